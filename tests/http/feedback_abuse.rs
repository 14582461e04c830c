//! Whatever is thrown at the public's forms: a sentence, what was typed, and no half case.

use http::{Request, StatusCode, header};
use jiff::SignedDuration;
use nhipcau_tests::{Form, World};

use crate::feedback_public::{TYPED, codes, filled};

#[tokio::test]
async fn every_text_is_taken_up_to_its_limit() {
    let world = World::new().await;
    for (field, most) in [("name", 100), ("address", 200), ("business_name", 200), ("content", 5000)] {
        let browser = world.browser();
        let over = "ế".repeat(most + 1);
        let page = browser.presses(&filled(&world, &browser).await.with(field, &over)).await;
        page.must_be_at("/phan-anh").was_refused("Nhiều nhất");
        let again = page.form("form#phan-anh");
        assert_eq!(again.value(field), Some(over.as_str()), "{field} was kept whole");
        codes(&browser.presses(&again.with(field, &"ế".repeat(most))).await);
    }
}

#[tokio::test]
async fn ten_megabytes_of_text_are_too_long_and_nothing_else() {
    let world = World::new().await;
    let before = world.rows().await;
    let huge = "a".repeat(10 * 1024 * 1024);
    let browser = world.browser();
    let form = filled(&world, &browser).await.with("content", &huge);
    let page = browser.presses(&form).await;
    page.must_be_at("/phan-anh").was_refused("Nhiều nhất 5.000 ký tự");
    assert_eq!(page.form("form#phan-anh").value("name"), Some("Nguyễn Thị Lan"));
    let mut fields = TYPED.to_vec();
    fields.retain(|(name, _)| *name != "content");
    fields.push(("content", &huge));
    let answer = browser.posts(&Form::made_up("/phan-anh", "/phan-anh", &fields)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "without a form of files as well");
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn markup_control_characters_and_turned_writing_are_only_text() {
    let world = World::new().await;
    let browser = world.browser();
    let nasty = "</textarea><script>alert(1)</script> \u{202e}ngược\u{0} Vỉa hè đọng nước";
    let form = filled(&world, &browser).await.with("content", nasty).with("phone", "0");
    let page = browser.presses(&form).await;
    assert!(!page.answer.text().contains("<script>alert"), "escaped where it is shown again");
    let receipt = browser.presses(&page.form("form#phan-anh").with("phone", "0912345678")).await;
    let (code, _) = codes(&receipt);
    let case = browser.opens(&format!("/phan-anh/{code}")).await;
    case.must_say("</textarea><script>alert(1)</script> ngược Vỉa hè đọng nước");
    assert!(!case.answer.text().contains("<script>alert"));
}

#[tokio::test]
async fn a_thousand_fields_do_no_harm() {
    let world = World::new().await;
    let browser = world.browser();
    let mut form = filled(&world, &browser).await;
    for at in 0..1000 {
        form = form.and(&format!("field{}", at % 500), "x").and("content", "không tính");
    }
    codes(&browser.presses(&form).await);
}

#[tokio::test]
async fn a_program_is_told_from_a_person() {
    let world = World::new().await;
    let before = world.rows().await;
    let browser = world.browser();
    let trapped = browser.presses(&filled(&world, &browser).await.with("website", "https://x.example")).await;
    trapped.was_refused("nhanh hơn một người");
    assert_eq!(
        trapped.form("form#phan-anh").value("website"),
        Some(""),
        "what nobody sees is not given back"
    );
    let page = browser.opens("/phan-anh").await;
    let quick = TYPED.iter().fold(page.form("form#phan-anh"), |form, (name, value)| form.with(name, value));
    let refused = browser.presses(&quick).await;
    refused.was_refused("nhanh hơn một người");
    assert_eq!(world.rows().await, before);
    world.clock.advance(SignedDuration::from_secs(10));
    codes(&browser.presses(&refused.form("form#phan-anh")).await);
}

#[tokio::test]
async fn a_form_that_was_not_made_here_or_long_ago_comes_back_fresh() {
    let world = World::new().await;
    let before = world.rows().await;
    let browser = world.browser();
    for stamp in ["", "x", "1.2.3", "1764123456.abc.def", "99999999999999999999.a.b"] {
        let page = browser.presses(&filled(&world, &browser).await.with("stamp", stamp)).await;
        page.was_refused("mở quá lâu");
        assert_ne!(page.form("form#phan-anh").value("stamp"), Some(stamp));
    }
    let old = filled(&world, &browser).await;
    world.clock.advance(SignedDuration::from_hours(31 * 24));
    let page = browser.presses(&old).await;
    page.was_refused("mở quá lâu");
    assert_eq!(world.rows().await, before);
    world.clock.advance(SignedDuration::from_mins(1));
    codes(&browser.presses(&page.form("form#phan-anh")).await);
}

#[tokio::test]
async fn the_same_post_again_is_the_same_case() {
    let world = World::new().await;
    let browser = world.browser();
    let form = filled(&world, &browser).await;
    let first = codes(&browser.presses(&form).await);
    let once = world.rows().await;
    let second = codes(&browser.presses(&form).await);
    assert_eq!((first, once), (second, world.rows().await));
}

#[tokio::test]
async fn an_address_that_posts_too_much_waits_and_others_do_not() {
    let world = World::new().await;
    let browser = world.browser();
    let form = filled(&world, &browser).await.with("content", "ngắn");
    for _ in 0..30 {
        browser.presses(&form).await.was_refused("ít nhất 20");
    }
    let page = browser.presses(&form).await;
    page.was_refused("gửi lại sau");
    assert_eq!(page.form("form#phan-anh").value("content"), Some("ngắn"), "kept all the same");
    let other = world.browser();
    codes(&other.presses(&filled(&world, &other).await).await);
    // A minute has passed while the other one typed, which is room for one more.
    let good = page.form("form#phan-anh").with("content", TYPED[3].1);
    codes(&browser.presses(&good).await);
}

#[tokio::test]
async fn a_wrong_code_and_a_wrong_secret_are_told_alike_and_pause() {
    let world = World::new().await;
    let browser = world.browser();
    let (code, secret) = codes(&browser.presses(&filled(&world, &browser).await).await);
    let other = domain::feedback::CaseCode::generate(2026, [9; 8]).to_string();
    let guesser_address = "198.51.100.77".to_owned();
    let guesser = world.browser_at(&guesser_address);
    let tries =
        [(code.as_str(), "2222-2222"), (&other, &secret), ("LTN-26-X", "x"), (&code, ""), ("", &secret)];
    let mut said = Vec::new();
    for (code, secret) in tries {
        let form = guesser.opens("/tra-cuu").await.form("form#tra-cuu");
        let page = guesser.presses(&form.with("code", code).with("secret", secret)).await;
        page.must_be_at("/tra-cuu");
        assert_eq!(page.form("form#tra-cuu").value("secret"), Some(""), "a secret is not given back");
        said.push(page.refusal().unwrap());
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:?}");
    let form =
        guesser.opens("/tra-cuu").await.form("form#tra-cuu").with("code", &code).with("secret", &secret);
    // Two of them were at this case: of the others nothing is counted here, and five pause.
    for _ in 0..3 {
        guesser.presses(&form.clone().with("secret", "2222-2222")).await.was_refused(&said[0]);
    }
    guesser.presses(&form).await.was_refused("tạm dừng");
    let neighbour = world.browser_at(&guesser_address);
    neighbour.presses(&form.clone().with("code", &other)).await.was_refused(&said[0]);
    let elsewhere = world.browser();
    elsewhere.presses(&form).await.must_say("đọng nước");
    guesser.opens(&format!("/phan-anh/{code}")).await.must_not_say("đọng nước");
    guesser.takes_cookie("pa", "made-up");
    guesser.opens(&format!("/phan-anh/{code}")).await.must_not_say("đọng nước").must_say("Mã bí mật");
    browser.opens(&format!("/phan-anh/{code}")).await.must_say("đọng nước");
    world.clock.advance(SignedDuration::from_hours(1));
    guesser.presses(&form).await.must_say("đọng nước");
}

#[tokio::test]
async fn no_body_of_any_shape_is_a_fault_of_ours() {
    let world = World::new().await;
    let before = world.rows().await;
    let bodies: [(&str, &[u8]); 9] = [
        ("application/x-www-form-urlencoded", b""),
        ("application/x-www-form-urlencoded", b"content=%ff%fe&kind=%c3%28&consent&&&=="),
        ("application/json", b"{\"content\":"),
        ("multipart/form-data; boundary=x", b"--x\r\nno end"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\n\xff\xfe\r\n--x--\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../a\0.exe\"\r\n\r\nMZ\r\n--x--\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"),
        ("multipart/form-data", b"--"),
        ("text/plain; charset=utf-16", b"\xff\xfe\x00"),
    ];
    for place in ["/phan-anh", "/tra-cuu", "/phan-anh/LTN-26-2222222-2", "/phan-anh/%E1%BA%BF%00"] {
        for (kind, body) in bodies {
            // A browser of its own: this is not about the limit of an address.
            let browser = world.browser_at(&format!("198.51.100.{}", place.len() + kind.len() + body.len()));
            for accept in ["text/html", "application/json"] {
                let request =
                    Request::post(place).header(header::CONTENT_TYPE, kind).header(header::ACCEPT, accept);
                let answer = browser.sends_with(request, body.to_vec()).await;
                assert!(!answer.status.is_server_error(), "{place} {kind} {accept}: {}", answer.status);
            }
        }
    }
    assert_eq!(world.rows().await, before);
    let foreign = Request::post("/phan-anh").header("origin", "https://example.org");
    assert_eq!(world.browser().sends_with(foreign, Vec::new()).await.status, StatusCode::FORBIDDEN);
}
