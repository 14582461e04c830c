//! A notice is written, in the transaction of what it tells of: a change that is taken back takes its notice along.

use domain::change::Change;
use domain::feedback::Sender;
use domain::ids::{FeedbackId, PersonId, QuestionId, RegistrationId, UnitId};
use domain::notice::{Facts, NoticeChannel, NoticeKind, NoticeState};
use domain::people::Role;
use sqlx::AssertSqlSafe;

use super::sender::configured;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// What is written.
pub(super) struct New<'a> {
    pub feedback: Option<FeedbackId>,
    pub registration: Option<RegistrationId>,
    pub question: Option<QuestionId>,
    pub person: Option<PersonId>,
    pub kind: NoticeKind,
    pub channel: NoticeChannel,
    pub recipient: String,
    pub facts: Facts,
    pub dedupe: Option<&'a str>,
}

impl New<'_> {
    /// A notice that goes this way; whom and what it is about is said besides.
    pub fn by((channel, recipient): (NoticeChannel, String), kind: NoticeKind, facts: Facts) -> Self {
        Self {
            feedback: None,
            registration: None,
            question: None,
            person: None,
            kind,
            channel,
            recipient,
            facts,
            dedupe: None,
        }
    }

    /// A notice to a member of staff, on whose day it stands.
    pub fn to_staff(person: PersonId, kind: NoticeKind, facts: Facts) -> Self {
        Self { person: Some(person), ..Self::by((NoticeChannel::InApp, String::new()), kind, facts) }
    }
}

impl Tx {
    /// Tells the sender of a case, by the best road that they gave and the ward has. Where there is none, that is written
    /// down as well.
    pub async fn notify_sender(
        &mut self,
        feedback: FeedbackId,
        kind: NoticeKind,
        code: &str,
    ) -> Result<(), Error> {
        let road = self.road_to_sender(feedback).await?;
        self.notify_along(kind, vec![(road, feedback, code)]).await
    }

    /// The same for several senders whose addresses are at hand: sender, case, its code.
    pub async fn notify_reached(
        &mut self,
        kind: NoticeKind,
        reached: &[(&Sender, FeedbackId, &str)],
    ) -> Result<(), Error> {
        let along = reached.iter().map(|(sender, feedback, code)| {
            (road(self.service(), sender.email.clone(), sender.phone.clone()), *feedback, *code)
        });
        let along = along.collect();
        self.notify_along(kind, along).await
    }

    async fn notify_along(
        &mut self,
        kind: NoticeKind,
        along: Vec<((NoticeChannel, String), FeedbackId, &str)>,
    ) -> Result<(), Error> {
        let new = along.into_iter().map(|(road, feedback, code)| {
            let facts = Facts { code: code.to_owned(), digest: None, dialogue: None };
            New { feedback: Some(feedback), ..New::by(road, kind, facts) }
        });
        self.put_notices(&new.collect::<Vec<_>>()).await?;
        Ok(())
    }

    /// Tells a member of staff of a case; it waits on their day until they have seen it. Nobody is told of what they did
    /// themselves.
    pub async fn notify_person(
        &mut self,
        person: PersonId,
        kind: NoticeKind,
        code: &str,
    ) -> Result<(), Error> {
        const CASE: &str = "SELECT id FROM feedback WHERE code = $1";
        if self.actor().is_some_and(|actor| actor.person == person) {
            return Ok(());
        }
        let case = on!(self, c => sqlx::query_scalar::<_, i64>(CASE).bind(code).fetch_optional(c).await)?;
        let facts = Facts { code: code.to_owned(), digest: None, dialogue: None };
        self.put_notice(New { feedback: case.map(FeedbackId), ..New::to_staff(person, kind, facts) }).await?;
        self.announce(Change::Inbox(person));
        Ok(())
    }

    /// Tells whoever registered for a dialogue, by the best road that they gave and the ward has.
    pub(crate) async fn notify_guest(
        &mut self,
        registration: RegistrationId,
        email: &str,
        phone: &str,
        kind: NoticeKind,
        facts: &Facts,
    ) -> Result<(), Error> {
        let road = road(self.service(), email.to_owned(), phone.to_owned());
        let new = New { registration: Some(registration), ..New::by(road, kind, facts.clone()) };
        self.put_notice(new).await?;
        Ok(())
    }

    /// Tells whoever asked at a dialogue without having registered, by the phone that they left.
    pub(crate) async fn notify_asker(
        &mut self,
        question: QuestionId,
        phone: &str,
        kind: NoticeKind,
        facts: &Facts,
    ) -> Result<(), Error> {
        let road = road(self.service(), String::new(), phone.to_owned());
        self.put_notice(New { question: Some(question), ..New::by(road, kind, facts.clone()) }).await?;
        Ok(())
    }

    /// Tells a member of staff of what is no case. Nobody is told of what they did themselves.
    pub(crate) async fn notify_staff(
        &mut self,
        person: PersonId,
        kind: NoticeKind,
        facts: &Facts,
    ) -> Result<(), Error> {
        if self.actor().is_some_and(|actor| actor.person == person) {
            return Ok(());
        }
        self.notify_staff_once(person, kind, facts, None).await
    }

    /// The same of what is told once only, by its key.
    pub(crate) async fn notify_staff_once(
        &mut self,
        person: PersonId,
        kind: NoticeKind,
        facts: &Facts,
        dedupe: Option<&str>,
    ) -> Result<(), Error> {
        if self.put_notice(New { dedupe, ..New::to_staff(person, kind, facts.clone()) }).await? {
            self.announce(Change::Inbox(person));
        }
        Ok(())
    }

    /// Tells every leader of a case.
    pub async fn notify_leaders(&mut self, kind: NoticeKind, code: &str) -> Result<(), Error> {
        let leaders = self.leaders().await?;
        self.notify_people(leaders, kind, code).await
    }

    /// Tells each of these of a case.
    pub(crate) async fn notify_people(
        &mut self,
        people: impl IntoIterator<Item = PersonId>,
        kind: NoticeKind,
        code: &str,
    ) -> Result<(), Error> {
        for person in people {
            self.notify_person(person, kind, code).await?;
        }
        Ok(())
    }

    /// Every leader.
    pub(crate) async fn leaders(&mut self) -> Result<Vec<PersonId>, Error> {
        const LEADERS: &str = "SELECT p.id FROM person p JOIN person_role r ON r.person_id = p.id \
                               WHERE p.active AND r.role = 'leader' ORDER BY p.id";
        let leaders = on!(self, c => sqlx::query_scalar::<_, i64>(LEADERS).fetch_all(c).await)?;
        Ok(leaders.into_iter().map(PersonId).collect())
    }

    /// Tells everyone of a unit who works on cases.
    pub async fn notify_unit(&mut self, unit: UnitId, kind: NoticeKind, code: &str) -> Result<(), Error> {
        let people = self.workers_of(unit).await?;
        self.notify_people(people, kind, code).await
    }

    /// Everyone of a unit who works on cases.
    pub(crate) async fn workers_of(&mut self, unit: UnitId) -> Result<Vec<PersonId>, Error> {
        const OF_UNIT: &str = "SELECT DISTINCT p.id FROM person p JOIN person_role r ON r.person_id = p.id \
             WHERE p.active AND p.unit_id = $1 AND r.role IN ('unit_officer', 'one_stop', 'plan_owner') \
             ORDER BY p.id";
        let people = on!(self, c => sqlx::query_scalar::<_, i64>(OF_UNIT).bind(unit.0).fetch_all(c).await)?;
        Ok(people.into_iter().map(PersonId).collect())
    }

    /// Whoever gives cases out: the one-stop centre, or who runs the plan where nobody is at the centre.
    pub(crate) async fn centre(&mut self) -> Result<Vec<PersonId>, Error> {
        self.those_of(Role::OneStop, Role::PlanOwner).await
    }

    /// Everyone of the first role, or of the other one where nobody has the first.
    pub(crate) async fn those_of(&mut self, first: Role, other: Role) -> Result<Vec<PersonId>, Error> {
        const OF_ROLES: &str = "SELECT DISTINCT p.id, r.role FROM person p \
             JOIN person_role r ON r.person_id = p.id WHERE p.active AND r.role IN ($1, $2) ORDER BY p.id";
        let people = on!(self, c => sqlx::query_as::<_, (i64, String)>(OF_ROLES)
            .bind(first.name()).bind(other.name()).fetch_all(c).await)?;
        let has_first = people.iter().any(|(_, role)| role == first.name());
        let role = if has_first { first } else { other };
        Ok(people
            .into_iter()
            .filter(|(_, of)| of == role.name())
            .map(|(person, _)| PersonId(person))
            .collect())
    }

    /// Which road leads to a case's sender now, and its address.
    pub(super) async fn road_to_sender(
        &mut self,
        feedback: FeedbackId,
    ) -> Result<(NoticeChannel, String), Error> {
        const GIVEN: &str = "SELECT email, phone FROM feedback WHERE id = $1";
        let given = on!(self, c =>
            sqlx::query_as::<_, (String, String)>(GIVEN).bind(feedback.0).fetch_optional(c).await)?;
        let (email, phone) = given.unwrap_or_default();
        Ok(road(self.service(), email, phone))
    }

    /// Which road leads to whoever made a registration now, and its address.
    pub(super) async fn road_to_guest(
        &mut self,
        registration: RegistrationId,
    ) -> Result<(NoticeChannel, String), Error> {
        const GIVEN: &str = "SELECT email, phone FROM dialogue_registration WHERE id = $1";
        let given = on!(self, c =>
            sqlx::query_as::<_, (String, String)>(GIVEN).bind(registration.0).fetch_optional(c).await)?;
        let (email, phone) = given.unwrap_or_default();
        Ok(road(self.service(), email, phone))
    }

    /// Which road leads to whoever asked now, and its address.
    pub(super) async fn road_to_asker(
        &mut self,
        question: QuestionId,
    ) -> Result<(NoticeChannel, String), Error> {
        const GIVEN: &str = "SELECT asker_phone FROM dialogue_question WHERE id = $1";
        let given =
            on!(self, c => sqlx::query_scalar::<_, String>(GIVEN).bind(question.0).fetch_optional(c).await)?;
        Ok(road(self.service(), String::new(), given.unwrap_or_default()))
    }

    /// Writes a notice; false if one of the same key was written before.
    pub(super) async fn put_notice(&mut self, new: New<'_>) -> Result<bool, Error> {
        Ok(self.put_notices(&[new]).await? == 1)
    }

    /// Writes notices, and gives how many there are for the first time.
    async fn put_notices(&mut self, new: &[New<'_>]) -> Result<u64, Error> {
        const PUT: &str = "INSERT INTO notice (id, feedback_id, person_id, kind, channel, recipient, data, state, \
             next_at, created_at, done_at, dedupe, registration_id, question_id) VALUES";
        if new.is_empty() {
            return Ok(0);
        }
        let now = Instant(self.now());
        let mut rows = Vec::with_capacity(new.len());
        for new in new {
            // What stands on a person's day is there with the commit.
            let (state, next_at, done_at) = match new.channel {
                NoticeChannel::InApp => (NoticeState::Delivered, None, Some(now)),
                NoticeChannel::None => (NoticeState::NoChannel, None, Some(now)),
                NoticeChannel::Email | NoticeChannel::Sms | NoticeChannel::Zalo => {
                    (NoticeState::Created, Some(now), None)
                }
            };
            rows.push((self.new_id(), new, serde_json::to_string(&new.facts)?, state, next_at, done_at));
        }
        let sql = format!("{PUT} {} ON CONFLICT (dedupe) DO NOTHING", self.values(rows.len(), 14));
        let written = on!(self, c => {
            let mut query = sqlx::query(AssertSqlSafe(sql.as_str()));
            for (id, new, data, state, next_at, done_at) in &rows {
                query = query
                    .bind(id).bind(new.feedback.map(|case| case.0)).bind(new.person.map(|person| person.0))
                    .bind(new.kind.name()).bind(new.channel.name()).bind(&new.recipient).bind(data)
                    .bind(state.name()).bind(*next_at).bind(now).bind(*done_at).bind(new.dedupe)
                    .bind(new.registration.map(|registration| registration.0))
                    .bind(new.question.map(|question| question.0));
            }
            query.execute(c).await
        })?;
        Ok(written)
    }
}

/// E-mail before Zalo before a text message: what costs the ward nothing comes first.
fn road(service: &Service, email: String, phone: String) -> (NoticeChannel, String) {
    if !email.is_empty() && configured(service, NoticeChannel::Email) {
        return (NoticeChannel::Email, email);
    }
    for channel in [NoticeChannel::Zalo, NoticeChannel::Sms] {
        if !phone.is_empty() && configured(service, channel) {
            return (channel, phone);
        }
    }
    (NoticeChannel::None, String::new())
}
