//! The hydrated part of the board's page: its columns, from what the server wrote on their element.

use domain::{board::Board, people::Actor};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{columns::Columns, mover::Mover};
use crate::error::AppError;

/// What the columns are drawn from, on the server and in the browser.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Drawn {
    /// The board as it was read.
    pub board: Board,
    /// Who looks.
    pub actor: Actor,
    /// Why a move by plain form was refused, if one was.
    pub refused: Option<AppError>,
}

/// What the parts of the columns look at.
#[derive(Clone, Copy)]
pub(super) struct Looking {
    /// The board as last heard.
    pub shown: RwSignal<Board>,
    /// Who looks.
    pub actor: StoredValue<Actor>,
}

impl Looking {
    /// What the surrounding columns look at.
    pub fn here() -> Self {
        expect_context()
    }
}

/// The columns, and everything that moves between them.
pub(super) fn draw(drawn: Drawn) -> impl IntoView {
    let Drawn { board, actor, refused } = drawn;
    let looking = Looking { shown: RwSignal::new(board), actor: StoredValue::new(actor) };
    provide_context(looking);
    let mover = Mover::new(looking, refused);
    provide_context(mover);
    #[cfg(feature = "hydrate")]
    super::browser::keep_fresh(mover);
    view! { <Columns/> }
}

/// Takes over the columns of this page; its code is split off from the first load.
#[cfg(feature = "hydrate")]
#[leptos::lazy]
pub fn attend_in_browser() {
    crate::browser::part::hydrate("board", draw);
}
