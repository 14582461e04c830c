//! Everything on a task's page.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Card, GroupHead, PersonHead, PlanHead, StateKind, Touch, UnitHead};
use crate::{
    ids::{CheckId, EvidenceId, FileId, NoteId, ObstacleId, PersonId, WorkItemId},
    period::Period,
};

/// A task's page in one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskPage {
    /// The plan.
    pub plan: PlanHead,
    /// The group.
    pub group: GroupHead,
    /// The task in this period: what the board shows, with the whole text.
    pub card: Card,
    /// Where the plan says it.
    pub source: Source,
    /// What it is to bring about.
    pub product: Option<String>,
    /// Who answers for what.
    pub responsibility: Option<String>,
    /// Who decides.
    pub authority: Option<String>,
    /// The version of the task itself, for its units and its six points.
    pub task_version: i64,
    /// The period shown.
    pub report: PeriodReport,
    /// The other periods that were touched, the latest first.
    pub others: Vec<PeriodReport>,
    /// The small jobs, open ones first.
    pub work: Vec<WorkItem>,
    /// The obstacles, the latest first.
    pub obstacles: Vec<Obstacle>,
    /// The notes, the oldest first.
    pub notes: Vec<Note>,
    /// What happened, the latest first.
    pub history: Vec<Happened>,
    /// Who can be mentioned or given a job.
    pub people: Vec<PersonHead>,
    /// Every active unit.
    pub units: Vec<UnitHead>,
    /// The day of the answer.
    pub today: Date,
    /// Which state of the store it is of.
    pub version: u64,
}

/// The words of the plan that a task rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The line in the document.
    pub line: i64,
    /// The words.
    pub quote: String,
}

/// What was reported for one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodReport {
    /// The period.
    pub period: Period,
    /// Where it stands.
    pub state: StateKind,
    /// The result in words.
    pub result: String,
    /// How many, in whole units.
    pub quantity: Option<i64>,
    /// Of what.
    pub quantity_unit: String,
    /// Why there was nothing to do, if there was not.
    pub note: String,
    /// Who submitted it.
    pub submitted: Option<Touch>,
    /// Who accepted or returned it.
    pub reviewed: Option<Touch>,
    /// What was said with a return.
    pub review_note: String,
    /// The evidence.
    pub evidence: Vec<Evidence>,
    /// Who touched it last.
    pub touched: Option<Touch>,
    /// The version to be sent with a change; 0 if untouched.
    pub version: i64,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// What to call it.
    pub title: String,
    /// What it is.
    pub what: EvidenceKind,
    /// Who added it.
    pub added: Touch,
}

/// What a piece of evidence is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A stored file.
    File {
        /// Its id, for its address.
        file: FileId,
        /// Its name.
        name: String,
        /// Its type, found by its content.
        mime: String,
        /// Its size in bytes.
        size: i64,
        /// True if a browser may show it as a picture.
        picture: bool,
    },
    /// An address elsewhere.
    Link {
        /// The address; http or https.
        url: String,
    },
    /// A document on paper or in another system.
    Document {
        /// Its number, for example `12/BC-UBND`.
        number: String,
        /// Its date.
        date: Option<Date>,
    },
}

/// Evidence as it is added, files apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NewEvidence {
    /// An address elsewhere.
    Link {
        /// What to call it; the address if empty.
        title: String,
        /// The address.
        url: String,
    },
    /// A document on paper or in another system.
    Document {
        /// What it is about.
        title: String,
        /// Its number.
        number: String,
        /// Its date.
        date: Option<Date>,
    },
}

/// A small concrete job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkItem {
    /// Its id.
    pub id: WorkItemId,
    /// What is to be done.
    pub title: String,
    /// By whom.
    pub assignee: Option<PersonHead>,
    /// Until when.
    pub due_on: Option<Date>,
    /// True if the day has passed and it is not done.
    pub late: bool,
    /// Who finished it.
    pub done: Option<Touch>,
    /// Its checklist.
    pub checks: Vec<Check>,
    /// The code of the case that it came out of, if the reader may know of that case.
    pub case: Option<String>,
    /// The version to be sent with a change.
    pub version: i64,
}

/// A work item as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkForm {
    /// What is to be done.
    pub title: String,
    /// By whom.
    pub assignee: Option<PersonId>,
    /// Until when.
    pub due_on: Option<Date>,
}

/// One line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Its id.
    pub id: CheckId,
    /// What it says.
    pub text: String,
    /// True if ticked.
    pub done: bool,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// Who wrote it, and when.
    pub written: Touch,
    /// Its text; `@username` mentions a person.
    pub text: String,
    /// Who is mentioned.
    pub mentions: Vec<PersonHead>,
}

/// Something that stands in the way, and the decision asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    /// Its id.
    pub id: ObstacleId,
    /// The period in which it was raised.
    pub period: Period,
    /// What stands in the way.
    pub text: String,
    /// The decision that is asked for; empty if none.
    pub decision_asked: String,
    /// Who raised it.
    pub raised: Touch,
    /// The unit they raised it for.
    pub unit: Option<UnitHead>,
    /// The leader's answer.
    pub answer: Option<Answer>,
}

/// A leader's answer to an obstacle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What was decided.
    pub text: String,
    /// Who decided, and when.
    pub decided: Touch,
}

/// One event of a task's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// When.
    pub at: Timestamp,
    /// Who, by the name that they had then; empty if the program itself.
    pub by: String,
    /// What, for example `board.moved`.
    pub kind: String,
    /// The period that it is about.
    pub period: Option<Period>,
    /// Where it was moved from, in a move.
    pub from: Option<StateKind>,
    /// Where it was moved to, in a move.
    pub to: Option<StateKind>,
    /// A few words: a note, a title, a file's name.
    pub text: String,
}
