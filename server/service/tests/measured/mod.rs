//! Indicators and their values, as people would enter them.

#![allow(dead_code, reason = "not every test program uses all of it")]

use domain::ids::{IndicatorId, UnitId};
use domain::indicator::{EntryForm, IndicatorForm, Step};
use domain::people::Actor;
use domain::period::Period;
use service::{Service, indicator};

use crate::harness::World;
use crate::ward::{Ward, ward};

/// The ward with a plan that came at that moment.
pub async fn world_in(world: &World, moment: &str) -> Ward {
    world.clock.set(moment.parse().unwrap());
    ward(world).await
}

pub fn month(year: i16, number: i8) -> Period {
    Period::month(year, number).unwrap()
}

/// An indicator of the unit with this target.
pub fn form(code: &str, target: &str, unit: UnitId) -> IndicatorForm {
    IndicatorForm {
        code: code.into(),
        name: format!("Chỉ tiêu {code}"),
        target: target.into(),
        unit: unit.to_string(),
        ..IndicatorForm::default()
    }
}

pub async fn defined(
    service: &Service,
    admin: &Actor,
    code: &str,
    target: &str,
    unit: UnitId,
) -> IndicatorId {
    indicator::add(service, admin, 2026, &form(code, target, unit)).await.unwrap()
}

/// A value by hand, said to be right however much it jumps.
pub fn typed(month: Period, numerator: &str, denominator: &str) -> EntryForm {
    EntryForm {
        month: month.to_string(),
        numerator: numerator.into(),
        denominator: denominator.into(),
        confirmed: "on".into(),
        note: "Theo sổ theo dõi".into(),
        ..EntryForm::default()
    }
}

/// Sends a value from what the actor sees now.
pub async fn submit(
    service: &Service,
    actor: &Actor,
    id: IndicatorId,
    month: Period,
    numerator: &str,
    denominator: &str,
) {
    let page = indicator::entry_page(service, actor, Some(month)).await.unwrap();
    let row = page.rows.into_iter().find(|row| row.indicator.id == id).unwrap();
    let seen = row.value.map_or(0, |value| value.version);
    let form = typed(month, numerator, denominator);
    indicator::enter(service, actor, id, &form, Step::Submit, seen, vec![]).await.unwrap();
}

/// The kept sums are those of a count anew.
pub async fn assert_sums_are_kept(service: &Service) {
    let [kept, counted] = indicator::kept_and_counted(service).await.unwrap();
    assert_eq!(kept, counted);
}
