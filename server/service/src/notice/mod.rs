//! Notices: an outbox that is written with what it tells of, and emptied by whoever can. Nothing is called delivered
//! before the next station has taken it, and nothing is lost by a process that dies.
//!
//! - `outbox`: a notice is written, in the transaction of what happened.
//! - [`sender`](Sender): the roads out of the application.

mod outbox;
mod sender;

pub use sender::{Failure, Message, Sender, configure, configured};
