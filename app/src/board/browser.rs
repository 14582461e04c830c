//! What only a browser can do on the board: glide, drag, keys, tabs that follow the column in sight. Nothing here is
//! needed to work; everything is there by menu and by plain form.

mod drag;
mod glide;
mod keys;
mod tabs;

use domain::board::Board;
use leptos::{prelude::*, server_fn::ServerFn};

pub use glide::glide;

use super::{api::ReadBoard, mover::Mover};
use crate::browser::{line, post};

/// Fetches the board again when something has changed.
pub fn keep_fresh(mover: Mover) {
    line::on_change(move || wasm_bindgen_futures::spawn_local(fetch(mover)));
}

/// Takes the newest board over; what somebody else has moved glides and says whose hand it was.
pub async fn fetch(mover: Mover) {
    let shown = mover.looking.shown;
    let query = shown.with_untracked(|board| board.query.clone());
    // What cannot be had now stays as it is: the line says that it is broken, and asks again when it heals.
    let Ok(board) = post::ask::<Board>(ReadBoard::url(), &ReadBoard { query }).await else { return };
    if board.version >= shown.with_untracked(|shown| shown.version) {
        glide(mover, move || shown.set(board));
    }
}

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
