//! The kept sums. Every round of every case stands in exactly one of them; a change of a case moves it from one to
//! another in the same transaction, so that counts cost the same with a million cases as with ten.

use std::collections::BTreeMap;

use domain::feedback::StateKind;
use sqlx::AssertSqlSafe;

use super::rows::{Case, ClockRow, month_of};
use crate::Service;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;

/// The state of a round that a later one has followed.
pub(super) const PAST: &str = "past";

/// What one sum counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::FromRow)]
pub struct Key {
    /// The month in which the round began.
    pub month: String,
    /// The unit in charge; of an answered round the one that answered. 0 if there is none.
    pub unit_id: i64,
    /// The state of the case, or `past` for an earlier round.
    pub state: String,
    /// `on_time`, `late`, or empty before the answer.
    pub result: String,
    /// The due day while the round is open; empty otherwise.
    pub due_on: String,
    /// Only leaders and the named clerk know of it.
    pub restricted: bool,
    /// Indicator 3 counts it.
    pub counts: bool,
    /// The due day was moved by a leader.
    pub extended: bool,
}

impl Key {
    /// Where the present round of a case is counted.
    pub(super) fn of(case: &Case) -> Self {
        let clock = case.clock();
        let is_open = case.state().kind().is_open();
        Self {
            month: clock.map_or_else(|| month_of(case.row.received_at.0), |clock| clock.month.clone()),
            unit_id: unit(clock, case.row.unit_id),
            state: case.state().kind().name().to_owned(),
            result: clock.and_then(|clock| clock.result.clone()).unwrap_or_default(),
            due_on: clock.filter(|_| is_open).map(|clock| clock.due_on.to_string()).unwrap_or_default(),
            restricted: case.row.restricted,
            counts: case.counts(),
            extended: clock.is_some_and(|clock| clock.extended_at.is_some()),
        }
    }

    /// Where an earlier round of a case is counted.
    pub(super) fn earlier(clock: &ClockRow, restricted: bool) -> Self {
        Self {
            month: clock.month.clone(),
            unit_id: clock.answered_unit_id.unwrap_or(0),
            state: PAST.to_owned(),
            result: clock.result.clone().unwrap_or_default(),
            due_on: String::new(),
            restricted,
            counts: clock.counted.unwrap_or_default(),
            extended: clock.extended_at.is_some(),
        }
    }

    /// Where the same round is counted once another has followed.
    pub(super) fn past(case: &Case) -> Self {
        Self { state: PAST.to_owned(), due_on: String::new(), ..Self::of(case) }
    }
}

fn unit(clock: Option<&ClockRow>, of_case: Option<i64>) -> i64 {
    let answered = clock.filter(|clock| clock.answered_at.is_some());
    answered.map_or(of_case, |clock| clock.answered_unit_id).unwrap_or(0)
}

impl Tx {
    /// Moves one round from one sum to another.
    pub(super) async fn recount(&mut self, from: &Key, to: &Key) -> Result<(), Error> {
        if from == to {
            return Ok(());
        }
        // In one order, so that two transactions never wait for each other.
        let mut moves = [(from, -1), (to, 1)];
        moves.sort();
        for (key, by) in moves {
            self.count(key, by).await?;
        }
        Ok(())
    }

    /// Adds a rating to the sum of its month, unless only some may know of the case.
    pub(super) async fn count_rating(&mut self, case: &Case, stars: u8) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO feedback_rating_tally (month, stars, cases) VALUES ($1, $2, 1) \
            ON CONFLICT (month, stars) DO UPDATE SET cases = feedback_rating_tally.cases + 1";
        if case.row.restricted {
            return Ok(());
        }
        let month = month_of(self.now());
        on!(self, c => sqlx::query(ADD).bind(&month).bind(i64::from(stars)).execute(c).await)?;
        Ok(())
    }

    /// Adds to a sum.
    pub(super) async fn count(&mut self, key: &Key, by: i64) -> Result<(), Error> {
        self.count_all(&BTreeMap::from([(key.clone(), by)])).await
    }

    /// Adds to several sums, in their order.
    pub(super) async fn count_all(&mut self, sums: &BTreeMap<Key, i64>) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO feedback_tally (month, unit_id, state, result, due_on, restricted, counts, \
            extended, cases) VALUES";
        const MORE: &str = "ON CONFLICT (month, unit_id, state, result, due_on, restricted, counts, extended) \
            DO UPDATE SET cases = feedback_tally.cases + excluded.cases";
        if sums.is_empty() {
            return Ok(());
        }
        let sql = format!("{ADD} {} {MORE}", self.values(sums.len(), 9));
        on!(self, c => {
            let mut query = sqlx::query(AssertSqlSafe(sql.as_str()));
            for (key, by) in sums {
                query = query
                    .bind(&key.month).bind(key.unit_id).bind(&key.state).bind(&key.result).bind(&key.due_on)
                    .bind(key.restricted).bind(key.counts).bind(key.extended).bind(by);
            }
            query.execute(c).await
        })?;
        Ok(())
    }
}

/// The kept sums and the same counted anew from the cases; they must be equal. For tests and for whoever doubts.
pub async fn kept_and_counted(service: &Service) -> Result<[BTreeMap<Key, i64>; 2], Error> {
    const KEPT: &str = "SELECT month, unit_id, state, result, due_on, restricted, counts, extended, cases \
                        FROM feedback_tally WHERE cases <> 0";
    const ROUNDS: &str = "SELECT f.received_at, f.state, f.unit_id, f.restricted, f.duplicate_of, f.round AS present, \
        k.round, k.month, k.due_on, k.result, k.answered_at, k.answered_unit_id, k.counted, k.extended_at \
        FROM feedback f LEFT JOIN feedback_clock k ON k.feedback_id = f.id";
    #[derive(sqlx::FromRow)]
    struct Kept {
        #[sqlx(flatten)]
        key: Key,
        cases: i64,
    }
    #[derive(sqlx::FromRow)]
    struct Round {
        received_at: Instant,
        state: String,
        unit_id: Option<i64>,
        restricted: bool,
        duplicate_of: Option<i64>,
        present: i64,
        round: Option<i64>,
        month: Option<String>,
        due_on: Option<Day>,
        result: Option<String>,
        answered_at: Option<Instant>,
        answered_unit_id: Option<i64>,
        counted: Option<bool>,
        extended_at: Option<Instant>,
    }
    let mut tx = service.read().await?;
    let kept = on!(tx, c => sqlx::query_as::<_, Kept>(KEPT).fetch_all(c).await)?;
    let rounds = on!(tx, c => sqlx::query_as::<_, Round>(ROUNDS).fetch_all(c).await)?;
    let mut counted = BTreeMap::new();
    for round in rounds {
        let is_past = round.round.is_some_and(|number| number != round.present);
        let kind = StateKind::from_name(&round.state);
        let is_open = kind.is_some_and(StateKind::is_open) && !is_past;
        let outside = kind.is_some_and(|kind| {
            matches!(
                kind,
                StateKind::Noted | StateKind::Forwarded | StateKind::Rejected | StateKind::Redirected
            )
        });
        let unit = if round.answered_at.is_some() { round.answered_unit_id } else { round.unit_id };
        let key = Key {
            month: round.month.unwrap_or_else(|| month_of(round.received_at.0)),
            unit_id: unit.unwrap_or(0),
            state: if is_past { PAST.to_owned() } else { round.state },
            result: round.result.unwrap_or_default(),
            due_on: round.due_on.filter(|_| is_open).map(|day| day.to_string()).unwrap_or_default(),
            restricted: round.restricted,
            counts: round.round.is_some()
                && round.counted.unwrap_or(!outside && !round.restricted && round.duplicate_of.is_none()),
            extended: round.extended_at.is_some(),
        };
        *counted.entry(key).or_insert(0) += 1;
    }
    Ok([kept.into_iter().map(|kept| (kept.key, kept.cases)).collect(), counted])
}
