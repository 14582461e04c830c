//! `GET /live`: server-sent events for signed-in staff; `GET /live/doi-thoai`: for the screen in a hall. Each message says
//! what changed and by whose hand; data never travels here. Ten thousand pages may listen at once: what they hear is put into words once for all of them, and one
//! clock beats for all.

mod strangers;

use std::{convert::Infallible, time::Duration};

use app::{i18n::common, live::Notice, server::Desk};
use axum::{
    Extension,
    body::Body,
    extract::{Request, State},
    http::{StatusCode, Version, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{change::Change, ids::PersonId};
use futures::{Stream, StreamExt, future, stream};
use service::live::{Signal, Subscription};
use tokio::{
    sync::{broadcast, watch},
    time::{MissedTickBehavior, interval},
};

pub use self::strangers::{MOST as STRANGERS_MOST, Strangers};
use crate::{connections::TakeOver, router::Site};

/// Makes the browser reconnect after a second, not its own three to five.
const HELLO: Bytes = Bytes::from_static(b"retry: 1000\n\n");
const EVERYTHING: &str = "data: everything\n\n";
/// Says that the line stands. A comment would keep it open as well, but a page is not told of comments, and could not tell
/// silence from a line that was lost without a word.
const BEAT: &str = "event: beat\ndata: 1\n\n";
/// Between two beats. A page counts the line as lost after 45 seconds of silence (`app/src/browser/line.rs`).
const PAUSE: Duration = Duration::from_secs(20);
/// Words that a slow line may fall behind before it is told "everything" instead.
const BACKLOG: usize = 1024;

/// All live lines of this process. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Lines(broadcast::WeakSender<Words>);

/// What is said on lines.
#[derive(Clone, Debug)]
struct Words {
    to: Reach,
    /// The event.
    text: Bytes,
    /// The event as a chunk of a body.
    chunk: Bytes,
}

/// Whom words are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// One member of staff.
    One(PersonId),
    /// Every member of staff.
    Staff,
    /// Staff; everybody else is told that something changed, and no more.
    Dialogue,
    /// Everybody.
    All,
}

impl Words {
    fn new(to: Reach, text: &str) -> Self {
        Self { to, text: text.to_owned().into(), chunk: format!("{:x}\r\n{text}\r\n", text.len()).into() }
    }

    fn of(signal: Signal) -> Option<Self> {
        let Signal::Changed { change, by } = signal else { return Some(Self::new(Reach::All, EVERYTHING)) };
        let to = match &change {
            Change::Inbox(whose) => Reach::One(*whose),
            Change::Dialogue(_) => Reach::Dialogue,
            _ => Reach::Staff,
        };
        let notice = serde_json::to_string(&Notice { change, by }).ok()?;
        Some(Self::new(to, &format!("data: {notice}\n\n")))
    }
}

impl Lines {
    /// Begins to pass on what this subscription hears, until the process is asked to stop; then every line ends.
    pub fn open(heard: Subscription, stopping: watch::Receiver<bool>) -> Self {
        let (sender, _) = broadcast::channel(BACKLOG);
        let lines = Self(sender.downgrade());
        tokio::spawn(pass_on(heard, sender, stopping));
        lines
    }

    /// A line of this person, or of nobody who is known; none once the process stops.
    fn of(&self, person: Option<PersonId>) -> Option<impl Stream<Item = Words> + use<>> {
        let receiver = self.0.upgrade()?.subscribe();
        Some(stream::unfold(receiver, move |mut receiver| async move {
            let words = loop {
                match receiver.recv().await {
                    Ok(words) => match (words.to, person) {
                        (Reach::One(whose), person) if Some(whose) != person => {}
                        (Reach::Staff, None) => {}
                        (Reach::Dialogue, None) => break Words::new(Reach::All, EVERYTHING),
                        _ => break words,
                    },
                    Err(broadcast::error::RecvError::Lagged(_)) => break Words::new(Reach::All, EVERYTHING),
                    Err(broadcast::error::RecvError::Closed) => return None,
                }
            };
            Some((words, receiver))
        }))
    }
}

async fn pass_on(
    mut heard: Subscription,
    lines: broadcast::Sender<Words>,
    mut stopping: watch::Receiver<bool>,
) {
    let beat = Words::new(Reach::All, BEAT);
    let mut beats = interval(PAUSE);
    beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let words = tokio::select! {
            // A closed channel means that the server itself is gone.
            _ = stopping.wait_for(|stopping| *stopping) => return,
            signal = heard.next() => match signal {
                Some(signal) => Words::of(signal),
                None => return,
            },
            _ = beats.tick() => Some(beat.clone()),
        };
        if let Some(words) = words {
            // Nobody on the line is no error.
            let _ = lines.send(words);
        }
    }
}

/// Opens a live line.
pub async fn live(State(site): State<Site>, Extension(desk): Extension<Desk>, request: Request) -> Response {
    let Ok(actor) = desk.actor() else { return StatusCode::UNAUTHORIZED.into_response() };
    line(&site, Some(actor.person), (), request)
}

/// Opens a line for the screen in a hall, where nobody has to be signed in: it says that something of dialogues changed,
/// neither which nor by whom. One address has so many of them, and no more.
pub async fn of_dialogues(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    request: Request,
) -> Response {
    match site.strangers.open(desk.address) {
        Some(opened) => line(&site, None, opened, request),
        None => {
            let soon = [(header::RETRY_AFTER, "30")];
            (StatusCode::TOO_MANY_REQUESTS, soon, common::LINES_FULL.in_lang(desk.lang)).into_response()
        }
    }
}

/// A line. `held` is let go of once it has ended.
fn line<H: Send + Sync + 'static>(
    site: &Site,
    person: Option<PersonId>,
    held: H,
    mut request: Request,
) -> Response {
    let head = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-cache")];
    let take_over = request.extensions_mut().remove::<TakeOver>();
    let line = site.lines.of(person).map(|line| {
        line.map(move |words| {
            let _held = &held;
            words
        })
    });
    let body = match (line, take_over) {
        (None, _) => Body::from(HELLO),
        // An older client's body has no chunks.
        (Some(line), Some(take_over)) if request.version() == Version::HTTP_11 => {
            take_over.body(HELLO, line.map(|words| words.chunk))
        }
        (Some(line), _) => {
            let hello = stream::once(future::ready(HELLO));
            Body::from_stream(hello.chain(line.map(|words| words.text)).map(Ok::<_, Infallible>))
        }
    };
    (head, body).into_response()
}
