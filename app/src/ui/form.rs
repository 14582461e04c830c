//! A form that works without JavaScript and is only smoother with it. Both ways post the same fields to the same
//! server function. A refused form says why at its top and keeps what was typed: here after a plain post, and in
//! `browser::form` where there is code. The two write the same elements.

use leptos::{context::Provider, prelude::*};

use crate::{
    error::AppError,
    i18n::{common, refusal},
    say,
    viewer::{Kept, viewer},
};

/// What the fields of a form know of it.
#[derive(Clone)]
pub struct FormState {
    /// In front of the ids of its fields.
    pub id: String,
    /// Why it was refused, if this page shows it again.
    pub error: Option<AppError>,
    /// What was typed into it then.
    pub kept: Vec<(String, String)>,
}

impl FormState {
    /// The form of this id that posts to this address.
    pub fn of(id: &str, to: &str) -> Self {
        let kept = viewer().kept.filter(|kept| kept.action == to && is_for(kept, id));
        let (error, kept) = kept.map_or((None, Vec::new()), |kept| (Some(kept.error), kept.fields));
        Self { id: id.to_owned(), error, kept }
    }

    /// What was typed into a field before the form was refused.
    pub fn value(&self, name: &str) -> Option<String> {
        // A zero has no place in a page: a browser would send back something else for it.
        self.kept.iter().find(|(field, _)| field == name).map(|(_, value)| value.replace('\0', ""))
    }

    /// Why the form was refused, for its top; the focus is led there. Each thing that is wrong with a field leads to it.
    pub fn summary(&self) -> impl IntoView + use<> {
        self.error.as_ref().map(|error| {
            let id = self.id.clone();
            let sentence = refusal::sentence(error);
            let mut links: Vec<(String, String)> = error.problems().to_vec();
            if let (true, Some(field)) = (links.is_empty(), error.field()) {
                links.push((field.to_owned(), sentence.clone()));
            }
            let says_more = links.len() != 1;
            view! {
                <div class="error-summary" role="alert" tabindex="-1" id="loi">
                    <h2>{say!(common::NOT_DONE)}</h2>
                    {says_more.then(|| view! { <p>{sentence}</p> })}
                    {(!links.is_empty())
                        .then(|| {
                            view! {
                                <ul>
                                    {links
                                        .into_iter()
                                        .map(|(field, sentence)| {
                                            view! {
                                                <li>
                                                    <a href=format!("#{id}-{field}")>{sentence}</a>
                                                </li>
                                            }
                                        })
                                        .collect_view()}
                                </ul>
                            }
                        })}
                </div>
            }
        })
    }
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
    /// A short message after success, where there is code.
    #[prop(optional, into)]
    said: Option<String>,
    /// What it is called where it waits for the network, if it outlasts a dropped one: see `browser::kept`. Only for what
    /// may be sent twice without harm.
    #[prop(optional, into)]
    keeps: Option<String>,
    /// True if files may come along: the browser itself sends it then, with code as without.
    #[prop(optional)]
    files: bool,
    /// True if such a form is sent without leaving the page all the same, so that the chosen files are still chosen
    /// where it is refused.
    #[prop(optional)]
    keeps_files: bool,
    children: Children,
) -> impl IntoView {
    let files = files || keeps_files;
    let by_code = keeps_files || !files;
    let state = FormState::of(&id, &to);
    let (summary, marker) = (state.summary(), id.clone());
    // A provider, since a context put into a component would also reach the forms beside it.
    view! {
        <Provider value=state>
            <form
                id=id
                class=class
                method="post"
                action=to
                enctype=files.then_some("multipart/form-data")
                novalidate
                data-form=by_code.then_some("")
                data-said=said
                data-keeps=keeps
            >
                {summary} <input type="hidden" name="_form" value=marker/> {children()}
            </form>
        </Provider>
    }
}

/// What was typed into a field of the surrounding form before it was refused.
pub fn typed(name: &str) -> Option<String> {
    use_context::<FormState>()?.value(name)
}

/// Whether one of several boxes of this name was ticked in the surrounding form before it was refused; none if it was
/// not refused.
pub fn was_ticked(name: &str, value: &str) -> Option<bool> {
    let state = use_context::<FormState>()?;
    let is_it = |(field, kept): &(String, String)| field == name && kept == value;
    state.error.is_some().then(|| state.kept.iter().any(is_it))
}

/// True if this page shows again a form of that id which was refused: what it is folded into stands open.
pub fn was_refused(form: &str) -> bool {
    viewer().kept.is_some_and(|kept| is_for(&kept, form))
}

/// Several forms of a page may post to the same function; the kept text belongs to one of them.
fn is_for(kept: &Kept, id: &str) -> bool {
    kept.fields.iter().any(|(name, value)| name == "_form" && value == id)
}
