//! Tabs on a phone: the tab follows the column in sight, a tap brings its column, the address stays as it is.

use domain::board::Column;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlElement};

/// Listens to the board and its tabs.
pub fn attend(board: &HtmlElement) {
    let scrolled = {
        let board = board.clone();
        Closure::<dyn Fn(Event)>::new(move |_: Event| mark(&board))
    };
    // An element of the page takes a listener.
    let _ = board.add_event_listener_with_callback("scroll", scrolled.as_ref().unchecked_ref());
    scrolled.forget();
    let tapped = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let tab = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| target.closest("a[data-to]").ok().flatten());
        let column = tab
            .and_then(|tab| tab.get_attribute("href"))
            .and_then(|id| document().query_selector(&id).ok().flatten());
        if let Some(column) = column {
            event.prevent_default();
            show(&column);
        }
    });
    if let Ok(Some(tabs)) = document().query_selector("nav.tabs") {
        let _ = tabs.add_event_listener_with_callback("click", tapped.as_ref().unchecked_ref());
        if let Ok(Some(tab)) = tabs.query_selector("[aria-current]")
            && let Some(id) = tab.get_attribute("href")
            && let Ok(Some(column)) = document().query_selector(&id)
        {
            board.set_scroll_left(left_of(&column));
        }
    }
    tapped.forget();
}

fn left_of(column: &Element) -> i32 {
    column.dyn_ref::<HtmlElement>().map_or(0, HtmlElement::offset_left)
}

fn show(column: &Element) {
    if let Some(board) = column.parent_element() {
        board.set_scroll_left(left_of(column));
    }
}

/// The column in the middle of the board is the one in sight.
fn mark(board: &HtmlElement) {
    let middle = board.scroll_left() + board.client_width() / 2;
    for column in Column::ALL {
        let state = column.drop_target().name();
        let find = |selector: String| document().query_selector(&selector).ok().flatten();
        let Some(section) = find(format!(".column[data-column={state}]")) else { continue };
        let Some(tab) = find(format!("nav.tabs a[data-to={state}]")) else { continue };
        let left = left_of(&section);
        // Attributes of elements in the page can be set.
        if left <= middle && middle < left + section.client_width() {
            if !tab.has_attribute("aria-current") {
                let _ = tab.set_attribute("aria-current", "true");
                if let Some(tabs) = tab.parent_element() {
                    tabs.set_scroll_left(left_of(&tab) - tabs.client_width() / 3);
                }
            }
        } else {
            let _ = tab.remove_attribute("aria-current");
        }
    }
}
