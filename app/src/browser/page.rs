//! The page asked for again: the same address, the same HTML, put in place of what changed. One question at a time;
//! what changes meanwhile is asked for once more afterwards.

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, DomParser, Element, RequestInit, Response, SupportedType, Url};

use super::{
    dom::find,
    line,
    morph::{Hidden, morph},
};

/// What one question may take, in milliseconds: on a network that was lost without a word it would take a quarter of an hour.
const PATIENCE: u32 = 30_000;
/// The query parameter that carries the ticket of a refused plain form.
const TICKET: &str = "giu";

thread_local! {
    static ASKING: Cell<Asking> = const { Cell::new(Asking::Idle) };
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Asking {
    Idle,
    Soon,
    Now,
    Again,
}

/// Lets the page follow what others change.
pub fn attend() {
    line::on_change(soon);
}

/// Asks for the page again after a moment, so that several changes at once are one question.
fn soon() {
    match ASKING.get() {
        Asking::Idle => {
            ASKING.set(Asking::Soon);
            Timeout::new(80, || wasm_bindgen_futures::spawn_local(refresh(Hidden::Keep))).forget();
        }
        Asking::Now => ASKING.set(Asking::Again),
        Asking::Soon | Asking::Again => {}
    }
}

/// Asks for the page again and puts it in place.
pub async fn refresh(hidden: Hidden) {
    // A part that is hydrated follows by itself; a page whose content is shown once must not be asked for twice.
    if find::<Element>("[data-part], [data-still]").is_some() {
        return ASKING.set(Asking::Idle);
    }
    ASKING.set(Asking::Now);
    // What cannot be had now stays as it is: the line says that it is broken, and asks again when it heals.
    let _ = fetch_and_place(hidden).await;
    let again = ASKING.get() == Asking::Again;
    ASKING.set(Asking::Idle);
    if again {
        soon();
    }
}

async fn fetch_and_place(hidden: Hidden) -> Result<(), JsValue> {
    let here = window().location().href()?;
    let init = RequestInit::new();
    let headers = web_sys::Headers::new()?;
    headers.set("accept", "text/html")?;
    init.set_headers(&headers);
    let limit = AbortController::new()?;
    init.set_signal(Some(&limit.signal()));
    let _in_time = Timeout::new(PATIENCE, move || limit.abort());
    let response: Response =
        JsFuture::from(window().fetch_with_str_and_init(&here, &init)).await?.dyn_into()?;
    let (asked, came) = (Url::new(&here)?, Url::new(&response.url())?);
    if asked.pathname() != came.pathname() {
        // The session has ended, or the thing has moved.
        return window().location().assign(&response.url());
    }
    if response.status() >= 500 {
        return Ok(());
    }
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    let fresh = DomParser::new()?.parse_from_string(&text, SupportedType::TextHtml)?;
    document().set_title(&fresh.title());
    if let (Some(old), Ok(Some(new))) = (find::<Element>("main"), fresh.query_selector("main")) {
        morph(&old, &new, hidden);
    }
    Ok(())
}

/// Leads to an address after a post; the same page is only asked for again.
pub async fn go_to(address: &str) {
    let location = window().location();
    let here =
        format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
    if address.split('#').next() == Some(&here) {
        refresh(Hidden::Renew).await;
    } else {
        let _ = location.assign(address);
    }
}

/// Forgets the ticket of a refused plain form: what was kept under it has served its purpose.
pub fn forget_ticket() {
    let Ok(url) = window().location().href().and_then(|here| Url::new(&here)) else { return };
    if url.search_params().has(TICKET) {
        url.search_params().delete(TICKET);
        url.set_hash("");
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url.href()));
        }
    }
}
