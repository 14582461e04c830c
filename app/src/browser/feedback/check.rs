//! Checks a field when it is left, by the same rules that the server applies. What is not yet filled in is not held
//! against anybody before they send.

use domain::feedback::{FeedbackForm, What};
use gloo_timers::callback::Timeout;
use web_sys::{Event, FormData, HtmlFormElement};

use super::super::{
    dom::{listen, target, value},
    problem,
};
use crate::i18n::feedback_refusal;

/// Milliseconds from the press that leaves a field until it is over.
const AFTER_THE_PRESS: u32 = 350;

/// Attends to the fields of the form.
pub fn attend(form: &HtmlFormElement) {
    let checked = form.clone();
    listen(form, "change", move |event: Event| {
        let Some(name) = target(&event).and_then(|field| field.get_attribute("name")) else { return };
        let form = checked.clone();
        // A field is left by pressing on another: what is said moves the page, and must not do so under the finger.
        Timeout::new(AFTER_THE_PRESS, move || check(&form, &name)).forget();
    });
}

fn check(form: &HtmlFormElement, name: &str) {
    let Ok(data) = FormData::new_with_form(form) else { return };
    let problems = typed(&data).parse().err().unwrap_or_default();
    let is_it = |field: &str| field == name && !value(&data, field).is_empty();
    let found = problems.iter().find(|problem| is_it(&problem.field) && problem.what != What::Missing);
    problem::at(form, name, found.map(feedback_refusal::problem).as_deref());
}

/// What is typed now.
pub fn typed(data: &FormData) -> FeedbackForm {
    FeedbackForm {
        is_complaint: value(data, "is_complaint"),
        is_denunciation: value(data, "is_denunciation"),
        kind: value(data, "kind"),
        name: value(data, "name"),
        phone: value(data, "phone"),
        email: value(data, "email"),
        address: value(data, "address"),
        neighborhood: value(data, "neighborhood"),
        business_name: value(data, "business_name"),
        tax_code: value(data, "tax_code"),
        category: value(data, "category"),
        content: value(data, "content"),
        hide_name: value(data, "hide_name"),
        may_publish: value(data, "may_publish"),
        consent: value(data, "consent"),
        place: value(data, "place"),
    }
}
