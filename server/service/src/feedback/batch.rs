//! Cases that come at the same time share one transaction, and so one wait for the disk and one statement for each table.
//! What is refused takes back itself and nothing else. Nobody is answered before the commit.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::feedback::view::Receipt;
use tokio::sync::{Notify, oneshot};
use tokio::time::timeout;

use super::intake::{Arrival, Given};
use super::keys;
use crate::error::{Error, Fault};
use crate::service::Service;

/// The most cases of one transaction.
const TOGETHER: usize = 64;
/// How long a run waits for as many cases as the one before it took. Who was just answered may be about to send again, and
/// a transaction for each straggler costs the disk and the engine more than the wait; a case that comes alone never waits.
const GATHERED: Duration = Duration::from_millis(2);

struct Job {
    arrival: Arrival,
    answer: oneshot::Sender<Result<Receipt, Error>>,
}

/// What waits, and whose turn it is to write.
#[derive(Default)]
struct Queue {
    waiting: Mutex<VecDeque<Job>>,
    turn: tokio::sync::Mutex<()>,
    /// How many cases the last run took.
    last: AtomicUsize,
    /// Said when as many wait again.
    enough: Notify,
}

impl Queue {
    fn waiting(&self) -> MutexGuard<'_, VecDeque<Job>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, job: Job) {
        let mut waiting = self.waiting();
        waiting.push_back(job);
        if waiting.len() >= self.last.load(Ordering::Relaxed) {
            self.enough.notify_one();
        }
    }

    /// Those that wait, at most as many as go together.
    async fn take(&self) -> Vec<Job> {
        let count = self.waiting().len();
        if 0 < count && count < self.last.load(Ordering::Relaxed) {
            // A word from before only ends the wait early.
            let _ = timeout(GATHERED, self.enough.notified()).await;
        }
        let mut waiting = self.waiting();
        let count = waiting.len().min(TOGETHER);
        if count > 0 {
            self.last.store(count, Ordering::Relaxed);
        }
        waiting.drain(..count).collect()
    }
}

/// Receives a case together with those that wait.
pub(super) async fn receive(service: &Service, arrival: Arrival) -> Result<Receipt, Error> {
    let (answer, answered) = oneshot::channel();
    let queue = service.kept::<Queue>();
    queue.add(Job { arrival, answer });
    let service = service.clone();
    // On its own: a sender who goes away takes nobody else's case along. There is a run for each case that waits, and
    // those whose case another one took along find nothing left to do.
    tokio::spawn(async move {
        let _turn = queue.turn.lock().await;
        let jobs = queue.take().await;
        if !jobs.is_empty() {
            run(&service, jobs).await;
        }
    });
    answered.await.unwrap_or_else(|_| Err(lost("the run that had this case broke off")))
}

async fn run(service: &Service, jobs: Vec<Job>) {
    let (arrivals, answers): (Vec<_>, Vec<_>) = jobs.into_iter().map(|job| (job.arrival, job.answer)).unzip();
    let outcomes = match write(service, &arrivals).await {
        Ok(outcomes) => outcomes,
        Err(error) => {
            let why = error.to_string();
            arrivals.iter().map(|_| Err(lost(&why))).collect()
        }
    };
    for (answer, outcome) in answers.into_iter().zip(outcomes) {
        // Who went away is not answered.
        let _ = answer.send(outcome);
    }
}

async fn write(service: &Service, arrivals: &[Arrival]) -> Result<Vec<Result<Receipt, Error>>, Error> {
    keys::have_secrets(service).await?;
    let mut tx = service.write().await?;
    let given = Given::read(&mut tx).await?;
    let outcomes = tx.receive_all(service, arrivals, &given).await?;
    tx.save().await?;
    Ok(outcomes)
}

fn lost(why: &str) -> Error {
    Fault::Database(sqlx::Error::Protocol(why.to_owned())).into()
}
