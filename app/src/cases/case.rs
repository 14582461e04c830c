//! `/xu-ly/{code}`: one case. What may be done now stands first, and on a phone its button is at the thumb; then what was
//! written and answered, who sent it, the clock, what belongs to it, and everything that happened.
//!
//! - `steps`, `fields`: what may be done now, and what each step takes.
//! - `content`, `sender`, `clock`: what was written, by whom, until when it is answered.
//! - `talk`, `links`, `data`, `history`: around it.

mod clock;
mod content;
mod data;
mod fields;
mod history;
mod links;
mod sender;
mod steps;
mod talk;

use domain::{
    dialogue::view::CaseOrigin,
    feedback::{State, view::StaffCase},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use self::{
    clock::clock_panel, content::content_panel, data::data_panel, history::history_panel, links::links_panel,
    sender::sender_panel, steps::steps_panel, talk::talk_panel,
};
use super::case_api::read_case;
use crate::{
    i18n::{case as words, cases as names, common, day, task},
    routes, say,
    ui::{Loaded, StateWord},
};

/// `/xu-ly/:code`
pub fn case_page() -> AnyView {
    let code = use_params_map().with_untracked(|params| params.get("code").unwrap_or_default());
    view! {
        <Loaded from=read_case(code) let:read>
            {shown(&read.0, read.1.as_ref())}
        </Loaded>
    }
    .into_any()
}

fn shown(case: &StaffCase, origin: Option<&CaseOrigin>) -> AnyView {
    view! {
        <Title text=say!(words::TAB_TITLE, case.code)/>
        <main id="noi-dung" tabindex="-1">
            {head(case)}
            {places(case)}
            <div class="split">
                <div class="stack">
                    {steps_panel(case)}
                    {content_panel(case)}
                    {talk_panel(case)}
                    {links_panel(case, origin)}
                </div>
                <aside class="stack">
                    {clock_panel(case)}
                    {sender_panel(case)}
                    {data_panel(case)}
                    {history_panel(&case.entries)}
                </aside>
            </div>
        </main>
    }
    .into_any()
}

/// Code and version, as every form about the case posts them.
fn about(case: &StaffCase) -> AnyView {
    view! {
        <input type="hidden" name="code" value=case.code.clone()/>
        <input type="hidden" name="seen_version" value=case.version.to_string()/>
    }
    .into_any()
}

fn head(case: &StaffCase) -> AnyView {
    let kind = case.state.kind();
    let (mark, said) = names::standing(case.standing);
    let due = case.clocks.last().map(|clock| say!(names::BY_DAY, day(clock.due_on)));
    let more = match &case.state {
        State::NeedInfo(waiting) => Some(say!(words::WAITS_UNTIL, day(waiting.until))),
        State::Forwarded(sent) => Some(say!(words::FORWARDED_TO, sent.to)),
        State::Rejected(refused) => Some(say!(words::REJECTED_FOR, refused.reason)),
        _ => None,
    };
    view! {
        <nav aria-label=say!(task::PATH)>
            <ol class="breadcrumb">
                <li>
                    <a href=routes::CASES>{say!(common::CASES)}</a>
                </li>
                <li aria-current="page">{case.code.clone()}</li>
            </ol>
        </nav>
        <header class="task-head">
            <h1 class="case-code">{case.code.clone()}</h1>
            <p class="row">
                <StateWord state=names::mark(kind) word=say!(names::state(kind))/>
                <StateWord state=mark word=said/>
                {due.map(|due| view! { <span class="soft small">{due}</span> })}
            </p>
            {more.map(|more| view! { <p>{more}</p> })}
            {chips(case)}
        </header>
    }
    .into_any()
}

fn chips(case: &StaffCase) -> AnyView {
    let restricted = case.restricted.then(|| {
        view! {
            <span class="badge" data-state="late">
                {say!(names::RESTRICTED)}
            </span>
        }
    });
    let extended = case.clocks.last().is_some_and(|clock| clock.extension.is_some());
    let unit = case.unit.as_ref().map_or_else(|| say!(names::NOBODY).to_owned(), |(_, name)| name.clone());
    let duplicate = case.duplicate_of.clone();
    view! {
        <p class="chips">
            {restricted} {extended.then(|| view! { <span class="badge">{say!(names::EXTENDED)}</span> })}
            {duplicate.map(|of| view! { <span class="badge">{say!(names::DUPLICATE, of)}</span> })}
            <span class="chip">{say!(names::category(case.category))}</span>
            <span class="chip">{say!(names::sender(case.sender.kind))}</span> <span class="chip">{unit}</span>
            {case.officer.as_ref().map(|(_, name)| view! { <span class="chip">{name.clone()}</span> })}
        </p>
    }
    .into_any()
}

/// The places within the page.
fn places(case: &StaffCase) -> AnyView {
    let clock = (!case.clocks.is_empty()).then(|| view! { <a href="#thoi-han">{say!(words::NAV_CLOCK)}</a> });
    view! {
        <nav class="tabs task-nav" aria-label=say!(words::IN_THIS_PAGE)>
            <a href="#viec">{say!(words::NAV_NOW)}</a>
            <a href="#noi-dung-pa">{say!(words::NAV_CONTENT)}</a>
            <a href="#trao-doi">{say!(words::NAV_TALK)}</a>
            {clock}
            <a href="#lich-su">{say!(words::NAV_HISTORY)}</a>
        </nav>
    }
    .into_any()
}
