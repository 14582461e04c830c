//! A task's page: what the snapshot knows of it, and what is read for this page alone.

use std::collections::HashMap;

use domain::board::{
    Answer, Check, Evidence, EvidenceKind, Happened, Note, Obstacle, PeriodReport, PersonHead, Source,
    StateKind, TaskPage, Touch, WorkItem,
};
use domain::board::{Counts, Stamp};
use domain::ids::{CheckId, EvidenceId, FileId, NoteId, ObstacleId, PersonId, WorkItemId};
use domain::people::{About, Action, Actor, may};
use domain::period::Period;
use jiff::civil::Date;
use sqlx::FromRow;

use super::convert::bad;
use super::read::shown;
use super::snapshot::{PeriodState, Snapshot};
use super::touch::Told;
use crate::Refusal;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::event::Recorded;
use crate::files::is_picture;
use crate::on;
use crate::service::Service;

/// The most events on a page.
const HISTORY: i64 = 200;

/// The page of the task of that code, in this period or the current one. Refuses an unknown code as not found.
pub async fn task(
    service: &Service,
    actor: &Actor,
    code: &str,
    period: Option<Period>,
) -> Result<TaskPage, Error> {
    may(actor, Action::ReadBoard, &About::default())?;
    let (snapshot, period) = shown(service, period).await?;
    let today = service.today();
    let task = snapshot.task(code).ok_or(Refusal::NotFound)?;
    let group = snapshot.groups.iter().find(|group| group.code == task.group).ok_or(Refusal::NotFound)?;
    let id = task.row.id;
    let mut tx = service.read().await?;
    let mut evidence = tx.evidence_of(id, &snapshot).await?;
    let mut reports = Vec::new();
    for (touched, state) in task.periods.iter().rev() {
        let evidence = evidence.remove(&state.row.id).unwrap_or_default();
        reports.push(snapshot.report(*touched, state, evidence));
    }
    let here = reports.iter().position(|report| report.period == period);
    let report = here.map_or_else(|| untouched(period), |at| reports.remove(at));
    Ok(TaskPage {
        plan: snapshot.plan.clone(),
        group: group.head(Counts::default()),
        card: snapshot.card(task, period, today),
        source: Source { line: task.row.quote_line, quote: task.row.quote.clone() },
        product: task.row.product.clone(),
        responsibility: task.row.responsibility.clone(),
        authority: task.row.authority.clone(),
        task_version: task.row.version,
        report,
        others: reports,
        work: tx.work_of(actor, id, &snapshot, today).await?,
        obstacles: tx.obstacles_of(id, &snapshot).await?,
        notes: tx.notes_of(id, &snapshot).await?,
        history: history(tx.task_events(code, HISTORY).await?, snapshot.plan.year),
        people: snapshot.people.clone(),
        units: snapshot.units.clone(),
        today,
        version: snapshot.version,
    })
}

impl Snapshot {
    /// Who and when, with the name that they have now.
    pub(crate) fn touch(&self, by: i64, at: Instant) -> Touch {
        let by = PersonId(by);
        Touch {
            by,
            name: self.everybody.get(&by).map(|head| head.name.clone()).unwrap_or_default(),
            at: at.0,
        }
    }

    pub(crate) fn person(&self, id: i64) -> Option<PersonHead> {
        self.everybody.get(&PersonId(id)).cloned()
    }

    fn report(&self, period: Period, state: &PeriodState, evidence: Vec<Evidence>) -> PeriodReport {
        let row = &state.row;
        let touch = |stamp: Stamp| self.touch(stamp.by.0, Instant(stamp.at));
        PeriodReport {
            period,
            state: state.state.kind(),
            result: row.result_text.clone(),
            quantity: row.quantity,
            quantity_unit: row.quantity_unit.clone(),
            note: row.note.clone(),
            submitted: row.submitted().map(touch),
            reviewed: row.reviewed().map(touch),
            review_note: row.review_note.clone(),
            evidence,
            touched: Some(row.touch()),
            version: row.version,
        }
    }
}

fn untouched(period: Period) -> PeriodReport {
    PeriodReport {
        period,
        state: StateKind::NotStarted,
        result: String::new(),
        quantity: None,
        quantity_unit: String::new(),
        note: String::new(),
        submitted: None,
        reviewed: None,
        review_note: String::new(),
        evidence: Vec::new(),
        touched: None,
        version: 0,
    }
}

/// Codes repeat from year to year: events of another year's plan are left out.
fn history(events: Vec<Recorded>, year: i16) -> Vec<Happened> {
    let mut history = Vec::new();
    for event in events {
        let period: Option<Period> = event.period.as_ref().and_then(|period| period.parse().ok());
        if period.is_some_and(|period| period.year() != year) {
            continue;
        }
        let told: Told = serde_json::from_value(event.data).unwrap_or_default();
        history.push(Happened {
            at: event.at,
            by: event.actor_name,
            kind: event.kind,
            period,
            from: told.from,
            to: told.to,
            text: told.text,
        });
    }
    history
}

#[derive(FromRow)]
struct EvidenceRow {
    id: i64,
    task_period_id: i64,
    kind: String,
    title: String,
    url: Option<String>,
    doc_number: Option<String>,
    doc_date: Option<Day>,
    added_by: i64,
    added_at: Instant,
    file_id: Option<i64>,
    file_name: Option<String>,
    mime: Option<String>,
    size: Option<i64>,
}

#[derive(FromRow)]
struct WorkRow {
    id: i64,
    task_id: i64,
    title: String,
    assignee_id: Option<i64>,
    due_on: Option<Day>,
    done_at: Option<Instant>,
    done_by: Option<i64>,
    version: i64,
}

/// An obstacle's row; also read by the page of the day.
#[derive(FromRow)]
pub(crate) struct ObstacleRow {
    id: i64,
    /// The task that it stands in the way of.
    pub(crate) task_id: i64,
    period: String,
    unit_id: Option<i64>,
    text: String,
    decision_asked: String,
    raised_by: i64,
    raised_at: Instant,
    answer: String,
    answered_by: Option<i64>,
    answered_at: Option<Instant>,
}

impl Tx {
    async fn evidence_of(
        &mut self,
        task: i64,
        snapshot: &Snapshot,
    ) -> Result<HashMap<i64, Vec<Evidence>>, Error> {
        const EVIDENCE: &str = "SELECT e.id, e.task_period_id, e.kind, e.title, e.url, e.doc_number, \
             e.doc_date, e.added_by, e.added_at, e.file_id, f.name AS file_name, f.mime, f.size \
             FROM evidence e JOIN task_period p ON p.id = e.task_period_id LEFT JOIN file f ON f.id = e.file_id \
             WHERE p.task_id = $1 AND e.removed_at IS NULL ORDER BY e.id";
        let rows = on!(self, c => sqlx::query_as::<_, EvidenceRow>(EVIDENCE).bind(task).fetch_all(c).await)?;
        let mut by_period: HashMap<i64, Vec<Evidence>> = HashMap::new();
        for row in rows {
            let (period, added) = (row.task_period_id, snapshot.touch(row.added_by, row.added_at));
            let (id, title) = (EvidenceId(row.id), row.title.clone());
            by_period.entry(period).or_default().push(Evidence { id, title, what: row.what()?, added });
        }
        Ok(by_period)
    }

    async fn work_of(
        &mut self,
        actor: &Actor,
        task: i64,
        snapshot: &Snapshot,
        today: Date,
    ) -> Result<Vec<WorkItem>, Error> {
        const WORK: &str = "SELECT id, task_id, title, assignee_id, due_on, done_at, done_by, version FROM work_item \
             WHERE task_id = $1 ORDER BY CASE WHEN done_at IS NULL THEN 0 ELSE 1 END, due_on NULLS LAST, id";
        const CHECKS: &str = "SELECT k.work_item_id, k.id, k.text, k.done FROM work_check k \
             JOIN work_item w ON w.id = k.work_item_id WHERE w.task_id = $1 ORDER BY k.id";
        let rows = on!(self, c => sqlx::query_as::<_, WorkRow>(WORK).bind(task).fetch_all(c).await)?;
        let checks = on!(self, c =>
            sqlx::query_as::<_, (i64, i64, String, bool)>(CHECKS).bind(task).fetch_all(c).await)?;
        let mut by_item: HashMap<i64, Vec<Check>> = HashMap::new();
        for (item, id, text, done) in checks {
            by_item.entry(item).or_default().push(Check { id: CheckId(id), text, done });
        }
        let mut cases = self.cases_of_work(actor, task).await?;
        let item = |row: WorkRow| {
            let checks = by_item.remove(&row.id).unwrap_or_default();
            let case = cases.remove(&row.id);
            WorkItem { case, ..row.item(snapshot, today, checks) }
        };
        Ok(rows.into_iter().map(item).collect())
    }

    /// The open jobs of a person, with their tasks, the nearest day first.
    pub(crate) async fn work_for(
        &mut self,
        person: PersonId,
        snapshot: &Snapshot,
        today: Date,
    ) -> Result<Vec<(i64, WorkItem)>, Error> {
        const WORK: &str = "SELECT w.id, w.task_id, w.title, w.assignee_id, w.due_on, w.done_at, w.done_by, w.version \
             FROM work_item w JOIN task t ON t.id = w.task_id \
             WHERE w.assignee_id = $1 AND w.done_at IS NULL AND t.plan_id = $2 \
             ORDER BY w.due_on NULLS LAST, w.id";
        let plan = snapshot.plan.id.0;
        let rows = on!(self, c =>
            sqlx::query_as::<_, WorkRow>(WORK).bind(person.0).bind(plan).fetch_all(c).await)?;
        Ok(rows.into_iter().map(|row| (row.task_id, row.item(snapshot, today, Vec::new()))).collect())
    }

    async fn obstacles_of(&mut self, task: i64, snapshot: &Snapshot) -> Result<Vec<Obstacle>, Error> {
        const OBSTACLES: &str = "SELECT id, task_id, period, unit_id, text, decision_asked, raised_by, \
             raised_at, answer, answered_by, answered_at FROM obstacle WHERE task_id = $1 ORDER BY id DESC";
        let rows = on!(self, c => sqlx::query_as::<_, ObstacleRow>(OBSTACLES).bind(task).fetch_all(c).await)?;
        rows.into_iter().map(|row| row.obstacle(snapshot)).collect()
    }

    /// Every obstacle of the plan that waits for an answer, the oldest first.
    pub(crate) async fn open_obstacles(&mut self, plan: i64) -> Result<Vec<ObstacleRow>, Error> {
        const OPEN: &str = "SELECT o.id, o.task_id, o.period, o.unit_id, o.text, o.decision_asked, \
             o.raised_by, o.raised_at, o.answer, o.answered_by, o.answered_at \
             FROM obstacle o JOIN task t ON t.id = o.task_id \
             WHERE o.state = 'open' AND t.plan_id = $1 AND t.gone_at IS NULL ORDER BY o.raised_at, o.id";
        Ok(on!(self, c => sqlx::query_as::<_, ObstacleRow>(OPEN).bind(plan).fetch_all(c).await)?)
    }

    async fn notes_of(&mut self, task: i64, snapshot: &Snapshot) -> Result<Vec<Note>, Error> {
        const NOTES: &str = "SELECT id, author_id, text, at FROM note WHERE task_id = $1 ORDER BY id";
        const MENTIONS: &str = "SELECT m.note_id, m.person_id FROM note_mention m \
             JOIN note n ON n.id = m.note_id WHERE n.task_id = $1 ORDER BY m.note_id, m.person_id";
        let notes = on!(self, c =>
            sqlx::query_as::<_, (i64, i64, String, Instant)>(NOTES).bind(task).fetch_all(c).await)?;
        let mentions =
            on!(self, c => sqlx::query_as::<_, (i64, i64)>(MENTIONS).bind(task).fetch_all(c).await)?;
        let mut by_note: HashMap<i64, Vec<PersonHead>> = HashMap::new();
        for (note, person) in mentions {
            by_note.entry(note).or_default().extend(snapshot.person(person));
        }
        let note = |(id, author, text, at)| Note {
            id: NoteId(id),
            written: snapshot.touch(author, at),
            text,
            mentions: by_note.remove(&id).unwrap_or_default(),
        };
        Ok(notes.into_iter().map(note).collect())
    }
}

impl EvidenceRow {
    fn what(self) -> Result<EvidenceKind, Error> {
        let missing = |column| bad("evidence", column, self.id, "missing");
        Ok(match self.kind.as_str() {
            "link" => EvidenceKind::Link { url: self.url.ok_or_else(|| missing("url"))? },
            "document" => EvidenceKind::Document {
                number: self.doc_number.ok_or_else(|| missing("doc_number"))?,
                date: self.doc_date.map(|day| day.0),
            },
            "file" => {
                let mime = self.mime.ok_or_else(|| missing("file_id"))?;
                EvidenceKind::File {
                    file: FileId(self.file_id.ok_or_else(|| missing("file_id"))?),
                    name: self.file_name.unwrap_or_default(),
                    picture: is_picture(&mime),
                    mime,
                    size: self.size.unwrap_or_default(),
                }
            }
            other => return Err(bad("evidence", "kind", self.id, other)),
        })
    }
}

impl WorkRow {
    fn item(self, snapshot: &Snapshot, today: Date, checks: Vec<Check>) -> WorkItem {
        let due_on = self.due_on.map(|day| day.0);
        WorkItem {
            id: WorkItemId(self.id),
            title: self.title,
            assignee: self.assignee_id.and_then(|person| snapshot.person(person)),
            due_on,
            late: self.done_at.is_none() && due_on.is_some_and(|day| day < today),
            done: self.done_by.zip(self.done_at).map(|(by, at)| snapshot.touch(by, at)),
            checks,
            case: None,
            version: self.version,
        }
    }
}

impl ObstacleRow {
    pub(crate) fn obstacle(self, snapshot: &Snapshot) -> Result<Obstacle, Error> {
        let period = self.period.parse().map_err(|_| bad("obstacle", "period", self.id, &self.period))?;
        let decided = self.answered_by.zip(self.answered_at).map(|(by, at)| snapshot.touch(by, at));
        let unit = self.unit_id.and_then(|id| snapshot.units.iter().find(|unit| unit.id.0 == id));
        Ok(Obstacle {
            id: ObstacleId(self.id),
            period,
            text: self.text,
            decision_asked: self.decision_asked,
            raised: snapshot.touch(self.raised_by, self.raised_at),
            unit: unit.cloned(),
            answer: decided.map(|decided| Answer { text: self.answer, decided }),
        })
    }
}
