//! "Yêu cầu giải trình": a leader asks a unit to explain an indicator; the answer stays with it.

use std::collections::HashMap;

use domain::board::{Touch, UnitHead};
use domain::change::Change;
use domain::ids::{ExplanationId, IndicatorId, PersonId, UnitId};
use domain::indicator::view::{ExplanationView, IndicatorHead};
use domain::indicator::{AskForm, Problem, Refusal, What, explanation};
use domain::notice::NoticeKind;
use domain::people::{About, Action, Actor, may};
use jiff::civil::Date;

use super::rows::bad;
use crate::Refusal as Anyones;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// The most requests that an indicator shows.
const MOST: usize = 10;

/// Asks a unit to explain an indicator by a day.
///
/// # Errors
/// Refused by role; [`Refusal::Form`], also where neither the form nor the indicator names a unit;
/// [`Refusal::UnknownUnit`].
pub async fn ask(
    service: &Service,
    actor: &Actor,
    indicator: IndicatorId,
    form: &AskForm,
) -> Result<ExplanationId, Error> {
    const ADD: &str = "INSERT INTO indicator_explanation (id, indicator_id, period, unit_id, question, asked_by, \
        asked_name, asked_at, due_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    may(actor, Action::AskExplanation, &About::default())?;
    let new = form.parse(service.today()).map_err(Refusal::from)?;
    let mut tx = service.write_as(actor).await?;
    let (defined, _) = tx.defined_one(indicator).await?;
    let unit = new.unit.or(defined.head.unit.map(|unit| unit.id));
    let unit = unit.ok_or(Refusal::from(Problem::new("unit", What::Missing)))?;
    tx.check_choice(Some(unit)).await?;
    let (id, now, period) = (tx.new_id(), Instant(tx.now()), new.month.map(|month| month.to_string()));
    on!(tx, c => sqlx::query(ADD)
        .bind(id).bind(indicator.0).bind(&period).bind(unit.0).bind(&new.question).bind(actor.person.0)
        .bind(&actor.name).bind(now).bind(Day(new.due_on)).execute(c).await)?;
    let told = serde_json::json!({ "indicator": indicator, "code": defined.head.code, "unit": unit });
    let event = Event::new("indicator.explanation_asked").data(&told)?;
    tx.record(&match new.month {
        Some(month) => event.period(month),
        None => event,
    })
    .await?;
    tx.notify_unit(unit, NoticeKind::ExplanationAsked, &defined.head.code).await?;
    tx.announce(Change::Indicator(indicator));
    tx.save().await?;
    Ok(ExplanationId(id))
}

/// Answers a request, once.
///
/// # Errors
/// Refused by role, or where another unit was asked; [`Refusal::Form`]; [`Refusal::DecidedAlready`].
pub async fn answer(
    service: &Service,
    actor: &Actor,
    request: ExplanationId,
    text: &str,
    seen_version: i64,
) -> Result<(), Error> {
    const FIND: &str = "SELECT indicator_id, unit_id, asked_by, answered_at, version FROM indicator_explanation WHERE id = $1";
    const SET: &str = "UPDATE indicator_explanation SET answer = $3, answered_by = $4, answered_name = $5, \
        answered_at = $6, version = version + 1 WHERE id = $1 AND version = $2 AND answered_at IS NULL";
    type Found = (i64, Option<i64>, i64, Option<Instant>, i64);
    let mut tx = service.write_as(actor).await?;
    let found = on!(tx, c => sqlx::query_as::<_, Found>(FIND).bind(request.0).fetch_optional(c).await)?;
    let (indicator, unit, asked_by, answered, version) = found.ok_or(Anyones::NotFound)?;
    may(actor, Action::Explain, &About { lead: unit.map(UnitId), ..About::default() })?;
    let text = explanation(text).map_err(Refusal::from)?;
    if answered.is_some() {
        return Err(Refusal::DecidedAlready.into());
    }
    let now = Instant(tx.now());
    let set = on!(tx, c => sqlx::query(SET)
        .bind(request.0).bind(seen_version).bind(&text).bind(actor.person.0).bind(&actor.name).bind(now)
        .execute(c).await)?;
    if version != seen_version || set == 0 {
        return Err(Anyones::Stale { by: None, at: None }.into());
    }
    let (defined, _) = tx.defined_one(IndicatorId(indicator)).await?;
    let told = serde_json::json!({ "indicator": indicator, "code": defined.head.code, "request": request });
    tx.record(&Event::new("indicator.explanation_answered").data(&told)?).await?;
    tx.notify_person(PersonId(asked_by), NoticeKind::Explained, &defined.head.code).await?;
    tx.announce(Change::Indicator(IndicatorId(indicator)));
    tx.save().await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    indicator_id: i64,
    period: Option<String>,
    unit_id: Option<i64>,
    question: String,
    asked_by: i64,
    asked_name: String,
    asked_at: Instant,
    due_on: Day,
    answer: String,
    answered_by: Option<i64>,
    answered_name: String,
    answered_at: Option<Instant>,
    version: i64,
}

impl Row {
    fn view(
        self,
        actor: &Actor,
        code: &str,
        units: &HashMap<i64, UnitHead>,
        today: Date,
    ) -> Result<ExplanationView, Error> {
        let about = About { lead: self.unit_id.map(UnitId), ..About::default() };
        let touch = |by: i64, name: String, at: Instant| Touch { by: PersonId(by), name, at: at.0 };
        let is_open = self.answered_at.is_none();
        let wrong = |period: &str| bad("indicator_explanation", "period", self.id, period);
        let month = match &self.period {
            Some(period) => Some(period.parse().map_err(|_| wrong(period))?),
            None => None,
        };
        Ok(ExplanationView {
            id: ExplanationId(self.id),
            indicator: IndicatorId(self.indicator_id),
            code: code.to_owned(),
            month,
            unit: self.unit_id.and_then(|id| units.get(&id).cloned()),
            question: self.question,
            asked: touch(self.asked_by, self.asked_name, self.asked_at),
            due_on: self.due_on.0,
            overdue: is_open && today > self.due_on.0,
            answer: self
                .answered_by
                .zip(self.answered_at)
                .map(|(by, at)| (self.answer, touch(by, self.answered_name, at))),
            may_answer: is_open && may(actor, Action::Explain, &about).is_ok(),
            version: self.version,
        })
    }
}

impl Tx {
    /// Requests about these indicators, open ones first, then the newest; at most ten of each.
    pub(super) async fn explanations(
        &mut self,
        actor: &Actor,
        heads: &[&IndicatorHead],
        only_open: bool,
        today: Date,
    ) -> Result<Vec<ExplanationView>, Error> {
        const ALL: &str = "SELECT id, indicator_id, period, unit_id, question, asked_by, asked_name, asked_at, due_on, \
            answer, answered_by, answered_name, answered_at, version FROM indicator_explanation \
            WHERE indicator_id = $1 AND ($2 = FALSE OR answered_at IS NULL) \
            ORDER BY answered_at IS NOT NULL, id DESC LIMIT $3";
        let most = i64::try_from(MOST).unwrap_or(10);
        let mut found = Vec::new();
        for head in heads {
            let rows = on!(self, c => sqlx::query_as::<_, Row>(ALL)
                .bind(head.id.0).bind(only_open).bind(most).fetch_all(c).await)?;
            found.extend(rows.into_iter().map(|row| (head.code.as_str(), row)));
        }
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let units = self.unit_heads().await?;
        found.into_iter().map(|(code, row)| row.view(actor, code, &units, today)).collect()
    }

    /// Requests about the indicators of a plan, open ones first, then the newest; at most ten of each.
    pub(super) async fn explanations_of_plan(
        &mut self,
        actor: &Actor,
        plan: i64,
        heads: &[&IndicatorHead],
        today: Date,
    ) -> Result<Vec<ExplanationView>, Error> {
        const ALL: &str = "SELECT id, indicator_id, period, unit_id, question, asked_by, asked_name, asked_at, due_on, \
            answer, answered_by, answered_name, answered_at, version FROM (SELECT e.*, ROW_NUMBER() OVER \
            (PARTITION BY e.indicator_id ORDER BY e.answered_at IS NOT NULL, e.id DESC) AS place \
            FROM indicator_explanation e JOIN indicator i ON i.id = e.indicator_id WHERE i.plan_id = $1) placed \
            WHERE place <= $2 ORDER BY indicator_id, place";
        let most = i64::try_from(MOST).unwrap_or(10);
        let rows = on!(self, c => sqlx::query_as::<_, Row>(ALL).bind(plan).bind(most).fetch_all(c).await)?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let units = self.unit_heads().await?;
        let code = |id: i64| heads.iter().find(|head| head.id.0 == id).map(|head| head.code.clone());
        let known = rows.into_iter().filter_map(|row| Some((code(row.indicator_id)?, row)));
        known.map(|(code, row)| row.view(actor, &code, &units, today)).collect()
    }

    /// Of a plan, how many requests are open, and how many of them are past their day.
    pub(super) async fn open_explanations(&mut self, plan: i64, today: Date) -> Result<(u32, u32), Error> {
        const OPEN: &str = "SELECT CAST(COUNT(*) AS BIGINT), CAST(COUNT(*) FILTER (WHERE e.due_on < $2) AS BIGINT) \
            FROM indicator_explanation e JOIN indicator i ON i.id = e.indicator_id \
            WHERE i.plan_id = $1 AND e.answered_at IS NULL";
        let (open, late) = on!(self, c =>
            sqlx::query_as::<_, (i64, i64)>(OPEN).bind(plan).bind(Day(today)).fetch_one(c).await)?;
        Ok((u32::try_from(open).unwrap_or(u32::MAX), u32::try_from(late).unwrap_or(u32::MAX)))
    }
}
