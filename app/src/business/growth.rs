//! Where the growth of enterprises stands, in sentences and as charts.

use domain::indicator::{EntityKind, Growth, GrowthStanding, view::GrowthView};
use leptos::prelude::*;

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
    let growth = &view.growth;
    let (mark, word) = names::growth_standing(growth.standing);
    let missing = (growth.standing == GrowthStanding::NoBase).then(|| {
        let months: Vec<_> = growth.missing_base.iter().map(ToString::to_string).collect();
        say!(words::NO_BASE_HOW, growth.base_year, months.join(", "))
    });
    let exits = view.exits_per_entry.map(|exits| {
        let how = if view.with_awaiting { words::EXITS_WITH } else { words::EXITS_WITHOUT };
        let exits = names::percent(exits);
        format!("{} {}", say!(words::EXITS, exits.trim_end_matches('%')), say!(how))
    });
    let said: Vec<_> = [sofar(growth), needed(growth), rest(growth), projection(growth), exits]
        .into_iter()
        .flatten()
        .map(|said| view! { <li>{said}</li> })
        .collect();
    view! {
        <section class="panel" id="tang-truong" aria-labelledby="tang-truong-t">
            <div class="panel-head">
                <h2 id="tang-truong-t">{say!(words::GROWTH)}</h2>
                <StateWord state=mark word=say!(word)/>
            </div>
            {missing.map(warning)}
            <ul>{said}</ul>
        </section>
    }
    .into_any()
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
    let to = |month| routes::business(view.growth.year, EntityKind::Enterprise.name(), month);
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
