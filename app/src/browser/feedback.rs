//! What the public form does where there is code: it checks as one types, shows published answers to similar questions,
//! and keeps a draft on the phone that sends itself once when the network returns. Without code it is a plain form, and
//! does all that matters.
//!
//! One post may leave several times (the answer was lost on the way); the form's stamp makes it one case.

mod check;
mod draft;
mod similar;

use leptos::prelude::{document, window};
use web_sys::{Element, Event, FormData, HtmlFormElement, SubmitEvent};

use self::draft::Draft;
use super::{
    dom::{element, find, listen, target},
    post::{self, Answer},
    problem,
};
use crate::{error::AppError, i18n::draft as words, say};

/// Attends to the public form, on the page that has it, and to questions on any.
pub fn attend() {
    similar::attend();
    let Some(form) = find::<HtmlFormElement>("form[data-feedback]") else { return };
    check::attend(&form);
    let typed = form.clone();
    listen(&form, "input", move |_: Event| draft::keep_soon(&typed));
    let sent = form.clone();
    listen(&form, "submit", move |event: SubmitEvent| {
        event.prevent_default();
        if !sent.has_attribute("aria-busy") {
            wasm_bindgen_futures::spawn_local(send(sent.clone()));
        }
    });
    listen(&document(), "click", |event: Event| {
        let asked = target(&event).and_then(|target| target.closest("[data-forget]").ok().flatten());
        if let Some(asked) = asked {
            // The form is emptied by loading the page anew: it was made for an empty one.
            asked.remove();
            wasm_bindgen_futures::spawn_local(async {
                draft::forget().await;
                let _ = window().location().reload();
            });
        }
    });
    let back = form.clone();
    listen(&window(), "online", move |_: Event| {
        wasm_bindgen_futures::spawn_local(send_waiting(back.clone()));
    });
    wasm_bindgen_futures::spawn_local(take_up(form));
}

/// Sends what waits from an earlier visit, or brings back what was being written.
async fn take_up(form: HtmlFormElement) {
    let Some(kept) = Draft::kept() else { return };
    // A page that shows a refused form again has newer text than the draft.
    if form.query_selector(".error-summary").ok().flatten().is_some() {
        return;
    }
    let files = draft::files().await;
    if kept.waits && files.len() == kept.files {
        return send_waiting(form).await;
    }
    kept.fill(&form);
    let chosen = draft::choose(&form, &files);
    let lost = if chosen < kept.files { say!(words::CHOOSE_FILES) } else { "" };
    tell(&form, &format!("{} {lost}", say!(words::RESTORED)), true);
}

/// Sends the form as it stands.
async fn send(form: HtmlFormElement) {
    let Ok(body) = FormData::new_with_form(&form) else { return };
    let files = draft::chosen(&form);
    Draft::of(&body, files.len(), true).keep();
    draft::keep_files(&files).await;
    post(&form, body).await;
}

/// Sends what waits on this device, if the network is back and something does.
async fn send_waiting(form: HtmlFormElement) {
    let Some(kept) = Draft::kept().filter(|kept| kept.waits) else { return };
    if form.has_attribute("aria-busy") {
        return;
    }
    let files = draft::files().await;
    if files.len() < kept.files {
        return;
    }
    kept.fill(&form);
    draft::choose(&form, &files);
    tell(&form, say!(words::SENDING), false);
    if let Some(body) = kept.body(&files) {
        post(&form, body).await;
    }
}

async fn post(form: &HtmlFormElement, body: FormData) {
    let to = form.get_attribute("action").unwrap_or_default();
    // An attribute of an element in the page can be set.
    let _ = form.set_attribute("aria-busy", "true");
    let answer = post::send(&to, post::Body::of_data(body)).await;
    let _ = form.remove_attribute("aria-busy");
    match answer {
        Ok(Answer::GoTo(address)) => {
            draft::forget().await;
            // Whoever comes back finds an empty form, not one that would be sent once more.
            form.reset();
            let _ = window().location().assign(&address);
        }
        Ok(Answer::Done) => draft::forget().await,
        Err(AppError::Unreachable) => tell(form, say!(words::WAITING), true),
        Err(error) => {
            Draft::no_longer_waits();
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

/// The value of the first field of that name; of boxes and radios the chosen one's.
fn value(data: &FormData, name: &str) -> String {
    data.get(name).as_string().unwrap_or_default()
}

/// True for a field whose text may be kept and put back.
fn is_text(name: &str) -> bool {
    !matches!(name, "file" | "website")
}
