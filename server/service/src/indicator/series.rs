//! From values to what charts draw and what the year's standing is: one road for every page, so that the same number is
//! the same everywhere.

use std::collections::HashMap;

use domain::calendar::{Calendar, NumbersForm};
use domain::feedback::OnTimeTable;
use domain::indicator::view::{Chart, ExplanationView, IndicatorHead, Point, PublicPoint};
use domain::indicator::{
    Against, Aim, Feed, Formula, Judgement, Share, ValueKind, ValueSource, ValueState, Year, YearMonth, judge,
};
use domain::period::Period;
use domain::plan::{Op, Target};
use jiff::civil::Date;

use super::drawn::{Drawn, KeptMonths};
use super::rows::{Defined, PlanOf};
use super::values::Which;
use crate::clock::day_of;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;

/// Fewest stars of an answer that satisfies: one and two let a case be opened again.
const SATISFIED: i64 = 3;

/// Everything that the series of a plan's year are made of, read once.
pub(super) struct Years {
    pub frame: Frame,
    /// Indicator 3 of the year, all units.
    pub on_time: OnTimeTable,
    values: HashMap<i64, Vec<Drawn>>,
    own: HashMap<(Feed, Period), Share>,
}

/// What a chart is made of besides its own indicator: on another day, or in another calendar, all of them are others.
#[derive(Clone, PartialEq)]
pub(super) struct Frame {
    pub year: i16,
    pub today: Date,
    pub since: Date,
    pub entry_days: u16,
    pub calendar: Calendar,
}

/// An indicator's two years and where it stands.
pub(super) struct Series {
    pub aim: Option<Aim>,
    pub this_year: Vec<Point>,
    pub last_year: Vec<Point>,
    pub judgement: Judgement,
}

impl Series {
    /// What is drawn of it.
    pub fn chart(self, indicator: IndicatorHead, explanations: Vec<ExplanationView>) -> Chart {
        let touches = self.this_year.iter().chain(&self.last_year).filter_map(|point| point.changed.as_ref());
        Chart {
            changed: touches.max_by_key(|touch| touch.at).cloned(),
            explanations,
            indicator,
            aim: self.aim,
            this_year: self.this_year,
            last_year: self.last_year,
            judgement: self.judgement,
        }
    }
}

impl Tx {
    /// Reads what the series of a plan are made of: what staff see with the ward's own counts in it, or what was approved.
    pub(super) async fn years(&mut self, plan: &PlanOf, which: Which, today: Date) -> Result<Years, Error> {
        let mut values: HashMap<i64, Vec<Drawn>> = HashMap::new();
        for row in self.drawn(which, (plan.head.year - 1, plan.head.year)).await? {
            values.entry(row.series).or_default().push(row);
        }
        self.years_of(plan, which, today, values).await
    }

    /// The same with what staff see, of whose months those are read that changed since they were kept.
    pub(super) async fn years_with(
        &mut self,
        kept: &mut KeptMonths,
        plan: &PlanOf,
        today: Date,
    ) -> Result<Years, Error> {
        let values = self.drawn_with(kept, (plan.head.year - 1, plan.head.year)).await?;
        self.years_of(plan, Which::Shown, today, values).await
    }

    async fn years_of(
        &mut self,
        plan: &PlanOf,
        which: Which,
        today: Date,
        mut values: HashMap<i64, Vec<Drawn>>,
    ) -> Result<Years, Error> {
        let year = plan.head.year;
        let entry_days = self.entry_days().await?;
        let calendar = self.almanac().await?.calendar();
        for base in self.older_bases(plan).await? {
            for row in self.drawn(which, (base, base)).await? {
                values.entry(row.series).or_default().push(row);
            }
        }
        let on_time = self.on_time_table(year, today, None).await?;
        let before = self.on_time_of_all(year - 1, today).await?;
        let mut own = self.ratings((year - 1, year)).await?;
        for (year, all) in [(year - 1, &before), (year, &on_time.all)] {
            for (month, sums) in (1..).zip(&all.months) {
                let (part, whole) = sums.by_766();
                let Ok(period) = Period::month(year, month) else { continue };
                // Without cases before the program came, nothing is known; after it, nothing happened.
                let is_known = whole > 0 || period.last_day() >= plan.since;
                if is_known && period.first_day() <= today {
                    own.insert((Feed::OnTime, period), Share::new(part.into(), whole.into()));
                }
            }
        }
        // What the ward counts itself is no approved value.
        if which == Which::Approved {
            own.clear();
        }
        let since = self.entered_since().await?.map_or(plan.since, |first| first.min(plan.since));
        let frame = Frame { year, today, since, entry_days, calendar };
        Ok(Years { frame, on_time, values, own })
    }

    /// The years before last year that targets of the plan compare with.
    async fn older_bases(&mut self, plan: &PlanOf) -> Result<Vec<i16>, Error> {
        const BASES: &str = "SELECT DISTINCT base_year FROM indicator WHERE plan_id = $1 AND gone_at IS NULL \
                             AND base_year < $2 ORDER BY base_year";
        let before = i64::from(plan.head.year) - 1;
        let years = on!(self, c => sqlx::query_scalar::<_, i64>(BASES)
            .bind(plan.head.id.0).bind(before).fetch_all(c).await)?;
        Ok(years.into_iter().filter_map(|year| i16::try_from(year).ok()).collect())
    }

    /// The day of the first entry; ids grow with time.
    async fn entered_since(&mut self) -> Result<Option<Date>, Error> {
        const FIRST: &str = "SELECT entered_at FROM indicator_value ORDER BY id LIMIT 1";
        let first = on!(self, c => sqlx::query_scalar::<_, Instant>(FIRST).fetch_optional(c).await)?;
        Ok(first.map(|at| day_of(at.0)))
    }

    /// How many working days there are to enter a month.
    pub(super) async fn entry_days(&mut self) -> Result<u16, Error> {
        let days = self.setting("indicator_entry_days").await?.parse();
        Ok(days.unwrap_or(domain::indicator::ENTRY_DAYS))
    }

    /// How numbers are entered and counted.
    pub(crate) async fn numbers(&mut self) -> Result<NumbersForm, Error> {
        let exits_with_awaiting = self.exits_with_awaiting().await?;
        Ok(NumbersForm { entry_days: self.entry_days().await?, exits_with_awaiting })
    }

    /// Whether enterprises that await dissolution count as exits.
    pub(super) async fn exits_with_awaiting(&mut self) -> Result<bool, Error> {
        Ok(self.setting("exits_with_awaiting").await? == "yes")
    }

    async fn ratings(&mut self, years: (i16, i16)) -> Result<HashMap<(Feed, Period), Share>, Error> {
        const SUMS: &str =
            "SELECT month, stars, cases FROM feedback_rating_tally WHERE month >= $1 AND month <= $2";
        let (first, last) = (format!("{:04}-01", years.0), format!("{:04}-12", years.1));
        let rows = on!(self, c => sqlx::query_as::<_, (String, i64, i64)>(SUMS)
            .bind(&first).bind(&last).fetch_all(c).await)?;
        let mut own: HashMap<(Feed, Period), Share> = HashMap::new();
        for (month, stars, cases) in rows {
            let Ok(period) = month.replacen('-', "-M", 1).parse::<Period>() else { continue };
            let part = if stars >= SATISFIED { cases } else { 0 };
            let share = own.entry((Feed::Ratings, period)).or_default();
            *share = *share + Share::new(part, cases);
        }
        Ok(own)
    }
}

impl Years {
    /// What the ward itself counts for the indicator in a month; none where it counts nothing.
    pub fn own(&self, feed: Feed, month: Period) -> Option<Share> {
        self.own.get(&(feed, month)).copied()
    }

    /// The months of a series that have a value.
    pub fn months(&self, series: i64) -> &[Drawn] {
        self.values.get(&series).map(Vec::as_slice).unwrap_or_default()
    }

    /// What the ward itself counts for such an indicator, by month.
    pub fn own_of(&self, feed: Feed) -> HashMap<Period, Share> {
        let of_feed = self.own.iter().filter(|((of, _), _)| *of == feed);
        of_feed.map(|((_, month), share)| (*month, *share)).collect()
    }

    /// The two years of an indicator and where it stands.
    pub fn series(&self, defined: &Defined) -> Result<Series, Error> {
        let head = &defined.head;
        let rows = self.months(defined.series);
        let of_month = |month| drawn(rows, month).map(|row| row.share).or(self.own(head.feed, month));
        let compares = |target: &Target| matches!(target.op, Op::Increase | Op::Decrease);
        let base = head.target.filter(compares).map(|target| {
            let this_year = self.frame.year;
            let year = target.base_year.filter(|base| *base < this_year).unwrap_or(this_year - 1);
            (year, months_of(year).into_iter().map(of_month).collect::<Vec<_>>())
        });
        // A year with a gap is no base: what is missing could be anything.
        let sum = base.as_ref().and_then(|(_, months)| months.iter().copied().sum::<Option<Share>>());
        let aim = head.target.and_then(|target| Aim::of(target, head.direction, head.formula, sum));
        let against = base.map(|(year, months)| Against {
            year,
            known: std::array::from_fn(|index| months.get(index).is_some_and(Option::is_some)),
        });
        let this_year = self.points(rows, self.frame.year, head.feed, aim, head.formula)?;
        let last_year = self.points(rows, self.frame.year - 1, head.feed, aim, head.formula)?;
        let judgement = self.judge(head.formula, (aim, against), &this_year, &last_year);
        Ok(Series { aim, this_year, last_year, judgement })
    }

    fn judge(
        &self,
        formula: Formula,
        (aim, against): (Option<Aim>, Option<Against>),
        this: &[Point],
        last: &[Point],
    ) -> Judgement {
        let of = |points: &[Point], index: usize| points.get(index).and_then(|point| point.share);
        judge(&Year {
            year: self.frame.year,
            formula,
            aim,
            against,
            months: std::array::from_fn(|index| {
                let point = this.get(index);
                YearMonth {
                    share: of(this, index),
                    estimate: point.is_some_and(|point| point.kind == ValueKind::Estimate),
                    waiting: point.is_some_and(|point| point.state == Some(ValueState::Submitted)),
                }
            }),
            last_year: std::array::from_fn(|index| of(last, index)),
            today: self.frame.today,
            since: self.frame.since,
            calendar: &self.frame.calendar,
            entry_days: self.frame.entry_days,
        })
    }

    fn points(
        &self,
        rows: &[Drawn],
        year: i16,
        feed: Feed,
        aim: Option<Aim>,
        formula: Formula,
    ) -> Result<Vec<Point>, Error> {
        let rate = |share: Option<Share>| {
            share.filter(|_| formula == Formula::Share).and_then(|share| share.rate(aim.as_ref()))
        };
        let mut cumulative = None;
        let mut points = Vec::with_capacity(12);
        for month in months_of(year) {
            let row = drawn(rows, month);
            let own = self.own(feed, month);
            let share = row.map(|row| row.share).or(own);
            if let Some(share) = share {
                cumulative = Some(cumulative.unwrap_or_default() + share);
            }
            points.push(Point {
                month,
                share,
                rate: rate(share),
                cumulative,
                cumulative_rate: rate(cumulative),
                kind: row.map(|row| row.kind).unwrap_or_default(),
                source: match row {
                    Some(row) => row.source,
                    None if own.is_some() => ValueSource::OwnCases,
                    None => ValueSource::Manual,
                },
                state: row.map(|row| row.state),
                own: own.filter(|own| row.is_some_and(|row| row.share != *own)),
                changed: row.map(|row| row.changed.clone()),
            });
        }
        Ok(points)
    }
}

fn months_of(year: i16) -> Vec<Period> {
    Period::month(year, 1).map(Period::siblings).unwrap_or_default()
}

fn drawn(rows: &[Drawn], month: Period) -> Option<&Drawn> {
    rows.iter().find(|row| row.month == month)
}

/// A point without names.
pub(super) fn public(point: &Point) -> PublicPoint {
    PublicPoint {
        month: point.month,
        share: point.share,
        rate: point.rate,
        cumulative: point.cumulative,
        cumulative_rate: point.cumulative_rate,
        kind: point.kind,
        source: point.source,
    }
}
