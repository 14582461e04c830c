//! The SQL of monthly values: every revision, and which of them matter.

use std::collections::HashMap;

use domain::board::Touch;
use domain::ids::{FileId, PersonId, ValueId};
use domain::indicator::view::{ProofView, ValueView};
use domain::indicator::{Aim, Formula, NewValue, Share, ValueKind, ValueSource, ValueState};
use domain::people::Actor;
use domain::period::Period;

use super::rows::bad;
use crate::Refusal;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::{files, on};

/// A revision as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct ValueRow {
    pub id: i64,
    pub series_id: i64,
    pub period: String,
    pub revision: i64,
    pub numerator: i64,
    pub denominator: i64,
    pub kind: String,
    pub source: String,
    pub note: String,
    pub state: String,
    pub entered_by: i64,
    pub entered_name: String,
    pub entered_at: Instant,
    pub submitted_at: Option<Instant>,
    pub decided_by: Option<i64>,
    pub decided_name: String,
    pub decided_at: Option<Instant>,
    pub return_note: String,
    /// Of the month.
    pub version: i64,
}

/// Which revision of each month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The newest, whatever its state.
    Newest,
    /// What charts of staff draw.
    Shown,
    /// What the public sees.
    Approved,
}

/// A month's row: the ids of the revisions that matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct MonthRow {
    pub newest_id: i64,
    pub shown_id: Option<i64>,
    pub approved_id: Option<i64>,
    pub version: i64,
}

macro_rules! select {
    ($join:literal, $rest:literal) => {
        concat!(
            "SELECT v.id, v.series_id, v.period, v.revision, v.numerator, v.denominator, v.kind, v.source, v.note, \
             v.state, v.entered_by, v.entered_name, v.entered_at, v.submitted_at, v.decided_by, v.decided_name, \
             v.decided_at, v.return_note, m.version FROM indicator_month m JOIN indicator_value v ON ",
            $join,
            " WHERE ",
            $rest
        )
    };
}

impl ValueRow {
    pub fn share(&self) -> Share {
        Share::new(self.numerator, self.denominator)
    }

    pub fn month(&self) -> Result<Period, Error> {
        self.period.parse().map_err(|_| bad("indicator_value", "period", self.id, &self.period))
    }

    pub fn kind(&self) -> Result<ValueKind, Error> {
        ValueKind::from_name(&self.kind).ok_or_else(|| bad("indicator_value", "kind", self.id, &self.kind))
    }

    pub fn source(&self) -> Result<ValueSource, Error> {
        ValueSource::from_name(&self.source)
            .ok_or_else(|| bad("indicator_value", "source", self.id, &self.source))
    }

    pub fn state(&self) -> Result<ValueState, Error> {
        ValueState::from_name(&self.state)
            .ok_or_else(|| bad("indicator_value", "state", self.id, &self.state))
    }

    /// Who touched it last.
    pub fn touched(&self) -> Touch {
        match (self.decided_by, self.decided_at) {
            (Some(by), Some(at)) => Touch { by: PersonId(by), name: self.decided_name.clone(), at: at.0 },
            _ => Touch {
                by: PersonId(self.entered_by),
                name: self.entered_name.clone(),
                at: self.entered_at.0,
            },
        }
    }

    /// As pages show it.
    pub fn view(
        &self,
        aim: Option<&Aim>,
        formula: Formula,
        proofs: &HashMap<i64, Vec<ProofView>>,
    ) -> Result<ValueView, Error> {
        let rate = if formula == Formula::Share { self.share().rate(aim) } else { None };
        Ok(ValueView {
            id: ValueId(self.id),
            month: self.month()?,
            revision: self.revision,
            share: self.share(),
            rate,
            kind: self.kind()?,
            source: self.source()?,
            note: self.note.clone(),
            state: self.state()?,
            entered: Touch {
                by: PersonId(self.entered_by),
                name: self.entered_name.clone(),
                at: self.entered_at.0,
            },
            submitted_at: self.submitted_at.map(|at| at.0),
            decided: self.decided_by.map(|_| self.touched()),
            return_note: self.return_note.clone(),
            evidence: proofs.get(&self.id).cloned().unwrap_or_default(),
            version: self.version,
        })
    }
}

impl Tx {
    /// One revision of each month of the years, of every series, in the order of months.
    pub(super) async fn values_of_years(
        &mut self,
        which: Which,
        years: (i16, i16),
    ) -> Result<Vec<ValueRow>, Error> {
        const NEWEST: &str = select!("v.id = m.newest_id", "m.year >= $1 AND m.year <= $2 ORDER BY m.period");
        const SHOWN: &str = select!("v.id = m.shown_id", "m.year >= $1 AND m.year <= $2 ORDER BY m.period");
        const APPROVED: &str =
            select!("v.id = m.approved_id", "m.year >= $1 AND m.year <= $2 ORDER BY m.period");
        let query = match which {
            Which::Newest => NEWEST,
            Which::Shown => SHOWN,
            Which::Approved => APPROVED,
        };
        let (first, last) = (i64::from(years.0), i64::from(years.1));
        Ok(on!(self, c => sqlx::query_as::<_, ValueRow>(query).bind(first).bind(last).fetch_all(c).await)?)
    }

    /// The newest revisions that wait for a leader, of every series, in the order of months.
    pub(super) async fn submitted_of_years(&mut self, years: (i16, i16)) -> Result<Vec<ValueRow>, Error> {
        const SUBMITTED: &str = select!(
            "m.series_id = v.series_id AND m.period = v.period AND m.newest_id = v.id",
            "v.state = 'submitted' AND v.year >= $1 AND v.year <= $2 ORDER BY v.period"
        );
        let (first, last) = (i64::from(years.0), i64::from(years.1));
        Ok(on!(self, c =>
            sqlx::query_as::<_, ValueRow>(SUBMITTED).bind(first).bind(last).fetch_all(c).await)?)
    }

    /// Every revision of a series in a year, or in one month of it, the newest first.
    pub(super) async fn revisions(
        &mut self,
        series: i64,
        year: i16,
        month: Option<Period>,
    ) -> Result<Vec<ValueRow>, Error> {
        const ALL: &str = select!(
            "v.series_id = m.series_id AND v.period = m.period",
            "m.series_id = $1 AND m.year = $2 AND ($3 = '' OR m.period = $3) ORDER BY v.period DESC, v.revision DESC"
        );
        let period = month.map(|month| month.to_string()).unwrap_or_default();
        Ok(on!(self, c => sqlx::query_as::<_, ValueRow>(ALL)
            .bind(series).bind(i64::from(year)).bind(&period).fetch_all(c).await)?)
    }

    /// The revisions that matter of a month; none while it has no value.
    pub(super) async fn month_row(&mut self, series: i64, month: Period) -> Result<Option<MonthRow>, Error> {
        const ONE: &str = "SELECT newest_id, shown_id, approved_id, version FROM indicator_month \
                           WHERE series_id = $1 AND period = $2";
        let period = month.to_string();
        Ok(on!(self, c =>
            sqlx::query_as::<_, MonthRow>(ONE).bind(series).bind(&period).fetch_optional(c).await)?)
    }

    /// One revision.
    pub(super) async fn value(&mut self, id: i64) -> Result<ValueRow, Error> {
        const ONE: &str = select!("v.series_id = m.series_id AND v.period = m.period", "v.id = $1");
        let row = on!(self, c => sqlx::query_as::<_, ValueRow>(ONE).bind(id).fetch_optional(c).await)?;
        Ok(row.ok_or(Refusal::NotFound)?)
    }

    /// Writes a new revision.
    pub(super) async fn insert_value(
        &mut self,
        actor: &Actor,
        series: i64,
        new: &NewValue,
        state: ValueState,
        revision: i64,
    ) -> Result<i64, Error> {
        const ADD: &str = "INSERT INTO indicator_value (id, series_id, period, year, revision, numerator, denominator, \
            kind, source, note, state, entered_by, entered_name, entered_at, submitted_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
            ON CONFLICT (series_id, period, revision) DO NOTHING";
        let (id, now, period) = (self.new_id(), Instant(self.now()), new.month.to_string());
        let submitted = (state == ValueState::Submitted).then_some(now);
        let added = on!(self, c => sqlx::query(ADD)
            .bind(id).bind(series).bind(&period).bind(i64::from(new.month.year())).bind(revision)
            .bind(new.share.numerator).bind(new.share.denominator).bind(new.kind.name()).bind(new.source.name())
            .bind(&new.note).bind(state.name()).bind(actor.person.0).bind(&actor.name).bind(now).bind(submitted)
            .execute(c).await)?;
        if added == 1 { Ok(id) } else { Err(Refusal::Stale { by: None, at: None }.into()) }
    }

    /// Changes a draft, the one revision that nobody else has seen.
    pub(super) async fn update_draft(
        &mut self,
        actor: &Actor,
        id: i64,
        new: &NewValue,
        state: ValueState,
    ) -> Result<(), Error> {
        const SET: &str = "UPDATE indicator_value SET numerator = $2, denominator = $3, kind = $4, source = $5, \
            note = $6, state = $7, entered_by = $8, entered_name = $9, entered_at = $10, submitted_at = $11 \
            WHERE id = $1 AND state = 'draft'";
        let now = Instant(self.now());
        let submitted = (state == ValueState::Submitted).then_some(now);
        let set = on!(self, c => sqlx::query(SET)
            .bind(id).bind(new.share.numerator).bind(new.share.denominator).bind(new.kind.name())
            .bind(new.source.name()).bind(&new.note).bind(state.name()).bind(actor.person.0).bind(&actor.name)
            .bind(now).bind(submitted).execute(c).await)?;
        if set == 1 { Ok(()) } else { Err(Refusal::Stale { by: None, at: None }.into()) }
    }

    /// Keeps a decision with the revision that it is about.
    pub(super) async fn decide_value(
        &mut self,
        actor: &Actor,
        id: i64,
        state: ValueState,
        note: &str,
    ) -> Result<(), Error> {
        const SET: &str = "UPDATE indicator_value SET state = $2, decided_by = $3, decided_name = $4, decided_at = $5, \
                           return_note = $6 WHERE id = $1 AND state = 'submitted'";
        let now = Instant(self.now());
        let set = on!(self, c => sqlx::query(SET)
            .bind(id).bind(state.name()).bind(actor.person.0).bind(&actor.name).bind(now).bind(note)
            .execute(c).await)?;
        if set == 1 { Ok(()) } else { Err(Refusal::Stale { by: None, at: None }.into()) }
    }

    /// Writes which revisions of a month matter, over what was read; and moves the sums of its year.
    pub(super) async fn put_month(
        &mut self,
        series: i64,
        month: Period,
        before: Option<MonthRow>,
        after: MonthRow,
    ) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO indicator_month (series_id, period, year, newest_id, shown_id, approved_id, \
            version) VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT (series_id, period) DO NOTHING";
        const SET: &str = "UPDATE indicator_month SET newest_id = $3, shown_id = $4, approved_id = $5, \
            version = version + 1 WHERE series_id = $1 AND period = $2 AND version = $6";
        let (period, year) = (month.to_string(), i64::from(month.year()));
        let written = match before {
            None => on!(self, c => sqlx::query(ADD)
                .bind(series).bind(&period).bind(year).bind(after.newest_id).bind(after.shown_id)
                .bind(after.approved_id).execute(c).await)?,
            Some(before) => on!(self, c => sqlx::query(SET)
                .bind(series).bind(&period).bind(after.newest_id).bind(after.shown_id).bind(after.approved_id)
                .bind(before.version).execute(c).await)?,
        };
        if written == 0 {
            return Err(Refusal::Stale { by: None, at: None }.into());
        }
        self.move_sums(series, month.year(), before.unwrap_or_default(), after).await
    }

    /// Lets a file bear out a revision.
    pub(super) async fn add_proof(&mut self, actor: &Actor, value: i64, file: FileId) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO indicator_value_file (value_id, file_id, added_by, added_name, added_at) \
                           VALUES ($1, $2, $3, $4, $5) ON CONFLICT (value_id, file_id) DO NOTHING";
        let now = Instant(self.now());
        on!(self, c => sqlx::query(ADD)
            .bind(value).bind(file.0).bind(actor.person.0).bind(&actor.name).bind(now).execute(c).await)?;
        Ok(())
    }

    /// Lets what bore out one revision bear out the next.
    pub(super) async fn copy_proofs(&mut self, from: i64, to: i64) -> Result<(), Error> {
        const COPY: &str = "INSERT INTO indicator_value_file (value_id, file_id, added_by, added_name, added_at) \
            SELECT $2, file_id, added_by, added_name, added_at FROM indicator_value_file WHERE value_id = $1";
        on!(self, c => sqlx::query(COPY).bind(from).bind(to).execute(c).await)?;
        Ok(())
    }

    /// What bears out the revisions of a series, or of all series, in these years, by the revision's id.
    pub(super) async fn proofs(
        &mut self,
        series: Option<i64>,
        years: (i16, i16),
    ) -> Result<HashMap<i64, Vec<ProofView>>, Error> {
        const ALL: &str = "SELECT p.value_id, p.file_id, f.name, f.mime, f.size, p.added_by, p.added_name, p.added_at \
            FROM indicator_value_file p JOIN file f ON f.id = p.file_id JOIN indicator_value v ON v.id = p.value_id \
            WHERE v.year >= $1 AND v.year <= $2 AND ($3 < 0 OR v.series_id = $3) ORDER BY p.file_id";
        type Row = (i64, i64, String, String, i64, i64, String, Instant);
        let rows = on!(self, c => sqlx::query_as::<_, Row>(ALL)
            .bind(i64::from(years.0)).bind(i64::from(years.1)).bind(series.unwrap_or(-1)).fetch_all(c).await)?;
        let mut proofs: HashMap<i64, Vec<ProofView>> = HashMap::new();
        for (value, file, name, mime, size, by, by_name, at) in rows {
            let picture = files::is_picture(&mime);
            let added = Touch { by: PersonId(by), name: by_name, at: at.0 };
            let proof = ProofView { file: FileId(file), name, mime, size, picture, added };
            proofs.entry(value).or_default().push(proof);
        }
        Ok(proofs)
    }
}
