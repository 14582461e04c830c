//! One shape for a plan document, whether it came as text or from a word processor: paragraphs and tables with
//! line numbers. Absent on purpose: fonts, numbering styles, pictures, page layout.

use serde::{Deserialize, Serialize};

use crate::text;

/// A document as a list of blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub blocks: Vec<Block>,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// One paragraph, without layout marks.
    Paragraph {
        /// Line of the text file, or ordinal of the paragraph or row in a word-processor file; from 1.
        line: u32,
        text: String,
    },
    /// Rows that belong together, also over a page break.
    Table { rows: Vec<Row> },
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Line as in [`Block::Paragraph`].
    pub line: u32,
    pub cells: Vec<Cell>,
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its paragraphs, separated by line feeds.
    pub text: String,
    /// Columns that it covers, at least 1.
    pub span: u32,
    /// True if it continues the cell above (merged downwards); its text is then empty.
    pub continued: bool,
}

/// Words of the document that a field came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Line of the (first) block.
    pub line: u32,
    /// The words: part of a paragraph, or a whole row with tabs between its cells. Where a field took several
    /// paragraphs, they are separated by line feeds.
    pub text: String,
}

impl Document {
    /// Reads a text in which tables are lines with tabs. Byte order mark, kinds of line end, marks of layout
    /// (`*`, `**`) and composed or decomposed letters do not matter; blank lines and page numbers between two
    /// rows do not end a table.
    pub fn from_text(raw: &str) -> Self {
        let raw = raw
            .replace("\r\n", "\n")
            .replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
        let lines: Vec<&str> = raw.split('\n').collect();
        let mut document = Self::default();
        let mut table: Vec<Row> = Vec::new();
        let mut next = 0;
        while let Some(line) = lines.get(next) {
            let index = next;
            next += 1;
            let number = u32::try_from(next).unwrap_or(u32::MAX);
            if is_row(line) {
                let width = table.first().map_or(0, |row| row.cells.len());
                let (words, taken) =
                    wrapped_row(&lines[index..], width).unwrap_or_else(|| ((*line).to_owned(), 1));
                table.push(Row { line: number, cells: words.split('\t').map(Cell::of).collect() });
                next = index + taken;
                continue;
            }
            let text = clean(line);
            if text.is_empty() {
                continue;
            }
            if !table.is_empty() {
                let follows = || lines[next..].iter().find(|l| !clean(l).is_empty());
                if is_page_number(&text) && follows().is_some_and(|l| is_row(l)) {
                    continue;
                }
                document.blocks.push(Block::Table { rows: std::mem::take(&mut table) });
            }
            document.blocks.push(Block::Paragraph { line: number, text });
        }
        if !table.is_empty() {
            document.blocks.push(Block::Table { rows: table });
        }
        document
    }

    /// The document as text, one block or row a line, tabs between cells: what is kept beside a plan that came as
    /// a word-processor file.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph { text, .. } => {
                    out.push_str(text);
                    out.push('\n');
                }
                Block::Table { rows } => {
                    for row in rows {
                        out.push_str(&row.text());
                        out.push('\n');
                    }
                }
            }
        }
        out
    }

    /// True if every line of `quote` stands in a block at or after its line.
    pub fn says(&self, quote: &Quote) -> bool {
        quote.text.split('\n').all(|wanted| {
            self.blocks.iter().any(|block| match block {
                Block::Paragraph { line, text } => *line >= quote.line && text.contains(wanted),
                Block::Table { rows } => {
                    rows.iter().any(|row| row.line >= quote.line && row.text().contains(wanted))
                }
            })
        })
    }
}

impl Row {
    /// The row in one line: tabs between cells, a covered column as an empty cell, no tabs at the end.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (index, cell) in self.cells.iter().enumerate() {
            if index > 0 {
                out.push('\t');
            }
            out.push_str(&cell.text.replace('\n', " "));
            for _ in 1..cell.span.min(64) {
                out.push('\t');
            }
        }
        out.trim_end_matches('\t').to_owned()
    }

    /// The words of the row as a quote.
    pub fn quote(&self) -> Quote {
        Quote { line: self.line, text: self.text() }
    }
}

impl Block {
    /// A paragraph, or none if nothing is left of it but white space and marks of layout.
    pub fn paragraph(line: u32, raw: &str) -> Option<Self> {
        let text = clean(raw);
        (!text.is_empty()).then_some(Self::Paragraph { line, text })
    }
}

impl Cell {
    /// A cell of several paragraphs over `span` columns.
    pub fn new<'a>(paragraphs: impl IntoIterator<Item = &'a str>, span: u32) -> Self {
        let lines: Vec<String> = paragraphs.into_iter().map(clean).filter(|line| !line.is_empty()).collect();
        Self { text: lines.join("\n"), span: span.clamp(1, 64), continued: false }
    }

    /// A cell that continues the one above it.
    pub fn below(span: u32) -> Self {
        Self { text: String::new(), span: span.clamp(1, 64), continued: true }
    }

    /// A plain cell of one column. Layout marks go, white space is unified.
    pub fn of(raw: &str) -> Self {
        Self { text: clean(raw), span: 1, continued: false }
    }
}

impl Quote {
    /// A quote of one line.
    pub fn new(line: u32, text: impl Into<String>) -> Self {
        Self { line, text: text.into() }
    }
}

/// NFC, without layout marks and hidden characters, white space unified.
pub(super) fn clean(raw: &str) -> String {
    let plain: String = text::tidy(raw).chars().filter(|c| *c != '*').collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A row of `width` cells that is wrapped over the first of `lines`, and how many lines it takes; none if the first
/// line is a whole row, or what follows begins a row of its own.
fn wrapped_row(lines: &[&str], width: usize) -> Option<(String, usize)> {
    const MOST: usize = 12;
    let tabs = |line: &str| line.matches('\t').count();
    let mut words = (*lines.first()?).to_owned();
    if tabs(&words) + 1 >= width {
        return None;
    }
    for (index, line) in lines.iter().enumerate().take(MOST).skip(1) {
        let first = line.split('\t').next().unwrap_or_default().trim();
        let numbered = first.len() <= 6 && first.bytes().all(|b| b.is_ascii_digit() || b"IVX.)".contains(&b));
        if clean(line).is_empty() || numbered {
            return None;
        }
        words = format!("{words} {line}");
        match (tabs(&words) + 1).cmp(&width) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => return Some((words, index + 1)),
            std::cmp::Ordering::Greater => return None,
        }
    }
    None
}

fn is_row(line: &str) -> bool {
    line.trim_start().contains('\t') && !clean(line).is_empty()
}

fn is_page_number(text: &str) -> bool {
    let folded = text::fold(text);
    let inner = folded.trim_start_matches("trang").trim_matches(|c: char| c == '-' || c == '/' || c == ' ');
    !inner.is_empty() && inner.len() <= 9 && inner.chars().all(|c| c.is_ascii_digit() || c == '/' || c == ' ')
}
