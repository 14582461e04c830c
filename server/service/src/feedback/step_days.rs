//! The days by which the ward takes a step if it takes it: refuses, asks for more, sends on, publishes (766/QĐ-TTg,
//! 92/2017/NĐ-CP). They stand beside the day of the answer and are counted like it, from the beginning of the clock; that
//! of publishing from the answer.

use domain::feedback::view::{StepDay, StepReminder};
use domain::feedback::{R_PUBLISH, StateKind, standing, step_limits};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::ground::Ground;
use super::rows::{Case, excerpt};
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;

/// Who has stood longer is not reminded of: whatever was to be done with it was not a matter of days.
const RECENT: SignedDuration = SignedDuration::from_hours(24 * 30);
/// The most cases that are looked at, the newest first.
const LOOKED_AT: i64 = 300;

/// A step of a case that a day stands against.
#[derive(Clone, Debug)]
pub(crate) struct StepDue {
    pub reminder: StepReminder,
    pub restricted: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    code: String,
    beginning: String,
    state: String,
    restricted: bool,
    started_at: Instant,
    answered_at: Option<Instant>,
}

/// The days of the steps that may still be taken from here; `publishes` if question and answer may become public.
pub(super) fn step_days(case: &Case, ground: &Ground, today: Date, publishes: bool) -> Vec<StepDay> {
    let Some(clock) = case.clock() else { return Vec::new() };
    let answered_at = clock.answered_at.filter(|_| publishes).map(|at| at.0);
    days(ground, case.state().kind(), clock.started_at.0, answered_at, today)
}

fn days(
    ground: &Ground,
    state: StateKind,
    started_at: Timestamp,
    answered_at: Option<Timestamp>,
    today: Date,
) -> Vec<StepDay> {
    let day = |code: &&'static str| {
        let from = if *code == R_PUBLISH { answered_at? } else { started_at };
        let (rule, derivation) = ground.limit(code, from)?;
        Some(StepDay {
            code: (*code).to_owned(),
            rule: rule.name.clone(),
            legal_ref: rule.legal_ref.clone(),
            due_on: derivation.due_on,
            is_past: today > derivation.due_on,
        })
    };
    step_limits(state).iter().filter_map(day).collect()
}

impl Tx {
    /// The steps of cases that nobody gave out yet, and of answers that may become public, each with its day; the nearest
    /// day first. What can no longer be done in time is left out, besides publishing, which is owed all the same.
    pub(crate) async fn steps_due(&mut self, ground: &Ground, today: Date) -> Result<Vec<StepDue>, Error> {
        // The newest are picked before anything is asked of them: no more is read with a million cases than with ten.
        const TO_SORT: &str = "SELECT f.code, f.beginning, f.state, f.restricted, k.started_at, k.answered_at \
             FROM (SELECT id, code, substr(content, 1, 800) AS beginning, state, restricted, round FROM feedback \
                   WHERE state IN ('received', 'classified') ORDER BY id DESC LIMIT $2) f \
             JOIN feedback_clock k ON k.feedback_id = f.id AND k.round = f.round WHERE k.started_at > $1";
        const TO_PUBLISH: &str = "SELECT f.code, f.beginning, f.state, f.restricted, k.started_at, k.answered_at \
             FROM (SELECT id, code, substr(content, 1, 800) AS beginning, state, restricted, round, may_publish, \
                          sender_kind, sender_name FROM feedback \
                   WHERE state = 'answered' ORDER BY id DESC LIMIT $2) f \
             JOIN feedback_clock k ON k.feedback_id = f.id AND k.round = f.round \
             WHERE k.answered_at > $1 AND f.may_publish = TRUE AND f.restricted = FALSE \
             AND f.sender_kind <> 'anonymous' AND f.sender_name <> ''";
        let since = Instant(self.now().checked_sub(RECENT).unwrap_or(self.now()));
        let calendar = ground.almanac.calendar();
        let mut due = Vec::new();
        for cases in [TO_SORT, TO_PUBLISH] {
            let rows = on!(self, c =>
                sqlx::query_as::<_, Row>(cases).bind(since).bind(LOOKED_AT).fetch_all(c).await)?;
            for row in rows {
                let Some(state) = StateKind::from_name(&row.state) else { continue };
                let answered_at = row.answered_at.map(|at| at.0);
                let days = days(ground, state, row.started_at.0, answered_at, today).into_iter();
                due.extend(days.filter(|day| !day.is_past || day.code == R_PUBLISH).map(|day| StepDue {
                    restricted: row.restricted,
                    reminder: StepReminder {
                        case: row.code.clone(),
                        excerpt: excerpt(&row.beginning),
                        standing: standing(Some(day.due_on), today, &calendar, None),
                        day,
                    },
                }));
            }
        }
        due.sort_by(|one, other| {
            let key = |due: &StepDue| (due.reminder.day.due_on, due.reminder.case.clone());
            key(one).cmp(&key(other))
        });
        Ok(due)
    }
}
