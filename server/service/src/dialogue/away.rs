//! Questions become cases of feedback with clocks of their own: taken away on the day, or since the dialogue at which they
//! would have been answered does not take place. Whoever asked is answered in any event.

use domain::dialogue::{Outcome, Refusal as No, orphans};
use domain::feedback::view::Receipt;
use domain::feedback::{Channel, NewFeedback, Sender, SenderKind};
use domain::ids::{DialogueId, FeedbackId, QuestionId, RegistrationId};
use domain::notice::NoticeKind;
use domain::people::{About, Action, Actor, may};

use super::asked::{Question, all_asked, joined, sender};
use super::guests::Guest;
use super::rows::Dialogue;
use crate::db::Tx;
use crate::error::Error;
use crate::feedback::{TakenAway, have_case_keys, secret_of};
use crate::service::Service;

/// Takes a question away as a case of feedback with its own clock, and gives what a sender is given. The asker follows
/// it by their own link, and by code and secret. Where the asker is not known but somebody who joined in is, it is theirs. The
/// same post sent twice is one case.
///
/// # Errors
/// Refused by role; [`No::NotYet`]; [`No::AskerUnknown`] for a question without a name; [`No::SettledAlready`]; stale.
pub async fn take_away(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    question: QuestionId,
    seen_version: i64,
) -> Result<Receipt, Error> {
    may(actor, Action::ServeDialogue, &About::default())?;
    have_case_keys(service).await?;
    let mut tx = service.write_as(actor).await?;
    let dialogue = tx.locked_dialogue(id).await?;
    super::day::on_the_day(&dialogue, tx.now())?;
    let before = tx.question_of(id, question).await?;
    if before.was_ended(seen_version, Outcome::Case)?
        && let (Some(case), Some((code, _, due_on))) = (before.feedback_id.map(FeedbackId), before.case()?)
    {
        return Ok(Receipt { id: case, code, secret: secret_of(service, case).await?, due_on });
    }
    let question = tx.open_question(id, question, seen_version).await?;
    // Who stands in the hall can be asked for their name.
    if sender(&question, &tx.questions(id).await?).asker_name.is_empty() {
        return Err(No::AskerUnknown.into());
    }
    let receipt = tx.end_as_case(service, &dialogue, &question).await?;
    tx.tell_dialogue(id, "dialogue.taken_away", &(question.id(), receipt.id)).await?;
    tx.save().await?;
    Ok(receipt)
}

impl Tx {
    /// Ends every question that is open as a case: the dialogue will not answer it any more. Gives the cases.
    pub(super) async fn end_open_as_cases(
        &mut self,
        service: &Service,
        dialogue: &Dialogue,
    ) -> Result<Vec<FeedbackId>, Error> {
        let questions = self.questions(dialogue.id).await?;
        let open = orphans(&all_asked(&questions)?);
        let mut cases = Vec::with_capacity(open.len());
        for question in questions.iter().filter(|one| open.iter().any(|open| open.id == one.id())) {
            cases.push(self.end_as_case(service, dialogue, question).await?.id);
        }
        Ok(cases)
    }

    /// Ends an open question as a case. Its sender is told by the case; whoever asked the same is told as well, and follows
    /// it by their own link.
    pub(super) async fn end_as_case(
        &mut self,
        service: &Service,
        dialogue: &Dialogue,
        question: &Question,
    ) -> Result<Receipt, Error> {
        let questions = self.questions(dialogue.id).await?;
        let sender = sender(question, &questions);
        let new = self.case_out_of(dialogue, question, sender).await?;
        let receipt = self.receive_taken_away(service, TakenAway(new)).await?;
        self.settle_question(question, Some(Outcome::Case), "", Some(receipt.id.0), None).await?;
        for other in joined(question, &questions).filter(|one| one.id != sender.id) {
            self.tell_asker(dialogue, other, NoticeKind::QuestionTaken).await?;
        }
        Ok(receipt)
    }

    async fn guest_who_asked(&mut self, question: &Question) -> Result<Option<Guest>, Error> {
        match question.registration_id {
            Some(registration) => Ok(Some(self.guest(RegistrationId(registration)).await?)),
            None => Ok(None),
        }
    }

    async fn case_out_of(
        &mut self,
        dialogue: &Dialogue,
        question: &Question,
        asker: &Question,
    ) -> Result<NewFeedback, Error> {
        let guest = self.guest_who_asked(asker).await?;
        let may_publish = question.may_publish && asker.may_publish;
        let kind = match &guest {
            Some(guest) => guest.sender_kind()?,
            None => dialogue.plan.kind.usual_sender(),
        };
        let sender = if asker.asker_name.is_empty() || kind == SenderKind::Anonymous {
            // Nobody knows whom to answer, and yet what was asked is not lost.
            Sender { may_publish, ..Sender::anonymous() }
        } else {
            Sender {
                kind,
                name: asker.asker_name.clone(),
                phone: asker.asker_phone.clone(),
                email: guest.as_ref().map(|guest| guest.email.clone()).unwrap_or_default(),
                address: String::new(),
                neighborhood: None,
                business_name: guest.as_ref().map(|guest| guest.business_name.clone()).unwrap_or_default(),
                tax_code: String::new(),
                hide_name: false,
                may_publish,
            }
        };
        Ok(NewFeedback {
            sender,
            category: question.category()?,
            content: question.text.clone(),
            channel: Channel::Dialogue,
            received_at: None,
            place: String::new(),
            outside_number: None,
            consent_version: guest.map(|guest| guest.consent_version).unwrap_or_default(),
            idempotency_key: Some(format!("dialogue-question-{}", question.id)),
        })
    }
}
