//! What of dialogues waits for one person, for their day.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::CommitmentView;
use crate::ids::DialogueId;

/// What waits for one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Questions that were given to their unit and have no answer yet, those of the nearest day first.
    pub questions: Vec<WaitingQuestion>,
    /// Promises of their unit that are not kept yet, and for whoever runs dialogues every late one; the late ones first.
    pub promises: Vec<CommitmentView>,
    /// Results that have to be published soon or are late, for whoever runs dialogues; the nearest day first.
    pub results: Vec<WaitingResult>,
}

/// A result that has to be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingResult {
    /// Of which dialogue.
    pub dialogue: DialogueId,
    /// What that is called.
    pub title: String,
    /// The last day on which publishing it is in time.
    pub by: Date,
    /// That day has passed.
    pub is_late: bool,
}

/// A question that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingQuestion {
    /// The dialogue at which it was asked.
    pub dialogue: DialogueId,
    /// When that begins.
    pub starts: DateTime,
    /// Its number within the dialogue.
    pub number: u32,
    /// What is asked.
    pub text: String,
}
