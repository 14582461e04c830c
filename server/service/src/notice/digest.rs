//! Each working day from half past seven on: what is due within two working days and what is past its day, to those who
//! answer for it. What is past its day rises: at once to those who run the plan and the one-stop centre, after two working
//! days to the leaders. Counts and codes only.

use std::collections::{BTreeMap, HashSet};

use domain::calendar::Calendar;
use domain::change::Change;
use domain::ids::{PersonId, UnitId};
use domain::notice::{Digest, Facts, NoticeChannel, NoticeKind};
use domain::people::Role;
use jiff::civil::{Date, Time, time};

use super::outbox::New;
use crate::clock::VIET_NAM;
use crate::db::{Day, Instant, Tx};
use crate::error::{Error, Fault};
use crate::on;
use crate::service::Service;

/// When the day's digest is written; later if no process was there.
const FROM: Time = time(7, 30, 0, 0);
/// Working days within which something is due soon, and after which it rises to the leaders.
const NEAR: u32 = 2;

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

/// Whom a digest may be for.
struct Reader {
    person: PersonId,
    unit: Option<UnitId>,
    roles: HashSet<Role>,
    /// May know of restricted cases.
    knows: bool,
}

/// Writes the day's digests if it is time and nobody has; how many.
pub async fn write_digests(service: &Service) -> Result<usize, Error> {
    const DONE: &str = "SELECT day FROM job_day WHERE name = 'digest'";
    const MINE: &str = "INSERT INTO job_day (name, day) VALUES ('digest', $1) \
         ON CONFLICT (name) DO UPDATE SET day = excluded.day WHERE job_day.day < excluded.day";
    let local = VIET_NAM.to_datetime(service.now());
    let day = local.date();
    if local.time() < FROM {
        return Ok(0);
    }
    let mut tx = service.read().await?;
    let done = on!(tx, c => sqlx::query_scalar::<_, Day>(DONE).fetch_optional(c).await)?;
    let calendar = tx.almanac().await?.calendar();
    drop(tx);
    if done.is_some_and(|done| done.0 >= day) || !calendar.is_worked(day) {
        return Ok(0);
    }
    let mut tx = service.write().await?;
    if on!(tx, c => sqlx::query(MINE).bind(Day(day)).execute(c).await)? != 1 {
        return Ok(0);
    }
    let due = tx.due_through(horizon(&calendar, day)).await?;
    let readers = tx.digest_readers().await?;
    let mut written = 0;
    for reader in &readers {
        let digest = digest(reader, &readers, &due, &calendar, day);
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
    let mut digest =
        Digest { day, soon: Default::default(), overdue: Default::default(), risen: Default::default() };
    for case in due {
        let late = case.due_on.0 < day;
        if case.restricted && !reader.knows {
            continue;
        }
        if is_own(reader, readers, case) {
            if late { &mut digest.overdue } else { &mut digest.soon }.add(&case.code);
        } else if late && rises(reader, case, calendar, day) {
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
    let works = [Role::UnitOfficer, Role::OneStop, Role::PlanOwner];
    let is_given = !matches!(case.state.as_str(), "received" | "classified");
    match case.unit_id.map(UnitId).filter(|_| is_given) {
        Some(unit) => reader.unit == Some(unit) && works.iter().any(|role| reader.roles.contains(role)),
        None => reader.roles.contains(&Role::OneStop),
    }
}

fn rises(reader: &Reader, case: &Due, calendar: &Calendar, day: Date) -> bool {
    let runs = reader.roles.contains(&Role::PlanOwner) || reader.roles.contains(&Role::OneStop);
    let leads = reader.roles.contains(&Role::Leader);
    runs || (leads && calendar.working_days(case.due_on.0, day) > NEAR)
}

impl Tx {
    async fn due_through(&mut self, day: Date) -> Result<Vec<Due>, Error> {
        // A day stands on a case only while it is open.
        const DUE: &str = "SELECT code, due_on, state, unit_id, officer_id, restricted FROM feedback \
                           WHERE due_on IS NOT NULL AND due_on <= $1 ORDER BY due_on, id";
        Ok(on!(self, c => sqlx::query_as::<_, Due>(DUE).bind(Day(day)).fetch_all(c).await)?)
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
                roles: HashSet::new(),
                knows: clerk == Some(person),
            });
            reader.knows |= role == Role::Leader;
            reader.roles.insert(role);
        }
        Ok(readers.into_values().collect())
    }

    /// The digest of a day takes the place of the one before.
    async fn put_digest(&mut self, person: PersonId, digest: Digest) -> Result<bool, Error> {
        const SEEN: &str = "UPDATE notice SET seen_at = $2 WHERE person_id = $1 AND kind = 'digest' \
                            AND seen_at IS NULL";
        let now = Instant(self.now());
        on!(self, c => sqlx::query(SEEN).bind(person.0).bind(now).execute(c).await)?;
        let key = format!("digest:{person}:{}", digest.day);
        let facts = Facts { code: String::new(), digest: Some(digest), dialogue: None };
        let new = New {
            feedback: None,
            registration: None,
            person: Some(person),
            kind: NoticeKind::Digest,
            channel: NoticeChannel::InApp,
            recipient: String::new(),
            facts,
            dedupe: Some(&key),
        };
        let written = self.put_notice(new).await?;
        self.announce(Change::Inbox(person));
        Ok(written)
    }
}
