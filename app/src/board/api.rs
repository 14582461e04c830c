//! What the board asks of the server.

use domain::board::{Board, BoardQuery};
use leptos::prelude::*;
use server_fn::codec::Postcard;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    routes,
    server::{Desk, lead_to},
};

/// The board as filtered.
#[server(prefix = "/api/ui", endpoint = "board", input = Postcard, output = Postcard)]
pub async fn read_board(query: BoardQuery) -> Result<Board, AppError> {
    let desk = Desk::here();
    Ok(service::board::board(&desk.service, desk.actor()?, &query).await?)
}

/// Moves a task in a period. `to` is a state's name, `seen` the version of the card that the person saw.
#[server(prefix = "/api/ui", endpoint = "move-task")]
pub async fn move_task(
    code: String,
    period: String,
    to: String,
    seen: i64,
    note: Option<String>,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let order = domain::board::MoveTask {
        code,
        period: period.parse().map_err(|_| AppError::Unreadable)?,
        to: domain::board::StateKind::from_name(&to).ok_or(AppError::Unreadable)?,
        seen_version: seen,
        note: domain::text::tidy(&note.unwrap_or_default()),
    };
    service::board::move_task(&desk.service, desk.actor()?, order).await?;
    Ok(())
}

/// Releases the states of a period to the public; leads to where the public sees them.
#[server(prefix = "/api/ui", endpoint = "release-period")]
pub async fn release_period(period: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let period = period.parse().map_err(|_| AppError::Unreadable)?;
    service::board::release(&desk.service, desk.actor()?, period).await?;
    lead_to(routes::PORTAL);
    Ok(())
}
