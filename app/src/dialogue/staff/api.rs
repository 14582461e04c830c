//! What the pages of staff read of dialogues, and what they ask for.

use domain::dialogue::view::{CalendarPage, Choices, OrganiserPage, Shown};
use domain::dialogue::{
    CommitmentForm, DialogueForm, Paper, PaperKind, QuestionForm, RegistrationForm, Step,
};
use domain::ids::{CommitmentId, DialogueId, QuestionId, RegistrationId, UnitId};
use domain::refusal::Refusal;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use service::dialogue;

use crate::{
    error::AppError,
    i18n::cases as words,
    routes, say,
    server::{Desk, answer_is_secret, lead_to},
};

/// A month or a year; without either, the present month.
pub async fn read_calendar(year: Option<String>, month: Option<String>) -> Result<CalendarPage, AppError> {
    let desk = Desk::here();
    let today = desk.service.today();
    let year = match year {
        Some(year) => year.parse().map_err(|_| Refusal::NotFound)?,
        None => today.year(),
    };
    let shown = match month.as_deref() {
        Some("") => Shown::Year { year },
        Some(month) => Shown::Month { year, month: month.parse().map_err(|_| Refusal::NotFound)? },
        None => Shown::Month { year, month: today.month() },
    };
    // The address of one's own calendar stands on it.
    answer_is_secret();
    Ok(dialogue::calendar_page(&desk.service, desk.actor()?, shown).await?)
}

/// What the empty form of a plan offers.
pub async fn read_new() -> Result<Choices, AppError> {
    let desk = Desk::here();
    Ok(dialogue::new_page(&desk.service, desk.actor()?).await?)
}

/// A dialogue in all its parts, and a key for the forms of this page.
pub async fn read_dialogue(id: String) -> Result<(OrganiserPage, String), AppError> {
    let desk = Desk::here();
    answer_is_secret();
    let id = id.parse().map_err(|_| Refusal::NotFound)?;
    let site = format!("{}{}", desk.public_url, routes::DIALOGUES);
    let page = dialogue::organiser_page(&desk.service, desk.actor()?, id, &site).await?;
    Ok((page, service::feedback::stamp(&desk.service).await?))
}

/// A document of a dialogue, in its parts.
pub async fn read_paper(id: String, kind: String) -> Result<(DialogueId, Paper), AppError> {
    let desk = Desk::here();
    answer_is_secret();
    let (id, kind) = (of(&id)?, PaperKind::from_name(&kind).ok_or(Refusal::NotFound)?);
    let site = format!("{}{}", desk.public_url, routes::DIALOGUES);
    Ok((id, dialogue::paper(&desk.service, desk.actor()?, id, kind, &site).await?))
}

/// Plans a dialogue; leads on to it.
#[server(prefix = "/api/ui", endpoint = "dialogue/plan")]
pub async fn plan_dialogue(#[server(flatten)] form: DialogueForm) -> Result<(), AppError> {
    let desk = Desk::here();
    let id = dialogue::plan(&desk.service, desk.actor()?, &form).await?;
    lead_to(&routes::organised(id));
    Ok(())
}

/// Changes the plan of a dialogue.
#[server(prefix = "/api/ui", endpoint = "dialogue/change")]
pub async fn change_dialogue(
    id: String,
    seen_version: String,
    #[server(flatten)] form: DialogueForm,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let seen = seen_version.parse().map_err(|_| AppError::Unreadable)?;
    Ok(dialogue::change(&desk.service, desk.actor()?, of(&id)?, seen, &form).await?)
}

/// What the form of a step may hold besides: each has some of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepFields {
    reason: String,
    present: String,
    day: String,
    starts: String,
    ends: String,
}

/// Takes a step.
#[server(prefix = "/api/ui", endpoint = "dialogue/step")]
pub async fn take_dialogue_step(
    id: String,
    seen_version: String,
    step: String,
    #[server(flatten)] fields: StepFields,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let (service, actor, id) = (&desk.service, desk.actor()?, of(&id)?);
    let seen_version = seen_version.parse().map_err(|_| AppError::Unreadable)?;
    let StepFields { reason, present, day, starts, ends } = fields;
    match Step::from_name(&step).ok_or(AppError::Unreadable)? {
        Step::Announce => dialogue::announce(service, actor, id, seen_version).await?,
        Step::Postpone => {
            let has_day = [&day, &starts, &ends].iter().any(|typed| !typed.trim().is_empty());
            let again = has_day.then(|| DialogueForm { day, starts, ends, ..DialogueForm::default() });
            dialogue::postpone(service, actor, id, seen_version, &reason, again.as_ref()).await?;
        }
        Step::Cancel => dialogue::cancel(service, actor, id, seen_version, &reason).await?,
        Step::Hold => {
            let what = domain::dialogue::What::NotANumber { least: 0, most: 5000 };
            let present = match present.trim() {
                "" => None,
                typed => Some(typed.parse().map_err(|_| {
                    Refusal::from(domain::dialogue::Refusal::from(domain::dialogue::Problem::new(
                        "present", what,
                    )))
                })?),
            };
            dialogue::hold(service, actor, id, seen_version, present).await?;
        }
        Step::Conclude => dialogue::conclude(service, actor, id, seen_version).await?,
    }
    Ok(())
}

/// Checks somebody in, or takes that back.
#[server(prefix = "/api/ui", endpoint = "dialogue/check-in")]
pub async fn check_in(id: i64, registration: i64, #[server(default)] undo: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let (service, actor) = (&desk.service, desk.actor()?);
    let (id, registration) = (DialogueId(id), RegistrationId(registration));
    if undo.is_empty() {
        Ok(dialogue::check_in(service, actor, id, registration, None).await?)
    } else {
        Ok(dialogue::undo_check_in(service, actor, id, registration).await?)
    }
}

/// Checks in whoever shows the code of a registration; leads back to that.
#[server(prefix = "/api/ui", endpoint = "dialogue/let-in")]
pub async fn let_in(id: i64, key: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let id = DialogueId(id);
    dialogue::check_in_by_key(&desk.service, desk.actor()?, id, &key).await?;
    lead_to(&routes::registration(id, &key));
    Ok(())
}

/// Writes down whoever comes without having registered.
#[server(prefix = "/api/ui", endpoint = "dialogue/door")]
pub async fn register_at_door(
    id: String,
    form_key: String,
    #[server(flatten)] form: RegistrationForm,
) -> Result<(), AppError> {
    let desk = Desk::here();
    dialogue::register_at_door(&desk.service, desk.actor()?, of(&id)?, &form, &form_key).await?;
    Ok(())
}

/// Writes down a question.
#[server(prefix = "/api/ui", endpoint = "dialogue/question")]
pub async fn add_dialogue_question(
    id: String,
    form_key: String,
    #[server(flatten)] form: QuestionForm,
) -> Result<(), AppError> {
    let desk = Desk::here();
    dialogue::add_question(&desk.service, desk.actor()?, of(&id)?, &form, &form_key).await?;
    Ok(())
}

/// Merges a question into another; without another one separates it again.
#[server(prefix = "/api/ui", endpoint = "dialogue/merge")]
pub async fn merge_dialogue_question(
    id: i64,
    question: i64,
    #[server(default)] other: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let (service, actor, id, question) = (&desk.service, desk.actor()?, DialogueId(id), QuestionId(question));
    match other.as_str() {
        "" => Ok(dialogue::separate(service, actor, id, question).await?),
        other => {
            let other = other.parse().map_err(|_| AppError::Unreadable)?;
            Ok(dialogue::merge_questions(service, actor, id, question, other).await?)
        }
    }
}

/// Gives a question to a unit.
#[server(prefix = "/api/ui", endpoint = "dialogue/give")]
pub async fn give_question(id: i64, question: i64, seen_version: i64, unit: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let unit: UnitId =
        unit.parse().map_err(|_| AppError::about_field("unit", say!(words::NO_UNIT_CHOSEN)))?;
    let (id, question) = (DialogueId(id), QuestionId(question));
    Ok(dialogue::give(&desk.service, desk.actor()?, id, question, seen_version, unit).await?)
}

/// Answers a question in writing, or on the spot.
#[server(prefix = "/api/ui", endpoint = "dialogue/answer")]
pub async fn answer_question(
    id: i64,
    question: i64,
    seen_version: i64,
    #[server(default)] text: String,
    #[server(default)] on_spot: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let (service, actor, id, question) = (&desk.service, desk.actor()?, DialogueId(id), QuestionId(question));
    if on_spot.is_empty() {
        dialogue::answer(service, actor, id, question, seen_version, &text).await?;
    } else {
        dialogue::answer_on_spot(service, actor, id, question, seen_version, &text).await?;
    }
    Ok(())
}

/// Takes a question away as a case.
#[server(prefix = "/api/ui", endpoint = "dialogue/take-away")]
pub async fn take_question_away(id: i64, question: i64, seen_version: i64) -> Result<(), AppError> {
    let desk = Desk::here();
    let (id, question) = (DialogueId(id), QuestionId(question));
    dialogue::take_away(&desk.service, desk.actor()?, id, question, seen_version).await?;
    Ok(())
}

/// Shows a question in the hall, or none.
#[server(prefix = "/api/ui", endpoint = "dialogue/show")]
pub async fn show_question(id: i64, #[server(default)] question: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let question = match question.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| AppError::Unreadable)?),
    };
    Ok(dialogue::show(&desk.service, desk.actor()?, DialogueId(id), question).await?)
}

/// Adds a line to the notes.
#[server(prefix = "/api/ui", endpoint = "dialogue/note")]
pub async fn add_dialogue_note(id: i64, form_key: String, text: String) -> Result<(), AppError> {
    let desk = Desk::here();
    dialogue::note(&desk.service, desk.actor()?, DialogueId(id), &form_key, None, &text).await?;
    Ok(())
}

/// Writes down a promise.
#[server(prefix = "/api/ui", endpoint = "dialogue/promise")]
pub async fn add_promise(id: String, #[server(flatten)] form: CommitmentForm) -> Result<(), AppError> {
    let desk = Desk::here();
    dialogue::promise(&desk.service, desk.actor()?, of(&id)?, &form).await?;
    Ok(())
}

/// Says that a promise was kept.
#[server(prefix = "/api/ui", endpoint = "dialogue/keep")]
pub async fn keep_promise(commitment: i64, seen_version: i64, note: String) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(dialogue::keep(&desk.service, desk.actor()?, CommitmentId(commitment), seen_version, &note).await?)
}

/// Takes a promise back.
#[server(prefix = "/api/ui", endpoint = "dialogue/withdraw")]
pub async fn withdraw_promise(commitment: i64, seen_version: i64, reason: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let commitment = CommitmentId(commitment);
    Ok(dialogue::withdraw(&desk.service, desk.actor()?, commitment, seen_version, &reason).await?)
}

/// Gives the reader's own calendar a new address instead of this one: the same post twice makes one.
#[server(prefix = "/api/ui", endpoint = "dialogue/feed")]
pub async fn renew_feed(instead_of: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let actor = desk.actor()?;
    if dialogue::own_feed(&desk.service, actor).await? == instead_of {
        dialogue::new_feed(&desk.service, actor).await?;
    }
    Ok(())
}

/// Beside flattened fields a number travels as text.
fn of(id: &str) -> Result<DialogueId, AppError> {
    Ok(id.parse().map_err(|_| Refusal::NotFound)?)
}
