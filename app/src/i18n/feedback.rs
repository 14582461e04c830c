//! Words of the public's side of feedback.

use domain::feedback::{Category, PublicState};

use super::Text;

crate::words! {
    FORM: "Gửi phản ánh, kiến nghị", "Send feedback";
    FORM_SHORT: "Phản ánh", "Feedback";
    FORM_LEAD: "Về việc kinh doanh, thủ tục và đời sống trên địa bàn phường. Không cần tài khoản; khoảng 2 phút.",
        "About business, procedures and life in the ward. No account needed; about two minutes.";
    ASIDE: "Trước khi viết", "Before you write";
    IS_COMPLAINT: "Ông/Bà đề nghị xem xét lại một quyết định hoặc hành vi hành chính cụ thể đối với mình?",
        "Do you ask to review an administrative decision or act that concerns you?";
    IS_DENUNCIATION: "Ông/Bà tố giác hành vi vi phạm pháp luật của cán bộ hoặc tổ chức?",
        "Do you report a violation of law by an official or an organisation?";
    NO: "Không", "No";
    YES: "Có", "Yes";
    COMPLAINT_TITLE: "Đây là khiếu nại: cách thực hiện", "This is a complaint: what to do";
    COMPLAINT_ROAD: "Nội dung này là khiếu nại, được giải quyết theo Luật Khiếu nại. Ông/Bà gửi đơn có chữ ký, hoặc trình bày trực tiếp, tại nơi tiếp công dân của UBND phường trong 90 ngày kể từ ngày biết quyết định hoặc hành vi.",
        "This is a complaint in the sense of the Law on Complaints. Please hand in a signed letter, or speak in person, where the ward receives citizens, within 90 days of knowing of the decision or act.";
    DENUNCIATION_ROAD: "Nội dung này là tố cáo, được giải quyết theo Luật Tố cáo; họ tên người tố cáo được giữ bí mật. Ông/Bà gửi đơn hoặc trình bày trực tiếp với Chủ tịch UBND phường, Công an phường hoặc cơ quan cấp trên.",
        "This is a denunciation in the sense of the Law on Denunciations; who denounces stays unknown. Please write to or see the Chairperson of the ward, its police, or the authority above.";
    COMPLAINT_GUIDE: "Khiếu nại được giải quyết theo Luật Khiếu nại, với thời hạn và quyền riêng, nên không nhận qua biểu mẫu này. Ông/Bà gửi đơn có chữ ký, hoặc trình bày trực tiếp, tại nơi tiếp công dân của UBND phường trong 90 ngày kể từ ngày biết quyết định hoặc hành vi. Nếu chỉ muốn hỏi hoặc góp ý về thủ tục, đề nghị chọn “Không”.",
        "A complaint is settled by the Law on Complaints, with limits and rights of its own, and is not taken through this form. Hand in a signed letter, or come in person, at the ward's reception of citizens within 90 days of learning of the decision or act. If you only want to ask or suggest, choose “No”.";
    DENUNCIATION_TITLE: "Đây là tố cáo: cách thực hiện", "This is a denunciation: what to do";
    DENUNCIATION_GUIDE: "Tố cáo được giải quyết theo Luật Tố cáo; họ tên người tố cáo được giữ bí mật, nên không nhận qua biểu mẫu này. Ông/Bà gửi đơn hoặc trình bày trực tiếp với Chủ tịch UBND phường, Công an phường hoặc cơ quan cấp trên. Việc phải trả chi phí không chính thức vẫn gửi được ở đây: chọn “Không” rồi chọn lĩnh vực tương ứng, chỉ lãnh đạo phường đọc.",
        "A denunciation is settled by the Law on Denunciations, which keeps your name secret, and is not taken through this form. Write or come to the ward's chairman, the ward's police or an authority above. Informal payments can still be reported here: choose “No” and that field; only the ward's leaders read it.";
    CATEGORY: "Lĩnh vực", "What is it about";
    BRIBERY: "Chi phí không chính thức, nhũng nhiễu (chỉ lãnh đạo xem)", "Informal payments, harassment (only leaders read it)";
    CHOOSE: "Chọn lĩnh vực", "Choose";
    EXAMPLES: "Ví dụ cho từng lĩnh vực", "Examples of each";
    CONTENT: "Nội dung phản ánh, kiến nghị", "What do you want to tell us";
    CONTENT_HELP: "Việc gì, ở đâu, từ khi nào, đề nghị gì. Từ 20 đến 5.000 ký tự.", "What, where, since when, and what you ask for. 20 to 5,000 characters.";
    FILES: "Tệp đính kèm", "Files";
    FILES_HELP: "Nhiều nhất 5 tệp, mỗi tệp 10 MB: ảnh, PDF, Word, Excel, ghi âm. Vị trí chụp được xóa khỏi ảnh. Đề nghị không gửi ảnh căn cước.",
        "At most 5 files of 10 MB: pictures, PDF, office documents, sound. The place is taken out of pictures. Please send no picture of an identity card.";
    HELD: "Đã giữ {} tệp từ lần gửi trước: {}. Không cần chọn lại.", "{} files of the last try were kept: {}. No need to choose them again.";
    WHO: "Người gửi", "Who sends it";
    KIND: "Tôi là", "I am";
    ANONYMOUS_MEANS: "Nhận là tin báo tham khảo: không có ngày trả lời, không công khai. Muốn được trả lời mà không lộ tên, chọn mục khác rồi đánh dấu “không công khai tên”.",
        "Taken as a hint: no day of answer, never published. To be answered without being named, choose another and tick “do not publish my name”.";
    NAME: "Họ và tên", "Full name";
    PHONE: "Số điện thoại", "Phone";
    PHONE_HELP: "Số điện thoại hoặc thư điện tử: cần ít nhất một.", "Phone or e-mail: at least one.";
    EMAIL: "Thư điện tử", "E-mail";
    ADDRESS: "Địa chỉ", "Address";
    ADDRESS_HELP: "Địa chỉ hoặc tổ dân phố: cần ít nhất một.", "Address or neighbourhood group: at least one.";
    NEIGHBORHOOD: "Tổ dân phố", "Neighbourhood group";
    NO_NEIGHBORHOOD: "Không chọn", "None";
    BUSINESS: "Tên cơ sở kinh doanh", "Name of the business";
    TAX_CODE: "Mã số thuế", "Tax code";
    AGREE: "Quyền của người gửi", "Your rights";
    HIDE_NAME: "Đề nghị không công khai tên", "Do not publish my name";
    HIDE_NAME_HELP: "Chỉ cán bộ xử lý biết Ông/Bà là ai.", "Only the officials in charge learn who you are.";
    MAY_PUBLISH: "Đồng ý công khai câu hỏi và trả lời sau khi bỏ tên, số điện thoại, địa chỉ", "Question and answer may be published without name, phone and address";
    MAY_PUBLISH_HELP: "Giúp người khác có cùng câu hỏi. Không bắt buộc.", "It helps others with the same question. Optional.";
    NOTICE: "Thông tin chỉ dùng để giải quyết phản ánh này, trong UBND phường; họ tên, số điện thoại, địa chỉ được che sau 24 tháng kể từ khi kết thúc. Ông/Bà có quyền xem, sửa, yêu cầu xóa.",
        "What you give is used to settle this case only, inside the ward's office; name, phone and address are masked 24 months after it is closed. You may see, correct and have it deleted.";
    NOTICE_LINK: "Thông báo đầy đủ (bản {})", "The whole notice (version {})";
    CONSENT: "Tôi đồng ý để UBND phường xử lý thông tin trên nhằm giải quyết phản ánh, kiến nghị này", "I agree that the ward processes this information to settle this case";
    PROMISE: "UBND phường sẽ trả lời chậm nhất hết ngày {}.", "The ward will answer by the end of {} at the latest.";
    PROMISE_WHY: "Nếu gửi hôm nay. {} ({}). Ngày chính thức ghi trên biên nhận.", "If you send it today. {} ({}). The receipt has the day that counts.";
    PROMISE_OTHER: "{}: chậm nhất hết ngày {}.", "{}: by the end of {}.";
    PROMISE_LATER: "Ngày trả lời được tính và ghi trên biên nhận ngay sau khi gửi.", "The day of the answer is counted and stands on the receipt right after sending.";
    PROMISE_NOT_ANONYMOUS: "Tin báo không nêu tên thì không có ngày trả lời.", "A hint without a name has no day of answer.";
    SEND: "Gửi phản ánh", "Send";
    DO_NOT_FILL: "Không điền vào ô này", "Leave this empty";

    RECEIPT: "Biên nhận phản ánh, kiến nghị", "Receipt";
    RECEIVED: "Đã tiếp nhận phản ánh, kiến nghị của Ông/Bà.", "We have received what you sent.";
    RECEIVED_HINT: "Đã nhận tin báo tham khảo của Ông/Bà.", "We have taken your hint.";
    CODE: "Mã tra cứu", "Code";
    SECRET: "Mã bí mật", "Secret";
    KEEP_BOTH: "Đề nghị lưu cả hai mã: chụp màn hình, in hoặc sao chép. Ai có cả hai mã đều xem được phản ánh này.",
        "Please keep both: a screenshot, a print or a copy. Whoever has both can see this case.";
    CLOCK_ENDED: "Thời hạn trả lời khi tiếp nhận là {}. Phản ánh đã dừng ở bước nêu trên nên không còn tính thời hạn này.",
        "An answer was due by {}. The case has ended as said above, so that this day no longer counts.";
    ANSWER_BY: "Trả lời chậm nhất hết ngày {}", "Answer by the end of {} at the latest";
    PRINT: "In biên nhận", "Print the receipt";
    FOLLOW: "Quét để theo dõi", "Scan to follow";
    COPY: "Nội dung để gửi qua tin nhắn", "Text for a message";
    COPY_TEXT: "UBND phường Lê Thanh Nghị đã tiếp nhận phản ánh, mã tra cứu {}, mã bí mật {}. Tra cứu tại {}", "The ward of Lê Thanh Nghị received your case, code {}, secret {}. Follow it at {}";

    CASE: "Phản ánh {}", "Case {}";
    NOW: "Tình trạng hiện tại", "Where it stands";
    CLOCK: "Thời hạn trả lời", "Day of the answer";
    CLOCK_RULE: "Theo {}.", "By {}.";
    ROUND: "Lần {}", "Round {}";
    EXTENDED: "Gia hạn từ {} đến {}: {}", "Moved from {} to {}: {}";
    HOW_COUNTED: "Cách tính từng ngày", "How it was counted, day by day";
    NO_CLOCK: "Tin báo tham khảo: không có ngày trả lời.", "A hint: no day of answer.";
    LEFT: "Còn {} ngày làm việc", "{} working days left";
    LEFT_UNTIL: "Trả lời chậm nhất hết ngày {} (còn {} ngày làm việc)", "Answer by the end of {} at the latest ({} working days left)";
    LAST_DAY: "Hôm nay là ngày cuối", "Today is the last day";
    OVERDUE: "Quá thời hạn {} ngày. UBND phường xin lỗi Ông/Bà về sự chậm trễ này.", "{} days late. The ward apologises for the delay.";
    ON_TIME: "Đã trả lời đúng hạn", "Answered in time";
    LATE: "Đã trả lời, trễ hạn", "Answered late";
    ASKED: "Cần Ông/Bà bổ sung đến hết ngày {}", "We need more from you by the end of {}";
    ANSWER: "Trả lời của UBND phường", "The ward's answer";
    ANSWERED_AT: "Phê duyệt lúc {}", "Approved at {}";
    YOURS: "Nội dung đã gửi", "What you sent";
    STORY: "Diễn biến", "What happened";
    BY_YOU: "Ông/Bà", "You";
    BY_WARD: "UBND phường", "The ward";
    SAY: "Nhắn hoặc bổ sung", "Write or add";
    SAY_SUPPLEMENT: "Gửi bổ sung", "Send what was asked for";
    SAY_TEXT: "Nội dung", "Text";
    SAY_SEND: "Gửi", "Send";
    RATE: "Ông/Bà đánh giá trả lời này thế nào?", "How do you rate this answer?";
    RATE_SEND: "Gửi đánh giá", "Send the rating";
    RATE_COMMENT: "Ý kiến thêm", "Anything to add";
    RATED: "Ông/Bà đã đánh giá {} trên 5.", "You rated it {} of 5.";
    STARS_1: "1 – Rất không hài lòng", "1 – Very dissatisfied";
    STARS_2: "2 – Không hài lòng", "2 – Dissatisfied";
    STARS_3: "3 – Bình thường", "3 – Fair";
    STARS_4: "4 – Hài lòng", "4 – Satisfied";
    STARS_5: "5 – Rất hài lòng", "5 – Very satisfied";
    REOPEN: "Đề nghị xem xét lại", "Open it again";
    REOPEN_HELP: "Thời hạn mới được tính từ hôm nay. Chỉ mở lại được một lần.", "A new limit runs from today. It can be opened again once.";
    REOPEN_WHY: "Vì sao chưa đồng ý", "Why you disagree";
    CORRECT: "Sửa thông tin liên hệ", "Correct how you are reached";
    CORRECT_HELP: "UBND phường liên hệ theo thông tin mới ngay khi lưu; việc sửa được ghi vào diễn biến, không kèm nội dung.", "The ward uses it at once; that it was corrected is logged, not what it was.";
    CORRECT_SEND: "Lưu", "Save";
    CONSENT_BACK: "Rút lại đồng ý công khai", "Take the consent to publication back";
    CONSENT_BACK_HELP: "Câu hỏi và trả lời được gỡ khỏi trang Hỏi đáp ngay và không công khai nữa. Phản ánh vẫn được giải quyết như thường. Muốn rút đồng ý cho phường xử lý thông tin, đề nghị dùng “Yêu cầu xóa thông tin cá nhân”.", "Question and answer are taken off the public page at once and are not published any more. The case goes on as before. To withdraw the consent that the ward processes your data, please ask for its deletion.";
    CONSENT_BACK_SEND: "Rút lại đồng ý", "Take it back";
    DELETE: "Yêu cầu xóa thông tin cá nhân", "Ask for the deletion of your data";
    DELETE_HELP: "UBND phường phản hồi trong 2 ngày làm việc. Sau khi xóa, phường không liên hệ lại được với Ông/Bà.", "Answered within 2 working days. After it the ward can no longer reach you.";
    DELETE_WHY: "Lý do hoặc phần cần xóa", "Reason, or what to delete";
    DELETE_SEND: "Gửi yêu cầu", "Send the request";
    DATA_REQUESTED: "Yêu cầu về dữ liệu gửi lúc {}: phản hồi chậm nhất hết ngày {}.", "Request about data of {}: answered by the end of {} at the latest.";
    PUBLISHED: "Xem câu hỏi và trả lời đã công khai", "See the published question and answer";
    DUPLICATE: "Phản ánh này trùng với phản ánh khác đang giải quyết; trả lời chung cho cả hai.", "This repeats another case; one answer serves both.";
    SEE_RECEIPT: "Xem lại biên nhận", "See the receipt again";
    CONTENT_GONE: "UBND phường không lưu nội dung và tệp, vì thuộc thủ tục khiếu nại.", "The ward keeps neither text nor files, since they belong to the complaint procedure.";
    FILE_BY_WARD: "UBND phường thêm khi nhập hộ", "added by the ward when it was entered on behalf";
    REMOVED: "Đã gỡ: {}", "Removed: {}";

    LOOK_UP: "Tra cứu kết quả", "Follow a case";
    LOOK_UP_SHORT: "Tra cứu", "Follow";
    LOOK_UP_LEAD: "Nhập hai mã trên biên nhận. Viết hoa hay thường, có gạch hay không đều được.", "Type the two codes of your receipt, in any case, with or without dashes.";
    LOOK_UP_SEND: "Tra cứu", "Follow";
    CODE_HELP: "Ví dụ: LTN-26-7K3MWXA-4", "For example: LTN-26-7K3MWXA-4";
    LOST: "Không còn biên nhận? Đề nghị mang giấy tờ tùy thân đến Trung tâm Phục vụ hành chính công của phường để được hỗ trợ.", "No receipt any more? Please come to the ward's one-stop centre with a proof of who you are.";

    ANSWERS: "Hỏi đáp", "Questions and answers";
    ANSWERS_LEAD: "Câu hỏi của người dân, doanh nghiệp và trả lời của UBND phường; tên, số điện thoại, địa chỉ đã được bỏ.", "What people and businesses asked and the ward answered, without names, phones and addresses.";
    SEARCH: "Tìm trong hỏi đáp", "Search";
    SEARCH_HELP: "Gõ có dấu hoặc không dấu đều được.", "With or without marks.";
    SEARCH_SEND: "Tìm", "Search";
    ALL_FIELDS: "Mọi lĩnh vực", "Every field";
    NONE_YET: "Câu hỏi và trả lời được công khai sẽ hiện ở đây, khi người gửi đồng ý và lãnh đạo UBND phường duyệt.", "Published questions and answers will stand here, once a sender agrees and a leader approves.";
    NONE_FOUND: "Không có câu hỏi nào khớp. Đề nghị thử từ khác, hoặc gửi câu hỏi của Ông/Bà.", "Nothing matches. Please try other words, or send your question.";
    OLDER: "Cũ hơn", "Older";
    QUESTION: "Câu hỏi", "Question";
    PUBLISHED_ON: "Công khai ngày {}", "Published on {}";

    PRIVACY_TITLE: "Thông tin của người gửi phản ánh (bản {})", "Data of those who send feedback (version {})";
    PRIVACY_PURPOSE: "Mục đích: tiếp nhận, phân loại, giải quyết và trả lời phản ánh, kiến nghị. Không dùng vào việc khác.", "Purpose: to take, sort, settle and answer feedback. Nothing else.";
    PRIVACY_DATA: "Thu thập: họ tên, số điện thoại hoặc thư điện tử, địa chỉ hoặc tổ dân phố, nội dung và tệp do Ông/Bà gửi; tên cơ sở, mã số thuế nếu có. Không thu thập số hay ảnh căn cước; ảnh căn cước gửi nhầm bị xóa.", "Taken: name, phone or e-mail, address or neighbourhood group, what you write and attach; name and tax code of the business if you give them. No identity numbers or cards; a picture of one sent by mistake is deleted.";
    PRIVACY_WHO: "Người xem: bộ phận tiếp nhận, đơn vị xử lý và lãnh đạo UBND phường; số điện thoại, địa chỉ được che, mỗi lần mở đều ghi lại người mở và lý do. Nội dung về chi phí không chính thức chỉ lãnh đạo đọc.", "Read by: the reception, the unit in charge and the ward's leaders; phone and address are masked, and whoever opens them is logged with the reason. What concerns informal payments only leaders read.";
    PRIVACY_KEPT: "Thời gian giữ: thông tin cá nhân được che vĩnh viễn sau 24 tháng kể từ khi kết thúc; nội dung và trả lời không còn tên được lưu theo quy định về lưu trữ.", "Kept: personal data is masked for good 24 months after the case is closed; question and answer without names are kept as the law on archives asks.";
    PRIVACY_RIGHTS: "Quyền của Ông/Bà: xem, sửa, rút lại đồng ý, yêu cầu xóa, bằng mã tra cứu và mã bí mật trên trang của phản ánh hoặc tại trụ sở. Phản hồi trong 2 ngày làm việc.", "Your rights: to see, correct, withdraw and delete, by code and secret on the page of the case or at the office. Answered within 2 working days.";
    DOORS: "Phản ánh, kiến nghị", "Feedback";
    DOOR_LOOK_UP: "Xem phản ánh đã được giải quyết đến đâu", "See how far your case is";
    DOOR_ANSWERS: "Câu hỏi đã được UBND phường trả lời", "What others asked and the ward answered";
}

/// The name of a field as it stands in the form: who reads what is told of officials is said at once.
pub fn category(category: Category) -> Text {
    match category {
        Category::Bribery => BRIBERY,
        other => super::cases::category(other),
    }
}

/// What belongs to a field.
pub fn example(category: Category) -> Option<Text> {
    Some(match category {
        Category::Procedure => {
            Text::new("hồ sơ chậm, bị yêu cầu thêm giấy tờ", "slow files, papers asked for besides")
        }
        Category::RegistrationTax => Text::new(
            "đăng ký hộ kinh doanh, hóa đơn điện tử",
            "registering a household business, e-invoices",
        ),
        Category::Land => Text::new("thuê mặt bằng, giấy chứng nhận", "renting premises, land certificates"),
        Category::Credit => Text::new("vay vốn ưu đãi, thủ tục vay", "loans on good terms"),
        Category::Infrastructure => {
            Text::new("đèn hỏng, vỉa hè bị chiếm, ngập nước", "broken lamps, blocked pavements, floods")
        }
        Category::Security => {
            Text::new("gây ồn, trộm cắp, đậu xe lấn cửa hàng", "noise, theft, cars in front of shops")
        }
        Category::Safety => {
            Text::new("kiểm tra an toàn thực phẩm, lối thoát hiểm", "food checks, emergency exits")
        }
        Category::Digital => {
            Text::new("bán hàng trên mạng, thanh toán không tiền mặt", "selling on line, paying without cash")
        }
        Category::Attitude => {
            Text::new("hướng dẫn không rõ, thái độ thiếu lịch sự", "unclear guidance, rudeness")
        }
        Category::Bribery => {
            Text::new("bị gợi ý chi tiền, bị gây khó dễ", "being asked for money, being hindered")
        }
        Category::Regulation => {
            Text::new("quy định chồng chéo, khó thực hiện", "rules that contradict each other")
        }
        Category::Other => return None,
    })
}

/// Where a case stands, for its sender: a word, and a sentence that says what comes next.
pub fn state(state: PublicState) -> (Text, Text) {
    match state {
        PublicState::Received => (
            Text::new("Đã tiếp nhận", "Received"),
            Text::new(
                "UBND phường đang xem nội dung và giao đơn vị xử lý.",
                "The ward is reading it and will give it to a unit.",
            ),
        ),
        PublicState::Processing => (
            Text::new("Đang xử lý", "In work"),
            Text::new(
                "Đơn vị chuyên môn đang xem xét; trả lời do lãnh đạo UBND phường duyệt.",
                "A unit is at work on it; a leader approves the answer.",
            ),
        ),
        PublicState::NeedInfo => (
            Text::new("Cần bổ sung thông tin", "More is needed"),
            Text::new(
                "UBND phường cần Ông/Bà cho biết thêm để xử lý tiếp.",
                "The ward needs more from you to go on.",
            ),
        ),
        PublicState::Forwarded => (
            Text::new("Đã chuyển cơ quan có thẩm quyền", "Sent on to the competent authority"),
            Text::new(
                "Nội dung thuộc thẩm quyền của cơ quan khác, nơi sẽ trả lời Ông/Bà.",
                "Another authority is competent and will answer you.",
            ),
        ),
        PublicState::Answered => (
            Text::new("Đã trả lời", "Answered"),
            Text::new("Trả lời của UBND phường ở ngay dưới đây.", "The ward's answer stands below."),
        ),
        PublicState::Rejected => (
            Text::new("Không tiếp nhận", "Not accepted"),
            Text::new(
                "Lý do ở ngay dưới đây. Ông/Bà có thể gửi lại phản ánh khác.",
                "The reason stands below. You may send another.",
            ),
        ),
        PublicState::Redirected => (
            Text::new("Hướng dẫn theo thủ tục khiếu nại, tố cáo", "Led to complaint or denunciation"),
            Text::new(
                "Nội dung thuộc thủ tục khác; đề nghị thực hiện theo hướng dẫn.",
                "It belongs to another road; please follow the guidance.",
            ),
        ),
        PublicState::Noted => (
            Text::new("Tin báo tham khảo", "Taken as a hint"),
            Text::new(
                "UBND phường dùng để nắm tình hình; không có trả lời riêng.",
                "The ward takes note of it; there is no answer.",
            ),
        ),
    }
}

/// What a sender has just done with their case; none for a name that no form has.
pub fn done(name: &str) -> Option<Text> {
    Some(match name {
        "say" => Text::new("Đã gửi tin nhắn tới UBND phường.", "Your message was sent to the ward."),
        "correct" => Text::new("Đã lưu thông tin liên hệ.", "How you are reached was saved."),
        "withdraw" => Text::new("Đã rút lại đồng ý công khai.", "The consent to publication was taken back."),
        "delete" => Text::new(
            "Đã nhận yêu cầu xóa dữ liệu.",
            "The request for the deletion of your data was received.",
        ),
        "rate" => Text::new("Đã ghi nhận đánh giá, cảm ơn Ông/Bà.", "Your rating was received. Thank you."),
        "reopen" => Text::new("Đã mở lại phản ánh.", "The case was opened again."),
        _ => return None,
    })
}

/// What happened, for its sender; none for what they are not told by a word.
pub fn entry(kind: &str) -> Option<Text> {
    Some(match kind {
        "receipt" => Text::new("Đã tiếp nhận", "Received"),
        "promote" => Text::new("Tin báo được chuyển thành phản ánh", "The hint became a case"),
        "classify" => Text::new("Đã phân loại", "Sorted"),
        "assign" => Text::new("Đã giao đơn vị xử lý", "Given to a unit"),
        "start" => Text::new("Bắt đầu xử lý", "Work began"),
        "ask" => Text::new("Đề nghị bổ sung thông tin", "More was asked for"),
        "supplement" => Text::new("Đã bổ sung thông tin", "More was given"),
        "submit" | "return" => Text::new("Đang dự thảo trả lời", "An answer is being written"),
        "approve" => Text::new("Đã trả lời", "Answered"),
        "publish" => Text::new("Đã công khai hỏi đáp", "Published"),
        "close" => Text::new("Kết thúc", "Closed"),
        "forward" => Text::new("Đã chuyển cơ quan có thẩm quyền", "Sent on"),
        "reject" => Text::new("Không tiếp nhận", "Not accepted"),
        "redirect" => Text::new("Hướng dẫn theo thủ tục khác", "Led to another road"),
        "reopen" => Text::new("Mở lại", "Opened again"),
        "message" => Text::new("Tin nhắn", "Message"),
        "extension" => Text::new("Gia hạn trả lời", "The due day was moved"),
        "due_changed" => Text::new("Tính lại thời hạn theo lịch nghỉ", "The due day was counted anew"),
        "rating" => Text::new("Đánh giá", "Rating"),
        "duplicate" => Text::new("Nhập với phản ánh trùng", "Linked with the same case"),
        "data_request" => Text::new("Yêu cầu về dữ liệu cá nhân", "Request about personal data"),
        "file_removed" => Text::new("Gỡ tệp", "A file was removed"),
        "referral" => Text::new("Đã kiến nghị lên cấp trên", "Put to an authority above"),
        "contact_corrected" => Text::new("Sửa thông tin liên hệ", "How you are reached was corrected"),
        "consent_withdrawn" => {
            Text::new("Rút lại đồng ý công khai", "The consent to publication was taken back")
        }
        "masked" => Text::new("Đã xóa thông tin cá nhân", "Personal data was masked"),
        _ => return None,
    })
}
