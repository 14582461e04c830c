//! A month as a grid of weeks, which a desk has room for, and as a list, which a phone has; a year as a list a month.

use domain::dialogue::view::{CalendarEntry, CalendarPage, Shown};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use leptos::prelude::*;

use super::calendar::{place, row};
use crate::{
    i18n::{dialogue_staff as words, weekday},
    routes, say,
};

/// Days of a week.
const WEEK: usize = 7;

/// A month: the grid and the list, one of which the style sheet shows.
pub(super) fn month(known: &CalendarPage) -> AnyView {
    let Some((first, last)) = known.shown.days() else { return ().into_any() };
    let begins = first.saturating_sub(i64::from(first.weekday().to_monday_zero_offset()).days());
    let days: Vec<Date> = std::iter::successors(Some(begins), |day| day.tomorrow().ok())
        .take_while(|day| *day <= last)
        .collect();
    let heads = days.iter().take(WEEK).map(|day| view! { <th scope="col">{weekday(*day)}</th> });
    let weeks = days.chunks(WEEK).map(|week| {
        let mut cells: Vec<AnyView> = week.iter().map(|day| cell(known, *day, *day >= first)).collect();
        cells.resize_with(WEEK, || view! { <td data-outside=""></td> }.into_any());
        view! { <tr>{cells}</tr> }
    });
    let list = list(known.entries.clone());
    view! {
        <table class="month">
            <thead>
                <tr>{heads.collect_view()}</tr>
            </thead>
            <tbody>{weeks.collect_view()}</tbody>
        </table>
        <div class="month-list">{list}</div>
    }
    .into_any()
}

fn cell(known: &CalendarPage, day: Date, is_inside: bool) -> AnyView {
    if !is_inside {
        return view! { <td data-outside=""></td> }.into_any();
    }
    let named = known.off.iter().find(|(off, _)| *off == day).map(|(_, name)| name.clone());
    let is_makeup = known.makeup.contains(&day);
    let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let is_off = named.is_some() || (is_weekend && !is_makeup);
    let said = match (named, is_makeup) {
        (Some(name), _) => Some(format!("{}: {name}", say!(words::OFF))),
        (None, true) => Some(say!(words::MAKEUP_DAY).to_owned()),
        (None, false) => None,
    };
    let entries = known.entries.iter().filter(|entry| entry.day == day).map(entry).collect_view();
    view! {
        <td data-off=is_off.then_some("") aria-current=(day == known.today).then_some("date")>
            <b>{day.day()}</b>
            {said.map(|said| view! { <small class="soft">{said}</small> })}
            {entries}
        </td>
    }
    .into_any()
}

fn entry(entry: &CalendarEntry) -> AnyView {
    let (state, name) = words::entry(&entry.kind);
    view! {
        <a href=place(entry)>
            <span class="mark" data-state=state aria-hidden="true"></span>
            <span>
                {name} <small>{entry.title.clone()}</small>
            </span>
        </a>
    }
    .into_any()
}

/// A year: its months in order, each leading to itself.
pub(super) fn year(known: &CalendarPage, year: i16) -> AnyView {
    let months = (1..=12_i8).map(|month| {
        let entries: Vec<_> =
            known.entries.iter().filter(|entry| entry.day.month() == month).cloned().collect();
        let inside = if entries.is_empty() {
            view! { <p class="soft small">{say!(words::NOTHING_ON)}</p> }.into_any()
        } else {
            list(entries)
        };
        view! {
            <section class="panel">
                <h2>
                    <a class="link" href=routes::calendar(Shown::Month { year, month })>
                        {say!(words::MONTH, month, year)}
                    </a>
                </h2>
                {inside}
            </section>
        }
    });
    view! { <div class="months">{months.collect_view()}</div> }.into_any()
}

fn list(entries: Vec<CalendarEntry>) -> AnyView {
    view! { <ul class="rows" role="list">{entries.into_iter().map(row).collect_view()}</ul> }.into_any()
}
