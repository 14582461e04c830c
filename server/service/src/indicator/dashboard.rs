//! `/dieu-hanh` and `/trinh-chieu`: what stands where, the most urgent first.

use std::collections::HashMap;

use domain::board::{Column, UnitHead};
use domain::ids::IndicatorId;
use domain::indicator::view::{Chart, Dashboard, Decisions, IndicatorHead, UnitBoard, ValueView};
use domain::people::{About, Action, Actor, may};
use jiff::civil::Date;

use super::rows::PlanOf;
use super::values::Which;
use crate::board::{Snapshot, Year, snapshot};
use crate::db::Tx;
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// Everything that leadership sees of the plan of a year; of the current one if none is asked for.
pub async fn dashboard(service: &Service, actor: &Actor, year: Option<i16>) -> Result<Dashboard, Error> {
    may(actor, Action::ReadIndicators, &About::default())?;
    let today = service.today();
    let mut tx = service.read().await?;
    let plan = match year {
        Some(year) => tx.plan_of(year).await?.ok_or(domain::indicator::Refusal::NoPlan)?,
        None => tx.plan_near(today.year()).await?,
    };
    let years = tx.years(&plan, Which::Shown, today).await?;
    let mut indicators = Vec::new();
    let mut indicator_of = HashMap::new();
    for (defined, series) in tx.all_series(&plan, &years).await? {
        indicator_of.insert(defined.series, defined.head.id);
        indicators.push(series.chart(defined.head, Vec::new()));
    }
    let heads: Vec<&IndicatorHead> = indicators.iter().map(|chart| &chart.indicator).collect();
    let explanations = tx.explanations_of_plan(actor, plan.head.id.0, &heads, today).await?;
    for explanation in explanations {
        if let Some(chart) = indicators.iter_mut().find(|chart| chart.indicator.id == explanation.indicator) {
            chart.explanations.push(explanation);
        }
    }
    // Stable, so that what is equally urgent stays in the plan's order.
    indicators.sort_by_key(|chart| chart.judgement.standing);
    let growth = tx.growth_view(actor, &plan, today).await?;
    let decisions = tx.decisions(&plan, &indicators, &indicator_of, today).await?;
    let (since, units) = (tx.since(actor).await?, tx.unit_choices().await?);
    let as_of = tx.now();
    drop(tx);
    let board = snapshot(service, Year::Exactly(plan.head.year)).await?;
    let board = board.ok_or(domain::indicator::Refusal::NoPlan)?;
    let period = board.default_period(today);
    Ok(Dashboard {
        board: by_unit(&board, today),
        period,
        plan: plan.head,
        today,
        as_of,
        indicators,
        growth,
        feedback: years.on_time,
        decisions,
        since,
        may_ask: may(actor, Action::AskExplanation, &About::default()).is_ok(),
        units,
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

impl Tx {
    /// What waits for a leader.
    async fn decisions(
        &mut self,
        plan: &PlanOf,
        charts: &[Chart],
        indicator_of: &HashMap<i64, IndicatorId>,
        today: Date,
    ) -> Result<Decisions, Error> {
        const PERIODS: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM task_period p JOIN task t ON t.id = p.task_id \
                               WHERE t.plan_id = $1 AND t.gone_at IS NULL AND p.state = 'submitted'";
        const OBSTACLES: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM obstacle o JOIN task t ON t.id = o.task_id \
                                 WHERE t.plan_id = $1 AND t.gone_at IS NULL AND o.state = 'open'";
        // From the kept sums; what only some may know of is in no number that everybody sees.
        const ANSWERS: &str = "SELECT CAST(COALESCE(SUM(cases), 0) AS BIGINT) FROM feedback_tally \
                               WHERE state = 'review' AND restricted = FALSE AND $1 = $1";
        const BUSINESS: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM business_month m JOIN plan p \
                                ON m.year >= p.year - 1 AND m.year <= p.year \
                                WHERE p.id = $1 AND m.newest AND m.approved_at IS NULL";
        let mut counts = [0_u32; 4];
        for (count, query) in counts.iter_mut().zip([PERIODS, OBSTACLES, ANSWERS, BUSINESS]) {
            let found = on!(self, c =>
                sqlx::query_scalar::<_, i64>(query).bind(plan.head.id.0).fetch_one(c).await)?;
            *count = u32::try_from(found).unwrap_or(u32::MAX);
        }
        Ok(Decisions {
            values: self.waiting_values(plan, charts, indicator_of).await?,
            periods: counts[0],
            obstacles: counts[1],
            answers: counts[2],
            business: counts[3],
            explanations: self.open_explanations(plan.head.id.0, today).await?,
        })
    }

    /// Values that wait, the oldest first.
    async fn waiting_values(
        &mut self,
        plan: &PlanOf,
        charts: &[Chart],
        indicator_of: &HashMap<i64, IndicatorId>,
    ) -> Result<Vec<(IndicatorHead, ValueView)>, Error> {
        let years = (plan.head.year - 1, plan.head.year);
        let waiting = self.submitted_of_years(years).await?;
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        let proofs = self.proofs(None, years).await?;
        let mut found = Vec::new();
        for row in waiting {
            let of = indicator_of.get(&row.series_id);
            let Some(chart) = charts.iter().find(|chart| of == Some(&chart.indicator.id)) else { continue };
            let head = &chart.indicator;
            found.push((head.clone(), row.view(chart.aim.as_ref(), head.formula, &proofs)?));
        }
        found.sort_by_key(|(_, value)| value.submitted_at);
        Ok(found)
    }
}
