//! Live topics. A change says what changed, never what it is now: whoever cares asks again by the normal,
//! permission-checked road.

use serde::{Deserialize, Serialize};

use crate::ids::{DialogueId, IndicatorId, PersonId};

/// Something that open pages may want to fetch again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "topic", content = "id", rename_all = "snake_case")]
pub enum Change {
    /// The plan of a year: its tasks, units, indicators or identity.
    Plan(i16),
    /// A task by its code: its periods, evidence, work items, notes or obstacles.
    Task(String),
    /// Accounts, roles or units.
    People,
    /// What waits for one person.
    Inbox(PersonId),
    /// Some case of feedback. Not which: the line must not tell that a restricted one exists.
    Feedback,
    /// Working days, limits of time, or proposals about them.
    Calendar,
    /// An indicator: its definition, a value of it, or a request to explain it.
    Indicator(IndicatorId),
    /// Counts or events of enterprises and household businesses.
    Business,
    /// A dialogue: its plan, state, registrations, questions, notes or promises.
    Dialogue(DialogueId),
}

impl Change {
    /// The name under which a page listens.
    pub fn topic(&self) -> &'static str {
        match self {
            Self::Plan(_) => "plan",
            Self::Task(_) => "task",
            Self::People => "people",
            Self::Inbox(_) => "inbox",
            Self::Feedback => "feedback",
            Self::Calendar => "calendar",
            Self::Indicator(_) => "indicator",
            Self::Business => "business",
            Self::Dialogue(_) => "dialogue",
        }
    }
}
