//! Rows turned into the domain's types. A stored value that cannot be right is a fault that names its table, column
//! and row.

use domain::board::{
    PersonHead, Returned, SixPoints, Stamp, State, StateKind, TermKind, Touch, UnitHead, WardRole,
};
use domain::ids::{PersonId, UnitId};
use domain::people::About;
use domain::period::Period;

use super::rows::{PeriodRow, PersonRow, TaskRow, UnitRow};
use crate::error::{Error, Fault};

impl TaskRow {
    /// Whose task it is.
    pub fn about(&self, supporting: &[i64]) -> About {
        About {
            lead: self.lead_unit_id.map(UnitId),
            support: supporting.iter().copied().map(UnitId).collect(),
            owner: self.owner_id.map(PersonId),
        }
    }

    /// The kind of term.
    pub fn term(&self) -> Result<TermKind, Error> {
        TermKind::from_name(&self.term_kind).ok_or_else(|| bad("task", "term_kind", self.id, &self.term_kind))
    }

    /// Which of the six points are clear.
    pub fn points(&self, term: TermKind) -> SixPoints {
        let said = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        SixPoints {
            person: self.owner_id.is_some(),
            work: !self.short_title_suggested,
            time: term != TermKind::Unknown,
            responsibility: self.lead_unit_id.is_some() && said(&self.responsibility),
            product: said(&self.product),
            authority: said(&self.authority),
        }
    }

    /// The ward's part, if the plan says one.
    pub fn ward_role(&self) -> Result<Option<WardRole>, Error> {
        let Some(name) = &self.ward_role else { return Ok(None) };
        WardRole::from_name(name).map(Some).ok_or_else(|| bad("task", "ward_role", self.id, name))
    }
}

impl PeriodRow {
    /// The period.
    pub fn period(&self) -> Result<Period, Error> {
        self.period.parse().map_err(|_| bad("task_period", "period", self.id, &self.period))
    }

    /// True if the result was put in words or numbers.
    pub fn has_result(&self) -> bool {
        !self.result_text.is_empty() || self.quantity.is_some()
    }

    /// Who touched it last.
    pub fn touch(&self) -> Touch {
        Touch { by: PersonId(self.touched_by), name: self.touched_name.clone(), at: self.touched_at.0 }
    }

    /// Who submitted it.
    pub fn submitted(&self) -> Option<Stamp> {
        Some(Stamp { by: PersonId(self.submitted_by?), at: self.submitted_at?.0 })
    }

    /// Who accepted or returned it.
    pub fn reviewed(&self) -> Option<Stamp> {
        Some(Stamp { by: PersonId(self.reviewed_by?), at: self.reviewed_at?.0 })
    }

    /// The state with its facts.
    pub fn state(&self) -> Result<State, Error> {
        let kind = StateKind::from_name(&self.state)
            .ok_or_else(|| bad("task_period", "state", self.id, &self.state))?;
        let submitted =
            || self.submitted().ok_or_else(|| bad("task_period", "submitted_by", self.id, "nobody"));
        let reviewed = || self.reviewed().ok_or_else(|| bad("task_period", "reviewed_by", self.id, "nobody"));
        Ok(match kind {
            StateKind::NotStarted => State::NotStarted,
            StateKind::InProgress => State::InProgress {
                returned: self
                    .reviewed()
                    .filter(|_| !self.review_note.is_empty())
                    .map(|stamp| Returned { stamp, note: self.review_note.clone() }),
            },
            StateKind::Blocked => State::Blocked,
            StateKind::Submitted => State::Submitted { stamp: submitted()? },
            StateKind::Accepted => State::Accepted { submitted: submitted()?, accepted: reviewed()? },
            StateKind::NoOccurrence => State::NoOccurrence { stamp: submitted()?, note: self.note.clone() },
        })
    }
}

impl UnitRow {
    /// The unit as lists name it.
    pub fn head(&self) -> UnitHead {
        UnitHead {
            id: UnitId(self.id),
            code: self.code.clone(),
            name: self.name.clone(),
            short_name: self.short_name.clone(),
        }
    }
}

impl PersonRow {
    /// The person as lists name them.
    pub fn head(&self) -> PersonHead {
        PersonHead {
            id: PersonId(self.id),
            username: self.username.clone(),
            name: self.name.clone(),
            unit: self.unit_id.map(UnitId),
        }
    }
}

/// A count of the database as a count of the domain.
pub(super) fn count_of(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(if count < 0 { 0 } else { u32::MAX })
}

/// A stored value that cannot be right.
pub(super) fn bad(table: &'static str, column: &'static str, row: i64, why: &str) -> Error {
    Fault::BadRow { table, column, row: row.to_string(), why: why.to_owned() }.into()
}
