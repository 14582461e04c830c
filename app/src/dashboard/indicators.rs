//! A chart an indicator: the sum large, with the month that it reaches and its standing; the picture; the arithmetic on
//! request; what was asked about it and answered.

use domain::ids::IndicatorId;
use domain::indicator::view::{Behind, Chart, Dashboard};
use domain::indicator::{Formula, RestSource};
use domain::period::Period;
use leptos::prelude::*;

use super::{
    explain,
    headline::{rests_on, sum},
};
use crate::{
    i18n::{chart as chart_words, dashboard as words, instant, number},
    routes, say,
    ui::{StateWord, chart},
};

/// Charts that are drawn on the page. A ward that follows fifty indicators looks at the most urgent ones here, and has a
/// chart of each of the others behind its row ([`alone`]).
const DRAWN: usize = 6;

/// Whether a chart is drawn on the page itself.
pub fn is_drawn(all: &Dashboard, indicator: IndicatorId) -> bool {
    all.indicators.iter().take(DRAWN).any(|chart| chart.indicator.id == indicator)
}

/// All of them, the most urgent first.
pub fn section(all: &Dashboard) -> AnyView {
    let (drawn, listed) = all.indicators.split_at(all.indicators.len().min(DRAWN));
    let panels: Vec<_> = drawn.iter().map(|chart| panel(chart, all)).collect();
    view! {
        <section aria-labelledby="chi-tieu">
            <h2 id="chi-tieu">{say!(words::CHARTS)}</h2>
            <div class="charts">{panels}</div>
            {list(listed, all.plan.year)}
        </section>
    }
    .into_any()
}

fn list(listed: &[Chart], year: i16) -> Option<AnyView> {
    if listed.is_empty() {
        return None;
    }
    let rows: Vec<_> = listed.iter().map(|chart| row(chart, year)).collect();
    let list = view! {
        <h3>{say!(words::FURTHER)}</h3>
        <ul class="rows" role="list">
            {rows}
        </ul>
    };
    Some(list.into_any())
}

fn row(chart: &Chart, year: i16) -> AnyView {
    let indicator = &chart.indicator;
    let (mark, word) = chart_words::standing(chart.judgement.standing);
    view! {
        <li id=format!("chi-tieu-{}", indicator.code)>
            <a href=routes::behind(&indicator.code, year, None)>
                <span class="mark" data-state=mark aria-hidden="true"></span>
                <span>
                    <b>{indicator.code.clone()} " " {indicator.name.clone()}</b>
                    <small>
                        {sum(chart).map(|value| format!("{value} · "))} {say!(word)} " · " {indicator.target_text.clone()}
                    </small>
                </span>
            </a>
        </li>
    }
    .into_any()
}

fn panel(chart: &Chart, all: &Dashboard) -> AnyView {
    let indicator = &chart.indicator;
    let id = format!("chi-tieu-{}", indicator.code);
    let rows = view! {
        <a class="link" href=routes::behind(&indicator.code, all.plan.year, None)>
            {say!(words::ROWS)}
        </a>
    };
    view! {
        <article class="panel chart-panel" id=id.clone() aria-labelledby=format!("{id}-ten")>
            <h3 id=format!("{id}-ten")>
                <span class="chart-code">{indicator.code.clone()}</span>
                " "
                {indicator.name.clone()}
            </h3>
            {picture(chart)}
            {all.may_ask.then(|| explain::ask(chart, &all.units, all.today))}
            {links(&indicator.code, Some(rows.into_any()))}
            {changed(chart)}
        </article>
    }
    .into_any()
}

/// The same behind its row, where the rows themselves stand below it.
pub fn alone(behind: &Behind) -> AnyView {
    let chart = &behind.chart;
    view! {
        <section class="panel chart-panel" aria-labelledby="bieu-do">
            <h2 id="bieu-do">{say!(words::CHART_OF_YEAR, behind.plan.year)}</h2>
            {picture(chart)}
            {behind.may_ask.then(|| explain::ask(chart, &behind.units, behind.today))}
            {links(&chart.indicator.code, None)}
            {changed(chart)}
        </section>
    }
    .into_any()
}

/// The sum, the chart, the arithmetic, and what was asked and answered.
fn picture(chart: &Chart) -> AnyView {
    let picture = chart::of_chart(chart, rows_of(&chart.indicator.code));
    view! {
        {value(chart)}
        <chart::ChartFigure picture=picture/>
        {arithmetic(chart)}
        {explain::answers(chart)}
    }
    .into_any()
}

fn changed(chart: &Chart) -> Option<AnyView> {
    let touch = chart.changed.as_ref()?;
    let said = say!(words::CHANGED, touch.name, instant(touch.at));
    Some(view! { <p class="soft small chart-changed">{said}</p> }.into_any())
}

/// Where the rows behind a month of an indicator are.
pub fn rows_of(code: &str) -> impl Fn(Period) -> String + use<> {
    let code = code.to_owned();
    move |month| routes::behind(&code, month.year(), Some(month.number()))
}

/// The sum, large, with the month that it reaches and the standing.
pub fn value(chart: &Chart) -> AnyView {
    let (mark, word) = chart_words::standing(chart.judgement.standing);
    let last = chart.this_year.iter().rfind(|point| point.share.is_some());
    let value = sum(chart).zip(last).map(|(value, last)| {
        view! {
            <a class="rate" href=routes::behind(&chart.indicator.code, last.month.year(), None)>
                {value}
            </a>
            <span class="soft small">{say!(words::SUM_TO, last.month.number(), last.month.year())}</span>
        }
    });
    view! {
        <p class="chart-value">
            {value}
            <StateWord state=mark word=say!(word)/>
            {rests_on(chart).map(|waiting| view! { <span class="soft small">{format!("({waiting})")}</span> })}
        </p>
    }
    .into_any()
}

fn links(code: &str, rows: Option<AnyView>) -> AnyView {
    view! {
        <p class="row small no-print">
            {rows}
            <a class="link" href=routes::chart_file(code, "svg") download="">
                {say!(words::SVG)}
            </a>
            <a class="link" href=routes::chart_file(code, "png") download="">
                {say!(words::PNG)}
            </a>
        </p>
    }
    .into_any()
}

/// How the standing comes about.
pub fn arithmetic(chart: &Chart) -> AnyView {
    let lines: Vec<_> =
        arithmetic_lines(chart).into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
    view! {
        <details class="fold no-print" id=format!("cach-tinh-{}", chart.indicator.code)>
            <summary>{say!(words::ARITHMETIC)}</summary>
            <ul class="small">{lines}</ul>
        </details>
    }
    .into_any()
}

fn arithmetic_lines(chart: &Chart) -> Vec<String> {
    let arithmetic = &chart.judgement.arithmetic;
    let percent = chart.indicator.formula == Formula::Share;
    let (sum, months) = (arithmetic.sum, arithmetic.months);
    let mut lines = Vec::new();
    if percent {
        lines.push(say!(words::AR_SUM, months, number(sum.numerator), number(sum.denominator)));
    } else {
        lines.push(say!(words::AR_COUNT, months, number(sum.numerator)));
    }
    if let Some(aim) = &arithmetic.aim {
        lines.push(say!(words::AR_AIM, chart_words::aim(aim, percent), chart.indicator.target_text));
    }
    if let Some(needed) = arithmetic.needed {
        let from = say!(match needed.source {
            RestSource::LastYear => words::FROM_LAST_YEAR,
            RestSource::ThisYear => words::FROM_THIS_YEAR,
            RestSource::Nothing => words::FROM_NOTHING,
        });
        match needed.hundredths {
            Some(hundredths) if percent => {
                let (expected, part) = (number(needed.expected), number(needed.part));
                let rate = chart_words::percent(hundredths);
                lines.push(say!(words::AR_NEEDED, needed.months, expected, from, part, rate));
                let best = needed.best;
                lines.push(say!(words::AR_BEST, number(best.numerator), number(best.denominator)));
            }
            _ if !percent => {
                lines.push(say!(words::AR_NEEDED_COUNT, needed.months, number(needed.part.max(0))))
            }
            _ => {}
        }
    }
    if !chart.indicator.formula_note.is_empty() {
        lines.push(say!(words::AR_FORMULA, chart.indicator.formula_note.trim_end_matches('.')));
    }
    lines
}
