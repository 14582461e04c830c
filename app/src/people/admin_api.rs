//! Server functions of the administration of people and units.

use domain::people::{Person, Unit};
#[cfg(feature = "ssr")]
use domain::{
    ids::{PersonId, UnitId},
    people::{PersonForm, Role, Roles, UnitForm, UnitKind},
    refusal::Refusal,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use service::people::{Added, By, NewPerson};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    routes,
    server::{Desk, answer_is_secret, lead_to},
};

/// A password that was generated for somebody, to be handed over. Shown once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Whose.
    pub username: String,
    /// The password.
    pub password: String,
}

/// Accounts, and the units that they may belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// By name.
    pub people: Vec<Person>,
    /// In order.
    pub units: Vec<Unit>,
}

/// The fields of a person's form as the browser posts them: of a box that is not ticked there is no trace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonFields {
    name: String,
    position: String,
    unit: String,
    role_admin: Option<String>,
    role_leader: Option<String>,
    role_plan_owner: Option<String>,
    role_unit_officer: Option<String>,
    role_one_stop: Option<String>,
    role_neighborhood: Option<String>,
    role_viewer: Option<String>,
    active: Option<String>,
}

/// The fields of a unit's form as the browser posts them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitFields {
    code: String,
    name: String,
    short_name: String,
    kind: String,
    aliases: String,
    active: Option<String>,
}

/// Every account.
pub async fn read_people() -> Result<People, AppError> {
    let desk = Desk::here();
    let people = service::people::people(&desk.service, &By::from(desk.actor()?)).await?;
    Ok(People { people, units: service::people::units(&desk.service).await? })
}

/// One account, or none for the page that adds one; and the units to choose from.
pub async fn read_person(id: String) -> Result<(Option<Person>, Vec<Unit>), AppError> {
    let People { people, units } = read_people().await?;
    if id == routes::NEW {
        return Ok((None, units));
    }
    let person = people.into_iter().find(|person| person.id.to_string() == id).ok_or(Refusal::NotFound)?;
    Ok((Some(person), units))
}

/// Adds an account; leads to its given password.
#[server(prefix = "/api/ui", endpoint = "admin/add_person")]
pub async fn add_person(username: String, #[server(flatten)] fields: PersonFields) -> Result<(), AppError> {
    let desk = Desk::here();
    let new = NewPerson { username, form: fields.form(true)? };
    let added = service::people::add_person(&desk.service, &By::from(desk.actor()?), new).await?;
    show_given(&desk, added).await
}

/// Changes an account.
#[server(prefix = "/api/ui", endpoint = "admin/change_person")]
pub async fn change_person(
    id: String,
    seen: String,
    #[server(flatten)] fields: PersonFields,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let active = fields.active.is_some();
    let (id, seen) = (PersonId(number(&id)?), number(&seen)?);
    let form = fields.form(active)?;
    service::people::change_person(&desk.service, &By::from(desk.actor()?), id, form, seen).await?;
    lead_to(routes::ADMIN_PEOPLE);
    Ok(())
}

/// Gives an account a new password; leads to it.
#[server(prefix = "/api/ui", endpoint = "admin/reset_password")]
pub async fn reset_password(id: i64) -> Result<(), AppError> {
    let desk = Desk::here();
    let by = By::from(desk.actor()?);
    let added = service::people::reset_password(&desk.service, &by, PersonId(id)).await?;
    show_given(&desk, added).await
}

/// Takes away the second factor of somebody who lost it.
#[server(prefix = "/api/ui", endpoint = "admin/reset_second_factor")]
pub async fn reset_second_factor(id: i64) -> Result<(), AppError> {
    let desk = Desk::here();
    service::people::reset_second_factor(&desk.service, &By::from(desk.actor()?), PersonId(id)).await?;
    lead_to(routes::ADMIN_PEOPLE);
    Ok(())
}

/// The given password behind a ticket; none if it was shown already.
pub async fn given_password(ticket: String) -> Result<Option<Given>, AppError> {
    if ticket.is_empty() {
        return Ok(None);
    }
    let desk = Desk::here();
    answer_is_secret();
    let given = desk.service.take_once(desk.actor()?.person, &ticket).await?;
    Ok(given.and_then(|given| serde_json::from_str(&given).ok()))
}

/// Every unit, for whoever may change them.
pub async fn read_units() -> Result<Vec<Unit>, AppError> {
    let desk = Desk::here();
    let about = domain::people::About::default();
    domain::people::may(desk.actor()?, domain::people::Action::ManageUnits, &about).map_err(Refusal::from)?;
    Ok(service::people::units(&desk.service).await?)
}

/// One unit, or none for the page that adds one.
pub async fn read_unit(id: String) -> Result<Option<Unit>, AppError> {
    let units = read_units().await?;
    if id == routes::NEW {
        return Ok(None);
    }
    let unit = units.into_iter().find(|unit| unit.id.to_string() == id).ok_or(Refusal::NotFound)?;
    Ok(Some(unit))
}

/// Adds a unit.
#[server(prefix = "/api/ui", endpoint = "admin/add_unit")]
pub async fn add_unit(#[server(flatten)] fields: UnitFields) -> Result<(), AppError> {
    let desk = Desk::here();
    service::people::add_unit(&desk.service, &By::from(desk.actor()?), fields.form(true)?).await?;
    lead_to(routes::ADMIN_UNITS);
    Ok(())
}

/// Changes a unit.
#[server(prefix = "/api/ui", endpoint = "admin/change_unit")]
pub async fn change_unit(
    id: String,
    seen: String,
    #[server(flatten)] fields: UnitFields,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let active = fields.active.is_some();
    let (id, seen) = (UnitId(number(&id)?), number(&seen)?);
    let form = fields.form(active)?;
    service::people::change_unit(&desk.service, &By::from(desk.actor()?), id, form, seen).await?;
    lead_to(routes::ADMIN_UNITS);
    Ok(())
}

#[cfg(feature = "ssr")]
impl PersonFields {
    fn form(self, active: bool) -> Result<PersonForm, AppError> {
        let ticked = [
            (Role::Admin, &self.role_admin),
            (Role::Leader, &self.role_leader),
            (Role::PlanOwner, &self.role_plan_owner),
            (Role::UnitOfficer, &self.role_unit_officer),
            (Role::OneStop, &self.role_one_stop),
            (Role::Neighborhood, &self.role_neighborhood),
            (Role::Viewer, &self.role_viewer),
        ];
        let roles = Roles::new(ticked.into_iter().filter(|(_, box_)| box_.is_some()).map(|(role, _)| role));
        let unit = if self.unit.is_empty() { None } else { Some(UnitId(number(&self.unit)?)) };
        Ok(PersonForm { name: self.name, position: self.position, unit, roles, active })
    }
}

#[cfg(feature = "ssr")]
impl UnitFields {
    fn form(self, active: bool) -> Result<UnitForm, AppError> {
        Ok(UnitForm {
            code: self.code,
            name: self.name,
            short_name: self.short_name,
            kind: UnitKind::from_name(&self.kind).ok_or(AppError::Unreadable)?,
            active,
            aliases: self.aliases.lines().map(str::to_owned).collect(),
        })
    }
}

/// A number that travelled beside flattened fields, which serde reads as text.
#[cfg(feature = "ssr")]
fn number(text: &str) -> Result<i64, AppError> {
    text.parse().map_err(|_| AppError::Unreadable)
}

#[cfg(feature = "ssr")]
async fn show_given(desk: &Desk, added: Added) -> Result<(), AppError> {
    let given = Given { username: added.username, password: added.password };
    let text = serde_json::to_string(&given).map_err(|_| AppError::Fault)?;
    let ticket = desk.service.keep_once(desk.actor()?.person, &text).await?;
    lead_to(&routes::given_password(&ticket));
    Ok(())
}
