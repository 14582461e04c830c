//! Forms sent without leaving the page. What works: the form is emptied and the page asked for again. What is
//! refused: the reason stands at the form, what was typed stays.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement, SubmitEvent};

use super::{
    dom::{listen, target},
    kept,
    morph::Hidden,
    page, post, problem, toast,
};
use crate::error::AppError;

/// Attends to the forms of the page that carry `data-form`.
pub fn attend() {
    listen(&document(), "submit", |event: SubmitEvent| {
        let form = target(&event).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        if let Some(form) = form.filter(|form| form.has_attribute("data-form")) {
            submit(&form, &event);
        }
    });
}

fn submit(form: &HtmlFormElement, event: &SubmitEvent) {
    let Some(to) = form.get_attribute("action") else { return };
    let Some(body) = post::Body::of_form(form, event) else { return };
    event.prevent_default();
    if form.has_attribute("aria-busy") {
        return;
    }
    let button = event.submitter().and_then(|button| button.dyn_into::<Element>().ok());
    busy(form, button.as_ref(), true);
    let (form, text) = (form.clone(), body.text());
    wasm_bindgen_futures::spawn_local(async move {
        let answer = post::send(&to, body).await;
        busy(&form, button.as_ref(), false);
        match answer {
            Ok(post::Answer::Done) => {
                done(&form);
                page::refresh(Hidden::Renew).await;
            }
            Ok(post::Answer::GoTo(address)) => {
                done(&form);
                page::go_to(&address).await;
            }
            Err(AppError::Unreachable) if kept::keep(&form, &to, text) => problem::clear(&form),
            Err(error) => {
                problem::show(&form, &error);
                // What it was refused for may have changed meanwhile: the rest of the page shows it, and the form
                // goes over the newer version from now on.
                page::refresh(Hidden::Renew).await;
            }
        }
    });
}

fn busy(form: &Element, button: Option<&Element>, is_busy: bool) {
    for element in [Some(form), button].into_iter().flatten() {
        let _ = if is_busy {
            element.set_attribute("aria-busy", "true")
        } else {
            element.remove_attribute("aria-busy")
        };
    }
}

fn done(form: &HtmlFormElement) {
    problem::clear(form);
    form.reset();
    page::forget_ticket();
    if let Some(said) = form.get_attribute("data-said") {
        toast(&said);
    }
}
