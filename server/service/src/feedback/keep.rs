//! What is done to a case besides its steps.

use domain::ids::{FeedbackFileId, PersonId};
use domain::people::Actor;
use jiff::civil::Date;

use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// Moves the due day, once, by a leader, before it is over.
pub async fn extend(
    _service: &Service,
    _actor: &Actor,
    _code: &str,
    _seen_version: i64,
    _due_on: Date,
    _reason: &str,
) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// Links the case as a duplicate of another one, or takes the link away with an empty code.
pub async fn link_duplicate(
    _service: &Service,
    _actor: &Actor,
    _code: &str,
    _seen_version: i64,
    _of: &str,
) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// Shows personal data in clear for a quarter of an hour, and logs who asked and why.
pub async fn unmask(_service: &Service, _actor: &Actor, _code: &str, _reason: &str) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// Takes a file away, for example the picture of an identity card.
pub async fn remove_file(
    _service: &Service,
    _actor: &Actor,
    _code: &str,
    _file: FeedbackFileId,
    _reason: &str,
) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// A note that only staff read.
pub async fn note(_service: &Service, _actor: &Actor, _code: &str, _text: &str) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// A message to the sender.
pub async fn message(_service: &Service, _actor: &Actor, _code: &str, _text: &str) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// Decides a request for deletion: done masks the personal data for good.
pub async fn decide_data_request(
    _service: &Service,
    _actor: &Actor,
    _code: &str,
    _request: i64,
    _grant: bool,
    _answer: &str,
) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// Makes a job of a plan's task out of the case, linked both ways.
pub async fn add_work(
    _service: &Service,
    _actor: &Actor,
    _code: &str,
    _task: &str,
    _title: &str,
    _assignee: Option<PersonId>,
    _due_on: Option<Date>,
) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// Takes the published question and answer back.
pub async fn withdraw(_service: &Service, _actor: &Actor, _code: &str, _reason: &str) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}
