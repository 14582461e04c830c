//! Obstacles ("vướng mắc"): what stands in the way of a task, the decision asked for, and a leader's answer.

use domain::board;
use domain::change::Change;
use domain::ids::{ObstacleId, PersonId};
use domain::people::{Action, Actor, may};
use domain::period::Period;

use super::report::{required, written};
use super::touch::{Held, Told};
use crate::Refusal;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// The longest text of an obstacle, a decision asked for, or an answer, in characters.
const TEXT_MOST: u32 = 4000;

/// Reports an obstacle on a task in a period, with the decision that is asked for, if any. The task stays where
/// it stands.
pub async fn raise_obstacle(
    service: &Service,
    actor: &Actor,
    code: &str,
    period: Period,
    text: &str,
    decision_asked: &str,
) -> Result<ObstacleId, Error> {
    let (text, decision_asked) = (required(text, TEXT_MOST)?, written(decision_asked, TEXT_MOST)?);
    let mut tx = service.write_as(actor).await?;
    let held = tx.hold(code, period).await?;
    may(actor, Action::RaiseObstacle, &held.facts.about)?;
    if held.facts.gone {
        return Err(board::Refusal::TaskGone.into());
    }
    let id = add_obstacle(&mut tx, actor, &held, &text, &decision_asked).await?;
    tx.tell(&held, "board.obstacle_raised", &Told::text(&text)).await?;
    tx.alert_leaders().await?;
    tx.save().await?;
    Ok(id)
}

/// Answers an obstacle with a decision. Once.
pub async fn answer_obstacle(
    service: &Service,
    actor: &Actor,
    obstacle: ObstacleId,
    answer: &str,
) -> Result<(), Error> {
    const FIND: &str = "SELECT t.code, o.period, o.raised_by FROM obstacle o JOIN task t ON t.id = o.task_id \
                        WHERE o.id = $1";
    const ANSWER: &str = "UPDATE obstacle SET state = 'answered', answer = $2, answered_by = $3, \
                          answered_at = $4 WHERE id = $1 AND state = 'open'";
    let answer = required(answer, TEXT_MOST)?;
    let mut tx = service.write_as(actor).await?;
    let found = on!(tx, c =>
        sqlx::query_as::<_, (String, String, i64)>(FIND).bind(obstacle.0).fetch_optional(c).await)?;
    let (code, period, raised_by) = found.ok_or(Refusal::NotFound)?;
    let held = tx.hold(&code, period.parse().map_err(|_| Refusal::NotFound)?).await?;
    may(actor, Action::DecideObstacle, &held.facts.about)?;
    let now = Instant(tx.now());
    let answered = on!(tx, c => sqlx::query(ANSWER)
        .bind(obstacle.0).bind(&answer).bind(actor.person.0).bind(now).execute(c).await)?;
    if answered == 0 {
        return Err(board::Refusal::AlreadyAnswered.into());
    }
    tx.tell(&held, "board.obstacle_answered", &Told::text(&answer)).await?;
    tx.announce(Change::Inbox(PersonId(raised_by)));
    tx.alert_in_charge(&held).await?;
    tx.alert_leaders().await?;
    tx.save().await
}

/// Adds an obstacle that was found to be in order.
pub(super) async fn add_obstacle(
    tx: &mut Tx,
    actor: &Actor,
    held: &Held,
    text: &str,
    decision_asked: &str,
) -> Result<ObstacleId, Error> {
    const ADD: &str = "INSERT INTO obstacle (id, task_id, period, unit_id, text, decision_asked, raised_by, \
                       raised_at, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open')";
    let (id, now, period) = (tx.new_id(), Instant(tx.now()), held.period.to_string());
    on!(tx, c => sqlx::query(ADD)
        .bind(id).bind(held.task.id).bind(&period).bind(actor.unit.map(|unit| unit.0))
        .bind(text).bind(decision_asked).bind(actor.person.0).bind(now)
        .execute(c).await)?;
    Ok(ObstacleId(id))
}
