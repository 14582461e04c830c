//! What the pages of indicators need besides pages: a month's value with the files that bear it out, those files again,
//! and files with many values. What may be entered, and by whom, is the use cases' affair.

use app::{error::AppError, routes, server::Desk};
use axum::{
    Extension,
    extract::{Path, Request, State},
    response::Response,
};
use bytes::Bytes;
use domain::{
    board,
    ids::{FileId, IndicatorId},
    indicator::{CellProblem, CellWhat, EntryForm, Refusal, Step, ValueSource, ValueState},
    people::{Action, Grant, grant},
    refusal::Refusal as Anyones,
};
use service::{
    files::SIZE_MOST,
    indicator::{self, Entered},
};

use crate::{
    files, plain_form,
    router::Site,
    upload::{self, Posted, Wanted},
};

/// How much of a body is read at all, in bytes. What lies beyond the largest file is read and thrown away, so that the
/// browser hears the reason instead of a broken connection.
pub const BODY_MOST: usize = 5 * SIZE_MOST;
/// What of the post of a value is read.
const VALUE: Wanted = Wanted {
    fields: &[
        "_form",
        "indicator",
        "month",
        "code",
        "seen",
        "act",
        "numerator",
        "denominator",
        "kind",
        "source",
        "note",
        "confirmed",
    ],
    files: 10,
    bytes: SIZE_MOST,
};
/// What of the post of a file of values is read.
const TABLE: Wanted = Wanted { fields: &["_form", "year", "source"], files: 1, bytes: indicator::SIZE_MOST };

/// `POST /so-lieu`: keeps a month's value, and leads on to the next that waits for whoever entered it.
pub async fn send(State(site): State<Site>, Extension(desk): Extension<Desk>, request: Request) -> Response {
    let headers = request.headers().clone();
    let mut posted = Posted::default();
    let outcome = match posted.read(request, &site, wanted(&desk, VALUE)).await {
        Ok(()) => keep(&desk, &mut posted, upload::is_plain(&headers)).await,
        Err(error) => Err(error),
    };
    let page = plain_form::back(&headers);
    let form = upload::Form { page: &page, action: routes::ENTRY, typed: posted.fields };
    upload::answer(&site, &headers, form, outcome.map(Some)).await
}

/// Nothing of a file is kept in memory for somebody who may enter no value at all.
fn wanted(desk: &Desk, wanted: Wanted) -> Wanted {
    let enters = |actor: &domain::people::Actor| {
        actor.roles.iter().any(|role| grant(role, Action::EnterValue) != Grant::No)
    };
    if desk.actor().is_ok_and(enters) { wanted } else { Wanted { files: 0, ..wanted } }
}

async fn keep(desk: &Desk, posted: &mut Posted, is_plain: bool) -> Result<String, AppError> {
    let actor = desk.actor()?;
    let indicator: IndicatorId = posted.field("indicator").parse().map_err(|_| AppError::Unreadable)?;
    let seen: i64 = posted.field("seen").parse().map_err(|_| AppError::Unreadable)?;
    let step = match posted.field("act") {
        "save" => Step::Save,
        _ => Step::Submit,
    };
    let field = |name: &str| posted.field(name).to_owned();
    let form = EntryForm {
        month: field("month"),
        numerator: field("numerator"),
        denominator: field("denominator"),
        kind: field("kind"),
        source: field("source"),
        note: field("note"),
        confirmed: field("confirmed"),
    };
    let code = field("code");
    let mut proofs: Vec<(String, Bytes)> = Vec::new();
    for (name, bytes) in std::mem::take(&mut posted.files) {
        let too_large = board::Refusal::FileTooLarge { most: SIZE_MOST as u64 };
        proofs.push((name, bytes.ok_or_else(|| desk.words(too_large))?));
    }
    let (service, held) = (&desk.service, if is_plain { proofs.clone() } else { Vec::new() });
    let entered = indicator::enter(service, actor, indicator, &form, step, seen, proofs).await;
    let entered = entered.map_err(|error| desk.words(error))?;
    if matches!(entered, Entered::Asked(_)) && !held.is_empty() {
        // A browser without code cannot choose the files again for its reader: a draft keeps them while the reader is
        // asked. Where a draft may not follow, they are chosen again.
        let draft = indicator::enter(service, actor, indicator, &form, Step::Save, seen, held).await;
        if let Err(service::Error::Fault(fault)) = draft {
            return Err(desk.words(service::Error::Fault(fault)));
        }
    }
    match entered.or_ask().map_err(|error| desk.words(error))? {
        Entered::Kept { month, state, .. } => Ok(match state {
            ValueState::Draft => routes::entry_kept(month, &code, "da-luu"),
            _ => routes::entry_done(month, &code, "da-gui"),
        }),
        Entered::Asked(_) => Err(AppError::Fault),
    }
}

/// `GET /so-lieu/tep/{id}`: pictures to be seen, everything else to be saved.
pub async fn proof(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let opened = match (desk.actor(), id.parse()) {
        (Ok(actor), Ok(id)) => {
            indicator::open_proof(&desk.service, actor, FileId(id)).await.map_err(|error| desk.words(error))
        }
        (Err(error), _) => Err(error),
        (_, Err(_)) => Err(desk.words(Anyones::NotFound)),
    };
    files::answer(site, desk, request, opened).await
}

/// `POST /so-lieu/nhap`: reads a file of values, and leads on to what it would change.
pub async fn read(State(site): State<Site>, Extension(desk): Extension<Desk>, request: Request) -> Response {
    let headers = request.headers().clone();
    let mut posted = Posted::default();
    let outcome = match posted.read(request, &site, wanted(&desk, TABLE)).await {
        Ok(()) => take(&desk, &mut posted).await,
        Err(error) => Err(error),
    };
    let (page, action) = (routes::ENTRY_IMPORT, routes::ENTRY_IMPORT);
    let form = upload::Form { page, action, typed: posted.fields };
    upload::answer(&site, &headers, form, outcome.map(Some)).await
}

async fn take(desk: &Desk, posted: &mut Posted) -> Result<String, AppError> {
    let actor = desk.actor()?;
    let year = posted.field("year").parse().map_err(|_| AppError::Unreadable)?;
    let source = ValueSource::from_name(posted.field("source")).unwrap_or_default();
    let (name, bytes) = posted.files.pop().unwrap_or_else(|| (String::new(), Some(Bytes::new())));
    let bytes = bytes.ok_or_else(|| desk.words(too_large()))?;
    let id = indicator::upload(&desk.service, actor, year, &name, source, bytes)
        .await
        .map_err(|error| desk.words(error))?;
    Ok(routes::entry_import(id))
}

fn too_large() -> Anyones {
    let what = CellWhat::FileTooLarge { most: indicator::SIZE_MOST as u64 };
    let problem = CellProblem { row: 0, column: String::new(), found: String::new(), what };
    Refusal::File { problems: vec![problem], more: 0 }.into()
}
