//! Indicators and the growth of enterprises: monthly values from entry to approval, what pages draw of them, files in
//! and out. Rules are `domain::indicator`'s.
//!
//! - `rows`: how indicators are defined. `values`: their revisions; `drawn`: what charts need of them. `sums`: the kept sums of years.
//! - `series`: from values to points and standings, one road for every page.
//! - `entry`, `decide`, `define`, `explain`: what people do.
//! - `page`: `/so-lieu`, and the rows behind a number; `find`: one by its code. `dashboard`, `visit`: `/dieu-hanh`. `public`: `/chi-tieu`.
//! - `business`: counts and events of businesses, and growth.
//! - `read_file`, `import`, `export`: files.

mod business;
mod dashboard;
mod decide;
mod define;
mod drawn;
mod entry;
mod explain;
mod export;
mod find;
mod import;
mod page;
mod public;
mod read_file;
mod rows;
mod series;
mod sums;
mod values;
mod visit;

pub use business::{add_event, business_page, counts_behind, put_counts, remove_event};
pub use dashboard::dashboard;
pub use decide::{approve, close_year, return_value};
pub use define::{add, change};
pub use entry::{Entered, enter, open_proof};
pub use explain::{answer, ask};
pub use export::{ExportRow, Format, export, export_rows};
pub use find::find;
pub use import::{confirm, drop_upload, preview, upload};
pub use page::{behind, entry_page};
pub use public::public_page;
pub use read_file::SIZE_MOST;
pub use sums::{Sums, kept_and_counted};
pub use visit::visited;
