//! Menus are `<details>` and work by themselves; the browser's part closes them: by Escape (the focus goes back to the
//! handle), by a click elsewhere, and after use.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Attends to the menus of the page, and says to the style sheet that code is there.
pub fn attend() {
    Effect::new(|_| {
        if let Some(html) = document().document_element() {
            // An attribute of an element in the page can be set; likewise below.
            let _ = html.set_attribute("data-ready", "");
        }
    });
    let clicks = window_event_listener(ev::click, |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let used = target
            .as_ref()
            .is_some_and(|target| target.closest(".menu-item:not([aria-disabled])").ok().flatten().is_some());
        for menu in open() {
            let inside = target.as_ref().is_some_and(|target| menu.contains(Some(target)));
            if !inside || used {
                // After the click has done its work: a form in a closed menu is still submitted.
                set_timeout(
                    move || {
                        let _ = menu.remove_attribute("open");
                    },
                    std::time::Duration::ZERO,
                );
            }
        }
    });
    let keys = window_event_listener(ev::keydown, |event| {
        if event.key() == "Escape" {
            for menu in open() {
                let _ = menu.remove_attribute("open");
                if let Some(handle) = menu
                    .query_selector("summary")
                    .ok()
                    .flatten()
                    .and_then(|handle| handle.dyn_into::<HtmlElement>().ok())
                {
                    let _ = handle.focus();
                }
            }
        }
    });
    on_cleanup(move || {
        clicks.remove();
        keys.remove();
    });
}

fn open() -> Vec<Element> {
    let Ok(found) = document().query_selector_all("details.menu[open]") else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)).filter_map(|node| node.dyn_into().ok()).collect()
}
