//! The rows of people and their roles, and their SQL.

use domain::ids::{PersonId, UnitId};
use domain::people::{AccountRefusal, Actor, Colleague, Person, PersonForm, Role, Roles};

use crate::db::{Instant, Tx};
use crate::error::{Error, Fault};
use crate::on;

/// An account as it is kept.
#[derive(Clone, sqlx::FromRow)]
pub(super) struct PersonRow {
    id: i64,
    pub(super) username: String,
    name: String,
    position: String,
    unit_id: Option<i64>,
    pub(super) active: bool,
    pub(super) password_hash: String,
    pub(super) must_change: bool,
    pub(super) totp_confirmed_at: Option<Instant>,
}

#[derive(sqlx::FromRow)]
struct ListRow {
    id: i64,
    username: String,
    name: String,
    position: String,
    unit_id: Option<i64>,
    active: bool,
    must_change: bool,
    totp_confirmed_at: Option<Instant>,
    seen_at: Option<Instant>,
    version: i64,
    roles: Option<String>,
}

#[derive(sqlx::FromRow)]
struct ColleagueRow {
    id: i64,
    username: String,
    name: String,
    position: String,
    unit_id: Option<i64>,
}

impl PersonRow {
    pub(super) fn new(
        id: i64,
        username: &str,
        form: &PersonForm,
        password_hash: String,
        must_change: bool,
    ) -> Self {
        Self {
            id,
            username: username.to_owned(),
            name: form.name.clone(),
            position: form.position.clone(),
            unit_id: form.unit.map(|unit| unit.0),
            active: form.active,
            password_hash,
            must_change,
            totp_confirmed_at: None,
        }
    }

    pub(super) fn id(&self) -> PersonId {
        PersonId(self.id)
    }
}

/// Accounts.
impl Tx {
    pub(super) async fn person(&mut self, id: PersonId) -> Result<Option<PersonRow>, Error> {
        const BY_ID: &str = "SELECT id, username, name, position, unit_id, active, password_hash, must_change, \
                             totp_confirmed_at FROM person WHERE id = $1";
        Ok(on!(self, c => sqlx::query_as::<_, PersonRow>(BY_ID).bind(id.0).fetch_optional(c).await)?)
    }

    pub(super) async fn person_named(&mut self, username: &str) -> Result<Option<PersonRow>, Error> {
        const BY_NAME: &str = "SELECT id, username, name, position, unit_id, active, password_hash, \
                               must_change, totp_confirmed_at FROM person WHERE username = $1";
        Ok(on!(self, c => sqlx::query_as::<_, PersonRow>(BY_NAME).bind(username).fetch_optional(c).await)?)
    }

    pub(super) async fn actor_of(&mut self, person: &PersonRow) -> Result<Actor, Error> {
        const ROLES: &str = "SELECT role FROM person_role WHERE person_id = $1";
        let names =
            on!(self, c => sqlx::query_scalar::<_, String>(ROLES).bind(person.id).fetch_all(c).await)?;
        Ok(Actor {
            person: person.id(),
            name: person.name.clone(),
            roles: roles(person.id, names.iter().map(String::as_str))?,
            unit: person.unit_id.map(UnitId),
        })
    }

    pub(super) async fn people(&mut self) -> Result<Vec<Person>, Error> {
        const ALL: &str = "SELECT p.id, p.username, p.name, p.position, p.unit_id, p.active, p.must_change, \
                           p.totp_confirmed_at, p.version, \
                           (SELECT max(s.seen_at) FROM session s WHERE s.person_id = p.id) AS seen_at, \
                           (SELECT string_agg(r.role, ',') FROM person_role r WHERE r.person_id = p.id) AS roles \
                           FROM person p ORDER BY p.active DESC, p.username";
        let rows = on!(self, c => sqlx::query_as::<_, ListRow>(ALL).fetch_all(c).await)?;
        rows.into_iter().map(Person::try_from).collect()
    }

    pub(super) async fn colleagues(&mut self) -> Result<Vec<Colleague>, Error> {
        const ACTIVE: &str =
            "SELECT id, username, name, position, unit_id FROM person WHERE active ORDER BY username";
        let rows = on!(self, c => sqlx::query_as::<_, ColleagueRow>(ACTIVE).fetch_all(c).await)?;
        Ok(rows.into_iter().map(Colleague::from).collect())
    }

    pub(super) async fn add_person(&mut self, person: &PersonRow, roles: &Roles) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO person (id, username, name, position, unit_id, active, password_hash, \
                           must_change, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
                           ON CONFLICT (username) DO NOTHING";
        self.known_unit(person.unit_id).await?;
        let now = Instant(self.now());
        let added = on!(self, c => sqlx::query(ADD)
            .bind(person.id).bind(&person.username).bind(&person.name).bind(&person.position)
            .bind(person.unit_id).bind(person.active).bind(&person.password_hash).bind(person.must_change)
            .bind(now)
            .execute(c).await)?;
        if added == 0 {
            return Err(AccountRefusal::UsernameTaken.into());
        }
        self.set_roles(person.id(), roles).await
    }

    /// False if somebody changed the account since `seen_version`.
    pub(super) async fn change_person(
        &mut self,
        id: PersonId,
        form: &PersonForm,
        seen_version: i64,
    ) -> Result<bool, Error> {
        const CHANGE: &str = "UPDATE person SET name = $3, position = $4, unit_id = $5, active = $6, \
                              version = version + 1 WHERE id = $1 AND version = $2";
        let unit = form.unit.map(|unit| unit.0);
        self.known_unit(unit).await?;
        let changed = on!(self, c => sqlx::query(CHANGE)
            .bind(id.0).bind(seen_version).bind(&form.name).bind(&form.position).bind(unit).bind(form.active)
            .execute(c).await)?;
        Ok(changed == 1)
    }

    pub(super) async fn close_account(&mut self, id: PersonId) -> Result<(), Error> {
        const CLOSE: &str = "UPDATE person SET active = FALSE, version = version + 1 WHERE id = $1";
        on!(self, c => sqlx::query(CLOSE).bind(id.0).execute(c).await)?;
        Ok(())
    }

    pub(super) async fn set_roles(&mut self, id: PersonId, roles: &Roles) -> Result<(), Error> {
        const CLEAR: &str = "DELETE FROM person_role WHERE person_id = $1";
        const ADD: &str = "INSERT INTO person_role (person_id, role) VALUES ($1, $2)";
        on!(self, c => sqlx::query(CLEAR).bind(id.0).execute(c).await)?;
        for role in roles.iter() {
            on!(self, c => sqlx::query(ADD).bind(id.0).bind(role.name()).execute(c).await)?;
        }
        Ok(())
    }

    /// False if the password was changed since the row was read.
    pub(super) async fn replace_password(
        &mut self,
        person: &PersonRow,
        new_hash: &str,
        must_change: bool,
    ) -> Result<bool, Error> {
        const REPLACE: &str = "UPDATE person SET password_hash = $3, must_change = $4, version = version + 1 \
                               WHERE id = $1 AND password_hash = $2";
        let replaced = on!(self, c => sqlx::query(REPLACE)
            .bind(person.id).bind(&person.password_hash).bind(new_hash).bind(must_change)
            .execute(c).await)?;
        Ok(replaced == 1)
    }

    /// Keeps others from taking the role away from administrators until this transaction ends, so that two who
    /// close each other's accounts do not both succeed.
    pub(super) async fn hold_admins(&mut self) -> Result<(), Error> {
        const HOLD: &str = "UPDATE person SET version = version WHERE id IN \
                            (SELECT person_id FROM person_role WHERE role = 'admin')";
        on!(self, c => sqlx::query(HOLD).execute(c).await)?;
        Ok(())
    }

    pub(super) async fn active_with_role(&mut self, role: Role) -> Result<i64, Error> {
        const COUNT: &str = "SELECT count(*) FROM person p JOIN person_role r ON r.person_id = p.id \
                             WHERE p.active AND r.role = $1";
        Ok(on!(self, c => sqlx::query_scalar::<_, i64>(COUNT).bind(role.name()).fetch_one(c).await)?)
    }

    async fn known_unit(&mut self, unit: Option<i64>) -> Result<(), Error> {
        const KNOWN: &str = "SELECT count(*) FROM unit WHERE id = $1";
        let Some(unit) = unit else { return Ok(()) };
        let found = on!(self, c => sqlx::query_scalar::<_, i64>(KNOWN).bind(unit).fetch_one(c).await)?;
        if found == 0 { Err(AccountRefusal::Field { name: "unit".to_owned() }.into()) } else { Ok(()) }
    }
}

impl TryFrom<ListRow> for Person {
    type Error = Error;

    fn try_from(row: ListRow) -> Result<Self, Error> {
        Ok(Self {
            id: PersonId(row.id),
            roles: listed_roles(row.id, row.roles.as_deref())?,
            username: row.username,
            name: row.name,
            position: row.position,
            unit: row.unit_id.map(UnitId),
            active: row.active,
            must_change: row.must_change,
            second_factor: row.totp_confirmed_at.is_some(),
            seen_at: row.seen_at.map(|at| at.0),
            version: row.version,
        })
    }
}

impl From<ColleagueRow> for Colleague {
    fn from(row: ColleagueRow) -> Self {
        Self {
            id: PersonId(row.id),
            username: row.username,
            name: row.name,
            position: row.position,
            unit: row.unit_id.map(UnitId),
        }
    }
}

pub(super) fn listed_roles(person: i64, names: Option<&str>) -> Result<Roles, Error> {
    roles(person, names.unwrap_or_default().split(',').filter(|name| !name.is_empty()))
}

fn roles<'a>(person: i64, names: impl Iterator<Item = &'a str>) -> Result<Roles, Error> {
    let role = |name: &str| {
        Role::from_name(name).ok_or_else(|| {
            let why = format!("no such role: {name}");
            Error::from(Fault::BadRow { table: "person_role", column: "role", row: person.to_string(), why })
        })
    };
    Ok(Roles::new(names.map(role).collect::<Result<Vec<_>, _>>()?))
}
