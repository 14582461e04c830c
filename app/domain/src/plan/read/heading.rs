//! The columns of a table: known by their headings, in any order. A heading may take two rows, come again on a new
//! page, or be followed by a row of column numbers.

use crate::plan::{Row, scan::has_words};
use crate::text;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column {
    Number,
    Text,
    Lead,
    Support,
    Term,
    Product,
    Measure,
    Target,
    Ignored,
    Unknown,
}

/// What a table holds.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Tasks,
    Indicators,
}

/// Columns of a table in its own order, and the folded cells of its heading.
pub(super) struct Heading {
    pub kind: Kind,
    pub columns: Vec<Column>,
    pub cells: Vec<String>,
}

/// Columns that a row covers.
pub(super) fn width(row: &Row) -> usize {
    row.cells.iter().map(|cell| cell.span.clamp(1, 64) as usize).sum()
}

/// True if one of the first rows is a heading of tasks or indicators.
pub(super) fn has_heading(rows: &[Row]) -> bool {
    rows.iter()
        .take(6)
        .enumerate()
        .any(|(index, row)| heading(&grid(row), rows.get(index + 1).map(grid).as_ref()).is_some())
}

/// How many rows at the start of a table are its heading.
pub(super) fn rows_of_heading(rows: &[Row]) -> usize {
    let first = rows.first().map(grid);
    first.and_then(|first| heading(&first, rows.get(1).map(grid).as_ref())).map_or(0, |(_, rows)| rows)
}

/// A row laid out on the columns of its table. A spanning cell has its text in its first column.
pub(super) struct Grid {
    pub texts: Vec<String>,
    pub continued: Vec<bool>,
    /// True if one cell covers all columns, or all but the first.
    pub spanning: bool,
}

pub(super) fn grid(row: &Row) -> Grid {
    let mut grid = Grid { texts: Vec::new(), continued: Vec::new(), spanning: false };
    let columns = width(row);
    for cell in &row.cells {
        let span = cell.span.clamp(1, 64) as usize;
        grid.spanning |= columns > 2 && span + 1 >= columns;
        grid.texts.push(cell.text.clone());
        grid.continued.push(cell.continued);
        for _ in 1..span {
            grid.texts.push(String::new());
            grid.continued.push(false);
        }
    }
    grid
}

impl Grid {
    pub fn filled(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str).filter(|text| !text.is_empty())
    }
}

/// Reads `row` as a heading, together with the row below it where that one parts a heading further.
pub(super) fn heading(row: &Grid, next: Option<&Grid>) -> Option<(Heading, usize)> {
    let alone = one_heading(&row.texts);
    let below = next.filter(|next| is_subheading(next)).and_then(|next| {
        let merged: Vec<String> = (0..row.texts.len().max(next.texts.len()))
            .map(|column| {
                let lower = next.texts.get(column).filter(|text| !text.is_empty());
                lower.or(row.texts.get(column)).cloned().unwrap_or_default()
            })
            .collect();
        one_heading(&merged)
    });
    match (alone, below) {
        (_, Some(mut merged)) => {
            merged.cells = row.texts.iter().map(|text| text::fold(text)).collect();
            Some((merged, 2))
        }
        (Some(alone), None) => Some((alone, 1)),
        (None, None) => None,
    }
}

/// Below "Đơn vị thực hiện" stand "Chủ trì" and "Phối hợp".
fn is_subheading(row: &Grid) -> bool {
    row.texts.first().is_none_or(String::is_empty)
        && row.filled().count() >= 2
        && row.filled().all(|text| text.chars().count() <= 40)
        && row.filled().any(|text| matches!(column(text, false), Column::Lead | Column::Support))
}

fn one_heading(texts: &[String]) -> Option<Heading> {
    let cells: Vec<String> = texts.iter().map(|text| text::fold(text)).collect();
    if cells.iter().filter(|cell| !cell.is_empty()).count() < 2
        || cells.iter().any(|c| c.chars().count() > 90)
    {
        return None;
    }
    let has = |columns: &[Column], wanted: Column| columns.contains(&wanted);
    let tasks = unique(cells.iter().map(|cell| column(cell, false)).collect());
    let indicators = unique(cells.iter().map(|cell| column(cell, true)).collect());
    if has(&indicators, Column::Text) && has(&indicators, Column::Target) && !has(&tasks, Column::Term) {
        return Some(Heading { kind: Kind::Indicators, columns: indicators, cells });
    }
    let marks = [Column::Term, Column::Lead, Column::Support];
    if has(&tasks, Column::Text) && marks.iter().any(|mark| has(&tasks, *mark)) {
        return Some(Heading { kind: Kind::Tasks, columns: tasks, cells });
    }
    None
}

/// The first column of a kind counts; a second one is unknown.
fn unique(mut columns: Vec<Column>) -> Vec<Column> {
    for index in 1..columns.len() {
        let column = columns[index];
        if !matches!(column, Column::Ignored | Column::Unknown) && columns[..index].contains(&column) {
            columns[index] = Column::Unknown;
        }
    }
    columns
}

/// What a heading's words mean.
fn column(heading: &str, indicators: bool) -> Column {
    let folded = text::fold(heading);
    let has = |words: &[&str]| words.iter().any(|w| has_words(&folded, w));
    if folded.is_empty() {
        return Column::Ignored;
    }
    if has(&["stt", "tt", "so tt", "so thu tu"]) {
        return Column::Number;
    }
    if has(&["ghi chu"]) {
        return Column::Ignored;
    }
    // Who answers for a task above the units: there is no field for it, so it is shown as not understood.
    if has(&["lanh dao"]) {
        return Column::Unknown;
    }
    if has(&["chu tri", "phu trach", "theo doi"]) {
        return Column::Lead;
    }
    if has(&["phoi hop"]) {
        return Column::Support;
    }
    if indicators {
        if has(&["don vi tinh", "dvt"]) || folded == "don vi" {
            return Column::Measure;
        }
        let year = folded.split([' ', ',']).any(|word| word.len() == 4 && word.starts_with("20"));
        if has(&["muc tieu", "muc phan dau", "ke hoach", "gia tri", "chi tieu giao"]) || year {
            return Column::Target;
        }
        if has(&["chi tieu", "chi so", "noi dung"]) {
            return Column::Text;
        }
    } else {
        if has(&["thoi han", "thoi gian", "thoi diem", "tien do", "han hoan thanh", "hoan thanh"])
            || folded == "han"
        {
            return Column::Term;
        }
        if has(&["san pham", "ket qua"]) {
            return Column::Product;
        }
        if has(&["nhiem vu", "noi dung", "giai phap", "cong viec", "hoat dong"]) {
            return Column::Text;
        }
    }
    if has(&["don vi thuc hien", "co quan thuc hien", "bo phan thuc hien", "don vi", "co quan"]) {
        return Column::Lead;
    }
    Column::Unknown
}

/// A row of column numbers below the heading: (1) (2) (3), or A B 1 2.
pub(super) fn is_numbering(grid: &Grid, heading: &Heading) -> bool {
    let all_short = grid.filled().all(|text| {
        let inner = text.trim_matches(['(', ')', ' ', '[', ']']);
        !inner.is_empty()
            && inner.len() <= 2
            && inner.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
    });
    all_short && grid.filled().count() >= heading.columns.len().min(3)
}
