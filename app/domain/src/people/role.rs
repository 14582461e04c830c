//! The roles of staff. A person may have several.

use serde::{Deserialize, Serialize};

/// What a person is to the ward's plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Ward IT: accounts, units, configuration. Needs a second factor.
    Admin,
    /// Leadership of the People's Committee: sees all, accepts, returns, decides.
    Leader,
    /// The unit that runs the plan (Phòng Kinh tế, Hạ tầng và Đô thị).
    PlanOwner,
    /// An officer of a unit.
    UnitOfficer,
    /// Trung tâm Phục vụ hành chính công.
    OneStop,
    /// Head of a neighbourhood group (tổ trưởng tổ dân phố).
    Neighborhood,
    /// Reads, changes nothing.
    Viewer,
}

impl Role {
    /// Every role, in the order in which lists show them.
    pub const ALL: [Role; 7] = [
        Role::Admin,
        Role::Leader,
        Role::PlanOwner,
        Role::UnitOfficer,
        Role::OneStop,
        Role::Neighborhood,
        Role::Viewer,
    ];

    /// The name in the database, in commands and in golden tables.
    pub fn name(self) -> &'static str {
        match self {
            Role::Admin => "admin",
            Role::Leader => "leader",
            Role::PlanOwner => "plan_owner",
            Role::UnitOfficer => "unit_officer",
            Role::OneStop => "one_stop",
            Role::Neighborhood => "neighborhood",
            Role::Viewer => "viewer",
        }
    }

    /// The role of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// True if an account with this role must sign in with a second factor.
    pub fn needs_second_factor(self) -> bool {
        self == Role::Admin
    }
}

/// The set of a person's roles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Roles(Vec<Role>);

impl Roles {
    /// The set of these roles, without repetition, in the order of [`Role::ALL`].
    pub fn new(roles: impl IntoIterator<Item = Role>) -> Self {
        let mut roles: Vec<_> = roles.into_iter().collect();
        roles.sort();
        roles.dedup();
        Self(roles)
    }

    /// True if the role is in the set.
    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    /// The roles in order.
    pub fn iter(&self) -> impl Iterator<Item = Role> + '_ {
        self.0.iter().copied()
    }

    /// True if any of the roles needs a second factor.
    pub fn need_second_factor(&self) -> bool {
        self.iter().any(Role::needs_second_factor)
    }
}
