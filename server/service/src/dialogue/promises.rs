//! The SQL of promises.

use domain::board::UnitHead;
use domain::dialogue::view::{CommitmentView, Promises};
use domain::dialogue::{
    Commitment, CommitmentStanding, DialogueKind, NewCommitment, Ratio, StateKind, standing,
};
use domain::ids::{CommitmentId, DialogueId, UnitId};
use domain::people::{About, Action, Actor, may};
use jiff::civil::Date;

use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Row {
    id: i64,
    dialogue_id: i64,
    dialogue_title: String,
    dialogue_day: Day,
    dialogue_kind: String,
    dialogue_state: String,
    text: String,
    unit_id: i64,
    unit_code: String,
    unit_name: String,
    unit_short: String,
    due_on: Day,
    task_id: Option<i64>,
    task_code: Option<String>,
    task_title: Option<String>,
    question: Option<i64>,
    kept_on: Option<Day>,
    kept_note: String,
    withdrawn_at: Option<Instant>,
    withdrawn_reason: String,
    withdrawn_openly: bool,
    version: i64,
}

/// Which promises are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    /// All of them.
    Everyone,
    /// Those of one dialogue.
    Dialogue(DialogueId),
    /// Those of the dialogues of a kind that were held before a day.
    Before(DialogueKind, Date),
    /// Those that belong to a task.
    Task(i64),
}

/// Who reads promises.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reader<'a> {
    /// Everybody: what was promised at dialogues that are over, and what of it was taken back since.
    Everybody,
    /// Its documents and calendars, and whoever asked: all that stands.
    Office,
    /// A member of staff: all of them.
    Staff(&'a Actor),
}

impl Row {
    fn is_for(&self, reader: Reader) -> bool {
        match reader {
            Reader::Everybody => {
                let shows = StateKind::from_name(&self.dialogue_state).is_some_and(StateKind::shows_promises);
                shows && (self.withdrawn_at.is_none() || self.withdrawn_openly)
            }
            Reader::Office => self.withdrawn_at.is_none(),
            Reader::Staff(_) => true,
        }
    }

    fn fits(&self, of: Of) -> bool {
        match of {
            Of::Everyone => true,
            Of::Dialogue(id) => self.dialogue_id == id.0,
            Of::Before(kind, day) => self.dialogue_kind == kind.name() && self.dialogue_day.0 < day,
            Of::Task(id) => self.task_id == Some(id),
        }
    }

    fn view(self, reader: Reader, today: Date) -> CommitmentView {
        let kept_on = self.kept_on.map(|day| day.0);
        let is_withdrawn = self.withdrawn_at.is_some();
        let facts = Commitment { id: CommitmentId(self.id), due_on: self.due_on.0, kept_on, is_withdrawn };
        let unit = UnitHead {
            id: UnitId(self.unit_id),
            code: self.unit_code,
            name: self.unit_name,
            short_name: self.unit_short,
        };
        let about = About { lead: Some(unit.id), ..About::default() };
        let may_do = |action| {
            let is_open = kept_on.is_none() && !is_withdrawn;
            is_open && matches!(reader, Reader::Staff(actor) if may(actor, action, &about).is_ok())
        };
        CommitmentView {
            id: facts.id,
            dialogue: (DialogueId(self.dialogue_id), self.dialogue_title, self.dialogue_day.0),
            text: self.text,
            due_on: self.due_on.0,
            task: self.task_code.zip(self.task_title),
            question: self.question.and_then(|number| u32::try_from(number).ok()),
            kept: kept_on.map(|day| (day, self.kept_note)),
            withdrawn: is_withdrawn.then_some(self.withdrawn_reason),
            standing: standing(facts, today),
            version: self.version,
            may_keep: may_do(Action::KeepCommitment),
            may_withdraw: may_do(Action::RunDialogue),
            unit,
        }
    }
}

impl Tx {
    /// Promises with what became of them.
    pub(super) async fn promises(
        &mut self,
        of: Of,
        reader: Reader<'_>,
        today: Date,
    ) -> Result<Promises, Error> {
        const ALL: &str = "SELECT c.id, c.dialogue_id, d.title AS dialogue_title, d.day AS dialogue_day, \
             d.kind AS dialogue_kind, d.state AS dialogue_state, c.text, c.unit_id, u.code AS unit_code, u.name AS unit_name, \
             u.short_name AS unit_short, c.due_on, c.task_id, t.code AS task_code, t.short_title AS task_title, \
             (SELECT MIN(q.number) FROM dialogue_question q WHERE q.commitment_id = c.id) AS question, \
             c.kept_on, c.kept_note, c.withdrawn_at, c.withdrawn_reason, c.withdrawn_openly, c.version FROM dialogue_commitment c JOIN dialogue d ON d.id = c.dialogue_id \
             JOIN unit u ON u.id = c.unit_id LEFT JOIN task t ON t.id = c.task_id ORDER BY c.due_on, c.id";
        let rows = on!(self, c => sqlx::query_as::<_, Row>(ALL).fetch_all(c).await)?;
        let wanted = rows.into_iter().filter(|row| row.fits(of) && row.is_for(reader));
        let mut commitments: Vec<CommitmentView> = wanted.map(|row| row.view(reader, today)).collect();
        let ratio = Ratio::of(commitments.iter().map(|one| one.standing));
        commitments.sort_by_key(|one| match one.standing {
            CommitmentStanding::Late { .. } => (0, one.due_on),
            CommitmentStanding::Running { .. } => (1, one.due_on),
            CommitmentStanding::Kept { .. } => (2, Date::ZERO),
            CommitmentStanding::Withdrawn => (3, one.due_on),
        });
        let is_open = |one: &CommitmentView| one.kept.is_none() && one.withdrawn.is_none();
        let kept = commitments.partition_point(is_open);
        // What was taken back has no such day, and stays behind them.
        commitments[kept..].sort_by_key(|one| std::cmp::Reverse(one.kept.as_ref().map(|(day, _)| *day)));
        Ok(Promises { ratio, commitments })
    }

    pub(super) async fn insert_commitment(
        &mut self,
        dialogue: DialogueId,
        new: &NewCommitment,
        task: Option<i64>,
    ) -> Result<CommitmentId, Error> {
        const ADD: &str = "INSERT INTO dialogue_commitment (id, dialogue_id, text, unit_id, due_on, task_id, made_at, \
             made_name, idempotency_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let (id, now, name) = (self.new_id(), Instant(self.now()), self.actor_name());
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(dialogue.0).bind(&new.text).bind(new.unit.0).bind(Day(new.due_on)).bind(task)
            .bind(now).bind(&name).bind(&new.idempotency_key).execute(c).await)?;
        Ok(CommitmentId(id))
    }

    /// The promise that the same form made before.
    pub(super) async fn commitment_of_form(&mut self, key: &str) -> Result<Option<CommitmentId>, Error> {
        const FIND: &str = "SELECT id FROM dialogue_commitment WHERE idempotency_key = $1";
        let found = on!(self, c => sqlx::query_scalar::<_, i64>(FIND).bind(key).fetch_optional(c).await)?;
        Ok(found.map(CommitmentId))
    }
}
