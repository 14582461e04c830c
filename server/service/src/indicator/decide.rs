//! A leader approves a value or returns it; a year is closed, and opened again.

use domain::change::Change;
use domain::ids::IndicatorId;
use domain::indicator::{NOTE_MOST, Problem, Refusal, Step, ValueState, What};
use domain::people::{About, Action, Actor, may};
use domain::period::Period;
use domain::text::tidy;

use super::entry::stale;
use super::values::MonthRow;
use crate::db::{Day, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// Approves the value of a month as it was seen: from now on the public sees it.
///
/// # Errors
/// Refused by role; [`Refusal::NoSuchStep`] where nothing waits; stale.
pub async fn approve(
    service: &Service,
    actor: &Actor,
    indicator: IndicatorId,
    month: Period,
    seen_version: i64,
) -> Result<(), Error> {
    decide(service, actor, indicator, month, seen_version, Step::Approve, "").await
}

/// Returns the value of a month with a note. What was approved before it is drawn again.
///
/// # Errors
/// As [`approve`]; [`Refusal::Form`] without a note.
pub async fn return_value(
    service: &Service,
    actor: &Actor,
    indicator: IndicatorId,
    month: Period,
    seen_version: i64,
    note: &str,
) -> Result<(), Error> {
    let note = tidy(note);
    let now = u32::try_from(note.chars().count()).unwrap_or(u32::MAX);
    let wrong = match now {
        0 => Some(What::Missing),
        now if now > NOTE_MOST => Some(What::TooLong { most: NOTE_MOST, now }),
        _ => None,
    };
    // Whoever may not decide learns that first.
    may(actor, Action::ApproveValue, &About::default())?;
    if let Some(what) = wrong {
        return Err(Refusal::from(Problem::new("note", what)).into());
    }
    decide(service, actor, indicator, month, seen_version, Step::Return, &note).await
}

/// Closes the values of a year, or opens them again.
///
/// # Errors
/// Refused by role; [`Refusal::NoPlan`]; [`Refusal::DecidedAlready`] if it is so already.
pub async fn close_year(service: &Service, actor: &Actor, year: i16, closed: bool) -> Result<(), Error> {
    const SET: &str = "UPDATE plan SET closed_on = $2 WHERE year = $1";
    may(actor, Action::ApproveValue, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let plan = tx.plan_of(year).await?.ok_or(Refusal::NoPlan)?;
    if plan.closed_on.is_some() == closed {
        return Err(Refusal::DecidedAlready.into());
    }
    let on = closed.then(|| Day(service.today()));
    on!(tx, c => sqlx::query(SET).bind(i64::from(year)).bind(on).execute(c).await)?;
    let kind = if closed { "indicator.year_closed" } else { "indicator.year_opened" };
    tx.record(&Event::new(kind).data(&serde_json::json!({ "year": year }))?).await?;
    tx.announce(Change::Plan(year));
    tx.save().await
}

async fn decide(
    service: &Service,
    actor: &Actor,
    indicator: IndicatorId,
    month: Period,
    seen_version: i64,
    step: Step,
    note: &str,
) -> Result<(), Error> {
    may(actor, Action::ApproveValue, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let (defined, _) = tx.defined_one(indicator).await?;
    tx.check_open(month.year()).await?;
    let before = tx.month_row(defined.series, month).await?;
    let before = before.ok_or(Refusal::NoSuchStep { state: None, step })?;
    let newest = tx.value(before.newest_id).await?;
    if before.version != seen_version {
        return Err(stale(Some(&newest)));
    }
    let now = newest.state()?;
    let state = step.after(Some(now)).ok_or(Refusal::NoSuchStep { state: Some(now), step })?;
    tx.decide_value(actor, newest.id, state, note).await?;
    let after = if state == ValueState::Approved {
        MonthRow { shown_id: Some(newest.id), approved_id: Some(newest.id), ..before }
    } else {
        MonthRow { shown_id: before.approved_id, ..before }
    };
    tx.put_month(defined.series, month, Some(before), after).await?;
    let kind =
        if state == ValueState::Approved { "indicator.value_approved" } else { "indicator.value_returned" };
    let told = serde_json::json!({
        "indicator": indicator, "code": defined.head.code, "revision": newest.revision, "note": note,
    });
    tx.record(&Event::new(kind).period(month).data(&told)?).await?;
    tx.announce(Change::Indicator(indicator));
    tx.save().await
}

impl Tx {
    /// Refuses a year whose values were closed.
    pub(super) async fn check_open(&mut self, year: i16) -> Result<(), Error> {
        match self.plan_of(year).await?.and_then(|plan| plan.closed_on) {
            Some(on) => Err(Refusal::YearClosed { year, on }.into()),
            None => Ok(()),
        }
    }
}
