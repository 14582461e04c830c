//! Words of indicators that several pages share: states and standings with their marks, sources, numbers.

use domain::indicator::{Aim, Formula, MonthStanding, Rate, Share, ValueKind, ValueSource, ValueState};

pub use super::chart::{month, percent, standing};
use super::{Text, chart, number};
use crate::say;

crate::words! {
    AHEAD: "Tháng chưa kết thúc", "The month is not over";
    NO_DATA: "Chưa có số liệu", "No data yet";
    OVERDUE: "Quá hạn nhập số liệu", "Entry overdue";
    WAITING: "Chờ duyệt", "Waiting for approval";
    NO_OCCURRENCE: "Không phát sinh", "Nothing occurred";

    DRAFT: "Bản nháp", "Draft";
    APPROVED: "Đã duyệt", "Approved";
    RETURNED: "Trả lại", "Returned";

    ACTUAL: "Thực hiện", "Actual";
    ESTIMATE: "Ước", "Estimate";
    OWN_CASES: "Hệ thống của phường", "The ward's own records";
    NATIONAL_PORTAL: "Cổng Dịch vụ công quốc gia", "National public service portal";
    MANUAL: "Nhập tay từ nguồn khác", "By hand, from elsewhere";

    OF: "{} trên {}", "{} of {}";
}

/// Mark and word of a month: as charts have it, but that what is overdue is late, and what is not over says so.
pub fn month_standing(standing: MonthStanding) -> (&'static str, Text) {
    match standing {
        MonthStanding::Overdue => ("late", OVERDUE),
        other => chart::month_standing(other).unwrap_or(("no_data", AHEAD)),
    }
}

/// Mark and word of where a revision stands.
pub fn state(state: ValueState) -> (&'static str, Text) {
    match state {
        ValueState::Draft => ("in_progress", DRAFT),
        ValueState::Submitted => ("waiting", WAITING),
        ValueState::Approved => ("accepted", APPROVED),
        ValueState::Returned => ("returned", RETURNED),
    }
}

/// What happened, or what is expected.
pub fn kind(kind: ValueKind) -> Text {
    match kind {
        ValueKind::Actual => ACTUAL,
        ValueKind::Estimate => ESTIMATE,
    }
}

/// Where a value comes from.
pub fn source(source: ValueSource) -> Text {
    match source {
        ValueSource::OwnCases => OWN_CASES,
        ValueSource::NationalPortal => NATIONAL_PORTAL,
        ValueSource::Manual => MANUAL,
    }
}

/// The numbers themselves: `411 trên 412`, or the count.
pub fn share(formula: Formula, share: Share) -> String {
    match formula {
        Formula::Share => say!(OF, number(share.numerator), number(share.denominator)),
        Formula::Count => number(share.numerator),
    }
}

/// What is large on a page: the percentage, the count, or that nothing occurred.
pub fn value(formula: Formula, share: Share, rate: Option<Rate>) -> String {
    match (formula, rate) {
        (Formula::Share, Some(rate)) => percent(rate.hundredths),
        (Formula::Share, None) => say!(NO_OCCURRENCE).to_owned(),
        (Formula::Count, _) => number(share.numerator),
    }
}

/// Mark and sentence of numbers that stand alone: the percentage, and whether a month of it would reach the target.
pub fn told(formula: Formula, of: Share, aim: Option<&Aim>) -> (&'static str, String) {
    if formula == Formula::Count {
        return ("in_progress", number(of.numerator));
    }
    let Some(rate) = of.rate(aim) else { return ("no_occurrence", say!(NO_OCCURRENCE).to_owned()) };
    let shown = percent(rate.hundredths);
    match rate.met {
        None => ("in_progress", shown),
        Some(true) => ("met", format!("{shown} · {}", say!(chart::MET))),
        Some(false) => ("late", format!("{shown} · {}", say!(chart::NOT_MET))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_say_what_they_are() {
        let said = |part, whole| told(Formula::Share, Share::new(part, whole), Some(&Aim::at_least(100))).1;
        assert_eq!(said(412, 412), "100% · Đạt");
        assert_eq!(said(411, 412), "99,76% · Chưa đạt");
        assert_eq!(said(24_999, 25_000), "99,99% · Chưa đạt");
        assert_eq!(said(0, 0), "Không phát sinh");
    }
}
