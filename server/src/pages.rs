//! The pages: rendered by the crate `app` to the last byte before they are sent, so that they are whole without
//! JavaScript. What every anonymous reader sees alike is rendered once and kept until something changes; so is the
//! board of one reader, which is the page that stands open all day and is asked for most.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock, RwLock},
};

use app::server::Desk;
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
    router::Site,
};

/// Pages that are the same for every anonymous reader of one language and theme.
const ALIKE: [&str; 8] = [
    app::routes::PORTAL,
    app::routes::PLAN,
    app::routes::SIGN_IN,
    app::routes::ACCESSIBILITY,
    app::routes::PRIVACY,
    app::routes::FEEDBACK,
    app::routes::LOOK_UP,
    app::routes::ANSWERS,
];

/// From this hour on, a case counts as received on the next working day in offices that have it so: the day that the
/// form promises may be another.
const END_OF_HOURS: i8 = 17;

/// Most pages on the shelf, of about 100 KB each.
const SHELF_MOST: usize = 300;

/// Rendered pages, each valid for one version of the data and one day.
#[derive(Default)]
pub struct Shelf(RwLock<HashMap<Key, Rendered>>);

/// Everything besides version and day that a kept page depends on.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    /// Path and query.
    address: String,
    lang: &'static str,
    theme: Option<&'static str>,
    is_after_hours: bool,
    /// Who reads, with roles and unit; nobody for what all see alike.
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
    let has_stamp = request.uri().path() == app::routes::FEEDBACK;
    let Some(key) = key(&site, &desk, &request) else {
        let (status, headers, body) = render(desk, request).await;
        let body = if has_stamp { stamped(&site, body).await } else { body };
        return (status, headers, body).into_response();
    };
    // Only the answers depend on cases, which come and go all day.
    let hub = site.service.hub();
    let is_of_cases = request.uri().path() == app::routes::ANSWERS;
    let version = if is_of_cases { hub.version() } else { hub.plan_version() };
    let day = desk.viewer.today;
    if let Some(kept) = site.shelf.read(&key).filter(|kept| kept.version == version && kept.day == day) {
        let body = if has_stamp { stamped(&site, kept.body).await } else { kept.body };
        return (kept.headers, body).into_response();
    }
    let (status, headers, body) = render(desk, request).await;
    if status == StatusCode::OK {
        site.shelf.put(key, Rendered { version, day, headers: headers.clone(), body: body.clone() });
    }
    let body = if has_stamp { stamped(&site, body).await } else { body };
    (status, headers, body).into_response()
}

/// The page with a fresh stamp in its form: the one thing in which it differs from reader to reader.
async fn stamped(site: &Site, body: Bytes) -> Bytes {
    let place = app::feedback::STAMP_PLACE.as_bytes();
    let Some(at) = body.windows(place.len()).position(|window| window == place) else { return body };
    match service::feedback::stamp(&site.service).await {
        Ok(stamp) => [&body[..at], stamp.as_bytes(), &body[at + place.len()..]].concat().into(),
        Err(error) => {
            // The form is refused as too old, and comes back with a stamp.
            tracing::error!(?error, "a form could not be stamped");
            body
        }
    }
}

/// The shelf's key, if the page is one that all anonymous readers see alike, or somebody's board.
fn key(site: &Site, desk: &Desk, request: &Request) -> Option<Key> {
    let (path, query) = (request.uri().path(), request.uri().query());
    let reader = match &desk.viewer.signed {
        None if desk.token.is_none() && query.is_none() && ALIKE.contains(&path) => String::new(),
        Some(signed) if path == app::routes::BOARD && desk.viewer.kept.is_none() => {
            format!("{:?}", signed.full()?)
        }
        _ => return None,
    };
    let address = request.uri().path_and_query()?.to_string();
    let hour = service::clock::VIET_NAM.to_datetime(site.service.now()).hour();
    Some(Key {
        address,
        lang: desk.lang.code(),
        theme: desk.viewer.theme.attribute(),
        is_after_hours: hour >= END_OF_HOURS,
        reader,
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

impl Shelf {
    fn read(&self, key: &Key) -> Option<Rendered> {
        self.0.read().ok()?.get(key).cloned()
    }

    fn put(&self, key: Key, rendered: Rendered) {
        if let Ok(mut shelf) = self.0.write() {
            if shelf.len() >= SHELF_MOST {
                // Whoever comes next is served anew; after a change all would be.
                shelf.clear();
            }
            shelf.insert(key, rendered);
        }
    }
}
