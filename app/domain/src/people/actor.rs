//! The person who asks.

use serde::{Deserialize, Serialize};

use super::Roles;
use crate::ids::{PersonId, UnitId};

/// A signed-in person, as every use case is given it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// The name that others see.
    pub name: String,
    /// What they may be.
    pub roles: Roles,
    /// The unit they work for, if any.
    pub unit: Option<UnitId>,
}
