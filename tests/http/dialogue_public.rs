//! The public's way with a dialogue, without code: find it, register, keep the link, ask, cancel; and its calendars.

use domain::dialogue::DialogueForm;
use domain::ids::DialogueId;
use futures::future::join_all;
use http::StatusCode;
use jiff::{SignedDuration, ToSpan};
use nhipcau_tests::{Browser, Form, World};
use service::dialogue;

/// A dialogue three weeks from now, announced, for as many people.
pub async fn announced(world: &World, capacity: &str) -> DialogueId {
    let owner = world.owner().await.actor;
    let choices = dialogue::new_page(&world.service, &owner).await.unwrap();
    let on = world.service.today() + 21.days();
    let form = DialogueForm {
        title: "Hội nghị đối thoại với doanh nghiệp".into(),
        kind: "business".into(),
        format: "in_person".into(),
        place: "Hội trường UBND phường".into(),
        chair: choices.chairs[0].0.to_string(),
        unit: choices.units[0].0.to_string(),
        day: format!("{:02}/{:02}/{}", on.day(), on.month(), on.year()),
        starts: "14:00".into(),
        agenda: "Báo cáo tình hình\nTrao đổi, giải đáp".into(),
        capacity: capacity.into(),
        ..DialogueForm::default()
    };
    let id = dialogue::plan(&world.service, &owner, &form).await.unwrap();
    dialogue::announce(&world.service, &owner, id, 1).await.unwrap();
    id
}

/// The form as somebody filled it in, a minute after it was opened.
pub async fn filled(world: &World, browser: &Browser, id: DialogueId, phone: &str) -> Form {
    let page = browser.opens(&format!("/doi-thoai/{id}")).await;
    world.clock.advance(SignedDuration::from_mins(1));
    let form = page.form("form#dang-ky");
    [("name", "Nguyễn Thị Lan"), ("phone", phone), ("consent", "on")]
        .iter()
        .fold(form, |form, (name, value)| form.with(name, value))
}

#[tokio::test]
async fn somebody_registers_asks_and_cancels_without_code() {
    let world = World::new().await;
    let id = announced(&world, "1").await;
    let browser = world.browser();
    browser.opens("/doi-thoai").await.must_say("Hội nghị đối thoại").must_say("Đang nhận đăng ký");
    let form = filled(&world, &browser, id, "0912 345 678").await;
    let asked = form.with("field_1", "land").with("question_1", "Khi nào có mặt bằng mới ở chợ phường?");
    let own = browser.presses(&asked).await;
    own.went_through().must_say("Đã có chỗ").must_say("Khi nào có mặt bằng mới");
    assert!(own.place().starts_with(&format!("/doi-thoai/{id}/dang-ky/")), "{}", own.place());
    assert_eq!(own.count(".qr svg"), 1, "a code for the door");

    let other = world.browser();
    let second = other.presses(&filled(&world, &other, id, "0987 654 321").await).await;
    second.went_through().must_say("Trong danh sách chờ, thứ 1");

    let more = own.form("form#hoi-them").with("category", "land");
    let more = browser.presses(&more.with("text", "Phí thuê chỗ ngồi năm sau là bao nhiêu?")).await;
    more.went_through().must_say("Phí thuê chỗ ngồi");
    browser.presses(&more.form("form#huy")).await.went_through().must_say("Đã hủy đăng ký");
    other.opens(second.place()).await.must_say("Đã có chỗ");
}

#[tokio::test]
async fn every_problem_is_said_and_nothing_typed_is_lost() {
    let world = World::new().await;
    let id = announced(&world, "").await;
    let browser = world.browser();
    let form = filled(&world, &browser, id, "0123").await.without("consent");
    let page =
        browser.presses(&form.with("question_1", "Câu hỏi thiếu lĩnh vực, vẫn phải còn nguyên.")).await;
    page.must_be_at(&format!("/doi-thoai/{id}"));
    let links = page.attributes("#loi a", "href");
    assert_eq!(links, ["#dang-ky-phone", "#dang-ky-field_1", "#dang-ky-consent"]);
    page.must_say("vẫn phải còn nguyên");
    assert_eq!(page.form("form#dang-ky").value("name"), Some("Nguyễn Thị Lan"));

    let robot = filled(&world, &browser, id, "0912 345 678").await.with("website", "x");
    assert!(browser.presses(&robot).await.refusal().is_some(), "a program is refused");
    let first = filled(&world, &browser, id, "0912 345 678").await;
    browser.presses(&first).await.went_through().must_say("Đã có chỗ");
    let again = filled(&world, &browser, id, "0912345678").await;
    let page = browser.presses(&again).await;
    assert_eq!(page.attributes("#loi a", "href"), ["#dang-ky-phone"], "one row per phone");
}

#[tokio::test]
async fn a_page_that_stays_open_registers_each_person_once() {
    let world = World::new().await;
    let id = announced(&world, "").await;
    let browser = world.browser();
    let form = filled(&world, &browser, id, "0912 345 678").await;
    let first = browser.presses(&form).await;
    let again = browser.presses(&form).await;
    assert_eq!(again.went_through().place(), first.went_through().place(), "sent twice, registered once");
    // The next one at the same device goes back to the page, and is not led to the first one's.
    let next = browser.presses(&form.with("name", "Trần Văn Bình").with("phone", "0987 654 321")).await;
    next.went_through().must_say("Trần Văn Bình").must_not_say("Nguyễn Thị Lan");
    assert_ne!(next.place(), first.place());
}

#[tokio::test]
async fn a_registration_that_waited_for_the_network_is_led_to_its_page_once() {
    let world = World::new().await;
    let id = announced(&world, "").await;
    let browser = world.browser();
    assert_eq!(browser.opens(&format!("/doi-thoai/{id}")).await.count("form#dang-ky[data-draft-as]"), 1);
    let form = filled(&world, &browser, id, "0123").await.in_parts();
    let refused = browser.tells(&form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("\"phone\""), "{}", refused.text());
    // It waits on the device for days, and leaves twice, since the first answer was lost.
    world.clock.advance(SignedDuration::from_hours(3 * 24));
    let form = form.with("phone", "0912 345 678");
    let (first, again) = (browser.tells(&form).await, browser.tells(&form).await);
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert!(first.header("location").starts_with(&format!("/doi-thoai/{id}/dang-ky/")));
    assert_eq!(first.header("location"), again.header("location"), "one registration");
    browser.opens(first.header("location")).await.must_say("Nguyễn Thị Lan");
    // Once registration is over the page says so, and knows whose draft cannot be sent any more: what was taken before is
    // still led on, and what was not is refused.
    world.clock.advance(SignedDuration::from_hours(17 * 24 + 10));
    let over = browser.opens(&format!("/doi-thoai/{id}")).await;
    over.must_say("Đã hết thời gian đăng ký");
    assert_eq!((over.count("form#dang-ky"), over.count("[data-draft-over]")), (0, 1));
    assert_eq!(browser.tells(&form).await.header("location"), first.header("location"));
    let late = browser.tells(&form.with("phone", "0987 654 321")).await;
    assert!(late.text().contains("Đã hết thời gian đăng ký"), "{}", late.text());
}

#[tokio::test]
async fn calendars_follow_and_a_wrong_link_opens_nothing() {
    let world = World::new().await;
    let id = announced(&world, "").await;
    let browser = world.browser();
    let own = browser.presses(&filled(&world, &browser, id, "0912 345 678").await).await;
    for path in ["/doi-thoai.ics".to_owned(), format!("/doi-thoai/{id}.ics"), format!("{}.ics", own.place())]
    {
        let answer = browser.asks(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(answer.header("content-type").starts_with("text/calendar"), "{path}");
        assert!(answer.text().starts_with("BEGIN:VCALENDAR"), "{path}");
    }
    let wrong = format!("/doi-thoai/{id}/dang-ky/1-x");
    for path in
        [wrong.clone(), format!("{wrong}.ics"), "/doi-thoai/9.ics".into(), "/lich-rieng/1-x.ics".into()]
    {
        assert_eq!(browser.asks(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(browser.asks(own.place()).await.header("cache-control"), "no-store");
    let screen = browser.opens(&format!("/doi-thoai/{id}/man-hinh")).await;
    screen.must_say("0 người có mặt").must_not_say("Nguyễn Thị Lan");
}

#[tokio::test]
async fn a_rush_over_http_fills_every_place_and_orders_the_rest() {
    let world = World::new().await;
    let id = announced(&world, "20").await;
    let mut arrivals = Vec::new();
    for number in 0..60 {
        let browser = world.browser();
        let form = filled(&world, &browser, id, &format!("09123456{number:02}")).await;
        arrivals.push((browser, form));
    }
    let pages = join_all(arrivals.iter().map(|(browser, form)| browser.presses(form))).await;
    let placed = pages.iter().filter(|page| page.went_through().says("Đã có chỗ")).count();
    let place = |text: String| -> Option<u32> {
        let (_, after) = text.split_once("Trong danh sách chờ, thứ ")?;
        after.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    let mut waiting: Vec<u32> = pages.iter().filter_map(|page| place(page.text())).collect();
    waiting.sort_unstable();
    assert_eq!(placed, 20);
    assert_eq!(waiting, (1..=40).collect::<Vec<u32>>());
}
