//! Words of the staff's side of feedback: the queue, posters, requests upward, indicator 3, and the names of states,
//! steps and standings.

use domain::feedback::view::{QueueView, ReferralState, Standing};
use domain::feedback::{Category, Channel, SenderKind, StateKind, Which};
use domain::percent::Percent;

use super::{Lang, Text, lang};
use crate::say;

crate::words! {
    TITLE: "Xử lý phản ánh, kiến nghị", "Feedback to be handled";
    HEAD_TITLE: "Phản ánh, kiến nghị của tổ", "Feedback of the neighbourhood";
    HEAD_LEAD: "Những phản ánh đã gửi từ tổ dân phố của Ông/Bà và kết quả xử lý.",
        "What was sent from your neighbourhood, and what became of it.";
    SEND_FOR: "Gửi phản ánh hộ dân", "Send for a resident";
    ENTER: "Nhập hộ", "Enter on behalf";
    POSTER: "Tờ dán mã QR", "Poster with QR code";
    REFERRALS: "Kiến nghị cấp trên", "Requests upward";
    ON_TIME: "Đúng hạn", "On time";
    EXPORT: "Xuất Excel (nhiều nhất 5.000 phản ánh)", "Export to Excel (5,000 cases at most)";
    TOOLS: "Công cụ", "Tools";
    VIEWS: "Nhóm phản ánh theo tình trạng", "Feedback by standing";
    VIEW_OPEN: "Đang mở", "Open";
    FOUND_BY: "Kết quả tìm “{}”", "Found by “{}”";
    VIEW_OVERDUE: "Quá hạn", "Overdue";
    VIEW_SOON: "Sắp đến hạn", "Due soon";
    VIEW_NEW: "Chưa giao", "Not assigned";
    VIEW_REVIEW: "Chờ duyệt", "For approval";
    VIEW_WAITING: "Chờ bổ sung", "Awaiting the sender";
    VIEW_DONE: "Đã xong", "Done";
    VIEW_NOTED: "Tin báo", "Hints";
    FILTER: "Lọc", "Filter";
    CLEAR: "Xóa lọc", "Clear filters";
    SEARCH: "Tìm theo mã hoặc nội dung", "Find by code or words";
    SEARCH_EXAMPLE: "Tìm: vỉa hè, LTN-26-…", "Find: pavement, LTN-26-…";
    UNIT: "Đơn vị", "Unit";
    CATEGORY: "Lĩnh vực", "Field";
    MINE: "Của tôi", "Mine";
    CASE: "Mã, nội dung", "Code, content";
    STATE: "Trạng thái", "State";
    IN_CHARGE: "Đơn vị, người xử lý", "Unit, officer";
    DUE: "Hạn trả lời", "Answer due";
    RECEIVED: "Tiếp nhận", "Received";
    NOBODY: "Chưa giao", "Nobody yet";
    EXTENDED: "Đã gia hạn", "Extended";
    DUPLICATE: "Trùng {}", "Repeats {}";
    RESTRICTED: "Hạn chế", "Restricted";
    NEXT: "Xem tiếp", "Next page";
    FIRST: "Về đầu danh sách", "Back to the first page";
    CHOOSE: "Chọn {}", "Choose {}";
    ASSIGN_CHOSEN: "Giao các mục đã chọn", "Assign what is chosen";
    CHOOSE_UNIT: "Chọn đơn vị", "Choose a unit";
    ASSIGN_TO: "Giao cho đơn vị", "Assign to the unit";
    ASSIGN_OFFICER_HELP: "Cán bộ thuộc đơn vị đã chọn.", "One of the chosen unit.";
    ASSIGN: "Giao xử lý", "Assign";
    REFER_CHOSEN: "Lập kiến nghị cấp trên", "Make a request upward";
    NOTHING_CHOSEN: "Đề nghị chọn ít nhất một phản ánh trong danh sách.", "Please choose at least one case of the list.";
    NO_UNIT_CHOSEN: "Đề nghị chọn đơn vị nhận xử lý.", "Please choose the unit that is to handle them.";
    HANDED_OVER: "Đã chuyển lãnh đạo phường. Từ nay chỉ lãnh đạo và người được giao xem được vụ việc này.", "Handed over to the leadership: only they, and whoever they put in charge, see this case from now on.";
    ASSIGNED: "Đã giao xử lý {} phản ánh.", "{} cases were assigned.";
    NOT_ASSIGNED: "{} phản ánh chưa giao được:", "{} cases could not be assigned:";
    NOT_ASSIGNED_BECAUSE: "{}: {}", "{}: {}";
    EMPTY: "Chưa có phản ánh, kiến nghị nào. Phản ánh gửi từ trang công khai và nhập hộ sẽ hiện ở đây, việc đến hạn trước đứng trên.",
        "There is no feedback yet. What is sent from the public page or entered on behalf will stand here, the nearest due day first.";
    EMPTY_HERE: "Không có phản ánh nào trong nhóm này.", "Nothing in this group.";
    EMPTY_FILTERED: "Không có phản ánh nào khớp với bộ lọc.", "Nothing matches the filters.";
    EMPTY_SO_FAR: "Chưa thấy trong các phản ánh mới hơn. Có thể tìm tiếp trong các phản ánh cũ hơn.",
        "Nothing among the newer cases. The search can go on among older ones.";
    SEARCH_ON: "Tìm tiếp phản ánh cũ hơn", "Search older cases";
    EMPTY_HEAD: "Chưa có phản ánh nào gửi từ tổ. Ông/Bà gửi hộ dân bằng nút phía trên; kết quả xử lý sẽ hiện ở đây.",
        "Nothing was sent from the neighbourhood yet. Use the button above; what becomes of it will show here.";
    CLOCK_NONE: "Không tính thời hạn", "No clock";
    CLOCK_LEFT: "Còn {} ngày làm việc", "{} working days left";
    CLOCK_TODAY: "Hết hôm nay", "Until the end of today";
    CLOCK_OVERDUE: "Quá hạn {} ngày", "{} days overdue";
    CLOCK_ON_TIME: "Đúng hạn", "On time";
    CLOCK_LATE: "Trễ hạn", "Late";
    BY_DAY: "Chậm nhất {}", "By {}";

    ST_NOTED: "Tin báo tham khảo", "Hint";
    ST_RECEIVED: "Mới tiếp nhận", "Received";
    ST_NEED_INFO: "Chờ bổ sung", "Waiting for the sender";
    ST_CLASSIFIED: "Đã phân loại", "Classified";
    ST_ASSIGNED: "Đã giao xử lý", "Assigned";
    ST_PROCESSING: "Đang xử lý", "In work";
    ST_REVIEW: "Chờ duyệt trả lời", "Answer to be approved";
    ST_ANSWERED: "Đã trả lời", "Answered";
    ST_PUBLISHED: "Đã công khai", "Published";
    ST_CLOSED: "Kết thúc", "Closed";
    ST_FORWARDED: "Đã chuyển cơ quan có thẩm quyền", "Sent to the competent authority";
    ST_REJECTED: "Không tiếp nhận", "Not accepted";
    ST_REDIRECTED: "Hướng dẫn theo thủ tục khác", "Led to another procedure";
    ST_REOPENED: "Mở lại", "Reopened";

    CAT_PROCEDURE: "Thủ tục hành chính", "Administrative procedures";
    CAT_TAX: "Đăng ký kinh doanh, thuế, hóa đơn", "Registration, tax, invoices";
    CAT_LAND: "Đất đai, mặt bằng", "Land and premises";
    CAT_CREDIT: "Vốn, tín dụng", "Capital and credit";
    CAT_INFRASTRUCTURE: "Hạ tầng, vỉa hè, điện nước", "Infrastructure, pavements, power and water";
    CAT_SECURITY: "An ninh trật tự", "Security and order";
    CAT_SAFETY: "An toàn thực phẩm, PCCC", "Food and fire safety";
    CAT_DIGITAL: "Chuyển đổi số, thương mại điện tử", "Digital transformation, e-commerce";
    CAT_ATTITUDE: "Thái độ phục vụ", "Manner of service";
    CAT_BRIBERY: "Chi phí không chính thức, nhũng nhiễu", "Informal payments, harassment";
    CAT_REGULATION: "Quy định pháp luật bất cập", "Unfit legal provisions";
    CAT_OTHER: "Khác", "Other";

    CH_WEB: "Trang web", "Web page";
    CH_QR: "Mã QR", "QR code";
    CH_PHONE: "Điện thoại", "Phone";
    CH_COUNTER: "Tại Trung tâm", "At the counter";
    CH_PAPER: "Văn bản giấy", "Paper";
    CH_ZALO: "Zalo", "Zalo";
    CH_NEIGHBORHOOD: "Tổ dân phố", "Neighbourhood";
    CH_DIALOGUE: "Hội nghị đối thoại", "Dialogue";
    CH_NATIONAL: "Cổng Dịch vụ công quốc gia", "National Public Service Portal";
    CH_CITY: "1022, Hai Phong Smart", "1022, Hai Phong Smart";

    WHO_CITIZEN: "Người dân", "Citizen";
    WHO_HOUSEHOLD: "Hộ kinh doanh", "Household business";
    WHO_ENTERPRISE: "Doanh nghiệp", "Enterprise";
    WHO_ORGANISATION: "Tổ chức khác", "Other organisation";
    WHO_ANONYMOUS: "Không nêu tên", "Anonymous";

    POSTER_LEAD: "Chọn nơi dán để biết phản ánh đến từ đâu. Tờ dán khổ A4, in đen trắng vẫn rõ.",
        "Choose where it will hang, so that it is known where feedback comes from. A4, clear in black and white.";
    POSTER_ANY: "Chọn tổ dân phố", "Choose a group";
    POSTER_NEIGHBORHOOD: "Tổ dân phố", "Neighbourhood group";
    POSTER_PLACE: "Hoặc nơi khác", "Or another place";
    POSTER_PLACE_HELP: "Ví dụ: Chợ Hải Tân, dãy phố Bạch Đằng.", "For example: Hải Tân market, Bạch Đằng street.";
    POSTER_MAKE: "Xem tờ dán", "Show the poster";
    POSTER_PRINT: "In tờ dán", "Print the poster";
    POSTER_HEAD: "Phản ánh, kiến nghị với UBND phường", "Tell the ward what is wrong";
    POSTER_SCAN: "Quét mã bằng máy ảnh điện thoại hoặc Zalo", "Scan with the phone's camera or Zalo";
    POSTER_STEP_1: "Quét mã QR, không cần tài khoản.", "Scan the QR code; no account is needed.";
    POSTER_STEP_2: "Viết điều chưa tốt hoặc điều cần kiến nghị, gửi kèm ảnh nếu có.", "Write what is wrong or what you propose; add a picture if you have one.";
    POSTER_STEP_3: "Giữ mã tra cứu và mã bí mật để theo dõi. UBND phường trả lời theo thời hạn ghi trên biên nhận.",
        "Keep the code and the secret to follow it. The ward answers by the day on the receipt.";
    POSTER_ADDRESS: "Hoặc mở địa chỉ:", "Or open:";
    POSTER_HOTLINE: "Đường dây nóng: {}", "Hotline: {}";
    POSTER_OTHER_ROAD: "Khiếu nại, tố cáo: đề nghị đến Trung tâm Phục vụ hành chính công phường để được hướng dẫn.",
        "Complaints and denunciations: please ask at the one-stop centre of the ward.";

    REF_LEAD: "Nội dung vượt thẩm quyền của phường được tập hợp kèm giải pháp, kiến nghị cơ quan có thẩm quyền (nhiệm vụ I.1).",
        "What is outside of the ward's competence is bundled with proposed solutions for the competent authority (task I.1).";
    REF_NEW: "Lập kiến nghị mới", "New request";
    REF_EMPTY: "Chưa có kiến nghị nào. Chọn các phản ánh vượt thẩm quyền rồi lập kiến nghị đầu tiên.",
        "There is no request yet. Choose the cases outside of the ward's competence and make the first.";
    REF_TITLE: "Về việc", "Subject";
    REF_AGENCY: "Cơ quan nhận", "To";
    REF_AGENCY_HELP: "Ví dụ: Sở Tài chính, UBND thành phố.", "For example: the city's Department of Finance.";
    REF_PROPOSAL: "Giải pháp phường đề xuất", "What the ward proposes";
    REF_PROPOSAL_HELP: "Nêu vướng mắc, căn cứ và cách giải quyết đề nghị cấp trên quyết định.", "The obstacle, its basis, and the solution to be decided on.";
    REF_CODES: "Mã các phản ánh", "Codes of the cases";
    REF_CODES_HELP: "Mỗi dòng một mã.", "One code a line.";
    REF_CHOOSE: "Phản ánh được chọn", "Cases chosen";
    REF_SAVE: "Lưu dự thảo", "Save the draft";
    REF_CHANGE: "Sửa dự thảo", "Change the draft";
    REF_CASES: "{} phản ánh", "{} cases";
    REF_DRAFT: "Dự thảo", "Draft";
    REF_SENT: "Đã gửi", "Sent";
    REF_REPLIED: "Đã có trả lời", "Replied";
    REF_SEND: "Ghi nhận đã gửi", "Mark as sent";
    REF_SEND_HELP: "Người gửi các phản ánh này sẽ được thông báo.", "The senders of these cases are told.";
    REF_NUMBER: "Số văn bản", "Document number";
    REF_SENT_ON: "Ngày gửi", "Sent on";
    REF_REPLY: "Ghi nhận trả lời", "Keep the reply";
    REF_REPLY_NUMBER: "Số văn bản trả lời", "Number of the reply";
    REF_REPLY_TEXT: "Nội dung trả lời", "What was replied";
    REF_REPLIED_ON: "Ngày trả lời", "Replied on";
    REF_MADE: "Người lập", "Made by";
    WHO_WHEN: "{}, {}", "{}, {}";
    DATE_HELP: "Ngày/tháng/năm, ví dụ 27/11/2026.", "Day/month/year, for example 27/11/2026.";

    OT_TITLE: "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn năm {}", "Feedback handled on time in {}";
    OT_YEAR: "Năm", "Year";
    OT_SHOW: "Xem", "Show";
    OT_766: "Theo Quyết định 766/QĐ-TTg", "By Decision 766/QĐ-TTg";
    OT_766_HOW: "Đã trả lời đúng hạn cộng với đang xử lý chưa đến hạn, trên tổng số thuộc thẩm quyền: {} trên {}.",
        "Answered in time and open but not yet due, of all inside competence: {} of {}.";
    OT_CONCLUDED: "Chỉ tính việc đã kết thúc", "Concluded ones only";
    OT_CONCLUDED_HOW: "Đã trả lời đúng hạn, trên tổng số đã trả lời hoặc đã quá hạn: {} trên {}.",
        "Answered in time, of all answered or past due: {} of {}.";
    OT_NOTHING: "Không phát sinh", "Nothing occurred";
    OT_MET: "Đạt", "Met";
    OT_NOT_MET: "Chưa đạt", "Not met";
    OT_TARGET: "Mục tiêu: 100%", "Target: 100%";
    OT_OUTSIDE: "Không tính: đã chuyển cơ quan có thẩm quyền, không tiếp nhận, hướng dẫn theo thủ tục khác, trùng, không nêu tên, hạn chế.",
        "Not counted: sent on, not accepted, led to another procedure, repeated, anonymous, restricted.";
    OT_EXTENDED: "Gia hạn: {}", "Extended: {}";
    OT_MONTH: "Tháng", "Month";
    OT_MONTH_OF: "Tháng {}", "Month {}";
    OT_ALL: "Tổng số", "All";
    OT_W_ON_TIME: "Đúng hạn", "On time";
    OT_W_LATE: "Trễ hạn", "Late";
    OT_W_RUNNING: "Chưa đến hạn", "Not yet due";
    OT_W_OVERDUE: "Quá hạn", "Overdue";
    OT_RATE: "Tỷ lệ (766)", "Rate (766)";
    OT_RATE_CONCLUDED: "Đã kết thúc", "Concluded";
    OT_EXT: "Gia hạn", "Extended";
    OT_W_CONCLUDED: "Đã có kết quả hoặc quá hạn", "Concluded or overdue";
    OT_WHOLE_YEAR: "Cả năm", "Whole year";
    OT_ALL_UNITS: "Toàn phường", "Whole ward";
    OT_NO_UNIT: "Chưa giao đơn vị", "No unit yet";
    OT_BY_MONTH: "Theo tháng: {}", "By month: {}";
    OT_BY_UNIT: "Theo đơn vị, cả năm {}", "By unit, whole year {}";
    OT_BEHIND: "Các phản ánh: {}", "The cases: {}";
    OT_BACK: "Về bảng số liệu", "Back to the figures";
}

/// The name of a tab of the queue.
pub fn view(view: QueueView) -> Text {
    match view {
        QueueView::Open => VIEW_OPEN,
        QueueView::Overdue => VIEW_OVERDUE,
        QueueView::Soon => VIEW_SOON,
        QueueView::New => VIEW_NEW,
        QueueView::Review => VIEW_REVIEW,
        QueueView::Waiting => VIEW_WAITING,
        QueueView::Done => VIEW_DONE,
        QueueView::Noted => VIEW_NOTED,
    }
}

/// The name of a state, for staff.
pub fn state(kind: StateKind) -> Text {
    match kind {
        StateKind::Noted => ST_NOTED,
        StateKind::Received => ST_RECEIVED,
        StateKind::NeedInfo => ST_NEED_INFO,
        StateKind::Classified => ST_CLASSIFIED,
        StateKind::Assigned => ST_ASSIGNED,
        StateKind::Processing => ST_PROCESSING,
        StateKind::Review => ST_REVIEW,
        StateKind::Answered => ST_ANSWERED,
        StateKind::Published => ST_PUBLISHED,
        StateKind::Closed => ST_CLOSED,
        StateKind::Forwarded => ST_FORWARDED,
        StateKind::Rejected => ST_REJECTED,
        StateKind::Redirected => ST_REDIRECTED,
        StateKind::Reopened => ST_REOPENED,
    }
}

/// The mark of a state.
pub fn mark(kind: StateKind) -> &'static str {
    match kind {
        StateKind::Received => "not_started",
        StateKind::NeedInfo | StateKind::Review => "waiting",
        StateKind::Classified | StateKind::Assigned | StateKind::Processing | StateKind::Reopened => {
            "in_progress"
        }
        StateKind::Answered | StateKind::Published | StateKind::Closed => "met",
        StateKind::Forwarded | StateKind::Rejected | StateKind::Redirected => "no_occurrence",
        StateKind::Noted => "no_data",
    }
}

/// The name of a field.
pub fn category(category: Category) -> Text {
    match category {
        Category::Procedure => CAT_PROCEDURE,
        Category::RegistrationTax => CAT_TAX,
        Category::Land => CAT_LAND,
        Category::Credit => CAT_CREDIT,
        Category::Infrastructure => CAT_INFRASTRUCTURE,
        Category::Security => CAT_SECURITY,
        Category::Safety => CAT_SAFETY,
        Category::Digital => CAT_DIGITAL,
        Category::Attitude => CAT_ATTITUDE,
        Category::Bribery => CAT_BRIBERY,
        Category::Regulation => CAT_REGULATION,
        Category::Other => CAT_OTHER,
    }
}

/// The name of a channel.
pub fn channel(channel: Channel) -> Text {
    match channel {
        Channel::Web => CH_WEB,
        Channel::Qr => CH_QR,
        Channel::Phone => CH_PHONE,
        Channel::Counter => CH_COUNTER,
        Channel::Paper => CH_PAPER,
        Channel::Zalo => CH_ZALO,
        Channel::Neighborhood => CH_NEIGHBORHOOD,
        Channel::Dialogue => CH_DIALOGUE,
        Channel::NationalPortal => CH_NATIONAL,
        Channel::CitySmart => CH_CITY,
    }
}

/// What a sender is.
pub fn sender(kind: SenderKind) -> Text {
    match kind {
        SenderKind::Citizen => WHO_CITIZEN,
        SenderKind::Household => WHO_HOUSEHOLD,
        SenderKind::Enterprise => WHO_ENTERPRISE,
        SenderKind::Organisation => WHO_ORGANISATION,
        SenderKind::Anonymous => WHO_ANONYMOUS,
    }
}

/// Where a case stands in time: mark and words.
pub fn standing(standing: Standing) -> (&'static str, String) {
    match standing {
        Standing::NoClock => ("no_data", say!(CLOCK_NONE).to_owned()),
        Standing::Running { left } => ("in_progress", say!(CLOCK_LEFT, left)),
        Standing::DueSoon { left: 0 } => ("at_risk", say!(CLOCK_TODAY).to_owned()),
        Standing::DueSoon { left } => ("at_risk", say!(CLOCK_LEFT, left)),
        Standing::Overdue { days } => ("late", say!(CLOCK_OVERDUE, days)),
        Standing::OnTime => ("met", say!(CLOCK_ON_TIME).to_owned()),
        Standing::Late => ("late", say!(CLOCK_LATE).to_owned()),
    }
}

/// Where a request upward stands: mark and word.
pub fn referral(state: ReferralState) -> (&'static str, Text) {
    match state {
        ReferralState::Draft => ("in_progress", REF_DRAFT),
        ReferralState::Sent => ("waiting", REF_SENT),
        ReferralState::Replied => ("met", REF_REPLIED),
    }
}

/// The name of a choice of cases behind a number.
pub fn which(which: Which) -> Text {
    match which {
        Which::All => OT_ALL,
        Which::OnTime => OT_W_ON_TIME,
        Which::Late => OT_W_LATE,
        Which::Running => OT_W_RUNNING,
        Which::Overdue => OT_W_OVERDUE,
        Which::Extended => OT_EXT,
        Which::Concluded => OT_W_CONCLUDED,
    }
}

/// A percentage as `87,5%`; without zeros at its end.
pub fn percent(percent: Percent) -> String {
    let comma = if lang() == Lang::Vi { ',' } else { '.' };
    let (whole, rest) = (percent.hundredths / 100, percent.hundredths % 100);
    match (rest, rest % 10) {
        (0, _) => format!("{whole}%"),
        (_, 0) => format!("{whole}{comma}{}%", rest / 10),
        _ => format!("{whole}{comma}{rest:02}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_written_as_offices_write_it() {
        let said = |hundredths| percent(Percent { hundredths, met: false });
        assert_eq!(
            [said(8750), said(10_000), said(9999), said(9107), said(5)],
            ["87,5%", "100%", "99,99%", "91,07%", "0,05%"]
        );
    }

    #[test]
    fn what_is_late_or_due_soon_is_told_by_word_and_by_shape() {
        assert_eq!(standing(Standing::Overdue { days: 4 }), ("late", "Quá hạn 4 ngày".to_owned()));
        assert_eq!(standing(Standing::DueSoon { left: 0 }), ("at_risk", "Hết hôm nay".to_owned()));
        assert_eq!(standing(Standing::DueSoon { left: 2 }), ("at_risk", "Còn 2 ngày làm việc".to_owned()));
        assert_eq!(
            standing(Standing::Running { left: 9 }),
            ("in_progress", "Còn 9 ngày làm việc".to_owned())
        );
    }
}
