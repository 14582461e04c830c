//! A sentence that needs attention.

use leptos::prelude::*;

use super::Mark;

/// The sentence in a notice of its own.
pub fn warning(said: String) -> AnyView {
    view! {
        <div class="notice" data-state="at_risk">
            <Mark state="at_risk"/>
            <p>{said}</p>
        </div>
    }
    .into_any()
}
