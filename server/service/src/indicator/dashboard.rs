//! `/dieu-hanh` and `/trinh-chieu`: what stands where, the most urgent first, for one reader.

use domain::board::{Column, UnitHead};
use domain::indicator::view::{Dashboard, GrowthView, IndicatorHead, UnitBoard};
use domain::people::{About, Action, Actor, may};
use jiff::civil::Date;

use super::figures::figures;
use crate::board::{Snapshot, Year, snapshot};
use crate::error::Error;
use crate::service::Service;

/// Everything that leadership sees of the plan of a year; of the current one if none is asked for.
pub async fn dashboard(service: &Service, actor: &Actor, year: Option<i16>) -> Result<Dashboard, Error> {
    may(actor, Action::ReadIndicators, &About::default())?;
    let today = service.today();
    let figures = figures(service, year, today).await?;
    let mut tx = service.read().await?;
    let mut indicators = figures.charts.clone();
    let heads: Vec<&IndicatorHead> = figures.charts.iter().map(|chart| &chart.indicator).collect();
    for explanation in tx.explanations_of_plan(actor, figures.plan.id.0, &heads, today).await? {
        if let Some(chart) = indicators.iter_mut().find(|chart| chart.indicator.id == explanation.indicator) {
            chart.explanations.push(explanation);
        }
    }
    let may_enter = tx.enters_business(actor).await?;
    let growth = GrowthView { may_enter, ..figures.growth.clone() };
    let (since, as_of) = (tx.since(actor).await?, tx.now());
    drop(tx);
    let board = snapshot(service, Year::Exactly(figures.plan.year)).await?;
    let board = board.ok_or(domain::indicator::Refusal::NoPlan)?;
    Ok(Dashboard {
        board: by_unit(&board, today),
        period: board.default_period(today),
        plan: figures.plan.clone(),
        today,
        as_of,
        indicators,
        growth,
        feedback: figures.on_time.clone(),
        decisions: figures.decisions.clone(),
        since,
        may_ask: may(actor, Action::AskExplanation, &About::default()).is_ok(),
        units: figures.units.clone(),
    })
}

/// The cards of the current period by unit in the lead, in the ward's order of units.
fn by_unit(board: &Snapshot, today: Date) -> Vec<UnitBoard> {
    let cards = board.cards(board.default_period(today), today);
    let of = |unit: Option<&UnitHead>| {
        let mut row = UnitBoard {
            unit: unit.cloned(),
            not_started: 0,
            in_progress: 0,
            blocked: 0,
            submitted: 0,
            accepted: 0,
            no_occurrence: 0,
            overdue: 0,
        };
        for ready in cards.iter().filter(|ready| ready.facts.lead == unit.map(|unit| unit.id)) {
            *match ready.facts.column {
                _ if ready.facts.no_occurrence => &mut row.no_occurrence,
                Column::NotStarted => &mut row.not_started,
                Column::InProgress => &mut row.in_progress,
                Column::Blocked => &mut row.blocked,
                Column::Submitted => &mut row.submitted,
                Column::Accepted => &mut row.accepted,
            } += 1;
            row.overdue += u32::from(ready.facts.overdue);
        }
        row
    };
    let mut rows: Vec<UnitBoard> = board.units.iter().map(|unit| of(Some(unit))).collect();
    rows.push(of(None));
    rows.retain(|row| {
        row.not_started + row.in_progress + row.blocked + row.submitted + row.accepted + row.no_occurrence > 0
    });
    rows
}
