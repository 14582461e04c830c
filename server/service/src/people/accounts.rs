//! Accounts, as administrators add, change and close them. A password is never chosen for somebody: it is
//! generated, given once, and changed by its owner at the first sign-in.

use domain::change::Change;
use domain::ids::PersonId;
use domain::people::{
    About, AccountRefusal, Action, Actor, Colleague, Person, PersonForm, Role, may, username,
};
use domain::refusal::Refusal;
use serde_json::json;

use super::By;
use super::hashing::{hash, readable};
use super::rows::PersonRow;
use super::second_factor::new_secret;
use crate::attempts::Subject;
use crate::db::Tx;
use crate::error::Error;
use crate::event::Event;
use crate::service::Service;

/// Groups of a generated password: four of them have 79 bits.
const PASSWORD_GROUPS: usize = 4;

/// A person to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// The name to sign in with, as typed.
    pub username: String,
    /// Everything else.
    pub form: PersonForm,
}

/// An account that was added, or whose password was reset. Holds the password, which is shown this once.
#[derive(Clone, PartialEq, Eq)]
pub struct Added {
    /// Whose.
    pub person: PersonId,
    /// The name to sign in with.
    pub username: String,
    /// The password to hand over.
    pub password: String,
}

/// An account that is ready to use. Holds secrets, which are shown this once.
#[derive(Clone, PartialEq, Eq)]
pub struct ReadyPerson {
    /// Whose.
    pub person: PersonId,
    /// The name to sign in with.
    pub username: String,
    /// The password.
    pub password: String,
    /// The secret of the second factor in base 32, if a role needs one.
    pub totp_secret: Option<String>,
}

/// Adds an account with a generated password, which its owner must change.
pub async fn add_person(service: &Service, by: &By, new: NewPerson) -> Result<Added, Error> {
    by.ask(Action::ManagePeople)?;
    let (username, form) = (username(&new.username)?, new.form.tidied()?);
    let password = readable(service.randomness(), PASSWORD_GROUPS);
    let password_hash = hash(service, &password).await?;
    let mut tx = by.write(service).await?;
    let person = PersonRow::new(tx.new_id(), &username, &form, password_hash, true);
    tx.add_person(&person, &form.roles).await?;
    record(&mut tx, "people.added", &person).await?;
    tx.save().await?;
    Ok(Added { person: person.id(), username, password })
}

/// Adds an account that needs no first steps: its password may stay and its second factor is confirmed. For
/// demonstrations on the server's own command line; no request can ask for it.
pub async fn add_ready_person(service: &Service, new: NewPerson) -> Result<ReadyPerson, Error> {
    let (username, form) = (username(&new.username)?, new.form.tidied()?);
    let password = readable(service.randomness(), PASSWORD_GROUPS);
    let password_hash = hash(service, &password).await?;
    let totp_secret = form.roles.need_second_factor().then(|| new_secret(service));
    let mut tx = service.write().await?;
    let person = PersonRow::new(tx.new_id(), &username, &form, password_hash, false);
    tx.add_person(&person, &form.roles).await?;
    if let Some(secret) = &totp_secret {
        tx.offer_secret(person.id(), secret).await?;
        tx.confirm_secret(person.id(), secret, 0).await?;
    }
    record(&mut tx, "people.added", &person).await?;
    tx.save().await?;
    Ok(ReadyPerson { person: person.id(), username, password, totp_secret })
}

/// Changes what is said about a person. Closing an account ends its sessions.
pub async fn change_person(
    service: &Service,
    by: &By,
    id: PersonId,
    form: PersonForm,
    seen_version: i64,
) -> Result<(), Error> {
    by.ask(Action::ManagePeople)?;
    let form = form.tidied()?;
    let mut tx = by.write(service).await?;
    tx.hold_admins().await?;
    let person = tx.person(id).await?.ok_or(Refusal::NotFound)?;
    if !tx.change_person(id, &form, seen_version).await? {
        return Err(Refusal::Stale { by: None, at: None }.into());
    }
    tx.set_roles(id, &form.roles).await?;
    keep_an_admin(&mut tx, by).await?;
    if !form.active {
        tx.end_sessions(id, None).await?;
    }
    record(&mut tx, "people.changed", &person).await?;
    tx.save().await
}

/// Closes an account: it stays in the history, and nobody signs in with it.
pub async fn deactivate(service: &Service, by: &By, id: PersonId) -> Result<(), Error> {
    by.ask(Action::ManagePeople)?;
    let mut tx = by.write(service).await?;
    tx.hold_admins().await?;
    let person = tx.person(id).await?.ok_or(Refusal::NotFound)?;
    tx.close_account(id).await?;
    keep_an_admin(&mut tx, by).await?;
    tx.end_sessions(id, None).await?;
    record(&mut tx, "people.closed", &person).await?;
    tx.save().await
}

/// Gives an account a new generated password, which its owner must change; ends its sessions and its pauses.
pub async fn reset_password(service: &Service, by: &By, id: PersonId) -> Result<Added, Error> {
    by.ask(Action::ManagePeople)?;
    let person = service.read().await?.person(id).await?.ok_or(Refusal::NotFound)?;
    let password = readable(service.randomness(), PASSWORD_GROUPS);
    let password_hash = hash(service, &password).await?;
    let mut tx = by.write(service).await?;
    if !tx.replace_password(&person, &password_hash, true).await? {
        return Err(Refusal::Stale { by: None, at: None }.into());
    }
    tx.end_sessions(id, None).await?;
    tx.forgive(&Subject::account(&person.username)).await?;
    record(&mut tx, "people.password_reset", &person).await?;
    tx.save().await?;
    Ok(Added { person: id, username: person.username, password })
}

/// Takes the second factor away from somebody who lost it; ends their sessions. Where a role needs one, the
/// next sign-in asks for a new one.
pub async fn reset_second_factor(service: &Service, by: &By, id: PersonId) -> Result<(), Error> {
    by.ask(Action::ManagePeople)?;
    let mut tx = by.write(service).await?;
    let person = tx.person(id).await?.ok_or(Refusal::NotFound)?;
    tx.remove_second_factor(id).await?;
    tx.end_sessions(id, None).await?;
    tx.forgive(&Subject::second_factor(&person.username)).await?;
    record(&mut tx, "people.second_factor_reset", &person).await?;
    tx.save().await
}

/// Every account, by name.
pub async fn people(service: &Service, by: &By) -> Result<Vec<Person>, Error> {
    by.ask(Action::ManagePeople)?;
    service.read().await?.people().await
}

/// Everybody who may be put in charge, assigned or mentioned, by name.
pub async fn colleagues(service: &Service, actor: &Actor) -> Result<Vec<Colleague>, Error> {
    may(actor, Action::ReadBoard, &About::default())?;
    service.read().await?.colleagues().await
}

/// A person who leaves or loses the role may not be the last administrator; the console may do anything.
async fn keep_an_admin(tx: &mut Tx, by: &By) -> Result<(), Error> {
    let last = matches!(by, By::Person(_)) && tx.active_admins().await? == 0;
    if last { Err(AccountRefusal::LastAdmin.into()) } else { Ok(()) }
}

async fn record(tx: &mut Tx, kind: &'static str, person: &PersonRow) -> Result<(), Error> {
    let about = json!({ "person": person.id(), "username": person.username });
    tx.record(&Event::new(kind).data(&about)?).await?;
    tx.announce(Change::People);
    Ok(())
}

impl Tx {
    /// The number of administrators who can sign in.
    pub(super) async fn active_admins(&mut self) -> Result<i64, Error> {
        self.active_with_role(Role::Admin).await
    }
}
