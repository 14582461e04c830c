//! What the public's pages ask of the server. Nobody has to be signed in; a case is opened by the token in its cookie.

use domain::{
    dialogue::view::CaseOrigin,
    feedback::{
        Category,
        view::{FormFacts, PublicCase, PublishedAnswer, PublishedAnswers},
    },
    ids::PublishedId,
};
use leptos::prelude::*;

use crate::{error::AppError, routes, server::Desk};

/// What the form has to know, and the names of the files that a refused form brought.
pub async fn read_form(held: String) -> Result<(FormFacts, Vec<String>), AppError> {
    let desk = Desk::here();
    let facts = service::feedback::form_facts(&desk.service).await?;
    let held = match held.as_str() {
        "" => Vec::new(),
        ticket => service::feedback::held_files(&desk.service, ticket).await.unwrap_or_default(),
    };
    Ok((facts, held))
}

/// A case with what stands around it on its page.
pub struct Opened {
    /// The case.
    pub case: PublicCase,
    /// The dialogue that it came from.
    pub origin: Option<CaseOrigin>,
    /// The names of the files that a refused message brought.
    pub held: Vec<String>,
}

/// The case of that code, for whoever holds its token; with the files behind the ticket of a refused message.
pub async fn read_case(code: String, token: String, held: String) -> Result<Opened, AppError> {
    let service = Desk::here().service;
    let case = service::feedback::public_case(&service, &code, &token).await?;
    let origin = service::dialogue::case_origin(&service, &code).await?;
    Ok(Opened {
        case,
        origin,
        held: service::feedback::held_files(&service, &held).await.unwrap_or_default(),
    })
}

/// A page of published answers.
pub async fn read_answers(
    words: String,
    category: Option<Category>,
    before: Option<PublishedId>,
) -> Result<PublishedAnswers, AppError> {
    Ok(service::feedback::published(&Desk::here().service, &words, category, before).await?)
}

/// One published answer.
pub async fn read_answer(id: String) -> Result<PublishedAnswer, AppError> {
    let id = id.parse().map_err(|_| domain::refusal::Refusal::NotFound)?;
    Ok(service::feedback::published_one(&Desk::here().service, id).await?)
}

/// Published answers to questions like this text: where each stands, and the question.
#[server(prefix = "/api/ui", endpoint = "feedback/similar")]
pub async fn similar_answers(text: String) -> Result<Vec<(String, String)>, AppError> {
    let text: String = text.chars().take(1000).collect();
    let found = service::feedback::similar(&Desk::here().service, &text).await?;
    Ok(found.into_iter().map(|answer| (routes::answer(answer.id), answer.question)).collect())
}
