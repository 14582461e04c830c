//! A case is received: from the public form, or on behalf of somebody.

use bytes::Bytes;
use domain::feedback::{
    NewFeedback,
    view::{FormFacts, Receipt},
};
use domain::people::Actor;

use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// A file as it was sent; without content if it is larger than is taken.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Option<Bytes>,
}

/// What the form has to know before anything is typed.
pub async fn form_facts(_service: &Service) -> Result<FormFacts, Error> {
    Err(Refusal::NotFound.into())
}

/// Receives a case from the public form, with its files and those that an earlier, refused post brought (by their ticket).
pub async fn submit(
    _service: &Service,
    _new: NewFeedback,
    _files: Vec<NewFile>,
    _held: &str,
) -> Result<Receipt, Error> {
    Err(Refusal::NotFound.into())
}

/// Receives a case on behalf of somebody. The head of a neighbourhood enters it for that neighbourhood.
pub async fn enter(
    _service: &Service,
    _actor: &Actor,
    _new: NewFeedback,
    _files: Vec<NewFile>,
) -> Result<Receipt, Error> {
    Err(Refusal::NotFound.into())
}

/// Keeps the files of a refused form for an hour; gives the ticket under which they are found. What is no file to be taken is refused.
pub async fn hold_files(_service: &Service, _held: &str, _files: Vec<NewFile>) -> Result<String, Error> {
    Err(Refusal::NotFound.into())
}

/// The names of the files under a ticket.
pub async fn held_files(_service: &Service, _held: &str) -> Result<Vec<String>, Error> {
    Err(Refusal::NotFound.into())
}
