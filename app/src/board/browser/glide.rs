//! Cards glide to where they went: their places are read before a change and after it, and the difference is played
//! as an animation. What somebody else moved carries their name for two seconds.

use std::collections::HashMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::super::mover::Mover;
use crate::{i18n::board as words, say};

/// Runs a change of the board and lets the cards glide to their new places.
pub fn glide(mover: Mover, change: impl FnOnce() + 'static) {
    let before = places();
    let versions: HashMap<String, i64> = mover
        .looking
        .shown
        .with_untracked(|board| board.cards.iter().map(|card| (card.code.clone(), card.version)).collect());
    change();
    name_hands(mover, &versions);
    request_animation_frame(move || play(&before));
}

/// Writes on cards whose version has grown whose hand it was, unless it was one's own.
fn name_hands(mover: Mover, versions: &HashMap<String, i64>) {
    let me = mover.looking.actor.with_value(|actor| actor.person);
    let theirs: Vec<_> = mover.looking.shown.with_untracked(|board| {
        board
            .cards
            .iter()
            .filter(|card| versions.get(&card.code).is_some_and(|seen| card.version > *seen))
            .filter_map(|card| card.touched.clone().map(|touch| (card.code.clone(), touch)))
            .filter(|(_, touch)| touch.by != me)
            .collect()
    });
    for (code, touch) in theirs {
        mover.touch(code, say!(words::JUST_CHANGED, touch.name));
    }
}

fn cards() -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(".board [data-task]") else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)).filter_map(|node| node.dyn_into().ok()).collect()
}

fn places() -> HashMap<String, (f64, f64)> {
    cards()
        .iter()
        .filter_map(|card| card.get_attribute("data-task").map(|code| (code, card)))
        .map(|(code, card)| {
            let place = card.get_bounding_client_rect();
            (code, (place.left(), place.top()))
        })
        .collect()
}

fn play(before: &HashMap<String, (f64, f64)>) {
    let still = window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    if still {
        return;
    }
    for card in cards() {
        let Some(code) = card.get_attribute("data-task") else { continue };
        let Some((left, top)) = before.get(&code) else { continue };
        let place = card.get_bounding_client_rect();
        let (x, y) = (left - place.left(), top - place.top());
        if x.abs() < 1.0 && y.abs() < 1.0 {
            continue;
        }
        // The place before, without a transition; then the transition of the style sheet plays back to the new one.
        let Some(item) = card.parent_element().and_then(|item| item.dyn_into::<HtmlElement>().ok()) else {
            continue;
        };
        let style = item.style();
        // Properties of an element in the page can be set.
        let _ = style.set_property("transition", "none");
        let _ = style.set_property("transform", &format!("translate({x}px, {y}px)"));
        let _ = item.get_bounding_client_rect();
        let _ = style.remove_property("transition");
        let _ = style.remove_property("transform");
    }
}
