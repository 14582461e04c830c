//! The board: the state of every task in one period, and the rules by which it moves. A task itself is never
//! done; its period is. What a state is called on the screen, and how a refusal is worded, is the page's affair.
//! Deliberately absent: a free order of cards by hand. Cards stand in the plan's order (or by date, or by last
//! touch), so that the board, the list and the register read alike.

mod card;
mod moves;
mod page;
mod points;
mod query;
mod refusal;
mod state;
mod task;
mod term;
mod today;
mod view;

pub use card::{CardFacts, Counts, Sort};
pub use moves::{Asks, Intent, Move, Order, apply, moves};
pub use page::{
    Answer, Check, Evidence, EvidenceKind, Happened, NewEvidence, Note, Obstacle, PeriodReport, Source,
    TaskPage, WorkForm, WorkItem,
};
pub use points::{Point, SixPoints};
pub use query::{BoardQuery, NOBODY, Only, UnknownValue, View};
pub use refusal::Refusal;
pub use state::{Column, Returned, Stamp, State, StateKind};
pub use task::{TaskFacts, WardRole, may_change_evidence};
pub use term::{Due, TermKind, settles};
pub use today::{Mention, Progress, PublicTask, Released, TaskHead, Today};
pub use view::{Board, Card, GroupHead, MoveTask, Moved, PersonHead, PlanHead, Touch, UnitHead};
