//! The log of everything that happened: who, when, what. Rows are only ever added.

use domain::ids::PersonId;
use domain::people::Actor;
use jiff::Timestamp;
use serde::Serialize;
use sqlx::AssertSqlSafe;

use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;

/// Something that happened; the transaction knows who did it and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    kind: &'static str,
    task_code: Option<String>,
    period: Option<String>,
    data: serde_json::Value,
}

impl Event {
    /// An event of this kind, named `feature.what_happened`.
    pub fn new(kind: &'static str) -> Self {
        Self { kind, task_code: None, period: None, data: serde_json::Value::Null }
    }

    /// The task that it is about.
    pub fn task(self, code: impl Into<String>) -> Self {
        Self { task_code: Some(code.into()), ..self }
    }

    /// The period that it is about, in its written form.
    pub fn period(self, period: impl ToString) -> Self {
        Self { period: Some(period.to_string()), ..self }
    }

    /// What else is to be known later. Never a secret.
    pub fn data(self, data: &impl Serialize) -> Result<Self, Error> {
        Ok(Self { data: serde_json::to_value(data)?, ..self })
    }
}

/// An event as it was recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Grows with time.
    pub id: i64,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it; none if the program itself did.
    pub actor: Option<PersonId>,
    /// The name that they had then.
    pub actor_name: String,
    /// `feature.what_happened`.
    pub kind: String,
    /// The task's code.
    pub task_code: Option<String>,
    /// The period in its written form.
    pub period: Option<String>,
    /// What was kept with it.
    pub data: serde_json::Value,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    at: Instant,
    actor_id: Option<i64>,
    actor_name: String,
    kind: String,
    task_code: Option<String>,
    period: Option<String>,
    data: String,
}

impl Tx {
    /// Adds an event to the log.
    pub async fn record(&mut self, event: &Event) -> Result<(), Error> {
        self.record_all(std::slice::from_ref(event)).await
    }

    /// Adds events to the log, in their order.
    pub async fn record_all(&mut self, events: &[Event]) -> Result<(), Error> {
        const RECORD: &str =
            "INSERT INTO event (id, at, actor_id, actor_name, kind, task_code, period, data) VALUES";
        if events.is_empty() {
            return Ok(());
        }
        let sql = format!("{RECORD} {}", self.values(events.len(), 8));
        let rows: Vec<_> =
            events.iter().map(|event| (self.new_id(), event, event.data.to_string())).collect();
        let at = Instant(self.now());
        let actor = self.actor().map(|actor: &Actor| actor.person.0);
        let name = self.actor().map(|actor| actor.name.clone()).unwrap_or_default();
        on!(self, c => {
            let mut query = sqlx::query(AssertSqlSafe(sql.as_str()));
            for (id, event, data) in &rows {
                query = query
                    .bind(id).bind(at).bind(actor).bind(&name).bind(event.kind)
                    .bind(&event.task_code).bind(&event.period).bind(data);
            }
            query.execute(c).await
        })?;
        Ok(())
    }

    /// What happened on a task, newest first, at most `limit` events.
    pub async fn task_events(&mut self, code: &str, limit: i64) -> Result<Vec<Recorded>, Error> {
        const OF_TASK: &str = "SELECT id, at, actor_id, actor_name, kind, task_code, period, data FROM event \
                               WHERE task_code = $1 ORDER BY id DESC LIMIT $2";
        let rows =
            on!(self, c => sqlx::query_as::<_, Row>(OF_TASK).bind(code).bind(limit).fetch_all(c).await)?;
        rows.into_iter().map(Recorded::try_from).collect()
    }

    /// What happened anywhere, newest first, at most `limit` events.
    pub async fn events(&mut self, limit: i64) -> Result<Vec<Recorded>, Error> {
        const ALL: &str = "SELECT id, at, actor_id, actor_name, kind, task_code, period, data FROM event \
                           ORDER BY id DESC LIMIT $1";
        let rows = on!(self, c => sqlx::query_as::<_, Row>(ALL).bind(limit).fetch_all(c).await)?;
        rows.into_iter().map(Recorded::try_from).collect()
    }
}

impl TryFrom<Row> for Recorded {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            id: row.id,
            at: row.at.0,
            actor: row.actor_id.map(PersonId),
            actor_name: row.actor_name,
            kind: row.kind,
            task_code: row.task_code,
            period: row.period,
            data: serde_json::from_str(&row.data)?,
        })
    }
}
