//! The six clear points ("6 rõ"): what is said, and what is missing.

use domain::board::{Point, TaskPage};
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    i18n::{Text, day, task as words},
    say,
};

/// The check of the six points.
#[component]
pub fn PointsPanel(sheet: Sheet) -> impl IntoView {
    let points = sheet.part(|page| Point::ALL.map(|point| (point, said(page, point))));
    let missing = sheet.part(|page| page.card.facts.points.missing().len());
    view! {
        <section class="panel" id="sau-ro" aria-labelledby="sr-t">
            <div class="panel-head">
                <h2 id="sr-t">{say!(words::SIX_POINTS)}</h2>
                {move || match missing.get() {
                    0 => view! { <span class="badge" data-state="met">{say!(words::ALL_CLEAR)}</span> }.into_any(),
                    missing => {
                        view! {
                            <span class="badge" data-state="at_risk">
                                {say!(words::MISSING, missing)}
                            </span>
                        }
                            .into_any()
                    }
                }}
            </div>
            <ul class="points" role="list">
                {move || points.get().into_iter().map(|(point, said)| row(point, said)).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

fn row(point: Point, said: Result<String, Text>) -> impl IntoView {
    let mark = if said.is_ok() { "met" } else { "no_data" };
    view! {
        <li data-state=mark>
            <span class="mark" aria-hidden="true"></span>
            <div>
                <b>{say!(words::point(point))}</b>
                {match said {
                    Ok(said) => said.into_any(),
                    Err(missing) => view! { <span class="soft">{say!(missing)}</span> }.into_any(),
                }}
            </div>
        </li>
    }
}

/// What stands for a point, or what is missing.
fn said(page: &TaskPage, point: Point) -> Result<String, Text> {
    let card = &page.card;
    let clear = card.facts.points.is_clear(point);
    let or = |text: Option<String>, missing: Text| text.filter(|_| clear).ok_or(missing);
    match point {
        Point::Person => or(card.owner.as_ref().map(|owner| owner.name.clone()), words::NO_PERSON),
        Point::Work => or(Some(card.title.clone()), words::NO_WORK),
        Point::Time => {
            let until = day(page.report.period.last_day());
            or(Some(say!(words::TERM_TO, card.term_text, until)), words::NO_TIME)
        }
        Point::Responsibility if card.lead.is_none() => Err(words::NO_RESPONSIBILITY_UNIT),
        Point::Responsibility => or(page.responsibility.clone(), words::NO_RESPONSIBILITY),
        Point::Product => or(page.product.clone(), words::NO_PRODUCT),
        Point::Authority => or(page.authority.clone(), words::NO_AUTHORITY),
    }
}
