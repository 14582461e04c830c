//! What the public form does where there is code: it checks as one types, and shows published answers to similar questions.
//! Without code it is a plain form, and does all that matters.

mod check;
mod similar;

use web_sys::HtmlFormElement;

use super::dom::find;

/// Attends to the public form, on the page that has it, and to questions on any.
pub fn attend() {
    similar::attend();
    if let Some(form) = find::<HtmlFormElement>("form[data-feedback]") {
        check::attend(&form);
    }
}
