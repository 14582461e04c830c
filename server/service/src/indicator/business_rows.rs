//! The SQL of monthly counts of businesses: every revision.

use domain::board::Touch;
use domain::ids::PersonId;
use domain::indicator::{Counts, EntityKind, ValueSource};
use domain::period::Period;

use super::rows::bad;
use crate::db::Instant;
use crate::error::Error;

#[derive(sqlx::FromRow)]
pub(super) struct CountColumns {
    founded: i64,
    returned: i64,
    suspended: i64,
    awaiting_dissolution: i64,
    dissolved: i64,
    bankrupt: i64,
    converted: i64,
}

impl CountColumns {
    pub fn counts(&self) -> Counts {
        Counts {
            founded: self.founded,
            returned: self.returned,
            suspended: self.suspended,
            awaiting_dissolution: self.awaiting_dissolution,
            dissolved: self.dissolved,
            bankrupt: self.bankrupt,
            converted: self.converted,
        }
    }
}

/// The columns of a [`CountRow`].
macro_rules! select_counts {
    ($rest:literal) => {
        concat!(
            "SELECT revision, period, entity, founded, returned, suspended, awaiting_dissolution, dissolved, bankrupt, \
             converted, source, note, entered_by, entered_name, entered_at FROM business_month ",
            $rest
        )
    };
}
pub(super) use select_counts;

#[derive(sqlx::FromRow)]
pub(super) struct CountRow {
    pub revision: i64,
    period: String,
    entity: String,
    #[sqlx(flatten)]
    pub counts: CountColumns,
    source: String,
    pub note: String,
    entered_by: i64,
    entered_name: String,
    entered_at: Instant,
}

impl CountRow {
    pub fn source(&self) -> Result<ValueSource, Error> {
        ValueSource::from_name(&self.source)
            .ok_or_else(|| bad("business_month", "source", self.revision, &self.source))
    }

    pub fn entity(&self) -> Result<EntityKind, Error> {
        EntityKind::from_name(&self.entity)
            .ok_or_else(|| bad("business_month", "entity", self.revision, &self.entity))
    }

    pub fn month(&self) -> Result<Period, Error> {
        self.period.parse().map_err(|_| bad("business_month", "period", self.revision, &self.period))
    }

    pub fn touch(&self) -> Touch {
        Touch { by: PersonId(self.entered_by), name: self.entered_name.clone(), at: self.entered_at.0 }
    }
}
