//! Words of the calendar and the limits of time.

use domain::calendar::Refusal;

/// Why the calendar says no.
pub fn refused(_why: &Refusal) -> String {
    String::new()
}
