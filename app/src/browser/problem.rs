//! Why a form was refused, at the form: as the server writes it into a page that is loaded anew.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dom::{self, element};
use crate::{
    error::AppError,
    i18n::{common, refusal},
    say,
};

/// Shows it at the top of the form and at the fields that it is about, and leads the focus there.
pub fn show(form: &Element, error: &AppError) {
    clear(form);
    let sentence = refusal::sentence(error);
    let mut problems = error.problems().to_vec();
    if let (true, Some(field)) = (problems.is_empty(), error.field()) {
        problems.push((field.to_owned(), sentence.clone()));
    }
    for (field, sentence) in &mut problems {
        *field = format!("{}-{field}", dom::id(form));
        // The form is in the page and takes children.
        let _ = at_field(form, field, sentence);
    }
    if let Some(summary) = summary(&problems, &sentence) {
        let _ = form.insert_before(&summary, form.first_child().as_ref());
        if let Some(summary) = summary.dyn_ref::<HtmlElement>() {
            let _ = summary.focus();
        }
    }
}

/// Shows what is wrong with one field, or that nothing is any more; the focus stays where it is.
pub fn at(form: &Element, field: &str, sentence: Option<&str>) {
    let id = format!("{}-{field}", dom::id(form));
    if let Ok(Some(old)) = form.query_selector(&format!("[id=\"{id}-error\"]")) {
        old.remove();
    }
    match sentence {
        Some(sentence) => {
            // A field that the page does not have has no place for it.
            let _ = at_field(form, &id, sentence);
        }
        None => {
            if let Ok(Some(field)) = form.query_selector(&format!("[id=\"{id}\"]")) {
                let _ = field.remove_attribute("aria-invalid");
            }
        }
    }
}

/// Takes it away again.
pub fn clear(form: &Element) {
    while let Ok(Some(old)) = form.query_selector(".error-summary, .field-error") {
        old.remove();
    }
    while let Ok(Some(field)) = form.query_selector("[aria-invalid]") {
        let _ = field.remove_attribute("aria-invalid");
    }
}

fn summary(problems: &[(String, String)], sentence: &str) -> Option<Element> {
    let summary = element("div", "error-summary", "")?;
    for (name, value) in [("role", "alert"), ("tabindex", "-1"), ("id", "loi")] {
        let _ = summary.set_attribute(name, value);
    }
    let _ = summary.append_child(&*element("h2", "", say!(common::NOT_DONE))?);
    if problems.len() != 1 {
        let _ = summary.append_child(&*element("p", "", sentence)?);
    }
    let list = element("ul", "", "")?;
    for (field, sentence) in problems {
        let (item, link) = (element("li", "", "")?, element("a", "", sentence)?);
        let _ = link.set_attribute("href", &format!("#{field}"));
        let _ = item.append_child(&link);
        let _ = list.append_child(&item);
    }
    if list.has_child_nodes() {
        let _ = summary.append_child(&list);
    }
    Some(summary)
}

/// Says it between label and control; of several choices, before all of them.
fn at_field(form: &Element, id: &str, sentence: &str) -> Option<()> {
    let field = form.query_selector(&format!("[id=\"{id}\"]")).ok()??;
    let choices = field.closest("fieldset > .choices, .field > .choice").ok().flatten();
    let said = element("p", "field-error", "")?;
    said.set_id(&format!("{id}-error"));
    let _ = said.append_child(&*element("span", "visually-hidden", say!(common::ERROR_PREFIX))?);
    let _ = said.append_child(&leptos::prelude::document().create_text_node(sentence));
    let _ = field.set_attribute("aria-invalid", "true");
    let help = format!("{id}-help");
    let has_help = form.query_selector(&format!("[id=\"{help}\"]")).ok().flatten().is_some();
    let described = if has_help { format!("{help} {id}-error") } else { format!("{id}-error") };
    let _ = field.set_attribute("aria-describedby", &described);
    let before = choices.unwrap_or(field);
    let _ = before.parent_node()?.insert_before(&said, Some(&before));
    Some(())
}
