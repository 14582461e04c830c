//! Whatever is thrown at the program: a clear answer, never a fault of ours, never a half-written row.

use http::{Method, Request, StatusCode, header};
use nhipcau_tests::{Form, World};

/// Every address of a server function, as the program itself knows them.
fn functions() -> Vec<(String, Method)> {
    let mut all: Vec<_> =
        server_fn::axum::server_fn_paths().map(|(path, method)| (path.to_owned(), method)).collect();
    all.sort_by(|one, two| one.0.cmp(&two.0));
    assert!(all.len() > 3, "the functions are registered: {all:?}");
    all
}

/// Takes no fields, so that whatever it is called with is right: it does what it is for.
fn takes_no_fields(path: &str) -> bool {
    ["sign_out", "sign_out_everywhere", "offered_second_factor", "new_recovery_codes"]
        .iter()
        .any(|name| path.ends_with(name))
}

#[tokio::test]
async fn no_body_of_any_shape_is_a_fault_of_ours() {
    let world = World::new().await;
    let owner = world.owner().await;
    let before = world.rows().await;
    let bodies: [(&str, &[u8]); 12] = [
        ("application/x-www-form-urlencoded", b""),
        ("application/x-www-form-urlencoded", b"code=%ff%fe&period=%c3%28&to=in_progress&seen=0"),
        ("application/x-www-form-urlencoded", b"code=II.4&code=II.5&seen=abc&period=&to=&to=&="),
        ("application/x-www-form-urlencoded", b"%%%&&&=\x00\xff[a][b]=c"),
        (
            "application/x-www-form-urlencoded",
            b"seen=99999999999999999999999999&code=II.4&period=2026-Q4&to=in_progress",
        ),
        ("application/json", b"{\"query\":"),
        ("application/json", b"{}"),
        ("application/json", b"[[[[[[[[]]]]]]]]"),
        ("application/json", b"{\"query\":{\"text\":\"\\ud800\"}}"),
        ("multipart/form-data; boundary=x", b"--x\r\nno end"),
        ("multipart/form-data", b"--"),
        ("text/plain; charset=utf-16", b"\xff\xfe\x00"),
    ];
    for (path, _) in functions().iter().filter(|(path, _)| !takes_no_fields(path)) {
        for (kind, body) in bodies {
            for accept in ["application/json", "text/html"] {
                let request =
                    Request::post(path).header(header::CONTENT_TYPE, kind).header(header::ACCEPT, accept);
                let answer = owner.browser.sends_with(request, body.to_vec()).await;
                assert!(
                    !answer.status.is_server_error(),
                    "{path} {kind} {accept} {:?}: {} {}",
                    String::from_utf8_lossy(body),
                    answer.status,
                    answer.text()
                );
            }
        }
    }
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn no_method_but_the_right_one_reaches_a_function() {
    let world = World::new().await;
    let owner = world.owner().await;
    let before = world.rows().await;
    for (path, right) in functions() {
        for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
            if method == right {
                continue;
            }
            let answer = owner.browser.sends(Request::builder().method(&method).uri(&path)).await;
            assert!(answer.status.is_client_error(), "{method} {path}: {}", answer.status);
        }
    }
    let answer = owner.browser.sends(Request::post("/api/ui/khong-co")).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
    assert_eq!(world.rows().await, before);
    owner.opens("/bang").await.must_be_at("/bang");
}

#[tokio::test]
async fn strangers_reach_no_function_of_staff() {
    let world = World::new().await;
    let before = world.rows().await;
    let stranger = world.browser();
    for (path, _) in functions() {
        for (kind, body) in [("application/x-www-form-urlencoded", ""), ("application/json", "{}")] {
            let request = Request::post(&path)
                .header(header::CONTENT_TYPE, kind)
                .header(header::ACCEPT, "application/json");
            let answer = stranger.sends_with(request, body.as_bytes().to_vec()).await;
            assert!(!answer.text().contains("II.4"), "{path} tells a stranger something: {}", answer.text());
        }
    }
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_huge_body_is_refused_before_it_is_read() {
    let world = World::new().await;
    let officer = world.officer().await;
    let before = world.rows().await;
    let mut body = b"code=II.4&period=2026-Q4&to=in_progress&seen=0&note=".to_vec();
    body.resize(3 * 1024 * 1024, b'a');
    for accept in ["application/json", "text/html"] {
        let request = Request::post("/api/ui/move-task")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, accept)
            .header(header::REFERER, "http://nhipcau.test/bang");
        let answer = officer.browser.sends_with(request, body.clone()).await;
        assert!(
            answer.status.is_client_error() || answer.status == StatusCode::SEE_OTHER,
            "{accept}: {}",
            answer.status
        );
    }
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_missing_field_is_said_in_place() {
    let world = World::new().await;
    let officer = world.officer().await;
    let before = world.rows().await;
    let board = officer.looks_at_board("").await;
    let menu = board.form("[data-task='II.4'] form.menu-panel").with("to", "in_progress");
    for field in ["code", "period", "seen", "to"] {
        let page = officer.browser.presses(&menu.clone().without(field)).await;
        page.must_be_at("/bang").was_refused("không đọc được");
    }
    let page = officer.browser.presses(&menu.clone().with("to", "chua-co-trang-thai-nay")).await;
    page.was_refused("không đọc được");
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_ticket_of_a_refused_form_is_nobody_elses_and_a_made_up_one_is_harmless() {
    let world = World::new().await;
    let officer = world.officer().await;
    for ticket in ["x", "%00", "%ff", "1%20OR%201=1", &"a".repeat(3000)] {
        officer.opens(&format!("/bang?giu={ticket}")).await.must_be_at("/bang");
    }
    let form = Form::made_up("https://example.org/x", "/api/ui/move-task", &[("code", "II.4")]);
    let answer = officer.browser.posts(&form).await;
    assert!(answer.header("location").starts_with('/'), "{}", answer.header("location"));
}

#[tokio::test]
async fn long_and_odd_addresses_are_answered() {
    let world = World::new().await;
    let officer = world.officer().await;
    let long = "a".repeat(7000);
    for place in [
        format!("/bang?tim={long}"),
        format!("/bang/{long}"),
        format!("/{long}"),
        "/bang?tim=%".to_owned(),
        "/bang?tim=%ff".to_owned(),
        "/bang?&&&==&ky".to_owned(),
        "/bang?ky=2026-Q4&ky=2026-Q3".to_owned(),
        "/live?x=1".to_owned(),
    ] {
        let answer = if place.starts_with("/live") {
            world.browser().asks(&place).await
        } else {
            officer.browser.asks(&place).await
        };
        assert!(!answer.status.is_server_error(), "{}: {}", &place[..place.len().min(60)], answer.status);
    }
}
