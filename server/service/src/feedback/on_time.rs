//! Indicator 3, from the kept sums; and the cases behind each number.

use domain::feedback::{OnTimeTable, Which, view::QueueRow};
use domain::ids::UnitId;
use domain::people::Actor;

use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// The sums of a year, as of now.
pub async fn on_time(_service: &Service, _actor: &Actor, _year: i16) -> Result<OnTimeTable, Error> {
    Err(Refusal::NotFound.into())
}

/// The cases behind a number: of a year or one month of it, of all units or one, after the row of that key.
pub async fn on_time_rows(
    _service: &Service,
    _actor: &Actor,
    _year: i16,
    _month: Option<i8>,
    _unit: Option<UnitId>,
    _which: Which,
    _after: Option<&str>,
) -> Result<(Vec<QueueRow>, Option<String>), Error> {
    Err(Refusal::NotFound.into())
}
