//! Choices that all stand in sight: one of several, or a box to tick.

use leptos::prelude::*;

use super::{
    field::{Choice, Frame},
    form::{typed, was_ticked},
};

/// One of a few choices, as radio buttons.
#[component]
pub fn Radios(
    /// Name under which it is posted.
    name: &'static str,
    /// Above them.
    #[prop(into)]
    label: String,
    /// Under the label.
    #[prop(optional, into)]
    help: Option<String>,
    /// What may be chosen, each with what it means.
    choices: Vec<(Choice, Option<String>)>,
    /// True if they stand beside each other.
    #[prop(optional)]
    inline: bool,
    /// Under the choices.
    #[prop(optional, into)]
    after: ViewFn,
) -> impl IntoView {
    let frame = Frame::of(name, help.is_some());
    let chosen = typed(name).unwrap_or_default();
    let (first, described_by, invalid) = (frame.id.clone(), frame.described_by(), frame.invalid());
    let buttons = choices
        .into_iter()
        .enumerate()
        .map(|(at, (choice, means))| {
            let checked = choice.value == chosen;
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        id=(at == 0).then(|| first.clone())
                        name=name
                        value=choice.value
                        checked=checked
                        aria-describedby=(at == 0).then(|| described_by.clone()).flatten()
                    />
                    <span>{choice.label} {means.map(|means| view! { <small>{means}</small> })}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" data-invalid=invalid>
            <legend>{label}</legend>
            {frame.under(help)}
            <div class="choices" data-inline=inline.then_some("")>
                {buttons}
            </div>
            {after.run()}
        </fieldset>
    }
}

/// A box to tick, never ticked beforehand.
#[component]
pub fn TickBox(
    /// Name under which `on` is posted.
    name: &'static str,
    /// Beside it.
    #[prop(into)]
    label: String,
    /// Under the label.
    #[prop(optional, into)]
    help: Option<String>,
) -> impl IntoView {
    let frame = Frame::of(name, false);
    let (id, described_by, invalid) = (frame.id.clone(), frame.described_by(), frame.invalid());
    view! {
        <div class="field" data-invalid=invalid>
            {frame.under(None)}
            <label class="choice">
                <input
                    type="checkbox"
                    id=id
                    name=name
                    value="on"
                    checked=was_ticked(name, "on").unwrap_or(false)
                    aria-describedby=described_by
                    aria-invalid=invalid
                />
                <span>{label} {help.map(|help| view! { <small>{help}</small> })}</span>
            </label>
        </div>
    }
}
