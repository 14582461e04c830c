//! The live hub of one process: what changed is told to every open page, and to every cache by a number that
//! grows. On SQLite the process tells itself; on PostgreSQL a transaction notifies, and every process listens.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use domain::change::Change;
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use sqlx::postgres::PgListener;
use tokio::sync::broadcast;
use tokio::time::timeout;

/// The channel on which the processes of one database tell each other.
pub(crate) const CHANNEL: &str = "nhipcau_change";
/// Signals that a slow subscriber may fall behind before it is told "everything" instead.
const BACKLOG: usize = 1024;
/// A silence after which the line is tried.
const QUIET: Duration = Duration::from_secs(15);
/// The time that the other end has to answer.
const ANSWER: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// What a subscriber is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// This changed.
    Changed {
        /// What.
        change: Change,
        /// The name of who did it; none if the program itself did.
        by: Option<String>,
    },
    /// Something may have been missed: count everything as changed.
    Everything,
}

/// Tells what changed. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Hub(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    version: AtomicU64,
    plan: AtomicU64,
    people: AtomicU64,
    deaf: AtomicBool,
    sender: broadcast::Sender<Signal>,
}

/// One subscriber's view of the hub.
#[derive(Debug)]
pub struct Subscription(broadcast::Receiver<Signal>);

impl Hub {
    pub(crate) fn new() -> Self {
        let (sender, _) = broadcast::channel(BACKLOG);
        let counter = || AtomicU64::new(1);
        let deaf = AtomicBool::new(false);
        Self(Arc::new(Inner { version: counter(), plan: counter(), people: counter(), deaf, sender }))
    }

    /// Everything that changes from now on.
    pub fn subscribe(&self) -> Subscription {
        Subscription(self.0.sender.subscribe())
    }

    /// Grows with every change: what was computed at this version holds as long as the version stays. While
    /// the database's notifications are cut off it grows at every call, so that no cache is believed.
    pub fn version(&self) -> u64 {
        self.read(&self.0.version)
    }

    /// The same for what the plan, its board and their pages are drawn from: cases of feedback, values of indicators and
    /// dialogues come and go all day and leave it.
    pub fn plan_version(&self) -> u64 {
        self.read(&self.0.plan)
    }

    /// The same for what accounts, sessions and units say; other changes leave it.
    pub fn people_version(&self) -> u64 {
        self.read(&self.0.people)
    }

    fn read(&self, version: &AtomicU64) -> u64 {
        if self.0.deaf.load(Ordering::SeqCst) { grow(version) } else { version.load(Ordering::SeqCst) }
    }

    /// Tells all subscribers of this process.
    pub(crate) fn tell(&self, signal: Signal) {
        self.doubt(&signal);
        // No subscriber is no error.
        let _ = self.0.sender.send(signal);
    }

    /// Makes the caches of this process doubt themselves, before an own change comes back as a notification.
    pub(crate) fn doubt(&self, signal: &Signal) {
        if matches!(signal, Signal::Everything | Signal::Changed { change: Change::People, .. }) {
            grow(&self.0.people);
        }
        let leaves_plan = |change: &Change| {
            matches!(change, Change::Feedback | Change::Indicator(_) | Change::Business | Change::Dialogue(_))
        };
        if !matches!(signal, Signal::Changed { change, .. } if leaves_plan(change)) {
            grow(&self.0.plan);
        }
        grow(&self.0.version);
    }

    /// Connects to the notifications of the database and keeps listening, by itself, until the pool closes.
    pub(crate) async fn listen(&self, pool: PgPool) -> Result<(), sqlx::Error> {
        let mut listener = Some(attend(&pool).await?);
        let hub = self.clone();
        tokio::spawn(async move {
            let mut pause = Duration::from_millis(50);
            while !pool.is_closed() {
                if let Some(mut listener) = listener.take() {
                    hub.hear_all(&mut listener).await;
                    hub.0.deaf.store(true, Ordering::SeqCst);
                    continue;
                }
                match attend(&pool).await {
                    Ok(heard_again) => {
                        listener = Some(heard_again);
                        pause = Duration::from_millis(50);
                        hub.0.deaf.store(false, Ordering::SeqCst);
                        hub.tell(Signal::Everything);
                    }
                    Err(error) => {
                        tracing::warn!(%error, "live notifications are cut off");
                        tokio::time::sleep(pause).await;
                        pause = (pause * 2).min(LONGEST_PAUSE);
                    }
                }
            }
        });
        Ok(())
    }

    /// Hears until the line is lost, also when it is lost without a word.
    async fn hear_all(&self, listener: &mut PgListener) {
        loop {
            match timeout(QUIET, listener.try_recv()).await {
                // A process of a newer version may tell what this one does not know.
                Ok(Ok(Some(told))) => {
                    self.tell(serde_json::from_str(told.payload()).unwrap_or(Signal::Everything));
                }
                Ok(_) => return,
                Err(_) => match timeout(ANSWER, sqlx::query("SELECT 1").execute(&mut *listener)).await {
                    Ok(Ok(_)) => {}
                    _ => return,
                },
            }
        }
    }
}

fn grow(version: &AtomicU64) -> u64 {
    version.fetch_add(1, Ordering::SeqCst) + 1
}

async fn attend(pool: &PgPool) -> Result<PgListener, sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.eager_reconnect(false);
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

impl Subscription {
    /// The next signal; none when the hub is gone. One who fell behind is told [`Signal::Everything`].
    pub async fn next(&mut self) -> Option<Signal> {
        match self.0.recv().await {
            Ok(signal) => Some(signal),
            Err(broadcast::error::RecvError::Lagged(_)) => Some(Signal::Everything),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }
}
