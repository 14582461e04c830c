//! Work items: small concrete jobs under a task, each with a person, a day and a checklist. They belong to the
//! task, not to a period. Whoever a job was given to may finish it, whatever their unit.

use domain::board::{Refusal as No, WorkForm};
use domain::change::Change;
use domain::ids::{CheckId, PersonId, WorkItemId};
use domain::people::{Action, Actor, may};
use domain::period::Period;

use super::report::required;
use super::snapshot::quarter_in;
use super::touch::{Held, Told};
use crate::Refusal;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// The longest title of a job or line of a checklist, in characters.
const TITLE_MOST: u32 = 300;

/// Adds a job to the task of that code in the plan of the period's year.
pub async fn add_work(
    service: &Service,
    actor: &Actor,
    code: &str,
    period: Period,
    form: &WorkForm,
) -> Result<WorkItemId, Error> {
    let mut tx = service.write_as(actor).await?;
    let id = tx.add_work(actor, code, period, form).await?;
    tx.save().await?;
    Ok(id)
}

/// Changes what a job says, whom it is given to and until when.
pub async fn change_work(
    service: &Service,
    actor: &Actor,
    item: WorkItemId,
    seen_version: i64,
    form: &WorkForm,
) -> Result<(), Error> {
    const CHANGE: &str = "UPDATE work_item SET title = $2, assignee_id = $3, due_on = $4, \
                          version = version + 1 WHERE id = $1 AND version = $5 AND done_at IS NULL";
    let title = required(&form.title, TITLE_MOST)?;
    let mut tx = service.write_as(actor).await?;
    let job = tx.job(item).await?;
    may_plan(actor, &job.held)?;
    if job.done {
        return Err(No::WorkDone.into());
    }
    tx.check_assignee(form.assignee).await?;
    let changed = on!(tx, c => sqlx::query(CHANGE)
        .bind(item.0).bind(&title).bind(form.assignee.map(|person| person.0)).bind(form.due_on.map(Day))
        .bind(seen_version)
        .execute(c).await)?;
    unless_stale(changed)?;
    tx.tell_work(&job.held, "work.changed", &title, [job.assignee, form.assignee]).await?;
    tx.save().await
}

/// Marks a job as done, or as not done after all.
pub async fn finish_work(
    service: &Service,
    actor: &Actor,
    item: WorkItemId,
    seen_version: i64,
    done: bool,
) -> Result<(), Error> {
    const FINISH: &str = "UPDATE work_item SET done_at = $2, done_by = $3, version = version + 1 \
                          WHERE id = $1 AND version = $4";
    let mut tx = service.write_as(actor).await?;
    let job = tx.job(item).await?;
    may_work(actor, &job)?;
    let (at, by) = if done { (Some(Instant(tx.now())), Some(actor.person.0)) } else { (None, None) };
    let changed = on!(tx, c =>
        sqlx::query(FINISH).bind(item.0).bind(at).bind(by).bind(seen_version).execute(c).await)?;
    unless_stale(changed)?;
    let kind = if done { "work.done" } else { "work.reopened" };
    tx.tell_work(&job.held, kind, &job.title, [job.assignee, None]).await?;
    tx.save().await
}

/// Adds a line to a job's checklist.
pub async fn add_check(
    service: &Service,
    actor: &Actor,
    item: WorkItemId,
    text: &str,
) -> Result<CheckId, Error> {
    const ADD: &str = "INSERT INTO work_check (id, work_item_id, text, done) VALUES ($1, $2, $3, FALSE)";
    let text = required(text, TITLE_MOST)?;
    let mut tx = service.write_as(actor).await?;
    let job = tx.job(item).await?;
    may_work(actor, &job)?;
    let id = tx.new_id();
    on!(tx, c => sqlx::query(ADD).bind(id).bind(item.0).bind(&text).execute(c).await)?;
    tx.tell_work(&job.held, "work.check_added", &text, [job.assignee, None]).await?;
    tx.save().await?;
    Ok(CheckId(id))
}

/// Ticks a line of a checklist, or takes the tick away.
pub async fn tick(service: &Service, actor: &Actor, check: CheckId, done: bool) -> Result<(), Error> {
    const FIND: &str = "SELECT work_item_id, text FROM work_check WHERE id = $1";
    const TICK: &str = "UPDATE work_check SET done = $2 WHERE id = $1";
    let mut tx = service.write_as(actor).await?;
    let found = on!(tx, c => sqlx::query_as::<_, (i64, String)>(FIND).bind(check.0).fetch_optional(c).await)?;
    let (item, text) = found.ok_or(Refusal::NotFound)?;
    let job = tx.job(WorkItemId(item)).await?;
    may_work(actor, &job)?;
    on!(tx, c => sqlx::query(TICK).bind(check.0).bind(done).execute(c).await)?;
    let kind = if done { "work.ticked" } else { "work.unticked" };
    tx.tell_work(&job.held, kind, &text, [job.assignee, None]).await?;
    tx.save().await
}

/// A job with its task.
struct Job {
    held: Held,
    title: String,
    assignee: Option<PersonId>,
    done: bool,
}

fn may_plan(actor: &Actor, held: &Held) -> Result<(), Error> {
    may(actor, Action::PlanWork, &held.facts.about)?;
    if held.facts.gone { Err(No::TaskGone.into()) } else { Ok(()) }
}

fn may_work(actor: &Actor, job: &Job) -> Result<(), Error> {
    if job.assignee == Some(actor.person) { Ok(()) } else { may_plan(actor, &job.held) }
}

fn unless_stale(changed: u64) -> Result<(), Refusal> {
    if changed == 1 { Ok(()) } else { Err(Refusal::Stale { by: None, at: None }) }
}

impl Tx {
    /// Adds a job to a task, in the transaction of whatever it came out of.
    pub(crate) async fn add_work(
        &mut self,
        actor: &Actor,
        code: &str,
        period: Period,
        form: &WorkForm,
    ) -> Result<WorkItemId, Error> {
        const ADD: &str = "INSERT INTO work_item (id, task_id, title, assignee_id, due_on, created_by, created_at, \
                           version) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
        let title = required(&form.title, TITLE_MOST)?;
        let held = self.hold(code, period).await?;
        may_plan(actor, &held)?;
        self.check_assignee(form.assignee).await?;
        let (id, now) = (self.new_id(), Instant(self.now()));
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(held.task.id).bind(&title).bind(form.assignee.map(|person| person.0))
            .bind(form.due_on.map(Day)).bind(actor.person.0).bind(now)
            .execute(c).await)?;
        self.tell_work(&held, "work.added", &title, [form.assignee, None]).await?;
        Ok(WorkItemId(id))
    }

    async fn job(&mut self, item: WorkItemId) -> Result<Job, Error> {
        const FIND: &str = "SELECT t.code, plan.year, w.title, w.assignee_id, w.done_at FROM work_item w \
             JOIN task t ON t.id = w.task_id JOIN plan ON plan.id = t.plan_id WHERE w.id = $1";
        type Found = (String, i64, String, Option<i64>, Option<Instant>);
        let found = on!(self, c => sqlx::query_as::<_, Found>(FIND).bind(item.0).fetch_optional(c).await)?;
        let (code, year, title, assignee, done_at) = found.ok_or(Refusal::NotFound)?;
        let today = crate::clock::day_of(self.now());
        let period = quarter_in(i16::try_from(year).map_err(|_| Refusal::NotFound)?, today);
        let held = self.hold(&code, period).await?;
        Ok(Job { held, title, assignee: assignee.map(PersonId), done: done_at.is_some() })
    }

    async fn check_assignee(&mut self, assignee: Option<PersonId>) -> Result<(), Error> {
        const KNOWN: &str = "SELECT id FROM person WHERE id = $1 AND active";
        let Some(person) = assignee else { return Ok(()) };
        let known =
            on!(self, c => sqlx::query_scalar::<_, i64>(KNOWN).bind(person.0).fetch_optional(c).await)?;
        match known {
            Some(_) => Ok(()),
            None => Err(No::UnknownPerson { name: person.to_string() }.into()),
        }
    }

    async fn tell_work(
        &mut self,
        held: &Held,
        kind: &'static str,
        text: &str,
        concerned: [Option<PersonId>; 2],
    ) -> Result<(), Error> {
        self.tell(held, kind, &Told::text(text)).await?;
        concerned.into_iter().flatten().for_each(|person| self.announce(Change::Inbox(person)));
        Ok(())
    }
}
