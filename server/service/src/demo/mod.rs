//! A demonstration: people of every role and a year of plausible data on the plan's tasks. Everything that is made
//! up says so in its text ("Dữ liệu minh họa"), and the same plan always gives the same data; only passwords and
//! second factors are fresh each time.
//!
//! - `script`: what happened, as a pure function of task and quarter.
//! - `feedback`: cases of businesses and citizens.
//! - `dialogue`: one that was held, with its promises, and one that is announced.
//! - `indicator`: monthly values, counts of businesses, requests to explain.
//! - `rows`: how it is written, with the times at which it would have happened.
//!
//! Deliberately absent: any way to reach this from a request.

mod dialogue;
mod feedback;
mod indicator;
mod rows;
mod script;

use domain::change::Change;
use domain::ids::{PersonId, UnitId};
use domain::people::{Actor, PersonForm, Role, Roles};
use domain::refusal::Refusal;

use crate::board::{Year, snapshot};
use crate::error::Error;
use crate::event::Event;
use crate::people::{self, NewPerson};
use crate::service::Service;

/// What made-up data is marked with, wherever a person may read it.
pub const MARK: &str = "Dữ liệu minh họa";

/// A person of the demonstration. Holds secrets, which are shown this once.
#[derive(Clone, PartialEq, Eq)]
pub struct DemoPerson {
    /// The role, by its name in commands.
    pub role: &'static str,
    /// The name to sign in with.
    pub username: String,
    /// The generated password.
    pub password: String,
    /// The secret of the second factor in base 32, where the role needs one.
    pub totp_secret: Option<String>,
}

/// Who takes part: role, user name, name, code of the unit.
const PEOPLE: [(Role, &str, &str, Option<&str>); 9] = [
    (Role::Admin, "quantri", "Vũ Đình Quản", None),
    (Role::Leader, "lanhdao", "Hoàng Thị Minh", Some("LDUBND")),
    (Role::PlanOwner, "kthtdt", "Trần Thị Hà", Some("KTHTDT")),
    (Role::UnitOfficer, "canbo.kt", "Nguyễn Văn Long", Some("KTHTDT")),
    (Role::UnitOfficer, "vhxh", "Phạm Thị Lan", Some("VHXH")),
    (Role::UnitOfficer, "vanphong", "Đỗ Anh Tuấn", Some("VPHDND")),
    (Role::OneStop, "motcua", "Lê Thị Hoa", Some("TTPVHCC")),
    (Role::Neighborhood, "todanpho", "Bùi Văn Sáu", Some("TDP")),
    (Role::Viewer, "xem", "Ngô Thị Xuân", None),
];

/// Who of the people does what in the story.
pub(crate) struct Cast {
    pub leader: (PersonId, String),
    pub owner: (PersonId, String),
    /// The officers, by their unit.
    pub officers: Vec<(UnitId, PersonId, String)>,
}

/// Adds the people and a year of data to the plan of the current year. Refuses without a plan, and a database
/// that somebody already works with as not found, so that nothing real is ever mixed with it.
pub async fn fill(service: &Service) -> Result<Vec<DemoPerson>, Error> {
    let today = service.today();
    let year = snapshot(service, Year::Near(today.year())).await?;
    let year = year.ok_or(domain::board::Refusal::NoPlan)?;
    let (touched, known) = (year.tasks.iter().any(|task| !task.periods.is_empty()), !year.people.is_empty());
    if touched || known {
        return Err(Refusal::NotFound.into());
    }
    let mut added = Vec::new();
    let mut cast = Vec::new();
    for (role, username, name, unit) in PEOPLE {
        let unit = unit.and_then(|code| year.units.iter().find(|unit| unit.code == code)).map(|unit| unit.id);
        let form = PersonForm {
            name: name.to_owned(),
            position: MARK.to_owned(),
            unit,
            roles: Roles::new([role]),
            active: true,
        };
        let ready =
            people::add_ready_person(service, NewPerson { username: username.to_owned(), form }).await?;
        cast.push((role, unit, ready.person, name.to_owned()));
        added.push(DemoPerson {
            role: role.name(),
            username: ready.username,
            password: ready.password,
            totp_secret: ready.totp_secret,
        });
    }
    let staff = feedback::Staff::of(&cast).ok_or(Refusal::NotFound)?;
    let admin = actor_of(&cast, Role::Admin).ok_or(Refusal::NotFound)?;
    let owner = actor_of(&cast, Role::PlanOwner).ok_or(Refusal::NotFound)?;
    let cast = Cast::of(&cast).ok_or(Refusal::NotFound)?;
    let mut tx = service.write().await?;
    let story = script::Story { year: year.plan.year, today, now: service.now() };
    for (index, task) in year.tasks.iter().enumerate() {
        tx.tell_story(&story, &cast, index, task).await?;
    }
    tx.tell_release(&story, &cast, year.plan.id).await?;
    tx.record(&Event::new("demo.filled")).await?;
    tx.announce(Change::Plan(year.plan.year));
    tx.save().await?;
    feedback::tell(service, &story, &staff).await?;
    let measured = indicator::Cast {
        admin,
        leader: &staff.leader,
        clerk: &staff.clerk,
        owner: &owner,
        units: &year.units,
    };
    indicator::tell(service, &story, &measured).await?;
    if let Some((unit, officer)) = staff.officers.first() {
        let talks = dialogue::Cast {
            leader: &staff.leader,
            owner: &owner,
            officer: (*unit, officer),
            has_task: year.tasks.iter().any(|task| task.row.code == "III.4"),
        };
        dialogue::tell(service, &story, &talks).await?;
    }
    Ok(added)
}

/// The first of this role.
fn actor_of(people: &[(Role, Option<UnitId>, PersonId, String)], role: Role) -> Option<Actor> {
    let (_, unit, person, name) = people.iter().find(|(known, ..)| *known == role)?;
    Some(Actor { person: *person, name: name.clone(), roles: Roles::new([role]), unit: *unit })
}

impl Cast {
    fn of(people: &[(Role, Option<UnitId>, PersonId, String)]) -> Option<Self> {
        let first = |wanted| {
            people.iter().find(|(role, ..)| *role == wanted).map(|(_, _, id, name)| (*id, name.clone()))
        };
        let works = |role: &Role| matches!(role, Role::PlanOwner | Role::UnitOfficer | Role::OneStop);
        let officers = people.iter().filter(|(role, ..)| works(role));
        Some(Self {
            leader: first(Role::Leader)?,
            owner: first(Role::PlanOwner)?,
            officers: officers
                .filter_map(|(_, unit, id, name)| Some(((*unit)?, *id, name.clone())))
                .collect(),
        })
    }

    /// Who works on what this unit leads; the plan's owner where nobody does.
    pub(crate) fn officer(&self, unit: Option<i64>, index: usize) -> (PersonId, &str) {
        let of_unit: Vec<_> = self.officers.iter().filter(|(of, ..)| Some(of.0) == unit).collect();
        match of_unit.get(index % of_unit.len().max(1)) {
            Some((_, id, name)) => (*id, name),
            None => (self.owner.0, &self.owner.1),
        }
    }
}
