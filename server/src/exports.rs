//! Numbers to be taken along as CSV, XLSX or JSON: values of indicators, counts of businesses, single events.

use app::{error::AppError, server::Desk};
use axum::{
    Extension,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Uri, header},
    response::{IntoResponse, Response},
};
use domain::refusal::Refusal;
use service::indicator::{self, Format};

use crate::{pages, router::Site};

/// What is taken along.
#[derive(Clone, Copy)]
enum What {
    Values,
    Counts,
    Events,
}

/// `GET /so-lieu/xuat.{csv,xlsx,json}?nam=2026`: every drawn value of a year and of the year before.
pub async fn values(site: State<Site>, desk: Extension<Desk>, request: Request) -> Response {
    taken(What::Values, site, desk, request).await
}

/// `GET /doanh-nghiep/xuat.{csv,xlsx,json}?nam=2026`: the counts of businesses of a year and of its base year.
pub async fn counts(site: State<Site>, desk: Extension<Desk>, request: Request) -> Response {
    taken(What::Counts, site, desk, request).await
}

/// `GET /doanh-nghiep/bien-dong.{csv,xlsx,json}?nam=2026`: single events of both years.
pub async fn events(site: State<Site>, desk: Extension<Desk>, request: Request) -> Response {
    taken(What::Events, site, desk, request).await
}

async fn taken(
    what: What,
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    request: Request,
) -> Response {
    let (format, ending, kind) = match request.uri().path().rsplit('.').next() {
        Some("csv") => (Format::Csv, "csv", "text/csv; charset=utf-8"),
        Some("json") => (Format::Json, "json", "application/json"),
        _ => (Format::Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    };
    let file = match what {
        What::Values => "chi-tieu",
        What::Counts => "doanh-nghiep",
        What::Events => "bien-dong",
    };
    let made = match year(request.uri(), &desk) {
        Ok(year) => bytes(what, &desk, year, format).await.map(|bytes| (year, bytes)),
        Err(error) => Err(error),
    };
    match made {
        Ok((year, bytes)) => (headers(kind, &format!("{file}-{year}.{ending}")), bytes).into_response(),
        Err(error) => pages::refused(site, desk, request, &error).await,
    }
}

/// The year that the address asks for; the present one if it asks for none.
fn year(uri: &Uri, desk: &Desk) -> Result<i16, AppError> {
    let asked = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
        .find(|(name, _)| name == "nam")
        .map(|(_, year)| year.parse::<i16>());
    asked.unwrap_or(Ok(desk.viewer.today.year())).map_err(|_| desk.words(Refusal::NotFound))
}

async fn bytes(what: What, desk: &Desk, year: i16, format: Format) -> Result<Vec<u8>, AppError> {
    let (service, actor) = (&desk.service, desk.actor()?);
    let made = match what {
        What::Values => indicator::export(service, actor, year, format).await,
        What::Counts => indicator::counts_export(service, actor, year, format).await,
        What::Events => indicator::events_export(service, actor, year, format).await,
    };
    made.map_err(|error| desk.words(error))
}

/// The headers of a file that is made for one reader now.
fn headers(kind: &str, name: &str) -> HeaderMap {
    let disposition = format!("attachment; filename=\"{name}\"");
    [
        (header::CONTENT_TYPE, kind),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_DISPOSITION, disposition.as_str()),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, HeaderValue::from_str(value).ok()?)))
    .collect()
}
