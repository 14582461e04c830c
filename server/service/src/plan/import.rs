//! From an upload to the stored plan: upload, look, accept or drop. The first plan of a year goes in whole; after
//! that only what is accepted changes anything.

use domain::change::Change;
use domain::ids::{ImportId, PlanId};
use domain::people::{About, Action, Actor, may};
use domain::plan::{Difference, Document, Draft, ImportLine, ImportPreview, Refusal, StoredPlan};
use serde::Serialize;

use super::apply::differences;
use super::file::read_file;
use super::rows::unknown;
use super::write::Source;
use crate::db::{Instant, Tx};
use crate::error::{Error, Fault};
use crate::event::Event;
use crate::people::By;
use crate::service::Service;
use crate::{Refusal as Anyones, on};

/// The plan that ships with the program: its name and its text.
const SHIPPED: (&str, &str) = ("ke-hoach-nq02-2026.txt", include_str!("../../data/ke-hoach-nq02-2026.txt"));

/// Most uploads of one year that wait at a time; the oldest is dropped for a newer one.
const MOST_PENDING: i64 = 20;

/// Reads a file and keeps its draft until somebody decides. `year` is for documents that do not say theirs.
///
/// # Errors
/// Refused by role; [`Refusal::File`], [`Refusal::NoTasks`], [`Refusal::NoYear`].
pub async fn upload(
    service: &Service,
    by: &By,
    name: &str,
    bytes: Vec<u8>,
    year: Option<i16>,
) -> Result<ImportPreview, Error> {
    ask(by)?;
    let file_name = short_name(name);
    let (document, draft) = read_in_background(file_name.clone(), bytes).await?;
    if draft.found_total == 0 && draft.indicators.is_empty() {
        return Err(Refusal::NoTasks.into());
    }
    let year = year.or(draft.year.as_ref().map(|q| q.value)).ok_or(Refusal::NoYear)?;
    if !(2000..=2100).contains(&year) {
        return Err(Refusal::Field { name: "year".to_owned() }.into());
    }
    let mut tx = write(service, by).await?;
    let id = ImportId(tx.new_id());
    tx.add_import(id, year, &file_name, &document.to_text(), &draft).await?;
    tx.record(&Event::new("plan.uploaded").data(&Uploaded { year, file: &file_name })?).await?;
    let preview = tx.preview(id).await?;
    tx.save().await?;
    Ok(preview)
}

/// An upload as it waits, with what it would change today.
pub async fn preview(service: &Service, actor: &Actor, id: ImportId) -> Result<ImportPreview, Error> {
    may(actor, Action::ImportPlan, &About::default())?;
    service.read().await?.preview(id).await
}

/// The uploads that wait, newest first.
pub async fn pending(service: &Service, actor: &Actor) -> Result<Vec<ImportLine>, Error> {
    may(actor, Action::ImportPlan, &About::default())?;
    service.read().await?.pending_imports().await
}

/// Accepts an upload. Of a plan that is there already only the differences whose keys are given are applied; a
/// first plan goes in whole.
///
/// # Errors
/// [`Refusal::Decided`]; [`Refusal::NothingChosen`]; [`Refusal::CodeTaken`] if what was chosen does not fit together.
pub async fn accept(service: &Service, by: &By, id: ImportId, keys: &[String]) -> Result<PlanId, Error> {
    ask(by)?;
    let mut tx = write(service, by).await?;
    tx.decide(id, "applied").await?;
    let row = tx.import_row(id).await?.ok_or(Anyones::NotFound)?;
    let (year, draft) = (row.year()?, row.draft()?);
    let plan = match tx.stored_plan(year).await? {
        None => {
            let source = Source { year, file_name: &row.file_name, raw_text: &row.raw_text };
            tx.add_plan(&draft, &source).await.map_err(|error| {
                if is_twice(&error) { Anyones::Stale { by: None, at: None }.into() } else { error }
            })?
        }
        Some(stored) => {
            tx.lock_plan(&stored).await?;
            let book = tx.unit_book().await?;
            let mut chosen = differences(&stored, &draft, &book);
            let differs = !chosen.is_empty();
            chosen.retain(|difference| keys.contains(&difference.key));
            if differs && keys.is_empty() {
                return Err(Refusal::NothingChosen.into());
            }
            if !chosen.is_empty() {
                tx.apply(&stored, &draft, &chosen).await?;
                tx.set_source(stored.id, &row).await?;
            }
            stored.id
        }
    };
    tx.record(&Event::new("plan.accepted").data(&Accepted { year, file: &row.file_name, keys })?).await?;
    tx.announce(Change::Plan(year));
    tx.announce(Change::People);
    tx.save().await?;
    Ok(plan)
}

/// Drops an upload; nothing of it is applied.
pub async fn drop_import(service: &Service, by: &By, id: ImportId) -> Result<(), Error> {
    ask(by)?;
    let mut tx = write(service, by).await?;
    tx.decide(id, "dropped").await?;
    tx.record(&Event::new("plan.upload_dropped")).await?;
    tx.save().await
}

/// Stores the plan that ships with the program, if there is no plan at all yet. True if it did.
pub async fn import_shipped(service: &Service) -> Result<bool, Error> {
    let (file_name, raw_text) = SHIPPED;
    let draft = Draft::read(&Document::from_text(raw_text));
    let year = draft.year.as_ref().map(|q| q.value).ok_or(Refusal::NoYear)?;
    let mut tx = service.write().await?;
    if tx.newest_year().await?.is_some() {
        return Ok(false);
    }
    match tx.add_plan(&draft, &Source { year, file_name, raw_text }).await {
        Ok(_) => {}
        // Another process that started at the same time was first.
        Err(error) if is_twice(&error) => return Ok(false),
        Err(error) => return Err(error),
    }
    tx.record(&Event::new("plan.accepted").data(&Uploaded { year, file: file_name })?).await?;
    tx.announce(Change::Plan(year));
    tx.announce(Change::People);
    tx.save().await?;
    Ok(true)
}

/// The newest plan.
pub async fn current(service: &Service) -> Result<Option<StoredPlan>, Error> {
    let mut tx = service.read().await?;
    match tx.newest_year().await? {
        Some(year) => tx.stored_plan(year).await,
        None => Ok(None),
    }
}

/// The plan of a year. What the ward plans is public.
pub async fn by_year(service: &Service, year: i16) -> Result<Option<StoredPlan>, Error> {
    service.read().await?.stored_plan(year).await
}

#[derive(Serialize)]
struct Uploaded<'a> {
    year: i16,
    file: &'a str,
}

#[derive(Serialize)]
struct Accepted<'a> {
    year: i16,
    file: &'a str,
    keys: &'a [String],
}

fn ask(by: &By) -> Result<(), Error> {
    match by {
        By::Person(actor) => Ok(may(actor, Action::ImportPlan, &About::default())?),
        By::Console => Ok(()),
    }
}

async fn write(service: &Service, by: &By) -> Result<Tx, Error> {
    match by {
        By::Person(actor) => service.write_as(actor).await,
        By::Console => service.write().await,
    }
}

/// True if somebody else has just stored the same plan or unit.
fn is_twice(error: &Error) -> bool {
    let Error::Fault(Fault::Database(error)) = error else { return false };
    error.as_database_error().is_some_and(|error| error.is_unique_violation())
}

/// Unpacking and reading take a while for a large file; other requests go on meanwhile.
async fn read_in_background(name: String, bytes: Vec<u8>) -> Result<(Document, Draft), Error> {
    let read = tokio::task::spawn_blocking(move || read_file(&name, &bytes)).await?;
    read.map_err(|why| Refusal::from(why).into())
}

/// The last part of a path, without control characters, at most 200 characters.
fn short_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = domain::text::tidy(last).chars().filter(|c| !c.is_control()).take(200).collect();
    if name.is_empty() { "?".to_owned() } else { name }
}

/// An upload as it is kept.
#[derive(sqlx::FromRow)]
pub(super) struct ImportRow {
    id: i64,
    year: i64,
    file_name: String,
    raw_text: String,
    draft: String,
    state: String,
    uploaded_at: Instant,
    uploaded_by: Option<String>,
}

impl ImportRow {
    fn year(&self) -> Result<i16, Error> {
        i16::try_from(self.year).map_err(|_| unknown("plan_import", "year", self.id, "?"))
    }

    fn draft(&self) -> Result<Draft, Error> {
        Ok(serde_json::from_str(&self.draft)?)
    }
}

impl Tx {
    async fn add_import(
        &mut self,
        id: ImportId,
        year: i16,
        file_name: &str,
        raw_text: &str,
        draft: &Draft,
    ) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO plan_import (id, year, file_name, raw_text, draft, state, uploaded_by, \
                           uploaded_at) VALUES ($1, $2, $3, $4, $5, 'pending', $6, $7)";
        const CROWD: &str = "UPDATE plan_import SET state = 'dropped', decided_at = $2 WHERE id IN ( \
                             SELECT id FROM plan_import WHERE state = 'pending' AND year = $1 \
                             ORDER BY id DESC LIMIT 1000 OFFSET $3)";
        let (draft, now) = (serde_json::to_string(draft)?, Instant(self.now()));
        let actor = self.actor().map(|actor| actor.person.0);
        on!(self, c => sqlx::query(ADD).bind(id.0).bind(i64::from(year)).bind(file_name).bind(raw_text).bind(&draft)
            .bind(actor).bind(now).execute(c).await)?;
        on!(self, c => sqlx::query(CROWD).bind(i64::from(year)).bind(now).bind(MOST_PENDING).execute(c).await)?;
        Ok(())
    }

    async fn import_row(&mut self, id: ImportId) -> Result<Option<ImportRow>, Error> {
        const ONE: &str = "SELECT i.id, i.year, i.file_name, i.raw_text, i.draft, i.state, i.uploaded_at, \
                           p.name AS uploaded_by FROM plan_import i LEFT JOIN person p ON p.id = i.uploaded_by \
                           WHERE i.id = $1";
        Ok(on!(self, c => sqlx::query_as::<_, ImportRow>(ONE).bind(id.0).fetch_optional(c).await)?)
    }

    async fn preview(&mut self, id: ImportId) -> Result<ImportPreview, Error> {
        let row = self.import_row(id).await?.ok_or(Anyones::NotFound)?;
        if row.state != "pending" {
            return Err(Refusal::Decided.into());
        }
        let (year, draft) = (row.year()?, row.draft()?);
        let stored = self.stored_plan(year).await?;
        let book = self.unit_book().await?;
        let differences: Vec<Difference> =
            stored.as_ref().map(|stored| differences(stored, &draft, &book)).unwrap_or_default();
        Ok(ImportPreview {
            id,
            year,
            file_name: row.file_name,
            uploaded_at: row.uploaded_at.0,
            uploaded_by: row.uploaded_by,
            is_first: stored.is_none(),
            draft,
            differences,
        })
    }

    async fn pending_imports(&mut self) -> Result<Vec<ImportLine>, Error> {
        const ALL: &str = "SELECT i.id, i.year, i.file_name, i.uploaded_at, p.name FROM plan_import i \
                           LEFT JOIN person p ON p.id = i.uploaded_by WHERE i.state = 'pending' ORDER BY i.id DESC";
        type Columns = (i64, i64, String, Instant, Option<String>);
        let rows = on!(self, c => sqlx::query_as::<_, Columns>(ALL).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(id, year, file_name, at, uploaded_by)| {
                let year = i16::try_from(year).map_err(|_| unknown("plan_import", "year", id, "?"))?;
                Ok(ImportLine { id: ImportId(id), year, file_name, uploaded_at: at.0, uploaded_by })
            })
            .collect()
    }

    /// Decides an upload once: of two at a time, the second is refused.
    async fn decide(&mut self, id: ImportId, state: &'static str) -> Result<(), Error> {
        const DECIDE: &str =
            "UPDATE plan_import SET state = $2, decided_at = $3 WHERE id = $1 AND state = 'pending'";
        const EXISTS: &str = "SELECT count(*) FROM plan_import WHERE id = $1";
        let now = Instant(self.now());
        let decided = on!(self, c => sqlx::query(DECIDE).bind(id.0).bind(state).bind(now).execute(c).await)?;
        if decided == 1 {
            return Ok(());
        }
        let there = on!(self, c => sqlx::query_scalar::<_, i64>(EXISTS).bind(id.0).fetch_one(c).await)?;
        if there == 0 { Err(Anyones::NotFound.into()) } else { Err(Refusal::Decided.into()) }
    }

    /// Raises the plan's version; refused if another transaction did since it was read.
    pub(super) async fn lock_plan(&mut self, plan: &StoredPlan) -> Result<(), Error> {
        const RAISE: &str = "UPDATE plan SET version = version + 1 WHERE id = $1 AND version = $2";
        let raised = on!(self, c => sqlx::query(RAISE).bind(plan.id.0).bind(plan.version).execute(c).await)?;
        if raised == 1 { Ok(()) } else { Err(Anyones::Stale { by: None, at: None }.into()) }
    }

    async fn set_source(&mut self, plan: PlanId, row: &ImportRow) -> Result<(), Error> {
        const SET: &str = "UPDATE plan SET raw_text = $2, file_name = $3 WHERE id = $1";
        on!(self, c => sqlx::query(SET).bind(plan.0).bind(&row.raw_text).bind(&row.file_name).execute(c).await)?;
        Ok(())
    }
}
