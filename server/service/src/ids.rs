//! Ids made by the application: milliseconds since 2024, then 20 random bits. They grow within a process, and
//! two processes that share a database all but never meet (a meeting is a refused insert, not a lost row).

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

use crate::random::Randomness;

const RANDOM_BITS: u32 = 20;
/// 2024-01-01T00:00:00Z in milliseconds since 1970.
const EPOCH_MS: i64 = 1_704_067_200_000;

/// Makes ids; one per process.
#[derive(Debug, Default)]
pub struct Ids(AtomicI64);

impl Ids {
    /// A new id, greater than every id made before.
    pub fn next(&self, now: Timestamp, randomness: &Randomness) -> i64 {
        let elapsed = (now.as_millisecond() - EPOCH_MS).max(0);
        let wanted = (elapsed << RANDOM_BITS) | i64::from(randomness.below(1 << RANDOM_BITS));
        let grow = |last: i64| Some(wanted.max(last + 1));
        let last = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, grow).unwrap_or_else(|last| last);
        wanted.max(last + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_even_while_the_clock_stands_or_goes_back() {
        let (ids, randomness) = (Ids::default(), Randomness::seeded(1));
        let now: Timestamp = "2026-11-23T01:00:00Z".parse().unwrap();
        let earlier: Timestamp = "2026-11-22T01:00:00Z".parse().unwrap();
        let made: Vec<i64> = [now, now, now, earlier].map(|at| ids.next(at, &randomness)).into();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]), "{made:?}");
    }
}
