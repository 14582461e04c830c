//! From a request to its desk: who asks (by the session's cookie), in which language and theme, from where, and
//! what a refused form left behind.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use app::{
    i18n::Lang,
    routes::{self, Audience},
    server::{Cookies, Desk},
    viewer::{Theme, Viewer},
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use crate::{plain_form, router::Site};

/// Lays the desk for everything behind it.
pub async fn lay_desk(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let desk = match desk(&site, &parts).await {
        Ok(desk) => desk,
        Err(error) => {
            tracing::error!(?error, "the session could not be read");
            return (StatusCode::SERVICE_UNAVAILABLE, "Hệ thống tạm thời chưa đọc được dữ liệu.\n")
                .into_response();
        }
    };
    parts.extensions.insert(desk);
    next.run(Request::from_parts(parts, body)).await
}

/// Sends whoever may not open a page to where they can. A program that posts is not led anywhere: what it posts to asks
/// who it is, and says so in a form that it understands.
pub async fn gate(request: Request, next: Next) -> Response {
    if *request.method() == Method::POST && !accepts_pages(request.headers()) {
        return next.run(request).await;
    }
    let Some(desk) = request.extensions().get::<Desk>() else { return next.run(request).await };
    let stage = desk.viewer.signed.as_ref().map(|signed| signed.stage);
    let wanted = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let path = request.uri().path();
    let detour = match (routes::audience(path), stage) {
        (Audience::Public, Some(stage)) if path == routes::SIGN_IN && stage.is_full() => {
            Some(routes::TODAY.to_owned())
        }
        (Audience::Public, _) => None,
        (_, None) => Some(routes::sign_in_then(wanted)),
        (Audience::Staff, Some(stage)) if !stage.is_full() => Some(routes::arrival_then(wanted)),
        (Audience::Arriving, Some(stage)) if stage.is_full() => Some(routes::TODAY.to_owned()),
        _ => None,
    };
    match detour {
        Some(to) => Redirect::to(&to).into_response(),
        None => next.run(request).await,
    }
}

fn accepts_pages(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

async fn desk(site: &Site, request: &Parts) -> Result<Desk, service::Error> {
    let headers = &request.headers;
    let cookies = Cookies { secure: site.config.is_https() };
    let token = cookie(headers, cookies.session_name());
    let signed = match &token {
        Some(token) => service::people::actor(&site.service, token).await?,
        None => None,
    };
    let kept = match plain_form::ticket(&request.uri) {
        Some(ticket) => plain_form::kept(site, &ticket).await?,
        None => None,
    };
    let (lang, theme) = chosen(headers);
    let viewer =
        Viewer { signed: signed.map(Arc::unwrap_or_clone), today: site.service.today(), theme, kept };
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Ok(Desk {
        service: site.service.clone(),
        token,
        viewer: Arc::new(viewer),
        lang,
        address: address(request, site.config.behind_proxy),
        agent: agent.chars().take(200).collect(),
        cookies,
        public_url: site.public_url.clone(),
    })
}

/// What a reader without a session chose; nothing for one who brings a session, whatever it is worth.
pub fn anonymous(site: &Site, headers: &HeaderMap) -> Option<(Lang, Theme)> {
    if !headers.contains_key(header::COOKIE) {
        return Some(Default::default());
    }
    let cookies = Cookies { secure: site.config.is_https() };
    match cookie(headers, cookies.session_name()) {
        Some(_) => None,
        None => Some(chosen(headers)),
    }
}

/// Language and theme.
fn chosen(headers: &HeaderMap) -> (Lang, Theme) {
    (
        Lang::from_code(cookie(headers, "lang").as_deref().unwrap_or_default()),
        Theme::from_name(cookie(headers, "theme").as_deref().unwrap_or_default()),
    )
}

/// The value of a cookie of the request.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(key, _)| *key == name))
        .map(|(_, value)| value.to_owned())
}

fn address(request: &Parts, behind_proxy: bool) -> IpAddr {
    let direct = request
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::from([127, 0, 0, 1]), |ConnectInfo(address)| address.ip());
    if !behind_proxy {
        return direct;
    }
    // The last entry is the one that the nearest proxy wrote itself.
    request
        .headers
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok())
        .and_then(|list| list.rsplit(',').next())
        .and_then(|last| last.trim().parse().ok())
        .unwrap_or(direct)
}
