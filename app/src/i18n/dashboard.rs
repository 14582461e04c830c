//! Words of the leadership's view, the rows behind its numbers, and the wall screen.

use domain::indicator::ValueState;

use super::Text;
use crate::say;

crate::words! {
    TITLE: "Điều hành năm {}", "Leadership view {}";
    SHORT: "Điều hành", "Overview";
    AS_OF: "Số liệu lúc {}", "As of {}";
    WALL: "Trình chiếu", "Wall screen";
    PRINT: "In", "Print";
    ENTRY: "Số liệu tháng", "Monthly values";
    HEADLINE: "Cần lãnh đạo quan tâm", "What needs attention";
    ALL_GOOD: "Không có chỉ tiêu nào có nguy cơ không đạt.", "No indicator is at risk.";
    NO_INDICATORS: "Kế hoạch chưa có chỉ tiêu nào. Chỉ tiêu nhập từ văn bản kế hoạch sẽ hiện ở đây, nội dung cần quan tâm đứng trước.",
        "The plan has no indicators yet. Those of the plan's document will stand here, the most urgent first.";
    ONE: "{} {} – {}", "{} {} – {}";
    WITHOUT_VALUE: "{} – {}", "{} – {}";
    FURTHER: "Các chỉ tiêu còn lại", "Further indicators";
    OTHERS: "Các chỉ tiêu khác: {}.", "The others: {}.";
    COUNTED: "{} {}", "{} {}";

    WHY_LATE: "{} phản ánh trễ hạn", "{} cases late";
    WHY_OVERDUE: "{} phản ánh quá hạn chưa trả lời", "{} cases overdue and open";
    WHY_NEEDED: "các tháng còn lại cần đạt {}", "the remaining months must reach {}";
    WHY_MISSES: "{}/{} chưa đạt yêu cầu", "{} of {} missed it";
    WHY_MISSING: "thiếu số liệu tháng {}", "months missing: {}";
    WITH_WAITING: "gồm số chờ duyệt của tháng {}", "with what waits for approval of months {}";
    WHY_WAITING: "số liệu tháng {} chờ duyệt", "months waiting for approval: {}";

    DECISIONS: "Chờ quyết định", "Waiting for a decision";
    NO_DECISIONS: "Không có nội dung nào chờ quyết định.", "Nothing waits for a decision.";
    DECIDE_VALUES: "số liệu chỉ tiêu chờ duyệt", "values to approve";
    DECIDE_BUSINESS: "số liệu doanh nghiệp, hộ kinh doanh chờ duyệt", "counts of businesses to approve";
    DECIDE_PERIODS: "kết quả nhiệm vụ chờ duyệt", "results of tasks to approve";
    DECIDE_OBSTACLES: "vướng mắc đang mở", "open obstacles";
    DECIDE_ANSWERS: "trả lời phản ánh chờ duyệt", "answers to approve";
    DECIDE_EXPLANATIONS: "yêu cầu giải trình chưa trả lời", "requests to explain without an answer";
    DECIDE_LATE: "{} quá hạn", "{} past their day";
    VALUE_WAITING: "{}, {}: {}", "{}, {}: {}";

    SINCE: "Thay đổi từ lần xem trước ({})", "Changed since your visit at {}";
    SINCE_NOTHING: "Chưa có thay đổi nào từ lần xem trước.", "Nothing changed since your last visit.";
    SINCE_REST: "Xem thêm {} thay đổi", "{} more";
    SINCE_MORE: "Còn các thay đổi khác trước đó.", "There are more before these.";
    BY_WHEN: "{}, {}", "{}, {}";
    PROGRAM: "Hệ thống", "The program";

    CHARTS: "Chỉ tiêu", "Indicators";
    SUM_TO: "Lũy kế đến tháng {}/{}", "From January to month {}/{}";
    CHANGED: "Cập nhật {}, {}", "Changed {}, {}";
    CHART_OF_YEAR: "Biểu đồ năm {}", "Chart of {}";
    ROWS: "Số liệu gốc", "The rows behind it";
    SVG: "Tải SVG", "SVG";
    PNG: "Tải PNG", "PNG";
    ARITHMETIC: "Cách tính", "The arithmetic";
    AR_SUM: "Tổng {} tháng có số liệu: {} trên {}.", "The sum of {} months: {} of {}.";
    AR_COUNT: "Tổng {} tháng có số liệu: {}.", "The sum of {} months: {}.";
    AR_AIM: "Mức phấn đấu: {} (theo kế hoạch: “{}”).", "To reach: {} (in the plan: “{}”).";
    AR_NEEDED: "Còn {} tháng, dự kiến {} trường hợp ({}): cần {} đạt yêu cầu ({}).", "{} months to come, {} expected ({}): {} of them must succeed ({}).";
    AR_NEEDED_COUNT: "Còn {} tháng, cần thêm {}.", "{} months to come, {} more needed.";
    AR_BEST: "Nếu mọi trường hợp còn lại đều đạt: {} trên {}.", "If all that is to come succeeds: {} of {}.";
    FROM_LAST_YEAR: "theo cùng kỳ năm trước", "as in the same months of last year";
    FROM_THIS_YEAR: "theo bình quân các tháng năm nay", "by the mean of this year";
    FROM_NOTHING: "chưa có căn cứ dự kiến", "nothing to expect it from";
    AR_FORMULA: "Công thức: {}.", "Counted as: {}.";

    ASK: "Yêu cầu giải trình", "Ask for an explanation";
    ASK_UNIT: "Đơn vị giải trình", "Unit to explain";
    ASK_UNIT_OWN: "Đơn vị phụ trách chỉ tiêu", "The unit in charge of it";
    ASK_MONTH: "Về tháng", "About the month";
    ASK_YEAR: "Cả năm", "The whole year";
    ASK_QUESTION: "Nội dung cần giải trình", "What is to be explained";
    ASK_DUE: "Chậm nhất hết ngày", "No later than";
    ASK_DUE_HELP: "Ngày/tháng/năm, ví dụ 30/11/2026", "Day/month/year, such as 30/11/2026";
    ASK_SEND: "Gửi yêu cầu", "Send";
    ASKED_SAID: "Đã gửi yêu cầu giải trình.", "The request was sent.";
    ASKED: "{} hỏi {}, {}", "{} asked {}, {}";
    ASKED_ABOUT: "Giải trình: {}", "Explanation: {}";
    ASKED_DUE: "Chậm nhất hết ngày {}", "By {}";
    ASKED_OVERDUE: "Quá hạn giải trình", "Overdue";
    ASKED_OPEN: "Chưa giải trình", "Not answered";
    ASKED_DONE: "Đã giải trình", "Answered";
    ASKED_NOBODY: "đơn vị phụ trách", "the unit in charge";
    ANSWER_HERE: "Trả lời tại trang Số liệu tháng", "Answer on the page of monthly values";

    GROWTH: "Phát triển doanh nghiệp", "Growth of enterprises";
    EXITS: "Rút lui khỏi thị trường (tạm ngừng, giải thể, phá sản) năm {}: {}; năm {}: {}.", "Exits (suspended, dissolved, bankrupt) in {}: {}; in {}: {}.";
    EXITS_PER: "Cứ 100 doanh nghiệp gia nhập có {} doanh nghiệp rút lui.", "{} exits for each 100 entries.";
    EXITS_OF_ACTIVE: "So với số doanh nghiệp đang hoạt động đầu năm: {} trên 100.", "Against those active when the year began: {} for each 100.";
    HOUSEHOLDS: "Hộ kinh doanh (theo dõi riêng) năm {}: {} thành lập mới, {} ngừng.", "Household businesses (kept apart) in {}: {} new, {} closed.";
    COUNTS: "Số liệu doanh nghiệp", "Counts of enterprises";

    BOARD: "Nhiệm vụ theo đơn vị, {}", "Tasks by unit, {}";
    BOARD_UNIT: "Đơn vị", "Unit";
    BOARD_TOTAL: "Tổng số", "All";
    BOARD_OVERDUE: "Quá hạn", "Overdue";
    NO_UNIT: "Chưa giao đơn vị", "No unit yet";
    BOARD_EMPTY: "Chưa có nhiệm vụ nào trong kỳ.", "No tasks in this period.";
    FEEDBACK: "Phản ánh đúng hạn theo đơn vị, năm {}", "Feedback on time by unit, {}";
    FEEDBACK_EMPTY: "Năm {} chưa phát sinh phản ánh, kiến nghị.", "No feedback in {} yet.";
    FB_ON_TIME: "Đúng hạn", "On time";
    FB_LATE: "Trễ hạn", "Late";
    FB_OVERDUE: "Quá hạn, chưa trả lời", "Overdue, open";
    FB_RUNNING: "Trong hạn", "Running";
    FB_RATE: "Tỷ lệ", "Rate";
    FB_ALL: "Toàn phường", "The whole ward";

    BEHIND_TITLE: "{}: số liệu gốc {}", "{}: the rows behind it, {}";
    BEHIND_SUM: "Tổng: {}", "The sum: {}";
    BEHIND_MONTHS: "Theo tháng, năm {}", "By month, {}";
    BEHIND_YEARS: "Các năm", "Years";
    BEHIND_YEAR: "Năm", "Year";
    BEHIND_COUNTED: "Số tháng có số liệu", "Months with a value";
    BEHIND_REVISIONS: "Các lần nhập và sửa", "Every revision";
    BEHIND_NO_REVISIONS: "Chưa có lần nhập nào.", "Nothing was entered yet.";
    BEHIND_CASES: "Xem các phản ánh đã tính vào chỉ tiêu này", "The cases that it is counted from";
    BEHIND_ALL_YEAR: "Xem cả năm {}", "The whole year {}";
    REV_NUMBER: "Lần", "No.";
    REV_VALUE: "Giá trị", "Value";
    REV_PARTS: "Tử số / mẫu số", "Numerator / denominator";
    REV_STATE: "Trạng thái", "State";
    REV_SOURCE: "Nguồn", "Source";
    REV_ENTERED: "Người nhập", "Entered by";
    REV_TOUCHED: "Cập nhật gần nhất", "Last change";
    REV_DECIDED: "Người duyệt", "Decided by";
    REV_NOTE: "Ghi chú", "Note";
    REV_PROOF: "Minh chứng", "Proof";
    ST_DRAFT: "Đang nhập", "Being typed";
    ST_SUBMITTED: "Chờ duyệt", "Waiting for approval";
    ST_APPROVED: "Đã duyệt", "Approved";
    ST_RETURNED: "Trả lại", "Returned";

    WALL_TITLE: "Trình chiếu chỉ tiêu năm {}", "Wall screen {}";
    WALL_PAGE: "Trang {}/{}", "Page {} of {}";
    WALL_HELP: "Phím cách hoặc chạm: tạm dừng. Mũi tên: sang trang. F: toàn màn hình. Trang tự chuyển sau 15 giây.", "Space or a tap pauses. Arrows turn. F: full screen. Pages turn every 15 seconds.";
    WALL_PAUSED: "Đang tạm dừng", "Paused";
    WALL_LOST: "Mất kết nối: số liệu có thể đã cũ", "Connection lost: the numbers may be old";
    WALL_BACK: "Về trang Điều hành", "Back to the overview";
    WALL_FULL: "Toàn màn hình", "Full screen";
    WALL_SUMMARY: "Tình hình chung", "Where things stand";
    WALL_PAGES: "Các trang", "Pages";
    FILE_SOURCE: "{}. Số liệu lúc {}.", "{}. As of {}.";

    CH_SAVED: "{}: nhập số liệu", "{}: value entered";
    CH_SUBMITTED: "{}: gửi số liệu chờ duyệt", "{}: value sent to be approved";
    CH_APPROVED: "{}: duyệt số liệu", "{}: value approved";
    CH_RETURNED: "{}: trả lại số liệu", "{}: value returned";
    CH_DEFINED: "{}: thêm hoặc sửa định nghĩa chỉ tiêu", "{}: indicator added or redefined";
    CH_FILE: "Nhập số liệu từ tệp", "Values taken from a file";
    CH_ASKED: "{}: yêu cầu giải trình", "{}: explanation asked for";
    CH_ANSWERED: "{}: đã giải trình", "{}: explained";
    CH_SETTINGS: "Thay đổi cách nhập và tính số liệu", "How numbers are entered and counted was changed";
    CH_YEAR: "Chốt hoặc mở lại số liệu năm", "A year closed or opened";
    CH_BUSINESS: "Cập nhật số liệu doanh nghiệp, hộ kinh doanh", "Counts of businesses changed";
    CH_BUSINESS_APPROVED: "Duyệt số liệu doanh nghiệp, hộ kinh doanh", "Counts of businesses approved";
    CH_TASK_SUBMITTED: "Nhiệm vụ {}: gửi kết quả chờ duyệt", "Task {}: result sent to be approved";
    CH_TASK_ACCEPTED: "Nhiệm vụ {}: kết quả được duyệt", "Task {}: result accepted";
    CH_TASK_RETURNED: "Nhiệm vụ {}: kết quả bị trả lại", "Task {}: result returned";
    CH_TASK_OBSTACLE: "Nhiệm vụ {}: vướng mắc mới hoặc đã trả lời", "Task {}: an obstacle raised or answered";
    CH_TASK: "Nhiệm vụ {}: cập nhật", "Task {}: changed";
}

/// What happened, by its kind.
pub fn changed(kind: &str, code: &str) -> String {
    match kind {
        "indicator.value_saved" => say!(CH_SAVED, code),
        "indicator.value_submitted" => say!(CH_SUBMITTED, code),
        "indicator.value_approved" => say!(CH_APPROVED, code),
        "indicator.value_returned" => say!(CH_RETURNED, code),
        "indicator.added" | "indicator.changed" => say!(CH_DEFINED, code),
        "indicator.file_confirmed" => say!(CH_FILE).to_owned(),
        "indicator.explanation_asked" => say!(CH_ASKED, code),
        "indicator.explanation_answered" => say!(CH_ANSWERED, code),
        "indicator.year_closed" | "indicator.year_opened" => say!(CH_YEAR).to_owned(),
        "indicator.settings_changed" => say!(CH_SETTINGS).to_owned(),
        "board.submitted" => say!(CH_TASK_SUBMITTED, code),
        "board.accepted" => say!(CH_TASK_ACCEPTED, code),
        "board.returned" => say!(CH_TASK_RETURNED, code),
        "board.obstacle_raised" | "board.obstacle_answered" => say!(CH_TASK_OBSTACLE, code),
        "business.approved" => say!(CH_BUSINESS_APPROVED).to_owned(),
        _ if kind.starts_with("board.") => say!(CH_TASK, code),
        _ => say!(CH_BUSINESS).to_owned(),
    }
}

/// Where a revision stands: mark and word.
pub fn state(state: ValueState) -> (&'static str, Text) {
    match state {
        ValueState::Draft => ("in_progress", ST_DRAFT),
        ValueState::Submitted => ("waiting", ST_SUBMITTED),
        ValueState::Approved => ("met", ST_APPROVED),
        ValueState::Returned => ("returned", ST_RETURNED),
    }
}
