//! Words of the entry of values: a month, a leader's judgement, files, and the definition of indicators.

use super::Text;

crate::words! {
    TITLE: "Số liệu chỉ tiêu", "Values of indicators";
    SHORT: "Số liệu", "Values";
    TITLE_OF: "Số liệu chỉ tiêu, tháng {}/{}", "Values of indicators, {}/{}";
    OTHER_MONTH: "Chọn tháng", "Choose a month";
    WINDOW: "Nhập số liệu từ {} {} đến hết {} {}.", "Values are entered from {} {} until the end of {} {}.";
    WINDOW_OPEN: "Đang trong hạn nhập", "In time";
    WINDOW_OVER: "Đã hết hạn nhập", "The days of entry are over";
    WINDOW_AHEAD: "Chưa tới hạn nhập", "Not due yet";
    CLOSED: "Số liệu năm {} đã chốt; không nhập hoặc sửa được nữa.", "The values of {} were closed; they can no longer be changed.";
    ALL: "Các chỉ tiêu", "The indicators";
    COUNTED: "Đã gửi {} trên {} chỉ tiêu.", "{} of {} were sent.";
    NONE: "Kế hoạch chưa có chỉ tiêu nào. Người quản trị nhập kế hoạch hoặc thêm chỉ tiêu.", "The plan has no indicator yet. An administrator imports a plan, or adds one.";
    CHOOSE_ONE: "Chọn một chỉ tiêu để xem số liệu.", "Choose an indicator to see its value.";
    ALL_DONE: "Không còn số liệu nào cần Ông/Bà xử lý trong tháng này.", "Nothing of this month waits for you.";
    TARGET: "Mức phải đạt: {}", "Target: {}";
    COUNTED_BY: "Cách tính: {}", "Counted by: {}";
    UNIT: "Đơn vị nhập: {}", "Entered by: {}";
    NO_UNIT: "chưa giao", "nobody yet";
    OTHER_UNIT: "Chỉ tiêu này do đơn vị khác nhập số liệu.", "Another unit enters this indicator.";
    NO_UNIT_YET: "Chỉ tiêu này chưa được giao đơn vị nhập số liệu.", "No unit enters this indicator yet.";

    NEXT: "Tiếp theo: {}", "Next: {}";
    SENT: "Đã gửi {} chờ duyệt.", "{} was sent to be approved.";
    KEPT: "Đã lưu bản nháp của {}.", "The draft of {} was saved.";
    WAS_APPROVED: "Đã duyệt {}.", "{} was approved.";
    WAS_RETURNED: "Đã trả lại {}.", "{} was returned.";
    YEAR_CLOSED: "Đã chốt số liệu năm.", "The year was closed.";
    YEAR_OPENED: "Đã mở lại số liệu năm.", "The year was opened again.";

    NUMERATOR: "Tử số", "Numerator";
    DENOMINATOR: "Mẫu số", "Denominator";
    COUNT: "Số lượng", "Count";
    NUMERATOR_IS: "Tử số: {}", "Numerator: {}";
    DENOMINATOR_IS: "Mẫu số: {}", "Denominator: {}";
    RATE: "Tỷ lệ", "Percentage";
    KIND: "Loại số liệu", "Kind";
    ESTIMATE_ONLY: "Tháng này chưa kết thúc nên chỉ nhập được số ước.", "This month is not over, so it takes an estimate alone.";
    SOURCE: "Nguồn số liệu", "Source";
    NOTE: "Ghi chú", "Note";
    PROOF: "Minh chứng", "Proof";
    PROOF_HELP: "Ảnh chụp màn hình hoặc tệp báo cáo; chọn được nhiều tệp, mỗi tệp đến 20 MB.", "A screenshot or a report; several files may be chosen, up to 20 MB each.";
    NO_PROOF: "Chưa có minh chứng.", "There is no proof.";
    SEND: "Gửi duyệt", "Send for approval";
    SAVE: "Lưu nháp", "Save draft";
    DOUBT: "Lệch lớn so với số liệu gần nhất trước đó: {}. Đề nghị kiểm tra lại.", "Much differs from the last value before: {}. Please look again.";
    CONFIRM: "Tôi đã kiểm tra, số liệu này đúng", "I have looked again; this value is right";

    SUGGESTED: "Theo dữ liệu của hệ thống: {}.", "By the ward's own records: {}.";
    SUGGESTED_OTHERWISE: "Hệ thống đếm được {} từ dữ liệu của phường, khác với số gửi duyệt. Đề nghị kiểm tra trước khi duyệt.",
        "The ward's own records say {}, which is not what was sent. Please look before you approve.";
    TAKE_OVER: "Dùng số này", "Use these numbers";
    TAKEN_OVER: "Số của hệ thống đã được điền, chưa gửi.", "The numbers were filled in, and not sent yet.";

    RETURNED_SAYING: "{} trả lại lúc {}: “{}”", "{} returned it at {}: “{}”";
    WHO_WHEN: "{}, {}", "{}, {}";
    ENTERED_BY: "Người nhập", "Entered by";
    DECIDED_BY: "Người duyệt", "Decided by";
    REVISION: "Lần nhập", "Revision";
    IN_FORCE: "Số đang dùng (đã duyệt): {}. Số mới chỉ thay khi được duyệt.", "In use (approved): {}. The new value replaces it once it is approved.";
    CORRECT_WAITING: "Gửi số đã sửa", "Send a corrected value";
    CORRECT_APPROVED: "Sửa số đã duyệt", "Correct the approved value";
    CORRECT_HELP: "Số cũ được giữ nguyên trong lịch sử; số mới phải được duyệt.", "The old value stays in the history; the new one has to be approved.";

    REVIEW_NOTE: "Ý kiến", "Remark";
    REVIEW_NOTE_WHEN: "Bắt buộc khi trả lại.", "Needed to return it.";
    APPROVE: "Duyệt", "Approve";
    GIVE_BACK: "Trả lại", "Return";

    RECENT: "Sáu tháng gần nhất", "The last six months";
    MONTH: "Tháng", "Month";
    VALUE: "Số liệu", "Value";
    HISTORY: "Lịch sử số liệu ({})", "History of the value ({})";

    EXPLAIN: "Yêu cầu giải trình", "Explanation asked for";
    EXPLAIN_ASKED: "{} yêu cầu lúc {}, trả lời chậm nhất hết ngày {}.", "{} asked at {}; to be answered by {}.";
    EXPLAIN_LATE: "Đã quá hạn trả lời", "The answer is late";
    EXPLAIN_TEXT: "Nội dung giải trình", "Explanation";
    EXPLAIN_SEND: "Gửi giải trình", "Send the explanation";

    CLOSE_YEAR: "Chốt số liệu năm {}", "Close the values of {}";
    CLOSE_YEAR_HELP: "Sau khi chốt, không ai nhập hoặc sửa số liệu của năm này. Lãnh đạo có thể mở lại.", "After that nobody enters or changes a value of the year. A leader can open it again.";
    OPEN_YEAR: "Mở lại số liệu năm {}", "Open the values of {} again";

    TOOLS: "Tệp và thiết lập", "Files and settings";
    IMPORT: "Nhập từ tệp", "From a file";
    EXPORT: "Xuất số liệu", "Take the values along";
    DEFINE: "Định nghĩa chỉ tiêu", "Define indicators";
    BUSINESS: "Số liệu doanh nghiệp", "Business counts";
}

crate::words! {
    IMPORT_TITLE: "Nhập số liệu từ tệp", "Values from a file";
    IMPORT_LEAD: "Tệp CSV (UTF-8), XLSX hoặc JSON, mỗi dòng một chỉ tiêu của một tháng. Hệ thống cho xem trước; tệp có lỗi thì không dòng nào được ghi.",
        "CSV (UTF-8), XLSX or JSON, one indicator of one month a line. You see it first; of a file with an error nothing is written.";
    IMPORT_COLUMNS: "Các cột cần có: {}. Có thể thêm: {}.", "Columns that must be there: {}. May be there: {}.";
    IMPORT_EXAMPLE: "Có thể lấy tệp xuất ra làm mẫu.", "A file that was taken along shows how it is to look.";
    CHOOSE_FILE: "Tệp số liệu", "File of values";
    FILE_HELP: "Đến 2 MB. Không gộp ô, không dùng công thức; số nguyên viết 1234 hoặc 1.234.", "Up to 2 MB. No merged cells, no formulas; whole numbers as 1234 or 1.234.";
    READ_FILE: "Đọc tệp và xem trước", "Read the file and show it";
    PREVIEW_TITLE: "Xem trước: {}", "Preview: {}";
    PREVIEW_SUM: "{} dòng, trong đó {} dòng giống số đang có. Chưa có gì được ghi.", "{} lines, of which {} change nothing. Nothing has been written yet.";
    LINE: "Dòng", "Line";
    INDICATOR: "Chỉ tiêu", "Indicator";
    WAS: "Đang có", "Now";
    NEW_VALUE: "Số mới", "New";
    CONFIRM_FILE: "Gửi duyệt {} dòng", "Send {} lines for approval";
    DROP_FILE: "Bỏ tệp này", "Drop this file";
    FILE_CONFIRMED: "Đã gửi {} số liệu từ tệp chờ duyệt.", "{} values of the file were sent to be approved.";
    FILE_DROPPED: "Đã bỏ tệp; không có số liệu nào được ghi.", "The file was dropped; nothing was written.";

    DEFINE_TITLE: "Định nghĩa chỉ tiêu", "Definition of indicators";
    DEFINE_LEAD: "Chỉ tiêu của kế hoạch giữ nguyên mã, tên và mức phải đạt theo văn bản; ở đây ghi cách tính. Có thể thêm chỉ tiêu khác để theo dõi.",
        "Indicators of the plan keep code, name and target as the document has them; here is how they are counted. Others can be added.";
    ADD: "Thêm chỉ tiêu", "Add an indicator";
    ADDED: "Bổ sung", "Added";
    OF_PLAN: "Theo kế hoạch", "Of the plan";
    CODE: "Mã", "Code";
    PRESETS: "Thêm theo Bộ chỉ số 766", "From the groups of Decision 766";
    PRESETS_HELP: "Chọn một nhóm để điền sẵn biểu mẫu; có thể sửa trước khi lưu.", "Choose a group to fill the form in; change it as you like.";
    CODE_HELP: "Ví dụ KH115-1 hoặc 766-1; không trùng mã đã có.", "For example KH115-1 or 766-1; not one that is in use.";
    NAME: "Tên chỉ tiêu", "Name";
    MEASURE: "Đơn vị tính", "Unit of measure";
    MEASURE_HELP: "Để trống nếu là tỷ lệ phần trăm.", "Empty if it is a percentage.";
    FORMULA: "Cách cộng", "How values add up";
    FORMULA_BY_MEASURE: "Theo đơn vị tính", "By the unit of measure";
    FORMULA_SHARE: "Tỷ lệ: tử số trên mẫu số", "A share: numerator over denominator";
    FORMULA_COUNT: "Số lượng: cộng dồn", "A count: added up";
    DIRECTION: "Chiều tốt", "Which way is better";
    DIRECTION_BY_TARGET: "Theo mức phải đạt", "By the target";
    DIRECTION_UP: "Càng cao càng tốt", "More is better";
    DIRECTION_DOWN: "Càng thấp càng tốt", "Less is better";
    TARGET_FIELD: "Mức phải đạt", "Target";
    TARGET_HELP: "Ví dụ: Tối thiểu 80%, Tối đa 5, 100. Để trống nếu chỉ theo dõi.", "For example: Tối thiểu 80%, Tối đa 5, 100. Empty if it is only followed.";
    UNIT_FIELD: "Đơn vị nhập số liệu", "Unit that enters it";
    NOBODY: "Chưa giao", "Nobody yet";
    NUMERATOR_LABEL: "Tử số là", "The numerator is";
    DENOMINATOR_LABEL: "Mẫu số là", "The denominator is";
    FORMULA_NOTE: "Căn cứ cách tính", "Rule by which it is counted";
    FEED: "Hệ thống tự tính", "Worked out by the program";
    FEED_NONE: "Không", "No";
    FEED_ON_TIME: "Phản ánh, kiến nghị xử lý đúng hạn", "Cases answered in time";
    FEED_RATINGS: "Đánh giá hài lòng về trả lời", "Ratings of answers";
}

/// The sentence of what was just done, by its name in the address.
pub fn done(name: &str) -> Option<Text> {
    Some(match name {
        "da-gui" => SENT,
        "da-luu" => KEPT,
        "da-duyet" => WAS_APPROVED,
        "da-tra-lai" => WAS_RETURNED,
        _ => return None,
    })
}
