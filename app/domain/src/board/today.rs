//! My day, and the public's view of progress: what their pages are drawn from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Card, Counts, GroupHead, Obstacle, PlanHead, Touch, WorkItem};
use crate::{ids::NoteId, period::Period};

/// What waits for one person today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// The day.
    pub day: Date,
    /// The current period.
    pub period: Period,
    /// Returned to me or my unit, with what was said.
    pub returned: Vec<Card>,
    /// Mine and due: late or near its last day, or not yet updated in this period.
    pub due: Vec<Card>,
    /// My open jobs, the nearest date first.
    pub work: Vec<(TaskHead, WorkItem)>,
    /// Submitted results that wait for my decision.
    pub to_review: Vec<Card>,
    /// Obstacles that wait for my decision.
    pub to_decide: Vec<(TaskHead, Obstacle)>,
    /// Notes that mention me and that I have not seen.
    pub mentions: Vec<Mention>,
    /// Which state of the store it is of.
    pub version: u64,
}

impl Today {
    /// How many things wait.
    pub fn total(&self) -> usize {
        self.returned.len()
            + self.due.len()
            + self.work.len()
            + self.to_review.len()
            + self.to_decide.len()
            + self.mentions.len()
    }
}

/// A task as a line names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskHead {
    /// Its code.
    pub code: String,
    /// Its short title.
    pub title: String,
}

/// A note that mentions the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The note.
    pub note: NoteId,
    /// On which task.
    pub task: TaskHead,
    /// Who wrote it, and when.
    pub written: Touch,
    /// What it says.
    pub text: String,
}

/// What the public sees of a plan's progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The plan.
    pub plan: PlanHead,
    /// The period that a leader released last; none if nothing was.
    pub released: Option<Released>,
    /// Every group, with its tasks as released (all untouched if nothing was).
    pub groups: Vec<GroupHead>,
    /// The tasks in the plan's order.
    pub tasks: Vec<PublicTask>,
    /// Which state of the store it is of.
    pub version: u64,
}

/// A release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// The period.
    pub period: Period,
    /// The day of the data.
    pub on: Date,
    /// The tasks in each column, as released.
    pub counts: Counts,
}

/// A task as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicTask {
    /// Its code.
    pub code: String,
    /// The code of its group.
    pub group: String,
    /// Its whole text.
    pub full_text: String,
    /// Its short title.
    pub title: String,
    /// The ward's part.
    pub ward_role: Option<super::WardRole>,
    /// The kind of term.
    pub term: super::TermKind,
    /// The term as the plan words it.
    pub term_text: String,
    /// The unit in the lead, once one was put there.
    pub lead: Option<String>,
    /// Where it stood when it was released.
    pub state: Option<super::StateKind>,
}
