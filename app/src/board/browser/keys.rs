//! Keys on the board: `/` search, `j` and `k` walk, `m` opens the moves, `?` says all this, Escape closes.

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

/// Listens for as long as the board is shown.
pub fn attend() {
    let handle = window_event_listener(leptos::ev::keydown, pressed);
    on_cleanup(move || handle.remove());
}

fn pressed(event: KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || is_typing(&event) {
        return;
    }
    let done = match event.key().as_str() {
        "/" => focus_search(),
        "j" => walk(1),
        "k" => walk(-1),
        "m" => open_moves(),
        "?" => help(),
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

fn is_typing(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| target.matches("input, textarea, select, dialog *").unwrap_or(false))
}

fn find<T: JsCast>(selector: &str) -> Option<T> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn focus(element: &HtmlElement) -> bool {
    element.focus().is_ok()
}

fn focus_search() -> bool {
    if let Some(filters) = find::<Element>("details.filters") {
        // On a phone the filters are folded; an attribute of an element in the page can be set.
        let _ = filters.set_attribute("open", "");
    }
    find::<HtmlElement>(".filters-search input").is_some_and(|input| focus(&input))
}

fn current() -> Option<Element> {
    document().active_element()?.closest("[data-task]").ok().flatten()
}

fn walk(step: i32) -> bool {
    let Ok(links) = document().query_selector_all(".board [data-task] .card-title a") else { return false };
    let code = current().and_then(|card| card.get_attribute("data-task"));
    let links: Vec<HtmlElement> =
        (0..links.length()).filter_map(|i| links.item(i)).filter_map(|link| link.dyn_into().ok()).collect();
    let here = links.iter().position(|link| {
        link.closest("[data-task]").ok().flatten().and_then(|card| card.get_attribute("data-task")) == code
    });
    let next = match here {
        None => 0,
        Some(here) if step > 0 => (here + 1).min(links.len().saturating_sub(1)),
        Some(here) => here.saturating_sub(1),
    };
    links.get(next).is_some_and(|link| {
        link.scroll_into_view_with_bool(false);
        focus(link)
    })
}

fn open_moves() -> bool {
    let Some(menu) = current().and_then(|card| card.query_selector("details.card-menu").ok().flatten())
    else {
        return false;
    };
    // An attribute of an element in the page can be set.
    let _ = menu.set_attribute("open", "");
    menu.query_selector(".menu-item")
        .ok()
        .flatten()
        .and_then(|item| item.dyn_into::<HtmlElement>().ok())
        .is_some_and(|item| focus(&item))
}

fn help() -> bool {
    find::<HtmlDialogElement>("dialog#phim").is_some_and(|dialog| dialog.show_modal().is_ok())
}
