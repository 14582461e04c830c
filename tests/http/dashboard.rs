//! What leadership looks at: red first, the chart with its rows, a request to explain and its answer, files, the wall.

use domain::ids::IndicatorId;
use domain::indicator::{EntryForm, IndicatorForm, Step};
use http::StatusCode;
use jiff::Timestamp;
use nhipcau_tests::{Persona, World};
use service::indicator::{self, Entered};

const AT: &str = "/dieu-hanh";
/// A morning on which October can be told.
const MORNING: &str = "2026-11-23T02:00:00Z";

async fn id_of(world: &World, persona: &Persona, code: &str) -> IndicatorId {
    indicator::find(&world.service, &persona.actor, code, None).await.unwrap().0
}

/// Sends a month's value of an indicator to be approved.
async fn sends(world: &World, clerk: &Persona, code: &str, month: &str, numerator: &str, denominator: &str) {
    let form = EntryForm {
        month: month.to_owned(),
        numerator: numerator.to_owned(),
        denominator: denominator.to_owned(),
        confirmed: "on".to_owned(),
        ..EntryForm::default()
    };
    let id = id_of(world, clerk, code).await;
    let done =
        indicator::enter(&world.service, &clerk.actor, id, &form, Step::Submit, 0, Vec::new()).await.unwrap();
    assert!(matches!(done, Entered::Kept { .. }), "{done:?}");
}

async fn world() -> (World, Persona, Persona) {
    let world = World::new().await;
    let leader = world.leader().await;
    let clerk = world.signed_in(nhipcau_tests::Member::Clerk).await;
    world.clock.set(MORNING.parse::<Timestamp>().unwrap());
    (world, leader, clerk)
}

#[tokio::test]
async fn red_comes_first_in_words_and_every_number_opens_its_rows() {
    let (world, leader, clerk) = world().await;
    sends(&world, &clerk, "CT1", "2026-M10", "411", "412").await;
    sends(&world, &clerk, "CT2", "2026-M10", "90", "100").await;
    let page = leader.opens(AT).await;
    page.must_be_at(AT).must_say("Điều hành năm 2026").must_say("CT1 99,76% – Không còn khả năng đạt: 1/412");
    assert!(page.text_of("ul.headline li").starts_with("CT1"), "{}", page.text_of("ul.headline li"));
    let panel = page.text_of("#chi-tieu-CT1");
    for part in ["99,76%", "Lũy kế đến tháng 10/2026", "Chỉ tiêu 100%", "Cách tính", "Yêu cầu giải trình"]
    {
        assert!(panel.contains(part), "{part}: {panel}");
    }
    // The month is a link of the drawing, with its value in its name.
    let named = page.attributes("#bieu-do-CT1 .chart-spot", "aria-label");
    assert!(named.iter().any(|name| name.starts_with("Tháng 10/2026, 99,76%, 411/412")), "{named:?}");
    let to = page.attributes("#bieu-do-CT1 .chart-spot", "href");
    assert!(to.contains(&"/dieu-hanh/CT1?nam=2026&thang=10".to_owned()), "{to:?}");
    let rows = leader.opens("/dieu-hanh/CT1?nam=2026&thang=10").await;
    rows.must_say("CT1: số liệu gốc tháng 10/2026").must_say(&clerk.actor.name).must_say("Chờ duyệt");
    assert_eq!(rows.count("#cac-lan + .table-scroll tbody tr"), 1);
    // What waits leads to where it is decided.
    page.must_say("số liệu chỉ tiêu chờ duyệt").must_say("CT1, Tháng 10/2026: 99,76%");
    let cases = leader.opens("/dieu-hanh/CT3?nam=2026").await;
    let to = cases.link("Xem các phản ánh đã tính vào chỉ tiêu này");
    leader.opens(&to).await.went_through();
}

#[tokio::test]
async fn a_unit_is_asked_to_explain_and_the_question_stays_at_the_chart() {
    let (world, leader, clerk) = world().await;
    sends(&world, &clerk, "CT1", "2026-M10", "411", "412").await;
    let page = leader.opens(AT).await;
    let form = page.form("form#hoi-CT1").with("question", "Vì sao một hồ sơ không có kết quả điện tử?");
    let refused = leader.browser.presses(&form.with("due_on", "31/02/2026")).await;
    refused.was_refused("ngày/tháng/năm");
    assert_eq!(refused.form("form#hoi-CT1").value("due_on"), Some("31/02/2026"));
    assert!(refused.attribute("#khung-hoi-CT1", "open").is_some(), "what was refused stands open");
    let form = leader.opens(AT).await.form("form#hoi-CT1").with("question", "Vì sao?");
    let asked = leader.browser.presses(&form.with("due_on", "27/11/2026").with("month", "2026-M10")).await;
    asked
        .must_be_at(AT)
        .went_through()
        .must_say("Giải trình: Tháng 10/2026")
        .must_say("Chậm nhất hết ngày 27/11/2026");
    // The answer comes back to the chart.
    let all = indicator::dashboard(&world.service, &leader.actor, None).await.unwrap();
    let open = all.indicators.iter().flat_map(|chart| &chart.explanations).next().unwrap().clone();
    indicator::answer(&world.service, &leader.actor, open.id, "Lỗi ký số, đã khắc phục.", open.version)
        .await
        .unwrap();
    leader.opens(AT).await.must_say("Đã giải trình").must_say("Lỗi ký số, đã khắc phục.");
    leader.opens("/dieu-hanh/CT1?nam=2026").await.must_say("Lỗi ký số, đã khắc phục.");
    // Whoever may not ask is not offered it.
    assert_eq!(clerk.opens(AT).await.count("form#hoi-CT1"), 0);
}

#[tokio::test]
async fn a_chart_is_taken_along_as_a_drawing_and_as_a_picture() {
    let (world, leader, clerk) = world().await;
    sends(&world, &clerk, "CT1", "2026-M10", "411", "412").await;
    let svg = leader.browser.asks("/dieu-hanh/CT1/bieu-do.svg").await;
    assert_eq!((svg.status, svg.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert!(svg.text().starts_with("<svg ") && svg.text().contains("99,76%"), "{}", svg.text());
    let png = leader.browser.asks("/dieu-hanh/CT1/bieu-do.png").await;
    assert_eq!((png.status, png.header("content-type")), (StatusCode::OK, "image/png"));
    assert_eq!(png.header("content-disposition"), "attachment; filename=\"dieu-hanh-CT1.png\"");
    for nothing in [
        "/dieu-hanh/CT9/bieu-do.svg",
        "/dieu-hanh/CT9/bieu-do.png",
        "/dieu-hanh/CT9",
        "/dieu-hanh/CT1?nam=1999",
    ] {
        assert_eq!(leader.browser.asks(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
    assert_eq!(leader.browser.asks("/dieu-hanh/tang-truong/bieu-do.png").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_wall_is_one_long_page_without_code() {
    let (world, leader, clerk) = world().await;
    sends(&world, &clerk, "CT1", "2026-M10", "411", "412").await;
    let page = leader.opens("/trinh-chieu").await;
    let pages = page.count("section.slide");
    assert!(pages >= 6, "{pages}");
    assert_eq!(page.count(".wall-foot nav a"), pages);
    page.must_say("Số liệu lúc 09:00 23/11/2026").must_say("CT1 99,76% – Không còn khả năng đạt");
    // A wall is nobody's visit.
    assert!(indicator::dashboard(&world.service, &leader.actor, None).await.unwrap().since.is_none());
}

#[tokio::test]
async fn what_changed_since_the_last_visit_is_said() {
    let (world, leader, clerk) = world().await;
    leader.opens(AT).await.must_not_say("Thay đổi từ lần xem trước");
    world.clock.set("2026-11-23T03:30:00Z".parse::<Timestamp>().unwrap());
    sends(&world, &clerk, "CT1", "2026-M10", "411", "412").await;
    leader.opens(AT).await.must_say("Thay đổi từ lần xem trước").must_say("CT1: gửi số liệu chờ duyệt");
}

#[tokio::test]
async fn an_indicator_beyond_those_drawn_has_its_chart_and_its_requests_behind_its_row() {
    let (world, leader, clerk) = world().await;
    let admin = world.admin().await;
    for number in 1..=6 {
        let form = IndicatorForm {
            code: format!("KH115-{number}"),
            name: format!("Chỉ tiêu thêm số {number}"),
            target: "Tối thiểu 80%".to_owned(),
            formula: "share".to_owned(),
            ..IndicatorForm::default()
        };
        indicator::add(&world.service, &admin.actor, 2026, &form).await.unwrap();
    }
    sends(&world, &clerk, "CT1", "2026-M10", "411", "412").await;
    let page = leader.opens(AT).await;
    let beyond = page.attributes("ul.rows li a[href^='/dieu-hanh/']", "href").last().unwrap().clone();
    let code = beyond.trim_start_matches("/dieu-hanh/").split('?').next().unwrap().to_owned();
    assert_eq!(page.count(&format!("#bieu-do-{code}")), 0, "{code} stands in a row");
    let behind = leader.opens(&beyond).await;
    assert_eq!(behind.count(&format!("#bieu-do-{code} svg")), 1);
    let form = behind.form(&format!("form#hoi-{code}")).with("question", "Vì sao chưa có số liệu?");
    let unit =
        behind.attributes(&format!("form#hoi-{code} select[name=unit] option"), "value").pop().unwrap();
    let asked = leader.browser.presses(&form.with("unit", &unit).with("due_on", "27/11/2026")).await;
    asked.must_be_at(&format!("/dieu-hanh/{code}")).went_through().must_say("Vì sao chưa có số liệu?");
    // What waits leads to where it stands.
    let to = leader.opens(AT).await.link("yêu cầu giải trình chưa trả lời");
    assert!(to.starts_with(&beyond) && to.contains("#giai-trinh-"), "{to}");
    assert_eq!(leader.opens(&to).await.count(&format!("#{}", to.split('#').nth(1).unwrap())), 1);
}

#[tokio::test]
async fn every_number_of_the_units_opens_as_many_tasks() {
    let (world, leader, _) = world().await;
    let page = leader.opens(AT).await;
    let links = page.attributes("#theo-don-vi + .table-scroll td a", "href");
    assert!(links.len() >= 4, "{links:?}");
    let counts = page.texts("#theo-don-vi + .table-scroll td a");
    for (to, count) in links.iter().zip(counts) {
        let rows = leader.opens(to).await.count(".board-list tbody tr[id]");
        assert_eq!(rows.to_string(), count, "{to}");
    }
    drop(world);
}
