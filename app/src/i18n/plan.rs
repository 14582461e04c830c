//! Words of the plan: its parts as read from a document, what is open, what changes.

use domain::plan::ReportKind;
use jiff::civil::Date;

use super::{Text, day};
use crate::say;

crate::words! {
    REPORT_MONTH: "Báo cáo tháng", "Monthly report";
    REPORT_QUARTER: "Báo cáo quý", "Quarterly report";
    REPORT_SIX_MONTH: "Báo cáo 6 tháng", "Six-month report";
    REPORT_NINE_MONTH: "Báo cáo 9 tháng", "Nine-month report";
    REPORT_ANNUAL: "Báo cáo năm", "Annual report";
    REPORT_AD_HOC: "Báo cáo đột xuất", "Ad-hoc report";
    REPORT_OTHER: "Báo cáo", "Report";
    REPORT_ON_DEMAND: "Khi được yêu cầu", "When asked for";
    REPORT_DAY: "{} (chậm nhất {})", "{} (by {})";
    REPORT_BY: "Chậm nhất {}", "By {}";
}

/// The name of a kind of report.
pub fn report(kind: ReportKind) -> Text {
    match kind {
        ReportKind::Month => REPORT_MONTH,
        ReportKind::Quarter => REPORT_QUARTER,
        ReportKind::SixMonth => REPORT_SIX_MONTH,
        ReportKind::NineMonth => REPORT_NINE_MONTH,
        ReportKind::Annual => REPORT_ANNUAL,
        ReportKind::AdHoc => REPORT_AD_HOC,
        ReportKind::Other => REPORT_OTHER,
    }
}

/// When a report is due: in the plan's words, and the last day that they mean.
pub fn report_day(wording: Option<&str>, last_day: Option<Date>) -> String {
    match (wording, last_day) {
        (Some(wording), Some(last)) => say!(REPORT_DAY, wording, day(last)),
        (None, Some(last)) => say!(REPORT_BY, day(last)),
        (Some(wording), None) => wording.to_owned(),
        (None, None) => say!(REPORT_ON_DEMAND).to_owned(),
    }
}
