//! The calendar of a year: special days are added, changed, confirmed and dropped. What that would mean for open cases
//! becomes a proposal; nothing moves here.

use domain::calendar::{DayForm, DayStatus, KnownDay, Refusal, Year};
use domain::change::Change;
use domain::people::{About, Action, Actor, may};
use jiff::civil::{Date, date};

use crate::Refusal as Refused;
use crate::db::Tx;
use crate::error::Error;
use crate::event::Event;
use crate::service::Service;

/// A year's special days, its working days by month, and the proposals that wait, as far as the actor may know of their
/// cases.
pub async fn year(service: &Service, actor: &Actor, year: i16) -> Result<Year, Error> {
    may(actor, Action::ManageCalendar, &About::default())?;
    if !(2000..2200).contains(&year) {
        return Err(Refused::NotFound.into());
    }
    let mut tx = service.read().await?;
    let calendar = tx.almanac().await?.calendar();
    let worked = std::array::from_fn(|month| {
        let first = date(year, i8::try_from(month).unwrap_or(0) + 1, 1);
        first.yesterday().map_or(0, |before| calendar.working_days(before, first.last_of_month()))
    });
    let days = tx.known_days(year).await?;
    Ok(Year { year, days, worked, proposals: tx.open_proposals(actor).await? })
}

/// Adds a special day.
pub async fn add_day(service: &Service, actor: &Actor, form: DayForm) -> Result<(), Error> {
    may(actor, Action::ManageCalendar, &About::default())?;
    let form = form.tidied()?;
    let mut tx = service.write_as(actor).await?;
    if !tx.insert_day(&form).await? {
        return Err(Refusal::DayKnown.into());
    }
    tx.record(&Event::new("calendar.day_added").data(&form)?).await?;
    let counts = form.status == DayStatus::Confirmed;
    tx.calendar_changed(counts.then(|| said("bổ sung", form.date, &form.name, &form.source))).await?;
    tx.save().await
}

/// Changes the name and the source of a day. Whether it counts, and how, is not touched.
pub async fn change_day(
    service: &Service,
    actor: &Actor,
    day: Date,
    seen_version: i64,
    name: &str,
    source: &str,
) -> Result<(), Error> {
    may(actor, Action::ManageCalendar, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let known = tx.seen_day(day, seen_version).await?;
    let form = form_of(&known, name, source, known.special.status).tidied()?;
    tx.update_day(&form, seen_version).await?;
    tx.record(&Event::new("calendar.day_changed").data(&form)?).await?;
    tx.calendar_changed(None).await?;
    tx.save().await
}

/// Confirms a proposed day, by the number of the notice: from now on it counts.
pub async fn confirm_day(
    service: &Service,
    actor: &Actor,
    day: Date,
    seen_version: i64,
    source: &str,
) -> Result<(), Error> {
    may(actor, Action::ManageCalendar, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let known = tx.seen_day(day, seen_version).await?;
    if known.special.status == DayStatus::Confirmed {
        return Err(Refusal::Decided.into());
    }
    let form = form_of(&known, &known.special.name, source, DayStatus::Confirmed).tidied()?;
    tx.update_day(&form, seen_version).await?;
    tx.record(&Event::new("calendar.day_confirmed").data(&form)?).await?;
    tx.calendar_changed(Some(said("xác nhận", day, &form.name, &form.source))).await?;
    tx.save().await
}

/// Takes a day out of the calendar. The log keeps what it was.
pub async fn drop_day(service: &Service, actor: &Actor, day: Date, seen_version: i64) -> Result<(), Error> {
    may(actor, Action::ManageCalendar, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let known = tx.seen_day(day, seen_version).await?;
    tx.delete_day(day, seen_version).await?;
    tx.record(&Event::new("calendar.day_dropped").data(&known)?).await?;
    let counted = known.special.status == DayStatus::Confirmed;
    tx.calendar_changed(counted.then(|| said("bỏ", day, &known.special.name, &known.special.source))).await?;
    tx.save().await
}

fn form_of(known: &KnownDay, name: &str, source: &str, status: DayStatus) -> DayForm {
    DayForm {
        date: known.date,
        kind: known.special.kind,
        name: name.to_owned(),
        source: source.to_owned(),
        status,
    }
}

/// The change in words that senders read, for example `bổ sung ngày 23/11/2026: Hoán đổi ngày làm việc (123/TB)`.
fn said(what: &str, day: Date, name: &str, source: &str) -> String {
    format!("{what} ngày {}: {name} ({source})", day.strftime("%d/%m/%Y"))
}

impl Tx {
    /// Announces a change of the calendar; one that counts makes a proposal if open cases would move.
    async fn calendar_changed(&mut self, reason: Option<String>) -> Result<(), Error> {
        if let Some(reason) = reason {
            self.propose(&reason).await?;
        }
        self.announce(Change::Calendar);
        Ok(())
    }

    async fn seen_day(&mut self, day: Date, version: i64) -> Result<KnownDay, Error> {
        let known = self.known_days(day.year()).await?.into_iter().find(|known| known.date == day);
        let known = known.ok_or(Refused::NotFound)?;
        if known.version == version { Ok(known) } else { Err(Refused::Stale { by: None, at: None }.into()) }
    }
}
