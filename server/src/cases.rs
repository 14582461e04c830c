//! What staff's pages of cases need besides pages: a case entered on behalf with its files, the files of a case, and the
//! queue as a workbook. What may be taken, and who may see it, is the use cases' affair.

use app::{
    cases::{Entered, entered_address, query_of},
    error::AppError,
    routes,
    server::Desk,
};
use axum::{
    Extension,
    extract::{Path, Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{
    feedback::{OnBehalfForm, Refusal, view::Receipt},
    people::{About, Action, may},
    refusal::Refusal as Anyones,
};
use service::feedback;

use crate::{
    attached::{Attached, FILE_MOST, FILES_MOST, HELD},
    files, pages,
    router::Site,
    upload::{self, Posted, Wanted},
};

/// How much of a body is read at all, in bytes. What lies beyond the largest file is read and thrown away, so that the
/// browser hears the reason instead of a broken connection.
pub const BODY_MOST: usize = 10 * FILE_MOST;
/// What of a post is read.
const WANTED: Wanted = Wanted {
    fields: &[
        "_form",
        HELD,
        "kind",
        "name",
        "phone",
        "email",
        "address",
        "neighborhood",
        "business_name",
        "tax_code",
        "category",
        "content",
        "hide_name",
        "may_publish",
        "consent",
        "channel",
        "received_day",
        "received_hour",
        "outside_number",
    ],
    files: FILES_MOST,
    bytes: FILE_MOST,
};
/// The type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `POST /xu-ly/nhap-ho`: leads on to the page that shows code and secret once.
pub async fn enter(State(site): State<Site>, Extension(desk): Extension<Desk>, request: Request) -> Response {
    let headers = request.headers().clone();
    let mut posted = Posted::default();
    let outcome = match posted.read_public(request, &site, wanted(&desk)).await {
        Ok(()) => add(&desk, &mut posted).await,
        Err(error) => Err(error),
    };
    let form = upload::Form { page: routes::CASES_ENTER, action: routes::CASES_ENTER, typed: posted.fields };
    upload::answer(&site, &headers, form, outcome.map(Some)).await
}

/// Nothing of a file is kept in memory for somebody who may not send one.
fn wanted(desk: &Desk) -> Wanted {
    match desk.actor() {
        Ok(actor) if may(actor, Action::EnterFeedback, &About::default()).is_ok() => WANTED,
        _ => Wanted { files: 0, ..WANTED },
    }
}

async fn add(desk: &Desk, posted: &mut Posted) -> Result<String, AppError> {
    let actor = desk.actor()?;
    let form = on_behalf(&posted.fields).ok_or(AppError::Unreadable)?;
    let attached = Attached::of(desk, posted).await;
    let (refused, found) = match form.parse(desk.service.now()) {
        Ok(new) if attached.fit() => {
            match feedback::enter(&desk.service, actor, new, attached.files(), posted.field(HELD)).await {
                Ok(Receipt { code, secret, due_on, .. }) => {
                    return entered_address(desk, &Entered { code, secret, due_on }).await;
                }
                Err(service::Error::Refused(Anyones::Feedback(Refusal::Form { problems }))) => {
                    (None, problems)
                }
                Err(error) => (Some(error), Vec::new()),
            }
        }
        Ok(_) => (None, Vec::new()),
        Err(found) => (None, found),
    };
    let problems = attached.keep(desk, posted, found, WANTED.fields).await;
    Err(desk.words(refused.unwrap_or_else(|| Refusal::Form { problems }.into())))
}

/// The form of these fields; a field that was not sent is empty.
fn on_behalf(fields: &[(String, String)]) -> Option<OnBehalfForm> {
    let fields = fields.iter().map(|(name, value)| (name.clone(), value.clone().into()));
    serde_json::from_value(serde_json::Value::Object(fields.collect())).ok()
}

/// `GET /xu-ly/{code}/tep/{id}`: pictures to be seen, everything else to be saved.
pub async fn file(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path((code, id)): Path<(String, String)>,
    request: Request,
) -> Response {
    let opened = match (desk.actor(), id.parse()) {
        (Ok(actor), Ok(id)) => {
            feedback::case_file(&desk.service, actor, &code, id).await.map_err(|error| desk.words(error))
        }
        (Err(error), _) => Err(error),
        (_, Err(_)) => Err(desk.words(Anyones::NotFound)),
    };
    files::answer(site, desk, request, opened).await
}

/// `GET /xu-ly/xuat.xlsx`: the queue as its address asks for it.
pub async fn export(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    request: Request,
) -> Response {
    let pairs: Vec<(String, String)> =
        form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes()).into_owned().collect();
    let query = query_of(|name| {
        pairs.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.clone())
    });
    let made = match desk.actor() {
        Ok(actor) => {
            feedback::export_queue(&desk.service, actor, &query).await.map_err(|error| desk.words(error))
        }
        Err(error) => Err(error),
    };
    match made {
        Ok(bytes) => {
            let name = format!("attachment; filename=\"phan-anh-{}.xlsx\"", desk.viewer.today);
            let mut response = bytes.into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(WORKBOOK));
            headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            if let Ok(name) = HeaderValue::from_str(&name) {
                headers.insert(header::CONTENT_DISPOSITION, name);
            }
            response
        }
        Err(error) => pages::refused(site, desk, request, &error).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_of_a_post_make_the_form() {
        let fields =
            [("channel", "phone"), ("name", "Lê Văn Bình"), ("content", "Vỉa hè vỡ"), ("_form", "x")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let form = on_behalf(&fields).unwrap();
        assert_eq!((form.channel.as_str(), form.form.name.as_str()), ("phone", "Lê Văn Bình"));
        assert_eq!((form.form.content.as_str(), form.received_day.as_str()), ("Vỉa hè vỡ", ""));
    }
}
