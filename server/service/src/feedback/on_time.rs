//! Indicator 3, from the kept sums; and the cases behind each number, by the same definition: a round of a case counts
//! if it did when it was answered, or would now ([`Case::counts`](super::rows::Case)). What only leaders may know of
//! is in no number here, so that everybody reads the same.

use std::collections::BTreeMap;

use domain::feedback::{OnTime, OnTimeRow, OnTimeTable, Which, Whose, view::QueueRow};
use domain::ids::UnitId;
use domain::people::{self, Action, Actor, Grant, grant};
use jiff::civil::Date;

use super::rows::{Listed, listed};
use crate::Refusal;
use crate::db::{Day, Tx};
use crate::error::{Error, Fault};
use crate::on;
use crate::service::Service;

/// Cases on a page.
const PAGE: usize = 50;

/// The sums of a year, as of now.
pub async fn on_time(service: &Service, actor: &Actor, year: i16) -> Result<OnTimeTable, Error> {
    let only = reach(actor)?;
    service.read().await?.on_time_table(year, service.today(), only).await
}

/// The sums of months, of each unit apart or of all together. What is open and due on an earlier day is overdue; a due day
/// is kept only while a round is open. In the order of the key, so that the sums are taken in passing.
macro_rules! sums {
    ($unit:literal, $by:literal) => {
        concat!(
            "SELECT month, ",
            $unit,
            " AS unit_id, \
            CAST(SUM(CASE WHEN result = 'on_time' THEN cases ELSE 0 END) AS BIGINT) AS on_time, \
            CAST(SUM(CASE WHEN result = 'late' THEN cases ELSE 0 END) AS BIGINT) AS late, \
            CAST(SUM(CASE WHEN result = '' AND due_on >= $3 THEN cases ELSE 0 END) AS BIGINT) AS running, \
            CAST(SUM(CASE WHEN result = '' AND due_on < $3 THEN cases ELSE 0 END) AS BIGINT) AS overdue, \
            CAST(SUM(CASE WHEN extended THEN cases ELSE 0 END) AS BIGINT) AS extended \
            FROM feedback_tally WHERE month >= $1 AND month <= $2 AND counts = TRUE AND restricted = FALSE \
            AND ($4 < 0 OR unit_id = $4) AND (result <> '' OR due_on <> '') GROUP BY ",
            $by
        )
    };
}

#[derive(sqlx::FromRow)]
struct Sum {
    month: String,
    unit_id: i64,
    on_time: i64,
    late: i64,
    running: i64,
    overdue: i64,
    extended: i64,
}

impl Sum {
    /// Adds it to the month and the year of a row.
    fn add_to(&self, row: &mut OnTimeRow) -> Result<(), Error> {
        let bad = |column, value: &str| Fault::BadRow {
            table: "feedback_tally",
            column,
            row: format!("{} {}", self.month, self.unit_id),
            why: value.to_owned(),
        };
        let many = |column, cases: i64| u32::try_from(cases).map_err(|_| bad(column, &cases.to_string()));
        let month = self.month.get(5..).and_then(|month| month.parse::<usize>().ok());
        let of_month = month.and_then(|month| row.months.get_mut(month.wrapping_sub(1)));
        let part = OnTime {
            on_time: many("on_time", self.on_time)?,
            late: many("late", self.late)?,
            running: many("running", self.running)?,
            overdue: many("overdue", self.overdue)?,
            extended: many("extended", self.extended)?,
        };
        *of_month.ok_or_else(|| bad("month", &self.month))? += part;
        row.year += part;
        Ok(())
    }
}

fn empty_row(unit: Option<(UnitId, String)>) -> OnTimeRow {
    OnTimeRow { unit, months: Default::default(), year: OnTime::default() }
}

impl Tx {
    /// The sums of a year as of a day, of all units or one. Whoever asks must have been let in before.
    pub(crate) async fn on_time_table(
        &mut self,
        year: i16,
        today: Date,
        only: Option<UnitId>,
    ) -> Result<OnTimeTable, Error> {
        const BY_UNIT: &str = sums!("unit_id", "month, unit_id");
        let sums = self.sums(BY_UNIT, year, today, only).await?;
        let units = self.units().await?;
        let mut all = empty_row(None);
        let mut by_unit: BTreeMap<i64, OnTimeRow> = BTreeMap::new();
        for sum in sums {
            let named = || {
                let unit = units.iter().find(|unit| unit.id.0 == sum.unit_id);
                empty_row(unit.map(|unit| (unit.id, unit.short_name.clone())))
            };
            sum.add_to(by_unit.entry(sum.unit_id).or_insert_with(named))?;
            sum.add_to(&mut all)?;
        }
        let has_cases = |row: &OnTimeRow| row.year.by_766().1 > 0;
        // In the ward's own order of units; what nobody is in charge of yet comes last.
        let order = |row: &OnTimeRow| {
            let place = row.unit.as_ref().and_then(|(id, _)| units.iter().position(|unit| unit.id == *id));
            place.unwrap_or(usize::MAX)
        };
        let mut units: Vec<OnTimeRow> = by_unit.into_values().filter(has_cases).collect();
        units.sort_by_key(order);
        Ok(OnTimeTable { year, all, units })
    }

    /// The row of all units alone.
    pub(crate) async fn on_time_of_all(&mut self, year: i16, today: Date) -> Result<OnTimeRow, Error> {
        const TOGETHER: &str = sums!("CAST(0 AS BIGINT)", "month");
        let mut all = empty_row(None);
        for sum in self.sums(TOGETHER, year, today, None).await? {
            sum.add_to(&mut all)?;
        }
        Ok(all)
    }

    async fn sums(
        &mut self,
        query: &'static str,
        year: i16,
        today: Date,
        only: Option<UnitId>,
    ) -> Result<Vec<Sum>, Error> {
        let (first, last) = months(year, None);
        let today = Day(today);
        Ok(on!(self, c => sqlx::query_as::<_, Sum>(query)
            .bind(&first).bind(&last).bind(today).bind(only.map_or(-1, |unit| unit.0)).fetch_all(c).await)?)
    }
}

macro_rules! columns {
    () => {
        concat!("SELECT k.month, k.round, ", listed!(k), " ")
    };
}
macro_rules! joined {
    () => {
        "WHERE k.month >= $1 AND k.month <= $2 \
         AND ($3 < 0 OR COALESCE(CASE WHEN k.answered_at IS NOT NULL THEN k.answered_unit_id ELSE f.unit_id END, 0) = $3) \
         AND f.restricted = FALSE AND COALESCE(k.counted, f.duplicate_of IS NULL \
             AND f.state NOT IN ('noted', 'forwarded', 'rejected', 'redirected')) = TRUE "
    };
}
macro_rules! paged {
    () => {
        "AND (k.month, k.feedback_id, k.round) < ($5, $6, $7) \
         ORDER BY k.month DESC, k.feedback_id DESC, k.round DESC LIMIT $8"
    };
}

/// From the clocks, month by month.
macro_rules! clocks {
    ($which:literal) => {
        concat!(
            columns!(),
            "FROM feedback_clock k JOIN feedback f ON f.id = k.feedback_id ",
            joined!(),
            $which,
            paged!()
        )
    };
}

/// From the open cases, of which there are few: only their present round runs.
macro_rules! open {
    ($which:literal) => {
        concat!(
            columns!(),
            "FROM feedback f JOIN feedback_clock k ON k.feedback_id = f.id AND k.round = f.round ",
            joined!(),
            "AND f.due_on IS NOT NULL AND k.result IS NULL ",
            $which,
            paged!()
        )
    };
}

#[derive(sqlx::FromRow)]
struct Behind {
    month: String,
    round: i64,
    #[sqlx(flatten)]
    case: Listed,
}

/// The cases behind a number: of a year or one month of it, of all units, one or none, after the row of that key; the
/// newest first. A case that was reopened stands there once for each of its rounds.
pub async fn on_time_rows(
    service: &Service,
    actor: &Actor,
    year: i16,
    month: Option<i8>,
    whose: Whose,
    which: Which,
    after: Option<&str>,
) -> Result<(Vec<QueueRow>, Option<String>), Error> {
    // Every query names the day, so that all take the same values.
    const ALL: &str = clocks!("AND $4 <> '' AND (k.result IS NOT NULL OR f.due_on IS NOT NULL) ");
    const ON_TIME: &str = clocks!("AND $4 <> '' AND k.result = 'on_time' ");
    const LATE: &str = clocks!("AND $4 <> '' AND k.result = 'late' ");
    const RUNNING: &str = open!("AND k.due_on >= $4 ");
    const OVERDUE: &str = open!("AND k.due_on < $4 ");
    const EXTENDED: &str = clocks!(
        "AND $4 <> '' AND k.extended_at IS NOT NULL AND (k.result IS NOT NULL OR f.due_on IS NOT NULL) "
    );
    const CONCLUDED: &str =
        clocks!("AND (k.result IS NOT NULL OR (f.due_on IS NOT NULL AND k.due_on < $4)) ");
    // As they are kept: less than zero for all, zero for none.
    let unit = match (reach(actor)?, whose) {
        (None, Whose::All) => -1,
        (None, Whose::Nobodys) => 0,
        (None, Whose::Unit(asked)) => asked.0,
        (Some(own), Whose::Unit(asked)) if own == asked => own.0,
        (Some(own), Whose::All) => own.0,
        (Some(_), Whose::Nobodys | Whose::Unit(_)) => return Err(people::Refusal::OtherUnit.into()),
    };
    let query = match which {
        Which::All => ALL,
        Which::OnTime => ON_TIME,
        Which::Late => LATE,
        Which::Running => RUNNING,
        Which::Overdue => OVERDUE,
        Which::Extended => EXTENDED,
        Which::Concluded => CONCLUDED,
    };
    let (first, last) = months(year, month);
    let (before_month, before_id, before_round) = match after {
        // Every month sorts before this one.
        None => ("9999-99".to_owned(), i64::MAX, i64::MAX),
        Some(key) => parse_key(key).ok_or(Refusal::NotFound)?,
    };
    let today = service.today();
    let mut tx = service.read().await?;
    let mut rows = on!(tx, c => sqlx::query_as::<_, Behind>(query)
        .bind(&first).bind(&last).bind(unit).bind(Day(today))
        .bind(&before_month).bind(before_id).bind(before_round).bind(PAGE as i64 + 1)
        .fetch_all(c).await)?;
    let goes_on = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next =
        rows.last().filter(|_| goes_on).map(|row| format!("{}.{}.{}", row.month, row.case.id, row.round));
    let calendar = tx.almanac().await?.calendar();
    let shown = rows.into_iter().map(|row| row.case.shown(today, &calendar)).collect::<Result<_, _>>()?;
    Ok((shown, next))
}

/// Of which unit the actor sees the indicator; none for all of them.
fn reach(actor: &Actor) -> Result<Option<UnitId>, people::Refusal> {
    let grants: Vec<Grant> = actor.roles.iter().map(|role| grant(role, Action::ReadFeedback)).collect();
    if grants.contains(&Grant::Yes) {
        return Ok(None);
    }
    match actor.unit {
        Some(unit) if grants.contains(&Grant::Lead) => Ok(Some(unit)),
        _ => Err(people::Refusal::Role),
    }
}

/// The first and the last month, as they are kept.
fn months(year: i16, month: Option<i8>) -> (String, String) {
    let (first, last) = month.map_or((1, 12), |month| (month, month));
    (format!("{year:04}-{first:02}"), format!("{year:04}-{last:02}"))
}

fn parse_key(key: &str) -> Option<(String, i64, i64)> {
    let mut parts = key.split('.');
    let month = parts.next()?.to_owned();
    if !month.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return None;
    }
    Some((month, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}
