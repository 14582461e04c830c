//! Forms that were made here: not by a program, not too old, each once.

use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// A fresh stamp for a form.
pub async fn stamp(_service: &Service) -> Result<String, Error> {
    Err(Refusal::NotFound.into())
}

/// The idempotency key of a stamp; refused if it was not made here, or too fast or too long ago.
pub async fn check_stamp(_service: &Service, _stamp: &str) -> Result<String, Error> {
    Err(Refusal::NotFound.into())
}
