//! The staff's side of feedback: the queue, one case, entering on behalf, posters, requests upward, indicator 3.

use leptos::prelude::*;

use crate::ui::NotFound;

/// `/xu-ly`
pub fn queue_page() -> AnyView {
    NotFound().into_any()
}

/// `/xu-ly/{code}`
pub fn case_page() -> AnyView {
    NotFound().into_any()
}

/// `/xu-ly/nhap-ho`
pub fn enter_page() -> AnyView {
    NotFound().into_any()
}

/// `/xu-ly/to-dan`
pub fn poster_page() -> AnyView {
    NotFound().into_any()
}

/// `/xu-ly/kien-nghi`
pub fn referrals_page() -> AnyView {
    NotFound().into_any()
}

/// `/xu-ly/kien-nghi/{id}`
pub fn referral_page() -> AnyView {
    NotFound().into_any()
}

/// `/xu-ly/dung-han`
pub fn on_time_page() -> AnyView {
    NotFound().into_any()
}
