//! A dialogue with businesses on 10/12/2026, for 80 people, and those who come to it.

#![allow(dead_code, reason = "not every test program uses all of it")]

use domain::dialogue::view::{OrganiserPage, QuestionRow, Receipt};
use domain::dialogue::{DialogueForm, NewRegistration, RegistrationForm};
use domain::ids::DialogueId;
use domain::people::Actor;
use service::{Error, Service, dialogue, on};

use crate::harness::World;
use crate::ward::Ward;

pub const SITE: &str = "https://ward.example/doi-thoai";

/// What the organiser types.
pub fn form() -> DialogueForm {
    DialogueForm {
        title: "Hội nghị đối thoại với doanh nghiệp, hộ kinh doanh năm 2026".into(),
        kind: "business".into(),
        format: "hybrid".into(),
        place: "Hội trường UBND phường".into(),
        link: "https://meet.example.vn/ltn".into(),
        chair: "11".into(),
        unit: "1".into(),
        day: "10/12/2026".into(),
        starts: "14:00".into(),
        ends: "16:30".into(),
        agenda: "Báo cáo tình hình\nTrao đổi, giải đáp".into(),
        capacity: "80".into(),
        task: "III.4".into(),
        contact: "0220 3821 055".into(),
        ..DialogueForm::default()
    }
}

/// Plans and announces it.
pub async fn announced(world: &World, ward: &Ward, form: &DialogueForm) -> DialogueId {
    let id = dialogue::plan(&world.service, &ward.owner, form).await.unwrap();
    dialogue::announce(&world.service, &ward.owner, id, 1).await.unwrap();
    id
}

/// Who comes, by the last digits of their phone.
pub fn guest(number: u32, people: u32) -> NewRegistration {
    RegistrationForm {
        name: format!("Nguyễn Văn {number}"),
        business_name: format!("Cửa hàng số {number}"),
        phone: format!("09{number:08}"),
        email: String::new(),
        people: people.to_string(),
        may_merge: "on".into(),
        may_publish: "on".into(),
        consent: "on".into(),
        ..RegistrationForm::default()
    }
    .parse()
    .unwrap()
}

/// The same with a question about land.
pub fn asking(number: u32, text: &str) -> NewRegistration {
    let questions = vec![(domain::feedback::Category::Land, text.to_owned())];
    NewRegistration { questions, ..guest(number, 1) }
}

pub async fn comes(service: &Service, id: DialogueId, new: &NewRegistration) -> Result<Receipt, Error> {
    dialogue::register(service, id, new).await
}

pub async fn page(service: &Service, actor: &Actor, id: DialogueId) -> OrganiserPage {
    dialogue::organiser_page(service, actor, id, SITE).await.unwrap()
}

/// The question of that number, as the owner of the plan sees it.
pub async fn question(service: &Service, actor: &Actor, id: DialogueId, number: u32) -> QuestionRow {
    page(service, actor, id).await.questions.into_iter().find(|row| row.number == number).unwrap()
}

pub async fn number(service: &Service, sql: &'static str) -> i64 {
    let mut tx = service.read().await.unwrap();
    on!(tx, c => sqlx::query_scalar::<_, i64>(sql).fetch_one(c).await).unwrap()
}

pub fn at(world: &World, text: &str) {
    let at: jiff::civil::DateTime = text.parse().unwrap();
    world.clock.set(domain::dialogue::instant(at));
}
