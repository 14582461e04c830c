//! What every request passes: an origin that is ours for whatever changes something, and headers that keep pages
//! in their frame.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::router::Site;

/// The header that names one request, here and in the log.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Refuses a change that another site's page asks for. Browsers send `Sec-Fetch-Site` or `Origin` with every
/// post; programs without a browser send neither, and carry no cookie of anyone.
pub async fn same_origin(State(site): State<Site>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !reads && !is_ours(&request, &site) {
        return (StatusCode::FORBIDDEN, "The request came from another site.\n").into_response();
    }
    next.run(request).await
}

fn is_ours(request: &Request, site: &Site) -> bool {
    let text = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(origin) = text(header::ORIGIN) {
        let host = origin.split_once("://").map(|(_, host)| host);
        return origin == site.config.public_url() || (host.is_some() && host == text(header::HOST));
    }
    !matches!(text(HeaderName::from_static("sec-fetch-site")), Some("cross-site" | "same-site"))
}

/// Headers of every answer.
pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(self), geolocation=(self), microphone=()"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    ));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Names an answer that no log line tells of.
pub fn name(site: &Site, headers: &mut HeaderMap) {
    let id = hex::encode(site.service.randomness().bytes::<16>());
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
}
