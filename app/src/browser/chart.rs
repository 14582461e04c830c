//! Charts by finger and by keyboard. The style sheet shows a point's value once it is reached; what style cannot do is
//! that a first tap only reads and a second follows the link, and that arrows walk along the months.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

use super::dom::{listen, target};

/// A month of a chart.
const SPOT: &str = ".chart-spot";

/// Attends to every chart of the page, also to those that come later.
pub fn attend() {
    // A click tells of its pointer: only a finger needs to read before it follows.
    listen(&document(), "click", |event: Event| {
        let by_touch =
            event.dyn_ref::<PointerEvent>().is_some_and(|pointer| pointer.pointer_type() == "touch");
        if let Some(spot) = spot(&event).filter(|spot| by_touch && !spot.has_attribute("data-read")) {
            event.prevent_default();
            read(&spot);
        }
    });
    listen(&document(), "focusin", |event: Event| {
        if let Some(spot) = spot(&event) {
            one_stop(&spot);
        }
    });
    listen(&document(), "keydown", |event: KeyboardEvent| {
        let Some(spot) = spot(&event) else { return };
        let all = siblings(&spot);
        let here = all.iter().position(|other| other == &spot).unwrap_or(0);
        let there = match event.key().as_str() {
            "ArrowLeft" => here.checked_sub(1),
            "ArrowRight" => here.checked_add(1),
            "Home" => Some(0),
            "End" => all.len().checked_sub(1),
            _ => return,
        };
        event.prevent_default();
        if let Some(spot) = there.and_then(|at| all.get(at)) {
            focus(spot);
        }
    });
}

/// Makes a chart one stop of the Tab key: the month that was reached, from which arrows lead to the others.
fn one_stop(spot: &Element) {
    for other in siblings(spot) {
        let _ = other.set_attribute("tabindex", "-1");
    }
    let _ = spot.set_attribute("tabindex", "0");
}

fn spot(event: &Event) -> Option<Element> {
    target(event)?.closest(SPOT).ok().flatten()
}

/// The months of the same chart.
fn siblings(spot: &Element) -> Vec<Element> {
    let Some(chart) = spot.closest("svg").ok().flatten() else { return Vec::new() };
    let Ok(found) = chart.query_selector_all(SPOT) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)).filter_map(|node| node.dyn_into().ok()).collect()
}

/// Marks a month as read, so that the next tap follows it; the others of the chart are no longer.
fn read(spot: &Element) {
    for other in siblings(spot) {
        let _ = other.remove_attribute("data-read");
    }
    let _ = spot.set_attribute("data-read", "");
    focus(spot);
}

fn focus(spot: &Element) {
    // An element of a drawing takes the focus as one of the page does; the type of the call is of the latter.
    let _ = spot.unchecked_ref::<HtmlElement>().focus();
}
