//! Whose session a token is. Asked at every request, so the answer is kept in memory for as long as nothing
//! about people changes, in this process or another: signing out holds at once, and a page costs no SQL.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::people::{Roles, SessionState, SignInFacts, Stage, expiry};
use domain::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};

use super::hashing::digest;
use crate::error::Error;
use crate::service::Service;

/// Use is written down at most this often.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(5);
/// Sessions kept in memory; beyond it memory starts afresh.
const KNOWN_MOST: usize = 10_000;
const TOKEN_LENGTH: usize = 43;

#[derive(Default)]
struct Known(Mutex<HashMap<String, Session>>);

/// A session as it is kept in memory and as the database gave it.
#[derive(Clone)]
pub(super) struct Session {
    /// The version of people at which it was read.
    pub(super) version: u64,
    pub(super) created_at: Timestamp,
    pub(super) seen_at: Timestamp,
    pub(super) expires_at: Timestamp,
    pub(super) state: Arc<SessionState>,
}

/// Who is signed in by this token and how far; none if nobody is.
pub async fn actor(service: &Service, token: &str) -> Result<Option<Arc<SessionState>>, Error> {
    if token.len() != TOKEN_LENGTH {
        return Ok(None);
    }
    let key = digest("session", token);
    // The version is read before the row: what changes in between makes the answer doubtful, never stale.
    let (version, now) = (service.hub().people_version(), service.now());
    let session = match known(service, &key).filter(|session| session.version == version) {
        Some(session) => Some(session),
        None => service.read().await?.session(&key, version).await?,
    };
    let Some(mut session) = session.filter(|session| session.expires_at > now) else {
        forget(service, &key);
        return Ok(None);
    };
    if now.duration_since(session.seen_at) >= SEEN_EVERY {
        session.seen_at = now;
        session.expires_at = expiry(session.created_at, now);
        if let Err(error) = note_use(service, &key, &session).await {
            tracing::warn!(%error, "the use of a session could not be written down");
        }
    }
    let state = session.state.clone();
    remember(service, key, session);
    Ok(Some(state))
}

/// Who is signed in, if they have come to one of these stages.
pub(super) async fn at(service: &Service, token: &str, stages: &[Stage]) -> Result<Arc<SessionState>, Error> {
    let state = actor(service, token).await?.filter(|state| stages.contains(&state.stage));
    Ok(state.ok_or(Refusal::SignedOut)?)
}

pub(super) fn stage(roles: &Roles, must_change: bool, second_factor: bool, shown: bool) -> Stage {
    Stage::of(SignInFacts { roles, must_change, second_factor, shown })
}

async fn note_use(service: &Service, key: &str, session: &Session) -> Result<(), Error> {
    let mut tx = service.write().await?;
    tx.touch_session(key, session.seen_at, session.expires_at).await?;
    tx.save().await
}

fn known(service: &Service, key: &str) -> Option<Session> {
    service.kept::<Known>().0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
}

fn remember(service: &Service, key: String, session: Session) {
    let known = service.kept::<Known>();
    let mut known = known.0.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() >= KNOWN_MOST {
        known.clear();
    }
    known.insert(key, session);
}

fn forget(service: &Service, key: &str) {
    service.kept::<Known>().0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
}
