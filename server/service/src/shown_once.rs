//! Secrets that are shown once: between the post that made them and the page that shows them. A ticket finds
//! them; one person can redeem it, one time, within five minutes. The database holds a digest of the ticket and
//! the secret sealed with a key made of it, so that neither a copy of the tables nor the ticket alone tells
//! anything.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use domain::ids::PersonId;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};

use crate::db::Instant;
use crate::error::{Error, Fault};
use crate::{Service, on};

const KEPT: SignedDuration = SignedDuration::from_mins(5);

impl Service {
    /// Keeps a secret for one reading by that person. Gives the ticket.
    pub async fn keep_once(&self, person: PersonId, secret: &str) -> Result<String, Error> {
        const FORGET: &str = "DELETE FROM shown_once WHERE expires_at < $1";
        const KEEP: &str =
            "INSERT INTO shown_once (ticket_hash, person_id, sealed, expires_at) VALUES ($1, $2, $3, $4)";
        let ticket = self.randomness().token();
        let sealed = cipher(&ticket).encrypt(&Nonce::default(), secret.as_bytes());
        let sealed = sealed.map_err(|error| Fault::Cryptography(error.to_string()))?;
        let now = self.now();
        let expires = now.saturating_add(KEPT).unwrap_or(now);
        let mut tx = self.write().await?;
        on!(tx, c => sqlx::query(FORGET).bind(Instant(now)).execute(c).await)?;
        on!(tx, c => sqlx::query(KEEP)
            .bind(hash(&ticket)).bind(person.0).bind(BASE64_URL_SAFE_NO_PAD.encode(&sealed)).bind(Instant(expires))
            .execute(c).await)?;
        tx.save().await?;
        Ok(ticket)
    }

    /// The secret behind a ticket, if it is this person's and was not read before.
    pub async fn take_once(&self, person: PersonId, ticket: &str) -> Result<Option<String>, Error> {
        const TAKE: &str = "DELETE FROM shown_once WHERE ticket_hash = $1 AND person_id = $2 AND expires_at >= $3 \
                            RETURNING sealed";
        let mut tx = self.write().await?;
        let now = Instant(tx.now());
        let row = on!(tx, c => sqlx::query_scalar::<_, String>(TAKE)
            .bind(hash(ticket)).bind(person.0).bind(now)
            .fetch_optional(c).await)?;
        tx.save().await?;
        row.map(|sealed| opened(ticket, &sealed)).transpose()
    }
}

fn opened(ticket: &str, sealed: &str) -> Result<String, Error> {
    let broken = |why: String| Fault::Cryptography(format!("a secret that is shown once: {why}"));
    let sealed = BASE64_URL_SAFE_NO_PAD.decode(sealed).map_err(|error| broken(error.to_string()))?;
    let secret = cipher(ticket).decrypt(&Nonce::default(), sealed.as_slice());
    let secret = secret.map_err(|error| broken(error.to_string()))?;
    Ok(String::from_utf8(secret).map_err(|error| broken(error.to_string()))?)
}

/// The cipher of one ticket. Its key seals one text in its life, so that the nonce may always be zero.
fn cipher(ticket: &str) -> ChaCha20Poly1305 {
    let key: [u8; 32] =
        Sha256::new().chain_update("shown once, key\0").chain_update(ticket).finalize().into();
    ChaCha20Poly1305::new(&key.into())
}

fn hash(ticket: &str) -> String {
    hex::encode(Sha256::new().chain_update("shown once, place\0").chain_update(ticket).finalize())
}
