//! The whole application by persona over HTTP, as a browser without JavaScript meets it.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod bad_input;
mod board;
mod business;
mod calendar;
mod case_entry;
mod case_files;
mod case_steps;
mod cases_pages;
mod connections;
mod dashboard;
mod dialogue_day;
mod dialogue_public;
mod dialogue_staff;
mod entry;
mod entry_files;
mod feedback_abuse;
mod feedback_own;
mod feedback_public;
mod files;
mod gate;
mod headers;
mod indicator_pages;
mod jobs;
mod late_holiday;
mod live;
mod moves;
mod notices;
mod people;
mod plan;
mod plan_files;
#[path = "../../server/service/tests/post/mod.rs"]
mod post;
mod posts;
mod public;
mod publishing;
mod roles;
mod sign_in;
mod switches;
mod task;
mod today;
mod uploads_hostile;
#[path = "../../server/service/tests/word/mod.rs"]
mod word;
