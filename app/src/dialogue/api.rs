//! What the public's pages of dialogues ask of the server.

use domain::dialogue::view::{HallScreen, OwnAsked, OwnRegistration, PublicDialogue, PublicList};
use domain::ids::DialogueId;
use domain::refusal::Refusal;

use crate::{
    error::AppError,
    server::{Desk, answer_is_secret},
};

/// All dialogues, and all promises.
pub async fn read_list() -> Result<PublicList, AppError> {
    Ok(service::dialogue::public_list(&Desk::here().service).await?)
}

/// One dialogue, and the stamp of its form.
pub async fn read_dialogue(id: String) -> Result<(PublicDialogue, String), AppError> {
    let service = Desk::here().service;
    let known = service::dialogue::public_dialogue(&service, named(&id)?).await?;
    Ok((known, service::feedback::stamp(&service).await?))
}

/// A registration by its own link, and the stamp of its form.
pub async fn read_own(id: String, key: String) -> Result<(OwnRegistration, String), AppError> {
    let service = Desk::here().service;
    answer_is_secret();
    let known = service::dialogue::own_registration(&service, named(&id)?, &key).await?;
    Ok((known, service::feedback::stamp(&service).await?))
}

/// A question by its own link.
pub async fn read_asked(id: String, key: String) -> Result<OwnAsked, AppError> {
    answer_is_secret();
    Ok(service::dialogue::own_question(&Desk::here().service, named(&id)?, &key).await?)
}

/// The screen in the hall.
pub async fn read_hall(id: String) -> Result<HallScreen, AppError> {
    Ok(service::dialogue::hall_screen(&Desk::here().service, named(&id)?).await?)
}

fn named(id: &str) -> Result<DialogueId, AppError> {
    Ok(id.parse().map_err(|_| Refusal::NotFound)?)
}
