//! Published questions and answers, which everybody may read.

use domain::feedback::{
    Category,
    view::{PublishedAnswer, PublishedAnswers},
};
use domain::ids::PublishedId;

use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// A page of answers, the newest first; with words, those that hold all of them, with or without marks.
pub async fn published(
    _service: &Service,
    _words: &str,
    _category: Option<Category>,
    _before: Option<PublishedId>,
) -> Result<PublishedAnswers, Error> {
    Err(Refusal::NotFound.into())
}

/// One answer.
pub async fn published_one(_service: &Service, _id: PublishedId) -> Result<PublishedAnswer, Error> {
    Err(Refusal::NotFound.into())
}

/// At most three answers to questions like this text.
pub async fn similar(_service: &Service, _text: &str) -> Result<Vec<PublishedAnswer>, Error> {
    Err(Refusal::NotFound.into())
}
