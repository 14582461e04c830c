//! The first administrator: made by whoever holds the one-time link that the program prints when nobody
//! administers it yet. No account ever opens with a known password.

use domain::change::Change;
use domain::people::{AccountRefusal, Actor, PersonForm, Role, Roles, password, username};
use jiff::SignedDuration;

use super::hashing::{digest, hash};
use super::rows::PersonRow;
use super::sign_in::SignedIn;
use crate::error::Error;
use crate::event::Event;
use crate::service::Service;

const LINK_HOLDS: SignedDuration = SignedDuration::from_hours(24);

/// A new one-time secret for the set-up page, in place of every earlier one; none if an administrator exists.
pub async fn create_setup_link(service: &Service) -> Result<Option<String>, Error> {
    let mut tx = service.write().await?;
    if tx.active_admins().await? > 0 {
        return Ok(None);
    }
    let token = service.randomness().token();
    let until = tx.now().checked_add(LINK_HOLDS).unwrap_or(tx.now());
    tx.replace_setup_link(&digest("setup", &token), until).await?;
    tx.record(&Event::new("people.setup_link_made")).await?;
    tx.save().await?;
    Ok(Some(token))
}

/// True if that secret would still open the set-up.
pub async fn setup_is_open(service: &Service, token: &str) -> Result<bool, Error> {
    let mut tx = service.read().await?;
    Ok(tx.active_admins().await? == 0 && tx.setup_link_holds(&digest("setup", token)).await?)
}

/// Makes the first administrator and signs them in; a second factor is the next thing due.
pub async fn setup_first_admin(
    service: &Service,
    token: &str,
    typed_username: &str,
    name: &str,
    password: &str,
    agent: &str,
) -> Result<SignedIn, Error> {
    if !setup_is_open(service, token).await? {
        return Err(AccountRefusal::SetupLink.into());
    }
    let username = username(typed_username)?;
    let roles = Roles::new([Role::Admin]);
    let form = PersonForm { name: name.to_owned(), position: String::new(), unit: None, roles, active: true };
    let form = form.tidied()?;
    password::check(password, &username, &form.name)?;
    let password_hash = hash(service, password).await?;

    let mut tx = service.write().await?;
    if tx.active_admins().await? > 0 || !tx.use_setup_link(&digest("setup", token)).await? {
        return Err(AccountRefusal::SetupLink.into());
    }
    let person = PersonRow::new(tx.new_id(), &username, &form, password_hash, false);
    tx.add_person(&person, &form.roles).await?;
    let actor = Actor { person: person.id(), name: form.name, roles: form.roles, unit: None };
    let signed_in = tx.begin_session(service, &person, &actor, agent).await?;
    tx.record(&Event::new("people.first_admin_made").data(&person.username)?).await?;
    tx.announce(Change::People);
    tx.save().await?;
    Ok(signed_in)
}
