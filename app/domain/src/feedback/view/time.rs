//! A case in time: where it stands, its clocks, and the days of single steps.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::calendar::Derivation;

/// Where a case stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// No clock runs.
    NoClock,
    /// Open, with more than two working days left.
    Running {
        /// Working days left, the last one included.
        left: u32,
    },
    /// Open, with at most two working days left ("sắp đến hạn").
    DueSoon {
        /// Working days left; 0 on the last day.
        left: u32,
    },
    /// Open and past its day.
    Overdue {
        /// Days since.
        days: u32,
    },
    /// Answered in time; fixed.
    OnTime,
    /// Answered late; fixed.
    Late,
}

/// The clock of one round of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// 1 from receipt, 2 from the first reopening.
    pub round: u32,
    /// When it started.
    pub started_at: Timestamp,
    /// The rule, for example R-ANSWER.
    pub rule: String,
    /// The law that it rests on.
    pub legal_ref: String,
    /// How the day came about.
    pub derivation: Derivation,
    /// The due day as it was promised first.
    pub original_due_on: Date,
    /// The due day that counts.
    pub due_on: Date,
    /// Who moved it, when, and why.
    pub extension: Option<(String, Timestamp, String)>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// Whether that was in time; fixed at the answer.
    pub on_time: Option<bool>,
}

/// The last day of a step that the ward may take, besides the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepDay {
    /// The rule's code, for example R-REFUSE.
    pub code: String,
    /// What the rule is about.
    pub rule: String,
    /// The law that it rests on.
    pub legal_ref: String,
    /// The last day.
    pub due_on: Date,
    /// It is over.
    pub is_past: bool,
}

/// A step of a case whose day is near.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepReminder {
    /// The case's code.
    pub case: String,
    /// How its text begins.
    pub excerpt: String,
    /// Which step, by when.
    pub day: StepDay,
    /// Where it stands in time.
    pub standing: Standing,
}
