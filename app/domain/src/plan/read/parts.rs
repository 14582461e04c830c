//! A document parted into running text and the rows of its tables of tasks and indicators.

use std::borrow::Cow;

use super::{Line, heading, table};
use crate::plan::{Block, Cell, Document, NotUnderstood, Row, Why, scan::Folded};

/// Running text and rows, each in the order of the document.
pub(super) struct Parts<'a> {
    pub lines: Vec<Line<'a>>,
    pub rows: Vec<Cow<'a, Row>>,
}

/// A paragraph and its line.
type Words<'a> = (u32, &'a str);

/// A table of tasks or indicators.
struct Table<'a> {
    rows: &'a [Row],
    /// A group's heading in the paragraphs above it, where the table has none of its own.
    group: Option<Words<'a>>,
    /// Paragraphs between this table and the one that it carries on.
    between: Vec<Words<'a>>,
}

impl<'a> Parts<'a> {
    /// Tables of one or two columns only lay out text (the head, the signature), unless their headings say
    /// otherwise: their cells are read as paragraphs. Wider ones must have known headings, or carry on the table
    /// before them.
    pub fn of(document: &'a Document, not_understood: &mut Vec<NotUnderstood>) -> Self {
        let mut lines = Vec::new();
        let mut tables: Vec<Table<'a>> = Vec::new();
        let mut width = None;
        let mut since: Vec<Words<'a>> = Vec::new();
        for block in &document.blocks {
            let rows = match block {
                Block::Paragraph { line, text } => {
                    since.push((*line, text));
                    lines.push(Line { line: *line, text, folded: Folded::new(text) });
                    continue;
                }
                Block::Table { rows } => rows,
            };
            let columns = rows.iter().map(heading::width).max().unwrap_or(0);
            let named = heading::has_heading(rows);
            if named || (width == Some(columns) && since.len() <= 3) {
                let group = since.iter().rev().take(3).find(|(_, text)| table::coded_heading(text).is_some());
                let group = group.copied().filter(|_| !table::has_groups(rows));
                let between = if named { Vec::new() } else { std::mem::take(&mut since) };
                width = Some(columns);
                tables.push(Table { rows, group, between });
            } else if columns <= 2 || rows.len() == 1 {
                for row in rows {
                    let texts = row.cells.iter().flat_map(|cell| cell.text.split('\n'));
                    for text in texts.filter(|text| !text.trim().is_empty()) {
                        lines.push(Line { line: row.line, text, folded: Folded::new(text) });
                    }
                }
            } else if let Some(row) = rows.first() {
                not_understood.push(NotUnderstood { line: row.line, text: row.text(), why: Why::Table });
            }
            since.clear();
        }
        Self { lines, rows: rows(tables, not_understood) }
    }
}

/// The rows of all tables. Where at least two tables have a group's heading above them, each such heading becomes a
/// row; a single one is rather the heading of a section.
fn rows<'a>(tables: Vec<Table<'a>>, not_understood: &mut Vec<NotUnderstood>) -> Vec<Cow<'a, Row>> {
    let by_paragraph = tables.iter().filter(|table| table.group.is_some()).count() >= 2;
    let mut rows = Vec::new();
    for table in tables {
        let group = table.group.filter(|_| by_paragraph);
        let strange = table.between.iter().filter(|words| Some(**words) != group);
        not_understood.extend(strange.map(|(line, text)| NotUnderstood {
            line: *line,
            text: (*text).to_owned(),
            why: Why::BetweenRows,
        }));
        let (head, body) = table.rows.split_at(heading::rows_of_heading(table.rows));
        rows.extend(head.iter().map(Cow::Borrowed));
        rows.extend(group.map(|(line, text)| Cow::Owned(Row { line, cells: vec![Cell::new([text], 64)] })));
        rows.extend(body.iter().map(Cow::Borrowed));
    }
    rows
}
