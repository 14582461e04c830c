//! The wall screen turns its pages by itself. The page in sight is the one that the address points at, so that a renewal of
//! the content leaves it where it is. Nothing is kept from turn to turn: it may run for weeks.

use std::cell::Cell;

use gloo_timers::callback::Interval;
use leptos::prelude::{document, window};
use web_sys::{Element, Event, KeyboardEvent};

use super::{
    dom::{all, find, id, listen, target},
    morph::Hidden,
    page,
};

/// Seconds that a page stands.
const STANDS: u32 = 15;

thread_local! {
    /// Seconds that the page in sight has been standing.
    static STOOD: Cell<u32> = const { Cell::new(0) };
}

/// Attends to the wall, if this page is one.
pub fn attend() {
    if find::<Element>("[data-wall]").is_none() {
        return;
    }
    show(here().unwrap_or(0));
    Interval::new(1000, second).forget();
    listen(&document(), "keydown", |event: KeyboardEvent| match event.key().as_str() {
        " " => {
            event.prevent_default();
            pause();
        }
        // With another key held it is the browser's own, such as the search on a page.
        "f" | "F" if !(event.ctrl_key() || event.meta_key() || event.alt_key()) => full_screen(),
        "ArrowRight" | "PageDown" => turn(1),
        "ArrowLeft" | "PageUp" => turn(-1),
        _ => {}
    });
    listen(&document(), "click", |event: Event| {
        if target(&event).is_some_and(|at| at.closest("[data-fullscreen]").ok().flatten().is_some()) {
            return full_screen();
        }
        let leads =
            target(&event).is_some_and(|at| at.closest("a, button, summary").ok().flatten().is_some());
        if !leads {
            pause();
        }
    });
}

fn second() {
    if is_paused() {
        return;
    }
    STOOD.set(STOOD.get() + 1);
    if STOOD.get() >= STANDS {
        turn(1);
    }
}

fn is_paused() -> bool {
    document().document_element().is_some_and(|html| html.has_attribute("data-paused"))
}

fn pause() {
    if let Some(html) = document().document_element() {
        let _ = html.toggle_attribute("data-paused");
    }
}

/// The whole screen, and back. Where the browser has none, or an address bar that stays, nothing is lost.
fn full_screen() {
    let document = document();
    match (document.fullscreen_element(), document.document_element()) {
        (Some(_), _) => document.exit_fullscreen(),
        (None, Some(html)) => drop(html.request_fullscreen()),
        (None, None) => {}
    }
}

/// The page that the address points at.
fn here() -> Option<usize> {
    let hash = window().location().hash().ok()?;
    pages().iter().position(|page| hash.strip_prefix('#') == Some(&id(page)))
}

fn pages() -> Vec<Element> {
    all(".slide")
}

fn turn(by: isize) {
    let count = pages().len();
    let next = here().unwrap_or(0).checked_add_signed(by).unwrap_or(count.saturating_sub(1));
    if next >= count {
        // A round is over: whatever the line has missed, the numbers are of now again.
        wasm_bindgen_futures::spawn_local(page::refresh(Hidden::Keep));
    }
    show(if next < count { next } else { 0 });
}

fn show(number: usize) {
    STOOD.set(0);
    if let Some(page) = pages().get(number) {
        // Replaced, so that the history does not grow with every turn.
        let _ = window().location().replace(&format!("#{}", id(page)));
    }
}
