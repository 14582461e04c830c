//! Why the calendar or the limits of time say no.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Why it was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Refusal {
    /// No limit as `5wd` or `15d`, or not from 1 to 365.
    BadLimit,
    /// No moment as `2026-02-13T16:50`.
    BadMoment,
    /// A field of the form is empty or too long.
    Field {
        /// Its name.
        name: String,
    },
    /// A weekday is worked anyway, a weekend day is off anyway.
    NothingToChange,
    /// The day is in the list already.
    DayKnown,
    /// The proposal was decided already, or a newer one took its place.
    Decided,
    /// A rule begins before the one that it follows.
    NotLater {
        /// When that one began.
        than: Date,
    },
    /// The limit follows from the law, so that it cannot be switched off like a promise.
    NoPromise,
}

impl Refusal {
    /// The field of the form that it is about, if it is about one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Refusal::BadLimit => Some("amount"),
            Refusal::Field { name } => Some(name),
            Refusal::NothingToChange | Refusal::DayKnown | Refusal::NotLater { .. } => Some("date"),
            Refusal::BadMoment | Refusal::Decided | Refusal::NoPromise => None,
        }
    }
}
