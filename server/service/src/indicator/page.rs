//! `/so-lieu`: the values of one month, to be entered and approved.

use std::collections::HashMap;

use domain::ids::IndicatorId;
use domain::indicator::view::{Behind, EntryPage, EntryRow, Point, YearSum};
use domain::indicator::{EntryWindow, Feed, Formula, Share};
use domain::people::{About, Action, Actor, may};
use domain::period::{Period, PeriodKind};

use super::rows::{Defined, PlanOf};
use super::values::{ValueRow, Which};
use crate::Refusal;
use crate::db::Tx;
use crate::error::Error;
use crate::service::Service;

/// Months before the one shown that a row draws, itself among them.
const RECENT: usize = 6;

/// The values of a month; of the last month that ended, if none is asked for.
pub async fn entry_page(service: &Service, actor: &Actor, month: Option<Period>) -> Result<EntryPage, Error> {
    may(actor, Action::ReadIndicators, &About::default())?;
    let today = service.today();
    let running = Period::containing(PeriodKind::Month, today);
    let month = month.or(running.previous()).unwrap_or(running);
    if month.kind() != PeriodKind::Month || month.first_day() > today {
        return Err(Refusal::NotFound.into());
    }
    let mut tx = service.read().await?;
    let plan = match tx.plan_of(month.year()).await? {
        Some(plan) => plan,
        // The year before the first plan is what that one is compared with.
        None => tx.plan_near(month.year()).await?,
    };
    if plan.head.year != month.year() && plan.head.year != month.year() + 1 {
        return Err(Refusal::NotFound.into());
    }
    let years = tx.years(&plan, Which::Shown, today).await?;
    let newest = by_series(tx.values_of_years(Which::Newest, (month.year(), month.year())).await?, month);
    let approved = by_series(tx.values_of_years(Which::Approved, (month.year(), month.year())).await?, month);
    let proofs = tx.proofs(None, (month.year(), month.year())).await?;
    let mut rows = Vec::new();
    for defined in tx.defined(plan.head.id).await? {
        let series = years.series(&defined)?;
        let (aim, formula) = (series.aim, defined.head.formula);
        let value = newest.get(&defined.series);
        let before = approved.get(&defined.series).filter(|row| value.is_none_or(|value| value.id != row.id));
        rows.push(EntryRow {
            aim,
            value: value.map(|row| row.view(aim.as_ref(), formula, &proofs)).transpose()?,
            approved: before.map(|row| row.view(aim.as_ref(), formula, &proofs)).transpose()?,
            suggested: years.own(defined.head.feed, month),
            recent: recent(&series.last_year, &series.this_year, month),
            judgement: series.judgement,
            may_enter: may(actor, Action::EnterValue, &defined.about()),
            explanations: tx.explanations(actor, &[&defined.head], true, today).await?,
            indicator: defined.head,
        });
    }
    // Those that the actor may enter first; otherwise the plan's order.
    rows.sort_by_key(|row| row.may_enter.is_err());
    let closed = tx.closed_years().await?.contains(&month.year());
    Ok(EntryPage {
        months: months(&plan, running),
        window: EntryWindow::of(month, &years.frame.calendar, years.frame.entry_days),
        closed,
        rows,
        may_approve: may(actor, Action::ApproveValue, &About::default()).is_ok(),
        may_define: may(actor, Action::DefineIndicator, &About::default()).is_ok(),
        units: tx.unit_choices().await?,
        plan: plan.head,
        today,
        month,
    })
}

/// The rows behind a number: every revision of a month, or of a year, with who and when; the sums of every year.
pub async fn behind(
    service: &Service,
    actor: &Actor,
    indicator: IndicatorId,
    year: i16,
    month: Option<Period>,
) -> Result<Behind, Error> {
    may(actor, Action::ReadIndicators, &About::default())?;
    let today = service.today();
    let mut tx = service.read().await?;
    let (defined, plan) = tx.defined_one(indicator).await?;
    let other_year = month.is_some_and(|month| month.kind() != PeriodKind::Month || month.year() != year);
    if other_year || (year != plan.head.year && year != plan.head.year - 1) {
        return Err(Refusal::NotFound.into());
    }
    let years = tx.years(&plan, Which::Shown, today).await?;
    let series = years.series(&defined)?;
    let (aim, formula) = (series.aim, defined.head.formula);
    // What the ward counts itself stands in no kept sum.
    let own: Vec<_> = [(plan.head.year - 1, &series.last_year), (plan.head.year, &series.this_year)]
        .into_iter()
        .filter(|_| defined.head.feed != Feed::None)
        .filter_map(|(year, points)| Some((year, counted(points)?)))
        .collect();
    let of_year = if year == plan.head.year { &series.this_year } else { &series.last_year };
    let asked = |point: &&Point| month.is_none_or(|month| month == point.month);
    let points: Vec<Point> = of_year.iter().filter(asked).cloned().collect();
    let sum: Share = points.iter().filter_map(|point| point.share).sum();
    let proofs = tx.proofs(Some(defined.series), (year, year)).await?;
    let revisions = tx.revisions(defined.series, year, month).await?;
    let rate = |share: Share| if formula == Formula::Share { share.rate(aim.as_ref()) } else { None };
    let mut sums = Vec::new();
    for row in tx.sums_of(defined.series).await? {
        let sum = Share::new(row.sums.shown_numerator, row.sums.shown_denominator);
        let (Ok(year), Ok(months)) = (i16::try_from(row.year), u8::try_from(row.sums.shown_months)) else {
            continue;
        };
        sums.push(YearSum { year, sum, rate: rate(sum), months });
    }
    for (year, (sum, months)) in own {
        sums.retain(|of: &YearSum| of.year != year);
        sums.push(YearSum { year, sum, rate: rate(sum), months });
    }
    sums.sort_by_key(|of| of.year);
    let explanations = tx.explanations(actor, &[&defined.head], false, today).await?;
    Ok(Behind {
        revisions: revisions
            .iter()
            .map(|row| row.view(aim.as_ref(), formula, &proofs))
            .collect::<Result<_, _>>()?,
        plan: plan.head,
        today,
        month,
        year,
        sum,
        rate: rate(sum),
        points,
        years: sums,
        cases: defined.head.feed == Feed::OnTime,
        chart: series.chart(defined.head, explanations),
        may_ask: may(actor, Action::AskExplanation, &About::default()).is_ok(),
        units: tx.unit_choices().await?,
    })
}

/// The sum of the months that have a value, and how many they are; none if there is none.
fn counted(points: &[Point]) -> Option<(Share, u8)> {
    let known: Vec<Share> = points.iter().filter_map(|point| point.share).collect();
    let months = u8::try_from(known.len()).unwrap_or(u8::MAX);
    (months > 0).then(|| (known.into_iter().sum(), months))
}

fn by_series(rows: Vec<ValueRow>, month: Period) -> HashMap<i64, ValueRow> {
    let name = month.to_string();
    rows.into_iter().filter(|row| row.period == name).map(|row| (row.series_id, row)).collect()
}

pub(super) fn recent(last_year: &[Point], this_year: &[Point], month: Period) -> Vec<Point> {
    let all: Vec<&Point> = last_year.iter().chain(this_year).filter(|point| point.month <= month).collect();
    all[all.len().saturating_sub(RECENT)..].iter().map(|point| (*point).clone()).collect()
}

/// The months of the plan's year and the year before that have begun, the latest first.
fn months(plan: &PlanOf, running: Period) -> Vec<Period> {
    let years = [plan.head.year, plan.head.year - 1].into_iter();
    let mut months: Vec<Period> = years
        .filter_map(|year| Period::month(year, 1).ok())
        .flat_map(Period::siblings)
        .filter(|month| *month <= running)
        .collect();
    months.sort();
    months.reverse();
    months
}

impl Tx {
    /// The indicators of a plan with their series.
    pub(super) async fn all_series(
        &mut self,
        plan: &PlanOf,
        years: &super::series::Years,
    ) -> Result<Vec<(Defined, super::series::Series)>, Error> {
        let mut all = Vec::new();
        for defined in self.defined(plan.head.id).await? {
            let series = years.series(&defined)?;
            all.push((defined, series));
        }
        Ok(all)
    }
}
