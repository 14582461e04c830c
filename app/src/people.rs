//! Signing in, one's own account, and the administration of people and units.
//!
//! - `sign_in`, `arrival`, `set_up`: what stands before work.
//! - `account`, `codes`: one's own account; recovery codes, shown once.
//! - `admin`, `accounts`, `units`: what administrators do.
//! - `api`, `admin_api`: the server functions.
//!
//! Deliberately absent: self-registration and "forgotten password" by mail. An administrator hands out passwords.

mod api;
mod arrival;
mod codes;
mod enrolment;
mod entry;
mod set_up;
mod sign_in;

pub use api::{SignOut, SignOutEverywhere};
pub use arrival::ArrivalRoute;
pub use codes::CodesRoute;
pub use set_up::SetUpRoute;
pub use sign_in::SignInRoute;
