//! The public's posts: a new case, the look-up, and what a sender does with a case. Nobody is signed in here; whoever
//! shows code and secret holds a cookie for that one case. A refused post comes back with what was typed, and with the
//! files that were good.

mod limit;

use app::{error::AppError, routes, server::Desk};
use axum::{
    Extension,
    extract::{Path, Query, Request, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    feedback::{ContactForm, FeedbackForm, Problem, Refusal, What, view::Receipt},
    ids::FeedbackFileId,
    refusal::Refusal as Anyones,
};
use serde::Deserialize;
use service::feedback::{self, Access, Said};

pub use self::limit::{PostLimit, household};
use crate::{
    attached::{Attached, FILE_MOST, FILES_MOST, HELD},
    files, pages, plain_form,
    router::Site,
    session::cookie,
    upload::{self, Posted, Wanted},
};

/// How much of a body is read at all, in bytes: all the files that may be sent, and as much again of what may not, so
/// that the browser hears the reason instead of a broken connection.
pub const BODY_MOST: usize = 2 * FILES_MOST * FILE_MOST;
/// The cookie of one case.
const COOKIE: &str = app::feedback::COOKIE;

/// What of a new case is read.
const NEW: Wanted = Wanted {
    fields: &[
        "_form",
        "stamp",
        HELD,
        "website",
        "place",
        "is_complaint",
        "is_denunciation",
        "category",
        "content",
        "kind",
        "name",
        "phone",
        "email",
        "address",
        "neighborhood",
        "business_name",
        "tax_code",
        "hide_name",
        "may_publish",
        "consent",
    ],
    files: FILES_MOST,
    bytes: FILE_MOST,
};
/// What of a look-up is read.
const LOOK_UP: Wanted = Wanted { fields: &["_form", "code", "secret"], files: 0, bytes: 0 };
/// What of a sender's post to their case is read.
const OWN: Wanted = Wanted {
    fields: &["_form", "do", "key", HELD, "text", "stars", "comment", "phone", "email", "address"],
    files: FILES_MOST,
    bytes: FILE_MOST,
};

/// `POST /phan-anh`: a new case; leads on to its receipt.
pub async fn send(State(site): State<Site>, Extension(desk): Extension<Desk>, request: Request) -> Response {
    let headers = request.headers().clone();
    let mut posted = Posted::default();
    let may_post = site.post_limit.count(desk.address);
    // Nothing of a file is kept in memory for somebody who posts too much.
    let wanted = if may_post.is_ok() { NEW } else { Wanted { files: 0, ..NEW } };
    let outcome = match (posted.read_public(request, &site, wanted).await, may_post) {
        (Err(error), _) => Err(error),
        (Ok(()), Err(too_many)) => Err(desk.words(too_many)),
        (Ok(()), Ok(())) => received(&desk, &mut posted).await,
    };
    match outcome {
        Ok(access) => led_to_case(&site, &headers, &access, routes::receipt(&access.code)).await,
        Err(error) => {
            let page = match posted.field("place") {
                "" => routes::FEEDBACK.to_owned(),
                place => routes::feedback_from(place),
            };
            // What nobody sees is not given back: a program that fills it in would be refused for ever.
            posted.fields.retain(|(name, _)| name != "website");
            let form = upload::Form { page: &page, action: routes::FEEDBACK, typed: posted.fields };
            upload::answer(&site, &headers, form, Err(error)).await
        }
    }
}

/// Receives the case, and opens it to whoever sent it.
async fn received(desk: &Desk, posted: &mut Posted) -> Result<Access, AppError> {
    let receipt = match receive(desk, posted).await {
        Ok(receipt) => receipt,
        Err(refused) => return Err(desk.words(refused)),
    };
    feedback::open_received(&desk.service, &receipt).await.map_err(|error| desk.words(error))
}

async fn receive(desk: &Desk, posted: &mut Posted) -> Result<Receipt, service::Error> {
    let service = &desk.service;
    let attached = Attached::of(desk, posted).await;
    if !posted.field("website").is_empty() {
        return Err(Refusal::Robot.into());
    }
    let stamp = feedback::check_stamp(service, posted.field("stamp")).await;
    if matches!(stamp, Err(service::Error::Refused(Anyones::Feedback(Refusal::StaleForm)))) {
        // The form that comes back gets a fresh one; one that was only too fast grows older.
        posted.fields.retain(|(name, _)| name != "stamp");
    }
    let (refused, found) = match (typed(posted).parse(), stamp) {
        (Ok(new), Ok(key)) if attached.fit() => {
            let mut new = new.tidied();
            new.idempotency_key = Some(feedback::key_of(&key, &new, attached.as_slice(), posted.field(HELD)));
            match feedback::submit(service, new, attached.files(), posted.field(HELD)).await {
                Ok(receipt) => return Ok(receipt),
                Err(service::Error::Refused(Anyones::Feedback(Refusal::Form { problems }))) => {
                    (None, problems)
                }
                Err(error) => (Some(error), Vec::new()),
            }
        }
        (Ok(_), Ok(_)) => (None, Vec::new()),
        (Ok(_), Err(error)) => (Some(error), Vec::new()),
        (Err(found), _) => (None, found),
    };
    let problems = attached.keep(desk, posted, found, NEW.fields).await;
    Err(refused.unwrap_or_else(|| Refusal::Form { problems }.into()))
}

fn typed(posted: &Posted) -> FeedbackForm {
    let field = |name| posted.field(name).to_owned();
    FeedbackForm {
        is_complaint: field("is_complaint"),
        is_denunciation: field("is_denunciation"),
        kind: field("kind"),
        name: field("name"),
        phone: field("phone"),
        email: field("email"),
        address: field("address"),
        neighborhood: field("neighborhood"),
        business_name: field("business_name"),
        tax_code: field("tax_code"),
        category: field("category"),
        content: field("content"),
        hide_name: field("hide_name"),
        may_publish: field("may_publish"),
        consent: field("consent"),
        place: field("place"),
    }
}

/// `POST /tra-cuu`: code and secret; leads on to the case.
pub async fn look_up(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    request: Request,
) -> Response {
    let headers = request.headers().clone();
    let mut posted = Posted::default();
    let outcome = match posted.read_public(request, &site, LOOK_UP).await {
        Ok(()) => opened(&desk, posted.field("code"), posted.field("secret")).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(access) => led_to_case(&site, &headers, &access, routes::feedback(&access.code)).await,
        Err(error) => {
            posted.fields.retain(|(name, _)| name != "secret");
            let form = upload::Form { page: routes::LOOK_UP, action: routes::LOOK_UP, typed: posted.fields };
            upload::answer(&site, &headers, form, Err(error)).await
        }
    }
}

async fn opened(desk: &Desk, code: &str, secret: &str) -> Result<Access, AppError> {
    feedback::look_up(&desk.service, code, secret, desk.address).await.map_err(|error| desk.words(error))
}

/// What the address of a case may carry.
#[derive(Deserialize)]
pub struct Carried {
    /// The secret: by the QR code to follow.
    m: Option<String>,
}

/// `GET /phan-anh/{code}`: the case. A secret in the address is exchanged for the cookie at once, so that it stays in
/// no history.
pub async fn case(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path(code): Path<String>,
    Query(carried): Query<Carried>,
    request: Request,
) -> Response {
    let Some(secret) = carried.m else { return pages::page(State(site), Extension(desk), request).await };
    let headers = request.headers().clone();
    match opened(&desk, &code, &secret).await {
        Ok(access) => led_to_case(&site, &headers, &access, routes::feedback(&access.code)).await,
        Err(error) => {
            let typed = [("_form", app::feedback::LOOK_UP_FORM), ("code", &code)];
            let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
            plain_form::keep(&site, routes::LOOK_UP, routes::LOOK_UP, typed, error).await
        }
    }
}

/// `POST /phan-anh/{code}`: what the sender says, how they rate it, that it be opened again, and what becomes of their data.
pub async fn act(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path(code): Path<String>,
    request: Request,
) -> Response {
    let headers = request.headers().clone();
    let mut posted = Posted::default();
    let may_post = site.post_limit.count(desk.address);
    let wanted = if may_post.is_ok() { OWN } else { Wanted { files: 0, ..OWN } };
    let outcome = match (posted.read_public(request, &site, wanted).await, may_post) {
        (Err(error), _) => Err(error),
        (Ok(()), Err(too_many)) => Err(desk.words(too_many)),
        (Ok(()), Ok(())) => done(&desk, &code, &headers, &mut posted).await,
    };
    let page = routes::feedback(&routes::encoded(&code));
    let to = outcome.map(|()| Some(routes::feedback_done(&routes::encoded(&code), posted.field("do"))));
    let form = upload::Form { page: &page, action: &page, typed: posted.fields };
    upload::answer(&site, &headers, form, to).await
}

async fn done(desk: &Desk, code: &str, headers: &HeaderMap, posted: &mut Posted) -> Result<(), AppError> {
    let token = cookie(headers, COOKIE).unwrap_or_default();
    let (service, text) = (&desk.service, posted.field("text"));
    let outcome = match posted.field("do") {
        "say" => return said(desk, code, &token, posted).await,
        "rate" => {
            let Ok(stars) = posted.field("stars").parse() else {
                let what = Problem::new("stars", What::Missing);
                return Err(desk.words(Refusal::from(what)));
            };
            feedback::rate(service, code, &token, stars, posted.field("comment")).await
        }
        "reopen" => feedback::reopen(service, code, &token, text).await,
        "delete" => feedback::ask_deletion(service, code, &token, text).await,
        "withdraw" => feedback::withdraw_consent(service, code, &token).await,
        "correct" => {
            let field = |name| posted.field(name).to_owned();
            let form =
                ContactForm { phone: field("phone"), email: field("email"), address: field("address") };
            feedback::correct_contact(service, code, &token, &form).await
        }
        _ => return Err(AppError::Unreadable),
    };
    outcome.map_err(|error| desk.words(error))
}

/// A message. Where its text is refused, what is good of its files is kept for the form that is sent again.
async fn said(desk: &Desk, code: &str, token: &str, posted: &mut Posted) -> Result<(), AppError> {
    let attached = Attached::of(desk, posted).await;
    let found = if attached.fit() {
        let said = Said {
            text: posted.field("text").to_owned(),
            files: attached.files(),
            held: posted.field(HELD).to_owned(),
            key: posted.field("key").to_owned(),
        };
        match feedback::say(&desk.service, code, token, said).await {
            Ok(()) => return Ok(()),
            Err(service::Error::Refused(Anyones::Feedback(Refusal::Form { problems }))) => problems,
            // Whoever may not write here leaves no files.
            Err(error) => return Err(desk.words(error)),
        }
    } else {
        Vec::new()
    };
    let problems = attached.keep(desk, posted, found, OWN.fields).await;
    Err(desk.words(Refusal::Form { problems }))
}

/// `GET /phan-anh/{code}/tep/{id}`: a file of the case, for its sender.
pub async fn file(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path((code, id)): Path<(String, String)>,
    request: Request,
) -> Response {
    let token = cookie(request.headers(), COOKIE).unwrap_or_default();
    let opened = match id.parse().map(FeedbackFileId) {
        Ok(id) => feedback::open_file(&desk.service, &code, &token, id).await,
        Err(_) => Err(Anyones::NotFound.into()),
    };
    match opened {
        Ok(opened) => (files::headers(&opened), opened.bytes).into_response(),
        Err(service::Error::Refused(_)) => pages::page(State(site), Extension(desk), request).await,
        Err(error) => {
            let error = desk.words(error);
            (plain_form::status(&error), error.to_string()).into_response()
        }
    }
}

/// Hands the browser the cookie of the case and leads on to it.
async fn led_to_case(site: &Site, headers: &HeaderMap, access: &Access, to: String) -> Response {
    let page = routes::feedback(&access.code);
    let form = upload::Form { page: &page, action: &page, typed: Vec::new() };
    let mut response = upload::answer(site, headers, form, Ok(Some(to))).await;
    let secure = if site.config.is_https() { "; Secure" } else { "" };
    let cookie =
        format!("{COOKIE}={}; Path={page}; HttpOnly; SameSite=Lax; Max-Age=43200{secure}", access.token);
    match HeaderValue::from_str(&cookie) {
        Ok(cookie) => {
            response.headers_mut().append(header::SET_COOKIE, cookie);
            response
        }
        Err(_) => Redirect::to(routes::LOOK_UP).into_response(),
    }
}
