//! What pages show of enterprises and household businesses.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Stale;
use crate::board::Touch;
use crate::ids::BusinessEventId;
use crate::indicator::{Counts, CountsSeen, EntityKind, EventKind, Growth, ValueSource};
use crate::period::Period;

/// The growth of enterprises, with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrowthView {
    pub growth: Growth,
    /// The goal in the words of the plan; none if the plan has no such goal, and growth is asked to be at least 0 %.
    pub goal_text: Option<String>,
    /// Enterprises by month, this year and the base year.
    pub enterprises: [Vec<BusinessMonth>; 2],
    /// Household businesses, likewise; never part of the growth.
    pub households: [Vec<BusinessMonth>; 2],
    /// Exits of the year up to the last known month, for each 100 entries, in hundredths; none without entries.
    pub exits_per_entry: Option<i64>,
    /// Enterprises that were active when the year began; none where nobody said, or the reader is the public.
    pub stock: Option<Stock>,
    /// Those exits for each 100 of them, in hundredths.
    pub exits_per_active: Option<i64>,
    /// What awaits dissolution counts as an exit.
    pub with_awaiting: bool,
    /// The actor may enter counts.
    pub may_enter: bool,
    /// The actor may say how many there were when the year began: it has begun and is not closed.
    pub may_put_stock: bool,
}

/// Enterprises that were active when a year began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    pub active: i64,
    pub entered: Touch,
    /// To be sent with a change.
    pub version: i64,
}

/// The counts of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessMonth {
    pub month: Period,
    /// None where nothing is known.
    pub counts: Option<Counts>,
    /// Where it comes from: own cases are single events kept here.
    pub source: ValueSource,
    pub note: String,
    /// From 1; 0 where single events are counted.
    pub revision: i64,
    pub changed: Option<Touch>,
}

/// `/doanh-nghiep`: what growth is counted from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessPage {
    pub view: GrowthView,
    /// The newest single events, at most a hundred.
    pub events: Vec<BusinessEventView>,
    /// Counts that no leader has approved, the oldest month first.
    pub waiting: Vec<BusinessWaiting>,
    /// The actor may approve them.
    pub may_approve: bool,
}

/// Counts of a month that wait for a leader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessWaiting {
    pub seen: CountsSeen,
    pub counts: Counts,
    pub entered: Touch,
}

/// The growth of enterprises as everybody sees it: approved counts alone, no names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicGrowth {
    /// Without names and notes.
    pub view: GrowthView,
    /// The day of the latest approval.
    pub approved_on: Option<Date>,
    /// How old it is, if a month is missing.
    pub stale: Option<Stale>,
}

/// A single event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessEventView {
    pub id: BusinessEventId,
    pub entity: EntityKind,
    pub kind: EventKind,
    pub day: Date,
    pub name: String,
    pub note: String,
    pub entered: Touch,
}

/// What stood at a revision of business counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessRevision {
    pub revision: i64,
    pub counts: Counts,
    pub source: ValueSource,
    pub note: String,
    pub entered: Touch,
    /// Who approved it; none if nobody has.
    pub approved: Option<Touch>,
}
