//! The calendar of working days, limits of time, and what follows from a late change.

use leptos::prelude::*;

use crate::ui::NotFound;

/// `/quan-tri/lich-lam-viec`
pub fn calendar_page() -> AnyView {
    NotFound().into_any()
}

/// `/quan-tri/thoi-han`
pub fn limits_page() -> AnyView {
    NotFound().into_any()
}
