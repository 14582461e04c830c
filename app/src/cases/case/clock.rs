//! Until when it is answered, by which rule, and how the day came about; a clock a round.

use domain::feedback::view::{Clock, StaffCase, StepDay};
use leptos::prelude::*;

use crate::{
    i18n::{case as words, cases as names, day, instant},
    say,
    ui::{DerivationFold, StateWord, facts},
};

/// The panel of the clocks, the present one first.
pub fn clock_panel(case: &StaffCase) -> AnyView {
    let several = case.clocks.len() > 1;
    let clocks: Vec<_> = case.clocks.iter().rev().map(|one| clock(one, several)).collect();
    view! {
        <section class="panel" id="thoi-han" aria-labelledby="th-t">
            <h2 id="th-t">{say!(words::CLOCK)}</h2>
            {clocks.is_empty().then(|| view! { <p class="soft">{say!(words::NO_CLOCK)}</p> })}
            {clocks}
            {step_days(&case.step_days)}
        </section>
    }
    .into_any()
}

/// Until when the ward refuses, asks, sends on or publishes, as far as it still may.
fn step_days(days: &[StepDay]) -> Option<AnyView> {
    let rows: Vec<_> = days
        .iter()
        .map(|step| {
            let due_on = day(step.due_on);
            let said = if step.is_past {
                say!(words::STEP_DAY_PAST, step.rule, due_on, step.legal_ref)
            } else {
                say!(words::STEP_DAY, words::step_rule(step), due_on, step.legal_ref)
            };
            view! { <li>{said}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h3>{say!(words::STEP_DAYS)}</h3>
            <ul class="small" id="han-cac-buoc">
                {rows}
            </ul>
        }
        .into_any()
    })
}

fn clock(clock: &Clock, several: bool) -> AnyView {
    let moved = clock.due_on != clock.original_due_on;
    let extension =
        clock.extension.as_ref().map(|(by, at, why)| say!(words::EXTENDED_SAYS, by, instant(*at), why));
    let rows = [
        (words::DUE_ON, Some(day(clock.due_on))),
        (words::DUE_FIRST, moved.then(|| day(clock.original_due_on))),
        (words::EXTENDED_BY, extension),
        (words::STARTED, Some(instant(clock.started_at))),
        (words::RULE, Some(say!(words::RULE_SAYS, words::rule(&clock.rule), clock.legal_ref))),
        (words::ANSWERED_AT, clock.answered_at.map(instant)),
    ];
    let result = clock.on_time.map(|on_time| {
        let (mark, word) = if on_time { ("met", names::CLOCK_ON_TIME) } else { ("late", names::CLOCK_LATE) };
        view! {
            <p>
                <StateWord state=mark word=say!(word)/>
            </p>
        }
    });
    view! {
        <div id=format!("lan-{}", clock.round)>
            {several.then(|| view! { <h3>{say!(words::ROUND, clock.round)}</h3> })} {result}
            {facts(rows)}
            <DerivationFold
                id=format!("cach-tinh-{}", clock.round)
                derivation=clock.derivation.clone()
                legal_ref=clock.legal_ref.clone()
            />
        </div>
    }
    .into_any()
}
