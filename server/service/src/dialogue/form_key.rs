//! What makes a form that is sent twice one: the key that its page was made with, together with what it says. A page shows
//! a form again with the key that it had, after an answer that was lost or by the way back: other words from it are
//! another promise, another question, another person.

use crate::feedback::digest;

/// The key of a form that says this; none for what no page's form has made.
pub(super) fn keyed(form_key: &str, said: &[&str]) -> Option<String> {
    (!form_key.is_empty()).then(|| format!("{form_key}.{}", digest(&said.join("\n"))))
}
