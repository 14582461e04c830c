//! Words of dialogues for staff: the calendar, the plan, the day, and what follows.

use domain::calendar::LimitUnit;
use domain::dialogue::view::EntryKind;
use domain::dialogue::{PaperKind, Step, Warning};

use super::{Text, day, dialogue, plan, say};
use crate::say;

crate::words! {
    TITLE: "Lịch đối thoại", "Calendar of dialogues";
    MONTH: "Tháng {}/{}", "{}/{}";
    YEAR: "Năm {}", "{}";
    DAYS_OFF: "Ngày nghỉ: {}.", "Days off: {}.";
    MAKEUP: "Làm bù: {}.", "Worked Saturdays and Sundays: {}.";
    OFF: "Nghỉ", "Off";
    MAKEUP_DAY: "Làm bù", "Worked";
    NOTHING_ON: "Không có việc nào.", "Nothing.";
    WHOLE_YEAR: "Cả năm", "The year";
    BEFORE: "Trước", "Before";
    AFTER: "Sau", "After";
    NEW: "Lập kế hoạch đối thoại", "Plan a dialogue";
    EMPTY: "Không có đối thoại, nhiệm vụ hay báo cáo nào đến hạn trong thời gian này.", "Nothing is on or due in this time.";
    UNSETTLED: "Đang chuẩn bị hoặc tạm hoãn", "Being planned or postponed";
    FEED: "Lịch riêng cho điện thoại (giữ kín đường dẫn này)", "Your own calendar (keep this address to yourself)";
    NEW_FEED: "Đổi đường dẫn", "Change the address";
    NOTICE_BY: "Hạn thông báo đối thoại", "Dialogue to be announced";
    REMINDER: "Nhắc thông báo kết quả", "Reminder of the result";
    RESULT_BY: "Hạn thông báo kết quả", "Result to be announced";
    COMMITMENT_DUE: "Cam kết đến hạn", "Promise due";
    TASK_DUE: "Nhiệm vụ {} đến hạn", "Task {} due";

    NOTICE_SHORT: "Thông báo ngày {} là chậm so với luật: phải trước ít nhất {} ngày{}, chậm nhất {}.",
        "An announcement on {} is late: the law asks for {} days{} before, by {}.";
    WORKING: " làm việc", " (working days)";
    NOTICE_DUE: "Cần thông báo chậm nhất hết ngày {}.", "To be announced by {}.";
    RESULT_DUE: "Cần thông báo kết quả chậm nhất hết ngày {}.", "The result is to be announced by {}.";
    RESULT_LATE: "Đã quá hạn thông báo kết quả ({}) {} ngày.", "The result was due on {}, {} days ago.";
    DAY_OFF: "Ngày {} là ngày nghỉ{}.", "{} is a day off{}.";
    TOO_FEW: "{}: năm {} cần {} buổi, đã tổ chức {}, còn dự kiến {}.", "{}: {} asks for {}, {} held, {} planned.";

    PLAN: "Kế hoạch", "Plan";
    CHANGE: "Sửa kế hoạch", "Change the plan";
    SAVE: "Lưu", "Save";
    NAME: "Tên buổi đối thoại", "Title";
    KIND: "Đối tượng", "With whom";
    LINK: "Đường dẫn trực tuyến", "Link";
    PLACE_HELP: "Cần có nếu tổ chức trực tiếp.", "Needed if people meet in person.";
    LINK_HELP: "Cần có nếu tổ chức trực tuyến.", "Needed if it is held online.";
    DAY: "Ngày", "Day";
    DAY_HELP: "Theo dạng 27/02/2026.", "As 27/02/2026.";
    STARTS: "Bắt đầu", "Begins";
    ENDS: "Kết thúc", "Ends";
    HOUR_HELP: "Theo dạng 14:00.", "As 14:00.";
    LINES_HELP: "Mỗi dòng một nội dung.", "A point a line.";
    DOCUMENTS_HELP: "Mỗi dòng: tên | https://…", "A line each: name | https://…";
    CAPACITY_HELP: "Để trống là không giới hạn.", "Empty is no limit.";
    OPENS_DAY: "Nhận đăng ký từ ngày", "Registration opens on";
    OPENS_HOUR: "Từ giờ", "At";
    CLOSES_DAY: "Nhận đăng ký đến ngày", "Registration closes on";
    CLOSES_HOUR: "Đến giờ", "At";
    NONE: "Không", "None";
    LEGAL: "Luật: thông báo chậm nhất {}; kết quả chậm nhất {}.", "The law: to be announced by {}; the result by {}.";
    LEGAL_EARLIER: "Luật: thông báo chậm nhất {}; nên thông báo trước hết ngày {}. Kết quả chậm nhất {}.",
        "The law: to be announced by {}, better by {}. The result by {}.";
    ORGANISER_PAGE: "Mở trang tổ chức", "Open the organiser's page";
    PUBLIC_PAGE: "Trang công khai", "Public page";

    STEPS: "Bước tiếp theo", "Next steps";
    ANNOUNCE: "Thông báo", "Announce";
    POSTPONE: "Tạm hoãn", "Postpone";
    CANCEL: "Không tổ chức nữa", "Call off";
    HOLD: "Ghi nhận đã tổ chức", "Mark as held";
    CONCLUDE: "Công bố kết quả", "Publish the result";
    REASON: "Lý do, mọi người đều đọc được", "Why; everybody reads it";
    NEW_DAY: "Ngày mới", "New day";
    NEW_DAY_HELP: "Đã có ngày mới thì nhập để thông báo lại ngay; để trống là tạm hoãn, chưa có ngày.",
        "With a new day it is announced anew at once; empty is postponed without a day.";
    PRESENT: "Số người dự", "How many were there";
    PRESENT_HELP: "Để trống là số đã điểm danh.", "Empty is as many as were checked in.";

    DRAFTED: "Văn bản soạn sẵn", "Drafted texts";
    INVITATION: "Giấy mời", "Invitation";
    MINUTES: "Biên bản", "Minutes";
    RESULT: "Thông báo kết quả", "Notice of the result";
    TAKE_WORD: "Tải tệp Word", "Word file";
    PRINT: "In", "Print";
    PAPER_LEAD: "Số và ngày ký để trống cho văn thư. Sửa lời văn thì tải tệp Word.",
        "Number and day of signing are left to the records clerk. To change words take the Word file.";
    COPY: "Sao chép", "Copy";
    COPIED: "Đã sao chép.", "Copied.";
    TEXT_NOTICE: "Thông báo", "Notice";
    TEXT_LOUD: "Bài đọc loa", "For the loudspeakers";
    TEXT_ZALO: "Tin nhóm Zalo", "For Zalo groups";

    REGISTRATIONS: "Đăng ký ({})", "Registrations ({})";
    FIND_GUEST: "Tìm theo tên hoặc số điện thoại", "Find by name or phone";
    FIND: "Tìm", "Find";
    FOUND: "Tìm thấy {}.", "{} found.";
    ALL_GUESTS: "Xem tất cả", "Show all";
    LET_IN: "Xác nhận có mặt", "Confirm presence";
    LET_IN_LEAD: "Dành cho cán bộ đón khách tại cửa.", "For staff at the door.";
    CHECK_IN: "Có mặt", "Check in";
    UNDO: "Bỏ điểm danh", "Undo";
    IS_PRESENT: "Có mặt: {}", "Present: {}";
    DOOR: "Ghi tên tại cửa", "Register at the door";
    QUESTIONS: "Câu hỏi ({})", "Questions ({})";
    ADD_QUESTION: "Ghi câu hỏi tại hội trường", "Write down a question";
    ASKER_LINK: "Hiện mã QR cho người hỏi", "Show the asker the code by which to follow it";
    QUESTION_WRITTEN: "Đã ghi câu hỏi. Đưa mã theo dõi cho người hỏi.", "The question is written down. Give the asker the code.";
    ASKER_MAY_MERGE: "Người hỏi đồng ý gộp với câu hỏi giống", "The asker agrees to merging";
    ASKER_MAY_PUBLISH: "Người hỏi đồng ý công khai và chiếu lên màn hình, không nêu tên", "The asker agrees to publication and to the screen, without a name";
    NOT_TO_PUBLISH: "Người hỏi không đồng ý công khai: màn hình chỉ hiện số câu.", "Not to be published: the screen shows the number alone.";
    SHOW: "Chiếu lên màn hình", "Show on the screen";
    HIDE: "Thôi chiếu", "Take off the screen";
    GIVE: "Giao đơn vị chuẩn bị", "Give to a unit";
    ANSWER: "Trả lời trước", "Answer beforehand";
    WRITE_ANSWER: "Ghi nội dung đã trả lời", "Write down what was answered";
    CORRECT_ANSWER: "Sửa nội dung trả lời", "Correct the answer";
    ANSWER_TEXT: "Nội dung trả lời", "Answer";
    ON_SPOT: "Đã trả lời tại chỗ", "Answered on the spot";
    TAKE_AWAY: "Chuyển xử lý có thời hạn", "Take away as a case";
    MERGE: "Gộp vào câu hỏi số này", "Merge into this one";
    MERGE_OTHER: "Câu hỏi giống", "The other question";
    SEPARATE: "Tách ra", "Separate";
    MERGED_INTO: "Đã gộp vào câu hỏi {}", "Merged into question {}";
    NOTES: "Ghi chép", "Notes";
    NOTE: "Dòng ghi chép", "A line";
    ADD_NOTE: "Ghi thêm", "Add";
    PROMISE: "Ghi cam kết", "Write down a promise";
    PROMISE_TEXT: "Nội dung cam kết", "What is promised";
    DUE: "Chậm nhất ngày", "By";
    TASK_OF_PLAN: "Kế hoạch {}: {}. {}", "Plan of {}: {}. {}";
    TASK_OF_DIALOGUE: "Theo buổi đối thoại: {}", "The dialogue's: {}";
    SETTLES: "Trả lời câu hỏi", "Settles the question";
    KEEPING: "Cập nhật cam kết", "What became of the promises";
    KEEP: "Đã thực hiện", "Kept";
    KEEP_NOTE: "Kết quả thực hiện", "What was done";
    WITHDRAW: "Rút cam kết", "Take the promise back";
    WITHDRAW_WHY: "Lý do rút, mọi người đều đọc được nếu cam kết đã công khai", "Why; everybody reads it if the promise was public";
    WITHDRAW_HELP: "Câu hỏi mà cam kết này trả lời được mở lại. Nếu buổi đối thoại đã kết thúc, câu hỏi được tiếp nhận thành phản ánh có thời hạn; câu hỏi không rõ người hỏi thành tin báo tham khảo, không có thời hạn.",
        "The question that it settled is open again. Of a dialogue that is over it becomes a case with its own clock; if nobody knows who asked, a hint without one.";
    OUT_HINT: "Tiếp nhận làm tin báo tham khảo, không có thời hạn (không rõ người hỏi)", "Became a hint without a clock: nobody knows who asked";
}

/// A step.
pub fn step(step: Step) -> Text {
    match step {
        Step::Announce => ANNOUNCE,
        Step::Postpone => POSTPONE,
        Step::Cancel => CANCEL,
        Step::Hold => HOLD,
        Step::Conclude => CONCLUDE,
    }
}

/// A document.
pub fn paper(kind: PaperKind) -> Text {
    match kind {
        PaperKind::Invitation => INVITATION,
        PaperKind::Minutes => MINUTES,
        PaperKind::Result => RESULT,
    }
}

/// Mark and sentence of a warning.
pub fn warning(warning: &Warning) -> (&'static str, String) {
    match warning {
        Warning::NoticeShort { on, last, days, unit } => {
            let unit = if *unit == LimitUnit::WorkingDay { say(WORKING) } else { "" };
            ("late", say!(NOTICE_SHORT, day(*on), days, unit, day(*last)))
        }
        Warning::NoticeDue { by } => ("submitted", say!(NOTICE_DUE, day(*by))),
        Warning::ResultDue { by, is_near } => {
            (if *is_near { "at_risk" } else { "submitted" }, say!(RESULT_DUE, day(*by)))
        }
        Warning::ResultLate { by, days } => ("late", say!(RESULT_LATE, day(*by), days)),
        Warning::DayOff { day: on, name } => {
            let name = name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
            ("at_risk", say!(DAY_OFF, day(*on), name))
        }
        Warning::TooFew { with, year, least, held, planned } => {
            ("at_risk", say!(TOO_FEW, say(dialogue::kind(*with)), year, least, held, planned))
        }
    }
}

/// Mark and name of what is on a day.
pub fn entry(kind: &EntryKind) -> (&'static str, String) {
    let plain = |state, text| (state, say(text).to_owned());
    match kind {
        EntryKind::Dialogue { with, phase, starts } => {
            let (state, _) = dialogue::phase(*phase);
            let name = say(dialogue::kind(*with));
            (state, format!("{:02}:{:02} {name}", starts.hour(), starts.minute()))
        }
        EntryKind::NoticeBy => plain("submitted", NOTICE_BY),
        EntryKind::Reminder => plain("submitted", REMINDER),
        EntryKind::ResultBy => plain("submitted", RESULT_BY),
        EntryKind::CommitmentDue { is_late } => {
            plain(if *is_late { "late" } else { "in_progress" }, COMMITMENT_DUE)
        }
        EntryKind::TaskDue { code } => ("in_progress", say!(TASK_DUE, code)),
        EntryKind::ReportDue { report } => plain("in_progress", plan::report(*report)),
    }
}
