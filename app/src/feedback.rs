//! The public's side of feedback: the form, the receipt, one case, the look-up, published answers.

use leptos::prelude::*;

use crate::ui::NotFound;

/// `/phan-anh`
pub fn form_page() -> AnyView {
    NotFound().into_any()
}

/// `/phan-anh/{code}`
pub fn case_page() -> AnyView {
    NotFound().into_any()
}

/// `/tra-cuu`
pub fn look_up_page() -> AnyView {
    NotFound().into_any()
}

/// `/hoi-dap`
pub fn answers_page() -> AnyView {
    NotFound().into_any()
}

/// `/hoi-dap/{id}`
pub fn answer_page() -> AnyView {
    NotFound().into_any()
}
