//! A dialogue at every turn: planned, to be held today with registrations and questions, held; and the forms of their
//! pages.

use domain::dialogue::{CommitmentForm, DialogueForm, RegistrationForm};
use domain::ids::DialogueId;
use nhipcau_tests::Member::{Leader, Officer, Owner};
use nhipcau_tests::{Form, Persona, World};
use service::dialogue;

use super::ground::{DAY, Ground, HELD, OWN_LINK, PLANNED, UNIT};
use super::offered::Offered;

/// The forms, see [`super::offered`]. What stands behind a colon tells which form of that address.
pub const OFFERED: &[Offered] = &[
    (
        "dialogue/plan",
        Owner,
        "/lich/moi",
        &[
            ("title", "Đối thoại với hộ kinh doanh"),
            ("kind", "household"),
            ("format", "in_person"),
            ("place", "Nhà văn hóa"),
            ("unit", UNIT),
            ("day", "20/12/2026"),
            ("starts", "14:00"),
        ],
    ),
    ("dialogue/change", Owner, PLANNED, &[("place", "Nhà văn hóa khu 5")]),
    ("dialogue/step: announce", Owner, PLANNED, &[]),
    ("dialogue/step: postpone", Owner, DAY, &[("reason", "Bão số 9")]),
    ("dialogue/step: cancel", Owner, DAY, &[("reason", "Bão số 9")]),
    ("dialogue/step: hold", Owner, DAY, &[]),
    ("dialogue/step: conclude", Owner, HELD, &[]),
    ("dialogue/check-in", Officer, DAY, &[]),
    ("dialogue/check-in: undo", Officer, DAY, &[]),
    ("dialogue/let-in", Officer, OWN_LINK, &[]),
    ("dialogue/door", Officer, DAY, &[("name", "Phạm Văn Bình"), ("phone", "0912345699")]),
    ("dialogue/question", Officer, DAY, &[("category", "land"), ("text", "Khi nào chợ mới mở cửa trở lại?")]),
    ("dialogue/note", Officer, DAY, &[("text", "Đại biểu nêu ý kiến")]),
    ("dialogue/show", Officer, DAY, &[]),
    ("dialogue/merge", Owner, DAY, &[]),
    ("dialogue/merge: separate", Owner, DAY, &[]),
    ("dialogue/give", Owner, DAY, &[("unit", UNIT)]),
    ("dialogue/answer: in writing", Officer, DAY, &[("text", "Phường đã bố trí mặt bằng mới.")]),
    ("dialogue/answer: on the spot", Officer, DAY, &[]),
    ("dialogue/take-away", Officer, DAY, &[]),
    (
        "dialogue/promise",
        Owner,
        DAY,
        &[("text", "Sửa xong cống thoát nước"), ("unit", UNIT), ("due_on", "20/12/2026")],
    ),
    ("dialogue/keep", Officer, HELD, &[("note", "Đã sửa xong")]),
    ("dialogue/withdraw", Owner, HELD, &[("reason", "Ghi trùng cam kết khác")]),
    ("dialogue/feed", Leader, "/lich", &[]),
];

/// Which form of a page a row is about.
pub fn form_at(name: &str) -> String {
    let (path, which) = name.split_once(": ").unwrap_or((name, ""));
    match which {
        "" => format!("form[action$='/ui/{path}']"),
        "in writing" => "form[id^='tra-loi-']".to_owned(),
        "on the spot" => "form[id^='tai-cho-']".to_owned(),
        "separate" => "form[id^='tach-']".to_owned(),
        "undo" => "form[id^='den-']:has([name=undo][value='1'])".to_owned(),
        step => format!("form#buoc-{step}"),
    }
}

/// The dialogues of the ward.
pub struct Dialogues {
    /// Nobody outside of the office knows of it.
    pub planned: DialogueId,
    /// Of today: two registrations, the second one there; questions that may be merged, one that was, and one that is
    /// given to the unit KTHTDT.
    pub day: DialogueId,
    /// Its unit KTHTDT promised something.
    pub held: DialogueId,
    /// The own link of the first registration.
    pub own: String,
}

impl Dialogues {
    pub async fn new(world: &World, owner: &Persona, unit: &str) -> Self {
        let (service, actor) = (&world.service, &owner.actor);
        let planned = dialogue::plan(service, actor, &plan(world, owner, "20/12/2026").await).await.unwrap();
        let mut of_today = Vec::new();
        for _ in 0..2 {
            let id = dialogue::plan(service, actor, &plan(world, owner, "23/11/2026").await).await.unwrap();
            dialogue::announce(service, actor, id, 1).await.unwrap();
            of_today.push(id);
        }
        let (day, held) = (of_today[0], of_today[1]);
        let own = registers(world, day, "0912345681", "Khi nào có mặt bằng mới ở chợ phường?").await;
        let own = format!("/doi-thoai/{day}/dang-ky/{own}");
        registers(world, day, "0912345682", "Bao giờ chợ phường có chỗ bán hàng mới?").await;
        registers(world, day, "0912345683", "Chợ phường bao giờ có thêm chỗ để xe?").await;
        registers(world, day, "0912345684", "Phí thuê chỗ ngồi ở chợ năm sau là bao nhiêu?").await;
        let page = dialogue::organiser_page(service, actor, day, "").await.unwrap();
        let (guest, asked) = (&page.registrations[1], &page.questions);
        dialogue::check_in(service, actor, day, guest.id, None).await.unwrap();
        dialogue::merge_questions(service, actor, day, asked[1].id, asked[2].id).await.unwrap();
        let given = &asked[3];
        let of = unit.parse().unwrap();
        dialogue::give(service, actor, day, given.id, given.version, of).await.unwrap();
        let form = CommitmentForm {
            text: "Lắp thêm đèn ở chợ phường".into(),
            unit: unit.to_owned(),
            due_on: "20/12/2026".into(),
            ..CommitmentForm::default()
        };
        dialogue::promise(service, actor, held, &form).await.unwrap();
        let seen = dialogue::organiser_page(service, actor, held, "").await.unwrap().version;
        dialogue::hold(service, actor, held, seen, Some(12)).await.unwrap();
        Self { planned, day, held, own }
    }
}

async fn plan(world: &World, owner: &Persona, day: &str) -> DialogueForm {
    let choices = dialogue::new_page(&world.service, &owner.actor).await.unwrap();
    DialogueForm {
        title: "Đối thoại với doanh nghiệp".into(),
        kind: "business".into(),
        format: "in_person".into(),
        place: "Hội trường UBND phường".into(),
        chair: choices.chairs[0].0.to_string(),
        unit: choices.units[0].0.to_string(),
        day: day.into(),
        starts: "20:00".into(),
        ..DialogueForm::default()
    }
}

/// Somebody registers and asks something; the secret part of their link.
async fn registers(world: &World, id: DialogueId, phone: &str, question: &str) -> String {
    let form = RegistrationForm {
        name: "Nguyễn Thị Lan".into(),
        phone: phone.into(),
        field_1: "land".into(),
        question_1: question.into(),
        may_merge: "on".into(),
        consent: "on".into(),
        ..RegistrationForm::default()
    };
    dialogue::register(&world.service, id, &form.parse().unwrap()).await.unwrap().key
}

/// What the public posts: a registration, and what is done by an own link.
pub async fn of_public(ground: &Ground) -> Vec<(String, Form)> {
    let Dialogues { day, own, .. } = &ground.dialogues;
    let browser = ground.world.browser();
    let new = crate::dialogue_public::filled(&ground.world, &browser, *day, "0912345698").await;
    let cancel = browser.opens(own).await.form("form#huy");
    vec![("/doi-thoai/{id}".to_owned(), new), ("/doi-thoai/{id}/dang-ky/{key}".to_owned(), cancel)]
}
