//! The SQL of the calendar, the limits of time, and the settings.

use std::collections::BTreeMap;

use domain::calendar::{
    Almanac, DayForm, DayKind, DayStatus, KnownDay, Limit, LimitUnit, RuleSet, SpecialDay, StartRule,
    TimeRule,
};
use domain::ids::PersonId;
use jiff::civil::Date;

use crate::Refusal;
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

    /// The special days of a year, with the version of each.
    pub(super) async fn known_days(&mut self, year: i16) -> Result<Vec<KnownDay>, Error> {
        const VERSIONS: &str = "SELECT day, version FROM calendar_day WHERE day LIKE $1 ORDER BY day";
        let of_year = format!("{year:04}-%");
        let versions = on!(self, c =>
            sqlx::query_as::<_, (Day, i64)>(VERSIONS).bind(&of_year).fetch_all(c).await)?;
        let mut days = self.almanac().await?.days;
        let known = |(day, version): (Day, i64)| {
            Some(KnownDay { date: day.0, special: days.remove(&day.0)?, version })
        };
        Ok(versions.into_iter().filter_map(known).collect())
    }

    /// False if the day is there already.
    pub(super) async fn insert_day(&mut self, form: &DayForm) -> Result<bool, Error> {
        const ADD: &str = "INSERT INTO calendar_day (day, kind, name, status, source) VALUES ($1, $2, $3, $4, $5) \
                           ON CONFLICT (day) DO NOTHING";
        let added = on!(self, c => sqlx::query(ADD)
            .bind(Day(form.date)).bind(form.kind.name()).bind(&form.name).bind(form.status.name())
            .bind(&form.source).execute(c).await)?;
        Ok(added == 1)
    }

    pub(super) async fn update_day(&mut self, form: &DayForm, seen_version: i64) -> Result<(), Error> {
        const CHANGE: &str = "UPDATE calendar_day SET name = $3, status = $4, source = $5, version = version + 1 \
                              WHERE day = $1 AND version = $2";
        let changed = on!(self, c => sqlx::query(CHANGE)
            .bind(Day(form.date)).bind(seen_version).bind(&form.name).bind(form.status.name())
            .bind(&form.source).execute(c).await)?;
        once(changed)
    }

    pub(super) async fn delete_day(&mut self, day: Date, seen_version: i64) -> Result<(), Error> {
        const DELETE: &str = "DELETE FROM calendar_day WHERE day = $1 AND version = $2";
        let deleted = on!(self, c => sqlx::query(DELETE).bind(Day(day)).bind(seen_version).execute(c).await)?;
        once(deleted)
    }

    /// Lets a rule hold until the day before `next`.
    pub(super) async fn end_rule(&mut self, rule: &TimeRule, next: Date) -> Result<(), Error> {
        const END: &str = "UPDATE time_limit SET effective_to = $4, version = version + 1 \
                           WHERE code = $1 AND effective_from = $2 AND version = $3";
        let last = Day(next.yesterday().unwrap_or(next));
        let ended = on!(self, c => sqlx::query(END)
            .bind(&rule.code).bind(Day(rule.from)).bind(rule.version).bind(last).execute(c).await)?;
        once(ended)
    }

    pub(super) async fn insert_rule(&mut self, rule: &TimeRule) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO time_limit (code, name, amount, unit, legal_ref, effective_from, enabled) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7)";
        on!(self, c => sqlx::query(ADD)
            .bind(&rule.code).bind(&rule.name).bind(i64::from(rule.limit.amount)).bind(rule.limit.unit.name())
            .bind(&rule.legal_ref).bind(Day(rule.from)).bind(rule.enabled).execute(c).await)?;
        Ok(())
    }

    pub(super) async fn set_enabled(&mut self, rule: &TimeRule, seen: i64, on: bool) -> Result<(), Error> {
        const SWITCH: &str = "UPDATE time_limit SET enabled = $4, version = version + 1 \
                              WHERE code = $1 AND effective_from = $2 AND version = $3";
        let switched = on!(self, c => sqlx::query(SWITCH)
            .bind(&rule.code).bind(Day(rule.from)).bind(seen).bind(on).execute(c).await)?;
        once(switched)
    }

    /// The versions of these settings in one number, which every change of one of them raises.
    pub(super) async fn settings_version(&mut self, names: &[&str]) -> Result<i64, Error> {
        const ALL: &str = "SELECT name, version FROM setting";
        let rows = on!(self, c => sqlx::query_as::<_, (String, i64)>(ALL).fetch_all(c).await)?;
        Ok(rows.iter().filter(|(name, _)| names.contains(&name.as_str())).map(|(_, version)| version).sum())
    }

    /// Writes settings that are always written together, over the versions that were read.
    pub(super) async fn put_settings(
        &mut self,
        names: &[&str],
        values: &[String],
        seen_version: i64,
    ) -> Result<(), Error> {
        const PUT: &str =
            "UPDATE setting SET value = $2, version = version + 1 WHERE name = $1 AND version = $3";
        let each = seen_version / i64::try_from(names.len()).unwrap_or(1);
        if self.settings_version(names).await? != seen_version {
            return Err(Refusal::Stale { by: None, at: None }.into());
        }
        for (name, value) in names.iter().zip(values) {
            once(on!(self, c => sqlx::query(PUT).bind(*name).bind(value).bind(each).execute(c).await)?)?;
        }
        Ok(())
    }

    /// Who has an account that is not closed: id and name.
    pub(super) async fn active_people(&mut self) -> Result<Vec<(PersonId, String)>, Error> {
        const PEOPLE: &str = "SELECT id, name FROM person WHERE active ORDER BY name, id";
        let rows = on!(self, c => sqlx::query_as::<_, (i64, String)>(PEOPLE).fetch_all(c).await)?;
        Ok(rows.into_iter().map(|(id, name)| (PersonId(id), name)).collect())
    }
}

/// Refused as stale if nothing was written: somebody was quicker.
fn once(rows: u64) -> Result<(), Error> {
    if rows == 1 { Ok(()) } else { Err(Refusal::Stale { by: None, at: None }.into()) }
}
