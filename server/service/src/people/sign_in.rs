//! Signing in with user name and password, and out again.

use std::net::IpAddr;

use domain::change::Change;
use domain::people::{AccountRefusal, Actor, Stage, username};

use super::hashing::{digest, verify};
use super::rows::PersonRow;
use super::session::stage;
use crate::attempts::{Subject, begin};
use crate::db::Tx;
use crate::error::Error;
use crate::event::Event;
use crate::service::Service;

/// Characters of a browser's description of itself that are kept.
const AGENT_LENGTH: usize = 200;

/// A new session.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The secret that the browser keeps.
    pub token: String,
    /// What is still due.
    pub stage: Stage,
}

impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedIn").field("stage", &self.stage).finish_non_exhaustive()
    }
}

/// Signs in. Refused as [`AccountRefusal::WrongCredentials`] whether there is no such account, it is closed, or
/// the password is another; as [`AccountRefusal::Locked`] after too many failures of the name or the address.
pub async fn sign_in(
    service: &Service,
    typed_username: &str,
    password: &str,
    address: IpAddr,
    agent: &str,
) -> Result<SignedIn, Error> {
    let (account, from) = (Subject::account(typed_username), Subject::address(address));
    let attempt = begin(service, account, Some(from)).await?;

    let person = match username(typed_username) {
        Ok(name) => service.read().await?.person_named(&name).await?.filter(|person| person.active),
        Err(_) => None,
    };
    let right = verify(service, password, person.as_ref().map(|person| person.password_hash.clone())).await?;
    let Some(person) = person.filter(|_| right) else {
        attempt.fail(service).await?;
        return Err(AccountRefusal::WrongCredentials.into());
    };

    let actor = service.read().await?.actor_of(&person).await?;
    let mut tx = service.write_as(&actor).await?;
    attempt.succeed(&mut tx).await?;
    tx.forget_old_sessions().await?;
    let signed_in = tx.begin_session(service, &person, &actor, agent).await?;
    tx.record(&Event::new("people.signed_in")).await?;
    tx.save().await?;
    Ok(signed_in)
}

/// Ends this session. A token of no session ends nothing.
pub async fn sign_out(service: &Service, token: &str) -> Result<(), Error> {
    let Some(state) = super::actor(service, token).await? else {
        return Ok(());
    };
    let mut tx = service.write_as(&state.actor).await?;
    tx.end_session(&digest("session", token)).await?;
    tx.record(&Event::new("people.signed_out")).await?;
    tx.announce(Change::People);
    tx.save().await
}

/// Ends every session of the person, this one too.
pub async fn sign_out_everywhere(service: &Service, actor: &Actor) -> Result<(), Error> {
    let mut tx = service.write_as(actor).await?;
    tx.end_sessions(actor.person, None).await?;
    tx.record(&Event::new("people.signed_out_everywhere")).await?;
    tx.announce(Change::People);
    tx.save().await
}

impl Tx {
    /// A new session of that person; the second factor, if there is one, is still to be shown.
    pub(super) async fn begin_session(
        &mut self,
        service: &Service,
        person: &PersonRow,
        actor: &Actor,
        agent: &str,
    ) -> Result<SignedIn, Error> {
        let token = service.randomness().token();
        let agent: String = agent.chars().filter(|c| !c.is_control()).take(AGENT_LENGTH).collect();
        self.add_session(&digest("session", &token), actor.person, &agent).await?;
        let stage = stage(&actor.roles, person.must_change, person.totp_confirmed_at.is_some(), false);
        Ok(SignedIn { token, stage })
    }
}
