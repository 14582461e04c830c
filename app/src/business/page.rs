//! `/doanh-nghiep?nam=2026&loai=enterprise&thang=2026-M10`: how many entered and left, this year and the base year.

use domain::indicator::{EntityKind, view::BusinessPage};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    api::{Open, read_business},
    approval::waiting,
    counts::{counts_form, counts_table},
    events::events,
    growth::{charts, headline},
};
use crate::{
    i18n::{Text, business as words},
    routes, say,
    ui::Loaded,
};

fn asked(name: &str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(name)).filter(|value| !value.is_empty())
}

/// `/doanh-nghiep`
pub fn business_page() -> AnyView {
    let read = read_business(asked("nam"), asked("loai").zip(asked("thang")));
    view! { <Loaded from=read let:read>{shown(&read.0, read.1.as_ref())}</Loaded> }.into_any()
}

fn shown(page: &BusinessPage, open: Option<&Open>) -> AnyView {
    let view = &page.view;
    let year = view.growth.year;
    let title = say!(words::TITLE_OF, year);
    let goal = match &view.goal_text {
        Some(text) => say!(words::GOAL, text),
        None => say!(words::NO_GOAL).to_owned(),
    };
    let form = match open {
        Some(open) if view.may_enter => counts_form(view, open),
        None if view.may_enter => view! { <p class="soft">{say!(words::CHOOSE)}</p> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1">
            <div class="page-head">
                <h1>{title}</h1>
                <p>{goal}</p>
            </div>
            <div class="stack" data-gap="large">
                {headline(view)}
                {waiting(page)}
                {form}
                {charts(view)}
                {EntityKind::ALL
                    .into_iter()
                    .flat_map(|entity| [0, 1].map(|at| counts_table(view, year, entity, at)))
                    .collect_view()}
                {exports(year)}
                {events(page)}
            </div>
        </main>
    }
    .into_any()
}

/// Both as files.
fn exports(year: i16) -> AnyView {
    let links = |word: Text, to: fn(&str, i16) -> String| {
        let files: Vec<_> = ["xlsx", "csv", "json"]
            .map(|ending| {
                view! {
                    <a class="button" href=to(ending, year) download="">
                        {ending.to_uppercase()}
                    </a>
                }
            })
            .into();
        view! {
            <p class="row">
                <span>{say!(word)}</span>
                {files}
            </p>
        }
    };
    view! {
        <div class="no-print">
            {links(words::EXPORT, routes::business_export)}
            {links(words::EXPORT_EVENTS, routes::business_events_export)}
        </div>
    }
    .into_any()
}
