//! Posts that carry files: read no further than they may be, and answered so that a plain form and the browser's code
//! both hear what became of them.

use app::error::AppError;
use axum::{
    RequestExt,
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use bytes::{Bytes, BytesMut};
use futures::StreamExt;

use crate::{plain_form, router::Site};

/// The longest of the fields besides the files, in bytes: 5 000 characters of Vietnamese, as people may write in a case.
const FIELD_MOST: usize = 24 * 1024;
/// How much of a field of a public form is kept, in bytes: more than any may have, so that whoever wrote too much sees
/// what they wrote; the rest is read and thrown away.
const PUBLIC_FIELD_MOST: usize = 64 * 1024;
/// The same of a whole form without files.
const PUBLIC_FORM_MOST: usize = 512 * 1024;

/// What of a post is read.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// The names of the fields besides the files.
    pub fields: &'static [&'static str],
    /// The most files; further ones are thrown away.
    pub files: usize,
    /// The most bytes of one file.
    pub bytes: usize,
}

/// What was posted.
#[derive(Default)]
pub struct Posted {
    /// Names and values as typed.
    pub fields: Vec<(String, String)>,
    /// Names and contents; none of one that is too large.
    pub files: Vec<(String, Option<Bytes>)>,
    /// How many files came besides, beyond the most.
    pub further_files: usize,
}

impl Posted {
    /// The value of a field; empty if it was not sent.
    pub fn field(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
            .unwrap_or_default()
    }

    /// Reads a post to its end; of a file that is too large keeps only that it is. What was read before something
    /// unreadable stays.
    pub async fn read(&mut self, request: Request, site: &Site, wanted: Wanted) -> Result<(), AppError> {
        let longer = Longer { most: FIELD_MOST, is_cut: false };
        self.read_parts(request, site, wanted, longer).await
    }

    /// Reads a post of a public form, with files or without. A field that is too long is cut, never a reason not to
    /// read the rest: what is wrong with it is said beside it.
    pub async fn read_public(
        &mut self,
        request: Request,
        site: &Site,
        wanted: Wanted,
    ) -> Result<(), AppError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            return self.read_urlencoded(request, wanted).await;
        }
        let longer = Longer { most: PUBLIC_FIELD_MOST, is_cut: true };
        self.read_parts(request, site, wanted, longer).await
    }

    async fn read_urlencoded(&mut self, request: Request, wanted: Wanted) -> Result<(), AppError> {
        let mut body = request.into_limited_body().into_data_stream();
        let mut read = BytesMut::new();
        let mut outcome = Ok(());
        while let Some(chunk) = body.next().await {
            let Ok(chunk) = chunk else {
                outcome = Err(AppError::Unreadable);
                break;
            };
            let room = PUBLIC_FORM_MOST - read.len();
            read.extend_from_slice(&chunk[..chunk.len().min(room)]);
        }
        for (name, value) in form_urlencoded::parse(&read) {
            let is_known = self.fields.iter().any(|(known, _)| *known == name);
            if wanted.fields.contains(&name.as_ref()) && !is_known {
                let mut value = value.into_owned();
                value.truncate(value.floor_char_boundary(PUBLIC_FIELD_MOST));
                self.fields.push((name.into_owned(), value));
            }
        }
        outcome
    }

    async fn read_parts(
        &mut self,
        request: Request,
        site: &Site,
        wanted: Wanted,
        longer: Longer,
    ) -> Result<(), AppError> {
        let unreadable = |error| {
            tracing::debug!(%error, "an upload could not be read");
            AppError::Unreadable
        };
        let mut parts = Multipart::from_request(request, site).await.map_err(|_| AppError::Unreadable)?;
        while let Some(mut field) = parts.next_field().await.map_err(unreadable)? {
            let name = field.name().unwrap_or_default().to_owned();
            let is_known = self.fields.iter().any(|(known, _)| *known == name);
            if name == "file" && self.files.len() < wanted.files {
                let file_name = field.file_name().unwrap_or_default().to_owned();
                let bytes = content(&mut field, wanted.bytes).await?;
                // An input without a choice posts a nameless empty file.
                if !file_name.is_empty() || bytes.as_ref().is_none_or(|bytes| !bytes.is_empty()) {
                    self.files.push((file_name, bytes));
                }
            } else if wanted.fields.contains(&name.as_str()) && !is_known {
                let value = text(&mut field, longer).await?;
                self.fields.push((name, value));
            } else {
                let has_name = field.file_name().is_some_and(|name| !name.is_empty());
                self.further_files += usize::from(name == "file" && has_name);
                content(&mut field, 0).await?;
            }
        }
        Ok(())
    }
}

/// The way back and the reason, or the way on, for whoever posted. The browser's code hears 204, or 201 with the address
/// that it leads to, or the error; a plain form is led there, or back to its page.
pub async fn answer(
    site: &Site,
    headers: &HeaderMap,
    form: Form<'_>,
    outcome: Result<Option<String>, AppError>,
) -> Response {
    let is_plain = is_plain(headers);
    if outcome.is_ok() {
        plain_form::forget(site, headers).await;
    }
    match outcome {
        Ok(to) if is_plain => Redirect::to(to.as_deref().unwrap_or(form.page)).into_response(),
        Ok(Some(to)) => (StatusCode::CREATED, [(header::LOCATION, to)]).into_response(),
        Ok(None) => StatusCode::NO_CONTENT.into_response(),
        Err(error) if is_plain => plain_form::keep(site, form.page, form.action, form.typed, error).await,
        Err(error) => (plain_form::status(&error), axum::Json(error)).into_response(),
    }
}

/// True if a browser itself posted, and not its code.
pub fn is_plain(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// The form that posted.
pub struct Form<'a> {
    /// The page that it stands on.
    pub page: &'a str,
    /// Where it posts to.
    pub action: &'a str,
    /// What was typed into it.
    pub typed: Vec<(String, String)>,
}

/// What becomes of a field that is too long.
#[derive(Clone, Copy)]
struct Longer {
    /// The most bytes of a field.
    most: usize,
    /// The rest is left out; otherwise the post cannot be read.
    is_cut: bool,
}

async fn text(field: &mut Field<'_>, longer: Longer) -> Result<String, AppError> {
    if !longer.is_cut {
        let bytes = content(field, longer.most).await?.ok_or(AppError::Unreadable)?;
        return String::from_utf8(bytes.into()).map_err(|_| AppError::Unreadable);
    }
    let mut read = BytesMut::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| AppError::Unreadable)? {
        let room = longer.most - read.len();
        read.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    // A character that was cut in two, or a byte of no character, is shown as one that is missing.
    Ok(String::from_utf8_lossy(&read).into_owned())
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
