//! What a sender does with code and secret: look the case up, write, rate, reopen, ask for deletion.

use std::net::IpAddr;

use domain::feedback::view::PublicCase;
use domain::ids::FeedbackFileId;

use super::NewFile;
use crate::Refusal;
use crate::error::Error;
use crate::files::Opened;
use crate::service::Service;

/// A case that was opened with code and secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// The code in its normal form.
    pub code: String,
    /// The token that opens the case for a while; secret.
    pub token: String,
}

/// Opens a case. Wrong code and wrong secret get the same answer; five wrong tries pause.
pub async fn look_up(
    _service: &Service,
    _code: &str,
    _secret: &str,
    _address: IpAddr,
) -> Result<Access, Error> {
    Err(Refusal::NotFound.into())
}

/// The case behind a token.
pub async fn public_case(_service: &Service, _code: &str, _token: &str) -> Result<PublicCase, Error> {
    Err(Refusal::NotFound.into())
}

/// A message or the supplement that was asked for, with files.
pub async fn say(
    _service: &Service,
    _code: &str,
    _token: &str,
    _text: &str,
    _files: Vec<NewFile>,
) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// The sender's rating, 1 to 5, once a round.
pub async fn rate(
    _service: &Service,
    _code: &str,
    _token: &str,
    _stars: u8,
    _comment: &str,
) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// Opens the case again after one or two stars.
pub async fn reopen(_service: &Service, _code: &str, _token: &str, _reason: &str) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// Asks for the deletion of personal data.
pub async fn ask_deletion(_service: &Service, _code: &str, _token: &str, _text: &str) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// A file of the case.
pub async fn open_file(
    _service: &Service,
    _code: &str,
    _token: &str,
    _file: FeedbackFileId,
) -> Result<Opened, Error> {
    Err(Refusal::NotFound.into())
}
