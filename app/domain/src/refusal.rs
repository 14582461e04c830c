//! The ways to say no, over all features. A refusal is a kind with its facts; its words are chosen at the edge,
//! in the reader's language. It travels to the browser.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{board, calendar, dialogue, feedback, indicator, people, plan};

/// Why something asked for was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "why", rename_all = "snake_case")]
pub enum Refusal {
    /// Nobody is signed in, or not far enough (a second factor or a new password is still due).
    SignedOut,
    /// The actor may not do it.
    Forbidden(people::Refusal),
    /// There is no such thing, or none that the actor may know of.
    NotFound,
    /// Somebody changed it since it was read.
    Stale {
        /// The name of who did; none if it is not known.
        by: Option<String>,
        /// When; none if it is not known.
        at: Option<Timestamp>,
    },
    /// What was typed as a day is none.
    NotADay,
    /// Accounts, sessions and units say no.
    People(people::AccountRefusal),
    /// The board's rules say no.
    Board(board::Refusal),
    /// A plan document, or a change of a plan, is not taken.
    Plan(plan::Refusal),
    /// Feedback says no.
    Feedback(feedback::Refusal),
    /// The calendar of working days, or the limits of time, say no.
    Calendar(calendar::Refusal),
    /// Indicators, their values or the counts of businesses say no.
    Indicator(indicator::Refusal),
    /// Dialogues say no.
    Dialogue(dialogue::Refusal),
}

impl From<people::Refusal> for Refusal {
    fn from(why: people::Refusal) -> Self {
        Self::Forbidden(why)
    }
}

impl From<people::AccountRefusal> for Refusal {
    fn from(why: people::AccountRefusal) -> Self {
        Self::People(why)
    }
}

impl From<board::Refusal> for Refusal {
    fn from(why: board::Refusal) -> Self {
        match why {
            board::Refusal::Forbidden { because } => Self::Forbidden(because),
            why => Self::Board(why),
        }
    }
}

impl From<plan::Refusal> for Refusal {
    fn from(why: plan::Refusal) -> Self {
        Self::Plan(why)
    }
}

impl From<feedback::Refusal> for Refusal {
    fn from(why: feedback::Refusal) -> Self {
        match why {
            feedback::Refusal::Forbidden { because } => Self::Forbidden(because),
            why => Self::Feedback(why),
        }
    }
}

impl From<calendar::Refusal> for Refusal {
    fn from(why: calendar::Refusal) -> Self {
        Self::Calendar(why)
    }
}

impl From<indicator::Refusal> for Refusal {
    fn from(why: indicator::Refusal) -> Self {
        Self::Indicator(why)
    }
}

impl From<dialogue::Refusal> for Refusal {
    fn from(why: dialogue::Refusal) -> Self {
        Self::Dialogue(why)
    }
}
