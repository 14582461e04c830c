//! Files sent one after the other, each with its progress and a way to stop it. By `XMLHttpRequest`, since `fetch`
//! cannot tell how much has been sent.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Element, Event, File, FormData, HtmlFormElement, HtmlInputElement, ProgressEvent, SubmitEvent,
    XmlHttpRequest,
};

use super::{
    dom::{listen, target},
    morph::Hidden,
    page,
    post::{self, Answer},
    problem,
};
use crate::{error::AppError, i18n::common, say};

/// The request under way, and whether the reader has had enough.
#[derive(Default)]
struct Sent {
    request: Option<XmlHttpRequest>,
    stopped: bool,
}

type Stop = Rc<RefCell<Sent>>;

/// Attends to the forms of the page that carry `data-upload`.
pub fn attend() {
    for input in super::dom::all::<HtmlInputElement>("form[data-upload][data-several] input[type=file]") {
        // Several at once only where there is code to send them one by one.
        input.set_multiple(true);
    }
    let stop = Stop::default();
    let stopping = stop.clone();
    listen(&document(), "submit", move |event: SubmitEvent| {
        let form = target(&event).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        if let Some(form) = form.filter(|form| form.has_attribute("data-upload")) {
            event.prevent_default();
            if !form.has_attribute("aria-busy") {
                wasm_bindgen_futures::spawn_local(send(form, stop.clone()));
            }
        }
    });
    listen(&document(), "click", move |event: Event| {
        let asks = target(&event).and_then(|target| target.closest("[data-stop]").ok().flatten());
        if asks.is_some() {
            let mut sent = stopping.borrow_mut();
            sent.stopped = true;
            if let Some(request) = sent.request.take() {
                drop(sent);
                // A request that is over already has nothing to stop.
                let _ = request.abort();
            }
        }
    });
}

async fn send(form: HtmlFormElement, stop: Stop) {
    let Some(input) = within::<HtmlInputElement>(&form, "input[type=file]") else { return };
    let files: Vec<File> = input
        .files()
        .map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect())
        .unwrap_or_default();
    problem::clear(&form);
    say_at(&form, "");
    if files.is_empty() {
        return problem::show(&form, &AppError::about_field("file", say!(common::NO_FILE)));
    }
    *stop.borrow_mut() = Sent::default();
    let _ = form.set_attribute("aria-busy", "true");
    let mut outcome = Ok(Answer::Done);
    for file in files {
        show(&form, Some(&file.name()));
        outcome = send_one(&form, &file, &stop).await;
        if stop.borrow().stopped {
            say_at(&form, &say!(common::STOPPED, file.name()));
            outcome = Ok(Answer::Done);
            break;
        }
        if let Err(error) = &mut outcome {
            error.put_before(&file.name());
            break;
        }
        say_at(&form, &say!(common::UPLOADED, file.name()));
    }
    show(&form, None);
    let _ = form.remove_attribute("aria-busy");
    input.set_value("");
    match outcome {
        Ok(Answer::GoTo(address)) => page::go_to(&address).await,
        Ok(Answer::Done) => {
            page::forget_ticket();
            page::refresh(Hidden::Renew).await;
        }
        Err(error) => {
            page::refresh(Hidden::Renew).await;
            problem::show(&form, &error);
        }
    }
}

fn within<T: JsCast>(form: &Element, selector: &str) -> Option<T> {
    form.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn say_at(form: &Element, sentence: &str) {
    if let Some(status) = within::<Element>(form, "[data-status]") {
        status.set_text_content(Some(sentence));
    }
}

/// Shows what is being sent, or that nothing is.
fn show(form: &Element, name: Option<&str>) {
    let Some(progress) = within::<Element>(form, "[data-progress]") else { return };
    match name {
        Some(name) => {
            let _ = progress.remove_attribute("hidden");
            if let Some(place) = within::<Element>(&progress, "[data-name]") {
                place.set_text_content(Some(&say!(common::UPLOADING, name)));
            }
            percent(form, 0);
        }
        None => {
            let _ = progress.set_attribute("hidden", "");
        }
    }
}

fn percent(form: &Element, percent: u32) {
    if let Some(bar) = within::<Element>(form, "progress") {
        let _ = bar.set_attribute("value", &percent.to_string());
    }
    if let Some(place) = within::<Element>(form, "[data-percent]") {
        place.set_text_content(Some(&format!("{percent} %")));
    }
}

async fn send_one(form: &HtmlFormElement, file: &File, stop: &Stop) -> Result<Answer, AppError> {
    let (request, body) = prepared(form, file).map_err(|_| AppError::Unreachable)?;
    let shown = form.clone();
    let on_progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        if event.total() > 0.0 {
            percent(&shown, (event.loaded() / event.total() * 100.0) as u32);
        }
    });
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));
    }
    let ended = js_sys::Promise::new(&mut |resolve, _| {
        let on_end = Closure::once_into_js(move |_: Event| {
            // Nobody is left to hear it if this fails.
            let _ = resolve.call0(&JsValue::NULL);
        });
        request.set_onloadend(Some(on_end.unchecked_ref()));
    });
    request.send_with_opt_form_data(Some(&body)).map_err(|_| AppError::Unreachable)?;
    stop.borrow_mut().request = Some(request.clone());
    let _ = wasm_bindgen_futures::JsFuture::from(ended).await;
    match request.status().unwrap_or(0) {
        200..300 => {
            let to = request.get_response_header("location").ok().flatten();
            Ok(to.map_or(Answer::Done, Answer::GoTo))
        }
        0 => Err(AppError::Unreachable),
        _ => {
            let text = request.response_text().ok().flatten().unwrap_or_default();
            Err(post::refusal(&text))
        }
    }
}

/// The request for one file with the form's other fields, which go before it, so that the server knows what the file
/// is for before it reads it.
fn prepared(form: &HtmlFormElement, file: &File) -> Result<(XmlHttpRequest, FormData), JsValue> {
    let body = FormData::new_with_form(form)?;
    body.delete("file");
    body.append_with_blob_and_filename("file", file, &file.name())?;
    let request = XmlHttpRequest::new()?;
    request.open("POST", &form.get_attribute("action").unwrap_or_default())?;
    request.set_request_header("accept", "application/json")?;
    Ok((request, body))
}
