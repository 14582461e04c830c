//! What the public does with dialogues: a registration, what is done by its own link, and calendars. Nobody is signed in
//! here; whoever has a link may do what it opens. A refused post comes back with what was typed.

use app::{error::AppError, routes, server::Desk};
use axum::{
    Extension,
    extract::{Path, Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{
    dialogue::{PaperKind, Refusal, RegistrationForm, view::Receipt},
    feedback::Refusal as Form,
    ids::DialogueId,
    refusal::Refusal as Anyones,
};
use service::{Error, dialogue, feedback};

use crate::{
    pages,
    router::Site,
    upload::{self, Posted, Wanted},
};

/// What of a registration is read.
const NEW: Wanted = Wanted {
    fields: &[
        "_form",
        "stamp",
        "website",
        "kind",
        "name",
        "business_name",
        "phone",
        "email",
        "people",
        "field_1",
        "question_1",
        "field_2",
        "question_2",
        "field_3",
        "question_3",
        "may_merge",
        "may_publish",
        "consent",
    ],
    files: 0,
    bytes: 0,
};
/// What of a post by an own link is read.
const OWN: Wanted =
    Wanted { fields: &["_form", "stamp", "do", "category", "text", "withdraw"], files: 0, bytes: 0 };
/// What a document in Word is.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// Behind the address of a page: the calendar of what stands on it.
const CALENDAR: &str = ".ics";

/// `POST /doi-thoai/{id}`: a registration; leads on to its own page.
pub async fn register(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let headers = request.headers().clone();
    let mut posted = Posted::default();
    let may_post = site.post_limit.count(desk.address);
    let outcome = match (posted.read_public(request, &site, NEW).await, may_post) {
        (Err(error), _) => Err(error),
        (Ok(()), Err(too_many)) => Err(desk.words(too_many)),
        (Ok(()), Ok(())) => registered(&desk, &id, &mut posted).await.map_err(|error| desk.words(error)),
    };
    let page = id.parse().map_or_else(|_| routes::DIALOGUES.to_owned(), routes::dialogue);
    // What nobody sees is not given back: a program that fills it in would be refused for ever.
    posted.fields.retain(|(name, _)| name != "website");
    let form = upload::Form { page: &page, action: &page, typed: posted.fields };
    let outcome = outcome.map(|receipt| Some(routes::registration(receipt.dialogue, &receipt.key)));
    upload::answer(&site, &headers, form, outcome).await
}

async fn registered(desk: &Desk, id: &str, posted: &mut Posted) -> Result<Receipt, Error> {
    let id = named(id)?;
    if !posted.field("website").is_empty() {
        return Err(Refusal::Robot.into());
    }
    let key = stamped(desk, posted).await;
    let mut new = typed(&posted.fields).parse().map_err(Refusal::from)?;
    new.idempotency_key = dialogue::key_of(&key?, &new);
    dialogue::register(&desk.service, id, &new).await
}

/// The key of the form's stamp. The form that comes back gets a fresh one if it is too old; one that was only too fast
/// grows older.
async fn stamped(desk: &Desk, posted: &mut Posted) -> Result<String, Error> {
    let stamp = feedback::check_stamp(&desk.service, posted.field("stamp")).await;
    if matches!(stamp, Err(Error::Refused(Anyones::Feedback(Form::StaleForm)))) {
        posted.fields.retain(|(name, _)| name != "stamp");
    }
    stamp
}

/// The form of these fields; a field that was not sent is empty.
fn typed(fields: &[(String, String)]) -> RegistrationForm {
    let fields = fields.iter().map(|(name, value)| (name.clone(), value.clone().into()));
    serde_json::from_value(serde_json::Value::Object(fields.collect())).unwrap_or_default()
}

/// `POST /doi-thoai/{id}/dang-ky/{key}`: one more question, or the registration cancelled.
pub async fn act(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path((id, key)): Path<(String, String)>,
    request: Request,
) -> Response {
    let headers = request.headers().clone();
    let mut posted = Posted::default();
    let may_post = site.post_limit.count(desk.address);
    let outcome = match (posted.read_public(request, &site, OWN).await, may_post) {
        (Err(error), _) => Err(error),
        (Ok(()), Err(too_many)) => Err(desk.words(too_many)),
        (Ok(()), Ok(())) => done(&desk, &id, &key, &mut posted).await,
    };
    let page = id.parse().map_or_else(|_| routes::DIALOGUES.to_owned(), |id| routes::registration(id, &key));
    let form = upload::Form { page: &page, action: &page, typed: posted.fields };
    upload::answer(&site, &headers, form, outcome.map(|()| None)).await
}

async fn done(desk: &Desk, id: &str, key: &str, posted: &mut Posted) -> Result<(), AppError> {
    let id = named(id).map_err(|error| desk.words(error))?;
    let service = &desk.service;
    let outcome = match posted.field("do") {
        "ask" => match stamped(desk, posted).await {
            Ok(form_key) => {
                let asked = (posted.field("category"), posted.field("text"));
                dialogue::ask(service, id, key, asked, &form_key).await
            }
            Err(error) => Err(error),
        },
        "cancel" => {
            let withdraw = !posted.field("withdraw").is_empty();
            dialogue::cancel_registration(service, id, key, withdraw).await
        }
        _ => return Err(AppError::Unreadable),
    };
    outcome.map_err(|error| desk.words(error))
}

/// `GET /doi-thoai/{id}`: the page, or with `.ics` behind it the calendar file.
pub async fn page(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let Some(id) = id.strip_suffix(CALENDAR) else {
        return pages::page(State(site), Extension(desk), request).await;
    };
    let made = match named(id) {
        Ok(id) => dialogue::public_file(&desk.service, id, &list(&site)).await,
        Err(error) => Err(error),
    };
    calendar(site, desk, request, made).await
}

/// `GET /doi-thoai/{id}/dang-ky/{key}`: the page of a registration, or with `.ics` behind it its calendar file.
pub async fn own(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path((id, key)): Path<(String, String)>,
    request: Request,
) -> Response {
    let Some(key) = key.strip_suffix(CALENDAR) else {
        return pages::page(State(site), Extension(desk), request).await;
    };
    let made = match named(&id) {
        Ok(id) => dialogue::own_file(&desk.service, id, key, &list(&site)).await,
        Err(error) => Err(error),
    };
    calendar(site, desk, request, made).await
}

/// `GET /doi-thoai.ics`: all dialogues, to subscribe to.
pub async fn feed(State(site): State<Site>, Extension(desk): Extension<Desk>, request: Request) -> Response {
    let made = dialogue::public_feed(&desk.service, &list(&site)).await;
    calendar(site, desk, request, made).await
}

/// `GET /lich-rieng/{key}.ics`: the calendar of a member of staff.
pub async fn staff_feed(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path(key): Path<String>,
    request: Request,
) -> Response {
    let key = key.strip_suffix(CALENDAR).unwrap_or_default();
    let made = dialogue::staff_feed(&desk.service, key, &list(&site)).await;
    calendar(site, desk, request, made).await
}

/// `GET /lich/{id}/van-ban/{kind}`: a document as a file.
pub async fn paper(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path((id, kind)): Path<(String, String)>,
    request: Request,
) -> Response {
    let made = match (desk.actor(), named(&id), PaperKind::from_name(&kind)) {
        (Ok(actor), Ok(id), Some(kind)) => {
            let made = dialogue::paper_file(&desk.service, actor, id, kind, &list(&site)).await;
            made.map_err(|error| desk.words(error))
        }
        (Err(error), ..) => Err(error),
        _ => Err(desk.words(Anyones::NotFound)),
    };
    match made {
        Ok(file) => {
            let name = routes::encoded(&file.name).replace('/', "%2F");
            let mut response = file.bytes.into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(WORD));
            headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{name}")) {
                headers.insert(header::CONTENT_DISPOSITION, name);
            }
            response
        }
        Err(error) => pages::refused(site, desk, request, &error).await,
    }
}

fn named(id: &str) -> Result<DialogueId, Error> {
    id.parse().map_err(|_| Anyones::NotFound.into())
}

/// The whole address of the public's list.
fn list(site: &Site) -> String {
    format!("{}{}", site.public_url, routes::DIALOGUES)
}

async fn calendar(site: Site, desk: Desk, request: Request, made: Result<String, Error>) -> Response {
    match made {
        Ok(text) => {
            let mut response = text.into_response();
            let headers = response.headers_mut();
            for (name, value) in [
                (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"doi-thoai.ics\""),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
                (header::CACHE_CONTROL, "private, no-cache"),
            ] {
                headers.insert(name, HeaderValue::from_static(value));
            }
            response
        }
        Err(error) => {
            let error = desk.words(error);
            pages::refused(site, desk, request, &error).await
        }
    }
}
