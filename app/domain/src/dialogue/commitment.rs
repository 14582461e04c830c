//! What the ward promised at a dialogue ("cam kết"): by which unit, until when, and whether it was kept or taken back.
//! Whether it runs or is late is computed for a day, never stored.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::field::Problems;
use super::{Problem, What};
use crate::ids::{CommitmentId, QuestionId, UnitId};
use crate::percent::{Percent, percent};

/// The most characters of a promise.
pub const PROMISE_MOST: u32 = 1000;

/// A promise as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommitmentForm {
    /// What is promised.
    pub text: String,
    /// The id of the unit in charge; required.
    pub unit: String,
    /// Until when, as dd/mm/yyyy; required.
    pub due_on: String,
    /// The plan's task that it belongs to, as in the form of a dialogue; empty is the dialogue's.
    pub task: String,
    /// The id of the question that it settles; empty for a conclusion that nobody had asked for.
    pub question: String,
    /// Made with the form: the same form sent twice is one promise.
    pub form_key: String,
}

/// A promise about to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCommitment {
    /// What is promised.
    pub text: String,
    /// The unit in charge.
    pub unit: UnitId,
    /// The last day in time.
    pub due_on: Date,
    /// The plan's task as the form said it; empty is the dialogue's.
    pub task: String,
    /// The question that it settles.
    pub question: Option<QuestionId>,
    /// The key of the form with what it says; none for one that is not made by a form.
    pub idempotency_key: Option<String>,
}

impl CommitmentForm {
    /// The promise that was typed, or all that is wrong with it.
    pub fn parse(&self, today: Date) -> Result<NewCommitment, Vec<Problem>> {
        let mut problems = Problems::default();
        let text = problems.text("text", &self.text, 10, PROMISE_MOST);
        let unit = problems.choice("unit", &self.unit, |id| id.parse().ok().map(UnitId));
        let due_on = problems.day("due_on", &self.due_on);
        if due_on.is_some_and(|day| day < today) {
            problems.add("due_on", What::Passed);
        }
        let task = problems.line("task", &self.task, 0, 20);
        let question = match self.question.trim() {
            "" => None,
            typed => problems.choice("question", typed, |id| id.parse().ok().map(QuestionId)),
        };
        match (unit, due_on) {
            (Some(unit), Some(due_on)) if problems.0.is_empty() => {
                Ok(NewCommitment { text, unit, due_on, task, question, idempotency_key: None })
            }
            _ => Err(problems.0),
        }
    }
}

/// A promise, as far as the rules need to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Its id.
    pub id: CommitmentId,
    /// The last day in time.
    pub due_on: Date,
    /// When it was kept; none while it was not.
    pub kept_on: Option<Date>,
    /// It was taken back.
    pub is_withdrawn: bool,
}

/// Where a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum CommitmentStanding {
    /// Kept ("đã thực hiện").
    Kept {
        /// By its day.
        in_time: bool,
    },
    /// Not kept yet, and its day has not passed ("đang thực hiện").
    Running {
        /// Days left; 0 on the last one.
        days: u32,
    },
    /// Not kept, and its day has passed ("quá hạn").
    Late {
        /// Days since.
        days: u32,
    },
    /// Taken back with a reason before it was kept ("đã rút").
    Withdrawn,
}

/// Where a promise stands today.
pub fn standing(commitment: Commitment, today: Date) -> CommitmentStanding {
    let days = |from: Date, to: Date| (to - from).get_days().unsigned_abs();
    match commitment.kept_on {
        None if commitment.is_withdrawn => CommitmentStanding::Withdrawn,
        Some(on) => CommitmentStanding::Kept { in_time: on <= commitment.due_on },
        None if today <= commitment.due_on => {
            CommitmentStanding::Running { days: days(today, commitment.due_on) }
        }
        None => CommitmentStanding::Late { days: days(commitment.due_on, today) },
    }
}

/// How many promises were kept, run and are late. Those that were taken back are none of them: each stands there with the
/// reason, for everybody to judge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    /// Kept, whenever.
    pub kept: u32,
    /// Of those, kept by their day.
    pub in_time: u32,
    /// Not kept yet, in time.
    pub running: u32,
    /// Not kept, and late.
    pub late: u32,
}

impl Ratio {
    /// The sums of these.
    pub fn of(standings: impl IntoIterator<Item = CommitmentStanding>) -> Self {
        let mut ratio = Self::default();
        for standing in standings {
            match standing {
                CommitmentStanding::Kept { in_time } => {
                    ratio.kept += 1;
                    ratio.in_time += u32::from(in_time);
                }
                CommitmentStanding::Running { .. } => ratio.running += 1,
                CommitmentStanding::Late { .. } => ratio.late += 1,
                CommitmentStanding::Withdrawn => {}
            }
        }
        ratio
    }

    /// All promises.
    pub fn all(self) -> u32 {
        self.kept + self.running + self.late
    }

    /// How many of a hundred were kept; none if nothing was promised.
    pub fn percent(self) -> Option<Percent> {
        percent(u64::from(self.kept), u64::from(self.all()), 100)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn promise(due: Date, kept_on: Option<Date>) -> Commitment {
        Commitment { id: CommitmentId(1), due_on: due, kept_on, is_withdrawn: false }
    }

    #[test]
    fn a_promise_needs_a_unit_and_a_day() {
        let today = date(2026, 12, 10);
        let form = CommitmentForm {
            text: "Bố trí khu vực để xe cho khách của chợ".into(),
            unit: "3".into(),
            due_on: "31/01/2027".into(),
            ..CommitmentForm::default()
        };
        assert_eq!(form.parse(today).unwrap().due_on, date(2027, 1, 31));
        let problems = |form: CommitmentForm| -> Vec<(String, What)> {
            form.parse(today).unwrap_err().into_iter().map(|problem| (problem.field, problem.what)).collect()
        };
        let bare = CommitmentForm { unit: String::new(), due_on: String::new(), ..form.clone() };
        assert_eq!(problems(bare), [("unit".into(), What::Missing), ("due_on".into(), What::Missing)]);
        let past = CommitmentForm { due_on: "09/12/2026".into(), ..form };
        assert_eq!(problems(past), [("due_on".into(), What::Passed)]);
    }

    #[test]
    fn a_promise_is_kept_runs_or_is_late() {
        let due = date(2027, 1, 31);
        assert_eq!(standing(promise(due, None), due), CommitmentStanding::Running { days: 0 });
        assert_eq!(standing(promise(due, None), date(2027, 1, 1)), CommitmentStanding::Running { days: 30 });
        assert_eq!(standing(promise(due, None), date(2027, 2, 3)), CommitmentStanding::Late { days: 3 });
        let kept = |on| standing(promise(due, Some(on)), date(2028, 1, 1));
        assert_eq!(kept(due), CommitmentStanding::Kept { in_time: true });
        assert_eq!(kept(date(2027, 2, 1)), CommitmentStanding::Kept { in_time: false });
        let withdrawn = Commitment { is_withdrawn: true, ..promise(due, None) };
        assert_eq!(standing(withdrawn, date(2028, 1, 1)), CommitmentStanding::Withdrawn);
    }

    #[test]
    fn the_ratio_is_whole_numbers_and_never_flattered() {
        let kept = CommitmentStanding::Kept { in_time: true };
        let all = vec![
            kept,
            CommitmentStanding::Kept { in_time: false },
            CommitmentStanding::Running { days: 1 },
            CommitmentStanding::Late { days: 1 },
            CommitmentStanding::Withdrawn,
        ];
        let ratio = Ratio::of(all);
        assert_eq!((ratio.kept, ratio.in_time, ratio.running, ratio.late, ratio.all()), (2, 1, 1, 1, 4));
        assert_eq!(ratio.percent().map(|percent| percent.hundredths), Some(5000));
        assert_eq!(Ratio::default().percent(), None);
    }
}
