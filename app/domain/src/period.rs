//! The period that a task is reported for: a quarter (`2026-Q4`), a month (`2026-M11`) or a year (`2026`).
//! A regular task never ends; its period does. Words such as "Quý IV/2026" are chosen by the page.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Years outside of this range are not periods: nothing before is in the records, nothing after is planned.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2199;

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// Three months: the default of the board.
    Quarter,
    /// One month.
    Month,
    /// A calendar year.
    Year,
}

/// One period. Its text form is its name in the database and in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    year: i16,
    kind: PeriodKind,
    /// 1 to 4 for a quarter, 1 to 12 for a month, 1 for a year.
    number: i8,
}

/// A text that names no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("not a period: expected for example 2026-Q4, 2026-M11 or 2026")]
pub struct NotAPeriod;

impl Period {
    /// The quarter that contains this day.
    pub fn quarter_of(day: Date) -> Self {
        Self::containing(PeriodKind::Quarter, day)
    }

    /// The period of this kind that contains this day. A year outside of 2000 to 2199 is taken as the nearest
    /// inside.
    pub fn containing(kind: PeriodKind, day: Date) -> Self {
        let number = match kind {
            PeriodKind::Quarter => (day.month() - 1) / 3 + 1,
            PeriodKind::Month => day.month(),
            PeriodKind::Year => 1,
        };
        Self { year: day.year().clamp(*YEARS.start(), *YEARS.end()), kind, number }
    }

    /// The quarter of a year, 1 to 4.
    pub fn quarter(year: i16, number: i8) -> Result<Self, NotAPeriod> {
        Self::checked(year, PeriodKind::Quarter, number)
    }

    /// The month of a year, 1 to 12.
    pub fn month(year: i16, number: i8) -> Result<Self, NotAPeriod> {
        Self::checked(year, PeriodKind::Month, number)
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Quarter, month or year.
    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    /// Which quarter or month of the year, from 1; 1 for a year.
    pub fn number(self) -> i8 {
        self.number
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        jiff::civil::date(self.year, self.first_month(), 1)
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        jiff::civil::date(self.year, self.first_month() + self.months() - 1, 1).last_of_month()
    }

    /// True if the day lies in the period.
    pub fn contains(self, day: Date) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }

    /// The period of the same kind before this one; none before the year 2000.
    pub fn previous(self) -> Option<Self> {
        match self.number {
            1 => Self::checked(self.year - 1, self.kind, 12 / self.months()).ok(),
            number => Self::checked(self.year, self.kind, number - 1).ok(),
        }
    }

    /// The period of the same kind after this one; none after the year 2199.
    pub fn next(self) -> Option<Self> {
        Self::checked(self.year, self.kind, self.number + 1)
            .or_else(|_| Self::checked(self.year + 1, self.kind, 1))
            .ok()
    }

    /// Every period of this kind in the same year, in order.
    pub fn siblings(self) -> Vec<Self> {
        (1..=12 / self.months()).map(|number| Self { number, ..self }).collect()
    }

    fn checked(year: i16, kind: PeriodKind, number: i8) -> Result<Self, NotAPeriod> {
        let period = Self { year, kind, number };
        let known = YEARS.contains(&year) && (1..=12 / period.months()).contains(&number);
        known.then_some(period).ok_or(NotAPeriod)
    }

    fn months(self) -> i8 {
        match self.kind {
            PeriodKind::Quarter => 3,
            PeriodKind::Month => 1,
            PeriodKind::Year => 12,
        }
    }

    fn first_month(self) -> i8 {
        (self.number - 1) * self.months() + 1
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            PeriodKind::Quarter => write!(f, "{:04}-Q{}", self.year, self.number),
            PeriodKind::Month => write!(f, "{:04}-M{:02}", self.year, self.number),
            PeriodKind::Year => write!(f, "{:04}", self.year),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let digits = |part: &str, count: usize| {
            let exact = part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
            if exact { part.parse::<i16>().map_err(|_| NotAPeriod) } else { Err(NotAPeriod) }
        };
        let (year, kind, number) = match text.split_once('-') {
            None => (text, PeriodKind::Year, 1),
            Some((year, part)) => match (part.strip_prefix('Q'), part.strip_prefix('M')) {
                (Some(number), _) => (year, PeriodKind::Quarter, digits(number, 1)?),
                (_, Some(number)) => (year, PeriodKind::Month, digits(number, 2)?),
                _ => return Err(NotAPeriod),
            },
        };
        Self::checked(digits(year, 4)?, kind, i8::try_from(number).map_err(|_| NotAPeriod)?)
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_period_knows_its_days() {
        for (text, first, last) in [
            ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
            ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
            ("2028-M02", date(2028, 2, 1), date(2028, 2, 29)),
            ("2026-M11", date(2026, 11, 1), date(2026, 11, 30)),
            ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!((period.first_day(), period.last_day()), (first, last), "{text}");
            assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "", "2026-Q5", "2026-Q0", "2026-Q", "2026-M1", "2026-M13", "26-Q1", "2026-q4", "1999", "2026-",
            "+026", "2026-Q04", " 2026", "2026-X1", "99999-Q1", "2200",
        ] {
            assert_eq!(text.parse::<Period>(), Err(NotAPeriod), "{text}");
        }
    }

    #[test]
    fn neighbours_cross_the_year_and_stop_at_the_ends() {
        let neighbours = |text: &str| {
            let period: Period = text.parse().unwrap();
            (period.previous().map(|p| p.to_string()), period.next().map(|p| p.to_string()))
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(neighbours("2026-Q1"), (some("2025-Q4"), some("2026-Q2")));
        assert_eq!(neighbours("2026-M12"), (some("2026-M11"), some("2027-M01")));
        assert_eq!(neighbours("2026"), (some("2025"), some("2027")));
        assert_eq!(neighbours("2000-Q1").0, None);
        assert_eq!(neighbours("2199-M12").1, None);
    }

    proptest! {
        #[test]
        fn every_day_lies_in_its_periods_and_they_survive_their_text(
            year in 2000i16..2200, month in 1i8..=12, day in 1i8..=28,
        ) {
            let day = date(year, month, day);
            for kind in [PeriodKind::Quarter, PeriodKind::Month, PeriodKind::Year] {
                let period = Period::containing(kind, day);
                prop_assert!(period.contains(day));
                prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
                if let Some(next) = period.next() {
                    prop_assert_eq!(next.previous(), Some(period));
                    prop_assert_eq!(period.last_day().tomorrow().unwrap(), next.first_day());
                }
                prop_assert!(period.siblings().contains(&period));
            }
        }
    }
}
