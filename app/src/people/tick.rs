//! A box to tick. After a refusal without wasm it is as it was left, not as it was at first.

use leptos::prelude::*;

use crate::ui::typed;

/// A box that posts `name=on` when it is ticked, and nothing otherwise.
#[component]
pub(super) fn Tick(
    /// Name under which it is posted.
    name: &'static str,
    /// How it is at first.
    ticked: bool,
    /// Beside it.
    #[prop(into)]
    label: String,
    /// Under the label.
    #[prop(optional, into)]
    help: Option<String>,
) -> impl IntoView {
    // The form's own mark tells a box that was left empty from one that was never sent.
    let ticked = if typed("_form").is_some() { typed(name).is_some() } else { ticked };
    view! {
        <label class="choice">
            <input type="checkbox" name=name checked=ticked/>
            <span>{label} {help.map(|help| view! { <small>{help}</small> })}</span>
        </label>
    }
}
