//! The rows of units and their names, and their SQL.

use domain::ids::UnitId;
use domain::people::{AccountRefusal, Unit, UnitForm, UnitKind};
use domain::text::fold;

use crate::db::Tx;
use crate::error::{Error, Fault};
use crate::on;

#[derive(sqlx::FromRow)]
struct UnitRow {
    id: i64,
    code: String,
    name: String,
    name_source: Option<String>,
    short_name: String,
    kind: String,
    active: bool,
    sort: i64,
    version: i64,
}

impl Tx {
    pub(crate) async fn units(&mut self) -> Result<Vec<Unit>, Error> {
        const ALL: &str = "SELECT id, code, name, name_source, short_name, kind, active, sort, version \
                           FROM unit ORDER BY sort, code";
        const ALIASES: &str = "SELECT unit_id, name FROM unit_alias ORDER BY name";
        let rows = on!(self, c => sqlx::query_as::<_, UnitRow>(ALL).fetch_all(c).await)?;
        let aliases = on!(self, c => sqlx::query_as::<_, (i64, String)>(ALIASES).fetch_all(c).await)?;
        let of = |unit: i64| aliases.iter().filter(move |(id, _)| *id == unit).map(|(_, name)| name.clone());
        rows.into_iter().map(|row| row.with_aliases(of)).collect()
    }

    pub(super) async fn unit(&mut self, id: UnitId) -> Result<Option<Unit>, Error> {
        Ok(self.units().await?.into_iter().find(|unit| unit.id == id))
    }

    pub(super) async fn add_unit(&mut self, id: UnitId, form: &UnitForm) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO unit (id, code, name, short_name, kind, active, sort) \
                           SELECT $1, $2, $3, $4, $5, $6, COALESCE(MAX(sort), 0) + 1 FROM unit WHERE TRUE \
                           ON CONFLICT (code) DO NOTHING";
        let added = on!(self, c => sqlx::query(ADD)
            .bind(id.0).bind(&form.code).bind(&form.name).bind(&form.short_name).bind(form.kind.name())
            .bind(form.active)
            .execute(c).await)?;
        if added == 0 { Err(AccountRefusal::UnitTaken.into()) } else { Ok(()) }
    }

    /// False if somebody changed the unit since `seen_version`.
    pub(super) async fn change_unit(
        &mut self,
        id: UnitId,
        form: &UnitForm,
        seen_version: i64,
    ) -> Result<bool, Error> {
        const TAKEN: &str = "SELECT count(*) FROM unit WHERE code = $2 AND id <> $1";
        const CHANGE: &str = "UPDATE unit SET code = $3, name = $4, short_name = $5, kind = $6, active = $7, \
                              version = version + 1 WHERE id = $1 AND version = $2";
        let taken = on!(self, c =>
            sqlx::query_scalar::<_, i64>(TAKEN).bind(id.0).bind(&form.code).fetch_one(c).await)?;
        if taken > 0 {
            return Err(AccountRefusal::UnitTaken.into());
        }
        let changed = on!(self, c => sqlx::query(CHANGE)
            .bind(id.0).bind(seen_version).bind(&form.code).bind(&form.name).bind(&form.short_name)
            .bind(form.kind.name()).bind(form.active)
            .execute(c).await)?;
        Ok(changed == 1)
    }

    /// Lets the unit be found by its own name, by the plan's, and by the others that are listed.
    pub(super) async fn set_aliases(
        &mut self,
        id: UnitId,
        form: &UnitForm,
        name_source: Option<&str>,
    ) -> Result<(), Error> {
        const CLEAR: &str = "DELETE FROM unit_alias WHERE unit_id = $1";
        const ADD: &str = "INSERT INTO unit_alias (unit_id, name, folded) VALUES ($1, $2, $3) \
                           ON CONFLICT (folded) DO NOTHING";
        const OWNER: &str = "SELECT unit_id FROM unit_alias WHERE folded = $1";
        on!(self, c => sqlx::query(CLEAR).bind(id.0).execute(c).await)?;
        let own = [form.name.as_str()].into_iter().chain(name_source);
        for name in own.chain(form.aliases.iter().map(String::as_str)) {
            let folded = fold(name);
            on!(self, c => sqlx::query(ADD).bind(id.0).bind(name).bind(&folded).execute(c).await)?;
            let owner = on!(self, c => sqlx::query_scalar::<_, i64>(OWNER).bind(&folded).fetch_one(c).await)?;
            if owner != id.0 {
                return Err(AccountRefusal::UnitTaken.into());
            }
        }
        Ok(())
    }
}

impl UnitRow {
    fn with_aliases<I: Iterator<Item = String>>(self, aliases: impl Fn(i64) -> I) -> Result<Unit, Error> {
        let kind = UnitKind::from_name(&self.kind).ok_or_else(|| Fault::BadRow {
            table: "unit",
            column: "kind",
            row: self.code.clone(),
            why: format!("no such kind: {}", self.kind),
        })?;
        let known_otherwise = |alias: &String| {
            let folded = fold(alias);
            folded != fold(&self.name) && Some(folded) != self.name_source.as_deref().map(fold)
        };
        Ok(Unit {
            id: UnitId(self.id),
            aliases: aliases(self.id).filter(known_otherwise).collect(),
            code: self.code,
            name: self.name,
            name_source: self.name_source,
            short_name: self.short_name,
            kind,
            active: self.active,
            sort: self.sort,
            version: self.version,
        })
    }
}
