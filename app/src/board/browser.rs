//! What only a browser can do on the board: glide, drag, keys, tabs that follow the column in sight. Nothing here is
//! needed to work; everything is there by menu and by plain form.

mod drag;
mod glide;
mod keys;
mod tabs;

use leptos::prelude::*;

pub use glide::glide;

/// The browser's clock, for what is shown before the server confirms it.
pub fn now() -> jiff::Timestamp {
    // A browser's clock is a whole number of milliseconds, far inside the range.
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit an i64")]
    let millis = js_sys::Date::now() as i64;
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default()
}

/// Starts all of it on a board.
pub fn attend(board: NodeRef<leptos::html::Div>) {
    Effect::new(move |_| {
        if let Some(board) = board.get() {
            drag::attend(&board);
            keys::attend();
            tabs::attend(&board);
        }
    });
}
