//! The steps of a dialogue. Each takes the state away and gives the next one; what follows for calendars and for everyone
//! registered is written in the same transaction.

use domain::dialogue::{DialogueForm, Problem, Refusal as No, State, Step, What, text_of};
use domain::ids::DialogueId;
use domain::notice::NoticeKind;
use domain::people::{About, Action, Actor, may};
use jiff::civil::DateTime;

use super::asked::all_asked;
use super::rows::Dialogue;
use crate::db::Tx;
use crate::error::Error;
use crate::feedback::have_case_keys;
use crate::service::Service;

/// Announces a dialogue, or announces a postponed one anew; then everyone registered is told of its new day.
///
/// # Errors
/// Refused by role; [`No::DayPassed`]; [`No::NoSuchStep`]; stale. Too late for the law is no refusal but a warning.
pub async fn announce(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    seen_version: i64,
) -> Result<(), Error> {
    let (mut tx, mut dialogue) = begin(service, actor, id, seen_version).await?;
    tx.announce_dialogue(&mut dialogue).await?;
    tx.save().await
}

/// Puts a dialogue off; with a new day and hours it is announced anew at once. Registrations stay.
///
/// # Errors
/// Refused by role; [`No::Form`] without a reason or with a wrong new day; [`No::NoSuchStep`]; stale.
pub async fn postpone(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    seen_version: i64,
    reason: &str,
    again: Option<&DialogueForm>,
) -> Result<(), Error> {
    may(actor, Action::RunDialogue, &About::default())?;
    let reason = text_of("reason", reason).map_err(No::from)?;
    let again = again.map(|form| form.parse_times(service.now())).transpose().map_err(No::from)?;
    let (mut tx, mut dialogue) = begin(service, actor, id, seen_version).await?;
    let State::Announced(state) = dialogue.state.clone() else {
        return Err(dialogue.state.refuse(Step::Postpone).into());
    };
    let taken = state.postpone(tx.now(), reason.clone(), dialogue.plan.starts);
    dialogue.state = taken.into_state();
    dialogue.state_at = tx.now();
    dialogue.sequence += 1;
    match again {
        Some((starts, ends, window)) => {
            if starts == dialogue.plan.starts {
                return Err(No::from(Problem::new("day", What::WrongOrder)).into());
            }
            let before = dialogue.plan.starts;
            (dialogue.plan.starts, dialogue.plan.ends, dialogue.plan.window) = (starts, ends, window);
            tx.tell_dialogue(id, "dialogue.postponed", &(reason, before, starts)).await?;
            tx.announce_dialogue(&mut dialogue).await?;
        }
        None => {
            tx.put_dialogue(&dialogue).await?;
            let guests = tx.guests(id).await?;
            tx.tell_guests(&dialogue, &guests, NoticeKind::DialoguePostponed).await?;
            tx.tell_dialogue(id, "dialogue.postponed", &(reason, None::<DateTime>)).await?;
        }
    }
    tx.save().await
}

/// Calls a dialogue off; everyone registered is told. Questions that are open become cases with clocks of their own, so
/// that whoever asked is answered all the same. One that was never announced stays the office's.
///
/// # Errors
/// Refused by role; [`No::Form`] without a reason; [`No::NoSuchStep`]; stale.
pub async fn cancel(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    seen_version: i64,
    reason: &str,
) -> Result<(), Error> {
    may(actor, Action::RunDialogue, &About::default())?;
    let reason = text_of("reason", reason).map_err(No::from)?;
    have_case_keys(service).await?;
    let (mut tx, mut dialogue) = begin(service, actor, id, seen_version).await?;
    let now = tx.now();
    let taken = match dialogue.state.clone() {
        State::Draft(state) => state.cancel(now, reason.clone()),
        State::Announced(state) => state.cancel(now, reason.clone()),
        State::Postponed(state) => state.cancel(now, reason.clone()),
        state => return Err(state.refuse(Step::Cancel).into()),
    };
    dialogue.state = taken.into_state();
    dialogue.state_at = now;
    dialogue.sequence += 1;
    tx.put_dialogue(&dialogue).await?;
    let guests = tx.guests(id).await?;
    tx.tell_guests(&dialogue, &guests, NoticeKind::DialogueCancelled).await?;
    let cases = tx.end_open_as_cases(service, &dialogue).await?;
    tx.tell_dialogue(id, "dialogue.cancelled", &(reason, cases)).await?;
    tx.save().await
}

/// Says that a dialogue took place, and how many were there; without a number those who were checked in.
///
/// # Errors
/// Refused by role; [`No::NotYet`] before its day; [`No::NoSuchStep`]; stale.
pub async fn hold(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    seen_version: i64,
    present: Option<u32>,
) -> Result<(), Error> {
    let (mut tx, mut dialogue) = begin(service, actor, id, seen_version).await?;
    let State::Announced(state) = dialogue.state.clone() else {
        return Err(dialogue.state.refuse(Step::Hold).into());
    };
    let guests = tx.guests(id).await?;
    let present = present.unwrap_or_else(|| super::guests::present(&guests));
    let now = tx.now();
    let taken = state.hold(now, crate::clock::day_of(now), dialogue.plan.day(), present)?;
    dialogue.state = taken.into_state();
    dialogue.state_at = now;
    tx.put_dialogue(&dialogue).await?;
    tx.tell_dialogue(id, "dialogue.held", &present).await?;
    tx.save().await
}

/// Publishes the result: everyone who registered or asked is told, and the heads of the neighbourhoods, who read it out.
///
/// # Errors
/// Refused by role; [`No::Orphans`] with every question that ends nowhere; [`No::NoSuchStep`]; stale.
pub async fn conclude(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    seen_version: i64,
) -> Result<(), Error> {
    let (mut tx, mut dialogue) = begin(service, actor, id, seen_version).await?;
    let State::Held(state) = dialogue.state.clone() else {
        return Err(dialogue.state.refuse(Step::Conclude).into());
    };
    let questions = tx.questions(id).await?;
    let asked = all_asked(&questions)?;
    let now = tx.now();
    dialogue.state = state.conclude(now, &asked)?.into_state();
    dialogue.state_at = now;
    tx.put_dialogue(&dialogue).await?;
    let guests = tx.guests(id).await?;
    tx.tell_guests(&dialogue, &guests, NoticeKind::DialogueConcluded).await?;
    tx.tell_askers(&dialogue, &questions, &guests, NoticeKind::DialogueConcluded).await?;
    tx.tell_heads(&dialogue, NoticeKind::DialogueResult).await?;
    tx.tell_dialogue(id, "dialogue.concluded", &asked.len()).await?;
    tx.save().await
}

/// A transaction of whoever runs dialogues, over the version that they saw. Nobody registers or asks meanwhile.
async fn begin(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    seen_version: i64,
) -> Result<(Tx, Dialogue), Error> {
    may(actor, Action::RunDialogue, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let dialogue = tx.locked_dialogue(id).await?;
    dialogue.seen(seen_version)?;
    Ok((tx, dialogue))
}

impl Tx {
    async fn announce_dialogue(&mut self, dialogue: &mut Dialogue) -> Result<(), Error> {
        let now = self.now();
        let (taken, again) = match dialogue.state.clone() {
            State::Draft(state) => (state.announce(now), false),
            State::Postponed(state) => (state.announce(now), true),
            state => return Err(state.refuse(Step::Announce).into()),
        };
        if domain::dialogue::instant(dialogue.plan.starts) <= now {
            return Err(No::DayPassed { day: dialogue.plan.day() }.into());
        }
        dialogue.state = taken.into_state();
        dialogue.state_at = now;
        dialogue.announced_at = Some(now);
        dialogue.sequence += i64::from(again);
        self.put_dialogue(dialogue).await?;
        if again {
            let guests = self.guests(dialogue.id).await?;
            self.tell_guests(dialogue, &guests, NoticeKind::DialogueAnnounced).await?;
            self.tell_promoted(dialogue.id).await?;
        }
        self.tell_dialogue(dialogue.id, "dialogue.announced", &dialogue.plan.starts).await
    }
}
