//! Everyone registered is told, and so are those of staff whom it concerns. A notice names the dialogue and its time, which
//! everybody may read, and nothing that anybody wrote.

use std::collections::BTreeSet;

use domain::change::Change;
use domain::ids::{DialogueId, RegistrationId, UnitId};
use domain::notice::{DialogueFacts, Facts, NoticeKind};
use serde::Serialize;

use super::asked::{Question, joined};
use super::guests::Guest;
use super::rows::Dialogue;
use crate::db::Tx;
use crate::error::Error;
use crate::event::Event;
use crate::on;

/// What a notice says of a dialogue.
pub(super) fn facts(dialogue: &Dialogue) -> Facts {
    use domain::dialogue::StateKind;
    let starts = (dialogue.state.kind() != StateKind::Postponed).then_some(dialogue.plan.starts);
    let of = DialogueFacts { id: dialogue.id, title: dialogue.plan.title.clone(), starts };
    Facts { dialogue: Some(of), ..Facts::default() }
}

impl Tx {
    /// Tells whoever made a registration, by the best road that they gave.
    pub(super) async fn tell_guest(
        &mut self,
        dialogue: &Dialogue,
        guest: RegistrationId,
        (email, phone): (&str, &str),
        kind: NoticeKind,
    ) -> Result<(), Error> {
        self.notify_guest(guest, email, phone, kind, &facts(dialogue)).await
    }

    /// Tells everyone who registered and did not cancel; of those who came to the door whoever left an address.
    pub(super) async fn tell_guests(
        &mut self,
        dialogue: &Dialogue,
        guests: &[Guest],
        kind: NoticeKind,
    ) -> Result<(), Error> {
        let is_reached = |guest: &&Guest| !(guest.phone.is_empty() && guest.email.is_empty());
        let is_told = |guest: &&Guest| !guest.is_cancelled() && (!guest.at_door || is_reached(guest));
        for guest in guests.iter().filter(is_told) {
            self.tell_guest(dialogue, guest.id(), (&guest.email, &guest.phone), kind).await?;
        }
        Ok(())
    }

    /// Tells whoever asked: by their registration, or by the phone that they left where they have none.
    pub(super) async fn tell_asker(
        &mut self,
        dialogue: &Dialogue,
        question: &Question,
        kind: NoticeKind,
    ) -> Result<(), Error> {
        match question.registration_id {
            Some(registration) => {
                let guest = self.guest(RegistrationId(registration)).await?;
                self.tell_guest(dialogue, guest.id(), (&guest.email, &guest.phone), kind).await
            }
            None if question.asker_phone.is_empty() => Ok(()),
            None => self.notify_asker(question.id(), &question.asker_phone, kind, &facts(dialogue)).await,
        }
    }

    /// Tells those who asked and are not among the guests that are told: who did not register, each phone once, and who
    /// does not come and still wants an answer.
    pub(super) async fn tell_askers(
        &mut self,
        dialogue: &Dialogue,
        questions: &[Question],
        guests: &[Guest],
        kind: NoticeKind,
    ) -> Result<(), Error> {
        let stays_away = |id| guests.iter().any(|guest| guest.id == id && guest.is_cancelled());
        let is_told = |phone: &str| guests.iter().any(|guest| !guest.is_cancelled() && guest.phone == phone);
        let mut told = BTreeSet::new();
        for question in questions {
            let is_other = match question.registration_id {
                Some(registration) => stays_away(registration),
                None => !is_told(&question.asker_phone),
            };
            if is_other
                && !question.is_withdrawn()
                && told.insert((question.registration_id, &question.asker_phone))
            {
                self.tell_asker(dialogue, question, kind).await?;
            }
        }
        Ok(())
    }

    /// Tells everyone who asked this, also those whose questions were merged into it.
    pub(super) async fn tell_all_who_asked(
        &mut self,
        dialogue: &Dialogue,
        question: &Question,
        kind: NoticeKind,
    ) -> Result<(), Error> {
        let questions = self.questions(dialogue.id).await?;
        self.tell_asker(dialogue, question, kind).await?;
        for other in joined(question, &questions) {
            self.tell_asker(dialogue, other, kind).await?;
        }
        Ok(())
    }

    /// Tells those of a unit who work on cases.
    pub(super) async fn tell_unit(
        &mut self,
        dialogue: &Dialogue,
        unit: UnitId,
        kind: NoticeKind,
    ) -> Result<(), Error> {
        const OF_UNIT: &str = "SELECT DISTINCT p.id FROM person p JOIN person_role r ON r.person_id = p.id \
             WHERE p.active AND p.unit_id = $1 AND r.role IN ('unit_officer', 'one_stop', 'plan_owner') \
             ORDER BY p.id";
        let people = on!(self, c => sqlx::query_scalar::<_, i64>(OF_UNIT).bind(unit.0).fetch_all(c).await)?;
        self.tell_people(dialogue, people, kind).await
    }

    /// Tells the heads of the neighbourhoods, who read it out.
    pub(super) async fn tell_heads(&mut self, dialogue: &Dialogue, kind: NoticeKind) -> Result<(), Error> {
        const HEADS: &str = "SELECT p.id FROM person p JOIN person_role r ON r.person_id = p.id \
                             WHERE p.active AND r.role = 'neighborhood' ORDER BY p.id";
        let people = on!(self, c => sqlx::query_scalar::<_, i64>(HEADS).fetch_all(c).await)?;
        self.tell_people(dialogue, people, kind).await
    }

    async fn tell_people(
        &mut self,
        dialogue: &Dialogue,
        people: Vec<i64>,
        kind: NoticeKind,
    ) -> Result<(), Error> {
        let facts = facts(dialogue);
        for person in people {
            self.notify_staff(domain::ids::PersonId(person), kind, &facts).await?;
        }
        Ok(())
    }

    /// Records what happened and tells open pages.
    pub(super) async fn tell_dialogue(
        &mut self,
        id: DialogueId,
        kind: &'static str,
        data: &impl Serialize,
    ) -> Result<(), Error> {
        let data = serde_json::json!({ "dialogue": id, "what": data });
        self.record(&Event::new(kind).data(&data)?).await?;
        self.announce(Change::Dialogue(id));
        Ok(())
    }
}
