//! The page of a task: its result in a period and what may be done with it, the plan's words, units and six clear
//! points, small jobs, obstacles, notes, and everything that happened.
//!
//! - `sheet`: what was read, kept up to date part by part.
//! - `period`, `moves`, `evidence`, `upload`: the result of a period on its way to a leader.
//! - `content`, `facts`, `points`: what the plan says and what was added to it.
//! - `work`, `obstacles`, `notes`, `history`: around it.

mod content;
mod evidence;
mod facts;
mod history;
mod moves;
mod notes;
mod obstacles;
mod period;
mod points;
mod sheet;
mod upload;
mod work;

use domain::board::TaskPage;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use self::{
    content::ContentPanel, facts::FactsPanel, history::HistoryPanel, notes::NotesPanel,
    obstacles::ObstaclesPanel, period::PeriodPanel, points::PointsPanel, sheet::Sheet, work::WorkPanel,
};
use super::task_api::read_task;
use crate::{
    error::AppError,
    i18n::{board as board_words, task as words},
    lazy::PageRoute,
    routes, say,
    ui::{Loaded, StateWord},
};

/// `/bang/:code?ky=…`
pub struct TaskRoute {
    page: Resource<Result<TaskPage, AppError>>,
}

impl PageRoute for TaskRoute {
    fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let address = move || {
            let code = params.with(|params| params.get("code").unwrap_or_default());
            (code, query.with(|query| query.get("ky")))
        };
        Self { page: Resource::new(address, |(code, period)| read_task(code, period)) }
    }

    fn view(this: Self) -> AnyView {
        let page = this.page;
        view! {
            <Loaded from=page let:page>
                <TaskView page=page/>
            </Loaded>
        }
        .into_any()
    }
}

#[component]
fn TaskView(page: TaskPage) -> impl IntoView {
    let title = say!(words::TAB_TITLE, page.card.code, page.card.title);
    let sheet = Sheet::open(page);
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1">
            {move || body(sheet)}
        </main>
    }
}

fn body(sheet: Sheet) -> impl IntoView {
    view! {
        <Path sheet=sheet/>
        <Head sheet=sheet/>
        <Places sheet=sheet/>
        <div class="stack">
            <div class="split">
                <div class="stack">
                    <PeriodPanel sheet=sheet/>
                    <ContentPanel sheet=sheet/>
                    <WorkPanel sheet=sheet/>
                    <ObstaclesPanel sheet=sheet/>
                    <NotesPanel sheet=sheet/>
                </div>
                <aside class="stack">
                    <FactsPanel sheet=sheet/>
                    <PointsPanel sheet=sheet/>
                    <HistoryPanel sheet=sheet/>
                </aside>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Path(sheet: Sheet) -> impl IntoView {
    let (group, code) = sheet.page.with_untracked(|page| (page.group.code.clone(), page.card.code.clone()));
    view! {
        <nav aria-label=say!(words::PATH)>
            <ol class="breadcrumb">
                <li>
                    <a href=routes::BOARD>{say!(board_words::TITLE)}</a>
                </li>
                <li>
                    <a href=format!("{}?nhom={}", routes::BOARD, routes::encoded(&group))>
                        {say!(words::GROUP, group)}
                    </a>
                </li>
                <li aria-current="page">{code}</li>
            </ol>
        </nav>
    }
    .into_any()
}

#[component]
fn Head(sheet: Sheet) -> impl IntoView {
    let card = sheet.part(|page| page.card.clone());
    let period = board_words::period(sheet.period());
    view! {
        <header class="task-head">
            <p class="row">
                <span class="task-code">{sheet.code()}</span>
                {move || {
                    let state = card.with(|card| card.facts.state.kind());
                    view! { <StateWord state=state.name() word=say!(board_words::state(state))/> }
                }}
                <span class="soft small">{period}</span>
            </p>
            <h1>{move || card.with(|card| card.title.clone())}</h1>
            {move || {
                card.with(|card| {
                    view! {
                        <p class="chips">
                            {card
                                .ward_role
                                .map(|role| {
                                    view! {
                                        <span class="chip" data-role=role.name()>
                                            {say!(board_words::role(role))}
                                        </span>
                                    }
                                })}
                            <span class="chip">{card.term_text.clone()}</span>
                            {card
                                .lead
                                .as_ref()
                                .map(|unit| view! { <span class="chip">{unit.short_name.clone()}</span> })}
                            {card
                                .suggested
                                .as_ref()
                                .filter(|_| card.lead.is_none())
                                .map(|unit| {
                                    view! {
                                        <span class="chip" data-kind="suggested">
                                            {say!(words::SUGGESTED, unit.short_name)}
                                        </span>
                                    }
                                })}
                            {words::due(card.due)
                                .and_then(|(mark, said)| mark.map(|mark| (mark, said)))
                                .map(|(mark, said)| {
                                    view! {
                                        <span class="badge" data-state=mark>
                                            {said}
                                        </span>
                                    }
                                })}
                        </p>
                        {card
                            .facts
                            .gone
                            .then(|| view! { <p class="notice">{say!(words::GONE)}</p> })}
                    }
                        .into_any()
                })
            }}
        </header>
    }
    .into_any()
}

/// The places within the page.
#[component]
fn Places(sheet: Sheet) -> impl IntoView {
    let open_work = sheet.part(|page| page.work.iter().filter(|item| item.done.is_none()).count());
    let open_obstacles =
        sheet.part(|page| page.obstacles.iter().filter(|obstacle| obstacle.answer.is_none()).count());
    let count = |count: Memo<usize>| {
        move || match count.get() {
            0 => None,
            waiting => Some(view! { <span class="badge">{waiting}</span> }),
        }
    };
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
