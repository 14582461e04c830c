//! Menus are `<details>` and work by themselves; here they are closed: by Escape (the focus goes back to the handle),
//! by a click elsewhere, and after use.

use gloo_timers::callback::Timeout;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::dom::{all, listen, target};

/// Attends to the menus of the page.
pub fn attend() {
    listen(&document(), "click", |event: Event| {
        let target = target(&event);
        let used = target
            .as_ref()
            .is_some_and(|target| target.closest(".menu-item:not([aria-disabled])").ok().flatten().is_some());
        for menu in open() {
            let inside = target.as_ref().is_some_and(|target| menu.contains(Some(target)));
            if !inside || used {
                // After the click has done its work: a form in a closed menu is still submitted.
                Timeout::new(0, move || {
                    let _ = menu.remove_attribute("open");
                })
                .forget();
            }
        }
    });
    listen(&document(), "keydown", |event: KeyboardEvent| {
        if event.key() == "Escape" {
            for menu in open() {
                let _ = menu.remove_attribute("open");
                let handle = menu.query_selector("summary").ok().flatten();
                if let Some(handle) = handle.and_then(|handle| handle.dyn_into::<HtmlElement>().ok()) {
                    let _ = handle.focus();
                }
            }
        }
    });
}

fn open() -> Vec<Element> {
    all("details.menu[open]")
}
