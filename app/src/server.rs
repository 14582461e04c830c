//! What a server function or a page may know of its request: who asks, in which language, and the store.

use std::{collections::HashMap, net::IpAddr, sync::Arc};

use domain::{people::Actor, refusal::Refusal};
use http::{HeaderValue, header};
use leptos::prelude::{Owner, expect_context, provide_context, use_context};
use leptos_axum::ResponseOptions;
use service::Service;

use crate::{
    error::AppError,
    i18n::Lang,
    viewer::{Kept, Theme, Viewer},
};

/// The header by which a browser forgets the pages that it kept.
pub const FORGET_PAGES: http::HeaderName = http::HeaderName::from_static("clear-site-data");

/// The desk at which a request is served. Put into the context by the server for every page and every server
/// function.
#[derive(Clone)]
pub struct Desk {
    /// The use cases.
    pub service: Service,
    /// The session's token, if the request brought one.
    pub token: Option<String>,
    /// What the page knows of its reader.
    pub viewer: Arc<Viewer>,
    /// The reader's language.
    pub lang: Lang,
    /// Where the request came from; for pauses after wrong passwords.
    pub address: IpAddr,
    /// The browser's own name for itself, shortened; shown in the list of sessions.
    pub agent: String,
    /// How cookies are set.
    pub cookies: Cookies,
    /// The address under which people reach the site, for links in letters and codes.
    pub public_url: Arc<str>,
}

impl Desk {
    /// The desk of the current request.
    pub fn here() -> Desk {
        expect_context()
    }

    /// A refusal in the reader's words, for handlers that are no server functions and so have no context.
    pub fn words(&self, error: impl Into<service::Error>) -> AppError {
        let owner = Owner::new();
        owner.with(|| {
            provide_context(self.clone());
            error.into().into()
        })
    }

    /// The signed-in person, or the refusal that leads to the sign-in page.
    pub fn actor(&self) -> Result<&Actor, AppError> {
        match &self.viewer.signed {
            Some(signed) if signed.stage.is_full() => Ok(&signed.actor),
            _ => Err(self.words(Refusal::SignedOut)),
        }
    }

    /// The session's token, or the refusal that leads to the sign-in page.
    pub fn token(&self) -> Result<&str, AppError> {
        self.token.as_deref().ok_or_else(|| self.words(Refusal::SignedOut))
    }

    /// Hands the browser a session, or takes it back with an empty token; then the browser also forgets the pages that
    /// it kept, so that "back" shows nobody what another has seen.
    pub fn set_session(&self, token: &str) {
        if let (Some(answer), Ok(cookie)) =
            (use_context::<ResponseOptions>(), HeaderValue::from_str(&self.cookies.session(token)))
        {
            answer.append_header(header::SET_COOKIE, cookie);
            if token.is_empty() {
                answer.insert_header(FORGET_PAGES, HeaderValue::from_static("\"cache\""));
            }
        }
    }
}

/// Leads on to an address of this site: a redirect for a plain form, a full load where wasm runs.
pub fn lead_to(path: &str) {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_graphic() {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    leptos_axum::redirect(&address);
}

/// Lets nobody keep the answer, because a secret stands in it.
pub fn answer_is_secret() {
    if let Some(answer) = use_context::<ResponseOptions>() {
        answer.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// How the session's cookie is named and set.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// True if people come by https.
    pub secure: bool,
}

impl Cookies {
    /// The name; `__Host-` lets no other host or path set it, which browsers allow on https only.
    pub fn session_name(self) -> &'static str {
        if self.secure { "__Host-nhipcau" } else { "nhipcau" }
    }

    /// The header that hands over a session, or takes it back with an empty token.
    pub fn session(self, token: &str) -> String {
        let secure = if self.secure { "; Secure" } else { "" };
        let age = if token.is_empty() { 0 } else { 7 * 24 * 60 * 60 };
        format!("{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}", self.session_name())
    }
}

/// The names of the browser's files, as the build hashed them.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The JavaScript that starts the wasm.
    pub script: String,
    /// The wasm of the first load.
    pub wasm: String,
    /// The style sheet.
    pub style: String,
    /// Which parts each lazy function needs.
    pub preloads: HashMap<String, Vec<String>>,
}

/// The text that a plain form post left behind, if this page was reached by its redirect.
pub fn kept() -> Option<Kept> {
    use_context::<Desk>().and_then(|desk| desk.viewer.kept.clone())
}

/// The theme for the page's head.
pub fn theme() -> Theme {
    use_context::<Desk>().map(|desk| desk.viewer.theme).unwrap_or_default()
}
