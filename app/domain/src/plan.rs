//! The ward's plan document: from a text or a word-processor file to a [`Draft`] in which every field keeps the
//! words that it came from.
//!
//! The road is [`Document`] (one shape for both kinds of file) → [`Draft::read`] → [`Shown`] for the command
//! line, [`diff`] against what is already stored. Nothing is invented: what the document does not say is an
//! [`Open`] point, what it says in words that are not known is a [`NotUnderstood`] line, and what the program
//! itself proposes is kept apart in fields named "suggested".
//!
//! Deliberately absent: reading files (bytes belong to the service), storing, and sentences for people apart from
//! the short keys of the command line.

mod correct;
mod diff;
mod document;
mod draft;
mod names;
mod read;
mod refusal;
mod scan;
mod shown;
mod stored;
mod suggest;
mod target;
mod term;
mod units;

pub use correct::Correction;
pub use diff::{Difference, DifferenceKind, Field, Item, ItemKind, diff};
pub use document::{Block, Cell, Document, Quote, Row};
pub use draft::{
    Citation, Draft, DraftUnit, Duty, Goal, GoalKind, Group, Indicator, Level, NotUnderstood, Open,
    OpenPoint, Quoted, Relation, ReportDuty, ReportKind, Signer, Task, Why,
};
pub use refusal::{FileRefusal, MOST_BYTES, MOST_TEXT, Refusal};
pub use shown::Shown;
pub use stored::{
    CorrectionState, ImportLine, ImportPreview, PointsForm, StoredCitation, StoredCorrection, StoredDuty,
    StoredGoal, StoredGroup, StoredIndicator, StoredPlan, StoredReportDuty, StoredTask,
};
pub use suggest::{Suggestion, group_short_name, short_title};
pub use target::{Decimal, Op, Target};
pub use term::Term;
pub use units::{KnownUnit, known_unit, known_units, unit_key};
