//! Which address is answered by what, and what every request passes on its way.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::Request,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};
use service::Service;
use tokio::sync::watch;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, CompressionLevel},
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    trace::TraceLayer,
};

use crate::{
    Config, assets, cases, charts, dialogue, entry, exports, feedback, files, guard, health, live, pages,
    plain_form, plan_upload, session, shelf, switches,
};

/// Largest body of a request that is not a file, in bytes.
const BODY: usize = 1024 * 1024;

/// What the handlers share.
#[derive(Clone)]
pub struct Site {
    /// The use cases.
    pub service: Service,
    /// How this process was started.
    pub config: Arc<Config>,
    /// The address under which people reach the site.
    pub public_url: Arc<str>,
    /// Finished pages of the public.
    pub shelf: Arc<shelf::Shelf>,
    /// Rendered boards.
    pub boards: Arc<pages::Boards>,
    /// How much one network address may post to the public's forms.
    pub post_limit: Arc<feedback::PostLimit>,
    /// The live lines of signed-in people.
    pub lines: live::Lines,
    /// How many of them are open to whoever is not.
    pub strangers: live::Strangers,
    /// Turns true when the process is asked to stop.
    pub stopping: watch::Receiver<bool>,
}

impl Site {
    /// The site of this configuration over this store; begins to pass on what changes there.
    pub fn new(service: Service, config: Config, stopping: watch::Receiver<bool>) -> Self {
        let public_url = config.public_url().into();
        let post_limit = Arc::new(feedback::PostLimit::new(&service));
        let lines = live::Lines::open(service.hub().subscribe(), stopping.clone());
        Self {
            service,
            config: Arc::new(config),
            public_url,
            shelf: Arc::default(),
            boards: Arc::default(),
            post_limit,
            lines,
            strangers: live::Strangers::default(),
            stopping,
        }
    }

    /// True once the process was asked to stop.
    pub fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }
}

/// The whole application.
pub fn router(site: Site) -> Router {
    // Pages are rendered on tokio; a second initialisation (in tests) is harmless.
    let _ = any_spawner::Executor::init_tokio();

    let people = Router::new()
        .route("/live", get(live::live))
        .route(app::routes::LIVE_DIALOGUES, get(live::of_dialogues))
        .route("/api/ui/{*function}", post(plain_form::server_function).get(plain_form::server_function))
        .route(app::routes::FILES, post(files::take).layer(DefaultBodyLimit::max(files::BODY_MOST)))
        .route(&format!("{}/{{id}}", app::routes::FILES), get(files::hand_out))
        .route(
            app::routes::ADMIN_PLAN,
            get(pages::page).post(plan_upload::take).layer(DefaultBodyLimit::max(plan_upload::BODY_MOST)),
        )
        .route(
            app::routes::CASES_ENTER,
            get(pages::page).post(cases::enter).layer(DefaultBodyLimit::max(cases::BODY_MOST)),
        )
        .route(app::routes::CASES_EXPORT, get(cases::export))
        .route(&format!("{}/{{code}}/tep/{{id}}", app::routes::CASES), get(cases::file))
        .merge(values())
        .route(&format!("{}/{{code}}/bieu-do.svg", app::routes::DASHBOARD), get(charts::svg))
        .route(&format!("{}/{{code}}/bieu-do.png", app::routes::DASHBOARD), get(charts::png))
        .merge(public_posts())
        .merge(dialogues())
        .fallback(pages::page)
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(site.clone(), guard::same_origin))
                .layer(from_fn_with_state(site.clone(), session::lay_desk))
                .layer(from_fn(session::gate)),
        );

    let rest = Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/pkg/{file}", get(assets::package))
        .route(app::routes::LANGUAGE, get(switches::language))
        .route(app::routes::THEME, get(switches::theme))
        .merge(people)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(
            ServiceBuilder::new()
                .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
                .layer(TraceLayer::new_for_http().make_span_with(|request: &Request<_>| {
                    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
                    tracing::info_span!("request", id, method = %request.method(), path = request.uri().path())
                }))
                .layer(PropagateRequestIdLayer::new(guard::REQUEST_ID))
                .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
                .layer(from_fn(guard::headers))
                .layer(CatchPanicLayer::new()),
        )
        .with_state(site.clone());
    // In front of all of it, and in one piece: each layer of a router costs every request.
    Router::new()
        .fallback_service(ServiceBuilder::new().layer(from_fn_with_state(site, shelf::front)).service(rest))
}

/// Values of indicators: posted with their proofs, or as a file, and taken along.
fn values() -> Router<Site> {
    use app::routes::{BUSINESS, ENTRY, ENTRY_EXPORT, ENTRY_IMPORT, ENTRY_PROOFS};

    let body = || DefaultBodyLimit::max(entry::BODY_MOST);
    let router = ["csv", "xlsx", "json"].into_iter().fold(Router::new(), |router, ending| {
        router
            .route(&format!("{ENTRY_EXPORT}.{ending}"), get(exports::values))
            .route(&format!("{BUSINESS}/xuat.{ending}"), get(exports::counts))
            .route(&format!("{BUSINESS}/bien-dong.{ending}"), get(exports::events))
    });
    router
        .route(ENTRY, get(pages::page).post(entry::send).layer(body()))
        .route(ENTRY_IMPORT, get(pages::page).post(entry::read).layer(body()))
        .route(&format!("{ENTRY_PROOFS}/{{id}}"), get(entry::proof))
}

/// What the public posts to, and the case that a secret opens.
fn public_posts() -> Router<Site> {
    use app::routes::{FEEDBACK, LOOK_UP};

    let body = || DefaultBodyLimit::max(feedback::BODY_MOST);
    Router::new()
        .route(FEEDBACK, get(pages::page).post(feedback::send).layer(body()))
        .route(LOOK_UP, get(pages::page).post(feedback::look_up))
        .route(&format!("{FEEDBACK}/{{code}}"), get(feedback::case).post(feedback::act).layer(body()))
        .route(&format!("{FEEDBACK}/{{code}}/tep/{{id}}"), get(feedback::file))
}

/// Dialogues: registrations by their own links, and calendars that follow them.
fn dialogues() -> Router<Site> {
    use app::routes::{CALENDAR, DIALOGUES, DIALOGUES_FEED, STAFF_FEED};

    Router::new()
        .route(DIALOGUES_FEED, get(dialogue::feed))
        .route(&format!("{DIALOGUES}/{{id}}"), get(dialogue::page).post(dialogue::register))
        .route(&format!("{DIALOGUES}/{{id}}/dang-ky/{{key}}"), get(dialogue::own).post(dialogue::act))
        .route(&format!("{STAFF_FEED}/{{key}}"), get(dialogue::staff_feed))
        .route(&format!("{CALENDAR}/{{id}}/van-ban/{{kind}}"), get(dialogue::paper))
}

/// How long a stopping process waits for requests under way.
pub const LAST_REQUESTS: Duration = Duration::from_secs(20);
