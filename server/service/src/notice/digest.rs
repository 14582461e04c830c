//! Each working day from half past seven on: what is due within two working days and what is past its day, to those who
//! answer for it. What is past its day rises: at once to those who run the plan and the one-stop centre, after two working
//! days to the leaders. Likewise the values of indicators that
//! are missing; those who enter them are reminded on the first day and on the last one. And the requests about personal data
//! that wait for a decision. Counts and codes only.

use std::collections::BTreeMap;

use domain::calendar::Calendar;
use domain::change::Change;
use domain::feedback::{R_FORWARD, R_PUBLISH, R_REFUSE, R_SUPPLEMENT};
use domain::ids::{PersonId, UnitId};
use domain::notice::{Codes, Digest, Facts, NoticeKind, RequestsDigest, StepsDigest, ValuesDigest};
use domain::people::{Role, Roles};
use jiff::civil::{Date, Time, time};

use super::outbox::New;
use crate::clock::VIET_NAM;
use crate::db::{Day, Instant, Tx};
use crate::error::{Error, Fault};
use crate::feedback::{Ground, StepDue};
use crate::indicator::ValuesDue;
use crate::on;
use crate::service::Service;

/// When the day's digest is written; later if no process was there.
const FROM: Time = time(7, 30, 0, 0);
/// Working days within which something is due soon, and after which it rises to the leaders.
const NEAR: u32 = 2;

/// Who works on what a unit is given.
const WORKS: [Role; 3] = [Role::UnitOfficer, Role::OneStop, Role::PlanOwner];

/// An open case whose day is near or over.
#[derive(sqlx::FromRow)]
struct Due {
    code: String,
    due_on: Day,
    state: String,
    unit_id: Option<i64>,
    officer_id: Option<i64>,
    restricted: bool,
}

/// A request about personal data that waits for a decision.
#[derive(sqlx::FromRow)]
struct Request {
    code: String,
    due_on: Day,
    restricted: bool,
}

/// Whom a digest may be for.
struct Reader {
    person: PersonId,
    unit: Option<UnitId>,
    roles: Roles,
    /// May know of restricted cases.
    knows: bool,
}

/// Writes the day's digests if it is time and nobody has; how many.
pub async fn write_digests(service: &Service) -> Result<usize, Error> {
    const JOB: &str = "digest";
    let local = VIET_NAM.to_datetime(service.now());
    let day = local.date();
    if local.time() < FROM {
        return Ok(0);
    }
    let mut tx = service.read().await?;
    let is_done = tx.is_done_today(JOB, day).await?;
    let calendar = tx.almanac().await?.calendar();
    drop(tx);
    if is_done || !calendar.is_worked(day) {
        return Ok(0);
    }
    let mut tx = service.write().await?;
    if !tx.takes_today(JOB, day).await? {
        return Ok(0);
    }
    let due = tx.due_through(horizon(&calendar, day)).await?;
    let requests = tx.open_requests().await?;
    let ground = Ground::read(&mut tx).await?;
    let steps = tx.steps_due(&ground, day).await?;
    let values = tx.values_due(day).await?;
    let readers = tx.digest_readers().await?;
    tx.end_digests().await?;
    let mut written = 0;
    for reader in &readers {
        let mut digest = digest(reader, &readers, &due, &calendar, day);
        digest.requests = requests_digest(reader, &readers, &requests, &calendar, day);
        digest.steps = steps_digest(reader, &readers, &steps, day);
        if let Some(values) = &values {
            digest.values = values_digest(reader, &readers, values, &calendar, day);
        }
        if !digest.is_empty() && tx.put_digest(reader.person, digest).await? {
            written += 1;
        }
    }
    tx.save().await?;
    Ok(written)
}

/// The last day that is near.
fn horizon(calendar: &Calendar, day: Date) -> Date {
    let days = day.series(jiff::Span::new().days(1)).take(60);
    days.take_while(|through| calendar.working_days(day, *through) <= NEAR).last().unwrap_or(day)
}

fn digest(reader: &Reader, readers: &[Reader], due: &[Due], calendar: &Calendar, day: Date) -> Digest {
    let mut digest = Digest::of(day);
    for case in due {
        let late = case.due_on.0 < day;
        if case.restricted && !reader.knows {
            continue;
        }
        if is_own(reader, readers, case) {
            if late { &mut digest.overdue } else { &mut digest.soon }.add(&case.code);
        } else if late && rises(reader, case.due_on.0, calendar, day) {
            digest.risen.add(&case.code);
        }
    }
    digest
}

/// True if the reader answers for the case: they are its officer; or it has none, and is their unit's; or it has not
/// been given to a unit, and they are at the one-stop centre, which gives them out.
fn is_own(reader: &Reader, readers: &[Reader], case: &Due) -> bool {
    let officer = case.officer_id.map(PersonId);
    if let Some(officer) = officer.filter(|officer| readers.iter().any(|known| known.person == *officer)) {
        return reader.person == officer;
    }
    if case.restricted {
        return reader.knows;
    }
    let is_given = !matches!(case.state.as_str(), "received" | "classified");
    match case.unit_id.map(UnitId).filter(|_| is_given) {
        Some(unit) => works_at(reader, unit),
        None => reader.roles.has(Role::OneStop),
    }
}

/// True if the reader works on what the unit is given.
fn works_at(reader: &Reader, unit: UnitId) -> bool {
    reader.unit == Some(unit) && WORKS.into_iter().any(|role| reader.roles.has(role))
}

/// What has to be decided today, if at all, by those who give cases out, of restricted ones by the leaders; and answers
/// that are to be published, by the leaders.
fn steps_digest(reader: &Reader, readers: &[Reader], steps: &[StepDue], day: Date) -> StepsDigest {
    let leads = reader.roles.has(Role::Leader);
    let mut digest = StepsDigest::default();
    for StepDue { reminder, restricted } in steps {
        let gives_out = if *restricted { leads } else { gives_out(reader, readers) };
        let (codes, is_told) = match reminder.day.code.as_str() {
            R_REFUSE => (&mut digest.refuse, gives_out && reminder.day.due_on == day),
            R_SUPPLEMENT => (&mut digest.ask, gives_out && reminder.day.due_on == day),
            R_FORWARD => (&mut digest.forward, gives_out && reminder.day.due_on == day),
            R_PUBLISH => (&mut digest.publish, leads && reminder.day.due_on <= day),
            _ => continue,
        };
        if is_told {
            codes.add(&reminder.case);
        }
    }
    digest
}

/// True if the reader gives cases out: the one-stop centre, or who runs the plan where nobody is there.
fn gives_out(reader: &Reader, readers: &[Reader]) -> bool {
    let has_centre = readers.iter().any(|reader| reader.roles.has(Role::OneStop));
    reader.roles.has(if has_centre { Role::OneStop } else { Role::PlanOwner })
}

/// What the reader decides: those who give cases out; of restricted cases the leaders. What is long past its day rises to the leaders as well.
fn requests_digest(
    reader: &Reader,
    readers: &[Reader],
    requests: &[Request],
    calendar: &Calendar,
    day: Date,
) -> RequestsDigest {
    let gives_out = gives_out(reader, readers);
    let leads = reader.roles.has(Role::Leader);
    let mut digest = RequestsDigest::default();
    for request in requests {
        let last = request.due_on.0;
        let rises = leads && calendar.working_days(last, day) > NEAR;
        let is_theirs = if request.restricted { leads } else { gives_out || (last < day && rises) };
        if is_theirs {
            digest.open.add(&request.code);
            if last < day {
                digest.overdue.add(&request.code);
            }
        }
    }
    digest
}

fn values_digest(
    reader: &Reader,
    readers: &[Reader],
    values: &ValuesDue,
    calendar: &Calendar,
    day: Date,
) -> ValuesDigest {
    let mut digest = ValuesDigest::default();
    let mut due = Codes::default();
    for value in &values.indicators {
        let is_own = enters(reader, readers, value.lead);
        if is_own && value.missing && values.window.reminds_on(day) {
            due.add(&value.code);
        }
        let Some(last) = value.overdue_since else { continue };
        if is_own {
            digest.overdue.add(&value.code);
        } else if rises(reader, last, calendar, day) {
            digest.risen.add(&value.code);
        }
    }
    digest.due = (due.count > 0).then_some((values.month, values.window.last, due));
    digest
}

/// True if the reader enters the values of a unit: they work there; or nobody does, and they are at the one-stop centre.
fn enters(reader: &Reader, readers: &[Reader], lead: Option<UnitId>) -> bool {
    let works = |reader: &Reader| lead.is_some_and(|unit| works_at(reader, unit));
    works(reader) || (reader.roles.has(Role::OneStop) && !readers.iter().any(works))
}

fn rises(reader: &Reader, last: Date, calendar: &Calendar, day: Date) -> bool {
    let runs = reader.roles.has(Role::PlanOwner) || reader.roles.has(Role::OneStop);
    let leads = reader.roles.has(Role::Leader);
    runs || (leads && calendar.working_days(last, day) > NEAR)
}

impl Tx {
    async fn due_through(&mut self, day: Date) -> Result<Vec<Due>, Error> {
        // A day stands on a case only while it is open.
        const DUE: &str = "SELECT code, due_on, state, unit_id, officer_id, restricted FROM feedback \
                           WHERE due_on IS NOT NULL AND due_on <= $1 ORDER BY due_on, id";
        Ok(on!(self, c => sqlx::query_as::<_, Due>(DUE).bind(Day(day)).fetch_all(c).await)?)
    }

    async fn open_requests(&mut self) -> Result<Vec<Request>, Error> {
        const OPEN: &str = "SELECT f.code, q.due_on, f.restricted FROM data_request q \
                            JOIN feedback f ON f.id = q.feedback_id WHERE q.state = 'open' ORDER BY q.due_on, q.id";
        Ok(on!(self, c => sqlx::query_as::<_, Request>(OPEN).fetch_all(c).await)?)
    }

    async fn digest_readers(&mut self) -> Result<Vec<Reader>, Error> {
        const PEOPLE: &str = "SELECT p.id, p.unit_id, r.role FROM person p \
                              JOIN person_role r ON r.person_id = p.id WHERE p.active ORDER BY p.id, r.role";
        type Row = (i64, Option<i64>, String);
        let rows = on!(self, c => sqlx::query_as::<_, Row>(PEOPLE).fetch_all(c).await)?;
        let clerk = self.settings().await?.restricted_clerk;
        let mut readers: BTreeMap<i64, Reader> = BTreeMap::new();
        for (id, unit, role) in rows {
            let role = Role::from_name(&role).ok_or_else(|| Fault::BadRow {
                table: "person_role",
                column: "role",
                row: id.to_string(),
                why: role.clone(),
            })?;
            let person = PersonId(id);
            let reader = readers.entry(id).or_insert_with(|| Reader {
                person,
                unit: unit.map(UnitId),
                roles: Roles::new([]),
                knows: clerk == Some(person),
            });
            reader.knows |= role == Role::Leader;
            reader.roles = Roles::new(reader.roles.iter().chain([role]));
        }
        Ok(readers.into_values().collect())
    }

    /// Takes the digests of earlier days off everybody's day: what is still due stands in the new one.
    async fn end_digests(&mut self) -> Result<(), Error> {
        const UNSEEN: &str = "SELECT DISTINCT person_id FROM notice WHERE kind = 'digest' AND seen_at IS NULL ORDER BY person_id";
        const SEEN: &str = "UPDATE notice SET seen_at = $1 WHERE kind = 'digest' AND seen_at IS NULL";
        let now = Instant(self.now());
        let people = on!(self, c => sqlx::query_scalar::<_, i64>(UNSEEN).fetch_all(c).await)?;
        on!(self, c => sqlx::query(SEEN).bind(now).execute(c).await)?;
        people.into_iter().for_each(|person| self.announce(Change::Inbox(PersonId(person))));
        Ok(())
    }

    async fn put_digest(&mut self, person: PersonId, digest: Digest) -> Result<bool, Error> {
        let key = format!("digest:{person}:{}", digest.day);
        let facts = Facts { code: String::new(), digest: Some(digest), dialogue: None };
        let new = New { dedupe: Some(&key), ..New::to_staff(person, NoticeKind::Digest, facts) };
        let written = self.put_notice(new).await?;
        self.announce(Change::Inbox(person));
        Ok(written)
    }
}
