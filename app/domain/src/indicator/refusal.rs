//! Why indicators say no.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Column, Doubt, Step, ValueState};

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The name of the field.
    pub field: String,
    /// What is wrong with it.
    pub what: What,
}

impl Problem {
    /// A problem with this field.
    pub fn new(field: &str, what: What) -> Self {
        Self { field: field.to_owned(), what }
    }
}

/// What can be wrong with a field, or with a cell of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Nothing was typed or chosen.
    Missing,
    /// An approved value is revised without a word why.
    NoReason,
    /// No number: letters, a percent sign, a formula.
    NotANumber,
    /// Less than nothing.
    Negative,
    /// A point or comma that does not group thousands as `1.234` does: it may mean either.
    Separator,
    /// More than is believed.
    TooLarge {
        /// The most.
        most: i64,
    },
    /// The part is greater than the whole.
    NumeratorOverDenominator,
    /// The whole is nothing while the part is something.
    DenominatorZero,
    /// No month, for example 2026-M13.
    UnknownMonth,
    /// A month that has not begun.
    FutureMonth,
    /// A month that has not ended takes an estimate alone.
    UnfinishedMonth,
    /// A month of a year that was closed.
    ClosedYear {
        /// The year.
        year: i16,
    },
    /// A month of neither the plan's year nor the year before.
    OtherYear {
        /// The plan's year.
        year: i16,
    },
    /// Not one of the choices.
    UnknownChoice,
    /// More characters than are kept.
    TooLong {
        /// The most.
        most: u32,
        /// As many as there are.
        now: u32,
    },
    /// No day as dd/mm/yyyy.
    NotADay,
    /// A day that has passed.
    DayPassed,
    /// A day that has not come.
    FutureDay,
    /// The code is in use.
    CodeTaken,
}

/// What is wrong at one place of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellProblem {
    /// The line in the file, from 1; the heading is one of them. 0 is the file as a whole.
    pub row: u32,
    /// The column as a spreadsheet names it, for example `C`; empty for the whole line.
    pub column: String,
    /// The words that stand there, shortened.
    pub found: String,
    /// What is wrong with them.
    pub what: CellWhat,
}

/// What can be wrong at a place of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellWhat {
    /// The same as in the form.
    Value(What),
    /// A column that must be there is not.
    MissingColumn {
        /// Which.
        column: Column,
    },
    /// Two columns mean the same.
    TwiceColumn {
        /// Which.
        column: Column,
    },
    /// Some numbers of the file group thousands by points and others by commas.
    MixedMarks,
    /// Part of a merged cell: it is unclear what the line holds.
    Merged,
    /// A formula: its result is not taken on trust.
    Formula,
    /// No indicator of the plan has this code.
    UnknownIndicator,
    /// The indicator and month stand in an earlier line.
    TwiceMonth {
        /// That line.
        row: u32,
    },
    /// The value waits for approval and is not changed by a file.
    Waiting,
    /// The indicator is another unit's.
    OtherUnit,
    /// A fraction where a whole number is expected.
    NotWhole,
    /// More lines than are read.
    TooManyRows {
        /// The most.
        most: u32,
    },
    /// No line below the heading.
    NoRows,
    /// Of no kind that is read: CSV in UTF-8, XLSX, or JSON.
    FileKind,
    /// It cannot be read to its end.
    Damaged,
    /// More bytes than are taken.
    FileTooLarge {
        /// The most.
        most: u64,
    },
}

/// Why it was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Refusal {
    /// The form has problems; nothing was taken.
    Form {
        /// All of them, in the order of the fields.
        problems: Vec<Problem>,
    },
    /// The value differs much from what was known; it is taken once the person has said that it is right.
    Unconfirmed {
        /// What was noticed.
        doubts: Vec<Doubt>,
    },
    /// The file has problems; nothing of it was taken.
    File {
        /// The first of them, in the order of the file.
        problems: Vec<CellProblem>,
        /// How many more there are.
        more: u32,
    },
    /// This step does not follow from where the value stands.
    NoSuchStep {
        /// Where it stands; none if there is no value.
        state: Option<ValueState>,
        /// What was asked for.
        step: Step,
    },
    /// Nothing differs from what is approved already.
    NothingChanged,
    /// There is no plan of this year.
    NoPlan,
    /// The year was closed on that day.
    YearClosed {
        /// The year.
        year: i16,
        /// When.
        on: Date,
    },
    /// The indicator comes from the plan; what the plan says of it is changed by a newer document alone.
    FromPlan,
    /// No active unit of that id.
    UnknownUnit,
    /// It was answered, confirmed or dropped already.
    DecidedAlready,
}

impl From<Vec<Problem>> for Refusal {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Form { problems }
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Form { problems: vec![problem] }
    }
}
