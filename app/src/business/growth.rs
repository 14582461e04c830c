//! Where the growth of enterprises stands, in sentences and as charts.

use domain::indicator::{EntityKind, Growth, GrowthStanding, view::GrowthView};
use leptos::prelude::*;

use super::stock::stock;
use crate::{
    i18n::{business as words, chart as names, number},
    routes, say,
    ui::{
        StateWord,
        chart::{self, ChartFigure},
        warning,
    },
};

/// The word, what it rests on, and what is still needed.
pub(super) fn headline(view: &GrowthView) -> AnyView {
    let (mark, word) = names::growth_standing(view.growth.standing);
    let missing = (view.growth.standing == GrowthStanding::NoBase)
        .then(|| say!(words::NO_BASE_HOW, view.growth.base_year, missing_base(&view.growth)));
    let stock = stock(view);
    let said: Vec<_> = sentences(view).into_iter().map(|said| view! { <li>{said}</li> }).collect();
    view! {
        <section class="panel" id="tang-truong" aria-labelledby="tang-truong-t">
            <div class="panel-head">
                <h2 id="tang-truong-t">{say!(words::GROWTH)}</h2>
                <StateWord state=mark word=say!(word)/>
            </div>
            {missing.map(warning)}
            <ul>{said}</ul>
            {stock}
        </section>
    }
    .into_any()
}

/// The months of the base year of which nothing is known.
fn missing_base(growth: &Growth) -> String {
    growth.missing_base.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Where growth stands, what is still needed, a projection that is called one, and exits.
pub(crate) fn sentences(view: &GrowthView) -> Vec<String> {
    let growth = &view.growth;
    let exits = view.exits_per_entry.map(|exits| {
        let how = if view.with_awaiting { words::EXITS_WITH } else { words::EXITS_WITHOUT };
        let exits = names::percent(exits);
        format!("{} {}", say!(words::EXITS, exits.trim_end_matches('%')), say!(how))
    });
    let of_active = view.exits_per_active.map(|exits| say!(words::EXITS_OF_ACTIVE, names::decimal(exits, 2)));
    [sofar(growth), needed(growth), rest(growth), projection(growth), exits, of_active]
        .into_iter()
        .flatten()
        .collect()
}

fn sofar(growth: &Growth) -> Option<String> {
    let month = growth.months.get(usize::try_from(growth.through - 1).ok()?)?;
    let base = growth.base_so_far?;
    Some(say!(
        words::THROUGH,
        growth.through,
        number(growth.total),
        growth.base_year,
        number(base),
        names::growth(month.growth)?
    ))
}

fn needed(growth: &Growth) -> Option<String> {
    Some(say!(words::STILL_NEEDED, number(growth.goal?), number(growth.needed?)))
}

fn rest(growth: &Growth) -> Option<String> {
    let open = growth.needed.is_some_and(|needed| needed > 0);
    let by = names::growth(growth.rest_growth).filter(|_| open)?;
    Some(say!(words::REST_GROWTH, by))
}

fn projection(growth: &Growth) -> Option<String> {
    let meets = if growth.projection_meets? { words::WOULD_MEET } else { words::WOULD_MISS };
    Some(say!(words::PROJECTION, names::decimal(growth.projection_tenths?, 1), say!(meets)))
}

/// The sums against the base year with what is needed to keep pace, and the months.
pub(super) fn charts(view: &GrowthView) -> AnyView {
    let to = |month| Some(routes::business_month(view, EntityKind::Enterprise, month));
    view! {
        <div class="rates">
            <div class="panel">
                <ChartFigure picture=chart::of_growth(view, to)/>
            </div>
            <div class="panel">
                <ChartFigure picture=chart::of_entries(view, to)/>
            </div>
        </div>
    }
    .into_any()
}
