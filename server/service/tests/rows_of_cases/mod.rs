//! Cases of feedback as their table has them, put there without a use case; and the outbox as its table has it.

#![allow(dead_code, reason = "not every test program uses all of it")]

use service::db::{Instant, Tx};
use service::{Service, on};

/// A case that somebody set up.
#[derive(Clone)]
pub struct Case {
    pub id: i64,
    pub code: String,
    pub email: &'static str,
    pub phone: &'static str,
    pub state: &'static str,
    pub due_on: Option<&'static str>,
    pub unit: Option<i64>,
    pub officer: Option<i64>,
    pub restricted: bool,
    pub closed_at: Option<&'static str>,
}

impl Case {
    /// Received, and nobody's yet.
    pub fn new(id: i64, code: &str) -> Self {
        Self {
            id,
            // Each has a code of its own; the cases name it only where they look at it.
            code: if code.len() > 1 { code.to_owned() } else { format!("{code}{id}") },
            email: "",
            phone: "",
            state: "received",
            due_on: None,
            unit: None,
            officer: None,
            restricted: false,
            closed_at: None,
        }
    }
}

/// A notice as its table has it.
#[derive(Debug, sqlx::FromRow)]
pub struct Notice {
    pub feedback_id: Option<i64>,
    pub person_id: Option<i64>,
    pub kind: String,
    pub channel: String,
    pub recipient: String,
    pub data: String,
    pub state: String,
    pub attempts: i64,
    pub last_error: String,
    pub seen_at: Option<Instant>,
}

/// Puts a case there.
pub async fn put(service: &Service, case: Case) {
    let mut tx = service.write().await.unwrap();
    add(&mut tx, &case).await;
    tx.save().await.unwrap();
}

/// Puts a case there, in a transaction.
pub async fn add(tx: &mut Tx, case: &Case) {
    const ADD: &str = "INSERT INTO feedback (id, code, channel, received_at, entered_at, sender_kind, sender_name, \
         phone, email, address, hide_name, may_publish, consent_version, category, restricted, content, \
         content_digest, previous_state, state, unit_id, officer_id, round, due_on, closed_at, touched_at, \
         touched_name, version) VALUES ($1, $2, 'web', $3, $3, 'citizen', 'Nguyễn Văn An', $4, $5, 'Số 1', FALSE, \
         FALSE, '1', 'land', $6, $7, 'x', $8, $9, $10, $11, 1, $12, $13, $3, '', 1)";
    let before = match case.state {
        "received" => "new",
        "processing" => "assigned",
        "review" => "processing",
        "answered" => "review",
        "closed" => "answered",
        "reopened" => "closed",
        _ => "received",
    };
    let now = Instant(tx.now());
    let content = format!("Nội dung của {}", case.code);
    on!(tx, c => sqlx::query(ADD)
        .bind(case.id).bind(&case.code).bind(now).bind(case.phone).bind(case.email).bind(case.restricted)
        .bind(&content).bind(before).bind(case.state).bind(case.unit).bind(case.officer).bind(case.due_on)
        .bind(case.closed_at).execute(c).await)
    .unwrap();
}

/// Every notice, the oldest first.
pub async fn notices(service: &Service) -> Vec<Notice> {
    const ALL: &str = "SELECT feedback_id, person_id, kind, channel, recipient, data, state, attempts, last_error, \
                       seen_at FROM notice ORDER BY id";
    let mut tx = service.read().await.unwrap();
    on!(tx, c => sqlx::query_as::<_, Notice>(ALL).fetch_all(c).await).unwrap()
}

/// Sets a setting.
pub async fn setting(service: &Service, name: &str, value: &str) {
    const SET: &str = "UPDATE setting SET value = $2 WHERE name = $1";
    let mut tx = service.write().await.unwrap();
    on!(tx, c => sqlx::query(SET).bind(name).bind(value).execute(c).await).unwrap();
    tx.save().await.unwrap();
}
