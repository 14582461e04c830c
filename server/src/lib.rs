//! The parts of the program `nhipcau`: its command line, and around the pages of the crate `app` a router, the
//! session, the guard, plain forms, the public's posts, the live stream, files and health.
//!
//! What is absent on purpose: rules (crate `domain`), use cases and SQL (crate `service`), words (crate `app`).
#![recursion_limit = "512"]

mod assets;
mod attached;
mod cases;
mod charts;
pub mod cli;
mod config;
pub mod connections;
mod dialogue;
mod due;
mod entry;
mod exports;
mod feedback;
mod files;
mod guard;
mod health;
pub mod jobs;
mod live;
mod log;
mod pages;
mod plain_form;
mod plan_upload;
pub mod router;
pub mod serve;
mod session;
mod shelf;
mod switches;
mod unsent;
mod upload;

pub use config::{Config, Notices};
pub use live::STRANGERS_MOST;
