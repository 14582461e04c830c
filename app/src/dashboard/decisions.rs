//! What waits for a decision, with the way there, and what changed since the last visit.

use domain::board::{BoardQuery, Column, Only, View};
use domain::feedback::view::QueueView;
use domain::indicator::view::{Changed, Dashboard, ExplanationView};
use leptos::prelude::*;

use super::indicators;
use crate::{
    i18n::{Text, chart, dashboard as words, instant, number},
    routes, say,
    ui::Mark,
};

/// Changes in sight before the rest is folded away.
const IN_SIGHT: usize = 6;

/// What waits.
pub fn waiting(all: &Dashboard) -> AnyView {
    view! {
        <section class="panel" aria-labelledby="cho-quyet-dinh">
            <h2 id="cho-quyet-dinh">{say!(words::DECISIONS)}</h2>
            {list(all)}
        </section>
    }
    .into_any()
}

/// The numbers of what waits, each leading to its rows, and the values themselves.
pub fn list(all: &Dashboard) -> AnyView {
    let decisions = &all.decisions;
    let (open, late) = decisions.explanations;
    let board = |column: Column| {
        let query = BoardQuery { only: Some(Only::At(column)), view: View::List, ..BoardQuery::default() };
        format!("{}{}", routes::BOARD, query.to_query())
    };
    let answers = format!("{}?xem={}", routes::CASES, QueueView::Review.name());
    let values = u32::try_from(decisions.values.len()).unwrap_or(u32::MAX);
    let asked = all.indicators.iter().flat_map(|chart| &chart.explanations);
    let first = asked.filter(|one| one.answer.is_none()).map(|one| request(one, all)).next();
    let explanations = first.unwrap_or_else(|| format!("{}#chi-tieu", routes::DASHBOARD));
    let late = (late > 0).then(|| say!(words::DECIDE_LATE, late));
    let rows: Vec<_> = [
        line(values, words::DECIDE_VALUES, routes::ENTRY.to_owned(), None),
        line(decisions.business, words::DECIDE_BUSINESS, routes::business_waiting(all.plan.year), None),
        line(decisions.periods, words::DECIDE_PERIODS, board(Column::Submitted), None),
        line(decisions.obstacles, words::DECIDE_OBSTACLES, board(Column::Blocked), None),
        line(decisions.answers, words::DECIDE_ANSWERS, answers, None),
        line(open, words::DECIDE_EXPLANATIONS, explanations, late),
    ]
    .into_iter()
    .flatten()
    .collect();
    let list = if rows.is_empty() {
        view! { <p class="soft">{say!(words::NO_DECISIONS)}</p> }.into_any()
    } else {
        view! { <ul class="decisions">{rows}</ul> }.into_any()
    };
    view! { {list} {values_waiting(all)} }.into_any()
}

/// Where a request to explain stands.
fn request(asked: &ExplanationView, all: &Dashboard) -> String {
    let page = match indicators::is_drawn(all, asked.indicator) {
        true => routes::DASHBOARD.to_owned(),
        false => routes::behind(&asked.code, all.plan.year, None),
    };
    format!("{page}#giai-trinh-{}", asked.id)
}

fn line(count: u32, what: Text, to: String, more: Option<String>) -> Option<AnyView> {
    (count > 0).then(|| {
        view! {
            <li>
                <a href=to>
                    <b class="num">{count}</b>
                    {" "}
                    {say!(what)}
                </a>
                {more
                    .map(|more| {
                        view! {
                            <span class="small">
                                <Mark state="late"/>
                                {more}
                            </span>
                        }
                    })}
            </li>
        }
        .into_any()
    })
}

/// The values themselves, so that a leader knows what they are asked.
fn values_waiting(all: &Dashboard) -> Option<AnyView> {
    let values: Vec<_> = all
        .decisions
        .values
        .iter()
        .map(|(indicator, value)| {
            let number = match value.rate {
                Some(rate) => chart::percent(rate.hundredths),
                None if value.share.denominator == 0 && value.share.numerator == 0 => {
                    say!(chart::NO_OCCURRENCE).to_owned()
                }
                None => number(value.share.numerator),
            };
            let said = say!(words::VALUE_WAITING, indicator.code, chart::month(value.month), number);
            let to = routes::behind(&indicator.code, value.month.year(), Some(value.month.number()));
            view! {
                <li>
                    <a href=to>{said}</a>
                    " "
                    <span class="soft small">{value.entered.name.clone()}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    (!values.is_empty()).then(|| view! { <ul class="decisions small">{values}</ul> }.into_any())
}

/// What changed since the visit before; nothing at the first.
pub fn since(all: &Dashboard) -> Option<AnyView> {
    let since = all.since.as_ref()?;
    let title = say!(words::SINCE, instant(since.at));
    let mut changes: Vec<_> = since.changes.iter().map(change).collect();
    let rest = changes.split_off(changes.len().min(IN_SIGHT));
    let list = if changes.is_empty() {
        view! { <p class="soft">{say!(words::SINCE_NOTHING)}</p> }.into_any()
    } else {
        view! { <ol class="timeline">{changes}</ol> }.into_any()
    };
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details class="fold" id="thay-doi-truoc">
                <summary>{say!(words::SINCE_REST, rest.len())}</summary>
                <ol class="timeline">{rest}</ol>
                {since.more.then(|| view! { <p class="soft small">{say!(words::SINCE_MORE)}</p> })}
            </details>
        }
    });
    Some(
        view! {
            <section class="panel no-print" aria-labelledby="thay-doi">
                <h2 id="thay-doi">{title}</h2>
                {list}
                {rest}
            </section>
        }
        .into_any(),
    )
}

fn change(change: &Changed) -> AnyView {
    let by = if change.by.is_empty() { say!(words::PROGRAM).to_owned() } else { change.by.clone() };
    let mut said = words::changed(&change.kind, &change.code);
    if let Some(period) = change.period {
        said += ", ";
        said += &crate::i18n::board::period(period);
    }
    let to = match (change.kind.split('.').next(), change.code.is_empty()) {
        (Some("board"), false) => Some(routes::task(&change.code)),
        (Some("indicator"), false) => Some(format!("#chi-tieu-{}", change.code)),
        _ => None,
    };
    let said = match to {
        Some(to) => view! { <a href=to>{said}</a> }.into_any(),
        None => said.into_any(),
    };
    view! {
        <li>
            <p>{said}</p>
            <time class="soft small" datetime=change.at.to_string()>
                {say!(words::BY_WHEN, by, instant(change.at))}
            </time>
        </li>
    }
    .into_any()
}
