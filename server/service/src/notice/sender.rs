//! The roads out of the application, behind one small trait.

use std::sync::{Arc, OnceLock};

use domain::notice::{Letter, NoticeChannel};
use futures::future::BoxFuture;

use crate::error::Fault;
use crate::service::Service;

/// A notice on its way.
#[derive(Clone, Debug)]
pub struct Message {
    /// The notice's id: the same at every try, so that a repetition can be known.
    pub id: i64,
    /// Address or number.
    pub to: String,
    /// What it says.
    pub letter: Letter,
}

/// Why a notice was not taken. The text goes into the log and on the page: no address, no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It may be taken later.
    Temporary(String),
    /// It never will.
    Permanent(String),
}

/// A road.
pub trait Sender: Send + Sync {
    /// Which one.
    fn channel(&self) -> NoticeChannel;

    /// Hands the message to the next station; done once that has taken it.
    fn send<'a>(&'a self, message: &'a Message) -> BoxFuture<'a, Result<(), Failure>>;
}

#[derive(Default)]
struct Senders(OnceLock<Vec<Arc<dyn Sender>>>);

/// Says which roads there are. To be called once, before the first notice; without it there are none.
pub fn configure(service: &Service, senders: Vec<Arc<dyn Sender>>) -> Result<(), Fault> {
    let taken =
        |_| std::io::Error::new(std::io::ErrorKind::AlreadyExists, "the senders were configured before");
    Ok(service.kept::<Senders>().0.set(senders).map_err(taken)?)
}

/// True if there is such a road.
pub fn configured(service: &Service, channel: NoticeChannel) -> bool {
    by(service, channel).is_some()
}

/// The sender of a channel, if it is configured.
pub(super) fn by(service: &Service, channel: NoticeChannel) -> Option<Arc<dyn Sender>> {
    let kept = service.kept::<Senders>();
    kept.0.get()?.iter().find(|sender| sender.channel() == channel).cloned()
}

/// What another program said about a failure, without the address that it may repeat, and not too long.
pub(super) fn safe(said: &str, to: &str) -> String {
    const MOST: usize = 200;
    let said = if to.is_empty() { said.to_owned() } else { said.replace(to, "…") };
    said.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_nobody() {
        assert_eq!(safe("550 <a@b.vn>: no such\nuser", "a@b.vn"), "550 <…>: no such user");
        assert_eq!(safe(&"x".repeat(900), "a@b.vn").len(), 200);
    }
}
