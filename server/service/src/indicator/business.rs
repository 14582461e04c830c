//! Enterprises and household businesses: monthly counts with every revision, single events, and the growth against the
//! year before.

use std::collections::BTreeMap;

use domain::board::Touch;
use domain::change::Change;
use domain::ids::{BusinessEventId, PersonId};
use domain::indicator::view::{BusinessEventView, BusinessMonth, BusinessPage, GrowthView};
use domain::indicator::{
    Base, BusinessEventForm, BusinessForm, Counts, EntityKind, EventKind, Refusal, ValueSource, exits_per,
    growth,
};
use domain::people::{About, Action, Actor, may};
use domain::period::Period;
use domain::plan::Decimal;
use jiff::civil::Date;

use super::business_rows::{CountColumns, CountRow, select_counts};
use super::rows::{PlanOf, bad};
use crate::Refusal as Anyones;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// The most events that a page lists.
const EVENTS: i64 = 100;

/// Growth, monthly counts and the newest events of the plan of a year; of the current one if none is asked for.
pub async fn business_page(
    service: &Service,
    actor: &Actor,
    year: Option<i16>,
) -> Result<BusinessPage, Error> {
    may(actor, Action::ReadIndicators, &About::default())?;
    let today = service.today();
    let mut tx = service.read().await?;
    let plan = match year {
        Some(year) => tx.plan_of(year).await?.ok_or(Refusal::NoPlan)?,
        None => tx.plan_near(today.year()).await?,
    };
    let view = tx.growth_view(actor, &plan, today).await?;
    Ok(BusinessPage {
        view,
        events: tx.business_events(plan.head.year, EVENTS).await?,
        waiting: tx.business_waiting(plan.head.year).await?,
        may_approve: may(actor, Action::ApproveValue, &About::default()).is_ok(),
    })
}

/// Keeps the counts of a month, as seen at `seen_revision` (0 where there were none). What was there stays as an earlier
/// revision.
///
/// # Errors
/// Refused by role or unit; [`Refusal::Form`]; [`Refusal::NothingChanged`]; stale.
pub async fn put_counts(
    service: &Service,
    actor: &Actor,
    form: &BusinessForm,
    seen_revision: i64,
) -> Result<(), Error> {
    const NEWEST: &str = "SELECT revision, entered_name, entered_at, founded, returned, suspended, \
        awaiting_dissolution, dissolved, bankrupt, converted, source, note FROM business_month \
        WHERE entity = $1 AND period = $2 AND newest";
    const PASS: &str =
        "UPDATE business_month SET newest = FALSE WHERE entity = $1 AND period = $2 AND newest";
    const ADD: &str = "INSERT INTO business_month (id, entity, period, year, revision, founded, returned, suspended, \
        awaiting_dissolution, dissolved, bankrupt, converted, source, note, entered_by, entered_name, entered_at, newest) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, TRUE) \
        ON CONFLICT (entity, period, revision) DO NOTHING";
    let mut tx = service.write_as(actor).await?;
    tx.may_enter_business(actor).await?;
    let new = form.parse(service.today(), &tx.closed_years().await?).map_err(Refusal::from)?;
    let (entity, period) = (new.entity.name(), new.month.to_string());
    let newest = on!(tx, c =>
        sqlx::query_as::<_, Newest>(NEWEST).bind(entity).bind(&period).fetch_optional(c).await)?;
    let stale = |newest: Option<&Newest>| Anyones::Stale {
        by: newest.map(|newest| newest.entered_name.clone()),
        at: newest.map(|newest| newest.entered_at.0),
    };
    if newest.as_ref().map_or(0, |newest| newest.revision) != seen_revision {
        return Err(stale(newest.as_ref()).into());
    }
    if newest.as_ref().is_some_and(|newest| {
        newest.counts.counts() == new.counts && newest.source == new.source.name() && newest.note == new.note
    }) {
        return Err(Refusal::NothingChanged.into());
    }
    on!(tx, c => sqlx::query(PASS).bind(entity).bind(&period).execute(c).await)?;
    let (id, now, counts) = (tx.new_id(), Instant(tx.now()), new.counts);
    let added = on!(tx, c => sqlx::query(ADD)
        .bind(id).bind(entity).bind(&period).bind(i64::from(new.month.year())).bind(seen_revision + 1)
        .bind(counts.founded).bind(counts.returned).bind(counts.suspended).bind(counts.awaiting_dissolution)
        .bind(counts.dissolved).bind(counts.bankrupt).bind(counts.converted).bind(new.source.name())
        .bind(&new.note).bind(actor.person.0).bind(&actor.name).bind(now).execute(c).await)?;
    if added == 0 {
        return Err(stale(None).into());
    }
    tx.record(&Event::new("business.counted").period(new.month).data(&new)?).await?;
    tx.announce(Change::Business);
    tx.save().await
}

/// Keeps a single event.
///
/// # Errors
/// Refused by role or unit; [`Refusal::Form`].
pub async fn add_event(
    service: &Service,
    actor: &Actor,
    form: &BusinessEventForm,
) -> Result<BusinessEventId, Error> {
    const ADD: &str = "INSERT INTO business_event (id, entity, kind, day, period, year, name, note, entered_by, \
        entered_name, entered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let mut tx = service.write_as(actor).await?;
    tx.may_enter_business(actor).await?;
    let new = form.parse(service.today(), &tx.closed_years().await?).map_err(Refusal::from)?;
    let month = Period::containing(domain::period::PeriodKind::Month, new.day);
    let (id, now, period) = (tx.new_id(), Instant(tx.now()), month.to_string());
    on!(tx, c => sqlx::query(ADD)
        .bind(id).bind(new.entity.name()).bind(new.kind.name()).bind(Day(new.day)).bind(&period)
        .bind(i64::from(month.year())).bind(&new.name).bind(&new.note).bind(actor.person.0).bind(&actor.name)
        .bind(now).execute(c).await)?;
    tx.record(&Event::new("business.event_added").period(month).data(&new)?).await?;
    tx.announce(Change::Business);
    tx.save().await?;
    Ok(BusinessEventId(id))
}

/// Takes an event back that was entered by mistake. The row stays for the records.
///
/// # Errors
/// Refused by role or unit; not found; [`Refusal::YearClosed`].
pub async fn remove_event(service: &Service, actor: &Actor, event: BusinessEventId) -> Result<(), Error> {
    const FIND: &str = "SELECT year FROM business_event WHERE id = $1 AND removed_at IS NULL";
    const REMOVE: &str = "UPDATE business_event SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL";
    let mut tx = service.write_as(actor).await?;
    tx.may_enter_business(actor).await?;
    let year = on!(tx, c => sqlx::query_scalar::<_, i64>(FIND).bind(event.0).fetch_optional(c).await)?;
    let year = year.and_then(|year| i16::try_from(year).ok()).ok_or(Anyones::NotFound)?;
    tx.check_open(year).await?;
    let now = Instant(tx.now());
    on!(tx, c => sqlx::query(REMOVE).bind(event.0).bind(now).execute(c).await)?;
    tx.record(&Event::new("business.event_removed").data(&serde_json::json!({ "event": event }))?).await?;
    tx.announce(Change::Business);
    tx.save().await
}

/// Which counts of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// The newest, or else what single events give.
    Newest,
    /// The latest that a leader approved.
    Approved,
}

#[derive(sqlx::FromRow)]
struct Newest {
    revision: i64,
    entered_name: String,
    entered_at: Instant,
    #[sqlx(flatten)]
    counts: CountColumns,
    source: String,
    note: String,
}

impl Tx {
    /// Refuses who may not enter counts: the unit that difficulties are reported through keeps them.
    pub(super) async fn may_enter_business(&mut self, actor: &Actor) -> Result<(), Error> {
        let about = self.business_about().await?;
        Ok(may(actor, Action::EnterBusiness, &about)?)
    }

    /// True if the actor may enter counts.
    pub(super) async fn enters_business(&mut self, actor: &Actor) -> Result<bool, Error> {
        Ok(may(actor, Action::EnterBusiness, &self.business_about().await?).is_ok())
    }

    async fn business_about(&mut self) -> Result<About, Error> {
        const CONTACT: &str = "SELECT contact_unit_id FROM plan ORDER BY year DESC LIMIT 1";
        let contact = on!(self, c => sqlx::query_scalar::<_, Option<i64>>(CONTACT).fetch_optional(c).await)?;
        Ok(About { lead: contact.flatten().map(domain::ids::UnitId), ..About::default() })
    }

    /// The growth of a plan's year over the year before, by the plan's own goal.
    pub(super) async fn growth_view(
        &mut self,
        actor: &Actor,
        plan: &PlanOf,
        today: Date,
    ) -> Result<GrowthView, Error> {
        let view = self.growth_of(plan, Known::Newest, today).await?;
        let may_enter = self.enters_business(actor).await?;
        let is_open = plan.head.year <= today.year() && plan.closed_on.is_none();
        Ok(GrowthView { may_enter, may_put_stock: may_enter && is_open, ..view })
    }

    /// The same from the counts that the reader may see, who may enter none.
    pub(super) async fn growth_of(
        &mut self,
        plan: &PlanOf,
        known: Known,
        today: Date,
    ) -> Result<GrowthView, Error> {
        const GOAL: &str = "SELECT text, target_digits, target_scale FROM plan_goal WHERE plan_id = $1 \
                            AND op = 'increase' AND target_digits IS NOT NULL ORDER BY sort, id LIMIT 1";
        type Goal = (String, i64, Option<i64>);
        let year = plan.head.year;
        let goal = on!(self, c =>
            sqlx::query_as::<_, Goal>(GOAL).bind(plan.head.id.0).fetch_optional(c).await)?;
        let by = goal.as_ref().map_or(Decimal { digits: 0, scale: 0 }, |(_, digits, scale)| Decimal {
            digits: *digits,
            scale: scale.and_then(|scale| u8::try_from(scale).ok()).unwrap_or(0),
        });
        let months = self.business_months((year - 1, year), known).await?;
        let of = |entity: EntityKind, year: i16| -> Vec<BusinessMonth> {
            let all = Period::month(year, 1).map(Period::siblings).unwrap_or_default();
            let empty = |month| BusinessMonth {
                month,
                counts: None,
                source: ValueSource::Manual,
                note: String::new(),
                revision: 0,
                changed: None,
            };
            all.into_iter()
                .map(|month| months.get(&(entity, month)).cloned().unwrap_or_else(|| empty(month)))
                .collect()
        };
        let enterprises = [of(EntityKind::Enterprise, year), of(EntityKind::Enterprise, year - 1)];
        let entries = |months: &[BusinessMonth]| -> [Option<i64>; 12] {
            std::array::from_fn(|index| {
                // The running month is not known before it is over.
                let month = months.get(index).filter(|month| month.month.last_day() < today)?;
                month.counts.map(|counts| counts.entries())
            })
        };
        let base = Base { year: year - 1, months: entries(&enterprises[1]) };
        let growth = growth(year, entries(&enterprises[0]), base, by);
        let with_awaiting = self.exits_with_awaiting().await?;
        let through = usize::try_from(growth.through).unwrap_or(0);
        let exits: i64 = enterprises[0]
            .iter()
            .take(through)
            .filter_map(|month| month.counts)
            .map(|counts| counts.exits(with_awaiting))
            .sum();
        let stock = match known {
            Known::Newest => self.business_stock(year).await?,
            Known::Approved => None,
        };
        Ok(GrowthView {
            exits_per_active: stock.as_ref().and_then(|stock| exits_per(exits, stock.active)),
            stock,
            exits_per_entry: exits_per(exits, growth.total),
            goal_text: goal.map(|(text, ..)| text),
            growth,
            households: [of(EntityKind::Household, year), of(EntityKind::Household, year - 1)],
            enterprises,
            with_awaiting,
            may_enter: false,
            may_put_stock: false,
        })
    }

    /// What is known of each month: the counts where there are some, or else the events, which nobody approves.
    async fn business_months(
        &mut self,
        years: (i16, i16),
        known: Known,
    ) -> Result<BTreeMap<(EntityKind, Period), BusinessMonth>, Error> {
        const COUNTS: &str = select_counts!("WHERE year >= $1 AND year <= $2 AND newest");
        // The later revision of a month comes after the earlier one, and takes its place.
        const APPROVED: &str =
            select_counts!("WHERE year >= $1 AND year <= $2 AND approved_at IS NOT NULL ORDER BY revision");
        const EVENTS: &str = "SELECT entity, kind, period, CAST(COUNT(*) AS BIGINT) FROM business_event \
            WHERE year >= $1 AND year <= $2 AND removed_at IS NULL GROUP BY entity, kind, period";
        let (first, last) = (i64::from(years.0), i64::from(years.1));
        let events = match known {
            Known::Newest => on!(self, c => sqlx::query_as::<_, (String, String, String, i64)>(EVENTS)
                .bind(first).bind(last).fetch_all(c).await)?,
            Known::Approved => Vec::new(),
        };
        let mut months = BTreeMap::new();
        for (entity, kind, period, cases) in events {
            let entity =
                EntityKind::from_name(&entity).ok_or_else(|| bad("business_event", "entity", 0, &entity))?;
            let kind = EventKind::from_name(&kind).ok_or_else(|| bad("business_event", "kind", 0, &kind))?;
            let month: Period = period.parse().map_err(|_| bad("business_event", "period", 0, &period))?;
            for (entity, kind) in kind.adds(entity) {
                let of_month = months.entry((entity, month)).or_insert_with(|| BusinessMonth {
                    month,
                    counts: Some(Counts::default()),
                    source: ValueSource::OwnCases,
                    note: String::new(),
                    revision: 0,
                    changed: None,
                });
                *of_month.counts.get_or_insert_default().of_mut(kind) += cases;
            }
        }
        let query = if known == Known::Newest { COUNTS } else { APPROVED };
        let counts = on!(self, c =>
            sqlx::query_as::<_, CountRow>(query).bind(first).bind(last).fetch_all(c).await)?;
        for row in counts {
            let (entity, month) = (row.entity()?, row.month()?);
            let known = BusinessMonth {
                month,
                counts: Some(row.counts.counts()),
                source: row.source()?,
                revision: row.revision,
                changed: Some(row.touch()),
                note: row.note,
            };
            months.insert((entity, month), known);
        }
        Ok(months)
    }

    /// The newest single events of a year and the one before.
    pub(super) async fn business_events(
        &mut self,
        year: i16,
        most: i64,
    ) -> Result<Vec<BusinessEventView>, Error> {
        const ALL: &str = "SELECT id, entity, kind, day, name, note, entered_by, entered_name, entered_at \
            FROM business_event WHERE year >= $1 AND year <= $2 AND removed_at IS NULL ORDER BY day DESC, id DESC LIMIT $3";
        type Row = (i64, String, String, Day, String, String, i64, String, Instant);
        let rows = on!(self, c => sqlx::query_as::<_, Row>(ALL)
            .bind(i64::from(year) - 1).bind(i64::from(year)).bind(most).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(id, entity, kind, day, name, note, by, by_name, at)| {
                Ok(BusinessEventView {
                    id: BusinessEventId(id),
                    entity: EntityKind::from_name(&entity)
                        .ok_or_else(|| bad("business_event", "entity", id, &entity))?,
                    kind: EventKind::from_name(&kind)
                        .ok_or_else(|| bad("business_event", "kind", id, &kind))?,
                    day: day.0,
                    name,
                    note,
                    entered: Touch { by: PersonId(by), name: by_name, at: at.0 },
                })
            })
            .collect()
    }
}
