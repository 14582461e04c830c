//! Files over HTTP: taken in as evidence of a task's period, and handed out again. What may be stored, and who may
//! see it, is the use cases' affair; here a body is read no further than it may be, and nothing that is handed out
//! can run in the reader's browser. Deliberately absent: ranges, since the largest file is small.

use app::{
    error::{AppError, Kind},
    routes,
    server::Desk,
};
use axum::{
    Extension,
    extract::{FromRequest, Multipart, Path, Request, State, multipart::Field},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use bytes::{Bytes, BytesMut};
use domain::{board, ids::FileId, refusal::Refusal};
use service::files::{self, Opened, SIZE_MOST};

use crate::{pages, plain_form, router::Site};

/// How much of a body is read at all, in bytes. What lies beyond the largest file is read and thrown away, so that
/// the browser hears the reason instead of a broken connection.
pub const BODY_MOST: usize = 5 * SIZE_MOST;
/// The longest of the fields besides the file, in bytes.
const FIELD_MOST: usize = 4096;

/// A post of one or more files for a task's period.
#[derive(Default)]
struct Posted {
    form: String,
    code: String,
    period: String,
    files: Vec<(String, Result<Bytes, AppError>)>,
}

/// `POST /tep`: adds files to the evidence of a task's period. The browser's code hears 204 or the error; a plain
/// form is led back to its page.
pub async fn take(State(site): State<Site>, Extension(desk): Extension<Desk>, request: Request) -> Response {
    let headers = request.headers().clone();
    let mut posted = Posted::default();
    let outcome = match read(request, &site, &desk, &mut posted).await {
        Ok(()) => add(&desk, &mut posted).await,
        Err(error) => Err(error),
    };
    let is_plain = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    match outcome {
        Ok(()) if is_plain => Redirect::to(&plain_form::back(&headers)).into_response(),
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) if is_plain => {
            let typed = vec![
                ("_form".to_owned(), posted.form),
                ("code".to_owned(), posted.code),
                ("period".to_owned(), posted.period),
            ];
            plain_form::keep(&site, &plain_form::back(&headers), routes::FILES, typed, error).await
        }
        Err(error) => (plain_form::status(&error), axum::Json(error)).into_response(),
    }
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
    match opened {
        Ok(opened) => (headers(&opened), opened.bytes).into_response(),
        // The page for an address with nothing behind it, in the reader's language.
        Err(error) if error.is(Kind::NotFound) => pages::page(State(site), Extension(desk), request).await,
        Err(error) => (plain_form::status(&error), error.to_string()).into_response(),
    }
}

/// Reads the fields; of a file that is too large only so much as to know that.
async fn read(request: Request, site: &Site, desk: &Desk, posted: &mut Posted) -> Result<(), AppError> {
    let unreadable = |error| {
        tracing::debug!(%error, "an upload could not be read");
        AppError::Unreadable
    };
    let mut parts = Multipart::from_request(request, site).await.map_err(|_| AppError::Unreadable)?;
    while let Some(mut field) = parts.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "_form" => posted.form = text(&mut field).await?,
            "code" => posted.code = text(&mut field).await?,
            "period" => posted.period = text(&mut field).await?,
            "file" => {
                let file_name = field.file_name().unwrap_or_default().to_owned();
                let too_large = board::Refusal::FileTooLarge { most: SIZE_MOST as u64 };
                let bytes = content(&mut field, SIZE_MOST).await?;
                // An input without a choice posts a nameless empty file.
                if !file_name.is_empty() || bytes.as_ref().is_none_or(|bytes| !bytes.is_empty()) {
                    let bytes = bytes.ok_or_else(|| desk.words(too_large));
                    posted.files.push((file_name, bytes));
                }
            }
            _ => {
                content(&mut field, 0).await?;
            }
        }
    }
    Ok(())
}

async fn text(field: &mut Field<'_>) -> Result<String, AppError> {
    let bytes = content(field, FIELD_MOST).await?.ok_or(AppError::Unreadable)?;
    String::from_utf8(bytes.into()).map_err(|_| AppError::Unreadable)
}

/// The whole field, or none if it is longer than `most`; read to its end either way.
async fn content(field: &mut Field<'_>, most: usize) -> Result<Option<Bytes>, AppError> {
    let mut read = Some(BytesMut::new());
    while let Some(chunk) = field.chunk().await.map_err(|_| AppError::Unreadable)? {
        match &mut read {
            Some(read) if read.len() + chunk.len() <= most => read.extend_from_slice(&chunk),
            _ => read = None,
        }
    }
    Ok(read.map(BytesMut::freeze))
}

/// Adds the files in order, up to the first that is refused.
async fn add(desk: &Desk, posted: &mut Posted) -> Result<(), AppError> {
    let actor = desk.actor()?;
    let period = posted.period.parse().map_err(|_| desk.words(Refusal::NotFound))?;
    if posted.files.is_empty() {
        return Err(desk.words(board::Refusal::FileEmpty));
    }
    for (name, bytes) in posted.files.drain(..) {
        service::board::add_file(&desk.service, actor, &posted.code, period, &name, bytes?)
            .await
            .map_err(|error| desk.words(error))?;
    }
    Ok(())
}

/// A stored file is shown in a sandbox at most, and never as anything but what it is.
fn headers(opened: &Opened) -> HeaderMap {
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
