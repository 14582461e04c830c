//! What the rules need to know of a task in a period.

use serde::{Deserialize, Serialize};

use super::{Refusal, SixPoints, State};
use crate::people::{self, About, Action, Actor};

/// The part that the city's plan gives the ward in a task. It does not say which unit of the ward leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WardRole {
    /// Chủ trì.
    Lead,
    /// Phối hợp.
    Coordinate,
}

impl WardRole {
    /// Both parts.
    pub const ALL: [WardRole; 2] = [Self::Lead, Self::Coordinate];

    /// The name in the database and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Coordinate => "coordinate",
        }
    }

    /// The part of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// A task in a period, as far as its moves depend on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskFacts {
    /// Whose task it is.
    pub about: About,
    /// Where it stands.
    pub state: State,
    /// True if a result without evidence is not enough.
    pub needs_evidence: bool,
    /// Pieces of evidence in this period.
    pub evidence: u32,
    /// True if the result of this period has been put in words or numbers.
    pub has_result: bool,
    /// Obstacles of this period that nobody has answered.
    pub open_obstacles: u32,
    /// True if the plan no longer holds the task.
    pub gone: bool,
    /// Which of the six points are clear.
    pub points: SixPoints,
}

/// May this person write the result of the period, or add and take away evidence. What waits for a leader or was
/// accepted stays as it was judged.
pub fn may_change_evidence(task: &TaskFacts, actor: &Actor) -> Result<(), Refusal> {
    people::may(actor, Action::ReportPeriod, &task.about)
        .map_err(|because| Refusal::Forbidden { because })?;
    match &task.state {
        _ if task.gone => Err(Refusal::TaskGone),
        State::NotStarted | State::InProgress { .. } | State::Blocked => Ok(()),
        State::Submitted { .. } => Err(Refusal::WaitsForReview),
        State::Accepted { .. } | State::NoOccurrence { .. } => Err(Refusal::AlreadyAccepted),
    }
}
