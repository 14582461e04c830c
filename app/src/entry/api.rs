//! What the pages of values read, and what they ask for. Values with their proofs come in by the crate `server`.

use domain::{
    ids::{ExplanationId, IndicatorId, ValueImportId},
    indicator::{
        IndicatorForm, Step, ValueState,
        view::{Behind, EntryPage, EntryRow, ValueImportPreview},
    },
    period::Period,
    refusal::Refusal,
};
use leptos::prelude::*;
use service::indicator;

use crate::{
    error::AppError,
    routes,
    server::{Desk, lead_to},
};

/// A month, and the indicator that is open.
pub struct Month {
    /// All of it.
    pub page: EntryPage,
    /// Which row is open, and the revisions of its month.
    pub open: Option<(usize, Behind)>,
}

/// A month as the address asks for it; without one, the last that ended. Without a code, the first indicator is open
/// that waits for the reader.
pub async fn read_month(month: Option<String>, code: Option<String>) -> Result<Month, AppError> {
    let desk = Desk::here();
    let actor = desk.actor()?;
    let month = month.map(|month| month.parse::<Period>().map_err(|_| Refusal::NotFound)).transpose()?;
    let page = indicator::entry_page(&desk.service, actor, month).await?;
    let open = match code {
        Some(code) => {
            let found = page.rows.iter().position(|row| row.indicator.code == code);
            Some(found.ok_or(Refusal::NotFound)?)
        }
        None => page.rows.iter().position(|row| waits_for_reader(&page, row)),
    };
    let open = match open {
        Some(at) => {
            let id = page.rows[at].indicator.id;
            let year = page.month.year();
            Some((at, indicator::behind(&desk.service, actor, id, year, Some(page.month)).await?))
        }
        None => None,
    };
    Ok(Month { page, open })
}

/// True if it is the reader's turn: to judge what was sent, or to enter what is missing.
pub fn waits_for_reader(page: &EntryPage, row: &EntryRow) -> bool {
    match row.value.as_ref().map(|value| value.state) {
        _ if page.closed => false,
        Some(ValueState::Submitted) => page.may_approve,
        Some(ValueState::Approved) => false,
        // A leader may enter as well, and is not asked to.
        None | Some(ValueState::Draft | ValueState::Returned) => row.may_enter.is_ok() && !page.may_approve,
    }
}

/// Approves a value, or returns it with a note. The same indicator stays open with the way on to the next: a button that
/// is pressed twice must not decide what nobody has read.
#[server(prefix = "/api/ui", endpoint = "indicator/decide")]
pub async fn decide_value(
    indicator: i64,
    month: String,
    seen: i64,
    #[server(default)] code: String,
    #[server(default)] note: String,
    step: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let month = month.parse().map_err(|_| AppError::Unreadable)?;
    let (service, actor, id) = (&desk.service, desk.actor()?, IndicatorId(indicator));
    let done = match Step::from_name(&step) {
        Some(Step::Approve) => {
            indicator::approve(service, actor, id, month, seen).await?;
            "da-duyet"
        }
        Some(Step::Return) => {
            indicator::return_value(service, actor, id, month, seen, &note).await?;
            "da-tra-lai"
        }
        _ => return Err(AppError::Unreadable),
    };
    lead_to(&routes::entry_kept(month, &code, done));
    Ok(())
}

/// Closes the values of a year, or opens them again.
#[server(prefix = "/api/ui", endpoint = "indicator/close_year")]
pub async fn close_year(year: i16, closed: bool) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(indicator::close_year(&desk.service, desk.actor()?, year, closed).await?)
}

/// Answers a request to explain.
#[server(prefix = "/api/ui", endpoint = "indicator/explain")]
pub async fn explain_value(id: i64, seen: i64, text: String) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(indicator::answer(&desk.service, desk.actor()?, ExplanationId(id), &text, seen).await?)
}

/// The year whose values a file may bring, for whoever may bring one.
pub async fn read_import_year() -> Result<i16, AppError> {
    let desk = Desk::here();
    let actor = desk.actor()?;
    let enters = |role| domain::people::grant(role, domain::people::Action::EnterValue);
    if actor.roles.iter().all(|role| enters(role) == domain::people::Grant::No) {
        return Err(Refusal::Forbidden(domain::people::Refusal::Role).into());
    }
    Ok(indicator::entry_page(&desk.service, actor, None).await?.plan.year)
}

/// What a file would change.
pub async fn read_preview(id: String) -> Result<ValueImportPreview, AppError> {
    let desk = Desk::here();
    Ok(indicator::preview(&desk.service, desk.actor()?, import_id(&id)?).await?)
}

/// Sends every value of a file to be approved.
#[server(prefix = "/api/ui", endpoint = "indicator/confirm_file")]
pub async fn confirm_file(id: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let many = indicator::confirm(&desk.service, desk.actor()?, import_id(&id)?).await?;
    lead_to(&format!("{}?xong={many}", routes::ENTRY_IMPORT));
    Ok(())
}

/// Drops a file that was read.
#[server(prefix = "/api/ui", endpoint = "indicator/drop_file")]
pub async fn drop_file(id: String) -> Result<(), AppError> {
    let desk = Desk::here();
    indicator::drop_upload(&desk.service, desk.actor()?, import_id(&id)?).await?;
    lead_to(&format!("{}?xong=bo", routes::ENTRY_IMPORT));
    Ok(())
}

/// The plan's indicators with the units to choose from, for whoever may define one.
pub async fn read_definitions() -> Result<EntryPage, AppError> {
    let desk = Desk::here();
    let page = indicator::entry_page(&desk.service, desk.actor()?, None).await?;
    if !page.may_define {
        return Err(Refusal::Forbidden(domain::people::Refusal::Role).into());
    }
    Ok(page)
}

/// Adds an indicator to the plan of a year.
#[server(prefix = "/api/ui", endpoint = "indicator/add")]
pub async fn add_indicator(year: String, #[server(flatten)] form: IndicatorForm) -> Result<(), AppError> {
    let desk = Desk::here();
    let year = year.parse().map_err(|_| AppError::Unreadable)?;
    indicator::add(&desk.service, desk.actor()?, year, &form).await?;
    lead_to(&routes::entry_define(form.code.trim()));
    Ok(())
}

/// Changes how an indicator is counted; of an added one everything.
#[server(prefix = "/api/ui", endpoint = "indicator/change")]
pub async fn change_indicator(
    id: String,
    seen: String,
    #[server(flatten)] form: IndicatorForm,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let id = id.parse().map(IndicatorId).map_err(|_| AppError::Unreadable)?;
    let seen = seen.parse().map_err(|_| AppError::Unreadable)?;
    Ok(indicator::change(&desk.service, desk.actor()?, id, &form, seen).await?)
}

fn import_id(id: &str) -> Result<ValueImportId, AppError> {
    id.parse().map(ValueImportId).map_err(|_| Refusal::NotFound.into())
}
