//! Growth of enterprises against the base year: the path, what is still needed, a projection that is called one; exits and
//! household businesses beside it.

use domain::indicator::view::{BusinessMonth, GrowthView};
use domain::indicator::{Counts, EntityKind};
use domain::period::Period;
use leptos::prelude::*;

use crate::{
    i18n::{chart as chart_words, dashboard as words, number},
    routes, say,
    ui::{StateWord, chart},
};

/// Both charts, and what stands beside them.
pub fn section(view: &GrowthView) -> AnyView {
    let growth = &view.growth;
    let (mark, word) = chart_words::growth_standing(growth.standing);
    let to = |month| rows_of(view, month);
    let goal = view.goal_text.clone().map(|goal| view! { <p class="soft small dashboard-goal">{goal}</p> });
    view! {
        <section class="panel" id="tang-truong" aria-labelledby="tang-truong-t">
            <div class="panel-head">
                <h2 id="tang-truong-t">{say!(words::GROWTH)}</h2>
                <StateWord state=mark word=say!(word)/>
            </div>
            {goal}
            <div class="charts" data-inner>
                <chart::ChartFigure picture=chart::of_growth(view, to)/>
                <chart::ChartFigure picture=chart::of_entries(view, to)/>
            </div>
            {beside(view)}
            <p class="row small no-print">
                <a class="link" href=routes::BUSINESS>
                    {say!(words::COUNTS)}
                </a>
                <a class="link" href=routes::chart_file("tang-truong", "svg") download="">
                    {say!(words::SVG)}
                </a>
                <a class="link" href=routes::chart_file("tang-truong", "png") download="">
                    {say!(words::PNG)}
                </a>
            </p>
        </section>
    }
    .into_any()
}

/// Where the counts behind a month are.
pub fn rows_of(view: &GrowthView, month: Period) -> Option<String> {
    Some(routes::business_month(view, EntityKind::Enterprise, month))
}

/// Exits and households, as sentences.
fn beside(view: &GrowthView) -> AnyView {
    let growth = &view.growth;
    let through = usize::try_from(growth.through).unwrap_or(0);
    let of = |months: &[BusinessMonth], count: &dyn Fn(&Counts) -> i64| -> i64 {
        months.iter().take(through).filter_map(|month| month.counts.as_ref()).map(count).sum()
    };
    let exits = |months: &[BusinessMonth]| number(of(months, &|counts| counts.exits(view.with_awaiting)));
    let [now, base] = &view.enterprises;
    let exits = say!(words::EXITS, growth.year, exits(now), growth.base_year, exits(base));
    let per =
        view.exits_per_entry.map(|hundredths| say!(words::EXITS_PER, chart_words::decimal(hundredths, 2)));
    let of_active = view
        .exits_per_active
        .map(|hundredths| say!(words::EXITS_OF_ACTIVE, chart_words::decimal(hundredths, 2)));
    let [households, _] = &view.households;
    let households = say!(
        words::HOUSEHOLDS,
        growth.year,
        number(of(households, &|counts| counts.entries())),
        number(of(households, &|counts| counts.exits(view.with_awaiting)))
    );
    let rows = |kind: EntityKind| routes::business_months(growth.year, kind.name());
    view! {
        <ul class="small">
            <li>
                <a href=rows(EntityKind::Enterprise)>{exits}</a>
                " "
                {per}
                " "
                {of_active}
            </li>
            <li>
                <a href=rows(EntityKind::Household)>{households}</a>
            </li>
        </ul>
    }
    .into_any()
}
