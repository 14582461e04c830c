//! Signing in, one's own account, and the administration of people and units.
//!
//! - `sign_in`, `arrival`, `set_up`: what stands before work.
//! - `account`, `codes`: one's own account; recovery codes, shown once.
//! - `admin`, `accounts`, `person`, `units`: what administrators do.
//! - `entry`, `enrolment`, `newer`, `tick`: parts of these pages.
//! - `api`, `admin_api`: the server functions.
//!
//! Deliberately absent: self-registration and "forgotten password" by mail. An administrator hands out passwords.

mod account;
mod accounts;
mod admin;
mod admin_api;
mod api;
mod arrival;
mod codes;
mod enrolment;
mod entry;
mod newer;
mod person;
mod set_up;
mod sign_in;
mod tick;
mod units;

pub use account::{AccountRoute, OwnSecondFactorRoute};
pub use accounts::PeopleRoute;
pub use admin::AdminRoute;
pub use api::{SignOut, SignOutEverywhere};
pub use arrival::ArrivalRoute;
pub use codes::CodesRoute;
pub use person::PersonRoute;
pub use set_up::SetUpRoute;
pub use sign_in::SignInRoute;
pub use units::{UnitRoute, UnitsRoute};
