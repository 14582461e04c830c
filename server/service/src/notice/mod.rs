//! Notices: an outbox that is written with what it tells of, and emptied by whoever can. Nothing is called delivered
//! before the next station has taken it, and nothing is lost by a process that dies.
//!
//! - `outbox`: a notice is written, in the transaction of what happened.
//! - [`sender`](Sender): the roads out of the application; [`mail`](Mail), [`gateway`](Gateway): two of them.
//! - `deliver`: what is due is claimed, sent, and noted.
//! - `digest`: once a working day, what is due and overdue.
//! - `read`: the outbox on its page, a person's notices on their day.

mod deliver;
mod digest;
mod gateway;
mod mail;
mod outbox;
mod read;
mod sender;

pub use deliver::{Words, deliver_one};
pub use digest::write_digests;
pub use gateway::Gateway;
pub use mail::Mail;
pub use read::{inbox, outbox, retry, see};
pub use sender::{Failure, Message, Sender, configure, configured};
