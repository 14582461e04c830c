//! Keys that the program makes for itself at the first need, and what is proved by them. A key is kept in the database,
//! so that every process of a ward has the same, and in memory once it was read.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::feedback::secret;
use domain::ids::FeedbackId;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::error::{Error, Fault};
use crate::on;
use crate::service::Service;

/// The key from which the secrets of cases are derived.
const SECRETS: &str = "feedback_secret";

#[derive(Default)]
struct Keys(Mutex<HashMap<&'static str, Key>>);

/// A key of 256 bits.
#[derive(Clone, Copy)]
pub(crate) struct Key([u8; 32]);

impl Key {
    /// A key of these bits.
    #[cfg(test)]
    pub fn of(bits: [u8; 32]) -> Self {
        Self(bits)
    }

    /// The proof that whoever made it had the key.
    pub fn proof(&self, message: &[u8]) -> Result<[u8; 32], Error> {
        Ok(self.mac(message)?.finalize().into_bytes().into())
    }

    /// True if that is the proof of the message; takes as long whatever is wrong with it.
    pub fn proves(&self, message: &[u8], proof: &[u8]) -> Result<bool, Error> {
        Ok(self.mac(message)?.verify_slice(proof).is_ok())
    }

    fn mac(&self, message: &[u8]) -> Result<Hmac<Sha256>, Error> {
        let mac = Hmac::<Sha256>::new_from_slice(&self.0);
        Ok(mac.map_err(|error| Fault::Cryptography(error.to_string()))?.chain_update(message))
    }
}

/// The key of that name, if it was ever made.
pub(super) async fn known_key(service: &Service, name: &'static str) -> Result<Option<Key>, Error> {
    const FIND: &str = "SELECT value FROM program_key WHERE name = $1";
    let keys = service.kept::<Keys>();
    let known = keys.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).copied();
    if known.is_some() {
        return Ok(known);
    }
    let mut tx = service.read().await?;
    let found = on!(tx, c => sqlx::query_scalar::<_, String>(FIND).bind(name).fetch_optional(c).await)?;
    let Some(value) = found else { return Ok(None) };
    let mut key = [0; 32];
    hex::decode_to_slice(&value, &mut key).map_err(|error| Fault::Cryptography(error.to_string()))?;
    keys.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name, Key(key));
    Ok(Some(Key(key)))
}

/// The key of that name; made if nobody had need of it before.
pub(crate) async fn program_key(service: &Service, name: &'static str) -> Result<Key, Error> {
    const MAKE: &str = "INSERT INTO program_key (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    if let Some(key) = known_key(service, name).await? {
        return Ok(key);
    }
    let fresh = hex::encode(service.randomness().bytes::<32>());
    let mut tx = service.write().await?;
    on!(tx, c => sqlx::query(MAKE).bind(name).bind(&fresh).execute(c).await)?;
    tx.save().await?;
    // Another process may have been quicker: what counts is what was kept.
    let made = known_key(service, name).await?;
    Ok(made.ok_or_else(|| Fault::Cryptography(format!("the key {name} was made and is not there")))?)
}

/// Makes the key of secrets if there is none yet. To be called before a transaction that needs secrets begins: SQLite
/// has one writer, and making a key is a transaction of its own.
pub(super) async fn have_secrets(service: &Service) -> Result<(), Error> {
    program_key(service, SECRETS).await.map(drop)
}

/// The secret of a case. It is derived, not kept, so that whoever showed it once can print the receipt again.
pub(crate) async fn secret_of(service: &Service, case: FeedbackId) -> Result<String, Error> {
    let key = program_key(service, SECRETS).await?;
    Ok(secret(&key.proof(&case.0.to_be_bytes())?))
}

/// True if both are the same; takes as long wherever they differ.
pub(crate) async fn is_same(service: &Service, one: &str, other: &str) -> Result<bool, Error> {
    let key = program_key(service, SECRETS).await?;
    key.proves(one.as_bytes(), &key.proof(other.as_bytes())?)
}
