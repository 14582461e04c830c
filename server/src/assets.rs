//! The browser's files, embedded in the program: compressed ahead, named by their hash, cached for ever.

use std::{collections::HashMap, sync::LazyLock};

use app::server::Assets;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};

/// What the build of the browser's part left behind: `pkg/` and the public files beside it.
#[derive(RustEmbed)]
#[folder = "../target/site"]
#[exclude = "*.map"]
struct Site;

/// The names of the embedded scripts and styles, for the head of every page. They are found by their shape
/// (`nhipcau.<hash>.css`), since the hash is known only after the build.
pub static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let named = |start: &str, end: &str| {
        Site::iter()
            .find(|path| {
                path.strip_prefix("pkg/").is_some_and(|name| name.starts_with(start) && name.ends_with(end))
            })
            .map(|path| path["pkg/".len()..].to_owned())
            .unwrap_or_default()
    };
    let preloads: HashMap<String, Vec<String>> =
        Site::get(&format!("pkg/{}", named("__wasm_split_manifest", ".json")))
            .and_then(|file| serde_json::from_slice(&file.data).ok())
            .unwrap_or_default();
    Assets {
        script: named("nhipcau", ".js"),
        wasm: named("nhipcau", ".wasm"),
        style: named("nhipcau", ".css"),
        preloads,
    }
});

/// `GET /pkg/{file}`: names carry a hash, so the answer never grows old.
pub async fn package(Path(name): Path<String>, headers: HeaderMap) -> Response {
    send(&format!("pkg/{name}"), &headers, "public, max-age=31536000, immutable")
}

/// The few public files with a fixed name (icon, manifest), if `path` is one of them.
pub fn public(path: &str, headers: &HeaderMap) -> Option<Response> {
    let name = path.strip_prefix('/')?;
    (!name.is_empty() && !name.starts_with("pkg/") && Site::get(name).is_some())
        .then(|| send(name, headers, "public, max-age=86400"))
}

fn send(name: &str, headers: &HeaderMap, cache: &'static str) -> Response {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (file, encoding) = match best_encoding(name, accepted) {
        Some(found) => found,
        None => return StatusCode::NOT_FOUND.into_response(),
    };
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let mut response = file.data.into_response();
    let out = response.headers_mut();
    if let Ok(kind) = kind.as_ref().parse() {
        out.insert(header::CONTENT_TYPE, kind);
    }
    out.insert(header::CACHE_CONTROL, header::HeaderValue::from_static(cache));
    out.insert(header::VARY, header::HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, header::HeaderValue::from_static(encoding));
    }
    response
}

fn best_encoding(name: &str, accepted: &str) -> Option<(EmbeddedFile, Option<&'static str>)> {
    for (word, ending, encoding) in [("br", "br", "br"), ("gzip", "gz", "gzip")] {
        if accepted.split(',').any(|offer| offer.trim().split(';').next() == Some(word))
            && let Some(file) = Site::get(&format!("{name}.{ending}"))
        {
            return Some((file, Some(encoding)));
        }
    }
    Site::get(name).map(|file| (file, None))
}
