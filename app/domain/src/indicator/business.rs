//! Monthly counts of enterprises and household businesses, and single events. The ward mostly receives monthly counts;
//! where a month has both, the counts win, since they are what the registry says.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::define::{chosen, line};
use super::{NAME_MOST, NOTE_MOST, Problem, ValueSource, What, whole};
use crate::period::{Period, PeriodKind};
use crate::typed;

/// What kind of business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// "Doanh nghiệp".
    Enterprise,
    /// "Hộ kinh doanh": never part of the growth of enterprises.
    Household,
}

/// What happened to a business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// "Thành lập mới".
    Founded,
    /// "Quay lại hoạt động".
    Returned,
    /// "Tạm ngừng".
    Suspended,
    /// "Ngừng hoạt động chờ giải thể": an exit only where the source counts it as one.
    AwaitingDissolution,
    /// "Giải thể"; of a household "chấm dứt".
    Dissolved,
    /// "Phá sản".
    Bankrupt,
    /// "Chuyển đổi thành doanh nghiệp": of a household alone. It closes the household and founds one enterprise.
    Converted,
}

/// The counts of a month, by kind of event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Counts {
    pub founded: i64,
    pub returned: i64,
    pub suspended: i64,
    pub awaiting_dissolution: i64,
    pub dissolved: i64,
    pub bankrupt: i64,
    pub converted: i64,
}

/// Counts of a month as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BusinessForm {
    /// The name of an [`EntityKind`].
    pub entity: String,
    /// The month: `2026-M02`.
    pub month: String,
    /// Each count; empty is 0.
    pub founded: String,
    pub returned: String,
    pub suspended: String,
    pub awaiting_dissolution: String,
    pub dissolved: String,
    pub bankrupt: String,
    pub converted: String,
    /// The name of a [`ValueSource`]; empty is by hand.
    pub source: String,
    /// What is to be known about it.
    pub note: String,
}

/// Counts about to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCounts {
    pub entity: EntityKind,
    pub month: Period,
    pub counts: Counts,
    pub source: ValueSource,
    pub note: String,
}

/// Counts of a month as a reader saw them; in forms as `enterprise:2026-M02:3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountsSeen {
    pub entity: EntityKind,
    pub month: Period,
    /// Which revision.
    pub revision: i64,
}

impl fmt::Display for CountsSeen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.entity.name(), self.month, self.revision)
    }
}

impl CountsSeen {
    /// Counts of several months, separated by spaces; none if one cannot be read.
    pub fn parse_all(text: &str) -> Option<Vec<Self>> {
        text.split_whitespace()
            .map(|one| {
                let (entity, rest) = one.split_once(':')?;
                let (month, revision) = rest.split_once(':')?;
                Some(Self {
                    entity: EntityKind::from_name(entity)?,
                    month: month.parse().ok()?,
                    revision: revision.parse().ok()?,
                })
            })
            .collect()
    }
}

/// A single event as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BusinessEventForm {
    /// The name of an [`EntityKind`].
    pub entity: String,
    /// The name of an [`EventKind`].
    pub kind: String,
    /// When: dd/mm/yyyy.
    pub day: String,
    /// The name of the business; may be empty.
    pub name: String,
    /// What is to be known about it.
    pub note: String,
}

/// A single event about to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewBusinessEvent {
    pub entity: EntityKind,
    pub kind: EventKind,
    pub day: Date,
    pub name: String,
    pub note: String,
}

impl EntityKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Enterprise, Self::Household];

    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Enterprise => "enterprise",
            Self::Household => "household",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl EventKind {
    /// Every kind, in the order of forms.
    pub const ALL: [Self; 7] = [
        Self::Founded,
        Self::Returned,
        Self::Suspended,
        Self::AwaitingDissolution,
        Self::Dissolved,
        Self::Bankrupt,
        Self::Converted,
    ];

    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Founded => "founded",
            Self::Returned => "returned",
            Self::Suspended => "suspended",
            Self::AwaitingDissolution => "awaiting_dissolution",
            Self::Dissolved => "dissolved",
            Self::Bankrupt => "bankrupt",
            Self::Converted => "converted",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What the event adds, and to which side. A conversion stands once on each: the household is closed, an
    /// enterprise is founded.
    pub fn adds(self, entity: EntityKind) -> Vec<(EntityKind, Self)> {
        match (self, entity) {
            (Self::Converted, _) => {
                vec![(EntityKind::Household, Self::Converted), (EntityKind::Enterprise, Self::Founded)]
            }
            (kind, entity) => vec![(entity, kind)],
        }
    }
}

impl Counts {
    /// The count of this kind.
    pub fn of(&self, kind: EventKind) -> i64 {
        match kind {
            EventKind::Founded => self.founded,
            EventKind::Returned => self.returned,
            EventKind::Suspended => self.suspended,
            EventKind::AwaitingDissolution => self.awaiting_dissolution,
            EventKind::Dissolved => self.dissolved,
            EventKind::Bankrupt => self.bankrupt,
            EventKind::Converted => self.converted,
        }
    }

    /// The count of this kind, to be changed.
    pub fn of_mut(&mut self, kind: EventKind) -> &mut i64 {
        match kind {
            EventKind::Founded => &mut self.founded,
            EventKind::Returned => &mut self.returned,
            EventKind::Suspended => &mut self.suspended,
            EventKind::AwaitingDissolution => &mut self.awaiting_dissolution,
            EventKind::Dissolved => &mut self.dissolved,
            EventKind::Bankrupt => &mut self.bankrupt,
            EventKind::Converted => &mut self.converted,
        }
    }

    /// "Gia nhập và tái gia nhập": founded and returned.
    pub fn entries(&self) -> i64 {
        self.founded + self.returned
    }

    /// "Rút lui": suspended, dissolved, bankrupt, of households also converted; and what awaits dissolution where the
    /// source counts it.
    pub fn exits(&self, with_awaiting: bool) -> i64 {
        let awaiting = if with_awaiting { self.awaiting_dissolution } else { 0 };
        self.suspended + self.dissolved + self.bankrupt + self.converted + awaiting
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        for kind in EventKind::ALL {
            *self.of_mut(kind) = self.of(kind).saturating_add(other.of(kind));
        }
    }
}

impl BusinessForm {
    /// The counts, or every problem with what was typed.
    pub fn parse(&self, today: Date, closed: &[i16]) -> Result<NewCounts, Vec<Problem>> {
        let mut problems = Vec::new();
        let entity = EntityKind::from_name(&self.entity);
        if entity.is_none() {
            problems.push(Problem::new("entity", What::UnknownChoice));
        }
        let month = self.month.parse::<Period>().ok().filter(|month| month.kind() == PeriodKind::Month);
        match month {
            None => problems.push(Problem::new("month", What::UnknownMonth)),
            Some(month) if month.first_day() > today => {
                problems.push(Problem::new("month", What::FutureMonth));
            }
            Some(month) if closed.contains(&month.year()) => {
                problems.push(Problem::new("month", What::ClosedYear { year: month.year() }));
            }
            Some(_) => {}
        }
        let mut counts = Counts::default();
        for (kind, typed) in self.typed() {
            match whole(typed) {
                Ok(count) => *counts.of_mut(kind) = count.unwrap_or(0),
                Err(what) => problems.push(Problem::new(kind.name(), what)),
            }
        }
        if entity == Some(EntityKind::Enterprise) && counts.converted > 0 {
            problems.push(Problem::new("converted", What::UnknownChoice));
        }
        let source =
            chosen("source", &self.source, ValueSource::from_name, &mut problems).unwrap_or_default();
        let note = line("note", &self.note, NOTE_MOST, false, &mut problems);
        match (entity, month, problems.is_empty()) {
            (Some(entity), Some(month), true) => Ok(NewCounts { entity, month, counts, source, note }),
            _ => Err(problems),
        }
    }

    fn typed(&self) -> [(EventKind, &str); 7] {
        [
            (EventKind::Founded, &self.founded),
            (EventKind::Returned, &self.returned),
            (EventKind::Suspended, &self.suspended),
            (EventKind::AwaitingDissolution, &self.awaiting_dissolution),
            (EventKind::Dissolved, &self.dissolved),
            (EventKind::Bankrupt, &self.bankrupt),
            (EventKind::Converted, &self.converted),
        ]
    }
}

impl BusinessEventForm {
    /// The event, or every problem with what was typed.
    pub fn parse(&self, today: Date, closed: &[i16]) -> Result<NewBusinessEvent, Vec<Problem>> {
        let mut problems = Vec::new();
        let entity = EntityKind::from_name(&self.entity);
        if entity.is_none() {
            problems.push(Problem::new("entity", What::UnknownChoice));
        }
        let kind = EventKind::from_name(&self.kind);
        if kind.is_none() || (kind == Some(EventKind::Converted) && entity == Some(EntityKind::Enterprise)) {
            problems.push(Problem::new("kind", What::UnknownChoice));
        }
        let day = match typed::day(&self.day) {
            Ok(Some(day)) if day > today => Err(What::FutureDay),
            Ok(Some(day)) if closed.contains(&day.year()) => Err(What::ClosedYear { year: day.year() }),
            Ok(Some(day)) => Ok(day),
            Ok(None) => Err(What::Missing),
            Err(_) => Err(What::NotADay),
        };
        let day = day.map_err(|what| problems.push(Problem::new("day", what))).ok();
        let name = line("name", &self.name, NAME_MOST, false, &mut problems);
        let note = line("note", &self.note, NOTE_MOST, false, &mut problems);
        match (entity, kind, day, problems.is_empty()) {
            (Some(entity), Some(kind), Some(day), true) => {
                Ok(NewBusinessEvent { entity, kind, day, name, note })
            }
            _ => Err(problems),
        }
    }
}
