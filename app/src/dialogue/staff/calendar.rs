//! `/lich`: a month or a year of dialogues, with the days of tasks, reports and promises.

use domain::dialogue::view::{CalendarEntry, CalendarPage, EntryKind, Shown};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, RenewFeed},
    grid,
};
use crate::{
    i18n::{day, dialogue, dialogue_staff as words, weekday},
    routes, say,
    server::Desk,
    ui::{Form, Loaded, Page, StateWord},
};

/// `/lich`
pub fn calendar_page() -> AnyView {
    let query = use_query_map();
    let of = |name: &str| query.with_untracked(|query| query.get(name));
    view! { <Loaded from=api::read_calendar(of("nam"), of("thang")) let:known>{shown(known)}</Loaded> }
        .into_any()
}

fn name(shown: Shown) -> String {
    match shown {
        Shown::Month { year, month } => say!(words::MONTH, month, year),
        Shown::Year { year } => say!(words::YEAR, year),
    }
}

fn shown(known: CalendarPage) -> AnyView {
    let (before, after) = known.shown.neighbours();
    let (Shown::Month { year, .. } | Shown::Year { year }) = known.shown;
    let new = known.may_run.then(|| {
        view! {
            <a class="button" data-kind="primary" href=routes::dialogue_new()>
                {say!(words::NEW)}
            </a>
        }
    });
    let warnings = known.warnings.iter().map(super::organiser::warning).collect_view();
    let days_off = days_off(&known);
    let parts = match known.shown {
        Shown::Month { .. } => grid::month(&known),
        Shown::Year { year } => grid::year(&known, year),
    };
    let unsettled = (!known.unsettled.is_empty()).then(|| {
        let one = |head: domain::dialogue::view::DialogueHead| {
            let (state, word) = dialogue::phase(head.phase);
            view! {
                <li>
                    <a href=routes::organised(head.id)>
                        <span>
                            {head.title}
                            <small>{dialogue::hours(head.starts, head.ends)}</small>
                            <small>
                                <StateWord state=state word=say!(word)/>
                            </small>
                        </span>
                    </a>
                </li>
            }
        };
        view! {
            <section class="panel">
                <h2>{say!(words::UNSETTLED)}</h2>
                <ul class="rows" role="list">{known.unsettled.into_iter().map(one).collect_view()}</ul>
            </section>
        }
    });
    let empty = known.entries.is_empty().then(|| {
        view! {
            <div class="empty">
                <p>{say!(words::EMPTY)}</p>
            </div>
        }
    });
    let feed = format!("{}{}", Desk::here().public_url, routes::staff_feed(&known.feed));
    view! {
        <Page title=format!("{} · {}", say!(words::TITLE), name(known.shown))>
            <div class="stack" data-gap="large">
                <nav class="row" aria-label=say!(words::TITLE)>
                    <a class="button" rel="prev" href=routes::calendar(before)>
                        {name(before)}
                    </a>
                    <a class="button" href=routes::calendar(Shown::Year { year })>
                        {say!(words::WHOLE_YEAR)}
                    </a>
                    <a class="button" rel="next" href=routes::calendar(after)>
                        {name(after)}
                    </a>
                    {new}
                </nav>
                {warnings}
                {days_off}
                {parts}
                {empty}
                {unsettled}
                <section class="stack" data-gap="small">
                    <p>{say!(words::FEED)}</p>
                    <p class="quote copy">{feed}</p>
                    <Form to=RenewFeed::url() id="lich-rieng">
                        <input type="hidden" name="instead_of" value=known.feed/>
                        <button class="button">{say!(words::NEW_FEED)}</button>
                    </Form>
                </section>
            </div>
        </Page>
    }
    .into_any()
}

/// Days off and days that are worked instead, in a line each.
fn days_off(known: &CalendarPage) -> AnyView {
    let off: Vec<_> =
        known.off.iter().map(|(on, name)| format!("{} {} ({name})", weekday(*on), day(*on))).collect();
    let makeup: Vec<_> = known.makeup.iter().map(|on| format!("{} {}", weekday(*on), day(*on))).collect();
    let line = |said: String| view! { <p class="soft small">{said}</p> };
    view! {
        {(!off.is_empty()).then(|| line(say!(words::DAYS_OFF, off.join(", "))))}
        {(!makeup.is_empty()).then(|| line(say!(words::MAKEUP, makeup.join(", "))))}
    }
    .into_any()
}

/// Where an entry leads.
pub(super) fn place(entry: &CalendarEntry) -> String {
    match (&entry.kind, entry.dialogue) {
        (_, Some(id)) => routes::organised(id),
        (EntryKind::TaskDue { code }, None) => routes::task(code),
        _ => routes::PLAN.to_owned(),
    }
}

/// An entry as a line of a list.
pub(super) fn row(entry: CalendarEntry) -> AnyView {
    let (state, name) = words::entry(&entry.kind);
    let to = place(&entry);
    view! {
        <li>
            <a href=to>
                <span>
                    <b>{format!("{} {}", weekday(entry.day), day(entry.day))}</b>
                    " "
                    {entry.title}
                    <small>
                        <StateWord state=state word=name/>
                    </small>
                </span>
            </a>
        </li>
    }
    .into_any()
}
