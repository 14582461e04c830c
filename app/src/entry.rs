//! Monthly values of indicators: `/so-lieu`, where a month is entered and approved, files with many values, and what an
//! administrator says about indicators. Pages are plain HTML; where there is code, the percentage and what is wrong
//! are said while one types, by the rule that the server applies.
//!
//! - `page`: a month, its indicators beside each other; `panel`: the one that is open.
//! - `form`: the numbers to be typed. `review`: a leader's judgement. `history`: what came before, and what bears it out.
//! - `import`: a file, its preview, and the decision on it. `define`: further indicators.
//! - `facts`: what the browser must know of the open indicator.
//! - `api`: what the pages read, and the server functions. Values with their proofs are posted to the crate `server`.

#[cfg(feature = "ssr")]
mod api;
#[cfg(feature = "ssr")]
mod define;
pub mod facts;
#[cfg(feature = "ssr")]
mod form;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
mod import;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod panel;
#[cfg(feature = "ssr")]
mod review;

#[cfg(feature = "ssr")]
pub use define::define_page;
#[cfg(feature = "ssr")]
pub use import::{import_page, preview_page};
#[cfg(feature = "ssr")]
pub use page::entry_page;
