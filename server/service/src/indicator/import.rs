//! A file of values: read and shown, then confirmed or dropped. Nothing of a file with a problem is ever kept.

use bytes::Bytes;
use domain::board::Touch;
use domain::ids::{PersonId, ValueImportId};
use domain::indicator::view::ValueImportPreview;
use domain::indicator::{
    CellProblem, CellWhat, EntryFacts, Formula, ImportFacts, ImportRow, KnownIndicator, NewValue, Refusal,
    Step, ValueSource, ValueState, read_rows,
};
use domain::people::{self, Action, Actor, may};
use domain::text::tidy;

use super::read_file;
use super::rows::{Defined, PlanOf};
use super::values::Which;
use crate::Refusal as Anyones;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// The most problems that are told at once.
const PROBLEMS_MOST: usize = 50;

/// Reads a file of values of the plan of a year, and keeps what it would change until somebody confirms it.
///
/// # Errors
/// Refused by role; [`Refusal::File`] with every problem at its cell, and nothing kept; [`Refusal::NoPlan`].
pub async fn upload(
    service: &Service,
    actor: &Actor,
    year: i16,
    file_name: &str,
    source: ValueSource,
    bytes: Bytes,
) -> Result<ValueImportId, Error> {
    const ADD: &str = "INSERT INTO indicator_import (id, year, file_name, source, rows, state, uploaded_by, \
        uploaded_name, uploaded_at) VALUES ($1, $2, $3, $4, $5, 'pending', $6, $7, $8)";
    may_upload(actor)?;
    // Packed files take a while that would hold up everybody else; one that fells its reader is a damaged one.
    let read = tokio::task::spawn_blocking(move || read_file::read(&bytes)).await;
    let damaged =
        CellProblem { row: 0, column: String::new(), found: String::new(), what: CellWhat::Damaged };
    let table = read.unwrap_or(Err(damaged)).map_err(|problem| refused(vec![problem]))?;
    let mut tx = service.read().await?;
    let plan = tx.plan_of(year).await?.ok_or(Refusal::NoPlan)?;
    let rows = read_rows(&table, &tx.import_facts(actor, &plan).await?).map_err(refused)?;
    drop(tx);
    let source = if source == ValueSource::NationalPortal { source } else { ValueSource::Manual };
    let name: String = tidy(file_name).chars().take(150).collect();
    let mut tx = service.write_as(actor).await?;
    let (id, now, json) = (tx.new_id(), Instant(tx.now()), serde_json::to_string(&rows)?);
    on!(tx, c => sqlx::query(ADD)
        .bind(id).bind(i64::from(year)).bind(&name).bind(source.name()).bind(&json).bind(actor.person.0)
        .bind(&actor.name).bind(now).execute(c).await)?;
    tx.save().await?;
    Ok(ValueImportId(id))
}

/// What a file would change, beside what stands there now.
///
/// # Errors
/// Not found if it was confirmed or dropped, or is somebody else's.
pub async fn preview(
    service: &Service,
    actor: &Actor,
    import: ValueImportId,
) -> Result<ValueImportPreview, Error> {
    let mut tx = service.read().await?;
    let pending = tx.pending(actor, import).await?;
    let plan = tx.plan_of(pending.year).await?.ok_or(Refusal::NoPlan)?;
    let years = (plan.head.year - 1, plan.head.year);
    let shown = tx.values_of_years(Which::Shown, years).await?;
    let defined = tx.defined(plan.head.id).await?;
    let mut rows = pending.rows;
    for row in &mut rows {
        let series = defined.iter().find(|one| one.head.id == row.indicator).map(|one| one.series);
        let name = row.month.to_string();
        row.was = shown
            .iter()
            .find(|value| Some(value.series_id) == series && value.period == name)
            .map(|value| value.share());
    }
    let unchanged = rows.iter().filter(|row| row.was == Some(row.share)).count();
    Ok(ValueImportPreview {
        id: import,
        file_name: pending.file_name,
        uploaded: pending.uploaded,
        unchanged: u32::try_from(unchanged).unwrap_or(u32::MAX),
        rows,
    })
}

/// Submits every value of a file, whole or not at all. Gives how many; what stands there already is left alone.
///
/// # Errors
/// As [`preview`]; what has changed since the file was read refuses all of it.
pub async fn confirm(service: &Service, actor: &Actor, import: ValueImportId) -> Result<u32, Error> {
    let mut tx = service.write_as(actor).await?;
    let pending = tx.pending(actor, import).await?;
    let plan = tx.plan_of(pending.year).await?.ok_or(Refusal::NoPlan)?;
    tx.decide_import(import, "applied").await?;
    let defined = tx.defined(plan.head.id).await?;
    let mut changed = 0;
    for row in &pending.rows {
        let of = defined.iter().find(|one| one.head.id == row.indicator).ok_or(Anyones::NotFound)?;
        may(actor, Action::EnterValue, &of.about())?;
        changed += u32::from(tx.put_row(actor, &plan, of, row, pending.source).await?);
    }
    let told =
        serde_json::json!({ "file": pending.file_name, "rows": pending.rows.len(), "changed": changed });
    tx.record(&Event::new("indicator.file_confirmed").data(&told)?).await?;
    tx.save().await?;
    Ok(changed)
}

/// Drops a file that was read. Nothing of it was kept in any chart.
pub async fn drop_upload(service: &Service, actor: &Actor, import: ValueImportId) -> Result<(), Error> {
    let mut tx = service.write_as(actor).await?;
    tx.pending(actor, import).await?;
    tx.decide_import(import, "dropped").await?;
    tx.save().await
}

/// Whether any role of the actor enters values; which ones is a matter of each row.
fn may_upload(actor: &Actor) -> Result<(), people::Refusal> {
    let grants = |role| people::grant(role, Action::EnterValue) != people::Grant::No;
    if actor.roles.iter().any(grants) { Ok(()) } else { Err(people::Refusal::Role) }
}

fn refused(mut problems: Vec<CellProblem>) -> Refusal {
    let more = u32::try_from(problems.len().saturating_sub(PROBLEMS_MOST)).unwrap_or(u32::MAX);
    problems.truncate(PROBLEMS_MOST);
    Refusal::File { problems, more }
}

struct Pending {
    year: i16,
    file_name: String,
    source: ValueSource,
    rows: Vec<ImportRow>,
    uploaded: Touch,
}

impl Tx {
    async fn import_facts(&mut self, actor: &Actor, plan: &PlanOf) -> Result<ImportFacts, Error> {
        let years = (plan.head.year - 1, plan.head.year);
        let newest = self.values_of_years(Which::Newest, years).await?;
        let mut indicators = Vec::new();
        for one in self.defined(plan.head.id).await? {
            let waiting = newest.iter().filter(|row| row.series_id == one.series && row.state == "submitted");
            indicators.push(KnownIndicator {
                id: one.head.id,
                code: one.head.code.clone(),
                formula: one.head.formula,
                may: may(actor, Action::EnterValue, &one.about()).is_ok(),
                waiting: waiting.map(|row| row.month()).collect::<Result<_, _>>()?,
            });
        }
        let entry = EntryFacts {
            year: plan.head.year,
            today: crate::clock::day_of(self.now()),
            closed: self.closed_years().await?,
            formula: Formula::Share,
        };
        Ok(ImportFacts { entry, indicators })
    }

    /// Submits one value of a file; false where it stands there already.
    async fn put_row(
        &mut self,
        actor: &Actor,
        plan: &PlanOf,
        of: &Defined,
        row: &ImportRow,
        source: ValueSource,
    ) -> Result<bool, Error> {
        let facts = self.entry_facts(plan, of).await?;
        let month = facts.month(row.month, row.kind);
        let month = month.map_err(|what| refused(vec![cell(row, CellWhat::Value(what))]))?;
        let known = self.month_row(of.series, month).await?;
        if let Some(known) = known {
            let newest = self.value(known.newest_id).await?;
            if newest.state()? == ValueState::Submitted {
                return Err(refused(vec![cell(row, CellWhat::Waiting)]).into());
            }
            if known.shown_id == Some(newest.id) && newest.share() == row.share && newest.kind()? == row.kind
            {
                return Ok(false);
            }
        }
        let new = NewValue {
            month,
            share: row.share,
            kind: row.kind,
            source,
            note: row.note.clone(),
            confirmed: true,
        };
        let seen = known.map_or(0, |known| known.version);
        self.put_value(actor, of, &new, Step::Submit, seen).await?;
        Ok(true)
    }

    async fn pending(&mut self, actor: &Actor, import: ValueImportId) -> Result<Pending, Error> {
        const FIND: &str = "SELECT year, file_name, source, rows, uploaded_by, uploaded_name, uploaded_at \
                            FROM indicator_import WHERE id = $1 AND state = 'pending' AND uploaded_by = $2";
        type Row = (i64, String, String, String, i64, String, Instant);
        let found = on!(self, c => sqlx::query_as::<_, Row>(FIND)
            .bind(import.0).bind(actor.person.0).fetch_optional(c).await)?;
        let (year, file_name, source, rows, by, name, at) = found.ok_or(Anyones::NotFound)?;
        Ok(Pending {
            year: i16::try_from(year).map_err(|_| Anyones::NotFound)?,
            file_name,
            source: ValueSource::from_name(&source).unwrap_or_default(),
            rows: serde_json::from_str(&rows)?,
            uploaded: Touch { by: PersonId(by), name, at: at.0 },
        })
    }

    async fn decide_import(&mut self, import: ValueImportId, state: &str) -> Result<(), Error> {
        const SET: &str =
            "UPDATE indicator_import SET state = $2, decided_at = $3 WHERE id = $1 AND state = 'pending'";
        let now = Instant(self.now());
        let set = on!(self, c => sqlx::query(SET).bind(import.0).bind(state).bind(now).execute(c).await)?;
        if set == 1 { Ok(()) } else { Err(Refusal::DecidedAlready.into()) }
    }
}

fn cell(row: &ImportRow, what: CellWhat) -> CellProblem {
    CellProblem { row: row.row, column: String::new(), found: row.month.to_string(), what }
}
