//! The parts of a case's page, each by an index of its own.

use domain::feedback::StateKind;
use domain::feedback::view::{Answer, CaseFile, DataRequest, Entry};
use domain::ids::{FeedbackFileId, FeedbackId, PersonId, PublishedId, ReferralId, UnitId};
use domain::people::{About, Action, Actor, may};
use jiff::Timestamp;
use jiff::civil::Date;

use super::super::ground::Ground;
use super::super::rows::{Case, excerpt};
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::files::is_picture;
use crate::on;

#[derive(sqlx::FromRow)]
struct EntryRow {
    at: Instant,
    actor_name: String,
    by_sender: bool,
    kind: String,
    to_state: Option<String>,
    text: String,
    public: bool,
}

#[derive(sqlx::FromRow)]
struct AnswerRow {
    text: String,
    round: i64,
    submitted_name: String,
    submitted_at: Instant,
    approved_name: String,
    approved_at: Option<Instant>,
    return_note: String,
}

#[derive(sqlx::FromRow)]
struct FileRow {
    id: i64,
    name: String,
    mime: String,
    size: i64,
    by_sender: bool,
    added_by: Option<String>,
    removed_at: Option<Instant>,
    removed_reason: String,
}

#[derive(sqlx::FromRow)]
struct RequestRow {
    id: i64,
    text: String,
    asked_at: Instant,
    due_on: Day,
    state: String,
    answer: String,
    decided_name: String,
    decided_at: Option<Instant>,
}

impl Tx {
    /// Until when this person sees the personal data of a case in clear.
    pub(super) async fn unmasked_until(
        &mut self,
        case: FeedbackId,
        actor: &Actor,
    ) -> Result<Option<Timestamp>, Error> {
        const UNTIL: &str = "SELECT until FROM feedback_unmask WHERE feedback_id = $1 AND person_id = $2 \
                             AND until > $3 ORDER BY until DESC LIMIT 1";
        let now = Instant(self.now());
        let until = on!(self, c => sqlx::query_scalar::<_, Instant>(UNTIL)
            .bind(case.0).bind(actor.person.0).bind(now).fetch_optional(c).await)?;
        Ok(until.map(|until| until.0))
    }

    /// Everything that happened, the oldest first. A line that names a case on the other side of the line that hides
    /// restricted ones keeps its code to itself.
    pub(in crate::feedback) async fn entries_of(&mut self, case: FeedbackId) -> Result<Vec<Entry>, Error> {
        const ENTRIES: &str = "SELECT e.at, e.actor_name, e.by_sender, e.kind, e.to_state, e.public, \
             CASE WHEN e.kind = 'duplicate' AND EXISTS (SELECT o.id FROM feedback o \
                  WHERE o.code = e.text AND o.restricted <> f.restricted) THEN '' ELSE e.text END AS text \
             FROM feedback_entry e JOIN feedback f ON f.id = e.feedback_id WHERE e.feedback_id = $1 ORDER BY e.id";
        let rows = on!(self, c => sqlx::query_as::<_, EntryRow>(ENTRIES).bind(case.0).fetch_all(c).await)?;
        let entry = |row: EntryRow| Entry {
            at: row.at.0,
            by: row.actor_name,
            by_sender: row.by_sender,
            kind: row.kind,
            to: row.to_state.as_deref().and_then(StateKind::from_name),
            text: row.text,
            public: row.public,
        };
        Ok(rows.into_iter().map(entry).collect())
    }

    /// Answers and drafts, the newest last.
    pub(in crate::feedback) async fn answers_of(&mut self, case: FeedbackId) -> Result<Vec<Answer>, Error> {
        const ANSWERS: &str = "SELECT text, round, submitted_name, submitted_at, approved_name, approved_at, \
                               return_note FROM feedback_answer WHERE feedback_id = $1 ORDER BY id";
        let rows = on!(self, c => sqlx::query_as::<_, AnswerRow>(ANSWERS).bind(case.0).fetch_all(c).await)?;
        let answer = |row: AnswerRow| Answer {
            text: row.text,
            round: u32::try_from(row.round).unwrap_or(1),
            submitted: (row.submitted_name, row.submitted_at.0),
            approved: row.approved_at.map(|at| (row.approved_name, at.0)),
            return_note: row.return_note,
        };
        Ok(rows.into_iter().map(answer).collect())
    }

    /// Files, removed ones too.
    pub(in crate::feedback) async fn files_of(&mut self, case: FeedbackId) -> Result<Vec<CaseFile>, Error> {
        const FILES: &str = "SELECT l.id, l.name, l.mime, l.size, l.by_sender, l.removed_at, l.removed_reason, \
             e.actor_name AS added_by FROM feedback_file l LEFT JOIN feedback_entry e ON e.id = l.entry_id \
             WHERE l.feedback_id = $1 ORDER BY l.id";
        let rows = on!(self, c => sqlx::query_as::<_, FileRow>(FILES).bind(case.0).fetch_all(c).await)?;
        let file = |row: FileRow| CaseFile {
            id: FeedbackFileId(row.id),
            name: row.name,
            is_picture: is_picture(&row.mime),
            mime: row.mime,
            size: row.size,
            by_sender: row.by_sender,
            added_by: row.added_by.filter(|_| !row.by_sender).unwrap_or_default(),
            removed: row.removed_at.map(|_| row.removed_reason),
        };
        Ok(rows.into_iter().map(file).collect())
    }

    /// Requests about personal data, the oldest first.
    pub(in crate::feedback) async fn data_requests_of(
        &mut self,
        case: FeedbackId,
    ) -> Result<Vec<DataRequest>, Error> {
        const REQUESTS: &str = "SELECT id, text, asked_at, due_on, state, answer, decided_name, decided_at \
                                FROM data_request WHERE feedback_id = $1 ORDER BY id";
        let rows = on!(self, c => sqlx::query_as::<_, RequestRow>(REQUESTS).bind(case.0).fetch_all(c).await)?;
        let request = |row: RequestRow| DataRequest {
            id: row.id,
            text: row.text,
            asked_at: row.asked_at.0,
            due_on: row.due_on.0,
            decided: row.decided_at.map(|at| (row.state == "done", row.answer, row.decided_name, at.0)),
        };
        Ok(rows.into_iter().map(request).collect())
    }

    /// The codes of the cases that repeat this one, as far as they are as open or as restricted as this one.
    pub(super) async fn duplicates_of(
        &mut self,
        case: FeedbackId,
        restricted: bool,
    ) -> Result<Vec<String>, Error> {
        const REPEAT: &str = "SELECT code FROM feedback WHERE duplicate_of = $1 AND restricted = $2 \
                              ORDER BY id LIMIT 100";
        Ok(on!(self, c => sqlx::query_scalar::<_, String>(REPEAT)
            .bind(case.0).bind(restricted).fetch_all(c).await)?)
    }

    /// The newest cases of the same phone or the same words, as far as they reach the actor.
    pub(super) async fn alike(
        &mut self,
        case: &Case,
        actor: &Actor,
        ground: &Ground,
    ) -> Result<Vec<(String, String)>, Error> {
        const PHONE: &str =
            "SELECT id FROM feedback WHERE phone = $1 AND phone <> '' ORDER BY received_at DESC LIMIT 20";
        const DIGEST: &str = "SELECT id FROM feedback WHERE content_digest = $1 \
                              AND content_digest <> '' ORDER BY id DESC LIMIT 20";
        let row = &case.row;
        let mut ids =
            on!(self, c => sqlx::query_scalar::<_, i64>(PHONE).bind(&row.phone).fetch_all(c).await)?;
        ids.extend(on!(self, c =>
            sqlx::query_scalar::<_, i64>(DIGEST).bind(&row.content_digest).fetch_all(c).await)?);
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids.dedup();
        let mut alike = Vec::new();
        for id in ids.into_iter().filter(|id| *id != row.id) {
            let Some(other) = self.case_of(FeedbackId(id)).await? else { continue };
            if other.known_to(actor, ground.settings.restricted_clerk).is_ok() {
                alike.push((other.row.code.clone(), excerpt(&other.row.content)));
            }
            if alike.len() == 5 {
                break;
            }
        }
        Ok(alike)
    }

    /// Requests upward that name a case.
    pub(super) async fn referrals_of(
        &mut self,
        case: FeedbackId,
    ) -> Result<Vec<(ReferralId, String)>, Error> {
        const REFERRALS: &str = "SELECT r.id, r.title FROM referral_case l JOIN referral r ON r.id = l.referral_id \
                                 WHERE l.feedback_id = $1 ORDER BY r.id";
        let rows =
            on!(self, c => sqlx::query_as::<_, (i64, String)>(REFERRALS).bind(case.0).fetch_all(c).await)?;
        Ok(rows.into_iter().map(|(id, title)| (ReferralId(id), title)).collect())
    }

    /// The published question and answer of a case.
    pub(in crate::feedback) async fn published_for(
        &mut self,
        case: FeedbackId,
    ) -> Result<Option<PublishedId>, Error> {
        const SHOWN: &str = "SELECT id FROM published_answer WHERE feedback_id = $1 AND withdrawn_at IS NULL \
                             ORDER BY id DESC LIMIT 1";
        let id = on!(self, c => sqlx::query_scalar::<_, i64>(SHOWN).bind(case.0).fetch_optional(c).await)?;
        Ok(id.map(PublishedId))
    }

    /// Units that cases are given to.
    pub(super) async fn units_to_assign(&mut self) -> Result<Vec<(UnitId, String)>, Error> {
        const UNITS: &str =
            "SELECT id, name FROM unit WHERE active AND kind <> 'neighborhood' ORDER BY sort, id";
        let rows = on!(self, c => sqlx::query_as::<_, (i64, String)>(UNITS).fetch_all(c).await)?;
        Ok(rows.into_iter().map(|(id, name)| (UnitId(id), name)).collect())
    }

    /// People whom cases are given to; a restricted one only to leaders and the named clerk.
    pub(in crate::feedback) async fn officers_to_assign(
        &mut self,
        restricted: bool,
        clerk: Option<PersonId>,
    ) -> Result<Vec<(PersonId, String, Option<UnitId>)>, Error> {
        const OFFICERS: &str = "SELECT p.id, p.name, p.unit_id FROM person p WHERE p.active AND EXISTS \
             (SELECT r.role FROM person_role r WHERE r.person_id = p.id \
              AND (r.role = 'leader' OR (NOT $1 AND r.role IN ('plan_owner', 'one_stop', 'unit_officer')) \
                   OR p.id = $2)) ORDER BY p.name, p.id";
        type Row = (i64, String, Option<i64>);
        let clerk = clerk.map_or(0, |clerk| clerk.0);
        let rows = on!(self, c =>
            sqlx::query_as::<_, Row>(OFFICERS).bind(restricted).bind(clerk).fetch_all(c).await)?;
        Ok(rows.into_iter().map(|(id, name, unit)| (PersonId(id), name, unit.map(UnitId))).collect())
    }

    /// The tasks of the year out of which the actor may make a job: code, title.
    pub(super) async fn tasks_for_work(
        &mut self,
        actor: &Actor,
        today: Date,
    ) -> Result<Vec<(String, String)>, Error> {
        const TASKS: &str = "SELECT t.id, t.code, t.short_title, t.lead_unit_id, t.owner_id FROM task t \
             JOIN plan ON plan.id = t.plan_id WHERE plan.year = $1 AND t.gone_at IS NULL \
             ORDER BY t.group_id, t.sort, t.id";
        const SUPPORT: &str = "SELECT s.task_id, s.unit_id FROM task_support_unit s JOIN task t ON t.id = s.task_id \
             JOIN plan ON plan.id = t.plan_id WHERE plan.year = $1";
        type Task = (i64, String, String, Option<i64>, Option<i64>);
        let year = i64::from(today.year());
        let tasks = on!(self, c => sqlx::query_as::<_, Task>(TASKS).bind(year).fetch_all(c).await)?;
        let support = on!(self, c => sqlx::query_as::<_, (i64, i64)>(SUPPORT).bind(year).fetch_all(c).await)?;
        let may_plan = |(id, _, _, lead, owner): &Task| {
            let of_task = support.iter().filter(|(task, _)| task == id);
            let about = About {
                lead: lead.map(UnitId),
                support: of_task.map(|(_, unit)| UnitId(*unit)).collect(),
                owner: owner.map(PersonId),
            };
            may(actor, Action::PlanWork, &about).is_ok()
        };
        Ok(tasks.into_iter().filter(may_plan).map(|(_, code, title, ..)| (code, title)).collect())
    }
}
