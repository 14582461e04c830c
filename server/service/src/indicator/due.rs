//! Values that are to be entered now, and those that are late, for the day's digest.

use domain::ids::UnitId;
use domain::indicator::{EntryWindow, MonthStanding};
use domain::period::{Period, PeriodKind};
use jiff::civil::Date;

use super::values::Which;
use crate::db::Tx;
use crate::error::Error;

/// What is to be entered of the last month that ended, and what is late of its year.
pub(crate) struct ValuesDue {
    pub month: Period,
    pub window: EntryWindow,
    pub indicators: Vec<ValueDue>,
}

/// An indicator that lacks values.
pub(crate) struct ValueDue {
    pub code: String,
    pub lead: Option<UnitId>,
    /// The month's value is missing and in time.
    pub missing: bool,
    /// The last day of the oldest month that is late.
    pub overdue_since: Option<Date>,
}

impl Tx {
    /// The values that are missing on a day; none without a plan, or once its year is closed.
    pub(crate) async fn values_due(&mut self, today: Date) -> Result<Option<ValuesDue>, Error> {
        let Some(month) = Period::containing(PeriodKind::Month, today).previous() else { return Ok(None) };
        let Some(plan) = self.plan_of(month.year()).await? else { return Ok(None) };
        if self.closed_years().await?.contains(&month.year()) {
            return Ok(None);
        }
        let years = self.years(&plan, Which::Shown, today).await?;
        let index = usize::try_from(month.number() - 1).unwrap_or_default();
        let mut indicators = Vec::new();
        for (defined, series) in self.all_series(&plan, &years).await? {
            let missing = series.judgement.months.get(index) == Some(&MonthStanding::Missing);
            let window =
                |month: &Period| EntryWindow::of(*month, &years.frame.calendar, years.frame.entry_days);
            let overdue_since = series.judgement.overdue.first().map(|month| window(month).last);
            if missing || overdue_since.is_some() {
                let lead = defined.head.unit.map(|unit| unit.id);
                indicators.push(ValueDue { code: defined.head.code, lead, missing, overdue_since });
            }
        }
        let window = EntryWindow::of(month, &years.frame.calendar, years.frame.entry_days);
        Ok(Some(ValuesDue { month, window, indicators }))
    }
}
