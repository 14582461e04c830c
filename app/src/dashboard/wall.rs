//! `/trinh-chieu`: the same for a wall or a projector: a summary, a chart a page, enterprises, units, decisions. Without code it is one long
//! page, and the names of the pages lead to each; which page is in sight is what the address points at (`#trang-2`), by
//! style alone. Code turns the pages: see `browser::wall`.

use domain::indicator::view::{Chart, Dashboard};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    api::read_wall,
    decisions,
    growth::rows_of as counts_of,
    headline::{is_urgent, sentence},
    indicators::{rows_of, value},
    units,
};
use crate::{
    i18n::{chart as chart_words, dashboard as words, instant},
    routes, say,
    ui::{Loaded, Mark, StateWord, chart},
};

/// `/trinh-chieu`
pub fn wall_page() -> AnyView {
    view! { <Loaded from=read_wall() let:all>{shown(&all)}</Loaded> }.into_any()
}

fn shown(all: &Dashboard) -> AnyView {
    let title = say!(words::WALL_TITLE, all.plan.year);
    let count = all.indicators.len() + 5;
    let mut pages = vec![summary(all, count)];
    pages.extend(all.indicators.iter().enumerate().map(|(at, chart)| indicator(chart, at + 2, count)));
    pages.extend([
        growth(all, count - 3, count),
        headed(count - 2, count, "theo-don-vi".to_owned(), units::board(all)),
        headed(count - 1, count, "phan-anh".to_owned(), units::feedback(all)),
        waiting(all, count),
    ]);
    let links: Vec<_> = (1..=count)
        .map(|number| {
            view! {
                <a href=format!("#trang-{number}") aria-label=say!(words::WALL_PAGE, number, count)>
                    {number}
                </a>
            }
        })
        .collect();
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1" class="wall" data-wall data-width="full">
            <header class="wall-head">
                <h1>{title}</h1>
                <p class="wall-paused">{say!(words::WALL_PAUSED)}</p>
                <p class="wall-lost">
                    <Mark state="late"/>
                    {say!(words::WALL_LOST)}
                </p>
                <p>{say!(words::AS_OF, instant(all.as_of))}</p>
            </header>
            {pages}
            <footer class="wall-foot">
                <nav aria-label=say!(words::WALL_PAGES)>{links}</nav>
                <p class="small">{say!(words::WALL_HELP)}</p>
                <button class="button when-ready" type="button" data-fullscreen>
                    {say!(words::WALL_FULL)}
                </button>
                <a class="small" href=routes::DASHBOARD>
                    {say!(words::WALL_BACK)}
                </a>
            </footer>
        </main>
    }
    .into_any()
}

/// A page of the wall under this title.
fn slide(number: usize, count: usize, title: AnyView, content: AnyView) -> AnyView {
    let heading = format!("trang-{number}-ten");
    let content = view! {
        <h2 id=heading.clone()>{title}</h2>
        {content}
    };
    headed(number, count, heading, content.into_any())
}

/// A page whose content brings its own heading.
fn headed(number: usize, count: usize, heading: String, content: AnyView) -> AnyView {
    view! {
        <section class="slide" id=format!("trang-{number}") aria-labelledby=heading>
            {content}
            <p class="slide-number soft">{say!(words::WALL_PAGE, number, count)}</p>
        </section>
    }
    .into_any()
}

/// Every indicator with where it stands, and the sentences of what needs attention.
fn summary(all: &Dashboard, count: usize) -> AnyView {
    let lines: Vec<_> = all
        .indicators
        .iter()
        .map(|chart| {
            let (mark, word) = chart_words::standing(chart.judgement.standing);
            let said = if is_urgent(chart.judgement.standing) {
                sentence(chart, &all.feedback)
            } else {
                let value = super::headline::sum(chart).unwrap_or_default();
                format!("{} {value} – {}", chart.indicator.code, say!(word))
            };
            view! {
                <li>
                    <Mark state=mark/>
                    <span>
                        {said}
                        <small>{chart.indicator.name.clone()}</small>
                    </span>
                </li>
            }
            .into_any()
        })
        .collect();
    let content = view! { <ul class="headline">{lines}</ul> }.into_any();
    slide(1, count, say!(words::WALL_SUMMARY).into_any(), content)
}

fn indicator(chart: &Chart, number: usize, count: usize) -> AnyView {
    let picture = chart::of_chart(chart, rows_of(&chart.indicator.code));
    let content = view! {
        {value(chart)}
        <chart::ChartFigure picture=picture/>
    }
    .into_any();
    let title = format!("{} {}", chart.indicator.code, chart.indicator.name);
    slide(number, count, title.into_any(), content)
}

fn growth(all: &Dashboard, number: usize, count: usize) -> AnyView {
    let (mark, word) = chart_words::growth_standing(all.growth.growth.standing);
    let to = |month| counts_of(&all.growth, month);
    let content = view! {
        <p class="chart-value">
            <StateWord state=mark word=say!(word)/>
        </p>
        <chart::ChartFigure picture=chart::of_growth(&all.growth, to)/>
    }
    .into_any();
    slide(number, count, say!(words::GROWTH).into_any(), content)
}

/// What waits for a decision.
fn waiting(all: &Dashboard, count: usize) -> AnyView {
    let content = view! { <div class="stack">{decisions::list(all)}</div> };
    slide(count, count, say!(words::DECISIONS).into_any(), content.into_any())
}
