//! What was told, for its page and for a person's day; what is read is not told again, and what failed may be sent again.

use domain::change::Change;
use domain::ids::{FeedbackId, PersonId, QuestionId, RegistrationId};
use domain::notice::{Facts, Inbox, NoticeChannel, NoticeKind, NoticeState, Outbox, Sent, Told};
use domain::people::{About, Action, Actor, Role, may};

use super::sender::configured;
use crate::Refusal;
use crate::db::{Instant, Tx};
use crate::error::{Error, Fault};
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// Roads out of the application.
const OUTWARD: [NoticeChannel; 3] = [NoticeChannel::Email, NoticeChannel::Zalo, NoticeChannel::Sms];
/// Rows of the outbox on one page.
const LATEST: i64 = 100;
/// Notices on a person's day.
const TOLD: i64 = 20;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    version: i64,
    registration_id: Option<i64>,
    question_id: Option<i64>,
    code: Option<String>,
    person: Option<String>,
    kind: String,
    channel: String,
    state: String,
    attempts: i64,
    last_error: String,
    created_at: Instant,
    done_at: Option<Instant>,
    next_at: Option<Instant>,
}

/// The outbox: counts, roads, and the newest notices, of one state or of all. What is told of restricted cases is shown
/// and counted only to those who may know of them.
pub async fn outbox(service: &Service, actor: &Actor, state: Option<NoticeState>) -> Result<Outbox, Error> {
    const COUNTS: &str = "SELECT n.state, COUNT(*) FROM notice n LEFT JOIN feedback f ON f.id = n.feedback_id \
                          WHERE f.id IS NULL OR NOT f.restricted OR $1 GROUP BY n.state";
    const ROWS: &str = "SELECT n.id, n.version, n.registration_id, n.question_id, f.code, p.name AS person, n.kind, n.channel, n.state, n.attempts, \
         n.last_error, n.created_at, n.done_at, n.next_at FROM notice n \
         LEFT JOIN feedback f ON f.id = n.feedback_id LEFT JOIN person p ON p.id = n.person_id \
         WHERE (f.id IS NULL OR NOT f.restricted OR $1) AND ($2 = '' OR n.state = $2) \
         ORDER BY n.id DESC LIMIT $3";
    may(actor, Action::ReadNotices, &About::default())?;
    let mut tx = service.read().await?;
    let knows = tx.knows_restricted(actor).await?;
    let counts = on!(tx, c => sqlx::query_as::<_, (String, i64)>(COUNTS).bind(knows).fetch_all(c).await)?;
    let wanted = state.map(NoticeState::name).unwrap_or_default();
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(ROWS)
        .bind(knows).bind(wanted).bind(LATEST).fetch_all(c).await)?;
    let of = |state: NoticeState| {
        let found = counts.iter().find(|(name, _)| name == state.name());
        found.map_or(0, |(_, count)| u32::try_from(*count).unwrap_or(u32::MAX))
    };
    let has_road = OUTWARD.iter().any(|channel| configured(service, *channel));
    Ok(Outbox {
        counts: NoticeState::ALL.iter().map(|state| (*state, of(*state))).collect(),
        channels: OUTWARD.iter().map(|channel| (*channel, configured(service, *channel))).collect(),
        latest: rows.into_iter().map(|row| row.sent(has_road)).collect::<Result<_, _>>()?,
    })
}

/// Sends a notice to a sender, a guest or an asker again that failed for good or had no road, by the best road that there is now.
pub async fn retry(service: &Service, actor: &Actor, id: i64, seen_version: i64) -> Result<(), Error> {
    const FIND: &str = "SELECT n.feedback_id, n.registration_id, n.question_id, n.state, n.version, f.restricted FROM notice n \
                        LEFT JOIN feedback f ON f.id = n.feedback_id \
                        WHERE n.id = $1 AND n.person_id IS NULL";
    const AGAIN: &str = "UPDATE notice SET state = $3, channel = $4, recipient = $5, attempts = 0, next_at = $6, \
         last_error = '', done_at = $7, version = version + 1 WHERE id = $1 AND version = $2";
    may(actor, Action::ReadNotices, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let knows = tx.knows_restricted(actor).await?;
    type Found = (Option<i64>, Option<i64>, Option<i64>, String, i64, Option<bool>);
    let found = on!(tx, c => sqlx::query_as::<_, Found>(FIND).bind(id).fetch_optional(c).await)?;
    let found = found.filter(|(.., restricted)| !restricted.unwrap_or(false) || knows);
    let (case, registration, question, state, version, _) = found.ok_or(Refusal::NotFound)?;
    let ended = [NoticeState::PermanentFailure, NoticeState::NoChannel].map(NoticeState::name);
    if version != seen_version || !ended.contains(&state.as_str()) {
        return Err(Refusal::Stale { by: None, at: None }.into());
    }
    let (channel, recipient) = match (case, registration, question) {
        (Some(case), ..) => tx.road_to_sender(FeedbackId(case)).await?,
        (None, Some(registration), _) => tx.road_to_guest(RegistrationId(registration)).await?,
        (None, None, Some(question)) => tx.road_to_asker(QuestionId(question)).await?,
        (None, None, None) => return Err(Refusal::NotFound.into()),
    };
    let now = Instant(tx.now());
    let (state, next_at, done_at) = match channel {
        NoticeChannel::None => (NoticeState::NoChannel, None, Some(now)),
        _ => (NoticeState::Created, Some(now), None),
    };
    let written = on!(tx, c => sqlx::query(AGAIN)
        .bind(id).bind(version).bind(state.name()).bind(channel.name()).bind(&recipient).bind(next_at)
        .bind(done_at).execute(c).await)?;
    if written != 1 {
        return Err(Refusal::Stale { by: None, at: None }.into());
    }
    tx.record(&Event::new("notice.sent_again").data(&id)?).await?;
    tx.save().await
}

/// What the actor was told and has not seen; of restricted cases only while they may know of them.
pub async fn inbox(service: &Service, actor: &Actor) -> Result<Inbox, Error> {
    const COUNT: &str = "SELECT COUNT(*) FROM notice n LEFT JOIN feedback f ON f.id = n.feedback_id \
         WHERE n.person_id = $1 AND n.seen_at IS NULL AND (f.id IS NULL OR NOT f.restricted OR $2)";
    const UNSEEN: &str = "SELECT n.id, n.created_at, n.kind, n.data FROM notice n \
         LEFT JOIN feedback f ON f.id = n.feedback_id \
         WHERE n.person_id = $1 AND n.seen_at IS NULL AND (f.id IS NULL OR NOT f.restricted OR $2) \
         ORDER BY n.id DESC LIMIT $3";
    type Row = (i64, Instant, String, String);
    let mut tx = service.read().await?;
    let knows = tx.knows_restricted(actor).await?;
    let person = actor.person.0;
    let count =
        on!(tx, c => sqlx::query_scalar::<_, i64>(COUNT).bind(person).bind(knows).fetch_one(c).await)?;
    if count == 0 {
        return Ok(Inbox::default());
    }
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(UNSEEN)
        .bind(person).bind(knows).bind(TOLD).fetch_all(c).await)?;
    let told = |(id, at, kind, data): Row| {
        let facts: Facts = serde_json::from_str(&data)?;
        let kind = NoticeKind::from_name(&kind).ok_or_else(|| bad(id, "kind", &kind))?;
        Ok::<_, Error>(Told { id, at: at.0, kind, facts })
    };
    Ok(Inbox {
        told: rows.into_iter().map(told).collect::<Result<_, _>>()?,
        count: u32::try_from(count).unwrap_or(u32::MAX),
    })
}

/// The actor has seen everything up to this notice.
pub async fn see(service: &Service, actor: &Actor, up_to: i64) -> Result<(), Error> {
    const SEE: &str = "UPDATE notice SET seen_at = $3 WHERE person_id = $1 AND id <= $2 AND seen_at IS NULL";
    let mut tx = service.write_as(actor).await?;
    let now = Instant(tx.now());
    on!(tx, c => sqlx::query(SEE).bind(actor.person.0).bind(up_to).bind(now).execute(c).await)?;
    tx.announce(Change::Inbox(actor.person));
    tx.save().await
}

impl Tx {
    /// What waited on people's days because of a case waits no longer.
    pub(crate) async fn settle_notices(&mut self, case: FeedbackId, kind: NoticeKind) -> Result<(), Error> {
        const SETTLE: &str = "UPDATE notice SET seen_at = $3 WHERE feedback_id = $1 AND kind = $2 \
                              AND person_id IS NOT NULL AND seen_at IS NULL RETURNING person_id";
        let now = Instant(self.now());
        let people = on!(self, c => sqlx::query_scalar::<_, i64>(SETTLE)
            .bind(case.0).bind(kind.name()).bind(now).fetch_all(c).await)?;
        for person in people {
            self.announce(Change::Inbox(PersonId(person)));
        }
        Ok(())
    }

    /// True if the actor may know of restricted cases: a leader, or the one clerk.
    pub(crate) async fn knows_restricted(&mut self, actor: &Actor) -> Result<bool, Error> {
        if actor.roles.has(Role::Leader) {
            return Ok(true);
        }
        let clerk: Option<PersonId> = self.settings().await?.restricted_clerk;
        Ok(clerk == Some(actor.person))
    }
}

impl Row {
    fn sent(self, has_road: bool) -> Result<Sent, Error> {
        let state = NoticeState::from_name(&self.state).ok_or_else(|| bad(self.id, "state", &self.state))?;
        let of_dialogue = self.registration_id.is_some() || self.question_id.is_some();
        let is_outward = (self.code.is_some() || of_dialogue) && self.person.is_none();
        let ended = match state {
            NoticeState::PermanentFailure => true,
            NoticeState::NoChannel => has_road,
            _ => false,
        };
        Ok(Sent {
            id: self.id,
            version: self.version,
            kind: NoticeKind::from_name(&self.kind).ok_or_else(|| bad(self.id, "kind", &self.kind))?,
            channel: NoticeChannel::from_name(&self.channel)
                .ok_or_else(|| bad(self.id, "channel", &self.channel))?,
            state,
            code: self.code,
            person: self.person,
            attempts: u32::try_from(self.attempts).unwrap_or(u32::MAX),
            last_error: self.last_error,
            created_at: self.created_at.0,
            done_at: self.done_at.map(|at| at.0),
            next_at: self.next_at.map(|at| at.0),
            may_retry: is_outward && ended,
        })
    }
}

fn bad(id: i64, column: &'static str, value: &str) -> Fault {
    Fault::BadRow { table: "notice", column, row: id.to_string(), why: value.to_owned() }
}
