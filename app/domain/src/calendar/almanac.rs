//! The days that differ from the plain week, with what is known of them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Calendar;

/// How a day differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// Not worked: a holiday, a day in lieu, a day swapped off.
    Off,
    /// A weekend day worked instead of a day off.
    Makeup,
}

impl DayKind {
    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            DayKind::Off => "off",
            DayKind::Makeup => "makeup",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<DayKind> {
        [DayKind::Off, DayKind::Makeup].into_iter().find(|kind| kind.name() == name)
    }
}

/// Whether a day counts yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayStatus {
    /// It counts.
    Confirmed,
    /// Announced as likely; counts only once somebody confirms it.
    Proposed,
}

impl DayStatus {
    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            DayStatus::Confirmed => "confirmed",
            DayStatus::Proposed => "proposed",
        }
    }

    /// The status of that name, if there is one.
    pub fn from_name(name: &str) -> Option<DayStatus> {
        [DayStatus::Confirmed, DayStatus::Proposed].into_iter().find(|status| status.name() == name)
    }
}

/// A day that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialDay {
    /// How.
    pub kind: DayKind,
    /// What it is called.
    pub name: String,
    /// Whether it counts yet.
    pub status: DayStatus,
    /// The law or the number of the notice that it comes from.
    pub source: String,
}

/// The special days by date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Almanac {
    /// The days.
    pub days: BTreeMap<Date, SpecialDay>,
}

impl Almanac {
    /// The days that count.
    pub fn calendar(&self) -> Calendar {
        let of = |kind| {
            let counts = move |day: &&SpecialDay| day.kind == kind && day.status == DayStatus::Confirmed;
            self.days.iter().filter(move |(_, day)| counts(day)).map(|(date, _)| *date).collect()
        };
        Calendar { off: of(DayKind::Off), makeup: of(DayKind::Makeup) }
    }

    /// What is known of a day that counts; none for a plain one.
    pub fn of(&self, date: Date) -> Option<&SpecialDay> {
        self.days.get(&date).filter(|day| day.status == DayStatus::Confirmed)
    }
}
