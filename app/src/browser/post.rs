//! Posting to a server function: fields out, "done" or an error back; or a question out, and its answer back.

use js_sys::{Array, Reflect, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{FormData, Headers, HtmlFormElement, RequestInit, Response, SubmitEvent, UrlSearchParams};

use crate::error::{AppError, Kind, Said};

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

    /// Fields as they stand in an address.
    pub fn of_text(text: &str) -> Option<Body> {
        Some(Body(UrlSearchParams::new_with_str(text).ok()?.into()))
    }

    /// The same back; none where files may come along.
    pub fn text(&self) -> Option<String> {
        self.0.dyn_ref::<UrlSearchParams>().map(|fields| String::from(fields.to_string()))
    }

    /// Fields and files as they were gathered.
    pub fn of_data(data: FormData) -> Body {
        Body(data.into())
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

/// Posts the fields, and gives the text that comes back.
pub async fn text(to: &str, body: Body) -> Result<String, AppError> {
    let response = post(to, &body.0, None).await?;
    let said = JsFuture::from(response.text().map_err(|_| AppError::Unreachable)?).await;
    Ok(said.ok().and_then(|text| text.as_string()).unwrap_or_default())
}

/// Posts the fields.
pub async fn send(to: &str, body: Body) -> Result<Answer, AppError> {
    let response = post(to, &body.0, None).await?;
    let to = response.headers().get("location").ok().flatten();
    Ok(to.map_or(Answer::Done, Answer::GoTo))
}

/// Asks a server function that takes and gives postcard.
pub async fn ask<T: DeserializeOwned>(of: &str, question: &impl Serialize) -> Result<T, AppError> {
    let body = postcard::to_allocvec(question).map_err(|_| AppError::Unreadable)?;
    let body = Uint8Array::from(body.as_slice());
    let response = post(of, &body, Some("application/x-postcard")).await?;
    let bytes = JsFuture::from(response.array_buffer().map_err(|_| AppError::Unreachable)?).await;
    let bytes = bytes.map_err(|_| AppError::Unreachable)?;
    postcard::from_bytes(&Uint8Array::new(&bytes).to_vec()).map_err(|_| AppError::Fault)
}

/// The error that a text of JSON says. Read by the browser's own reader, field by field, since one of ours would be
/// code for this alone.
pub fn refusal(text: &str) -> AppError {
    let Ok(said) = js_sys::JSON::parse(text) else { return AppError::Fault };
    if said.as_string().as_deref() == Some("unreadable") {
        return AppError::Unreadable;
    }
    let of = |value: &JsValue, name: &str| Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let refused = of(&said, "refused");
    match of(&refused, "sentence").as_string() {
        // Of the kinds the browser's part knows none.
        Some(sentence) => {
            // A refusal of one thing has none.
            let problems = of(&refused, "problems").dyn_into::<Array>().unwrap_or_else(|_| Array::new());
            let pair = |pair: JsValue| {
                let pair = pair.dyn_into::<Array>().ok()?;
                Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
            };
            AppError::Refused(Said {
                kind: Kind::Rule,
                sentence,
                field: of(&refused, "field").as_string(),
                problems: problems.iter().filter_map(pair).collect(),
            })
        }
        None => AppError::Fault,
    }
}

async fn post(to: &str, body: &JsValue, kind: Option<&str>) -> Result<Response, AppError> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(body);
    let headers = Headers::new().map_err(|_| AppError::Unreachable)?;
    // Names and values that a header may have.
    let _ = headers.set("accept", "application/json");
    if let Some(kind) = kind {
        let _ = headers.set("content-type", kind);
    }
    init.set_headers(&headers);
    let fetched = leptos::prelude::window().fetch_with_str_and_init(to, &init);
    let response = JsFuture::from(fetched).await.map_err(|_| AppError::Unreachable)?;
    let response: Response = response.dyn_into().map_err(|_| AppError::Unreachable)?;
    if response.ok() {
        return Ok(response);
    }
    let said = JsFuture::from(response.text().map_err(|_| AppError::Unreachable)?).await;
    Err(refusal(&said.ok().and_then(|text| text.as_string()).unwrap_or_default()))
}
