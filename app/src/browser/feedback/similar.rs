//! Published answers to questions like the one that is being typed: half of all questions were answered before.

use gloo_timers::callback::Timeout;
use js_sys::{Array, JSON};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlTextAreaElement};

use super::super::{
    dom::{all, element, find, listen},
    post,
};
use crate::{i18n::draft as words, say};

/// Where similar answers are asked for.
const FROM: &str = "/api/ui/feedback/similar";
/// Less says too little.
const LEAST: usize = 20;

/// Attends to what is written into the fields for it, on whatever form.
pub fn attend() {
    for area in all::<HtmlTextAreaElement>("form[data-similar-to] textarea") {
        attend_to(&area);
    }
}

fn attend_to(area: &HtmlTextAreaElement) {
    let typed = area.clone();
    let soon = std::cell::RefCell::new(None);
    listen(area, "input", move |_: Event| {
        let area = typed.clone();
        // The one before is cancelled by being dropped.
        *soon.borrow_mut() = Some(Timeout::new(700, move || {
            wasm_bindgen_futures::spawn_local(show(area));
        }));
    });
}

async fn show(area: HtmlTextAreaElement) {
    let text = area.value();
    if text.chars().count() < LEAST {
        return;
    }
    let Some(body) = post::Body::of_pairs(&[("text", &text)]) else { return };
    // Answers that cannot be had now are not missed.
    let Ok(found) = post::text(FROM, body).await else { return };
    if area.value() == text {
        let _ = place(&area, &found);
    }
}

fn place(area: &Element, found: &str) -> Option<()> {
    if let Some(old) = find::<Element>("[data-similar]") {
        old.remove();
    }
    let found = JSON::parse(found).ok()?.dyn_into::<Array>().ok()?;
    if found.length() == 0 {
        return None;
    }
    let section = element("div", "notice", "")?;
    let _ = section.set_attribute("data-similar", "");
    let _ = section.set_attribute("role", "status");
    let inside = element("div", "", "")?;
    let _ = inside.append_child(&*element("p", "", say!(words::SIMILAR))?);
    let list = element("ul", "", "")?;
    for pair in found.iter().filter_map(|pair| pair.dyn_into::<Array>().ok()) {
        let (Some(address), Some(question)) = (pair.get(0).as_string(), pair.get(1).as_string()) else {
            continue;
        };
        let (item, link) = (element("li", "", "")?, element("a", "", &question)?);
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("target", "_blank");
        let _ = item.append_child(&link);
        let _ = list.append_child(&item);
    }
    let _ = inside.append_child(&list);
    let _ = section.append_child(&inside);
    let _ = area.parent_node()?.append_child(&section);
    Some(())
}
