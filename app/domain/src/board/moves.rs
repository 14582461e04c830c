//! How a task moves in a period: one table of what leads where, asked by the page before it offers a move and
//! by the use case before it makes one. Its golden picture is `tests/board_moves.txt`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Refusal, Returned, Stamp, State, StateKind, TaskFacts};
use crate::{
    people::{self, Action, Actor},
    text,
};

/// The longest note with a move, in characters.
pub const NOTE_MOST: u32 = 2000;

/// What a move means; a page words its button after this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// Work is put where it stands: not started, in progress.
    Place,
    /// Something stands in the way.
    Block,
    /// The result goes to a leader.
    Submit,
    /// There was nothing to do in this period.
    DeclareNoOccurrence,
    /// There was something to do after all.
    WithdrawNoOccurrence,
    /// A leader accepts the result.
    Accept,
    /// A leader returns the result.
    GiveBack,
    /// A leader takes an acceptance back.
    Reopen,
}

/// What a page has to ask for before the move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Nothing.
    Nothing,
    /// A note that says why.
    Note,
    /// The obstacle, in words.
    Obstacle,
}

/// One target of a task, and whether the person may move it there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Where to.
    pub to: StateKind,
    /// What that means; [`None`] where nothing leads there from here.
    pub intent: Option<Intent>,
    /// What has to be written with it.
    pub asks: Asks,
    /// Allowed, or why not.
    pub verdict: Result<(), Refusal>,
}

/// A move as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Where to.
    pub to: StateKind,
    /// The note or the obstacle, composed by [`crate::text::tidy`] at the door: here the tables of Unicode would
    /// follow the rule into the browser.
    pub note: String,
}

/// Every state but the present one, in the order of the columns, with the verdict for this person.
pub fn moves(task: &TaskFacts, actor: &Actor) -> Vec<Move> {
    let from = task.state.kind();
    let targets = StateKind::ALL.into_iter().filter(|to| *to != from);
    targets
        .map(|to| {
            let intent = intent(from, to).ok();
            let asks = intent.map_or(Asks::Nothing, |intent| asks(task, intent));
            Move { to, intent, asks, verdict: allowed(task, actor, to).map(|_| ()) }
        })
        .collect()
}

/// Makes the move: the new state with its facts, or why not. `at` is the moment of the move.
pub fn apply(task: &TaskFacts, actor: &Actor, order: &Order, at: Timestamp) -> Result<State, Refusal> {
    let intent = allowed(task, actor, order.to)?;
    let note = text::visible(&order.note);
    if note.is_empty() {
        match asks(task, intent) {
            Asks::Nothing => {}
            Asks::Note => return Err(Refusal::NoteMissing),
            Asks::Obstacle => return Err(Refusal::ObstacleMissing),
        }
    }
    if note.chars().nth(NOTE_MOST as usize).is_some() {
        return Err(Refusal::TextTooLong { most: NOTE_MOST });
    }
    let stamp = Stamp { by: actor.person, at };
    Ok(match (intent, &task.state) {
        (Intent::Place, _) if order.to == StateKind::NotStarted => State::NotStarted,
        (Intent::Place | Intent::WithdrawNoOccurrence, _) => State::InProgress { returned: None },
        (Intent::Block, _) => State::Blocked,
        (Intent::Submit, _) => State::Submitted { stamp },
        (Intent::DeclareNoOccurrence, _) => State::NoOccurrence { stamp, note },
        (Intent::Accept, State::Submitted { stamp: submitted }) => {
            State::Accepted { submitted: *submitted, accepted: stamp }
        }
        (Intent::Accept, _) => return Err(Refusal::NotSubmitted),
        (Intent::GiveBack | Intent::Reopen, _) => {
            State::InProgress { returned: Some(Returned { stamp, note }) }
        }
    })
}

fn allowed(task: &TaskFacts, actor: &Actor, to: StateKind) -> Result<Intent, Refusal> {
    if task.gone {
        return Err(Refusal::TaskGone);
    }
    let from = task.state.kind();
    let intended = intent(from, to);
    let asked = intended.as_ref().map_or_else(|_| natural_action(from, to), |intent| action(*intent));
    people::may(actor, asked, &task.about).map_err(|because| Refusal::Forbidden { because })?;
    match intended {
        Ok(Intent::Submit | Intent::Accept) | Err(Refusal::NotSubmitted) if lacks_evidence(task) => {
            Err(Refusal::NoEvidence)
        }
        Ok(Intent::Submit) if task.evidence == 0 && !task.has_result => Err(Refusal::NoResult),
        intended => intended,
    }
}

/// The table: what a move from one state to another means, or why nothing leads there.
fn intent(from: StateKind, to: StateKind) -> Result<Intent, Refusal> {
    use StateKind::*;
    match (from, to) {
        (NotStarted, NotStarted)
        | (InProgress, InProgress)
        | (Blocked, Blocked)
        | (Submitted, Submitted)
        | (Accepted, Accepted)
        | (NoOccurrence, NoOccurrence) => Err(Refusal::AlreadyThere),

        (NotStarted | InProgress | Blocked, NotStarted | InProgress) => Ok(Intent::Place),
        (NotStarted | InProgress, Blocked) => Ok(Intent::Block),
        (NotStarted | InProgress | Blocked, Submitted) => Ok(Intent::Submit),
        (NotStarted | InProgress | Blocked, Accepted) => Err(Refusal::NotSubmitted),
        (NotStarted | InProgress | Blocked, NoOccurrence) => Ok(Intent::DeclareNoOccurrence),

        (Submitted, Accepted) => Ok(Intent::Accept),
        (Submitted, InProgress) => Ok(Intent::GiveBack),
        (Submitted, NotStarted | Blocked | NoOccurrence) => Err(Refusal::WaitsForReview),

        (Accepted, InProgress) => Ok(Intent::Reopen),
        (NoOccurrence, InProgress) => Ok(Intent::WithdrawNoOccurrence),
        (Accepted | NoOccurrence, NotStarted | Blocked | Submitted | Accepted | NoOccurrence) => {
            Err(Refusal::AlreadyAccepted)
        }
    }
}

fn action(intent: Intent) -> Action {
    match intent {
        Intent::Place | Intent::Block => Action::MoveTask,
        Intent::Submit | Intent::DeclareNoOccurrence | Intent::WithdrawNoOccurrence => Action::ReportPeriod,
        Intent::Accept | Intent::GiveBack | Intent::Reopen => Action::ReviewPeriod,
    }
}

/// What a person would have to be allowed for a move that nothing leads to: who may not touch the task at all is
/// told that, rather than what state it is in.
fn natural_action(from: StateKind, to: StateKind) -> Action {
    if from.is_open() && to == StateKind::Accepted { Action::ReviewPeriod } else { Action::MoveTask }
}

fn asks(task: &TaskFacts, intent: Intent) -> Asks {
    match intent {
        Intent::Block if task.open_obstacles == 0 => Asks::Obstacle,
        Intent::DeclareNoOccurrence | Intent::GiveBack | Intent::Reopen => Asks::Note,
        Intent::Place | Intent::Block | Intent::Submit | Intent::WithdrawNoOccurrence | Intent::Accept => {
            Asks::Nothing
        }
    }
}

fn lacks_evidence(task: &TaskFacts) -> bool {
    task.needs_evidence && task.evidence == 0
}
