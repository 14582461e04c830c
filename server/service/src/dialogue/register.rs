//! Whoever comes registers, cancels, asks more: without an account, by their own link. Registrations of one dialogue wait
//! for each other at its row, so that places and the order of the waiting list are given out one after the other, on
//! both engines.

use domain::dialogue::view::{Receipt, Seat};
use domain::dialogue::{
    NewRegistration, Outcome, PEOPLE_MOST, Placing, Problem, QUESTIONS_MOST, Refusal as No, RegistrationForm,
    What, fields, instant, place, question_text,
};
use domain::feedback::Category;
use domain::ids::{DialogueId, RegistrationId};
use domain::notice::NoticeKind;
use domain::people::{About, Action, Actor, may};

use super::asked::NewQuestion;
use super::form_key::keyed;
use super::guests::{Guest, NewGuest};
use super::key::{guest_key, guest_of, have_keys};
use super::rows::Dialogue;
use crate::Refusal;
use crate::db::Tx;
use crate::error::Error;
use crate::feedback::is_taken;
use crate::service::Service;

/// The most questions that one registration asks, those of later included.
const ASKED_MOST: usize = 2 * QUESTIONS_MOST;

/// How often a registration is tried whose ids another process has made as well.
const TRIES: usize = 3;

/// The key of a form of registration: of its stamp and of the phone, by which each registers once. Whoever uses the page
/// after somebody else is not given that one's receipt.
pub fn key_of(stamp: &str, new: &NewRegistration) -> Option<String> {
    keyed(stamp, &[&new.phone])
}

/// Registers for a dialogue. The same form sent twice is one registration, with the same receipt.
///
/// # Errors
/// [`No::NotOpenYet`], [`No::RegistrationOver`], [`No::NotTaking`]; [`No::RegisteredAlready`] for a phone that is
/// registered; [`No::TooManyPeople`] for more people than one registration or the dialogue takes.
pub async fn register(service: &Service, id: DialogueId, new: &NewRegistration) -> Result<Receipt, Error> {
    have_keys(service).await?;
    for _ in 1..TRIES {
        match register_once(service, id, new).await {
            // Another process has made the same id in the same millisecond.
            Err(error) if is_taken(&error) => {}
            outcome => return outcome,
        }
    }
    register_once(service, id, new).await
}

async fn register_once(service: &Service, id: DialogueId, new: &NewRegistration) -> Result<Receipt, Error> {
    let mut tx = service.write().await?;
    let number = tx.next_number(id).await?;
    if let Some(key) = &new.idempotency_key
        && let Some(before) = tx.guest_of_form(key).await?
    {
        // What was counted up is taken back with the transaction.
        let all = tx.guests(DialogueId(before.dialogue_id)).await?;
        let (id, dialogue, seat) = (before.id(), DialogueId(before.dialogue_id), before.seat(&all));
        drop(tx);
        return Ok(Receipt { id, dialogue, key: guest_key(service, id).await?, seat });
    }
    let dialogue = tx.public_one(id).await?;
    dialogue.plan.window.takes(dialogue.state.kind(), tx.now())?;
    let most = dialogue.plan.capacity.map_or(PEOPLE_MOST, |capacity| capacity.min(PEOPLE_MOST));
    if new.people > most {
        return Err(No::TooManyPeople { most }.into());
    }
    if tx.is_registered(id, &new.phone).await? {
        return Err(No::RegisteredAlready.into());
    }
    let waits = tx.somebody_waits(id).await?;
    let placing = place(dialogue.plan.capacity, dialogue.taken, waits, new.people);
    let guest = NewGuest {
        dialogue: id,
        number,
        kind: new.kind.unwrap_or_else(|| dialogue.plan.kind.usual_sender()),
        new,
        placed: placing == Placing::Places,
        at_door: false,
    };
    let registration = tx.insert_guest(&guest).await?;
    for (category, text) in &new.questions {
        tx.insert_question(&NewQuestion {
            dialogue: id,
            registration: Some(registration),
            key: None,
            name: &new.name,
            phone: &new.phone,
            category: *category,
            text,
            may_merge: new.may_merge,
            may_publish: new.may_publish,
        })
        .await?;
    }
    let kind = match placing {
        Placing::Places => NoticeKind::DialogueRegistered,
        Placing::Waits => NoticeKind::DialogueWaiting,
    };
    tx.tell_guest(&dialogue, registration, (&new.email, &new.phone), kind).await?;
    tx.tell_dialogue(id, "dialogue.registered", &registration).await?;
    let seat = match placing {
        Placing::Places => Seat::Placed,
        Placing::Waits => tx.guest(registration).await?.seat(&tx.guests(id).await?),
    };
    tx.save().await?;
    Ok(Receipt { id: registration, dialogue: id, key: guest_key(service, registration).await?, seat })
}

/// Cancels a registration by its own link, until the dialogue begins; whoever waits moves up. With `withdraw` its open
/// questions are taken back as well, but for those that others have joined.
///
/// # Errors
/// Not found for a link that opens nothing; [`No::CancelledAlready`]; [`No::NotTaking`] once it was held;
/// [`No::RegistrationOver`] once it has begun.
pub async fn cancel_registration(
    service: &Service,
    id: DialogueId,
    key: &str,
    withdraw: bool,
) -> Result<(), Error> {
    let registration = guest_of(service, key).await?;
    let mut tx = service.write().await?;
    let (dialogue, guest) = tx.own_guest(id, registration).await?;
    may_still(&dialogue, tx.now())?;
    if guest.is_cancelled() {
        return Err(No::CancelledAlready.into());
    }
    tx.set_seat(registration, "cancelled").await?;
    if guest.state == "placed" && !guest.at_door {
        tx.take_places(id, -guest.people).await?;
    }
    if withdraw {
        tx.withdraw_questions(id, registration).await?;
    }
    tx.tell_promoted(id).await?;
    tx.tell_dialogue(id, "dialogue.registration_cancelled", &registration).await?;
    tx.save().await
}

/// One more question, by one's own link, until the dialogue begins. The same form sent twice is one question.
///
/// # Errors
/// As for [`cancel_registration`]; [`No::Form`].
pub async fn ask(
    service: &Service,
    id: DialogueId,
    key: &str,
    (category, text): (&str, &str),
    form_key: &str,
) -> Result<(), Error> {
    let category = Category::from_name(category).filter(|category| fields().any(|field| field == *category));
    let category = category.ok_or_else(|| No::from(Problem::new("category", What::HalfQuestion)))?;
    let text = question_text(text).map_err(|what| No::from(Problem::new("text", what)))?;
    let registration = guest_of(service, key).await?;
    let form_key = keyed(form_key, &[&registration.to_string(), category.name(), &text]);
    let mut tx = service.write().await?;
    let (dialogue, guest) = tx.own_guest(id, registration).await?;
    may_still(&dialogue, tx.now())?;
    if guest.is_cancelled() {
        return Err(No::CancelledAlready.into());
    }
    let questions = tx.questions(id).await?;
    let own = questions.iter().filter(|question| question.registration_id == Some(registration.0)).count();
    if own >= ASKED_MOST {
        let most = u32::try_from(ASKED_MOST).unwrap_or(u32::MAX);
        return Err(No::from(Problem::new("text", What::TooManyLines { most })).into());
    }
    tx.insert_question(&NewQuestion {
        dialogue: id,
        registration: Some(registration),
        key: form_key.as_deref(),
        name: &guest.name,
        phone: &guest.phone,
        category,
        text: &text,
        may_merge: guest.may_merge,
        may_publish: guest.may_publish,
    })
    .await?;
    tx.tell_dialogue(id, "dialogue.asked", &registration).await?;
    tx.save().await
}

/// Writes down somebody who came without having registered, and checks them in. They take no place of the list: they are
/// there already.
///
/// # Errors
/// Refused by role; [`No::Form`]; [`No::RegisteredAlready`]; [`No::NotTaking`] unless it is its day.
pub async fn register_at_door(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    form: &RegistrationForm,
    form_key: &str,
) -> Result<RegistrationId, Error> {
    may(actor, Action::ServeDialogue, &About::default())?;
    // Phone and consent are asked for by a person here; who says none is written down by name.
    let with_phone = if form.phone.trim().is_empty() { "0912345678" } else { &form.phone };
    let asked = RegistrationForm { phone: with_phone.to_owned(), consent: "on".to_owned(), ..form.clone() };
    let mut new = asked.parse().map_err(No::from)?;
    if form.phone.trim().is_empty() {
        new.phone = String::new();
    }
    if form.consent.is_empty() {
        new.consent_version = String::new();
    }
    new.idempotency_key =
        keyed(form_key, &[&new.name, &new.business_name, &new.phone, &new.people.to_string()]);
    let mut tx = service.write_as(actor).await?;
    let number = tx.next_number(id).await?;
    if let Some(key) = &new.idempotency_key
        && let Some(before) = tx.guest_of_form(key).await?
    {
        return Ok(before.id());
    }
    let dialogue = tx.dialogue(id).await?;
    super::day::on_the_day(&dialogue, tx.now())?;
    if tx.is_registered(id, &new.phone).await? {
        return Err(No::RegisteredAlready.into());
    }
    let kind = new.kind.unwrap_or_else(|| dialogue.plan.kind.usual_sender());
    let guest = NewGuest { dialogue: id, number, kind, new: &new, placed: true, at_door: true };
    let registration = tx.insert_guest(&guest).await?;
    tx.check_guest_in(registration, i64::from(new.people)).await?;
    tx.tell_dialogue(id, "dialogue.came", &registration).await?;
    tx.save().await?;
    Ok(registration)
}

/// Until a dialogue begins, registrations are their owners' to change.
fn may_still(dialogue: &Dialogue, now: jiff::Timestamp) -> Result<(), No> {
    use domain::dialogue::StateKind;
    match dialogue.state.kind() {
        StateKind::Announced if now >= instant(dialogue.plan.starts) => {
            Err(No::RegistrationOver { closed: instant(dialogue.plan.starts) })
        }
        StateKind::Announced | StateKind::Postponed => Ok(()),
        state => Err(No::NotTaking { state }),
    }
}

impl Tx {
    /// The registration that a link opens, with its dialogue locked.
    async fn own_guest(
        &mut self,
        id: DialogueId,
        registration: RegistrationId,
    ) -> Result<(Dialogue, Guest), Error> {
        let dialogue = self.locked_dialogue(id).await?;
        let guest = self.guest(registration).await?;
        if guest.dialogue_id == id.0 { Ok((dialogue, guest)) } else { Err(Refusal::NotFound.into()) }
    }

    async fn withdraw_questions(
        &mut self,
        id: DialogueId,
        registration: RegistrationId,
    ) -> Result<(), Error> {
        let questions = self.questions(id).await?;
        for question in questions.iter().filter(|question| question.registration_id == Some(registration.0)) {
            let is_joined = questions.iter().any(|other| other.merged_into == Some(question.id));
            if question.outcome()?.is_none() && !is_joined {
                self.settle_question(question, Some(Outcome::Withdrawn), "", None, None).await?;
            }
        }
        Ok(())
    }
}
