//! Charts of leadership's view in memory: a value changes one of fifty, and the others are neither drawn nor judged again.
//! A chart holds as long as everything that it is made of is the same; that is compared, so nobody has to say what changed.

use std::collections::HashMap;

use domain::ids::{IndicatorId, PlanId};
use domain::indicator::Share;
use domain::indicator::view::Chart;
use domain::period::Period;

use super::drawn::Drawn;
use super::rows::Defined;
use super::series::{Frame, Years};
use crate::error::Error;

/// The charts of each plan that somebody looked at.
#[derive(Default)]
pub(super) struct KeptCharts(HashMap<PlanId, OfPlan>);

struct OfPlan {
    frame: Frame,
    charts: HashMap<IndicatorId, KeptChart>,
}

/// A chart and what it was made of, besides the definition that it holds.
struct KeptChart {
    series: i64,
    months: Vec<Drawn>,
    own: HashMap<Period, Share>,
    chart: Chart,
}

impl KeptCharts {
    /// A chart of each indicator, in the same order.
    pub fn charts(
        &mut self,
        plan: PlanId,
        years: &Years,
        indicators: Vec<Defined>,
    ) -> Result<Vec<Chart>, Error> {
        let before = self.0.remove(&plan).filter(|kept| kept.frame == years.frame);
        let OfPlan { frame, charts: mut before } =
            before.unwrap_or_else(|| OfPlan { frame: years.frame.clone(), charts: HashMap::new() });
        let mut charts = HashMap::with_capacity(indicators.len());
        let mut all = Vec::with_capacity(indicators.len());
        for defined in indicators {
            let kept = match before.remove(&defined.head.id).filter(|kept| kept.holds(years, &defined)) {
                Some(kept) => kept,
                None => KeptChart {
                    series: defined.series,
                    months: years.months(defined.series).to_vec(),
                    own: years.own_of(defined.head.feed),
                    chart: years.series(&defined)?.chart(defined.head.clone(), Vec::new()),
                },
            };
            all.push(kept.chart.clone());
            charts.insert(defined.head.id, kept);
        }
        self.0.insert(plan, OfPlan { frame, charts });
        Ok(all)
    }
}

impl KeptChart {
    fn holds(&self, years: &Years, defined: &Defined) -> bool {
        self.series == defined.series
            && self.chart.indicator == defined.head
            && self.months == years.months(defined.series)
            && self.own == years.own_of(defined.head.feed)
    }
}
