//! Words of my day.

use super::{Text, task};
use crate::say;

crate::words! {
    TITLE: "Hôm nay, {} {}", "Today, {} {}";
    NOTHING: "Hôm nay chưa có việc nào chờ Ông/Bà.", "Nothing waits for you today.";
    WAITING: "{} việc cần Ông/Bà xử lý: {}.", "{} things wait for you: {}.";
    COUNT_RETURNED: "{} bị trả lại", "{} returned";
    COUNT_DECIDE: "{} chờ quyết định", "{} to decide";
    COUNT_DUE: "{} đến hạn", "{} due";
    COUNT_WORK: "{} đầu việc", "{} jobs";
    COUNT_MENTIONS: "{} ghi chú nhắc đến", "{} mentions";
    RETURNED: "Trả lại cho tôi", "Returned to me";
    RETURNED_EMPTY: "Kết quả bị trả lại sẽ hiện ở đây.", "Results that are returned will stand here.";
    RETURNED_SAYING: "“{}” {}, {}", "“{}” {}, {}";
    TO_DECIDE: "Chờ tôi quyết định", "Waiting for my decision";
    TO_DECIDE_EMPTY: "Kết quả chờ duyệt và vướng mắc cần quyết định sẽ hiện ở đây.",
        "Results to be accepted and obstacles to be decided will stand here.";
    SUBMITTED: "{}: trình bởi {}, {}", "{}: submitted by {}, {}";
    SUBMITTED_BARE: "{}: chờ duyệt", "{}: waits for review";
    OBSTACLE_ASKS: "Vướng mắc, đề nghị quyết định: {}", "Obstacle, decision asked for: {}";
    OBSTACLE: "Vướng mắc: {}", "Obstacle: {}";
    DUE: "Của tôi và đến hạn", "Mine and due";
    DUE_EMPTY: "Nhiệm vụ và đầu việc của Ông/Bà sẽ hiện ở đây khi đến hạn.", "Your tasks and jobs will stand here when they are due.";
    NOT_UPDATED: "{} chưa cập nhật", "{} not updated";
    WORK: "Đầu việc của tôi", "My jobs";
    WORK_EMPTY: "Đầu việc giao cho Ông/Bà sẽ hiện ở đây.", "Jobs that are given to you will stand here.";
    WORK_OF: "Đầu việc của {}, chậm nhất {}", "Job of {}, by {}";
    WORK_OF_UNDATED: "Đầu việc của {}, chưa có ngày", "Job of {}, without a date";
    DAYS_LEFT: "Còn {} ngày", "{} days left";
    DUE_TODAY: "Hết hôm nay", "Due today";
    MENTIONS: "Nhắc đến tôi", "Mentions of me";
    MENTIONS_EMPTY: "Ghi chú có tên Ông/Bà sẽ hiện ở đây.", "Notes with your name will stand here.";
    OPEN_BOARD: "Mở bảng nhiệm vụ", "Open the task board";
    COUNT_CASES: "{} phản ánh", "{} cases";
    COUNT_REQUESTS: "{} yêu cầu xóa dữ liệu", "{} requests for deletion";
    COUNT_QUESTIONS: "{} câu hỏi đối thoại", "{} questions of dialogues";
    COUNT_RESULTS: "{} kết quả đối thoại", "{} results of dialogues";
    COUNT_PROMISES: "{} cam kết", "{} promises";
    NOTICES: "Thông báo", "Notices";
    SEEN: "Đã xem", "Seen";
    ANSWERS: "Câu trả lời phản ánh chờ duyệt", "Answers that wait for approval";
    CASES: "Phản ánh, kiến nghị của tôi", "My cases";
    TO_SORT: "Phản ánh, kiến nghị chưa giao xử lý", "Cases to be given out";
    UNANSWERED: "Người gửi không bổ sung trong thời hạn: xử lý tiếp hoặc không tiếp nhận", "The sender gave nothing in time: go on, or do not accept";
    COUNT_STEPS: "{} bước đến hạn", "{} steps due";
    STEPS: "Bước xử lý sắp hết hoặc đã quá thời hạn", "Steps whose limits end or have ended";
    STEP_DUE: "{}: chậm nhất hết ngày {}", "{}: by the end of {}";
    REQUESTS: "Yêu cầu xóa dữ liệu cá nhân chờ giải quyết", "Requests for deletion of personal data";
    REQUEST: "Người gửi đề nghị xóa dữ liệu cá nhân", "The sender asks for deletion of personal data";
    REQUEST_DUE: "Gửi lúc {}, giải quyết chậm nhất hết ngày {}", "Asked at {}, to be decided by the end of {}";
    QUESTIONS: "Câu hỏi đối thoại chờ trả lời", "Questions of dialogues to be answered";
    QUESTION_OF: "Câu hỏi {}, đối thoại lúc {}", "Question {}, dialogue at {}";
    RESULTS: "Kết quả đối thoại cần thông báo", "Results of dialogues to be published";
    RESULT_BY: "Thông báo kết quả chậm nhất hết ngày {}", "To be published by {}";
    PROMISES: "Cam kết tại đối thoại chưa thực hiện", "Promises of dialogues that are not kept yet";
    CASE_DUE: "Chậm nhất hết ngày {}", "Due by the end of {}";
    CASE_UNDATED: "Không tính thời hạn", "No clock runs";
    CASE_LEFT: "Còn {} ngày làm việc", "{} working days left";
    CASE_LAST_DAY: "Hết hôm nay", "Due today";
    NO_PLAN: "Chưa có kế hoạch của năm nay, nên chưa có việc nào.", "There is no plan of this year yet, so there is no work.";
    OPEN_PLAN: "Nhập kế hoạch", "Import the plan";
}

/// How many days are left until a job's date, or have passed since; with the mark of the warning.
pub fn days_left(days: i32) -> Option<(&'static str, String)> {
    match days {
        ..0 => Some(("late", say!(task::DUE_OVERDUE, days.unsigned_abs()))),
        0 => Some(("at_risk", say!(DUE_TODAY).to_owned())),
        1..=7 => Some(("at_risk", say!(DAYS_LEFT, days))),
        _ => None,
    }
}

/// The summary of what waits, without what does not.
pub fn counted(counts: &[(Text, usize)]) -> String {
    let said = counts.iter().filter(|(_, many)| *many > 0).map(|(words, many)| say!(*words, many));
    said.collect::<Vec<_>>().join(", ")
}
