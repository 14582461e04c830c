//! The sentence for every way in which feedback says no.

use domain::feedback::Refusal;

/// Why feedback says no.
pub fn refused(_why: &Refusal) -> String {
    String::new()
}
