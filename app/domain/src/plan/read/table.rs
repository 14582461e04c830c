//! The rows of a plan's tables: indicators, groups and tasks. Which column is what, `heading` knows.

use std::borrow::Cow;

use super::{
    Line,
    heading::{Column, Grid, Heading, Kind, grid, heading, is_numbering},
    units,
};
use crate::plan::{
    Draft, Group, Indicator, NotUnderstood, Quote, Quoted, Row, Target, Task, Term, Why,
    scan::{Cursor, Folded, as_roman, has_words, roman},
    suggest,
};
use crate::{
    board::{TermKind, WardRole},
    text,
};

/// Reads all rows into the draft; `lines` may hold the document's own sum.
pub(super) fn read(rows: &[Cow<'_, Row>], lines: &[Line<'_>], year: Option<i16>, draft: &mut Draft) {
    draft.said_total = lines.iter().find_map(|line| said_total(line.text, &line.quote()));
    let mut reader = Reader { draft, year, heading: None, above: Vec::new() };
    let mut index = 0;
    while let Some(row) = rows.get(index) {
        let next = rows.get(index + 1).map(|row| grid(row));
        index += reader.row(row, next.as_ref());
    }
}

/// Most tasks of a plan; rows beyond are listed as not understood.
const MOST_TASKS: usize = 2000;

/// The state while rows are read.
struct Reader<'a> {
    draft: &'a mut Draft,
    year: Option<i16>,
    heading: Option<Heading>,
    /// Cells of the row above, for cells merged downwards.
    above: Vec<String>,
}

/// How a row is numbered.
enum Number {
    None,
    /// A Roman numeral or a capital letter.
    Code(String),
    /// 4, or 4.2 with the part after the point.
    Plain(u32, Option<u32>),
    /// II.4.
    Full(String, u32),
    Other,
}

impl Reader<'_> {
    /// Reads one row; returns how many rows are done (two for a heading of two rows).
    fn row(&mut self, row: &Row, next: Option<&Grid>) -> usize {
        let mut grid = grid(row);
        if grid.filled().next().is_none() {
            return 1;
        }
        if let Some((heading, rows)) = heading(&grid, next) {
            self.start(heading, row);
            return rows;
        }
        if let Some(total) = said_total(&row.text(), &row.quote()) {
            self.draft.said_total = self.draft.said_total.take().or(Some(total));
            return 1;
        }
        self.inherit(&mut grid);
        match &self.heading {
            Some(heading) if is_numbering(&grid, heading) => {}
            Some(heading) if heading.kind == Kind::Indicators => self.indicator(row, &grid),
            Some(_) => self.task_or_group(row, &grid, next),
            None => self.lost(row, Why::Row),
        }
        self.above = grid.texts;
        1
    }

    /// A heading: the same again on a new page changes nothing.
    fn start(&mut self, heading: Heading, row: &Row) {
        if self.heading.as_ref().is_some_and(|known| known.cells == heading.cells) {
            return;
        }
        let unknown =
            heading.columns.iter().zip(&heading.cells).any(|(column, _)| *column == Column::Unknown);
        if unknown {
            self.lost(row, Why::Column);
        }
        self.above.clear();
        self.heading = Some(heading);
    }

    /// A cell merged with the one above says the same.
    fn inherit(&self, grid: &mut Grid) {
        for (index, continued) in grid.continued.iter().enumerate() {
            let column = self.heading.as_ref().and_then(|h| h.columns.get(index));
            let shared =
                matches!(column, Some(Column::Lead | Column::Support | Column::Term | Column::Product));
            if let Some(above) = self.above.get(index).filter(|_| *continued && shared) {
                grid.texts[index] = above.clone();
            }
        }
    }

    fn cell<'g>(&self, grid: &'g Grid, wanted: Column) -> &'g str {
        let index = self.heading.as_ref().and_then(|h| h.columns.iter().position(|c| *c == wanted));
        index.and_then(|index| grid.texts.get(index)).map(String::as_str).unwrap_or_default()
    }

    fn lost(&mut self, row: &Row, why: Why) {
        self.draft.not_understood.push(NotUnderstood { line: row.line, text: row.text(), why });
    }

    fn indicator(&mut self, row: &Row, grid: &Grid) {
        let name = self.cell(grid, Column::Text);
        let target_text = Some(self.cell(grid, Column::Target)).filter(|t| !t.is_empty());
        let unit = Some(self.cell(grid, Column::Measure)).filter(|t| !t.is_empty());
        if name.is_empty() || (target_text.is_none() && unit.is_none()) {
            self.lost(row, Why::Row);
            return;
        }
        let target = target_text.and_then(Target::read);
        let lead = units::split_units(self.cell(grid, Column::Lead)).into_iter().next();
        let indicator = Indicator {
            code: format!("CT{}", self.draft.indicators.len() + 1),
            name: one_line(name),
            unit: unit.map(one_line),
            target_text: target_text.map(one_line),
            target,
            lead_unit: lead,
            quote: row.quote(),
        };
        if let Some(text) = indicator.target_text.clone().filter(|_| target.is_none()) {
            self.draft.not_understood.push(NotUnderstood { line: row.line, text, why: Why::Target });
        }
        self.draft.indicators.push(indicator);
    }

    fn task_or_group(&mut self, row: &Row, grid: &Grid, next: Option<&Grid>) {
        let mut only = grid.filled();
        let heading_text = only.next().unwrap_or_default().to_owned();
        let alone = only.next().is_none();
        let marked = [Column::Lead, Column::Support, Column::Term, Column::Product]
            .iter()
            .any(|column| !self.cell(grid, *column).is_empty());
        let number = number(self.cell(grid, Column::Number));
        let text = self.cell(grid, Column::Text).to_owned();
        if alone {
            self.lone_cell(row, grid, &heading_text);
            return;
        }
        match number {
            Number::Code(code) if !marked => self.group(code, text, row),
            Number::Plain(n, None) if !marked && self.parts_further(next, n) => {
                self.group(n.to_string(), text, row)
            }
            Number::None | Number::Other if !marked && !text.is_empty() => self.carry_on(row, &text),
            _ if text.is_empty() => self.lost(row, Why::Row),
            number => self.task(number, text, row, grid),
        }
    }

    /// A row with words in one cell: a group's heading across the row, or the rest of a text.
    fn lone_cell(&mut self, row: &Row, grid: &Grid, words: &str) {
        if let Some((code, name)) = coded_heading(words) {
            self.group(code, name.to_owned(), row);
        } else if grid.spanning {
            let ordinal = u32::try_from(self.draft.groups.len() + 1).unwrap_or(1);
            self.group(as_roman(ordinal), words.to_owned(), row);
        } else {
            self.carry_on(row, words);
        }
    }

    /// True if the next row is numbered within group `n`: "2" above "2.1".
    fn parts_further(&self, next: Option<&Grid>, n: u32) -> bool {
        next.is_some_and(
            |next| matches!(number(self.cell(next, Column::Number)), Number::Plain(a, Some(_)) if a == n),
        )
    }

    fn group(&mut self, code: String, name: String, row: &Row) {
        if self.draft.groups.iter().any(|group| group.code == code) {
            self.lost(row, Why::Number);
        }
        let name = one_line(&name);
        let suggested_short_name = suggest::group_short_name(&name);
        let code = self.free_group_code(code);
        self.draft.groups.push(Group {
            code,
            name,
            suggested_short_name,
            tasks: Vec::new(),
            quote: row.quote(),
        });
    }

    fn free_group_code(&self, code: String) -> String {
        let taken = |code: &str| self.draft.groups.iter().any(|group| group.code == code);
        if !taken(&code) {
            return code;
        }
        (2..).map(|n| format!("{code}-{n}")).find(|code| !taken(code)).unwrap_or(code)
    }

    /// The rest of a task's text: after a page break, or a sub-point.
    fn carry_on(&mut self, row: &Row, words: &str) {
        let task = self.draft.groups.last_mut().and_then(|group| group.tasks.last_mut());
        let rest = words.starts_with(['-', '+', '•'])
            || words.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
        match task {
            Some(task) if rest || !task.text.ends_with(['.', ';', ':']) => {
                let separator = if words.starts_with(['-', '+', '•']) { '\n' } else { ' ' };
                task.text.push(separator);
                task.text.push_str(words);
                task.continued.push(row.quote());
            }
            _ => self.lost(row, Why::Row),
        }
    }

    fn task(&mut self, number: Number, text: String, row: &Row, grid: &Grid) {
        if self.draft.groups.iter().map(|group| group.tasks.len()).sum::<usize>() >= MOST_TASKS {
            self.lost(row, Why::Row);
            return;
        }
        if self.draft.groups.is_empty() {
            // A table without group rows: one group without a name, which is then asked for.
            self.draft.groups.push(Group {
                code: "I".to_owned(),
                name: String::new(),
                suggested_short_name: String::new(),
                tasks: Vec::new(),
                quote: row.quote(),
            });
        }
        let Some(group) = self.draft.groups.last() else { return };
        let (code, no, strange) = place(group, &number);
        let numbered = self.heading.as_ref().is_some_and(|h| h.columns.contains(&Column::Number));
        if strange && numbered {
            self.lost(row, Why::Number);
        }
        let (role, mut named) = self.role(row, grid);
        let lead_unit = if named.lead.is_empty() { None } else { Some(named.lead.remove(0)) };
        let support_units = named.lead.into_iter().chain(named.support).collect();
        let term_text = Some(one_line(self.cell(grid, Column::Term))).filter(|t| !t.is_empty());
        let term = term_text.as_deref().map(|words| Term::read(words, self.year));
        if let (Some(words), Some(TermKind::Unknown)) = (&term_text, term.as_ref().map(|t| t.kind)) {
            let text = words.clone();
            self.draft.not_understood.push(NotUnderstood { line: row.line, text, why: Why::Term });
        }
        let product = Some(one_line(self.cell(grid, Column::Product))).filter(|t| !t.is_empty());
        let suggestion = suggest::for_task(&text);
        let quote = row.quote();
        let continued = Vec::new();
        let task = Task {
            code,
            no,
            text,
            role,
            lead_unit,
            support_units,
            product,
            term_text,
            term,
            suggestion,
            quote,
            continued,
        };
        if let Some(group) = self.draft.groups.last_mut() {
            group.tasks.push(task);
        }
    }

    /// An x marks the ward's role; other words name units.
    fn role(&mut self, row: &Row, grid: &Grid) -> (Option<WardRole>, Named) {
        let lead = self.cell(grid, Column::Lead).to_owned();
        let support = self.cell(grid, Column::Support).to_owned();
        let role = match (is_mark(&lead), is_mark(&support)) {
            (true, false) => Some(WardRole::Lead),
            (false, true) => Some(WardRole::Coordinate),
            (false, false) => None,
            (true, true) => {
                self.lost(row, Why::Role);
                None
            }
        };
        let mut named = Named { lead: Vec::new(), support: Vec::new() };
        for (cell, names) in [(&lead, &mut named.lead), (&support, &mut named.support)] {
            if is_mark(cell) || is_blank(cell) {
                continue;
            }
            if cell.chars().filter(|c| c.is_alphabetic()).count() >= 2 {
                names.extend(units::split_units(cell));
            } else {
                self.draft.not_understood.push(NotUnderstood {
                    line: row.line,
                    text: cell.clone(),
                    why: Why::Role,
                });
            }
        }
        if named.lead.len() > 1 {
            self.draft.not_understood.push(NotUnderstood { line: row.line, text: lead, why: Why::Role });
        }
        (role, named)
    }
}

/// Units that a row names.
struct Named {
    lead: Vec<String>,
    support: Vec<String>,
}

/// Code and number of a task in its group, and whether the number was missing, strange or already taken.
fn place(group: &Group, number: &Number) -> (String, u32, bool) {
    let next = group.tasks.iter().map(|task| task.no).max().unwrap_or(0).saturating_add(1);
    let (label, no, strange) = match number {
        Number::Plain(a, Some(b)) if group.code == a.to_string() => (b.to_string(), *b, false),
        Number::Plain(a, Some(b)) => (format!("{a}.{b}"), a.saturating_mul(1000).saturating_add(*b), false),
        Number::Plain(a, None) => (a.to_string(), *a, false),
        Number::Full(code, n) => (n.to_string(), *n, *code != group.code),
        Number::Code(code) => match roman(code) {
            Some(n) => (n.to_string(), n, false),
            None => (next.to_string(), next, true),
        },
        Number::None | Number::Other => (next.to_string(), next, true),
    };
    let code = format!("{}.{label}", group.code);
    let taken = |code: &str, no: u32| group.tasks.iter().any(|task| task.code == code || task.no == no);
    if taken(&code, no) {
        // "2b", so that the rows below keep the numbers that they have.
        let free = ('b'..='z')
            .zip(500..)
            .map(|(letter, step)| (format!("{code}{letter}"), no.saturating_mul(1000).saturating_add(step)));
        let (code, no) = free
            .into_iter()
            .find(|(code, no)| !taken(code, *no))
            .unwrap_or((format!("{}.{next}", group.code), next));
        return (code, no, true);
    }
    (code, no, strange)
}

fn number(cell: &str) -> Number {
    let cell = cell.trim().trim_end_matches(['.', ')', ':', ' ']);
    if cell.is_empty() {
        return Number::None;
    }
    if is_code(cell) {
        return Number::Code(cell.to_owned());
    }
    let digits = |part: &str| if part.len() <= 4 { part.parse::<u32>().ok() } else { None };
    match cell.split_once(['.', '-']) {
        None => digits(cell).map_or(Number::Other, |n| Number::Plain(n, None)),
        Some((first, rest)) => match (digits(first), digits(rest.trim())) {
            (Some(a), Some(b)) => Number::Plain(a, Some(b)),
            (None, Some(b)) if is_code(first) => Number::Full(first.to_owned(), b),
            _ => Number::Other,
        },
    }
}

/// "II" or "B".
fn is_code(text: &str) -> bool {
    let capitals = text.bytes().all(|b| b.is_ascii_uppercase());
    capitals && (roman(text).is_some() || text.len() == 1)
}

/// True if a table has rows that head groups.
pub(super) fn has_groups(rows: &[Row]) -> bool {
    rows.iter().map(grid).any(|grid| {
        let mut filled = grid.filled();
        let first = filled.next().unwrap_or_default();
        let code = is_code(first.trim_end_matches(['.', ')', ' '])) && filled.next().is_some();
        let rest_empty = filled.next().is_none();
        rest_empty && (code || coded_heading(first).is_some())
    })
}

/// "II. Cải cách …" across a row.
pub(super) fn coded_heading(words: &str) -> Option<(String, &str)> {
    let end = words.find(['.', ')', ':', ' ', '-', '–'])?;
    let code = &words[..end];
    let rest = words[end..].trim_start_matches(['.', ')', ':', ' ', '-', '–']);
    let letter_alone = code.len() == 1 && roman(code).is_none() && words[end..].starts_with(' ');
    (is_code(code) && !letter_alone && !rest.is_empty()).then(|| (code.to_owned(), rest))
}

/// An x, a tick or another mark that stands for "yes".
fn is_mark(cell: &str) -> bool {
    let folded = text::fold(cell);
    matches!(
        folded.as_str(),
        "x" | "v" | "co" | "√" | "✓" | "✔" | "☑" | "☒" | "■" | "●" | "•" | "+" | "×" | "✕" | "✗"
    )
}

fn is_blank(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '/' | ' ' | '…'))
}

/// "Tổng số: 26 nhiệm vụ".
fn said_total(text: &str, quote: &Quote) -> Option<Quoted<u32>> {
    let folded = Folded::new(text);
    let at =
        ["tong so", "tong cong"].iter().find_map(|words| folded.find(words, 0).map(|at| at + words.len()))?;
    let mut cursor = Cursor::new(&folded.text[at..]);
    cursor.mark(&[':']);
    cursor.any(&["la", "co", "gom", "nhiem vu"]);
    cursor.mark(&[':']);
    let value = cursor.number(4)?;
    (text.chars().count() <= 120 && has_words(&folded.text, "nhiem vu"))
        .then(|| Quoted { value, quote: quote.clone() })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
