//! What staff do with a case, as it was asked for: a step and what it takes.

use serde::{Deserialize, Serialize};

use super::{Category, Road, Step};
use crate::ids::{PersonId, UnitId};

/// A step with what it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// A hint becomes a case.
    Promote,
    /// The field is settled.
    Classify {
        /// The field.
        category: Category,
    },
    /// A unit, and possibly an officer of it, is put in charge.
    Assign {
        /// The unit.
        unit: UnitId,
        /// The officer.
        officer: Option<PersonId>,
    },
    /// The unit begins.
    Start,
    /// The sender is asked for more.
    Ask {
        /// What is missing, in words that the sender reads.
        text: String,
    },
    /// The sender gave more by phone or at the counter, or it is no longer needed.
    Supplement {
        /// What they gave.
        text: String,
    },
    /// An answer goes to a leader.
    Submit {
        /// The answer, as the sender will read it.
        text: String,
    },
    /// The leader sends it back.
    Return {
        /// Why.
        note: String,
    },
    /// The leader approves the answer that waits.
    Approve {
        /// The open cases that repeat this one are answered with it.
        serves_duplicates: bool,
    },
    /// Question and answer become public, in these words.
    Publish {
        /// The question without names and numbers.
        question: String,
        /// The answer without names and numbers.
        answer: String,
    },
    /// The case is over.
    Close,
    /// It is sent on.
    Forward {
        /// The competent authority.
        to: String,
        /// What the sender is told besides.
        text: String,
    },
    /// It is not accepted.
    Reject {
        /// Why, as the sender reads it.
        reason: String,
    },
    /// The sender is shown another road.
    Redirect {
        /// Which.
        road: Road,
    },
    /// It opens again, with a new clock.
    Reopen {
        /// Why.
        reason: String,
    },
}

impl Act {
    /// The step that it is.
    pub fn step(&self) -> Step {
        match self {
            Act::Promote => Step::Promote,
            Act::Classify { .. } => Step::Classify,
            Act::Assign { .. } => Step::Assign,
            Act::Start => Step::Start,
            Act::Ask { .. } => Step::Ask,
            Act::Supplement { .. } => Step::Supplement,
            Act::Submit { .. } => Step::Submit,
            Act::Return { .. } => Step::Return,
            Act::Approve { .. } => Step::Approve,
            Act::Publish { .. } => Step::Publish,
            Act::Close => Step::Close,
            Act::Forward { .. } => Step::Forward,
            Act::Reject { .. } => Step::Reject,
            Act::Redirect { .. } => Step::Redirect,
            Act::Reopen { .. } => Step::Reopen,
        }
    }
}
