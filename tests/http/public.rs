//! The public's pages: what the ward promised for everyone, how far it is only as released, and light enough for a
//! cheap phone.

use domain::board::StateKind::InProgress;
use http::{Request, StatusCode, header};
use nhipcau_tests::{Form, Member, Page, Persona, World};

/// HTML and style sheet of a public page, compressed, in bytes.
const MOST: usize = 20 * 1024;

async fn releases(who: &Persona) -> Page {
    let form = Form::made_up("/bang", "/api/ui/release-period", &[("period", "2026-Q4")]);
    who.browser.presses(&form).await
}

/// The last row of the portal's table: complete, waiting, blocked, under way, not updated, all.
fn totals(portal: &Page) -> Vec<u32> {
    portal.texts("table tbody tr:last-child td").iter().map(|cell| cell.parse().unwrap()).collect()
}

#[tokio::test]
async fn before_the_first_release_the_portal_says_so() {
    let world = World::new().await;
    let (browser, officer) = (world.browser(), world.officer().await);
    officer.moves("II.4").to(InProgress).await.went_through();
    let portal = browser.opens("/").await;
    portal.must_be_at("/").must_say("26 nhiệm vụ").must_say("sau khi lãnh đạo UBND phường công bố");
    assert_eq!(portal.count("table"), 0);
    let plan = browser.opens("/ke-hoach").await;
    plan.must_be_at("/ke-hoach").must_not_say("Đang thực hiện");
}

#[tokio::test]
async fn only_a_leader_releases() {
    let world = World::new().await;
    let staff = [world.officer().await, world.owner().await, world.admin().await, world.viewer().await];
    let before = world.rows().await;
    let release = [("period", "2026-Q4")];
    for who in staff {
        let answer = who.browser.calls("/api/ui/release-period", &release).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", who.username);
    }
    let answer = world.browser().calls("/api/ui/release-period", &release).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_leader_publishes_from_the_menu_of_periods() {
    const FORM: &str = "form[action='/api/ui/release-period']";
    let world = World::new().await;
    let (owner, leader) = (world.owner().await, world.leader().await);
    assert!(owner.looks_at_board("").await.find_form(FORM).is_none());
    let form = leader.looks_at_board("").await.form(FORM);
    leader.browser.presses(&form).await.must_be_at("/").must_say("Tiến độ Quý IV/2026");
    leader.looks_at_board("").await.must_say(&format!("{} đã công bố lúc", Member::Leader.name()));
}

#[tokio::test]
async fn the_public_sees_what_was_released_and_nothing_later() {
    let world = World::new().await;
    let (browser, officer, leader) = (world.browser(), world.officer().await, world.leader().await);
    officer.moves("II.4").to(InProgress).await.went_through();
    browser.opens("/").await.must_say("sau khi lãnh đạo UBND phường công bố");
    releases(&leader).await.went_through();
    let portal = browser.opens("/").await;
    portal.must_say("Tiến độ Quý IV/2026").must_say("Số liệu ngày 23/11/2026");
    assert_eq!(totals(&portal), [0, 0, 0, 1, 25, 26]);
    assert_eq!(portal.count("svg[aria-hidden=true]"), 5, "one bar a group, and the table says the same");
    let plan = browser.opens("/ke-hoach").await;
    assert!(plan.text_of("article[id='II.4']").contains("Đang thực hiện"));

    leader.moves("I.1").to(InProgress).await.went_through();
    let later = browser.opens("/").await;
    assert_eq!(totals(&later), [0, 0, 0, 1, 25, 26], "what came after waits for the next release");
    assert!(!browser.opens("/ke-hoach").await.text_of("article[id='I.1']").contains("Đang thực hiện"));
    releases(&leader).await.went_through();
    assert_eq!(totals(&browser.opens("/").await), [0, 0, 0, 2, 24, 26]);
}

#[tokio::test]
async fn the_public_plan_has_every_task_with_its_role_and_term() {
    let world = World::new().await;
    let plan = world.plan().await;
    let page = world.browser().opens("/ke-hoach").await;
    let tasks: Vec<_> = plan.groups.iter().flat_map(|group| &group.tasks).collect();
    assert_eq!(page.count("article.plan-task"), tasks.len());
    for task in tasks {
        let said = page.text_of(&format!("article[id='{}']", task.code));
        let text = task.full_text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(&text), "{}: {said}", task.code);
        assert!(said.contains(&task.term_text), "{}: {said}", task.code);
    }
    assert_eq!(page.count(".chip[data-role=lead]"), 15);
    assert_eq!(page.count(".chip[data-role=coordinate]"), 11);
    page.must_say("20/05").must_say("19/11").must_say("Tối thiểu 80");
}

#[tokio::test]
async fn no_work_of_staff_shows_in_public() {
    let world = World::new().await;
    let (officer, leader, browser) = (world.officer().await, world.leader().await, world.browser());
    officer.adds_document("II.4", "15/QĐ-UBND", "03/11/2026").await.went_through();
    officer.submits("II.4", "Kết quả nội bộ chưa công bố").await.went_through();
    officer.notes("II.4", "Trao đổi nội bộ").await.went_through();
    releases(&leader).await.went_through();
    for place in ["/", "/ke-hoach"] {
        let page = browser.opens(place).await;
        for secret in ["15/QĐ-UBND", "Kết quả nội bộ", "Trao đổi nội bộ", "Nguyễn Thị Lan", "lan.nt"]
        {
            assert!(!page.answer.text().contains(secret), "{place} holds {secret}");
        }
    }
}

#[tokio::test]
async fn an_empty_database_has_public_pages_that_say_so() {
    let world = World::empty().await;
    for place in ["/", "/ke-hoach"] {
        let page = world.browser().opens(place).await;
        assert_eq!(page.status(), StatusCode::OK, "{place}");
        page.must_say("sau khi UBND phường đưa lên");
    }
}

#[tokio::test]
async fn a_public_page_is_light() {
    let world = World::new().await;
    releases(&world.leader().await).await.went_through();
    let browser = world.browser();
    for place in
        ["/", "/ke-hoach", "/tro-nang", "/quyen-rieng-tu", "/dang-nhap", "/phan-anh", "/tra-cuu", "/hoi-dap"]
    {
        let mut bytes = Vec::new();
        for coding in ["br", "gzip"] {
            let page = browser.sends(Request::get(place).header(header::ACCEPT_ENCODING, coding)).await;
            assert_eq!(page.header("content-encoding"), coding, "{place}");
            bytes.push(page.body.len());
        }
        // What browsers get, who all ask for gzip: packed once and with care.
        let html = bytes[1];
        println!("{place}: {html} bytes of HTML as brotli, {} as gzip", bytes[1]);
        let page = browser.opens(place).await;
        let Some(style) =
            page.attribute("link[rel=stylesheet]", "href").filter(|href| href.ends_with(".css"))
        else {
            // Without a build of the browser's part there is no style sheet to weigh.
            assert!(html <= MOST, "{place}: {html} bytes of HTML");
            continue;
        };
        let style = browser.sends(Request::get(&style).header(header::ACCEPT_ENCODING, "br")).await;
        if style.header("content-encoding") == "br" {
            let all = html + style.body.len();
            println!("{place}: {all} bytes with the style sheet");
            assert!(all <= MOST, "{place}: {html} bytes of HTML and {} of style", style.body.len());
        }
    }
}
