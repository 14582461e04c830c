//! What the pages of leadership read and ask for.

use domain::{
    ids::IndicatorId,
    indicator::{
        AskForm,
        view::{Behind, Dashboard},
    },
    period::Period,
};
use leptos::prelude::*;
use service::indicator;

use crate::{error::AppError, server::Desk};

/// Everything that leadership sees; notes that the reader was there.
pub async fn read_dashboard() -> Result<Dashboard, AppError> {
    let desk = Desk::here();
    let seen = indicator::dashboard(&desk.service, desk.actor()?, None).await?;
    indicator::visited(&desk.service, desk.actor()?).await?;
    Ok(seen)
}

/// The same for a wall, which is nobody's visit.
pub async fn read_wall() -> Result<Dashboard, AppError> {
    let desk = Desk::here();
    Ok(indicator::dashboard(&desk.service, desk.actor()?, None).await?)
}

/// The rows behind a month of the indicator of this code, or behind a year of it.
pub async fn read_behind(code: String, year: Option<i16>, month: Option<Period>) -> Result<Behind, AppError> {
    let desk = Desk::here();
    let year = month.map(Period::year).or(year);
    let (id, of_plan) = indicator::find(&desk.service, desk.actor()?, &code, year).await?;
    Ok(indicator::behind(&desk.service, desk.actor()?, id, year.unwrap_or(of_plan), month).await?)
}

/// Asks a unit to explain an indicator by a day.
#[server(prefix = "/api/ui", endpoint = "dashboard/ask")]
pub async fn ask_explanation(
    indicator: i64,
    #[server(default)] month: String,
    #[server(default)] unit: String,
    question: String,
    due_on: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let form = AskForm { month, unit, question, due_on };
    indicator::ask(&desk.service, desk.actor()?, IndicatorId(indicator), &form).await?;
    Ok(())
}
