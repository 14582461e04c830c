//! What leadership's view is drawn from, the same for every reader: charts, growth, feedback on time and what waits. It is
//! kept in memory for one version of the live hub and one day, so that a wall, a tablet and ten colleagues who are told of
//! one change cost one reading; what only the reader knows is asked for beside it (`dashboard`).

use std::collections::HashMap;
use std::sync::Arc;

use domain::board::{PlanHead, UnitHead};
use domain::feedback::OnTimeTable;
use domain::ids::IndicatorId;
use domain::indicator::view::{Chart, Decisions, GrowthView, IndicatorHead, ValueView};
use jiff::civil::Date;
use tokio::sync::Mutex;

use super::business::Known;
use super::drawn::KeptMonths;
use super::kept_charts::KeptCharts;
use super::rows::PlanOf;
use crate::db::Tx;
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// The figures of a plan's year.
pub(super) struct Figures {
    /// The hub's version that they hold for.
    version: u64,
    /// The day that they hold for: standings and limits move with it.
    today: Date,
    pub plan: PlanHead,
    /// The most urgent first, without what was asked about them.
    pub charts: Vec<Chart>,
    pub growth: GrowthView,
    pub on_time: OnTimeTable,
    pub decisions: Decisions,
    /// Units that can be asked.
    pub units: Vec<UnitHead>,
}

/// Whoever comes while figures are read waits for that reading.
type Memory = Mutex<Kept>;

#[derive(Default)]
struct Kept {
    /// By the year that was asked for.
    years: HashMap<Option<i16>, Arc<Figures>>,
    months: KeptMonths,
    charts: KeptCharts,
}

/// The figures as they are now; those of the current plan if no year is asked for.
pub(super) async fn figures(
    service: &Service,
    year: Option<i16>,
    today: Date,
) -> Result<Arc<Figures>, Error> {
    let memory = service.kept::<Memory>();
    let mut kept = memory.lock().await;
    // Asked before the tables are read: what is saved meanwhile makes the figures old, never wrong.
    let version = service.hub().version();
    let holds = |figures: &&Arc<Figures>| (figures.version, figures.today) == (version, today);
    if let Some(figures) = kept.years.get(&year).filter(holds) {
        return Ok(figures.clone());
    }
    let figures = Arc::new(service.read().await?.figures(&mut kept, year, version, today).await?);
    kept.years.insert(year, figures.clone());
    Ok(figures)
}

impl Tx {
    async fn figures(
        &mut self,
        kept: &mut Kept,
        year: Option<i16>,
        version: u64,
        today: Date,
    ) -> Result<Figures, Error> {
        let plan = match year {
            Some(year) => self.plan_of(year).await?.ok_or(domain::indicator::Refusal::NoPlan)?,
            None => self.plan_near(today.year()).await?,
        };
        let years = self.years_with(&mut kept.months, &plan, today).await?;
        let indicators = self.defined(plan.head.id).await?;
        let indicator_of = indicators.iter().map(|defined| (defined.series, defined.head.id)).collect();
        let mut charts = kept.charts.charts(plan.head.id, &years, indicators)?;
        // Stable, so that what is equally urgent stays in the plan's order.
        charts.sort_by_key(|chart| chart.judgement.standing);
        Ok(Figures {
            version,
            today,
            growth: self.growth_of(&plan, Known::Newest, today).await?,
            on_time: years.on_time,
            decisions: self.decisions(&plan, &charts, &indicator_of, today).await?,
            units: self.unit_choices().await?,
            charts,
            plan: plan.head,
        })
    }

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
