//! What server and browser share: the pages, the server functions they call, and every word they say.
//!
//! A feature is a folder with `api.rs` (server functions, two lines each) and its pages. Features do not import
//! each other; what they share sinks into `ui`, `live`, `i18n` or the crate `domain`. The store is seen only
//! by the bodies of server functions, which are not part of the browser's build.
#![recursion_limit = "512"]

pub mod board;
pub mod error;
pub mod i18n;
mod lazy;
pub mod live;
pub mod people;
pub mod portal;
#[cfg(feature = "hydrate")]
mod post;
pub mod routes;
#[cfg(feature = "ssr")]
pub mod server;
mod shell;
pub mod today;
pub mod ui;
pub mod viewer;
pub mod wire;

pub use shell::App;
#[cfg(feature = "ssr")]
pub use shell::shell;
