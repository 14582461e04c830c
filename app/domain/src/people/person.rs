//! A person's account, as administrators see and write it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::unit::filled;
use super::{AccountRefusal, Roles};
use crate::ids::{PersonId, UnitId};
use crate::text::tidy;

/// An account as the administrator's list shows it. Holds no secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// The name under which the person signs in.
    pub username: String,
    /// The name that others see.
    pub name: String,
    /// What they are in their unit; may be empty.
    pub position: String,
    /// The unit they work for, if any.
    pub unit: Option<UnitId>,
    /// What they may be.
    pub roles: Roles,
    /// False once they may no longer sign in.
    pub active: bool,
    /// The password was given and must be changed at the next sign-in.
    pub must_change: bool,
    /// They have a confirmed second factor.
    pub second_factor: bool,
    /// When they were last seen, within a few minutes; none if they have no session.
    pub seen_at: Option<Timestamp>,
    /// Raised by every change.
    pub version: i64,
}

/// A person as colleagues may know them: to be put in charge, assigned, mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Their id.
    pub id: PersonId,
    /// The name by which they are mentioned.
    pub username: String,
    /// The name that others see.
    pub name: String,
    /// What they are in their unit; may be empty.
    pub position: String,
    /// The unit they work for, if any.
    pub unit: Option<UnitId>,
}

/// What can be said about a person, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonForm {
    /// The name that others see.
    pub name: String,
    /// What they are in their unit; may be empty.
    pub position: String,
    /// The unit they work for, if any.
    pub unit: Option<UnitId>,
    /// What they may be; at least one.
    pub roles: Roles,
    /// May sign in.
    pub active: bool,
}

impl PersonForm {
    /// The same in its kept form, or what is wrong with it.
    pub fn tidied(self) -> Result<Self, AccountRefusal> {
        if self.roles.iter().next().is_none() {
            return Err(AccountRefusal::Field { name: "roles".to_owned() });
        }
        let position = tidy(&self.position);
        Ok(Self {
            name: filled("name", &self.name, 100)?,
            position: if position.is_empty() { position } else { filled("position", &position, 100)? },
            ..self
        })
    }
}

/// A new second factor, before it is confirmed. Secret: shown to its owner once, never logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// The secret to type, in base 32.
    pub secret: String,
    /// The address that an authenticator app understands.
    pub uri: String,
    /// The same as a picture to scan: an SVG document.
    pub qr_svg: String,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment(secret)")
    }
}
