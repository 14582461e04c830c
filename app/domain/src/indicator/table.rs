//! A file's rows, whatever kind of file it was, and which column is which.

use serde::{Deserialize, Serialize};

use super::{CellProblem, CellWhat};
use crate::text::fold;

/// A cell as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing in it.
    #[default]
    Empty,
    /// Words, as they stand.
    Text(String),
    /// A number that a spreadsheet or JSON keeps as one, written out with a decimal point.
    Number(String),
    /// A formula, as it stands.
    Formula(String),
    /// Covered by a merged area.
    Merged,
    /// A day that a spreadsheet keeps as one, as `2026-02-01`.
    Day(String),
}

/// A sheet, a CSV file, or the objects of a JSON file. The first row is the heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawTable {
    /// Its rows, with their number in the file.
    pub rows: Vec<(u32, Vec<Cell>)>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The indicator's code.
    Code,
    /// The month.
    Month,
    /// The part, or the count.
    Numerator,
    /// The whole.
    Denominator,
    /// Actual or estimate; may be missing.
    Kind,
    /// What is to be known; may be missing.
    Note,
}

impl Column {
    /// Every column, in the order of an export.
    pub const ALL: [Self; 6] =
        [Self::Code, Self::Month, Self::Numerator, Self::Denominator, Self::Kind, Self::Note];

    /// The heading in an export.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Code => "Mã chỉ tiêu",
            Self::Month => "Tháng",
            Self::Numerator => "Tử số",
            Self::Denominator => "Mẫu số",
            Self::Kind => "Loại số liệu",
            Self::Note => "Ghi chú",
        }
    }

    /// Headings and keys by which it is known, folded, with `_` as a space.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Code => &["ma chi tieu", "ma", "chi tieu", "code", "indicator", "machitieu"],
            Self::Month => &["thang", "ky", "ky bao cao", "month", "period", "kybaocao"],
            Self::Numerator => &["tu so", "tu", "numerator", "tuso", "so dat"],
            Self::Denominator => &["mau so", "mau", "denominator", "mauso", "tong so"],
            Self::Kind => &["loai so lieu", "loai", "kind", "loaisolieu"],
            Self::Note => &["ghi chu", "note", "ghichu"],
        }
    }

    /// The column of that heading, if it is known.
    pub fn of(heading: &str) -> Option<Self> {
        let folded = fold(&heading.replace('_', " "));
        Self::ALL.into_iter().find(|column| column.names().contains(&folded.as_str()))
    }

    fn may_be_missing(self) -> bool {
        matches!(self, Self::Kind | Self::Note)
    }
}

/// Where each column stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Places([Option<usize>; 6]);

impl Places {
    /// Reads a heading; says what is missing or there twice.
    pub(super) fn read(row: u32, heading: &[Cell], problems: &mut Vec<CellProblem>) -> Self {
        let mut places = Self::default();
        for (at, cell) in heading.iter().enumerate() {
            let Cell::Text(text) = cell else { continue };
            let Some(column) = Column::of(text) else { continue };
            if places.0[column as usize].is_some() {
                problems.push(problem(row, Some(at), text, CellWhat::TwiceColumn { column }));
            }
            places.0[column as usize] = Some(at);
        }
        for column in Column::ALL {
            if places.0[column as usize].is_none() && !column.may_be_missing() {
                problems.push(problem(row, None, "", CellWhat::MissingColumn { column }));
            }
        }
        places
    }

    /// Where the column stands, counted from 0.
    pub(super) fn of(&self, column: Column) -> Option<usize> {
        self.0[column as usize]
    }
}

impl Cell {
    /// What a person reads in it.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Empty | Self::Merged => "",
            Self::Text(text) | Self::Number(text) | Self::Formula(text) | Self::Day(text) => text,
        }
    }

    /// True if nothing stands there.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// A problem at a place.
pub(super) fn problem(row: u32, at: Option<usize>, found: &str, what: CellWhat) -> CellProblem {
    const FOUND_MOST: usize = 40;
    CellProblem {
        row,
        column: at.map(letter).unwrap_or_default(),
        found: found.chars().take(FOUND_MOST).collect(),
        what,
    }
}

/// The name that a spreadsheet gives the column: A to Z, then AA.
fn letter(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or(0)));
        at /= 26;
        if at == 0 {
            break;
        }
        at -= 1;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet_and_known_by_several_headings() {
        for (at, name) in [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letter(at), name);
        }
        for (heading, column) in [
            ("Mã chỉ tiêu", Some(Column::Code)),
            ("MÃ", Some(Column::Code)),
            ("tu_so", Some(Column::Numerator)),
            ("Mẫu số", Some(Column::Denominator)),
            ("Tháng", Some(Column::Month)),
            ("Ngày sinh", None),
        ] {
            assert_eq!(Column::of(heading), column, "{heading}");
        }
    }
}
