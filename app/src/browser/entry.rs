//! The form of a month's value says at once what follows from what is typed: the percentage, what is wrong with a
//! number, and that it differs much from the month before. The rules are the server's; only the answer is sooner.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlFormElement};

use super::{
    dom::{listen, target},
    problem,
};
use crate::{
    entry::facts::Facts,
    i18n::{entry as words, indicator as names, indicator_refusal},
    say,
};
use domain::indicator::{Problem, Share, What};

/// The fields that hold numbers.
const NUMBERS: [&str; 2] = ["numerator", "denominator"];

/// Attends to the numbers of the page, also of one that is put in place later.
pub fn attend() {
    listen(&document(), "input", |event: Event| {
        let field = target(&event);
        let name = field.as_ref().and_then(|field| field.get_attribute("name")).unwrap_or_default();
        let part = field.and_then(|field| field.closest("[data-entry]").ok().flatten());
        if let Some(part) = part.filter(|_| NUMBERS.contains(&name.as_str())) {
            tell(&part);
        }
    });
}

fn tell(part: &Element) {
    let form = part.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let facts = part.get_attribute("data-entry").and_then(|written| Facts::read(&written));
    let (Some(form), Some(facts)) = (form, facts) else { return };
    let Ok(data) = FormData::new_with_form(&form) else { return };
    let value = |name| data.get(name).as_string().unwrap_or_default();
    let share = facts.share(&value("numerator"), &value("denominator"));
    let problems = share.as_ref().err().cloned().unwrap_or_default();
    for name in NUMBERS {
        // What is not typed yet is not held against anybody.
        let is_it = |problem: &&Problem| problem.field == name && problem.what != What::Missing;
        problem::at(&form, name, problems.iter().find(is_it).map(indicator_refusal::problem).as_deref());
    }
    told(part, facts, share.as_ref().ok().copied());
    doubt(part, facts, share.ok());
}

fn told(part: &Element, facts: Facts, share: Option<Share>) {
    let (mark, sentence) = share
        .map_or(("no_data", "–".to_owned()), |share| names::told(facts.formula, share, facts.aim.as_ref()));
    let Ok(Some(place)) = part.query_selector("[data-told]") else { return };
    // An attribute of an element in the page can be set.
    let _ = place.set_attribute("data-state", mark);
    if let Ok(Some(text)) = place.query_selector("b") {
        text.set_text_content(Some(&sentence));
    }
}

fn doubt(part: &Element, facts: Facts, share: Option<Share>) {
    let doubts = share.map(|share| facts.doubts(share)).unwrap_or_default();
    let Ok(Some(place)) = part.query_selector("[data-doubt]") else { return };
    if doubts.is_empty() {
        let _ = place.set_attribute("hidden", "");
        return;
    }
    let said: Vec<_> = doubts.into_iter().map(indicator_refusal::doubt).collect();
    if let Ok(Some(text)) = place.query_selector("[data-doubt-text]") {
        text.set_text_content(Some(&say!(words::DOUBT, said.join("; "))));
    }
    let _ = place.remove_attribute("hidden");
}
