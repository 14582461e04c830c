//! The SQL of registrations.

use domain::dialogue::view::{Places, Seat};
use domain::dialogue::{NewRegistration, Waiting, promoted};
use domain::feedback::SenderKind;
use domain::ids::{DialogueId, RegistrationId};

use super::rows::Dialogue;
use crate::db::{Instant, Tx};
use crate::error::{Error, Fault};
use crate::on;

/// A registration as its table has it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Guest {
    pub id: i64,
    pub dialogue_id: i64,
    pub number: i64,
    pub kind: String,
    pub name: String,
    pub business_name: String,
    pub phone: String,
    pub email: String,
    pub people: i64,
    pub may_merge: bool,
    pub may_publish: bool,
    pub consent_version: String,
    pub state: String,
    pub state_at: Option<Instant>,
    pub at: Instant,
    pub at_door: bool,
    pub checked_in_at: Option<Instant>,
    pub checked_in_people: Option<i64>,
    pub checked_in_name: String,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, dialogue_id, number, kind, name, business_name, phone, email, people, may_merge, may_publish, \
             consent_version, state, state_at, at, at_door, checked_in_at, checked_in_people, checked_in_name \
             FROM dialogue_registration ",
            $rest
        )
    };
}

impl Guest {
    /// Its id.
    pub fn id(&self) -> RegistrationId {
        RegistrationId(self.id)
    }

    /// What they are.
    pub fn sender_kind(&self) -> Result<SenderKind, Error> {
        let bad = || Fault::BadRow {
            table: "dialogue_registration",
            column: "kind",
            row: self.id.to_string(),
            why: self.kind.clone(),
        };
        Ok(SenderKind::from_name(&self.kind).ok_or_else(bad)?)
    }

    pub fn is_cancelled(&self) -> bool {
        self.state == "cancelled"
    }

    pub fn people(&self) -> u32 {
        u32::try_from(self.people).unwrap_or(u32::MAX)
    }

    /// Place, waiting list, or cancelled, among all of the dialogue in their order.
    pub fn seat(&self, all: &[Guest]) -> Seat {
        match self.state.as_str() {
            "placed" => Seat::Placed,
            "waiting" => {
                let before =
                    all.iter().filter(|one| one.state == "waiting" && one.number < self.number).count();
                Seat::Waiting { position: u32::try_from(before + 1).unwrap_or(u32::MAX) }
            }
            _ => Seat::Cancelled,
        }
    }
}

/// How many registered.
pub(super) fn places(dialogue: &Dialogue, guests: &[Guest]) -> Places {
    let waiting: Vec<u32> =
        guests.iter().filter(|guest| guest.state == "waiting").map(Guest::people).collect();
    Places {
        capacity: dialogue.plan.capacity,
        taken: dialogue.taken,
        waiting: waiting.iter().sum(),
        waiting_registrations: u32::try_from(waiting.len()).unwrap_or(u32::MAX),
    }
}

/// How many people were checked in, without those who left again and cancelled.
pub(super) fn present(guests: &[Guest]) -> u32 {
    let came = guests.iter().filter(|guest| guest.checked_in_at.is_some() && !guest.is_cancelled());
    came.map(|guest| u32::try_from(guest.checked_in_people.unwrap_or(guest.people)).unwrap_or(0)).sum()
}

/// A registration about to be written.
pub(super) struct NewGuest<'a> {
    pub dialogue: DialogueId,
    pub number: i64,
    pub kind: SenderKind,
    pub new: &'a NewRegistration,
    pub placed: bool,
    pub at_door: bool,
}

impl Tx {
    /// The registrations of a dialogue in order, cancelled ones as well.
    pub(super) async fn guests(&mut self, dialogue: DialogueId) -> Result<Vec<Guest>, Error> {
        const ALL: &str = select!("WHERE dialogue_id = $1 ORDER BY number");
        Ok(on!(self, c => sqlx::query_as::<_, Guest>(ALL).bind(dialogue.0).fetch_all(c).await)?)
    }

    /// The registration of that id.
    pub(super) async fn guest(&mut self, id: RegistrationId) -> Result<Guest, Error> {
        const ONE: &str = select!("WHERE id = $1");
        let found = on!(self, c => sqlx::query_as::<_, Guest>(ONE).bind(id.0).fetch_optional(c).await)?;
        Ok(found.ok_or(crate::Refusal::NotFound)?)
    }

    /// The registration that the same form made before.
    pub(super) async fn guest_of_form(&mut self, key: &str) -> Result<Option<Guest>, Error> {
        const ONE: &str = select!("WHERE idempotency_key = $1");
        Ok(on!(self, c => sqlx::query_as::<_, Guest>(ONE).bind(key).fetch_optional(c).await)?)
    }

    /// The registration of that phone, if it was not cancelled.
    pub(super) async fn guest_of_phone(
        &mut self,
        dialogue: DialogueId,
        phone: &str,
    ) -> Result<Option<Guest>, Error> {
        const ONE: &str =
            select!("WHERE dialogue_id = $1 AND phone = $2 AND phone <> '' AND state <> 'cancelled'");
        let found = on!(self, c => sqlx::query_as::<_, Guest>(ONE)
            .bind(dialogue.0).bind(phone).fetch_optional(c).await)?;
        Ok(found)
    }

    /// True if that phone is registered.
    pub(super) async fn is_registered(&mut self, dialogue: DialogueId, phone: &str) -> Result<bool, Error> {
        const FIND: &str = "SELECT COUNT(*) FROM dialogue_registration \
                            WHERE dialogue_id = $1 AND phone = $2 AND phone <> '' AND state <> 'cancelled'";
        let found = on!(self, c => sqlx::query_scalar::<_, i64>(FIND)
            .bind(dialogue.0).bind(phone).fetch_one(c).await)?;
        Ok(found > 0)
    }

    /// The number of the next registration. Whoever asks for another one waits until this transaction has ended.
    pub(super) async fn next_number(&mut self, dialogue: DialogueId) -> Result<i64, Error> {
        const NEXT: &str = "UPDATE dialogue SET numbered = numbered + 1 WHERE id = $1 RETURNING numbered";
        let number =
            on!(self, c => sqlx::query_scalar::<_, i64>(NEXT).bind(dialogue.0).fetch_optional(c).await)?;
        Ok(number.ok_or(crate::Refusal::NotFound)?)
    }

    /// True if somebody waits.
    pub(super) async fn somebody_waits(&mut self, dialogue: DialogueId) -> Result<bool, Error> {
        const FIND: &str =
            "SELECT COUNT(*) FROM dialogue_registration WHERE dialogue_id = $1 AND state = 'waiting'";
        Ok(on!(self, c => sqlx::query_scalar::<_, i64>(FIND).bind(dialogue.0).fetch_one(c).await)? > 0)
    }

    pub(super) async fn insert_guest(&mut self, guest: &NewGuest<'_>) -> Result<RegistrationId, Error> {
        const ADD: &str = "INSERT INTO dialogue_registration (id, dialogue_id, number, idempotency_key, kind, name, \
             business_name, phone, email, people, may_merge, may_publish, consent_version, state, at, at_door) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
        let (id, now, new) = (self.new_id(), Instant(self.now()), guest.new);
        let state = if guest.placed { "placed" } else { "waiting" };
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(guest.dialogue.0).bind(guest.number).bind(&new.idempotency_key)
            .bind(guest.kind.name()).bind(&new.name).bind(&new.business_name).bind(&new.phone).bind(&new.email)
            .bind(i64::from(new.people)).bind(new.may_merge).bind(new.may_publish).bind(&new.consent_version)
            .bind(state).bind(now).bind(guest.at_door).execute(c).await)?;
        if guest.placed && !guest.at_door {
            self.take_places(guest.dialogue, i64::from(new.people)).await?;
        }
        Ok(RegistrationId(id))
    }

    /// Gives out that many places more; fewer, if it is below zero.
    pub(super) async fn take_places(&mut self, dialogue: DialogueId, people: i64) -> Result<(), Error> {
        const TAKE: &str = "UPDATE dialogue SET taken = taken + $2 WHERE id = $1";
        on!(self, c => sqlx::query(TAKE).bind(dialogue.0).bind(people).execute(c).await)?;
        Ok(())
    }

    pub(super) async fn set_seat(&mut self, guest: RegistrationId, state: &str) -> Result<(), Error> {
        const SET: &str = "UPDATE dialogue_registration SET state = $2, state_at = $3 WHERE id = $1";
        let now = Instant(self.now());
        on!(self, c => sqlx::query(SET).bind(guest.0).bind(state).bind(now).execute(c).await)?;
        Ok(())
    }

    /// Gives free places to the head of the waiting list, as far as they go; the dialogue must be locked.
    pub(super) async fn move_up(&mut self, dialogue: DialogueId) -> Result<Vec<Guest>, Error> {
        let now = self.dialogue(dialogue).await?;
        let guests = self.guests(dialogue).await?;
        let waiting: Vec<Waiting> = guests
            .iter()
            .filter(|guest| guest.state == "waiting")
            .map(|guest| Waiting { id: guest.id(), people: guest.people() })
            .collect();
        let up = promoted(now.plan.capacity, now.taken, &waiting);
        let moved: Vec<Guest> = guests.into_iter().filter(|guest| up.contains(&guest.id())).collect();
        for guest in &moved {
            self.set_seat(guest.id(), "placed").await?;
            self.take_places(dialogue, guest.people).await?;
        }
        Ok(moved)
    }
}
