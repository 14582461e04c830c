//! A pictogram beside a word; never the only bearer of a meaning.

use leptos::prelude::*;

/// The pictogram of that name; see `style/components/icon.css`.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    view! { <span class="icon" data-icon=name aria-hidden="true"></span> }
}
