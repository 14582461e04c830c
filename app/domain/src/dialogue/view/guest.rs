//! What whoever registered sees.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::Outcome;
use super::{DialogueHead, PlanView};
use crate::feedback::{Category, PublicState};
use crate::ids::{DialogueId, QuestionId, RegistrationId};

/// Whether a registration has places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "seat", rename_all = "snake_case")]
pub enum Seat {
    /// It has places for all of its people.
    Placed,
    /// It waits.
    Waiting {
        /// Its place in the list, from 1.
        position: u32,
    },
    /// It was cancelled.
    Cancelled,
}

/// What whoever registered is given: once, and again for the same form sent twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Which registration.
    pub id: RegistrationId,
    /// For which dialogue.
    pub dialogue: DialogueId,
    /// What follows the dialogue's address in their own link; secret.
    pub key: String,
    /// Whether they have places.
    pub seat: Seat,
}

/// A registration as whoever made it sees it, by their own link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRegistration {
    /// The dialogue in a line.
    pub head: DialogueHead,
    /// What was planned; the link to take part stands in it.
    pub plan: PlanView,
    /// Its number in the order of arrival.
    pub number: u32,
    /// Who registered.
    pub name: String,
    /// Name of shop or enterprise; may be empty.
    pub business_name: String,
    /// How many people.
    pub people: u32,
    /// Whether they have places.
    pub seat: Seat,
    /// When they came.
    pub checked_in_at: Option<Timestamp>,
    /// Their questions, and what became of them.
    pub questions: Vec<OwnQuestion>,
    /// It may still be cancelled.
    pub may_cancel: bool,
    /// One more question is taken.
    pub may_ask: bool,
    /// The secret part of their own link, for the code to be shown at the door.
    pub key: String,
}

/// A question as whoever asked it without having registered sees it, by its own link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAsked {
    /// The dialogue in a line.
    pub head: DialogueHead,
    /// Whom one asks; may be empty.
    pub contact: String,
    /// The question, and what became of it.
    pub question: OwnQuestion,
    /// The secret part of its link.
    pub key: String,
}

/// One's own question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnQuestion {
    /// Its id.
    pub id: QuestionId,
    /// Its number within the dialogue.
    pub number: u32,
    /// What it is about.
    pub category: Category,
    /// What was asked.
    pub text: String,
    /// It is answered together with others that ask the same.
    pub merged: bool,
    /// The answer; empty while there is none.
    pub answer: String,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The case that it became; none for whoever asked the same if it is restricted.
    pub case: Option<OwnCase>,
    /// What was promised, and until when.
    pub promise: Option<super::CommitmentView>,
}

/// The case that a question became, with what opens it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCase {
    /// Its code.
    pub code: String,
    /// Its secret; empty for whoever asked the same and is not the case's sender.
    pub secret: String,
    /// Its due day.
    pub due_on: Option<jiff::civil::Date>,
    /// How far it is.
    pub state: PublicState,
    /// The answer that was approved, without what tells who sent it; empty while there is none.
    pub answer: String,
}
