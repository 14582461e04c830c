//! The day itself: check-in, notes by several people, the question on the screen. All of it may be sent again without
//! harm, since networks in halls drop.

use domain::dialogue::{Refusal as No, text_of};
use domain::ids::{DialogueId, DialogueNoteId, QuestionId, RegistrationId};
use domain::people::{About, Action, Actor, may};
use jiff::Timestamp;

use super::form_key::keyed;
use super::key::guest_of;
use super::rows::{Dialogue, is_before_day};
use crate::Refusal;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// Checks a registration in with that many of its people; without a number with all of them. Who waited and came is let
/// in by whoever stands at the door.
///
/// # Errors
/// Refused by role; [`No::NotYet`] before the day; [`No::NotTaking`]; [`No::CancelledAlready`].
pub async fn check_in(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    registration: RegistrationId,
    people: Option<u32>,
) -> Result<(), Error> {
    may(actor, Action::ServeDialogue, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let dialogue = tx.dialogue(id).await?;
    on_the_day(&dialogue, tx.now())?;
    let guest = tx.guest(registration).await?;
    if guest.dialogue_id != id.0 {
        return Err(Refusal::NotFound.into());
    }
    if guest.is_cancelled() {
        return Err(No::CancelledAlready.into());
    }
    let people = people.map_or(guest.people, i64::from).max(1);
    tx.check_guest_in(registration, people).await?;
    tx.tell_dialogue(id, "dialogue.came", &registration).await?;
    tx.save().await
}

/// Checks in by the code that whoever registered shows at the door; gives the registration.
///
/// # Errors
/// As for [`check_in`]; not found for a code of another dialogue or of none.
pub async fn check_in_by_key(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    key: &str,
) -> Result<RegistrationId, Error> {
    let registration = guest_of(service, key).await?;
    check_in(service, actor, id, registration, None).await?;
    Ok(registration)
}

/// Takes a check-in back.
///
/// # Errors
/// Refused by role; not found.
pub async fn undo_check_in(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    registration: RegistrationId,
) -> Result<(), Error> {
    const UNDO: &str = "UPDATE dialogue_registration SET checked_in_at = NULL, checked_in_people = NULL, \
                        checked_in_name = '' WHERE id = $1 AND dialogue_id = $2";
    may(actor, Action::ServeDialogue, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let undone = on!(tx, c => sqlx::query(UNDO).bind(registration.0).bind(id.0).execute(c).await)?;
    if undone == 0 {
        return Err(Refusal::NotFound.into());
    }
    tx.tell_dialogue(id, "dialogue.not_come", &registration).await?;
    tx.save().await
}

/// Adds a line to the notes. `key` is made by the form: the same line sent twice is one.
///
/// # Errors
/// Refused by role; [`No::Form`]; [`No::NotYet`]; [`No::NotTaking`].
pub async fn note(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    key: &str,
    question: Option<QuestionId>,
    text: &str,
) -> Result<DialogueNoteId, Error> {
    const ADD: &str = "INSERT INTO dialogue_note (id, dialogue_id, idempotency_key, question_id, at, actor_id, \
         actor_name, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (idempotency_key) DO NOTHING";
    const BEFORE: &str = "SELECT id FROM dialogue_note WHERE idempotency_key = $1";
    may(actor, Action::ServeDialogue, &About::default())?;
    let text = text_of("text", text).map_err(No::from)?;
    let mut tx = service.write_as(actor).await?;
    let dialogue = tx.dialogue(id).await?;
    on_the_day(&dialogue, tx.now())?;
    if let Some(question) = question
        && tx.question(question).await?.dialogue_id != id.0
    {
        return Err(Refusal::NotFound.into());
    }
    let (note, now) = (tx.new_id(), Instant(tx.now()));
    let key = keyed(key, &[&text]);
    let added = on!(tx, c => sqlx::query(ADD)
        .bind(note).bind(id.0).bind(&key).bind(question.map(|question| question.0)).bind(now)
        .bind(actor.person.0).bind(&actor.name).bind(&text).execute(c).await)?;
    if added == 0 {
        let before = on!(tx, c => sqlx::query_scalar::<_, i64>(BEFORE).bind(&key).fetch_one(c).await)?;
        return Ok(DialogueNoteId(before));
    }
    tx.tell_dialogue(id, "dialogue.noted", &note).await?;
    tx.save().await?;
    Ok(DialogueNoteId(note))
}

/// Puts a question on the screen in the hall, or takes it away.
///
/// # Errors
/// Refused by role; not found for a question of another dialogue.
pub async fn show(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    question: Option<QuestionId>,
) -> Result<(), Error> {
    const SHOW: &str = "UPDATE dialogue SET on_screen = $2 WHERE id = $1";
    may(actor, Action::ServeDialogue, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    tx.dialogue(id).await?;
    if let Some(question) = question
        && tx.question(question).await?.dialogue_id != id.0
    {
        return Err(Refusal::NotFound.into());
    }
    on!(tx, c => sqlx::query(SHOW)
        .bind(id.0).bind(question.map(|question| question.0)).execute(c).await)?;
    tx.tell_dialogue(id, "dialogue.shown", &question).await?;
    tx.save().await
}

/// Refused unless it is announced and its day has come, or it was held.
pub(super) fn on_the_day(dialogue: &Dialogue, now: Timestamp) -> Result<(), No> {
    let state = dialogue.state.kind();
    if !state.is_at_work() {
        return Err(No::NotTaking { state });
    }
    if is_before_day(dialogue, now) { Err(No::NotYet { day: dialogue.plan.day() }) } else { Ok(()) }
}

impl Tx {
    /// The first check-in stays; a later one changes only how many came.
    pub(super) async fn check_guest_in(
        &mut self,
        registration: RegistrationId,
        people: i64,
    ) -> Result<(), Error> {
        const CHECK: &str = "UPDATE dialogue_registration SET checked_in_people = $2, \
             checked_in_at = COALESCE(checked_in_at, $3), \
             checked_in_name = CASE WHEN checked_in_at IS NULL THEN $4 ELSE checked_in_name END WHERE id = $1";
        let (now, name) = (Instant(self.now()), self.actor_name());
        on!(self, c => sqlx::query(CHECK)
            .bind(registration.0).bind(people).bind(now).bind(&name).execute(c).await)?;
        Ok(())
    }
}
