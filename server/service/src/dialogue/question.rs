//! Questions are written down, merged, given to a unit and answered.

use domain::dialogue::{
    Outcome, Problem, QuestionForm, Refusal as No, What, instant, merge, takes_answer, text_of,
};
use domain::ids::{DialogueId, QuestionId, UnitId};
use domain::notice::NoticeKind;
use domain::people::{About, Action, Actor, may};

use super::asked::{NewQuestion, Question, all_asked};
use super::form_key::keyed;
use crate::Refusal;
use crate::db::Tx;
use crate::error::Error;
use crate::service::Service;

/// Writes a question down that somebody asks in the hall, or that came by another road. Whoever registered with that phone
/// finds it by their own link; everybody else has a link to this question. The same form sent twice is one.
///
/// # Errors
/// Refused by role; [`No::Form`]; [`No::NotTaking`].
pub async fn add_question(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    form: &QuestionForm,
    form_key: &str,
) -> Result<QuestionId, Error> {
    may(actor, Action::ServeDialogue, &About::default())?;
    let (category, text, name, phone) = form.parse().map_err(No::from)?;
    let key = keyed(form_key, &[category.name(), &text, &name, &phone]);
    let mut tx = service.write_as(actor).await?;
    let dialogue = tx.locked_dialogue(id).await?;
    let state = dialogue.state.kind();
    if !state.is_at_work() {
        return Err(No::NotTaking { state }.into());
    }
    let guest = tx.guest_of_phone(id, &phone).await?;
    let name = guest.as_ref().filter(|_| name.is_empty()).map_or(name, |guest| guest.name.clone());
    let question = tx
        .insert_question(&NewQuestion {
            dialogue: id,
            // Who was written down at the door has no link of their own yet.
            registration: guest.filter(|guest| !guest.at_door).map(|guest| guest.id()),
            key: key.as_deref(),
            name: &name,
            phone: &phone,
            category,
            text: &text,
            may_merge: !form.may_merge.is_empty(),
            may_publish: !form.may_publish.is_empty(),
        })
        .await?;
    tx.tell_dialogue(id, "dialogue.asked", &question).await?;
    tx.save().await?;
    Ok(question)
}

/// Merges a question into another one, with all that were merged into it before; both askers must have agreed.
///
/// # Errors
/// Refused by role; [`No::NoMergeConsent`]; [`No::NoMerge`].
pub async fn merge_questions(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    lead: QuestionId,
    other: QuestionId,
) -> Result<(), Error> {
    may(actor, Action::RunDialogue, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    tx.locked_dialogue(id).await?;
    let questions = tx.questions(id).await?;
    merge(&all_asked(&questions)?, lead, other)?;
    let follows = |question: &&Question| question.id() == other || question.merged_into == Some(other.0);
    for question in questions.iter().filter(follows) {
        tx.lead_question(question, Some(lead)).await?;
    }
    tx.tell_dialogue(id, "dialogue.merged", &(lead, other)).await?;
    tx.save().await
}

/// Sets a merged question free again.
///
/// # Errors
/// Refused by role; [`No::NoMerge`] if it is not merged or its lead was settled.
pub async fn separate(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    question: QuestionId,
) -> Result<(), Error> {
    may(actor, Action::RunDialogue, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    tx.locked_dialogue(id).await?;
    let question = tx.question_of(id, question).await?;
    let lead = tx.question(QuestionId(question.merged_into.ok_or(No::NoMerge)?)).await?;
    if lead.outcome()?.is_some() {
        return Err(No::NoMerge.into());
    }
    tx.lead_question(&question, None).await?;
    tx.tell_dialogue(id, "dialogue.separated", &question.id()).await?;
    tx.save().await
}

/// Gives a question to a unit, which prepares its answer.
///
/// # Errors
/// Refused by role; [`No::SettledAlready`]; an unknown unit; stale.
pub async fn give(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    question: QuestionId,
    seen_version: i64,
    unit: UnitId,
) -> Result<(), Error> {
    may(actor, Action::RunDialogue, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let dialogue = tx.locked_dialogue(id).await?;
    let question = tx.open_question(id, question, seen_version).await?;
    if !tx.is_active_unit(unit).await? {
        return Err(No::from(Problem::new("unit", What::UnknownUnit)).into());
    }
    tx.give_question(&question, unit).await?;
    tx.tell_unit(&dialogue, unit, NoticeKind::QuestionGiven).await?;
    tx.tell_dialogue(id, "dialogue.given", &(question.id(), unit)).await?;
    tx.save().await
}

/// Answers a question in writing: before the dialogue begins it counts as answered before, and whoever asked is told;
/// afterwards as on the spot.
/// With an outcome already the text is written down or corrected; once the result is published, by whoever runs dialogues.
///
/// # Errors
/// Refused by role, or for another unit's; [`No::Form`]; [`No::SettledAlready`] for one that was taken away; stale.
pub async fn answer(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    question: QuestionId,
    seen_version: i64,
    text: &str,
) -> Result<(), Error> {
    let text = text_of("answer", text).map_err(No::from)?;
    let mut tx = service.write_as(actor).await?;
    let dialogue = tx.locked_dialogue(id).await?;
    let question = tx.question_of(id, question).await?;
    may(actor, Action::AnswerQuestion, &about(&question))?;
    let state = dialogue.state.kind();
    let before = question.outcome()?;
    let runs = may(actor, Action::RunDialogue, &About::default()).is_ok();
    takes_answer(state, before, runs)?;
    if before.is_none() && question.merged_into.is_some() {
        return Err(No::NoMerge.into());
    }
    let has_begun = tx.now() >= instant(dialogue.plan.starts) && state.is_at_work();
    let now = if has_begun { Outcome::AnsweredOnSpot } else { Outcome::AnsweredBefore };
    let outcome = before.unwrap_or(now);
    if question.version != seen_version {
        return Err(Refusal::Stale { by: None, at: None }.into());
    }
    tx.settle_question(&question, Some(outcome), &text, None, None).await?;
    if before.is_none() && outcome == Outcome::AnsweredBefore {
        // Nobody looks at their link every day before the dialogue.
        tx.tell_all_who_asked(&dialogue, &question, NoticeKind::QuestionAnswered).await?;
    }
    let what = if before.is_some() { "dialogue.corrected" } else { "dialogue.answered" };
    tx.tell_dialogue(id, what, &(question.id(), outcome)).await?;
    tx.save().await
}

/// Notes that a question was answered on the spot; what was said may be left to the minutes. The same post sent twice is one.
///
/// # Errors
/// Refused by role; [`No::NotYet`] before the day; [`No::SettledAlready`]; stale.
pub async fn answer_on_spot(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    question: QuestionId,
    seen_version: i64,
    text: &str,
) -> Result<(), Error> {
    may(actor, Action::ServeDialogue, &About::default())?;
    let text = match text.trim() {
        "" => String::new(),
        text => text_of("answer", text).map_err(No::from)?,
    };
    let mut tx = service.write_as(actor).await?;
    let dialogue = tx.locked_dialogue(id).await?;
    super::day::on_the_day(&dialogue, tx.now())?;
    let before = tx.question_of(id, question).await?;
    if before.was_ended(seen_version, Outcome::AnsweredOnSpot)? && before.answer == text {
        return Ok(());
    }
    let question = tx.open_question(id, question, seen_version).await?;
    tx.settle_question(&question, Some(Outcome::AnsweredOnSpot), &text, None, None).await?;
    tx.tell_dialogue(id, "dialogue.answered", &(question.id(), Outcome::AnsweredOnSpot)).await?;
    tx.save().await
}

fn about(question: &Question) -> About {
    About { lead: question.unit().map(|unit| unit.id), ..About::default() }
}

impl Tx {
    /// A question of that dialogue.
    pub(super) async fn question_of(
        &mut self,
        id: DialogueId,
        question: QuestionId,
    ) -> Result<Question, Error> {
        let question = self.question(question).await?;
        if question.dialogue_id == id.0 { Ok(question) } else { Err(Refusal::NotFound.into()) }
    }

    /// The same, if it is open, leads itself, and nobody has changed it since.
    pub(super) async fn open_question(
        &mut self,
        id: DialogueId,
        question: QuestionId,
        seen_version: i64,
    ) -> Result<Question, Error> {
        let question = self.question_of(id, question).await?;
        if question.outcome()?.is_some() {
            return Err(No::SettledAlready.into());
        }
        if question.merged_into.is_some() {
            return Err(No::NoMerge.into());
        }
        if question.version == seen_version {
            Ok(question)
        } else {
            Err(Refusal::Stale { by: None, at: None }.into())
        }
    }
}
