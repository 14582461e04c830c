//! Why a form was refused, at the form: as the server writes it into a page that is loaded anew.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dom::element;
use crate::{
    error::AppError,
    i18n::{common, refusal},
    say,
};

/// Shows it at the top of the form and at the field that it is about, and leads the focus there.
pub fn show(form: &Element, error: &AppError) {
    clear(form);
    let sentence = refusal::sentence(error);
    let field = error.field().map(|field| format!("{}-{field}", form.id()));
    // The form is in the page and takes children.
    let _ = at_field(form, field.as_deref(), &sentence);
    if let Some(summary) = summary(field.as_deref(), &sentence) {
        let _ = form.insert_before(&summary, form.first_child().as_ref());
        if let Some(summary) = summary.dyn_ref::<HtmlElement>() {
            let _ = summary.focus();
        }
    }
}

/// Shows what is wrong with one field, or that nothing is any more; the focus stays where it is.
pub fn at(form: &Element, field: &str, sentence: Option<&str>) {
    let id = format!("{}-{field}", form.id());
    if let Ok(Some(old)) = form.query_selector(&format!("[id=\"{id}-error\"]")) {
        old.remove();
    }
    match sentence {
        Some(sentence) => {
            // A field without an element of its own (a group of radios) has no place for it.
            let _ = at_field(form, Some(&id), sentence);
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

fn summary(field: Option<&str>, sentence: &str) -> Option<Element> {
    let summary = element("div", "error-summary", "")?;
    for (name, value) in [("role", "alert"), ("tabindex", "-1"), ("id", "loi")] {
        let _ = summary.set_attribute(name, value);
    }
    let _ = summary.append_child(&*element("h2", "", say!(common::NOT_DONE))?);
    match field {
        Some(field) => {
            let (list, item, link) =
                (element("ul", "", "")?, element("li", "", "")?, element("a", "", sentence)?);
            let _ = link.set_attribute("href", &format!("#{field}"));
            let _ = item.append_child(&link);
            let _ = list.append_child(&item);
            let _ = summary.append_child(&list);
        }
        None => {
            let _ = summary.append_child(&*element("p", "", sentence)?);
        }
    }
    Some(summary)
}

fn at_field(form: &Element, field: Option<&str>, sentence: &str) -> Option<()> {
    let id = field?;
    let field = form.query_selector(&format!("[id=\"{id}\"]")).ok()??;
    let said = element("p", "field-error", "")?;
    said.set_id(&format!("{id}-error"));
    let _ = said.append_child(&*element("span", "visually-hidden", say!(common::ERROR_PREFIX))?);
    let _ = said.append_child(&leptos::prelude::document().create_text_node(sentence));
    let _ = field.set_attribute("aria-invalid", "true");
    let help = format!("{id}-help");
    let has_help = form.query_selector(&format!("[id=\"{help}\"]")).ok().flatten().is_some();
    let described = if has_help { format!("{help} {id}-error") } else { format!("{id}-error") };
    let _ = field.set_attribute("aria-describedby", &described);
    let _ = field.parent_node()?.insert_before(&said, Some(&field));
    Some(())
}
