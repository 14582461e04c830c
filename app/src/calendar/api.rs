//! What the pages of the calendar and the limits of time read and ask for.

use domain::{
    calendar::{
        DayForm, DayKind, DayStatus, GoalsForm, LeaderForm, Limit, LimitForm, LimitUnit, Limits, NumbersForm,
        OfficeForm, Refusal as Why, Year,
    },
    ids::ProposalId,
    refusal::Refusal,
    typed,
};
use jiff::civil::Date;
use leptos::prelude::*;
use service::calendar;

use crate::{
    error::AppError,
    routes,
    server::{Desk, lead_to},
};

/// A year of the calendar, with the proposals that wait.
pub async fn read_year(year: i16) -> Result<Year, AppError> {
    let desk = Desk::here();
    Ok(calendar::year(&desk.service, desk.actor()?, year).await?)
}

/// The limits of time and the settings.
pub async fn read_limits() -> Result<Limits, AppError> {
    let desk = Desk::here();
    Ok(calendar::limits(&desk.service, desk.actor()?).await?)
}

/// Adds a special day; leads to its year.
#[server(prefix = "/api/ui", endpoint = "calendar/add_day")]
pub async fn add_day(
    date: String,
    kind: String,
    name: String,
    status: String,
    source: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let kind = DayKind::from_name(&kind).ok_or(AppError::Unreadable)?;
    let status = DayStatus::from_name(&status).ok_or(AppError::Unreadable)?;
    let date = day(&date)?;
    calendar::add_day(&desk.service, desk.actor()?, DayForm { date, kind, name, source, status }).await?;
    lead_to(&routes::admin_calendar(date.year()));
    Ok(())
}

/// Changes the name and the source of a day.
#[server(prefix = "/api/ui", endpoint = "calendar/change_day")]
pub async fn change_day(day: Date, seen: i64, name: String, source: String) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(calendar::change_day(&desk.service, desk.actor()?, day, seen, &name, &source).await?)
}

/// Confirms a proposed day by the number of its notice.
#[server(prefix = "/api/ui", endpoint = "calendar/confirm_day")]
pub async fn confirm_day(day: Date, seen: i64, source: String) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(calendar::confirm_day(&desk.service, desk.actor()?, day, seen, &source).await?)
}

/// Takes a day out of the calendar.
#[server(prefix = "/api/ui", endpoint = "calendar/drop_day")]
pub async fn drop_day(day: Date, seen: i64) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(calendar::drop_day(&desk.service, desk.actor()?, day, seen).await?)
}

/// Moves the due days of a proposal.
#[server(prefix = "/api/ui", endpoint = "calendar/accept_proposal")]
pub async fn accept_proposal(id: i64) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(calendar::accept_proposal(&desk.service, desk.actor()?, ProposalId(id)).await?)
}

/// Leaves the due days of a proposal as they are.
#[server(prefix = "/api/ui", endpoint = "calendar/drop_proposal")]
pub async fn drop_proposal(id: i64) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(calendar::drop_proposal(&desk.service, desk.actor()?, ProposalId(id)).await?)
}

/// Lets a rule be otherwise from a day on.
#[server(prefix = "/api/ui", endpoint = "calendar/add_limit")]
pub async fn add_limit(
    code: String,
    amount: String,
    unit: String,
    legal_ref: String,
    date: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let form = LimitForm { code, limit: limit(&amount, &unit)?, legal_ref, from: day(&date)? };
    Ok(calendar::add_limit(&desk.service, desk.actor()?, form).await?)
}

/// Switches a promise of service on or off.
#[server(prefix = "/api/ui", endpoint = "calendar/switch_limit")]
pub async fn switch_limit(code: String, from: Date, seen: i64, on: bool) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(calendar::switch_limit(&desk.service, desk.actor()?, &code, from, seen, on).await?)
}

/// Changes the settings of the office.
#[server(prefix = "/api/ui", endpoint = "calendar/change_office")]
pub async fn change_office(
    seen: i64,
    hotline: String,
    retention_months: String,
    reopen_most: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let retention_months = whole("retention_months", &retention_months)?;
    let form = OfficeForm { retention_months, reopen_most: whole("reopen_most", &reopen_most)?, hotline };
    Ok(calendar::change_office(&desk.service, desk.actor()?, seen, form).await?)
}

/// Changes how numbers are entered and counted.
#[server(prefix = "/api/ui", endpoint = "calendar/change_numbers")]
pub async fn change_numbers(
    seen: i64,
    entry_days: String,
    exits_with_awaiting: bool,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let form = NumbersForm { entry_days: whole("entry_days", &entry_days)?, exits_with_awaiting };
    Ok(calendar::change_numbers(&desk.service, desk.actor()?, seen, form).await?)
}

/// Changes how many dialogues a year has at least.
#[server(prefix = "/api/ui", endpoint = "calendar/change_goals")]
pub async fn change_goals(
    seen: i64,
    people: String,
    business: String,
    warn_from: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let form = GoalsForm {
        people: whole("people", &people)?,
        business: whole("business", &business)?,
        warn_from: whole("warn_from", &warn_from)?,
    };
    Ok(calendar::change_goals(&desk.service, desk.actor()?, seen, form).await?)
}

/// Changes the settings of leaders.
#[server(prefix = "/api/ui", endpoint = "calendar/change_for_leaders")]
pub async fn change_for_leaders(
    seen: i64,
    deem_next_working_day: bool,
    restricted_clerk: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let nobody = restricted_clerk.is_empty();
    let clerk = if nobody { None } else { Some(restricted_clerk.parse().map_err(|_| AppError::Unreadable)?) };
    let form = LeaderForm { deem_next_working_day, restricted_clerk: clerk };
    Ok(calendar::change_for_leaders(&desk.service, desk.actor()?, seen, form).await?)
}

/// A day that must be there.
fn day(text: &str) -> Result<Date, Refusal> {
    typed::day(text)?.ok_or(Refusal::NotADay)
}

fn limit(amount: &str, unit: &str) -> Result<Limit, AppError> {
    let unit = LimitUnit::from_name(unit).ok_or(AppError::Unreadable)?;
    let amount = amount.trim().parse().map_err(|_| Refusal::from(Why::BadLimit))?;
    Ok(Limit::new(amount, unit).map_err(Refusal::from)?)
}

/// A number that must be there, in the field of this name.
fn whole(name: &str, text: &str) -> Result<u16, Refusal> {
    text.trim().parse().map_err(|_| Why::Field { name: name.to_owned() }.into())
}
