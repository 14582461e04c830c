//! A form of a page, folded away until it is wanted.

use leptos::prelude::*;

use super::{Icon, was_refused};

/// A pictogram and a line, and what opens under them.
#[component]
pub fn Fold(
    /// The id of the form in it: open if that was refused. The fold's own id rests on it, by which it stays open where
    /// the reader opened it while the page around it is renewed.
    #[prop(into)]
    form: String,
    /// The pictogram.
    icon: &'static str,
    /// The line that is always in sight.
    #[prop(into)]
    label: String,
    children: Children,
) -> impl IntoView {
    let open = was_refused(&form);
    view! {
        <details class="fold" id=format!("khung-{form}") open=open>
            <summary>
                <Icon name=icon/>
                {label}
            </summary>
            {children()}
        </details>
    }
    .into_any()
}
