//! The result of a period in words and numbers, and the release of a period to the public.

use domain::board::{self, Moved, may_change_evidence};
use domain::change::Change;
use domain::ids::PersonId;
use domain::people::{About, Action, Actor, may};
use domain::period::Period;
use domain::text;
use jiff::Timestamp;

use super::touch::{Contents, Told};
use crate::Refusal;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// The longest result, in characters.
const RESULT_MOST: u32 = 8000;
/// The longest name of a unit of counting.
const UNIT_MOST: u32 = 60;
/// The largest quantity: beyond it a slip of the finger is likelier.
const QUANTITY_MOST: i64 = 1_000_000_000_000;

/// The result of a period as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportForm {
    /// The task's code.
    pub code: String,
    /// The result in words.
    pub result: String,
    /// How many.
    pub quantity: Option<i64>,
    /// Of what.
    pub quantity_unit: String,
    /// The version of the period that the person saw.
    pub seen_version: i64,
}

/// Writes the result of a period. A task that had not begun is thereby under way.
pub async fn report(
    service: &Service,
    actor: &Actor,
    period: Period,
    form: &ReportForm,
) -> Result<Moved, Error> {
    let result = written(&form.result, RESULT_MOST)?;
    let quantity_unit = written(&form.quantity_unit, UNIT_MOST)?;
    if form.quantity.is_some_and(|quantity| !(0..=QUANTITY_MOST).contains(&quantity)) {
        return Err(board::Refusal::BadQuantity.into());
    }
    let mut tx = service.write_as(actor).await?;
    let held = tx.hold(&form.code, period).await?;
    may_change_evidence(&held.facts, actor)?;
    held.seen(form.seen_version)?;
    let contents = Contents { result, quantity: form.quantity, quantity_unit, ..held.contents_at_work() };
    let (version, _) = tx.put(actor, &held, &contents).await?;
    let told = Told {
        from: Some(held.facts.state.kind()),
        to: Some(contents.state.kind()),
        text: contents.result.chars().take(200).collect(),
    };
    tx.tell(&held, "board.reported", &told).await?;
    tx.save().await?;
    Ok(Moved { code: form.code.clone(), period, state: contents.state, version })
}

/// Lets the public see where every task of the plan stands in this period now. What changes later stays inside
/// until the next release.
pub async fn release(service: &Service, actor: &Actor, period: Period) -> Result<(), Error> {
    may(actor, Action::ReleasePeriod, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let plan = tx.board_plan(period.year()).await?.ok_or(Refusal::NotFound)?;
    let now = tx.now();
    tx.release(plan.id, period, actor.person, now).await?;
    tx.record(&Event::new("board.released").period(period)).await?;
    tx.announce(Change::Plan(period.year()));
    tx.save().await
}

/// A text as it is kept: tidy, and no longer than this.
pub(super) fn written(text: &str, most: u32) -> Result<String, board::Refusal> {
    let text = text::tidy(text);
    match text.chars().nth(most as usize) {
        Some(_) => Err(board::Refusal::TextTooLong { most }),
        None => Ok(text),
    }
}

/// The same, of a text that may not be empty.
pub(super) fn required(text: &str, most: u32) -> Result<String, board::Refusal> {
    let text = written(text, most)?;
    if text.is_empty() { Err(board::Refusal::TextMissing) } else { Ok(text) }
}

impl Tx {
    /// Freezes the states of a period for the public.
    pub(crate) async fn release(
        &mut self,
        plan: i64,
        period: Period,
        by: PersonId,
        at: Timestamp,
    ) -> Result<(), Error> {
        const RELEASE: &str = "INSERT INTO period_release (id, plan_id, period, released_by, released_at) \
                               VALUES ($1, $2, $3, $4, $5)";
        const TASKS: &str = "INSERT INTO released_task (release_id, task_id, state) \
             SELECT CAST($1 AS BIGINT), t.id, COALESCE(p.state, 'not_started') FROM task t \
             LEFT JOIN task_period p ON p.task_id = t.id AND p.period = $3 \
             WHERE t.plan_id = $2 AND t.gone_at IS NULL";
        let (id, name) = (self.new_id(), period.to_string());
        on!(self, c => sqlx::query(RELEASE)
            .bind(id).bind(plan).bind(&name).bind(by.0).bind(Instant(at)).execute(c).await)?;
        on!(self, c => sqlx::query(TASKS).bind(id).bind(plan).bind(&name).execute(c).await)?;
        Ok(())
    }
}
