//! Posting to a server function from the browser without its types: fields out, "done" or an error back.

use leptos::ev::SubmitEvent;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

use crate::error::AppError;

/// What came back.
pub enum Answer {
    /// It was done.
    Done,
    /// It was done, and leads to this address.
    GoTo(String),
}

/// The fields of a post.
pub struct Body(JsValue);

impl Body {
    /// Fields by name.
    pub fn of_pairs(pairs: &[(&str, &str)]) -> Option<Body> {
        let params = UrlSearchParams::new().ok()?;
        for (name, value) in pairs {
            params.append(name, value);
        }
        Some(Body(params.into()))
    }

    /// The fields of a form with those of the button that was pressed.
    pub fn of_form(form: &HtmlFormElement, event: &SubmitEvent) -> Option<Body> {
        let data = FormData::new_with_form(form).ok()?;
        if let Some(button) = event.submitter() {
            let name = button.get_attribute("name").unwrap_or_default();
            if !name.is_empty() {
                data.append_with_str(&name, &button.get_attribute("value").unwrap_or_default()).ok()?;
            }
        }
        if form.enctype() == "multipart/form-data" {
            return Some(Body(data.into()));
        }
        let params = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
        Some(Body(params.into()))
    }
}

/// Posts the fields.
pub async fn send(to: &str, body: Body) -> Result<Answer, AppError> {
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_body(&body.0);
    let headers = web_sys::Headers::new().map_err(|_| AppError::Unreachable)?;
    let _ = headers.set("accept", "application/json");
    init.set_headers(&headers);
    let fetched = leptos::prelude::window().fetch_with_str_and_init(to, &init);
    let response = wasm_bindgen_futures::JsFuture::from(fetched).await.map_err(|_| AppError::Unreachable)?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| AppError::Unreachable)?;
    if response.ok() {
        let to = response.headers().get("location").ok().flatten();
        return Ok(to.map_or(Answer::Done, Answer::GoTo));
    }
    let text = match response.text() {
        Ok(text) => wasm_bindgen_futures::JsFuture::from(text).await.ok().and_then(|text| text.as_string()),
        Err(_) => None,
    };
    Err(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(AppError::Fault))
}
