//! A month's value is entered: saved as a draft, or sent to a leader. What somebody else has seen is followed by a new
//! revision, never overwritten.

use bytes::Bytes;
use domain::change::Change;
use domain::ids::{FileId, IndicatorId};
use domain::indicator::view::value_before;
use domain::indicator::{
    Doubt, DoubtRule, EntryFacts, EntryForm, NewValue, Problem, Refusal, Step, ValueSource, ValueState, What,
};
use domain::people::{Action, Actor, may};
use domain::period::Period;
use serde::Serialize;

use super::page::recent;
use super::rows::{Defined, PlanOf};
use super::values::{MonthRow, ValueRow, Which};
use crate::Refusal as Anyones;
use crate::db::Tx;
use crate::error::Error;
use crate::event::Event;
use crate::files::{self, Opened};
use crate::on;
use crate::service::Service;

/// What came of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// It was kept.
    Kept {
        /// Of which month.
        month: Period,
        /// The revision.
        revision: i64,
        /// Where it stands now.
        state: ValueState,
    },
    /// Nothing was kept: the person is asked whether the value is right, and sends it again with `confirmed`.
    Asked(Vec<Doubt>),
}

impl Entered {
    /// The question as a refusal, for a form that comes back with what was typed.
    pub fn or_ask(self) -> Result<Self, Error> {
        match self {
            Self::Asked(doubts) => Err(Refusal::Unconfirmed { doubts }.into()),
            kept => Ok(kept),
        }
    }
}

/// Keeps a month's value as it was seen at `seen_version` (0 where there was none): [`Step::Save`] as a draft,
/// [`Step::Submit`] to be approved. Files bear it out; their bytes are safe before any row speaks of them.
///
/// # Errors
/// Refused by role or unit; [`Refusal::Form`], [`Refusal::NoSuchStep`], [`Refusal::NothingChanged`]; stale.
pub async fn enter(
    service: &Service,
    actor: &Actor,
    indicator: IndicatorId,
    form: &EntryForm,
    step: Step,
    seen_version: i64,
    proofs: Vec<(String, Bytes)>,
) -> Result<Entered, Error> {
    let mut tx = service.read().await?;
    let (defined, plan) = tx.defined_one(indicator).await?;
    may(actor, Action::EnterValue, &defined.about())?;
    let new = form.parse(&tx.entry_facts(&plan, &defined).await?).map_err(Refusal::from)?;
    // What the public has seen is not replaced without a word.
    let approved = tx.month_row(defined.series, new.month).await?.and_then(|month| month.approved_id);
    if step == Step::Submit && approved.is_some() && new.note.is_empty() {
        return Err(Refusal::from(vec![Problem::new("note", What::NoReason)]).into());
    }
    if step == Step::Submit && !new.confirmed {
        let doubts = tx.doubts(&plan, &defined, &new).await?;
        if !doubts.is_empty() {
            return Ok(Entered::Asked(doubts));
        }
    }
    drop(tx);
    let mut kept = Vec::new();
    for (name, bytes) in proofs {
        kept.push(files::keep(service, &name, bytes).await?);
    }
    let mut tx = service.write_as(actor).await?;
    let (revision, state, value) = tx.put_value(actor, &defined, &new, step, seen_version).await?;
    for file in &kept {
        let file = tx.add_file(actor, file).await?;
        tx.add_proof(actor, value, file).await?;
    }
    tx.save().await?;
    Ok(Entered::Kept { month: new.month, revision, state })
}

/// A file that bears out a value.
pub async fn open_proof(service: &Service, actor: &Actor, file: FileId) -> Result<Opened, Error> {
    const FIND: &str = "SELECT f.mime, f.name, f.stored_as FROM file f WHERE f.id = $1 \
         AND EXISTS (SELECT p.value_id FROM indicator_value_file p WHERE p.file_id = f.id)";
    may(actor, Action::ReadIndicators, &domain::people::About::default())?;
    let mut tx = service.read().await?;
    let found = on!(tx, c =>
        sqlx::query_as::<_, (String, String, String)>(FIND).bind(file.0).fetch_optional(c).await)?;
    drop(tx);
    let (mime, name, stored_as) = found.ok_or(Anyones::NotFound)?;
    files::opened(service, &stored_as, mime, name).await
}

#[derive(Serialize)]
struct Told<'a> {
    indicator: IndicatorId,
    code: &'a str,
    revision: i64,
    numerator: i64,
    denominator: i64,
    source: ValueSource,
}

impl Tx {
    /// What an entry is held against.
    pub(super) async fn entry_facts(
        &mut self,
        plan: &PlanOf,
        defined: &Defined,
    ) -> Result<EntryFacts, Error> {
        Ok(EntryFacts {
            year: plan.head.year,
            today: crate::clock::day_of(self.now()),
            closed: self.closed_years().await?,
            formula: defined.head.formula,
        })
    }

    /// What is worth asking, against the last value before the month, as the form shows it.
    async fn doubts(
        &mut self,
        plan: &PlanOf,
        defined: &Defined,
        new: &NewValue,
    ) -> Result<Vec<Doubt>, Error> {
        let today = crate::clock::day_of(self.now());
        let series = self.years(plan, Which::Shown, today).await?.series(defined)?;
        let before = value_before(&recent(&series.last_year, &series.this_year, new.month), new.month);
        let doubts = |before| DoubtRule::default().doubts(before, new.share);
        Ok(before.map(doubts).unwrap_or_default())
    }

    /// Writes a value and what follows from it: the month, the sums, the log, the signal. Gives the revision, its state
    /// and its id.
    pub(super) async fn put_value(
        &mut self,
        actor: &Actor,
        defined: &Defined,
        new: &NewValue,
        step: Step,
        seen_version: i64,
    ) -> Result<(i64, ValueState, i64), Error> {
        let month = self.month_row(defined.series, new.month).await?;
        let newest = match month {
            Some(month) => Some(self.value(month.newest_id).await?),
            None => None,
        };
        if month.map_or(0, |month| month.version) != seen_version {
            return Err(stale(newest.as_ref()));
        }
        let now = newest.as_ref().map(ValueRow::state).transpose()?;
        let state = step.after(now).ok_or(Refusal::NoSuchStep { state: now, step })?;
        let (id, revision) = match newest {
            Some(draft) if now == Some(ValueState::Draft) => {
                self.update_draft(actor, draft.id, new, state).await?;
                (draft.id, draft.revision)
            }
            Some(seen) => {
                if now != Some(ValueState::Returned) && is_same(&seen, new) {
                    return Err(Refusal::NothingChanged.into());
                }
                let id = self.insert_value(actor, defined.series, new, state, seen.revision + 1).await?;
                if now != Some(ValueState::Approved) {
                    self.copy_proofs(seen.id, id).await?;
                }
                (id, seen.revision + 1)
            }
            None => (self.insert_value(actor, defined.series, new, state, 1).await?, 1),
        };
        let before = month.unwrap_or_default();
        let shown_id = if state.is_shown() { Some(id) } else { before.shown_id };
        let after = MonthRow { newest_id: id, shown_id, ..before };
        self.put_month(defined.series, new.month, month, after).await?;
        let kind =
            if state == ValueState::Draft { "indicator.value_saved" } else { "indicator.value_submitted" };
        let told = Told {
            indicator: defined.head.id,
            code: &defined.head.code,
            revision,
            numerator: new.share.numerator,
            denominator: new.share.denominator,
            source: new.source,
        };
        self.record(&Event::new(kind).period(new.month).data(&told)?).await?;
        self.announce(Change::Indicator(defined.head.id));
        Ok((revision, state, id))
    }
}

/// Somebody was quicker: who, and when.
pub(super) fn stale(newest: Option<&ValueRow>) -> Error {
    let touched = newest.map(ValueRow::touched);
    Anyones::Stale { by: touched.as_ref().map(|touch| touch.name.clone()), at: touched.map(|touch| touch.at) }
        .into()
}

fn is_same(row: &ValueRow, new: &NewValue) -> bool {
    row.share() == new.share
        && row.kind == new.kind.name()
        && row.source == new.source.name()
        && row.note == new.note
}
