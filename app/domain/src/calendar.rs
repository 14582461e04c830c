//! Which days are worked: Monday to Friday, less the days off, plus the Saturdays worked instead. The days
//! themselves are data (a table with the notice that each comes from), never constants here.
//!
//! - [`Calendar`]: which days are worked.
//! - [`almanac`](Almanac): the same days with their names, notices and status, for whoever reads why.
//! - [`limit`](Limit): a limit of time, the day by which it ends, and how that day came about.
//! - [`office`](DayForm): what staff type about them, and what their pages show.
//! - [`rule`](TimeRule): which limit applies to what, by which law, from when to when.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

mod almanac;
mod limit;
mod office;
mod refusal;
mod rule;

pub use almanac::{Almanac, DayKind, DayStatus, SpecialDay};
pub use limit::{Derivation, DerivedDay, DerivedSpan, Limit, LimitUnit, Reason, StartRule};
pub use office::{
    DayForm, GoalsForm, KnownDay, LeaderForm, LimitForm, Limits, NumbersForm, OfficeForm, Proposal,
    ProposedCase, Year,
};
pub use refusal::Refusal;
pub use rule::{RuleSet, TimeRule};

/// The days that differ from the plain week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Holidays and days swapped off.
    pub off: BTreeSet<Date>,
    /// Weekend days worked instead of a day off.
    pub makeup: BTreeSet<Date>,
}

impl Calendar {
    /// True if public offices work on this day.
    pub fn is_worked(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.makeup.contains(&day) || (!weekend && !self.off.contains(&day))
    }

    /// The number of working days after `after`, up to and with `through`; 0 if `through` is not later. Counts
    /// at most ten years.
    pub fn working_days(&self, after: Date, through: Date) -> u32 {
        let days = after.series(jiff::Span::new().days(1)).skip(1).take(3660);
        days.take_while(|day| *day <= through).map(|day| u32::from(self.is_worked(day))).sum()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// The expected counts are those of the ward's calendar of 2026.
    #[test]
    fn working_days_skip_weekends_and_days_off_and_count_days_made_up() {
        let plain = Calendar::default();
        let culture_day = Calendar { off: [date(2026, 11, 24)].into(), makeup: BTreeSet::new() };
        assert_eq!(plain.working_days(date(2026, 11, 23), date(2026, 12, 31)), 28);
        assert_eq!(culture_day.working_days(date(2026, 11, 23), date(2026, 12, 31)), 27);
        assert_eq!(culture_day.working_days(date(2026, 11, 23), date(2026, 11, 30)), 4);
        assert_eq!(plain.working_days(date(2026, 11, 23), date(2026, 11, 23)), 0);
        let august = Calendar { off: [date(2026, 8, 31)].into(), makeup: [date(2026, 8, 22)].into() };
        assert_eq!(august.working_days(date(2026, 7, 31), date(2026, 8, 31)), 21);
    }
}
