//! The page of a task: its result in a period and what may be done with it, the plan's words, units and six clear
//! points, small jobs, obstacles, notes, and everything that happened.
//!
//! It is plain HTML, written out on the server from what was read, and needs no code of its own: every change is a
//! form, and after it, or when somebody else changed something, the page is read again and put in the place of the
//! old one. What comes and goes has an id, by which it is found again.
//!
//! - `reader`, `refused`: who reads, and what a refused form left behind.
//! - `period`, `moves`, `evidence`, `upload`: the result of a period on its way to a leader.
//! - `content`, `facts`, `points`: what the plan says and what was added to it.
//! - `work`, `obstacles`, `notes`, `promises`, `history`: around it.

mod content;
mod evidence;
mod facts;
mod history;
mod moves;
mod notes;
mod obstacles;
mod period;
mod points;
mod promises;
mod reader;
mod refused;
mod upload;
mod work;

use domain::board::{Card, TaskPage};
use domain::dialogue::view::TaskPromises;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use self::{
    content::content_panel, facts::facts_panel, history::history_panel, notes::notes_panel,
    obstacles::obstacles_panel, period::period_panel, points::points_panel, promises::promises_panel,
    work::work_panel,
};
use super::task_api::read_task;
use crate::{
    i18n::{board as board_words, task as words},
    routes, say,
    ui::{Loaded, StateWord},
};

/// `/bang/:code?ky=…`
pub fn page() -> AnyView {
    let code = use_params_map().with_untracked(|params| params.get("code").unwrap_or_default());
    let period = use_query_map().with_untracked(|query| query.get("ky"));
    view! {
        <Loaded from=read_task(code, period) let:read>
            {shown(&read.0, read.1)}
        </Loaded>
    }
    .into_any()
}

fn shown(page: &TaskPage, promises: TaskPromises) -> AnyView {
    view! {
        <Title text=say!(words::TAB_TITLE, page.card.code, page.card.title)/>
        <main id="noi-dung" tabindex="-1">
            {path(page)}
            {head(page)}
            {places(page)}
            <div class="stack">
                <div class="split">
                    <div class="stack">
                        {period_panel(page)}
                        {content_panel(page)}
                        {work_panel(page)}
                        {obstacles_panel(page)}
                        {notes_panel(page)}
                    </div>
                    <aside class="stack">
                        {facts_panel(page)}
                        {promises_panel(promises)}
                        {points_panel(page)}
                        {history_panel(&page.history)}
                    </aside>
                </div>
            </div>
        </main>
    }
    .into_any()
}

fn path(page: &TaskPage) -> AnyView {
    let group = &page.group.code;
    view! {
        <nav aria-label=say!(words::PATH)>
            <ol class="breadcrumb">
                <li>
                    <a href=routes::BOARD>{say!(board_words::TITLE)}</a>
                </li>
                <li>
                    <a href=format!("{}?nhom={}", routes::BOARD, routes::encoded(group))>
                        {say!(words::GROUP, group)}
                    </a>
                </li>
                <li aria-current="page">{page.card.code.clone()}</li>
            </ol>
        </nav>
    }
    .into_any()
}

fn head(page: &TaskPage) -> AnyView {
    let card = &page.card;
    let state = card.facts.state.kind();
    view! {
        <header class="task-head">
            <p class="row">
                <span class="task-code">{card.code.clone()}</span>
                <StateWord state=state.name() word=say!(board_words::state(state))/>
                <span class="soft small">{board_words::period(page.report.period)}</span>
            </p>
            <h1>{card.title.clone()}</h1>
            {chips(card)}
            {card.facts.gone.then(|| view! { <p class="notice">{say!(words::GONE)}</p> })}
        </header>
    }
    .into_any()
}

fn chips(card: &Card) -> AnyView {
    let role = card.ward_role.map(|role| {
        view! {
            <span class="chip" data-role=role.name()>
                {say!(board_words::role(role))}
            </span>
        }
    });
    let lead = card.lead.as_ref().map(|unit| view! { <span class="chip">{unit.short_name.clone()}</span> });
    let suggested = card.suggested.as_ref().filter(|_| card.lead.is_none()).map(|unit| {
        view! {
            <span class="chip" data-kind="suggested">
                {say!(words::SUGGESTED, unit.short_name)}
            </span>
        }
    });
    let warning = words::due(card.due).and_then(|(mark, said)| mark.map(|mark| (mark, said)));
    let warning = warning.map(|(mark, said)| {
        view! {
            <span class="badge" data-state=mark>
                {said}
            </span>
        }
    });
    view! {
        <p class="chips">
            {role} <span class="chip">{card.term_text.clone()}</span> {lead} {suggested} {warning}
        </p>
    }
    .into_any()
}

/// The places within the page.
fn places(page: &TaskPage) -> AnyView {
    let open_work = page.work.iter().filter(|item| item.done.is_none()).count();
    let open_obstacles = page.obstacles.iter().filter(|obstacle| obstacle.answer.is_none()).count();
    let count = |waiting: usize| (waiting > 0).then(|| view! { <span class="badge">{waiting}</span> });
    view! {
        <nav class="tabs task-nav" aria-label=say!(words::IN_THIS_PAGE)>
            <a href="#ky">{say!(words::NAV_PERIOD)}</a>
            <a href="#noi-dung-nhiem-vu">{say!(words::NAV_TEXT)}</a>
            <a href="#dau-viec">{say!(words::NAV_WORK)} {count(open_work)}</a>
            <a href="#vuong-mac">{say!(words::NAV_OBSTACLES)} {count(open_obstacles)}</a>
            <a href="#trao-doi">{say!(words::NAV_NOTES)}</a>
            <a href="#thong-tin">{say!(words::NAV_FACTS)}</a>
            <a href="#lich-su">{say!(words::NAV_HISTORY)}</a>
        </nav>
    }
    .into_any()
}
