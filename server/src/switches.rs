//! The switches of language and theme: plain links that set a cookie and lead back, so that they work everywhere.

use app::{i18n::Lang, routes, viewer::Theme};
use axum::{
    extract::{Query, State},
    http::header,
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::router::Site;

/// Where a switch goes, and where it leads back to.
#[derive(Deserialize)]
pub struct Switch {
    #[serde(default)]
    to: String,
    #[serde(default)]
    back: String,
}

/// `GET /ngon-ngu?to=en&back=/…`
pub async fn language(State(site): State<Site>, Query(switch): Query<Switch>) -> Response {
    set(&site, "lang", Lang::from_code(&switch.to).code(), &switch.back)
}

/// `GET /giao-dien?to=dark&back=/…`
pub async fn theme(State(site): State<Site>, Query(switch): Query<Switch>) -> Response {
    set(&site, "theme", Theme::from_name(&switch.to).attribute().unwrap_or("auto"), &switch.back)
}

fn set(site: &Site, name: &str, value: &str, back: &str) -> Response {
    let secure = if site.config.is_https() { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax{secure}");
    (AppendHeaders([(header::SET_COOKIE, cookie)]), Redirect::to(routes::local_or(back, "/"))).into_response()
}
