//! What travels on the live line.

use domain::change::Change;
use serde::Serialize;

/// A change, and whose hand it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What changed.
    pub change: Change,
    /// Who did it, by the name that others see.
    pub by: Option<String>,
}
