//! What my day asks for and does.

use domain::{board::Today, dialogue::view::Waiting as Dialogues, notice::Inbox};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use service::feedback::Waiting;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{error::Kind, server::Desk};

/// All that waits for one person.
pub struct Day {
    /// Of the plan; none in a year without one.
    pub plan: Option<Today>,
    /// Of feedback.
    pub cases: Waiting,
    /// Of dialogues.
    pub dialogues: Dialogues,
    /// What they were told.
    pub inbox: Inbox,
}

/// What waits for the reader today. A year without a plan is an empty day, not an error.
pub async fn read_day() -> Result<Day, AppError> {
    let desk = Desk::here();
    let (service, actor) = (&desk.service, desk.actor()?);
    let plan = match service::today::today(service, actor).await.map_err(AppError::from) {
        Ok(today) => Some(today),
        Err(error) if error.is(Kind::NoPlan) => None,
        Err(error) => return Err(error),
    };
    let cases = service::feedback::waiting(service, actor).await?;
    let dialogues = service::dialogue::waiting(service, actor).await?;
    Ok(Day { plan, cases, dialogues, inbox: service::notice::inbox(service, actor).await? })
}

/// The reader has seen every notice up to this one.
#[server(prefix = "/api/ui", endpoint = "today/see_notices")]
pub async fn see_notices(up_to: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let up_to = up_to.parse().map_err(|_| domain::refusal::Refusal::NotFound)?;
    Ok(service::notice::see(&desk.service, desk.actor()?, up_to).await?)
}
