//! What the queue of cases shows, and how it is asked for.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Standing;
use crate::feedback::{Category, Channel, SenderKind, StateKind};
use crate::ids::{FeedbackId, PersonId, UnitId};

/// A row of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueRow {
    /// The case.
    pub id: FeedbackId,
    /// Its code.
    pub code: String,
    /// The beginning of what was written, on one line.
    pub excerpt: String,
    /// What it is about.
    pub category: Category,
    /// How it came.
    pub channel: Channel,
    /// What the sender is.
    pub sender_kind: SenderKind,
    /// When it was received.
    pub received_at: Timestamp,
    /// Where it stands.
    pub state: StateKind,
    /// The unit in charge, by its short name.
    pub unit: Option<String>,
    /// The officer in charge, by name.
    pub officer: Option<String>,
    /// The day by which it must be answered.
    pub due_on: Option<Date>,
    /// Where it stands in time.
    pub standing: Standing,
    /// The due day was moved.
    pub extended: bool,
    /// The case that it repeats.
    pub duplicate_of: Option<String>,
    /// Only leaders and the named clerk see it.
    pub restricted: bool,
    /// Raised by every change.
    pub version: i64,
}

/// Which cases of the queue are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueQuery {
    /// `open` (default), `overdue`, `soon`, `new` (not yet assigned), `review`, `waiting` (for the sender), `done`, `noted`, `all`.
    pub view: QueueView,
    /// Only those of the reader: the officer's own.
    pub mine: bool,
    /// Only those of this unit.
    pub unit: Option<UnitId>,
    /// Only those of this field.
    pub category: Option<Category>,
    /// Part of a code, or words of the content; folded before it is compared.
    pub search: String,
    /// The page follows this row; none for the first.
    pub after: Option<String>,
}

/// The tabs of the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueView {
    /// The ward still owes something; the nearest due day first.
    #[default]
    Open,
    /// Past its day.
    Overdue,
    /// Due within two working days.
    Soon,
    /// Not yet given to a unit.
    New,
    /// An answer waits for a leader.
    Review,
    /// Waits for the sender.
    Waiting,
    /// Answered, closed, refused, sent on; the newest first.
    Done,
    /// Hints without a name.
    Noted,
}

impl QueueView {
    /// Every tab, in order.
    pub const ALL: [QueueView; 8] = [
        QueueView::Open,
        QueueView::Overdue,
        QueueView::Soon,
        QueueView::New,
        QueueView::Review,
        QueueView::Waiting,
        QueueView::Done,
        QueueView::Noted,
    ];

    /// The name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            QueueView::Open => "dang-mo",
            QueueView::Overdue => "qua-han",
            QueueView::Soon => "sap-den-han",
            QueueView::New => "chua-giao",
            QueueView::Review => "cho-duyet",
            QueueView::Waiting => "cho-bo-sung",
            QueueView::Done => "da-xong",
            QueueView::Noted => "tin-bao",
        }
    }

    /// The tab of that name, if there is one.
    pub fn from_name(name: &str) -> Option<QueueView> {
        QueueView::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// One page of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// What was asked for.
    pub query: QueueQuery,
    /// Its rows.
    pub rows: Vec<QueueRow>,
    /// How the next page is asked for, if there is one.
    pub next: Option<String>,
    /// How many cases each tab has, for the same reader, unit and `mine`.
    pub counts: Vec<(QueueView, u32)>,
    /// The units that may be chosen as a filter and to assign to: id, short name.
    pub units: Vec<(UnitId, String)>,
    /// The officers to assign to, each with their unit: id, name, unit. Empty for those who may not assign.
    pub officers: Vec<(PersonId, String, Option<UnitId>)>,
    /// What the reader may do with several cases at once.
    pub may_assign: bool,
    /// The reader may enter cases on behalf.
    pub may_enter: bool,
}
