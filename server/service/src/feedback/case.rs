//! One case, as staff see it.

use domain::feedback::view::StaffCase;
use domain::ids::FeedbackFileId;
use domain::people::Actor;

use crate::Refusal;
use crate::error::Error;
use crate::files::Opened;
use crate::service::Service;

/// Everything on the page of a case.
pub async fn case(_service: &Service, _actor: &Actor, _code: &str) -> Result<StaffCase, Error> {
    Err(Refusal::NotFound.into())
}

/// A file of a case.
pub async fn case_file(
    _service: &Service,
    _actor: &Actor,
    _code: &str,
    _file: FeedbackFileId,
) -> Result<Opened, Error> {
    Err(Refusal::NotFound.into())
}
