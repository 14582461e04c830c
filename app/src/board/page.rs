//! `/bang`: what stands in the address is what is shown, so that a view can be sent.

use base64::prelude::{BASE64_STANDARD, Engine};
use domain::{
    board::{Board, BoardQuery, View},
    refusal::Refusal,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Body, Link, Title};
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, MoveTask, ReleasePeriod},
    head::Head,
    list::List,
    part::{Drawn, draw},
    register::Register,
};
use crate::{
    error::AppError,
    i18n::{board as words, common, refusal},
    routes, say,
    server::Assets,
    ui::{Icon, Loaded, Mark, Refused},
    viewer::viewer,
};

/// `/bang`
pub fn page() -> impl IntoView {
    let query = use_query_map().with_untracked(|params| BoardQuery::from_pairs(params.clone()).ok());
    let board = async move {
        match query {
            Some(query) => api::read_board(query).await,
            None => Err(AppError::from(Refusal::NotFound)),
        }
    };
    view! {
        <Body attr:class="board-page"/>
        <Loaded from=board let:board>
            <Shown board=board/>
        </Loaded>
    }
}

#[component]
fn Shown(board: Board) -> impl IntoView {
    let viewer = viewer();
    let Some(actor) = viewer.signed.map(|session| session.actor) else {
        return view! { <Refused error=AppError::from(Refusal::SignedOut)/> }.into_any();
    };
    let refused = viewer
        .kept
        .filter(|kept| [MoveTask::url(), ReleasePeriod::url()].contains(&kept.action.as_str()))
        .map(|kept| kept.error);
    view! {
        <Title text=say!(words::TITLE)/>
        <main id="noi-dung" tabindex="-1">
            <Head board=&board/>
            {match board.query.view {
                View::Board => columns(Drawn { board, actor, refused }).into_any(),
                View::List => {
                    view! {
                        {refused.map(notice)}
                        <List board/>
                    }
                        .into_any()
                }
                View::Register => view! { <Register board/> }.into_any(),
            }}
        </main>
    }
    .into_any()
}

/// The columns, and what the browser draws them from when it takes over.
fn columns(drawn: Drawn) -> impl IntoView {
    let data = postcard::to_allocvec(&drawn).map(|bytes| BASE64_STANDARD.encode(bytes)).unwrap_or_default();
    let assets = expect_context::<Assets>();
    let code = assets.preloads.iter().filter(|(part, _)| part.starts_with("attend_in_browser"));
    view! {
        // On its way while the first load still is.
        {code
            .flat_map(|(_, files)| files)
            .map(|file| {
                let href = format!("/pkg/{file}.wasm");
                view! { <Link rel="preload" href as_="fetch" type_="application/wasm" crossorigin="anonymous"/> }
            })
            .collect_view()}
        {drawn.board.cards.is_empty().then(nothing_found)}
        <div class="part" data-part="board" data-from=data>
            {draw(drawn)}
        </div>
        {keys_help()}
    }
}

/// Why a move by plain form was refused.
fn notice(error: AppError) -> impl IntoView {
    view! {
        <div class="notice" data-state="late" role="alert" tabindex="-1" id="loi">
            <Mark state="late"/>
            <p>{refusal::sentence(&error)}</p>
        </div>
    }
}

/// The sentence where no card passes the filters.
pub(super) fn nothing_found() -> impl IntoView {
    view! {
        <div class="empty">
            <p>{say!(words::NOTHING_FOUND)}</p>
            <a class="button" href=routes::BOARD>
                <Icon name="undo"/>
                {say!(words::CLEAR_FILTERS)}
            </a>
        </div>
    }
}

/// The keys, for those who work without a mouse.
fn keys_help() -> impl IntoView {
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
