//! A form that works without JavaScript and is only smoother with it. Both ways post the same fields to the same
//! server function; the browser's part knows its address but not its types, so that a form costs no code of its
//! own. A refused form says why at its top, takes the focus there, and keeps what was typed.

use leptos::{context::Provider, ev::SubmitEvent, html, prelude::*};

use crate::{
    error::AppError,
    i18n::{common, refusal},
    say,
    viewer::{Viewer, viewer},
};

/// What the fields of a form know of it.
#[derive(Clone)]
pub(super) struct FormState {
    /// In front of the ids of its fields.
    pub id: String,
    /// Why it was refused the last time.
    pub error: RwSignal<Option<AppError>>,
    /// What was typed before a reload.
    pub kept: Vec<(String, String)>,
}

/// What happens after an answer.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "the server hears no answers"))]
struct Outcome {
    error: RwSignal<Option<AppError>>,
    done: Option<Callback<()>>,
    refused: Option<Callback<()>>,
    viewer: StoredValue<Viewer>,
}

/// A form that posts to a server function.
#[component]
pub fn Form(
    /// The address of the server function: `ServerFn::url()`.
    #[prop(into)]
    to: String,
    /// Unique on the page; in front of the ids of its fields.
    #[prop(into)]
    id: String,
    /// Further class of the form.
    #[prop(optional, into)]
    class: String,
    /// Runs in the browser after success, before everything is fetched again.
    #[prop(optional, into)]
    done: Option<Callback<()>>,
    /// Runs in the browser after a refusal, for a page that wants to see anew what it was refused for.
    #[prop(optional, into)]
    refused: Option<Callback<()>>,
    /// True if the form carries files.
    #[prop(optional)]
    files: bool,
    children: Children,
) -> impl IntoView {
    let kept = viewer().kept.filter(|kept| kept.action == to && is_for(kept, &id));
    let error = RwSignal::new(kept.as_ref().map(|kept| kept.error.clone()));
    let node = NodeRef::<html::Form>::new();
    let summary = NodeRef::<html::Div>::new();
    let state = FormState { id: id.clone(), error, kept: kept.map(|kept| kept.fields).unwrap_or_default() };
    Effect::new(move |_| {
        if error.with(Option::is_some)
            && let Some(summary) = summary.get()
        {
            // An element that cannot take the focus is no reason to fail.
            let _ = summary.focus();
        }
    });
    let viewer = expect_context::<StoredValue<Viewer>>();
    let address = to.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(form) = node.get() {
            send::submit(&form, &event, address.clone(), Outcome { error, done, refused, viewer });
        }
    };
    let (form_id, marker) = (id.clone(), id.clone());
    // A provider, since a context put into a component would also reach the forms beside it.
    view! {
        <Provider value=state>
        <form
            node_ref=node
            id=id
            class=class
            method="post"
            action=to
            enctype=files.then_some("multipart/form-data")
            novalidate
            on:submit=submit
        >
            {move || {
                error
                    .get()
                    .map(|error| {
                        let target = error.field().map(|field| format!("#{form_id}-{field}"));
                        let sentence = refusal::sentence(&error);
                        view! {
                            <div class="error-summary" role="alert" tabindex="-1" id="loi" node_ref=summary>
                                <h2>{say!(common::NOT_DONE)}</h2>
                                {match target {
                                    Some(target) => {
                                        view! {
                                            <ul>
                                                <li>
                                                    <a href=target rel="external">
                                                        {sentence}
                                                    </a>
                                                </li>
                                            </ul>
                                        }
                                            .into_any()
                                    }
                                    None => view! { <p>{sentence}</p> }.into_any(),
                                }}
                            </div>
                        }
                    })
            }} <input type="hidden" name="_form" value=marker/> {children()}
        </form>
        </Provider>
    }
}

/// What was typed into a field of the surrounding form before it was refused.
pub fn typed(name: &str) -> Option<String> {
    let state = use_context::<FormState>()?;
    state.kept.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone())
}

/// Several forms of a page may post to the same function; the kept text belongs to one of them.
fn is_for(kept: &crate::viewer::Kept, id: &str) -> bool {
    kept.fields.iter().any(|(name, value)| name == "_form" && value == id)
}

#[cfg(not(feature = "hydrate"))]
mod send {
    use super::*;

    pub fn submit(_form: &web_sys::HtmlFormElement, _event: &SubmitEvent, _to: String, _outcome: Outcome) {}
}

#[cfg(feature = "hydrate")]
mod send {
    use super::*;
    use crate::{live::live, post};
    use wasm_bindgen::JsCast;

    pub fn submit(form: &web_sys::HtmlFormElement, event: &SubmitEvent, to: String, outcome: Outcome) {
        if form.has_attribute("aria-busy") {
            return;
        }
        let Some(body) = post::Body::of_form(form, event) else { return };
        let button = event.submitter().and_then(|button| button.dyn_into::<web_sys::Element>().ok());
        let form = form.clone();
        let live = live();
        let Outcome { error, done, refused, viewer } = outcome;
        let _ = form.set_attribute("aria-busy", "true");
        if let Some(button) = &button {
            let _ = button.set_attribute("aria-busy", "true");
        }
        leptos::task::spawn_local(async move {
            let answer = post::send(&to, body).await;
            let _ = form.remove_attribute("aria-busy");
            if let Some(button) = &button {
                let _ = button.remove_attribute("aria-busy");
            }
            match answer {
                Ok(post::Answer::Done) => {
                    error.set(None);
                    // What was kept over a reload has served its purpose.
                    viewer.try_update_value(|viewer| viewer.kept = None);
                    if let Some(done) = done {
                        done.run(());
                    }
                    live.refresh();
                }
                Ok(post::Answer::GoTo(address)) => {
                    let _ = window().location().assign(&address);
                }
                Err(why) => {
                    error.set(Some(why));
                    if let Some(refused) = refused {
                        refused.run(());
                    }
                }
            }
        });
    }
}
