//! Checks a field when it is left, by the same rules that the server applies. What is not yet filled in is not held
//! against anybody before they send.

use domain::feedback::{FeedbackForm, What};
use web_sys::{Event, FormData, HtmlFormElement};

use super::{
    super::{
        dom::{listen, target},
        problem,
    },
    value,
};
use crate::i18n::feedback_refusal;

/// Attends to the fields of the form.
pub fn attend(form: &HtmlFormElement) {
    let checked = form.clone();
    listen(form, "change", move |event: Event| {
        let Some(name) = target(&event).and_then(|field| field.get_attribute("name")) else { return };
        let Ok(data) = FormData::new_with_form(&checked) else { return };
        let problems = typed(&data).parse().err().unwrap_or_default();
        let is_it = |field: &str| field == name && !value(&data, field).is_empty();
        let found = problems.iter().find(|problem| is_it(&problem.field) && problem.what != What::Missing);
        problem::at(&checked, &name, found.map(feedback_refusal::problem).as_deref());
    });
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
