//! Server functions of the plan's administration. Files come in by `server::plan_upload`.

use domain::{ids::ImportId, refusal::Refusal};
use leptos::prelude::*;
use service::people::By;

use super::view::{Office, Preview};
use crate::{
    error::AppError,
    routes,
    server::{Desk, lead_to},
};

/// The plan in force, and the uploads that wait.
pub async fn read_office() -> Result<Office, AppError> {
    let desk = Desk::here();
    let waiting = service::plan::pending(&desk.service, desk.actor()?).await?;
    let plan = service::plan::current(&desk.service).await?;
    Ok(Office::of(plan.as_ref(), &waiting))
}

/// One upload, with what it would change today.
pub async fn read_import(id: String) -> Result<Preview, AppError> {
    let desk = Desk::here();
    let preview = service::plan::preview(&desk.service, desk.actor()?, number(&id)?).await?;
    let units = service::people::units(&desk.service).await?;
    Ok(Preview::of(&preview, &units))
}

/// States number and date of the plan, which the document left blank.
#[server(prefix = "/api/ui", endpoint = "plan/set_identity")]
pub async fn set_identity(year: i16, seen: i64, number: String, date: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let issued_on = domain::typed::day(&date)?;
    service::plan::set_identity(&desk.service, desk.actor()?, year, &number, issued_on, seen).await?;
    Ok(())
}

/// Accepts an offered correction, or keeps the words as they are written.
#[server(prefix = "/api/ui", endpoint = "plan/decide_correction")]
pub async fn decide_correction(year: i16, correction: i64, accepted: bool) -> Result<(), AppError> {
    let desk = Desk::here();
    service::plan::decide_correction(&desk.service, desk.actor()?, year, correction, accepted).await?;
    Ok(())
}

/// Accepts an upload: a first plan as a whole, and of a newer document the ticked changes. `all` stands for those that
/// were `shown`, one key a line, and not for what may have come since.
#[server(prefix = "/api/ui", endpoint = "plan/accept")]
pub async fn accept_import(
    id: String,
    #[server(default)] keys: Vec<String>,
    #[server(default)] shown: String,
    #[server(default)] all: bool,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let keys = if all { shown.lines().map(str::to_owned).collect() } else { keys };
    service::plan::accept(&desk.service, &By::from(desk.actor()?), number(&id)?, &keys).await?;
    lead_to(routes::ADMIN_PLAN_ACCEPTED);
    Ok(())
}

/// Drops an upload.
#[server(prefix = "/api/ui", endpoint = "plan/drop")]
pub async fn drop_import(id: String) -> Result<(), AppError> {
    let desk = Desk::here();
    service::plan::drop_import(&desk.service, &By::from(desk.actor()?), number(&id)?).await?;
    lead_to(routes::ADMIN_PLAN_DROPPED);
    Ok(())
}

/// The id in an address; what is no number is the id of nothing.
fn number(id: &str) -> Result<ImportId, AppError> {
    id.parse().map_err(|_| Refusal::NotFound.into())
}
