//! The queue: which cases wait, for whom, until when.

use domain::feedback::view::{Queue, QueueQuery};
use domain::people::Actor;

use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// One page of the queue, as far as the actor may know of it.
pub async fn queue(_service: &Service, _actor: &Actor, _query: &QueueQuery) -> Result<Queue, Error> {
    Err(Refusal::NotFound.into())
}
