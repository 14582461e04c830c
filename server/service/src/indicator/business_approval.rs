//! Leaders approve the counts of businesses, which everybody sees from then on; the revisions with who approved them.

use domain::board::Touch;
use domain::change::Change;
use domain::ids::PersonId;
use domain::indicator::view::{BusinessRevision, BusinessWaiting, PublicGrowth, Stale};
use domain::indicator::{CountsSeen, EntityKind, Refusal};
use domain::people::{About, Action, Actor, may};
use domain::period::Period;
use jiff::civil::Date;

use super::business::Known;
use super::business_rows::{CountRow, select_counts};
use super::rows::PlanOf;
use crate::Refusal as Anyones;
use crate::clock::day_of;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// Approves the counts of months as they were seen: all of them, or none if one has changed meanwhile.
///
/// # Errors
/// Refused by role; [`Refusal::YearClosed`]; stale.
pub async fn approve_counts(service: &Service, actor: &Actor, seen: &[CountsSeen]) -> Result<(), Error> {
    const APPROVE: &str = "UPDATE business_month SET approved_by = $4, approved_name = $5, approved_at = $6 \
        WHERE entity = $1 AND period = $2 AND revision = $3 AND newest AND approved_at IS NULL";
    may(actor, Action::ApproveValue, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let now = Instant(tx.now());
    for CountsSeen { entity, month, revision } in seen {
        tx.check_open(month.year()).await?;
        let period = month.to_string();
        let approved = on!(tx, c => sqlx::query(APPROVE)
            .bind(entity.name()).bind(&period).bind(*revision).bind(actor.person.0).bind(&actor.name).bind(now)
            .execute(c).await)?;
        if approved == 0 {
            return Err(Anyones::Stale { by: None, at: None }.into());
        }
        let data = serde_json::json!({ "entity": entity, "revision": revision });
        tx.record(&Event::new("business.approved").period(*month).data(&data)?).await?;
    }
    if seen.is_empty() {
        return Err(Refusal::NothingChanged.into());
    }
    tx.announce(Change::Business);
    tx.save().await
}

/// The revisions of a month's counts, the newest first.
pub async fn counts_behind(
    service: &Service,
    actor: &Actor,
    entity: EntityKind,
    month: Period,
) -> Result<Vec<BusinessRevision>, Error> {
    const ALL: &str = "SELECT revision, period, entity, founded, returned, suspended, awaiting_dissolution, dissolved, \
        bankrupt, converted, source, note, entered_by, entered_name, entered_at, approved_by, \
        approved_name, approved_at \
        FROM business_month WHERE entity = $1 AND period = $2 ORDER BY revision DESC";
    #[derive(sqlx::FromRow)]
    struct Revision {
        #[sqlx(flatten)]
        row: CountRow,
        approved_by: Option<i64>,
        approved_name: String,
        approved_at: Option<Instant>,
    }
    may(actor, Action::ReadIndicators, &About::default())?;
    let period = month.to_string();
    let mut tx = service.read().await?;
    let rows = on!(tx, c =>
        sqlx::query_as::<_, Revision>(ALL).bind(entity.name()).bind(&period).fetch_all(c).await)?;
    rows.into_iter()
        .map(|Revision { row, approved_by, approved_name, approved_at }| {
            let approved = approved_by.zip(approved_at);
            Ok(BusinessRevision {
                revision: row.revision,
                counts: row.counts.counts(),
                source: row.source()?,
                entered: row.touch(),
                approved: approved.map(|(by, at)| Touch { by: PersonId(by), name: approved_name, at: at.0 }),
                note: row.note,
            })
        })
        .collect()
}

impl Tx {
    /// Counts of the plan's year and the one before that no leader has approved, the oldest month first.
    pub(super) async fn business_waiting(&mut self, year: i16) -> Result<Vec<BusinessWaiting>, Error> {
        const WAITING: &str = select_counts!(
            "WHERE year >= $1 AND year <= $2 AND newest AND approved_at IS NULL ORDER BY period, entity"
        );
        let (first, last) = (i64::from(year) - 1, i64::from(year));
        let rows = on!(self, c =>
            sqlx::query_as::<_, CountRow>(WAITING).bind(first).bind(last).fetch_all(c).await)?;
        rows.iter()
            .map(|row| {
                Ok(BusinessWaiting {
                    seen: CountsSeen { entity: row.entity()?, month: row.month()?, revision: row.revision },
                    counts: row.counts.counts(),
                    entered: row.touch(),
                })
            })
            .collect()
    }

    /// The growth of enterprises as everybody sees it; none before anything of the year was approved.
    pub(super) async fn public_growth(
        &mut self,
        plan: &PlanOf,
        expected: Option<Period>,
        today: Date,
    ) -> Result<Option<PublicGrowth>, Error> {
        const LATEST: &str =
            "SELECT MAX(approved_at) FROM business_month WHERE year >= $1 AND year <= $2 AND entity = $3";
        let year = plan.head.year;
        let mut view = self.growth_of(plan, Known::Approved, today).await?;
        for month in view.enterprises.iter_mut().chain(&mut view.households).flatten() {
            (month.changed, month.note) = (None, String::new());
        }
        if view.enterprises[0].iter().all(|month| month.counts.is_none()) {
            return Ok(None);
        }
        let approved_on = on!(self, c => sqlx::query_scalar::<_, Option<Instant>>(LATEST)
            .bind(i64::from(year) - 1).bind(i64::from(year)).bind(EntityKind::Enterprise.name()).fetch_one(c).await)?;
        let newest = Period::month(year, view.growth.through).ok();
        Ok(Some(PublicGrowth {
            view,
            approved_on: approved_on.map(|at| day_of(at.0)),
            stale: expected
                .filter(|expected| newest.is_none_or(|newest| newest < *expected))
                .map(|expected| Stale { newest, expected }),
        }))
    }
}
