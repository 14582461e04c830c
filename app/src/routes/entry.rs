//! Links to monthly values and to what is drawn from them.

use domain::period::Period;

use super::{DASHBOARD, ENTRY, ENTRY_DEFINE, encoded};

/// A month's values, with the indicator of this code open.
pub fn entry(month: Period, code: Option<&str>) -> String {
    let open = code.map(|code| format!("&ct={}#dang-mo", encoded(code))).unwrap_or_default();
    format!("{ENTRY}?thang={month}{open}")
}

/// The month in which values are entered now, with the indicator of this code open.
pub fn entry_of(code: &str) -> String {
    format!("{ENTRY}?ct={}#dang-mo", encoded(code))
}

/// The same with what the ward's own records say filled in.
pub fn entry_taken_over(month: Period, code: &str) -> String {
    format!("{ENTRY}?thang={month}&ct={}&lay=1#dang-mo", encoded(code))
}

/// A month's values after something was done with the indicator of this code; the next that waits for the reader is
/// open.
pub fn entry_done(month: Period, code: &str, done: &str) -> String {
    format!("{ENTRY}?thang={month}&xong={done}&cua={}", encoded(code))
}

/// The same, and that indicator stays open.
pub fn entry_kept(month: Period, code: &str, done: &str) -> String {
    format!("{}&ct={}", entry_done(month, code, done), encoded(code))
}

/// The form of a further indicator, filled in from that group of points.
pub fn entry_preset(code: &str) -> String {
    format!("{ENTRY_DEFINE}?mau={}#dinh-nghia", encoded(code))
}

/// The rows behind an indicator in a year, or in a month of it.
pub fn behind(code: &str, year: i16, month: Option<i8>) -> String {
    let month = month.map(|month| format!("&thang={month}")).unwrap_or_default();
    format!("{DASHBOARD}/{}?nam={year}{month}", encoded(code))
}

/// The rows behind an indicator in the present year.
pub fn behind_now(code: &str) -> String {
    format!("{DASHBOARD}/{}", encoded(code))
}

/// The chart of an indicator as a file of that ending.
pub fn chart_file(code: &str, ending: &str) -> String {
    format!("{DASHBOARD}/{}/bieu-do.{ending}", encoded(code))
}
