//! What a page does in a browser beyond plain HTML. Pages are rendered on the server and work without any of this;
//! here forms are sent without leaving the page, the page follows what others change, files are sent with their
//! progress. One road for all pages: what changed is asked of the server as the same HTML, and put in its place.
//! Only what must answer faster than the server, the board, is hydrated: see [`part`].

mod chart;
mod copy;
mod dom;
mod draft;
mod entry;
mod feedback;
mod form;
mod kept;
pub mod line;
mod menus;
mod morph;
mod page;
pub mod part;
pub mod post;
mod problem;
mod toast;
mod upload;
mod wall;

pub use dom::{all, find, listen};
pub use toast::toast;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Attends to the page.
pub fn start() {
    crate::i18n::take_language_from_page();
    if let Some(html) = leptos::prelude::document().document_element() {
        // Says to the style sheet that code is there. An attribute of an element in the page can be set; likewise
        // wherever the outcome of one is not looked at in this module.
        let _ = html.set_attribute("data-ready", "");
    }
    if let Some(refused) = find::<HtmlElement>("#loi") {
        // An element that cannot take the focus is no reason to fail.
        let _ = refused.focus();
    }
    menus::attend();
    form::attend();
    kept::attend();
    copy::attend();
    upload::attend();
    feedback::attend();
    draft::attend();
    entry::attend();
    page::attend();
    chart::attend();
    wall::attend();
    listen(&leptos::prelude::document(), "click", |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.closest("[data-print]").ok().flatten().is_some()) {
            // A browser without printing has nothing to do here.
            let _ = leptos::prelude::window().print();
        }
    });
    // Last, since what it hears is acted upon by the rest.
    part::start();
    line::open();
}
