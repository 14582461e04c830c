//! What everybody sees: `/doi-thoai`, `/doi-thoai/{id}`, the screen in the hall; and the other ends of the links.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::{Outcome, Refusal};
use super::organiser::Marks;
use super::{DialogueHead, Places, PlanView, Promises};
use crate::feedback::Category;
use crate::ids::{DialogueId, QuestionId};

/// `/doi-thoai`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicList {
    /// Announced, postponed, or cancelled and not past: the nearest first.
    pub coming: Vec<DialogueHead>,
    /// Held or concluded: the newest first.
    pub past: Vec<DialogueHead>,
    /// All promises of the ward, with what became of them.
    pub promises: Promises,
    /// The day for which that holds.
    pub today: Date,
}

/// `/doi-thoai/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicDialogue {
    /// The dialogue in a line.
    pub head: DialogueHead,
    /// What was planned. The link to take part is left out: whoever registers gets it.
    pub plan: PlanView,
    /// How many registered.
    pub places: Places,
    /// Why one cannot register now; none if one can.
    pub closed: Option<Refusal>,
    /// The most people that one registration may bring.
    pub people_most: u32,
    /// What was asked and answered already, without names; of those who agreed.
    pub answered: Vec<PublicQuestion>,
    /// How the questions stand.
    pub marks: Marks,
    /// How many were there; none before it was held.
    pub present: Option<u32>,
    /// The day on which the result was published.
    pub concluded_on: Option<Date>,
    /// What was promised here.
    pub promises: Promises,
    /// What earlier dialogues of the kind promised: every dialogue opens with it.
    pub old_promises: Promises,
    /// Today in Viet Nam.
    pub today: Date,
}

/// A question with its answer, without names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicQuestion {
    /// Its number within the dialogue.
    pub number: u32,
    /// What it is about.
    pub category: Category,
    /// What was asked, with personal data taken out.
    pub text: String,
    /// The answer, with personal data taken out; empty for one that was taken away.
    pub answer: String,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// How many asked it.
    pub asked_by: u32,
}

/// The screen in the hall: no names, no phones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HallScreen {
    /// The dialogue in a line.
    pub head: DialogueHead,
    /// How many people were checked in.
    pub present: u32,
    /// The question that is being answered.
    pub current: Option<HallQuestion>,
    /// How the questions stand.
    pub marks: Marks,
    /// What earlier dialogues of the kind promised: shown while no question is.
    pub old_promises: Promises,
    /// What was promised here.
    pub promises: Promises,
}

/// The question on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HallQuestion {
    /// Its id.
    pub id: QuestionId,
    /// Its number within the dialogue.
    pub number: u32,
    /// What it is about.
    pub category: Category,
    /// What is asked, with personal data taken out; none if whoever asked did not agree to publication.
    pub text: Option<String>,
    /// How many asked it.
    pub asked_by: u32,
    /// How it ended, once it has.
    pub outcome: Option<Outcome>,
}

/// Where a case came from: for the page of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseOrigin {
    /// The dialogue.
    pub dialogue: DialogueId,
    /// Its title.
    pub title: String,
    /// Its day.
    pub day: Date,
    /// The number of the question.
    pub number: u32,
}

/// What was promised in a task's field: for the page of the task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskPromises {
    /// Dialogues that belong to the task.
    pub dialogues: Vec<DialogueHead>,
    /// Promises that belong to it.
    pub promises: Promises,
}
