//! Links that open without an account: a registration by its own link, a question of whoever did not register by its own, a
//! person's calendar by its secret address. Each is
//! `{id}-{proof}`; the proof is derived by a key of the program, so that nothing secret is kept.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::ids::{PersonId, QuestionId, RegistrationId};
use domain::people::Actor;

use crate::Refusal;
use crate::db::Tx;
use crate::error::Error;
use crate::feedback::{ProgramKey, program_key};
use crate::on;
use crate::service::Service;

/// The key that proves own links.
const GUESTS: &str = "dialogue_guest";
/// The key that proves links to questions.
const ASKERS: &str = "dialogue_asker";
/// The key that proves feeds.
const FEEDS: &str = "calendar_feed";
/// Bytes of a proof: 128 bits.
const PROOF: usize = 16;

/// Makes the keys if there are none yet. To be called before a transaction that writes begins.
pub(super) async fn have_keys(service: &Service) -> Result<(), Error> {
    program_key(service, GUESTS).await?;
    program_key(service, FEEDS).await.map(drop)
}

/// The secret part of a registration's own link.
pub(super) async fn guest_key(service: &Service, id: RegistrationId) -> Result<String, Error> {
    linked(service, GUESTS, id.0, 0).await
}

/// The registration that a link opens.
pub(super) async fn guest_of(service: &Service, link: &str) -> Result<RegistrationId, Error> {
    let id = named(link).ok_or(Refusal::NotFound)?;
    let right = linked(service, GUESTS, id, 0).await?;
    if crate::feedback::is_same(service, &right, link).await? {
        Ok(RegistrationId(id))
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// What makes the links to questions. To be called before a transaction begins.
pub(super) async fn asker_key(service: &Service) -> Result<ProgramKey, Error> {
    program_key(service, ASKERS).await
}

/// The secret part of the link to a question.
pub(super) fn asker_link(key: &ProgramKey, id: QuestionId) -> Result<String, Error> {
    link_of(key, id.0, 0)
}

/// The question that a link opens.
pub(super) async fn question_of_link(service: &Service, link: &str) -> Result<QuestionId, Error> {
    let id = named(link).map(QuestionId).ok_or(Refusal::NotFound)?;
    let right = asker_link(&asker_key(service).await?, id)?;
    if crate::feedback::is_same(service, &right, link).await? {
        Ok(id)
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// The secret part of the address of the actor's own calendar.
pub async fn own_feed(service: &Service, actor: &Actor) -> Result<String, Error> {
    let mut tx = service.read().await?;
    let number = tx.feed_number(actor.person).await?;
    drop(tx);
    linked(service, FEEDS, actor.person.0, number).await
}

/// A new address for the actor's own calendar: the one before opens nothing any more.
pub async fn new_feed(service: &Service, actor: &Actor) -> Result<String, Error> {
    const RAISE: &str = "INSERT INTO calendar_feed (person_id, number) VALUES ($1, 1) \
                         ON CONFLICT (person_id) DO UPDATE SET number = calendar_feed.number + 1";
    let mut tx = service.write_as(actor).await?;
    on!(tx, c => sqlx::query(RAISE).bind(actor.person.0).execute(c).await)?;
    tx.record(&crate::event::Event::new("calendar.new_feed")).await?;
    tx.save().await?;
    own_feed(service, actor).await
}

/// The person whose calendar a link opens.
pub(super) async fn feed_of(service: &Service, link: &str) -> Result<PersonId, Error> {
    let id = named(link).ok_or(Refusal::NotFound)?;
    let mut tx = service.read().await?;
    let number = tx.feed_number(PersonId(id)).await?;
    drop(tx);
    let right = linked(service, FEEDS, id, number).await?;
    if crate::feedback::is_same(service, &right, link).await? {
        Ok(PersonId(id))
    } else {
        Err(Refusal::NotFound.into())
    }
}

fn named(link: &str) -> Option<i64> {
    // Proofs may hold dashes, ids do not.
    link.split_once('-').and_then(|(id, _)| id.parse().ok())
}

async fn linked(service: &Service, key: &'static str, id: i64, number: i64) -> Result<String, Error> {
    link_of(&program_key(service, key).await?, id, number)
}

fn link_of(key: &ProgramKey, id: i64, number: i64) -> Result<String, Error> {
    let proof = key.proof(format!("{id}.{number}").as_bytes())?;
    Ok(format!("{id}-{}", BASE64_URL_SAFE_NO_PAD.encode(&proof[..PROOF])))
}

impl Tx {
    async fn feed_number(&mut self, person: PersonId) -> Result<i64, Error> {
        const FIND: &str = "SELECT number FROM calendar_feed WHERE person_id = $1";
        let found =
            on!(self, c => sqlx::query_scalar::<_, i64>(FIND).bind(person.0).fetch_optional(c).await)?;
        Ok(found.unwrap_or(0))
    }
}
