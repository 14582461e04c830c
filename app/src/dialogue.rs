//! Dialogues as everybody sees them: the list with the promises, one dialogue with its registration, and what whoever
//! registered, or asked without having done so, sees by their own link. Whole without code: forms post to handlers of the crate `server` at the page's
//! own address.

mod api;
mod asked;
mod hall;
mod list;
mod own;
mod public;
mod staff;

pub use asked::asked_page;
pub use hall::hall_page;
pub use list::list_page;
pub use own::own_page;
pub use public::dialogue_page;
pub use staff::{calendar_page, new_page, organiser_page, paper_page};
