//! People: who they are, and what each role may do. Policy is one exhaustive match in [`permission`]; its
//! golden picture is `tests/permissions.txt`.

mod account;
mod actor;
mod permission;
mod role;
mod stage;

pub use account::AccountRefusal;
pub use actor::Actor;
pub use permission::{About, Action, Grant, Refusal, grant, may};
pub use role::{Role, Roles};
pub use stage::{Stage, field_of};
