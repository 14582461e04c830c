//! For whoever watches the process: `/healthz` says that it is up, `/readyz` that it can serve.

use axum::{extract::State, http::StatusCode};

use crate::router::Site;

/// The process is up.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// The database answers and has every migration.
pub async fn readyz(State(site): State<Site>) -> (StatusCode, &'static str) {
    match site.service.ping().await {
        Ok(()) if !site.is_stopping() => (StatusCode::OK, "ready\n"),
        Ok(()) => (StatusCode::SERVICE_UNAVAILABLE, "stopping\n"),
        Err(error) => {
            tracing::warn!(?error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "database unreachable\n")
        }
    }
}
