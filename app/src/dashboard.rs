//! What leadership looks at: the most urgent first, every number with the way to its rows; the same for a wall screen.
//! Pages are plain HTML and follow what others change by the live line.
//!
//! - `headline`: what needs attention, in sentences. `decisions`: what waits, and what changed since the last visit.
//! - `indicators`: a chart each, with its arithmetic. `explain`: requests to explain. `growth`: enterprises.
//! - `units`: the board and feedback by unit.
//! - `behind`: the rows behind a number. `wall`: `/trinh-chieu`. `file`: a chart to be taken along.

mod api;
mod behind;
mod decisions;
mod explain;
mod file;
mod growth;
mod headline;
mod indicators;
mod page;
mod units;
mod wall;

pub use behind::behind_page;
pub use file::{chart_file, file_name};
pub use page::page;
pub use wall::wall_page;
