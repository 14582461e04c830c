//! What needs attention, in sentences: an indicator each, with its number, where it stands and why.

use domain::feedback::OnTimeTable;
use domain::indicator::view::{Chart, Dashboard};
use domain::indicator::{Feed, Formula, Standing};
use domain::period::Period;
use leptos::prelude::*;

use crate::{
    i18n::{chart, dashboard as words, number},
    say,
    ui::Mark,
};

/// The sentences, the most urgent first, and how many others stand where.
pub fn section(all: &Dashboard) -> AnyView {
    let urgent: Vec<_> = all
        .indicators
        .iter()
        .filter(|chart| is_urgent(chart.judgement.standing))
        .map(|chart| {
            let (mark, _) = chart::standing(chart.judgement.standing);
            view! {
                <li>
                    <Mark state=mark/>
                    <a href=format!("#chi-tieu-{}", chart.indicator.code)>{sentence(chart, &all.feedback)}</a>
                </li>
            }
            .into_any()
        })
        .collect();
    let list = match (all.indicators.is_empty(), urgent.is_empty()) {
        (true, _) => view! { <p>{say!(words::NO_INDICATORS)}</p> }.into_any(),
        (_, true) => view! { <p>{say!(words::ALL_GOOD)}</p> }.into_any(),
        _ => view! { <ul class="headline">{urgent}</ul> }.into_any(),
    };
    view! {
        <section aria-labelledby="can-quan-tam" class="stack" data-gap="small">
            <h2 id="can-quan-tam">{say!(words::HEADLINE)}</h2>
            {list}
            {others(&all.indicators).map(|others| view! { <p class="soft">{others}</p> })}
        </section>
    }
    .into_any()
}

/// What the numbers say is wrong, or cannot say since one is missing.
pub fn is_urgent(standing: Standing) -> bool {
    standing.is_red() || standing == Standing::EntryOverdue
}

/// An indicator in a sentence: "CT3 87,5% – Không còn khả năng đạt: 1 phản ánh trễ hạn".
pub fn sentence(chart: &Chart, feedback: &OnTimeTable) -> String {
    let (_, word) = chart::standing(chart.judgement.standing);
    let code = &chart.indicator.code;
    let said = match sum(chart) {
        Some(value) => say!(words::ONE, code, value, say!(word)),
        None => say!(words::WITHOUT_VALUE, code, say!(word)),
    };
    let reasons = [why(chart, feedback), rests_on(chart).filter(|_| is_urgent(chart.judgement.standing))];
    let reasons: Vec<_> = reasons.into_iter().flatten().collect();
    if reasons.is_empty() { said + "." } else { format!("{said}: {}.", reasons.join(", ")) }
}

/// What of the numbers no leader has approved yet: a word that rests on it may still change.
pub fn rests_on(chart: &Chart) -> Option<String> {
    let waiting = &chart.judgement.waiting;
    (!waiting.is_empty()).then(|| say!(words::WITH_WAITING, months(waiting)))
}

/// The sum of the year so far in words; none without a value.
pub fn sum(chart: &Chart) -> Option<String> {
    let arithmetic = &chart.judgement.arithmetic;
    if arithmetic.months == 0 {
        return None;
    }
    match (chart.indicator.formula, arithmetic.rate) {
        (Formula::Count, _) => Some(number(arithmetic.sum.numerator)),
        (Formula::Share, Some(rate)) => Some(chart::percent(rate.hundredths)),
        (Formula::Share, None) => None,
    }
}

fn why(chart: &Chart, feedback: &OnTimeTable) -> Option<String> {
    let judgement = &chart.judgement;
    let arithmetic = &judgement.arithmetic;
    match judgement.standing {
        Standing::EntryOverdue => Some(say!(words::WHY_MISSING, months(&judgement.overdue))),
        Standing::Waiting => Some(say!(words::WHY_WAITING, months(&judgement.waiting))),
        standing if standing.is_red() => {
            let year = feedback.all.year;
            let mut reasons = Vec::new();
            if chart.indicator.feed == Feed::OnTime {
                if year.late > 0 {
                    reasons.push(say!(words::WHY_LATE, year.late));
                }
                if year.overdue > 0 {
                    reasons.push(say!(words::WHY_OVERDUE, year.overdue));
                }
            }
            let misses = arithmetic.sum.denominator - arithmetic.sum.numerator;
            if reasons.is_empty() && chart.indicator.formula == Formula::Share && misses > 0 {
                reasons.push(say!(words::WHY_MISSES, number(misses), number(arithmetic.sum.denominator)));
            }
            let needed = arithmetic.needed.and_then(|needed| needed.hundredths);
            if let Some(needed) = needed.filter(|_| standing == Standing::AtRisk) {
                reasons.push(say!(words::WHY_NEEDED, chart::percent(needed)));
            }
            (!reasons.is_empty()).then(|| reasons.join(", "))
        }
        _ => None,
    }
}

fn months(months: &[Period]) -> String {
    months.iter().map(|month| month.number().to_string()).collect::<Vec<_>>().join(", ")
}

/// "Các chỉ tiêu khác: 3 đạt, 1 chờ duyệt."
fn others(charts: &[Chart]) -> Option<String> {
    let counted = Standing::ALL.into_iter().filter(|standing| !is_urgent(*standing)).filter_map(|standing| {
        let count = charts.iter().filter(|chart| chart.judgement.standing == standing).count();
        let (_, word) = chart::standing(standing);
        (count > 0).then(|| say!(words::COUNTED, count, say!(word).to_lowercase()))
    });
    let counted: Vec<_> = counted.collect();
    (!counted.is_empty()).then(|| say!(words::OTHERS, counted.join(", ")))
}
