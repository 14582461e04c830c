//! People: who they are, and what each role may do. Policy is one exhaustive match in [`permission`]; its
//! golden picture is `tests/permissions.txt`.
//!
//! Rules of accounts: [`username`], [`password`], [`lockout`], [`Stage`]. Hashing, codes and storage are the
//! service's.

mod account;
mod actor;
pub mod lockout;
pub mod password;
mod permission;
mod person;
mod role;
mod session;
mod stage;
mod unit;
mod username;

pub use account::AccountRefusal;
pub use actor::Actor;
pub use permission::{About, Action, Grant, Refusal, grant, may};
pub use person::{Colleague, Enrolment, Person, PersonForm};
pub use role::{Role, Roles};
pub use session::{IDLE, LONGEST, OpenSession, OwnAccount, SessionState, SignInFacts, expiry};
pub use stage::{Stage, field_of};
pub use unit::{Unit, UnitForm, UnitKind};
pub use username::username;
