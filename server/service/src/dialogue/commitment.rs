//! Promises are made, each with a unit and a due day, and kept.

use domain::dialogue::{CommitmentForm, Outcome, Problem, Refusal as No, What, text_of};
use domain::ids::{CommitmentId, DialogueId, UnitId};
use domain::notice::NoticeKind;
use domain::people::{About, Action, Actor, may};

use super::asked::once;
use crate::Refusal;
use crate::db::{Day, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// Promises something at a dialogue; a question that it settles ends with it. Possible from the day on, until the result
/// is published.
///
/// # Errors
/// Refused by role; [`No::Form`], also for a unit or a task that is none; [`No::NotYet`], [`No::NotTaking`];
/// [`No::SettledAlready`] for a question that has ended.
pub async fn promise(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    form: &CommitmentForm,
) -> Result<CommitmentId, Error> {
    may(actor, Action::RunDialogue, &About::default())?;
    let new = form.parse(service.today()).map_err(No::from)?;
    let mut tx = service.write_as(actor).await?;
    let dialogue = tx.locked_dialogue(id).await?;
    super::day::on_the_day(&dialogue, tx.now())?;
    if !tx.is_active_unit(new.unit).await? {
        return Err(No::from(Problem::new("unit", What::UnknownUnit)).into());
    }
    let task = match tx.task_of_code(&new.task, dialogue.plan.day().year()).await {
        Ok(task) => task,
        Err(Some(error)) => return Err(error),
        Err(None) => return Err(No::from(Problem::new("task", What::UnknownTask)).into()),
    };
    let question = match new.question {
        Some(question) => {
            let question = tx.question_of(id, question).await?;
            Some(tx.open_question(id, question.id(), question.version).await?)
        }
        None => None,
    };
    let commitment = tx.insert_commitment(id, &new, task).await?;
    if let Some(question) = question {
        tx.settle_question(&question, Some(Outcome::Commitment), "", None, Some(commitment.0)).await?;
    }
    tx.tell_unit(&dialogue, new.unit, NoticeKind::CommitmentGiven).await?;
    tx.tell_dialogue(id, "dialogue.promised", &commitment).await?;
    tx.save().await?;
    Ok(commitment)
}

/// Says that a promise was kept today, and how.
///
/// # Errors
/// Refused by role, or for another unit's; [`No::Form`] without a word; [`No::KeptAlready`]; stale.
pub async fn keep(
    service: &Service,
    actor: &Actor,
    commitment: CommitmentId,
    seen_version: i64,
    note: &str,
) -> Result<(), Error> {
    const KEEP: &str = "UPDATE dialogue_commitment SET kept_on = $3, kept_note = $4, kept_name = $5, \
                        version = version + 1 WHERE id = $1 AND version = $2 AND kept_on IS NULL";
    let mut tx = service.write_as(actor).await?;
    let (dialogue, unit, is_kept) = tx.commitment(commitment).await?;
    may(actor, Action::KeepCommitment, &About { lead: Some(unit), ..About::default() })?;
    let note = text_of("note", note).map_err(No::from)?;
    if is_kept {
        return Err(No::KeptAlready.into());
    }
    let today = Day(crate::clock::day_of(tx.now()));
    let kept = on!(tx, c => sqlx::query(KEEP)
        .bind(commitment.0).bind(seen_version).bind(today).bind(&note).bind(&actor.name).execute(c).await)?;
    once(kept)?;
    tx.tell_dialogue(dialogue, "dialogue.kept", &commitment).await?;
    tx.save().await
}

impl Tx {
    /// The dialogue of a promise, its unit, and whether it was kept.
    async fn commitment(&mut self, id: CommitmentId) -> Result<(DialogueId, UnitId, bool), Error> {
        const FIND: &str = "SELECT dialogue_id, unit_id, kept_on FROM dialogue_commitment WHERE id = $1";
        type Row = (i64, i64, Option<Day>);
        let found = on!(self, c => sqlx::query_as::<_, Row>(FIND).bind(id.0).fetch_optional(c).await)?;
        let (dialogue, unit, kept) = found.ok_or(Refusal::NotFound)?;
        Ok((DialogueId(dialogue), UnitId(unit), kept.is_some()))
    }
}
