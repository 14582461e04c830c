//! A button that copies a text of the page. Without code the text is marked as a whole by a press on it.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event};

use super::{
    dom::{find, listen, target},
    toast,
};

/// Attends to the buttons that copy.
pub fn attend() {
    listen(&document(), "click", |event: Event| {
        let pressed = target(&event).and_then(|target| target.closest("[data-copy]").ok().flatten());
        let Some(button) = pressed else { return };
        let of = button.get_attribute("data-copy").unwrap_or_default();
        let text = find::<Element>(&of).and_then(|text| text.text_content()).unwrap_or_default();
        wasm_bindgen_futures::spawn_local(async move {
            // Where nothing may be copied, the text is still there to be marked.
            if copy(&text).await.is_ok() {
                toast(&button.get_attribute("data-said").unwrap_or_default());
            }
        });
    });
}

/// Puts a text into the clipboard. Asked for by name, since its reader would be code for this alone.
async fn copy(text: &str) -> Result<(), JsValue> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    let written: Promise = write.call1(&clipboard, &text.trim().into())?.dyn_into()?;
    JsFuture::from(written).await.map(drop)
}
