//! The board: what it counts, what its filters find, and that every view of it says the same.

use base64::prelude::{BASE64_STANDARD, Engine};
use nhipcau_tests::{Member, Page, World};

const COLUMNS: [&str; 5] = ["Chưa cập nhật", "Đang thực hiện", "Vướng mắc", "Chờ duyệt", "Hoàn thành kỳ"];

/// What a view of the board counts: cards or rows, and the number of each column.
fn counts(page: &Page) -> Vec<usize> {
    page.texts(".column-head .badge")
        .iter()
        .map(|badge| badge.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap())
        .collect()
}

fn codes(page: &Page) -> Vec<String> {
    let mut codes = page.attributes("article.card", "data-task");
    codes.sort();
    codes
}

fn rows(page: &Page) -> Vec<String> {
    let mut codes: Vec<_> =
        page.attributes("tr[id^='nv-']", "id").into_iter().map(|id| id["nv-".len()..].to_owned()).collect();
    codes.sort();
    codes
}

#[tokio::test]
async fn the_board_of_the_real_plan_has_its_26_tasks() {
    let world = World::new().await;
    let officer = world.officer().await;
    let page = officer.looks_at_board("").await;
    page.must_be_at("/bang").must_say("Quý IV/2026");
    assert_eq!(page.count("article.card"), 26);
    assert_eq!(counts(&page), [26, 0, 0, 0, 0]);
    let heads = page.texts(".column-head");
    for (head, column) in heads.iter().zip(COLUMNS) {
        assert!(head.starts_with(column), "{heads:?}");
    }
    let chips = |role: &str| page.count(&format!("article.card .chip[data-role={role}]"));
    assert_eq!((chips("lead"), chips("coordinate")), (15, 11));
    let overdue: Vec<_> = page.texts(".badge[data-state=late]");
    assert!(overdue.is_empty(), "only terms with a date can be overdue: {overdue:?}");
}

#[tokio::test]
async fn board_list_and_register_count_the_same_under_every_filter() {
    let world = World::new().await;
    let (officer, leader) = (world.officer().await, world.leader().await);
    officer.moves("II.4").to(domain::board::StateKind::InProgress).await.went_through();
    leader.moves("III.4").to(domain::board::StateKind::InProgress).await.went_through();
    for filter in [
        "",
        "nhom=II",
        "nhom=V",
        "vai-tro=chu-tri",
        "don-vi=TTPVHCC",
        "han=within_year",
        "cua-toi=1",
        "tim=doi+thoai",
        "nhom=II&don-vi=KTHTDT",
        "ky=2026-Q3",
        "tim=khong-co-gi-nhu-the",
    ] {
        let board = officer.looks_at_board(&format!("?{filter}")).await;
        let list = officer.looks_at_board(&format!("?xem=danh-sach&{filter}")).await;
        let register = officer.looks_at_board(&format!("?xem=so&{filter}")).await;
        let cards = board.count("article.card");
        assert_eq!(counts(&board).iter().sum::<usize>(), cards, "{filter}");
        assert_eq!(codes(&board), rows(&list), "{filter}");
        assert_eq!(register.count(".register tbody tr td:nth-child(2)"), cards, "{filter}");
        if cards == 0 {
            board.must_say("Không có nhiệm vụ nào khớp");
        } else {
            let summary = list.text_of("caption");
            register.must_say(&summary);
            assert!(summary.starts_with(&format!("{cards} nhiệm vụ")), "{filter}: {summary}");
            for (number, column) in counts(&board).into_iter().zip(COLUMNS) {
                let said = format!("{number} {}", column.to_lowercase());
                assert!(summary.contains(&said), "{filter}: “{summary}” does not say “{said}”");
            }
        }
    }
}

#[tokio::test]
async fn filters_in_the_address_find_what_they_say() {
    let world = World::new().await;
    let officer = world.officer().await;
    for (filter, number) in [
        ("nhom=I", 1),
        ("nhom=II", 9),
        ("nhom=III", 4),
        ("nhom=IV", 1),
        ("nhom=V", 11),
        ("han=regular", 23),
        ("han=maintain", 1),
        ("han=yearly", 1),
        ("han=within_year", 1),
        ("nhom=II&han=maintain", 1),
    ] {
        let page = officer.looks_at_board(&format!("?{filter}")).await;
        assert_eq!(page.count("article.card"), number, "{filter}");
    }
    let mine = officer.looks_at_board("?cua-toi=1").await;
    assert!(codes(&mine).contains(&"II.4".to_owned()) && !codes(&mine).contains(&"II.1".to_owned()));
}

#[tokio::test]
async fn search_ignores_marks_and_where_they_stand() {
    let world = World::new().await;
    let officer = world.officer().await;
    let found = |text: &str| {
        let query = format!("?tim={}", app::routes::encoded(text));
        let officer = &officer;
        async move { codes(&officer.looks_at_board(&query).await) }
    };
    let marked = found("Văn hoá – Xã hội").await;
    assert!(marked.contains(&"II.4".to_owned()), "supported by the unit of culture: {marked:?}");
    for spelling in ["van hoa xa hoi", "Văn hóa - Xã hội", "VĂN HOÁ XÃ HỘI", "văn hoá  xã hội"]
    {
        assert_eq!(found(spelling).await, marked, "{spelling}");
    }
    assert!(found("doi thoai").await.contains(&"III.4".to_owned()));
    assert_eq!(found("uỷ ban").await, found("Ủy ban").await);
    assert_eq!(found("uy ban").await, found("Ủy ban").await);
    assert_eq!(found("II.4").await.first().map(String::as_str), Some("II.4"));
    for hostile in ["%", "_", "'", "\" OR 1=1 --", "\\", "<script>", "\u{301}", "\0"] {
        let page = officer.looks_at_board(&format!("?tim={}", app::routes::encoded(hostile))).await;
        assert!(!page.status().is_server_error(), "{hostile:?}");
        assert!(!page.answer.text().contains("<script>\""), "{hostile:?}");
    }
}

#[tokio::test]
async fn the_filter_form_leads_to_an_address_that_shows_the_same_again() {
    let world = World::new().await;
    let officer = world.officer().await;
    let page = officer.looks_at_board("?xem=danh-sach").await;
    let form = page.form("form[role=search]").with("tim", "thủ tục").with("nhom", "II").with("cua-toi", "1");
    let found = officer.browser.presses(&form).await;
    found.must_be_at("/bang");
    assert_eq!(found.count("table.table[data-stack]"), 1, "the view is kept");
    let form = found.form("form[role=search]");
    assert_eq!(
        (form.value("tim"), form.value("nhom"), form.value("cua-toi")),
        (Some("thủ tục"), Some("II"), Some("1"))
    );
    let again = officer.opens(&found.path).await;
    assert_eq!(rows(&again), rows(&found));
}

#[tokio::test]
async fn an_earlier_period_is_a_board_of_its_own() {
    let world = World::new().await;
    let officer = world.officer().await;
    officer.moves("II.4").to(domain::board::StateKind::InProgress).await.went_through();
    let earlier = officer.looks_at_board("?ky=2026-Q3").await;
    earlier.must_say("Quý III/2026");
    assert_eq!(counts(&earlier), [26, 0, 0, 0, 0]);
    let page = officer.moves("II.4").on("?ky=2026-Q3").to(domain::board::StateKind::InProgress).await;
    page.went_through();
    assert!(page.path.contains("ky=2026-Q3"), "back to where it was pressed: {}", page.path);
    assert_eq!(counts(&officer.looks_at_board("?ky=2026-Q3").await), [25, 1, 0, 0, 0]);
    assert_eq!(counts(&officer.looks_at_board("").await), [25, 1, 0, 0, 0]);
}

#[tokio::test]
async fn an_empty_database_has_a_board_that_says_why() {
    let world = World::empty().await;
    let form = domain::people::PersonForm {
        name: "Bùi Thị Xem".to_owned(),
        position: String::new(),
        unit: None,
        roles: domain::people::Roles::new([domain::people::Role::Viewer]),
        active: true,
    };
    let new = service::people::NewPerson { username: "xem".to_owned(), form };
    let ready = service::people::add_ready_person(&world.service, new).await.unwrap();
    let browser = world.browser();
    let door = browser.opens("/bang").await.form("form#dang-nhap");
    let page = browser.presses(&door.with("username", "xem").with("password", &ready.password)).await;
    assert!(!page.status().is_server_error());
    page.must_say("Chưa có kế hoạch");
}

#[tokio::test]
async fn the_browser_reads_what_the_page_carries_for_it() {
    let world = World::new().await;
    let officer = world.officer().await;
    officer.moves("II.4").to(domain::board::StateKind::InProgress).await.went_through();
    let page = officer.looks_at_board("").await;
    let data = page.attribute("[data-part=board]", "data-from").unwrap();
    let bytes = BASE64_STANDARD.decode(data).unwrap();
    let drawn: app::board::Drawn = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(drawn.board.cards.len(), 26);
    assert_eq!(drawn.actor.name, Member::Officer.name());
    let card = drawn.board.cards.iter().find(|card| card.code == "II.4").unwrap();
    assert_eq!(card.facts.state.kind(), domain::board::StateKind::InProgress);
}
