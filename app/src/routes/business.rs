//! Links to counts of businesses.

use domain::{
    indicator::{EntityKind, view::GrowthView},
    period::Period,
};

use super::BUSINESS;

/// The counts of businesses with the form of a month open.
pub fn business(year: i16, entity: &str, month: Period) -> String {
    format!("{BUSINESS}?nam={year}&loai={entity}&thang={month}#so-luong")
}

/// The counts of a month: in their form for who may enter them, in the table of their year for everybody else.
pub fn business_month(view: &GrowthView, entity: EntityKind, month: Period) -> String {
    match view.may_enter {
        true => business(view.growth.year, entity.name(), month),
        false => business_table(view.growth.year, entity.name(), month.year()),
    }
}

/// The counts of a kind of businesses, month by month.
pub fn business_months(year: i16, entity: &str) -> String {
    business_table(year, entity, year)
}

/// The page of a year has a table of the year before as well.
fn business_table(year: i16, entity: &str, shown: i16) -> String {
    format!("{BUSINESS}?nam={year}&loai={entity}#bang-{entity}-{shown}-thang")
}

/// The counts of businesses of a year that wait for a leader.
pub fn business_waiting(year: i16) -> String {
    format!("{BUSINESS}?nam={year}#cho-duyet")
}

/// The counts as a file of that ending.
pub fn business_export(ending: &str, year: i16) -> String {
    format!("{BUSINESS}/xuat.{ending}?nam={year}")
}

/// The single events as a file of that ending.
pub fn business_events_export(ending: &str, year: i16) -> String {
    format!("{BUSINESS}/bien-dong.{ending}?nam={year}")
}
