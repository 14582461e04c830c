//! What my day asks for.

use domain::board::Today;

use crate::error::AppError;

/// What waits for the reader today.
pub async fn read_today() -> Result<Today, AppError> {
    let desk = crate::server::Desk::here();
    Ok(service::today::today(&desk.service, desk.actor()?).await?)
}
