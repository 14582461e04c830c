//! Short messages that come and go; said to screen readers. Never the only place of an error.

use gloo_timers::callback::Timeout;
use web_sys::Element;

use super::dom::{element, find};

/// Shows a message for six seconds.
pub fn toast(message: &str) {
    let (Some(region), Some(toast)) = (find::<Element>(".toasts"), element("p", "toast", message)) else {
        return;
    };
    region.set_text_content(None);
    // The region is in the page and takes a child.
    let _ = region.append_child(&toast);
    Timeout::new(6_000, move || toast.remove()).forget();
}
