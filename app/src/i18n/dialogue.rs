//! Words of dialogues as everybody sees them: the list, one dialogue, the registration and its own page.

use domain::dialogue::{
    CommitmentStanding, DialogueKind, Format, Outcome, Phase,
    view::{CaseOrigin, Seat},
};
use jiff::civil::DateTime;

use super::{Text, day, weekday};
use crate::say;

crate::words! {
    TITLE: "Đối thoại với doanh nghiệp, Nhân dân", "Dialogues with businesses and residents";
    SHORT: "Đối thoại", "Dialogues";
    LEAD: "Lịch các buổi đối thoại của UBND phường, kết quả, và những điều phường đã cam kết.",
        "When the ward meets businesses and residents, what came of it, and what was promised.";
    COMING: "Sắp tổ chức", "Coming";
    PAST: "Đã tổ chức", "Past";
    NONE_COMING: "Chưa có buổi đối thoại nào được thông báo. Thông báo được đăng tại đây ít nhất 7 ngày trước ngày tổ chức; ý kiến có thể gửi ngay qua trang Phản ánh.",
        "No dialogue is announced. One stands here at least 7 days before; until then you can write by the feedback page.";
    FEED: "Thêm vào lịch điện thoại", "Subscribe in a calendar";
    FILE: "Lưu vào lịch", "Save to a calendar";
    PROMISES: "Cam kết của phường", "What the ward promised";
    PROMISES_HERE: "Cam kết tại buổi này", "Promised here";
    PROMISES_BEFORE: "Cam kết từ các buổi trước", "Promised before";
    NO_PROMISES: "Chưa có cam kết nào.", "Nothing was promised yet.";
    RATIO: "Đã thực hiện {} trên {} cam kết ({}).", "{} of {} promises were kept ({}).";
    KEPT: "Đã thực hiện", "Kept";
    KEPT_LATE: "Đã thực hiện, trễ hạn", "Kept, late";
    RUNNING: "Đang thực hiện", "Running";
    LATE: "Quá hạn {} ngày", "{} days late";
    WITHDRAWN: "Đã rút", "Taken back";
    LATE_WORD: "Quá hạn", "Late";
    UNTIL: "Chậm nhất hết ngày {}", "By {}";
    KEPT_ON: "Thực hiện ngày {}", "Kept on {}";
    FROM_DIALOGUE: "Nêu tại “{}”, ngày {}", "Promised at “{}” on {}";
    WHEN: "Thời gian", "When";
    PLACE: "Địa điểm", "Where";
    FORMAT: "Hình thức", "How";
    CHAIR: "Chủ trì", "Chair";
    UNIT: "Đơn vị tổ chức", "Organised by";
    CONTACT: "Liên hệ", "Contact";
    CAPACITY: "Số chỗ", "Places";
    PLACES_LEFT: "còn {} trên {} chỗ", "{} of {} left";
    PLACES_TAKEN: "đã đăng ký {} người", "{} people registered";
    TAKES: "Nhận đăng ký", "Registration";
    FROM_TO: "từ {} đến {}", "from {} to {}";
    TASK: "Nhiệm vụ trong Kế hoạch", "Task of the plan";
    AGENDA: "Chương trình", "Agenda";
    DOCUMENTS: "Tài liệu", "Documents";
    REASON: "Lý do: {}", "Why: {}";
    PRESENT: "Số người dự", "Present";
    RESULT_ON: "Công bố kết quả", "Result published";
    MARKS: "{} câu hỏi: {} đã trả lời trước, {} trả lời tại chỗ, {} chuyển xử lý, {} thành cam kết, {} đang chuẩn bị.",
        "{} questions: {} answered before, {} on the spot, {} became cases, {} became promises, {} open.";
    ANSWERED: "Câu hỏi đã có trả lời", "Questions answered";
    ASKED_BY: "{} người cùng hỏi", "asked by {}";
    QUESTION_NUMBER: "Câu hỏi {}", "Question {}";

    REGISTER: "Đăng ký tham dự", "Register";
    REGISTER_LEAD: "Không cần tài khoản. Mỗi số điện thoại đăng ký một lần.", "No account is needed. Each phone registers once.";
    FULL: "Đã đủ chỗ. Đăng ký lúc này được xếp vào danh sách chờ; có chỗ trống thì người chờ trước được báo trước.",
        "All places are taken. A registration now waits; whoever waits longest is told first of a free place.";
    NAME: "Họ và tên", "Full name";
    BUSINESS: "Tên doanh nghiệp, hộ kinh doanh", "Name of shop or enterprise";
    PHONE: "Số điện thoại", "Phone";
    PHONE_HELP: "Để báo khi buổi đối thoại thay đổi. Không công khai.", "To be told of changes. Never shown in public.";
    EMAIL: "Thư điện tử", "E-mail";
    PEOPLE: "Số người đi cùng, kể cả Ông/Bà", "Number of people, yourself included";
    PEOPLE_HELP: "Từ 1 đến {} người; để trống là 1.", "From 1 to {}; empty is 1.";
    QUESTIONS: "Câu hỏi gửi trước", "Questions beforehand";
    QUESTIONS_HELP: "Không bắt buộc. Gửi trước để đơn vị chuẩn bị và trả lời sớm. Có thể đã có trả lời tại trang Hỏi đáp.",
        "Not required. Asked before, a question is prepared and often answered early. It may have been answered already.";
    ANSWERS_LINK: "Xem các câu đã trả lời", "See what was answered";
    QUESTION: "Câu hỏi", "Question";
    MORE_QUESTIONS: "Thêm câu hỏi", "More questions";
    FIELD: "Lĩnh vực của câu hỏi", "Field of the question";
    CHOOSE_FIELD: "Chọn lĩnh vực", "Choose";
    MAY_MERGE: "Đồng ý gộp câu hỏi với câu hỏi giống của người khác", "My questions may be merged with others that ask the same";
    MAY_PUBLISH: "Đồng ý công khai câu hỏi và trả lời, không nêu tên", "Question and answer may be published without my name";
    NOTICE: "Thông tin chỉ dùng để tổ chức buổi đối thoại và trả lời câu hỏi; họ tên, số điện thoại được che sau 24 tháng.",
        "What you type serves this dialogue and its answers alone; names and phones are masked after 24 months.";
    CONSENT: "Đồng ý để UBND phường xử lý thông tin đã nhập cho buổi đối thoại này", "The ward may process what I typed for this dialogue";
    SEND: "Gửi đăng ký", "Register";

    OWN: "Phiếu đăng ký tham dự", "Your registration";
    OWN_LEAD: "Đề nghị lưu đường dẫn của trang này: chỉ người có đường dẫn mới xem và hủy được đăng ký.",
        "Please keep the address of this page: whoever has it may see and cancel the registration.";
    NUMBER: "Số đăng ký", "Number";
    PEOPLE_COUNT: "Số người", "People";
    SEAT_PLACED: "Đã có chỗ", "You have a place";
    SEAT_WAITING: "Trong danh sách chờ, thứ {}", "On the waiting list, number {}";
    SEAT_CANCELLED: "Đã hủy đăng ký", "Cancelled";
    SHOW_AT_DOOR: "Đưa mã này khi đến dự", "Show this code at the door";
    LINK: "Tham dự trực tuyến", "Take part online";
    CAME: "Đã đến dự lúc {}", "Checked in at {}";
    OWN_QUESTIONS: "Câu hỏi của Ông/Bà", "Your questions";
    OWN_QUESTION: "Câu hỏi của Ông/Bà tại đối thoại", "Your question at a dialogue";
    OWN_QUESTION_LEAD: "Đề nghị lưu đường dẫn của trang này để theo dõi câu hỏi: chỉ người có đường dẫn mới xem được.",
        "Please keep the address of this page to follow your question: whoever has it may see it.";
    TAKE_ALONG: "Quét mã này để mở trang trên điện thoại của Ông/Bà", "Scan this code to open the page on your own phone";
    MERGED: "Được trả lời chung với câu hỏi giống.", "Answered together with others that ask the same.";
    OUT_OPEN: "Đang chuẩn bị trả lời", "Being prepared";
    OUT_BEFORE: "Đã trả lời trước buổi đối thoại", "Answered before the day";
    OUT_SPOT: "Đã trả lời tại chỗ", "Answered on the spot";
    OUT_CASE: "Chuyển xử lý thành phản ánh có thời hạn", "Became a case with its own clock";
    OUT_PROMISE: "Thành cam kết của phường", "Became a promise of the ward";
    OUT_WITHDRAWN: "Đã rút", "Taken back";
    CASE: "Phản ánh {}", "Case {}";
    CASE_SECRET: "Mã bí mật {}", "Secret {}";
    ASK: "Gửi thêm câu hỏi", "Ask one more question";
    ASK_SEND: "Gửi câu hỏi", "Send the question";
    CANCEL: "Hủy đăng ký", "Cancel the registration";
    CANCEL_HELP: "Chỗ của Ông/Bà được chuyển cho người trong danh sách chờ.", "Your place goes to whoever waits.";
    WITHDRAW: "Rút cả câu hỏi chưa được trả lời", "Take back my open questions as well";

    FROM: "Nêu tại đối thoại", "Asked at a dialogue";
    ORIGIN: "“{}”, ngày {}, câu hỏi {}", "“{}” on {}, question {}";

    SCREEN_BACK: "Trang của buổi đối thoại", "The page of the dialogue";
    SCREEN: "Màn hình hội trường", "Screen of the hall";
    SCREEN_PRESENT: "{} người có mặt", "{} present";
    SCREEN_NO_TEXT: "Người hỏi không đồng ý công khai nội dung.", "Whoever asked did not agree that the text is published.";
    SCREEN_WAIT: "Chưa có câu hỏi nào đang được trả lời.", "No question is being answered.";

    PHASE_PLANNED: "Đang chuẩn bị", "Being planned";
    PHASE_ANNOUNCED: "Đã thông báo", "Announced";
    PHASE_OPEN: "Đang nhận đăng ký", "Registration is open";
    PHASE_POSTPONED: "Tạm hoãn", "Postponed";
    PHASE_HELD: "Đã tổ chức, chờ công bố kết quả", "Held, result to come";
    PHASE_CONCLUDED: "Đã công bố kết quả", "Result published";
    PHASE_CANCELLED: "Không tổ chức", "Cancelled";

    KIND_BUSINESS: "Đối thoại với doanh nghiệp", "With enterprises";
    KIND_HOUSEHOLD: "Đối thoại với hộ kinh doanh", "With household businesses";
    KIND_PEOPLE: "Đối thoại với Nhân dân", "With residents";
    KIND_THEMATIC: "Đối thoại chuyên đề", "On one theme";
    IN_PERSON: "Trực tiếp", "At a place";
    ONLINE: "Trực tuyến", "Online";
    HYBRID: "Trực tiếp và trực tuyến", "At a place and online";
}

/// With whom.
pub fn kind(kind: DialogueKind) -> Text {
    match kind {
        DialogueKind::Business => KIND_BUSINESS,
        DialogueKind::Household => KIND_HOUSEHOLD,
        DialogueKind::People => KIND_PEOPLE,
        DialogueKind::Thematic => KIND_THEMATIC,
    }
}

/// How one takes part.
pub fn format(format: Format) -> Text {
    match format {
        Format::InPerson => IN_PERSON,
        Format::Online => ONLINE,
        Format::Hybrid => HYBRID,
    }
}

/// Mark and word of where a dialogue stands for the public.
pub fn phase(phase: Phase) -> (&'static str, Text) {
    match phase {
        Phase::Planned => ("not_started", PHASE_PLANNED),
        Phase::Announced => ("submitted", PHASE_ANNOUNCED),
        Phase::Open => ("in_progress", PHASE_OPEN),
        Phase::Postponed => ("at_risk", PHASE_POSTPONED),
        Phase::Held => ("submitted", PHASE_HELD),
        Phase::Concluded => ("met", PHASE_CONCLUDED),
        Phase::Cancelled => ("late", PHASE_CANCELLED),
    }
}

/// Mark and sentence of a promise.
pub fn standing(standing: CommitmentStanding) -> (&'static str, String) {
    match standing {
        CommitmentStanding::Kept { in_time: true } => ("met", say!(KEPT).to_owned()),
        CommitmentStanding::Kept { in_time: false } => ("met", say!(KEPT_LATE).to_owned()),
        CommitmentStanding::Running { .. } => ("in_progress", say!(RUNNING).to_owned()),
        CommitmentStanding::Late { days } => ("late", say!(LATE, days)),
        CommitmentStanding::Withdrawn => ("no_data", say!(WITHDRAWN).to_owned()),
    }
}

/// Mark and sentence of a place.
pub fn seat(seat: Seat) -> (&'static str, String) {
    match seat {
        Seat::Placed => ("met", say!(SEAT_PLACED).to_owned()),
        Seat::Waiting { position } => ("at_risk", say!(SEAT_WAITING, position)),
        Seat::Cancelled => ("late", say!(SEAT_CANCELLED).to_owned()),
    }
}

/// How a question ended.
pub fn outcome(outcome: Option<Outcome>) -> Text {
    match outcome {
        None => OUT_OPEN,
        Some(Outcome::AnsweredBefore) => OUT_BEFORE,
        Some(Outcome::AnsweredOnSpot) => OUT_SPOT,
        Some(Outcome::Case) => OUT_CASE,
        Some(Outcome::Commitment) => OUT_PROMISE,
        Some(Outcome::Withdrawn) => OUT_WITHDRAWN,
    }
}

/// Where a case came from.
pub fn origin(from: &CaseOrigin) -> String {
    say!(ORIGIN, from.title, day(from.day), from.number)
}

/// A moment as `14:00, T5 10/12/2026`.
pub fn moment(at: DateTime) -> String {
    format!("{:02}:{:02}, {} {}", at.hour(), at.minute(), weekday(at.date()), day(at.date()))
}

/// From when to when: `14:00–16:30, T5 10/12/2026`, or both moments where it lasts over midnight.
pub fn hours(starts: DateTime, ends: DateTime) -> String {
    if starts.date() != ends.date() {
        return format!("{} – {}", moment(starts), moment(ends));
    }
    format!(
        "{:02}:{:02}–{:02}:{:02}, {} {}",
        starts.hour(),
        starts.minute(),
        ends.hour(),
        ends.minute(),
        weekday(starts.date()),
        day(starts.date())
    )
}
