//! The term of a task, and how near its date is. Only a term with a date can be overdue: a regular task that
//! nobody updated is "chưa cập nhật" in its period, never late. Lateness is computed for a day, never stored.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::StateKind;
use crate::{calendar::Calendar, period::Period};

/// A date within this many working days is near ("Sắp đến hạn").
const SOON: u32 = 2;

/// What kind of term the plan gives a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermKind {
    /// Thường xuyên.
    Regular,
    /// Duy trì thường xuyên: a level once reached must not fall.
    Maintain,
    /// Hàng năm: one result a calendar year, due on 31/12.
    Yearly,
    /// Năm 2026: due on 31/12 of the plan's year.
    WithinYear,
    /// A date of its own.
    FixedDate,
    /// Hàng quý.
    Quarterly,
    /// Hàng tháng.
    Monthly,
    /// Written in a way that was not understood.
    Unknown,
}

impl TermKind {
    /// Every kind, in the order in which filters show them.
    pub const ALL: [TermKind; 8] = [
        Self::Regular,
        Self::Maintain,
        Self::Monthly,
        Self::Quarterly,
        Self::Yearly,
        Self::WithinYear,
        Self::FixedDate,
        Self::Unknown,
    ];

    /// The name in the database and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Maintain => "maintain",
            Self::Yearly => "yearly",
            Self::WithinYear => "within_year",
            Self::FixedDate => "fixed_date",
            Self::Quarterly => "quarterly",
            Self::Monthly => "monthly",
            Self::Unknown => "unknown",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The last day for a task of this kind in a plan of `year`: the plan's own date where it gives one, the
    /// end of the year where the words mean that, none where the term has no date.
    pub fn last_day(self, due_on: Option<Date>, year: i16) -> Option<Date> {
        match self {
            Self::Yearly | Self::WithinYear => due_on.or_else(|| Date::new(year, 12, 31).ok()),
            Self::FixedDate => due_on,
            Self::Regular | Self::Maintain | Self::Quarterly | Self::Monthly | Self::Unknown => None,
        }
    }
}

/// How a task stands to its last day, on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// The term has no date, so nothing can be late.
    Undated,
    /// There is time.
    Ahead {
        /// The last day.
        on: Date,
        /// Working days left after today, the last day included.
        working_days: u32,
    },
    /// At most two working days are left ("Sắp đến hạn").
    Soon {
        /// The last day.
        on: Date,
        /// Working days left after today, the last day included.
        working_days: u32,
    },
    /// The last day has passed ("Quá hạn n ngày").
    Overdue {
        /// The last day.
        on: Date,
        /// Calendar days since.
        days: u32,
    },
    /// The result is in.
    Settled {
        /// The last day.
        on: Date,
    },
}

impl Due {
    /// How a task with this last day stands on `today`. `settled` as [`settles`] says for its periods.
    pub fn of(last_day: Option<Date>, settled: bool, today: Date, calendar: &Calendar) -> Self {
        let Some(on) = last_day else { return Self::Undated };
        let working_days = calendar.working_days(today, on);
        if settled {
            Self::Settled { on }
        } else if today > on {
            Self::Overdue { on, days: u32::try_from((today - on).get_days()).unwrap_or(0) }
        } else if working_days <= SOON {
            Self::Soon { on, working_days }
        } else {
            Self::Ahead { on, working_days }
        }
    }

    /// The last day, if the term has one.
    pub fn on(self) -> Option<Date> {
        match self {
            Self::Undated => None,
            Self::Ahead { on, .. }
            | Self::Soon { on, .. }
            | Self::Overdue { on, .. }
            | Self::Settled { on } => Some(on),
        }
    }
}

/// True if this state of this period answers a term that ends on `last_day`: the result of the period that holds
/// the day, or of a later one, has been submitted, accepted or found not to occur. An earlier period's result is
/// a step on the way.
pub fn settles(last_day: Date, period: Period, state: StateKind) -> bool {
    period.last_day() >= last_day && !state.is_open()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn due(kind: TermKind, on: Option<Date>, settled: bool, today: Date) -> Due {
        let calendar = Calendar { off: [date(2026, 11, 24)].into(), ..Calendar::default() };
        Due::of(kind.last_day(on, 2026), settled, today, &calendar)
    }

    #[test]
    fn a_task_within_the_year_counts_the_working_days_to_its_end() {
        let on = date(2026, 12, 31);
        let at = |today| due(TermKind::WithinYear, None, false, today);
        assert_eq!(at(date(2026, 11, 23)), Due::Ahead { on, working_days: 27 });
        assert_eq!(at(date(2026, 12, 29)), Due::Soon { on, working_days: 2 });
        assert_eq!(at(on), Due::Soon { on, working_days: 0 });
        assert_eq!(at(date(2027, 1, 3)), Due::Overdue { on, days: 3 });
    }

    #[test]
    fn a_regular_task_without_update_is_never_late() {
        for kind in
            [TermKind::Regular, TermKind::Maintain, TermKind::Quarterly, TermKind::Monthly, TermKind::Unknown]
        {
            let shown = due(kind, Some(date(2026, 6, 29)), false, date(2027, 1, 1));
            assert_eq!(shown, Due::Undated, "{kind:?}");
        }
    }

    #[test]
    fn a_date_is_answered_by_its_own_period_or_a_later_one() {
        let on = date(2026, 6, 29);
        let settled = |period: &str, state| settles(on, period.parse().unwrap(), state);
        assert!(settled("2026-Q2", StateKind::Submitted));
        assert!(settled("2026-Q3", StateKind::NoOccurrence));
        assert!(!settled("2026-Q1", StateKind::Accepted));
        assert!(!settled("2026-Q2", StateKind::Blocked));
        let shown = |settled| due(TermKind::FixedDate, Some(on), settled, date(2026, 7, 10));
        assert_eq!(shown(false), Due::Overdue { on, days: 11 });
        assert_eq!(shown(true), Due::Settled { on });
    }

    #[test]
    fn names_survive() {
        for kind in TermKind::ALL {
            assert_eq!(TermKind::from_name(kind.name()), Some(kind));
        }
    }
}
