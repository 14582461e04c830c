//! What my day asks for.

use domain::board::Today;
use leptos::prelude::*;

use crate::error::AppError;

/// What waits for the reader today.
#[server(prefix = "/api/ui", endpoint = "today", output = crate::wire::Answer)]
pub async fn read_today() -> Result<Today, AppError> {
    let desk = crate::server::Desk::here();
    Ok(service::today::today(&desk.service, desk.actor()?).await?)
}
