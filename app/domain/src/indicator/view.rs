//! What pages show of indicators.
//!
//! - [`EntryPage`]: `/so-lieu`. [`Dashboard`]: `/dieu-hanh` and `/trinh-chieu`. [`PublicPage`]: `/chi-tieu`.
//! - [`Behind`]: the rows behind a number. [`BusinessPage`]: `/doanh-nghiep`.

mod business;

pub use business::{
    BusinessEventView, BusinessMonth, BusinessPage, BusinessRevision, BusinessWaiting, GrowthView,
    PublicGrowth, Stock,
};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    Aim, Direction, EntryWindow, Feed, Formula, ImportRow, Judgement, Rate, Share, ValueKind, ValueSource,
    ValueState,
};
use crate::board::{PlanHead, Touch, UnitHead};
use crate::feedback::OnTimeTable;
use crate::ids::{ExplanationId, FileId, IndicatorId, ValueId, ValueImportId};
use crate::people;
use crate::period::Period;
use crate::plan::Target;

/// What an indicator is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorHead {
    pub id: IndicatorId,
    /// For example `CT3`.
    pub code: String,
    pub name: String,
    /// Unit of measure, as written.
    pub measure: Option<String>,
    pub formula: Formula,
    pub direction: Direction,
    /// The target as understood; none if there is none, or its words are not understood.
    pub target: Option<Target>,
    /// The target in the words of the plan.
    pub target_text: String,
    /// The unit that enters and answers for it.
    pub unit: Option<UnitHead>,
    pub numerator_label: String,
    pub denominator_label: String,
    /// By which rule it is counted.
    pub formula_note: String,
    pub feed: Feed,
    /// Added by a person, not by the plan's document.
    pub added: bool,
    /// To be sent with a change of the definition.
    pub version: i64,
}

/// A revision of a month's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueView {
    pub id: ValueId,
    pub month: Period,
    /// From 1; each change of numbers that somebody else has seen is a new one.
    pub revision: i64,
    pub share: Share,
    /// Derived; none where nothing happened and for what counts.
    pub rate: Option<Rate>,
    pub kind: ValueKind,
    pub source: ValueSource,
    pub note: String,
    pub state: ValueState,
    /// Who typed it, and when.
    pub entered: Touch,
    pub submitted_at: Option<Timestamp>,
    /// Who approved or returned it.
    pub decided: Option<Touch>,
    /// What was said with a return.
    pub return_note: String,
    pub evidence: Vec<ProofView>,
    /// To be sent with a step; raised by every change of this month's value.
    pub version: i64,
}

/// A file that bears out a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofView {
    pub file: FileId,
    pub name: String,
    pub mime: String,
    /// In bytes.
    pub size: i64,
    /// A browser may show it as a picture.
    pub picture: bool,
    pub added: Touch,
}

/// A point of a chart: one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    pub month: Period,
    /// What is drawn; none where there is no value.
    pub share: Option<Share>,
    pub rate: Option<Rate>,
    /// From January to this month, the sum over the sum; none before the first value.
    pub cumulative: Option<Share>,
    pub cumulative_rate: Option<Rate>,
    pub kind: ValueKind,
    pub source: ValueSource,
    /// Where the drawn value stands; none if it is counted live from the ward's own cases.
    pub state: Option<ValueState>,
    /// What the ward's own cases say, where they are counted and something else is drawn.
    pub own: Option<Share>,
    /// Who changed it last, and when.
    pub changed: Option<Touch>,
}

/// `/so-lieu`: the values of one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPage {
    pub plan: PlanHead,
    pub today: Date,
    /// The month shown.
    pub month: Period,
    /// Months that can be chosen, the latest first.
    pub months: Vec<Period>,
    pub window: EntryWindow,
    /// No value of the month's year can be changed any more.
    pub closed: bool,
    /// Those of the actor's own unit first.
    pub rows: Vec<EntryRow>,
    pub may_approve: bool,
    pub may_define: bool,
    /// Units that can be put in charge of an indicator.
    pub units: Vec<UnitHead>,
}

/// An indicator in the month of an [`EntryPage`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRow {
    pub indicator: IndicatorHead,
    pub aim: Option<Aim>,
    /// The newest revision of the month.
    pub value: Option<ValueView>,
    /// The approved one, where the newest is another.
    pub approved: Option<ValueView>,
    /// What the ward's own cases say of the month, to be taken over.
    pub suggested: Option<Share>,
    /// The six months up to this one, the oldest first.
    pub recent: Vec<Point>,
    pub judgement: Judgement,
    /// Whether the actor may enter it, and if not, why.
    pub may_enter: Result<(), people::Refusal>,
    /// Requests to explain that are open.
    pub explanations: Vec<ExplanationView>,
}

/// The last value before a month, which a new one is held against: a month that is missing hides no jump.
pub fn value_before(points: &[Point], month: Period) -> Option<Share> {
    points.iter().rev().filter(|point| point.month < month).find_map(|point| point.share)
}

/// A request to explain, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplanationView {
    pub id: ExplanationId,
    pub indicator: IndicatorId,
    pub code: String,
    /// The month that it is about; none for the year.
    pub month: Option<Period>,
    pub unit: Option<UnitHead>,
    pub question: String,
    pub asked: Touch,
    pub due_on: Date,
    /// Open and past its day.
    pub overdue: bool,
    /// The answer, and who gave it.
    pub answer: Option<(String, Touch)>,
    /// The actor may answer it.
    pub may_answer: bool,
    pub version: i64,
}

/// `/dieu-hanh`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dashboard {
    pub plan: PlanHead,
    pub today: Date,
    /// The moment that the numbers are of.
    pub as_of: Timestamp,
    /// The most urgent first.
    pub indicators: Vec<Chart>,
    pub growth: GrowthView,
    /// Work of the current period by unit in the lead.
    pub board: Vec<UnitBoard>,
    /// The period of `board`.
    pub period: Period,
    /// Feedback on time by unit; of the whole ward.
    pub feedback: OnTimeTable,
    pub decisions: Decisions,
    /// What changed since the actor's last visit; none at the first.
    pub since: Option<Since>,
    /// The actor may ask for an explanation.
    pub may_ask: bool,
    /// Units that can be asked.
    pub units: Vec<UnitHead>,
}

/// An indicator with its year and the year before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    pub indicator: IndicatorHead,
    pub aim: Option<Aim>,
    /// January to December of the plan's year.
    pub this_year: Vec<Point>,
    /// January to December of the year before.
    pub last_year: Vec<Point>,
    pub judgement: Judgement,
    /// Who changed a value of it last, and when.
    pub changed: Option<Touch>,
    /// Requests to explain, open ones first; at most ten.
    pub explanations: Vec<ExplanationView>,
}

/// A unit's tasks in a period, by column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitBoard {
    /// None for tasks that no unit leads.
    pub unit: Option<UnitHead>,
    pub not_started: u32,
    pub in_progress: u32,
    pub blocked: u32,
    pub submitted: u32,
    pub accepted: u32,
    pub no_occurrence: u32,
    /// Of all of these, past their day.
    pub overdue: u32,
}

/// What waits for a leader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decisions {
    /// Values, the oldest first.
    pub values: Vec<(IndicatorHead, ValueView)>,
    /// Periods of tasks that were submitted.
    pub periods: u32,
    /// Obstacles that ask for a decision.
    pub obstacles: u32,
    /// Answers of feedback that wait for approval.
    pub answers: u32,
    /// Months of business counts.
    pub business: u32,
    /// Requests to explain that are open, and how many of them are past their day.
    pub explanations: (u32, u32),
}

/// What changed since a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// The visit before.
    pub at: Timestamp,
    /// The latest first; at most fifty.
    pub changes: Vec<Changed>,
    /// There are more.
    pub more: bool,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    pub at: Timestamp,
    /// The name that they had then; empty if the program itself.
    pub by: String,
    /// `feature.what_happened`, for example `indicator.value_approved`.
    pub kind: String,
    /// Code of the indicator or task; empty if it is about neither.
    pub code: String,
    pub period: Option<Period>,
}

/// Every revision behind a point, or behind a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Behind {
    pub plan: PlanHead,
    pub today: Date,
    /// The indicator in the plan's year, with what was asked about it.
    pub chart: Chart,
    /// The month asked for; none for the whole year.
    pub month: Option<Period>,
    /// The year.
    pub year: i16,
    /// The drawn sum of what was asked for.
    pub sum: Share,
    pub rate: Option<Rate>,
    /// By month, the newest first.
    pub revisions: Vec<ValueView>,
    /// The points that the sum is of.
    pub points: Vec<Point>,
    /// The sums of every year that has values, the earliest first.
    pub years: Vec<YearSum>,
    /// The numbers are counted from cases, whose rows can be opened.
    pub cases: bool,
    /// The actor may ask for an explanation.
    pub may_ask: bool,
    /// Units that can be asked.
    pub units: Vec<UnitHead>,
}

/// The kept sum of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearSum {
    pub year: i16,
    pub sum: Share,
    pub rate: Option<Rate>,
    /// Months that have a value.
    pub months: u8,
}

/// `/chi-tieu`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicPage {
    pub plan: PlanHead,
    pub today: Date,
    pub indicators: Vec<PublicIndicator>,
    /// None before counts of the year were approved.
    pub growth: Option<PublicGrowth>,
}

/// An indicator as everybody sees it: approved values alone, no names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicIndicator {
    pub code: String,
    pub name: String,
    pub measure: Option<String>,
    pub formula: Formula,
    pub target_text: String,
    pub aim: Option<Aim>,
    pub unit: Option<String>,
    /// January to December; only approved values.
    pub this_year: Vec<PublicPoint>,
    pub last_year: Vec<PublicPoint>,
    pub judgement: Judgement,
    /// When a value was approved last.
    pub approved_on: Option<Date>,
    /// The newest approved month is older than it should be by now: the last month whose days of entry have passed.
    pub stale: Option<Stale>,
}

/// How old what the public sees is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stale {
    /// The newest approved month; none if there is none.
    pub newest: Option<Period>,
    /// The month that should be there.
    pub expected: Period,
}

/// A month as everybody sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicPoint {
    pub month: Period,
    pub share: Option<Share>,
    pub rate: Option<Rate>,
    pub cumulative: Option<Share>,
    pub cumulative_rate: Option<Rate>,
    pub kind: ValueKind,
    pub source: ValueSource,
}

/// A file that was read and waits to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueImportPreview {
    pub id: ValueImportId,
    pub file_name: String,
    pub uploaded: Touch,
    pub rows: Vec<ImportRow>,
    /// Rows that change nothing.
    pub unchanged: u32,
}
