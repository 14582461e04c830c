//! Words of the calendar and the limits of time: how a due day came about, and why the calendar says no.

use domain::calendar::{DayKind, DayStatus, DerivedSpan, Limit, LimitUnit, Reason, Refusal};
use jiff::civil::Date;

use super::{Text, day, day_short, weekday};
use crate::say;

crate::words! {
    DERIVATION: "Cách tính ngày trả lời", "How the day was counted";
    DERIVATION_BY: "{}, theo {}", "{}, by {}";
    DUE: "{} {}, chậm nhất hết ngày", "{} {}, by the end of the day";

    WORKING_DAYS: "{} ngày làm việc", "{} working days";
    CALENDAR_DAYS: "{} ngày", "{} days";

    RECEIPT: "ngày nhận, không tính", "received, not counted";
    DEEMED_RECEIPT: "được tính là ngày nhận, không tính", "counts as the day of receipt, not counted";
    BEFORE_RECEIPT: "nhận ngoài giờ làm việc, chuyển sang ngày làm việc tiếp theo",
        "received out of hours, taken as received on the next working day";
    COUNTED: "ngày {}", "day {}";
    MADE_UP: "ngày {}, làm bù: {} ({})", "day {}, worked instead: {} ({})";
    WEEKEND: "nghỉ cuối tuần", "weekend";
    OFF: "nghỉ: {} ({})", "off: {} ({})";
    ROLLED_TO: "chuyển sang ngày làm việc tiếp theo", "rolls to the next working day";

    KIND_OFF: "Nghỉ", "Off";
    KIND_MAKEUP: "Làm bù", "Worked instead";
    CONFIRMED: "Đã xác nhận", "Confirmed";
    PROPOSED: "Đề xuất, chưa tính", "Proposed, not counted yet";

    BAD_LIMIT: "Thời hạn là một số từ 1 đến 365, tính bằng ngày làm việc (ví dụ 5wd) hoặc ngày (ví dụ 15d).",
        "A limit is a number from 1 to 365, in working days (for example 5wd) or in days (for example 15d).";
    BAD_MOMENT: "Thời điểm nhận cần viết theo dạng 2026-02-13 hoặc 2026-02-13T16:50.",
        "The moment of receipt is written as 2026-02-13 or 2026-02-13T16:50.";
    FIELD: "Đề nghị nhập nội dung này; không để trống và không quá dài.",
        "Please fill this in; it must not be empty or too long.";
    NOTHING_TO_CHANGE: "Ngày này vốn đã như vậy: thứ bảy, chủ nhật vốn nghỉ, các ngày khác vốn làm việc.",
        "The day is like that anyway: Saturday and Sunday are off, the other days are worked.";
    DAY_KNOWN: "Ngày này đã có trong lịch. Đề nghị sửa ngày đã có.", "This day is in the calendar already. Please change it there.";
    DECIDED: "Đề xuất này đã được quyết định hoặc đã có đề xuất mới hơn thay thế.",
        "This proposal was decided already, or a newer one stands in its place.";
    NOT_LATER: "Ngày bắt đầu phải sau ngày bắt đầu của quy định hiện có ({}). Quy định cũ được giữ nguyên.",
        "It must begin after the rule that is there ({}). The old rule stays as it is.";
    NO_PROMISE: "Thời hạn này do pháp luật quy định nên không tắt được; chỉ cam kết của phường mới bật, tắt được.",
        "This limit follows from the law and cannot be switched off; only the ward's own promises can.";
}

/// How long a limit is: `5 ngày làm việc`.
pub fn limit(limit: Limit) -> String {
    match limit.unit {
        LimitUnit::WorkingDay => say!(WORKING_DAYS, limit.amount),
        LimitUnit::CalendarDay => say!(CALENDAR_DAYS, limit.amount),
    }
}

/// A due day: `T6 27/02/2026, chậm nhất hết ngày`.
pub fn due(on: Date) -> String {
    say!(DUE, weekday(on), day(on))
}

/// Why a day was counted or not.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Receipt => say!(RECEIPT).to_owned(),
        Reason::DeemedReceipt => say!(DEEMED_RECEIPT).to_owned(),
        Reason::BeforeReceipt => say!(BEFORE_RECEIPT).to_owned(),
        Reason::Counted { number, makeup: None } => say!(COUNTED, number),
        Reason::Counted { number, makeup: Some((name, source)) } => say!(MADE_UP, number, name, source),
        Reason::Weekend => say!(WEEKEND).to_owned(),
        Reason::Off { name, source } => say!(OFF, name, source),
        Reason::RolledTo => say!(ROLLED_TO).to_owned(),
    }
}

/// The days of a line of a derivation: `T6 13/02`, or `T7 14/02 – CN 15/02`.
pub fn span(span: &DerivedSpan) -> String {
    let one = |on: Date| format!("{} {}", weekday(on), day_short(on));
    if span.first == span.last {
        one(span.first)
    } else {
        format!("{} – {}", one(span.first), one(span.last))
    }
}

/// What a kind of day is called.
pub fn kind(kind: DayKind) -> Text {
    match kind {
        DayKind::Off => KIND_OFF,
        DayKind::Makeup => KIND_MAKEUP,
    }
}

/// Whether a day counts.
pub fn status(status: DayStatus) -> Text {
    match status {
        DayStatus::Confirmed => CONFIRMED,
        DayStatus::Proposed => PROPOSED,
    }
}

/// Why the calendar says no.
pub fn refused(why: &Refusal) -> String {
    match why {
        Refusal::BadLimit => say!(BAD_LIMIT).to_owned(),
        Refusal::BadMoment => say!(BAD_MOMENT).to_owned(),
        Refusal::Field { .. } => say!(FIELD).to_owned(),
        Refusal::NothingToChange => say!(NOTHING_TO_CHANGE).to_owned(),
        Refusal::DayKnown => say!(DAY_KNOWN).to_owned(),
        Refusal::Decided => say!(DECIDED).to_owned(),
        Refusal::NotLater { than } => say!(NOT_LATER, day(*than)),
        Refusal::NoPromise => say!(NO_PROMISE).to_owned(),
    }
}
