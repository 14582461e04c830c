//! `/chi-tieu`: what everybody sees. Approved values alone, and never who entered them.

use domain::indicator::EntryWindow;
use domain::indicator::view::{PublicIndicator, PublicPage, Stale};
use domain::period::{Period, PeriodKind};

use super::series::public;
use super::values::Which;
use crate::clock::day_of;
use crate::error::Error;
use crate::service::Service;

/// The approved values of the plan of a year; of the current one if none is asked for.
pub async fn public_page(service: &Service, year: Option<i16>) -> Result<PublicPage, Error> {
    let today = service.today();
    let mut tx = service.read().await?;
    let plan = match year {
        Some(year) => tx.plan_of(year).await?.ok_or(domain::indicator::Refusal::NoPlan)?,
        None => tx.plan_near(today.year()).await?,
    };
    let years = tx.years(&plan, Which::Approved, today).await?;
    let running = Period::containing(PeriodKind::Month, today);
    // The last month of the plan's year whose days of entry have passed since values are entered here.
    let expected = Period::month(plan.head.year, 1).map(Period::siblings).unwrap_or_default();
    let expected = expected.into_iter().filter(|month| *month < running).rfind(|month| {
        let window = EntryWindow::of(*month, &years.frame.calendar, years.frame.entry_days);
        window.has_passed(today) && window.last >= years.frame.since
    });
    let mut indicators = Vec::new();
    for (defined, series) in tx.all_series(&plan, &years).await? {
        let known = series.this_year.iter().chain(&series.last_year).filter(|point| point.share.is_some());
        let newest = known.clone().map(|point| point.month).max();
        let approved_on =
            known.filter_map(|point| point.changed.as_ref()).map(|touch| day_of(touch.at)).max();
        let head = defined.head;
        indicators.push(PublicIndicator {
            code: head.code,
            name: head.name,
            measure: head.measure,
            formula: head.formula,
            target_text: head.target_text,
            aim: series.aim,
            unit: head.unit.map(|unit| unit.name),
            this_year: series.this_year.iter().map(public).collect(),
            last_year: series.last_year.iter().map(public).collect(),
            judgement: series.judgement,
            approved_on,
            stale: expected
                .filter(|expected| newest.is_none_or(|newest| newest < *expected))
                .map(|expected| Stale { newest, expected }),
        });
    }
    let growth = tx.public_growth(&plan, expected, today).await?;
    Ok(PublicPage { plan: plan.head, today, indicators, growth })
}
