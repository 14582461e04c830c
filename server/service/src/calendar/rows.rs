//! The SQL of the calendar, the limits of time, and the settings.

use std::collections::BTreeMap;

use domain::calendar::{
    Almanac, DayKind, DayStatus, Limit, LimitUnit, RuleSet, SpecialDay, StartRule, TimeRule,
};
use domain::ids::PersonId;

use crate::db::{Day, Tx};
use crate::error::{Error, Fault};
use crate::on;

/// The settings that rules depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Which day counts as the day of receipt.
    pub start_rule: StartRule,
    /// Months after which the personal data of a closed case is masked.
    pub retention_months: u16,
    /// How often a sender may reopen a case.
    pub reopen_most: u16,
    /// The one clerk besides the leaders who sees restricted cases.
    pub restricted_clerk: Option<PersonId>,
    /// The hotline as the public reads it; empty while there is none.
    pub hotline: String,
}

#[derive(sqlx::FromRow)]
struct RuleRow {
    code: String,
    name: String,
    amount: i64,
    unit: String,
    legal_ref: String,
    effective_from: Day,
    effective_to: Option<Day>,
    enabled: bool,
    version: i64,
}

impl TryFrom<RuleRow> for TimeRule {
    type Error = Error;

    fn try_from(row: RuleRow) -> Result<Self, Error> {
        let bad = |column, why: String| Fault::BadRow {
            table: "time_limit",
            column,
            row: format!("{} {}", row.code, row.effective_from),
            why,
        };
        let unit = LimitUnit::from_name(&row.unit).ok_or_else(|| bad("unit", row.unit.clone()))?;
        let amount = u16::try_from(row.amount).map_err(|error| bad("amount", error.to_string()))?;
        let limit = Limit::new(amount, unit).map_err(|_| bad("amount", amount.to_string()))?;
        Ok(TimeRule {
            limit,
            code: row.code,
            name: row.name,
            legal_ref: row.legal_ref,
            from: row.effective_from.0,
            to: row.effective_to.map(|day| day.0),
            enabled: row.enabled,
            version: row.version,
        })
    }
}

impl Tx {
    /// Every special day, proposed ones too.
    pub(crate) async fn almanac(&mut self) -> Result<Almanac, Error> {
        const DAYS: &str = "SELECT day, kind, name, status, source FROM calendar_day";
        type Row = (Day, String, String, String, String);
        let rows = on!(self, c => sqlx::query_as::<_, Row>(DAYS).fetch_all(c).await)?;
        let mut days = BTreeMap::new();
        for (day, kind, name, status, source) in rows {
            let bad = |column, why: &str| Fault::BadRow {
                table: "calendar_day",
                column,
                row: day.to_string(),
                why: why.to_owned(),
            };
            let kind = DayKind::from_name(&kind).ok_or_else(|| bad("kind", &kind))?;
            let status = DayStatus::from_name(&status).ok_or_else(|| bad("status", &status))?;
            days.insert(day.0, SpecialDay { kind, name, status, source });
        }
        Ok(Almanac { days })
    }

    /// Every limit of time, in the order of code and day.
    pub(crate) async fn time_rules(&mut self) -> Result<RuleSet, Error> {
        const RULES: &str = "SELECT code, name, amount, unit, legal_ref, effective_from, effective_to, enabled, \
                             version FROM time_limit ORDER BY code, effective_from";
        let rows = on!(self, c => sqlx::query_as::<_, RuleRow>(RULES).fetch_all(c).await)?;
        Ok(RuleSet { rules: rows.into_iter().map(TimeRule::try_from).collect::<Result<_, _>>()? })
    }

    /// The settings that rules depend on. What is not a number is taken as the shipped one.
    pub(crate) async fn settings(&mut self) -> Result<Settings, Error> {
        const ALL: &str = "SELECT name, value FROM setting";
        let rows = on!(self, c => sqlx::query_as::<_, (String, String)>(ALL).fetch_all(c).await)?;
        let of = |name: &str| rows.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let number =
            |name: &str, shipped: u16| of(name).and_then(|value| value.parse().ok()).unwrap_or(shipped);
        Ok(Settings {
            start_rule: if of("deem_next_working_day") == Some("yes") {
                StartRule::NextWorkingDay
            } else {
                StartRule::AsReceived
            },
            retention_months: number("retention_months", 24),
            reopen_most: number("reopen_most", 1),
            restricted_clerk: of("restricted_clerk").and_then(|value| value.parse().ok()).map(PersonId),
            hotline: of("hotline").unwrap_or_default().to_owned(),
        })
    }
}
