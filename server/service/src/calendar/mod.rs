//! Working days, limits of time and settings: data that administrators and leaders keep.
//!
//! - `rows`: the SQL.

pub(crate) mod rows;

pub use rows::Settings;
