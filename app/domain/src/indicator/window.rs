//! Until when the value of a month is to be entered: the first working days of the month after it (the ward's custom;
//! the number of days is a setting).

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::period::Period;

/// How many working days there are to enter a month's value, as shipped.
pub const ENTRY_DAYS: u16 = 5;

/// The days in which a month's value is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EntryWindow {
    /// The first working day after the month.
    pub first: Date,
    /// The last day that is in time.
    pub last: Date,
}

impl EntryWindow {
    /// The window of a month by the calendar; at least one working day.
    pub fn of(month: Period, calendar: &Calendar, days: u16) -> Self {
        let after = month.last_day();
        let mut worked = after
            .series(1.days())
            .skip(1)
            .take(366)
            .filter(|day| calendar.is_worked(*day))
            .take(usize::from(days.max(1)));
        let first = worked.next().unwrap_or(after);
        Self { first, last: worked.last().unwrap_or(first) }
    }

    /// True once the last day in time has passed.
    pub fn has_passed(&self, today: Date) -> bool {
        today > self.last
    }

    /// True on the days on which those who enter are reminded: the first one and the last one.
    pub fn reminds_on(&self, day: Date) -> bool {
        day == self.first || day == self.last
    }

    /// True while the value is to be entered.
    pub fn is_open(&self, month: Period, today: Date) -> bool {
        today > month.last_day() && !self.has_passed(today)
    }
}
