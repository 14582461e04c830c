//! The values that charts draw: of a revision what a point shows, and no more. A page of leadership reads thousands.

use domain::board::Touch;
use domain::ids::PersonId;
use domain::indicator::{Share, ValueKind, ValueSource, ValueState};
use domain::period::Period;

use super::rows::bad;
use super::values::Which;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;

/// A month's value in a chart.
pub(super) struct Drawn {
    pub series: i64,
    pub month: Period,
    pub share: Share,
    pub kind: ValueKind,
    pub source: ValueSource,
    pub state: ValueState,
    /// Who touched it last: whoever decided it, or else whoever entered it.
    pub changed: Touch,
}

type Row = (i64, i64, String, i64, i64, String, String, String, i64, String, Instant);

macro_rules! select {
    ($of:literal) => {
        concat!(
            "SELECT v.id, v.series_id, v.period, v.numerator, v.denominator, v.kind, v.source, v.state, \
             COALESCE(v.decided_by, v.entered_by), \
             CASE WHEN v.decided_by IS NULL THEN v.entered_name ELSE v.decided_name END, \
             COALESCE(v.decided_at, v.entered_at) FROM indicator_month m JOIN indicator_value v ON v.id = m.",
            $of,
            " WHERE m.year >= $1 AND m.year <= $2"
        )
    };
}

impl Tx {
    /// One value of each month of the years, of every series.
    pub(super) async fn drawn(&mut self, which: Which, years: (i16, i16)) -> Result<Vec<Drawn>, Error> {
        const NEWEST: &str = select!("newest_id");
        const SHOWN: &str = select!("shown_id");
        const APPROVED: &str = select!("approved_id");
        let query = match which {
            Which::Newest => NEWEST,
            Which::Shown => SHOWN,
            Which::Approved => APPROVED,
        };
        let rows = on!(self, c => sqlx::query_as::<_, Row>(query)
            .bind(i64::from(years.0)).bind(i64::from(years.1)).fetch_all(c).await)?;
        rows.into_iter().map(drawn).collect()
    }
}

fn drawn(row: Row) -> Result<Drawn, Error> {
    let (id, series, period, numerator, denominator, kind, source, state, by, name, at) = row;
    let bad = |column, word: &str| bad("indicator_value", column, id, word);
    Ok(Drawn {
        series,
        month: period.parse().map_err(|_| bad("period", &period))?,
        share: Share::new(numerator, denominator),
        kind: ValueKind::from_name(&kind).ok_or_else(|| bad("kind", &kind))?,
        source: ValueSource::from_name(&source).ok_or_else(|| bad("source", &source))?,
        state: ValueState::from_name(&state).ok_or_else(|| bad("state", &state))?,
        changed: Touch { by: PersonId(by), name, at: at.0 },
    })
}
