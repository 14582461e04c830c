//! Promises are made, each with a unit and a due day, and kept, or taken back with a reason.

use domain::dialogue::{CommitmentForm, Outcome, Problem, Refusal as No, StateKind, What, text_of};
use domain::ids::{CommitmentId, DialogueId, UnitId};
use domain::notice::NoticeKind;
use domain::people::{About, Action, Actor, may};

use super::asked::once;
use super::form_key::keyed;
use crate::Refusal;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::feedback::have_case_keys;
use crate::on;
use crate::service::Service;

/// Promises something at a dialogue; a question that it settles ends with it. Possible from the day on, until the result
/// is published. The same form sent twice is one promise, other words are another; without a task it belongs to the dialogue's.
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
    let mut new = form.parse(service.today()).map_err(No::from)?;
    new.idempotency_key =
        keyed(&form.form_key, &[&new.text, &form.unit, &form.due_on, &new.task, &form.question]);
    let mut tx = service.write_as(actor).await?;
    let dialogue = tx.locked_dialogue(id).await?;
    if let Some(key) = &new.idempotency_key
        && let Some(before) = tx.commitment_of_form(key).await?
    {
        return Ok(before);
    }
    super::day::on_the_day(&dialogue, tx.now())?;
    if !tx.is_active_unit(new.unit).await? {
        return Err(No::from(Problem::new("unit", What::UnknownUnit)).into());
    }
    let task = match new.task.as_str() {
        "" => dialogue.task_id,
        typed => {
            let found = tx.chosen_task(typed, dialogue.plan.day().year()).await?;
            let (task, _) = found.ok_or_else(|| No::from(Problem::new("task", What::UnknownTask)))?;
            Some(task)
        }
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
/// Refused by role, or for another unit's; [`No::Form`] without a word; [`No::KeptAlready`], [`No::WithdrawnAlready`];
/// stale.
pub async fn keep(
    service: &Service,
    actor: &Actor,
    commitment: CommitmentId,
    seen_version: i64,
    note: &str,
) -> Result<(), Error> {
    const KEEP: &str = "UPDATE dialogue_commitment SET kept_on = $3, kept_note = $4, kept_name = $5, \
                        version = version + 1 WHERE id = $1 AND version = $2 AND kept_on IS NULL AND withdrawn_at IS NULL";
    let mut tx = service.write_as(actor).await?;
    let made = tx.commitment(commitment).await?;
    may(actor, Action::KeepCommitment, &About { lead: Some(made.unit), ..About::default() })?;
    let note = text_of("note", note).map_err(No::from)?;
    made.open()?;
    let today = Day(crate::clock::day_of(tx.now()));
    let kept = on!(tx, c => sqlx::query(KEEP)
        .bind(commitment.0).bind(seen_version).bind(today).bind(&note).bind(&actor.name).execute(c).await)?;
    once(kept)?;
    tx.tell_dialogue(made.dialogue, "dialogue.kept", &commitment).await?;
    tx.save().await
}

/// Takes a promise back before it was kept. The question that it settled is open again; where nobody can settle it any
/// more it becomes a case, so that whoever asked is answered.
///
/// # Errors
/// Refused by role; [`No::Form`] without a reason; [`No::KeptAlready`], [`No::WithdrawnAlready`]; stale.
pub async fn withdraw(
    service: &Service,
    actor: &Actor,
    commitment: CommitmentId,
    seen_version: i64,
    reason: &str,
) -> Result<(), Error> {
    const WITHDRAW: &str = "UPDATE dialogue_commitment SET withdrawn_at = $3, withdrawn_reason = $4, \
         withdrawn_name = $5, withdrawn_openly = $6, version = version + 1 \
         WHERE id = $1 AND version = $2 AND kept_on IS NULL AND withdrawn_at IS NULL";
    may(actor, Action::RunDialogue, &About::default())?;
    let reason = text_of("reason", reason).map_err(No::from)?;
    have_case_keys(service).await?;
    let mut tx = service.write_as(actor).await?;
    let made = tx.commitment(commitment).await?;
    let dialogue = tx.locked_dialogue(made.dialogue).await?;
    // Read anew: it may have changed while this one waited.
    tx.commitment(commitment).await?.open()?;
    let (now, state) = (Instant(tx.now()), dialogue.state.kind());
    let withdrawn = on!(tx, c => sqlx::query(WITHDRAW)
        .bind(commitment.0).bind(seen_version).bind(now).bind(&reason).bind(&actor.name)
        .bind(state.shows_promises()).execute(c).await)?;
    once(withdrawn)?;
    let questions = tx.questions(dialogue.id).await?;
    for question in questions.iter().filter(|one| one.commitment_id == Some(commitment.0)) {
        if state.is_at_work() || state == StateKind::Postponed {
            tx.settle_question(question, None, "", None, None).await?;
        } else {
            tx.end_as_case(service, &dialogue, question).await?;
        }
    }
    tx.tell_unit(&dialogue, made.unit, NoticeKind::CommitmentWithdrawn).await?;
    tx.tell_dialogue(dialogue.id, "dialogue.promise_withdrawn", &(commitment, reason)).await?;
    tx.save().await
}

/// What a change of a promise asks about it.
struct Made {
    dialogue: DialogueId,
    unit: UnitId,
    is_kept: bool,
    is_withdrawn: bool,
}

impl Made {
    /// Refused once it was kept or taken back.
    fn open(&self) -> Result<(), No> {
        match (self.is_kept, self.is_withdrawn) {
            (true, _) => Err(No::KeptAlready),
            (_, true) => Err(No::WithdrawnAlready),
            _ => Ok(()),
        }
    }
}

impl Tx {
    async fn commitment(&mut self, id: CommitmentId) -> Result<Made, Error> {
        const FIND: &str =
            "SELECT dialogue_id, unit_id, kept_on, withdrawn_at FROM dialogue_commitment WHERE id = $1";
        type Row = (i64, i64, Option<Day>, Option<Instant>);
        let found = on!(self, c => sqlx::query_as::<_, Row>(FIND).bind(id.0).fetch_optional(c).await)?;
        let (dialogue, unit, kept, withdrawn) = found.ok_or(Refusal::NotFound)?;
        Ok(Made {
            dialogue: DialogueId(dialogue),
            unit: UnitId(unit),
            is_kept: kept.is_some(),
            is_withdrawn: withdrawn.is_some(),
        })
    }
}
