//! Links to counts of businesses.

use domain::period::Period;

use super::BUSINESS;

/// The counts of businesses with the form of a month open.
pub fn business(year: i16, entity: &str, month: Period) -> String {
    format!("{BUSINESS}?nam={year}&loai={entity}&thang={month}#so-luong")
}

/// The counts of a kind of businesses, month by month.
pub fn business_months(year: i16, entity: &str) -> String {
    format!("{BUSINESS}?nam={year}&loai={entity}#bang-{entity}-{year}")
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
