//! A card as lists see it: what it is filtered and ordered by, and how many stand in each column.

use std::cmp::Ordering;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Column, TermKind, WardRole};
use crate::ids::{PersonId, UnitId};

/// What filters and orders a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardFacts {
    /// The group's code, for example `II`.
    pub group: String,
    /// The ward's part, if the plan says one.
    pub ward_role: Option<WardRole>,
    /// The unit in the lead.
    pub lead: Option<UnitId>,
    /// Its code.
    pub lead_code: Option<String>,
    /// The codes of the units in the lead and in support.
    pub units: Vec<String>,
    /// The officer in charge.
    pub owner: Option<PersonId>,
    /// The term.
    pub term: TermKind,
    /// Where it stands.
    pub column: Column,
    /// There was no occasion for it in the period.
    pub no_occurrence: bool,
    /// Past its last day.
    pub overdue: bool,
    /// Everything that a search looks at, folded by [`crate::text::fold`].
    pub search: String,
    /// Its place in the plan, over all groups.
    pub place: u32,
    /// Its last day, if the term has one.
    pub due_on: Option<Date>,
    /// When it was last touched in this period.
    pub touched_at: Option<Timestamp>,
}

/// The order of cards in a column, and of rows in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// As in the plan.
    #[default]
    Plan,
    /// The nearest date first, undated ones after.
    Due,
    /// The last touched first, untouched ones after.
    Touched,
}

impl Sort {
    /// Every order.
    pub const ALL: [Sort; 3] = [Self::Plan, Self::Due, Self::Touched];

    /// The name in addresses.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Plan => "ke-hoach",
            Self::Due => "han",
            Self::Touched => "moi",
        }
    }

    /// The order of that address name, if there is one.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.slug() == slug)
    }

    /// Which of two cards comes first; the plan's order decides where nothing else does.
    pub fn compare(self, a: &CardFacts, b: &CardFacts) -> Ordering {
        let first = match self {
            Self::Plan => Ordering::Equal,
            Self::Due => last_if_none(a.due_on).cmp(&last_if_none(b.due_on)),
            Self::Touched => b.touched_at.cmp(&a.touched_at),
        };
        first.then(a.place.cmp(&b.place))
    }
}

/// How many cards stand in each column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts([u32; 5]);

impl Counts {
    /// Counts the very cards that are shown, so that a number can never differ from its list.
    pub fn of<'a>(cards: impl IntoIterator<Item = &'a CardFacts>) -> Self {
        Self::of_columns(cards.into_iter().map(|card| card.column))
    }

    /// Counts columns.
    pub fn of_columns(columns: impl IntoIterator<Item = Column>) -> Self {
        let mut counts = Self::default();
        for column in columns {
            counts.0[column.index()] += 1;
        }
        counts
    }

    /// The cards of one column.
    pub fn column(&self, column: Column) -> u32 {
        self.0[column.index()]
    }

    /// Counts one card in another column: a move that is shown before it is confirmed.
    pub fn shift(&mut self, from: Column, to: Column) {
        self.0[from.index()] = self.0[from.index()].saturating_sub(1);
        self.0[to.index()] += 1;
    }

    /// The cards of all columns.
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }
}

fn last_if_none(day: Option<Date>) -> (bool, Option<Date>) {
    (day.is_none(), day)
}
