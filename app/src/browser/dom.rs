//! Short forms of what is asked of the document everywhere.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure, convert::FromWasmAbi};
use web_sys::{Element, Event, EventTarget, FormData};

/// The first element of a selector, as what it is meant to be.
pub fn find<T: JsCast>(selector: &str) -> Option<T> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// All elements of a selector, in the order of the document.
pub fn all<T: JsCast>(selector: &str) -> Vec<T> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)).filter_map(|node| node.dyn_into().ok()).collect()
}

/// Listens for as long as the page lives.
pub fn listen<E: FromWasmAbi + 'static>(to: &EventTarget, kind: &str, heard: impl Fn(E) + 'static) {
    let heard = Closure::<dyn Fn(E)>::new(heard);
    // A target of the page takes a listener.
    let _ = to.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
    heard.forget();
}

/// The element that an event is about.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The id of an element, empty without one. Asked of the attribute: a form gives as its `id` the field of that name.
pub fn id(of: &Element) -> String {
    of.get_attribute("id").unwrap_or_default()
}

/// A new element with a class and a text.
pub fn element(tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    Some(element)
}

/// The value of the first field of that name; of boxes and radios the chosen one's.
pub fn value(data: &FormData, name: &str) -> String {
    data.get(name).as_string().unwrap_or_default()
}
