//! Words of the board and its tasks.

use domain::board::{Column, StateKind, TermKind, WardRole};
use domain::period::{Period, PeriodKind};

use super::{Lang, Text, lang};

crate::words! {
    TITLE: "Bảng nhiệm vụ", "Task board";
    NOT_STARTED: "Chưa cập nhật", "Not updated";
    IN_PROGRESS: "Đang thực hiện", "In progress";
    BLOCKED: "Vướng mắc", "Blocked";
    SUBMITTED: "Chờ duyệt", "Waiting for review";
    ACCEPTED: "Hoàn thành kỳ", "Period complete";
    NO_OCCURRENCE: "Không phát sinh", "Nothing occurred";
    LEAD: "Chủ trì", "Leads";
    COORDINATE: "Phối hợp", "Coordinates";
    REGULAR: "Thường xuyên", "Regular";
    MAINTAIN: "Duy trì thường xuyên", "Maintain";
    YEARLY: "Hàng năm", "Yearly";
    WITHIN_YEAR: "Trong năm", "Within the year";
    FIXED_DATE: "Có ngày", "By a date";
    QUARTERLY: "Hàng quý", "Quarterly";
    MONTHLY: "Hàng tháng", "Monthly";
    UNKNOWN_TERM: "Chưa rõ thời hạn", "Term not understood";
    QUARTER: "Quý {}/{}", "Q{} {}";
    MONTH: "Tháng {}/{}", "{}/{}";
    YEAR: "Năm {}", "{}";
}

/// The word of a state.
pub fn state(kind: StateKind) -> Text {
    match kind {
        StateKind::NotStarted => NOT_STARTED,
        StateKind::InProgress => IN_PROGRESS,
        StateKind::Blocked => BLOCKED,
        StateKind::Submitted => SUBMITTED,
        StateKind::Accepted => ACCEPTED,
        StateKind::NoOccurrence => NO_OCCURRENCE,
    }
}

/// The word of a column.
pub fn column(column: Column) -> Text {
    state(column.drop_target())
}

/// The ward's part.
pub fn role(role: WardRole) -> Text {
    match role {
        WardRole::Lead => LEAD,
        WardRole::Coordinate => COORDINATE,
    }
}

/// The kind of a term.
pub fn term(term: TermKind) -> Text {
    match term {
        TermKind::Regular => REGULAR,
        TermKind::Maintain => MAINTAIN,
        TermKind::Yearly => YEARLY,
        TermKind::WithinYear => WITHIN_YEAR,
        TermKind::FixedDate => FIXED_DATE,
        TermKind::Quarterly => QUARTERLY,
        TermKind::Monthly => MONTHLY,
        TermKind::Unknown => UNKNOWN_TERM,
    }
}

/// The name of a period: `Quý IV/2026`.
pub fn period(period: Period) -> String {
    match period.kind() {
        PeriodKind::Quarter => {
            let roman = ["I", "II", "III", "IV"];
            let number =
                usize::try_from(period.number() - 1).ok().and_then(|index| roman.get(index)).copied();
            let number = if lang() == Lang::Vi {
                number.unwrap_or_default().to_owned()
            } else {
                period.number().to_string()
            };
            crate::say!(QUARTER, number, period.year())
        }
        PeriodKind::Month => crate::say!(MONTH, period.number(), period.year()),
        PeriodKind::Year => crate::say!(YEAR, period.year()),
    }
}
