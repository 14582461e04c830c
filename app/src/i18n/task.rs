//! Words of a task's page.

use domain::board::{Due, Happened, Intent, Point, State, StateKind};

use super::{Text, board, day};
use crate::say;

crate::words! {
    TAB_TITLE: "{} {}", "{} {}";
    PATH: "Đường dẫn", "Path";
    GROUP: "Nhóm {}", "Group {}";
    IN_THIS_PAGE: "Trong trang này", "On this page";
    NAV_PERIOD: "Kết quả kỳ", "Result";
    NAV_TEXT: "Nội dung", "Text";
    NAV_WORK: "Đầu việc", "Jobs";
    NAV_OBSTACLES: "Vướng mắc", "Obstacles";
    NAV_NOTES: "Trao đổi", "Notes";
    NAV_FACTS: "Thông tin", "Facts";
    NAV_HISTORY: "Lịch sử", "History";
    GONE: "Nhiệm vụ này không còn trong kế hoạch; nội dung cũ vẫn xem được.",
        "This task is no longer in the plan; what was written can still be read.";
    SUGGESTED: "Đề xuất: {}", "Suggested: {}";

    RESULT_OF: "Kết quả {}", "Result of {}";
    OTHER_PERIOD: "Kỳ khác", "Other periods";
    RESULT: "Kết quả đã làm được", "What was done";
    RESULT_HELP: "Viết như trong báo cáo: việc gì, bao nhiêu, khi nào.", "As in a report: what, how many, when.";
    RESULT_NONE: "Chưa ghi kết quả trong kỳ này.", "No result has been written for this period.";
    QUANTITY: "Số lượng", "Quantity";
    QUANTITY_UNIT: "Đơn vị tính", "Unit of counting";
    QUANTITY_UNIT_HELP: "Ví dụ: văn bản, hộ, buổi.", "For example: documents, households, sessions.";
    NOTHING_OCCURRED: "Không phát sinh trong kỳ", "Nothing occurred in this period";
    NOTHING_OCCURRED_HELP: "Vẫn cần một câu giải thích ở ô kết quả.", "A sentence in the result field must still say why.";
    SUBMIT: "Trình duyệt", "Submit for review";
    SAVE_DRAFT: "Lưu nháp", "Save draft";
    SAVED: "Đã lưu.", "Saved.";
    SUBMITTED_BY: "Người trình", "Submitted by";
    REVIEWED_BY: "Người duyệt", "Reviewed by";
    WHO_WHEN: "{}, {}", "{}, {}";
    WHY_NOTHING: "Lý do không phát sinh", "Why nothing occurred";
    WAITS_FOR_YOU: "Kết quả kỳ đang chờ Ông/Bà duyệt.", "The result waits for your review.";
    WAITS: "Kết quả kỳ đang chờ lãnh đạo duyệt.", "The result waits for a leader's review.";
    SUBMITTED_AT: "{} trình lúc {}.", "Submitted by {} at {}.";
    RETURNED: "Kết quả được trả lại để hoàn thiện.", "The result was returned.";
    RETURNED_SAYING: "“{}” {}, {}.", "“{}” {}, {}.";
    COMPLETE: "Kỳ này đã hoàn thành.", "This period is complete.";
    BLOCKED_NOW: "Nhiệm vụ đang vướng mắc; xem mục Vướng mắc bên dưới.", "The task is blocked; see Obstacles below.";
    JUST_CHANGED: "{} vừa cập nhật nhiệm vụ này lúc {}; hiện ở “{}”.", "{} has just updated this task at {}; it is now in “{}”.";
    JUST_CHANGED_UNKNOWN: "Nhiệm vụ này vừa được cập nhật; hiện ở “{}”.", "This task has just been updated; it is now in “{}”.";
    TYPED_KEPT: "Nội dung Ông/Bà nhập được giữ nguyên bên dưới; đề nghị xem lại rồi gửi.",
        "What you typed is kept below; please look again, then send.";
    NEW_RESULT: "Kết quả vừa được ghi: “{}”", "The result as it was written: “{}”";
    TYPED_UNSENT: "Nội dung Ông/Bà đã nhập nhưng chưa gửi được:", "What you typed and could not send:";
    REVIEW_NOTE: "Ý kiến", "Remark";
    REVIEW_NOTE_WHEN: "Bắt buộc khi trả lại.", "Needed when you return it.";
    ACCEPT: "Duyệt kết quả", "Accept";
    GIVE_BACK: "Trả lại", "Return";

    CHANGE_STATE: "Chuyển trạng thái", "Change the state";
    MOVE_NOTE: "Lý do hoặc vướng mắc", "Reason or obstacle";
    MOVE_NOTE_FOR: "Cần ghi khi chuyển sang: {}.", "Needed for: {}.";
    CANNOT_MOVE: "Chưa chuyển được sang:", "Not possible:";
    CANNOT_MOVE_BECAUSE: "{}: {}", "{}: {}";
    BACK_TO_WORK: "Mở lại, tiếp tục thực hiện", "Reopen";
    OCCURRED_AFTER_ALL: "Có phát sinh, tiếp tục thực hiện", "Something occurred after all";

    EVIDENCE: "Minh chứng", "Evidence";
    NO_EVIDENCE: "Chưa có minh chứng trong kỳ này.", "There is no evidence for this period.";
    NEEDS_EVIDENCE: "Nhiệm vụ này cần ít nhất một minh chứng trước khi trình duyệt.",
        "This task needs at least one piece of evidence before it is submitted.";
    REMOVE_EVIDENCE: "Bỏ minh chứng {}", "Take away {}";
    KIND_LINK: "Liên kết", "Link";
    KIND_DOCUMENT: "Văn bản", "Document";
    KIND_DOCUMENT_OF: "Văn bản ngày {}", "Document of {}";
    KIND_FILE: "Tệp", "File";
    ADD_FILE: "Thêm tệp", "Add a file";
    CHOOSE_FILE: "Chọn tệp", "Choose a file";
    FILE_HELP: "Ảnh, PDF, Word, Excel; mỗi tệp tối đa 20 MB. Vị trí chụp được xóa khỏi ảnh.",
        "Pictures, PDF, Word, Excel; 20 MB a file. The place where a picture was taken is removed from it.";
    UPLOAD: "Tải lên", "Upload";
    ADD_LINK: "Thêm liên kết", "Add a link";
    ADDRESS: "Địa chỉ", "Address";
    LINK_TITLE: "Tên gọi", "Title";
    ADD_DOCUMENT: "Thêm số văn bản", "Add a document's number";
    DOCUMENT_NUMBER: "Số, ký hiệu", "Number and symbol";
    DOCUMENT_DATE: "Ngày văn bản", "Date of the document";
    DOCUMENT_TITLE: "Trích yếu", "Subject";

    TEXT_OF_TASK: "Nội dung nhiệm vụ", "The task";
    SOURCE: "{}, nhóm {}, dòng {}", "{}, group {}, line {}";
    QUOTED: "Nguyên văn trong kế hoạch", "As the plan words it";

    FACTS: "Thông tin", "Facts";
    WARD_ROLE: "Vai trò của phường", "The ward's part";
    TERM: "Thời hạn", "Term";
    LEAD_UNIT: "Đơn vị chủ trì", "Leading unit";
    SUPPORT_UNITS: "Đơn vị phối hợp", "Supporting units";
    OFFICER: "Cán bộ phụ trách", "Officer in charge";
    NOT_SAID: "Kế hoạch không ghi", "The plan does not say";
    NOT_ASSIGNED: "Chưa giao", "Not assigned";
    DUE_AHEAD: "Chậm nhất {}, còn {} ngày làm việc", "By {}, {} working days left";
    DUE_SETTLED: "Chậm nhất {}, đã có kết quả", "By {}, the result is in";
    DUE_SOON: "Sắp đến hạn", "Due soon";
    DUE_OVERDUE: "Quá hạn {} ngày", "{} days overdue";
    DUE_BY: "Chậm nhất {}", "By {}";
    ASSIGN: "Giao đơn vị", "Assign units";
    ACCEPT_SUGGESTION: "Nhận đề xuất: {}", "Accept the suggestion: {}";
    SUPPORT_HELP: "Chọn các đơn vị cùng làm.", "Choose the units that help.";
    NEEDS_EVIDENCE_CHOICE: "Cần minh chứng khi trình duyệt", "Evidence is needed to submit";

    SIX_POINTS: "6 rõ", "Six clear points";
    ALL_CLEAR: "Đã đủ", "All clear";
    MISSING: "Còn thiếu {}", "{} missing";
    PERSON: "Rõ người", "Person";
    WORK: "Rõ việc", "Work";
    TIME: "Rõ thời gian", "Time";
    RESPONSIBILITY: "Rõ trách nhiệm", "Responsibility";
    PRODUCT: "Rõ sản phẩm", "Product";
    AUTHORITY: "Rõ thẩm quyền", "Authority";
    NO_PERSON: "Chưa giao cán bộ phụ trách", "No officer is in charge";
    NO_WORK: "Tên gọi ngắn còn là đề xuất", "The short title is still a suggestion";
    NO_TIME: "Chưa rõ thời hạn", "The term is not understood";
    NO_RESPONSIBILITY_UNIT: "Chưa có đơn vị chủ trì", "No unit leads";
    NO_RESPONSIBILITY: "Chưa ghi trách nhiệm của đơn vị chủ trì", "The leading unit's responsibility is not written down";
    NO_PRODUCT: "Chưa ghi sản phẩm", "The product is not named";
    NO_AUTHORITY: "Chưa ghi ai ký, ai phê duyệt", "It is not written down who signs and approves";
    TERM_TO: "{}; kỳ này đến hết {}", "{}; this period ends on {}";
    EDIT_POINTS: "Bổ sung 6 rõ", "Fill in the six points";
    SHORT_TITLE: "Tên gọi ngắn", "Short title";
    SHORT_TITLE_HELP: "Lưu lại là xác nhận tên gọi này.", "Saving confirms it.";
    PRODUCT_FIELD: "Sản phẩm", "Product";
    RESPONSIBILITY_FIELD: "Trách nhiệm", "Responsibility";
    AUTHORITY_FIELD: "Thẩm quyền ký, phê duyệt", "Who signs and approves";

    WORK_ITEMS: "Đầu việc", "Jobs";
    WORK_DONE_OF: "{} / {} đã xong", "{} of {} done";
    WORK_EMPTY: "Chia nhiệm vụ thành những việc nhỏ, có người làm và ngày xong.",
        "Divide the task into small jobs with a person and a date.";
    WORK_DUE: "chậm nhất {}", "by {}";
    WORK_FINISHED: "{} xong {}", "{} finished it on {}";
    WORK_LATE: "Quá hạn", "Overdue";
    WORK_FROM_CASE: "Từ phản ánh, kiến nghị", "Out of the feedback";
    NO_CHECKS: "Chưa có danh sách kiểm tra.", "There is no checklist yet.";
    ADD_CHECK: "Thêm mục kiểm tra", "Add a line";
    FINISH: "Đánh dấu đã xong", "Mark as done";
    UNFINISH: "Mở lại đầu việc", "Reopen";
    EDIT_WORK: "Sửa đầu việc", "Change this job";
    ADD_WORK: "Thêm đầu việc", "Add a job";
    WORK_TITLE: "Việc cần làm", "What is to be done";
    ASSIGNEE: "Người làm", "Who";
    BY_DATE: "Chậm nhất", "By";
    DATE_HELP: "Dạng ngày/tháng/năm, ví dụ 27/11/2026.", "Day/month/year, for example 27/11/2026.";

    OBSTACLES: "Vướng mắc", "Obstacles";
    OBSTACLES_EMPTY: "Chưa có vướng mắc nào được báo.", "No obstacle has been reported.";
    DECISION_ASKED: "Đề nghị quyết định: {}", "Decision asked for: {}";
    LEADER_SAYS: "Ý kiến lãnh đạo: ", "The leader's answer: ";
    RAISE: "Báo vướng mắc", "Report an obstacle";
    OBSTACLE: "Vướng mắc", "Obstacle";
    DECISION: "Đề nghị quyết định điều gì", "Which decision is asked for";
    SEND_LEADER: "Gửi lãnh đạo", "Send to the leaders";
    ANSWER: "Ý kiến quyết định", "Your decision";
    SEND_ANSWER: "Gửi ý kiến", "Send the decision";

    NOTES: "Trao đổi", "Notes";
    NOTES_EMPTY: "Chưa có ghi chú nào.", "There are no notes yet.";
    NOTE: "Ghi chú", "Note";
    NOTE_HELP: "Gõ @ và tên đăng nhập để báo cho một người.", "Type @ and a user name to tell somebody.";
    MENTION: "Nhắc đến một người", "Mention somebody";
    MENTION_NOBODY: "Không nhắc ai", "Nobody";
    SEND_NOTE: "Gửi ghi chú", "Send";

    DIALOGUES: "Đối thoại và cam kết", "Dialogues and promises";
    HISTORY: "Lịch sử", "History";
    HISTORY_EMPTY: "Chưa có thay đổi nào.", "Nothing has happened yet.";
    EARLIER: "Trước đó ({})", "Earlier ({})";
    THE_PROGRAM: "Hệ thống", "The system";
    H_MOVED: "Chuyển từ {} sang {}", "Moved from {} to {}";
    H_MOVED_TO: "Chuyển sang {}", "Moved to {}";
    H_SUBMITTED: "Trình duyệt kết quả {}", "Submitted the result of {}";
    H_ACCEPTED: "Duyệt kết quả {}", "Accepted the result of {}";
    H_RETURNED: "Trả lại kết quả {}", "Returned the result of {}";
    H_REOPENED: "Mở lại {}", "Reopened {}";
    H_NO_OCCURRENCE: "Ghi nhận không phát sinh trong {}", "Nothing occurred in {}";
    H_REPORTED: "Ghi kết quả {}", "Wrote the result of {}";
    H_EVIDENCE_ADDED: "Thêm minh chứng", "Added evidence";
    H_EVIDENCE_REMOVED: "Bỏ minh chứng", "Took evidence away";
    H_OBSTACLE_RAISED: "Báo vướng mắc", "Reported an obstacle";
    H_OBSTACLE_ANSWERED: "Trả lời vướng mắc", "Answered an obstacle";
    H_NOTE: "Ghi chú", "Wrote a note";
    H_WORK_ADDED: "Thêm đầu việc", "Added a job";
    H_WORK_CHANGED: "Sửa đầu việc", "Changed a job";
    H_WORK_DONE: "Xong đầu việc", "Finished a job";
    H_WORK_REOPENED: "Mở lại đầu việc", "Reopened a job";
    H_CHECK_ADDED: "Thêm mục kiểm tra", "Added a line to a checklist";
    H_TICKED: "Đánh dấu mục kiểm tra", "Ticked a line";
    H_UNTICKED: "Bỏ đánh dấu mục kiểm tra", "Unticked a line";
    H_ASSIGNED: "Giao đơn vị, cán bộ", "Assigned units and officer";
    H_POINTS: "Bổ sung 6 rõ", "Filled in the six points";
    H_OTHER: "Cập nhật nhiệm vụ", "Updated the task";
}

/// How a task stands to its last day, in words, with the mark of a warning if it needs one.
pub fn due(due: Due) -> Option<(Option<&'static str>, String)> {
    match due {
        Due::Undated => None,
        Due::Ahead { on, working_days } => Some((None, say!(DUE_AHEAD, day(on), working_days))),
        Due::Soon { .. } => Some((Some("at_risk"), say!(DUE_SOON).to_owned())),
        Due::Overdue { days, .. } => Some((Some("late"), say!(DUE_OVERDUE, days))),
        Due::Settled { on } => Some((None, say!(DUE_SETTLED, day(on)))),
    }
}

/// The name of one of the six points.
pub fn point(point: Point) -> Text {
    match point {
        Point::Person => PERSON,
        Point::Work => WORK,
        Point::Time => TIME,
        Point::Responsibility => RESPONSIBILITY,
        Point::Product => PRODUCT,
        Point::Authority => AUTHORITY,
    }
}

/// What a button says that makes this move.
pub fn move_to(to: StateKind, intent: Option<Intent>) -> Text {
    match intent {
        Some(Intent::Submit) => SUBMIT,
        Some(Intent::Accept) => ACCEPT,
        Some(Intent::GiveBack) => GIVE_BACK,
        Some(Intent::Reopen) => BACK_TO_WORK,
        Some(Intent::WithdrawNoOccurrence) => OCCURRED_AFTER_ALL,
        Some(Intent::Place | Intent::Block | Intent::DeclareNoOccurrence) | None => board::state(to),
    }
}

/// What a state's notice says above the result, if it says anything.
pub fn standing(state: &State) -> Option<Text> {
    match state {
        State::InProgress { returned: Some(_) } => Some(RETURNED),
        State::Blocked => Some(BLOCKED_NOW),
        State::Submitted { .. } => Some(WAITS),
        State::Accepted { .. } => Some(COMPLETE),
        State::NotStarted | State::InProgress { returned: None } | State::NoOccurrence { .. } => None,
    }
}

/// An event of the history as a sentence.
pub fn happened(event: &Happened) -> String {
    let period = || event.period.map(board::period).unwrap_or_default();
    match event.kind.as_str() {
        "board.moved" => match (event.from, event.to) {
            (Some(from), Some(to)) => say!(H_MOVED, say!(board::state(from)), say!(board::state(to))),
            (None, Some(to)) => say!(H_MOVED_TO, say!(board::state(to))),
            _ => say!(H_OTHER).to_owned(),
        },
        "board.submitted" => say!(H_SUBMITTED, period()),
        "board.accepted" => say!(H_ACCEPTED, period()),
        "board.returned" => say!(H_RETURNED, period()),
        "board.reopened" => say!(H_REOPENED, period()),
        "board.no_occurrence" => say!(H_NO_OCCURRENCE, period()),
        "board.reported" => say!(H_REPORTED, period()),
        other => say!(plain_event(other)).to_owned(),
    }
}

fn plain_event(kind: &str) -> Text {
    match kind {
        "board.evidence_added" => H_EVIDENCE_ADDED,
        "board.evidence_removed" => H_EVIDENCE_REMOVED,
        "board.obstacle_raised" => H_OBSTACLE_RAISED,
        "board.obstacle_answered" => H_OBSTACLE_ANSWERED,
        "note.written" => H_NOTE,
        "work.added" => H_WORK_ADDED,
        "work.changed" => H_WORK_CHANGED,
        "work.done" => H_WORK_DONE,
        "work.reopened" => H_WORK_REOPENED,
        "work.check_added" => H_CHECK_ADDED,
        "work.ticked" => H_TICKED,
        "work.unticked" => H_UNTICKED,
        "plan.units_set" => H_ASSIGNED,
        "plan.points_set" => H_POINTS,
        _ => H_OTHER,
    }
}
