//! Words of the calendar and the limits of time: how a due day came about, and why the calendar says no.

use domain::calendar::{DayKind, DayStatus, DerivedSpan, Limit, LimitUnit, Reason, Refusal};
use jiff::civil::Date;

use super::{Text, day, day_short, weekday};
use crate::say;

crate::words! {
    DERIVATION: "Cách tính ngày trả lời", "How the day was counted";
    DERIVATION_BY: "{}, theo {}", "{}, by {}";
    DUE: "Chậm nhất hết ngày {} {}", "By the end of {} {}";

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

crate::words! {
    TITLE: "Lịch làm việc", "Working days";
    TITLE_OF: "Lịch làm việc năm {}", "Working days of {}";
    DOOR: "Ngày nghỉ, ngày làm bù, và ngày trả lời bị ảnh hưởng", "Days off, days worked instead, and due days that they move";
    LEAD: "Thứ hai đến thứ sáu là ngày làm việc. Lịch này ghi những ngày khác đi. Thời hạn chỉ tính theo ngày đã xác nhận.",
        "Monday to Friday are worked. This lists the days that differ. Limits of time count by confirmed days alone.";
    YEARS: "Chọn năm", "Choose a year";
    SPECIAL_DAYS: "Ngày nghỉ và ngày làm bù", "Days off and days worked instead";
    SPECIAL_DAYS_HELP: "Số ngày làm việc của mỗi tháng tính theo ngày đã xác nhận.",
        "The working days of each month count confirmed days alone.";
    MONTH: "Tháng {}/{}: {} ngày làm việc", "{}/{}: {} working days";
    DATE: "Ngày", "Day";
    DATE_HELP: "Ngày/tháng/năm, ví dụ 27/11/2026.", "Day/month/year, for example 27/11/2026.";
    KIND: "Loại", "Kind";
    KIND_HELP: "Ngày nghỉ là một ngày từ thứ hai đến thứ sáu; ngày làm bù là thứ bảy hoặc chủ nhật.",
        "A day off is one from Monday to Friday; a day worked instead is a Saturday or Sunday.";
    DAY_NAME: "Tên ngày", "Name";
    DAY_NAME_HELP: "Ví dụ: Quốc khánh, Hoán đổi ngày làm việc.", "For example: National Day.";
    STATE: "Tình trạng", "State";
    STATE_HELP: "Khi chưa có thông báo chính thức, đề nghị chọn “Đề xuất, chưa tính”.",
        "As long as there is no official notice, please choose “Proposed, not counted yet”.";
    SOURCE: "Căn cứ", "Source";
    SOURCE_HELP: "Luật, hoặc số của thông báo.", "The law, or the number of the notice.";
    CHANGES: "Thay đổi", "Changes";
    CONFIRM: "Xác nhận", "Confirm";
    CONFIRMED_NOW: "Đã xác nhận. Thời hạn được tính theo ngày này.", "Confirmed. Limits of time count by it.";
    NOTICE_NUMBER: "Số của thông báo", "Number of the notice";
    NOTICE_NUMBER_HELP: "Từ khi xác nhận, thời hạn được tính theo ngày này.", "Once confirmed, limits of time count by it.";
    DROP: "Bỏ", "Drop";
    DROP_DAY: "Bỏ ngày này khỏi lịch", "Take this day out";
    DROP_HELP: "Ngày này trở lại như ngày thường. Ngày trả lời của phản ánh đang xử lý chỉ đổi sau khi đề xuất được chấp nhận.",
        "The day becomes a plain one. Due days of open cases change only once the proposal is accepted.";
    DROPPED: "Đã bỏ khỏi lịch.", "Taken out of the calendar.";
    ADD_DAY: "Thêm ngày", "Add a day";

    PROPOSALS: "Đề xuất chuyển ngày trả lời", "Due days that would move";
    PROPOSALS_HOW: "Lịch đã thay đổi sau khi ngày trả lời được hẹn. Các ngày dưới đây chỉ chuyển khi được chấp nhận.",
        "The calendar changed after these days were promised. They move only once that is accepted.";
    PROPOSAL_REASON: "Lý do: {}", "Reason: {}";
    PROPOSED_BY: "{} thay đổi lịch lúc {}", "{} changed the calendar at {}";
    MOVING: "Phản ánh sẽ chuyển ngày trả lời", "Cases that would move";
    CASE: "Mã phản ánh", "Case";
    OLD_DAY: "Ngày đang hẹn", "Due now";
    NEW_DAY: "Ngày mới", "New day";
    ACCEPT: "Chấp nhận, chuyển {} phản ánh", "Accept: move {} cases";
    ACCEPTED: "Đã chuyển ngày trả lời.", "The due days were moved.";
    LEAVE_AS_IS: "Bỏ qua, giữ ngày đang hẹn", "Leave them as they are";
    LEFT_AS_IS: "Đã giữ nguyên ngày đang hẹn.", "The due days stay as they are.";

    LIMITS: "Thời hạn", "Limits of time";
    LIMITS_DOOR: "Thời hạn xử lý, cam kết của phường và thiết đặt chung", "Limits of time, the ward's promises, and settings";
    LIMITS_LEAD: "Phản ánh đã tiếp nhận giữ nguyên ngày đã hẹn; thay đổi ở đây chỉ áp dụng cho phản ánh tiếp nhận sau đó.",
        "Cases that were received keep their day; changes here hold for later ones alone.";
    LIMITS_HELP: "Thay đổi thời hạn là thêm một dòng có ngày áp dụng; dòng cũ được giữ nguyên.",
        "A limit is changed by a further row with its first day; the old row stays.";
    RULE: "Áp dụng cho", "Applies to";
    LIMIT: "Thời hạn", "Limit";
    LEGAL_REF: "Căn cứ pháp lý", "Legal reference";
    LEGAL_REF_HELP: "Văn bản, hoặc cam kết của phường.", "The law, or the ward's own promise.";
    HOLDS: "Hiệu lực", "In force";
    FROM: "Từ {}", "From {}";
    FROM_TO: "Từ {} đến {}", "From {} to {}";
    IN_FORCE: "Đang áp dụng", "On";
    SWITCHED_OFF: "Đang tắt", "Off";
    NOT_YET: "Chưa đến ngày áp dụng", "Not yet in force";
    OVER: "Hết hiệu lực", "Over";
    SWITCH_ON: "Bật cam kết", "Switch the promise on";
    SWITCH_OFF: "Tắt cam kết", "Switch the promise off";
    NOW_ON: "Đã bật cam kết.", "The promise is on.";
    NOW_OFF: "Đã tắt cam kết.", "The promise is off.";
    NEXT_ROW: "Thay đổi thời hạn", "Change the limit";
    AMOUNT: "Số ngày", "Days";
    AMOUNT_HELP: "Từ 1 đến 365.", "From 1 to 365.";
    UNIT: "Cách tính", "Counted in";
    UNIT_WORKING: "Ngày làm việc", "Working days";
    UNIT_CALENDAR: "Ngày theo lịch", "Calendar days";
    FIRST_DAY: "Áp dụng từ ngày", "First day";
    FIRST_DAY_HELP: "Ngày/tháng/năm, sau ngày bắt đầu của dòng hiện có.",
        "Day/month/year, after the first day of the present row.";

    OFFICE: "Thiết đặt chung", "Settings";
    HOTLINE: "Đường dây nóng", "Hotline";
    HOTLINE_HELP: "Hiện cho người dân đúng như ghi ở đây; để trống khi chưa có.",
        "Shown to the public as written here; empty while there is none.";
    RETENTION: "Số tháng lưu thông tin cá nhân", "Months that personal data is kept";
    RETENTION_HELP: "Tính từ khi phản ánh đóng; từ 1 đến 240 tháng.", "After a case is closed; from 1 to 240.";
    REOPEN: "Số lần người gửi được đề nghị xem lại", "How often a sender may reopen a case";
    REOPEN_HELP: "Từ 0 đến 10.", "From 0 to 10.";
    NUMBERS: "Số liệu chỉ tiêu và doanh nghiệp", "Indicators and enterprises";
    ENTRY_DAYS: "Số ngày làm việc để nhập số liệu của tháng", "Working days to enter the values of a month";
    ENTRY_DAYS_HELP: "Tính từ ngày làm việc đầu tiên của tháng sau, từ 1 đến 20 ngày. Kế hoạch không quy định; mặc định 5 ngày để kịp giao ban tháng.",
        "From the first working day of the next month, from 1 to 20. The plan does not say; 5 as shipped, in time for the monthly briefing.";
    AWAITING: "Doanh nghiệp ngừng hoạt động chờ giải thể", "Enterprises that await dissolution";
    AWAITING_HELP: "Kế hoạch kể rút lui gồm tạm ngừng, phá sản, giải thể; nguồn số liệu nào đã gộp “chờ giải thể” thì chọn tính.",
        "The plan names suspension, bankruptcy and dissolution as exits; count these if your source includes them.";
    AWAITING_STAYS: "Không tính là rút lui", "Do not count as exits";
    AWAITING_LEAVES: "Tính là rút lui", "Count as exits";
    GOALS: "Số buổi đối thoại trong năm", "Dialogues a year";
    GOAL_PEOPLE: "Với Nhân dân, ít nhất", "With residents, at least";
    GOAL_PEOPLE_HELP: "Luật 72/2025/QH15: mỗi năm ít nhất một lần. Từ 1 đến 12.",
        "Luật 72/2025/QH15: at least once a year. From 1 to 12.";
    GOAL_BUSINESS: "Với doanh nghiệp và hộ kinh doanh, ít nhất", "With enterprises and household businesses, at least";
    GOAL_BUSINESS_HELP: "Kế hoạch không nêu số buổi; mặc định 2 buổi, mỗi nửa năm một buổi. Từ 0 đến 12.",
        "The plan names no number; 2 as shipped, one each half of the year. From 0 to 12.";
    GOAL_WARN: "Nhắc từ tháng", "Warn from month";
    GOAL_WARN_HELP: "Từ đầu tháng này, lịch đối thoại nhắc những buổi mà năm còn thiếu; mặc định tháng 12. Từ 1 đến 12.",
        "From the first day of this month the calendar says which dialogues the year lacks; December as shipped. From 1 to 12.";
    FOR_LEADERS: "Thiết đặt của lãnh đạo", "Settings of leaders";
    START_RULE: "Phản ánh nhận sau 17 giờ hoặc vào ngày nghỉ", "Feedback received after 17:00 or on a day off";
    START_RULE_HELP: "Ngày nhận không tính vào thời hạn.", "The day of receipt is not counted.";
    AS_RECEIVED: "Ngày nhận là ngày gửi", "Received on the day that it was sent";
    NEXT_WORKING_DAY: "Ngày nhận là ngày làm việc tiếp theo", "Received on the next working day";
    CLERK: "Người giúp việc về phản ánh hạn chế xem", "Clerk for restricted cases";
    CLERK_HELP: "Ngoài lãnh đạo, chỉ người này xem được phản ánh hạn chế.",
        "Besides leaders, only this person sees restricted cases.";
    NO_CLERK: "Chưa chọn ai", "Nobody";

    BAD_HOTLINE: "Đường dây nóng dài nhất 60 ký tự, trên một dòng.", "A hotline has at most 60 characters, in one line.";
    BAD_RETENTION: "Số tháng lưu là một số từ 1 đến 240.", "The months are a number from 1 to 240.";
    BAD_ENTRY_DAYS: "Số ngày làm việc là một số từ 1 đến 20.", "The working days are a number from 1 to 20.";
    BAD_REOPEN: "Số lần là một số từ 0 đến 10.", "The times are a number from 0 to 10.";
    BAD_GOAL_PEOPLE: "Số buổi là một số từ 1 đến 12.", "How many is a number from 1 to 12.";
    BAD_GOAL_BUSINESS: "Số buổi là một số từ 0 đến 12.", "How many is a number from 0 to 12.";
    CLERK_GONE: "Người này không còn làm việc. Đề nghị chọn người khác.", "This person has left. Please choose somebody else.";
}

/// How long a limit is: `5 ngày làm việc`.
pub fn limit(limit: Limit) -> String {
    match limit.unit {
        LimitUnit::WorkingDay => say!(WORKING_DAYS, limit.amount),
        LimitUnit::CalendarDay => say!(CALENDAR_DAYS, limit.amount),
    }
}

/// A due day: `Chậm nhất hết ngày T6 27/02/2026`.
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

/// What a limit counts.
pub fn unit(unit: LimitUnit) -> Text {
    match unit {
        LimitUnit::WorkingDay => UNIT_WORKING,
        LimitUnit::CalendarDay => UNIT_CALENDAR,
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
        Refusal::Field { name } => say!(field(name)).to_owned(),
        Refusal::NothingToChange => say!(NOTHING_TO_CHANGE).to_owned(),
        Refusal::DayKnown => say!(DAY_KNOWN).to_owned(),
        Refusal::Decided => say!(DECIDED).to_owned(),
        Refusal::NotLater { than } => say!(NOT_LATER, day(*than)),
        Refusal::NoPromise => say!(NO_PROMISE).to_owned(),
    }
}

/// What a field of this name takes.
fn field(name: &str) -> Text {
    match name {
        "hotline" => BAD_HOTLINE,
        "retention_months" => BAD_RETENTION,
        "reopen_most" => BAD_REOPEN,
        "entry_days" => BAD_ENTRY_DAYS,
        "people" => BAD_GOAL_PEOPLE,
        "business" => BAD_GOAL_BUSINESS,
        "restricted_clerk" => CLERK_GONE,
        _ => FIELD,
    }
}
