//! What a task's page reads and asks for.
#![expect(clippy::too_many_arguments, reason = "the fields of a form arrive as arguments")]

use domain::board::TaskPage;
use domain::dialogue::view::TaskPromises;
use leptos::prelude::*;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::server::Desk;
#[cfg(feature = "ssr")]
use domain::{
    board::{MoveTask, NewEvidence, StateKind, WorkForm},
    ids::{PersonId, TaskId, UnitId},
    period::Period,
    plan::PointsForm,
    refusal::Refusal,
    typed,
};
#[cfg(feature = "ssr")]
use service::board;

/// The page of a task in a period, or in the current one. The reader's mentions on it count as seen.
pub async fn read_task(code: String, period: Option<String>) -> Result<(TaskPage, TaskPromises), AppError> {
    let desk = Desk::here();
    let asked = period.as_deref().map(period_of).transpose()?;
    let page = board::task(&desk.service, desk.actor()?, &code, asked).await?;
    board::see_notes(&desk.service, desk.actor()?, &code, page.report.period).await?;
    let year = page.report.period.year();
    let promises = service::dialogue::task_promises(&desk.service, desk.actor()?, year, &code).await?;
    Ok((page, promises))
}

/// Moves a task in a period.
#[server(prefix = "/api/ui", endpoint = "task/move")]
pub async fn change_state(
    code: String,
    period: String,
    seen: i64,
    to: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let to = StateKind::from_name(&to).ok_or(AppError::Unreadable)?;
    let order = MoveTask { code, period: period_of(&period)?, to, seen_version: seen, note };
    board::move_task(&desk.service, desk.actor()?, order).await?;
    Ok(())
}

/// Writes the result of a period and, with `act` "submit", sends it to a leader, or says that nothing occurred.
/// What was written stays if the second step is refused.
#[server(prefix = "/api/ui", endpoint = "task/report")]
pub async fn write_report(
    code: String,
    period: String,
    seen: i64,
    result: String,
    #[server(default)] quantity: String,
    #[server(default)] unit: String,
    #[server(default)] no_occurrence: Option<String>,
    #[server(default)] act: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let period = period_of(&period)?;
    let form = board::ReportForm {
        code: code.clone(),
        result: result.clone(),
        quantity: typed::whole(&quantity).map_err(Refusal::from)?,
        quantity_unit: unit,
        seen_version: seen,
    };
    let written = board::report(&desk.service, desk.actor()?, period, &form).await?;
    if act == "submit" {
        let to = if no_occurrence.is_some() { StateKind::NoOccurrence } else { StateKind::Submitted };
        let order = MoveTask { code, period, to, seen_version: written.version, note: result };
        board::move_task(&desk.service, desk.actor()?, order).await?;
    }
    Ok(())
}

/// Puts a unit in the lead of a task, and others in support.
#[server(prefix = "/api/ui", endpoint = "task/units")]
pub async fn assign_units(
    task: i64,
    seen: i64,
    #[server(default)] lead: String,
    #[server(default)] support: Vec<i64>,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let lead = chosen(&lead)?.map(UnitId);
    let support: Vec<_> = support.into_iter().map(UnitId).collect();
    Ok(service::plan::set_units(&desk.service, desk.actor()?, TaskId(task), lead, &support, seen).await?)
}

/// Fills in the six clear points of a task.
#[server(prefix = "/api/ui", endpoint = "task/points")]
pub async fn fill_points(
    task: i64,
    seen: i64,
    short_title: String,
    #[server(default)] owner: String,
    #[server(default)] product: String,
    #[server(default)] responsibility: String,
    #[server(default)] authority: String,
    #[server(default)] needs_evidence: Option<String>,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let owner = chosen(&owner)?.map(PersonId);
    let needs_evidence = needs_evidence.is_some();
    let form = PointsForm { short_title, owner, product, responsibility, authority, needs_evidence };
    Ok(service::plan::set_points(&desk.service, desk.actor()?, TaskId(task), form, seen).await?)
}

/// Adds a link to the evidence of a period.
#[server(prefix = "/api/ui", endpoint = "task/link")]
pub async fn add_link(
    code: String,
    period: String,
    url: String,
    #[server(default)] title: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let new = NewEvidence::Link { title, url };
    board::add_evidence(&desk.service, desk.actor()?, &code, period_of(&period)?, &new).await?;
    Ok(())
}

/// Adds a document's number and date to the evidence of a period.
#[server(prefix = "/api/ui", endpoint = "task/document")]
pub async fn add_document(
    code: String,
    period: String,
    number: String,
    #[server(default)] date: String,
    #[server(default)] title: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let new = NewEvidence::Document { title, number, date: typed::day(&date)? };
    board::add_evidence(&desk.service, desk.actor()?, &code, period_of(&period)?, &new).await?;
    Ok(())
}

/// Takes a piece of evidence away.
#[server(prefix = "/api/ui", endpoint = "task/evidence/remove")]
pub async fn remove_evidence(evidence: i64) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(board::remove_evidence(&desk.service, desk.actor()?, domain::ids::EvidenceId(evidence)).await?)
}

/// Adds a small job.
#[server(prefix = "/api/ui", endpoint = "task/work/add")]
pub async fn add_work(
    code: String,
    period: String,
    title: String,
    #[server(default)] assignee: String,
    #[server(default)] date: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let form = work_form(title, &assignee, &date)?;
    board::add_work(&desk.service, desk.actor()?, &code, period_of(&period)?, &form).await?;
    Ok(())
}

/// Changes a small job.
#[server(prefix = "/api/ui", endpoint = "task/work/change")]
pub async fn change_work(
    item: i64,
    seen: i64,
    title: String,
    #[server(default)] assignee: String,
    #[server(default)] date: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let form = work_form(title, &assignee, &date)?;
    Ok(board::change_work(&desk.service, desk.actor()?, domain::ids::WorkItemId(item), seen, &form).await?)
}

/// Marks a small job as done, or opens it again.
#[server(prefix = "/api/ui", endpoint = "task/work/finish")]
pub async fn finish_work(item: i64, seen: i64, done: bool) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(board::finish_work(&desk.service, desk.actor()?, domain::ids::WorkItemId(item), seen, done).await?)
}

/// Adds a line to the checklist of a small job.
#[server(prefix = "/api/ui", endpoint = "task/work/check")]
pub async fn add_check(item: i64, text: String) -> Result<(), AppError> {
    let desk = Desk::here();
    board::add_check(&desk.service, desk.actor()?, domain::ids::WorkItemId(item), &text).await?;
    Ok(())
}

/// Ticks or unticks a line of a checklist; `tick` is its id and `true` or `false`, with a colon between.
#[server(prefix = "/api/ui", endpoint = "task/work/tick")]
pub async fn tick_check(tick: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let (id, done) = tick.split_once(':').ok_or(AppError::Unreadable)?;
    let check = id.parse().map_err(|_| AppError::Unreadable)?;
    Ok(board::tick(&desk.service, desk.actor()?, check, done == "true").await?)
}

/// Reports an obstacle.
#[server(prefix = "/api/ui", endpoint = "task/obstacle/raise")]
pub async fn raise_obstacle(
    code: String,
    period: String,
    text: String,
    #[server(default)] decision: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    board::raise_obstacle(&desk.service, desk.actor()?, &code, period_of(&period)?, &text, &decision).await?;
    Ok(())
}

/// Answers an obstacle.
#[server(prefix = "/api/ui", endpoint = "task/obstacle/answer")]
pub async fn answer_obstacle(obstacle: i64, text: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let obstacle = domain::ids::ObstacleId(obstacle);
    Ok(board::answer_obstacle(&desk.service, desk.actor()?, obstacle, &text).await?)
}

/// Writes a note; `mention` is a user name that was picked from the list.
#[server(prefix = "/api/ui", endpoint = "task/note")]
pub async fn write_note(
    code: String,
    period: String,
    text: String,
    #[server(default)] mention: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let says = if mention.is_empty() || text.trim().is_empty() { text } else { format!("@{mention} {text}") };
    board::add_note(&desk.service, desk.actor()?, &code, period_of(&period)?, &says).await?;
    Ok(())
}

#[cfg(feature = "ssr")]
fn period_of(written: &str) -> Result<Period, AppError> {
    written.parse().map_err(|_| AppError::from(Refusal::NotFound))
}

#[cfg(feature = "ssr")]
fn work_form(title: String, assignee: &str, date: &str) -> Result<WorkForm, AppError> {
    let assignee = chosen(assignee)?.map(PersonId);
    Ok(WorkForm { title, assignee, due_on: typed::day(date)? })
}

/// The id that a list posts; none for its first, empty choice.
#[cfg(feature = "ssr")]
fn chosen(value: &str) -> Result<Option<i64>, AppError> {
    match value {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| AppError::Unreadable),
    }
}
