//! Two dialogues for the demonstration: one that was held, with promises kept, running and late, and one that is announced
//! with registrations. Made by the same use cases as everybody's, each at the moment at which it would have happened.

use domain::dialogue::{CommitmentForm, DialogueForm, RegistrationForm};
use domain::ids::{DialogueId, UnitId};
use domain::people::Actor;
use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};

use super::MARK;
use super::script::Story;
use crate::dialogue;
use crate::error::Error;
use crate::service::Service;

/// Days from the held dialogue to today.
const AGO: i64 = 60;
/// Days from today to the announced one.
const AHEAD: i64 = 12;

/// Who came to the dialogue that was held, and what they asked.
const ASKED: [(&str, &str, &str, &str); 4] = [
    (
        "Nguyễn Thị Hạnh",
        "cửa hàng tạp hóa phố Bạch Đằng",
        "infrastructure",
        "vỉa hè trước dãy cửa hàng xuống cấp, bao giờ được lát lại?",
    ),
    (
        "Phạm Quốc Việt",
        "cơ sở may gia đình",
        "credit",
        "hộ kinh doanh vay vốn ưu đãi cần điều kiện gì, nộp hồ sơ ở đâu?",
    ),
    ("Lê Thị Thu", "quán ăn", "procedure", "hồ sơ đăng ký kinh doanh nộp ngoài giờ hành chính được không?"),
    ("Trần Văn Bảy", "xưởng mộc", "land", "phường có danh mục mặt bằng nhỏ cho thuê để mở rộng xưởng không?"),
];

/// What was promised: text, days from the dialogue to the due day, days to the day on which it was kept.
const PROMISED: [(&str, i64, Option<i64>); 3] = [
    ("công bố danh mục mặt bằng nhỏ cho thuê trên địa bàn phường", 20, Some(15)),
    ("mở lớp hướng dẫn bán hàng trực tuyến cho hộ kinh doanh", 50, None),
    ("lát lại vỉa hè phố Bạch Đằng đoạn từ số 1 đến số 45", 120, None),
];

/// Who takes part.
pub(super) struct Cast<'a> {
    /// In the chair.
    pub leader: &'a Actor,
    /// Organises.
    pub owner: &'a Actor,
    /// The unit that promises, and who is of it.
    pub officer: (UnitId, &'a Actor),
    /// The plan has the task of dialogues.
    pub has_task: bool,
}

/// Plans, announces and holds.
pub(super) async fn tell(service: &Service, story: &Story, cast: &Cast<'_>) -> Result<(), Error> {
    let held = worked(story.today.saturating_sub(AGO.days()));
    let id = announced(service, story, cast, held, 21).await?;
    for (index, asked) in ASKED.iter().enumerate() {
        registers(&service.at(moment(story, held, -9, 9)), id, index, Some(asked)).await?;
    }
    let organiser = &service.at(moment(story, held, -5, 10));
    let page = dialogue::organiser_page(organiser, cast.owner, id, "").await?;
    let (before, day, after) = (organiser, service.at(moment(story, held, 0, 15)), moment(story, held, 8, 9));
    if let Some(question) = page.questions.get(2) {
        let text = format!("{MARK}: nộp trực tuyến bất cứ lúc nào; quầy nhận hồ sơ mở thêm sáng thứ Bảy.");
        dialogue::answer(before, cast.owner, id, question.id, question.version, &text).await?;
    }
    for guest in page.registrations.iter().take(3) {
        dialogue::check_in(&day, cast.owner, id, guest.id, None).await?;
    }
    if let Some(question) = page.questions.get(1) {
        let text = format!("{MARK}: đã hướng dẫn điều kiện vay và nơi nhận hồ sơ tại điểm giao dịch phường.");
        dialogue::answer_on_spot(&day, cast.owner, id, question.id, question.version, &text).await?;
    }
    dialogue::note(&day, cast.owner, id, "", None, &format!("{MARK}: đại diện các hộ nêu ý kiến về vỉa hè."))
        .await?;
    for (index, (text, due, kept)) in PROMISED.iter().enumerate() {
        let due = held.saturating_add((*due).days());
        let question = match index {
            0 => page.questions.get(3),
            2 => page.questions.first(),
            _ => None,
        };
        let form = CommitmentForm {
            text: format!("{MARK}: {text}"),
            unit: cast.officer.0.to_string(),
            due_on: due.strftime("%d/%m/%Y").to_string(),
            question: question.map(|question| question.id.to_string()).unwrap_or_default(),
            ..CommitmentForm::default()
        };
        let promise = dialogue::promise(&day, cast.owner, id, &form).await?;
        if let Some(kept) = kept {
            let on = service.at(moment(story, held, *kept, 10));
            dialogue::keep(
                &on,
                cast.officer.1,
                promise,
                1,
                &format!("{MARK}: đã niêm yết và đăng công khai."),
            )
            .await?;
        }
    }
    let seen = dialogue::organiser_page(&day, cast.owner, id, "").await?.version;
    dialogue::hold(&day, cast.owner, id, seen, None).await?;
    let result = service.at(after);
    let seen = dialogue::organiser_page(&result, cast.owner, id, "").await?.version;
    dialogue::conclude(&result, cast.owner, id, seen).await?;

    let next = worked(story.today.saturating_add(AHEAD.days()));
    let id = announced(service, story, cast, next, AHEAD + 3).await?;
    let now = &service.at(story.now);
    registers(now, id, 0, Some(&ASKED[3])).await?;
    registers(now, id, 1, None).await?;
    Ok(())
}

/// A dialogue of that day, planned and announced so many days before it.
async fn announced(
    service: &Service,
    story: &Story,
    cast: &Cast<'_>,
    day: Date,
    before: i64,
) -> Result<DialogueId, Error> {
    let then = service.at(moment(story, day, -before, 8));
    let form = DialogueForm {
        title: format!("{MARK}: đối thoại với doanh nghiệp, hộ kinh doanh"),
        kind: "business".into(),
        format: "in_person".into(),
        place: "Hội trường UBND phường".into(),
        chair: cast.leader.person.to_string(),
        unit: cast.owner.unit.unwrap_or(cast.officer.0).to_string(),
        day: day.strftime("%d/%m/%Y").to_string(),
        starts: "14:00".into(),
        ends: "16:30".into(),
        agenda: "Báo cáo việc thực hiện các cam kết\nTrao đổi, giải đáp\nKết luận".into(),
        capacity: "80".into(),
        task: if cast.has_task && day.year() == story.year { "III.4".into() } else { String::new() },
        ..DialogueForm::default()
    };
    let id = dialogue::plan(&then, cast.owner, &form).await?;
    dialogue::announce(&then, cast.owner, id, 1).await?;
    Ok(id)
}

async fn registers(
    service: &Service,
    id: DialogueId,
    index: usize,
    asked: Option<&(&str, &str, &str, &str)>,
) -> Result<(), Error> {
    let (name, business, field, question) =
        asked.copied().unwrap_or(("Đặng Thị Mơ", "quầy vải chợ phường", "", ""));
    let form = RegistrationForm {
        name: name.to_owned(),
        business_name: format!("{MARK}: {business}"),
        phone: format!("0912{:06}", 900_000 + index),
        field_1: field.to_owned(),
        question_1: if question.is_empty() { String::new() } else { format!("{MARK}: {question}") },
        may_merge: "on".into(),
        may_publish: "on".into(),
        consent: "on".into(),
        ..RegistrationForm::default()
    };
    let new = form.parse().map_err(domain::dialogue::Refusal::from)?;
    dialogue::register(service, id, &new).await?;
    Ok(())
}

/// The day itself or the Friday before it.
fn worked(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_sub(1.days()),
        Weekday::Sunday => day.saturating_sub(2.days()),
        _ => day,
    }
}

/// That hour of the day so many days later, but never after now.
fn moment(story: &Story, day: Date, days: i64, hour: i8) -> Timestamp {
    let at = day.saturating_add(days.days()).at(hour, 0, 0, 0);
    crate::clock::VIET_NAM.to_timestamp(at).unwrap_or(story.now).min(story.now)
}
