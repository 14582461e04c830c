//! `/`: what the ward has promised and how far it is, in words and in one picture.

use domain::{
    board::{Column, Counts, GroupHead, Progress, Released},
    period::Period,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::api;
use crate::{
    i18n::{board, day, feedback, portal as words, public_indicator},
    routes, say,
    ui::{Loaded, StateWord},
    viewer::viewer,
};

/// `/`
pub fn portal_page() -> impl IntoView {
    view! {
        <Title text=say!(words::PORTAL)/>
        <Loaded from=api::read_progress() let:progress>
            <main id="noi-dung" tabindex="-1" data-width="text">
                {match progress {
                    Some(progress) => promised(progress).into_any(),
                    None => nothing_yet().into_any(),
                }}
            </main>
        </Loaded>
    }
}

fn nothing_yet() -> impl IntoView {
    view! {
        <section class="lead">
            <h1>{say!(words::HEADING, viewer().today.year())}</h1>
            <p>{say!(words::NO_PLAN)}</p>
            <p class="row">
                <a class="button" data-kind="primary" href=routes::FEEDBACK>
                    {say!(feedback::FORM)}
                </a>
            </p>
            {feedback_doors()}
        </section>
    }
}

/// Following a case, and what others asked.
fn feedback_doors() -> impl IntoView {
    let doors = [
        (routes::LOOK_UP, feedback::LOOK_UP, feedback::DOOR_LOOK_UP),
        (routes::ANSWERS, feedback::ANSWERS, feedback::DOOR_ANSWERS),
        (routes::INDICATORS, public_indicator::TITLE, public_indicator::DOOR),
    ];
    view! {
        <ul class="doors" role="list">
            {doors
                .map(|(to, title, under)| {
                    view! {
                        <li>
                            <a href=to>
                                <b>{say!(title)}</b>
                                <span>{say!(under)}</span>
                            </a>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

fn promised(progress: Progress) -> impl IntoView {
    let total: u32 = progress.groups.iter().map(|group| group.counts.total()).sum();
    let door = |to: &'static str, title: String, under: &'static str| {
        view! {
            <li>
                <a href=format!("{}{to}", routes::PLAN)>
                    <b>{title}</b>
                    <span>{under}</span>
                </a>
            </li>
        }
    };
    view! {
        <section class="lead">
            <h1>{say!(words::HEADING, progress.plan.year)}</h1>
            <p>{say!(words::PROMISE, total)}</p>
            <p class="row">
                <a class="button" data-kind="primary" href=routes::FEEDBACK>
                    {say!(feedback::FORM)}
                </a>
                <a class="button" href=routes::PLAN>
                    {say!(words::SEE_PLAN)}
                </a>
            </p>
            {feedback_doors()}
        </section>
        <div class="stack" data-gap="large">
            <section class="panel" aria-labelledby="tien-do">
                {match progress.released {
                    Some(released) => how_far(&released, &progress.groups).into_any(),
                    None => {
                        view! {
                            <h2 id="tien-do">{say!(words::PROGRESS)}</h2>
                            <div class="empty">
                                <p>{say!(words::NOT_RELEASED)}</p>
                            </div>
                        }
                            .into_any()
                    }
                }}
            </section>
            <section class="stack" aria-labelledby="tim-hieu">
                <h2 id="tim-hieu">{say!(words::MORE)}</h2>
                <ul class="doors" role="list">
                    {door("#nhiem-vu", say!(words::DOOR_TASKS, total), say!(words::DOOR_TASKS_UNDER))}
                    {door("#chi-tieu", say!(words::INDICATORS).to_owned(), say!(words::DOOR_INDICATORS_UNDER))}
                    {door("#don-vi", say!(words::DUTIES).to_owned(), say!(words::DOOR_DUTIES_UNDER))}
                </ul>
            </section>
        </div>
    }
}

fn how_far(released: &Released, groups: &[GroupHead]) -> impl IntoView + use<> {
    let widest = groups.iter().map(|group| group.counts.total()).max().unwrap_or_default();
    let all = Parts::of(&released.counts);
    view! {
        <h2 id="tien-do">{say!(words::PROGRESS_OF, board::period(released.period))}</h2>
        <p>{say!(words::IN_WORDS, released.counts.total(), all.done, all.doing, all.not_yet)}</p>
        <ul class="bars" role="list">
            {groups.iter().map(|group| bar(group, widest)).collect_view()}
        </ul>
        <p class="soft small">{say!(words::AS_OF, day(released.on))}</p>
        <details class="fold">
            <summary>{say!(words::SEE_TABLE)}</summary>
            {table(released.period, groups, &released.counts)}
        </details>
    }
}

/// Three parts that a passer-by tells apart; the table has all five columns.
struct Parts {
    done: u32,
    doing: u32,
    not_yet: u32,
}

impl Parts {
    fn of(counts: &Counts) -> Self {
        let (done, not_yet) = (counts.column(Column::Accepted), counts.column(Column::NotStarted));
        Self { done, doing: counts.total() - done - not_yet, not_yet }
    }
}

fn bar(group: &GroupHead, widest: u32) -> impl IntoView + use<> {
    let Parts { done, doing, not_yet } = Parts::of(&group.counts);
    let parts = [
        ("accepted", 0, done, words::DONE),
        ("in_progress", done, doing, words::DOING),
        ("not_started", done + doing, not_yet, words::NOT_YET),
    ];
    let parts = parts.into_iter().filter(|(_, _, count, _)| *count > 0);
    view! {
        <li>
            <h3>{format!("{}. {}", group.code, group.short_name)}</h3>
            <svg viewBox=format!("0 0 {widest} 1") preserveAspectRatio="none" aria-hidden="true">
                {parts
                    .clone()
                    .map(|(state, from, count, _)| {
                        view! { <rect data-state=state x=from width=count height="1"></rect> }
                    })
                    .collect_view()}
            </svg>
            <ul class="row" role="list">
                {parts
                    .map(|(state, _, count, word)| {
                        view! {
                            <li>
                                <StateWord state=state word=say!(word, count)/>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </li>
    }
}

fn table(period: Period, groups: &[GroupHead], all: &Counts) -> impl IntoView + use<> {
    let columns = || Column::ALL.into_iter().rev();
    let row = |name: String, counts: Counts| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                {columns()
                    .map(|column| {
                        view! {
                            <td class="num" data-label=say!(board::column(column))>
                                {counts.column(column)}
                            </td>
                        }
                    })
                    .collect_view()}
                <td class="num" data-label=say!(words::TOTAL)>
                    {counts.total()}
                </td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!(words::BY_GROUP)>
            <table class="table" data-stack>
                <caption>{say!(words::TABLE_OF, board::period(period))}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(board::GROUP)}</th>
                        {columns()
                            .map(|column| {
                                view! {
                                    <th scope="col" class="num">
                                        {say!(board::column(column))}
                                    </th>
                                }
                            })
                            .collect_view()}
                        <th scope="col" class="num">
                            {say!(words::TOTAL)}
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {groups
                        .iter()
                        .map(|group| row(format!("{}. {}", group.code, group.short_name), group.counts))
                        .collect_view()} {row(say!(words::WHOLE_PLAN).to_owned(), *all)}
                </tbody>
            </table>
        </div>
    }
}
