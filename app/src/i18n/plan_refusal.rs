//! The sentences with which a plan document, or a change of a plan, is not taken.

use domain::plan::{FileRefusal, Refusal};

use crate::say;

crate::words! {
    EMPTY: "Tệp không có nội dung. Hệ thống nhận kế hoạch dạng Word (.docx) hoặc văn bản (.txt), tối đa 20 MB.",
        "The file is empty. A plan may be a Word document (.docx) or text (.txt) of at most 20 MB.";
    TOO_LARGE: "Tệp lớn hơn 20 MB. Đề nghị bỏ bớt hình ảnh rồi gửi lại bản Word (.docx) hoặc văn bản (.txt).",
        "The file has more than 20 MB. Please take pictures out and send the Word document (.docx) or text (.txt) again.";
    PDF: "Đây là tệp PDF, không giữ được bảng nhiệm vụ. Đề nghị gửi bản Word (.docx) hoặc văn bản (.txt) của kế hoạch.",
        "This is a PDF, which does not keep the table of tasks. Please send the plan as a Word document (.docx) or text (.txt).";
    PICTURE: "Đây là tệp hình ảnh, không đọc được chữ. Đề nghị gửi bản Word (.docx) hoặc văn bản (.txt) của kế hoạch.",
        "This is a picture, whose words cannot be read. Please send the plan as a Word document (.docx) or text (.txt).";
    OLD_WORD: "Đây là tệp Word kiểu cũ (.doc). Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại.",
        "This is an old Word document (.doc). Please open it in Word, save it as .docx and send it again.";
    MACROS: "Tệp Word này có chứa macro nên không được nhận. Đề nghị lưu thành .docx không có macro rồi gửi lại.",
        "This Word document holds macros and is not taken. Please save it as .docx without macros and send it again.";
    PROTECTED: "Tệp Word này được bảo vệ bằng mật khẩu. Đề nghị bỏ mật khẩu, lưu thành .docx rồi gửi lại.",
        "This Word document is behind a password. Please take the password off, save it as .docx and send it again.";
    ENCODING: "Tệp văn bản không theo bảng mã UTF-8 nên chữ tiếng Việt bị hỏng. Đề nghị lưu lại theo UTF-8 hoặc gửi bản Word (.docx).",
        "The text is not in UTF-8, so its letters are broken. Please save it as UTF-8, or send the Word document (.docx).";
    INFLATED: "Tệp nén bung ra quá lớn nên không được nhận. Đề nghị lưu lại bằng Word thành .docx, chỉ giữ chữ và bảng.",
        "The file unpacks to far too much and is not taken. Please save it from Word as .docx with text and tables only.";
    DAMAGED: "Tệp bị hỏng hoặc tải lên chưa đủ. Đề nghị mở bằng Word, lưu lại thành .docx rồi gửi lại.",
        "The file is damaged or incomplete. Please open it in Word, save it as .docx and send it again.";
    TOO_MUCH_TEXT: "Văn bản quá dài, không phải một kế hoạch. Đề nghị chỉ gửi kế hoạch và các phụ lục của kế hoạch.",
        "There is far more text than a plan has. Please send only the plan and its annexes.";
    UNKNOWN: "Loại tệp này không được nhận. Hệ thống nhận kế hoạch dạng Word (.docx) hoặc văn bản (.txt), tối đa 20 MB.",
        "This kind of file is not taken. A plan may be a Word document (.docx) or text (.txt) of at most 20 MB.";
    NO_TASKS: "Đã đọc văn bản nhưng không thấy bảng nhiệm vụ hoặc bảng chỉ tiêu nào. Đề nghị kiểm tra lại tệp kế hoạch và phụ lục.",
        "The document was read, but it holds no table of tasks or indicators. Please check the plan and its annexes.";
    NO_YEAR: "Văn bản không cho biết năm của kế hoạch. Đề nghị nhập năm rồi gửi lại.",
        "The document does not say which year it is for. Please give the year and send it again.";
    DECIDED: "Nội dung này đã được quyết định trước đó: đã chấp nhận hoặc đã bỏ. Đề nghị mở lại trang kế hoạch để xem kết quả.",
        "This was decided before: accepted or dropped. Please open the plan's page again to see what became of it.";
    NOTHING_CHOSEN: "Chưa chọn thay đổi nào nên kế hoạch giữ nguyên. Đề nghị chọn ít nhất một thay đổi, hoặc bỏ bản dự thảo này.",
        "No change was chosen, so the plan stays as it is. Please choose at least one change, or drop this draft.";
    UNKNOWN_UNIT: "Không có đơn vị này, hoặc đơn vị đã ngừng hoạt động.", "There is no such unit, or it is no longer active.";
    LEAD_SUPPORTS: "Đơn vị chủ trì không đồng thời là đơn vị phối hợp của cùng nhiệm vụ.",
        "A unit cannot both lead and support the same task.";
    CODE_TAKEN: "Mã {} đang thuộc về một nhiệm vụ khác. Đề nghị chấp nhận cả thay đổi của nhiệm vụ đó, hoặc bỏ chọn thay đổi này.",
        "Another task still has the code {}. Please accept the change of that task too, or leave this one out.";
    FIELD: "Đề nghị nhập lại nội dung này: đang để trống, quá dài hoặc chưa đúng dạng.",
        "Please give this again: it is empty, too long or not of the right form.";
}

/// Why a plan says no, and what to do.
pub fn refused(why: &Refusal) -> String {
    let text = match why {
        Refusal::File { because } => return file(*because),
        Refusal::NoTasks => say!(NO_TASKS),
        Refusal::NoYear => say!(NO_YEAR),
        Refusal::Decided => say!(DECIDED),
        Refusal::NothingChosen => say!(NOTHING_CHOSEN),
        Refusal::UnknownUnit => say!(UNKNOWN_UNIT),
        Refusal::CodeTaken { code } => return say!(CODE_TAKEN, code),
        Refusal::LeadSupports => say!(LEAD_SUPPORTS),
        Refusal::Field { .. } => say!(FIELD),
    };
    text.to_owned()
}

/// Why a file is not read, and what is accepted instead.
pub fn file(why: FileRefusal) -> String {
    let text = match why {
        FileRefusal::Empty => say!(EMPTY),
        FileRefusal::TooLarge => say!(TOO_LARGE),
        FileRefusal::Pdf => say!(PDF),
        FileRefusal::Picture => say!(PICTURE),
        FileRefusal::OldWord => say!(OLD_WORD),
        FileRefusal::Macros => say!(MACROS),
        FileRefusal::Protected => say!(PROTECTED),
        FileRefusal::Encoding => say!(ENCODING),
        FileRefusal::Inflated => say!(INFLATED),
        FileRefusal::Damaged => say!(DAMAGED),
        FileRefusal::TooMuchText => say!(TOO_MUCH_TEXT),
        FileRefusal::Unknown => say!(UNKNOWN),
    };
    text.to_owned()
}
