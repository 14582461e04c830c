//! `/lich`: dialogues with the days around them, and the days of tasks, reports and promises.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::super::{DialogueKind, Phase, Warning};
use super::DialogueHead;
use crate::ids::DialogueId;
use crate::plan::ReportKind;

/// What of the calendar is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// A month of a year, from 1.
    Month {
        /// The year.
        year: i16,
        /// The month.
        month: i8,
    },
    /// A year.
    Year {
        /// The year.
        year: i16,
    },
}

impl Shown {
    /// Its first and its last day; none for a month that is none.
    pub fn days(self) -> Option<(Date, Date)> {
        let (first, last) = match self {
            Shown::Month { year, month } => {
                let first = Date::new(year, month, 1).ok()?;
                (first, first.last_of_month())
            }
            Shown::Year { year } => {
                let first = Date::new(year, 1, 1).ok()?;
                (first, first.last_of_year())
            }
        };
        (2000..2200).contains(&first.year()).then_some((first, last))
    }

    /// The one before and the one after.
    pub fn neighbours(self) -> (Shown, Shown) {
        match self {
            Shown::Year { year } => (Shown::Year { year: year - 1 }, Shown::Year { year: year + 1 }),
            Shown::Month { year, month } => {
                let of = |year, month| Shown::Month { year, month };
                (
                    if month <= 1 { of(year - 1, 12) } else { of(year, month - 1) },
                    if month >= 12 { of(year + 1, 1) } else { of(year, month + 1) },
                )
            }
        }
    }
}

/// What is on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EntryKind {
    /// A dialogue.
    Dialogue {
        /// With whom.
        with: DialogueKind,
        /// Where it stands.
        phase: Phase,
        /// When it begins.
        starts: Time,
    },
    /// A dialogue has to be announced by this day.
    NoticeBy,
    /// Its organiser is reminded of the result on this day.
    Reminder,
    /// Its result has to be announced by this day.
    ResultBy,
    /// A promise is due.
    CommitmentDue {
        /// Its day has passed and it was not kept.
        is_late: bool,
    },
    /// A task of the plan is due.
    TaskDue {
        /// Its code, for example `III.4`.
        code: String,
    },
    /// A report is due: the last day on which it is in time.
    ReportDue {
        /// Which.
        report: ReportKind,
    },
}

/// Something on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarEntry {
    /// Of the dialogue, promise, task or report that it tells of: stays when its day moves.
    pub id: i64,
    /// Rises with every change of that.
    pub revision: i64,
    /// The day.
    pub day: Date,
    /// What it is.
    pub kind: EntryKind,
    /// Its title: the dialogue's, the promise's, the task's, or the report's recipient.
    pub title: String,
    /// The dialogue that it belongs to.
    pub dialogue: Option<DialogueId>,
}

/// `/lich`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarPage {
    /// What is shown.
    pub shown: Shown,
    /// Today in Viet Nam.
    pub today: Date,
    /// In the order of days; dialogues by their hour first.
    pub entries: Vec<CalendarEntry>,
    /// Days that are not worked, weekends left out, with their names.
    pub off: Vec<(Date, String)>,
    /// Weekend days that are worked.
    pub makeup: Vec<Date>,
    /// What the year lacks.
    pub warnings: Vec<Warning>,
    /// Dialogues that are being planned or postponed, whatever their day.
    pub unsettled: Vec<DialogueHead>,
    /// The path of the reader's own calendar feed; secret.
    pub feed: String,
    /// The reader may plan a dialogue.
    pub may_run: bool,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_and_its_months_follow_each_other() {
        let december = Shown::Month { year: 2026, month: 12 };
        assert_eq!(december.days(), Some((date(2026, 12, 1), date(2026, 12, 31))));
        assert_eq!(december.neighbours().1, Shown::Month { year: 2027, month: 1 });
        assert_eq!(december.neighbours().1.neighbours().0, december);
        assert_eq!(Shown::Month { year: 2026, month: 13 }.days(), None);
        assert_eq!(Shown::Year { year: 1 }.days(), None);
    }
}
