//! The SQL of plans as far as indicators need them, and of how indicators are defined.

use std::collections::HashMap;

use domain::board::{PlanHead, UnitHead};
use domain::ids::{IndicatorId, PlanId, UnitId};
use domain::indicator::view::IndicatorHead;
use domain::indicator::{Direction, Feed, Formula, Refusal};
use domain::people::{About, Unit};
use domain::plan::{Decimal, Op, Target};
use jiff::civil::Date;

use crate::Refusal as Anyones;
use crate::clock::day_of;
use crate::db::{Day, Instant, Tx};
use crate::error::{Error, Fault};
use crate::on;

/// A plan that indicators are of.
#[derive(Clone, Debug)]
pub(super) struct PlanOf {
    pub head: PlanHead,
    /// Since when values are entered here.
    pub since: Date,
    pub closed_on: Option<Date>,
}

/// An indicator and the series that its values hang on.
#[derive(Clone, Debug)]
pub(super) struct Defined {
    pub head: IndicatorHead,
    pub series: i64,
}

impl Defined {
    /// What permission depends on.
    pub fn about(&self) -> About {
        About { lead: self.head.unit.as_ref().map(|unit| unit.id), ..About::default() }
    }
}

#[derive(sqlx::FromRow)]
struct PlanRow {
    id: i64,
    year: i64,
    title: String,
    imported_at: Instant,
    closed_on: Option<Day>,
}

impl TryFrom<PlanRow> for PlanOf {
    type Error = Error;

    fn try_from(row: PlanRow) -> Result<Self, Error> {
        let year = i16::try_from(row.year).map_err(|_| bad("plan", "year", row.id, &row.year.to_string()))?;
        Ok(Self {
            head: PlanHead { id: PlanId(row.id), year, title: row.title },
            since: day_of(row.imported_at.0),
            closed_on: row.closed_on.map(|day| day.0),
        })
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    series_id: i64,
    code: String,
    name: String,
    measure: Option<String>,
    op: Option<String>,
    target_digits: Option<i64>,
    target_scale: Option<i64>,
    base_year: Option<i64>,
    target_text: String,
    lead_unit_id: Option<i64>,
    formula: String,
    direction: String,
    numerator_label: String,
    denominator_label: String,
    formula_note: String,
    feed: String,
    added: bool,
    version: i64,
}

impl Row {
    fn defined(self, units: &HashMap<i64, UnitHead>) -> Result<Defined, Error> {
        let unknown = |column, word: &str| bad("indicator", column, self.id, word);
        let target =
            self.op.as_deref().and_then(Op::from_code).zip(self.target_digits).and_then(|(op, digits)| {
                let scale = u8::try_from(self.target_scale?).ok()?;
                let base_year = self.base_year.and_then(|year| i16::try_from(year).ok());
                Some(Target { op, value: Decimal { digits, scale }, percent: false, base_year })
            });
        let head = IndicatorHead {
            id: IndicatorId(self.id),
            formula: Formula::from_name(&self.formula).ok_or_else(|| unknown("formula", &self.formula))?,
            direction: Direction::from_name(&self.direction)
                .ok_or_else(|| unknown("direction", &self.direction))?,
            feed: Feed::from_name(&self.feed).ok_or_else(|| unknown("feed", &self.feed))?,
            unit: self.lead_unit_id.and_then(|id| units.get(&id).cloned()),
            code: self.code,
            name: self.name,
            measure: self.measure,
            target,
            target_text: self.target_text,
            numerator_label: self.numerator_label,
            denominator_label: self.denominator_label,
            formula_note: self.formula_note,
            added: self.added,
            version: self.version,
        };
        Ok(Defined { head, series: self.series_id })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, series_id, code, name, measure, op, target_digits, target_scale, base_year, target_text, \
             lead_unit_id, formula, direction, numerator_label, denominator_label, formula_note, feed, added, version \
             FROM indicator WHERE gone_at IS NULL AND ",
            $rest
        )
    };
}

impl Tx {
    /// The plan of this year.
    pub(super) async fn plan_of(&mut self, year: i16) -> Result<Option<PlanOf>, Error> {
        const ONE: &str = "SELECT id, year, title, imported_at, closed_on FROM plan WHERE year = $1";
        let row = on!(self, c =>
            sqlx::query_as::<_, PlanRow>(ONE).bind(i64::from(year)).fetch_optional(c).await)?;
        row.map(PlanOf::try_from).transpose()
    }

    /// The latest plan up to this year, or else the first after it.
    pub(super) async fn plan_near(&mut self, year: i16) -> Result<PlanOf, Error> {
        const NEAR: &str = "SELECT id, year, title, imported_at, closed_on FROM plan \
                            ORDER BY year > $1, CASE WHEN year <= $1 THEN -year ELSE year END LIMIT 1";
        let row = on!(self, c =>
            sqlx::query_as::<_, PlanRow>(NEAR).bind(i64::from(year)).fetch_optional(c).await)?;
        PlanOf::try_from(row.ok_or(Refusal::NoPlan)?)
    }

    /// Years whose values were closed.
    pub(super) async fn closed_years(&mut self) -> Result<Vec<i16>, Error> {
        const CLOSED: &str = "SELECT year FROM plan WHERE closed_on IS NOT NULL";
        let years = on!(self, c => sqlx::query_scalar::<_, i64>(CLOSED).fetch_all(c).await)?;
        Ok(years.into_iter().filter_map(|year| i16::try_from(year).ok()).collect())
    }

    /// The indicators of a plan in its order, added ones last.
    pub(super) async fn defined(&mut self, plan: PlanId) -> Result<Vec<Defined>, Error> {
        const ALL: &str = select!("plan_id = $1 ORDER BY added, sort, id");
        let units = self.unit_heads().await?;
        let rows = on!(self, c => sqlx::query_as::<_, Row>(ALL).bind(plan.0).fetch_all(c).await)?;
        rows.into_iter().map(|row| row.defined(&units)).collect()
    }

    /// One indicator and its plan.
    pub(super) async fn defined_one(&mut self, id: IndicatorId) -> Result<(Defined, PlanOf), Error> {
        const ONE: &str = select!("id = $1");
        const PLAN: &str = "SELECT p.id, p.year, p.title, p.imported_at, p.closed_on FROM plan p \
                            JOIN indicator i ON i.plan_id = p.id WHERE i.id = $1";
        let units = self.unit_heads().await?;
        let row = on!(self, c => sqlx::query_as::<_, Row>(ONE).bind(id.0).fetch_optional(c).await)?;
        let defined = row.ok_or(Anyones::NotFound)?.defined(&units)?;
        let plan = on!(self, c => sqlx::query_as::<_, PlanRow>(PLAN).bind(id.0).fetch_one(c).await)?;
        Ok((defined, PlanOf::try_from(plan)?))
    }

    /// Every unit by its id, those that are no longer chosen too.
    pub(super) async fn unit_heads(&mut self) -> Result<HashMap<i64, UnitHead>, Error> {
        Ok(self.units().await?.into_iter().map(|unit| (unit.id.0, unit_head(unit))).collect())
    }

    /// Active units in order, to be chosen.
    pub(super) async fn unit_choices(&mut self) -> Result<Vec<UnitHead>, Error> {
        Ok(self.units().await?.into_iter().filter(|unit| unit.active).map(unit_head).collect())
    }

    /// Refuses a unit that cannot be chosen.
    pub(super) async fn check_choice(&mut self, unit: Option<UnitId>) -> Result<(), Error> {
        let Some(unit) = unit else { return Ok(()) };
        let is_known = self.units().await?.iter().any(|known| known.id == unit && known.active);
        if is_known { Ok(()) } else { Err(Refusal::UnknownUnit.into()) }
    }

    /// The value of a setting; empty if there is none.
    pub(super) async fn setting(&mut self, name: &str) -> Result<String, Error> {
        const ONE: &str = "SELECT value FROM setting WHERE name = $1";
        let value = on!(self, c => sqlx::query_scalar::<_, String>(ONE).bind(name).fetch_optional(c).await)?;
        Ok(value.unwrap_or_default())
    }
}

fn unit_head(unit: Unit) -> UnitHead {
    UnitHead { id: unit.id, code: unit.code, name: unit.name, short_name: unit.short_name }
}

/// The fault of a value that cannot be right.
pub(super) fn bad(table: &'static str, column: &'static str, row: i64, why: &str) -> Error {
    Fault::BadRow { table, column, row: row.to_string(), why: why.to_owned() }.into()
}
