//! The day of a dialogue over HTTP, without code: somebody is found at the door, the screen is cleared, an answer is written
//! down, a promise is taken back; and names that would break a page, a list or a line.

use jiff::{SignedDuration, ToSpan};
use nhipcau_tests::{Browser, Form, Page, World};

use crate::dialogue_public::{announced, filled};

fn act(page: &Page, id: &str) -> Form {
    page.form(&format!("form[id^='{id}']"))
}

/// Registers somebody of that name; the page of their own link.
async fn registers(world: &World, id: domain::ids::DialogueId, name: &str, phone: &str) -> (Browser, Page) {
    let browser = world.browser();
    let form = filled(world, &browser, id, phone).await.with("name", name).with("may_publish", "on");
    let form = form.with("field_1", "land").with("question_1", "Khi nào có mặt bằng mới ở chợ phường?");
    let own = browser.presses(&form).await;
    own.went_through();
    (browser, own)
}

#[tokio::test]
async fn somebody_at_the_door_is_found_by_name() {
    let world = World::new().await;
    let id = announced(&world, "").await;
    registers(&world, id, "Nguyễn Thị Ánh", "0912 345 678").await;
    registers(&world, id, "Trần Văn Bình", "0912 345 679").await;
    world.clock.advance(SignedDuration::from_hours(21 * 24));
    let owner = world.owner().await;
    let page = owner.opens(&format!("/lich/{id}")).await;
    let form = page.form("#dang-ky form[role=search]");
    assert!(form.action().starts_with(&format!("/lich/{id}")), "{}", form.action());
    for (typed, finds, misses) in [
        ("thi%20anh", "Nguyễn Thị Ánh", "Trần Văn Bình"),
        ("B%C3%8CNH", "Trần Văn Bình", "Nguyễn Thị Ánh"),
        ("0912%20345%20678", "Nguyễn Thị Ánh", "Trần Văn Bình"),
    ] {
        let found = owner.opens(&format!("/lich/{id}?tim={typed}")).await;
        let list = found.text_of("#dang-ky");
        assert!(list.contains(finds) && !list.contains(misses), "{typed}: {list}");
    }
    // Whoever was found is checked in, and the list stays as it was.
    let found = owner.opens(&format!("/lich/{id}?tim=anh")).await;
    let after = owner.browser.presses(&act(&found, "den-")).await;
    after.went_through().must_say("Có mặt: 1");
    assert_eq!(after.attribute("#dang-ky input[name=tim]", "value").as_deref(), Some("anh"));
    let nobody = owner.opens(&format!("/lich/{id}?tim=%3Cscript%3Ealert(1)%3C/script%3E")).await;
    nobody.must_say("Tìm thấy 0.");
    assert_eq!(nobody.count("#dang-ky script") + nobody.count("form[id^='den-']"), 0);
}

#[tokio::test]
async fn a_guest_who_is_late_still_has_the_code_and_staff_find_their_page() {
    let world = World::new().await;
    let id = announced(&world, "").await;
    let (browser, own) = registers(&world, id, "Nguyễn Thị Ánh", "0912 345 678").await;
    let public = format!("/doi-thoai/{id}");
    browser.opens(&public).await.must_not_say("Mở trang tổ chức");
    let owner = world.owner().await;
    assert_eq!(owner.opens(&public).await.link("Mở trang tổ chức"), format!("/lich/{id}"));
    // At half past two of its day it has begun.
    let begins = world.service.today() + 21.days();
    world.clock.set(domain::dialogue::instant(begins.at(14, 30, 0, 0)));
    let late = browser.opens(own.place()).await;
    assert_eq!((late.count(".qr svg"), late.count("form#huy")), (1, 0));
    let owner = world.owner().await;
    let page = owner.opens(&format!("/lich/{id}")).await;
    owner.browser.presses(&act(&page, "den-")).await.went_through();
    assert_eq!(browser.opens(own.place()).await.count(".qr svg"), 0, "once is enough");
}

#[tokio::test]
async fn an_answered_question_leaves_the_screen_and_is_written_down() {
    let world = World::new().await;
    let id = announced(&world, "").await;
    registers(&world, id, "Nguyễn Thị Ánh", "0912 345 678").await;
    world.clock.advance(SignedDuration::from_hours(21 * 24));
    let owner = world.owner().await;
    let (path, screen) = (format!("/lich/{id}"), format!("/doi-thoai/{id}/man-hinh"));
    let page = owner.browser.presses(&act(&owner.opens(&path).await, "chieu-")).await;
    let page = owner.browser.presses(&act(&page, "tai-cho-")).await;
    page.went_through();
    world.browser().opens(&screen).await.must_say("Khi nào có mặt bằng mới");
    let page = owner.browser.presses(&act(&page, "chieu-")).await;
    page.went_through();
    assert!(page.find_form("form[id^='chieu-']").is_none(), "it is answered, and on no screen");
    world.browser().opens(&screen).await.must_not_say("Khi nào có mặt bằng mới");
    let page =
        owner.browser.presses(&act(&page, "chua-").with("text", "Chợ mới mở từ tháng 3 năm 2027.")).await;
    page.went_through().must_say("Sửa nội dung trả lời");
    world.browser().opens(&format!("/doi-thoai/{id}")).await.must_say("Chợ mới mở từ tháng 3 năm 2027.");
}

#[tokio::test]
async fn a_promise_is_sent_twice_and_taken_back_by_whoever_may() {
    let world = World::new().await;
    let id = announced(&world, "").await;
    world.clock.advance(SignedDuration::from_hours(21 * 24));
    let (owner, officer, path) = (world.owner().await, world.officer().await, format!("/lich/{id}"));
    let page = owner.opens(&path).await;
    assert!(
        officer.opens(&path).await.find_form("form#hua").is_none(),
        "only whoever may make one is shown it"
    );
    let due = world.service.today() + 30.days();
    let unit = page.attributes("form#hua select[name=unit] option", "value");
    let promise = page
        .form("form#hua")
        .with("text", "Sắp xếp mặt bằng mới cho các hộ ở chợ phường")
        .with("unit", unit.iter().find(|id| !id.is_empty()).expect("a unit"))
        .with("due_on", &format!("{:02}/{:02}/{}", due.day(), due.month(), due.year()));
    owner.browser.presses(&promise).await.went_through();
    let page = owner.browser.presses(&promise).await;
    page.went_through();
    assert_eq!(page.count("form[id^='rut-']"), 1, "one promise");
    assert_eq!(page.attributes("form[data-keeps]#hua", "id"), ["hua"], "it outlasts a dropped network");
    world.browser().opens("/doi-thoai").await.must_not_say("Sắp xếp mặt bằng mới");
    owner.browser.presses(&page.form("form#buoc-hold")).await.went_through();
    world.browser().opens("/doi-thoai").await.must_say("Sắp xếp mặt bằng mới");
    let page = owner.opens(&path).await;
    let bare = owner.browser.presses(&act(&page, "rut-")).await;
    assert!(bare.refusal().is_some(), "a reason is asked for");
    let page =
        owner.browser.presses(&act(&bare, "rut-").with("reason", "Mặt bằng do thành phố quản lý")).await;
    page.went_through().must_say("Đã rút");
    let list = world.browser().opens("/doi-thoai").await;
    list.must_say("Mặt bằng do thành phố quản lý").must_say("Đã rút");
}

#[tokio::test]
async fn a_dialogue_that_is_called_off_makes_cases_of_its_open_questions() {
    let world = World::new().await;
    let id = announced(&world, "").await;
    let (browser, own) = registers(&world, id, "Nguyễn Thị Ánh", "0912 345 678").await;
    let owner = world.owner().await;
    let page = owner.opens(&format!("/lich/{id}")).await;
    let bare = owner.browser.presses(&page.form("form#buoc-cancel")).await;
    assert_eq!(bare.attributes("#loi a", "href"), ["#buoc-cancel-reason"]);
    browser.opens(own.place()).await.must_say("Đang chuẩn bị trả lời");
    let form = bare.form("form#buoc-cancel").with("reason", "Bão số 9 vào đất liền");
    let page = owner.browser.presses(&form).await;
    page.went_through().must_say("Không tổ chức").must_say("Chuyển xử lý thành phản ánh có thời hạn");
    // The office works on it, with a day by which it is answered.
    let case = owner.opens(&page.attributes("#cau-1 a.link", "href")[0]).await;
    case.must_say("Khi nào có mặt bằng mới").must_say("Nêu tại đối thoại").must_say("N••••• T•• Á••");
    // Whoever asked reads why, until when they are answered, and opens the case by their own link.
    let after = browser.opens(own.place()).await;
    after
        .must_say("Bão số 9 vào đất liền")
        .must_say("Chậm nhất hết ngày")
        .must_say("Chuyển xử lý thành phản ánh");
    let link = after.attributes("#cau-hoi a.link", "href").remove(0);
    browser.opens(&link).await.must_say("Khi nào có mặt bằng mới").must_say("Đã tiếp nhận");
    let public = world.browser().opens(&format!("/doi-thoai/{id}")).await;
    public.must_say("Không tổ chức").must_say("Bão số 9").must_not_say("Nguyễn Thị Ánh");
    assert!(public.find_form("form#dang-ky").is_none(), "nobody registers any more");
}

#[tokio::test]
async fn a_question_of_the_hall_without_consent_is_a_number_in_public() {
    const TEXT: &str = "Cửa hàng bị chậm giấy phép ba tháng là vì sao?";
    let world = World::new().await;
    let id = announced(&world, "").await;
    world.clock.advance(SignedDuration::from_hours(21 * 24));
    let (owner, path) = (world.owner().await, format!("/lich/{id}"));
    let form = owner.opens(&path).await.form("form#hoi").with("category", "procedure").with("text", TEXT);
    let page = owner.browser.presses(&form.with("name", "Trần Văn Bình")).await;
    page.went_through().must_say(TEXT).must_say("Người hỏi không đồng ý công khai");
    let page = owner.browser.presses(&act(&page, "chieu-")).await;
    page.went_through();
    let screen = format!("/doi-thoai/{id}/man-hinh");
    world
        .browser()
        .opens(&screen)
        .await
        .must_say("Câu hỏi 1")
        .must_not_say("chậm giấy phép")
        .must_not_say("Trần Văn Bình");
    let page = owner.browser.presses(&act(&page, "tai-cho-")).await;
    let page =
        owner.browser.presses(&act(&page, "chua-").with("text", "Giấy phép cấp xong ngày 01/12.")).await;
    page.went_through();
    let page = owner.browser.presses(&page.form("form#buoc-hold")).await;
    owner.browser.presses(&page.form("form#buoc-conclude")).await.went_through();
    for place in [format!("/doi-thoai/{id}"), screen, "/doi-thoai".to_owned()] {
        world
            .browser()
            .opens(&place)
            .await
            .must_not_say("giấy phép")
            .must_not_say("Giấy phép")
            .must_not_say("Trần Văn Bình");
    }
    let result = owner.opens(&format!("{path}/in/result")).await;
    result.must_say("Có 1 câu hỏi, kiến nghị không công khai").must_not_say("giấy phép");
    owner.opens(&format!("{path}/in/minutes")).await.must_say(TEXT);
}

#[tokio::test]
async fn who_asked_in_the_hall_takes_the_link_to_the_question_along() {
    let world = World::new().await;
    let id = announced(&world, "").await;
    registers(&world, id, "Nguyễn Thị Ánh", "0912 345 678").await;
    world.clock.advance(SignedDuration::from_hours(21 * 24));
    let (owner, path) = (world.owner().await, format!("/lich/{id}"));
    let form = owner.opens(&path).await.form("form#hoi").with("category", "land");
    let form = form.with("text", "Bao giờ chợ phường có chỗ để xe?").with("name", "Trần Văn Bình");
    let page = owner.browser.presses(&form.with("phone", "0987 654 321")).await;
    page.went_through();
    assert_eq!(page.count("#cau-1 a[href*='/cau-hoi/']"), 0, "who registered has a link already");
    let link = page.attributes("#cau-2 a[href*='/cau-hoi/']", "href").remove(0);
    let asker = world.browser();
    let own = asker.opens(&link).await;
    own.must_say("Bao giờ chợ phường có chỗ để xe?")
        .must_say("Đang chuẩn bị trả lời")
        .must_not_say("Nguyễn Thị Ánh");
    assert_eq!(own.count(".qr svg"), 1, "staff show it, the asker takes it along");
    assert_eq!(asker.asks(&link).await.header("cache-control"), "no-store");
    assert_eq!(asker.asks(&format!("{link}x")).await.status, http::StatusCode::NOT_FOUND);
    let taken = page.attributes("form[id^='chuyen-']", "id").pop().expect("a question to take away");
    owner.browser.presses(&page.form(&format!("form#{taken}"))).await.went_through();
    let after = asker.opens(&link).await;
    after.must_say("Chậm nhất hết ngày");
    let case = after.attributes("a.link[href*='/phan-anh/']", "href").remove(0);
    asker.opens(&case).await.must_say("Bao giờ chợ phường có chỗ để xe?");
}

#[tokio::test]
async fn hostile_names_are_text_on_every_page_of_a_dialogue() {
    const MARKUP: &str = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&";
    const TURNED: &str = "An\u{202e}gnửhc\u{2066}\u{200f} Bình";
    let world = World::new().await;
    let id = announced(&world, "").await;
    let (_, own) = registers(&world, id, MARKUP, "0912 345 678").await;
    let (_, turned) = registers(&world, id, TURNED, "0912 345 679").await;
    world.clock.advance(SignedDuration::from_hours(21 * 24));
    let owner = world.owner().await;
    let page = owner.opens(&format!("/lich/{id}")).await;
    let asked = page
        .form("form#hoi")
        .with("category", "land")
        .with("text", &format!("{MARKUP} hỏi về mặt bằng ở chợ {TURNED}"))
        .with("name", MARKUP)
        .with("may_publish", "on");
    let page = owner.browser.presses(&asked).await;
    page.went_through();
    let page =
        owner.browser.presses(&page.form("form#ghi").with("text", &format!("{MARKUP} {TURNED}"))).await;
    page.went_through();
    let shown = page.attributes("form[id^='chieu-']", "id").pop().expect("a question to show");
    owner.browser.presses(&page.form(&format!("form#{shown}"))).await.went_through();
    let last = page.attributes("form[id^='tai-cho-']", "id").pop().expect("a question to answer");
    owner.browser.presses(&page.form(&format!("form#{last}"))).await.went_through();

    let guest = world.browser();
    let pages = [
        owner.opens(&format!("/lich/{id}")).await,
        owner.opens(&format!("/lich/{id}?tim=script")).await,
        owner.opens(&format!("/lich/{id}/in/minutes")).await,
        owner.opens(&format!("/lich/{id}/in/result")).await,
        guest.opens(&format!("/doi-thoai/{id}")).await,
        guest.opens(&format!("/doi-thoai/{id}/man-hinh")).await,
        guest.opens(own.place()).await,
        guest.opens(turned.place()).await,
        guest.opens("/doi-thoai").await,
    ];
    for page in &pages {
        let place = page.place();
        assert_eq!(
            page.count("main script") + page.count("img[onerror]") + page.count("[src=x]"),
            0,
            "{place}"
        );
        let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
        assert!(!page.text().contains(turns), "nothing turns the line around: {place}");
    }
    for page in &pages[..2] {
        assert!(
            page.text_of("#dang-ky").contains("<script>alert(1)</script>"),
            "a name is kept as text: {}",
            page.place()
        );
    }
    for place in [own.place(), turned.place()] {
        let file = guest.asks(&format!("{place}.ics")).await.text().replace("\r\n ", "");
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 1, "{file}");
        let guests: Vec<&str> = file.lines().filter(|line| line.starts_with("ATTENDEE")).collect();
        assert!(guests.len() == 1 && guests[0].ends_with(['8', '9']), "{guests:?}");
    }
}
