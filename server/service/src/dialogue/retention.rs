//! Who came and who asked is forgotten: in time, once a dialogue is long over, or with the case that a question became, when
//! its sender has their data deleted. Questions, answers and promises stay, without what tells of a person.

use domain::feedback::{Sender, forgotten, redacted};
use domain::ids::{DialogueId, FeedbackId};
use jiff::Span;

use super::asked::{Question, sender};
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// Masks names, phones and addresses of mail of dialogues that are over for as long as the setting for cases says; how
/// many dialogues.
pub async fn mask_old(service: &Service) -> Result<usize, Error> {
    const OLD: &str = "SELECT DISTINCT d.id FROM dialogue d WHERE d.day < $1 AND (EXISTS (SELECT 1 FROM \
         dialogue_registration g WHERE g.dialogue_id = d.id AND g.masked_at IS NULL) OR EXISTS (SELECT 1 FROM \
         dialogue_question q WHERE q.dialogue_id = d.id AND (q.asker_name <> '' OR q.asker_phone <> ''))) ORDER BY d.id";
    let mut tx = service.read().await?;
    let months = i64::from(tx.settings().await?.retention_months.max(1));
    let Ok(since) = service.today().checked_sub(Span::new().months(months)) else { return Ok(0) };
    let old = on!(tx, c => sqlx::query_scalar::<_, i64>(OLD).bind(Day(since)).fetch_all(c).await)?;
    drop(tx);
    for id in &old {
        let mut tx = service.write().await?;
        tx.mask_guests(DialogueId(*id)).await?;
        tx.tell_dialogue(DialogueId(*id), "dialogue.masked", &months).await?;
        tx.save().await?;
    }
    Ok(old.len())
}

impl Tx {
    /// Forgets the sender of a case at the dialogue at which it was asked: their questions, their registration, and their
    /// name in what was noted there. `known`: what tells of them.
    pub(crate) async fn forget_asker(&mut self, case: FeedbackId, known: &Sender) -> Result<(), Error> {
        const LED: &str = "SELECT id, dialogue_id FROM dialogue_question WHERE feedback_id = $1";
        const NOTES: &str = "SELECT id, text FROM dialogue_note WHERE dialogue_id = $1";
        const NOTED: &str = "UPDATE dialogue_note SET text = $2 WHERE id = $1";
        let led = on!(self, c => sqlx::query_as::<_, (i64, i64)>(LED).bind(case.0).fetch_optional(c).await)?;
        let Some((lead, dialogue)) = led else { return Ok(()) };
        let questions = self.questions(DialogueId(dialogue)).await?;
        let Some(lead) = questions.iter().find(|one| one.id == lead) else { return Ok(()) };
        let asker = sender(lead, &questions);
        let is_theirs = |one: &&Question| {
            let same_guest = asker.registration_id.is_some() && one.registration_id == asker.registration_id;
            let same_phone = !asker.asker_phone.is_empty() && one.asker_phone == asker.asker_phone;
            one.id == lead.id || one.id == asker.id || same_guest || same_phone
        };
        for question in questions.iter().filter(is_theirs) {
            self.mask_question(question, known).await?;
        }
        if let Some(registration) = asker.registration_id {
            self.mask_guest(registration).await?;
        }
        let notes =
            on!(self, c => sqlx::query_as::<_, (i64, String)>(NOTES).bind(dialogue).fetch_all(c).await)?;
        for (note, text) in notes {
            // What tells of others in a note that is not about them is not theirs to have deleted.
            let masked = redacted(&text, known);
            if masked != redacted(&text, &Sender::anonymous()) {
                on!(self, c => sqlx::query(NOTED).bind(note).bind(&masked).execute(c).await)?;
            }
        }
        self.tell_dialogue(DialogueId(dialogue), "dialogue.masked", &case).await
    }

    async fn mask_guests(&mut self, id: DialogueId) -> Result<(), Error> {
        let is_known = |one: &&Question| !(one.asker_name.is_empty() && one.asker_phone.is_empty());
        for question in self.questions(id).await?.iter().filter(is_known) {
            self.mask_question(question, &question.asker()).await?;
        }
        for guest in self.guests(id).await? {
            self.mask_guest(guest.id).await?;
        }
        Ok(())
    }

    /// Takes name and phone from a question, and out of its words what tells of that person.
    async fn mask_question(&mut self, question: &Question, known: &Sender) -> Result<(), Error> {
        const MASK: &str = "UPDATE dialogue_question SET asker_name = '', asker_phone = '', text = $2, answer = $3, \
                            version = version + 1 WHERE id = $1";
        let (text, answer) = (forgotten(&question.text, known), forgotten(&question.answer, known));
        on!(self, c => sqlx::query(MASK).bind(question.id).bind(&text).bind(&answer).execute(c).await)?;
        self.forget_told(None, Some(question.id)).await
    }

    async fn mask_guest(&mut self, registration: i64) -> Result<(), Error> {
        const MASK: &str = "UPDATE dialogue_registration SET name = '', business_name = '', phone = '', email = '', \
                            masked_at = $2 WHERE id = $1 AND masked_at IS NULL";
        let now = Instant(self.now());
        on!(self, c => sqlx::query(MASK).bind(registration).bind(now).execute(c).await)?;
        self.forget_told(Some(registration), None).await
    }

    /// Takes the addresses out of what they were told; what was still to be sent is given up.
    async fn forget_told(&mut self, registration: Option<i64>, question: Option<i64>) -> Result<(), Error> {
        const GIVE_UP: &str = "UPDATE notice SET state = 'permanent_failure', next_at = NULL, done_at = $3, \
             last_error = 'masked', version = version + 1 \
             WHERE (registration_id = $1 OR question_id = $2) AND next_at IS NOT NULL";
        const FORGET: &str = "UPDATE notice SET recipient = '' \
                              WHERE (registration_id = $1 OR question_id = $2) AND recipient <> ''";
        let now = Instant(self.now());
        on!(self, c => sqlx::query(GIVE_UP).bind(registration).bind(question).bind(now).execute(c).await)?;
        on!(self, c => sqlx::query(FORGET).bind(registration).bind(question).execute(c).await)?;
        Ok(())
    }
}
