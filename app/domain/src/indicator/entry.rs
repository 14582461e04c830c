//! From what was typed for a month to a value, or every problem with it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Formula, Problem, Share, What, whole};
use crate::period::{Period, PeriodKind};
use crate::text::visible;

/// The most characters of a note.
pub const NOTE_MOST: u32 = 500;

/// Whether a value is what happened or what is expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// "Thực hiện".
    #[default]
    Actual,
    /// "Ước": to the end of a period that is not over.
    Estimate,
}

/// Where a value comes from. Two sources are never mixed silently: each value says which one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueSource {
    /// The ward's own cases or ratings, counted here.
    OwnCases,
    /// The dashboard of the national portal (Cổng Dịch vụ công quốc gia).
    NationalPortal,
    /// By hand, from elsewhere.
    #[default]
    Manual,
}

/// A month's value as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryForm {
    /// The month: `2026-M02`.
    pub month: String,
    /// The part, or the count.
    pub numerator: String,
    /// The whole; not asked for where things are counted.
    pub denominator: String,
    /// The name of a [`ValueKind`]; empty is actual.
    pub kind: String,
    /// The name of a [`ValueSource`]; empty is by hand.
    pub source: String,
    /// What is to be known about it.
    pub note: String,
    /// `on`: the person was asked about a jump and says that it is right.
    pub confirmed: String,
}

/// What the form is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryFacts {
    /// The year of the plan.
    pub year: i16,
    /// The day of the entry.
    pub today: Date,
    /// Years that were closed.
    pub closed: Vec<i16>,
    /// How values of the indicator add up.
    pub formula: Formula,
}

/// A value about to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewValue {
    /// The month.
    pub month: Period,
    /// The numbers.
    pub share: Share,
    /// What happened, or what is expected.
    pub kind: ValueKind,
    /// Where it comes from.
    pub source: ValueSource,
    /// What is to be known about it.
    pub note: String,
    /// The person was asked about a jump and says that it is right.
    pub confirmed: bool,
}

impl ValueKind {
    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Estimate => "estimate",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Actual, Self::Estimate].into_iter().find(|kind| kind.name() == name)
    }
}

impl ValueSource {
    /// Every source, in the order of lists.
    pub const ALL: [Self; 3] = [Self::NationalPortal, Self::OwnCases, Self::Manual];

    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::OwnCases => "own_cases",
            Self::NationalPortal => "national_portal",
            Self::Manual => "manual",
        }
    }

    /// The source of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.name() == name)
    }
}

impl EntryForm {
    /// The value, or every problem with what was typed.
    pub fn parse(&self, facts: &EntryFacts) -> Result<NewValue, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut say = |field: &str, what| problems.push(Problem::new(field, what));
        let kind = match self.kind.as_str() {
            "" => Some(ValueKind::Actual),
            name => ValueKind::from_name(name),
        };
        if kind.is_none() {
            say("kind", What::UnknownChoice);
        }
        let kind = kind.unwrap_or_default();
        let month = match self.month.parse::<Period>() {
            Ok(month) => facts.month(month, kind).map_err(|what| say("month", what)).ok(),
            Err(_) => {
                say("month", What::UnknownMonth);
                None
            }
        };
        let share = facts.formula.share(&self.numerator, &self.denominator);
        let share = share.map_err(|found| problems.extend(found)).ok();
        let mut say = |field: &str, what| problems.push(Problem::new(field, what));
        let source = match self.source.as_str() {
            "" => Some(ValueSource::Manual),
            name => ValueSource::from_name(name),
        };
        if source.is_none() {
            say("source", What::UnknownChoice);
        }
        let note = visible(&self.note);
        let now = u32::try_from(note.chars().count()).unwrap_or(u32::MAX);
        if now > NOTE_MOST {
            say("note", What::TooLong { most: NOTE_MOST, now });
        }
        match (month, share, source, problems.is_empty()) {
            (Some(month), Some(share), Some(source), true) => {
                Ok(NewValue { month, share, kind, source, note, confirmed: self.confirmed == "on" })
            }
            _ => Err(problems),
        }
    }
}

impl EntryFacts {
    /// The month, if a value of this kind may be entered for it: of the plan's year or the year before (which this year
    /// is compared with), begun, ended unless it is an estimate, and not of a closed year.
    pub fn month(&self, month: Period, kind: ValueKind) -> Result<Period, What> {
        if month.kind() != PeriodKind::Month {
            return Err(What::UnknownMonth);
        }
        let year = month.year();
        if year != self.year && year != self.year - 1 {
            return Err(What::OtherYear { year: self.year });
        }
        if self.closed.contains(&year) {
            return Err(What::ClosedYear { year });
        }
        if month.first_day() > self.today {
            return Err(What::FutureMonth);
        }
        if month.last_day() >= self.today && kind == ValueKind::Actual {
            return Err(What::UnfinishedMonth);
        }
        Ok(month)
    }
}

impl Formula {
    /// The numbers as they were typed, or every problem with them. What counts has no denominator.
    pub fn share(self, numerator: &str, denominator: &str) -> Result<Share, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut say = |field: &str, what| problems.push(Problem::new(field, what));
        let part = needed(numerator).map_err(|what| say("numerator", what)).ok();
        let whole = match self {
            Self::Share => needed(denominator).map_err(|what| say("denominator", what)).ok(),
            Self::Count => Some(0),
        };
        let share = part.zip(whole).map(|(part, whole)| Share::new(part, whole));
        if let Some(what) = share.and_then(|share| self.refuses(share)) {
            say(if what == What::DenominatorZero { "denominator" } else { "numerator" }, what);
        }
        share.filter(|_| problems.is_empty()).ok_or(problems)
    }

    /// What is wrong with a share by this formula, if anything is.
    pub(super) fn refuses(self, share: Share) -> Option<What> {
        match self {
            Self::Count => None,
            Self::Share if share.denominator == 0 && share.numerator > 0 => Some(What::DenominatorZero),
            Self::Share if share.numerator > share.denominator => Some(What::NumeratorOverDenominator),
            Self::Share => None,
        }
    }
}

fn needed(typed: &str) -> Result<i64, What> {
    whole(typed)?.ok_or(What::Missing)
}
