//! What the page of businesses reads and asks for.

use domain::{
    ids::BusinessEventId,
    indicator::{
        BusinessEventForm, BusinessForm, CountsSeen, EntityKind, StockForm,
        view::{BusinessPage, BusinessRevision},
    },
    period::Period,
    refusal::Refusal,
};
use leptos::prelude::*;
use service::indicator;

use crate::{error::AppError, server::Desk};

/// The month whose counts are open, and every revision of them.
pub struct Open {
    pub entity: EntityKind,
    pub month: Period,
    pub revisions: Vec<BusinessRevision>,
}

/// The counts of the plan of a year, and the month that is open.
pub async fn read_business(
    year: Option<String>,
    open: Option<(String, String)>,
) -> Result<(BusinessPage, Option<Open>), AppError> {
    let desk = Desk::here();
    let actor = desk.actor()?;
    let year = year.map(|year| year.parse().map_err(|_| Refusal::NotFound)).transpose()?;
    let page = indicator::business_page(&desk.service, actor, year).await?;
    let open = match open {
        Some((entity, month)) => {
            let entity = EntityKind::from_name(&entity).ok_or(Refusal::NotFound)?;
            let month = month.parse().map_err(|_| Refusal::NotFound)?;
            let revisions = indicator::counts_behind(&desk.service, actor, entity, month).await?;
            Some(Open { entity, month, revisions })
        }
        None => None,
    };
    Ok((page, open))
}

/// Keeps the counts of a month.
#[server(prefix = "/api/ui", endpoint = "business/put_counts")]
pub async fn put_counts(seen: String, #[server(flatten)] form: BusinessForm) -> Result<(), AppError> {
    let desk = Desk::here();
    let seen = seen.parse().map_err(|_| AppError::Unreadable)?;
    Ok(indicator::put_counts(&desk.service, desk.actor()?, &form, seen).await?)
}

/// Approves the counts of months as they were seen.
#[server(prefix = "/api/ui", endpoint = "business/approve")]
pub async fn approve_counts(seen: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let seen = CountsSeen::parse_all(&seen).ok_or(AppError::Unreadable)?;
    Ok(indicator::approve_counts(&desk.service, desk.actor()?, &seen).await?)
}

/// Keeps how many enterprises were active when a year began.
#[server(prefix = "/api/ui", endpoint = "business/put_stock")]
pub async fn put_stock(seen: String, #[server(flatten)] form: StockForm) -> Result<(), AppError> {
    let desk = Desk::here();
    let seen = seen.parse().map_err(|_| AppError::Unreadable)?;
    Ok(indicator::put_stock(&desk.service, desk.actor()?, &form, seen).await?)
}

/// Keeps a single event.
#[server(prefix = "/api/ui", endpoint = "business/add_event")]
pub async fn add_event(#[server(flatten)] form: BusinessEventForm) -> Result<(), AppError> {
    let desk = Desk::here();
    indicator::add_event(&desk.service, desk.actor()?, &form).await?;
    Ok(())
}

/// Takes back an event that was entered by mistake.
#[server(prefix = "/api/ui", endpoint = "business/remove_event")]
pub async fn remove_event(id: i64) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(indicator::remove_event(&desk.service, desk.actor()?, BusinessEventId(id)).await?)
}
