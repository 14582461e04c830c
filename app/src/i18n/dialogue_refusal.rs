//! The sentence for every way in which dialogues say no: what happened, what was kept, what to do.

use domain::dialogue::{Problem, Refusal, StateKind, What};

use super::{Text, day, instant, number};
use crate::say;

crate::words! {
    SEVERAL: "Có {} nội dung cần xem lại; mọi nội dung đã nhập được giữ nguyên.", "{} things need another look; everything you typed was kept.";
    NO_SUCH_STEP: "Buổi đối thoại đã chuyển sang bước khác nên không thực hiện được việc này. Đề nghị tải lại trang để xem tình trạng hiện tại.",
        "The dialogue has moved on, so this is no longer possible. Please load the page again to see where it stands.";
    NOT_YET: "Chưa tới ngày đối thoại ({}), nên chưa ghi nhận đã tổ chức được.", "The dialogue is on {}; it cannot be marked as held before.";
    DAY_PASSED: "Ngày đối thoại ({}) đã qua. Đề nghị sửa thời gian trước khi thông báo.", "The day of the dialogue ({}) has passed. Please change it before announcing.";
    ORPHANS: "Chưa kết thúc được: còn {} câu hỏi chưa có kết quả (câu {}). Mỗi câu cần được trả lời, tiếp nhận thành phản ánh, hoặc ghi thành cam kết.",
        "It cannot be concluded: {} questions end nowhere (number {}). Each has to be answered, taken as a case, or become a promise.";
    NOT_OPEN_YET: "Chưa đến thời gian đăng ký. Đề nghị Ông/Bà đăng ký từ {}.", "Registration is not open yet. Please register from {} on.";
    REGISTRATION_OVER: "Đã hết thời gian đăng ký từ {}. Ông/Bà vẫn có thể liên hệ đơn vị tổ chức hoặc gửi phản ánh, kiến nghị.",
        "Registration ended on {}. You may still ask the organiser or send your concern as feedback.";
    NOT_TAKING_CANCELLED: "Buổi đối thoại đã hủy nên không nhận đăng ký.", "The dialogue was cancelled and takes no registrations.";
    NOT_TAKING_POSTPONED: "Buổi đối thoại đang hoãn. Việc đăng ký được mở lại khi có thời gian mới.", "The dialogue was postponed. Registration opens again with its new day.";
    NOT_TAKING_HELD: "Buổi đối thoại đã tổ chức nên không còn nhận đăng ký.", "The dialogue has taken place and takes no registrations.";
    NOT_TAKING_DRAFT: "Buổi đối thoại chưa được thông báo nên chưa nhận đăng ký.", "The dialogue is not announced and takes no registrations.";
    TOO_MANY_PEOPLE: "Mỗi lần đăng ký được nhiều nhất {} người.", "One registration brings at most {} people.";
    REGISTERED_ALREADY: "Số điện thoại này đã đăng ký buổi đối thoại. Đề nghị Ông/Bà mở đường dẫn trên phiếu đăng ký để xem, sửa câu hỏi hoặc hủy.",
        "This phone is registered already. Please open the link on your receipt to see it, to ask more or to cancel.";
    TOO_MANY: "Từ địa chỉ mạng này vừa có nhiều lần đăng ký, nên lần này chưa được nhận. Nội dung đã nhập được giữ lại; đề nghị gửi lại sau {}.",
        "There were many registrations from this network address just now, so this was not taken. What you typed was kept; please send again after {}.";
    ROBOT: "Biểu mẫu được gửi nhanh hơn một người có thể điền, nên chưa được nhận. Nội dung đã nhập được giữ lại; đề nghị Ông/Bà xem lại rồi bấm gửi lần nữa.",
        "The form was sent faster than a person fills it in, so it was not taken. What you typed was kept; please look it over and send it once more.";
    STALE_FORM: "Trang đã mở quá lâu nên lần gửi này chưa được nhận. Nội dung đã nhập được giữ lại trên biểu mẫu mới; đề nghị xem lại rồi gửi.",
        "The page had been open too long, so this was not taken. What you typed was kept in a fresh form; please look it over and send it.";
    NO_MERGE_CONSENT: "Có người hỏi không đồng ý gộp câu hỏi của mình, nên hai câu này được giữ riêng.", "Somebody who asked did not agree to merging, so the two stay apart.";
    NO_MERGE: "Không gộp được hai câu này: trùng nhau, đã gộp, hoặc đã có kết quả.", "These two cannot be merged: they are the same, merged, or settled already.";
    SETTLED_ALREADY: "Câu hỏi này đã có kết quả.", "This question is settled already.";
    ASKER_UNKNOWN: "Chưa biết tên người hỏi, nên chưa tiếp nhận thành phản ánh được. Đề nghị ghi tên người hỏi, hoặc ghi thành cam kết.",
        "It is not known who asked, so it cannot become a case. Please write down the name, or make it a promise.";
    KEPT_ALREADY: "Cam kết này đã được ghi nhận trước đó.", "This was noted before.";
    WITHDRAWN_ALREADY: "Cam kết này đã được rút.", "This promise was taken back.";
    CANCELLED_ALREADY: "Đăng ký này đã hủy.", "This registration was cancelled.";

    MISSING: "Đề nghị nhập nội dung này.", "Please fill this in.";
    MISSING_NAME: "Đề nghị nhập họ và tên.", "Please type your full name.";
    MISSING_PHONE: "Đề nghị nhập số điện thoại.", "Please type a phone number.";
    MISSING_TITLE: "Đề nghị nhập tên buổi đối thoại.", "Please type the title of the dialogue.";
    MISSING_PLACE: "Đề nghị nhập địa điểm.", "Please type the place.";
    MISSING_LINK: "Đề nghị nhập đường dẫn trực tuyến.", "Please type the link.";
    MISSING_DAY: "Đề nghị nhập ngày đối thoại.", "Please type the day of the dialogue.";
    MISSING_START: "Đề nghị nhập giờ bắt đầu.", "Please type the hour at which it begins.";
    MISSING_UNIT: "Đề nghị chọn đơn vị.", "Please choose a unit.";
    MISSING_CHAIR: "Đề nghị chọn người chủ trì.", "Please choose who chairs it.";
    MISSING_DUE: "Đề nghị nhập ngày phải thực hiện xong.", "Please type the day by which it is done.";
    MISSING_CATEGORY: "Đề nghị chọn lĩnh vực.", "Please choose what it is about.";
    TOO_SHORT: "Cần ít nhất {} ký tự; hiện có {}.", "At least {} characters are needed; there are {}.";
    TOO_LONG: "Nhiều nhất {} ký tự; hiện có {}. Đề nghị rút gọn.", "At most {} characters; there are {}. Please shorten it.";
    TOO_MANY_LINES: "Nhiều nhất {} dòng.", "At most {} lines.";
    SEVERAL_LINES: "Đề nghị viết trên một dòng.", "Please write it on one line.";
    UNKNOWN_CHOICE: "Lựa chọn này không có trong danh sách. Đề nghị chọn lại.", "This is not among the choices. Please choose again.";
    NOT_A_DAY: "Đề nghị nhập ngày dạng ngày/tháng/năm, ví dụ 10/12/2026.", "Please give the day as day/month/year, such as 10/12/2026.";
    NOT_AN_HOUR: "Đề nghị nhập giờ dạng 14:00.", "Please give the hour as 14:00.";
    START_NOT_AN_HOUR: "Giờ bắt đầu: đề nghị nhập giờ dạng 14:00.", "Beginning: please give the hour as 14:00.";
    END_NOT_AN_HOUR: "Giờ kết thúc: đề nghị nhập giờ dạng 14:00.", "End: please give the hour as 14:00.";
    PASSED: "Thời điểm này đã qua. Đề nghị chọn lại.", "This has passed. Please choose again.";
    WRONG_ORDER: "Thời điểm kết thúc phải sau thời điểm bắt đầu; đăng ký phải kết thúc trước giờ đối thoại.", "An end must come after its beginning, and registration must end before the dialogue begins.";
    NOT_A_NUMBER: "Đề nghị nhập số nguyên từ {} đến {}.", "Please type a whole number from {} to {}.";
    BAD_LINK: "Địa chỉ phải bắt đầu bằng https://. Mỗi tài liệu một dòng: tên | địa chỉ.", "An address begins with https://. One document a line: name | address.";
    PHONE: "Số điện thoại chưa đúng. Ví dụ số đúng: 0912 345 678.", "This is not a phone number of Viet Nam, such as 0912 345 678.";
    EMAIL: "Địa chỉ thư điện tử chưa đúng. Ví dụ: ten@example.vn.", "This is not an e-mail address, such as name@example.vn.";
    CONSENT: "UBND phường chỉ nhận đăng ký khi Ông/Bà đồng ý cho xử lý thông tin để tổ chức buổi đối thoại. Đề nghị đọc thông báo rồi đánh dấu.",
        "The ward can take this only if you agree that the information is processed for the dialogue. Please read the notice and tick the box.";
    HALF_QUESTION: "Đề nghị chọn lĩnh vực của câu hỏi.", "Please choose what the question is about.";
    OTHER_ROAD: "Nội dung về chi phí không chính thức, nhũng nhiễu được gửi tại mục Phản ánh, kiến nghị, nơi chỉ lãnh đạo xem.",
        "Informal payments are reported under Feedback, where only the leadership reads them.";
    UNKNOWN_PERSON: "Không có người này, hoặc tài khoản đã ngừng hoạt động.", "There is no such person, or the account is no longer active.";
    UNKNOWN_UNIT: "Không có đơn vị này, hoặc đơn vị đã ngừng hoạt động.", "There is no such unit, or it is no longer active.";
    UNKNOWN_TASK: "Không có nhiệm vụ này trong kế hoạch áp dụng cho ngày đối thoại. Đề nghị chọn nhiệm vụ khác, hoặc để “Không”.",
        "The plan that holds on the day of the dialogue has no such task. Please choose another one, or none.";
    TASK_OF_OTHER_PLAN: "Nhiệm vụ này thuộc Kế hoạch năm {}, còn ngày đối thoại thuộc Kế hoạch năm {}. Đề nghị chọn nhiệm vụ của đúng kế hoạch.",
        "This task is of the plan of {}, but the plan of {} holds on the day of the dialogue. Please choose one of that plan.";
    FEWER_THAN_TAKEN: "Đã có {} người được xếp chỗ, nên số chỗ không thể ít hơn.", "{} people have places already, so there cannot be fewer.";
}

/// Why dialogues say no.
pub fn refused(why: &Refusal) -> String {
    let text = match why {
        Refusal::Form { problems } => {
            return match problems.as_slice() {
                [one] => problem(one),
                all => say!(SEVERAL, all.len()),
            };
        }
        Refusal::NotYet { day: on } => return say!(NOT_YET, day(*on)),
        Refusal::DayPassed { day: on } => return say!(DAY_PASSED, day(*on)),
        Refusal::Orphans { questions } => {
            let numbers: Vec<String> = questions.iter().map(|open| open.number.to_string()).collect();
            return say!(ORPHANS, questions.len(), numbers.join(", "));
        }
        Refusal::NotOpenYet { opens } => return say!(NOT_OPEN_YET, instant(*opens)),
        Refusal::RegistrationOver { closed } => return say!(REGISTRATION_OVER, instant(*closed)),
        Refusal::TooManyPeople { most } => return say!(TOO_MANY_PEOPLE, most),
        Refusal::TooMany { until } => return say!(TOO_MANY, instant(*until)),
        Refusal::NotTaking { state } => match state {
            StateKind::Cancelled => NOT_TAKING_CANCELLED,
            StateKind::Postponed => NOT_TAKING_POSTPONED,
            StateKind::Held | StateKind::Concluded => NOT_TAKING_HELD,
            StateKind::Draft | StateKind::Announced => NOT_TAKING_DRAFT,
        },
        Refusal::NoSuchStep { .. } => NO_SUCH_STEP,
        Refusal::RegisteredAlready => REGISTERED_ALREADY,
        Refusal::Robot => ROBOT,
        Refusal::StaleForm => STALE_FORM,
        Refusal::NoMergeConsent => NO_MERGE_CONSENT,
        Refusal::NoMerge => NO_MERGE,
        Refusal::SettledAlready => SETTLED_ALREADY,
        Refusal::AskerUnknown => ASKER_UNKNOWN,
        Refusal::KeptAlready => KEPT_ALREADY,
        Refusal::WithdrawnAlready => WITHDRAWN_ALREADY,
        Refusal::CancelledAlready => CANCELLED_ALREADY,
    };
    say!(text).to_owned()
}

/// The name of the form's field that a refusal is about, if it is about one.
pub fn field(why: &Refusal) -> Option<&str> {
    match why {
        Refusal::TooManyPeople { .. } => Some("people"),
        Refusal::RegisteredAlready => Some("phone"),
        Refusal::DayPassed { .. } => Some("day"),
        why => why.problems().first().map(|problem| problem.field.as_str()),
    }
}

/// What is wrong with each field of a form, in the order of the fields.
pub fn problems(why: &Refusal) -> Vec<(String, String)> {
    why.problems().iter().map(|each| (each.field.clone(), problem(each))).collect()
}

/// What is wrong with one field, and what to do.
pub fn problem(Problem { field, what }: &Problem) -> String {
    let text: Text = match what {
        What::TooShort { least, now } => return say!(TOO_SHORT, least, number((*now).into())),
        What::TooLong { most, now } => return say!(TOO_LONG, number((*most).into()), number((*now).into())),
        What::TooManyLines { most } => return say!(TOO_MANY_LINES, most),
        What::NotANumber { least, most } => return say!(NOT_A_NUMBER, least, number((*most).into())),
        What::FewerThanTaken { taken } => return say!(FEWER_THAN_TAKEN, taken),
        What::TaskOfOtherPlan { of, holds } => return say!(TASK_OF_OTHER_PLAN, of, holds),
        What::Missing => missing(field),
        What::SeveralLines => SEVERAL_LINES,
        What::UnknownChoice => UNKNOWN_CHOICE,
        What::NotADay => NOT_A_DAY,
        What::NotAnHour if field == "starts" => START_NOT_AN_HOUR,
        What::NotAnHour if field == "ends" => END_NOT_AN_HOUR,
        What::NotAnHour => NOT_AN_HOUR,
        What::Passed => PASSED,
        What::WrongOrder => WRONG_ORDER,
        What::BadLink => BAD_LINK,
        What::Phone => PHONE,
        What::Email => EMAIL,
        What::Consent => CONSENT,
        What::HalfQuestion => HALF_QUESTION,
        What::OtherRoad => OTHER_ROAD,
        What::UnknownPerson => UNKNOWN_PERSON,
        What::UnknownUnit => UNKNOWN_UNIT,
        What::UnknownTask => UNKNOWN_TASK,
    };
    say!(text).to_owned()
}

/// In a summary several of them stand one under the other, so each says what it is about.
fn missing(field: &str) -> Text {
    match field {
        "name" => MISSING_NAME,
        "phone" => MISSING_PHONE,
        "title" => MISSING_TITLE,
        "place" => MISSING_PLACE,
        "link" => MISSING_LINK,
        "day" => MISSING_DAY,
        "starts" => MISSING_START,
        "unit" => MISSING_UNIT,
        "chair" => MISSING_CHAIR,
        "due_on" => MISSING_DUE,
        "category" => MISSING_CATEGORY,
        _ => MISSING,
    }
}
