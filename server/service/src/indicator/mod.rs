//! Indicators and the growth of enterprises: monthly values from entry to approval, what pages draw of them, files in
//! and out. Rules are `domain::indicator`'s.
//!
//! - `rows`: how indicators are defined. `values`: their revisions; `drawn`: what charts need of them. `sums`: the kept sums of years.
//! - `series`: from values to points and standings, one road for every page.
//! - `entry`, `decide`, `define`, `explain`: what people do.
//! - `page`: `/so-lieu`, and the rows behind a number; `find`: one by its code. `dashboard`, `visit`: `/dieu-hanh`; `figures`: what of it
//!   every reader shares, in memory, with `kept_charts`. `public`: `/chi-tieu`.
//! - `due`: what the day's digest tells of values to be entered.
//! - `business`: counts and events of businesses, and growth; `business_approval`: what of them everybody sees;
//!   `business_rows`: the SQL of both; `business_stock`: how many there were when a year began.
//! - `read_file`, `import`, `export`, `business_export`: files; `export_file`: how a table becomes one.

mod business;
mod business_approval;
mod business_export;
mod business_rows;
mod business_stock;
mod dashboard;
mod decide;
mod define;
mod drawn;
mod due;
mod entry;
mod explain;
mod export;
mod export_file;
mod figures;
mod find;
mod import;
mod kept_charts;
mod page;
mod public;
mod read_file;
mod rows;
mod series;
mod sums;
mod values;
mod visit;

pub use business::{add_event, business_page, put_counts, remove_event};
pub use business_approval::{approve_counts, counts_behind};
pub use business_export::{counts_export, events_export};
pub use business_stock::put_stock;
pub use dashboard::dashboard;
pub use decide::{approve, close_year, return_value};
pub use define::{add, change};
pub(crate) use due::ValuesDue;
pub use entry::{Entered, enter, open_proof};
pub use explain::{answer, ask};
pub use export::{ExportRow, export, export_rows};
pub use export_file::Format;
pub use find::find;
pub use import::{confirm, drop_upload, preview, upload};
pub use page::{behind, entry_page};
pub use public::public_page;
pub use read_file::SIZE_MOST;
pub use sums::{Sums, kept_and_counted};
pub use visit::visited;
