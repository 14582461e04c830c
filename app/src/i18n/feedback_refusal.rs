//! The sentence for every way in which feedback says no: what happened, what was kept, what to do.

use domain::feedback::{Problem, Refusal, What};

use super::{Text, day, instant, number};
use crate::say;

crate::words! {
    SEVERAL: "Có {} nội dung cần xem lại; mọi nội dung đã nhập được giữ nguyên.", "{} things need another look; everything you typed was kept.";
    NO_SUCH_STEP: "Phản ánh đã chuyển sang bước khác nên không thực hiện được việc này. Đề nghị tải lại trang để xem tình trạng hiện tại.",
        "The case has moved on, so this is no longer possible. Please load the page again to see where it stands.";
    WRONG_CODE_OR_SECRET: "Mã tra cứu hoặc mã bí mật chưa đúng. Đề nghị Ông/Bà xem lại trên biên nhận rồi nhập lại cả hai.",
        "The code or the secret is not right. Please check both on your receipt and type them again.";
    PAUSED: "Đã nhập sai nhiều lần nên việc tra cứu tạm dừng đến {}. Phản ánh của Ông/Bà vẫn được giải quyết bình thường; đề nghị thử lại sau thời điểm này.",
        "After several wrong tries the look-up pauses until {}. Your case goes on as usual; please try again after that.";
    TOO_MANY: "Từ địa chỉ mạng hoặc số điện thoại này vừa có nhiều lần gửi, nên lần này chưa được nhận. Nội dung đã nhập được giữ lại; đề nghị gửi lại sau {}.",
        "Much was sent from this network address or phone just now, so this was not taken. What you typed was kept; please send again after {}.";
    ROBOT: "Biểu mẫu được gửi nhanh hơn một người có thể điền, nên chưa được nhận. Nội dung đã nhập được giữ lại; đề nghị Ông/Bà xem lại rồi bấm gửi lần nữa.",
        "The form was sent faster than a person fills it in, so it was not taken. What you typed was kept; please look it over and send it once more.";
    STALE_FORM: "Trang đã mở quá lâu nên lần gửi này chưa được nhận. Nội dung đã nhập được giữ lại trên biểu mẫu mới dưới đây; đề nghị xem lại rồi gửi.",
        "The page had been open too long, so this was not taken. What you typed was kept in a fresh form below; please look it over and send it.";
    ALREADY_EXTENDED: "Thời hạn của phản ánh này đã được gia hạn một lần; không gia hạn thêm được.", "The due day of this case was moved once before; it cannot be moved again.";
    DUE_PASSED: "Thời hạn đã hết vào cuối ngày {}, nên không gia hạn được nữa.", "The due day, {}, is over, so it can no longer be moved.";
    NOT_LATER: "Ngày mới phải sau thời hạn hiện tại.", "The new day must be after the present due day.";
    TOO_MUCH_LATER: "Chỉ được gia hạn đến hết ngày {}: thêm nhiều nhất một lần thời hạn của quy tắc.",
        "It may be extended to {} at the latest: by at most the rule's own limit once more.";
    NO_CLOCK: "Phản ánh này không có thời hạn đang tính.", "No clock runs for this case.";
    REOPENED_BEFORE: "Phản ánh này đã được mở lại trước đó. Nếu chưa đồng ý với trả lời, đề nghị Ông/Bà gửi phản ánh mới hoặc liên hệ trực tiếp UBND phường.",
        "This case was reopened before. If you disagree with the answer, please send a new one or come to the ward's office.";
    NOT_DISSATISFIED: "Chỉ mở lại được phản ánh khi Ông/Bà đánh giá 1 hoặc 2 sao.", "A case can be reopened only after a rating of 1 or 2 stars.";
    RATED_ALREADY: "Ông/Bà đã đánh giá lần trả lời này. Xin cảm ơn.", "You have rated this answer already. Thank you.";
    MAY_NOT_PUBLISH: "Người gửi không đồng ý công khai, nên nội dung này không được công khai.", "The sender did not agree to publication, so this is not published.";
    SENDER_HAS_TIME: "Người gửi còn thời gian bổ sung thông tin đến hết ngày {}; chưa thể từ chối vì thiếu thông tin.", "The sender has until the end of {} to give more; the case cannot be refused for lack of it yet.";
    NO_DUPLICATE: "Không liên kết trùng được với phản ánh này: là chính nó, đã là bản trùng, hoặc không cùng loại.", "It cannot be linked as a duplicate of this case: it is itself, a duplicate, or of another kind.";
    UNKNOWN_UNIT: "Không có đơn vị này, hoặc đơn vị đã ngừng hoạt động.", "There is no such unit, or it is no longer active.";
    UNKNOWN_OFFICER: "Không có cán bộ này, hoặc cán bộ không thuộc đơn vị đã chọn.", "There is no such officer, or they are not of the chosen unit.";
    TOO_MANY_CHOSEN: "Mỗi lần giao được nhiều nhất {} phản ánh; đang chọn {}. Chưa phản ánh nào được giao; đề nghị chọn ít hơn rồi giao nhiều lần.",
        "At most {} cases are assigned at once; {} are chosen. None was assigned; please choose fewer and assign in several goes.";
    REFERRAL_STATE: "Văn bản kiến nghị đã được gửi hoặc chưa được gửi, nên không thực hiện được việc này.", "The request was sent already, or was not sent yet, so this is not possible.";
    DECIDED_ALREADY: "Yêu cầu này đã được quyết định trước đó.", "This was decided before.";

    MISSING: "Đề nghị nhập nội dung này.", "Please fill this in.";
    MISSING_CHOICE: "Đề nghị chọn một mục.", "Please choose one.";
    MISSING_STARS: "Đề nghị chọn một mức đánh giá.", "Please choose a rating.";
    MISSING_CATEGORY: "Đề nghị chọn lĩnh vực của phản ánh.", "Please choose what it is about.";
    MISSING_CONTENT: "Đề nghị viết nội dung phản ánh, kiến nghị.", "Please write what you want to tell us.";
    MISSING_KIND: "Đề nghị cho biết Ông/Bà gửi với tư cách nào.", "Please say who you are.";
    MISSING_NAME: "Đề nghị nhập họ và tên.", "Please type your full name.";
    TOO_SHORT: "Cần ít nhất {} ký tự; hiện có {}.", "At least {} characters are needed; there are {}.";
    TOO_LONG: "Nhiều nhất {} ký tự; hiện có {}. Đề nghị rút gọn hoặc gửi phần còn lại bằng tệp đính kèm.",
        "At most {} characters; there are {}. Please shorten it, or send the rest as a file.";
    SEVERAL_LINES: "Đề nghị viết trên một dòng.", "Please write it on one line.";
    UNKNOWN_CHOICE: "Lựa chọn này không có trong danh sách. Đề nghị chọn lại.", "This is not among the choices. Please choose again.";
    PHONE: "Số điện thoại chưa đúng. Ví dụ số đúng: 0912 345 678 hoặc 0220 3821 055.", "This is not a phone number of Viet Nam, such as 0912 345 678.";
    EMAIL: "Địa chỉ thư điện tử chưa đúng. Ví dụ: ten@example.vn.", "This is not an e-mail address, such as name@example.vn.";
    PHONE_OR_EMAIL: "Đề nghị nhập số điện thoại hoặc thư điện tử để UBND phường liên hệ khi cần.", "Please give a phone number or an e-mail address, so that the ward can reach you.";
    ADDRESS_OR_NEIGHBORHOOD: "Đề nghị nhập địa chỉ hoặc chọn tổ dân phố.", "Please give an address or choose a neighbourhood group.";
    TAX_CODE_CHECK_DIGIT: "Mã số thuế chưa đúng số kiểm tra, đề nghị kiểm tra lại. Có thể bỏ trống.", "The check digit of the tax code does not fit; please look again. It may stay empty.";
    TAX_CODE_FORM: "Mã số thuế gồm 10, 12 hoặc 13 chữ số. Có thể bỏ trống.", "A tax code has 10, 12 or 13 digits. It may stay empty.";
    CONSENT: "UBND phường chỉ nhận khi Ông/Bà đồng ý cho xử lý thông tin để giải quyết phản ánh này. Đề nghị đọc thông báo rồi đánh dấu.",
        "The ward can take this only if you agree that the information is processed for it. Please read the notice and tick the box.";
    SCREENING: "Đề nghị trả lời câu hỏi này: Có hoặc Không.", "Please answer this question: yes or no.";
    COMPLAINT: "Nội dung này thuộc thủ tục khiếu nại. Đề nghị Ông/Bà thực hiện theo hướng dẫn dưới câu hỏi để được giải quyết đúng quy định; nội dung đã nhập vẫn còn trên trang.",
        "This belongs to the road of complaint. Please follow the guidance under the question, so that it is settled by law; what you typed is still on the page.";
    DENUNCIATION: "Nội dung này thuộc thủ tục tố cáo. Đề nghị Ông/Bà thực hiện theo hướng dẫn dưới câu hỏi để được giải quyết đúng quy định và được bảo vệ; nội dung đã nhập vẫn còn trên trang.",
        "This belongs to the road of denunciation. Please follow the guidance under the question, so that it is settled by law and you are protected; what you typed is still on the page.";
    NOT_A_MOMENT: "Đề nghị nhập ngày dạng ngày/tháng/năm và giờ dạng 16:50.", "Please give the day as day/month/year and the hour as 16:50.";
    FUTURE: "Thời điểm tiếp nhận chưa tới. Đề nghị kiểm tra lại.", "The moment of receipt lies in the future. Please look again.";
    TOO_LONG_AGO: "Chỉ nhập hộ được phản ánh đã tiếp nhận trong {} ngày gần đây.", "Only what was received within the last {} days can be entered on behalf.";
    OUTSIDE_NUMBER: "Đề nghị nhập mã của phản ánh trên hệ thống kia.", "Please give the number that the case has in the other system.";
    TOO_MANY_FILES: "Nhiều nhất {} tệp. Đề nghị bỏ bớt rồi gửi lại.", "At most {} files are taken. Please leave some out and send again.";
    FILE_TOO_LARGE: "Tệp “{}” lớn hơn {} MB. Đề nghị gửi tệp nhỏ hơn hoặc chụp lại với độ phân giải thấp hơn.", "The file “{}” has more than {} MB. Please send a smaller one.";
    FILE_KIND: "Tệp “{}” thuộc loại không được nhận. Hệ thống nhận ảnh, PDF, Word, Excel, âm thanh, video và văn bản; loại tệp được xét theo nội dung, không theo tên.",
        "The file “{}” is of a kind that is not taken. Pictures, PDF, office documents, sound, video and text are; the content counts, not the name.";
    FILE_MACROS: "Tệp “{}” có chứa macro nên không được nhận. Đề nghị lưu lại không có macro rồi gửi lại.", "The file “{}” holds macros and is not taken. Please save it without macros and send it again.";
    FILE_DAMAGED: "Ảnh “{}” bị hỏng hoặc tải lên chưa đủ. Đề nghị gửi lại.", "The picture “{}” is damaged or incomplete. Please send it again.";
    FILE_EMPTY: "Tệp “{}” không có nội dung. Đề nghị chọn tệp khác.", "The file “{}” is empty. Please choose another.";
    EMPTY_PHRASE: "Trả lời chưa cho biết đã làm gì. Đề nghị nêu rõ: đã kiểm tra gì, kết quả thế nào, làm xong ngày nào hoặc căn cứ vào quy định nào.",
        "The answer does not say what was done. Please say what was checked, what came of it, on which day, or by which rule.";
    HOLDS_PERSONAL_DATA: "Nội dung công khai còn thông tin cá nhân: “{}”. Đề nghị bỏ đi rồi công khai.", "The public text still holds personal data: “{}”. Please take it out first.";
}

/// Why feedback says no.
pub fn refused(why: &Refusal) -> String {
    let text = match why {
        Refusal::Forbidden { because } => super::refusal::forbidden(*because),
        Refusal::Form { problems } => {
            return match problems.as_slice() {
                [one] => problem(one),
                all => say!(SEVERAL, all.len()),
            };
        }
        Refusal::Paused { until } => return say!(PAUSED, instant(*until)),
        Refusal::TooMany { until } => return say!(TOO_MANY, instant(*until)),
        Refusal::DuePassed { due_on } => return say!(DUE_PASSED, day(*due_on)),
        Refusal::TooMuchLater { latest } => return say!(TOO_MUCH_LATER, day(*latest)),
        Refusal::TooManyChosen { most, now } => {
            return say!(TOO_MANY_CHOSEN, number((*most).into()), number((*now).into()));
        }
        Refusal::SenderHasTime { until } => return say!(SENDER_HAS_TIME, day(*until)),
        Refusal::NoSuchStep { .. } => NO_SUCH_STEP,
        Refusal::WrongCodeOrSecret => WRONG_CODE_OR_SECRET,
        Refusal::Robot => ROBOT,
        Refusal::StaleForm => STALE_FORM,
        Refusal::AlreadyExtended => ALREADY_EXTENDED,
        Refusal::NotLater => NOT_LATER,
        Refusal::NoClock => NO_CLOCK,
        Refusal::ReopenedBefore => REOPENED_BEFORE,
        Refusal::NotDissatisfied => NOT_DISSATISFIED,
        Refusal::RatedAlready => RATED_ALREADY,
        Refusal::MayNotPublish => MAY_NOT_PUBLISH,
        Refusal::NoDuplicate => NO_DUPLICATE,
        Refusal::UnknownUnit => UNKNOWN_UNIT,
        Refusal::UnknownOfficer => UNKNOWN_OFFICER,
        Refusal::ReferralState => REFERRAL_STATE,
        Refusal::DecidedAlready => DECIDED_ALREADY,
    };
    say!(text).to_owned()
}

/// The name of the form's field that a refusal is about, if it is about one.
pub fn field(why: &Refusal) -> Option<&str> {
    match why {
        Refusal::Form { problems } => problems.first().map(|problem| problem.field.as_str()),
        Refusal::DuePassed { .. } | Refusal::NotLater | Refusal::TooMuchLater { .. } => Some("date"),
        Refusal::UnknownUnit => Some("unit"),
        Refusal::UnknownOfficer => Some("officer"),
        _ => None,
    }
}

/// What is wrong with each field of a form, in the order of the fields.
pub fn problems(why: &Refusal) -> Vec<(String, String)> {
    match why {
        Refusal::Form { problems } => {
            problems.iter().map(|each| (each.field.clone(), problem(each))).collect()
        }
        _ => Vec::new(),
    }
}

/// What is wrong with one field, and what to do.
pub fn problem(Problem { field, what }: &Problem) -> String {
    let text = match what {
        What::Missing => missing(field),
        What::TooShort { least, now } => {
            return say!(TOO_SHORT, number((*least).into()), number((*now).into()));
        }
        What::TooLong { most, now } => return say!(TOO_LONG, number((*most).into()), number((*now).into())),
        What::TooLongAgo { days } => return say!(TOO_LONG_AGO, days),
        What::TooManyFiles { most } => return say!(TOO_MANY_FILES, most),
        What::FileTooLarge { name, most } => return say!(FILE_TOO_LARGE, name, most / 1_000_000),
        What::FileKind { name } => return say!(FILE_KIND, name),
        What::FileMacros { name } => return say!(FILE_MACROS, name),
        What::FileDamaged { name } => return say!(FILE_DAMAGED, name),
        What::FileEmpty { name } => return say!(FILE_EMPTY, name),
        What::HoldsPersonalData { found } => return say!(HOLDS_PERSONAL_DATA, found),
        What::OtherRoad if field == "is_complaint" => COMPLAINT,
        What::OtherRoad => DENUNCIATION,
        What::SeveralLines => SEVERAL_LINES,
        What::UnknownChoice if field == "stars" => MISSING_STARS,
        What::UnknownChoice => UNKNOWN_CHOICE,
        What::Phone => PHONE,
        What::Email => EMAIL,
        What::PhoneOrEmail => PHONE_OR_EMAIL,
        What::AddressOrNeighborhood => ADDRESS_OR_NEIGHBORHOOD,
        What::TaxCodeCheckDigit => TAX_CODE_CHECK_DIGIT,
        What::TaxCodeForm => TAX_CODE_FORM,
        What::Consent => CONSENT,
        What::Screening => SCREENING,
        What::NotAMoment => NOT_A_MOMENT,
        What::Future => FUTURE,
        What::OutsideNumber => OUTSIDE_NUMBER,
        What::EmptyPhrase => EMPTY_PHRASE,
    };
    say!(text).to_owned()
}

fn missing(field: &str) -> Text {
    match field {
        "category" => MISSING_CATEGORY,
        "content" => MISSING_CONTENT,
        "kind" => MISSING_KIND,
        "name" => MISSING_NAME,
        "stars" => MISSING_STARS,
        "channel" | "unit" | "officer" | "neighborhood" => MISSING_CHOICE,
        _ => MISSING,
    }
}
