//! The entry point of the browser.
#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Attends to the page that the server has rendered.
#[wasm_bindgen]
pub fn start() {
    console_error_panic_hook::set_once();
    app::browser::start();
}
