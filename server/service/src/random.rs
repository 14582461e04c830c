//! Randomness as an argument: the system's for the program, a seeded one where a run must repeat.

use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use rand::rngs::StdRng;
use rand::{Rng, RngCore, SeedableRng};

/// A source of random bytes, fit for secrets unless it was seeded.
#[derive(Clone, Debug)]
pub struct Randomness(Kind);

#[derive(Clone, Debug)]
enum Kind {
    System,
    Seeded(Arc<Mutex<StdRng>>),
}

impl Randomness {
    /// Unpredictable, seeded by the operating system.
    pub fn system() -> Self {
        Self(Kind::System)
    }

    /// The same sequence for the same seed. Never for secrets that guard anything real.
    pub fn seeded(seed: u64) -> Self {
        Self(Kind::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed)))))
    }

    /// Fresh random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            Kind::System => rand::rng().fill_bytes(&mut bytes),
            Kind::Seeded(rng) => rng.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes),
        }
        bytes
    }

    /// A number below `bound`, all equally likely. `bound` must not be zero.
    pub fn below(&self, bound: u32) -> u32 {
        match &self.0 {
            Kind::System => rand::rng().random_range(0..bound),
            Kind::Seeded(rng) => rng.lock().unwrap_or_else(PoisonError::into_inner).random_range(0..bound),
        }
    }

    /// A secret of 256 bits in 43 characters that are safe in an address and in a cookie.
    pub fn token(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }
}
