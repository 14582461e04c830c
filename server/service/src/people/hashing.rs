//! Secrets at rest: passwords by argon2id, tokens and codes (which are random themselves) by SHA-256.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, PasswordHash, Version};
use domain::people::password::normal;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::error::{Error, Fault};
use crate::random::Randomness;
use crate::service::Service;

/// Memory in KiB, rounds and lanes: the second choice of OWASP's password storage cheat sheet.
const MEMORY_KIB: u32 = 19 * 1024;
const ROUNDS: u32 = 2;
const LANES: u32 = 1;
/// Hashes that may be computed at once, so that signing in never takes all processors.
const AT_ONCE: usize = 2;

/// Nobody's: compared where there is no account, so that it takes as long as where there is one. Made of random
/// bytes, so that no password leads to it.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$mVeCMxo4q2UPnRmqCK8Emw$IDXy+sXEeOXBOaGmeFC9XJUODe7c+CZVDuAFiaix7/o";

/// Letters and digits that are not mistaken for each other.
const READABLE: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// Whose turn it is.
struct Turns(Semaphore);

impl Default for Turns {
    fn default() -> Self {
        Self(Semaphore::new(AT_ONCE))
    }
}

/// The hash under which a password is kept, with its own salt and the costs, in PHC form.
pub(super) async fn hash(service: &Service, password: &str) -> Result<String, Error> {
    let password = normal(password);
    let salt = service.randomness().bytes::<16>();
    in_turn(service, move || {
        let salt = SaltString::encode_b64(&salt).map_err(broken)?;
        Ok(hasher()?.hash_password(password.as_bytes(), &salt).map_err(broken)?.to_string())
    })
    .await
}

/// True if the password leads to that hash. None is nobody's: it takes as long, and is never true.
pub(super) async fn verify(service: &Service, password: &str, hash: Option<String>) -> Result<bool, Error> {
    let password = normal(password);
    in_turn(service, move || {
        let kept = PasswordHash::new(hash.as_deref().unwrap_or(NOBODY)).map_err(broken)?;
        Ok(hasher()?.verify_password(password.as_bytes(), &kept).is_ok() && hash.is_some())
    })
    .await
}

async fn in_turn<T: Send + 'static>(
    service: &Service,
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Error> {
    let turns = service.kept::<Turns>();
    let _turn = turns.0.acquire().await.map_err(broken)?;
    Ok(tokio::task::spawn_blocking(work).await??)
}

fn hasher() -> Result<Argon2<'static>, Fault> {
    let params = Params::new(MEMORY_KIB, ROUNDS, LANES, None).map_err(broken)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn broken(error: impl std::fmt::Display) -> Fault {
    Fault::Cryptography(error.to_string())
}

/// The form in which a token, a code or a counted name is kept; `kind` keeps them apart.
pub(crate) fn digest(kind: &str, secret: &str) -> String {
    hex::encode(Sha256::new().chain_update(kind).chain_update([0]).chain_update(secret).finalize())
}

/// A random secret that a person can read out and type: groups of four, about 20 bits each.
pub(super) fn readable(randomness: &Randomness, groups: usize) -> String {
    let letter = || char::from(READABLE[randomness.below(31) as usize]);
    let group = || (0..4).map(|_| letter()).collect::<String>();
    (0..groups).map(|_| group()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_costs_as_much_as_somebody() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let params = Params::try_from(&nobody).unwrap();
        assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), (MEMORY_KIB, ROUNDS, LANES));
        assert_eq!(nobody.hash.unwrap().len(), 32);
    }

    #[test]
    fn readable_secrets_differ() {
        let randomness = Randomness::system();
        let (one, other) = (readable(&randomness, 4), readable(&randomness, 4));
        assert_eq!(one.len(), 19);
        assert_ne!(one, other);
    }
}
