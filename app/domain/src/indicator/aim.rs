//! What a value must reach: an operator of four and an exact decimal. Comparison multiplies whole numbers out, so that
//! 99,996 % is not 100 % and 115 of 100 is exactly 115 %.

use serde::{Deserialize, Serialize};

use super::{Formula, Share};
use crate::plan::{Decimal, Op, Target};

/// Which way is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    #[default]
    Up,
    /// Less is better.
    Down,
}

/// How a value is held against the aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AimOp {
    /// At least.
    Gte,
    /// More than.
    Gt,
    /// At most.
    Lte,
    /// Less than.
    Lt,
}

/// What is to be reached: in per cent for a share, as a count for an indicator that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Aim {
    /// How it is compared.
    pub op: AimOp,
    /// With what.
    pub value: Decimal,
}

impl Direction {
    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// The direction of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Up, Self::Down].into_iter().find(|direction| direction.name() == name)
    }

    /// Which way is better, as far as the target tells: at most and less than point down.
    pub fn of(target: Option<Target>) -> Self {
        match target.map(|target| target.op) {
            Some(Op::Lte | Op::Lt | Op::Decrease) => Self::Down,
            _ => Self::Up,
        }
    }
}

impl Aim {
    /// What the target asks of a value. A plain "100" asks for at least so much, or at most where less is better. A
    /// target against a base year needs the sum of that year; none without it.
    pub fn of(target: Target, direction: Direction, formula: Formula, base: Option<Share>) -> Option<Self> {
        let op = match (target.op, direction) {
            (Op::Eq, Direction::Up) | (Op::Gte, _) => AimOp::Gte,
            (Op::Eq, Direction::Down) | (Op::Lte, _) => AimOp::Lte,
            (Op::Gt, _) => AimOp::Gt,
            (Op::Lt, _) => AimOp::Lt,
            (Op::Increase | Op::Decrease, _) => {
                return match formula {
                    Formula::Count => against_count(target, base?.numerator),
                    Formula::Share => against_rate(target, base?),
                };
            }
        };
        Some(Self { op, value: target.value })
    }

    /// At least so many per cent.
    pub fn at_least(value: i64) -> Self {
        Self { op: AimOp::Gte, value: Decimal { digits: value, scale: 0 } }
    }

    /// Whether more is better for it.
    pub fn is_upward(&self) -> bool {
        matches!(self.op, AimOp::Gte | AimOp::Gt)
    }

    /// Whether the share reaches it; a share of nothing does not.
    pub fn is_met(&self, share: Share) -> bool {
        share.denominator > 0 && self.compare(i128::from(share.numerator) * 100, share.denominator)
    }

    /// Whether the count reaches it.
    pub fn is_met_by_count(&self, count: i64) -> bool {
        self.compare(i128::from(count), 1)
    }

    /// Whether a percentage of so many hundredths would read as reaching it.
    pub(super) fn reached_by_hundredths(&self, hundredths: i128) -> bool {
        self.compare(hundredths, 100)
    }

    /// Ten to the power of the scale.
    pub(super) fn power(&self) -> i128 {
        10_i128.pow(u32::from(self.value.scale.min(12)))
    }

    /// Compares `part / whole` with the value, multiplied out.
    fn compare(&self, part: i128, whole: i64) -> bool {
        let left = part * self.power();
        let right = i128::from(self.value.digits) * i128::from(whole);
        match self.op {
            AimOp::Gte => left >= right,
            AimOp::Gt => left > right,
            AimOp::Lte => left <= right,
            AimOp::Lt => left < right,
        }
    }
}

/// At least the base and so many per cent more (rounded up to a whole one), or at most the base less so many (rounded
/// down).
fn against_count(target: Target, base: i64) -> Option<Aim> {
    against(target, i128::from(base), 1, 0)
}

/// The same of a rate. "Tăng 5%" is said of the rate as it is of a count: 5 per cent of what it was, not 5 points more
/// (which a plan calls "điểm phần trăm"). What must be reached is a number of two decimals, rounded to the side that asks
/// more: the one that is read is the one that is compared.
fn against_rate(target: Target, base: Share) -> Option<Aim> {
    if base.denominator <= 0 {
        return None;
    }
    against(target, i128::from(base.numerator) * 10_000, i128::from(base.denominator), 2)
}

/// So many per cent more or less than `part / whole`, which is counted in units of ten to the power of `-scale`.
fn against(target: Target, part: i128, whole: i128, scale: u8) -> Option<Aim> {
    let power = 10_i128.checked_pow(u32::from(target.value.scale))?;
    let (hundred, by) = (100 * power, i128::from(target.value.digits));
    let unit = hundred.checked_mul(whole)?;
    let (op, value) = match target.op {
        Op::Increase => (AimOp::Gte, (part.checked_mul(hundred + by)? + unit - 1) / unit),
        _ => (AimOp::Lte, part.checked_mul((hundred - by).max(0))? / unit),
    };
    let mut value = Decimal { digits: i64::try_from(value).ok()?, scale };
    while value.scale > 0 && value.digits % 10 == 0 {
        value = Decimal { digits: value.digits / 10, scale: value.scale - 1 };
    }
    Some(Aim { op, value })
}
