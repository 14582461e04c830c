//! The parts of a page that are hydrated: the server writes what a part is drawn from on it, and its code, split off from
//! the first load, is fetched when the page has such a part.

use leptos::{
    prelude::*,
    tachys::{hydration::Cursor, view::PositionState},
};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dom::find;

/// Starts the part of this page, if it has one.
pub fn start() {
    if find::<Element>("[data-part=board]").is_some() {
        wasm_bindgen_futures::spawn_local(crate::board::attend_in_browser());
    }
}

/// Takes over the elements that the server rendered for a part from the data that stands on it.
pub fn hydrate<D: DeserializeOwned + 'static, V: IntoView>(name: &str, view: impl FnOnce(D) -> V) {
    let Some(root) = find::<HtmlElement>(&format!("[data-part={name}]")) else { return };
    let data = root.get_attribute("data-from").and_then(|text| window().atob(&text).ok());
    // One character a byte.
    let data = data.map(|text| text.chars().map(|byte| byte as u8).collect::<Vec<_>>());
    let Some(data) = data.and_then(|bytes| postcard::from_bytes::<D>(&bytes).ok()) else { return };
    // The framework's effects run on the browser's own queue; setting that up twice would do no harm.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let view = owner.with(|| {
        view(data).into_view().hydrate::<true>(&Cursor::new(root.unchecked_into()), &PositionState::default())
    });
    // The part lives as long as the page.
    std::mem::forget((owner, view));
}
