//! Indicator 3: how many cases inside the ward's competence were answered in time. Two versions of the rule stand side
//! by side: `766` (QĐ 766/QĐ-TTg, the headline) counts what is open and not yet due as on time; `concluded` counts
//! only what was answered or is past due. Sent on, refused, redirected, duplicate, restricted and anonymous cases are
//! in neither. Whole numbers only.

use serde::{Deserialize, Serialize};

use crate::ids::UnitId;

/// The sums of one month or year, of one unit or all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnTime {
    /// Answered in time.
    pub on_time: u32,
    /// Answered late.
    pub late: u32,
    /// Open, not yet due.
    pub running: u32,
    /// Open, past due.
    pub overdue: u32,
    /// Of all of these, those whose due day was moved.
    pub extended: u32,
}

impl OnTime {
    /// Numerator and denominator by QĐ 766/QĐ-TTg.
    pub fn by_766(self) -> (u32, u32) {
        (self.on_time + self.running, self.on_time + self.running + self.late + self.overdue)
    }

    /// Numerator and denominator of what is concluded or past due.
    pub fn concluded(self) -> (u32, u32) {
        (self.on_time, self.on_time + self.late + self.overdue)
    }

    /// How many cases stand behind a number.
    pub fn many(self, which: Which) -> u32 {
        match which {
            Which::All => self.by_766().1,
            Which::OnTime => self.on_time,
            Which::Late => self.late,
            Which::Running => self.running,
            Which::Overdue => self.overdue,
            Which::Extended => self.extended,
            Which::Concluded => self.concluded().1,
        }
    }
}

impl std::ops::AddAssign for OnTime {
    fn add_assign(&mut self, other: Self) {
        self.on_time += other.on_time;
        self.late += other.late;
        self.running += other.running;
        self.overdue += other.overdue;
        self.extended += other.extended;
    }
}

/// The sums of a unit, by month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnTimeRow {
    /// The unit and its name; none for cases that nobody was put in charge of yet.
    pub unit: Option<(UnitId, String)>,
    /// January to December.
    pub months: [OnTime; 12],
    /// The whole year.
    pub year: OnTime,
}

/// Indicator 3 of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnTimeTable {
    /// The year.
    pub year: i16,
    /// All units together.
    pub all: OnTimeRow,
    /// Each unit that has cases.
    pub units: Vec<OnTimeRow>,
}

/// Whose cases are behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The whole ward's.
    All,
    /// Those that no unit was put in charge of yet.
    Nobodys,
    /// A unit's.
    Unit(UnitId),
}

impl Whose {
    const NOBODYS: &str = "chua-giao";

    /// The name in addresses; none for the whole ward's.
    pub fn name(self) -> Option<String> {
        match self {
            Whose::All => None,
            Whose::Nobodys => Some(Self::NOBODYS.to_owned()),
            Whose::Unit(unit) => Some(unit.to_string()),
        }
    }

    /// Those of that name; the whole ward's if there are none.
    pub fn from_name(name: Option<&str>) -> Whose {
        match name {
            Some(Self::NOBODYS) => Whose::Nobodys,
            Some(id) => id.parse().map_or(Whose::All, Whose::Unit),
            None => Whose::All,
        }
    }
}

/// Which of the cases behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// All that count.
    All,
    /// Answered in time.
    OnTime,
    /// Answered late.
    Late,
    /// Open, not yet due.
    Running,
    /// Open, past due.
    Overdue,
    /// All whose due day was moved.
    Extended,
    /// Answered, or past due: what the rule `concluded` counts.
    Concluded,
}

impl Which {
    /// Every choice.
    pub const ALL: [Which; 7] = [
        Which::All,
        Which::OnTime,
        Which::Late,
        Which::Running,
        Which::Overdue,
        Which::Extended,
        Which::Concluded,
    ];

    /// What is counted, without the rate that is drawn beside.
    pub fn counted() -> impl Iterator<Item = Which> {
        Which::ALL.into_iter().filter(|which| *which != Which::Concluded)
    }

    /// The name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Which::All => "tat-ca",
            Which::OnTime => "dung-han",
            Which::Late => "tre-han",
            Which::Running => "con-han",
            Which::Overdue => "qua-han",
            Which::Extended => "gia-han",
            Which::Concluded => "ket-luan",
        }
    }

    /// The choice of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Which> {
        Which::ALL.into_iter().find(|which| which.name() == name)
    }
}
