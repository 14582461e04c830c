//! The values that charts draw: of a revision what a point shows, and no more. A page of leadership shows thousands, and
//! reads what changed.

use std::collections::HashMap;

use domain::board::Touch;
use domain::ids::PersonId;
use domain::indicator::{Share, ValueKind, ValueSource, ValueState};
use domain::period::Period;

use super::rows::bad;
use super::values::Which;
use crate::db::Tx;
use crate::error::Error;
use crate::on;

/// A month's value in a chart.
#[derive(Clone, PartialEq)]
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

/// The months of a series in a year, each column as a list: a row that goes through the engine's door costs more than the
/// reading of its month, and there would be a row for each of them.
#[derive(sqlx::FromRow)]
struct Row {
    series_id: i64,
    periods: String,
    numerators: String,
    denominators: String,
    kinds: String,
    sources: String,
    states: String,
    people: String,
    instants: String,
    names: String,
}

/// Between the values of a list. No word of the program holds a comma; a name may, but no new line.
const NEXT: char = ',';
const NEXT_NAME: char = '\n';

macro_rules! select {
    ($of:literal, $only:literal) => {
        concat!(
            "SELECT m.series_id, string_agg(v.period, ',') AS periods, \
             string_agg(CAST(v.numerator AS TEXT), ',') AS numerators, \
             string_agg(CAST(v.denominator AS TEXT), ',') AS denominators, \
             string_agg(v.kind, ',') AS kinds, string_agg(v.source, ',') AS sources, string_agg(v.state, ',') AS states, \
             string_agg(CAST(COALESCE(v.decided_by, v.entered_by) AS TEXT), ',') AS people, \
             string_agg(COALESCE(v.decided_at, v.entered_at), ',') AS instants, \
             string_agg(REPLACE(CASE WHEN v.decided_by IS NULL THEN v.entered_name ELSE v.decided_name END, '\n', ' '), '\n') \
             AS names FROM indicator_month m JOIN indicator_value v ON v.id = m.",
            $of,
            " WHERE m.year >= $1 AND m.year <= $2",
            $only,
            " GROUP BY m.year, m.series_id"
        )
    };
}

/// The months that charts of staff draw, in memory by series and year. Whatever happens to a month counts its version up,
/// so that the sum of them tells which series is to be read again: after one value came, one of fifty.
#[derive(Default)]
pub(super) struct KeptMonths(HashMap<(i64, i64), KeptYear>);

struct KeptYear {
    /// The versions of the months added up, and how many months there are.
    stamp: (i64, i64),
    months: Vec<Drawn>,
}

/// Years of series that are read one by one; of more of them all are read at once.
const FEW: usize = 8;

fn read(rows: Vec<Row>) -> Result<Vec<Drawn>, Error> {
    let mut all = Vec::with_capacity(rows.len() * 12);
    for row in rows {
        row.read_into(&mut all)?;
    }
    Ok(all)
}

impl Tx {
    /// One value of each month of the years, of every series.
    pub(super) async fn drawn(&mut self, which: Which, years: (i16, i16)) -> Result<Vec<Drawn>, Error> {
        const NEWEST: &str = select!("newest_id", "");
        const SHOWN: &str = select!("shown_id", "");
        const APPROVED: &str = select!("approved_id", "");
        let query = match which {
            Which::Newest => NEWEST,
            Which::Shown => SHOWN,
            Which::Approved => APPROVED,
        };
        let rows = on!(self, c => sqlx::query_as::<_, Row>(query)
            .bind(i64::from(years.0)).bind(i64::from(years.1)).fetch_all(c).await)?;
        read(rows)
    }

    /// The same of what charts of staff draw, by series; read again is what changed since it was kept.
    pub(super) async fn drawn_with(
        &mut self,
        kept: &mut KeptMonths,
        years: (i16, i16),
    ) -> Result<HashMap<i64, Vec<Drawn>>, Error> {
        const STAMPS: &str = "SELECT series_id, year, CAST(SUM(version) AS BIGINT), CAST(COUNT(*) AS BIGINT) \
            FROM indicator_month WHERE year >= $1 AND year <= $2 GROUP BY year, series_id";
        const ONE: &str = select!("shown_id", " AND m.series_id = $3");
        type Stamped = (i64, i64, i64, i64);
        let kept = &mut kept.0;
        let stamped = on!(self, c => sqlx::query_as::<_, Stamped>(STAMPS)
            .bind(i64::from(years.0)).bind(i64::from(years.1)).fetch_all(c).await)?;
        let is_new = |(series, year, version, count): &&Stamped| {
            kept.get(&(*series, *year)).is_none_or(|of| of.stamp != (*version, *count))
        };
        let new: Vec<Stamped> = stamped.iter().filter(is_new).copied().collect();
        let mut read_again: HashMap<(i64, i64), Vec<Drawn>> = HashMap::new();
        if new.len() > FEW {
            for one in self.drawn(Which::Shown, years).await? {
                read_again.entry((one.series, i64::from(one.month.year()))).or_default().push(one);
            }
        } else {
            for (series, year, ..) in &new {
                let rows = on!(self, c => sqlx::query_as::<_, Row>(ONE)
                    .bind(*year).bind(*year).bind(*series).fetch_all(c).await)?;
                read_again.insert((*series, *year), read(rows)?);
            }
        }
        for (series, year, version, count) in new {
            let months = read_again.remove(&(series, year)).unwrap_or_default();
            kept.insert((series, year), KeptYear { stamp: (version, count), months });
        }
        let mut all: HashMap<i64, Vec<Drawn>> = HashMap::new();
        for (series, year, ..) in stamped {
            if let Some(of) = kept.get(&(series, year)) {
                all.entry(series).or_default().extend_from_slice(&of.months);
            }
        }
        Ok(all)
    }
}

impl Row {
    fn read_into(&self, all: &mut Vec<Drawn>) -> Result<(), Error> {
        let lists = [
            &self.numerators,
            &self.denominators,
            &self.kinds,
            &self.sources,
            &self.states,
            &self.people,
            &self.instants,
        ];
        let mut lists = lists.map(|list| list.split(NEXT));
        let mut names = self.names.split(NEXT_NAME);
        for period in self.periods.split(NEXT) {
            let bad = |column, word: &str| bad("indicator_value", column, self.series_id, word);
            let [numerator, denominator, kind, source, state, by, at] =
                lists.each_mut().map(|list| list.next().unwrap_or_default());
            let number = |column, word: &str| word.parse::<i64>().map_err(|_| bad(column, word));
            all.push(Drawn {
                series: self.series_id,
                month: period.parse().map_err(|_| bad("period", period))?,
                share: Share::new(number("numerator", numerator)?, number("denominator", denominator)?),
                kind: ValueKind::from_name(kind).ok_or_else(|| bad("kind", kind))?,
                source: ValueSource::from_name(source).ok_or_else(|| bad("source", source))?,
                state: ValueState::from_name(state).ok_or_else(|| bad("state", state))?,
                changed: Touch {
                    by: PersonId(number("entered_by", by)?),
                    name: names.next().unwrap_or_default().to_owned(),
                    at: at.parse().map_err(|_| bad("entered_at", at))?,
                },
            });
        }
        Ok(())
    }
}
