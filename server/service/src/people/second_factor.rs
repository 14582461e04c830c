//! The second factor: a code that changes every 30 seconds (RFC 6238, six digits, SHA-1, as every authenticator
//! app has it), and recovery codes for the day the phone is lost. Every code opens once.

use domain::change::Change;
use domain::people::{AccountRefusal, Enrolment, SessionState, Stage};
use domain::refusal::Refusal;
use jiff::Timestamp;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use totp_rs::{Algorithm, Secret, TOTP};

use super::hashing::{digest, readable};
use super::session::{at, stage};
use crate::attempts::{Subject, begin};
use crate::db::Tx;
use crate::error::{Error, Fault};
use crate::event::Event;
use crate::service::Service;

const STEP_SECONDS: i64 = 30;
const DIGITS: usize = 6;
const SECRET_BYTES: usize = 20;
const RECOVERY_CODES: usize = 8;
const RECOVERY_GROUPS: usize = 3;
/// The name that an authenticator app shows; without marks, since not every app shows them.
const ISSUER: &str = "Nhip%20Cau";

/// Shows the second factor of the session: a code of the app, or a recovery code. Gives what is still due.
pub async fn second_factor(service: &Service, token: &str, code: &str) -> Result<Stage, Error> {
    let state = at(service, token, &[Stage::SecondFactor]).await?;
    let attempt = begin(service, Subject::second_factor(&state.username), None).await?;
    let mut tx = service.write_as(&state.actor).await?;
    let Some(by) = use_code(&mut tx, &state, code).await? else {
        drop(tx);
        attempt.fail(service).await?;
        return Err(AccountRefusal::WrongCode.into());
    };
    attempt.succeed(&mut tx).await?;
    tx.show_second_factor(&digest("session", token)).await?;
    tx.record(&Event::new("people.second_factor_shown").data(&by)?).await?;
    tx.announce(Change::People);
    tx.save().await?;
    let person = service.read().await?.person_named(&state.username).await?.ok_or(Refusal::NotFound)?;
    Ok(stage(&state.actor.roles, person.must_change, true, true))
}

/// A new secret for whoever is signed in by this token and has no second factor; the same again until it is
/// confirmed, so that a page that is loaded twice shows one picture.
pub async fn enrol_second_factor(service: &Service, token: &str) -> Result<Enrolment, Error> {
    let state = enrolling(service, token).await?;
    let mut tx = service.write_as(&state.actor).await?;
    let fresh = Secret::Raw(service.randomness().bytes::<SECRET_BYTES>().to_vec()).to_encoded().to_string();
    let secret = tx.offer_secret(state.actor.person, &fresh).await?;
    let secret = secret.ok_or_else(already_enrolled)?;
    tx.record(&Event::new("people.second_factor_offered")).await?;
    tx.save().await?;
    let uri = format!("otpauth://totp/{ISSUER}:{}?secret={secret}&issuer={ISSUER}", state.username);
    Ok(Enrolment { qr_svg: picture(&uri)?, secret, uri })
}

/// Confirms the secret by its first code. Gives the recovery codes, which are shown this once.
pub async fn confirm_second_factor(service: &Service, token: &str, code: &str) -> Result<Vec<String>, Error> {
    let state = enrolling(service, token).await?;
    let attempt = begin(service, Subject::second_factor(&state.username), None).await?;
    let mut tx = service.write_as(&state.actor).await?;
    let factor = tx.second_factor_of(state.actor.person).await?;
    let secret = factor.totp_secret.ok_or(AccountRefusal::WrongCode)?;
    let Some(step) = step_of(&secret, code, tx.now())? else {
        drop(tx);
        attempt.fail(service).await?;
        return Err(AccountRefusal::WrongCode.into());
    };
    if !tx.confirm_secret(state.actor.person, &secret, step).await? {
        return Err(already_enrolled());
    }
    let codes = replace_recovery_codes(service, &mut tx, &state).await?;
    attempt.succeed(&mut tx).await?;
    tx.show_second_factor(&digest("session", token)).await?;
    tx.record(&Event::new("people.second_factor_confirmed")).await?;
    tx.announce(Change::People);
    tx.save().await?;
    Ok(codes)
}

/// New recovery codes for whoever is signed in by this token; the old ones no longer open.
pub async fn new_recovery_codes(service: &Service, token: &str) -> Result<Vec<String>, Error> {
    let state = at(service, token, &[Stage::Full]).await?;
    if !state.second_factor {
        return Err(Refusal::NotFound.into());
    }
    let mut tx = service.write_as(&state.actor).await?;
    let codes = replace_recovery_codes(service, &mut tx, &state).await?;
    tx.record(&Event::new("people.recovery_codes_made")).await?;
    tx.save().await?;
    Ok(codes)
}

/// A secret for an account that is made ready to use.
pub(super) fn new_secret(service: &Service) -> String {
    Secret::Raw(service.randomness().bytes::<SECRET_BYTES>().to_vec()).to_encoded().to_string()
}

/// The account got its second factor in the meantime; only an administrator can take it away.
fn already_enrolled() -> Error {
    Refusal::Stale { by: None, at: None }.into()
}

async fn enrolling(service: &Service, token: &str) -> Result<std::sync::Arc<SessionState>, Error> {
    let state = at(service, token, &[Stage::EnrolSecondFactor, Stage::Full]).await?;
    if state.second_factor { Err(already_enrolled()) } else { Ok(state) }
}

/// Uses the code up, if it is one; says which kind it was.
async fn use_code(tx: &mut Tx, state: &SessionState, code: &str) -> Result<Option<&'static str>, Error> {
    let code: String = code.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let person = state.actor.person;
    let secret = tx.second_factor_of(person).await?.totp_secret;
    if let Some(secret) = secret.filter(|_| code.len() == DIGITS) {
        let step = step_of(&secret, &code, tx.now())?;
        let used = match step {
            Some(step) => tx.use_step(person, step).await?,
            None => false,
        };
        Ok(used.then_some("app"))
    } else {
        let used = tx.use_recovery_code(person, &recovery_digest(state, &code)).await?;
        Ok(used.then_some("recovery_code"))
    }
}

/// The time step of that code, if it is the present one's or a neighbour's.
fn step_of(secret: &str, code: &str, now: Timestamp) -> Result<Option<i64>, Error> {
    let totp = totp(secret)?;
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let present = now.as_second() / STEP_SECONDS;
    let is_code_of = |step: &i64| {
        let expected = totp.generate(u64::try_from(step * STEP_SECONDS).unwrap_or(0));
        // Every digit is compared, so that the time taken says nothing.
        let differing = expected.bytes().zip(code.bytes()).fold(0, |all, (one, other)| all | (one ^ other));
        code.len() == DIGITS && differing == 0
    };
    Ok([present, present - 1, present + 1].into_iter().find(is_code_of))
}

fn totp(secret: &str) -> Result<TOTP, Fault> {
    let broken = |error: String| Fault::Cryptography(error);
    let bytes = Secret::Encoded(secret.to_owned()).to_bytes();
    let bytes = bytes.map_err(|error| broken(format!("secret of the second factor: {error:?}")))?;
    TOTP::new(Algorithm::SHA1, DIGITS, 1, STEP_SECONDS.unsigned_abs(), bytes)
        .map_err(|error| broken(error.to_string()))
}

async fn replace_recovery_codes(
    service: &Service,
    tx: &mut Tx,
    state: &SessionState,
) -> Result<Vec<String>, Error> {
    let codes: Vec<String> =
        (0..RECOVERY_CODES).map(|_| readable(service.randomness(), RECOVERY_GROUPS)).collect();
    let digests: Vec<String> =
        codes.iter().map(|code| recovery_digest(state, &code.replace('-', ""))).collect();
    tx.replace_recovery_codes(state.actor.person, &digests).await?;
    Ok(codes)
}

fn recovery_digest(state: &SessionState, bare_code: &str) -> String {
    digest("recovery code", &format!("{}:{bare_code}", state.actor.person))
}

fn picture(uri: &str) -> Result<String, Fault> {
    let code = QrCode::with_error_correction_level(uri, EcLevel::M)
        .map_err(|error| Fault::Cryptography(format!("QR code: {error}")))?;
    let document = code.render::<svg::Color<'_>>().min_dimensions(240, 240).build();
    // Without the XML declaration the same text stands in a page.
    Ok(document.find("<svg").map_or(document.clone(), |start| document[start..].to_owned()))
}
