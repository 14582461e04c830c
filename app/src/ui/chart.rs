//! Charts by month, drawn on the server as SVG: a line or bars, the target, the year before in grey. No code is needed to
//! read them. The point that is pointed at, touched or reached by keyboard says its value in a strip above; the same
//! numbers stand in a table under it, and in a sentence.
//!
//! - `picture`: what a chart is drawn from.
//! - `of_indicator`, `of_growth`: from what pages show to a picture.
//! - `geometry`: where things stand, as pure functions.
//! - `draw`: the SVG; `spots`: its months. `figure`: the chart with its sentence and table.

mod draw;
mod figure;
mod geometry;
mod of_growth;
mod of_indicator;
mod picture;
mod spots;
#[cfg(test)]
mod tests;

pub use draw::alone;
pub use figure::ChartFigure;
pub use of_growth::{of_entries, of_growth};
pub use of_indicator::{of_chart, of_public, of_recent};
pub use picture::{Ahead, Picture, Row, Shape, Spot, Target};
