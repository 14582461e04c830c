//! Server functions of sign-in and of one's own account.

use domain::people::{Enrolment, OwnAccount};
use leptos::prelude::*;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    routes,
    server::{Desk, answer_is_secret, lead_to},
};
#[cfg(feature = "ssr")]
use domain::people::Stage;

/// Opens a session by name and password; an earlier one of the same browser ends.
#[server(prefix = "/api/ui", endpoint = "people/sign_in")]
pub async fn sign_in(
    username: String,
    password: String,
    #[server(default)] toi: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let opened =
        service::people::sign_in(&desk.service, &username, &password, desk.address, &desk.agent).await?;
    if let Some(earlier) = &desk.token {
        service::people::sign_out(&desk.service, earlier).await?;
    }
    desk.set_session(&opened.token);
    lead_on(opened.stage, &toi);
    Ok(())
}

/// Shows the second factor: a code of the app, or a recovery code.
#[server(prefix = "/api/ui", endpoint = "people/second_factor")]
pub async fn second_factor(one_time_code: String, #[server(default)] toi: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let stage = service::people::second_factor(&desk.service, desk.token()?, &one_time_code).await?;
    lead_on(stage, &toi);
    Ok(())
}

/// The second factor that the reader is to set up; none if something else is due.
pub async fn offered_second_factor() -> Result<Option<Enrolment>, AppError> {
    let desk = Desk::here();
    let may_enrol = |signed: &domain::people::SessionState| {
        !signed.second_factor && matches!(signed.stage, Stage::EnrolSecondFactor | Stage::Full)
    };
    if !desk.viewer.signed.as_ref().is_some_and(may_enrol) {
        return Ok(None);
    }
    answer_is_secret();
    Ok(Some(service::people::enrol_second_factor(&desk.service, desk.token()?).await?))
}

/// Confirms the second factor by its first code; leads to the recovery codes.
#[server(prefix = "/api/ui", endpoint = "people/confirm_second_factor")]
pub async fn confirm_second_factor(
    one_time_code: String,
    #[server(default)] toi: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let codes = service::people::confirm_second_factor(&desk.service, desk.token()?, &one_time_code).await?;
    show_codes(&desk, &codes, routes::local_or(&toi, routes::TODAY)).await
}

/// Makes new recovery codes in place of the old ones, and leads to them.
#[server(prefix = "/api/ui", endpoint = "people/new_recovery_codes")]
pub async fn new_recovery_codes() -> Result<(), AppError> {
    let desk = Desk::here();
    let codes = service::people::new_recovery_codes(&desk.service, desk.token()?).await?;
    show_codes(&desk, &codes, routes::ACCOUNT).await
}

/// The recovery codes behind a ticket; none if they were shown already.
pub async fn shown_codes(ticket: String) -> Result<Option<Vec<String>>, AppError> {
    let desk = Desk::here();
    answer_is_secret();
    let codes = desk.service.take_once(desk.actor()?.person, &ticket).await?;
    Ok(codes.map(|codes| codes.lines().map(str::to_owned).collect()))
}

/// One's own account.
pub async fn read_account() -> Result<OwnAccount, AppError> {
    let desk = Desk::here();
    Ok(service::people::own_account(&desk.service, desk.token()?).await?)
}

/// Changes one's own password; all other sessions end.
#[server(prefix = "/api/ui", endpoint = "people/change_password")]
pub async fn change_password(
    current_password: String,
    new_password: String,
    #[server(default)] toi: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let stage =
        service::people::change_password(&desk.service, desk.token()?, &current_password, &new_password)
            .await?;
    lead_on(stage, &toi);
    Ok(())
}

/// Ends this session.
#[server(prefix = "/api/ui", endpoint = "people/sign_out")]
pub async fn sign_out() -> Result<(), AppError> {
    let desk = Desk::here();
    if let Some(token) = &desk.token {
        service::people::sign_out(&desk.service, token).await?;
    }
    desk.set_session("");
    lead_to(routes::SIGN_IN);
    Ok(())
}

/// Ends every session of the reader, this one too.
#[server(prefix = "/api/ui", endpoint = "people/sign_out_everywhere")]
pub async fn sign_out_everywhere() -> Result<(), AppError> {
    let desk = Desk::here();
    service::people::sign_out_everywhere(&desk.service, desk.actor()?).await?;
    desk.set_session("");
    lead_to(routes::SIGN_IN);
    Ok(())
}

/// Refused unless the set-up link still opens the set-up.
#[server(prefix = "/api/ui", endpoint = "people/set_up_is_open")]
pub async fn set_up_is_open(token: String) -> Result<(), AppError> {
    let desk = Desk::here();
    if service::people::setup_is_open(&desk.service, &token).await? {
        Ok(())
    } else {
        Err(domain::refusal::Refusal::from(domain::people::AccountRefusal::SetupLink).into())
    }
}

/// Makes the first administrator and signs them in.
#[server(prefix = "/api/ui", endpoint = "people/set_up")]
pub async fn set_up(
    token: String,
    name: String,
    username: String,
    new_password: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let opened = service::people::setup_first_admin(
        &desk.service,
        &token,
        &username,
        &name,
        &new_password,
        &desk.agent,
    )
    .await?;
    desk.set_session(&opened.token);
    lead_on(opened.stage, routes::ADMIN);
    Ok(())
}

/// On to what is still due, or to work.
#[cfg(feature = "ssr")]
fn lead_on(stage: Stage, toi: &str) {
    let then = routes::local_or(toi, routes::TODAY);
    if stage.is_full() {
        lead_to(then);
    } else {
        lead_to(&routes::arrival_then(then));
    }
}

#[cfg(feature = "ssr")]
async fn show_codes(desk: &Desk, codes: &[String], then: &str) -> Result<(), AppError> {
    let signed = desk.viewer.signed.as_ref().ok_or(domain::refusal::Refusal::SignedOut)?;
    let ticket = desk.service.keep_once(signed.actor.person, &codes.join("\n")).await?;
    lead_to(&routes::recovery_codes(&ticket, then));
    Ok(())
}
