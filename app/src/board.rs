//! The board of a period: columns of cards, a list, a register for printing; one answer of the server for all
//! three. The page of one task is in [`task`]. Of all this only the columns are hydrated: a card must move at once
//! under the hand that moves it. What the browser needs for them is in [`part`].

mod api;
#[cfg(feature = "hydrate")]
mod browser;
mod card;
mod columns;
#[cfg(feature = "ssr")]
mod head;
#[cfg(feature = "ssr")]
mod list;
mod mover;
#[cfg(feature = "ssr")]
mod page;
mod part;
#[cfg(feature = "ssr")]
mod register;
#[cfg(feature = "ssr")]
mod task;
#[cfg(feature = "ssr")]
pub mod task_api;

pub use api::{MoveTask, ReleasePeriod};
#[cfg(feature = "ssr")]
pub use page::page;
pub use part::Drawn;
#[cfg(feature = "hydrate")]
pub use part::attend_in_browser;
#[cfg(feature = "ssr")]
pub use task::page as task_page;
