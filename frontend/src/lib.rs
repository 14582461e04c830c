//! The entry point of the browser.
#![recursion_limit = "512"]

use leptos::mount::hydrate_lazy;
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes over the page that the server has rendered.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    app::i18n::take_language_from_page();
    hydrate_lazy(app::App);
}
