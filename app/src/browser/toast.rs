//! Short messages that come and go; said to screen readers. Never the only place of an error.

use std::time::Duration;

use leptos::prelude::set_timeout;
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
    set_timeout(move || toast.remove(), Duration::from_secs(6));
}
