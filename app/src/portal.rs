//! The public's pages: the portal, the plan for everyone, and the two statements.

mod statements;

pub use statements::{AccessibilityRoute, PrivacyRoute};
