//! The columns of the second factor and the rows of recovery codes, and their SQL.

use domain::ids::PersonId;

use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;

/// The second factor of an account.
#[derive(sqlx::FromRow)]
pub(super) struct SecondFactorRow {
    pub(super) totp_secret: Option<String>,
}

/// The second factor.
impl Tx {
    pub(super) async fn second_factor_of(&mut self, person: PersonId) -> Result<SecondFactorRow, Error> {
        const SECRET: &str = "SELECT totp_secret FROM person WHERE id = $1";
        Ok(on!(self, c => sqlx::query_as::<_, SecondFactorRow>(SECRET).bind(person.0).fetch_one(c).await)?)
    }

    /// The secret to confirm: the one offered before, or else `fresh`. None if one is confirmed already.
    pub(super) async fn offer_secret(
        &mut self,
        person: PersonId,
        fresh: &str,
    ) -> Result<Option<String>, Error> {
        const OFFER: &str = "UPDATE person SET totp_secret = COALESCE(totp_secret, $2) \
                             WHERE id = $1 AND totp_confirmed_at IS NULL RETURNING totp_secret";
        let offered = on!(self, c =>
            sqlx::query_scalar::<_, String>(OFFER).bind(person.0).bind(fresh).fetch_optional(c).await)?;
        Ok(offered)
    }

    /// False if that secret is not the one offered, or one is confirmed already.
    pub(super) async fn confirm_secret(
        &mut self,
        person: PersonId,
        secret: &str,
        step: i64,
    ) -> Result<bool, Error> {
        const CONFIRM: &str = "UPDATE person SET totp_confirmed_at = $3, totp_last_step = $4, \
                               version = version + 1 \
                               WHERE id = $1 AND totp_secret = $2 AND totp_confirmed_at IS NULL";
        let now = Instant(self.now());
        let confirmed = on!(self, c => sqlx::query(CONFIRM)
            .bind(person.0).bind(secret).bind(now).bind(step).execute(c).await)?;
        Ok(confirmed == 1)
    }

    /// False if the code of that time step, or a later one, was used before.
    pub(super) async fn use_step(&mut self, person: PersonId, step: i64) -> Result<bool, Error> {
        const USE: &str = "UPDATE person SET totp_last_step = $2 WHERE id = $1 \
                           AND (totp_last_step IS NULL OR totp_last_step < $2)";
        let used = on!(self, c => sqlx::query(USE).bind(person.0).bind(step).execute(c).await)?;
        Ok(used == 1)
    }

    pub(super) async fn remove_second_factor(&mut self, person: PersonId) -> Result<(), Error> {
        const REMOVE: &str = "UPDATE person SET totp_secret = NULL, totp_confirmed_at = NULL, \
                              totp_last_step = NULL, version = version + 1 WHERE id = $1";
        on!(self, c => sqlx::query(REMOVE).bind(person.0).execute(c).await)?;
        self.replace_recovery_codes(person, &[]).await
    }

    pub(super) async fn replace_recovery_codes(
        &mut self,
        person: PersonId,
        digests: &[String],
    ) -> Result<(), Error> {
        const CLEAR: &str = "DELETE FROM recovery_code WHERE person_id = $1";
        const ADD: &str = "INSERT INTO recovery_code (person_id, code_hash) VALUES ($1, $2)";
        on!(self, c => sqlx::query(CLEAR).bind(person.0).execute(c).await)?;
        for digest in digests {
            on!(self, c => sqlx::query(ADD).bind(person.0).bind(digest).execute(c).await)?;
        }
        Ok(())
    }

    pub(super) async fn recovery_codes_left(&mut self, person: PersonId) -> Result<u32, Error> {
        const LEFT: &str = "SELECT count(*) FROM recovery_code WHERE person_id = $1";
        let left = on!(self, c => sqlx::query_scalar::<_, i64>(LEFT).bind(person.0).fetch_one(c).await)?;
        Ok(u32::try_from(left).unwrap_or(u32::MAX))
    }

    /// False if there is no such code (any more).
    pub(super) async fn use_recovery_code(&mut self, person: PersonId, digest: &str) -> Result<bool, Error> {
        const USE: &str = "DELETE FROM recovery_code WHERE person_id = $1 AND code_hash = $2";
        let used = on!(self, c => sqlx::query(USE).bind(person.0).bind(digest).execute(c).await)?;
        Ok(used == 1)
    }
}
