//! The units of the ward: who leads and supports tasks. A unit is never deleted, only no longer chosen.

use domain::change::Change;
use domain::ids::UnitId;
use domain::people::{Action, Unit, UnitForm};
use domain::refusal::Refusal;

use super::By;
use crate::error::Error;
use crate::event::Event;
use crate::service::Service;

/// Every unit in order. What units a ward has is public.
pub async fn units(service: &Service) -> Result<Vec<Unit>, Error> {
    service.read().await?.units().await
}

/// Adds a unit, at the end of the list.
pub async fn add_unit(service: &Service, by: &By, form: UnitForm) -> Result<UnitId, Error> {
    by.ask(Action::ManageUnits)?;
    let form = form.tidied()?;
    let mut tx = by.write(service).await?;
    let id = UnitId(tx.new_id());
    tx.add_unit(id, &form).await?;
    tx.set_aliases(id, &form, None).await?;
    tx.record(&Event::new("people.unit_added").data(&form)?).await?;
    tx.announce(Change::People);
    tx.save().await?;
    Ok(id)
}

/// Changes a unit. Other names that are no longer listed no longer lead to it.
pub async fn change_unit(
    service: &Service,
    by: &By,
    id: UnitId,
    form: UnitForm,
    seen_version: i64,
) -> Result<(), Error> {
    by.ask(Action::ManageUnits)?;
    let form = form.tidied()?;
    let mut tx = by.write(service).await?;
    let unit = tx.unit(id).await?.ok_or(Refusal::NotFound)?;
    if !tx.change_unit(id, &form, seen_version).await? {
        return Err(Refusal::Stale { by: None, at: None }.into());
    }
    tx.set_aliases(id, &form, unit.name_source.as_deref()).await?;
    tx.record(&Event::new("people.unit_changed").data(&form)?).await?;
    tx.announce(Change::People);
    tx.save().await
}
