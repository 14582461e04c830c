//! A share of a whole as a percentage, in whole numbers throughout: a floating point number would let 115 of 100 miss a
//! goal of 115 per cent.

use serde::{Deserialize, Serialize};

/// A percentage that may be shown beside its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Percent {
    /// In hundredths of a per cent: 8750 is 87,5 %.
    pub hundredths: u64,
    /// The target is reached.
    pub met: bool,
}

/// What `part` is of `whole`, against a target in per cent; none of nothing is no percentage ("không phát sinh"),
/// neither 0 nor 100. Rounded half up, except where that would show the target as reached while it is not: then the
/// rest is cut off.
pub fn percent(part: u64, whole: u64, target: u64) -> Option<Percent> {
    if whole == 0 {
        return None;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let goal = u128::from(target) * 100;
    let met = part * 10_000 >= goal * whole;
    let cut = part * 10_000 / whole;
    let rounded = (part * 20_000 + whole) / (whole * 2);
    let shown = if !met && rounded >= goal { cut } else { rounded };
    Some(Percent { hundredths: u64::try_from(shown).unwrap_or(u64::MAX), met })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feedback::OnTime;

    fn shown(part: u64, whole: u64, target: u64) -> (u64, bool) {
        let percent = percent(part, whole, target).unwrap();
        (percent.hundredths, percent.met)
    }

    #[test]
    fn the_target_is_reached_only_where_it_is_reached() {
        assert_eq!(shown(412, 412, 100), (10_000, true), "N1");
        assert_eq!(shown(411, 412, 100), (9976, false), "N2");
        assert_eq!(shown(24_999, 25_000, 100), (9999, false), "N3: never rounded into a pass");
        assert_eq!(shown(80, 100, 80), (8000, true), "N4");
        assert_eq!(shown(165, 180, 90), (9167, true), "N6");
        assert_eq!(shown(100, 120, 80), (8333, true), "N7");
        assert_eq!(shown(115, 100, 115), (11_500, true), "G3: a floating point number fails here");
        assert_eq!(shown(180, 157, 115), (11_465, false), "G2");
    }

    #[test]
    fn halves_go_up_and_large_numbers_do_not_overflow() {
        assert_eq!(shown(1, 8, 100), (1250, false));
        assert_eq!(shown(1, 20_000, 100), (1, false), "0,005 is shown as 0,01");
        assert_eq!(shown(1, 20_001, 100), (0, false));
        assert_eq!(shown(u64::MAX, u64::MAX, 100), (10_000, true));
        assert_eq!(shown(u64::MAX - 1, u64::MAX, 100), (9999, false));
        assert_eq!(shown(0, 7, 0), (0, true));
    }

    #[test]
    fn indicator_3_by_both_rules() {
        let of = |(part, whole): (u32, u32)| {
            percent(part.into(), whole.into(), 100).map(|percent| (percent.hundredths, percent.met))
        };
        let p1 = OnTime { on_time: 7, late: 1, ..OnTime::default() };
        assert_eq!((of(p1.by_766()), of(p1.concluded())), (Some((8750, false)), Some((8750, false))), "P1");
        let p2 = OnTime { on_time: 7, late: 1, running: 2, ..OnTime::default() };
        assert_eq!((of(p2.by_766()), of(p2.concluded())), (Some((9000, false)), Some((8750, false))), "P2");
        let p4 = OnTime { on_time: 8, ..OnTime::default() };
        assert_eq!((of(p4.by_766()), of(p4.concluded())), (Some((10_000, true)), Some((10_000, true))), "P4");
        assert_eq!((of(OnTime::default().by_766()), of(OnTime::default().concluded())), (None, None), "P5");
    }
}
