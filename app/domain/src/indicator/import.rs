//! From the rows of a file to values, or every problem at its cell. A file is taken whole or not at all.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::table::{Places, problem};
use super::{
    Cell, CellProblem, CellWhat, Column, EntryFacts, Formula, NOTE_MOST, RawTable, Share, ValueKind, What,
    whole,
};
use crate::ids::IndicatorId;
use crate::period::Period;
use crate::text::{fold, visible};

/// The most lines of a file: fifty indicators of five years.
pub const ROWS_MOST: usize = 3000;

/// An indicator that a file may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub id: IndicatorId,
    /// Its code.
    pub code: String,
    /// How its values add up.
    pub formula: Formula,
    /// Whoever brings the file may enter it.
    pub may: bool,
    /// Months whose value waits for approval.
    pub waiting: Vec<Period>,
}

/// What a file is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFacts {
    /// Of the plan and the day; the formula is that of each indicator.
    pub entry: EntryFacts,
    /// The plan's indicators.
    pub indicators: Vec<Known>,
}

/// A value that a file brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    /// The line in the file.
    pub row: u32,
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Its code.
    pub code: String,
    /// Of which month.
    pub month: Period,
    /// The numbers.
    pub share: Share,
    /// What happened, or what is expected.
    pub kind: ValueKind,
    /// What is to be known about it.
    pub note: String,
    /// The value that stands there now; filled in by whoever knows.
    pub was: Option<Share>,
}

/// The values of a file, or every problem with it in the order of lines.
pub fn read_rows(table: &RawTable, facts: &ImportFacts) -> Result<Vec<ImportRow>, Vec<CellProblem>> {
    let mut problems = Vec::new();
    let Some(((heading_row, heading), rows)) = table.rows.split_first() else {
        return Err(vec![problem(0, None, "", CellWhat::NoRows)]);
    };
    let places = Places::read(*heading_row, heading, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let rows: Vec<&(u32, Vec<Cell>)> =
        rows.iter().filter(|(_, cells)| !cells.iter().all(Cell::is_blank)).collect();
    if rows.is_empty() {
        return Err(vec![problem(0, None, "", CellWhat::NoRows)]);
    }
    if rows.len() > ROWS_MOST {
        return Err(vec![problem(0, None, "", CellWhat::TooManyRows { most: ROWS_MOST as u32 })]);
    }
    let mut reader = Reader { facts, places, mixed: is_mixed(&rows, places), seen: HashMap::new(), problems };
    let found: Vec<ImportRow> = rows.iter().filter_map(|(row, cells)| reader.row(*row, cells)).collect();
    if reader.problems.is_empty() { Ok(found) } else { Err(reader.problems) }
}

struct Reader<'a> {
    facts: &'a ImportFacts,
    places: Places,
    mixed: bool,
    seen: HashMap<(IndicatorId, Period), u32>,
    problems: Vec<CellProblem>,
}

impl Reader<'_> {
    fn row(&mut self, row: u32, cells: &[Cell]) -> Option<ImportRow> {
        let known = self.take(row, cells, Column::Code, |reader, cell| reader.indicator(cell));
        let kind = self.take(row, cells, Column::Kind, |_, cell| kind(cell));
        let month = match kind {
            Some(kind) => self.take(row, cells, Column::Month, |reader, cell| {
                let month = month(cell).ok_or(CellWhat::Value(What::UnknownMonth))?;
                reader.facts.entry.month(month, kind).map_err(CellWhat::Value)
            }),
            None => None,
        };
        let numerator = self.take(row, cells, Column::Numerator, |reader, cell| reader.number(cell));
        let formula = known.as_ref().map_or(Formula::Share, |known| known.formula);
        let denominator = match formula {
            Formula::Share => self.take(row, cells, Column::Denominator, |reader, cell| reader.number(cell)),
            Formula::Count => Some(0),
        };
        let note = self.take(row, cells, Column::Note, |_, cell| note(cell));
        let share = Share::new(numerator?, denominator?);
        if let Some(what) = formula.refuses(share) {
            let column = if what == What::DenominatorZero { Column::Denominator } else { Column::Numerator };
            self.say(row, cells, column, CellWhat::Value(what));
        }
        let (known, month) = (known?, month?);
        if let Some(first) = self.seen.insert((known.id, month), row) {
            self.say(row, cells, Column::Month, CellWhat::TwiceMonth { row: first });
        }
        if known.waiting.contains(&month) {
            self.say(row, cells, Column::Month, CellWhat::Waiting);
        }
        let (indicator, code) = (known.id, known.code);
        Some(ImportRow { row, indicator, code, month, share, kind: kind?, note: note?, was: None })
    }

    /// What stands in a column, or a problem at its cell.
    fn take<T>(
        &mut self,
        row: u32,
        cells: &[Cell],
        column: Column,
        read: impl Fn(&Self, &Cell) -> Result<T, CellWhat>,
    ) -> Option<T> {
        let cell = self.places.of(column).and_then(|at| cells.get(at)).unwrap_or(&Cell::Empty);
        let found = match cell {
            Cell::Formula(_) => Err(CellWhat::Formula),
            Cell::Merged => Err(CellWhat::Merged),
            Cell::Text(text) if text.trim_start().starts_with('=') => Err(CellWhat::Formula),
            cell => read(self, cell),
        };
        match found {
            Ok(found) => Some(found),
            Err(what) => {
                self.say(row, cells, column, what);
                None
            }
        }
    }

    fn say(&mut self, row: u32, cells: &[Cell], column: Column, what: CellWhat) {
        let at = self.places.of(column);
        let words = at.and_then(|at| cells.get(at)).map(Cell::words).unwrap_or_default();
        self.problems.push(problem(row, at, words, what));
    }

    fn indicator(&self, cell: &Cell) -> Result<Known, CellWhat> {
        if cell.is_blank() {
            return Err(CellWhat::Value(What::Missing));
        }
        let code = fold(cell.words());
        let known = self.facts.indicators.iter().find(|known| fold(&known.code) == code);
        match known {
            None => Err(CellWhat::UnknownIndicator),
            Some(known) if !known.may => Err(CellWhat::OtherUnit),
            Some(known) => Ok(known.clone()),
        }
    }

    fn number(&self, cell: &Cell) -> Result<i64, CellWhat> {
        let value = match cell {
            Cell::Number(written) => {
                let (digits, part) = written.split_once('.').unwrap_or((written, ""));
                if part.chars().any(|c| c != '0') {
                    return Err(CellWhat::NotWhole);
                }
                whole(digits)
            }
            // Which of the two the file means by a mark is unclear, so no marked number of it is taken.
            Cell::Text(text) if self.mixed && text.contains(['.', ',']) => return Err(CellWhat::MixedMarks),
            cell => whole(cell.words()),
        };
        value.and_then(|value| value.ok_or(What::Missing)).map_err(CellWhat::Value)
    }
}

/// Some numbers of the file have a point where others have a comma.
fn is_mixed(rows: &[&(u32, Vec<Cell>)], places: Places) -> bool {
    let numbers = || {
        rows.iter().flat_map(move |(_, cells)| {
            let at = [Column::Numerator, Column::Denominator].into_iter().filter_map(move |c| places.of(c));
            at.filter_map(|at| match cells.get(at) {
                Some(Cell::Text(text)) => Some(text.as_str()),
                _ => None,
            })
        })
    };
    numbers().any(|text| text.contains('.')) && numbers().any(|text| text.contains(','))
}

/// A month as files write it: `2026-M02`, `2026-02`, `02/2026`, `Tháng 2/2026`, or any day of it.
fn month(cell: &Cell) -> Option<Period> {
    let words = fold(cell.words());
    let words = words.strip_prefix("thang").unwrap_or(&words).trim();
    if let Ok(period) = words.to_uppercase().parse::<Period>() {
        return Some(period);
    }
    let parts: Vec<&str> = words.split(['-', '/', '.']).map(str::trim).collect();
    let (year, month) = match parts[..] {
        [first, second] if first.len() == 4 => (first, second),
        [first, second] if second.len() == 4 => (second, first),
        // A day of the month: as a spreadsheet keeps it, or dd/mm/yyyy.
        [year, month, _] if year.len() == 4 => (year, month),
        [_, month, year] if year.len() == 4 => (year, month),
        _ => return None,
    };
    let is_number =
        |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(year) || !is_number(month) {
        return None;
    }
    Period::month(year.parse().ok()?, month.parse().ok()?).ok()
}

fn kind(cell: &Cell) -> Result<ValueKind, CellWhat> {
    match fold(cell.words()).as_str() {
        "" | "thuc hien" | "actual" => Ok(ValueKind::Actual),
        "uoc" | "uoc thuc hien" | "estimate" => Ok(ValueKind::Estimate),
        _ => Err(CellWhat::Value(What::UnknownChoice)),
    }
}

fn note(cell: &Cell) -> Result<String, CellWhat> {
    let text = visible(cell.words());
    let now = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if now > NOTE_MOST { Err(CellWhat::Value(What::TooLong { most: NOTE_MOST, now })) } else { Ok(text) }
}
