//! What an administrator says about indicators: further ones, and how those of the plan are counted.

use domain::change::Change;
use domain::ids::{IndicatorId, PlanId};
use domain::indicator::{Direction, Formula, IndicatorForm, NewIndicator, Problem, Refusal, Usual, What};
use domain::people::{About, Action, Actor, may};
use domain::plan::Target;

use crate::Refusal as Anyones;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// Adds an indicator to the plan of a year. One of the same code in another year's plan goes on in it.
///
/// # Errors
/// Refused by role; [`Refusal::Form`]; [`Refusal::NoPlan`]; [`Refusal::UnknownUnit`].
pub async fn add(
    service: &Service,
    actor: &Actor,
    year: i16,
    form: &IndicatorForm,
) -> Result<IndicatorId, Error> {
    const ADD: &str = "INSERT INTO indicator (id, plan_id, code, name, measure, op, target_digits, target_scale, \
        base_year, target_text, lead_unit_id, quote_line, quote, sort, series_id, formula, direction, \
        numerator_label, denominator_label, formula_note, feed, added) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, '', \
        (SELECT COALESCE(MAX(sort), 0) + 1 FROM indicator WHERE plan_id = $2), $12, $13, $14, $15, $16, $17, $18, TRUE)";
    may(actor, Action::DefineIndicator, &About::default())?;
    let new = form.parse().map_err(Refusal::from)?;
    let mut tx = service.write_as(actor).await?;
    let plan = tx.plan_of(year).await?.ok_or(Refusal::NoPlan)?;
    tx.check_open(year).await?;
    tx.check_choice(new.unit).await?;
    tx.check_code(plan.head.id, &new.code, None).await?;
    let id = tx.new_id();
    let series = tx.series_of_code(&new.code).await?.unwrap_or(id);
    let (op, digits, scale, base) = columns(new.target);
    on!(tx, c => sqlx::query(ADD)
        .bind(id).bind(plan.head.id.0).bind(&new.code).bind(&new.name).bind(&new.measure).bind(op).bind(digits)
        .bind(scale).bind(base).bind(&new.target_text).bind(new.unit.map(|unit| unit.0)).bind(series)
        .bind(new.formula.name()).bind(new.direction.name()).bind(&new.numerator_label)
        .bind(&new.denominator_label).bind(&new.formula_note).bind(new.feed.name()).execute(c).await)?;
    tx.record(&Event::new("indicator.added").data(&new)?).await?;
    tx.announce(Change::Indicator(IndicatorId(id)));
    tx.announce(Change::Plan(year));
    tx.save().await?;
    Ok(IndicatorId(id))
}

/// Changes an indicator as seen at `version`: an added one whole; one of the plan only in how it is counted, where the
/// document says nothing (labels, formula, direction, feed, the unit that enters it).
///
/// # Errors
/// As [`add`]; [`Refusal::FromPlan`] where the form differs from what the plan says; stale.
pub async fn change(
    service: &Service,
    actor: &Actor,
    indicator: IndicatorId,
    form: &IndicatorForm,
    version: i64,
) -> Result<(), Error> {
    const SET: &str = "UPDATE indicator SET code = $3, name = $4, measure = $5, op = $6, target_digits = $7, \
        target_scale = $8, base_year = $9, target_text = $10, lead_unit_id = $11, formula = $12, direction = $13, \
        numerator_label = $14, denominator_label = $15, formula_note = $16, feed = $17, version = version + 1 \
        WHERE id = $1 AND version = $2 AND gone_at IS NULL";
    may(actor, Action::DefineIndicator, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let (known, plan) = tx.defined_one(indicator).await?;
    let known = known.head;
    // What the plan says is not typed again; an empty field stands for it.
    let form = if known.added {
        form.clone()
    } else {
        let says = |typed: &str, said: &str| typed.is_empty() || typed.trim() == said;
        let is_same = says(&form.code, &known.code)
            && says(&form.name, &known.name)
            && says(&form.target, &known.target_text)
            && says(&form.measure, known.measure.as_deref().unwrap_or_default());
        if !is_same {
            return Err(Refusal::FromPlan.into());
        }
        IndicatorForm {
            code: known.code.clone(),
            name: known.name.clone(),
            target: String::new(),
            ..form.clone()
        }
    };
    let mut new = form.parse().map_err(Refusal::from)?;
    if !known.added {
        new = NewIndicator {
            target: known.target,
            target_text: known.target_text.clone(),
            measure: known.measure.clone().unwrap_or_default(),
            direction: Direction::from_name(&form.direction).unwrap_or(known.direction),
            formula: Formula::from_name(&form.formula).unwrap_or(known.formula),
            ..new
        };
    }
    tx.check_open(plan.head.year).await?;
    tx.check_choice(new.unit).await?;
    tx.check_code(plan.head.id, &new.code, Some(indicator)).await?;
    let (op, digits, scale, base) = columns(new.target);
    let measure = Some(&new.measure).filter(|measure| !measure.is_empty());
    let set = on!(tx, c => sqlx::query(SET)
        .bind(indicator.0).bind(version).bind(&new.code).bind(&new.name).bind(measure).bind(op).bind(digits)
        .bind(scale).bind(base).bind(&new.target_text).bind(new.unit.map(|unit| unit.0)).bind(new.formula.name())
        .bind(new.direction.name()).bind(&new.numerator_label).bind(&new.denominator_label)
        .bind(&new.formula_note).bind(new.feed.name()).execute(c).await)?;
    if set == 0 {
        return Err(Anyones::Stale { by: None, at: None }.into());
    }
    tx.record(&Event::new("indicator.changed").data(&new)?).await?;
    tx.announce(Change::Indicator(indicator));
    tx.announce(Change::Plan(plan.head.year));
    tx.save().await
}

/// A target in its four columns.
fn columns(target: Option<Target>) -> (Option<&'static str>, Option<i64>, Option<i64>, Option<i64>) {
    match target {
        None => (None, None, None, None),
        Some(target) => (
            Some(target.op.code()),
            Some(target.value.digits),
            Some(i64::from(target.value.scale)),
            target.base_year.map(i64::from),
        ),
    }
}

impl Tx {
    /// The series of this code in any plan, the newest if codes changed hands.
    async fn series_of_code(&mut self, code: &str) -> Result<Option<i64>, Error> {
        const FIND: &str =
            "SELECT series_id FROM indicator WHERE code = $1 AND series_id <> 0 ORDER BY id DESC LIMIT 1";
        Ok(on!(self, c => sqlx::query_scalar::<_, i64>(FIND).bind(code).fetch_optional(c).await)?)
    }

    /// Refuses a code that another indicator of the plan has.
    async fn check_code(&mut self, plan: PlanId, code: &str, own: Option<IndicatorId>) -> Result<(), Error> {
        const TAKEN: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM indicator \
                             WHERE plan_id = $1 AND code = $2 AND id <> $3 AND gone_at IS NULL";
        let own = own.map_or(-1, |own| own.0);
        let taken = on!(self, c =>
            sqlx::query_scalar::<_, i64>(TAKEN).bind(plan.0).bind(code).bind(own).fetch_one(c).await)?;
        if taken == 0 { Ok(()) } else { Err(Refusal::from(Problem::new("code", What::CodeTaken)).into()) }
    }

    /// Gives an indicator that a document brings its series and what is usual for one of its name.
    pub(crate) async fn settle_indicator(
        &mut self,
        id: i64,
        code: &str,
        name: &str,
        measure: Option<&str>,
        target: Option<Target>,
    ) -> Result<(), Error> {
        const SET: &str = "UPDATE indicator SET series_id = $2, formula = $3, direction = $4, numerator_label = $5, \
                           denominator_label = $6, formula_note = $7, feed = $8 WHERE id = $1";
        let series = self.series_of_code(code).await?.unwrap_or(id);
        let (usual, formula) = (Usual::of(name), Formula::of_measure(measure));
        on!(self, c => sqlx::query(SET)
            .bind(id).bind(series).bind(formula.name()).bind(Direction::of(target).name())
            .bind(usual.numerator_label).bind(usual.denominator_label).bind(usual.formula_note)
            .bind(usual.feed.name()).execute(c).await)?;
        Ok(())
    }

    /// Makes room for a code that a document brings: an added indicator of that code becomes the document's, and its
    /// values go on in it.
    pub(crate) async fn yield_code(&mut self, plan: PlanId, code: &str) -> Result<(), Error> {
        const YIELD: &str = "UPDATE indicator SET gone_at = $3, version = version + 1 \
                             WHERE plan_id = $1 AND code = $2 AND added = TRUE AND gone_at IS NULL";
        let now = Instant(self.now());
        on!(self, c => sqlx::query(YIELD).bind(plan.0).bind(code).bind(now).execute(c).await)?;
        Ok(())
    }
}
