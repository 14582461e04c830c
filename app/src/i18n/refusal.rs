//! The sentence for every way of saying no: what happened, what was kept, what to do.

use domain::{board, people, plan, refusal::Refusal};

use super::{Text, instant};
use crate::{
    error::{AppError, Kind, Said},
    say,
};

crate::words! {
    SIGNED_OUT: "Phiên làm việc chưa mở hoặc đã hết. Đề nghị đăng nhập rồi gửi lại; nội dung đã nhập vẫn còn trên trang.",
        "There is no open session, or it has ended. Please sign in and send again; what you typed is still on the page.";
    NOT_FOUND: "Không tìm thấy nội dung này, hoặc Ông/Bà không có quyền xem.",
        "This does not exist, or you may not see it.";
    STALE_BY: "Nội dung này đã được {} cập nhật lúc {}. Nội dung Ông/Bà vừa nhập được giữ lại; đề nghị xem lại rồi gửi.",
        "{} updated this at {}. What you typed was kept; please look again, then send.";
    STALE: "Nội dung này vừa được người khác cập nhật. Nội dung Ông/Bà vừa nhập được giữ lại; đề nghị xem lại rồi gửi.",
        "Somebody else has just updated this. What you typed was kept; please look again, then send.";
    NOT_A_DAY: "Ngày cần viết theo dạng ngày/tháng/năm, ví dụ 27/11/2026.",
        "A day is written as day/month/year, for example 27/11/2026.";
    UNREADABLE: "Yêu cầu gửi lên không đọc được: thiếu nội dung, quá dài, hoặc sai kiểu. Chưa có gì thay đổi.",
        "The request could not be read: something is missing, too long or of the wrong type. Nothing was changed.";
    FAULT: "Hệ thống gặp lỗi, chưa có gì thay đổi. Nội dung đã nhập được giữ lại; đề nghị thử lại sau ít phút.",
        "Something broke on our side; nothing was changed. What you typed was kept; please try again in a few minutes.";
    UNREACHABLE: "Chưa kết nối được với máy chủ. Nội dung đã nhập vẫn còn trên trang; đề nghị gửi lại khi có mạng.",
        "The server cannot be reached. What you typed is still on the page; please send again when the network is back.";

    ROLE: "Tài khoản của Ông/Bà không có quyền thực hiện việc này.", "Your account may not do this.";
    OTHER_UNIT: "Nhiệm vụ này do đơn vị khác chủ trì.", "Another unit leads this task.";
    NO_UNIT_YET: "Nhiệm vụ này chưa được giao đơn vị chủ trì.", "No unit has been put in the lead of this task yet.";

    WRONG_CREDENTIALS: "Tên đăng nhập hoặc mật khẩu chưa đúng. Tên đã nhập được giữ lại; đề nghị nhập lại mật khẩu.",
        "The user name or the password is not right. The name was kept; please type the password again.";
    WRONG_PASSWORD: "Mật khẩu hiện tại chưa đúng. Đề nghị nhập lại.", "The present password is not right. Please type it again.";
    LOCKED: "Đã thử sai nhiều lần. Đề nghị thử lại sau {}.", "Too many wrong tries. Please try again after {}.";
    WRONG_CODE: "Mã xác thực chưa đúng hoặc đã dùng. Đề nghị nhập mã đang hiện trên điện thoại.",
        "The code is wrong or was used before. Please type the code that your phone shows now.";
    SETUP_LINK: "Đường dẫn thiết lập không đúng, đã dùng hoặc đã hết hạn. Khởi động lại chương trình để nhận đường dẫn mới.",
        "The set-up link is wrong, used or too old. Restart the program to get a new one.";
    USERNAME_TAKEN: "Tên đăng nhập này đã có người dùng.", "This user name is taken.";
    USERNAME_FORM: "Tên đăng nhập gồm 3 đến 32 ký tự a–z, 0–9, dấu chấm, gạch ngang, gạch dưới, bắt đầu bằng chữ cái.",
        "A user name has 3 to 32 characters of a–z, 0–9, dot, dash, underscore, and begins with a letter.";
    PASSWORD_SHORT: "Mật khẩu cần ít nhất {} ký tự.", "A password needs at least {} characters.";
    PASSWORD_LONG: "Mật khẩu có nhiều nhất {} ký tự.", "A password has at most {} characters.";
    PASSWORD_LIKE_NAME: "Mật khẩu không được giống tên đăng nhập hoặc họ tên.", "The password must not be like the name.";
    PASSWORD_COMMON: "Mật khẩu này quá phổ biến, dễ bị đoán. Đề nghị chọn mật khẩu khác.",
        "This password is too common and easily guessed. Please choose another.";
    PASSWORD_SAME: "Mật khẩu mới phải khác mật khẩu hiện tại.", "The new password must differ from the present one.";
    FIELD: "Đề nghị nhập nội dung này; không để trống và không quá dài.",
        "Please fill this in; it must not be empty or too long.";
    UNIT_TAKEN: "Mã hoặc tên này đã thuộc về một đơn vị khác.", "This code or name belongs to another unit.";
    LAST_ADMIN: "Phải còn ít nhất một người quản trị đang hoạt động.", "At least one active administrator must remain.";

    ALREADY_THERE: "Nhiệm vụ đang ở trạng thái này.", "The task is there already.";
    NO_EVIDENCE: "Cần ít nhất một minh chứng trước khi trình duyệt.", "At least one piece of evidence is needed first.";
    NO_RESULT: "Cần ghi kết quả hoặc thêm minh chứng trước khi trình duyệt.", "Write the result or add evidence first.";
    NOTE_MISSING: "Đề nghị ghi rõ lý do.", "Please say why.";
    OBSTACLE_MISSING: "Đề nghị ghi rõ vướng mắc.", "Please describe the obstacle.";
    NOT_SUBMITTED: "Kết quả chưa được trình, nên chưa thể duyệt.", "Nothing was submitted, so nothing can be accepted.";
    WAITS_FOR_REVIEW: "Đang chờ lãnh đạo duyệt.", "It waits for a leader's review.";
    ALREADY_ACCEPTED: "Kỳ này đã hoàn thành; lãnh đạo có thể mở lại.", "This period is complete; a leader can reopen it.";
    NO_PLAN: "Chưa có kế hoạch của năm này.", "There is no plan for this year.";
    TASK_GONE: "Nhiệm vụ này không còn trong kế hoạch.", "This task is no longer in the plan.";
    STALE_MOVE: "Nhiệm vụ đã được {} cập nhật lúc {}, hiện ở “{}”. Nội dung Ông/Bà vừa nhập được giữ lại.",
        "{} updated the task at {}; it is now in “{}”. What you typed was kept.";
    TEXT_MISSING: "Đề nghị nhập nội dung.", "Please write something.";
    TEXT_TOO_LONG: "Nội dung dài quá {} ký tự.", "The text has more than {} characters.";
    BAD_LINK: "Liên kết phải bắt đầu bằng http:// hoặc https://.", "A link must start with http:// or https://.";
    NEVER_SEEN: "Trang này thuộc về một kế hoạch khác. Đề nghị tải lại trang rồi thực hiện lại.",
        "This page belongs to another plan. Please load it again, then try once more.";
    FILE_EMPTY: "Tệp không có nội dung.", "The file is empty.";
    FILE_TOO_LARGE: "Tệp lớn hơn {} MB. Đề nghị thu nhỏ hoặc tách tệp rồi gửi lại.",
        "The file has more than {} MB. Please make it smaller or split it.";
    FILE_KIND: "Loại tệp này không được nhận. Hệ thống nhận PDF, Word, Excel, PowerPoint, ảnh, âm thanh, video và văn bản; loại tệp được xét theo nội dung, không theo tên.",
        "This kind of file is not taken. PDF, office documents, pictures, sound, video and text are; the content counts, not the name.";
    FILE_MACROS: "Tệp có chứa macro nên không được nhận. Đề nghị lưu lại không có macro rồi gửi lại.",
        "The file holds macros and is not taken. Please save it without macros and send it again.";
    FILE_DAMAGED: "Ảnh bị hỏng hoặc tải lên chưa đủ. Đề nghị gửi lại.", "The picture is damaged or incomplete. Please send it again.";
    STORE_FULL: "Máy chủ đã hết chỗ chứa tệp; nội dung khác không bị ảnh hưởng. Đề nghị báo người quản trị.",
        "The server has no room for files; nothing else is affected. Please tell the administrator.";
    BAD_QUANTITY: "Số lượng phải là số nguyên không âm.", "A quantity must be a whole number, not negative.";
    UNKNOWN_PERSON: "Không có người dùng “{}”, hoặc người này đã nghỉ.", "There is nobody called “{}”, or they have left.";
    ALREADY_ANSWERED: "Vướng mắc này đã được trả lời.", "This obstacle has been answered already.";
    WORK_DONE: "Đầu việc đã xong; đề nghị mở lại trước khi sửa.", "This work is done; reopen it before changing it.";
}

/// The sentence for an error.
pub fn sentence(error: &AppError) -> String {
    match error {
        AppError::Refused(said) => said.sentence.clone(),
        AppError::Unreadable => say!(UNREADABLE).to_owned(),
        AppError::Fault => say!(FAULT).to_owned(),
        AppError::Unreachable => say!(UNREACHABLE).to_owned(),
    }
}

/// A refusal in the reader's words.
pub fn said(refusal: &Refusal) -> Said {
    let kind = match refusal {
        Refusal::Board(why) => return said_by_board(why),
        Refusal::SignedOut => Kind::SignedOut,
        Refusal::NotFound => Kind::NotFound,
        Refusal::Forbidden(_) => Kind::Forbidden,
        Refusal::Stale { .. } => Kind::Stale,
        _ => Kind::Rule,
    };
    let problems = match refusal {
        Refusal::Feedback(why) => super::feedback_refusal::problems(why),
        Refusal::Indicator(why) => super::indicator_refusal::problems(why),
        Refusal::Dialogue(why) => super::dialogue_refusal::problems(why),
        _ => Vec::new(),
    };
    Said { kind, sentence: refused(refusal), field: field(refusal).map(str::to_owned), problems }
}

/// What the board says no with, in the reader's words.
pub fn said_by_board(why: &board::Refusal) -> Said {
    let kind = match why {
        board::Refusal::Forbidden { .. } => Kind::Forbidden,
        board::Refusal::Stale { .. } => Kind::Stale,
        board::Refusal::NoPlan => Kind::NoPlan,
        _ => Kind::Rule,
    };
    let field = field_of_board(why).map(str::to_owned);
    Said { kind, sentence: on_board(why), field, problems: Vec::new() }
}

fn field_of_board(why: &board::Refusal) -> Option<&'static str> {
    use board::Refusal::*;
    match why {
        NoteMissing | ObstacleMissing => Some("note"),
        BadLink => Some("url"),
        BadQuantity => Some("quantity"),
        TextMissing | TextTooLong { .. } => Some("text"),
        FileEmpty | FileTooLarge { .. } | FileKind | FileMacros | FileDamaged => Some("file"),
        _ => None,
    }
}

/// The name of the form's field that a refusal is about, if it is about one.
fn field(refusal: &Refusal) -> Option<&str> {
    match refusal {
        Refusal::People(refusal) => people::field_of(refusal),
        Refusal::Board(why) => field_of_board(why),
        Refusal::Plan(plan::Refusal::Field { name }) => Some(name),
        Refusal::Plan(plan::Refusal::NoYear) => Some("year"),
        Refusal::Plan(plan::Refusal::File { .. } | plan::Refusal::NoTasks) => Some("file"),
        Refusal::Calendar(refusal) => refusal.field(),
        Refusal::NotADay => Some("date"),
        Refusal::Feedback(why) => super::feedback_refusal::field(why),
        Refusal::Indicator(why) => super::indicator_refusal::field(why),
        Refusal::Dialogue(why) => super::dialogue_refusal::field(why),
        _ => None,
    }
}

fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::SignedOut => say!(SIGNED_OUT).to_owned(),
        Refusal::NotFound => say!(NOT_FOUND).to_owned(),
        Refusal::Stale { by: Some(by), at: Some(at) } => say!(STALE_BY, by, instant(*at)),
        Refusal::Stale { .. } => say!(STALE).to_owned(),
        Refusal::NotADay => say!(NOT_A_DAY).to_owned(),
        Refusal::Forbidden(why) => say!(forbidden(*why)).to_owned(),
        Refusal::People(why) => account(why),
        Refusal::Board(why) => on_board(why),
        Refusal::Plan(why) => super::plan_refusal::refused(why),
        Refusal::Feedback(why) => super::feedback_refusal::refused(why),
        Refusal::Calendar(why) => super::calendar::refused(why),
        Refusal::Indicator(why) => super::indicator_refusal::refused(why),
        Refusal::Dialogue(why) => super::dialogue_refusal::refused(why),
    }
}

/// Why a role does not reach.
pub fn forbidden(why: people::Refusal) -> Text {
    match why {
        people::Refusal::Role => ROLE,
        people::Refusal::OtherUnit => OTHER_UNIT,
        people::Refusal::NoUnitYet => NO_UNIT_YET,
    }
}

fn account(why: &people::AccountRefusal) -> String {
    use people::AccountRefusal::*;
    match why {
        WrongCredentials => say!(WRONG_CREDENTIALS).to_owned(),
        WrongPassword => say!(WRONG_PASSWORD).to_owned(),
        Locked { until } => say!(LOCKED, instant(*until)),
        WrongCode => say!(WRONG_CODE).to_owned(),
        SetupLink => say!(SETUP_LINK).to_owned(),
        UsernameTaken => say!(USERNAME_TAKEN).to_owned(),
        UsernameForm => say!(USERNAME_FORM).to_owned(),
        PasswordShort { least } => say!(PASSWORD_SHORT, least),
        PasswordLong { most } => say!(PASSWORD_LONG, most),
        PasswordLikeName => say!(PASSWORD_LIKE_NAME).to_owned(),
        PasswordCommon => say!(PASSWORD_COMMON).to_owned(),
        PasswordSame => say!(PASSWORD_SAME).to_owned(),
        Field { .. } => say!(FIELD).to_owned(),
        UnitTaken => say!(UNIT_TAKEN).to_owned(),
        LastAdmin => say!(LAST_ADMIN).to_owned(),
    }
}

/// Why the board says no; short enough to stand under a greyed move.
pub fn on_board(why: &board::Refusal) -> String {
    use board::Refusal::*;
    match why {
        Forbidden { because } => say!(forbidden(*because)).to_owned(),
        AlreadyThere => say!(ALREADY_THERE).to_owned(),
        NoEvidence => say!(NO_EVIDENCE).to_owned(),
        NoResult => say!(NO_RESULT).to_owned(),
        NoteMissing => say!(NOTE_MISSING).to_owned(),
        ObstacleMissing => say!(OBSTACLE_MISSING).to_owned(),
        NotSubmitted => say!(NOT_SUBMITTED).to_owned(),
        WaitsForReview => say!(WAITS_FOR_REVIEW).to_owned(),
        AlreadyAccepted => say!(ALREADY_ACCEPTED).to_owned(),
        TaskGone => say!(TASK_GONE).to_owned(),
        Stale { by, at, now, .. } => say!(STALE_MOVE, by, instant(*at), say!(super::board::state(*now))),
        TextMissing => say!(TEXT_MISSING).to_owned(),
        TextTooLong { most } => say!(TEXT_TOO_LONG, most),
        BadLink => say!(BAD_LINK).to_owned(),
        BadQuantity => say!(BAD_QUANTITY).to_owned(),
        UnknownPerson { name } => say!(UNKNOWN_PERSON, name),
        AlreadyAnswered => say!(ALREADY_ANSWERED).to_owned(),
        WorkDone => say!(WORK_DONE).to_owned(),
        NeverSeen => say!(NEVER_SEEN).to_owned(),
        FileEmpty => say!(FILE_EMPTY).to_owned(),
        FileTooLarge { most } => say!(FILE_TOO_LARGE, most / 1_000_000),
        FileKind => say!(FILE_KIND).to_owned(),
        FileMacros => say!(FILE_MACROS).to_owned(),
        FileDamaged => say!(FILE_DAMAGED).to_owned(),
        StoreFull => say!(STORE_FULL).to_owned(),
        NoPlan => say!(NO_PLAN).to_owned(),
    }
}
