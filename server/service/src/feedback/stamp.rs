//! Forms that were made here: not by a program, not too old, each once. A stamp is `{seconds}.{key}.{proof}`: when the
//! form was made, a random key that makes the same post twice one case, and the proof that both were made here.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::feedback::Refusal as No;

use super::keys::{Key, program_key};
use crate::error::Error;
use crate::service::Service;

/// The key that proves a stamp.
const STAMPS: &str = "feedback_stamp";
/// Nobody fills the form in less, in seconds.
const QUICKEST: i64 = 3;
/// A form is taken for this long, in seconds: a draft on a phone may wait for the network.
const OLDEST: i64 = 30 * 24 * 60 * 60;

/// A fresh stamp for a form. Asks the database only the first time.
pub async fn stamp(service: &Service) -> Result<String, Error> {
    let key = program_key(service, STAMPS).await?;
    let random = BASE64_URL_SAFE_NO_PAD.encode(service.randomness().bytes::<16>());
    text(&key, service.now().as_second(), &random)
}

/// The idempotency key of a stamp; refused if it was not made here, or too fast or too long ago.
pub async fn check_stamp(service: &Service, stamp: &str) -> Result<String, Error> {
    let key = program_key(service, STAMPS).await?;
    let mut parts = stamp.trim().splitn(3, '.');
    let (Some(seconds), Some(random), Some(proof)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(No::StaleForm.into());
    };
    let proof = BASE64_URL_SAFE_NO_PAD.decode(proof).unwrap_or_default();
    if !key.proves(format!("{seconds}.{random}").as_bytes(), &proof)? {
        return Err(No::StaleForm.into());
    }
    let made: i64 = seconds.parse().map_err(|_| No::StaleForm)?;
    match service.now().as_second().saturating_sub(made) {
        age if age > OLDEST => Err(No::StaleForm.into()),
        age if age < QUICKEST => Err(No::Robot.into()),
        _ => Ok(random.to_owned()),
    }
}

fn text(key: &Key, seconds: i64, random: &str) -> Result<String, Error> {
    let signed = format!("{seconds}.{random}");
    let proof = BASE64_URL_SAFE_NO_PAD.encode(key.proof(signed.as_bytes())?);
    Ok(format!("{signed}.{proof}"))
}
