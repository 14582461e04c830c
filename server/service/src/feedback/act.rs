//! The steps of a case.

use domain::feedback::Act;
use domain::ids::{PersonId, UnitId};
use domain::people::Actor;

use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// What became of an assignment of several cases.
#[derive(Clone, Debug, Default)]
pub struct BulkOutcome {
    /// The codes of those that were assigned.
    pub done: Vec<String>,
    /// Those that were not, and why.
    pub refused: Vec<(String, Refusal)>,
}

/// Takes a step on the version of the case that the actor saw.
pub async fn act(
    _service: &Service,
    _actor: &Actor,
    _code: &str,
    _seen_version: i64,
    _act: Act,
) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// Assigns several cases, each on the version that was seen; what cannot be assigned is told and the rest is done.
pub async fn assign_all(
    _service: &Service,
    _actor: &Actor,
    _cases: &[(String, i64)],
    _unit: UnitId,
    _officer: Option<PersonId>,
) -> Result<BulkOutcome, Error> {
    Err(Refusal::NotFound.into())
}
