//! `GET /live`: server-sent events for signed-in staff. Each message says what changed and by whose hand; data
//! never travels here.

use std::{convert::Infallible, time::Duration};

use app::{live::Notice, server::Desk};
use axum::{
    Extension,
    extract::State,
    http::StatusCode,
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use domain::change::Change;
use futures::{StreamExt, stream};
use service::live::Signal;

use crate::router::Site;

/// Opens the live line.
pub async fn live(State(site): State<Site>, Extension(desk): Extension<Desk>) -> Response {
    let Ok(actor) = desk.actor() else { return StatusCode::UNAUTHORIZED.into_response() };
    let person = actor.person;
    let signals = stream::unfold(site.service.hub().subscribe(), |mut subscription| async move {
        subscription.next().await.map(|signal| (signal, subscription))
    });
    let changes = signals.filter_map(move |signal| async move {
        match signal {
            Signal::Changed { change: Change::Inbox(whose), .. } if whose != person => None,
            Signal::Changed { change, by } => {
                serde_json::to_string(&Notice { change, by }).ok().map(|text| Event::default().data(text))
            }
            Signal::Everything => Some(Event::default().data("everything")),
        }
    });
    let mut stopping = site.stopping.clone();
    let stop = async move {
        // A closed channel means that the server itself is gone.
        let _ = stopping.wait_for(|stopping| *stopping).await;
    };
    // The first line makes the browser reconnect after a second, not its own three to five.
    let hello = stream::once(async { Event::default().retry(Duration::from_secs(1)).comment("") });
    let events = hello.chain(changes).take_until(Box::pin(stop)).map(Ok::<_, Infallible>);
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20))).into_response()
}
