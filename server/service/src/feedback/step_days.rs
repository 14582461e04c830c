//! The days by which the ward takes a step if it takes it: refuses, asks for more, sends on, publishes (766/QĐ-TTg,
//! 92/2017/NĐ-CP). They stand beside the day of the answer and are counted like it, from the beginning of the clock; that
//! of publishing from the answer.

use domain::feedback::view::{StepDay, StepReminder};
use domain::feedback::{R_PUBLISH, SenderKind, StateKind, standing, step_limits};
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
    restricted: bool,
    may_publish: bool,
    sender_kind: String,
    sender_name: String,
    started_at: Instant,
    answered_at: Option<Instant>,
}

impl Row {
    /// True if its sender let question and answer become public.
    fn may_become_public(&self) -> bool {
        self.may_publish
            && !self.restricted
            && self.sender_kind != SenderKind::Anonymous.name()
            && !self.sender_name.is_empty()
    }
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
        // The newest of a state are picked before anything is asked of them: no more is read with a million cases than
        // with ten.
        const NEWEST: &str = "SELECT f.code, f.beginning, f.restricted, f.may_publish, f.sender_kind, \
             f.sender_name, k.started_at, k.answered_at \
             FROM (SELECT id, code, substr(content, 1, 800) AS beginning, restricted, round, may_publish, \
                          sender_kind, sender_name FROM feedback WHERE state = $3 ORDER BY id DESC LIMIT $2) f \
             JOIN feedback_clock k ON k.feedback_id = f.id AND k.round = f.round \
             WHERE COALESCE(k.answered_at, k.started_at) > $1";
        let since = Instant(self.now().checked_sub(RECENT).unwrap_or(self.now()));
        let calendar = ground.almanac.calendar();
        let mut due = Vec::new();
        for state in [StateKind::Received, StateKind::Classified, StateKind::Answered] {
            let rows = on!(self, c => sqlx::query_as::<_, Row>(NEWEST)
                .bind(since).bind(LOOKED_AT).bind(state.name()).fetch_all(c).await)?;
            for row in rows {
                let answered_at = row.answered_at.filter(|_| row.may_become_public()).map(|at| at.0);
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
