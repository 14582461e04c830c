//! What the page of notices asks for and does.

use domain::notice::{NoticeState, Outbox};
#[cfg(feature = "ssr")]
use domain::refusal::Refusal;
use leptos::prelude::*;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::server::Desk;

/// The outbox, of one state or whole.
pub async fn read_outbox(state: Option<NoticeState>) -> Result<Outbox, AppError> {
    let desk = Desk::here();
    Ok(service::notice::outbox(&desk.service, desk.actor()?, state).await?)
}

/// Sends a notice again that failed for good.
#[server(prefix = "/api/ui", endpoint = "notice/send_again")]
pub async fn send_again(id: String, seen: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let (id, seen) =
        (id.parse().map_err(|_| Refusal::NotFound)?, seen.parse().map_err(|_| Refusal::NotFound)?);
    Ok(service::notice::retry(&desk.service, desk.actor()?, id, seen).await?)
}
