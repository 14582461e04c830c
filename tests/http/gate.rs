//! Who gets to which page at all, and what stands where nothing is.

use http::{Method, Request, StatusCode};
use nhipcau_tests::World;

#[tokio::test]
async fn pages_of_staff_ask_strangers_to_sign_in_first() {
    let world = World::new().await;
    for wanted in [
        "/bang",
        "/bang/II.4",
        "/bang?tim=%C4%91%E1%BB%91i%20tho%E1%BA%A1i",
        "/hom-nay",
        "/quan-tri",
        "/quan-tri/ke-hoach",
        "/quan-tri/nguoi-dung",
        "/quan-tri/don-vi",
        "/tai-khoan",
        "/tep/1",
    ] {
        let answer = world.browser().asks(wanted).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{wanted}");
        assert_eq!(answer.header("location"), app::routes::sign_in_then(wanted), "{wanted}");
        let text = answer.text();
        assert!(!text.contains("II.4"), "{wanted} tells a stranger something: {text}");
    }
}

#[tokio::test]
async fn public_pages_are_open_to_everyone() {
    let world = World::new().await;
    for place in ["/dang-nhap", "/tro-nang", "/quyen-rieng-tu"] {
        world.browser().opens(place).await.must_be_at(place);
    }
}

#[tokio::test]
async fn an_unknown_address_is_a_page_that_says_so() {
    let world = World::new().await;
    let officer = world.officer().await;
    for place in [
        "/khong-co",
        "/bang/II.4/khong-co",
        "/xin-chao/ban/do",
        "/bangkok",
        "/%F0%9F%8C%89",
        "/%ff%fe",
        "/..%2f..%2fetc%2fpasswd",
        "/pkg2/x.js",
    ] {
        for browser in [&officer.browser, &world.browser()] {
            let page = browser.opens(place).await;
            if page.place() == "/dang-nhap" {
                continue;
            }
            assert_eq!(page.status(), StatusCode::NOT_FOUND, "{place}");
            page.must_say("Không tìm thấy trang");
            assert!(page.count("main h1") == 1, "{place}: one heading");
        }
    }
}

#[tokio::test]
async fn an_unknown_period_group_or_unit_is_a_page_that_says_so() {
    let world = World::new().await;
    let officer = world.officer().await;
    for query in [
        "?ky=2026-Q9",
        "?ky=lalala",
        "?ky=1999-Q1",
        "?nhom=IX",
        "?don-vi=KHONGCO",
        "?vai-tro=vua",
        "?han=mai",
        "?xem=cay",
    ] {
        let page = officer.looks_at_board(query).await;
        assert_eq!(page.status(), StatusCode::NOT_FOUND, "{query}\n{}", page.text());
        page.must_say("Không tìm thấy");
        assert_eq!(page.count(".card"), 0, "{query}");
    }
}

#[tokio::test]
async fn a_page_is_read_not_written_to() {
    let world = World::new().await;
    let officer = world.officer().await;
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        for place in ["/", "/bang", "/khong-co", "/tro-nang"] {
            let answer = officer.browser.sends(Request::builder().method(&method).uri(place)).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {place}");
        }
    }
    let head = officer.browser.sends(Request::head("/bang")).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn whoever_watches_the_process_learns_that_it_is_up_and_ready() {
    let world = World::new().await;
    let browser = world.browser();
    for (place, says) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        let answer = browser.asks(place).await;
        assert_eq!((answer.status, answer.text().as_str()), (StatusCode::OK, says), "{place}");
    }
    world.asks_to_stop();
    assert_eq!(browser.asks("/healthz").await.status, StatusCode::OK);
    let answer = browser.asks("/readyz").await;
    assert_eq!((answer.status, answer.text().as_str()), (StatusCode::SERVICE_UNAVAILABLE, "stopping\n"));
}

#[tokio::test]
async fn a_closed_database_is_not_ready_and_no_page_breaks_worse_than_that() {
    let world = World::new().await;
    let officer = world.officer().await;
    world.service.close().await;
    let answer = officer.browser.asks("/readyz").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(officer.browser.asks("/healthz").await.status, StatusCode::OK);
}
