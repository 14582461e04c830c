//! What the program does by itself while it serves: it empties the outbox, writes the day's digests, masks what is old,
//! and throws away what is over. Several processes may run the same jobs: each job takes from the store what is its own.

use std::{sync::Arc, time::Duration};

use domain::change::Change;
use service::{
    Error, Service, dialogue, feedback,
    live::{Signal, Subscription},
    notice,
};
use tokio::{
    sync::watch,
    time::{MissedTickBehavior, interval},
};

/// How often the outbox is looked into, besides after every change of a case.
const OUTBOX: Duration = Duration::from_secs(5);
/// How often it is asked whether it is time for the day's digests.
const DIGESTS: Duration = Duration::from_secs(30);
/// How often what is old is looked for.
const OLD: Duration = Duration::from_secs(60 * 60);

/// Runs until the process is asked to stop; what is under way then is finished.
pub async fn run(service: Service, public_url: Arc<str>, mut stopping: watch::Receiver<bool>) {
    let words: notice::Words =
        Arc::new(move |kind, facts| app::i18n::notice::letter(kind, facts, &public_url));
    let mut changes = service.hub().subscribe();
    let mut beats = [OUTBOX, DIGESTS, OLD].map(|pause| {
        let mut beat = interval(pause);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beat
    });
    let [outbox, digests, old] = &mut beats;
    let stop = stopping.clone();
    loop {
        tokio::select! {
            () = asked_to_stop(&mut stopping) => return,
            _ = outbox.tick() => empty_outbox(&service, &words, &stop).await,
            () = a_case_changed(&mut changes) => empty_outbox(&service, &words, &stop).await,
            _ = digests.tick() => {
                log("digests", notice::write_digests(&service).await.map(drop));
                log("results of dialogues", dialogue::remind_of_results(&service).await.map(drop));
            }
            _ = old.tick() => {
                log("retention", feedback::mask_old(&service).await.map(drop));
                log("retention of registrations", dialogue::mask_old(&service).await.map(drop));
                log("cleaning up", feedback::clean_up(&service).await);
            }
        }
    }
}

/// Sends all that is due, as long as nobody wants to stop.
async fn empty_outbox(service: &Service, words: &notice::Words, stop: &watch::Receiver<bool>) {
    while !*stop.borrow() {
        match notice::deliver_one(service, words).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => return log("the outbox", Err(error)),
        }
    }
}

async fn asked_to_stop(stopping: &mut watch::Receiver<bool>) {
    // The channel closes only with the server itself: then it is over as well.
    let _ = stopping.wait_for(|stopping| *stopping).await;
}

async fn a_case_changed(changes: &mut Subscription) {
    loop {
        match changes.next().await {
            Some(Signal::Everything | Signal::Changed { change: Change::Feedback, .. }) => return,
            Some(_) => {}
            // No more is told: the beat alone goes on.
            None => std::future::pending().await,
        }
    }
}

/// A job that failed is tried again at its next beat.
fn log(job: &str, outcome: Result<(), Error>) {
    if let Err(error) = outcome {
        tracing::error!(job, %error, "a job failed");
    }
}
