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
    let other = form.clone().with("day", "10/12/2026").with("starts", "14:00").with("place", "Nhà văn hóa");
    let other = other.with("chair", &first(&refused, "select[name=chair]")).with("task", "2026/IX.9");
    let refused = owner.browser.presses(&other.with("unit", &first(&refused, "select[name=unit]"))).await;
    assert_eq!(refused.attributes("#loi a", "href"), ["#ke-hoach-task"], "no plan has it");
    let offered = refused.attributes("select[name=task] option", "value");
    assert!(offered.contains(&"2026/III.4".to_owned()), "each with the year of its plan: {offered:?}");
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
    let asked = asked.with("may_publish", "on");
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

/// A dialogue of this evening, announced, with one registration; its own link.
async fn this_evening(world: &World) -> (String, String) {
    let owner = world.owner().await;
    let page = owner.opens("/lich/moi").await;
    let form = page
        .form("form#ke-hoach")
        .with("title", "Đối thoại với doanh nghiệp")
        .with("chair", &first(&page, "select[name=chair]"))
        .with("unit", &owner.actor.unit.expect("a unit").to_string())
        .with("task", "III.4")
        .with("place", "Hội trường")
        .with("day", "23/11/2026")
        .with("starts", "20:00");
    let page = owner.browser.presses(&form).await;
    let path = page.went_through().place().to_owned();
    owner.browser.presses(&page.form("form#buoc-announce")).await.went_through();
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    let guest = world.browser();
    let asked = filled(world, &guest, id, "0912 345 678")
        .await
        .with("field_1", "land")
        .with("question_1", "Khi nào có mặt bằng mới ở chợ phường?");
    let own = guest.presses(&asked).await;
    (path, own.went_through().place().to_owned())
}

#[tokio::test]
async fn the_code_at_the_door_lets_a_guest_in_for_staff_alone() {
    let world = World::new().await;
    let (path, own) = this_evening(&world).await;
    let guest = world.browser().opens(&own).await;
    assert_eq!((guest.count(".qr svg"), guest.count("form#co-mat")), (1, 0), "a guest lets nobody in");
    world.viewer().await.opens(&own).await.must_not_say("Xác nhận có mặt");
    let officer = world.officer().await;
    let page = officer.opens(&own).await;
    page.must_say("Nguyễn Thị Lan");
    let page = officer.browser.presses(&page.form("form#co-mat")).await;
    page.went_through().must_be_at(&own);
    page.must_say("Đã đến dự lúc");
    assert_eq!(page.count("form#co-mat"), 0, "once is enough");
    officer.opens(&path).await.must_say("Có mặt: 1");
}

#[tokio::test]
async fn what_was_asked_and_promised_is_found_from_both_ends() {
    let world = World::new().await;
    let (path, own) = this_evening(&world).await;
    let (owner, officer) = (world.owner().await, world.officer().await);
    let unit = officer.actor.unit.expect("a unit").to_string();
    let page = owner.opens(&path).await;
    let page = owner.browser.presses(&act(&page, "giao-").with("unit", &unit)).await;
    page.went_through();
    let day = officer.opens("/hom-nay").await;
    day.must_say("Câu hỏi đối thoại chờ trả lời").must_say("Khi nào có mặt bằng mới");
    assert!(day.attributes("#cau-hoi-doi-thoai a", "href").contains(&format!("{path}#cau-1")));

    let page = officer.browser.presses(&act(&officer.opens(&path).await, "chuyen-")).await;
    page.went_through().must_say("Chuyển xử lý thành phản ánh");
    assert_eq!(page.count("#cau-1 a.link"), 0, "nobody is led to a case that they may not open");
    let to_case = owner.opens(&path).await.attributes("#cau-1 a.link", "href");
    let case = owner.opens(&to_case[0]).await;
    case.must_say("Nêu tại đối thoại");
    assert!(case.attributes("#lien-quan a", "href").contains(&format!("{path}#cau-1")));
    let asker = world.browser();
    let links = asker.opens(&own).await.attributes("#cau-hoi a.link", "href");
    let own_case = asker.opens(&links[0]).await;
    own_case.must_say("Nêu tại đối thoại").must_say("câu hỏi 1");

    let promise = owner.opens(&path).await.form("form#hua");
    let promise = promise
        .with("text", "Bố trí mặt bằng mới ở chợ phường")
        .with("unit", &unit)
        .with("task", "III.4")
        .with("due_on", "20/12/2026");
    owner.browser.presses(&promise).await.went_through();
    let task = officer.opens("/bang/III.4").await;
    task.must_say("Đối thoại và cam kết").must_say("Bố trí mặt bằng mới");
    assert!(task.attributes("#doi-thoai a", "href").contains(&path));
    officer.opens("/hom-nay").await.must_say("Cam kết tại đối thoại chưa thực hiện");
    world.viewer().await.opens("/hom-nay").await.must_not_say("Cam kết tại đối thoại");
}

#[tokio::test]
async fn a_dialogue_is_put_off_to_a_new_day_at_once() {
    let world = World::new().await;
    let (path, own) = this_evening(&world).await;
    let owner = world.owner().await;
    let form = owner.opens(&path).await.form("form#buoc-postpone").with("reason", "Bão số 9");
    let refused =
        owner.browser.presses(&form.clone().with("day", "20/11/2026").with("starts", "14:00")).await;
    assert!(refused.attributes("#loi a", "href").contains(&"#buoc-postpone-day".to_owned()));
    assert_eq!(refused.form("form#buoc-postpone").value("reason"), Some("Bão số 9"));
    let page = owner.browser.presses(&form.with("day", "21/12/2026").with("starts", "8h30")).await;
    page.went_through().must_say("Đang nhận đăng ký").must_say("08:30–10:30, T2 21/12/2026");
    world.browser().opens(&own).await.must_say("T2 21/12/2026");
    let file = world.browser().asks(&format!("{own}.ics")).await.text();
    assert!(file.contains("DTSTART;TZID=Asia/Ho_Chi_Minh:20261221T083000"), "{file}");
}

#[tokio::test]
async fn documents_are_sheets_to_print_and_texts_to_copy() {
    let world = World::new().await;
    let (path, _) = this_evening(&world).await;
    let owner = world.owner().await;
    let page = owner.opens(&path).await;
    assert_eq!(page.attributes("[data-copy]", "data-copy"), ["#chu-van-ban", "#chu-doc-loa", "#chu-zalo"]);
    for (kind, title) in [("invitation", "GIẤY MỜI"), ("minutes", "BIÊN BẢN"), ("result", "THÔNG BÁO")]
    {
        let sheet = owner.opens(&format!("{path}/in/{kind}")).await;
        sheet.must_say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").must_say(title).must_say("năm 2026");
        assert_eq!(sheet.count("article.paper"), 1, "{kind}");
    }
    let unknown = owner.browser.asks(&format!("{path}/in/khac")).await;
    assert_eq!(unknown.status, http::StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_calendar_is_a_grid_of_weeks_and_a_year_of_months() {
    let world = World::new().await;
    let (path, _) = this_evening(&world).await;
    let owner = world.owner().await;
    let month = owner.opens("/lich?nam=2026&thang=11").await;
    // November 2026 begins on a Sunday and ends on a Monday.
    assert_eq!((month.count(".month thead th"), month.count(".month tbody tr")), (7, 6));
    assert_eq!(month.count(".month td[data-outside]"), 12);
    assert_eq!(month.attributes(".month td[aria-current] a", "href"), [path]);
    month.must_say("Ngày nghỉ: T3 24/11/2026 (Ngày Văn hóa Việt Nam)");
    let year = owner.opens("/lich?nam=2026&thang=").await;
    assert_eq!(year.count(".months > section"), 12);
    year.must_say("Báo cáo");
}
