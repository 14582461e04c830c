//! The board of a period: columns of cards, a list, a register for printing; one answer of the server for all
//! three. The page of one task is in [`task`].

mod api;
#[cfg(feature = "hydrate")]
mod browser;
mod card;
mod columns;
mod head;
mod list;
mod mover;
mod page;
mod register;
mod task;
pub mod task_api;

pub use api::{MoveTask, ReleasePeriod};
pub use page::BoardRoute;
pub use task::TaskRoute;
