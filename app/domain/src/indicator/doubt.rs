//! When a value is asked about before it is taken. Nothing is refused for it: whoever typed says that it is right.

use serde::{Deserialize, Serialize};

use super::Share;

/// From when on a difference to the month before is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubtRule {
    /// The percentage moved by at least so many hundredths of a per cent.
    pub rate_hundredths: i64,
    /// The whole, or the count, became so many times as large or as small.
    pub times: i64,
    /// Wholes below this on both sides are too small to be asked about.
    pub least: i64,
}

impl Default for DoubtRule {
    /// Ten points of per cent; three times as many; from twenty on.
    fn default() -> Self {
        Self { rate_hundredths: 1000, times: 3, least: 20 }
    }
}

/// What was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Doubt {
    /// The percentage jumped. In hundredths of a per cent.
    Rate {
        /// The month before.
        before: i64,
        /// Now.
        now: i64,
    },
    /// The whole, or the count, is many times as large or as small.
    Size {
        /// The month before.
        before: i64,
        /// Now.
        now: i64,
    },
    /// Nothing happened, while there was something the month before.
    Nothing {
        /// The whole, or the count, of the month before.
        before: i64,
    },
}

impl DoubtRule {
    /// What is worth asking about a value that follows another.
    pub fn doubts(&self, before: Share, now: Share) -> Vec<Doubt> {
        let size = |share: Share| share.denominator.max(share.numerator);
        let (size_before, size_now) = (size(before), size(now));
        if size_before.max(size_now) < self.least {
            return Vec::new();
        }
        if size_now == 0 {
            return vec![Doubt::Nothing { before: size_before }];
        }
        let mut doubts = Vec::new();
        if let (Some(then), Some(here)) = (before.rate(None), now.rate(None))
            && (then.hundredths - here.hundredths).abs() >= self.rate_hundredths
        {
            doubts.push(Doubt::Rate { before: then.hundredths, now: here.hundredths });
        }
        let grew = size_now >= size_before.saturating_mul(self.times);
        let shrank = size_before >= size_now.saturating_mul(self.times);
        if size_before > 0 && (grew || shrank) {
            doubts.push(Doubt::Size { before: size_before, now: size_now });
        }
        doubts
    }
}
