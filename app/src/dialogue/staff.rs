//! Dialogues for staff: the calendar, and one dialogue from its plan to its promises.

pub mod api;
mod calendar;
mod day;
mod grid;
mod organiser;
mod paper;
mod plan_form;
mod question;

pub use calendar::calendar_page;
pub use organiser::{new_page, organiser_page};
pub use paper::paper_page;
