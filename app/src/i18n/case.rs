//! Words of one case, for staff, and of entering a case on behalf.

use domain::feedback::{
    Category, R_ANSWER, R_BIZ, R_FIELD, R_FORWARD, R_LEGALDOC, R_REFUSE, R_SUPPLEMENT, Road, Step,
    view::{Entry, StepDay},
};

use super::{Text, cases};
use crate::say;

crate::words! {
    TAB_TITLE: "{} – phản ánh, kiến nghị", "{} – feedback";
    IN_THIS_PAGE: "Trong trang này", "On this page";
    NAV_NOW: "Việc cần làm", "To be done";
    NAV_CONTENT: "Nội dung", "Content";
    NAV_TALK: "Trao đổi", "Messages";
    NAV_CLOCK: "Thời hạn", "Clock";
    NAV_HISTORY: "Lịch sử", "History";
    CONTENT: "Nội dung phản ánh, kiến nghị", "What was written";
    CONTENT_GONE: "Nội dung và tệp không được lưu, vì thuộc thủ tục khiếu nại; chỉ còn ghi chú hướng dẫn.", "Content and files are not kept, since they belong to the complaint procedure; the note of that remains.";
    RECEIVED_BY: "Tiếp nhận {} qua: {}", "Received {} by: {}";
    ENTERED_BY: "{} nhập hộ lúc {}", "Entered on behalf by {} at {}";
    OUTSIDE: "Số ở hệ thống khác: {}", "Number elsewhere: {}";
    FILES: "Tệp đính kèm", "Files";
    FILE_GONE: "Đã gỡ: {}", "Removed: {}";
    FILE_BY_STAFF: "cán bộ {} thêm", "added by {} of the staff";
    REMOVE_FILE: "Gỡ tệp {}", "Remove {}";
    REMOVE_WHY: "Lý do gỡ tệp", "Why it is removed";
    REMOVE_WHY_HELP: "Ví dụ: ảnh chụp căn cước công dân.", "For example: a picture of an identity card.";

    SENDER: "Người gửi", "Sender";
    NAME: "Họ và tên", "Name";
    PHONE: "Điện thoại", "Phone";
    PHONE_HELP: "Không có thì để trống và đưa biên nhận in cho người gửi; nhận qua điện thoại, Zalo thì phải ghi.", "Leave it empty if there is none, and hand over the printed receipt; by phone or Zalo it is needed.";
    EMAIL: "Thư điện tử", "E-mail";
    ADDRESS: "Địa chỉ", "Address";
    NEIGHBORHOOD: "Tổ dân phố", "Neighbourhood";
    BUSINESS: "Cơ sở kinh doanh", "Business";
    TAX_CODE: "Mã số thuế", "Tax code";
    HIDES_NAME: "Đề nghị không công khai tên", "Asks that the name is not made public";
    MAY_PUBLISH: "Đồng ý công khai câu hỏi và trả lời (không nêu tên)", "Agrees that question and answer are published without names";
    MASKED_GOOD: "Thông tin cá nhân đã được che vĩnh viễn.", "The personal data is masked for good.";
    UNMASK: "Xem thông tin", "Show the data";
    UNMASK_WHY: "Lý do xem", "Why you need it";
    UNMASK_HELP: "Việc xem được ghi vào lịch sử. Thông tin hiện trong 15 phút.", "It is logged. The data shows for 15 minutes.";
    UNMASKED_UNTIL: "Thông tin đầy đủ hiện đến {}.", "The data shows in clear until {}.";

    NOW: "Việc cần làm", "To be done now";
    OTHER_STEPS: "Việc khác có thể làm", "What else may be done";
    NOTHING_NOW: "Ông/Bà không phải làm gì với phản ánh này lúc này.", "There is nothing for you to do with this case now.";
    HINT: "Nội dung có dấu hiệu {}. Đề nghị xem lại; nếu đúng, dùng “{}”.", "The words hint at {}. Please look; if so, use “{}”.";
    ROAD_COMPLAINT: "khiếu nại", "a complaint";
    ROAD_DENUNCIATION: "tố cáo", "a denunciation";
    WAITS_UNTIL: "Chờ người gửi bổ sung đến hết ngày {}.", "Waits for the sender until the end of {}.";
    FORWARDED_TO: "Đã chuyển: {}", "Sent on to: {}";
    REJECTED_FOR: "Lý do không tiếp nhận: {}", "Not accepted because: {}";

    S_PROMOTE: "Chuyển thành phản ánh, kiến nghị", "Take as a case";
    S_CLASSIFY: "Phân loại", "Classify";
    S_ASSIGN: "Giao xử lý", "Assign";
    S_START: "Bắt đầu xử lý", "Begin";
    S_ASK: "Đề nghị bổ sung", "Ask for a supplement";
    S_SUPPLEMENT: "Ghi nhận bổ sung", "Keep the supplement";
    S_SUBMIT: "Trình duyệt trả lời", "Submit the answer";
    S_RETURN: "Trả lại", "Return";
    S_APPROVE: "Duyệt trả lời", "Approve the answer";
    S_PUBLISH: "Công khai", "Publish";
    S_CLOSE: "Kết thúc", "Close";
    S_FORWARD: "Chuyển cơ quan có thẩm quyền", "Send to the competent authority";
    S_REJECT: "Không tiếp nhận", "Do not accept";
    S_REDIRECT: "Hướng dẫn theo thủ tục khác", "Lead to another procedure";
    S_REOPEN: "Mở lại", "Reopen";

    UNIT: "Đơn vị xử lý", "Unit";
    UNIT_USUAL: "Đề xuất: {}", "Suggested: {}";
    OFFICER: "Người xử lý", "Officer";
    NOT_CHOSEN: "Đơn vị tự phân công", "The unit decides";
    ASK_TEXT: "Cần bổ sung gì", "What is missing";
    ASK_HELP: "Người gửi đọc được nội dung này.", "The sender reads this.";
    SUPPLEMENT_TEXT: "Nội dung bổ sung", "What was given";
    SUPPLEMENT_HELP: "Ghi điều người gửi cho biết qua điện thoại hoặc tại Trung tâm.", "What the sender said by phone or at the counter.";
    ANSWER: "Trả lời", "Answer";
    ANSWER_HELP: "Nêu rõ đã làm gì, kết quả, khi nào xong, ai phụ trách. Ít nhất 30 ký tự; “đã xử lý” không phải là câu trả lời.",
        "What was done, the result, by when, and who is in charge. At least 30 characters; “done” is no answer.";
    ANSWER_WAITS: "Câu trả lời chờ duyệt", "The answer to be approved";
    ANSWERS: "Trả lời", "Answers";
    ANSWER_BY: "{} trình lúc {}", "Submitted by {} at {}";
    ANSWER_APPROVED: "{} duyệt lúc {}", "Approved by {} at {}";
    ANSWER_RETURNED: "Trả lại: {}", "Returned: {}";
    RETURN_NOTE: "Nội dung cần sửa", "What is to be changed";
    SERVES: "Trả lời luôn các phản ánh trùng: {}", "It also answers the cases that repeat it: {}";
    PUBLISH_HELP: "Tên, số điện thoại, địa chỉ đã được lược bỏ; đề nghị đọc lại trước khi công khai.",
        "Names, phone numbers and addresses were taken out; please read again before it is published.";
    QUESTION: "Câu hỏi công khai", "Question as published";
    PUBLIC_ANSWER: "Trả lời công khai", "Answer as published";
    TO_AUTHORITY: "Cơ quan có thẩm quyền", "Competent authority";
    FORWARD_TEXT: "Nội dung báo cho người gửi", "What the sender is told";
    REASON: "Lý do", "Reason";
    REASON_HELP: "Người gửi đọc được lý do này.", "The sender reads this reason.";
    ROAD: "Thủ tục", "Procedure";
    ROAD_HELP: "Hướng dẫn khiếu nại thì nội dung, tin nhắn và tệp của phản ánh bị xóa ngay.", "Led to a complaint, content, messages and files are deleted at once.";
    CHOOSE_COMPLAINT: "Khiếu nại", "Complaint";
    CHOOSE_DENUNCIATION: "Tố cáo (chỉ lãnh đạo xem)", "Denunciation (leaders only)";
    CONFIRM_CLOSE: "Phản ánh chuyển sang “Kết thúc”. Người gửi vẫn đánh giá được.", "The case is closed. The sender can still rate it.";

    CLOCK: "Thời hạn và lý do", "Due day and why";
    NO_CLOCK: "Không tính thời hạn cho trường hợp này.", "No clock runs for this case.";
    RULE: "Quy định", "Rule";
    RULE_SAYS: "{} ({})", "{} ({})";
    RULE_ANSWER: "Trả lời phản ánh, kiến nghị", "Answer to feedback";
    RULE_LEGALDOC: "Phản ánh, kiến nghị về văn bản pháp luật", "Feedback about regulations";
    RULE_BIZ: "Trả lời khó khăn của doanh nghiệp, hộ kinh doanh", "Answer to a business";
    RULE_FIELD: "Xử lý việc tại hiện trường (rác, vỉa hè, đèn)", "Work in the street (litter, pavements, lights)";
    STARTED: "Bắt đầu tính", "Started";
    DUE_ON: "Chậm nhất", "Due by";
    STEP_DAYS: "Thời hạn của từng bước", "Limits of the steps";
    STEP_DAY: "{}: chậm nhất hết ngày {} ({})", "{}: by the end of {} ({})";
    STEP_IF: "Nếu {}", "If {}";
    STEP_DAY_PAST: "{}: thời hạn đã qua ngày {} ({})", "{}: the limit ended on {} ({})";
    DUE_FIRST: "Hạn ban đầu", "First due day";
    EXTENDED_BY: "Gia hạn", "Extended";
    EXTENDED_SAYS: "{}, {}: {}", "{}, {}: {}";
    ANSWERED_AT: "Trả lời lúc", "Answered at";
    ROUND: "Lần {}", "Round {}";
    EXTEND: "Gia hạn", "Extend";
    EXTEND_HELP: "Một lần, trước khi hết hạn; người gửi được thông báo.", "Once, before the due day; the sender is told.";
    NEW_DAY: "Hạn mới", "New due day";

    TALK: "Trao đổi", "Messages";
    TALK_EMPTY: "Chưa có trao đổi.", "Nothing was written yet.";
    MESSAGE: "Nhắn người gửi", "Write to the sender";
    MESSAGE_TEXT: "Nội dung tin nhắn", "Message";
    NOTE: "Ghi chú nội bộ", "Internal note";
    NOTE_TEXT: "Ghi chú", "Note";
    NOTE_HELP: "Chỉ cán bộ đọc được.", "Only staff read it.";
    SEND: "Gửi", "Send";

    LINKS: "Liên quan", "Related";
    DUPLICATE_OF: "Trùng với", "Repeats";
    DUPLICATES: "Được lặp lại bởi", "Repeated by";
    ALIKE: "Có thể trùng", "May be the same";
    LINK_DUPLICATE: "Gắn là phản ánh trùng", "Link as a repetition";
    LINK_CODE: "Mã của phản ánh gốc", "Code of the first case";
    LINK_THIS: "Gắn trùng với mã này", "Repeats this one";
    UNLINK: "Bỏ gắn trùng", "Take the link away";
    WORK: "Đầu việc của kế hoạch", "Jobs of the plan";
    WORK_DONE: "đã xong", "done";
    ADD_WORK: "Tạo đầu việc trong kế hoạch", "Make a job of the plan of it";
    TASK: "Nhiệm vụ", "Task";
    WORK_TITLE: "Tên đầu việc", "The job";
    ASSIGNEE: "Người làm", "Who does it";
    WORK_DAY: "Chậm nhất", "By";
    REFER: "Đưa vào kiến nghị cấp trên", "Put into a request upward";
    REFERRALS: "Kiến nghị cấp trên", "Requests upward";
    PUBLISHED: "Bản công khai", "As published";
    WITHDRAW: "Rút bản công khai", "Take it back from the public";
    RATING: "Người gửi đánh giá", "The sender's rating";
    STARS: "{} trên 5 sao", "{} of 5 stars";

    DATA: "Yêu cầu về dữ liệu cá nhân", "Requests about personal data";
    DATA_NO_REASON: "Không nêu lý do.", "No reason was given.";
    DATA_ASKED: "Gửi {}, trả lời chậm nhất {}", "Asked {}, answer by {}";
    DATA_ANSWER: "Trả lời người gửi", "Answer to the sender";
    DATA_GRANT: "Xóa thông tin cá nhân", "Delete the personal data";
    DATA_REFUSE: "Không xóa", "Do not delete";
    DATA_GRANTED: "Đã xóa: {} ({}, {})", "Deleted: {} ({}, {})";
    DATA_REFUSED: "Không xóa: {} ({}, {})", "Not deleted: {} ({}, {})";

    HISTORY: "Lịch sử", "History";
    EARLIER: "Xem {} việc trước đó", "{} earlier events";
    BY_SENDER: "Người gửi", "The sender";
    BY_PROGRAM: "Hệ thống", "The program";
    WHO_WHEN: "{}, {}", "{}, {}";
    PUBLIC_ENTRY: "Người gửi thấy", "The sender sees it";
    MOVED_TO: "{} → {}", "{} → {}";
    E_RECEIPT: "Tiếp nhận", "Received";
    E_MESSAGE: "Tin nhắn", "Message";
    E_EXTENSION: "Gia hạn", "Due day moved";
    E_RATING: "Đánh giá", "Rating";
    E_DUPLICATE: "Gắn trùng", "Linked as a repetition";
    E_DUE: "Đổi hạn theo lịch làm việc", "Due day moved by the calendar";
    E_UNMASK: "Xem thông tin cá nhân", "Personal data was shown";
    E_FILE: "Gỡ tệp", "File removed";
    E_DATA: "Yêu cầu về dữ liệu cá nhân", "Request about personal data";
    E_REFERRAL: "Kiến nghị cấp trên", "Request upward";
    E_WORK: "Tạo đầu việc", "A job was made";
    E_MASKED: "Che thông tin cá nhân", "Personal data masked";
    E_NOTE: "Ghi chú nội bộ", "Internal note";
    E_WITHDRAWN: "Gỡ nội dung đã công khai", "Taken back from the public page";
    E_CORRECTED: "Người gửi sửa thông tin liên hệ", "The sender corrected how they are reached";
    E_NO_CONSENT: "Người gửi rút lại đồng ý công khai", "The sender took the consent to publication back";
    E_OTHER: "Cập nhật", "Updated";

    ENTER_TITLE: "Nhập hộ phản ánh, kiến nghị", "Enter feedback on behalf";
    ENTER_HEAD: "Gửi phản ánh hộ dân", "Send for a resident";
    ENTER_LEAD: "Ghi đúng lời người gửi và thời điểm thực tế tiếp nhận (tối đa 7 ngày trước).",
        "In the sender's own words, with the real time of receipt (up to 7 days ago).";
    ENTER_HEAD_LEAD: "Tổ: {}. Chỉ cần nội dung, tên và số điện thoại của người dân; ngày giờ là lúc nhận được phản ánh, tối đa 7 ngày trước.",
        "Neighbourhood: {}. What it is about, the resident's name and phone, and when you heard of it, up to 7 days ago.";
    CHANNEL: "Tiếp nhận qua", "Received by";
    RECEIVED_DAY: "Ngày tiếp nhận", "Day of receipt";
    RECEIVED_HOUR: "Giờ tiếp nhận", "Hour of receipt";
    HOUR_HELP: "Giờ:phút, ví dụ 08:30.", "Hour:minute, for example 08:30.";
    OUTSIDE_NUMBER: "Số ở Cổng quốc gia hoặc 1022", "Number in the national portal or 1022";
    OUTSIDE_HELP: "Bắt buộc khi tiếp nhận từ hệ thống khác.", "Needed if it comes from another system.";
    KIND: "Người gửi là", "The sender is";
    BUSINESS_NAME: "Tên cơ sở kinh doanh", "Name of the business";
    CONTENT_HELP: "Từ 20 đến 5.000 ký tự: việc gì, ở đâu, từ khi nào.", "20 to 5,000 characters: what, where, since when.";
    PICTURES: "Ảnh hoặc tệp", "Pictures or files";
    PICTURES_HELP: "Tối đa 5 tệp, mỗi tệp 10 MB. Không gửi ảnh căn cước công dân.",
        "At most 5 files of 10 MB. No picture of an identity card.";
    HIDE_NAME: "Người gửi đề nghị không công khai tên", "The sender asks that the name is not made public";
    AGREES_PUBLISH: "Người gửi đồng ý công khai câu hỏi và trả lời, không nêu tên", "The sender agrees to publication without names";
    CONSENT: "Người gửi đã được thông báo và đồng ý để UBND phường xử lý thông tin nhằm giải quyết phản ánh này",
        "The sender was told, and agrees that the ward processes the data to handle this";
    ENTER_SUBMIT: "Ghi nhận phản ánh", "Take it in";
    HEAD_SUBMIT: "Gửi phản ánh", "Send";
    ENTERED_TITLE: "Đã tiếp nhận", "It was received";
    ENTERED_ONCE: "Mã bí mật chỉ hiện lần này. Đề nghị đưa cho người gửi.", "The secret shows this once. Please hand it over.";
    ENTERED_BEFORE: "Biên nhận này đã hiện một lần và không hiện lại.", "This receipt was shown once and is not shown again.";
    CODE: "Mã tra cứu", "Code";
    SECRET: "Mã bí mật", "Secret";
    ANSWER_BY_DAY: "Trả lời chậm nhất hết ngày", "Answer by the end of";
    HINT_NO_CLOCK: "Tin báo tham khảo: không tính thời hạn.", "A hint: no clock runs.";
    ZALO: "Tin nhắn gửi người dân qua Zalo", "Message for the resident on Zalo";
    ZALO_HELP: "Chạm vào ô, chọn tất cả rồi sao chép.", "Touch the field, select all, copy.";
    ZALO_TEXT: "UBND phường Lê Thanh Nghị đã tiếp nhận phản ánh, kiến nghị của Ông/Bà. Mã tra cứu: {}. Mã bí mật: {}. {}Theo dõi tại: {}",
        "The People's Committee of Lê Thanh Nghị ward has received your feedback. Code: {}. Secret: {}. {}Follow it at: {}";
    ZALO_DUE: "UBND phường trả lời chậm nhất hết ngày {}. ", "The ward answers by the end of {}. ";
    PRINT_RECEIPT: "In biên nhận", "Print the receipt";
    ENTER_NEXT: "Nhập phản ánh khác", "Enter another";
    SEE_CASE: "Mở phản ánh", "Open the case";
}

/// What a step is called on its button.
pub fn step(step: Step) -> Text {
    match step {
        Step::Promote => S_PROMOTE,
        Step::Classify => S_CLASSIFY,
        Step::Assign => S_ASSIGN,
        Step::Start => S_START,
        Step::Ask => S_ASK,
        Step::Supplement => S_SUPPLEMENT,
        Step::Submit => S_SUBMIT,
        Step::Return => S_RETURN,
        Step::Approve => S_APPROVE,
        Step::Publish => S_PUBLISH,
        Step::Close => S_CLOSE,
        Step::Forward => S_FORWARD,
        Step::Reject => S_REJECT,
        Step::Redirect => S_REDIRECT,
        Step::Reopen => S_REOPEN,
    }
}

/// What a step's limit is about. Nobody has to refuse, to ask for more or to send on: such a limit is a condition, and
/// its name alone would read as an order.
pub fn step_rule(day: &StepDay) -> String {
    if !matches!(day.code.as_str(), R_REFUSE | R_SUPPLEMENT | R_FORWARD) {
        return day.rule.clone();
    }
    let mut rest = day.rule.chars();
    let first = rest.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    say!(STEP_IF, format!("{first}{}", rest.as_str()))
}

/// What a road is called within a sentence.
pub fn road(road: Road) -> Text {
    match road {
        Road::Complaint => ROAD_COMPLAINT,
        Road::Denunciation => ROAD_DENUNCIATION,
    }
}

/// What happened, in a few words.
pub fn happened(entry: &Entry) -> String {
    let what = match (Step::from_name(&entry.kind), entry.kind.as_str()) {
        (Some(taken), _) => step(taken),
        (None, "receipt") => E_RECEIPT,
        (None, "message") => E_MESSAGE,
        (None, "extension") => E_EXTENSION,
        (None, "rating") => E_RATING,
        (None, "duplicate") => E_DUPLICATE,
        (None, "due_changed") => E_DUE,
        (None, "unmask") => E_UNMASK,
        (None, "file_removed") => E_FILE,
        (None, "data_request") => E_DATA,
        (None, "referral") => E_REFERRAL,
        (None, "work_item") => E_WORK,
        (None, "masked") => E_MASKED,
        (None, "note") => E_NOTE,
        (None, "withdrawn") => E_WITHDRAWN,
        (None, "contact_corrected") => E_CORRECTED,
        (None, "consent_withdrawn") => E_NO_CONSENT,
        (None, _) => E_OTHER,
    };
    match entry.to {
        Some(to) => say!(MOVED_TO, say!(what), say!(cases::state(to))),
        None => say!(what).to_owned(),
    }
}

/// What was said with it; where the log holds a name of the program's, its words.
pub fn said(entry: &Entry) -> Option<String> {
    let field = Category::from_name(&entry.text).filter(|_| entry.kind == Step::Classify.name());
    let said = field.map_or_else(|| entry.text.clone(), |field| say!(cases::category(field)).to_owned());
    Some(said).filter(|said| !said.is_empty())
}

/// What a clock's rule is called, in the words of the list of limits; its code says nothing to who reads a case.
pub fn rule(code: &str) -> &str {
    match code {
        R_ANSWER => say!(RULE_ANSWER),
        R_LEGALDOC => say!(RULE_LEGALDOC),
        R_BIZ => say!(RULE_BIZ),
        R_FIELD => say!(RULE_FIELD),
        code => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: &str, text: &str) -> Entry {
        Entry {
            at: jiff::Timestamp::UNIX_EPOCH,
            by: String::new(),
            by_sender: false,
            kind: kind.to_owned(),
            to: None,
            text: text.to_owned(),
            public: false,
        }
    }

    #[test]
    fn a_field_is_said_in_words_and_what_people_wrote_as_they_wrote_it() {
        assert_eq!(said(&entry("classify", "land")).as_deref(), Some("Đất đai, mặt bằng"));
        assert_eq!(said(&entry("note", "land")).as_deref(), Some("land"));
        assert_eq!(said(&entry("close", "")), None);
    }

    #[test]
    fn everything_that_stands_in_the_log_has_a_name() {
        let others = Entry::OTHER_KINDS.iter().copied();
        for kind in Step::ALL.iter().map(|step| step.name()).chain(others) {
            assert_ne!(happened(&entry(kind, "")), say!(E_OTHER), "{kind}");
        }
    }
}
