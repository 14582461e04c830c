//! A case is received: from the public form, or on behalf of somebody.

use bytes::Bytes;
use domain::calendar::{Almanac, Derivation, RuleSet, TimeRule};
use domain::change::Change;
use domain::feedback::{
    BACK_MOST, CaseCode, Channel, NewFeedback, Problem, R_ANSWER, Refusal as No, SenderKind, What, rule_code,
    view::{FormFacts, Receipt},
};
use domain::ids::{FeedbackId, UnitId};
use domain::notice::NoticeKind;
use domain::people::{About, Action, Actor, Role, may};
use domain::text::fold;
use jiff::{SignedDuration, Timestamp};

use super::batch;
use super::files::{digest, held_files, keep_all};
use super::keys::{have_secrets, secret_of};
use super::rows::{Line, NewCase};
use crate::calendar::Settings;
use crate::clock::{VIET_NAM, day_of};
use crate::db::{Day, Instant, Tx};
use crate::error::{Error, Fault};
use crate::event::Event;
use crate::files::Kept;
use crate::on;
use crate::service::Service;

/// The most cases of one phone in an hour, and in a day.
const HOURLY_MOST: usize = 5;
const DAILY_MOST: usize = 15;
const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Codes that are tried, should one be taken already.
const CODES_TRIED: usize = 3;

/// A file as it was sent; without content if it is larger than is taken.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Option<Bytes>,
}

/// A case at the door, its files safe.
pub(super) struct Arrival {
    new: NewFeedback,
    files: Vec<Kept>,
    held: String,
    on_behalf: bool,
}

/// What every case is received by.
pub(super) struct Given {
    almanac: Almanac,
    rules: RuleSet,
    settings: Settings,
    /// Active neighbourhoods: id, name.
    neighborhoods: Vec<(UnitId, String)>,
    /// The leadership, to which restricted cases go at once.
    leadership: Option<UnitId>,
}

/// What the form has to know before anything is typed.
pub async fn form_facts(service: &Service) -> Result<FormFacts, Error> {
    let mut tx = service.read().await?;
    let given = Given::read(&mut tx).await?;
    let now = tx.now();
    let promise = given
        .rules
        .holding(R_ANSWER, day_of(now))
        .map(|rule| (rule.name.clone(), rule.legal_ref.clone(), given.count(rule, now)));
    Ok(FormFacts { neighborhoods: given.neighborhoods, promise })
}

/// Receives a case from the public form, with its files and those that an earlier, refused post brought (by their ticket).
pub async fn submit(
    service: &Service,
    new: NewFeedback,
    files: Vec<NewFile>,
    held: &str,
) -> Result<Receipt, Error> {
    let there = held_files(service, held).await?.len();
    let files = keep_all(service, files, there).await?;
    let new = NewFeedback { received_at: None, outside_number: None, ..new.tidied() };
    batch::receive(service, Arrival { new, files, held: held.to_owned(), on_behalf: false }).await
}

/// Receives a case on behalf of somebody, with its files and those that an earlier, refused post brought. The head of a
/// neighbourhood enters it for that neighbourhood.
pub async fn enter(
    service: &Service,
    actor: &Actor,
    new: NewFeedback,
    files: Vec<NewFile>,
    held: &str,
) -> Result<Receipt, Error> {
    may(actor, Action::EnterFeedback, &About::default())?;
    let mut new = new.tidied();
    let is_head_alone = actor.roles.has(Role::Neighborhood)
        && ![Role::OneStop, Role::UnitOfficer, Role::PlanOwner, Role::Leader]
            .into_iter()
            .any(|role| actor.roles.has(role));
    if is_head_alone {
        new.sender.neighborhood = Some(actor.unit.ok_or(domain::people::Refusal::Role)?);
        new.channel = Channel::Neighborhood;
    }
    let now = service.now();
    if let Some(at) = new.received_at {
        let longest = SignedDuration::from_hours(24 * (i64::from(BACK_MOST) + 1));
        let wrong = match now.duration_since(at) {
            ago if ago.is_negative() => Some(What::Future),
            ago if ago > longest => Some(What::TooLongAgo { days: BACK_MOST }),
            _ => None,
        };
        if let Some(what) = wrong {
            return Err(No::from(Problem::new("received_day", what)).into());
        }
    }
    let there = held_files(service, held).await?.len();
    let files = keep_all(service, files, there).await?;
    let arrival = Arrival { new, files, held: held.to_owned(), on_behalf: true };
    have_secrets(service).await?;
    let mut tx = service.write_as(actor).await?;
    let given = Given::read(&mut tx).await?;
    let receipt = tx.receive(service, &arrival, &given).await?;
    tx.save().await?;
    Ok(receipt)
}

/// A case that was taken away from a dialogue, about to be received in the transaction of what took it.
pub(crate) struct TakenAway(pub NewFeedback);

/// Makes what the secrets of cases are derived from, if it was never made. To be called before a transaction in which a
/// case is received.
pub(crate) async fn have_case_keys(service: &Service) -> Result<(), Error> {
    have_secrets(service).await
}

impl Given {
    /// Read anew for every transaction: a handful of small tables, and never out of date.
    pub(super) async fn read(tx: &mut Tx) -> Result<Self, Error> {
        const UNITS: &str = "SELECT id, code, name, kind FROM unit \
            WHERE active AND kind IN ('neighborhood', 'leadership') ORDER BY sort, code";
        type Row = (i64, String, String, String);
        let units = on!(tx, c => sqlx::query_as::<_, Row>(UNITS).fetch_all(c).await)?;
        let leadership = units.iter().find(|(_, code, ..)| code == "LDUBND").map(|(id, ..)| UnitId(*id));
        let neighborhoods = units
            .into_iter()
            .filter(|(.., kind)| kind == "neighborhood")
            .map(|(id, _, name, _)| (UnitId(id), name))
            .collect();
        Ok(Self {
            almanac: tx.almanac().await?,
            rules: tx.time_rules().await?,
            settings: tx.settings().await?,
            neighborhoods,
            leadership,
        })
    }

    /// How the due day of that rule comes about from that moment.
    pub(super) fn count(&self, rule: &TimeRule, from: Timestamp) -> Derivation {
        Derivation::count(&self.almanac, VIET_NAM.to_datetime(from), rule.limit, self.settings.start_rule)
    }

    /// The rule that holds on the day of that moment.
    pub(super) fn rule(&self, code: &str, at: Timestamp) -> Result<&TimeRule, Error> {
        let day = day_of(at);
        let missing = || Fault::BadRow {
            table: "time_limit",
            column: "code",
            row: code.to_owned(),
            why: format!("no rule holds on {day}"),
        };
        Ok(self.rules.holding(code, day).ok_or_else(missing)?)
    }

    /// The rule of that code, as far as it still holds on the day of that moment: a promise may be switched off while
    /// a case that was counted by it runs. What nothing else is about is answered by [`R_ANSWER`].
    pub(super) fn rule_again(&self, code: &str, at: Timestamp) -> Result<&TimeRule, Error> {
        match self.rules.holding(code, day_of(at)) {
            Some(rule) => Ok(rule),
            None => self.rule(R_ANSWER, at),
        }
    }

    /// The rule by which a case is answered that came at that moment.
    fn rule_of(&self, new: &NewFeedback, at: Timestamp) -> Result<&TimeRule, Error> {
        self.rule(rule_code(new.category, new.sender.kind, &self.rules, day_of(at)), at)
    }

    pub(super) fn reopen_most(&self) -> i64 {
        i64::from(self.settings.reopen_most)
    }

    pub(super) fn almanac(&self) -> &Almanac {
        &self.almanac
    }
}

impl Tx {
    /// Receives a case that was taken away from a dialogue, like every other one on behalf.
    pub(crate) async fn receive_taken_away(
        &mut self,
        service: &Service,
        TakenAway(new): TakenAway,
    ) -> Result<Receipt, Error> {
        let given = Given::read(self).await?;
        let arrival = Arrival { new: new.tidied(), files: Vec::new(), held: String::new(), on_behalf: true };
        self.receive(service, &arrival, &given).await
    }

    /// Receives one case on a savepoint: refused or broken, it leaves nothing.
    pub(super) async fn receive(
        &mut self,
        service: &Service,
        arrival: &Arrival,
        given: &Given,
    ) -> Result<Receipt, Error> {
        if let Some(receipt) = self.received_before(service, arrival).await? {
            return Ok(receipt);
        }
        let mut tried = 1;
        loop {
            on!(self, c => sqlx::query("SAVEPOINT one_case").execute(c).await)?;
            let error = match self.receive_once(service, arrival, given).await {
                Ok(receipt) => {
                    on!(self, c => sqlx::query("RELEASE SAVEPOINT one_case").execute(c).await)?;
                    self.announce(Change::Feedback);
                    return Ok(receipt);
                }
                Err(error) => error,
            };
            on!(self, c => sqlx::query("ROLLBACK TO SAVEPOINT one_case").execute(c).await)?;
            on!(self, c => sqlx::query("RELEASE SAVEPOINT one_case").execute(c).await)?;
            if !is_taken(&error) || tried == CODES_TRIED {
                return Err(error);
            }
            // Another process has received the same post meanwhile, or the code is another case's.
            if let Some(receipt) = self.received_before(service, arrival).await? {
                return Ok(receipt);
            }
            tried += 1;
        }
    }

    /// The receipt of the case that the same form made before.
    async fn received_before(
        &mut self,
        service: &Service,
        arrival: &Arrival,
    ) -> Result<Option<Receipt>, Error> {
        const BEFORE: &str = "SELECT f.id, f.code, k.original_due_on FROM feedback f \
            LEFT JOIN feedback_clock k ON k.feedback_id = f.id AND k.round = 1 WHERE f.idempotency_key = $1";
        let Some(key) = &arrival.new.idempotency_key else { return Ok(None) };
        let found = on!(self, c =>
            sqlx::query_as::<_, (i64, String, Option<Day>)>(BEFORE).bind(key).fetch_optional(c).await)?;
        let Some((id, code, due_on)) = found else { return Ok(None) };
        let secret = secret_of(service, FeedbackId(id)).await?;
        Ok(Some(Receipt { id: FeedbackId(id), code, secret, due_on: due_on.map(|day| day.0) }))
    }

    async fn receive_once(
        &mut self,
        service: &Service,
        arrival: &Arrival,
        given: &Given,
    ) -> Result<Receipt, Error> {
        let (new, now) = (&arrival.new, self.now());
        if let Some(chosen) = new.sender.neighborhood
            && !given.neighborhoods.iter().any(|(id, _)| *id == chosen)
        {
            return Err(No::from(Problem::new("neighborhood", What::UnknownChoice)).into());
        }
        let content_digest = digest(&fold(&new.content));
        let duplicate_of = self.earlier(arrival, &content_digest).await?;
        let received_at = new.received_at.unwrap_or(now);
        let clock = match new.sender.kind {
            SenderKind::Anonymous => None,
            _ => {
                let rule = given.rule_of(new, received_at)?;
                Some((rule, given.count(rule, received_at)))
            }
        };
        let id = FeedbackId(self.new_id());
        let code = CaseCode::generate(day_of(received_at).year(), service.randomness().bytes());
        let restricted = new.category.is_restricted();
        let case = NewCase {
            id,
            code: code.as_str(),
            idempotency_key: new.idempotency_key.as_deref(),
            channel: new.channel,
            received_at,
            entered_by: self.actor().map(|actor| actor.person),
            place: &new.place,
            national_code: new.outside_number.as_deref(),
            sender: &new.sender,
            consent_version: &new.consent_version,
            category: new.category,
            content: &new.content,
            content_digest: &content_digest,
            unit: given.leadership.filter(|_| restricted),
            duplicate_of,
            clock: clock.as_ref().map(|(rule, derivation)| (*rule, derivation)),
        };
        self.insert_case(&case).await?;
        let line = Line { by_sender: !arrival.on_behalf, ..Line::other("receipt", "", true) };
        let entry = self.add_line(id, &line).await?;
        for file in &arrival.files {
            self.add_case_file(Some(id), None, Some(entry), file).await?;
        }
        self.take_held(&arrival.held, id, entry).await?;
        self.record(&Event::new("feedback.received").data(&serde_json::json!({
            "feedback": id, "channel": new.channel.name(),
        }))?)
        .await?;
        if !(new.sender.phone.is_empty() && new.sender.email.is_empty()) {
            self.notify_reached(&new.sender, id, NoticeKind::Received, code.as_str()).await?;
        }
        if restricted {
            self.notify_leaders(NoticeKind::RestrictedReceived, code.as_str()).await?;
        }
        let secret = secret_of(service, id).await?;
        let due_on = clock.map(|(_, derivation)| derivation.due_on);
        Ok(Receipt { id, code: code.to_string(), secret, due_on })
    }

    /// The case of the same sender that says the same and is no duplicate itself; refused if the phone sent too many.
    async fn earlier(&mut self, arrival: &Arrival, content: &str) -> Result<Option<FeedbackId>, Error> {
        const BY_PHONE: &str = "SELECT id, entered_at, content_digest, duplicate_of, entered_by FROM feedback \
            WHERE phone = $1 AND phone <> '' AND received_at > $2 ORDER BY received_at, id";
        const BY_EMAIL: &str = "SELECT id, entered_at, content_digest, duplicate_of, entered_by FROM feedback \
            WHERE content_digest = $3 AND phone = '' AND email = $1 AND received_at > $2 ORDER BY received_at, id";
        type Row = (i64, Instant, String, Option<i64>, Option<i64>);
        let (sender, now) = (&arrival.new.sender, self.now());
        let since = Instant(now.checked_sub(DAY).unwrap_or(now));
        let rows = if !sender.phone.is_empty() {
            on!(self, c => sqlx::query_as::<_, Row>(BY_PHONE)
                .bind(&sender.phone).bind(since).fetch_all(c).await)?
        } else if !sender.email.is_empty() {
            on!(self, c => sqlx::query_as::<_, Row>(BY_EMAIL)
                .bind(&sender.email).bind(since).bind(content).fetch_all(c).await)?
        } else {
            return Ok(None);
        };
        if !arrival.on_behalf && !sender.phone.is_empty() {
            let own: Vec<Timestamp> =
                rows.iter().filter(|(.., by)| by.is_none()).map(|(_, at, ..)| at.0).collect();
            for (most, span) in [(HOURLY_MOST, HOUR), (DAILY_MOST, DAY)] {
                let recent: Vec<_> = own.iter().filter(|at| now.duration_since(**at) < span).collect();
                if recent.len() >= most {
                    let until = recent[recent.len() - most].checked_add(span).unwrap_or(now);
                    return Err(No::TooMany { until }.into());
                }
            }
        }
        let first = rows.iter().find(|(_, _, known, of, _)| known == content && of.is_none());
        Ok(first.map(|(id, ..)| FeedbackId(*id)))
    }
}

/// True if a row of that key is there already.
pub(crate) fn is_taken(error: &Error) -> bool {
    matches!(error, Error::Fault(Fault::Database(sqlx::Error::Database(why))) if why.is_unique_violation())
}
