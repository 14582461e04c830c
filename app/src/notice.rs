//! What became of the messages to senders and staff.

use leptos::prelude::*;

use crate::ui::NotFound;

/// `/quan-tri/thong-bao`
pub fn notices_page() -> AnyView {
    NotFound().into_any()
}
