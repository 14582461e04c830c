//! Unit by unit: the tasks of the period, and feedback on time. Every number leads to its rows.

use domain::board::{BoardQuery, Column, NOBODY, Only, View};
use domain::feedback::{OnTimeRow, Which, Whose};
use domain::indicator::view::{Dashboard, UnitBoard};
use domain::percent::percent;
use leptos::prelude::*;

use crate::{
    i18n::{Text, board as board_words, cases, chart, dashboard as words},
    routes, say,
};

/// Tasks of the period by unit and column.
pub fn board(all: &Dashboard) -> AnyView {
    let caption = say!(words::BOARD, board_words::period(all.period));
    let columns =
        [Column::NotStarted, Column::InProgress, Column::Blocked, Column::Submitted, Column::Accepted];
    let heads: Vec<_> = columns
        .iter()
        .map(|column| {
            view! {
                <th scope="col" class="num">
                    {say!(board_words::column(*column))}
                </th>
            }
        })
        .collect();
    let rows: Vec<_> = all.board.iter().map(|row| board_row(row, all, &columns)).collect();
    if rows.is_empty() {
        return view! {
            <section class="stack" data-gap="small">
                <h2 id="theo-don-vi">{caption}</h2>
                <p class="soft">{say!(words::BOARD_EMPTY)}</p>
            </section>
        }
        .into_any();
    }
    let head = view! {
        <tr>
            <th scope="col">{say!(words::BOARD_UNIT)}</th>
            {heads}
            <th scope="col" class="num">
                {say!(chart::NO_OCCURRENCE)}
            </th>
            <th scope="col" class="num">
                {say!(words::BOARD_OVERDUE)}
            </th>
            <th scope="col" class="num">
                {say!(words::BOARD_TOTAL)}
            </th>
        </tr>
    }
    .into_any();
    table("theo-don-vi", caption, head, rows)
}

fn board_row(row: &UnitBoard, all: &Dashboard, columns: &[Column]) -> AnyView {
    let counts = [row.not_started, row.in_progress, row.blocked, row.submitted, row.accepted];
    let lead = row.unit.as_ref().map_or_else(|| NOBODY.to_owned(), |unit| unit.code.clone());
    let to = |only: Option<Only>| {
        let query = BoardQuery {
            period: Some(all.period),
            lead: Some(lead.clone()),
            only,
            view: View::List,
            ..BoardQuery::default()
        };
        format!("{}{}", routes::BOARD, query.to_query())
    };
    let at = columns.iter().map(|column| to(Some(Only::At(*column))));
    let cells: Vec<_> = counts.into_iter().zip(at).map(|(count, to)| cell(count, to)).collect();
    let total = counts.iter().sum::<u32>() + row.no_occurrence;
    let name =
        row.unit.as_ref().map_or_else(|| say!(words::NO_UNIT).to_owned(), |unit| unit.short_name.clone());
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
            {cell(row.no_occurrence, to(Some(Only::NoOccurrence)))}
            {cell(row.overdue, to(Some(Only::Overdue)))}
            {cell(total, to(None))}
        </tr>
    }
    .into_any()
}

/// Feedback on time by unit.
pub fn feedback(all: &Dashboard) -> AnyView {
    let table_of = &all.feedback;
    let year = table_of.year;
    let caption = say!(words::FEEDBACK, year);
    let rows: Vec<_> = table_of
        .units
        .iter()
        .chain([&table_of.all])
        .map(|row| feedback_row(row, year, row == &table_of.all))
        .collect();
    if table_of.all.year == domain::feedback::OnTime::default() {
        return view! {
            <section class="stack" data-gap="small">
                <h2 id="phan-anh">{caption}</h2>
                <p class="soft">{say!(words::FEEDBACK_EMPTY, year)}</p>
            </section>
        }
        .into_any();
    }
    let heads: Vec<_> =
        [words::FB_ON_TIME, words::FB_RUNNING, words::FB_LATE, words::FB_OVERDUE, words::FB_RATE]
            .map(head_cell)
            .into();
    let head = view! {
        <tr>
            <th scope="col">{say!(words::BOARD_UNIT)}</th>
            {heads}
        </tr>
    }
    .into_any();
    table("phan-anh", caption, head, rows)
}

fn head_cell(word: Text) -> AnyView {
    view! {
        <th scope="col" class="num">
            {say!(word)}
        </th>
    }
    .into_any()
}

fn feedback_row(row: &OnTimeRow, year: i16, is_all: bool) -> AnyView {
    let whose = match &row.unit {
        _ if is_all => Whose::All,
        Some((id, _)) => Whose::Unit(*id),
        None => Whose::Nobodys,
    };
    let behind = |which: Which| {
        let of_unit = whose.name().map(|name| format!("&don-vi={name}")).unwrap_or_default();
        format!("{}?nam={year}{of_unit}&xem={}", routes::CASES_ON_TIME, which.name())
    };
    let (part, whole) = row.year.by_766();
    let rate = match percent(part.into(), whole.into(), 100) {
        Some(rate) => view! { <a href=behind(Which::All)>{cases::percent(rate)}</a> }.into_any(),
        None => say!(chart::NO_OCCURRENCE).into_any(),
    };
    let name = match &row.unit {
        _ if is_all => say!(words::FB_ALL).to_owned(),
        Some((_, name)) => name.clone(),
        None => say!(words::NO_UNIT).to_owned(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cell(row.year.on_time, behind(Which::OnTime))}
            {cell(row.year.running, behind(Which::Running))}
            {cell(row.year.late, behind(Which::Late))}
            {cell(row.year.overdue, behind(Which::Overdue))}
            <td class="num">{rate}</td>
        </tr>
    }
    .into_any()
}

/// A number, with the way to its rows where there are any.
fn cell(count: u32, to: String) -> AnyView {
    match count {
        0 => view! { <td class="num">{count}</td> }.into_any(),
        _ => view! {
            <td class="num">
                <a href=to>{count}</a>
            </td>
        }
        .into_any(),
    }
}

fn table(id: &'static str, caption: String, head: AnyView, rows: Vec<AnyView>) -> AnyView {
    view! {
        <section class="stack" data-gap="small">
            <h2 id=id>{caption.clone()}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=caption.clone()>
                <table class="table" data-figures>
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead>{head}</thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
