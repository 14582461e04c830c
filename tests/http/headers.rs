//! What every answer carries, so that pages stay in their frame and sessions in their browser.

use http::{Request, StatusCode, header};
use nhipcau_tests::{Form, Member, World};

#[tokio::test]
async fn every_answer_keeps_browsers_in_line() {
    let world = World::new().await;
    let officer = world.officer().await;
    for place in [
        "/",
        "/dang-nhap",
        "/bang",
        "/khong-co",
        "/healthz",
        "/live",
        "/pkg/khong-co.js",
        "/ngon-ngu",
        "/api/ui/board",
    ] {
        let answer = if place == "/live" {
            world.browser().asks(place).await
        } else {
            officer.browser.asks(place).await
        };
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{place}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{place}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{place}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{place}");
        assert!(!answer.header("x-request-id").is_empty(), "{place}");
        assert!(!answer.header("cache-control").is_empty(), "{place}");
    }
}

#[tokio::test]
async fn a_page_runs_no_script_but_its_own() {
    let world = World::new().await;
    let browser = world.browser();
    let (one, two) = (browser.opens("/dang-nhap?x=1").await, browser.opens("/dang-nhap?x=2").await);
    let policy = one.answer.header("content-security-policy").to_owned();
    let scripts = policy.split(';').find(|rule| rule.trim().starts_with("script-src")).unwrap();
    assert!(!scripts.contains("unsafe-inline") && !scripts.contains("'unsafe-eval'"), "{scripts}");
    let nonces = one.attributes("script", "nonce");
    assert!(!nonces.is_empty());
    for nonce in &nonces {
        assert!(scripts.contains(&format!("'nonce-{nonce}'")), "{scripts}");
    }
    assert_eq!(nonces.len(), one.count("script"), "every script carries it");
    assert_ne!(nonces, two.attributes("script", "nonce"), "each page its own");
    assert_eq!(one.count("[onclick], [onload], [onerror], [onsubmit]"), 0);
}

#[tokio::test]
async fn the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let world = World::new().await;
    let officer = world.persona(Member::Officer);
    let door = officer.opens("/bang").await.form("form#dang-nhap");
    let form = door.with("username", &officer.username).with("password", &officer.password);
    let answer = officer.browser.posts(&form).await;
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.starts_with("nhipcau="), "{cookie}");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{flag}: {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
}

#[tokio::test]
async fn a_form_on_another_site_changes_nothing() {
    let world = World::new().await;
    let officer = world.officer().await;
    let before = world.rows().await;
    let body = b"code=II.4&period=2026-Q4&to=in_progress&seen=0".to_vec();
    for (name, value) in [
        (header::ORIGIN, "https://example.org"),
        (header::ORIGIN, "http://nhipcau.test.example.org"),
        (header::ORIGIN, "null"),
        (header::HeaderName::from_static("sec-fetch-site"), "cross-site"),
        (header::HeaderName::from_static("sec-fetch-site"), "same-site"),
    ] {
        let request = Request::post("/api/ui/move-task")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(&name, value);
        let answer = officer.browser.sends_with(request, body.clone()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
    assert_eq!(world.rows().await, before);
    let form = Form::made_up(
        "/bang",
        "/api/ui/move-task",
        &[("code", "II.4"), ("period", "2026-Q4"), ("to", "in_progress"), ("seen", "0")],
    );
    officer.browser.presses(&form).await.went_through();
}

#[tokio::test]
async fn a_page_of_staff_is_kept_by_no_cache_between() {
    let world = World::new().await;
    let officer = world.officer().await;
    let answer = officer.browser.asks("/bang").await;
    let cache = answer.header("cache-control");
    assert!(cache.contains("private") || cache.contains("no-store"), "{cache}");
}

#[tokio::test]
async fn a_given_request_id_comes_back_only_if_it_is_ours() {
    let world = World::new().await;
    let (one, two) = (world.browser().asks("/healthz").await, world.browser().asks("/healthz").await);
    assert_ne!(one.header("x-request-id"), two.header("x-request-id"));
}
