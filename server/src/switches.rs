//! The switches of language and theme: plain links that set a cookie and lead back, so that they work everywhere.

use app::{i18n::Lang, routes, viewer::Theme};
use axum::{
    extract::{Query, State},
    http::{HeaderMap, Uri, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{router::Site, shelf};

/// Where a switch goes, and where it leads back to.
#[derive(Deserialize)]
pub struct Switch {
    #[serde(default)]
    to: String,
    #[serde(default)]
    back: String,
}

/// `GET /ngon-ngu?to=en&back=/…`
pub async fn language(
    State(site): State<Site>,
    Query(switch): Query<Switch>,
    headers: HeaderMap,
) -> Response {
    set(&site, "lang", Lang::from_code(&switch.to).code(), &back_to(switch.back, &headers))
}

/// `GET /giao-dien?to=dark&back=/…`
pub async fn theme(State(site): State<Site>, Query(switch): Query<Switch>, headers: HeaderMap) -> Response {
    let theme = Theme::from_name(&switch.to).attribute().unwrap_or("auto");
    set(&site, "theme", theme, &back_to(switch.back, &headers))
}

/// Where the switch leads back to. The public form comes finished and does not know by which poster it was opened; its own
/// address does, and stays.
fn back_to(back: String, headers: &HeaderMap) -> String {
    let from = headers.get(header::REFERER).and_then(|from| from.to_str().ok()?.parse::<Uri>().ok());
    let place = from.filter(|_| back == routes::FEEDBACK).and_then(|from| shelf::poster(&from));
    place.map_or(back, |place| routes::feedback_from(&place))
}

fn set(site: &Site, name: &str, value: &str, back: &str) -> Response {
    let secure = if site.config.is_https() { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax{secure}");
    (AppendHeaders([(header::SET_COOKIE, cookie)]), Redirect::to(routes::local_or(back, "/"))).into_response()
}
