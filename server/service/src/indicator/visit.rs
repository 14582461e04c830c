//! What changed since somebody's last visit to the leadership's view.

use domain::indicator::view::{Changed, Since};
use domain::people::{About, Action, Actor, may};
use jiff::SignedDuration;

use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// A page that is asked for again within this time is the same visit.
const SAME_VISIT: SignedDuration = SignedDuration::from_mins(30);
/// The most changes that are listed.
const MOST: usize = 50;

/// Notes that the actor is looking. To be called once a page is drawn; what it then shows as changed is measured from
/// the visit before.
pub async fn visited(service: &Service, actor: &Actor) -> Result<(), Error> {
    const FIND: &str = "SELECT seen_at FROM dashboard_visit WHERE person_id = $1";
    const FIRST: &str = "INSERT INTO dashboard_visit (person_id, seen_at) VALUES ($1, $2) \
                         ON CONFLICT (person_id) DO UPDATE SET seen_at = excluded.seen_at";
    const NEXT: &str = "UPDATE dashboard_visit SET previous_at = seen_at, seen_at = $2 WHERE person_id = $1";
    const MOMENT: SignedDuration = SignedDuration::from_mins(1);
    may(actor, Action::ReadIndicators, &About::default())?;
    let now = service.now();
    let mut tx = service.read().await?;
    let seen = on!(tx, c =>
        sqlx::query_scalar::<_, Instant>(FIND).bind(actor.person.0).fetch_optional(c).await)?;
    drop(tx);
    let ago = seen.map(|seen| now.duration_since(seen.0));
    // A wall that asks again with every change must not write with every change.
    if ago.is_some_and(|ago| ago < MOMENT) {
        return Ok(());
    }
    let query = if ago.is_some_and(|ago| ago >= SAME_VISIT) { NEXT } else { FIRST };
    let mut tx = service.write_as(actor).await?;
    on!(tx, c => sqlx::query(query).bind(actor.person.0).bind(Instant(now)).execute(c).await)?;
    tx.save().await
}

impl Tx {
    /// What changed since the actor's visit before this one; none at the first.
    pub(super) async fn since(&mut self, actor: &Actor) -> Result<Option<Since>, Error> {
        const FIND: &str = "SELECT seen_at, previous_at FROM dashboard_visit WHERE person_id = $1";
        // Ids grow with time, so that the newest are found without an index of their own.
        const CHANGES: &str = "SELECT at, actor_name, kind, task_code, period, data FROM event \
            WHERE at > $1 AND (kind LIKE 'indicator.%' OR kind LIKE 'business.%' OR kind LIKE 'board.%') \
            ORDER BY id DESC LIMIT $2";
        type Row = (Instant, String, String, Option<String>, Option<String>, String);
        let found = on!(self, c => sqlx::query_as::<_, (Instant, Option<Instant>)>(FIND)
            .bind(actor.person.0).fetch_optional(c).await)?;
        let Some((seen, previous)) = found else { return Ok(None) };
        let is_new = self.now().duration_since(seen.0) >= SAME_VISIT;
        let Some(at) = (if is_new { Some(seen) } else { previous }) else { return Ok(None) };
        let most = i64::try_from(MOST).unwrap_or(50) + 1;
        let mut rows =
            on!(self, c => sqlx::query_as::<_, Row>(CHANGES).bind(at).bind(most).fetch_all(c).await)?;
        let more = rows.len() > MOST;
        rows.truncate(MOST);
        let changes = rows.into_iter().map(|(at, by, kind, task, period, data)| Changed {
            at: at.0,
            by,
            code: task.unwrap_or_else(|| code_in(&data)),
            kind,
            period: period.and_then(|period| period.parse().ok()),
        });
        Ok(Some(Since { at: at.0, changes: changes.collect(), more }))
    }
}

/// The code of the indicator that an event is about.
fn code_in(data: &str) -> String {
    let data: serde_json::Value = serde_json::from_str(data).unwrap_or_default();
    data.get("code").and_then(|code| code.as_str()).unwrap_or_default().to_owned()
}
