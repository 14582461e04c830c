//! What time does to registrations: once a dialogue is long over, who came and who asked is masked. Questions, answers and
//! promises stay.

use domain::ids::DialogueId;
use jiff::Span;

use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// Masks names, phones and addresses of mail of dialogues that are over for as long as the setting for cases says; how
/// many dialogues.
pub async fn mask_old(service: &Service) -> Result<usize, Error> {
    const OLD: &str = "SELECT DISTINCT d.id FROM dialogue d WHERE d.day < $1 AND (EXISTS (SELECT 1 FROM \
         dialogue_registration g WHERE g.dialogue_id = d.id AND g.masked_at IS NULL) OR EXISTS (SELECT 1 FROM \
         dialogue_question q WHERE q.dialogue_id = d.id AND q.asker_name <> '')) ORDER BY d.id";
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
    async fn mask_guests(&mut self, id: DialogueId) -> Result<(), Error> {
        const GUESTS: &str = "UPDATE dialogue_registration SET name = '', business_name = '', phone = '', email = '', \
                              masked_at = $2 WHERE dialogue_id = $1 AND masked_at IS NULL";
        const ASKERS: &str = "UPDATE dialogue_question SET asker_name = '', asker_phone = '', text = $2, \
                              version = version + 1 WHERE id = $1";
        const NOTICES: &str = "UPDATE notice SET recipient = '' WHERE registration_id IN \
                               (SELECT id FROM dialogue_registration WHERE dialogue_id = $1)";
        for question in self.questions(id).await?.iter().filter(|one| !one.asker_name.is_empty()) {
            let text = question.public(&question.text);
            on!(self, c => sqlx::query(ASKERS).bind(question.id).bind(&text).execute(c).await)?;
        }
        let now = Instant(self.now());
        on!(self, c => sqlx::query(GUESTS).bind(id.0).bind(now).execute(c).await)?;
        on!(self, c => sqlx::query(NOTICES).bind(id.0).execute(c).await)?;
        Ok(())
    }
}
