//! Every sentence that a person reads, Vietnamese and English side by side, one file a feature. Vietnamese is
//! the first language; a word that is missing here does not exist on a screen.

mod say;

pub mod board;
pub mod business;
pub mod calendar;
pub mod case;
pub mod cases;
pub mod chart;
pub mod common;
#[cfg(feature = "ssr")]
pub mod dashboard;
#[cfg(feature = "ssr")]
pub mod dialogue;
pub mod dialogue_refusal;
#[cfg(feature = "ssr")]
pub mod dialogue_staff;
pub mod draft;
pub mod entry;
pub mod feedback;
pub mod feedback_refusal;
pub mod indicator;
pub mod indicator_refusal;
pub mod notice;
pub mod people;
pub mod plan;
pub mod plan_refusal;
pub mod portal;
pub mod public_indicator;
pub mod refusal;
pub mod task;
pub mod today;

#[cfg(feature = "hydrate")]
pub use say::take_language_from_page;
pub use say::{Lang, Text, day, day_short, instant, lang, number, say, weekday};
