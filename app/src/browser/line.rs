//! The live line: one `EventSource` a page. It says that something changed, never what it is now; whoever cares asks
//! again by the normal road. After a break everything counts as changed, since nobody knows what was missed. A line may also
//! be lost without a word: the server beats, and silence is a loss.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;
use js_sys::Function;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventSource};

use super::dom::{find, listen};

/// Between two looks at the line, in milliseconds.
const LOOK: u32 = 5_000;
/// A silence after which a line is lost: two beats of the server (`server/src/live.rs`), and some seconds of a slow network.
const SILENCE: f64 = 45_000.0;
/// Until a line that was given up is opened again.
const TRY_AGAIN: f64 = 30_000.0;

thread_local! {
    static LISTENERS: RefCell<Vec<Rc<dyn Fn()>>> = const { RefCell::new(Vec::new()) };
    static LINE: RefCell<Option<EventSource>> = const { RefCell::new(None) };
    /// When something was heard, or tried, for the last time.
    static HEARD: Cell<f64> = const { Cell::new(0.0) };
    // Made once and heard by one line after the other, so that a page of weeks holds no more of them.
    static ON_MESSAGE: Function = heard(|_| {
        HEARD.set(now());
        changed();
    });
    static ON_BEAT: Function = heard(|_| HEARD.set(now()));
    static ON_OPEN: Function = heard(|_| {
        HEARD.set(now());
        if shows(true) {
            changed();
        }
    });
    // A browser tries again by itself, but gives up for good on an answer that is no line, as from a server that is just
    // starting; `look` does not.
    static ON_ERROR: Function = heard(|_| _ = shows(false));
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

/// Opens the line, on pages that have a place for its state, and keeps it open for as long as the page lives.
pub fn open() {
    if find::<Element>(".live").is_none() {
        return;
    }
    renew();
    Interval::new(LOOK, look).forget();
    listen(&window(), "offline", |_: Event| {
        hang_up();
        shows(false);
    });
    listen(&window(), "online", |_: Event| renew());
}

/// Notices silence, and opens again what was given up.
fn look() {
    let stands =
        LINE.with_borrow(|line| line.as_ref().is_some_and(|line| line.ready_state() != EventSource::CLOSED));
    // A clock that was set back must not make a loss go unnoticed.
    let quiet = (now() - HEARD.get()).abs();
    if stands && quiet > SILENCE {
        shows(false);
        renew();
    } else if !stands && quiet > TRY_AGAIN {
        renew();
    }
}

/// A new line in place of the old one.
fn renew() {
    hang_up();
    HEARD.set(now());
    let own = find::<Element>(".live").and_then(|state| state.get_attribute("data-line"));
    let Ok(line) = EventSource::new(own.as_deref().unwrap_or("/live")) else { return };
    ON_MESSAGE.with(|heard| line.set_onmessage(Some(heard)));
    ON_OPEN.with(|heard| line.set_onopen(Some(heard)));
    ON_ERROR.with(|heard| line.set_onerror(Some(heard)));
    // A line takes a listener.
    ON_BEAT.with(|heard| _ = line.add_event_listener_with_callback("beat", heard));
    LINE.set(Some(line));
}

fn hang_up() {
    if let Some(line) = LINE.take() {
        line.close();
    }
}

/// Shows whether the line stands; true if that is new.
fn shows(stands: bool) -> bool {
    let Some(state) = find::<Element>(".live") else { return false };
    if state.has_attribute("hidden") == stands {
        return false;
    }
    // An element of the page takes an attribute.
    let _ = state.toggle_attribute_with_force("hidden", stands);
    true
}

fn now() -> f64 {
    js_sys::Date::now()
}

/// A function of the page that lives as long as the page.
fn heard(what: impl Fn(Event) + 'static) -> Function {
    Closure::<dyn Fn(Event)>::new(what).into_js_value().unchecked_into()
}
