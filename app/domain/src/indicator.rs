//! Indicators ("chỉ tiêu") of a plan, their monthly values, and the growth of enterprises. Whole numbers throughout: a
//! percentage is derived from numerator and denominator and never kept, so that no rounding decides.
//!
//! - [`share`](Share): numerator over denominator; what of it is shown.
//! - [`aim`](Aim): what a value must reach, from the plan's target.
//! - [`define`](IndicatorForm): what an administrator says about an indicator.
//! - [`preset`](Preset): what many wards follow besides.
//! - [`entry`](EntryForm): from what was typed for a month to a value, or every problem with it.
//! - [`window`](EntryWindow): until when a month's value is to be entered.
//! - [`doubt`](Doubt): when a value is asked about before it is taken.
//! - [`state`](ValueState): draft, submitted, approved, returned; which step may follow.
//! - [`standing`](Standing): met, at risk, out of reach and so on, with the arithmetic of it.
//! - `count`: the same for indicators that count things.
//! - [`growth`](Growth): enterprises against the base year, months of business counts.
//! - [`stock`](StockForm): enterprises that were active when a year began.
//! - [`table`](RawTable), [`import`](read_rows): rows of a file to values, or what is wrong at which cell.
//! - [`explain`](AskForm): a unit is asked to explain, and answers.
//! - [`view`]: what pages show.

mod aim;
mod business;
mod count;
mod define;
mod doubt;
mod entry;
mod explain;
mod growth;
mod import;
mod number;
mod preset;
mod refusal;
mod share;
mod standing;
mod state;
mod stock;
mod table;
pub mod view;
mod window;

pub use aim::{Aim, AimOp, Direction};
pub use business::{
    BusinessEventForm, BusinessForm, Counts, CountsSeen, EntityKind, EventKind, NewBusinessEvent, NewCounts,
};
pub use define::{CODE_MOST, Feed, Formula, IndicatorForm, NAME_MOST, NewIndicator, Usual};
pub use doubt::{Doubt, DoubtRule};
pub use entry::{EntryFacts, EntryForm, NOTE_MOST, NewValue, ValueKind, ValueSource};
pub use explain::{AskForm, EXPLANATION_MOST, NewAsk, explanation};
pub use growth::{Base, Growth, GrowthMonth, GrowthStanding, Rate as GrowthRate, growth};
pub use import::{ImportFacts, ImportRow, Known as KnownIndicator, ROWS_MOST, read_rows};
pub use number::{MOST, whole};
pub use preset::Preset;
pub use refusal::{CellProblem, CellWhat, Problem, Refusal, What};
pub use share::{Rate, Share};
pub use standing::{
    Against, Arithmetic, Judgement, MonthStanding, Needed, RestSource, Standing, Year, YearMonth, judge,
};
pub use state::{Step, ValueState};
pub use stock::{NewStock, StockForm, exits_per};
pub use table::{Cell, Column, RawTable};
pub use window::{ENTRY_DAYS, EntryWindow};
