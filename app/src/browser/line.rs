//! The live line: one `EventSource` a page. It says that something changed, never what it is now; whoever cares asks
//! again by the normal road. After a break everything counts as changed, since nobody knows what was missed.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::callback::Timeout;
use web_sys::{Element, Event, EventSource};

use super::dom::{find, listen};

/// Until a line that was given up is opened again, in milliseconds.
const TRY_AGAIN: u32 = 30_000;

thread_local! {
    static LISTENERS: RefCell<Vec<Rc<dyn Fn()>>> = const { RefCell::new(Vec::new()) };
}

/// Runs something whenever anything may have changed.
pub fn on_change(then: impl Fn() + 'static) {
    LISTENERS.with_borrow_mut(|listeners| listeners.push(Rc::new(then)));
}

/// Counts everything as changed.
fn changed() {
    // Taken out first: a listener may add another.
    let listeners = LISTENERS.with_borrow(Clone::clone);
    for listener in listeners {
        listener();
    }
}

/// Opens the line, on pages that have a place for its state.
pub fn open() {
    let Some(state) = find::<Element>(".live") else { return };
    let Ok(source) = EventSource::new("/live") else { return };
    listen(&source, "message", |_: Event| changed());
    let shown = state.clone();
    listen(&source, "open", move |_: Event| {
        if !shown.has_attribute("hidden") {
            let _ = shown.set_attribute("hidden", "");
            changed();
        }
    });
    let broken = source.clone();
    listen(&source, "error", move |_: Event| {
        let _ = state.remove_attribute("hidden");
        // A browser tries again by itself, but gives up for good on an answer that is no line, as from a server that is
        // just starting.
        if broken.ready_state() == EventSource::CLOSED {
            Timeout::new(TRY_AGAIN, open).forget();
        }
    });
    // The line lives as long as the page; leaving the page closes it.
    std::mem::forget(source);
}
