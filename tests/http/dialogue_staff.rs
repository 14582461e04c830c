//! Staff's way with a dialogue, without code: planned, announced, prepared, held, concluded, its promise kept.

use jiff::{SignedDuration, ToSpan};
use nhipcau_tests::{Form, Page, World};

use crate::dialogue_public::{announced, filled};

fn first(page: &Page, selector: &str) -> String {
    let values = page.attributes(&format!("{selector} option"), "value");
    values.into_iter().find(|value| !value.is_empty()).expect("something is offered")
}

fn act(page: &Page, id: &str) -> Form {
    page.form(&format!("form[id^='{id}']"))
}

#[tokio::test]
async fn a_dialogue_is_planned_and_announced() {
    let world = World::new().await;
    let owner = world.owner().await;
    let on = world.service.today() + 21.days();
    let page = owner.opens("/lich/moi").await;
    let form = page.form("form#ke-hoach").with("title", "Đối thoại với hộ kinh doanh chợ phường");
    let refused = owner.browser.presses(&form.with("day", "31/02/2026")).await;
    refused.must_be_at("/lich/moi");
    assert!(refused.attributes("#loi a", "href").contains(&"#ke-hoach-day".to_owned()));
    let form = refused.form("form#ke-hoach");
    assert_eq!(form.value("title"), Some("Đối thoại với hộ kinh doanh chợ phường"));
    let form = form
        .with("chair", &first(&refused, "select[name=chair]"))
        .with("unit", &first(&refused, "select[name=unit]"))
        .with("place", "Nhà văn hóa")
        .with("starts", "14:00")
        .with("day", &format!("{:02}/{:02}/{}", on.day(), on.month(), on.year()));
    let page = owner.browser.presses(&form).await;
    page.went_through().must_say("Cần thông báo chậm nhất").must_say("Bài đọc loa").must_say("Nhà văn hóa");
    owner.opens("/lich").await.must_say("Đang chuẩn bị hoặc tạm hoãn").must_say("hộ kinh doanh chợ phường");
    let page = owner.browser.presses(&page.form("form#buoc-announce")).await;
    page.went_through().must_say("Đang nhận đăng ký");
    let page =
        owner.browser.presses(&page.form("form#buoc-postpone").with("reason", "Bão số 9 vào đất liền")).await;
    page.went_through().must_say("Tạm hoãn");
    let year = owner.opens(&format!("/lich?nam={}&thang=", on.year())).await;
    year.must_say("chợ phường");
}

#[tokio::test]
async fn a_question_is_asked_shown_and_promised() {
    let world = World::new().await;
    let id = announced(&world, "").await;
    let browser = world.browser();
    let form = filled(&world, &browser, id, "0912 345 678").await;
    let asked = form.with("field_1", "land").with("question_1", "Khi nào có mặt bằng mới ở chợ phường?");
    let own = browser.presses(&asked).await;
    own.went_through();
    world.clock.advance(SignedDuration::from_hours(21 * 24));

    let owner = world.owner().await;
    let path = format!("/lich/{id}");
    let page = owner.opens(&path).await;
    page.must_say("Nguyễn Thị Lan").must_say("Khi nào có mặt bằng mới");
    let page = owner.browser.presses(&act(&page, "den-")).await;
    page.went_through().must_say("Có mặt: 1");
    let page = owner.browser.presses(&act(&page, "chieu-")).await;
    page.went_through();
    world.browser().opens(&format!("/doi-thoai/{id}/man-hinh")).await.must_say("Khi nào có mặt bằng mới");
    let page =
        owner.browser.presses(&page.form("form#ghi").with("text", "Đại diện hộ kinh doanh nêu ý kiến")).await;
    page.went_through().must_say("Đại diện hộ kinh doanh nêu ý kiến");
    let page = owner.browser.presses(&page.form("form#buoc-hold")).await;
    page.went_through();
    let early = owner.browser.presses(&page.form("form#buoc-conclude")).await;
    assert!(early.refusal().is_some(), "no question ends nowhere");

    let due = world.service.today() + 30.days();
    let page = owner.opens(&path).await;
    let promise = page
        .form("form#hua")
        .with("text", "Sắp xếp mặt bằng mới cho các hộ ở chợ phường")
        .with("unit", &first(&page, "form#hua select[name=unit]"))
        .with("question", &first(&page, "form#hua select[name=question]"))
        .with("due_on", &format!("{:02}/{:02}/{}", due.day(), due.month(), due.year()));
    let page = owner.browser.presses(&promise).await;
    page.went_through().must_say("Sắp xếp mặt bằng mới");
    let page = owner.browser.presses(&page.form("form#buoc-conclude")).await;
    page.went_through().must_say("Đã công bố kết quả");
    browser.opens(own.place()).await.must_say("Thành cam kết của phường").must_say("Sắp xếp mặt bằng mới");
    for kind in ["invitation", "minutes", "result"] {
        let answer = owner.browser.asks(&format!("{path}/van-ban/{kind}")).await;
        assert!(answer.header("content-type").contains("wordprocessingml"), "{kind}: {}", answer.status);
    }
    let page = owner.browser.presses(&act(&page, "giu-").with("note", "Đã bàn giao mặt bằng")).await;
    page.went_through();
    world.browser().opens("/doi-thoai").await.must_say("Đã thực hiện 1 trên 1 cam kết (100%)");
}
