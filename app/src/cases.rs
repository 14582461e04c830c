//! The staff's side of feedback: the queue, one case, entering on behalf, posters, requests upward, indicator 3. Pages
//! are plain HTML, and every change is a form; what others change comes by the live line.
//!
//! - `queue`: which cases wait, for whom, until when; several are assigned at once.
//! - `case`: one case, and what may be done with it now.
//! - `enter`: a case entered on behalf, and the receipt that is shown once.
//! - `poster`, `referrals`, `on_time`: the QR code on paper, requests upward, indicator 3.
//! - `reader`, `table`: who reads, and rows of cases as every list shows them.

mod api;
mod case;
mod case_api;
mod enter;
mod on_time;
mod poster;
mod queue;
mod reader;
mod referral;
mod referral_api;
mod referrals;
mod table;

pub use api::{Entered, entered_address, query_of};
pub use case::case_page;
pub use enter::enter_page;
pub use on_time::on_time_page;
pub use poster::poster_page;
pub use queue::queue_page;
pub use referral::referral_page;
pub use referrals::referrals_page;
