//! A plan document over HTTP: taken in as a draft that waits for a decision, never as anything that counts already. Which
//! file is what, and what is wrong with it, is the use case's affair.

use app::{error::AppError, routes, server::Desk};
use axum::{
    Extension,
    extract::{Request, State},
    response::Response,
};
use bytes::Bytes;
use domain::{
    people::{About, Action, may},
    plan::{FileRefusal, MOST_BYTES, Refusal},
    refusal::Refusal as Anyones,
};
use service::people::By;

use crate::{
    router::Site,
    upload::{self, Posted, Wanted},
};

/// How much of a body is read at all, in bytes. What lies beyond the largest file is read and thrown away, so that the
/// browser hears the reason instead of a broken connection.
pub const BODY_MOST: usize = 5 * MOST_BYTES;

/// What of a post is read.
const WANTED: Wanted = Wanted { fields: &["_form", "year"], files: 1, bytes: MOST_BYTES };

/// `POST /quan-tri/ke-hoach`: leads on to the preview.
pub async fn take(State(site): State<Site>, Extension(desk): Extension<Desk>, request: Request) -> Response {
    let headers = request.headers().clone();
    let mut posted = Posted::default();
    let outcome = match posted.read(request, &site, wanted(&desk)).await {
        Ok(()) => add(&desk, &mut posted).await,
        Err(error) => Err(error),
    };
    let form = upload::Form { page: routes::ADMIN_PLAN, action: routes::ADMIN_PLAN, typed: posted.fields };
    upload::answer(&site, &headers, form, outcome.map(Some)).await
}

/// Nothing of a file is kept in memory for somebody who may not send one.
fn wanted(desk: &Desk) -> Wanted {
    match desk.actor() {
        Ok(actor) if may(actor, Action::ImportPlan, &About::default()).is_ok() => WANTED,
        _ => Wanted { files: 0, ..WANTED },
    }
}

async fn add(desk: &Desk, posted: &mut Posted) -> Result<String, AppError> {
    let by = By::from(desk.actor()?);
    let year = match posted.field("year").trim() {
        "" => None,
        typed => Some(typed.parse().map_err(|_| desk.words(of_year()))?),
    };
    let (name, bytes) = posted.files.pop().unwrap_or_else(|| (String::new(), Some(Bytes::new())));
    let bytes = bytes.ok_or_else(|| desk.words(of_file(FileRefusal::TooLarge)))?;
    let preview = service::plan::upload(&desk.service, &by, &name, bytes.into(), year)
        .await
        .map_err(|error| desk.words(error))?;
    Ok(routes::import(preview.id))
}

fn of_year() -> Anyones {
    Refusal::Field { name: "year".to_owned() }.into()
}

fn of_file(why: FileRefusal) -> Anyones {
    Refusal::from(why).into()
}
