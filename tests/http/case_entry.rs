//! A case entered on behalf, beyond the plain way: when it was heard of, a sender without a phone, whose its files are, and
//! what is left once it is led to the road of complaints.

use http::StatusCode;
use nhipcau_tests::{Member, World};

use crate::case_steps::takes;
use crate::cases_pages::{CONTENT, PDF, enters};

const QUEUE: &str = "/xu-ly";
const ENTER: &str = "/xu-ly/nhap-ho";

#[tokio::test]
async fn the_head_says_when_they_heard_of_it_and_the_day_of_the_answer_follows() {
    let world = World::new().await;
    let (head, clerk) = (world.signed_in(Member::Head).await, world.signed_in(Member::Clerk).await);
    let form = head.opens(ENTER).await.form("form#nhap-ho");
    assert_eq!(form.value("received_day"), Some("23/11/2026"), "now, unless they say otherwise");
    let page = enters(&head, &[("received_day", "18/11/2026"), ("received_hour", "16:50")]).await;
    page.went_through();
    let code = page.text_of("dl.facts dd");
    clerk.opens(&format!("{QUEUE}/{code}")).await.must_say("16:50 18/11/2026");
    let page = enters(&head, &[("received_day", "15/11/2026"), ("phone", "0912345699")]).await;
    page.was_refused("7 ngày");
}

#[tokio::test]
async fn who_has_no_phone_is_taken_in_and_their_receipt_is_printed() {
    let world = World::new().await;
    let (head, clerk) = (world.signed_in(Member::Head).await, world.signed_in(Member::Clerk).await);
    for (who, more) in [
        (&head, vec![("phone", "")]),
        (&clerk, vec![("phone", ""), ("channel", "paper"), ("address", "12 Bạch Đằng")]),
    ] {
        let page = enters(who, &more).await;
        page.went_through().must_say("Đề nghị đưa cho người gửi");
        assert_eq!(page.count("button[data-print]"), 1);
    }
    let called = enters(&clerk, &[("phone", ""), ("channel", "phone"), ("address", "12 Bạch Đằng")]).await;
    called.was_refused("điện thoại");
}

#[tokio::test]
async fn a_complaint_leaves_no_content_and_files_say_who_attached_them() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let form = clerk.opens(ENTER).await.form("form#nhap-ho");
    let fields = [
        ("kind", "household"),
        ("name", "Nguyễn Văn An"),
        ("phone", "0912 345 678"),
        ("content", CONTENT),
        ("category", "infrastructure"),
        ("channel", "counter"),
        ("address", "12 Bạch Đằng"),
        ("consent", "on"),
    ];
    let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
    let page = clerk.browser.presses(&form.with_file("file", "don.pdf", PDF)).await;
    let code = page.went_through().text_of("dl.facts dd");
    let case = clerk.opens(&format!("{QUEUE}/{code}")).await;
    case.must_say(&format!("cán bộ {} thêm", clerk.actor.name)).must_say("Thời hạn của từng bước");
    case.must_say("Nếu không tiếp nhận hoặc hướng dẫn thủ tục khác: chậm nhất hết ngày");
    let file = case.attribute("ul.files a", "href").unwrap();
    assert_eq!(clerk.browser.asks(&file).await.status, StatusCode::OK);
    let day = clerk.opens("/hom-nay").await;
    day.must_say("Bước xử lý sắp hết hoặc đã quá thời hạn").must_say(&code);
    let page = takes(&clerk, &code, "form#buoc-redirect", &[("road", "complaint")]).await;
    page.went_through()
        .must_say("Nội dung và tệp không được lưu")
        .must_not_say("bị lún")
        .must_not_say("don.pdf");
    assert_eq!(clerk.browser.asks(&file).await.status, StatusCode::NOT_FOUND);
}
