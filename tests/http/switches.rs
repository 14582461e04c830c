//! Language and theme: plain links that lead back to where one was.

use http::{Request, header};
use nhipcau_tests::World;

#[tokio::test]
async fn the_language_switches_and_stays() {
    let world = World::new().await;
    let officer = world.officer().await;
    let vietnamese = officer.looks_at_board("?nhom=II").await;
    assert_eq!(vietnamese.attribute("html", "lang").as_deref(), Some("vi"));
    let english = officer.opens(&vietnamese.link("English")).await;
    english.must_be_at("/bang").must_say("Task board").must_say("Not updated");
    assert!(english.path.contains("nhom=II"), "{}", english.path);
    assert_eq!(english.attribute("html", "lang").as_deref(), Some("en"));
    officer.opens("/bang").await.must_say("Task board");
    let back = officer.opens(&english.link("Tiếng Việt")).await;
    back.must_say("Bảng nhiệm vụ");
}

#[tokio::test]
async fn the_theme_switches_and_stays() {
    let world = World::new().await;
    let browser = world.browser();
    let page = browser.opens("/dang-nhap").await;
    assert_eq!(page.attribute("html", "data-theme"), None, "as the device says");
    let dark = browser.opens(&page.link("Tối")).await;
    dark.must_be_at("/dang-nhap");
    assert_eq!(dark.attribute("html", "data-theme").as_deref(), Some("dark"));
    let light = browser.opens(&dark.link("Sáng")).await;
    assert_eq!(light.attribute("html", "data-theme").as_deref(), Some("light"));
    let auto = browser.opens(&light.link("Theo máy")).await;
    assert_eq!(auto.attribute("html", "data-theme"), None);
}

#[tokio::test]
async fn a_switch_keeps_the_poster_that_led_to_the_form() {
    let world = World::new().await;
    let switches = async |referer: &str| {
        let request = Request::get("/ngon-ngu?to=en&back=/phan-anh").header(header::REFERER, referer);
        world.browser().sends(request).await.header("location").to_owned()
    };
    let poster = "/phan-anh?tai=Ch%E1%BB%A3%20con";
    assert_eq!(switches(&format!("https://ward.example{poster}")).await, poster);
    for other in ["https://ward.example/hoi-dap?tai=x", "https://ward.example/phan-anh?loi=1", "?tai=x"] {
        assert_eq!(switches(other).await, "/phan-anh", "{other}");
    }
}

#[tokio::test]
async fn a_switch_never_leads_off_the_site() {
    let world = World::new().await;
    for switch in ["/ngon-ngu", "/giao-dien"] {
        for back in ["https://example.org", "//example.org", "/\\example.org", "", "%0d%0aSet-Cookie:a=b"] {
            let answer = world.browser().asks(&format!("{switch}?to=dark&back={back}")).await;
            assert_eq!(answer.header("location"), "/", "{switch} {back}");
        }
    }
}
