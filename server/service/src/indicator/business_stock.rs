//! Enterprises that were active when a year began: one number a year, which exits are held against.

use domain::board::Touch;
use domain::change::Change;
use domain::ids::PersonId;
use domain::indicator::view::Stock;
use domain::indicator::{Refusal, StockForm};
use domain::people::Actor;

use crate::Refusal as Anyones;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// Keeps the number of a year, as seen at `seen_version` (0 where there was none). What it was before stays in the log.
///
/// # Errors
/// Refused by role or unit; [`Refusal::Form`]; stale.
pub async fn put_stock(
    service: &Service,
    actor: &Actor,
    form: &StockForm,
    seen_version: i64,
) -> Result<(), Error> {
    const PUT: &str = "INSERT INTO business_stock (year, active, entered_by, entered_name, entered_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6 + 1) ON CONFLICT (year) DO UPDATE SET active = excluded.active, \
        entered_by = excluded.entered_by, entered_name = excluded.entered_name, entered_at = excluded.entered_at, \
        version = excluded.version WHERE business_stock.version = $6";
    let mut tx = service.write_as(actor).await?;
    tx.may_enter_business(actor).await?;
    let this_year = service.today().year();
    let new = form.parse(this_year, &tx.closed_years().await?).map_err(Refusal::from)?;
    let before = tx.business_stock(new.year).await?;
    let now = Instant(tx.now());
    let put = on!(tx, c => sqlx::query(PUT)
        .bind(i64::from(new.year)).bind(new.active).bind(actor.person.0).bind(&actor.name).bind(now)
        .bind(seen_version).execute(c).await)?;
    if put == 0 || before.as_ref().map_or(0, |before| before.version) != seen_version {
        let (by, at) = before.map(|before| (before.entered.name, before.entered.at)).unzip();
        return Err(Anyones::Stale { by, at }.into());
    }
    let told = serde_json::json!({ "new": new, "before": before.map(|before| before.active) });
    tx.record(&Event::new("business.stock_put").data(&told)?).await?;
    tx.announce(Change::Business);
    tx.save().await
}

impl Tx {
    /// The number of a year, if somebody said it.
    pub(super) async fn business_stock(&mut self, year: i16) -> Result<Option<Stock>, Error> {
        const OF: &str = "SELECT active, entered_by, entered_name, entered_at, version FROM business_stock WHERE year = $1";
        let found = on!(self, c => sqlx::query_as::<_, (i64, i64, String, Instant, i64)>(OF)
            .bind(i64::from(year)).fetch_optional(c).await)?;
        Ok(found.map(|(active, by, name, at, version)| Stock {
            active,
            entered: Touch { by: PersonId(by), name, at: at.0 },
            version,
        }))
    }
}
