//! Forms that outlast a dropped network: what was sent into it is kept on the device, said so, and sent once when the
//! network returns, also after the page was closed. Each carries a key of its own, or may be repeated by its nature: the
//! server makes one of several.
//!
//! What is kept belongs to the person who wrote it: on a phone that two share, it waits until that one is there again.

use std::cell::Cell;

use js_sys::{Array, JSON};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement, Storage};

use super::{
    dom::{element, find, listen, target},
    line,
    morph::Hidden,
    page, post, toast,
};
use crate::{error::AppError, i18n::draft as words, i18n::refusal, say};

/// Whose forms of the page are kept: the attribute of an element of the page.
const WHOSE: &str = "data-kept";
/// What a kept form is called where it waits; without a text of its own the text that was typed.
const AS: &str = "data-keeps";
/// In front of whose, in the store.
const STORE: &str = "nhipcau.cho-gui.";

thread_local! {
    static SENDING: Cell<bool> = const { Cell::new(false) };
}

/// A post that waits.
struct Waiting {
    to: String,
    body: String,
    said: String,
}

/// Sends what waits, now and whenever the network may be back.
pub fn attend() {
    if store().is_none() {
        return;
    }
    listen(&window(), "online", |_: Event| soon());
    line::on_change(soon);
    listen(&document(), "click", |event: Event| {
        let pressed = target(&event).and_then(|target| target.closest("[data-drop-kept]").ok().flatten());
        if let Some(at) = pressed.and_then(|button| button.get_attribute("data-drop-kept")?.parse().ok()) {
            let mut waiting = read();
            if at < waiting.len() {
                waiting.remove(at);
            }
            write(&waiting);
            show(None);
        }
    });
    show(None);
    soon();
}

/// Keeps a form that could not be sent; false if it is not one that may wait.
pub fn keep(form: &HtmlFormElement, to: &str, body: Option<String>) -> bool {
    let (Some(called), Some(body), Some(_)) = (form.get_attribute(AS), body, store()) else { return false };
    let typed = form.query_selector("textarea").ok().flatten();
    let typed = typed.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()).map(|area| area.value());
    let said = typed.filter(|typed| !typed.trim().is_empty()).unwrap_or(called);
    let mut waiting = read();
    waiting.push(Waiting { to: to.to_owned(), body, said });
    write(&waiting);
    // What is written next is another one, and needs another key.
    let key = form.query_selector("input[name=form_key]").ok().flatten();
    if let Some(key) = key.and_then(|key| key.dyn_into::<HtmlInputElement>().ok()) {
        // A whole number: writing out a broken one would be code for this alone.
        let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
        key.set_value(&format!("{}.{random}", key.value()));
    }
    form.reset();
    show(None);
    true
}

fn soon() {
    wasm_bindgen_futures::spawn_local(send());
}

/// Sends what waits, in its order. What is refused stays in sight with the reason, and stops nothing behind it.
async fn send() {
    if SENDING.replace(true) {
        return;
    }
    let mut at = 0;
    let mut sent = false;
    while let Some(next) = read().into_iter().nth(at) {
        let Some(body) = post::Body::of_text(&next.body) else { break };
        match post::send(&next.to, body).await {
            Ok(_) => {
                drop_one(&next);
                sent = true;
            }
            Err(AppError::Unreachable) => break,
            Err(error) => {
                show(Some((at, refusal::sentence(&error))));
                at += 1;
            }
        }
    }
    SENDING.set(false);
    if sent {
        if at == 0 {
            show(None);
        }
        toast(say!(words::KEPT_SENT));
        page::refresh(Hidden::Keep).await;
    }
}

/// Another one may have been kept meanwhile: the one that was sent is looked for.
fn drop_one(sent: &Waiting) {
    let mut waiting = read();
    if let Some(at) = waiting.iter().position(|one| one.to == sent.to && one.body == sent.body) {
        waiting.remove(at);
    }
    write(&waiting);
}

/// Says above the page what waits, and why one of them was refused.
fn show(refused: Option<(usize, String)>) {
    if let Some(old) = find::<Element>("[data-waiting]") {
        old.remove();
    }
    let waiting = read();
    if waiting.is_empty() {
        return;
    }
    let made = || {
        let (notice, inside) = (element("div", "notice", "")?, element("div", "", "")?);
        let _ = notice.set_attribute("data-waiting", "");
        let _ = notice.set_attribute("data-state", "at_risk");
        let _ = notice.set_attribute("role", "status");
        let _ = inside.append_child(&*element("p", "", &say!(words::KEPT_WAITS, waiting.len()))?);
        let list = element("ul", "", "")?;
        for (at, one) in waiting.iter().enumerate() {
            let item = element("li", "", &one.said)?;
            if let Some((_, why)) = refused.as_ref().filter(|(which, _)| *which == at) {
                let _ = item.append_child(&*element("p", "field-error", why)?);
                let button = element("button", "button", say!(words::KEPT_DROP))?;
                let _ = button.set_attribute("type", "button");
                let _ = button.set_attribute("data-drop-kept", &at.to_string());
                let _ = item.append_child(&button);
            }
            let _ = list.append_child(&item);
        }
        let _ = inside.append_child(&list);
        let _ = notice.append_child(&inside);
        let main = find::<Element>("main")?;
        // Beside the page's own part, which is renewed whenever something changes.
        let _ = main.parent_node()?.insert_before(&notice, Some(&main));
        Some(())
    };
    let _ = made();
}

fn store() -> Option<(Storage, String)> {
    let whose = find::<Element>(&format!("[{WHOSE}]"))?.get_attribute(WHOSE)?;
    Some((window().local_storage().ok().flatten()?, format!("{STORE}{whose}")))
}

fn read() -> Vec<Waiting> {
    let kept = || {
        let (store, key) = store()?;
        let list = JSON::parse(&store.get_item(&key).ok()??).ok()?.dyn_into::<Array>().ok()?;
        let one = |item: JsValue| {
            let item = item.dyn_into::<Array>().ok()?;
            let of = |at| item.get(at).as_string();
            Some(Waiting { to: of(0)?, body: of(1)?, said: of(2)? })
        };
        Some(list.iter().filter_map(one).collect())
    };
    kept().unwrap_or_default()
}

fn write(waiting: &[Waiting]) {
    let Some((store, key)) = store() else { return };
    if waiting.is_empty() {
        // A store that cannot forget has nothing kept.
        let _ = store.remove_item(&key);
        return;
    }
    let list = Array::new();
    for one in waiting {
        list.push(&Array::of3(&(&*one.to).into(), &(&*one.body).into(), &(&*one.said).into()));
    }
    // A full store keeps nothing more: the form says that it could not be sent.
    if let Some(text) = JSON::stringify(&list).ok().and_then(|text| text.as_string()) {
        let _ = store.set_item(&key, &text);
    }
}
