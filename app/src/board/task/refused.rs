//! What a form that was refused left behind when it was posted plainly: which one it was, what was typed into it, and
//! where that is shown if the form itself is no longer there. The fields of a form find their own text by themselves.

use leptos::prelude::*;

pub use crate::ui::was_refused;
use crate::{
    i18n::task as words,
    say,
    viewer::{Kept, viewer},
};

/// What stood in a field of the form of this id when it was refused.
pub fn kept(form: &str, field: &str) -> Option<String> {
    of_form(form)?.fields.into_iter().find(|(name, _)| name == field).map(|(_, typed)| typed)
}

/// True if a box of the form of this id is to be ticked: as the reader left it when the form was refused, or else as
/// the task has it.
pub fn is_ticked(form: &str, name: &str, value: &str, as_the_task_has_it: bool) -> bool {
    of_form(form).map_or(as_the_task_has_it, |kept| {
        kept.fields.iter().any(|(field, typed)| field == name && typed == value)
    })
}

/// What was typed into these fields of a form that is no longer there, since the task moved on meanwhile.
pub fn unsent(form: &str, fields: &[&str]) -> Option<AnyView> {
    let texts: Vec<_> = fields
        .iter()
        .filter_map(|field| kept(form, field))
        .filter(|text| !text.trim().is_empty())
        .map(|text| view! { <p>{text}</p> })
        .collect();
    (!texts.is_empty()).then(|| {
        view! {
            <div class="notice" data-state="late">
                <span class="mark" aria-hidden="true"></span>
                <div class="stack" data-gap="small">
                    <p>
                        <b>{say!(words::TYPED_UNSENT)}</b>
                    </p>
                    <blockquote class="quote">{texts}</blockquote>
                </div>
            </div>
        }
        .into_any()
    })
}

fn of_form(form: &str) -> Option<Kept> {
    viewer().kept.filter(|kept| kept.fields.iter().any(|(name, value)| name == "_form" && value == form))
}
