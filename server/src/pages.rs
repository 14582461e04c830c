//! The pages: rendered by the crate `app` to the last byte before they are sent, so that they are whole without
//! JavaScript. The board of one reader, which is the page that stands open all day and is asked for most, is kept until
//! something changes; so is what every anonymous reader sees alike: see `shelf`.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock, RwLock},
};

use app::{
    error::{AppError, Kind},
    server::Desk,
};
use axum::{
    Extension,
    body::{Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;

use crate::{
    assets::{self, ASSETS},
    plain_form,
    router::Site,
    shelf,
};

/// Most boards that are kept, of about 100 KB each.
const BOARDS_MOST: usize = 300;

/// Rendered boards, each valid for one version of the data and one day.
#[derive(Default)]
pub struct Boards(RwLock<HashMap<Key, Rendered>>);

/// Everything besides version and day that a kept board depends on.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    /// Path and query.
    address: String,
    lang: &'static str,
    theme: Option<&'static str>,
    /// Who reads, with roles and unit.
    reader: String,
}

#[derive(Clone)]
struct Rendered {
    version: u64,
    day: Date,
    headers: HeaderMap,
    body: Bytes,
}

/// Any address that nothing else answers: a public file, or a page.
pub async fn page(State(site): State<Site>, Extension(desk): Extension<Desk>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    if let Some(file) = assets::public(request.uri().path(), request.headers()) {
        return file;
    }
    // What goes onto the shelf is stamped when it comes off.
    let has_stamp =
        request.uri().path() == app::routes::FEEDBACK && shelf::Key::of(&site, &request).is_none();
    let Some(key) = key(&desk, &request) else {
        let (status, headers, body) = render(desk, request).await;
        let body = if has_stamp { shelf::stamped(&site, body).await } else { body };
        return (status, headers, body).into_response();
    };
    let (version, day) = (site.service.hub().plan_version(), desk.viewer.today);
    if let Some(kept) = site.boards.read(&key).filter(|kept| kept.version == version && kept.day == day) {
        return (kept.headers, kept.body).into_response();
    }
    let (status, headers, body) = render(desk, request).await;
    if status == StatusCode::OK {
        site.boards.put(key, Rendered { version, day, headers: headers.clone(), body: body.clone() });
    }
    (status, headers, body).into_response()
}

/// Why there is no file or page to be had: the page for an address with nothing behind it, in the reader's language; or
/// the sentence alone.
pub async fn refused(site: Site, desk: Desk, request: Request, error: &AppError) -> Response {
    if error.is(Kind::NotFound) {
        return page(State(site), Extension(desk), request).await;
    }
    (plain_form::status(error), error.to_string()).into_response()
}

/// The key of somebody's board.
fn key(desk: &Desk, request: &Request) -> Option<Key> {
    let signed = desk.viewer.signed.as_ref()?;
    if request.uri().path() != app::routes::BOARD || desk.viewer.kept.is_some() {
        return None;
    }
    Some(Key {
        address: request.uri().path_and_query()?.to_string(),
        lang: desk.lang.code(),
        theme: desk.viewer.theme.attribute(),
        reader: format!("{:?}", signed.full()?),
    })
}

/// The whole page, so that it goes out with its length and in one piece.
async fn render(desk: Desk, request: Request) -> (StatusCode, HeaderMap, Bytes) {
    let refusal = desk.viewer.kept.as_ref().map(|kept| kept.error.to_string());
    let nonce = Arc::new(OnceLock::new());
    let context = {
        let nonce = nonce.clone();
        move || {
            leptos::prelude::provide_context(desk.clone());
            leptos::prelude::provide_context(ASSETS.clone());
            if let Some(made) = leptos::nonce::use_nonce() {
                // One context a page: a second set cannot happen.
                let _ = nonce.set(made.to_string());
            }
        }
    };
    let response = leptos_axum::render_app_async_with_context(context, app::shell)(request).await;
    let (mut parts, body) = response.into_parts();
    let body = match to_bytes(body, usize::MAX).await {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(?error, "a page could not be rendered to its end");
            parts.status = StatusCode::INTERNAL_SERVER_ERROR;
            Bytes::new()
        }
    };
    let body = with_homeless_refusal(refusal, body);
    let scripts = nonce.get().map(|nonce| format!("'nonce-{nonce}'")).unwrap_or_default();
    let policy = format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {scripts}; style-src 'self'; \
         style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        parts.headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    parts.headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    (parts.status, parts.headers, body)
}

/// A form that was refused may be gone from its page by then, since somebody else was quicker. What was said stands at
/// the top of the page.
fn with_homeless_refusal(refusal: Option<String>, body: Bytes) -> Bytes {
    let Some(refusal) = refusal else { return body };
    let Ok(page) = std::str::from_utf8(&body) else { return body };
    let main = page.find("<main").and_then(|at| page[at..].find('>').map(|end| at + end + 1));
    match main {
        Some(at) if !page.contains("id=\"loi\"") => {
            let said = refusal.replace('&', "&amp;").replace('<', "&lt;");
            let (before, after) = page.split_at(at);
            let notice = r#"<div class="error-summary" role="alert" tabindex="-1" id="loi"><p>"#;
            format!("{before}{notice}{said}</p></div>{after}").into()
        }
        _ => body,
    }
}

impl Boards {
    fn read(&self, key: &Key) -> Option<Rendered> {
        self.0.read().ok()?.get(key).cloned()
    }

    fn put(&self, key: Key, rendered: Rendered) {
        if let Ok(mut boards) = self.0.write() {
            if boards.len() >= BOARDS_MOST {
                // Whoever comes next is served anew; after a change all would be.
                boards.clear();
            }
            boards.insert(key, rendered);
        }
    }
}
