//! Working days, limits of time and settings: data that administrators and leaders keep.
//!
//! - `days`: the calendar of a year, and its changes.
//! - `proposals`: what follows from a late change, and its decision.
//! - `limits`: limits of time and settings.
//! - `rows`: the SQL.

mod days;
mod limits;
mod proposals;
pub(crate) mod rows;

use domain::calendar::{Almanac, StartRule};

use crate::error::Error;
use crate::service::Service;

pub use days::{add_day, change_day, confirm_day, drop_day, year};
pub use limits::{
    add_limit, change_for_leaders, change_goals, change_numbers, change_office, limits, switch_limit,
};
pub use proposals::{accept_proposal, drop_proposal};
pub use rows::Settings;

/// What a due day is counted by: the calendar, and which day counts as the day of receipt.
pub async fn office(service: &Service) -> Result<(Almanac, StartRule), Error> {
    let mut tx = service.read().await?;
    Ok((tx.almanac().await?, tx.settings().await?.start_rule))
}
