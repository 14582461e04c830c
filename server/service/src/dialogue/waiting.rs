//! What of dialogues waits for one person, for their day. The pages of dialogues have the rest.

use domain::dialogue::CommitmentStanding;
use domain::dialogue::view::{Waiting, WaitingQuestion};
use domain::ids::DialogueId;
use domain::people::{About, Action, Actor, may};
use jiff::civil::Time;

use super::promises::{Of, Reader};
use super::rows::bad;
use crate::clock::day_of;
use crate::db::{Day, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// The most rows of each kind.
const MOST: usize = 20;

/// What of dialogues waits for the actor; nothing for those who have no part in it.
///
/// # Errors
/// Bad rows alone.
pub async fn waiting(service: &Service, actor: &Actor) -> Result<Waiting, Error> {
    let own = About { lead: actor.unit, ..About::default() };
    let has_unit = actor.unit.is_some();
    let answers = has_unit && may(actor, Action::AnswerQuestion, &own).is_ok();
    let keeps = has_unit && may(actor, Action::KeepCommitment, &own).is_ok();
    let runs = may(actor, Action::RunDialogue, &About::default()).is_ok();
    let mut waiting = Waiting::default();
    if !answers && !keeps && !runs {
        return Ok(waiting);
    }
    let mut tx = service.read().await?;
    if answers {
        waiting.questions = tx.waiting_questions(actor).await?;
    }
    let today = day_of(tx.now());
    let mut promises = tx.promises(Of::Everyone, Reader::Staff(actor), today).await?.commitments;
    promises.retain(|one| match one.standing {
        CommitmentStanding::Kept { .. } | CommitmentStanding::Withdrawn => false,
        CommitmentStanding::Late { .. } if runs => true,
        CommitmentStanding::Late { .. } | CommitmentStanding::Running { .. } => {
            keeps && Some(one.unit.id) == actor.unit
        }
    });
    if runs {
        waiting.results = tx.results_due().await?.into_iter().map(|(_, result)| result).take(MOST).collect();
    }
    promises.truncate(MOST);
    waiting.promises = promises;
    Ok(waiting)
}

impl Tx {
    async fn waiting_questions(&mut self, actor: &Actor) -> Result<Vec<WaitingQuestion>, Error> {
        const FIND: &str = "SELECT d.id, d.day, d.starts, q.number, q.text FROM dialogue_question q \
             JOIN dialogue d ON d.id = q.dialogue_id WHERE q.unit_id = $1 AND q.outcome IS NULL \
             AND q.merged_into IS NULL AND d.state IN ('announced', 'postponed', 'held', 'cancelled') \
             ORDER BY d.day, d.starts, d.id, q.number LIMIT $2";
        type Row = (i64, Day, String, i64, String);
        let (unit, most) = (actor.unit.map(|unit| unit.0), i64::try_from(MOST).unwrap_or(i64::MAX));
        let rows = on!(self, c => sqlx::query_as::<_, Row>(FIND).bind(unit).bind(most).fetch_all(c).await)?;
        let shown = |(id, day, starts, number, text): Row| {
            let time: Time = starts.parse().map_err(|_| bad(id, "starts", &starts))?;
            Ok(WaitingQuestion {
                dialogue: DialogueId(id),
                starts: day.0.to_datetime(time),
                number: u32::try_from(number).unwrap_or(u32::MAX),
                text,
            })
        };
        rows.into_iter().map(shown).collect()
    }
}
