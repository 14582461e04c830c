//! How many cases each tab has: from the kept sums where the scope is all cases or one unit, otherwise counted up to a
//! bound, which no officer or neighbourhood reaches in practice.

use std::collections::BTreeMap;

use domain::feedback::StateKind;
use domain::feedback::view::QueueView;
use jiff::civil::Date;
use sqlx::AssertSqlSafe;

use super::{FILTER, Lane, Scope};
use crate::db::Tx;
use crate::error::Error;
use crate::on;

/// The most that is counted in a lane.
const COUNTED: i64 = 1_000;

impl Tx {
    /// The number of cases of each tab, in order.
    pub(super) async fn queue_counts(
        &mut self,
        scope: &Scope,
        today: Date,
        last_soon: Date,
    ) -> Result<Vec<(QueueView, u32)>, Error> {
        let sums = match scope.lanes.as_slice() {
            [Lane::All | Lane::Unit(_)] => self.sums_kept(scope).await?,
            lanes => self.sums_counted(scope, lanes).await?,
        };
        let (today, last_soon) = (today.to_string(), last_soon.to_string());
        let mut counts: BTreeMap<usize, i64> = BTreeMap::new();
        for (state, due_on, cases) in sums {
            let Some(kind) = StateKind::from_name(&state) else { continue };
            for (at, view) in QueueView::ALL.into_iter().enumerate() {
                if shows(view, kind, &due_on, &today, &last_soon) {
                    *counts.entry(at).or_default() += cases;
                }
            }
        }
        let count = |at: usize| u32::try_from(counts.get(&at).copied().unwrap_or(0)).unwrap_or(0);
        Ok(QueueView::ALL.into_iter().enumerate().map(|(at, view)| (view, count(at))).collect())
    }

    async fn sums_kept(&mut self, scope: &Scope) -> Result<Vec<(String, String, i64)>, Error> {
        const SUMS: &str = "SELECT state, due_on, CAST(SUM(cases) AS BIGINT) FROM feedback_tally \
            WHERE cases <> 0 AND state <> 'past' AND ($1 = 0 OR unit_id = $1) AND (NOT restricted OR $2) \
            GROUP BY state, due_on";
        Ok(on!(self, c => sqlx::query_as::<_, (String, String, i64)>(SUMS)
            .bind(scope.unit).bind(scope.restricted).fetch_all(c).await)?)
    }

    async fn sums_counted(
        &mut self,
        scope: &Scope,
        lanes: &[Lane],
    ) -> Result<Vec<(String, String, i64)>, Error> {
        let mut cases: BTreeMap<i64, (String, String)> = BTreeMap::new();
        for lane in lanes {
            for of in ["f.due_on IS NOT NULL", "f.due_on IS NULL"] {
                let sql = format!(
                    "SELECT f.id, f.state, COALESCE(f.due_on, '') FROM feedback f WHERE {}{FILTER} AND {of} LIMIT $5",
                    lane.condition()
                );
                let rows = on!(self, c =>
                    sqlx::query_as::<_, (i64, String, String)>(AssertSqlSafe(sql.as_str()))
                        .bind(lane.value()).bind(scope.unit).bind("").bind(scope.restricted).bind(COUNTED)
                        .fetch_all(c).await)?;
                cases.extend(rows.into_iter().map(|(id, state, due_on)| (id, (state, due_on))));
            }
        }
        Ok(cases.into_values().map(|(state, due_on)| (state, due_on, 1)).collect())
    }
}

fn shows(view: QueueView, kind: StateKind, due_on: &str, today: &str, last_soon: &str) -> bool {
    let is_open = kind.is_open();
    match view {
        QueueView::Open => is_open,
        QueueView::Overdue => is_open && due_on < today,
        QueueView::Soon => is_open && (today..=last_soon).contains(&due_on),
        QueueView::New => {
            matches!(kind, StateKind::Received | StateKind::Classified | StateKind::Reopened)
        }
        QueueView::Review => kind == StateKind::Review,
        QueueView::Waiting => kind == StateKind::NeedInfo,
        QueueView::Done => !is_open && kind != StateKind::Noted,
        QueueView::Noted => kind == StateKind::Noted,
    }
}
