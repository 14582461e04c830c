//! What the cases of people say again and again.

#![allow(dead_code, reason = "no test program uses all of it")]

use std::sync::Arc;

use domain::people::{Actor, PersonForm, Role, Roles, SessionState, Stage, UnitForm, UnitKind};
use domain::refusal::Refusal;
use jiff::Timestamp;
use service::Error;
use service::people::{Added, By, NewPerson, ReadyPerson, SignedIn};
use totp_rs::{Algorithm, Secret, TOTP};

use crate::harness::World;

/// An address that never failed.
pub const HOME: &str = "192.0.2.1";
/// A password that may be one.
pub const GOOD: &str = "ba con bò qua sông";

pub fn new(username: &str, role: Role) -> NewPerson {
    let form = PersonForm {
        name: format!("Nguyễn Văn {username}"),
        position: String::new(),
        unit: None,
        roles: Roles::new([role]),
        active: true,
    };
    NewPerson { username: username.to_owned(), form }
}

pub fn unit(code: &str, name: &str) -> UnitForm {
    UnitForm {
        code: code.to_owned(),
        name: name.to_owned(),
        short_name: code.to_owned(),
        kind: UnitKind::Office,
        active: true,
        aliases: Vec::new(),
    }
}

/// An account as an administrator adds it.
pub async fn add(world: &World, username: &str, role: Role) -> Added {
    service::people::add_person(&world.service, &By::Console, new(username, role)).await.unwrap()
}

/// An account without first steps.
pub async fn ready(world: &World, username: &str, role: Role) -> ReadyPerson {
    service::people::add_ready_person(&world.service, new(username, role)).await.unwrap()
}

/// That person at work.
pub async fn actor_of(world: &World, person: ReadyPerson) -> Actor {
    let signed_in = sign_in(world, &person.username, &person.password).await.unwrap();
    if let Some(secret) = &person.totp_secret {
        show(world, &signed_in.token, &code_at(secret, world.service.now())).await.unwrap();
    }
    state(world, &signed_in.token).await.unwrap().full().unwrap().clone()
}

pub async fn set_up(world: &World, link: &str) -> Result<SignedIn, Error> {
    service::people::setup_first_admin(&world.service, link, "quantri", "Nguyễn Văn Trị", GOOD, "").await
}

pub async fn sign_in(world: &World, username: &str, password: &str) -> Result<SignedIn, Error> {
    from(world, HOME, username, password).await
}

pub async fn from(world: &World, address: &str, username: &str, password: &str) -> Result<SignedIn, Error> {
    let address = address.parse().unwrap();
    service::people::sign_in(&world.service, username, password, address, "a browser").await
}

pub async fn show(world: &World, token: &str, code: &str) -> Result<Stage, Error> {
    service::people::second_factor(&world.service, token, code).await
}

pub async fn state(world: &World, token: &str) -> Option<Arc<SessionState>> {
    service::people::actor(&world.service, token).await.unwrap()
}

/// What an authenticator app shows.
pub fn code_at(secret: &str, at: Timestamp) -> String {
    let secret = Secret::Encoded(secret.to_owned()).to_bytes().unwrap();
    let app = TOTP::new(Algorithm::SHA1, 6, 1, 30, secret).unwrap();
    app.generate(u64::try_from(at.as_second()).unwrap())
}

/// It was refused, for this reason.
pub fn refused<T>(result: Result<T, Error>, why: impl Into<Refusal>) {
    match result {
        Ok(_) => panic!("it was not refused as {:?}", why.into()),
        Err(error) => assert_eq!(error.refusal(), Some(&why.into()), "{error}"),
    }
}
