//! Forms of the public that keep a draft on the phone, and send themselves once when the network returns. Without code each
//! is a plain form, and does all that matters.
//!
//! One post may leave several times (the answer was lost on the way); the form's stamp makes it one.

mod store;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlFormElement, SubmitEvent};

use self::store::Draft;
use super::{
    dom::{element, find, listen, target},
    post::{self, Answer},
    problem,
};
use crate::{error::AppError, i18n::draft as words, say};

/// The attribute of a form that keeps a draft: under which name.
const AS: &str = "data-draft-as";
/// The same of what stands in its place once such a form is not taken any more.
const OVER: &str = "data-draft-over";

/// Attends to the form of the page that keeps a draft, if it has one.
pub fn attend() {
    let Some(holder) = find::<Element>(&format!("[{AS}], [{OVER}]")) else { return };
    let of = holder.clone();
    listen(&document(), "click", move |event: Event| {
        let asked = target(&event).and_then(|target| target.closest("[data-forget]").ok().flatten());
        if let Some(asked) = asked {
            // The form is emptied by loading the page anew: it was made for an empty one.
            asked.remove();
            let place = place(&of);
            wasm_bindgen_futures::spawn_local(async move {
                store::forget(&place).await;
                let _ = window().location().reload();
            });
        }
    });
    match holder.dyn_into::<HtmlFormElement>() {
        Ok(form) => attend_to(form),
        Err(over) => wasm_bindgen_futures::spawn_local(send_late(over)),
    }
}

fn attend_to(form: HtmlFormElement) {
    let typed = form.clone();
    listen(&form, "input", move |_: Event| store::keep_soon(&typed, place(&typed)));
    let sent = form.clone();
    listen(&form, "submit", move |event: SubmitEvent| {
        event.prevent_default();
        if !sent.has_attribute("aria-busy") {
            wasm_bindgen_futures::spawn_local(send(sent.clone()));
        }
    });
    let back = form.clone();
    listen(&window(), "online", move |_: Event| {
        wasm_bindgen_futures::spawn_local(send_waiting(back.clone()));
    });
    wasm_bindgen_futures::spawn_local(take_up(form));
}

/// The name under which the draft of a form is kept.
fn place(holder: &Element) -> String {
    holder.get_attribute(AS).or_else(|| holder.get_attribute(OVER)).unwrap_or_default()
}

/// Sends what waits from an earlier visit, or brings back what was being written.
async fn take_up(form: HtmlFormElement) {
    let place = place(&form);
    let Some(kept) = Draft::kept(&place).filter(Draft::is_told) else { return };
    // A page that shows a refused form again has newer text than the draft.
    if form.query_selector(".error-summary").ok().flatten().is_some() {
        return;
    }
    let files = store::files(&place).await;
    if kept.waits && files.len() == kept.files {
        return send_waiting(form).await;
    }
    kept.fill(&form);
    let chosen = store::choose(&form, &files);
    let lost = if chosen < kept.files { say!(words::CHOOSE_FILES) } else { "" };
    tell(&form, &format!("{} {lost}", say!(words::RESTORED)), true);
}

/// Sends the form as it stands. A form in which nothing was told is refused: nothing of it is worth bringing back.
async fn send(form: HtmlFormElement) {
    let Ok(body) = FormData::new_with_form(&form) else { return };
    let (place, files) = (place(&form), store::chosen(&form));
    let draft = Draft::of(&body, files.len(), true);
    if draft.is_told() {
        draft.keep(&place);
        store::keep_files(&place, &files).await;
    } else {
        store::forget(&place).await;
    }
    post(&form, body).await;
}

/// Sends what waits on this device, if the network is back and something does.
async fn send_waiting(form: HtmlFormElement) {
    let place = place(&form);
    let Some(kept) = Draft::kept(&place).filter(|kept| kept.waits) else { return };
    if form.has_attribute("aria-busy") {
        return;
    }
    let files = store::files(&place).await;
    if files.len() < kept.files {
        return;
    }
    kept.fill(&form);
    store::choose(&form, &files);
    tell(&form, say!(words::SENDING), false);
    if let Some(body) = kept.body(&files) {
        post(&form, body).await;
    }
}

/// Sends what waits although nothing is taken any more: it may have been taken while its answer was lost, and leads on
/// then. Otherwise whoever was told that it goes by itself is told that it cannot.
async fn send_late(over: Element) {
    let place = place(&over);
    let waiting = Draft::kept(&place).filter(|kept| kept.waits);
    let Some(body) = waiting.and_then(|kept| kept.body(&[])) else { return };
    let to = window().location().pathname().unwrap_or_default();
    match post::send(&to, post::Body::of_data(body)).await {
        Ok(Answer::GoTo(address)) => {
            store::forget(&place).await;
            let _ = window().location().assign(&address);
        }
        Ok(Answer::Done) => store::forget(&place).await,
        Err(AppError::Unreachable) => {}
        Err(_) => tell(&over, say!(words::OVER), true),
    }
}

async fn post(form: &HtmlFormElement, body: FormData) {
    let place = place(form);
    let to = form.get_attribute("action").unwrap_or_default();
    // An attribute of an element in the page can be set.
    let _ = form.set_attribute("aria-busy", "true");
    let answer = post::send(&to, post::Body::of_data(body)).await;
    let _ = form.remove_attribute("aria-busy");
    match answer {
        Ok(Answer::GoTo(address)) => {
            store::forget(&place).await;
            // Whoever comes back finds an empty form, not one that would be sent once more.
            form.reset();
            let _ = window().location().assign(&address);
        }
        Ok(Answer::Done) => store::forget(&place).await,
        // Only what is kept can go by itself.
        Err(AppError::Unreachable) if Draft::kept(&place).is_some_and(|kept| kept.waits) => {
            tell(form, say!(words::WAITING), true);
        }
        Err(error) => {
            Draft::no_longer_waits(&place);
            untell(form);
            problem::show(form, &error);
        }
    }
}

/// Says at the top of the form what became of the draft; with a way to delete it.
fn tell(form: &Element, sentence: &str, may_forget: bool) {
    untell(form);
    let made = || {
        let notice = element("div", "notice", "")?;
        let _ = notice.set_attribute("data-draft", "");
        let _ = notice.set_attribute("role", "status");
        let inside = element("div", "", "")?;
        let _ = inside.append_child(&*element("p", "", sentence)?);
        if may_forget {
            let button = element("button", "button", say!(words::FORGET))?;
            let _ = button.set_attribute("type", "button");
            let _ = button.set_attribute("data-forget", "");
            let _ = inside.append_child(&button);
        }
        let _ = notice.append_child(&inside);
        let _ = form.insert_before(&notice, form.first_child().as_ref());
        Some(notice)
    };
    if let Some(notice) = made() {
        notice.scroll_into_view();
    }
}

fn untell(form: &Element) {
    if let Ok(Some(old)) = form.query_selector("[data-draft]") {
        old.remove();
    }
}
