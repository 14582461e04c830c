//! Forms without wasm. A server function is posted to by a plain HTML form; its answer becomes a redirect: on to
//! where it leads, or back to the page of the form with a ticket under which the page finds what was typed and
//! why it was refused. Nothing typed is lost, and no refusal is an error page.

use app::{
    error::{AppError, Kind},
    routes,
    server::Desk,
    viewer::Kept,
};
use axum::{
    Extension,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};

use crate::router::Site;

/// The query parameter that carries the ticket.
const TICKET: &str = "giu";
/// Longest form that is kept, in bytes. A longer one is refused before it is read.
const LONGEST_FORM: usize = 256 * 1024;

/// `POST /api/ui/…`: runs the server function; a plain form's answer becomes a redirect.
pub async fn server_function(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    mut request: Request,
) -> Response {
    let is_plain = is_plain_form(&request);
    let headers = request.headers().clone();
    let back = back(&headers);
    let action = request.uri().path().to_owned();
    let mut typed = Vec::new();
    if is_plain {
        let (mut parts, body) = request.into_parts();
        let Ok(bytes) = to_bytes(body, LONGEST_FORM).await else {
            return keep(&site, &back, &action, Vec::new(), AppError::Unreadable).await;
        };
        typed = form_urlencoded::parse(&bytes).into_owned().collect();
        // With JSON asked for, the function answers with its value or its error instead of a redirect of its own.
        parts.headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        request = Request::from_parts(parts, Body::from(bytes));
    }
    let context = {
        let desk = desk.clone();
        move || leptos::prelude::provide_context(desk.clone())
    };
    let response = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    let response = with_honest_status(response).await;
    if !is_plain {
        return response;
    }
    match refusal(response).await {
        Ok(done) => {
            forget(&site, &headers).await;
            let to = done
                .headers()
                .get(header::LOCATION)
                .and_then(|value| value.to_str().ok())
                .map_or(back, str::to_owned);
            let mut redirect = Redirect::to(&to).into_response();
            for name in [header::SET_COOKIE, app::server::FORGET_PAGES] {
                for value in done.headers().get_all(&name) {
                    redirect.headers_mut().append(name.clone(), value.clone());
                }
            }
            redirect
        }
        Err(error) => keep(&site, &back, &action, typed, error).await,
    }
}

/// The ticket in an address, if it carries one.
pub fn ticket(uri: &Uri) -> Option<String> {
    let query = uri.query()?;
    form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == TICKET)
        .map(|(_, value)| value.into_owned())
}

/// What was kept under a ticket.
pub async fn kept(site: &Site, ticket: &str) -> Result<Option<Kept>, service::Error> {
    Ok(site.service.kept_form(ticket).await?.and_then(|text| serde_json::from_str(&text).ok()))
}

fn is_plain_form(request: &Request) -> bool {
    let header = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    header(header::ACCEPT).is_some_and(|accept| accept.contains("text/html"))
        && header(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

/// The page of the form, as an address of this site without a ticket of an earlier refusal.
pub fn back(headers: &HeaderMap) -> String {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let path = referer.parse::<Uri>().ok().and_then(|uri| uri.path_and_query().map(ToString::to_string));
    without_ticket(routes::local_or(path.as_deref().unwrap_or("/"), "/"))
}

/// The status of an error. A refusal is not a fault: only a fault of ours is 500.
pub fn status(error: &AppError) -> StatusCode {
    match error {
        AppError::Refused(said) => match said.kind {
            Kind::SignedOut => StatusCode::UNAUTHORIZED,
            Kind::NotFound => StatusCode::NOT_FOUND,
            Kind::Forbidden => StatusCode::FORBIDDEN,
            Kind::Stale => StatusCode::CONFLICT,
            Kind::NoPlan | Kind::Rule => StatusCode::UNPROCESSABLE_ENTITY,
        },
        AppError::Unreadable => StatusCode::BAD_REQUEST,
        AppError::Fault | AppError::Unreachable => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The framework answers every error with 500.
async fn with_honest_status(response: Response) -> Response {
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, LONGEST_FORM).await.unwrap_or_default();
    parts.status = status(&serde_json::from_slice(&bytes).unwrap_or(AppError::Fault));
    Response::from_parts(parts, Body::from(bytes))
}

async fn refusal(response: Response) -> Result<Response, AppError> {
    if response.status().is_success() {
        return Ok(response);
    }
    let bytes = to_bytes(response.into_body(), LONGEST_FORM).await.unwrap_or_default();
    Err(serde_json::from_slice(&bytes).unwrap_or(AppError::Fault))
}

/// Keeps a refused form and leads back to its page, where it is shown with the reason.
pub async fn keep(
    site: &Site,
    back: &str,
    action: &str,
    typed: Vec<(String, String)>,
    error: AppError,
) -> Response {
    let fields = typed.into_iter().filter(|(name, _)| !is_secret(name)).collect();
    let kept = Kept { action: action.to_owned(), fields, error };
    let text = serde_json::to_string(&kept).unwrap_or_default();
    let to = match site.service.keep_form(&text).await {
        Ok(ticket) => {
            let joint = if back.contains('?') { '&' } else { '?' };
            format!("{back}{joint}{TICKET}={ticket}#loi")
        }
        Err(error) => {
            tracing::error!(?error, "a refused form could not be kept");
            back.to_owned()
        }
    };
    Redirect::to(&to).into_response()
}

/// Throws away what was kept of the form that was sent now, as it came from the page of a refusal: whoever has that
/// address must not read any longer what was typed.
pub async fn forget(site: &Site, headers: &HeaderMap) {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Some(ticket) = referer.parse::<Uri>().ok().as_ref().and_then(ticket) else { return };
    if let Err(error) = site.service.forget_form(&ticket).await {
        // It is thrown away in a quarter of an hour.
        tracing::warn!(?error, "what was kept of a form is still there");
    }
}

fn is_secret(name: &str) -> bool {
    ["password", "one_time_code", "token"].iter().any(|secret| name.contains(secret))
}

fn without_ticket(address: &str) -> String {
    let Some((path, query)) = address.split_once('?') else { return address.to_owned() };
    let rest: Vec<_> = query.split('&').filter(|pair| !pair.starts_with(&format!("{TICKET}="))).collect();
    if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) }
}
