//! `/chi-tieu`: the plan's indicators as everybody sees them: approved values alone, and no names. Plain HTML to the last
//! number.

use domain::indicator::{
    Formula, Judgement, Standing,
    view::{PublicIndicator, PublicPage, Stale},
};
use leptos::prelude::*;

use crate::{
    error::AppError,
    i18n::{day, indicator as names, number, public_indicator as words},
    say,
    server::Desk,
    ui::{
        Loaded, Page, StateWord,
        chart::{self, ChartFigure},
        warning,
    },
    viewer::viewer,
};

/// The approved values of the current plan; none while there is no plan.
async fn read_public() -> Result<Option<PublicPage>, AppError> {
    let desk = Desk::here();
    if service::plan::current(&desk.service).await?.is_none() {
        return Ok(None);
    }
    Ok(Some(service::indicator::public_page(&desk.service, None).await?))
}

/// `/chi-tieu`
pub fn page() -> AnyView {
    view! {
        <Loaded from=read_public() let:page>
            {match page {
                Some(page) => shown(&page),
                None => nothing_yet(),
            }}
        </Loaded>
    }
    .into_any()
}

fn nothing_yet() -> AnyView {
    view! {
        <Page title=say!(words::TITLE_OF, viewer().today.year()) lead=say!(words::NO_PLAN) width="text">
            ""
        </Page>
    }
    .into_any()
}

fn shown(page: &PublicPage) -> AnyView {
    let year = page.plan.year;
    let all: Vec<_> = page.indicators.iter().map(|one| indicator(year, one)).collect();
    let empty = all.is_empty().then(|| {
        view! {
            <div class="empty">
                <p>{say!(words::NONE)}</p>
            </div>
        }
    });
    view! {
        <Page title=say!(words::TITLE_OF, year) lead=say!(words::LEAD) width="text">
            <div class="stack" data-gap="large">{empty} {all}</div>
        </Page>
    }
    .into_any()
}

fn indicator(year: i16, one: &PublicIndicator) -> AnyView {
    let id = format!("ct-{}", one.code.to_lowercase());
    let (mark, word) = standing(&one.judgement);
    let percent = if one.formula == Formula::Share && !one.target_text.contains('%') { "%" } else { "" };
    let target =
        (!one.target_text.is_empty()).then(|| say!(words::TARGET, format!("{}{percent}", one.target_text)));
    let unit = one.unit.as_ref().map(|unit| say!(words::UNIT, unit));
    let approved = one.approved_on.map(|on| say!(words::APPROVED_ON, day(on)));
    let under: Vec<_> = [target, unit, approved].into_iter().flatten().collect();
    let heading = format!("{id}-t");
    let labelled = heading.clone();
    let has_values = one.this_year.iter().chain(&one.last_year).any(|point| point.share.is_some());
    view! {
        <section class="panel" id=id aria-labelledby=labelled>
            <h2 id=heading>{one.name.clone()}</h2>
            {one.stale.as_ref().map(stale)}
            <div class="rates">
                <div class="stack" data-gap="small">
                    {headline(year, one)}
                    <p>
                        <StateWord state=mark word=say!(word)/>
                    </p>
                    <p class="soft small">{under.join(" · ")}</p>
                </div>
                {has_values.then(|| view! { <ChartFigure picture=chart::of_public(one)/> })}
            </div>
        </section>
    }
    .into_any()
}

/// The public hears where the numbers stand; that an office is late to enter one, the note about its age says.
fn standing(judgement: &Judgement) -> (&'static str, crate::i18n::Text) {
    let is_inner = matches!(judgement.standing, Standing::EntryOverdue | Standing::Waiting);
    let shown = if is_inner { judgement.numbers.unwrap_or(Standing::NoData) } else { judgement.standing };
    names::standing(shown)
}

fn stale(stale: &Stale) -> AnyView {
    let said = match stale.newest {
        Some(newest) => {
            say!(
                words::STALE,
                names::month(newest).to_lowercase(),
                names::month(stale.expected).to_lowercase()
            )
        }
        None => say!(words::STALE_NOTHING, names::month(stale.expected).to_lowercase()),
    };
    warning(said)
}

/// The sum of the year so far, large, with what it is made of; and a sentence that says it.
fn headline(year: i16, one: &PublicIndicator) -> AnyView {
    let last = one.this_year.iter().rfind(|point| point.share.is_some());
    let Some((last, sum)) = last.and_then(|last| last.cumulative.map(|sum| (last, sum))) else {
        return view! { <p class="soft">{say!(words::NO_VALUE, year)}</p> }.into_any();
    };
    let measure =
        one.measure.as_deref().filter(|measure| one.formula == Formula::Count && !measure.is_empty());
    let value = names::value(one.formula, sum, last.cumulative_rate);
    let value = measure.map_or_else(|| value.clone(), |measure| format!("{value} {measure}"));
    let made_of = match one.formula {
        Formula::Share => {
            say!(words::SUM_OF, last.month.number(), year, number(sum.numerator), number(sum.denominator))
        }
        Formula::Count => say!(words::COUNT_OF, last.month.number(), year),
    };
    // A sum that rests on what is only expected says so.
    let estimates = &one.judgement.estimates;
    let months = estimates.iter().map(|month| month.number().to_string()).collect::<Vec<_>>().join(", ");
    let with_estimates = (!estimates.is_empty()).then(|| say!(words::WITH_ESTIMATES, months));
    view! {
        <p class="rate">{value}</p>
        <p>{made_of} " " {with_estimates}</p>
    }
    .into_any()
}
