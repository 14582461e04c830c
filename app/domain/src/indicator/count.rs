//! Indicators that count: what adds up over the year towards a number, month by month in equal parts.

use super::{Aim, Needed, RestSource, Share, Standing};

/// Where a count stands after so many months, with so many to come.
pub(super) fn standing(aim: Aim, count: i64, months: usize, rest: u8) -> Standing {
    let is_met = aim.is_met_by_count(count);
    match (aim.is_upward(), rest) {
        (_, 0) if is_met => Standing::Met,
        (_, 0) => Standing::NotMet,
        // More only helps what is reached, and never mends what is passed.
        (true, _) if is_met => Standing::Met,
        (false, _) if !is_met => Standing::OutOfReach,
        (upward, _) => {
            let months = i128::try_from(months).unwrap_or(12);
            let (so_far, due) = (i128::from(count) * 12 * aim.power(), i128::from(aim.value.digits) * months);
            let on_track = if upward { so_far >= due } else { so_far <= due };
            if on_track { Standing::OnTrack } else { Standing::AtRisk }
        }
    }
}

/// What is missing to the number, or may still come below it.
pub(super) fn needed(aim: Aim, sum: Share, rest: u8) -> Option<Needed> {
    if rest == 0 {
        return None;
    }
    let (digits, power) = (i128::from(aim.value.digits), aim.power());
    let edge = match aim.op {
        super::AimOp::Gte => -(-digits).div_euclid(power),
        super::AimOp::Gt => digits.div_euclid(power) + 1,
        super::AimOp::Lte => digits.div_euclid(power),
        super::AimOp::Lt => -(-digits).div_euclid(power) - 1,
    };
    let part = i64::try_from(edge - i128::from(sum.numerator)).ok()?;
    Some(Needed { months: rest, expected: 0, source: RestSource::Nothing, part, hundredths: None, best: sum })
}
