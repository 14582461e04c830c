//! The state of a task in one period. A state carries the facts that make it true: who submitted and when, what
//! a return said. Whether something is late is never a state; see [`super::Due`].

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;

/// Who did something, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// A leader's return of what was submitted or accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// Who returned it, and when.
    pub stamp: Stamp,
    /// What is still to be done.
    pub note: String,
}

/// Where a task stands in a period, with the facts of that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has touched it in this period.
    NotStarted,
    /// Work is under way; perhaps again, after a return.
    InProgress {
        /// The return that it came back with, if it did.
        returned: Option<Returned>,
    },
    /// Something stands in the way; the obstacles say what.
    Blocked,
    /// The result waits for a leader.
    Submitted {
        /// Who submitted it.
        stamp: Stamp,
    },
    /// A leader has accepted the result.
    Accepted {
        /// Who submitted it.
        submitted: Stamp,
        /// Who accepted it.
        accepted: Stamp,
    },
    /// There was nothing to do in this period; counts as accepted.
    NoOccurrence {
        /// Who said so.
        stamp: Stamp,
        /// Why there was nothing.
        note: String,
    },
}

/// A state without its facts: what is stored in the column `state` and sent in forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StateKind {
    /// Chưa cập nhật.
    NotStarted,
    /// Đang thực hiện.
    InProgress,
    /// Vướng mắc.
    Blocked,
    /// Chờ duyệt.
    Submitted,
    /// Hoàn thành kỳ.
    Accepted,
    /// Không phát sinh.
    NoOccurrence,
}

/// A column of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Chưa cập nhật.
    NotStarted,
    /// Đang thực hiện.
    InProgress,
    /// Vướng mắc.
    Blocked,
    /// Chờ duyệt.
    Submitted,
    /// Hoàn thành kỳ, with what did not occur.
    Accepted,
}

impl State {
    /// The state without its facts.
    pub fn kind(&self) -> StateKind {
        match self {
            Self::NotStarted => StateKind::NotStarted,
            Self::InProgress { .. } => StateKind::InProgress,
            Self::Blocked => StateKind::Blocked,
            Self::Submitted { .. } => StateKind::Submitted,
            Self::Accepted { .. } => StateKind::Accepted,
            Self::NoOccurrence { .. } => StateKind::NoOccurrence,
        }
    }

    /// The column in which it stands.
    pub fn column(&self) -> Column {
        self.kind().column()
    }
}

impl StateKind {
    /// Every state, in the order of the columns.
    pub const ALL: [StateKind; 6] = [
        Self::NotStarted,
        Self::InProgress,
        Self::Blocked,
        Self::Submitted,
        Self::Accepted,
        Self::NoOccurrence,
    ];

    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::Blocked => "blocked",
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::NoOccurrence => "no_occurrence",
        }
    }

    /// The state of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The column in which it stands.
    pub fn column(self) -> Column {
        match self {
            Self::NotStarted => Column::NotStarted,
            Self::InProgress => Column::InProgress,
            Self::Blocked => Column::Blocked,
            Self::Submitted => Column::Submitted,
            Self::Accepted | Self::NoOccurrence => Column::Accepted,
        }
    }

    /// True if the unit in charge may still write the result and change the evidence.
    pub fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::InProgress | Self::Blocked)
    }
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Column; 5] =
        [Self::NotStarted, Self::InProgress, Self::Blocked, Self::Submitted, Self::Accepted];

    /// The name in addresses: words of the page's language, since addresses are read by people.
    pub fn slug(self) -> &'static str {
        match self {
            Self::NotStarted => "chua-cap-nhat",
            Self::InProgress => "dang-thuc-hien",
            Self::Blocked => "vuong-mac",
            Self::Submitted => "cho-duyet",
            Self::Accepted => "hoan-thanh",
        }
    }

    /// The column of that address name, if there is one.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.slug() == slug)
    }

    /// Where a card goes that is dropped on this column.
    pub fn drop_target(self) -> StateKind {
        match self {
            Self::NotStarted => StateKind::NotStarted,
            Self::InProgress => StateKind::InProgress,
            Self::Blocked => StateKind::Blocked,
            Self::Submitted => StateKind::Submitted,
            Self::Accepted => StateKind::Accepted,
        }
    }

    /// Its place from the left, from 0.
    pub fn index(self) -> usize {
        match self {
            Self::NotStarted => 0,
            Self::InProgress => 1,
            Self::Blocked => 2,
            Self::Submitted => 3,
            Self::Accepted => 4,
        }
    }
}
