//! The public's pages: the portal, the plan for everyone, and the two statements. Whole without JavaScript, and
//! light: the reader may come by a QR code on a slow line.

pub mod api;
mod home;
mod plan;
mod public;
mod statements;

pub use home::PortalRoute;
pub use plan::PlanRoute;
pub use public::PublicPlan;
pub use statements::{AccessibilityRoute, PrivacyRoute};
