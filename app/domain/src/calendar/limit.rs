//! A limit of time, counted from a day. The day of the event itself is not counted (Bộ luật Dân sự 2015, art. 147.3);
//! a limit ends with its last day (art. 148.6); if a limit of calendar days ends on a day that is not worked, it ends
//! with the next working day (art. 148.5).

use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, time};
use serde::{Deserialize, Serialize};

use super::{Almanac, DayKind, Refusal};

/// Nothing is promised further ahead than this many days.
const FURTHEST: usize = 3660;

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// Working days.
    WorkingDay,
    /// Calendar days.
    CalendarDay,
}

impl LimitUnit {
    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            LimitUnit::WorkingDay => "working_day",
            LimitUnit::CalendarDay => "calendar_day",
        }
    }

    /// The unit of that name, if there is one.
    pub fn from_name(name: &str) -> Option<LimitUnit> {
        [LimitUnit::WorkingDay, LimitUnit::CalendarDay].into_iter().find(|unit| unit.name() == name)
    }
}

/// A limit of time. Written `5wd` for working days and `15d` for calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Limit {
    /// How many; 1 to 365.
    pub amount: u16,
    /// Of what.
    pub unit: LimitUnit,
}

impl Limit {
    /// The limit of that many, if that is a sensible number.
    pub fn new(amount: u16, unit: LimitUnit) -> Result<Self, Refusal> {
        if (1..=365).contains(&amount) { Ok(Self { amount, unit }) } else { Err(Refusal::BadLimit) }
    }
}

impl FromStr for Limit {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let (digits, unit) = match text.strip_suffix("wd") {
            Some(digits) => (digits, LimitUnit::WorkingDay),
            None => (text.strip_suffix('d').ok_or(Refusal::BadLimit)?, LimitUnit::CalendarDay),
        };
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Refusal::BadLimit);
        }
        Limit::new(digits.parse().map_err(|_| Refusal::BadLimit)?, unit)
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = match self.unit {
            LimitUnit::WorkingDay => "wd",
            LimitUnit::CalendarDay => "d",
        };
        write!(f, "{}{unit}", self.amount)
    }
}

/// Which day counts as the day of receipt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartRule {
    /// The day of receipt itself, whatever day and hour it is: the customary reading.
    #[default]
    AsReceived,
    /// What comes after 17:00 or on a day that is not worked counts as received on the next working day, for offices
    /// that set `deem_next_working_day`.
    NextWorkingDay,
}

/// Why a day was counted or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The day of receipt: not counted.
    Receipt,
    /// The day that receipt out of hours was deemed to be on: not counted.
    DeemedReceipt,
    /// Before the deemed day of receipt.
    BeforeReceipt,
    /// Counted as this number.
    Counted {
        /// From 1.
        number: u16,
        /// What makes a weekend day count: its name and notice; none for a plain day.
        makeup: Option<(String, String)>,
    },
    /// A Saturday or Sunday: not counted, or the end rolls over it.
    Weekend,
    /// Not worked: name and law or notice.
    Off {
        /// What it is called.
        name: String,
        /// The law or notice.
        source: String,
    },
    /// The working day to which the end rolled.
    RolledTo,
}

/// One day on the way to the due day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DerivedDay {
    /// The day.
    pub day: Date,
    /// Why it was counted or not.
    pub reason: Reason,
}

/// Days of a derivation that follow each other for the same reason, as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DerivedSpan {
    /// The first of them.
    pub first: Date,
    /// The last of them; the same where it is one day.
    pub last: Date,
    /// Why they were counted or not.
    pub reason: Reason,
}

/// A due day and how it came about, a day a line, from receipt to the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// The limit that was counted.
    pub limit: Limit,
    /// The last day; the limit ends with its end (24:00).
    pub due_on: Date,
    /// Every day in between.
    pub days: Vec<DerivedDay>,
}

impl Derivation {
    /// Counts a limit from a moment in Viet Nam.
    pub fn count(almanac: &Almanac, received: DateTime, limit: Limit, start: StartRule) -> Self {
        let calendar = almanac.calendar();
        let mut days = Vec::new();
        let mut day = received.date();
        let out_of_hours = !calendar.is_worked(day) || received.time() >= time(17, 0, 0, 0);
        if start == StartRule::NextWorkingDay && out_of_hours {
            days.push(DerivedDay { day, reason: Reason::BeforeReceipt });
            day = next(day);
            while !calendar.is_worked(day) && days.len() < FURTHEST {
                days.push(DerivedDay { day, reason: not_worked(almanac, day) });
                day = next(day);
            }
            days.push(DerivedDay { day, reason: Reason::DeemedReceipt });
        } else {
            days.push(DerivedDay { day, reason: Reason::Receipt });
        }
        let mut counted = 0;
        while counted < limit.amount && days.len() < FURTHEST {
            day = next(day);
            let counts = limit.unit == LimitUnit::CalendarDay || calendar.is_worked(day);
            let reason = if counts {
                counted += 1;
                Reason::Counted { number: counted, makeup: makeup(almanac, day) }
            } else {
                not_worked(almanac, day)
            };
            days.push(DerivedDay { day, reason });
        }
        while !calendar.is_worked(day) && days.len() < FURTHEST {
            day = next(day);
            let reason = if calendar.is_worked(day) { Reason::RolledTo } else { not_worked(almanac, day) };
            days.push(DerivedDay { day, reason });
        }
        Self { limit, due_on: day, days }
    }

    /// Which day counted as the day of receipt when this was counted: kept when it is counted anew, whatever the office
    /// has set since.
    pub fn start_rule(&self) -> StartRule {
        match self.days.first().map(|day| &day.reason) {
            Some(Reason::BeforeReceipt) => StartRule::NextWorkingDay,
            _ => StartRule::AsReceived,
        }
    }

    /// The days as lines, with weekends and the days of one holiday together.
    pub fn spans(&self) -> Vec<DerivedSpan> {
        let mut spans: Vec<DerivedSpan> = Vec::new();
        for DerivedDay { day, reason } in &self.days {
            match spans.last_mut() {
                Some(span) if span.reason == *reason => span.last = *day,
                _ => spans.push(DerivedSpan { first: *day, last: *day, reason: reason.clone() }),
            }
        }
        spans
    }
}

fn next(day: Date) -> Date {
    day.saturating_add(1.days())
}

fn makeup(almanac: &Almanac, day: Date) -> Option<(String, String)> {
    let special = almanac.of(day).filter(|special| special.kind == DayKind::Makeup)?;
    Some((special.name.clone(), special.source.clone()))
}

fn not_worked(almanac: &Almanac, day: Date) -> Reason {
    match almanac.of(day) {
        Some(special) if special.kind == DayKind::Off => {
            Reason::Off { name: special.name.clone(), source: special.source.clone() }
        }
        _ => Reason::Weekend,
    }
}
