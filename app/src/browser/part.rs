//! The parts of a page that are hydrated: the server writes what a part needs beside it, and its code, split off from
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
        leptos::task::spawn_local(crate::board::attend_in_browser());
    }
}

/// Takes over the elements that the server rendered for a part from the data that stands beside it.
pub fn hydrate<D: DeserializeOwned + 'static, V: IntoView>(name: &str, view: impl FnOnce(D) -> V) {
    let data = find::<HtmlElement>(&format!("script[data-of={name}]"))
        .and_then(|script| script.text_content())
        .and_then(|text| serde_json::from_str::<D>(&text).ok());
    let (Some(data), Some(root)) = (data, find::<HtmlElement>(&format!("[data-part={name}]"))) else {
        return;
    };
    let owner = Owner::new();
    let view = owner.with(|| {
        view(data).into_view().hydrate::<true>(&Cursor::new(root.unchecked_into()), &PositionState::default())
    });
    // The part lives as long as the page.
    std::mem::forget((owner, view));
}
