//! The kept sums of each series and year, moved by every change of a month in its own transaction, so that five years
//! cost what one does.

use std::collections::BTreeMap;

use domain::indicator::Share;

use super::values::MonthRow;
use crate::db::Tx;
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// The sums of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Sums {
    /// Of what charts of staff draw.
    pub shown_numerator: i64,
    /// Likewise.
    pub shown_denominator: i64,
    /// Months of it.
    pub shown_months: i64,
    /// Of what the public sees.
    pub approved_numerator: i64,
    /// Likewise.
    pub approved_denominator: i64,
    /// Months of it.
    pub approved_months: i64,
}

/// A year and its sums.
#[derive(sqlx::FromRow)]
pub(super) struct YearRow {
    pub series_id: i64,
    pub year: i64,
    #[sqlx(flatten)]
    pub sums: Sums,
}

impl Tx {
    /// Takes what a month was out of the sums of its year, and puts in what it is.
    pub(super) async fn move_sums(
        &mut self,
        series: i64,
        year: i16,
        before: MonthRow,
        after: MonthRow,
    ) -> Result<(), Error> {
        const MOVE: &str = "INSERT INTO indicator_sum (series_id, year, shown_numerator, shown_denominator, shown_months, \
            approved_numerator, approved_denominator, approved_months) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
            ON CONFLICT (series_id, year) DO UPDATE SET \
            shown_numerator = indicator_sum.shown_numerator + excluded.shown_numerator, \
            shown_denominator = indicator_sum.shown_denominator + excluded.shown_denominator, \
            shown_months = indicator_sum.shown_months + excluded.shown_months, \
            approved_numerator = indicator_sum.approved_numerator + excluded.approved_numerator, \
            approved_denominator = indicator_sum.approved_denominator + excluded.approved_denominator, \
            approved_months = indicator_sum.approved_months + excluded.approved_months";
        let (shown_before, shown) =
            (self.share_of(before.shown_id).await?, self.share_of(after.shown_id).await?);
        let approved_before = self.share_of(before.approved_id).await?;
        let approved = self.share_of(after.approved_id).await?;
        let by = |now: Option<Share>, then: Option<Share>| {
            let months = i64::from(now.is_some()) - i64::from(then.is_some());
            let (now, then) = (now.unwrap_or_default(), then.unwrap_or_default());
            (now.numerator - then.numerator, now.denominator - then.denominator, months)
        };
        let (shown, approved) = (by(shown, shown_before), by(approved, approved_before));
        if (shown, approved) == ((0, 0, 0), (0, 0, 0)) {
            return Ok(());
        }
        on!(self, c => sqlx::query(MOVE)
            .bind(series).bind(i64::from(year)).bind(shown.0).bind(shown.1).bind(shown.2)
            .bind(approved.0).bind(approved.1).bind(approved.2).execute(c).await)?;
        Ok(())
    }

    async fn share_of(&mut self, value: Option<i64>) -> Result<Option<Share>, Error> {
        const ONE: &str = "SELECT numerator, denominator FROM indicator_value WHERE id = $1";
        let Some(id) = value else { return Ok(None) };
        let (part, whole) = on!(self, c => sqlx::query_as::<_, (i64, i64)>(ONE).bind(id).fetch_one(c).await)?;
        Ok(Some(Share::new(part, whole)))
    }

    /// The kept sums of every year of a series.
    pub(super) async fn sums_of(&mut self, series: i64) -> Result<Vec<YearRow>, Error> {
        const ALL: &str = "SELECT series_id, year, shown_numerator, shown_denominator, shown_months, \
            approved_numerator, approved_denominator, approved_months FROM indicator_sum \
            WHERE series_id = $1 ORDER BY year";
        Ok(on!(self, c => sqlx::query_as::<_, YearRow>(ALL).bind(series).fetch_all(c).await)?)
    }
}

/// The kept sums by series and year, and the same added up anew; they must be equal. For tests and for whoever doubts.
pub async fn kept_and_counted(service: &Service) -> Result<[BTreeMap<(i64, i64), Sums>; 2], Error> {
    const KEPT: &str = "SELECT series_id, year, shown_numerator, shown_denominator, shown_months, approved_numerator, \
        approved_denominator, approved_months FROM indicator_sum WHERE shown_months <> 0 OR approved_months <> 0";
    const COUNTED: &str = "SELECT m.series_id, m.year, \
        CAST(COALESCE(SUM(s.numerator), 0) AS BIGINT) AS shown_numerator, \
        CAST(COALESCE(SUM(s.denominator), 0) AS BIGINT) AS shown_denominator, \
        CAST(COUNT(s.id) AS BIGINT) AS shown_months, \
        CAST(COALESCE(SUM(a.numerator), 0) AS BIGINT) AS approved_numerator, \
        CAST(COALESCE(SUM(a.denominator), 0) AS BIGINT) AS approved_denominator, \
        CAST(COUNT(a.id) AS BIGINT) AS approved_months \
        FROM indicator_month m LEFT JOIN indicator_value s ON s.id = m.shown_id \
        LEFT JOIN indicator_value a ON a.id = m.approved_id GROUP BY m.series_id, m.year \
        HAVING COUNT(s.id) > 0 OR COUNT(a.id) > 0";
    let mut tx = service.read().await?;
    let by_year =
        |rows: Vec<YearRow>| rows.into_iter().map(|row| ((row.series_id, row.year), row.sums)).collect();
    let kept = on!(tx, c => sqlx::query_as::<_, YearRow>(KEPT).fetch_all(c).await)?;
    let counted = on!(tx, c => sqlx::query_as::<_, YearRow>(COUNTED).fetch_all(c).await)?;
    Ok([by_year(kept), by_year(counted)])
}
