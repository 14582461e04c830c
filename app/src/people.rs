//! Signing in, one's own account, and the administration of people and units.
//!
//! - `sign_in`, `arrival`, `set_up`: what stands before work.
//! - `account`, `codes`: one's own account; recovery codes, shown once.
//! - `admin`, `accounts`, `person`, `units`: what administrators do.
//! - `entry`, `enrolment`, `tick`: parts of these pages.
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
mod person;
mod set_up;
mod sign_in;
mod tick;
mod units;

pub use account::{account_page, own_second_factor_page};
pub use accounts::people_page;
pub use admin::admin_page;
pub use api::{SignOut, SignOutEverywhere};
pub use arrival::arrival_page;
pub use codes::codes_page;
pub use person::person_page;
pub use set_up::set_up_page;
pub use sign_in::sign_in_page;
pub use units::{unit_page, units_page};
