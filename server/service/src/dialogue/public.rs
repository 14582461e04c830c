//! What everybody sees of dialogues, what whoever registered sees by their own link, the screen in the hall, and the other
//! ends of the links.

use domain::dialogue::view::{
    CaseOrigin, CommitmentView, HallQuestion, HallScreen, OwnAsked, OwnCase, OwnQuestion, OwnRegistration,
    PlanView, PublicDialogue, PublicList, PublicQuestion, TaskPromises,
};
use domain::dialogue::{Outcome, PEOPLE_MOST, StateKind, instant};
use domain::ids::{DialogueId, FeedbackId};
use domain::people::{About, Action, Actor, may};

use super::asked::{Question, marks, merged_numbers, sender};
use super::guests::{places, present};
use super::key::{guest_key, guest_of, question_of_link};
use super::promises::{Of, Reader};
use super::rows::Dialogue;
use crate::Refusal;
use crate::clock::day_of;
use crate::db::{Day, Tx};
use crate::error::Error;
use crate::feedback::secret_of;
use crate::on;
use crate::service::Service;

/// All dialogues that were announced, and all promises.
pub async fn public_list(service: &Service) -> Result<PublicList, Error> {
    let mut tx = service.read().await?;
    let (now, today) = (tx.now(), day_of(tx.now()));
    let known: Vec<Dialogue> = tx.dialogues().await?.into_iter().filter(|one| one.is_public()).collect();
    let is_over = |one: &&Dialogue| match one.state.kind() {
        StateKind::Held | StateKind::Concluded => true,
        StateKind::Cancelled => one.plan.day() < today,
        _ => false,
    };
    let (past, coming): (Vec<&Dialogue>, Vec<&Dialogue>) = known.iter().partition(is_over);
    Ok(PublicList {
        coming: coming.into_iter().map(|one| one.head(now)).collect(),
        past: past.into_iter().rev().map(|one| one.head(now)).collect(),
        promises: tx.promises(Of::Everyone, Reader::Everybody, today).await?,
        today,
    })
}

/// A dialogue that was announced.
///
/// # Errors
/// Not found, also for one that is being planned.
pub async fn public_dialogue(service: &Service, id: DialogueId) -> Result<PublicDialogue, Error> {
    let mut tx = service.read().await?;
    let (now, today) = (tx.now(), day_of(tx.now()));
    let dialogue = tx.public_one(id).await?;
    let (state, plan) = (dialogue.state.kind(), &dialogue.plan);
    let guests = tx.guests(id).await?;
    let questions = tx.questions(id).await?;
    Ok(PublicDialogue {
        head: dialogue.head(now),
        // Whoever registers gets the link; an open one would bring whoever likes to disturb.
        plan: PlanView { link: String::new(), ..dialogue.plan_view() },
        places: places(&dialogue, &guests),
        closed: plan.window.takes(state, now).err(),
        people_most: plan.capacity.map_or(PEOPLE_MOST, |capacity| capacity.min(PEOPLE_MOST)),
        answered: answered(&questions)?,
        marks: marks(&questions)?,
        present: dialogue.present(),
        concluded_on: (state == StateKind::Concluded).then(|| day_of(dialogue.state_at)),
        promises: tx.promises(Of::Dialogue(id), Reader::Everybody, today).await?,
        old_promises: tx.promises(Of::Before(plan.kind, plan.day()), Reader::Everybody, today).await?,
        today,
    })
}

/// A registration by its own link.
///
/// # Errors
/// Not found for a link that opens nothing, or another dialogue's.
pub async fn own_registration(
    service: &Service,
    id: DialogueId,
    key: &str,
) -> Result<OwnRegistration, Error> {
    let registration = guest_of(service, key).await?;
    let mut tx = service.read().await?;
    let (now, today) = (tx.now(), day_of(tx.now()));
    let dialogue = tx.dialogue(id).await?;
    let guest = tx.guest(registration).await?;
    if guest.dialogue_id != id.0 {
        return Err(Refusal::NotFound.into());
    }
    let guests = tx.guests(id).await?;
    let questions = tx.questions(id).await?;
    let promises = tx.promises(Of::Dialogue(id), Reader::Office, today).await?.commitments;
    let mut own = Vec::new();
    for question in questions.iter().filter(|question| question.registration_id == Some(registration.0)) {
        own.push(asked_by_reader(&mut tx, service, question, &questions, &promises).await?);
    }
    let state = dialogue.state.kind();
    let has_begun = now >= instant(dialogue.plan.starts) && state != StateKind::Postponed;
    let is_open =
        matches!(state, StateKind::Announced | StateKind::Postponed) && !has_begun && !guest.is_cancelled();
    let plan = match guest.seat(&guests) {
        domain::dialogue::view::Seat::Placed => dialogue.plan_view(),
        _ => PlanView { link: String::new(), ..dialogue.plan_view() },
    };
    Ok(OwnRegistration {
        head: dialogue.head(now),
        plan,
        number: u32::try_from(guest.number).unwrap_or(u32::MAX),
        name: guest.name.clone(),
        business_name: guest.business_name.clone(),
        people: guest.people(),
        seat: guest.seat(&guests),
        checked_in_at: guest.checked_in_at.map(|at| at.0),
        questions: own,
        may_cancel: is_open,
        may_ask: is_open,
        key: guest_key(service, registration).await?,
    })
}

/// A question by its own link, which whoever asked it without having registered was given. Staff showed it to them and may
/// know it: of a restricted case nothing is found by it.
///
/// # Errors
/// Not found for a link that opens nothing, or another dialogue's.
pub async fn own_question(service: &Service, id: DialogueId, key: &str) -> Result<OwnAsked, Error> {
    let asked = question_of_link(service, key).await?;
    let mut tx = service.read().await?;
    let (now, today) = (tx.now(), day_of(tx.now()));
    let dialogue = tx.public_one(id).await?;
    let questions = tx.questions(id).await?;
    let question = questions.iter().find(|one| one.id() == asked).ok_or(Refusal::NotFound)?;
    let promises = tx.promises(Of::Dialogue(id), Reader::Office, today).await?.commitments;
    let mut own = asked_by_reader(&mut tx, service, question, &questions, &promises).await?;
    let lead = questions.iter().find(|one| Some(one.id) == question.merged_into).unwrap_or(question);
    own.case = own.case.filter(|_| !lead.case_is_restricted());
    Ok(OwnAsked {
        head: dialogue.head(now),
        contact: dialogue.plan.contact.clone(),
        question: own,
        key: key.to_owned(),
    })
}

/// A question as whoever asked it sees it. `questions`: all of its dialogue.
async fn asked_by_reader(
    tx: &mut Tx,
    service: &Service,
    question: &Question,
    questions: &[Question],
    promises: &[CommitmentView],
) -> Result<OwnQuestion, Error> {
    let lead = question.merged_into.and_then(|lead| questions.iter().find(|other| other.id == lead));
    let ends_as = lead.unwrap_or(question);
    Ok(OwnQuestion {
        id: question.id(),
        number: question.number(),
        category: question.category()?,
        text: question.text.clone(),
        merged: lead.is_some(),
        answer: ends_as.answer.clone(),
        outcome: question.outcome()?.or(ends_as.outcome()?),
        case: own_case(tx, service, ends_as, sender(ends_as, questions).id == question.id).await?,
        promise: promises.iter().find(|one| Some(one.id.0) == ends_as.commitment_id).cloned(),
    })
}

/// The case that a question became. Whoever asked the same follows it here by their own link: how far it is, and its
/// answer; what opens it is its sender's.
async fn own_case(
    tx: &mut Tx,
    service: &Service,
    question: &Question,
    is_sender: bool,
) -> Result<Option<OwnCase>, Error> {
    let (Some(id), Some((code, _, due_on))) = (question.feedback_id.map(FeedbackId), question.case()?) else {
        return Ok(None);
    };
    let Some(progress) = tx.progress_of(id).await?.filter(|known| is_sender || !known.restricted) else {
        return Ok(None);
    };
    let secret = if is_sender { secret_of(service, id).await? } else { String::new() };
    Ok(Some(OwnCase { code, secret, due_on, state: progress.state, answer: progress.answer }))
}

/// The screen in the hall.
///
/// # Errors
/// Not found, also for a dialogue that is being planned.
pub async fn hall_screen(service: &Service, id: DialogueId) -> Result<HallScreen, Error> {
    let mut tx = service.read().await?;
    let (now, today) = (tx.now(), day_of(tx.now()));
    let dialogue = tx.public_one(id).await?;
    let questions = tx.questions(id).await?;
    // What was left on it is over with the day.
    let on_screen = dialogue.on_screen.filter(|_| dialogue.state.kind().is_at_work());
    let shown = on_screen.and_then(|id| questions.iter().find(|question| question.id() == id));
    let merged = merged_numbers(&questions);
    let current = match shown {
        Some(question) => Some(HallQuestion {
            id: question.id(),
            number: question.number(),
            category: question.category()?,
            text: question.is_public().then(|| question.public(&question.text)),
            asked_by: asked_by(question, &merged),
            outcome: question.outcome()?,
        }),
        None => None,
    };
    let old = Of::Before(dialogue.plan.kind, dialogue.plan.day());
    Ok(HallScreen {
        head: dialogue.head(now),
        present: present(&tx.guests(id).await?),
        current,
        marks: marks(&questions)?,
        old_promises: tx.promises(old, Reader::Everybody, today).await?,
        promises: tx.promises(Of::Dialogue(id), Reader::Everybody, today).await?,
    })
}

/// What was promised in a task's field, and the dialogues that belong to it. `year`: of the plan.
///
/// # Errors
/// Refused by role.
pub async fn task_promises(
    service: &Service,
    actor: &Actor,
    year: i16,
    code: &str,
) -> Result<TaskPromises, Error> {
    may(actor, Action::ReadDialogues, &About::default())?;
    let mut tx = service.read().await?;
    let (now, today) = (tx.now(), day_of(tx.now()));
    let Some((task, _)) = tx.chosen_task(code, year).await? else { return Ok(TaskPromises::default()) };
    let dialogues = tx.dialogues().await?;
    let own = dialogues.iter().filter(|one| one.task_id == Some(task)).map(|one| one.head(now));
    Ok(TaskPromises {
        dialogues: own.collect(),
        promises: tx.promises(Of::Task(task), Reader::Staff(actor), today).await?,
    })
}

/// Where a case came from; none if from no dialogue. To be asked only for a case that the reader may know of.
pub async fn case_origin(service: &Service, code: &str) -> Result<Option<CaseOrigin>, Error> {
    const FIND: &str = "SELECT d.id, d.title, d.day, q.number FROM dialogue_question q \
         JOIN dialogue d ON d.id = q.dialogue_id JOIN feedback f ON f.id = q.feedback_id WHERE f.code = $1";
    type Row = (i64, String, Day, i64);
    let mut tx = service.read().await?;
    let found = on!(tx, c => sqlx::query_as::<_, Row>(FIND).bind(code).fetch_optional(c).await)?;
    Ok(found.map(|(id, title, day, number)| CaseOrigin {
        dialogue: DialogueId(id),
        title,
        day: day.0,
        number: u32::try_from(number).unwrap_or(u32::MAX),
    }))
}

/// What was answered, of those who agreed to publication.
pub(super) fn answered(questions: &[Question]) -> Result<Vec<PublicQuestion>, Error> {
    let merged = merged_numbers(questions);
    let mut answered = Vec::new();
    let is_shown = |one: &&Question| one.is_public() && !one.is_hint() && one.merged_into.is_none();
    for question in questions.iter().filter(is_shown) {
        let outcome = question.outcome()?;
        if !matches!(outcome, Some(outcome) if outcome != Outcome::Withdrawn) {
            continue;
        }
        answered.push(PublicQuestion {
            number: question.number(),
            category: question.category()?,
            text: question.public(&question.text),
            answer: question.public(&question.answer),
            outcome,
            asked_by: asked_by(question, &merged),
        });
    }
    Ok(answered)
}

fn asked_by(question: &Question, merged: &std::collections::HashMap<i64, Vec<u32>>) -> u32 {
    let others = merged.get(&question.id).map_or(0, Vec::len);
    u32::try_from(others + 1).unwrap_or(u32::MAX)
}

impl Tx {
    /// The ward's goals for a year.
    pub(crate) async fn year_goals(&mut self) -> Result<domain::dialogue::YearGoals, Error> {
        const GOALS: &str = "SELECT name, value FROM setting WHERE name LIKE 'dialogue_%'";
        let rows = on!(self, c => sqlx::query_as::<_, (String, String)>(GOALS).fetch_all(c).await)?;
        let of = |name: &str, shipped: u16| {
            let kept = rows.iter().find(|(known, _)| known == name);
            kept.and_then(|(_, value)| value.parse().ok()).unwrap_or(shipped)
        };
        let shipped = domain::dialogue::YearGoals::default();
        Ok(domain::dialogue::YearGoals {
            people: of("dialogue_people_least", shipped.people),
            business: of("dialogue_business_least", shipped.business),
            warn_from_month: i8::try_from(of("dialogue_warn_from_month", 12))
                .unwrap_or(shipped.warn_from_month),
        })
    }
}
