//! Every way in which the board says no. The words are chosen where they are read.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::StateKind;
use crate::people;

/// Why something on the board was refused. Whatever was asked for, nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Refusal {
    /// The person may not do that here.
    Forbidden {
        /// Why not.
        because: people::Refusal,
    },
    /// It stands there already.
    AlreadyThere,
    /// The task wants evidence, and there is none.
    NoEvidence,
    /// There is neither a result in words nor evidence.
    NoResult,
    /// A note has to say why.
    NoteMissing,
    /// To be blocked, an obstacle has to be named.
    ObstacleMissing,
    /// Only what was submitted can be accepted.
    NotSubmitted,
    /// It waits for a leader, who accepts or returns it; until then it stays.
    WaitsForReview,
    /// It is complete; a leader can reopen it.
    AlreadyAccepted,
    /// The task is no longer in the plan.
    TaskGone,
    /// There is no plan yet, so there is no board.
    NoPlan,
    /// Somebody else was quicker.
    Stale {
        /// Their name.
        by: String,
        /// When they did it.
        at: Timestamp,
        /// Where the task stands now.
        now: StateKind,
        /// The version to be seen before trying again.
        version: i64,
    },
    /// The page shows a version that there never was: it is of another plan.
    NeverSeen,
    /// A text that has to be written is empty.
    TextMissing,
    /// A text is too long.
    TextTooLong {
        /// The most characters there may be.
        most: u32,
    },
    /// A link is not an address that starts with http:// or https://.
    BadLink,
    /// A file has no content.
    FileEmpty,
    /// A file is too large.
    FileTooLarge {
        /// The most bytes there may be.
        most: u64,
    },
    /// A file is of a kind that is not taken, whatever its name.
    FileKind,
    /// An office document holds macros.
    FileMacros,
    /// A picture is broken.
    FileDamaged,
    /// There is no room to store a file.
    StoreFull,
    /// A quantity is negative or beyond counting.
    BadQuantity,
    /// A person who was named does not exist or has left.
    UnknownPerson {
        /// The name as written.
        name: String,
    },
    /// The obstacle has been answered already.
    AlreadyAnswered,
    /// Work that is done is reopened before it is changed.
    WorkDone,
}
