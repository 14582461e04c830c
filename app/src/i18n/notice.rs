//! Words of messages to senders and staff, and of what became of them.

use domain::notice::{
    Codes, DialogueFacts, Digest, Facts, Letter, NoticeChannel, NoticeKind, NoticeState, Told,
};

use super::{Lang, Text, chart, common, day};
use crate::{routes, say};

crate::words! {
    TITLE: "Thông báo", "Notices";
    DOOR: "Thư, tin nhắn gửi người phản ánh: đã chuyển đi, chưa gửi được", "Mail and messages to senders: delivered or not";
    LEAD: "Thông báo chỉ có mã phản ánh, không có nội dung. Mỗi thông báo được ghi cùng lúc với việc mà nó báo.",
        "A notice holds the code of a case, never its content. Each is written together with what it tells of.";

    CHANNELS: "Kênh gửi", "Channels";
    CONFIGURED: "Đã cấu hình", "Configured";
    NOT_CONFIGURED: "Chưa cấu hình", "Not configured";
    CONFIGURE: "Để bật, người vận hành máy chủ đặt {} rồi khởi động lại chương trình.",
        "To turn it on, whoever runs the server sets {} and restarts the program.";
    NOTHING_GOES_OUT: "Chưa có kênh nào được cấu hình, nên chưa thông báo nào được gửi ra ngoài. Người gửi vẫn xem được kết quả tại trang tra cứu.",
        "No channel is configured, so nothing is sent out. Senders can still look their case up.";

    COUNTS: "Theo trạng thái", "By state";
    ALL_STATES: "Tất cả", "All";
    LATEST: "Thông báo gần nhất", "Latest notices";
    LATEST_HELP: "Nhiều nhất 100 thông báo, mới nhất trước.", "At most 100, the newest first.";
    EMPTY: "Chưa có thông báo nào. Khi có phản ánh, kiến nghị, thông báo gửi đi sẽ hiện ở đây.",
        "There are no notices yet. Once feedback comes in, they will stand here.";
    CODE: "Mã phản ánh", "Case";
    KIND: "Nội dung báo", "What it tells";
    FOR: "Gửi cho", "For";
    FOR_SENDER: "Người phản ánh", "The sender";
    CHANNEL: "Kênh", "Channel";
    STATE: "Trạng thái", "State";
    ATTEMPTS: "Số lần gửi", "Tries";
    LAST_ERROR: "Lỗi lần cuối", "Last error";
    MASKED: "Thông tin liên hệ đã được xóa theo thời hạn lưu hoặc theo yêu cầu của người gửi",
        "The address was deleted, when its time was over or because its owner asked";
    NO_ADDRESS: "Không có địa chỉ nhận", "There is no address";
    WRITTEN: "Ghi lúc", "Written";
    NEXT: "Gửi lại lúc {}", "Next try at {}";
    SEND_AGAIN: "Gửi lại", "Send again";
    SENT_AGAIN: "Đã xếp lại để gửi.", "It waits to be sent again.";

    STATE_CREATED: "Chờ gửi", "Waits to be sent";
    STATE_SENDING: "Đang gửi", "Being sent";
    STATE_DELIVERED: "Đã chuyển đi", "Delivered";
    STATE_TEMPORARY: "Chưa gửi được, sẽ thử lại", "Not taken, will be tried again";
    STATE_PERMANENT: "Không gửi được", "Failed";
    STATE_NO_CHANNEL: "Không có kênh gửi", "No channel";

    EMAIL: "Thư điện tử", "E-mail";
    SMS: "Tin nhắn SMS", "Text message";
    ZALO: "Zalo", "Zalo";
    IN_APP: "Trong phần mềm", "In the application";
    NO_CHANNEL: "Không có", "None";

    RECEIVED: "Đã tiếp nhận phản ánh", "Feedback received";
    ASKED: "Đề nghị bổ sung thông tin", "More information asked for";
    ANSWERED: "Đã trả lời", "Answered";
    FORWARDED: "Đã chuyển cơ quan có thẩm quyền", "Sent on to the competent authority";
    REJECTED: "Không tiếp nhận", "Not accepted";
    REDIRECTED: "Hướng dẫn thủ tục khác", "Another procedure shown";
    EXTENDED: "Gia hạn trả lời", "Due day extended";
    MESSAGE: "Có tin nhắn của UBND phường", "A message from the ward";
    REOPENED: "Mở lại để xử lý tiếp", "Opened again";
    REFERRAL_SENT: "Đã kiến nghị cấp trên", "Raised with a higher authority";
    REFERRAL_REPLIED: "Cấp trên đã trả lời kiến nghị", "The higher authority replied";
    DUE_CHANGED: "Thay đổi ngày trả lời theo lịch nghỉ", "Due day moved by the calendar";
    DATA_REQUEST_DECIDED: "Đã trả lời yêu cầu về dữ liệu cá nhân", "Request about personal data decided";
    ASSIGNED: "Được giao xử lý", "Given to you";
    SUBMITTED: "Câu trả lời chờ duyệt", "An answer waits for approval";
    RETURNED: "Câu trả lời bị trả lại", "An answer was returned";
    APPROVED: "Câu trả lời đã được duyệt", "An answer was approved";
    SUPPLEMENTED: "Người phản ánh đã bổ sung thông tin", "The sender gave more information";
    SENDER_WROTE: "Người phản ánh nhắn tin", "The sender wrote";
    SENDER_REOPENED: "Người phản ánh chưa hài lòng, đề nghị mở lại", "The sender is not satisfied and opened it again";
    DATA_REQUESTED: "Yêu cầu về dữ liệu cá nhân, trả lời trong 2 ngày làm việc", "Request about personal data, due within 2 working days";
    CONSENT_WITHDRAWN: "Người gửi rút lại đồng ý công khai", "The sender took the consent to publication back";
    DUE_MOVED: "Ngày trả lời thay đổi theo lịch nghỉ", "The due day was moved by the calendar";
    RESTRICTED_RECEIVED: "Phản ánh hạn chế người xem mới đến", "A restricted case came in";
    EXPLANATION_ASKED: "Lãnh đạo yêu cầu giải trình chỉ tiêu", "You are asked to explain an indicator";
    EXPLAINED: "Đơn vị đã giải trình chỉ tiêu", "The unit has explained the indicator";
    DIALOGUE_REGISTERED: "Đã đăng ký đối thoại", "Registered for a dialogue";
    DIALOGUE_WAITING: "Vào danh sách chờ đối thoại", "On the waiting list of a dialogue";
    DIALOGUE_PROMOTED: "Đã có chỗ tại buổi đối thoại", "A place at a dialogue became free";
    DIALOGUE_CHANGED: "Thay đổi thông tin buổi đối thoại", "A dialogue was changed";
    DIALOGUE_POSTPONED: "Hoãn buổi đối thoại", "A dialogue was postponed";
    DIALOGUE_ANNOUNCED: "Thời gian mới của buổi đối thoại", "A dialogue has a new day";
    DIALOGUE_CANCELLED: "Hủy buổi đối thoại", "A dialogue was cancelled";
    DIALOGUE_CONCLUDED: "Đã công bố kết quả đối thoại", "The result of a dialogue is published";
    QUESTION_ANSWERED: "Câu hỏi đối thoại đã được trả lời trước", "A question was answered before the dialogue";
    QUESTION_TAKEN: "Câu hỏi đối thoại được tiếp nhận thành phản ánh", "A question became a case";
    QUESTION_GIVEN: "Được giao chuẩn bị trả lời câu hỏi đối thoại: {}", "A question of a dialogue was given to you: {}";
    COMMITMENT_GIVEN: "Được giao thực hiện cam kết tại đối thoại: {}", "You are in charge of a promise made at: {}";
    COMMITMENT_WITHDRAWN: "Rút cam kết tại đối thoại: {}", "A promise was taken back that was made at: {}";
    DIALOGUE_RESULT_DUE: "Sắp đến hạn thông báo kết quả đối thoại: {}", "The result of a dialogue is to be published: {}";
    DIALOGUE_RESULT: "Kết quả đối thoại, để thông báo tại tổ dân phố: {}", "The result of a dialogue, to be read out in the neighbourhood: {}";
    DIGEST: "Tổng hợp việc đến hạn trong ngày", "The day's digest";

    SOON: "{} phản ánh của Ông/Bà sắp đến hạn: {}", "{} of your cases are due soon: {}";
    OVERDUE: "{} phản ánh của Ông/Bà quá hạn: {}", "{} of your cases are overdue: {}";
    RISEN: "{} phản ánh quá hạn cần Ông/Bà đôn đốc: {}", "{} overdue cases need your push: {}";
    REQUESTS: "{} yêu cầu xóa dữ liệu cá nhân chờ giải quyết: {}", "{} requests for deletion of personal data wait for a decision: {}";
    STEPS_REFUSE: "hôm nay là ngày cuối để không tiếp nhận hoặc hướng dẫn thủ tục khác, {} phản ánh: {}", "today is the last day to refuse or show another road, {} cases: {}";
    STEPS_ASK: "hôm nay là ngày cuối để đề nghị bổ sung thông tin, {} phản ánh: {}", "today is the last day to ask for more, {} cases: {}";
    STEPS_FORWARD: "hôm nay là ngày cuối để chuyển cơ quan có thẩm quyền, {} phản ánh: {}", "today is the last day to send on, {} cases: {}";
    STEPS_PUBLISH: "{} câu trả lời đến hạn công khai: {}", "{} answers are due to be published: {}";
    REQUESTS_OVERDUE: "{} yêu cầu xóa dữ liệu cá nhân đã quá thời hạn giải quyết: {}", "{} requests for deletion of personal data are past their day: {}";
    VALUES_DUE: "Số liệu {} cần nhập và trình duyệt, chậm nhất {}: {}", "Values of {} are to be entered by {}: {}";
    VALUES_OVERDUE: "{} chỉ tiêu quá hạn nhập số liệu: {}", "{} indicators lack values past their day: {}";
    VALUES_RISEN: "{} chỉ tiêu quá hạn nhập số liệu cần Ông/Bà đôn đốc: {}", "{} indicators without their values need your push: {}";
    AND_MORE: "{} và các mã khác", "{} and others";

    /// What a letter says first; the code stands in the middle.
    SAYS_RECEIVED: "UBND phường đã tiếp nhận phản ánh, kiến nghị mã {} của Ông/Bà.", "Your feedback {} was received.";
    SAYS_ASKED: "UBND phường đề nghị Ông/Bà bổ sung thông tin cho phản ánh, kiến nghị mã {}.", "More information is asked for about your feedback {}.";
    SAYS_ANSWERED: "UBND phường đã trả lời phản ánh, kiến nghị mã {} của Ông/Bà.", "Your feedback {} was answered.";
    SAYS_FORWARDED: "Phản ánh, kiến nghị mã {} của Ông/Bà đã được chuyển đến cơ quan có thẩm quyền.", "Your feedback {} was sent on to the competent authority.";
    SAYS_REJECTED: "Phản ánh, kiến nghị mã {} của Ông/Bà không được tiếp nhận; lý do nêu tại trang tra cứu.", "Your feedback {} was not accepted; the reason stands on the look-up page.";
    SAYS_REDIRECTED: "Phản ánh mã {} của Ông/Bà được hướng dẫn thực hiện theo thủ tục khác.", "For your feedback {} another procedure applies.";
    SAYS_EXTENDED: "Ngày trả lời phản ánh, kiến nghị mã {} của Ông/Bà đã được gia hạn; lý do nêu tại trang tra cứu.", "The due day of your feedback {} was extended; the reason stands on the look-up page.";
    SAYS_MESSAGE: "UBND phường có tin nhắn về phản ánh, kiến nghị mã {} của Ông/Bà.", "There is a message about your feedback {}.";
    SAYS_REOPENED: "Phản ánh, kiến nghị mã {} của Ông/Bà đã được mở lại để xử lý tiếp.", "Your feedback {} was opened again.";
    SAYS_REFERRAL_SENT: "UBND phường đã gửi kiến nghị lên cấp có thẩm quyền, trong đó có phản ánh mã {} của Ông/Bà.", "Your feedback {} was raised with a higher authority.";
    SAYS_REFERRAL_REPLIED: "Cấp có thẩm quyền đã trả lời kiến nghị liên quan đến phản ánh mã {} của Ông/Bà.", "The higher authority replied about your feedback {}.";
    SAYS_DUE_CHANGED: "Ngày trả lời phản ánh, kiến nghị mã {} của Ông/Bà thay đổi do lịch nghỉ; ngày mới nêu tại trang tra cứu.", "A change of holidays moved the due day of your feedback {}; the new day stands on the look-up page.";
    SAYS_DATA_REQUEST_DECIDED: "UBND phường đã trả lời yêu cầu về dữ liệu cá nhân trong phản ánh mã {} của Ông/Bà.", "Your request about personal data in feedback {} was decided.";
    /// Of a dialogue: its title, then its moment where the sentence has room for one.
    SAYS_DIALOGUE_REGISTERED: "UBND phường đã nhận đăng ký tham dự “{}”{} của Ông/Bà.", "Your registration for “{}”{} was received.";
    SAYS_DIALOGUE_WAITING: "Buổi “{}”{} đã đủ chỗ; Ông/Bà có trong danh sách chờ và được báo ngay khi có chỗ.", "“{}”{} is full; you are on the waiting list and will be told when there is a place.";
    SAYS_DIALOGUE_PROMOTED: "Ông/Bà đã có chỗ tại buổi “{}”{}.", "You have a place at “{}”{} now.";
    SAYS_DIALOGUE_CHANGED: "Thông tin buổi “{}”{} mà Ông/Bà đã đăng ký có thay đổi.", "There is a change of “{}”{}, for which you registered.";
    SAYS_DIALOGUE_POSTPONED: "Buổi “{}”{} mà Ông/Bà đã đăng ký tạm hoãn; đăng ký của Ông/Bà được giữ nguyên. UBND phường xin lỗi vì sự bất tiện này.", "“{}”{}, for which you registered, was postponed; your registration stays. We are sorry.";
    SAYS_DIALOGUE_ANNOUNCED: "Buổi “{}” mà Ông/Bà đã đăng ký có thời gian mới{}.", "“{}”, for which you registered, has a new day{}.";
    SAYS_DIALOGUE_CANCELLED: "Buổi “{}”{} mà Ông/Bà đã đăng ký không tổ chức nữa. UBND phường xin lỗi vì sự bất tiện này. Câu hỏi chưa được trả lời được tiếp nhận thành phản ánh, có thời hạn trả lời.",
        "“{}”{}, for which you registered, does not take place. We are sorry. Questions not answered yet became cases with due days.";
    SAYS_DIALOGUE_CONCLUDED: "UBND phường đã công bố kết quả buổi “{}”{}.", "The result of “{}”{} is published.";
    SAYS_QUESTION_ANSWERED: "Câu hỏi của Ông/Bà gửi đến buổi “{}”{} đã được trả lời.", "Your question for “{}”{} was answered.";
    SAYS_QUESTION_TAKEN: "Câu hỏi của Ông/Bà tại buổi “{}”{} được tiếp nhận thành phản ánh, kiến nghị, có thời hạn trả lời.", "Your question for “{}”{} became a case with its own due day.";
    DIALOGUE_AT: ", lúc {}", ", at {}";
    DIALOGUE_HOW: "Thông tin chi tiết tại {}. Để xem câu hỏi, xem hoặc hủy đăng ký, đề nghị Ông/Bà mở đường dẫn riêng đã nhận khi đăng ký hoặc khi nêu câu hỏi.",
        "See {}. For your question, and to see or cancel your registration, please open the link that you were given.";
    DIALOGUE_WHY_SHORT: "Thư này được gửi tự động. Đề nghị không trả lời thư này.", "This letter is sent automatically. Please do not reply.";
    SAYS_OTHER: "Phản ánh, kiến nghị mã {} có cập nhật.", "There is news about feedback {}.";

    LETTER_HOW: "Để xem, đề nghị Ông/Bà vào {} và nhập mã tra cứu cùng mã bí mật ghi trên biên nhận.",
        "Please see {} with your code and the secret on your receipt.";
    LETTER_WHY_SHORT: "Thư này được gửi tự động và không kèm nội dung phản ánh, để bảo vệ thông tin của Ông/Bà. Đề nghị không trả lời thư này.",
        "This letter is sent automatically and holds no content, to protect your information. Please do not reply.";
    LETTER_DEAR: "Kính gửi Ông/Bà,", "Dear Sir or Madam,";
    SUBJECT: "Phản ánh {}: {}", "Feedback {}: {}";
}

/// What a kind of notice is called.
pub fn kind(kind: NoticeKind) -> Text {
    match kind {
        NoticeKind::Received => RECEIVED,
        NoticeKind::Asked => ASKED,
        NoticeKind::Answered => ANSWERED,
        NoticeKind::Forwarded => FORWARDED,
        NoticeKind::Rejected => REJECTED,
        NoticeKind::Redirected => REDIRECTED,
        NoticeKind::Extended => EXTENDED,
        NoticeKind::Message => MESSAGE,
        NoticeKind::Reopened => REOPENED,
        NoticeKind::ReferralSent => REFERRAL_SENT,
        NoticeKind::ReferralReplied => REFERRAL_REPLIED,
        NoticeKind::DueChanged => DUE_CHANGED,
        NoticeKind::DataRequestDecided => DATA_REQUEST_DECIDED,
        NoticeKind::Assigned => ASSIGNED,
        NoticeKind::Submitted => SUBMITTED,
        NoticeKind::Returned => RETURNED,
        NoticeKind::Approved => APPROVED,
        NoticeKind::Supplemented => SUPPLEMENTED,
        NoticeKind::SenderWrote => SENDER_WROTE,
        NoticeKind::SenderReopened => SENDER_REOPENED,
        NoticeKind::DataRequested => DATA_REQUESTED,
        NoticeKind::ConsentWithdrawn => CONSENT_WITHDRAWN,
        NoticeKind::DueMoved => DUE_MOVED,
        NoticeKind::RestrictedReceived => RESTRICTED_RECEIVED,
        NoticeKind::ExplanationAsked => EXPLANATION_ASKED,
        NoticeKind::Explained => EXPLAINED,
        NoticeKind::DialogueRegistered => DIALOGUE_REGISTERED,
        NoticeKind::DialogueWaiting => DIALOGUE_WAITING,
        NoticeKind::DialoguePromoted => DIALOGUE_PROMOTED,
        NoticeKind::DialogueChanged => DIALOGUE_CHANGED,
        NoticeKind::DialoguePostponed => DIALOGUE_POSTPONED,
        NoticeKind::DialogueAnnounced => DIALOGUE_ANNOUNCED,
        NoticeKind::DialogueCancelled => DIALOGUE_CANCELLED,
        NoticeKind::DialogueConcluded => DIALOGUE_CONCLUDED,
        NoticeKind::QuestionAnswered => QUESTION_ANSWERED,
        NoticeKind::QuestionTaken => QUESTION_TAKEN,
        NoticeKind::QuestionGiven => QUESTION_GIVEN,
        NoticeKind::CommitmentGiven => COMMITMENT_GIVEN,
        NoticeKind::CommitmentWithdrawn => COMMITMENT_WITHDRAWN,
        NoticeKind::DialogueResultDue => DIALOGUE_RESULT_DUE,
        NoticeKind::DialogueResult => DIALOGUE_RESULT,
        NoticeKind::Digest => DIGEST,
    }
}

/// What a road is called.
pub fn channel(channel: NoticeChannel) -> Text {
    match channel {
        NoticeChannel::Email => EMAIL,
        NoticeChannel::Sms => SMS,
        NoticeChannel::Zalo => ZALO,
        NoticeChannel::InApp => IN_APP,
        NoticeChannel::None => NO_CHANNEL,
    }
}

/// The variables by which a road is configured.
pub fn variables(channel: NoticeChannel) -> &'static str {
    match channel {
        NoticeChannel::Email => "NHIPCAU_SMTP, NHIPCAU_MAIL_FROM",
        NoticeChannel::Sms => "NHIPCAU_SMS_URL, NHIPCAU_SMS_TOKEN",
        NoticeChannel::Zalo => "NHIPCAU_ZALO_URL, NHIPCAU_ZALO_TOKEN",
        NoticeChannel::InApp | NoticeChannel::None => "",
    }
}

/// The mark and the word of a state.
pub fn state(state: NoticeState) -> (&'static str, Text) {
    match state {
        NoticeState::Created => ("waiting", STATE_CREATED),
        NoticeState::Sending => ("waiting", STATE_SENDING),
        NoticeState::Delivered => ("met", STATE_DELIVERED),
        NoticeState::TemporaryFailure => ("at_risk", STATE_TEMPORARY),
        NoticeState::PermanentFailure => ("late", STATE_PERMANENT),
        NoticeState::NoChannel => ("no_data", STATE_NO_CHANNEL),
    }
}

/// Why a try failed, in words where the program itself says it.
pub fn failure(why: &str) -> String {
    match why {
        "masked" => say!(MASKED).to_owned(),
        "no address" => say!(NO_ADDRESS).to_owned(),
        why => why.to_owned(),
    }
}

/// What a notice tells a member of staff.
pub fn told(told: &Told) -> String {
    match &told.facts.digest {
        Some(digest) => said(digest).join("; "),
        None => match &told.facts.dialogue {
            Some(of) => say!(kind(told.kind), of.title),
            None => say!(kind(told.kind)).to_owned(),
        },
    }
}

fn said(digest: &Digest) -> Vec<String> {
    let values = &digest.values;
    let parts = [
        (OVERDUE, &digest.overdue),
        (SOON, &digest.soon),
        (REQUESTS_OVERDUE, &digest.requests.overdue),
        (REQUESTS, &digest.requests.open),
        (STEPS_REFUSE, &digest.steps.refuse),
        (STEPS_ASK, &digest.steps.ask),
        (STEPS_FORWARD, &digest.steps.forward),
        (STEPS_PUBLISH, &digest.steps.publish),
        (VALUES_OVERDUE, &values.overdue),
        (RISEN, &digest.risen),
        (VALUES_RISEN, &values.risen),
    ];
    let told = parts.into_iter().filter(|(_, codes)| codes.count > 0);
    let mut said: Vec<String> = told.map(|(words, codes)| say!(words, codes.count, named(codes))).collect();
    if let Some((month, last, codes)) = &values.due {
        said.push(say!(VALUES_DUE, chart::month(*month), day(*last), named(codes)));
    }
    said
}

fn named(codes: &Codes) -> String {
    let named = codes.codes.join(", ");
    let has_more = usize::try_from(codes.count).unwrap_or(usize::MAX) > codes.codes.len();
    if has_more { say!(AND_MORE, named) } else { named }
}

/// A notice to a sender as a letter: Vietnamese, with a line in English, since nobody knows the reader's language. Holds
/// the case's code and where to look, and no more.
pub fn letter(told: NoticeKind, facts: &Facts, public_url: &str) -> Letter {
    if let Some(of) = &facts.dialogue {
        return letter_of_dialogue(told, of, public_url);
    }
    let in_lang = |lang| {
        let what = says(told).in_lang(lang).replace("{}", &facts.code);
        let how = LETTER_HOW.in_lang(lang).replace("{}", &format!("{public_url}{}", routes::LOOK_UP));
        (what, how)
    };
    let ((what, how), (english, english_how)) = (in_lang(Lang::Vi), in_lang(Lang::En));
    let vi = |text: Text| text.in_lang(Lang::Vi);
    let subject = vi(SUBJECT).replacen("{}", &facts.code, 1).replacen("{}", vi(kind(told)), 1);
    let (dear, why, ward) = (vi(LETTER_DEAR), vi(LETTER_WHY_SHORT), vi(common::WARD_FULL));
    let body =
        format!("{dear}\n\n{what}\n{how}\n\n{why}\n\n{ward}\n{public_url}\n\n--\n{english} {english_how}\n");
    Letter { subject, body, short: format!("{what} {public_url}{}", routes::LOOK_UP) }
}

/// A notice about a dialogue: its title and moment, which everybody may read, and where more is to be read.
fn letter_of_dialogue(told: NoticeKind, of: &DialogueFacts, public_url: &str) -> Letter {
    let address = format!("{public_url}{}", routes::dialogue(of.id));
    let in_lang = |lang| {
        let at = of.starts.map(|at| at.strftime("%H:%M %d/%m/%Y").to_string()).unwrap_or_default();
        let at = if at.is_empty() { at } else { DIALOGUE_AT.in_lang(lang).replace("{}", &at) };
        let what = says_of_dialogue(told).in_lang(lang).replacen("{}", &of.title, 1);
        // The title is whatever an organiser typed: only what stands behind it takes the moment.
        let what = match what.rfind("{}") {
            Some(place) => format!("{}{at}{}", &what[..place], &what[place + 2..]),
            None => what,
        };
        (what, DIALOGUE_HOW.in_lang(lang).replace("{}", &address))
    };
    let ((what, how), (english, english_how)) = (in_lang(Lang::Vi), in_lang(Lang::En));
    let vi = |text: Text| text.in_lang(Lang::Vi);
    let subject = format!("{}: {}", vi(kind(told)), of.title);
    let (dear, why, ward) = (vi(LETTER_DEAR), vi(DIALOGUE_WHY_SHORT), vi(common::WARD_FULL));
    let body =
        format!("{dear}\n\n{what}\n{how}\n\n{why}\n\n{ward}\n{public_url}\n\n--\n{english} {english_how}\n");
    Letter { subject, body, short: format!("{what} {address}") }
}

fn says_of_dialogue(kind: NoticeKind) -> Text {
    match kind {
        NoticeKind::DialogueRegistered => SAYS_DIALOGUE_REGISTERED,
        NoticeKind::DialogueWaiting => SAYS_DIALOGUE_WAITING,
        NoticeKind::DialoguePromoted => SAYS_DIALOGUE_PROMOTED,
        NoticeKind::DialoguePostponed => SAYS_DIALOGUE_POSTPONED,
        NoticeKind::DialogueAnnounced => SAYS_DIALOGUE_ANNOUNCED,
        NoticeKind::DialogueCancelled => SAYS_DIALOGUE_CANCELLED,
        NoticeKind::DialogueConcluded => SAYS_DIALOGUE_CONCLUDED,
        NoticeKind::QuestionAnswered => SAYS_QUESTION_ANSWERED,
        NoticeKind::QuestionTaken => SAYS_QUESTION_TAKEN,
        _ => SAYS_DIALOGUE_CHANGED,
    }
}

fn says(kind: NoticeKind) -> Text {
    match kind {
        NoticeKind::Received => SAYS_RECEIVED,
        NoticeKind::Asked => SAYS_ASKED,
        NoticeKind::Answered => SAYS_ANSWERED,
        NoticeKind::Forwarded => SAYS_FORWARDED,
        NoticeKind::Rejected => SAYS_REJECTED,
        NoticeKind::Redirected => SAYS_REDIRECTED,
        NoticeKind::Extended => SAYS_EXTENDED,
        NoticeKind::Message => SAYS_MESSAGE,
        NoticeKind::Reopened => SAYS_REOPENED,
        NoticeKind::ReferralSent => SAYS_REFERRAL_SENT,
        NoticeKind::ReferralReplied => SAYS_REFERRAL_REPLIED,
        NoticeKind::DueChanged => SAYS_DUE_CHANGED,
        NoticeKind::DataRequestDecided => SAYS_DATA_REQUEST_DECIDED,
        _ => SAYS_OTHER,
    }
}

#[cfg(test)]
mod tests;
