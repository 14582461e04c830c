//! Dragging: with the mouse at once, with a finger after a long press. A copy follows the pointer; columns, tabs and
//! edges take it; a forbidden target says why; Escape or a lost pointer puts everything back. The board scrolls by
//! itself near its edges.

use std::{cell::RefCell, rc::Rc};

use domain::board::{Column, StateKind};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Element, Event, HtmlElement, PointerEvent};

use super::super::mover::{Mover, mover};

/// A mouse lifts after this many pixels.
const SLACK: f64 = 6.0;
/// A finger lifts after this many milliseconds in one place.
const PRESS: u64 = 350;
/// This near to an edge the board scrolls by itself, in pixels.
const EDGE: f64 = 48.0;
/// By so much per frame.
const STEP: i32 = 14;

/// A card under the pointer, perhaps lifted already.
struct Hand {
    card: HtmlElement,
    code: String,
    pointer: i32,
    is_mouse: bool,
    /// Where the pointer went down, and where it is.
    start: (f64, f64),
    at: (f64, f64),
    /// The copy that follows, once lifted.
    ghost: Option<HtmlElement>,
    over: Option<StateKind>,
}

type Shared = Rc<RefCell<Option<Hand>>>;

/// Listens on the board.
pub fn attend(board: &HtmlElement) {
    let mover = mover();
    let hand: Shared = Rc::default();
    {
        let hand = hand.clone();
        on(board, "pointerdown", move |event: PointerEvent| down(&hand, mover, &event));
    }
    // The rest is heard everywhere, since the pointer leaves the board.
    let moved = window_event_listener(leptos::ev::pointermove, {
        let hand = hand.clone();
        move |event| moving(&hand, mover, &event)
    });
    let up = window_event_listener(leptos::ev::pointerup, {
        let hand = hand.clone();
        move |event| drop_card(&hand, mover, &event)
    });
    let lost = window_event_listener(leptos::ev::pointercancel, {
        let hand = hand.clone();
        move |_| put_back(&hand, mover)
    });
    let escape = window_event_listener(leptos::ev::keydown, {
        let hand = hand.clone();
        move |event| {
            if event.key() == "Escape" {
                put_back(&hand, mover);
            }
        }
    });
    hold_page_still(&hand);
    on_cleanup(move || {
        for handle in [moved, up, lost, escape] {
            handle.remove();
        }
    });
}

fn on(element: &HtmlElement, name: &str, heard: impl Fn(PointerEvent) + 'static) {
    let heard = Closure::<dyn Fn(PointerEvent)>::new(heard);
    // An element of the page takes a listener; it lives as long as the element.
    let _ = element.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    heard.forget();
}

/// A lifted card must not scroll the page; a listener that may say so cannot be passive.
fn hold_page_still(hand: &Shared) {
    let hand = hand.clone();
    let hold = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if hand.borrow().as_ref().is_some_and(|hand| hand.ghost.is_some()) {
            event.prevent_default();
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    let target = window();
    let callback = hold.into_js_value();
    let callback: &js_sys::Function = callback.unchecked_ref();
    for name in ["touchmove", "contextmenu"] {
        let _ =
            target.add_event_listener_with_callback_and_add_event_listener_options(name, callback, &options);
    }
    let callback = callback.clone();
    let callback = StoredValue::new_local(callback);
    on_cleanup(move || {
        callback.with_value(|callback| {
            for name in ["touchmove", "contextmenu"] {
                let _ = window().remove_event_listener_with_callback(name, callback);
            }
        });
    });
}

fn down(shared: &Shared, mover: Mover, event: &PointerEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|_| event.is_primary() && event.button() == 0) else { return };
    if target.closest(".menu").ok().flatten().is_some() {
        return;
    }
    let Some(card) =
        target.closest("[data-task]").ok().flatten().and_then(|card| card.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let start = (f64::from(event.client_x()), f64::from(event.client_y()));
    let is_mouse = event.pointer_type() == "mouse";
    *shared.borrow_mut() = Some(Hand {
        code: card.get_attribute("data-task").unwrap_or_default(),
        card,
        pointer: event.pointer_id(),
        is_mouse,
        start,
        at: start,
        ghost: None,
        over: None,
    });
    if !is_mouse {
        let shared = shared.clone();
        let pointer = event.pointer_id();
        set_timeout(
            move || {
                let waits = shared
                    .borrow()
                    .as_ref()
                    .is_some_and(|hand| hand.pointer == pointer && hand.ghost.is_none());
                if waits {
                    lift(&shared, mover);
                }
            },
            std::time::Duration::from_millis(PRESS),
        );
    }
}

fn moving(shared: &Shared, mover: Mover, event: &PointerEvent) {
    let at = (f64::from(event.client_x()), f64::from(event.client_y()));
    let (far, lifted, is_mouse) = {
        let mut held = shared.borrow_mut();
        let Some(hand) = held.as_mut().filter(|hand| hand.pointer == event.pointer_id()) else { return };
        hand.at = at;
        let far = (at.0 - hand.start.0).hypot(at.1 - hand.start.1) > SLACK;
        (far, hand.ghost.is_some(), hand.is_mouse)
    };
    if !lifted {
        if far && is_mouse {
            lift(shared, mover);
        } else if far {
            // A finger that moves before the press is long enough scrolls.
            *shared.borrow_mut() = None;
        }
        return;
    }
    event.prevent_default();
    carry(shared, mover);
}

fn lift(shared: &Shared, mover: Mover) {
    {
        let mut held = shared.borrow_mut();
        let Some(hand) = held.as_mut() else { return };
        let place = hand.card.get_bounding_client_rect();
        let Some(ghost) =
            hand.card.clone_node_with_deep(true).ok().and_then(|node| node.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        ghost.set_id("");
        // Attributes and styles of a fresh element can be set.
        let _ = ghost.set_attribute("data-ghost", "");
        let _ = ghost.set_attribute("aria-hidden", "true");
        let style = ghost.style();
        let _ = style.set_property("width", &format!("{}px", place.width()));
        let _ = style.set_property("left", &format!("{}px", place.left() - hand.start.0));
        let _ = style.set_property("top", &format!("{}px", place.top() - hand.start.1));
        let _ = hand.card.set_attribute("data-lifted", "");
        if let Ok(Some(board)) = document().query_selector(".board") {
            let _ = board.set_attribute("data-dragging", "");
        }
        if let Some(body) = document().body() {
            let _ = body.append_child(&ghost);
        }
        if !hand.is_mouse {
            window().navigator().vibrate_with_duration(15);
        }
        mover.lifted.set(Some(hand.code.clone()));
        hand.ghost = Some(ghost);
    }
    name_edges();
    carry(shared, mover);
    scroll_on(shared.clone(), mover);
}

/// Moves the copy to the pointer and marks what is under it.
fn carry(shared: &Shared, mover: Mover) {
    let mut held = shared.borrow_mut();
    let Some(hand) = held.as_mut() else { return };
    let Some(ghost) = &hand.ghost else { return };
    let _ = ghost.style().set_property("transform", &format!("translate({}px, {}px)", hand.at.0, hand.at.1));
    let over = under(hand.at);
    if over != hand.over {
        unmark();
        if let Some(to) = over {
            mark(to, mover.verdict(&hand.code, to).map(|verdict| verdict.is_ok()));
        }
        hand.over = over;
    }
}

fn under((x, y): (f64, f64)) -> Option<StateKind> {
    #[expect(clippy::cast_possible_truncation, reason = "places on a screen fit an f32")]
    let element = document().element_from_point(x as f32, y as f32)?;
    let target = element.closest("[data-column], .tabs [data-to], .board-edge[data-to]").ok().flatten()?;
    let name = target.get_attribute("data-column").or_else(|| target.get_attribute("data-to"))?;
    StateKind::from_name(&name)
}

fn each(selector: &str, act: impl Fn(&Element)) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    for element in
        (0..found.length()).filter_map(|i| found.item(i)).filter_map(|node| node.dyn_into::<Element>().ok())
    {
        act(&element);
    }
}

/// Marks all that stand for a state: `allowed` is none for the place it came from.
fn mark(to: StateKind, allowed: Option<bool>) {
    let attribute = match allowed {
        Some(true) => "data-drop-target",
        Some(false) => "data-refused",
        None => return,
    };
    let name = to.name();
    each(&format!("[data-column={name}], .tabs [data-to={name}], .board-edge[data-to={name}]"), |element| {
        let _ = element.set_attribute(attribute, "");
    });
}

fn unmark() {
    each("[data-drop-target], [data-refused]", |element| {
        let _ = element.remove_attribute("data-drop-target");
        let _ = element.remove_attribute("data-refused");
    });
}

/// On a phone the edges stand for the columns to the left and to the right of the one in sight.
fn name_edges() {
    let here = document()
        .query_selector(".tabs [aria-current]")
        .ok()
        .flatten()
        .and_then(|tab| tab.get_attribute("data-to"))
        .and_then(|name| StateKind::from_name(&name))
        .map_or(0, |state| state.column().index());
    for (side, neighbour) in [("start", here.checked_sub(1)), ("end", Some(here + 1))] {
        let column = neighbour.and_then(|index| Column::ALL.get(index).copied());
        each(&format!(".board-edge[data-side={side}]"), |edge| match column {
            Some(column) => {
                let _ = edge.set_attribute("data-to", column.drop_target().name());
                edge.set_text_content(Some(crate::say!(crate::i18n::board::column(column))));
            }
            None => {
                let _ = edge.remove_attribute("data-to");
                edge.set_text_content(None);
            }
        });
    }
}

/// Scrolls near the edges, frame by frame, as long as the card is held.
fn scroll_on(shared: Shared, mover: Mover) {
    request_animation_frame(move || {
        let Some(((x, y), is_mouse)) =
            shared.borrow().as_ref().filter(|hand| hand.ghost.is_some()).map(|hand| (hand.at, hand.is_mouse))
        else {
            return;
        };
        let size = |value: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| {
            value.ok().and_then(|value| value.as_f64()).unwrap_or_default()
        };
        let (width, height) = (size(window().inner_width()), size(window().inner_height()));
        let toward = |at: f64, end: f64| {
            if at < EDGE {
                -STEP
            } else if at > end - EDGE {
                STEP
            } else {
                0
            }
        };
        if let Ok(Some(board)) = document().query_selector(".board") {
            if is_mouse {
                board.set_scroll_left(board.scroll_left() + toward(x, width));
            }
            let column = document().query_selector("[data-column]:has([data-lifted])").ok().flatten();
            if let Some(column) = column {
                column.set_scroll_top(column.scroll_top() + toward(y, height));
            }
        }
        let down = toward(y, height);
        if down != 0 && is_mouse {
            window().scroll_by_with_x_and_y(0.0, f64::from(down));
            carry(&shared, mover);
        }
        scroll_on(shared, mover);
    });
}

fn drop_card(shared: &Shared, mover: Mover, event: &PointerEvent) {
    let Some((code, over)) = shared
        .borrow()
        .as_ref()
        .filter(|hand| hand.pointer == event.pointer_id())
        .map(|hand| (hand.code.clone(), hand.ghost.as_ref().and(hand.over)))
    else {
        return;
    };
    let was_lifted = shared.borrow().as_ref().is_some_and(|hand| hand.ghost.is_some());
    put_back(shared, mover);
    if was_lifted {
        swallow_click();
    }
    if let Some(to) = over {
        mover.request(&code, to, String::new());
    }
}

/// The click that follows a drop would open the card's link.
fn swallow_click() {
    let swallow = Closure::once_into_js(|event: Event| {
        event.prevent_default();
        event.stop_propagation();
    });
    let callback: js_sys::Function = swallow.unchecked_into();
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    options.set_once(true);
    let _ = window()
        .add_event_listener_with_callback_and_add_event_listener_options("click", &callback, &options);
    set_timeout(
        move || {
            let _ = window().remove_event_listener_with_callback_and_bool("click", &callback, true);
        },
        std::time::Duration::from_millis(50),
    );
}

fn put_back(shared: &Shared, mover: Mover) {
    let Some(hand) = shared.borrow_mut().take() else { return };
    if let Some(ghost) = hand.ghost {
        ghost.remove();
        let _ = hand.card.remove_attribute("data-lifted");
        if let Ok(Some(board)) = document().query_selector(".board") {
            let _ = board.remove_attribute("data-dragging");
        }
        unmark();
        mover.lifted.set(None);
    }
}
