//! Files over HTTP: taken in as evidence of a task's period, and handed out again. What may be stored, and who may
//! see it, is the use cases' affair; here a body is read no further than it may be, and nothing that is handed out
//! can run in the reader's browser. Deliberately absent: ranges, since the largest file is small.

use app::{error::AppError, routes, server::Desk};
use axum::{
    Extension,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{board, ids::FileId, refusal::Refusal};
use service::files::{self, Opened, SIZE_MOST};

use crate::{
    pages, plain_form,
    router::Site,
    upload::{self, Posted, Wanted},
};

/// How much of a body is read at all, in bytes. What lies beyond the largest file is read and thrown away, so that
/// the browser hears the reason instead of a broken connection.
pub const BODY_MOST: usize = 5 * SIZE_MOST;
/// What of a post is read.
const WANTED: Wanted = Wanted { fields: &["_form", "code", "period"], files: 20, bytes: SIZE_MOST };

/// `POST /tep`: adds files to the evidence of a task's period. The browser's code hears 204 or the error; a plain
/// form is led back to its page.
pub async fn take(State(site): State<Site>, Extension(desk): Extension<Desk>, request: Request) -> Response {
    let headers = request.headers().clone();
    let mut posted = Posted::default();
    let outcome = match posted.read(request, &site, WANTED).await {
        Ok(()) => add(&desk, &mut posted).await,
        Err(error) => Err(error),
    };
    let page = plain_form::back(&headers);
    let form = upload::Form { page: &page, action: routes::FILES, typed: posted.fields };
    upload::answer(&site, &headers, form, outcome.map(|()| None)).await
}

/// `GET /tep/{id}`: pictures to be seen, everything else to be saved.
pub async fn hand_out(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let opened = match (desk.actor(), id.parse()) {
        (Ok(actor), Ok(id)) => {
            files::open(&desk.service, actor, FileId(id)).await.map_err(|error| desk.words(error))
        }
        (Err(error), _) => Err(error),
        (_, Err(_)) => Err(desk.words(Refusal::NotFound)),
    };
    answer(site, desk, request, opened).await
}

/// A file that was opened for its reader, or why it was not.
pub async fn answer(site: Site, desk: Desk, request: Request, opened: Result<Opened, AppError>) -> Response {
    match opened {
        Ok(opened) => (headers(&opened), opened.bytes).into_response(),
        Err(error) => pages::refused(site, desk, request, &error).await,
    }
}

/// Adds the files in order, up to the first that is refused.
async fn add(desk: &Desk, posted: &mut Posted) -> Result<(), AppError> {
    let actor = desk.actor()?;
    let period = posted.field("period").parse().map_err(|_| desk.words(Refusal::NotFound))?;
    if posted.files.is_empty() {
        return Err(desk.words(board::Refusal::FileEmpty));
    }
    for (name, bytes) in std::mem::take(&mut posted.files) {
        let too_large = board::Refusal::FileTooLarge { most: SIZE_MOST as u64 };
        let bytes = bytes.ok_or_else(|| desk.words(too_large))?;
        service::board::add_file(&desk.service, actor, posted.field("code"), period, &name, bytes)
            .await
            .map_err(|error| desk.words(error))?;
    }
    Ok(())
}

/// A stored file is shown in a sandbox at most, and never as anything but what it is.
pub fn headers(opened: &Opened) -> HeaderMap {
    let shown = if opened.inline { "inline" } else { "attachment" };
    let disposition =
        format!("{shown}; filename*=UTF-8''{}", routes::encoded(&opened.name).replace('/', "%2F"));
    let mut headers = HeaderMap::new();
    for (name, value) in [
        (header::CONTENT_TYPE, opened.mime.as_str()),
        (header::CONTENT_DISPOSITION, disposition.as_str()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
        ),
        (header::CACHE_CONTROL, "private, no-cache"),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    headers
}
