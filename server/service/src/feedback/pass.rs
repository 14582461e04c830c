//! What opens a case for its sender for a while, once code and secret were shown: a pass that proves itself. Giving one
//! writes nothing, so that a submission is one commit and not two.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::ids::FeedbackId;
use jiff::{SignedDuration, Timestamp};

use super::keys::{Key, known_key, program_key};
use crate::error::Error;
use crate::service::Service;

/// The key that proves a pass.
const PASSES: &str = "feedback_pass";
/// How long a pass opens a case.
const OPEN: SignedDuration = SignedDuration::from_hours(12);

/// A pass for a case: `{case}.{second until which it opens}.{proof}`. Not to be asked for within a transaction: the
/// first one makes its key.
pub(super) async fn give_pass(service: &Service, case: FeedbackId) -> Result<String, Error> {
    let key = program_key(service, PASSES).await?;
    let now = service.now();
    let until = now.checked_add(OPEN).unwrap_or(now).as_second();
    let signed = format!("{}.{until}", case.0);
    let proof = BASE64_URL_SAFE_NO_PAD.encode(key.proof(signed.as_bytes())?);
    Ok(format!("{signed}.{proof}"))
}

/// The case that a pass opens at that moment, if it does.
pub(super) async fn passed(
    service: &Service,
    pass: &str,
    now: Timestamp,
) -> Result<Option<FeedbackId>, Error> {
    match known_key(service, PASSES).await? {
        Some(key) => opened(&key, pass, now),
        // No pass was ever given.
        None => Ok(None),
    }
}

fn opened(key: &Key, pass: &str, now: Timestamp) -> Result<Option<FeedbackId>, Error> {
    let Some((signed, proof)) = pass.rsplit_once('.') else { return Ok(None) };
    let proof = BASE64_URL_SAFE_NO_PAD.decode(proof).unwrap_or_default();
    if !key.proves(signed.as_bytes(), &proof)? {
        return Ok(None);
    }
    let numbers = signed
        .split_once('.')
        .and_then(|(case, until)| Some((case.parse().ok()?, until.parse::<i64>().ok()?)));
    Ok(numbers.filter(|(_, until)| *until > now.as_second()).map(|(case, _)| FeedbackId(case)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_opens_its_own_case_for_its_time() {
        let (key, other) = (Key::of([7; 32]), Key::of([8; 32]));
        let now: Timestamp = "2026-11-27T01:00:00Z".parse().unwrap();
        let signed = format!("42.{}", now.as_second() + 60);
        let proof = BASE64_URL_SAFE_NO_PAD.encode(key.proof(signed.as_bytes()).unwrap());
        let pass = format!("{signed}.{proof}");
        let opens = |key: &Key, pass: &str, at| opened(key, pass, at).unwrap();
        assert_eq!(opens(&key, &pass, now), Some(FeedbackId(42)));
        assert_eq!(opens(&key, &pass, now + SignedDuration::from_secs(60)), None, "its time is over");
        assert_eq!(opens(&other, &pass, now), None, "another ward's");
        for forged in
            [format!("43{}", &pass[2..]), format!("{signed}."), signed, String::new(), "....".into()]
        {
            assert_eq!(opens(&key, &forged, now), None, "{forged}");
        }
    }
}
