//! The documents of a dialogue: the letter of invitation ("Giấy mời"), the minutes ("Biên bản") and the notice of the
//! result ("Thông báo kết quả"), drafted from what was planned and written down.

use jiff::civil::Date;

use super::draft::{chair, guests, official_day, way};
use super::{Announcement, Block, Office, Outcome, Paper, PaperKind, Signature, long_moment};

/// A question in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidQuestion {
    /// Its number.
    pub number: u32,
    /// What was asked, without personal data.
    pub text: String,
    /// The answer; empty if it was taken away.
    pub answer: String,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Whoever asked agreed to publication without a name.
    pub may_publish: bool,
    /// The case that it became is a hint: nobody knows whom to answer, and until when is not promised.
    pub is_hint: bool,
    /// The code of the case that it became.
    pub case: Option<String>,
    /// When that is answered at the latest.
    pub due_on: Option<Date>,
}

/// What is known of a dialogue once it was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What was announced.
    pub about: Announcement,
    /// When it ended.
    pub ends: jiff::civil::DateTime,
    /// How many were there.
    pub present: u32,
    /// How many had registered.
    pub registered: u32,
    /// Questions by number; merged ones are left out.
    pub questions: Vec<SaidQuestion>,
    /// What was promised: text, unit, due day.
    pub promises: Vec<(String, String, Date)>,
    /// Lines of the notes, in order.
    pub notes: Vec<String>,
    /// Of what earlier dialogues promised: how many were kept, and of how many.
    pub old: (u32, u32),
}

/// The letter of invitation.
pub fn invitation(office: &Office, about: &Announcement) -> Paper {
    let mut blocks = vec![
        Block::Address(format!("Kính gửi: {}", "…".repeat(20))),
        Block::Text(format!(
            "{} trân trọng kính mời Quý vị đại diện {} tham dự {} với các nội dung sau:",
            about.ward,
            guests(about.kind),
            about.title
        )),
        Block::Text(format!("1. Thời gian: {}.", long_moment(about.starts))),
        Block::Text(format!("2. Địa điểm, hình thức: {}.", way(about.format, &about.place))),
        Block::Text(format!("3. Chủ trì: {}.", chair(about))),
        Block::Text("4. Nội dung:".to_owned()),
    ];
    blocks.extend(agenda(about));
    blocks.push(Block::Text(format!(
        "Để các đơn vị chuẩn bị trả lời, đề nghị Quý vị đăng ký tham dự và gửi câu hỏi trước {}:",
        long_moment(about.closes),
    )));
    blocks.push(Block::Item(format!("Trên trang: {}", about.url)));
    blocks.push(Block::Item(format!("Hoặc trực tiếp tại {}.", about.unit)));
    if !about.contact.is_empty() {
        blocks.push(Block::Text(format!("Liên hệ: {}.", about.contact.trim_end_matches('.'))));
    }
    blocks.push(Block::Text("Rất mong Quý vị sắp xếp thời gian tham dự đầy đủ, đúng giờ./.".to_owned()));
    let subject = format!("Tham dự {}", about.title);
    of(
        office,
        PaperKind::Invitation,
        about.starts.date(),
        "GIẤY MỜI",
        subject,
        blocks,
        vec![
            "Như trên".to_owned(),
            "Lãnh đạo UBND phường".to_owned(),
            "Các phòng, đơn vị liên quan".to_owned(),
        ],
    )
}

/// The minutes, drafted from what was written down on the day.
pub fn minutes(office: &Office, held: &Held) -> Paper {
    let about = &held.about;
    let mut blocks = vec![
        Block::Text(format!(
            "Hôm nay, vào hồi {}, {} tổ chức {}.",
            long_moment(about.starts),
            about.ward,
            about.title
        )),
        Block::Heading("I. THÀNH PHẦN".to_owned()),
        Block::Text(format!("1. Chủ trì: {}.", chair(about))),
        Block::Text("2. Thư ký: ……………………………………………".to_owned()),
        Block::Text(format!("3. Đơn vị tổ chức: {}.", about.unit)),
        Block::Text(format!(
            "4. Đại biểu tham dự: {} người có mặt; {} người đã đăng ký.",
            held.present, held.registered
        )),
        Block::Heading("II. NỘI DUNG".to_owned()),
    ];
    blocks.extend(agenda(about));
    let (kept, of_old) = held.old;
    if of_old > 0 {
        blocks.push(Block::Text(format!(
            "Kết quả thực hiện các cam kết tại những lần đối thoại trước: đã thực hiện {kept}/{of_old} cam kết."
        )));
    }
    blocks.push(Block::Heading("III. Ý KIẾN, CÂU HỎI VÀ TRẢ LỜI".to_owned()));
    blocks.extend(said(held.questions.iter()));
    if !held.notes.is_empty() {
        blocks.push(Block::Heading("IV. GHI CHÉP TẠI BUỔI ĐỐI THOẠI".to_owned()));
        blocks.extend(held.notes.iter().cloned().map(Block::Item));
    }
    let number = if held.notes.is_empty() { "IV" } else { "V" };
    blocks.push(Block::Heading(format!("{number}. KẾT LUẬN, CAM KẾT")));
    blocks.extend(promised(&held.promises));
    blocks.push(Block::Text(format!(
        "Buổi đối thoại kết thúc vào hồi {:02} giờ {:02} phút cùng ngày. Biên bản đã được đọc lại, các thành viên nhất trí thông qua./.",
        held.ends.hour(),
        held.ends.minute()
    )));
    let signature =
        |title: &str, name: &str| Signature { lines: vec![title.to_owned()], name: name.to_owned() };
    let subject = format!("Về việc tổ chức {}", about.title);
    let paper = of(office, PaperKind::Minutes, about.starts.date(), "BIÊN BẢN", subject, blocks, Vec::new());
    Paper {
        place_and_day: format!("{}, {}", office.place, official_day(about.starts.date())),
        signatures: vec![signature("THƯ KÝ", ""), signature("CHỦ TRÌ", &about.chair.0)],
        ..paper
    }
}

/// The notice of the result, for the board of the office and the heads of the neighbourhoods.
pub fn result(office: &Office, held: &Held) -> Paper {
    let about = &held.about;
    let count = |outcome| held.questions.iter().filter(|said| said.outcome == Some(outcome)).count();
    let (before, spot) = (count(Outcome::AnsweredBefore), count(Outcome::AnsweredOnSpot));
    let (cases, promises) = (count(Outcome::Case), count(Outcome::Commitment));
    let all = before + spot + cases + promises;
    let mut blocks = vec![
        Block::Text(format!(
            "Vào hồi {}, {} đã tổ chức {}, do {} chủ trì, với {} người tham dự. {} thông báo kết quả như sau:",
            long_moment(about.starts),
            about.ward,
            about.title,
            chair(about),
            held.present,
            about.ward
        )),
        Block::Text(format!(
            "1. Tổng số {all} câu hỏi, kiến nghị: {before} câu đã trả lời trước buổi đối thoại; {spot} câu trả lời tại chỗ; {cases} câu tiếp nhận để xử lý theo thời hạn; {promises} câu được ghi thành cam kết."
        )),
        Block::Text("2. Nội dung hỏi và trả lời:".to_owned()),
    ];
    // Everybody reads it: what somebody did not agree to have published is counted, and no more.
    let ended = held.questions.iter().filter(|said| said.outcome != Some(Outcome::Withdrawn));
    let (open, kept): (Vec<_>, Vec<_>) = ended.partition(|said| said.may_publish);
    if !open.is_empty() || kept.is_empty() {
        blocks.extend(said(open.into_iter()));
    }
    if !kept.is_empty() {
        blocks.push(Block::Text(format!(
            "Có {} câu hỏi, kiến nghị không công khai nội dung vì người hỏi không đồng ý công khai; kết quả được trả lời riêng cho người hỏi.",
            kept.len()
        )));
    }
    blocks.push(Block::Text("3. Các cam kết của UBND phường:".to_owned()));
    blocks.extend(promised(&held.promises));
    blocks.push(Block::Text("Tiến độ thực hiện từng cam kết được công khai trên trang:".to_owned()));
    blocks.push(Block::Item(about.url.clone()));
    blocks.push(Block::Text(format!("{} thông báo để tổ chức, cá nhân biết và theo dõi./.", about.ward)));
    let subject = format!("Kết quả {}", about.title);
    of(
        office,
        PaperKind::Result,
        about.starts.date(),
        "THÔNG BÁO",
        subject,
        blocks,
        vec![
            "TT Đảng ủy, TT HĐND phường".to_owned(),
            "Lãnh đạo UBND phường".to_owned(),
            "Các phòng, ban, đơn vị của phường".to_owned(),
            "Các tổ dân phố (để thông báo)".to_owned(),
            "Niêm yết tại trụ sở UBND phường".to_owned(),
        ],
    )
}

fn of(
    office: &Office,
    kind: PaperKind,
    day: Date,
    title: &str,
    subject: String,
    blocks: Vec<Block>,
    mut recipients: Vec<String>,
) -> Paper {
    let number = kind.code().map(|code| format!("Số:        /{code}-UBND")).unwrap_or_default();
    if kind != PaperKind::Minutes {
        recipients.push(format!("Lưu: {}", office.filed));
    }
    Paper {
        kind,
        head: office.head.clone(),
        number,
        place_and_day: format!("{}, ngày     tháng     năm {}", office.place, day.year()),
        title: title.to_owned(),
        subject,
        blocks,
        signatures: vec![Signature { lines: office.authority.clone(), name: office.signer.clone() }],
        recipients,
    }
}

fn agenda(about: &Announcement) -> Vec<Block> {
    if about.agenda.is_empty() {
        let usual = "Trao đổi, giải đáp khó khăn, vướng mắc và kiến nghị của người tham dự.";
        return vec![Block::Item(usual.to_owned())];
    }
    let ended = |point: &String| Block::Item(format!("{}.", point.trim_end_matches(['.', ';'])));
    about.agenda.iter().map(ended).collect()
}

fn said<'a>(questions: impl Iterator<Item = &'a SaidQuestion>) -> Vec<Block> {
    let blocks: Vec<Block> = questions
        .filter(|said| said.outcome != Some(Outcome::Withdrawn))
        .flat_map(|said| {
            let how = match said.outcome {
                Some(Outcome::Case) if said.is_hint => "Tiếp nhận làm tin báo tham khảo.".to_owned(),
                Some(Outcome::Case) => {
                    let code = said.case.as_deref().map(|code| format!(", mã {code}")).unwrap_or_default();
                    let due = said.due_on.map(|day| format!(", trả lời chậm nhất hết {}", official_day(day)));
                    format!("Tiếp nhận để xử lý{code}{}.", due.unwrap_or_default())
                }
                Some(Outcome::Commitment) => "Ghi thành cam kết của UBND phường.".to_owned(),
                _ => said.answer.clone(),
            };
            [
                Block::Text(format!("Câu {}: {}", said.number, said.text)),
                Block::Item(if how.is_empty() {
                    "Trả lời: ……………………".to_owned()
                } else {
                    format!("Trả lời: {how}")
                }),
            ]
        })
        .collect();
    match blocks.is_empty() {
        true => vec![Block::Text("Không có câu hỏi, kiến nghị.".to_owned())],
        false => blocks,
    }
}

fn promised(promises: &[(String, String, Date)]) -> Vec<Block> {
    if promises.is_empty() {
        return vec![Block::Text("Không có cam kết mới.".to_owned())];
    }
    let head = ["STT", "Nội dung cam kết", "Đơn vị chủ trì", "Thời hạn"].map(str::to_owned).into();
    let row = |(number, (text, unit, due)): (usize, &(String, String, Date))| {
        let due = format!("{:02}/{:02}/{}", due.day(), due.month(), due.year());
        vec![(number + 1).to_string(), text.clone(), unit.clone(), due]
    };
    vec![Block::Table { head, rows: promises.iter().enumerate().map(row).collect() }]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::draft::tests::about;
    use super::*;

    #[test]
    fn number_and_day_stay_blank_for_the_records_clerk() {
        let paper = invitation(&Office::default(), &about());
        assert!(paper.number.starts_with("Số:  ") && paper.number.ends_with("/GM-UBND"), "{}", paper.number);
        assert_eq!(paper.place_and_day, "Phường Lê Thanh Nghị, ngày     tháng     năm 2026");
        assert_eq!(paper.recipients.last().map(String::as_str), Some("Lưu: VT, KTHTĐT"));
        assert!(matches!(paper.blocks.last(), Some(Block::Text(text)) if text.ends_with("./.")));
    }

    #[test]
    fn the_minutes_say_what_became_of_every_question() {
        let said = |number, outcome, answer: &str| SaidQuestion {
            number,
            text: format!("Nội dung {number}?"),
            answer: answer.to_owned(),
            outcome: Some(outcome),
            may_publish: true,
            is_hint: false,
            case: (outcome == Outcome::Case).then(|| "LTN-26-ABCDEFG-H".to_owned()),
            due_on: (outcome == Outcome::Case).then(|| date(2026, 12, 17)),
        };
        let held = Held {
            about: about(),
            ends: date(2026, 12, 10).at(16, 30, 0, 0),
            present: 62,
            registered: 80,
            questions: vec![said(1, Outcome::AnsweredOnSpot, "Đã có hướng dẫn."), said(2, Outcome::Case, "")],
            promises: vec![("Bố trí bãi xe".into(), "Phòng KT".into(), date(2027, 1, 31))],
            notes: vec!["Bổ sung ý kiến".into()],
            old: (3, 4),
        };
        let paper = minutes(&Office::default(), &held);
        let text = format!("{:?}", paper.blocks);
        for part in
            ["62 người", "mã LTN-26-ABCDEFG-H", "ngày 17 tháng 12 năm 2026", "3/4 cam kết", "31/01/2027"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(paper.number.is_empty() && paper.recipients.is_empty());
        assert_eq!(paper.signatures.len(), 2);
        assert!(paper.place_and_day.contains("ngày 10 tháng 12 năm 2026"));
        let published = result(&Office::default(), &held);
        assert!(format!("{:?}", published.blocks).contains("Tổng số 2 câu hỏi"));
    }

    #[test]
    fn the_result_says_nothing_of_what_was_not_to_be_published() {
        let said = |number, may_publish| SaidQuestion {
            number,
            text: format!("Nội dung {number}?"),
            answer: format!("Lời đáp {number}."),
            outcome: Some(Outcome::AnsweredOnSpot),
            may_publish,
            is_hint: false,
            case: None,
            due_on: None,
        };
        let held = Held {
            about: about(),
            ends: date(2026, 12, 10).at(16, 30, 0, 0),
            present: 2,
            registered: 2,
            questions: vec![said(1, true), said(2, false)],
            promises: Vec::new(),
            notes: Vec::new(),
            old: (0, 0),
        };
        let text = |paper: Paper| format!("{:?}", paper.blocks);
        let published = text(result(&Office::default(), &held));
        assert!(published.contains("Tổng số 2 câu hỏi") && published.contains("Lời đáp 1."), "{published}");
        assert!(!published.contains("Nội dung 2?") && !published.contains("Lời đáp 2."), "{published}");
        assert!(published.contains("Có 1 câu hỏi, kiến nghị không công khai"), "{published}");
        let kept = Held { questions: vec![said(2, false)], ..held.clone() };
        assert!(!text(result(&Office::default(), &kept)).contains("Không có câu hỏi"));
        assert!(
            text(minutes(&Office::default(), &held)).contains("Nội dung 2?"),
            "the minutes stay in the office"
        );
    }
}
