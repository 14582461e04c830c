//! What people do with their own accounts: see where they are signed in, change the password.

use domain::change::Change;
use domain::people::{AccountRefusal, OwnAccount, SessionState, Stage, password};
use domain::refusal::Refusal;

use super::hashing::{digest, hash, verify};
use super::session::{at, stage};
use crate::attempts::{Subject, begin};
use crate::error::Error;
use crate::event::Event;
use crate::service::Service;

/// The account of whoever is signed in by this token.
pub async fn own_account(service: &Service, token: &str) -> Result<OwnAccount, Error> {
    let state = at(service, token, &[Stage::Full]).await?;
    let mut tx = service.read().await?;
    Ok(OwnAccount {
        sessions: tx.open_sessions(state.actor.person, &digest("session", token)).await?,
        recovery_codes_left: tx.recovery_codes_left(state.actor.person).await?,
        state: SessionState::clone(&state),
    })
}

/// Changes the password of whoever is signed in by this token, and ends their other sessions. Gives what is
/// still due. A wrong current password is counted, and pauses further changes.
pub async fn change_password(
    service: &Service,
    token: &str,
    current: &str,
    new: &str,
) -> Result<Stage, Error> {
    let state = at(service, token, &[Stage::ChangePassword, Stage::Full]).await?;
    password::check(new, &state.username, &state.actor.name)?;
    if password::normal(current) == password::normal(new) {
        return Err(AccountRefusal::PasswordSame.into());
    }

    let attempt = begin(service, Subject::own_password(&state.username), None).await?;
    let person = service.read().await?.person_named(&state.username).await?.ok_or(Refusal::NotFound)?;
    if !verify(service, current, Some(person.password_hash.clone())).await? {
        attempt.fail(service).await?;
        return Err(AccountRefusal::WrongPassword.into());
    }

    let new_hash = hash(service, new).await?;
    let mut tx = service.write_as(&state.actor).await?;
    attempt.succeed(&mut tx).await?;
    if !tx.replace_password(&person, &new_hash, false).await? {
        return Err(Refusal::Stale { by: None, at: None }.into());
    }
    tx.end_sessions(state.actor.person, Some(&digest("session", token))).await?;
    tx.record(&Event::new("people.password_changed")).await?;
    tx.announce(Change::People);
    tx.save().await?;
    Ok(stage(&state.actor.roles, false, state.second_factor, true))
}
