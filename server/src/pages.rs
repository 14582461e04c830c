//! The pages: rendered by the crate `app` to the last byte before they are sent, so that they are whole without
//! JavaScript. What every anonymous reader sees alike is rendered once and kept until something changes.

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
const ALIKE: [&str; 5] = [
    app::routes::PORTAL,
    app::routes::PLAN,
    app::routes::SIGN_IN,
    app::routes::ACCESSIBILITY,
    app::routes::PRIVACY,
];

/// Rendered pages, each valid for one version of the data and one day.
#[derive(Default)]
pub struct Shelf(RwLock<HashMap<Key, Rendered>>);

type Key = (&'static str, &'static str, Option<&'static str>);

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
    let Some(key) = key(&desk, &request) else { return render(desk, request).await.into_response() };
    let version = site.service.hub().version();
    let day = desk.viewer.today;
    if let Some(kept) = site.shelf.read(&key).filter(|kept| kept.version == version && kept.day == day) {
        return (kept.headers, kept.body).into_response();
    }
    let (status, headers, body) = render(desk, request).await;
    if status == StatusCode::OK {
        site.shelf.put(key, Rendered { version, day, headers: headers.clone(), body: body.clone() });
    }
    (status, headers, body).into_response()
}

/// The shelf's key, if the page is one that all anonymous readers see alike.
fn key(desk: &Desk, request: &Request) -> Option<Key> {
    if desk.token.is_some() || request.uri().query().is_some() {
        return None;
    }
    let path = ALIKE.into_iter().find(|path| *path == request.uri().path())?;
    Some((path, desk.lang.code(), desk.viewer.theme.attribute()))
}

/// The whole page, so that it goes out with its length and in one piece.
async fn render(desk: Desk, request: Request) -> (StatusCode, HeaderMap, Bytes) {
    let nonce = Arc::new(OnceLock::new());
    let context = {
        let nonce = nonce.clone();
        move || {
            leptos::prelude::provide_context(desk.clone());
            leptos::prelude::provide_context(ASSETS.clone());
            leptos::prelude::provide_context(ASSETS.split_manifest());
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

impl Shelf {
    fn read(&self, key: &Key) -> Option<Rendered> {
        self.0.read().ok()?.get(key).cloned()
    }

    fn put(&self, key: Key, rendered: Rendered) {
        if let Ok(mut shelf) = self.0.write() {
            shelf.insert(key, rendered);
        }
    }
}
