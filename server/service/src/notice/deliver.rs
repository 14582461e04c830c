//! The outbox is emptied. A notice is claimed over the version that was read, so that of two processes one sends it; the
//! claim ends by itself, so that a process that dies loses none. What died between the sending and the note of it is sent
//! again, under the same id: rather twice than never.

use std::sync::Arc;

use domain::notice::{Facts, Letter, NoticeChannel, NoticeKind, NoticeState, pause_after};
use jiff::SignedDuration;

use super::sender::{Failure, Message, by};
use crate::db::{Instant, Tx};
use crate::error::{Error, Fault};
use crate::on;
use crate::service::Service;

/// How long a claim holds: longer than any sender may take.
const CLAIM: SignedDuration = SignedDuration::from_mins(5);
/// The longest that one try may take.
const TRY_MOST: std::time::Duration = std::time::Duration::from_secs(90);

/// Turns what a notice says into words. The service has none of its own.
pub type Words = Arc<dyn Fn(NoticeKind, &Facts) -> Letter + Send + Sync>;

/// A notice that this process alone sends.
struct Claimed {
    id: i64,
    version: i64,
    attempts: u32,
    channel: NoticeChannel,
    kind: NoticeKind,
    to: String,
    facts: Facts,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    kind: String,
    channel: String,
    recipient: String,
    data: String,
    attempts: i64,
    version: i64,
}

/// Sends the notice that is due first; false if none was.
pub async fn deliver_one(service: &Service, words: &Words) -> Result<bool, Error> {
    let Some(claimed) = claim(service).await? else { return Ok(false) };
    let outcome = match by(service, claimed.channel) {
        None => Err(None),
        Some(_) if claimed.to.is_empty() => Err(Some(Failure::Permanent("no address".to_owned()))),
        Some(sender) => {
            let letter = words(claimed.kind, &claimed.facts);
            let message = Message { id: claimed.id, to: claimed.to.clone(), letter };
            let sent = tokio::time::timeout(TRY_MOST, sender.send(&message)).await;
            sent.unwrap_or_else(|_| Err(Failure::Temporary("no answer".to_owned()))).map_err(Some)
        }
    };
    settle(service, &claimed, outcome).await?;
    Ok(true)
}

async fn claim(service: &Service) -> Result<Option<Claimed>, Error> {
    const DUE: &str = "SELECT id, kind, channel, recipient, data, attempts, version FROM notice \
                       WHERE next_at IS NOT NULL AND next_at <= $1 ORDER BY next_at, id LIMIT 5";
    const CLAIMED: &str = "UPDATE notice SET state = 'sending', attempts = attempts + 1, next_at = $3, \
                           version = version + 1 WHERE id = $1 AND version = $2";
    let mut tx = service.read().await?;
    let now = Instant(tx.now());
    let due = on!(tx, c => sqlx::query_as::<_, Row>(DUE).bind(now).fetch_all(c).await)?;
    drop(tx);
    for row in due {
        let mut tx = service.write().await?;
        let until = Instant(later(tx.now(), CLAIM));
        let taken = on!(tx, c => sqlx::query(CLAIMED)
            .bind(row.id).bind(row.version).bind(until).execute(c).await)?;
        tx.save().await?;
        if taken == 1 {
            return Ok(Some(row.claimed()?));
        }
    }
    Ok(None)
}

/// Notes what became of a try. `Err(None)` is a road that is no longer configured.
async fn settle(
    service: &Service,
    claimed: &Claimed,
    outcome: Result<(), Option<Failure>>,
) -> Result<(), Error> {
    let mut tx = service.write().await?;
    let now = tx.now();
    let (state, next_at, why) = match outcome {
        Ok(()) => (NoticeState::Delivered, None, String::new()),
        Err(None) => (NoticeState::NoChannel, None, String::new()),
        Err(Some(Failure::Permanent(why))) => (NoticeState::PermanentFailure, None, why),
        Err(Some(Failure::Temporary(why))) => match pause_after(claimed.attempts) {
            Some(pause) => {
                let next_at = later(now, SignedDuration::from_secs(pause));
                (NoticeState::TemporaryFailure, Some(Instant(next_at)), why)
            }
            None => (NoticeState::PermanentFailure, None, why),
        },
    };
    if !why.is_empty() {
        tracing::warn!(notice = claimed.id, channel = claimed.channel.name(), why, "a notice was not taken");
    }
    if !tx.settle(claimed, state, next_at, &why).await? {
        // Somebody else holds it by now, or the case was masked meanwhile.
        tracing::warn!(notice = claimed.id, "what became of a notice was not noted: its claim was over");
    }
    tx.save().await
}

impl Tx {
    async fn settle(
        &mut self,
        claimed: &Claimed,
        state: NoticeState,
        next_at: Option<Instant>,
        why: &str,
    ) -> Result<bool, Error> {
        // An address that was given up stays for another try by hand, but not once its owner had it deleted.
        const SETTLE: &str = "UPDATE notice SET state = $3, next_at = $4, last_error = $5, done_at = $6, \
             recipient = CASE WHEN $3 = 'delivered' OR ($3 IN ('permanent_failure', 'no_channel') \
             AND EXISTS (SELECT 1 FROM feedback f WHERE f.id = notice.feedback_id AND f.masked_at IS NOT NULL \
             UNION ALL SELECT 1 FROM dialogue_registration g WHERE g.id = notice.registration_id \
             AND g.masked_at IS NOT NULL UNION ALL SELECT 1 FROM dialogue_question q WHERE q.id = notice.question_id \
             AND q.asker_phone = '')) \
             THEN '' ELSE recipient END, version = version + 1 \
             WHERE id = $1 AND version = $2 AND state = 'sending'";
        let done_at = next_at.is_none().then_some(Instant(self.now()));
        let settled = on!(self, c => sqlx::query(SETTLE)
            .bind(claimed.id).bind(claimed.version).bind(state.name()).bind(next_at).bind(why).bind(done_at)
            .execute(c).await)?;
        Ok(settled == 1)
    }
}

impl Row {
    fn claimed(self) -> Result<Claimed, Error> {
        let bad = |column, why: &str| Fault::BadRow {
            table: "notice",
            column,
            row: self.id.to_string(),
            why: why.to_owned(),
        };
        Ok(Claimed {
            kind: NoticeKind::from_name(&self.kind).ok_or_else(|| bad("kind", &self.kind))?,
            channel: NoticeChannel::from_name(&self.channel).ok_or_else(|| bad("channel", &self.channel))?,
            facts: serde_json::from_str(&self.data)?,
            id: self.id,
            version: self.version + 1,
            attempts: u32::try_from(self.attempts + 1).unwrap_or(u32::MAX),
            to: self.recipient,
        })
    }
}

fn later(now: jiff::Timestamp, by: SignedDuration) -> jiff::Timestamp {
    now.saturating_add(by).unwrap_or(now)
}
