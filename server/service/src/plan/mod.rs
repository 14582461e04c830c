//! The ward's plan: reading an uploaded document, keeping its draft until a person has decided, storing what was
//! accepted, and what pages read of it.
//!
//! - `file`, `docx`, `numbering`: from bytes to a document; what is not taken, and why.
//! - `import`: upload, preview, accept, drop; the plan that ships with the program; the stored plan.
//! - `edit`: units and clear points of a task, number and date of the document, corrections.
//! - `apply`: what a newer document changes, and changing exactly that.
//! - `rows`, `write`, `units`: SQL.
//!
//! What a document says is read by `domain::plan`. Deliberately absent: keeping the uploaded bytes; the text and
//! every quote are kept.

mod apply;
mod docx;
mod edit;
mod file;
mod import;
mod numbering;
mod rows;
mod units;
mod write;

pub use edit::{decide_correction, set_identity, set_points, set_units};
pub use file::read_file;
pub use import::{accept, by_year, current, drop_import, import_shipped, pending, preview, upload};
