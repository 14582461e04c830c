//! What people add to a stored plan: the units of a task, its clear points, number and date of the document,
//! decisions on offered corrections.

use domain::change::Change;
use domain::ids::{TaskId, UnitId};
use domain::people::{About, Action, Actor, may};
use domain::plan::{CorrectionState, PointsForm, Refusal};
use domain::text::tidy;
use jiff::civil::Date;
use serde::Serialize;

use crate::db::{Day, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::service::Service;
use crate::{Refusal as Anyones, on};

/// Most characters of a point's text.
const MOST: usize = 500;

/// Sets the unit in the lead of a task and those in support, as seen at `version`. An accepted suggestion is set in
/// the same way; it stays visible as what was suggested.
///
/// # Errors
/// Refused by role; [`Refusal::UnknownUnit`], [`Refusal::LeadSupports`]; stale.
pub async fn set_units(
    service: &Service,
    actor: &Actor,
    task: TaskId,
    lead: Option<UnitId>,
    support: &[UnitId],
    version: i64,
) -> Result<(), Error> {
    may(actor, Action::AssignTask, &About::default())?;
    if lead.is_some_and(|lead| support.contains(&lead)) {
        return Err(Refusal::LeadSupports.into());
    }
    let mut tx = service.write_as(actor).await?;
    for unit in support.iter().chain(&lead) {
        tx.check_unit(*unit).await?;
    }
    const SET: &str = "UPDATE task SET lead_unit_id = $3, version = version + 1 WHERE id = $1 AND version = $2 AND gone_at IS NULL";
    let known = tx.task_of_plan(task).await?;
    let set = on!(tx, c => sqlx::query(SET).bind(task.0).bind(version).bind(lead.map(|unit| unit.0))
        .execute(c).await)?;
    if set == 0 {
        return Err(tx.stale(&known.code).await?);
    }
    tx.set_support(task, support).await?;
    tx.refresh_search(task).await?;
    tx.record(&Event::new("plan.units_set").task(&known.code).data(&Units { lead, support })?).await?;
    tx.announce_task(&known);
    tx.save().await
}

/// Sets the clear points of a task ("6 rõ"), as seen at `version`. The short title is confirmed by it.
///
/// # Errors
/// Refused by role; [`Refusal::Field`]; stale.
pub async fn set_points(
    service: &Service,
    actor: &Actor,
    task: TaskId,
    points: PointsForm,
    version: i64,
) -> Result<(), Error> {
    may(actor, Action::AssignTask, &About::default())?;
    let title = filled("short_title", &points.short_title, 120)?.ok_or_else(|| wrong("short_title"))?;
    let product = filled("product", &points.product, MOST)?;
    let responsibility = filled("responsibility", &points.responsibility, MOST)?;
    let authority = filled("authority", &points.authority, MOST)?;
    let mut tx = service.write_as(actor).await?;
    if let Some(owner) = points.owner {
        const THERE: &str = "SELECT count(*) FROM person WHERE id = $1 AND active";
        let there = on!(tx, c => sqlx::query_scalar::<_, i64>(THERE).bind(owner.0).fetch_one(c).await)?;
        if there == 0 {
            return Err(wrong("owner").into());
        }
    }
    const SET: &str = "UPDATE task SET short_title = $3, short_title_suggested = FALSE, owner_id = $4, product = $5, \
                       responsibility = $6, authority = $7, needs_evidence = $8, version = version + 1 \
                       WHERE id = $1 AND version = $2 AND gone_at IS NULL";
    let known = tx.task_of_plan(task).await?;
    let set = on!(tx, c => sqlx::query(SET).bind(task.0).bind(version).bind(&title)
        .bind(points.owner.map(|owner| owner.0)).bind(&product).bind(&responsibility).bind(&authority)
        .bind(points.needs_evidence).execute(c).await)?;
    if set == 0 {
        return Err(tx.stale(&known.code).await?);
    }
    tx.refresh_search(task).await?;
    tx.record(&Event::new("plan.points_set").task(&known.code).data(&points)?).await?;
    tx.announce_task(&known);
    tx.save().await
}

/// Fills in number and date of the document, which it often leaves blank, as seen at the plan's `version`.
pub async fn set_identity(
    service: &Service,
    actor: &Actor,
    year: i16,
    number: &str,
    issued_on: Option<Date>,
    version: i64,
) -> Result<(), Error> {
    may(actor, Action::ImportPlan, &About::default())?;
    let number = filled("number", number, 60)?;
    const SET: &str = "UPDATE plan SET number = $3, issued_on = $4, version = version + 1 \
                       WHERE year = $1 AND version = $2";
    let mut tx = service.write_as(actor).await?;
    tx.stored_plan(year).await?.ok_or(Anyones::NotFound)?;
    let set = on!(tx, c => sqlx::query(SET).bind(i64::from(year)).bind(version).bind(&number)
        .bind(issued_on.map(Day)).execute(c).await)?;
    if set == 0 {
        return Err(Anyones::Stale { by: None, at: None }.into());
    }
    tx.record(&Event::new("plan.identity_set").data(&Identity { year, number, issued_on })?).await?;
    tx.announce(Change::Plan(year));
    tx.save().await
}

/// Accepts an offered correction, which changes the shown words and never the raw text, or refuses it.
///
/// # Errors
/// Refused by role; [`Refusal::Decided`].
pub async fn decide_correction(
    service: &Service,
    actor: &Actor,
    year: i16,
    correction: i64,
    accepted: bool,
) -> Result<(), Error> {
    may(actor, Action::ImportPlan, &About::default())?;
    const DECIDE: &str = "UPDATE plan_correction SET state = $2 WHERE id = $1 AND state = 'offered'";
    let mut tx = service.write_as(actor).await?;
    let plan = tx.stored_plan(year).await?.ok_or(Anyones::NotFound)?;
    let known = plan.corrections.iter().find(|known| known.id == correction).ok_or(Anyones::NotFound)?;
    let state = if accepted { CorrectionState::Accepted } else { CorrectionState::Refused };
    let decided = on!(tx, c => sqlx::query(DECIDE).bind(correction).bind(state.code()).execute(c).await)?;
    if decided == 0 {
        return Err(Refusal::Decided.into());
    }
    if accepted {
        tx.correct(plan.id.0, &known.quote.text, &known.from, &known.to).await?;
        for task in plan.tasks().filter(|task| task.quote.text == known.quote.text) {
            tx.refresh_search(task.id).await?;
            tx.announce(Change::Task(task.code.clone()));
        }
        for unit in &plan.units {
            let misread = unit.name_source.as_ref().filter(|name| name.contains(&known.from));
            if let Some(name) = misread {
                tx.add_alias(unit.id, &name.replace(&known.from, &known.to)).await?;
            }
        }
    }
    tx.record(&Event::new("plan.correction_decided").data(known)?).await?;
    tx.announce(Change::Plan(year));
    tx.save().await
}

#[derive(Serialize)]
struct Units<'a> {
    lead: Option<UnitId>,
    support: &'a [UnitId],
}

#[derive(Serialize)]
struct Identity {
    year: i16,
    number: Option<String>,
    issued_on: Option<Date>,
}

/// A task and the year of its plan.
struct Known {
    code: String,
    year: i16,
}

impl Tx {
    async fn task_of_plan(&mut self, task: TaskId) -> Result<Known, Error> {
        const ONE: &str = "SELECT t.code, p.year FROM task t JOIN plan p ON p.id = t.plan_id WHERE t.id = $1";
        let row =
            on!(self, c => sqlx::query_as::<_, (String, i64)>(ONE).bind(task.0).fetch_optional(c).await)?;
        let (code, year) = row.ok_or(Anyones::NotFound)?;
        let year = i16::try_from(year).map_err(|_| Anyones::NotFound)?;
        Ok(Known { code, year })
    }

    fn announce_task(&mut self, task: &Known) {
        self.announce(Change::Task(task.code.clone()));
        self.announce(Change::Plan(task.year));
    }

    async fn check_unit(&mut self, unit: UnitId) -> Result<(), Error> {
        const THERE: &str = "SELECT count(*) FROM unit WHERE id = $1 AND active";
        let there = on!(self, c => sqlx::query_scalar::<_, i64>(THERE).bind(unit.0).fetch_one(c).await)?;
        if there == 0 { Err(Refusal::UnknownUnit.into()) } else { Ok(()) }
    }

    /// Who changed the task last, for somebody whose version is old.
    async fn stale(&mut self, code: &str) -> Result<Error, Error> {
        let last = self.task_events(code, 1).await?.into_iter().next();
        Ok(Anyones::Stale {
            by: last.as_ref().map(|event| event.actor_name.clone()).filter(|name| !name.is_empty()),
            at: last.map(|event| event.at),
        }
        .into())
    }

    /// Puts other words in place of misread ones, wherever the shown text came from this quote.
    async fn correct(&mut self, plan: i64, quote: &str, from: &str, to: &str) -> Result<(), Error> {
        const SHOWN: [&str; 5] = [
            "UPDATE plan_goal SET text = REPLACE(text, $3, $4) WHERE plan_id = $1 AND quote = $2",
            "UPDATE plan_duty SET text = REPLACE(text, $3, $4) WHERE plan_id = $1 AND quote = $2",
            "UPDATE task_group SET name = REPLACE(name, $3, $4) WHERE plan_id = $1 AND quote = $2",
            "UPDATE indicator SET name = REPLACE(name, $3, $4) WHERE plan_id = $1 AND quote = $2",
            "UPDATE task SET full_text = REPLACE(full_text, $3, $4), version = version + 1 \
             WHERE plan_id = $1 AND quote = $2",
        ];
        for sql in SHOWN {
            on!(self, c => sqlx::query(sql).bind(plan).bind(quote).bind(from).bind(to).execute(c).await)?;
        }
        Ok(())
    }
}

/// The tidied text, none if it is empty, refused if it is too long.
fn filled(name: &str, typed: &str, most: usize) -> Result<Option<String>, Refusal> {
    let text = tidy(typed);
    if text.chars().count() > most {
        return Err(wrong(name));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

fn wrong(field: &str) -> Refusal {
    Refusal::Field { name: field.to_owned() }
}
