//! `/bang`: what stands in the address is what is shown, so that a view can be sent.

use domain::{
    board::{Board, BoardQuery, View},
    people::Actor,
    refusal::Refusal,
};
use leptos::prelude::*;
use leptos_meta::{Body, Title};
use leptos_router::hooks::use_query_map;

use super::{api, columns::Columns, head::Head, list::List, mover::provide_mover, register::Register};
use crate::{
    error::AppError,
    i18n::{board as words, common},
    lazy::PageRoute,
    live::live,
    say,
    ui::{Icon, Loaded, Refused},
    viewer::viewer,
};

/// `/bang`
pub struct BoardRoute {
    board: Resource<Result<Board, AppError>>,
}

impl PageRoute for BoardRoute {
    fn data() -> Self {
        let params = use_query_map();
        let query = Memo::new(move |_| BoardQuery::from_pairs(params.get()).ok());
        let board = Resource::new(
            move || query.get(),
            |query| async move {
                match query {
                    Some(query) => api::read_board(query).await,
                    None => Err(AppError::from(Refusal::NotFound)),
                }
            },
        );
        Self { board }
    }

    fn view(this: Self) -> AnyView {
        let board = this.board;
        view! {
            <Body attr:class="board-page"/>
            <Loaded from=board let:board>
                <Shown board=board/>
            </Loaded>
        }
        .into_any()
    }
}

/// A board that stays on the screen while its content changes.
#[component]
fn Shown(board: Board) -> impl IntoView {
    let Some(actor) = viewer().signed.map(|session| session.actor) else {
        return view! { <Refused error=AppError::from(Refusal::SignedOut)/> }.into_any();
    };
    let (view, query) = (board.query.view, board.query.clone());
    let shown = RwSignal::new(board);
    provide_context(Looking { shown, actor: StoredValue::new(actor) });
    provide_mover();
    keep_fresh(shown, query);
    view! {
        <Title text=say!(words::TITLE)/>
        <main id="noi-dung" tabindex="-1">
            <Head/>
            {match view {
                View::Board => view! { <Columns/> }.into_any(),
                View::List => view! { <List/> }.into_any(),
                View::Register => view! { <Register/> }.into_any(),
            }}
        </main>
    }
    .into_any()
}

/// What the parts of the page look at.
#[derive(Clone, Copy)]
pub(super) struct Looking {
    /// The board as last heard.
    pub shown: RwSignal<Board>,
    /// Who looks.
    pub actor: StoredValue<Actor>,
}

impl Looking {
    /// What the surrounding page looks at.
    pub fn here() -> Self {
        expect_context()
    }
}

/// Fetches again when something has changed, without rebuilding the page.
fn keep_fresh(shown: RwSignal<Board>, query: BoardQuery) {
    let live = live();
    Effect::new(move |before: Option<()>| {
        live.task();
        live.plan();
        live.people();
        if before.is_some() {
            let query = query.clone();
            leptos::task::spawn_local(async move {
                if let Ok(board) = api::read_board(query).await {
                    arrive(shown, board);
                }
            });
        }
    });
}

/// Takes a newer board over; what somebody else has moved glides and says whose hand it was.
fn arrive(shown: RwSignal<Board>, board: Board) {
    if board.version < shown.with_untracked(|shown| shown.version) {
        return;
    }
    #[cfg(feature = "hydrate")]
    super::browser::glide(shown, move || shown.set(board));
    #[cfg(not(feature = "hydrate"))]
    shown.set(board);
}

/// The sentence where no card passes the filters.
#[component]
pub(super) fn NothingFound() -> impl IntoView {
    let looking = Looking::here();
    view! {
        <Show when=move || looking.shown.with(|board| board.cards.is_empty())>
            <div class="empty">
                <p>{say!(words::NOTHING_FOUND)}</p>
                <a class="button" href=crate::routes::BOARD>
                    <Icon name="undo"/>
                    {say!(words::CLEAR_FILTERS)}
                </a>
            </div>
        </Show>
    }
}

/// The keys, for those who work without a mouse.
#[component]
pub(super) fn KeysHelp() -> impl IntoView {
    let keys =
        [("/", words::KEY_SEARCH), ("j k", words::KEY_WALK), ("m", words::KEY_MOVE), ("?", words::KEY_HELP)];
    view! {
        <dialog class="dialog" id="phim" aria-labelledby="phim-t">
            <h2 id="phim-t">{say!(words::KEYS)}</h2>
            <dl class="keys">
                {keys
                    .map(|(keys, word)| {
                        view! {
                            <dt>{keys.split(' ').map(|key| view! { <kbd>{key.to_owned()}</kbd> }).collect_view()}</dt>
                            <dd>{say!(word)}</dd>
                        }
                    })
                    .collect_view()}
            </dl>
            <form method="dialog">
                <button class="button">{say!(common::CLOSE)}</button>
            </form>
        </dialog>
    }
}
