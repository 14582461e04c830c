//! Fields of a form: label above, help under the label, the error between label and field.

use leptos::prelude::*;

use super::form::{FormState, typed};
use crate::{i18n::common, say};

/// A line of text.
#[component]
pub fn Field(
    /// Name under which it is posted.
    name: &'static str,
    /// Above it.
    #[prop(into)]
    label: String,
    /// Under the label.
    #[prop(optional, into)]
    help: Option<String>,
    /// What stands in it at first; what was typed before goes before it.
    #[prop(optional, into)]
    value: Option<String>,
    /// The `type` of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// `date`, `code` or `number`; full width otherwise.
    #[prop(optional)]
    width: Option<&'static str>,
    /// True if it may stay empty.
    #[prop(optional)]
    optional: bool,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] inputmode: Option<&'static str>,
    #[prop(default = "next")] enterkeyhint: &'static str,
) -> impl IntoView {
    let frame = Frame::of(name, help.is_some());
    let value = typed(name).or(value);
    let (id, described_by, invalid) = (frame.id.clone(), frame.described_by(), frame.invalid());
    view! {
        <div class="field">
            {frame.head(label, help, optional)}
            <input
                class="input"
                id=id
                name=name
                type=kind
                value=value
                data-width=width
                autocomplete=autocomplete
                autocapitalize=(kind == "text" && autocomplete == "username").then_some("none")
                inputmode=inputmode
                enterkeyhint=enterkeyhint
                aria-describedby=described_by
                aria-invalid=invalid
            />
        </div>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Name under which it is posted.
    name: &'static str,
    /// Above it.
    #[prop(into)]
    label: String,
    /// Under the label.
    #[prop(optional, into)]
    help: Option<String>,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: Option<String>,
    /// Lines in sight.
    #[prop(default = 4)]
    rows: u32,
    /// True if it may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let frame = Frame::of(name, help.is_some());
    let value = inside_textarea(typed(name).or(value).unwrap_or_default());
    let (id, described_by, invalid) = (frame.id.clone(), frame.described_by(), frame.invalid());
    view! {
        <div class="field">
            {frame.head(label, help, optional)}
            <textarea class="input" id=id name=name rows=rows aria-describedby=described_by aria-invalid=invalid>
                {value}
            </textarea>
        </div>
    }
}

/// A text as it must stand in the HTML between the tags of a `textarea`, where the framework writes it as it is.
/// Nothing but that could end the field early, and become part of the page.
fn inside_textarea(text: String) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    // A line break right after the tag does not count.
    if escaped.starts_with('\n') { format!("\n{escaped}") } else { escaped }
}

/// Files to be sent along. What a refused form had chosen cannot be chosen again for the reader.
#[component]
pub fn FileField(
    /// Name under which they are posted.
    name: &'static str,
    /// Above it.
    #[prop(into)]
    label: String,
    /// Under the label: what is taken.
    #[prop(into)]
    help: String,
    /// True if several may be chosen.
    #[prop(optional)]
    several: bool,
) -> impl IntoView {
    let frame = Frame::of(name, true);
    let (id, described_by, invalid) = (frame.id.clone(), frame.described_by(), frame.invalid());
    view! {
        <div class="field">
            {frame.head(label, Some(help), true)}
            <input
                class="input"
                type="file"
                id=id
                name=name
                multiple=several
                aria-describedby=described_by
                aria-invalid=invalid
            />
        </div>
    }
}

/// One of several values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// A choice from a list.
#[component]
pub fn Picker(
    /// Name under which it is posted.
    name: &'static str,
    /// Above it.
    #[prop(into)]
    label: String,
    /// Under the label.
    #[prop(optional, into)]
    help: Option<String>,
    /// What may be chosen.
    choices: Vec<Choice>,
    /// What is chosen at first.
    #[prop(optional, into)]
    value: Option<String>,
    /// True if it may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let frame = Frame::of(name, help.is_some());
    let chosen = typed(name).or(value).unwrap_or_default();
    let (id, described_by, invalid) = (frame.id.clone(), frame.described_by(), frame.invalid());
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! {
                <option value=choice.value selected=selected>
                    {choice.label}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            {frame.head(label, help, optional)}
            <select class="input" id=id name=name aria-describedby=described_by aria-invalid=invalid>
                {options}
            </select>
        </div>
    }
}

/// What surrounds every kind of field.
pub(super) struct Frame {
    /// The id of the field.
    pub id: String,
    has_help: bool,
    /// The sentence of the error, if the form was refused because of this field.
    error: Option<String>,
}

impl Frame {
    /// The frame of a field in the surrounding form.
    pub fn of(name: &'static str, has_help: bool) -> Self {
        let state = use_context::<FormState>();
        let id = match &state {
            Some(state) => format!("{}-{name}", state.id),
            None => name.to_owned(),
        };
        let error = state.and_then(|state| state.error);
        let error = error.and_then(|error| error.sentence_of(name).map(str::to_owned));
        Self { id, has_help, error }
    }

    /// For `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    /// For `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        let id = &self.id;
        match (self.has_help, self.error.is_some()) {
            (true, true) => Some(format!("{id}-help {id}-error")),
            (true, false) => Some(format!("{id}-help")),
            (false, true) => Some(format!("{id}-error")),
            (false, false) => None,
        }
    }

    /// Label, help and error.
    pub fn head(&self, label: String, help: Option<String>, optional: bool) -> impl IntoView + use<> {
        view! {
            <label for=self.id.clone()>
                {label} {optional.then(|| view! { <span class="optional">{" "}{say!(common::OPTIONAL)}</span> })}
            </label>
            {self.under(help)}
        }
    }

    /// Help and error.
    pub fn under(&self, help: Option<String>) -> impl IntoView + use<> {
        let (help_id, error_id) = (format!("{}-help", self.id), format!("{}-error", self.id));
        view! {
            {help
                .map(|help| {
                    view! {
                        <p class="field-help" id=help_id>
                            {help}
                        </p>
                    }
                })}
            {self
                .error
                .clone()
                .map(|sentence| {
                    view! {
                        <p class="field-error" id=error_id>
                            <span class="visually-hidden">{say!(common::ERROR_PREFIX)}</span>
                            {sentence}
                        </p>
                    }
                })}
        }
    }
}
