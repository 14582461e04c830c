//! The rows of sessions and of the set-up link, and their SQL.

use std::sync::Arc;

use domain::ids::{PersonId, UnitId};
use domain::people::{Actor, OpenSession, SessionState, expiry};
use jiff::Timestamp;

use super::rows::listed_roles;
use super::session::{Session, stage};
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;

#[derive(sqlx::FromRow)]
struct SessionRow {
    created_at: Instant,
    seen_at: Instant,
    expires_at: Instant,
    second_factor: bool,
    id: i64,
    username: String,
    name: String,
    position: String,
    unit_id: Option<i64>,
    must_change: bool,
    totp_confirmed_at: Option<Instant>,
    roles: Option<String>,
}

/// Sessions.
impl Tx {
    pub(super) async fn session(&mut self, key: &str, version: u64) -> Result<Option<Session>, Error> {
        const BY_KEY: &str = "SELECT s.created_at, s.seen_at, s.expires_at, s.second_factor, p.id, p.username, \
                              p.name, p.position, p.unit_id, p.must_change, p.totp_confirmed_at, \
                              (SELECT string_agg(r.role, ',') FROM person_role r WHERE r.person_id = p.id) AS roles \
                              FROM session s JOIN person p ON p.id = s.person_id \
                              WHERE s.token_hash = $1 AND p.active";
        let row = on!(self, c => sqlx::query_as::<_, SessionRow>(BY_KEY).bind(key).fetch_optional(c).await)?;
        row.map(|row| row.into_session(version)).transpose()
    }

    pub(super) async fn add_session(
        &mut self,
        key: &str,
        person: PersonId,
        agent: &str,
    ) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO session (token_hash, person_id, created_at, seen_at, expires_at, \
                           second_factor, agent) VALUES ($1, $2, $3, $3, $4, FALSE, $5)";
        let (now, until) = (Instant(self.now()), Instant(expiry(self.now(), self.now())));
        on!(self, c => sqlx::query(ADD)
            .bind(key).bind(person.0).bind(now).bind(until).bind(agent).execute(c).await)?;
        Ok(())
    }

    /// The person's sessions that have not ended, last used first; `key` is the one that asks.
    pub(super) async fn open_sessions(
        &mut self,
        person: PersonId,
        key: &str,
    ) -> Result<Vec<OpenSession>, Error> {
        const OPEN: &str = "SELECT token_hash, agent, created_at, seen_at FROM session \
                            WHERE person_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, token_hash";
        let now = Instant(self.now());
        let rows = on!(self, c => sqlx::query_as::<_, (String, String, Instant, Instant)>(OPEN)
            .bind(person.0).bind(now).fetch_all(c).await)?;
        let open = |(token_hash, agent, created_at, seen_at): (String, String, Instant, Instant)| {
            OpenSession { agent, created_at: created_at.0, seen_at: seen_at.0, this: token_hash == key }
        };
        Ok(rows.into_iter().map(open).collect())
    }

    pub(super) async fn touch_session(
        &mut self,
        key: &str,
        seen_at: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), Error> {
        const TOUCH: &str =
            "UPDATE session SET seen_at = $2, expires_at = $3 WHERE token_hash = $1 AND seen_at < $2";
        let (seen_at, expires_at) = (Instant(seen_at), Instant(expires_at));
        on!(self, c => sqlx::query(TOUCH).bind(key).bind(seen_at).bind(expires_at).execute(c).await)?;
        Ok(())
    }

    pub(super) async fn show_second_factor(&mut self, key: &str) -> Result<(), Error> {
        const SHOW: &str = "UPDATE session SET second_factor = TRUE WHERE token_hash = $1";
        on!(self, c => sqlx::query(SHOW).bind(key).execute(c).await)?;
        Ok(())
    }

    pub(super) async fn end_session(&mut self, key: &str) -> Result<(), Error> {
        const END: &str = "DELETE FROM session WHERE token_hash = $1";
        on!(self, c => sqlx::query(END).bind(key).execute(c).await)?;
        Ok(())
    }

    /// Ends the person's sessions, except for that one.
    pub(super) async fn end_sessions(&mut self, person: PersonId, but: Option<&str>) -> Result<(), Error> {
        const END: &str = "DELETE FROM session WHERE person_id = $1 AND token_hash <> $2";
        let but = but.unwrap_or_default();
        on!(self, c => sqlx::query(END).bind(person.0).bind(but).execute(c).await)?;
        Ok(())
    }

    pub(super) async fn forget_old_sessions(&mut self) -> Result<(), Error> {
        const FORGET: &str = "DELETE FROM session WHERE expires_at < $1";
        let now = Instant(self.now());
        on!(self, c => sqlx::query(FORGET).bind(now).execute(c).await)?;
        Ok(())
    }
}

/// The set-up link.
impl Tx {
    pub(super) async fn replace_setup_link(&mut self, key: &str, until: Timestamp) -> Result<(), Error> {
        const CLEAR: &str = "DELETE FROM setup_link WHERE used_at IS NULL";
        const ADD: &str = "INSERT INTO setup_link (token_hash, expires_at) VALUES ($1, $2)";
        on!(self, c => sqlx::query(CLEAR).execute(c).await)?;
        on!(self, c => sqlx::query(ADD).bind(key).bind(Instant(until)).execute(c).await)?;
        Ok(())
    }

    pub(super) async fn setup_link_holds(&mut self, key: &str) -> Result<bool, Error> {
        const HOLDS: &str = "SELECT count(*) FROM setup_link \
                             WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
        let now = Instant(self.now());
        let found =
            on!(self, c => sqlx::query_scalar::<_, i64>(HOLDS).bind(key).bind(now).fetch_one(c).await)?;
        Ok(found == 1)
    }

    /// False if the link is unknown, used or too old.
    pub(super) async fn use_setup_link(&mut self, key: &str) -> Result<bool, Error> {
        const USE: &str = "UPDATE setup_link SET used_at = $2 \
                           WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
        let now = Instant(self.now());
        let used = on!(self, c => sqlx::query(USE).bind(key).bind(now).execute(c).await)?;
        Ok(used == 1)
    }
}

impl SessionRow {
    fn into_session(self, version: u64) -> Result<Session, Error> {
        let roles = listed_roles(self.id, self.roles.as_deref())?;
        let second_factor = self.totp_confirmed_at.is_some();
        let stage = stage(&roles, self.must_change, second_factor, self.second_factor);
        let unit = self.unit_id.map(UnitId);
        let actor = Actor { person: PersonId(self.id), name: self.name, roles, unit };
        let state =
            SessionState { actor, username: self.username, position: self.position, stage, second_factor };
        Ok(Session {
            version,
            created_at: self.created_at.0,
            seen_at: self.seen_at.0,
            expires_at: self.expires_at.0,
            state: Arc::new(state),
        })
    }
}
