//! What the public's pages ask of the server. Nobody has to be signed in; what is given is public by its type.

use domain::board::Progress;

use super::PublicPlan;
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::server::Desk;

/// The progress of this year's plan as released, group by group; none while there is no plan. The tasks are left
/// out: the portal counts, the plan's own page lists.
pub async fn read_progress() -> Result<Option<Progress>, AppError> {
    let desk = Desk::here();
    let progress = service::portal::progress(&desk.service, None).await?;
    Ok(progress.map(|progress| Progress { tasks: Vec::new(), ..(*progress).clone() }))
}

/// The plan for everyone; none while there is no plan.
pub async fn read_public_plan() -> Result<Option<PublicPlan>, AppError> {
    let desk = Desk::here();
    let Some(progress) = service::portal::progress(&desk.service, None).await? else { return Ok(None) };
    let plan = service::plan::by_year(&desk.service, progress.plan.year).await?;
    Ok(plan.map(|plan| PublicPlan::of(&plan, &progress)))
}
