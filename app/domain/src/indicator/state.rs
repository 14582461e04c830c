//! Where a monthly value stands, and which step may follow. Numbers that somebody else has seen are never overwritten:
//! after submission every change is a new revision.

use serde::{Deserialize, Serialize};

/// Where a revision of a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueState {
    /// Being typed; seen by who enters, in no chart.
    Draft,
    /// Waits for a leader; in the charts of staff, marked.
    Submitted,
    /// Approved; in every chart, and the public's.
    Approved,
    /// Returned with a note; in no chart.
    Returned,
}

/// What may be done with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Keep what was typed, without sending it.
    Save,
    /// Send it to be approved.
    Submit,
    /// Approve it.
    Approve,
    /// Return it with a note.
    Return,
}

impl ValueState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Submitted, Self::Approved, Self::Returned];

    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Returned => "returned",
        }
    }

    /// The state of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// True if charts of staff draw it.
    pub fn is_shown(self) -> bool {
        matches!(self, Self::Submitted | Self::Approved)
    }
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 4] = [Self::Save, Self::Submit, Self::Approve, Self::Return];

    /// The name in forms and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Save => "save",
            Self::Submit => "submit",
            Self::Approve => "approve",
            Self::Return => "return",
        }
    }

    /// The step of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// The state after this step, if it may follow. From no value, a draft, a return or an approved value one saves and
    /// submits; what waits may be corrected by submitting anew, and is approved or returned.
    pub fn after(self, state: Option<ValueState>) -> Option<ValueState> {
        use ValueState::{Approved, Draft, Returned, Submitted};
        match (state, self) {
            (None | Some(Draft | Returned | Approved), Self::Save) => Some(Draft),
            (_, Self::Submit) => Some(Submitted),
            (Some(Submitted), Self::Approve) => Some(Approved),
            (Some(Submitted), Self::Return) => Some(Returned),
            _ => None,
        }
    }
}
