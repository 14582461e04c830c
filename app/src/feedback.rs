//! The public's side of feedback: the form, the receipt, one case, the look-up, published answers. Whole without code:
//! forms post to handlers of the crate `server` at the page's own address.

mod answers;
pub mod api;
mod case;
mod form;
mod look_up;
mod own;
mod receipt;

pub use answers::{answer_page, answers_page};
pub use case::case_page;
pub use form::form_page;
pub use look_up::look_up_page;

/// Stands in the form where each answer gets a stamp of its own.
pub const STAMP_PLACE: &str = "stamp-of-this-answer-5d1c8e7a";
/// The field that says which poster led to the form.
pub const PLACE: &str = "place";
/// The cookie that opens one case; its path is that of the case.
pub const COOKIE: &str = "pa";
/// The id of the form of the look-up.
pub const LOOK_UP_FORM: &str = "tra-cuu";
