//! A form for files. Without code it posts one and leaves the page; with code (`browser::upload`) several go one after
//! the other, each with its progress and a way to stop it.

use leptos::{context::Provider, prelude::*};

use super::{field::Frame, form::FormState};
use crate::{i18n::common, say};

/// A form that sends files to an address.
#[component]
pub fn Upload(
    /// The address that takes them.
    to: &'static str,
    /// Unique on the page.
    id: &'static str,
    /// Above the field.
    #[prop(into)]
    label: String,
    /// Under the label: what is taken.
    #[prop(into)]
    help: String,
    /// The kinds that the browser offers, as in `accept`; the server decides.
    #[prop(optional)]
    accept: Option<&'static str>,
    /// True if several may be sent, one after the other.
    #[prop(optional)]
    several: bool,
    /// True if sending files is what the page is for.
    #[prop(optional)]
    primary: bool,
    /// On the button.
    #[prop(into)]
    submit: String,
    /// The other fields.
    children: Children,
) -> impl IntoView {
    let state = FormState::of(id, to);
    let summary = state.summary();
    let field = move || {
        let frame = Frame::of("file", true);
        view! {
            <div class="field">
                {frame.head(label, Some(help), false)}
                <input
                    class="input"
                    type="file"
                    id=frame.id.clone()
                    name="file"
                    accept=accept
                    aria-describedby=frame.described_by()
                    aria-invalid=frame.invalid()
                />
            </div>
        }
    };
    view! {
        <Provider value=state>
            <form
                class="stack"
                id=id
                method="post"
                action=to
                enctype="multipart/form-data"
                data-upload=""
                data-several=several.then_some("")
            >
                {summary} <input type="hidden" name="_form" value=id/> {children()} {field()}
                <div hidden data-progress="">
                    <div class="progress">
                        <span data-name=""></span>
                        <progress max="100" value="0"></progress>
                        <span data-percent=""></span>
                    </div>
                    <p>
                        <button type="button" class="button" data-stop="">
                            {say!(common::STOP)}
                        </button>
                    </p>
                </div>
                <p role="status" data-status=""></p>
                <p>
                    <button class="button" data-kind=primary.then_some("primary")>
                        {submit}
                    </button>
                </p>
            </form>
        </Provider>
    }
}
