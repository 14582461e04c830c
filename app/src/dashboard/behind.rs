//! `/dieu-hanh/{code}`: the chart of one indicator and the rows behind its number: each month, every revision with who and when, the sums of the years. Of
//! indicator 3 the cases themselves.

use domain::feedback::Which;
use domain::indicator::view::{Behind, Point, ValueView};
use domain::indicator::{Formula, Rate, Share};
use domain::period::Period;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{api::read_behind, indicators};
use crate::{
    i18n::{Text, chart as chart_words, common, dashboard as words, instant, number},
    routes, say,
    ui::{Loaded, StateWord},
};

/// `/dieu-hanh/{code}?nam=…&thang=…`
pub fn behind_page() -> AnyView {
    let code = use_params_map().with_untracked(|params| params.get("code")).unwrap_or_default();
    let asked = |name: &str| use_query_map().with_untracked(|query| query.get(name));
    let year: Option<i16> = asked("nam").and_then(|year| year.parse().ok());
    let month = asked("thang").and_then(|month| month.parse().ok());
    let month = year.zip(month).and_then(|(year, month)| Period::month(year, month).ok());
    view! { <Loaded from=read_behind(code, year, month) let:behind>{shown(&behind)}</Loaded> }.into_any()
}

fn shown(behind: &Behind) -> AnyView {
    let indicator = &behind.chart.indicator;
    let when = behind.month.map_or_else(
        || say!(words::BEHIND_YEAR).to_lowercase() + " " + &behind.year.to_string(),
        |month| chart_words::month(month).to_lowercase(),
    );
    let title = say!(words::BEHIND_TITLE, indicator.code, when);
    let whole = behind.month.map(|month| {
        view! {
            <p>
                <a class="link" href=routes::behind(&indicator.code, month.year(), None)>
                    {say!(words::BEHIND_ALL_YEAR, month.year())}
                </a>
            </p>
        }
    });
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1">
            <nav aria-label=say!(common::PATH)>
                <ol class="breadcrumb">
                    <li>
                        <a href=routes::DASHBOARD>{say!(words::SHORT)}</a>
                    </li>
                    <li aria-current="page">{indicator.code.clone()}</li>
                </ol>
            </nav>
            <div class="page-head">
                <h1>{title}</h1>
                <p>{indicator.name.clone()}</p>
            </div>
            <div class="stack" data-gap="large">
                {sum(behind)}
                {whole}
                {cases(behind)}
                {indicators::alone(behind)}
                {months(behind)}
                {revisions(behind)}
                {years(behind)}
            </div>
        </main>
    }
    .into_any()
}

fn in_words(formula: Formula, share: Share, rate: Option<Rate>) -> String {
    match (formula, rate) {
        (Formula::Count, _) => number(share.numerator),
        (Formula::Share, Some(rate)) => {
            let parts = (number(share.numerator), number(share.denominator));
            say!(chart_words::SAYS_OF, chart_words::percent(rate.hundredths), parts.0, parts.1)
        }
        (Formula::Share, None) => say!(chart_words::NO_OCCURRENCE).to_owned(),
    }
}

fn sum(behind: &Behind) -> AnyView {
    let formula = behind.chart.indicator.formula;
    let aim = behind.chart.aim.as_ref().map(|aim| {
        let aim = chart_words::aim(aim, formula == Formula::Share);
        view! { <p class="soft">{say!(words::AR_AIM, aim, behind.chart.indicator.target_text)}</p> }
    });
    let is_known = behind.points.iter().any(|point| point.share.is_some());
    let sum = if is_known {
        in_words(formula, behind.sum, behind.rate)
    } else {
        say!(chart_words::NO_DATA).to_owned()
    };
    view! {
        <section class="panel">
            <p class="rate">{say!(words::BEHIND_SUM, sum)}</p>
            {aim}
        </section>
    }
    .into_any()
}

/// The way to the cases that indicator 3 is counted from.
fn cases(behind: &Behind) -> Option<AnyView> {
    behind.cases.then(|| {
        let month = behind.month.map(|month| format!("&thang={}", month.number())).unwrap_or_default();
        let to = format!("{}?nam={}{month}&xem={}", routes::CASES_ON_TIME, behind.year, Which::All.name());
        view! {
            <p>
                <a class="button" href=to>
                    {say!(words::BEHIND_CASES)}
                </a>
            </p>
        }
        .into_any()
    })
}

fn months(behind: &Behind) -> AnyView {
    let rows: Vec<_> = behind.points.iter().map(|point| month_row(behind, point)).collect();
    let heads = [words::REV_VALUE, words::REV_SOURCE, words::REV_STATE, words::REV_TOUCHED];
    table("theo-thang", say!(words::BEHIND_MONTHS, behind.year), chart_words::MONTH, &heads, rows)
}

fn month_row(behind: &Behind, point: &Point) -> AnyView {
    let to = routes::behind(&behind.chart.indicator.code, point.month.year(), Some(point.month.number()));
    let value = point.share.map(|share| in_words(behind.chart.indicator.formula, share, point.rate));
    let kind = chart_words::kind(point.kind).filter(|_| point.share.is_some());
    let source = point.share.map(|_| say!(chart_words::source(point.source)));
    let state = point.state.map(|state| {
        let (mark, word) = words::state(state);
        view! { <StateWord state=mark word=say!(word)/> }
    });
    let changed =
        point.changed.as_ref().map(|touch| say!(words::BY_WHEN, touch.name.clone(), instant(touch.at)));
    view! {
        <tr>
            <th scope="row">
                <a href=to>{chart_words::month(point.month)}</a>
            </th>
            <td data-label=say!(words::REV_VALUE)>{value} {kind.map(|kind| format!(", {}", say!(kind)))}</td>
            <td data-label=say!(words::REV_SOURCE)>{source}</td>
            <td data-label=say!(words::REV_STATE)>{state}</td>
            <td data-label=say!(words::REV_ENTERED)>{changed}</td>
        </tr>
    }
    .into_any()
}

fn revisions(behind: &Behind) -> AnyView {
    if behind.revisions.is_empty() {
        return view! {
            <section class="stack" data-gap="small">
                <h2>{say!(words::BEHIND_REVISIONS)}</h2>
                <p class="soft">{say!(words::BEHIND_NO_REVISIONS)}</p>
            </section>
        }
        .into_any();
    }
    let formula = behind.chart.indicator.formula;
    let rows: Vec<_> = behind.revisions.iter().map(|value| revision_row(value, formula)).collect();
    let heads = [
        words::REV_NUMBER,
        words::REV_VALUE,
        words::REV_STATE,
        words::REV_SOURCE,
        words::REV_ENTERED,
        words::REV_DECIDED,
        words::REV_NOTE,
        words::REV_PROOF,
    ];
    table("cac-lan", say!(words::BEHIND_REVISIONS).to_owned(), chart_words::MONTH, &heads, rows)
}

fn revision_row(value: &ValueView, formula: Formula) -> AnyView {
    let (mark, word) = words::state(value.state);
    let touch = |touch: &domain::board::Touch| say!(words::BY_WHEN, touch.name.clone(), instant(touch.at));
    let note = [value.note.as_str(), value.return_note.as_str()];
    let note = note.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(" · ");
    let proof: Vec<_> = value
        .evidence
        .iter()
        .map(|proof| {
            view! {
                <a href=routes::proof(proof.file) target="_blank" rel="noopener">
                    {proof.name.clone()}
                </a>
                " "
            }
        })
        .collect();
    let kind = chart_words::kind(value.kind).map(|kind| format!(", {}", say!(kind)));
    view! {
        <tr>
            <th scope="row">{chart_words::month(value.month)}</th>
            <td class="num" data-label=say!(words::REV_NUMBER)>{value.revision}</td>
            <td data-label=say!(words::REV_VALUE)>{in_words(formula, value.share, value.rate)} {kind}</td>
            <td data-label=say!(words::REV_STATE)>
                <StateWord state=mark word=say!(word)/>
            </td>
            <td data-label=say!(words::REV_SOURCE)>{say!(chart_words::source(value.source))}</td>
            <td data-said data-label=say!(words::REV_ENTERED)>{touch(&value.entered)}</td>
            <td data-said data-label=say!(words::REV_DECIDED)>{value.decided.as_ref().map(touch)}</td>
            <td class="lines" data-label=say!(words::REV_NOTE)>{note}</td>
            <td data-label=say!(words::REV_PROOF)>{(!proof.is_empty()).then(|| view! { <span>{proof}</span> })}</td>
        </tr>
    }
    .into_any()
}

fn years(behind: &Behind) -> Option<AnyView> {
    let rows: Vec<_> = behind
        .years
        .iter()
        .map(|year| {
            // Only the plan's year and the one before can be opened from this indicator; older ones by their own plan.
            let to = routes::behind(&behind.chart.indicator.code, year.year, None);
            view! {
                <tr>
                    <th scope="row">
                        <a href=to>{year.year}</a>
                    </th>
                    <td data-label=say!(words::REV_VALUE)>{in_words(behind.chart.indicator.formula, year.sum, year.rate)}</td>
                    <td class="num" data-label=say!(words::BEHIND_COUNTED)>{year.months}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let heads = [words::REV_VALUE, words::BEHIND_COUNTED];
    (!rows.is_empty())
        .then(|| table("cac-nam", say!(words::BEHIND_YEARS).to_owned(), words::BEHIND_YEAR, &heads, rows))
}

fn table(id: &'static str, caption: String, first: Text, heads: &[Text], rows: Vec<AnyView>) -> AnyView {
    let heads: Vec<_> = heads.iter().map(|head| view! { <th scope="col">{say!(*head)}</th> }).collect();
    view! {
        <section class="stack" data-gap="small">
            <h2 id=id>{caption.clone()}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=caption.clone()>
                <table class="table" data-stack="inline">
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(first)}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
