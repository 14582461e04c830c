//! `/xu-ly`: which cases wait, for whom, until when. The nearest due day stands first; several cases are assigned at
//! once. The head of a neighbourhood sees a short list and one large button.
//!
//! - `filters`: the tabs and the filters.
//! - `chosen`: what is done with the chosen ones, and what became of it.

mod chosen;
mod filters;

use domain::feedback::view::{Queue, QueueQuery, QueueView};
use domain::people::Action;
use leptos::prelude::*;
use leptos_meta::Title;

use self::{
    chosen::{bar, outcome},
    filters::{address, filters, tabs},
};
use super::{
    api::{Assigned, query_of, read_queue},
    reader::{asked, is_head, may_somewhere},
    table::{simple, table},
};
use crate::{
    i18n::cases as words,
    routes, say,
    ui::{Icon, Loaded, Mark},
};

/// `/xu-ly?xem=…&don-vi=…&cua-toi=1&linh-vuc=…&tim=…&sau=…`
pub fn queue_page() -> AnyView {
    let query = query_of(asked);
    view! {
        <Loaded from=read_queue(query, asked("giao")) let:read>
            {if is_head() { of_head(&read.0) } else { shown(&read.0, read.1) }}
        </Loaded>
    }
    .into_any()
}

fn shown(queue: &Queue, assigned: Option<Assigned>) -> AnyView {
    let title = say!(words::TITLE);
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1">
            <div class="page-head">
                <h1>{title}</h1>
                {tools(queue)}
            </div>
            {assigned.map(outcome)}
            {asked("chuyen").map(|_| handed_over())}
            {tabs(queue)}
            {filters(queue)}
            {if queue.rows.is_empty() { empty(queue) } else { rows(queue) }}
        </main>
    }
    .into_any()
}

/// What is said to whoever handed a case over and may not know of it any more.
fn handed_over() -> AnyView {
    view! {
        <div class="notice" data-state="accepted" role="status">
            <Mark state="accepted"/>
            <p>{say!(words::HANDED_OVER)}</p>
        </div>
    }
    .into_any()
}

/// The ways on from here; on a phone all but the first are folded away.
fn tools(queue: &Queue) -> AnyView {
    let export =
        routes::cases_export(address(&queue.query, true).strip_prefix(routes::CASES).unwrap_or_default());
    let doors = [
        (may_somewhere(Action::EnterFeedback), routes::CASES_POSTER.to_owned(), "print", words::POSTER),
        (may_somewhere(Action::BundleFeedback), routes::CASES_REFERRALS.to_owned(), "flag", words::REFERRALS),
        (may_somewhere(Action::WorkFeedback), routes::CASES_ON_TIME.to_owned(), "clock", words::ON_TIME),
        (may_somewhere(Action::WorkFeedback), export, "download", words::EXPORT),
    ];
    let doors = doors
        .into_iter()
        .filter(|(is_open, ..)| *is_open)
        .map(|(_, path, icon, name)| {
            view! {
                <a class="menu-item" href=path>
                    <Icon name=icon/>
                    {say!(name)}
                </a>
            }
        })
        .collect_view();
    let enter = queue.may_enter.then(|| {
        view! {
            <a class="button" href=routes::CASES_ENTER>
                <Icon name="plus"/>
                {say!(words::ENTER)}
            </a>
        }
    });
    view! {
        <div class="row">
            {enter}
            <details class="menu" data-drop>
                <summary class="button">{say!(words::TOOLS)} <Icon name="down"/></summary>
                <nav class="menu-panel" aria-label=say!(words::TOOLS)>
                    {doors}
                </nav>
            </details>
        </div>
    }
    .into_any()
}

fn rows(queue: &Queue) -> AnyView {
    let form = (queue.may_assign || may_somewhere(Action::BundleFeedback)).then_some(chosen::FORM);
    let search = queue.query.search.trim();
    let title = if search.is_empty() {
        say!(words::view(queue.query.view)).to_owned()
    } else {
        say!(words::FOUND_BY, search)
    };
    view! {
        <div class="stack">
            {table(&queue.rows, title, form)}
            {pages(queue)}
            {form.map(|_| bar(queue))}
        </div>
    }
    .into_any()
}

/// On to the next page, and back to the first. A search may have looked through many cases and found none so far.
fn pages(queue: &Queue) -> Option<AnyView> {
    let next_word = if queue.query.search.trim().is_empty() { words::NEXT } else { words::SEARCH_ON };
    let back = queue.query.after.is_some().then(|| {
        view! {
            <a class="button" href=address(&queue.query, true)>
                {say!(words::FIRST)}
            </a>
        }
    });
    let next = queue.next.as_ref().map(|next| {
        let query = QueueQuery { after: Some(next.clone()), ..queue.query.clone() };
        view! {
            <a class="button" href=address(&query, false) rel="next">
                {say!(next_word)}
                <Icon name="next"/>
            </a>
        }
    });
    (queue.query.after.is_some() || queue.next.is_some())
        .then(|| view! { <p class="row">{back} {next}</p> }.into_any())
}

/// What will stand here, and the first step.
fn empty(queue: &Queue) -> AnyView {
    let query = &queue.query;
    let is_filtered =
        query.mine || query.unit.is_some() || query.category.is_some() || !query.search.is_empty();
    let nothing_at_all = queue.counts.iter().all(|(_, count)| *count == 0);
    if queue.next.is_some() {
        return view! {
            <div class="empty">
                <p>{say!(words::EMPTY_SO_FAR)}</p>
                {pages(queue)}
            </div>
        }
        .into_any();
    }
    let (said, to) = if is_filtered {
        let all = QueueQuery { view: query.view, ..QueueQuery::default() };
        (words::EMPTY_FILTERED, Some((address(&all, true), words::CLEAR)))
    } else if nothing_at_all {
        (words::EMPTY, queue.may_enter.then(|| (routes::CASES_ENTER.to_owned(), words::ENTER)))
    } else {
        let open = QueueQuery::default();
        let to = (query.view != QueueView::Open).then(|| (address(&open, true), words::VIEW_OPEN));
        (words::EMPTY_HERE, to)
    };
    view! {
        <div class="empty">
            <p>{say!(said)}</p>
            {to
                .map(|(path, name)| {
                    view! {
                        <a class="button" href=path>
                            {say!(name)}
                        </a>
                    }
                })}
        </div>
    }
    .into_any()
}

/// For the head of a neighbourhood.
fn of_head(queue: &Queue) -> AnyView {
    let list = if queue.rows.is_empty() {
        view! {
            <div class="empty">
                <p>{say!(words::EMPTY_HEAD)}</p>
            </div>
        }
        .into_any()
    } else {
        simple(&queue.rows)
    };
    view! {
        <Title text=say!(words::HEAD_TITLE)/>
        <main id="noi-dung" tabindex="-1" data-width="text" class="large">
            <div class="page-head">
                <h1>{say!(words::HEAD_TITLE)}</h1>
                <p>{say!(words::HEAD_LEAD)}</p>
            </div>
            <div class="stack">
                <div class="action-bar">
                    <a class="button" data-kind="primary" data-wide href=routes::CASES_ENTER>
                        <Icon name="plus"/>
                        {say!(words::SEND_FOR)}
                    </a>
                </div>
                {tabs(queue)}
                {list}
                {pages(queue)}
            </div>
        </main>
    }
    .into_any()
}
