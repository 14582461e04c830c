//! The public's pages: the portal, the plan for everyone, and the two statements. Whole without JavaScript, and
//! light: the reader may come by a QR code on a slow line.

pub mod api;
mod home;
mod plan;
mod public;
mod statements;

pub use home::portal_page;
pub use plan::plan_page;
pub use public::PublicPlan;
pub use statements::{accessibility_page, privacy_page};
