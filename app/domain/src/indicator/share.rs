//! Numerator over denominator. Adding shares adds both parts: the share of a year is the sum over the sum, never the
//! mean of percentages.

use serde::{Deserialize, Serialize};

use super::{Aim, AimOp};

/// What part of a whole, in whole numbers that are not negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Share {
    /// The part; for an indicator that counts, the count.
    pub numerator: i64,
    /// The whole; 0 with a numerator of 0 is "không phát sinh". For an indicator that counts it is 0 always.
    pub denominator: i64,
}

/// A percentage that may be shown beside its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rate {
    /// In hundredths of a per cent: 8750 is 87,5 %.
    pub hundredths: i64,
    /// Whether the target is reached; none without a target.
    pub met: Option<bool>,
}

impl Share {
    /// The share of these two.
    pub fn new(numerator: i64, denominator: i64) -> Self {
        Self { numerator, denominator }
    }

    /// Nothing happened: neither 0 nor 100 per cent.
    pub fn is_nothing(self) -> bool {
        self.denominator == 0 && self.numerator == 0
    }

    /// The percentage, rounded half up to hundredths, except where that would show the target as reached while it is
    /// not: then to the other side. None where nothing happened.
    pub fn rate(self, aim: Option<&Aim>) -> Option<Rate> {
        if self.denominator <= 0 {
            return None;
        }
        let (part, whole) = (i128::from(self.numerator), i128::from(self.denominator));
        let floor = part * 10_000 / whole;
        let ceiling = (part * 10_000 + whole - 1) / whole;
        let rounded = (part * 20_000 + whole) / (whole * 2);
        let met = aim.map(|aim| aim.is_met(self));
        let shown = match (aim, met) {
            (Some(aim), Some(false)) if aim.reached_by_hundredths(rounded) => match aim.op {
                AimOp::Gte | AimOp::Gt => floor,
                AimOp::Lte | AimOp::Lt => ceiling,
            },
            _ => rounded,
        };
        Some(Rate { hundredths: i64::try_from(shown).unwrap_or(i64::MAX), met })
    }
}

impl std::ops::Add for Share {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            numerator: self.numerator.saturating_add(other.numerator),
            denominator: self.denominator.saturating_add(other.denominator),
        }
    }
}

impl std::iter::Sum for Share {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        shares.fold(Self::default(), |sum, share| sum + share)
    }
}
