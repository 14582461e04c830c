//! What server and browser share: the pages, the server functions they call, and every word they say.
//!
//! A feature is a folder with `api.rs` (server functions, two lines each) and its pages. Features do not import
//! each other; what they share sinks into `ui`, `live`, `i18n` or the crate `domain`. The store is seen only
//! by the bodies of server functions, which are not part of the browser's build.
#![recursion_limit = "512"]

pub mod board;
#[cfg(feature = "hydrate")]
pub mod browser;
#[cfg(feature = "ssr")]
pub mod business;
#[cfg(feature = "ssr")]
pub mod calendar;
#[cfg(feature = "ssr")]
pub mod cases;
#[cfg(feature = "ssr")]
pub mod dashboard;
#[cfg(feature = "ssr")]
pub mod dialogue;
pub mod entry;
pub mod error;
#[cfg(feature = "ssr")]
pub mod feedback;
pub mod i18n;
#[cfg(feature = "ssr")]
pub mod indicators;
#[cfg(feature = "ssr")]
pub mod live;
#[cfg(feature = "ssr")]
pub mod notice;
#[cfg(feature = "ssr")]
pub mod people;
#[cfg(feature = "ssr")]
pub mod plan;
#[cfg(feature = "ssr")]
pub mod portal;
pub mod routes;
#[cfg(feature = "ssr")]
pub mod server;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod today;
pub mod ui;
#[cfg(feature = "ssr")]
pub mod viewer;

#[cfg(feature = "ssr")]
pub use shell::shell;
