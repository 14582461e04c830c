//! Words of the plan: its parts as read from a document, what is open, what changes.

use domain::plan::{Field, Op, OpenPoint, ReportKind, Target, Why};
use jiff::civil::Date;

use super::{Lang, Text, day, lang};
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

crate::words! {
    TITLE: "Kế hoạch của phường", "The ward's plan";
    IN_FORCE: "Kế hoạch năm {} đang thực hiện", "Plan of {} in force";
    NO_PLAN: "Chưa có kế hoạch nào. Tải văn bản kế hoạch đã ký lên để xem trước; chỉ khi Ông/Bà chấp nhận, kế hoạch mới được đưa vào bảng nhiệm vụ.",
        "There is no plan yet. Upload the signed document to preview it; it goes onto the board only when you accept it.";
    ACCEPTED: "Đã chấp nhận. Kế hoạch và bảng nhiệm vụ đã được cập nhật; công việc đã ghi trên các nhiệm vụ vẫn giữ nguyên.",
        "Accepted. Plan and board are up to date; the work on tasks is as it was.";
    DROPPED: "Đã bỏ bản tải lên. Kế hoạch đang thực hiện không thay đổi.", "The upload was dropped. The plan in force did not change.";
    SEE_BOARD: "Mở bảng nhiệm vụ", "Open the board";
    SEE_PUBLIC: "Xem bản công khai", "See what the public reads";
    ISSUER: "Cơ quan ban hành", "Issued by";
    NUMBER: "Số, ký hiệu", "Number and symbol";
    NUMBER_HELP: "Ví dụ: 45/KH-UBND", "For example: 45/KH-UBND";
    ISSUED_ON: "Ngày ban hành", "Date of issue";
    ISSUED_ON_HELP: "Ngày/tháng/năm, ví dụ 05/03/2026", "Day/month/year, for example 05/03/2026";
    NOT_SAID: "Văn bản để trống", "The document leaves it blank";
    FILE: "Tệp nguồn", "Source file";
    FIRST_TAKEN_IN: "Đưa vào lần đầu", "First taken in";
    STATE_IDENTITY: "Ghi số và ngày của kế hoạch", "State number and date of the plan";

    UPLOAD_TITLE: "Tải văn bản kế hoạch lên", "Upload a plan document";
    CHOOSE_FILE: "Chọn tệp", "Choose a file";
    UPLOAD: "Tải lên và xem trước", "Upload and preview";
    UPLOAD_HELP: "Word (.docx) hoặc văn bản (.txt, UTF-8), tối đa 20 MB. Sau khi tải lên, Ông/Bà xem trước rồi mới chấp nhận.",
        "Word (.docx) or text (.txt, UTF-8) of at most 20 MB. You see a preview before anything is accepted.";
    YEAR: "Năm của kế hoạch", "Year of the plan";
    YEAR_HELP: "Chỉ cần nhập khi văn bản không ghi năm.", "Only needed where the document does not say it.";
    WAITING: "Bản tải lên đang chờ quyết định", "Uploads that wait for a decision";
    WAITING_NONE: "Không có bản nào đang chờ.", "Nothing waits.";
    ABOUT_BY: "Năm {}, {} tải lên lúc {}", "For {}, uploaded by {} at {}";
    ABOUT: "Năm {}, tải lên lúc {}", "For {}, uploaded at {}";

    OPEN_TITLE: "Văn bản chưa nêu, cần bổ sung", "Not said by the document, still to be given";
    OPEN_NONE: "Không còn nội dung nào phải bổ sung.", "Nothing is left to be given.";
    MISREAD_TITLE: "Chữ có thể đọc nhầm", "Words that may be misread";
    MISREAD_HOW: "Văn bản gốc luôn được giữ nguyên. Chấp nhận chỉ sửa chữ hiển thị.",
        "The document itself is always kept as it is. Accepting changes only the words that are shown.";
    MISREAD_LATER: "Sau khi kế hoạch được chấp nhận, từng chỗ được quyết định ở trang kế hoạch.",
        "Each is decided on the plan's page once the plan was accepted.";
    MISREAD: "“{}” có thể là “{}”", "“{}” may be “{}”";
    CORRECT: "Sửa thành “{}”", "Change to “{}”";
    KEEP: "Giữ như văn bản", "Keep as written";
    UNREAD_TITLE: "Chỗ chưa hiểu được", "What was not understood";
    UNREAD_HOW: "Phần còn lại của văn bản vẫn được đưa vào; các dòng dưới đây cần người xem lại.",
        "The rest of the document still goes in; somebody has to look at these lines.";
    LINE: "Dòng {}", "Line {}";
    QUOTE: "Nguyên văn", "As written";

    PREVIEW_TITLE: "Xem trước: {}", "Preview: {}";
    FIGURES: "Đọc được từ văn bản", "Found in the document";
    FIGURE_GROUPS: "Nhóm nhiệm vụ", "Groups";
    FIGURE_TASKS: "Nhiệm vụ", "Tasks";
    FIGURE_LEAD: "Phường chủ trì", "The ward leads";
    FIGURE_COORDINATE: "Phường phối hợp", "The ward coordinates";
    FIGURE_NO_ROLE: "Không ghi vai trò", "No role given";
    FIGURE_TERM: "Thời hạn: {}", "Term: {}";
    FIGURE_INDICATORS: "Chỉ tiêu", "Indicators";
    FIGURE_REPORTS: "Nhiệm vụ báo cáo", "Report duties";
    SUM_AGREES: "Văn bản ghi tổng số {} nhiệm vụ, đọc được đủ {}.", "The document says {} tasks in all, and {} were found.";
    SUM_DIFFERS: "Văn bản ghi tổng số {} nhiệm vụ nhưng đọc được {}. Đề nghị đối chiếu bảng trước khi chấp nhận.",
        "The document says {} tasks in all, but {} were found. Please compare the table before you accept.";

    CHANGES: "Thay đổi so với kế hoạch đang lưu: {}", "Changes to the stored plan: {}";
    CHANGES_HOW: "Chỉ những thay đổi được chọn mới được áp dụng. Công việc đã ghi trên nhiệm vụ không bị mất, kể cả khi nhiệm vụ đổi số hoặc không còn trong văn bản.",
        "Only what is chosen is applied. Work on a task is never lost, even if the task gets another number or is no longer in the document.";
    CHANGES_NONE: "Văn bản này không khác kế hoạch đang lưu nên không có gì để chấp nhận.",
        "This document does not differ from the stored plan; there is nothing to accept.";
    OLD: "Đang lưu", "Stored";
    NEW: "Văn bản mới", "New document";
    ADDED: "Thêm {}", "Added: {}";
    GONE: "Không còn {}", "Gone: {}";
    CHANGED: "Đổi {}: {}", "Changed: {}: {}";
    GONE_TASK: "Nhiệm vụ rời khỏi bảng; công việc và minh chứng đã ghi vẫn được lưu.",
        "The task leaves the board; its work and evidence are kept.";
    RENUMBERED: "Công việc đã ghi đi theo nhiệm vụ sang số mới.", "The work goes with the task to its new number.";
    EMPTY: "(để trống)", "(empty)";
    FIRST: "Năm này chưa có kế hoạch nên toàn bộ văn bản sẽ được đưa vào.", "There is no plan of this year yet, so the whole document goes in.";
    ACCEPT_WHOLE: "Chấp nhận kế hoạch", "Accept the plan";
    ACCEPT_CHOSEN: "Chấp nhận mục đã chọn", "Accept what is chosen";
    ACCEPT_ALL: "Chấp nhận cả {} thay đổi", "Accept all {} changes";
    DROP: "Bỏ bản tải lên này", "Drop this upload";
    DROP_HOW: "Bản dự thảo này sẽ không dùng được nữa; kế hoạch đang lưu không thay đổi. Nếu cần, Ông/Bà tải lại tệp lên.",
        "This draft can no longer be used; the stored plan does not change. You may upload the file again.";
    DROP_SURE: "Đồng ý bỏ", "Yes, drop it";

    CONTENT: "Nội dung văn bản", "What the document says";
    PART_HEAD: "Thông tin văn bản", "The document";
    PART_BASIS: "Căn cứ ({})", "Legal basis ({})";
    PART_GOALS: "Mục tiêu ({})", "Goals ({})";
    PART_INDICATORS: "Chỉ tiêu ({})", "Indicators ({})";
    PART_GROUP: "{}. {} ({} nhiệm vụ)", "{}. {} ({} tasks)";
    PART_UNITS: "Đơn vị và nhiệm vụ của đơn vị ({})", "Units and their duties ({})";
    PART_REPORTS: "Nhiệm vụ báo cáo ({})", "Report duties ({})";
    PART_RECIPIENTS: "Nơi nhận ({})", "Recipients ({})";
    PLAN_TITLE: "Tên kế hoạch", "Title";
    SIGNER: "Người ký", "Signed by";
    CONTACT: "Đầu mối tổng hợp", "Contact";
    GOAL_GENERAL: "Mục tiêu chung", "General goal";
    GOAL_SPECIFIC: "Mục tiêu cụ thể", "Specific goal";
    IMPLEMENTS: "Triển khai văn bản này", "Carried out by the plan";
    BASED_ON: "Căn cứ", "Basis";
    MENTIONED: "Được nhắc tới", "Mentioned";
    LEAD_UNIT: "Chủ trì: {}", "Lead: {}";
    SUPPORT_UNITS: "Phối hợp: {}", "Support: {}";
    SUGGESTED_LEAD: "Đề xuất chủ trì: {}", "Suggested lead: {}";
    SUGGESTED_SUPPORT: "Đề xuất phối hợp: {}", "Suggested support: {}";
    SUGGESTED_TITLE: "Đề xuất tên ngắn: {}", "Suggested short title: {}";
    PRODUCT: "Sản phẩm: {}", "Product: {}";
    TERM: "Thời hạn ghi: {}", "Term as written: {}";
    TERM_MEANS: "Hiểu là: {}", "Understood as: {}";
    TERM_MEANS_BY: "Hiểu là: {}, chậm nhất {}", "Understood as: {}, by {}";
    TARGET: "Mức phải đạt: {}", "Target: {}";
    TARGET_MEANS: "Hiểu là: {}", "Understood as: {}";
    FOLLOWED_BY: "Theo dõi: {}", "Followed by: {}";
    TO: "Gửi: {}", "To: {}";
    LAST_DAY: "Ngày cuối đúng hạn: {}", "Last day in time: {}";
    DUE_BEFORE: "“Trước ngày {}” nên chính ngày đó đã là trễ", "“Before {}”, so that day itself is late";
    ALSO_CALLED: "Cũng viết là: {}", "Also written: {}";
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

crate::words! {
    OPEN_TITLE_POINT: "Tên kế hoạch", "The title of the plan";
    OPEN_NUMBER: "Số của kế hoạch (văn bản để trống)", "The number of the plan (left blank)";
    OPEN_ISSUED_ON: "Ngày ban hành (văn bản để trống)", "The date of issue (left blank)";
    OPEN_ISSUER: "Cơ quan ban hành", "The issuer";
    OPEN_YEAR: "Năm của kế hoạch", "The year of the plan";
    OPEN_SIGNER: "Người ký", "Who signs";
    OPEN_GROUP_NAME: "Tên nhóm nhiệm vụ (bảng không có dòng nhóm)", "The name of a group (the table has no row for it)";
    OPEN_TASK_UNIT: "Đơn vị chủ trì của nhiệm vụ", "The unit in the lead of tasks";
    OPEN_TASK_TERM: "Thời hạn của nhiệm vụ", "The term of tasks";
    OPEN_INDICATOR_TARGET: "Mức phải đạt của chỉ tiêu", "The target of indicators";
    OPEN_INDICATOR_UNIT: "Đơn vị theo dõi chỉ tiêu", "The unit that follows indicators";
    OPEN_BASELINE: "Số liệu năm gốc để so sánh", "The figures of the base year to compare with";
    OPEN_ELSEWHERE: "Mục tiêu nằm trong văn bản khác, cần nhập bổ sung", "Goals that stand in another document";
    OPEN_SUM: "Tổng số nhiệm vụ ghi trong văn bản khác số đọc được", "The document's sum of tasks differs from what was found";
    OPEN_ABOUT: "{}: {}", "{}: {}";

    WHY_TERM: "Chưa hiểu thời hạn", "The term";
    WHY_TARGET: "Chưa hiểu mức phải đạt", "The target";
    WHY_ROLE: "Chưa hiểu dấu ở cột vai trò", "The mark of the role";
    WHY_COLUMN: "Chưa hiểu tên cột", "The heading of a column";
    WHY_TABLE: "Chưa hiểu bảng", "The table";
    WHY_ROW: "Chưa hiểu dòng của bảng", "The row";
    WHY_NUMBER: "Số thứ tự trùng trong nhóm", "A number that the group has already";
    WHY_BETWEEN: "Đoạn chữ nằm giữa các dòng của bảng", "Text between the rows of a table";
    WHY_UNIT: "Mục không nêu tên đơn vị", "A heading that names no unit";
    WHY_REPORT: "Chưa đọc được ngày báo cáo", "The date of a report";

    ITEM_PLAN: "kế hoạch", "the plan";
    ITEM_BASIS: "căn cứ {}", "legal basis {}";
    ITEM_GOAL: "mục tiêu {}", "goal {}";
    ITEM_UNIT: "nhiệm vụ của {}", "duties of {}";
    ITEM_GROUP: "nhóm {}", "group {}";
    ITEM_TASK: "nhiệm vụ {}", "task {}";
    ITEM_INDICATOR: "chỉ tiêu {}", "indicator {}";

    FIELD_CODE: "số thứ tự", "number";
    FIELD_TITLE: "tên", "title";
    FIELD_NUMBER: "số văn bản", "number of the document";
    FIELD_ISSUED_ON: "ngày ban hành", "date of issue";
    FIELD_ISSUER: "cơ quan ban hành", "issuer";
    FIELD_SIGNER: "người ký", "signer";
    FIELD_RECIPIENTS: "nơi nhận", "recipients";
    FIELD_TEXT: "nội dung", "text";
    FIELD_ROLE: "vai trò của phường", "the ward's role";
    FIELD_LEAD: "đơn vị chủ trì", "unit in the lead";
    FIELD_SUPPORT: "đơn vị phối hợp", "supporting units";
    FIELD_TERM: "thời hạn", "term";
    FIELD_PRODUCT: "sản phẩm", "product";
    FIELD_MEASURE: "đơn vị tính", "unit of measure";
    FIELD_TARGET: "mức phải đạt", "target";
    FIELD_LAST_DAY: "ngày cuối đúng hạn", "last day in time";
    FIELD_DUTIES: "phần việc được giao", "duties";

    OP_EQ: "bằng {}", "exactly {}";
    OP_GTE: "từ {} trở lên", "at least {}";
    OP_GT: "trên {}", "more than {}";
    OP_LTE: "không quá {}", "at most {}";
    OP_LT: "dưới {}", "less than {}";
    OP_INCREASE: "tăng ít nhất {}", "at least {} more";
    OP_DECREASE: "giảm ít nhất {}", "at least {} less";
    AGAINST: "{} so với năm {}", "{} than in {}";
}

/// What is asked of a person.
pub fn open(point: OpenPoint) -> Text {
    match point {
        OpenPoint::Title => OPEN_TITLE_POINT,
        OpenPoint::Number => OPEN_NUMBER,
        OpenPoint::IssuedOn => OPEN_ISSUED_ON,
        OpenPoint::Issuer => OPEN_ISSUER,
        OpenPoint::Year => OPEN_YEAR,
        OpenPoint::Signer => OPEN_SIGNER,
        OpenPoint::GroupName => OPEN_GROUP_NAME,
        OpenPoint::TaskUnit => OPEN_TASK_UNIT,
        OpenPoint::TaskTerm => OPEN_TASK_TERM,
        OpenPoint::IndicatorTarget => OPEN_INDICATOR_TARGET,
        OpenPoint::IndicatorUnit => OPEN_INDICATOR_UNIT,
        OpenPoint::Baseline => OPEN_BASELINE,
        OpenPoint::TargetsElsewhere => OPEN_ELSEWHERE,
        OpenPoint::Sum => OPEN_SUM,
    }
}

/// What was not understood.
pub fn why(why: Why) -> Text {
    match why {
        Why::Term => WHY_TERM,
        Why::Target => WHY_TARGET,
        Why::Role => WHY_ROLE,
        Why::Column => WHY_COLUMN,
        Why::Table => WHY_TABLE,
        Why::Row => WHY_ROW,
        Why::Number => WHY_NUMBER,
        Why::BetweenRows => WHY_BETWEEN,
        Why::UnitHeading => WHY_UNIT,
        Why::ReportDate => WHY_REPORT,
    }
}

/// What a field is called within a sentence.
pub fn field(field: Field) -> Text {
    match field {
        Field::Code => FIELD_CODE,
        Field::Title => FIELD_TITLE,
        Field::Number => FIELD_NUMBER,
        Field::IssuedOn => FIELD_ISSUED_ON,
        Field::Issuer => FIELD_ISSUER,
        Field::Signer => FIELD_SIGNER,
        Field::Recipients => FIELD_RECIPIENTS,
        Field::Text => FIELD_TEXT,
        Field::Role => FIELD_ROLE,
        Field::LeadUnit => FIELD_LEAD,
        Field::SupportUnits => FIELD_SUPPORT,
        Field::Term => FIELD_TERM,
        Field::Product => FIELD_PRODUCT,
        Field::Measure => FIELD_MEASURE,
        Field::Target => FIELD_TARGET,
        Field::LastDay => FIELD_LAST_DAY,
        Field::Duties => FIELD_DUTIES,
    }
}

/// What a target was understood as: `từ 15 % trở lên`.
pub fn target(target: Target) -> String {
    let value = target.value.to_string();
    let value = if lang() == Lang::Vi { value.replace('.', ",") } else { value };
    let value = if target.percent { format!("{value} %") } else { value };
    let op = match target.op {
        Op::Eq => OP_EQ,
        Op::Gte => OP_GTE,
        Op::Gt => OP_GT,
        Op::Lte => OP_LTE,
        Op::Lt => OP_LT,
        Op::Increase => OP_INCREASE,
        Op::Decrease => OP_DECREASE,
    };
    let said = say!(op, value);
    target.base_year.map_or_else(|| said.clone(), |year| say!(AGAINST, said, year))
}
