//! The whole application by persona over HTTP, as a browser without JavaScript meets it.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod bad_input;
mod board;
mod calendar;
mod cases_pages;
mod dashboard;
mod feedback_abuse;
mod feedback_public;
mod files;
mod gate;
mod headers;
mod live;
mod moves;
mod notices;
mod people;
mod plan;
mod plan_files;
mod public;
mod roles;
mod sign_in;
mod switches;
mod task;
mod today;
mod uploads_hostile;
#[path = "../../server/service/tests/word/mod.rs"]
mod word;
