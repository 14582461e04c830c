//! The calendar of working days, limits of time, and what follows from a late change. Pages are plain HTML, and every
//! change is a form.
//!
//! - `days`: the special days of a year, added, confirmed, changed and dropped.
//! - `proposals`: due days that would move after a late change, on top of the same page.
//! - `limits`: limits of time as dated rows, and promises switched on and off.
//! - `settings`: what the office and its leaders set besides.
//! - `api`: the server functions.

mod api;
mod days;
mod limits;
mod proposals;
mod settings;

pub use days::calendar_page;
pub use limits::limits_page;
