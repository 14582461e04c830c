//! Enterprises and household businesses: monthly counts and single events, and the growth that follows from them. Pages
//! are plain HTML, and every change is a form.
//!
//! - `page`: `/doanh-nghiep`. `growth`: the sentences and the charts. `counts`: the months of a kind, and the form of one.
//! - `approval`: counts that wait for a leader. `events`: single events. `stock`: how many there were when
//!   the year began.
//! - `api`: what the page reads, and the server functions.

mod api;
mod approval;
mod counts;
mod events;
pub(crate) mod growth;
mod page;
mod stock;

pub use page::business_page;
