//! Cases are written as they arrive: asked about by the rules one by one, written together.

use std::collections::{HashMap, HashSet};

use domain::change::Change;
use domain::feedback::{
    CaseCode, NewFeedback, Problem, Refusal as No, SenderKind, StateKind, What, view::Receipt,
};
use domain::ids::FeedbackId;
use domain::notice::NoticeKind;
use domain::text::fold;
use jiff::{SignedDuration, Timestamp};
use sqlx::AssertSqlSafe;

use super::NewFile;
use super::files::{brought, digest};
use super::intake::{Arrival, Given};
use super::keys::secret_of;
use super::rows::{Line, NewCase};
use crate::clock::day_of;
use crate::db::{Day, Instant, Tx, list};
use crate::error::{Error, Fault};
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// The most cases of one phone in an hour, and in a day.
const HOURLY_MOST: usize = 5;
const DAILY_MOST: usize = 15;
const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Codes that are tried, should one be taken already.
const CODES_TRIED: usize = 3;

impl Tx {
    /// Receives cases that came at the same time, those that have nothing to do with each other together. What is refused
    /// or broken leaves nothing and takes nothing else along.
    pub(super) async fn receive_all(
        &mut self,
        service: &Service,
        arrivals: &[Arrival],
        given: &Given,
    ) -> Result<Vec<Result<Receipt, Error>>, Error> {
        let mut outcomes = Vec::with_capacity(arrivals.len());
        let mut rest = arrivals;
        while !rest.is_empty() {
            let (run, later) = rest.split_at(strangers(rest));
            match self.receive_run(service, run, given).await? {
                Ok(received) => outcomes.extend(received),
                // One of them, and nobody knows which.
                Err(_) => {
                    for arrival in run {
                        outcomes.push(self.receive(service, arrival, given).await);
                    }
                }
            }
            rest = later;
        }
        Ok(outcomes)
    }

    /// Receives one case.
    pub(super) async fn receive(
        &mut self,
        service: &Service,
        arrival: &Arrival,
        given: &Given,
    ) -> Result<Receipt, Error> {
        let mut tried = 1;
        loop {
            match self.receive_run(service, std::slice::from_ref(arrival), given).await? {
                Ok(mut received) => {
                    let nothing = || Err(Fault::Database(sqlx::Error::RowNotFound).into());
                    return received.pop().unwrap_or_else(nothing);
                }
                // Another process has received the same post meanwhile, or the code is another case's.
                Err(error) if is_taken(&error) && tried < CODES_TRIED => tried += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// Receives cases on one savepoint. The inner error is of them all: then nothing of them was written.
    async fn receive_run(
        &mut self,
        service: &Service,
        run: &[Arrival],
        given: &Given,
    ) -> Result<Result<Vec<Result<Receipt, Error>>, Error>, Error> {
        on!(self, c => sqlx::query("SAVEPOINT cases").execute(c).await)?;
        let received = self.receive_together(service, run, given).await;
        if received.is_err() {
            on!(self, c => sqlx::query("ROLLBACK TO SAVEPOINT cases").execute(c).await)?;
        }
        on!(self, c => sqlx::query("RELEASE SAVEPOINT cases").execute(c).await)?;
        Ok(received)
    }

    /// Asks the rules about each, then writes all that may come in.
    async fn receive_together(
        &mut self,
        service: &Service,
        run: &[Arrival],
        given: &Given,
    ) -> Result<Vec<Result<Receipt, Error>>, Error> {
        let before = self.received_before(service, run).await?;
        let earlier = self.earlier(run).await?;
        let (mut outcomes, mut cases) = (Vec::with_capacity(run.len()), Vec::with_capacity(run.len()));
        for arrival in run {
            let key = arrival.new.idempotency_key.as_deref().unwrap_or_default();
            if let Some(receipt) = before.get(key) {
                outcomes.push(Ok(receipt.clone()));
                continue;
            }
            match self.new_case(service, arrival, given, &earlier) {
                Ok(case) => {
                    let secret = secret_of(service, case.id).await?;
                    let due_on = case.clock.as_ref().map(|(_, derivation)| derivation.due_on);
                    outcomes.push(Ok(Receipt { id: case.id, code: case.code.to_string(), secret, due_on }));
                    cases.push((arrival, case));
                }
                Err(error) => outcomes.push(Err(error)),
            }
        }
        if !cases.is_empty() {
            self.hold_repeated(&mut cases).await?;
            self.write_cases(cases).await?;
            self.announce(Change::Feedback);
        }
        Ok(outcomes)
    }

    /// The receipts of the cases that the same forms made before, by the keys of the forms.
    async fn received_before(
        &mut self,
        service: &Service,
        run: &[Arrival],
    ) -> Result<HashMap<String, Receipt>, Error> {
        const BEFORE: &str = "SELECT f.idempotency_key, f.id, f.code, k.original_due_on FROM feedback f \
            LEFT JOIN feedback_clock k ON k.feedback_id = f.id AND k.round = 1 WHERE f.idempotency_key IN";
        type Row = (String, i64, String, Option<Day>);
        let keys: Vec<_> = run.iter().filter_map(|arrival| arrival.new.idempotency_key.as_deref()).collect();
        let mut before = HashMap::new();
        if keys.is_empty() {
            return Ok(before);
        }
        let sql = format!("{BEFORE} ({})", list(1, keys.len()));
        let found = on!(self, c => {
            let mut query = sqlx::query_as::<_, Row>(AssertSqlSafe(sql.as_str()));
            for key in &keys {
                query = query.bind(*key);
            }
            query.fetch_all(c).await
        })?;
        for (key, id, code, due_on) in found {
            let secret = secret_of(service, FeedbackId(id)).await?;
            let due_on = due_on.map(|day| day.0);
            before.insert(key, Receipt { id: FeedbackId(id), code, secret, due_on });
        }
        Ok(before)
    }

    /// What the phones and addresses of these senders sent within a day, the first one first.
    async fn earlier(&mut self, run: &[Arrival]) -> Result<Vec<Earlier>, Error> {
        const BY_PHONE: &str = "SELECT id, entered_at, content_digest, duplicate_of, entered_by, restricted, state, \
            phone AS sender FROM feedback WHERE phone <> '' AND entered_at > $1 AND phone IN";
        const BY_EMAIL: &str = "SELECT id, entered_at, content_digest, duplicate_of, entered_by, restricted, state, \
            email AS sender FROM feedback WHERE phone = '' AND entered_at > $1 AND content_digest IN";
        let since = Instant(self.now().checked_sub(DAY).unwrap_or(self.now()));
        let mut phones = Vec::new();
        let mut digests = Vec::new();
        for Arrival { new, .. } in run {
            if !new.sender.phone.is_empty() {
                phones.push(new.sender.phone.clone());
            } else if !new.sender.email.is_empty() {
                digests.push(digest_of(&new.content));
            }
        }
        let mut earlier = Vec::new();
        for (text, values) in [(BY_PHONE, phones), (BY_EMAIL, digests)] {
            if values.is_empty() {
                continue;
            }
            let sql = format!("{text} ({}) ORDER BY received_at, id", list(2, values.len()));
            earlier.extend(on!(self, c => {
                let mut query = sqlx::query_as::<_, Earlier>(AssertSqlSafe(sql.as_str())).bind(since);
                for value in &values {
                    query = query.bind(value);
                }
                query.fetch_all(c).await
            })?);
        }
        Ok(earlier)
    }

    /// What is to be written of a case, unless the rules refuse it.
    fn new_case<'a>(
        &self,
        service: &Service,
        arrival: &'a Arrival,
        given: &'a Given,
        earlier: &[Earlier],
    ) -> Result<NewCase<'a>, Error> {
        let (new, now) = (&arrival.new, self.now());
        if let Some(chosen) = new.sender.neighborhood
            && !given.neighborhoods.iter().any(|(id, _)| *id == chosen)
        {
            return Err(No::from(Problem::new("neighborhood", What::UnknownChoice)).into());
        }
        let content_digest = digest_of(&new.content);
        let duplicate_of = repeated(arrival, &content_digest, earlier, now)?;
        let received_at = new.received_at.unwrap_or(now);
        let clock = match new.sender.kind {
            SenderKind::Anonymous => None,
            _ => {
                let rule = given.rule_of(new, received_at)?;
                Some((rule, given.count(rule, received_at)))
            }
        };
        Ok(NewCase {
            id: FeedbackId(self.new_id()),
            code: CaseCode::generate(day_of(received_at).year(), service.randomness().bytes()),
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
            content_digest,
            unit: given.leadership.filter(|_| new.category.is_restricted()),
            duplicate_of,
            clock,
        })
    }

    /// Holds the cases that these repeat until they are written, so that none is hidden or ended meanwhile. What may no
    /// longer be repeated is not: the new one is a case of its own.
    async fn hold_repeated(&mut self, cases: &mut [(&Arrival, NewCase<'_>)]) -> Result<(), Error> {
        let mut repeated: Vec<FeedbackId> = cases.iter().filter_map(|(_, case)| case.duplicate_of).collect();
        // In one order, so that two who write at once never wait for each other.
        repeated.sort_unstable();
        repeated.dedup();
        for id in repeated {
            let held = self.held_case_of(id).await?;
            for (_, case) in cases.iter_mut().filter(|(_, case)| case.duplicate_of == Some(id)) {
                let fits = held.row.duplicate_of.is_none()
                    && held.row.restricted == case.category.is_restricted()
                    && held.state().kind().is_open();
                if !fits {
                    case.duplicate_of = None;
                }
            }
        }
        Ok(())
    }

    /// Writes cases with the first lines of their logs, their files and notices.
    async fn write_cases(&mut self, cases: Vec<(&Arrival, NewCase<'_>)>) -> Result<(), Error> {
        let (arrivals, cases): (Vec<_>, Vec<_>) = cases.into_iter().unzip();
        self.insert_cases(&cases).await?;
        let receipt =
            |arrival: &Arrival| Line { by_sender: !arrival.on_behalf, ..Line::other("receipt", "", true) };
        let lines: Vec<_> = arrivals
            .iter()
            .zip(&cases)
            .map(|(arrival, case)| (self.new_id(), case.id, receipt(arrival)))
            .collect();
        self.add_lines(&lines).await?;
        for (arrival, (entry, case, _)) in arrivals.iter().zip(&lines) {
            let by_sender = !arrival.on_behalf;
            for file in &arrival.files {
                self.add_case_file(*case, *entry, by_sender, file).await?;
            }
            self.take_held(&arrival.held, *case, *entry, by_sender).await?;
        }
        let received = |case: &NewCase<'_>| {
            let data = serde_json::json!({ "feedback": case.id, "channel": case.channel.name() });
            Event::new("feedback.received").data(&data)
        };
        self.record_all(&cases.iter().map(received).collect::<Result<Vec<_>, Error>>()?).await?;
        let reached: Vec<_> = cases
            .iter()
            .filter(|case| !(case.sender.phone.is_empty() && case.sender.email.is_empty()))
            .map(|case| (case.sender, case.id, case.code.as_str()))
            .collect();
        self.notify_reached(NoticeKind::Received, &reached).await?;
        for case in cases.iter().filter(|case| case.category.is_restricted()) {
            self.notify_leaders(NoticeKind::RestrictedReceived, case.code.as_str()).await?;
        }
        Ok(())
    }
}

/// What a sender sent before.
#[derive(sqlx::FromRow)]
struct Earlier {
    id: i64,
    entered_at: Instant,
    content_digest: String,
    duplicate_of: Option<i64>,
    entered_by: Option<i64>,
    restricted: bool,
    state: String,
    /// The phone, or the e-mail address of who gave no phone.
    sender: String,
}

/// The open case of the same sender that says the same and is no duplicate itself; refused if the phone sent too many. A link
/// never leads between a restricted case and one that is not.
fn repeated(
    arrival: &Arrival,
    content: &str,
    earlier: &[Earlier],
    now: Timestamp,
) -> Result<Option<FeedbackId>, No> {
    let sender = &arrival.new.sender;
    let by = if sender.phone.is_empty() { &sender.email } else { &sender.phone };
    if by.is_empty() {
        return Ok(None);
    }
    let of_sender = || earlier.iter().filter(|earlier| earlier.sender == *by);
    if !arrival.on_behalf && !sender.phone.is_empty() {
        let own: Vec<Timestamp> =
            of_sender().filter(|case| case.entered_by.is_none()).map(|case| case.entered_at.0).collect();
        for (most, span) in [(HOURLY_MOST, HOUR), (DAILY_MOST, DAY)] {
            let recent: Vec<_> = own.iter().filter(|at| now.duration_since(**at) < span).collect();
            if recent.len() >= most {
                let until = recent[recent.len() - most].checked_add(span).unwrap_or(now);
                return Err(No::TooMany { until });
            }
        }
    }
    let is_repeated = |case: &&Earlier| {
        case.content_digest == content
            && case.duplicate_of.is_none()
            && case.restricted == arrival.new.category.is_restricted()
            && StateKind::from_name(&case.state).is_some_and(StateKind::is_open)
    };
    let first = of_sender().find(is_repeated);
    Ok(first.map(|case| FeedbackId(case.id)))
}

/// How many from the first one on share neither form nor phone nor address with one before them: what the rules say of
/// the next one depends on those.
fn strangers<'a>(arrivals: &'a [Arrival]) -> usize {
    let mut seen = HashSet::new();
    let is_known = |Arrival { new, .. }: &'a Arrival| {
        let marks = [
            ("form", new.idempotency_key.as_deref().unwrap_or_default()),
            ("phone", new.sender.phone.as_str()),
            ("email", new.sender.email.as_str()),
        ];
        marks.into_iter().filter(|(_, mark)| !mark.is_empty()).any(|mark| !seen.insert(mark))
    };
    arrivals.iter().position(is_known).unwrap_or(arrivals.len())
}

/// The key of a form together with what it says and brings; `held` is the ticket of the files that were kept when it was
/// refused. A browser may show the form again with the stamp that it had; another text from it, another person's, or another
/// picture is another case.
pub fn key_of(stamp: &str, new: &NewFeedback, files: &[NewFile], held: &str) -> String {
    let sender = &new.sender;
    let kinds = [sender.kind.name(), new.category.name()];
    let said = [new.content.as_str(), &sender.phone, &sender.email, &sender.name, &sender.address];
    let mut said = [kinds.as_slice(), &said].concat().join("\n");
    said.push_str(&brought(files, held));
    format!("{stamp}.{}", digest(&said))
}

fn digest_of(content: &str) -> String {
    digest(&fold(content))
}

/// True if a row of that key is there already.
pub(crate) fn is_taken(error: &Error) -> bool {
    matches!(error, Error::Fault(Fault::Database(sqlx::Error::Database(why))) if why.is_unique_violation())
}
