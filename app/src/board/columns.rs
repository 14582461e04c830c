//! The five columns: beside each other on a desk, one at a time on a phone.

use domain::board::Column;
use leptos::prelude::*;

use super::{
    card::CardView,
    mover::{AskDialog, MoveNotice, mover},
    part::Looking,
};
use crate::{i18n::board as words, say};

/// The board itself.
#[component]
pub fn Columns() -> impl IntoView {
    let board = NodeRef::<leptos::html::Div>::new();
    #[cfg(feature = "hydrate")]
    super::browser::attend(board);
    view! {
        <MoveNotice/>
        <nav class="tabs" aria-label=say!(words::COLUMNS)>
            {Column::ALL.map(|column| view! { <Tab column=column/> }).collect_view()}
        </nav>
        <div class="board" node_ref=board>
            {Column::ALL.map(|column| view! { <ColumnView column=column/> }).collect_view()}
        </div>
        <div class="board-edge" data-side="start" aria-hidden="true"></div>
        <div class="board-edge" data-side="end" aria-hidden="true"></div>
        <AskDialog/>
    }
}

fn anchor(column: Column) -> String {
    format!("cot-{}", column.slug())
}

fn count(column: Column) -> Memo<u32> {
    let looking = Looking::here();
    Memo::new(move |_| looking.shown.with(|board| board.counts.column(column)))
}

#[component]
fn Tab(column: Column) -> impl IntoView {
    let looking = Looking::here();
    let state = column.drop_target().name();
    let first = looking.shown.with_untracked(|board| board.query.column).unwrap_or_else(|| fullest(looking));
    let count = count(column);
    view! {
        <a
            href=format!("#{}", anchor(column))
            data-state=state
            data-to=state
            aria-current=(column == first).then_some("true")
        >
            <span class="mark" aria-hidden="true"></span>
            {say!(words::column(column))}
            " "
            <span class="badge">{count}</span>
        </a>
    }
}

/// Where a phone starts: the column with work in it.
fn fullest(looking: Looking) -> Column {
    looking.shown.with_untracked(|board| {
        if board.counts.column(Column::InProgress) > 0 { Column::InProgress } else { Column::NotStarted }
    })
}

#[component]
fn ColumnView(column: Column) -> impl IntoView {
    let looking = Looking::here();
    let state = column.drop_target().name();
    let head = format!("dau-{}", column.slug());
    let labelled_by = head.clone();
    let count = count(column);
    let codes = Memo::new(move |_| {
        looking.shown.with(|board| board.column(column).map(|card| card.code.clone()).collect::<Vec<_>>())
    });
    let mover = mover();
    view! {
        <section class="column" id=anchor(column) data-column=state aria-labelledby=labelled_by>
            <h2 class="column-head" id=head data-state=state>
                <span class="mark" aria-hidden="true"></span>
                {say!(words::column(column))}
                " "
                <span class="badge">
                    {count} <span class="visually-hidden">" "{say!(words::TASKS)}</span>
                </span>
            </h2>
            <p class="column-reason">{move || mover.reason(column)}</p>
            <ol class="cards">
                <For each=move || codes.get() key=Clone::clone let:code>
                    <CardView code=code/>
                </For>
            </ol>
        </section>
    }
}
