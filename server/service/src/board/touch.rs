//! One task in one period inside a transaction: read with everything that the rules ask for, and written back
//! only if nobody was quicker.

use domain::board::{Refusal, State, StateKind, TaskFacts};
use domain::change::Change;
use domain::ids::PersonId;
use domain::people::{Actor, Role};
use domain::period::Period;
use serde::{Deserialize, Serialize};

use super::convert::count_of;
use super::rows::{PeriodRow, TaskRow, select_periods, select_tasks};
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::on;

/// A task in a period, as the transaction sees it.
pub(super) struct Held {
    pub task: TaskRow,
    pub period: Period,
    pub facts: TaskFacts,
    row: Option<PeriodRow>,
}

/// What is written of a period.
#[derive(Clone)]
pub(super) struct Contents {
    pub state: State,
    pub result: String,
    pub quantity: Option<i64>,
    pub quantity_unit: String,
}

/// What a task's events keep; every field that says nothing stays away.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<StateKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<StateKind>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Told {
    /// A few words.
    pub fn text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

impl Held {
    /// What is written of the period now.
    pub fn contents(&self) -> Contents {
        let row = self.row.as_ref();
        Contents {
            state: self.facts.state.clone(),
            result: row.map(|row| row.result_text.clone()).unwrap_or_default(),
            quantity: row.and_then(|row| row.quantity),
            quantity_unit: row.map(|row| row.quantity_unit.clone()).unwrap_or_default(),
        }
    }

    /// The same, with work under way if it had not begun: who reports on a task is at work on it.
    pub fn contents_at_work(&self) -> Contents {
        let contents = self.contents();
        match contents.state {
            State::NotStarted => Contents { state: State::InProgress { returned: None }, ..contents },
            _ => contents,
        }
    }

    /// Refuses if the person saw another version than this one.
    pub fn seen(&self, version: i64) -> Result<(), Refusal> {
        match &self.row {
            Some(row) if row.version != version => Err(self.stale(row)),
            Some(_) => Ok(()),
            None if version == 0 => Ok(()),
            // A version of a period that has none: the page is of another plan or another time.
            None => Err(Refusal::NeverSeen),
        }
    }

    fn stale(&self, row: &PeriodRow) -> Refusal {
        Refusal::Stale {
            by: row.touched_name.clone(),
            at: row.touched_at.0,
            now: StateKind::from_name(&row.state).unwrap_or(StateKind::NotStarted),
            version: row.version,
        }
    }
}

impl Tx {
    /// The task of that code in the plan of the period's year.
    pub(super) async fn hold(&mut self, code: &str, period: Period) -> Result<Held, Error> {
        const TASK: &str = select_tasks!(
            "JOIN plan ON plan.id = t.plan_id WHERE plan.year = $1 AND t.code = $2 \
             ORDER BY t.gone_at NULLS FIRST LIMIT 1"
        );
        const SUPPORT: &str = "SELECT unit_id FROM task_support_unit WHERE task_id = $1";
        const OBSTACLES: &str =
            "SELECT COUNT(*) FROM obstacle WHERE task_id = $1 AND period = $2 AND state = 'open'";
        let (year, name) = (i64::from(period.year()), period.to_string());
        if !may_be_code(code) {
            return Err(crate::Refusal::NotFound.into());
        }
        let task = on!(self, c =>
            sqlx::query_as::<_, TaskRow>(TASK).bind(year).bind(code).fetch_optional(c).await)?;
        let task = task.ok_or(crate::Refusal::NotFound)?;
        let support = on!(self, c => sqlx::query_scalar::<_, i64>(SUPPORT).bind(task.id).fetch_all(c).await)?;
        let obstacles = on!(self, c =>
            sqlx::query_scalar::<_, i64>(OBSTACLES).bind(task.id).bind(&name).fetch_one(c).await)?;
        let row = self.period_row(task.id, period).await?;
        let facts = TaskFacts {
            about: task.about(&support),
            state: row.as_ref().map_or(Ok(State::NotStarted), PeriodRow::state)?,
            needs_evidence: task.needs_evidence,
            evidence: row.as_ref().map_or(0, |row| count_of(row.evidence)),
            has_result: row.as_ref().is_some_and(PeriodRow::has_result),
            open_obstacles: count_of(obstacles),
            gone: task.gone_at.is_some(),
            points: task.points(task.term()?),
        };
        Ok(Held { task, period, facts, row })
    }

    /// Writes the period in the actor's name. Refuses as stale if it changed since it was held. Gives the new
    /// version and the row's id.
    pub(super) async fn put(
        &mut self,
        actor: &Actor,
        held: &Held,
        contents: &Contents,
    ) -> Result<(i64, i64), Error> {
        const INSERT: &str = "INSERT INTO task_period (id, task_id, period, state, result_text, quantity, \
             quantity_unit, note, submitted_by, submitted_at, reviewed_by, reviewed_at, review_note, \
             touched_by, touched_name, touched_at, version) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
             ON CONFLICT (task_id, period) DO NOTHING";
        const UPDATE: &str = "UPDATE task_period SET state = $4, result_text = $5, quantity = $6, \
             quantity_unit = $7, note = $8, submitted_by = $9, submitted_at = $10, reviewed_by = $11, \
             reviewed_at = $12, review_note = $13, touched_by = $14, touched_name = $15, touched_at = $16, \
             version = version + 1 WHERE id = $1 AND task_id = $2 AND period = $3 AND version = $17";
        let (statement, id, version) = match &held.row {
            Some(row) => (UPDATE, row.id, row.version),
            None => (INSERT, self.new_id(), 1),
        };
        let facts = StoredFacts::of(&contents.state);
        let (now, period) = (Instant(self.now()), held.period.to_string());
        let written = on!(self, c => sqlx::query(statement)
            .bind(id).bind(held.task.id).bind(&period).bind(contents.state.kind().name())
            .bind(&contents.result).bind(contents.quantity).bind(&contents.quantity_unit)
            .bind(facts.note).bind(facts.submitted_by).bind(facts.submitted_at)
            .bind(facts.reviewed_by).bind(facts.reviewed_at).bind(facts.review_note)
            .bind(actor.person.0).bind(&actor.name).bind(now).bind(version)
            .execute(c).await)?;
        if written == 1 {
            return Ok((if held.row.is_some() { version + 1 } else { version }, id));
        }
        let row = self.period_row(held.task.id, held.period).await?;
        Err(row.map_or(crate::Refusal::NotFound, |row| held.stale(&row).into()).into())
    }

    /// Records what happened to the task and announces it.
    pub(super) async fn tell(&mut self, held: &Held, kind: &'static str, told: &Told) -> Result<(), Error> {
        let event = Event::new(kind).task(held.task.code.clone()).period(held.period).data(told)?;
        self.record(&event).await?;
        self.announce(Change::Task(held.task.code.clone()));
        Ok(())
    }

    /// Announces that something waits for every leader.
    pub(crate) async fn alert_leaders(&mut self) -> Result<(), Error> {
        const LEADERS: &str = "SELECT r.person_id FROM person_role r JOIN person p ON p.id = r.person_id \
                               WHERE r.role = $1 AND p.active";
        let role = Role::Leader.name();
        let leaders = on!(self, c => sqlx::query_scalar::<_, i64>(LEADERS).bind(role).fetch_all(c).await)?;
        leaders.into_iter().for_each(|person| self.announce(Change::Inbox(PersonId(person))));
        Ok(())
    }

    /// Announces that something waits for those who are in charge of the task: its officer, or else its unit.
    pub(super) async fn alert_in_charge(&mut self, held: &Held) -> Result<(), Error> {
        const UNIT: &str = "SELECT id FROM person WHERE unit_id = $1 AND active";
        if let Some(owner) = held.facts.about.owner {
            self.announce(Change::Inbox(owner));
        } else if let Some(unit) = held.facts.about.lead {
            let people = on!(self, c => sqlx::query_scalar::<_, i64>(UNIT).bind(unit.0).fetch_all(c).await)?;
            people.into_iter().for_each(|person| self.announce(Change::Inbox(PersonId(person))));
        }
        Ok(())
    }

    async fn period_row(&mut self, task: i64, period: Period) -> Result<Option<PeriodRow>, Error> {
        const PERIOD: &str = select_periods!("WHERE p.task_id = $1 AND p.period = $2");
        let name = period.to_string();
        Ok(on!(self, c =>
            sqlx::query_as::<_, PeriodRow>(PERIOD).bind(task).bind(&name).fetch_optional(c).await)?)
    }
}

/// False for what can be no task's code; PostgreSQL takes no text with a NUL in it.
pub(super) fn may_be_code(code: &str) -> bool {
    !code.chars().any(char::is_control)
}

/// The facts of a state, as columns.
#[derive(Default)]
struct StoredFacts<'a> {
    note: &'a str,
    submitted_by: Option<i64>,
    submitted_at: Option<Instant>,
    reviewed_by: Option<i64>,
    reviewed_at: Option<Instant>,
    review_note: &'a str,
}

impl<'a> StoredFacts<'a> {
    fn of(state: &'a State) -> Self {
        let (submitted, reviewed) = match state {
            State::NotStarted | State::Blocked => (None, None),
            State::InProgress { returned } => (None, returned.as_ref().map(|returned| returned.stamp)),
            State::Submitted { stamp } | State::NoOccurrence { stamp, .. } => (Some(*stamp), None),
            State::Accepted { submitted, accepted } => (Some(*submitted), Some(*accepted)),
        };
        let (note, review_note) = match state {
            State::NoOccurrence { note, .. } => (note.as_str(), ""),
            State::InProgress { returned: Some(returned) } => ("", returned.note.as_str()),
            _ => ("", ""),
        };
        Self {
            note,
            submitted_by: submitted.map(|stamp| stamp.by.0),
            submitted_at: submitted.map(|stamp| Instant(stamp.at)),
            reviewed_by: reviewed.map(|stamp| stamp.by.0),
            reviewed_at: reviewed.map(|stamp| Instant(stamp.at)),
            review_note,
        }
    }
}
