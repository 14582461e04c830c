//! What the pages of dialogues show. Plain facts; words are chosen at the edge.
//!
//! - [`CalendarPage`]: `/lich`, a month or a year. [`OrganiserPage`]: `/lich/{id}`, in all its parts.
//! - [`PublicList`]: `/doi-thoai`, with the [`Promises`]. [`PublicDialogue`]: `/doi-thoai/{id}`.
//! - [`OwnRegistration`]: what whoever registered sees by their own link; [`OwnAsked`]: whoever asked without. [`HallScreen`]: the screen in the hall.
//! - [`CaseOrigin`], [`TaskPromises`]: the other ends of the links, for the pages of a case and of a task.
//! - [`Waiting`]: what of them stands on a person's day.

mod calendar;
mod guest;
mod organiser;
mod public;
mod waiting;

pub use calendar::{CalendarEntry, CalendarPage, EntryKind, Shown};
pub use guest::{OwnAsked, OwnCase, OwnQuestion, OwnRegistration, Receipt, Seat};
pub use organiser::{
    Asker, CheckedIn, Choices, Drafted, Marks, Note, OrganiserPage, QuestionRow, RegistrationRow, StepOffer,
};
pub use public::{
    CaseOrigin, HallQuestion, HallScreen, PublicDialogue, PublicList, PublicQuestion, TaskPromises,
};
pub use waiting::{Waiting, WaitingQuestion, WaitingResult};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{CommitmentStanding, DialogueKind, Format, Phase, Ratio, StateKind, Window};
use crate::board::UnitHead;
use crate::ids::{CommitmentId, DialogueId, PersonId};

/// A dialogue in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DialogueHead {
    /// Its id, which is its address.
    pub id: DialogueId,
    /// What it is called.
    pub title: String,
    /// With whom.
    pub kind: DialogueKind,
    /// How one takes part.
    pub format: Format,
    /// Where; empty if it is online.
    pub place: String,
    /// When it begins, in Viet Nam. For one that is postponed: when it would have begun.
    pub starts: DateTime,
    /// When it ends.
    pub ends: DateTime,
    /// Where it stands.
    pub state: StateKind,
    /// The same as the public sees it.
    pub phase: Phase,
    /// Why it was postponed or cancelled; empty otherwise.
    pub reason: String,
}

/// Who is in the chair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chair {
    /// Which member of staff.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// What they are, for example `Phó Chủ tịch UBND phường`; may be empty.
    pub position: String,
}

/// How many registered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// How many people fit; none is no limit.
    pub capacity: Option<u32>,
    /// People with a place.
    pub taken: u32,
    /// People who wait.
    pub waiting: u32,
    /// Registrations that wait.
    pub waiting_registrations: u32,
}

impl Places {
    /// Places that the next registration may still get: none are left once somebody waits, since nobody overtakes.
    pub fn left(self) -> Option<u32> {
        let left = |capacity: u32| capacity.saturating_sub(self.taken);
        self.capacity.map(|capacity| if self.waiting_registrations > 0 { 0 } else { left(capacity) })
    }
}

/// A promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitmentView {
    /// Its id.
    pub id: CommitmentId,
    /// The dialogue at which it was made: id, title, day.
    pub dialogue: (DialogueId, String, Date),
    /// What is promised.
    pub text: String,
    /// The unit in charge.
    pub unit: UnitHead,
    /// The last day in time.
    pub due_on: Date,
    /// The plan's task that it belongs to: code and short title.
    pub task: Option<(String, String)>,
    /// The number of the question that it settled.
    pub question: Option<u32>,
    /// When it was kept, and what was said about it.
    pub kept: Option<(Date, String)>,
    /// Why it was taken back; none if it was not.
    pub withdrawn: Option<String>,
    /// Where it stands today.
    pub standing: CommitmentStanding,
    /// To be sent with a change.
    pub version: i64,
    /// The reader may say that it was kept.
    pub may_keep: bool,
    /// The reader may take it back.
    pub may_withdraw: bool,
}

/// Promises, with what became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promises {
    /// How many were kept, run and are late.
    pub ratio: Ratio,
    /// The late ones first, then those that run by their day, then the kept ones, the newest first, then what was taken
    /// back.
    pub commitments: Vec<CommitmentView>,
}

/// What an organiser planned, beyond the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanView {
    /// By which link one takes part; empty if there is none.
    pub link: String,
    /// Who is in the chair.
    pub chair: Chair,
    /// Which unit organises it.
    pub unit: UnitHead,
    /// What is on the agenda.
    pub agenda: Vec<String>,
    /// Its documents.
    pub documents: Vec<super::Document>,
    /// From when to when one may register.
    pub window: Window,
    /// The plan's task that it belongs to: code and short title.
    pub task: Option<(String, String)>,
    /// The same as a form says it; empty for none.
    pub task_value: String,
    /// Whom one asks; may be empty.
    pub contact: String,
    /// When it was announced, for the last time.
    pub announced_at: Option<Timestamp>,
}
