//! The administration of the ward's plan: what is in force and still open, documents that were uploaded, and what each of
//! them would change. The plan for everyone is the public's (`portal`).
//!
//! - `office`: the plan in force, the upload, what waits for a decision.
//! - `preview`: one uploaded document, and the decision on it.
//! - `parts`: what both are made of.
//! - `view`: what is shown, in sentences; few shapes for the many things that a plan holds.
//! - `of_office`, `of_draft`, `of_difference`: making these sentences.
//! - `api`: the server functions. Files come in by `server::plan_upload`.

mod api;
mod of_difference;
mod of_draft;
mod of_office;
mod office;
mod parts;
mod preview;
mod view;

pub use office::office_page;
pub use preview::import_page;
