//! The SQL of dialogues. A dialogue is read with the names that its pages show; its plan and state are written back over
//! the version that was read.

use domain::board::UnitHead;
use domain::dialogue::view::{Chair, DialogueHead, PlanView};
use domain::dialogue::{
    Announced, Cancelled, Concluded, DialogueKind, Document, Draft, Format, Held, NewDialogue, Phase,
    Postponed, State, StateKind, Window, task_said, task_value,
};
use domain::ids::{DialogueId, PersonId, QuestionId, UnitId};
use jiff::Timestamp;
use jiff::civil::{DateTime, Time};

use crate::Refusal;
use crate::clock::day_of;
use crate::db::{Day, Instant, Tx};
use crate::error::{Error, Fault};
use crate::on;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.title, d.kind, d.format, d.place, d.link, d.chair_id, p.name AS chair_name, \
             p.position AS chair_position, d.unit_id, u.code AS unit_code, u.name AS unit_name, \
             u.short_name AS unit_short, d.day, d.starts, d.ends, d.agenda, d.documents, d.capacity, d.opens_at, \
             d.closes_at, d.task_id, t.code AS task_code, t.short_title AS task_title, l.year AS task_year, d.contact, d.state, d.state_at, \
             d.announced_at, d.reason, d.present, d.on_screen, d.taken, d.sequence, d.touched_at, d.touched_name, \
             d.version FROM dialogue d JOIN person p ON p.id = d.chair_id JOIN unit u ON u.id = d.unit_id \
             LEFT JOIN task t ON t.id = d.task_id LEFT JOIN plan l ON l.id = t.plan_id ",
            $rest
        )
    };
}

#[derive(Clone, Debug, sqlx::FromRow)]
struct Row {
    id: i64,
    title: String,
    kind: String,
    format: String,
    place: String,
    link: String,
    chair_id: i64,
    chair_name: String,
    chair_position: String,
    unit_id: i64,
    unit_code: String,
    unit_name: String,
    unit_short: String,
    day: Day,
    starts: String,
    ends: String,
    agenda: String,
    documents: String,
    capacity: Option<i64>,
    opens_at: Instant,
    closes_at: Instant,
    task_id: Option<i64>,
    task_code: Option<String>,
    task_title: Option<String>,
    task_year: Option<i64>,
    contact: String,
    state: String,
    state_at: Instant,
    announced_at: Option<Instant>,
    reason: String,
    present: Option<i64>,
    on_screen: Option<i64>,
    taken: i64,
    sequence: i64,
    touched_at: Instant,
    touched_name: String,
    version: i64,
}

/// A dialogue inside a transaction.
#[derive(Clone, Debug)]
pub(super) struct Dialogue {
    pub id: DialogueId,
    pub plan: NewDialogue,
    pub chair: Chair,
    pub unit: UnitHead,
    pub task_id: Option<i64>,
    pub task: Option<(String, String)>,
    pub state: State,
    pub state_at: Timestamp,
    pub announced_at: Option<Timestamp>,
    pub on_screen: Option<QuestionId>,
    pub taken: u32,
    pub sequence: i64,
    pub touched: (String, Timestamp),
    pub version: i64,
}

impl Dialogue {
    /// Refused if somebody changed it since it was read.
    pub fn seen(&self, version: i64) -> Result<(), Error> {
        if self.version == version {
            return Ok(());
        }
        let (by, at) = self.touched.clone();
        Err(Refusal::Stale { by: Some(by), at: Some(at) }.into())
    }

    /// True if the public knows of it.
    pub fn is_public(&self) -> bool {
        self.state.kind().is_public(self.announced_at.is_some())
    }

    /// Why it was postponed or cancelled; empty otherwise.
    pub fn reason(&self) -> &str {
        match &self.state {
            State::Postponed(state) => &state.reason,
            State::Cancelled(state) => &state.reason,
            _ => "",
        }
    }

    /// How many were there, once it was held.
    pub fn present(&self) -> Option<u32> {
        match &self.state {
            State::Held(state) => Some(state.present),
            State::Concluded(state) => Some(state.present),
            _ => None,
        }
    }

    /// In a line, at a moment.
    pub fn head(&self, now: Timestamp) -> DialogueHead {
        DialogueHead {
            id: self.id,
            title: self.plan.title.clone(),
            kind: self.plan.kind,
            format: self.plan.format,
            place: self.plan.place.clone(),
            starts: self.plan.starts,
            ends: self.plan.ends,
            state: self.state.kind(),
            phase: Phase::of(self.state.kind(), self.plan.window, now),
            reason: self.reason().to_owned(),
        }
    }

    /// What was planned.
    pub fn plan_view(&self) -> PlanView {
        PlanView {
            link: self.plan.link.clone(),
            chair: self.chair.clone(),
            unit: self.unit.clone(),
            agenda: self.plan.agenda.clone(),
            documents: self.plan.documents.clone(),
            window: self.plan.window,
            task: self.task.clone(),
            task_value: self.plan.task.clone(),
            contact: self.plan.contact.clone(),
            announced_at: self.announced_at,
        }
    }
}

impl TryFrom<Row> for Dialogue {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let bad = |column, why: &str| bad(row.id, column, why);
        let hour = |column, text: &str| text.parse::<Time>().map_err(|error| bad(column, &error.to_string()));
        let starts = row.day.0.to_datetime(hour("starts", &row.starts)?);
        let ends = row.day.0.to_datetime(hour("ends", &row.ends)?);
        let kind = DialogueKind::from_name(&row.kind).ok_or_else(|| bad("kind", &row.kind))?;
        let format = Format::from_name(&row.format).ok_or_else(|| bad("format", &row.format))?;
        let at = row.state_at.0;
        let present = u32::try_from(row.present.unwrap_or(0)).unwrap_or(u32::MAX);
        let state = match StateKind::from_name(&row.state).ok_or_else(|| bad("state", &row.state))? {
            StateKind::Draft => State::Draft(Draft {}),
            StateKind::Announced => State::Announced(Announced { at }),
            StateKind::Postponed => {
                State::Postponed(Postponed { at, reason: row.reason.clone(), from: starts })
            }
            StateKind::Held => State::Held(Held { at, present }),
            StateKind::Concluded => State::Concluded(Concluded { at, present }),
            StateKind::Cancelled => State::Cancelled(Cancelled { at, reason: row.reason.clone() }),
        };
        let agenda: Vec<String> = serde_json::from_str(&row.agenda)?;
        let documents: Vec<Document> = serde_json::from_str(&row.documents)?;
        let unit = UnitHead {
            id: UnitId(row.unit_id),
            code: row.unit_code,
            name: row.unit_name,
            short_name: row.unit_short,
        };
        let chair = Chair { id: PersonId(row.chair_id), name: row.chair_name, position: row.chair_position };
        Ok(Self {
            id: DialogueId(row.id),
            plan: NewDialogue {
                title: row.title,
                kind,
                format,
                place: row.place,
                link: row.link,
                chair: chair.id,
                unit: unit.id,
                starts,
                ends,
                agenda,
                documents,
                capacity: row.capacity.map(|people| u32::try_from(people).unwrap_or(u32::MAX)),
                window: Window { opens: row.opens_at.0, closes: row.closes_at.0 },
                task: match (row.task_year, &row.task_code) {
                    (Some(year), Some(code)) => task_value(i16::try_from(year).unwrap_or(i16::MAX), code),
                    _ => String::new(),
                },
                contact: row.contact,
            },
            chair,
            unit,
            task_id: row.task_id,
            task: row.task_code.zip(row.task_title),
            state,
            state_at: at,
            announced_at: row.announced_at.map(|at| at.0),
            on_screen: row.on_screen.map(QuestionId),
            taken: u32::try_from(row.taken).unwrap_or(u32::MAX),
            sequence: row.sequence,
            touched: (row.touched_name, row.touched_at.0),
            version: row.version,
        })
    }
}

pub(super) fn bad(id: i64, column: &'static str, why: &str) -> Fault {
    Fault::BadRow { table: "dialogue", column, row: id.to_string(), why: why.to_owned() }
}

/// The hour as the table keeps it.
fn hour(at: DateTime) -> String {
    at.strftime("%H:%M").to_string()
}

impl Tx {
    /// The dialogue of that id.
    pub(super) async fn dialogue(&mut self, id: DialogueId) -> Result<Dialogue, Error> {
        const ONE: &str = select!("WHERE d.id = $1");
        let row = on!(self, c => sqlx::query_as::<_, Row>(ONE).bind(id.0).fetch_optional(c).await)?;
        row.ok_or(Refusal::NotFound)?.try_into()
    }

    /// The same, and whoever else wants to change it, its registrations or its questions waits until this transaction
    /// has ended. On SQLite all who write wait for each other anyway.
    pub(super) async fn locked_dialogue(&mut self, id: DialogueId) -> Result<Dialogue, Error> {
        const LOCK: &str = "UPDATE dialogue SET numbered = numbered WHERE id = $1";
        on!(self, c => sqlx::query(LOCK).bind(id.0).execute(c).await)?;
        self.dialogue(id).await
    }

    /// The same for one that the public knows of.
    pub(super) async fn public_one(&mut self, id: DialogueId) -> Result<Dialogue, Error> {
        let dialogue = self.dialogue(id).await?;
        if dialogue.is_public() { Ok(dialogue) } else { Err(Refusal::NotFound.into()) }
    }

    /// All dialogues, by their day and hour.
    pub(super) async fn dialogues(&mut self) -> Result<Vec<Dialogue>, Error> {
        const ALL: &str = select!("ORDER BY d.day, d.starts, d.id");
        let rows = on!(self, c => sqlx::query_as::<_, Row>(ALL).fetch_all(c).await)?;
        rows.into_iter().map(Dialogue::try_from).collect()
    }

    /// Writes a new one.
    pub(super) async fn insert_dialogue(
        &mut self,
        new: &NewDialogue,
        task: Option<i64>,
    ) -> Result<DialogueId, Error> {
        const ADD: &str = "INSERT INTO dialogue (id, title, kind, format, place, link, chair_id, unit_id, day, starts, \
             ends, agenda, documents, capacity, opens_at, closes_at, task_id, contact, state, state_at, created_at, \
             touched_at, touched_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
             $17, $18, 'draft', $19, $19, $19, $20)";
        let (id, now, name) = (self.new_id(), Instant(self.now()), self.actor_name());
        let (agenda, documents) =
            (serde_json::to_string(&new.agenda)?, serde_json::to_string(&new.documents)?);
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(&new.title).bind(new.kind.name()).bind(new.format.name()).bind(&new.place)
            .bind(&new.link).bind(new.chair.0).bind(new.unit.0).bind(Day(new.day())).bind(hour(new.starts))
            .bind(hour(new.ends)).bind(&agenda).bind(&documents).bind(new.capacity.map(i64::from))
            .bind(Instant(new.window.opens)).bind(Instant(new.window.closes)).bind(task).bind(&new.contact)
            .bind(now).bind(&name).execute(c).await)?;
        Ok(DialogueId(id))
    }

    /// Writes plan and state back over the version that was read.
    pub(super) async fn put_dialogue(&mut self, dialogue: &Dialogue) -> Result<(), Error> {
        const PUT: &str = "UPDATE dialogue SET title = $3, kind = $4, format = $5, place = $6, link = $7, chair_id = $8, \
             unit_id = $9, day = $10, starts = $11, ends = $12, agenda = $13, documents = $14, capacity = $15, \
             opens_at = $16, closes_at = $17, task_id = $18, contact = $19, state = $20, state_at = $21, \
             announced_at = $22, reason = $23, present = $24, sequence = $25, touched_at = $26, touched_name = $27, \
             version = version + 1 WHERE id = $1 AND version = $2";
        let (plan, now, name) = (&dialogue.plan, Instant(self.now()), self.actor_name());
        let (agenda, documents) =
            (serde_json::to_string(&plan.agenda)?, serde_json::to_string(&plan.documents)?);
        let written = on!(self, c => sqlx::query(PUT)
            .bind(dialogue.id.0).bind(dialogue.version).bind(&plan.title).bind(plan.kind.name())
            .bind(plan.format.name()).bind(&plan.place).bind(&plan.link).bind(plan.chair.0).bind(plan.unit.0)
            .bind(Day(plan.day())).bind(hour(plan.starts)).bind(hour(plan.ends)).bind(&agenda)
            .bind(&documents).bind(plan.capacity.map(i64::from)).bind(Instant(plan.window.opens))
            .bind(Instant(plan.window.closes)).bind(dialogue.task_id).bind(&plan.contact)
            .bind(dialogue.state.kind().name()).bind(Instant(dialogue.state_at))
            .bind(dialogue.announced_at.map(Instant)).bind(dialogue.reason().to_owned())
            .bind(dialogue.present().map(i64::from)).bind(dialogue.sequence).bind(now).bind(&name)
            .execute(c).await)?;
        if written == 1 { Ok(()) } else { Err(Refusal::Stale { by: None, at: None }.into()) }
    }

    /// The name in which is written; empty for the program itself.
    pub(super) fn actor_name(&self) -> String {
        self.actor().map(|actor| actor.name.clone()).unwrap_or_default()
    }

    /// The task that a form chose for a dialogue of that year, and the year of its plan; none if there is no such task.
    pub(super) async fn chosen_task(&mut self, typed: &str, year: i16) -> Result<Option<(i64, i16)>, Error> {
        const FIND: &str = "SELECT t.id, p.year FROM task t JOIN plan p ON p.id = t.plan_id \
             WHERE t.code = $1 AND t.gone_at IS NULL AND p.year >= $2 AND p.year <= $3 ORDER BY p.year DESC LIMIT 1";
        let (of, code) = task_said(typed);
        let (first, last) = of.map_or((0, year), |of| (of, of));
        let found = on!(self, c => sqlx::query_as::<_, (i64, i64)>(FIND)
            .bind(code).bind(i64::from(first)).bind(i64::from(last)).fetch_optional(c).await)?;
        Ok(found.map(|(task, year)| (task, i16::try_from(year).unwrap_or(i16::MAX))))
    }

    /// The year of the plan that holds in that year: the newest one that is not later.
    pub(super) async fn plan_year(&mut self, year: i16) -> Result<Option<i16>, Error> {
        const FIND: &str = "SELECT MAX(year) FROM plan WHERE year <= $1";
        let found = on!(self, c => sqlx::query_scalar::<_, Option<i64>>(FIND)
            .bind(i64::from(year)).fetch_one(c).await)?;
        Ok(found.and_then(|year| i16::try_from(year).ok()))
    }

    /// True if there is an active unit of that id.
    pub(super) async fn is_active_unit(&mut self, unit: UnitId) -> Result<bool, Error> {
        const FIND: &str = "SELECT COUNT(*) FROM unit WHERE id = $1 AND active";
        Ok(on!(self, c => sqlx::query_scalar::<_, i64>(FIND).bind(unit.0).fetch_one(c).await)? == 1)
    }
}

/// True if it begins on a later day in Viet Nam than that moment.
pub(super) fn is_before_day(dialogue: &Dialogue, now: Timestamp) -> bool {
    day_of(now) < dialogue.plan.day()
}
