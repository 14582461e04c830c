//! The mark of a state: shape and colour. The word stands beside it, or is said to a screen reader.

use leptos::prelude::*;

/// The mark alone.
#[component]
pub fn Mark(state: &'static str) -> impl IntoView {
    view! { <span class="mark" data-state=state aria-hidden="true"></span> }
}

/// Mark and word.
#[component]
pub fn StateWord(
    /// The state's name.
    state: &'static str,
    /// Its word in the reader's language.
    #[prop(into)]
    word: String,
) -> impl IntoView {
    view! {
        <span class="state" data-state=state>
            <span class="mark" aria-hidden="true"></span>
            {word}
        </span>
    }
}
