//! Words of the board and its tasks.

use domain::board::{Column, Only, Sort, StateKind, TermKind, View, WardRole};
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
    VIEWS: "Cách xem", "Views";
    VIEW_BOARD: "Bảng", "Board";
    VIEW_LIST: "Danh sách", "List";
    VIEW_REGISTER: "Sổ in", "Register";
    PERIOD: "Kỳ", "Period";
    CHOOSE_PERIOD: "Chọn kỳ", "Choose a period";
    THIS_PERIOD: "(kỳ này)", "(now)";
    RELEASE: "Công bố tiến độ của kỳ này", "Publish the progress of this period";
    RELEASE_HOW: "Trạng thái hiện tại của các nhiệm vụ sẽ hiện trên trang công khai.",
        "Where the tasks stand now will show on the public pages.";
    RELEASED: "{} đã công bố lúc {}.", "{} published it at {}.";
    FILTER: "Lọc", "Filter";
    CLEAR_FILTERS: "Xóa lọc", "Clear filters";
    SEARCH: "Tìm nhiệm vụ", "Find a task";
    SEARCH_EXAMPLE: "Tìm: đối thoại, II.4…", "Find: dialogue, II.4…";
    GROUP: "Nhóm", "Group";
    ROLE: "Vai trò", "Role";
    UNIT: "Đơn vị", "Unit";
    LEAD_UNIT: "Đơn vị chủ trì", "Unit in the lead";
    NO_LEAD: "Chưa giao đơn vị", "No unit yet";
    STANDING: "Tình trạng", "Standing";
    ONLY_OVERDUE: "Quá hạn", "Overdue";
    TERM: "Thời hạn", "Term";
    ORDER: "Xếp theo", "Order";
    ORDER_PLAN: "Thứ tự kế hoạch", "Order of the plan";
    ORDER_DUE: "Ngày đến hạn", "Nearest date";
    ORDER_TOUCHED: "Mới cập nhật", "Last updated";
    MINE: "Của tôi", "Mine";
    NOTHING_FOUND: "Không có nhiệm vụ nào khớp với bộ lọc này.", "No task matches these filters.";
    COLUMNS: "Cột của bảng", "Columns of the board";
    TASKS: "nhiệm vụ", "tasks";
    EVIDENCE_COUNT: "minh chứng", "pieces of evidence";
    OPEN_WORK: "đầu việc đang mở", "open work items";
    TOUCHED: "{}, {}", "{}, {}";
    UNTOUCHED: "Chưa có ai cập nhật", "Nobody has updated it";
    SUGGESTED_UNIT: "Đề xuất: {}", "Suggested: {}";
    OVERDUE: "Quá hạn {} ngày", "{} days overdue";
    DUE_SOON: "Sắp đến hạn: {}", "Due soon: {}";
    DUE_BY: "Chậm nhất {}", "By {}";
    MOVE_TASK: "Chuyển {}", "Move {}";
    MOVE_TO: "{} · Chuyển sang", "{} · Move to";
    MOVE_DIALOG: "Chuyển {} sang “{}”", "Move {} to “{}”";
    DO_MOVE: "Chuyển", "Move";
    MOVED: "Đã chuyển {} sang “{}”.", "{} moved to “{}”.";
    JUST_CHANGED: "{} vừa cập nhật", "{} has just changed this";
    ASK_OBSTACLE: "Vướng mắc là gì?", "What is the obstacle?";
    ASK_NO_OCCURRENCE: "Vì sao kỳ này không phát sinh?", "Why did nothing occur in this period?";
    ASK_NOTE: "Lý do, nội dung cần làm tiếp", "Why, and what is still to be done";
    KEYS: "Phím tắt", "Keys";
    KEY_SEARCH: "Tìm nhiệm vụ", "Find a task";
    KEY_WALK: "Xuống, lên một nhiệm vụ", "Down, up one task";
    KEY_MOVE: "Mở danh sách chuyển", "Open the moves";
    KEY_HELP: "Mở bảng này", "Open this table";
    LIST: "Danh sách nhiệm vụ", "List of tasks";
    REGISTER: "Sổ theo dõi nhiệm vụ", "Register of tasks";
    SUMMARY: "{} nhiệm vụ, {}: {}", "{} tasks, {}: {}";
    CODE: "Mã", "Code";
    TASK: "Nhiệm vụ", "Task";
    STATE: "Trạng thái", "State";
    EVIDENCE: "Minh chứng", "Evidence";
    UPDATED: "Cập nhật", "Updated";
    PRINT: "In", "Print";
    PAPER: "Khổ A4 ngang.", "A4 landscape.";
    REGISTER_TITLE: "SỔ THEO DÕI NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU", "REGISTER OF MAIN TASKS AND SOLUTIONS";
    REGISTER_DATE: "{}, số liệu đến ngày {}", "{}, as of {}";
    NUMBER: "STT", "No.";
    LEAD_COLUMN: "Nhiệm vụ chủ trì", "Leads";
    COORDINATE_COLUMN: "Nhiệm vụ phối hợp", "Coordinates";
    TERM_COLUMN: "Thời hạn hoàn thành", "Term";
    RESULT: "Kết quả kỳ", "Result of the period";
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

/// The word of a standing that a list is narrowed to.
pub fn only(only: Only) -> Text {
    match only {
        Only::Overdue => ONLY_OVERDUE,
        Only::NoOccurrence => NO_OCCURRENCE,
        Only::At(of) => column(of),
    }
}

/// The name of a layout.
pub fn view(view: View) -> Text {
    match view {
        View::Board => VIEW_BOARD,
        View::List => VIEW_LIST,
        View::Register => VIEW_REGISTER,
    }
}

/// The name of an order.
pub fn sort(sort: Sort) -> Text {
    match sort {
        Sort::Plan => ORDER_PLAN,
        Sort::Due => ORDER_DUE,
        Sort::Touched => ORDER_TOUCHED,
    }
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
