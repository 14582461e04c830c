//! Staff's pages of feedback, as a browser without JavaScript meets them: entered on behalf, assigned, answered,
//! approved; who sees what; what is refused is said in place and keeps what was typed.

use std::io::{Cursor, Read};

use http::StatusCode;
use nhipcau_tests::{Member, Page, Persona, World};

use crate::case_steps::sent;

const QUEUE: &str = "/xu-ly";
const ENTER: &str = "/xu-ly/nhap-ho";
/// What the case says unless a test says otherwise.
pub const CONTENT: &str = "Vỉa hè trước cửa hàng số 12 Bạch Đằng bị lún, nước đọng nhiều ngày.";
/// A small file.
pub const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
const ANSWER: &str = "UBND phường đã kiểm tra; đội duy tu sửa xong trước ngày 05/12/2026.";

/// Enters a case on behalf of somebody, with these fields besides; gives the page that the browser ends up at.
pub async fn enters(who: &Persona, more: &[(&str, &str)]) -> Page {
    let form = who.opens(ENTER).await.form("form#nhap-ho");
    let fields = [
        ("kind", "household"),
        ("name", "Nguyễn Văn An"),
        ("phone", "0912 345 678"),
        ("content", CONTENT),
        ("category", "infrastructure"),
        ("consent", "on"),
    ];
    let form = fields.iter().chain(more).fold(form, |form, (name, value)| form.with(name, value));
    who.browser.presses(&form).await
}

/// A case of the clerk; gives its code.
async fn case_of(clerk: &Persona) -> String {
    let page = enters(clerk, &[("channel", "phone"), ("address", "12 Bạch Đằng")]).await;
    page.went_through().must_say("Đã tiếp nhận");
    page.text_of("dl.facts dd")
}

async fn takes(who: &Persona, code: &str, form: &str, fields: &[(&str, &str)]) -> Page {
    let page = who.opens(&format!("{QUEUE}/{code}")).await;
    let form = fields.iter().fold(page.form(form), |form, (name, value)| form.with(name, value));
    who.browser.presses(&form).await
}

/// The id of a unit in the list of a case's form.
async fn unit(who: &Persona, code: &str, name: &str) -> String {
    let page = who.opens(&format!("{QUEUE}/{code}")).await;
    let ids = page.attributes("form#buoc-assign select[name=unit] option", "value");
    let names = page.texts("form#buoc-assign select[name=unit] option");
    let found = ids.into_iter().zip(names).find(|(_, found)| found.contains(name));
    found.unwrap_or_else(|| panic!("no unit {name}")).0
}

#[tokio::test]
async fn the_receipt_of_a_case_entered_on_behalf_shows_once() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let page = enters(&clerk, &[("channel", "phone"), ("address", "12 Bạch Đằng")]).await;
    page.went_through().must_be_at(ENTER);
    let codes = page.texts("dl.facts dd");
    let (code, secret) = (&codes[0], &codes[1]);
    assert!(code.starts_with("LTN-26-"), "{code}");
    let message = page.text_of("textarea#zalo");
    assert!(message.contains(code.as_str()) && message.contains(secret.as_str()), "{message}");
    clerk.opens(&page.path).await.must_not_say(secret).must_say("không hiện lại");
    clerk.opens(QUEUE).await.must_say(code).must_say("Mới tiếp nhận");
}

#[tokio::test]
async fn what_is_wrong_with_an_entry_is_said_in_place_and_nothing_is_lost() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let before = world.rows().await;
    let page = enters(&clerk, &[("channel", "national_portal"), ("content", "Ngắn quá")]).await;
    assert!(page.refusal().is_some(), "{}", page.text());
    let form = page.form("form#nhap-ho");
    assert_eq!(form.value("content"), Some("Ngắn quá"));
    assert_eq!((form.value("name"), form.value("consent")), (Some("Nguyễn Văn An"), Some("on")));
    assert!(page.count("[aria-invalid=true]") >= 2, "the number and the content");
    assert_eq!(world.rows().await, before, "a refused form leaves no half case");
    let old = [("channel", "phone"), ("address", "Bạch Đằng"), ("received_day", "10/11/2026")];
    enters(&clerk, &old).await.was_refused("ngày");
}

#[tokio::test]
async fn files_of_a_refused_entry_need_not_be_chosen_again() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let entry = [
        ("channel", "phone"),
        ("kind", "household"),
        ("name", "Nguyễn Văn An"),
        ("phone", "0912 345 678"),
        ("address", "12 Bạch Đằng"),
        ("content", "Ngắn quá"),
        ("category", "infrastructure"),
        ("consent", "on"),
    ];
    let form = clerk.opens(ENTER).await.form("form#nhap-ho");
    let form = entry.iter().fold(form, |form, (name, value)| form.with(name, value));
    let refused = clerk.browser.presses(&form.with_file("file", "Biên bản.pdf", PDF)).await;
    refused.must_be_at(ENTER).must_say("Đã giữ 1 tệp").must_say("Biên bản.pdf");
    assert_eq!(refused.count("[aria-invalid=true]"), 1, "the content alone: {}", refused.text());
    let again = refused.form("form#nhap-ho").with("content", CONTENT);
    let entered = clerk.browser.presses(&again).await;
    entered.went_through();
    let code = entered.text_of("dl.facts dd");
    clerk.opens(&format!("{QUEUE}/{code}")).await.must_say("Biên bản.pdf");
    clerk.opens(ENTER).await.must_not_say("Biên bản.pdf");
}

#[tokio::test]
async fn a_case_goes_from_the_clerk_to_the_officer_to_the_leader() {
    let world = World::new().await;
    let (clerk, officer, leader) =
        (world.signed_in(Member::Clerk).await, world.officer().await, world.leader().await);
    let code = case_of(&clerk).await;
    let to = unit(&clerk, &code, "Kinh tế").await;
    takes(&clerk, &code, "form#buoc-assign", &[("unit", &to)]).await.went_through().must_say("Đã giao xử lý");

    let short = takes(&officer, &code, "form#buoc-submit", &[("text", "Đã xử lý")]).await;
    assert!(short.refusal().is_some(), "an answer of two words says nothing");
    assert_eq!(short.form("form#buoc-submit").value("text"), Some("Đã xử lý"));
    takes(&officer, &code, "form#buoc-submit", &[("text", ANSWER)]).await.went_through();

    leader.opens("/xu-ly?xem=cho-duyet").await.must_say(&code);
    let waiting = leader.opens(&format!("{QUEUE}/{code}")).await;
    waiting.must_say(ANSWER);
    assert_eq!(waiting.count(".action-bar[data-fixed] button[data-kind=primary]"), 1, "one primary action");
    let note = [("step", "return")];
    let refused = takes(&leader, &code, "form#duyet", &note).await;
    assert!(refused.refusal().is_some(), "a return says why");
    let done = takes(&leader, &code, "form#duyet", &[("step", "approve")]).await;
    done.went_through().must_say("Đã trả lời").must_say("Đúng hạn");
}

#[tokio::test]
async fn a_job_leads_back_to_its_case_and_the_history_says_fields_in_words() {
    let world = World::new().await;
    let (clerk, leader) = (world.signed_in(Member::Clerk).await, world.leader().await);
    let code = case_of(&clerk).await;
    let classified = takes(&clerk, &code, "form#buoc-classify", &[("category", "land")]).await;
    assert_eq!(classified.went_through().text_of("#lich-su .lines"), "Đất đai, mặt bằng");
    let page = leader.opens(&format!("{QUEUE}/{code}")).await;
    let task = page.attributes("form#tao-dau-viec select[name=task] option", "value").remove(0);
    let work = [("task", task.as_str()), ("title", "Kiểm tra mặt bằng")];
    takes(&leader, &code, "form#tao-dau-viec", &work).await.went_through().must_say("Kiểm tra mặt bằng");
    let back = format!("#dau-viec a[href='{QUEUE}/{code}']");
    assert_eq!(leader.looks_at(&task).await.count(&back), 1);
    let viewer = world.signed_in(Member::Viewer).await.looks_at(&task).await;
    viewer.must_say("Kiểm tra mặt bằng").must_not_say(&code);
}

#[tokio::test]
async fn a_step_over_an_older_version_is_refused_and_keeps_its_text() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let code = case_of(&clerk).await;
    let page = clerk.opens(&format!("{QUEUE}/{code}")).await;
    takes(&clerk, &code, "form#buoc-classify", &[("category", "land")]).await.went_through();
    let reason = "Nội dung này không thuộc phạm vi tiếp nhận";
    let late = clerk.browser.presses(&page.form("form#buoc-reject").with("reason", reason)).await;
    assert!(late.refusal().is_some(), "{}", late.text());
    assert_eq!(late.form("form#buoc-reject").value("reason"), Some(reason));
}

#[tokio::test]
async fn several_cases_are_assigned_at_once_and_the_others_are_told() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let code = case_of(&clerk).await;
    let page = clerk.opens(QUEUE).await;
    let chosen = page.attributes("input[name='cases[]']", "value");
    let units = page.attributes("form#chon select[name=unit] option", "value");
    let form = page.form("form#chon").with("act", "assign");
    clerk.browser.presses(&form).await.was_refused("chọn ít nhất một phản ánh");
    let form = form.with("unit", &units[1]).and("cases[]", &chosen[0]).and("cases[]", "LTN-26-AAAAAAA-A:1");
    let done = clerk.browser.presses(&form).await;
    done.must_be_at(QUEUE).must_say("Đã giao xử lý 1 phản ánh").must_say("1 phản ánh chưa giao được");
    clerk.opens(&format!("{QUEUE}/{code}")).await.must_say("Đã giao xử lý");
}

#[tokio::test]
async fn chosen_cases_go_to_an_officer_with_the_unit() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let code = case_of(&clerk).await;
    let page = clerk.opens(QUEUE).await;
    let options = |name: &str| {
        let select = format!("form#chon select[name={name}] option");
        page.attributes(&select, "value").into_iter().zip(page.texts(&select)).collect::<Vec<_>>()
    };
    let officers = options("officer");
    let (officer, label) = officers.iter().find(|(_, label)| label.contains(": ")).unwrap();
    let (of, name) = label.split_once(": ").unwrap();
    let units = options("unit");
    let (unit, _) = units.iter().find(|(_, unit)| unit == of).unwrap();
    let (other, _) = units.iter().find(|(id, unit)| !id.is_empty() && unit != of).unwrap();
    let chosen = page.attributes("input[name='cases[]']", "value");
    let form =
        page.form("form#chon").with("act", "assign").and("cases[]", &chosen[0]).with("officer", officer);
    let wrong = clerk.browser.presses(&form.clone().with("unit", other)).await;
    wrong.must_say("1 phản ánh chưa giao được").must_say("không thuộc đơn vị đã chọn");
    clerk.browser.presses(&form.with("unit", unit)).await.must_say("Đã giao xử lý 1 phản ánh");
    clerk.opens(&format!("{QUEUE}/{code}")).await.must_say(name);
}

#[tokio::test]
async fn chosen_cases_become_a_request_upward() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let code = case_of(&clerk).await;
    let page = clerk.opens(QUEUE).await;
    let chosen = page.attributes("input[name='cases[]']", "value");
    let form = page.form("form#chon").with("act", "refer").and("cases[]", &chosen[0]);
    let page = clerk.browser.presses(&form).await;
    page.must_be_at("/xu-ly/kien-nghi/moi");
    let form = page.form("form#kien-nghi");
    assert_eq!(form.value("codes"), Some(code.as_str()));
    let form = form
        .with("title", "Về việc cấp phép vỉa hè")
        .with("agency", "Sở Xây dựng")
        .with("proposal", "Đề nghị phân cấp cho UBND phường quyết định.");
    let draft = clerk.browser.presses(&form).await;
    draft.went_through().must_say("Dự thảo").must_say(&code);
    let form = draft.form("form#da-gui").with("number", "15/UBND-KTHTĐT").with("date", "23/11/2026");
    let sent = clerk.browser.presses(&form).await;
    sent.went_through().must_say("Đã gửi").must_say("15/UBND-KTHTĐT");
    clerk.opens(&format!("{QUEUE}/{code}")).await.must_say("Về việc cấp phép vỉa hè");
}

#[tokio::test]
async fn the_head_of_a_neighbourhood_sends_and_sees_a_short_list() {
    let world = World::new().await;
    let (head, clerk) = (world.signed_in(Member::Head).await, world.signed_in(Member::Clerk).await);
    let other = case_of(&clerk).await;
    let form = head.opens(ENTER).await.form("form#nhap-ho");
    assert_eq!((form.value("channel"), form.value("address")), (Some("neighborhood"), None), "few fields");
    let page = enters(&head, &[]).await;
    page.went_through();
    let code = page.text_of("dl.facts dd");
    let list = head.opens(QUEUE).await;
    list.must_say("Gửi phản ánh hộ dân").must_say(&code).must_not_say(&other);
    assert_eq!(head.opens(&format!("{QUEUE}/{other}")).await.status(), StatusCode::NOT_FOUND);
    for member in [Member::Viewer, Member::Admin] {
        let who = world.signed_in(member).await;
        assert_eq!(who.opens(QUEUE).await.status(), StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn the_sender_is_masked_until_somebody_says_why() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let code = case_of(&clerk).await;
    let page = clerk.opens(&format!("{QUEUE}/{code}")).await;
    page.must_not_say("Nguyễn Văn An").must_not_say("912345678").must_say("Địa chỉ •••");
    let page = takes(&clerk, &code, "form#xem-thong-tin", &[("reason", "Gọi lại hỏi vị trí")]).await;
    page.went_through().must_say("Nguyễn Văn An").must_say("Gọi lại hỏi vị trí");
}

#[tokio::test]
async fn indicator_3_says_nothing_occurred_and_opens_what_is_behind_a_number() {
    let world = World::new().await;
    let (clerk, leader) = (world.signed_in(Member::Clerk).await, world.leader().await);
    let empty = leader.opens("/xu-ly/dung-han").await;
    empty.must_say("Không phát sinh").must_not_say(" 0%").must_not_say("0,00");
    let code = case_of(&clerk).await;
    let page = leader.opens("/xu-ly/dung-han").await;
    page.must_say("100%").must_say("Đạt");
    let behind = leader.opens("/xu-ly/dung-han?nam=2026&thang=11&xem=con-han").await;
    behind.must_say(&code);
    leader.opens("/xu-ly/dung-han?nam=2026&thang=11&xem=qua-han").await.must_not_say(&code);
    // Of cases without a unit there is a row, whose numbers lead to them and to nobody else's.
    let nobodys = page.attributes("a[href*='don-vi=chua-giao&xem=']", "href");
    assert!(!nobodys.is_empty(), "{}", page.text());
    for path in nobodys {
        leader.opens(&path).await.must_say("Chưa giao đơn vị").must_say(&code);
    }
}

#[tokio::test]
async fn the_poster_names_its_place_and_carries_a_code() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let form = clerk.opens("/xu-ly/to-dan").await.form("form[action='/xu-ly/to-dan']");
    let page = clerk.browser.presses(&form.with("noi", "Chợ <b>Hải Tân")).await;
    page.must_say("Chợ <b>Hải Tân").must_say("Quét mã");
    assert_eq!(page.count(".poster svg"), 1);
    assert_eq!(page.count(".poster b b"), 0, "a place is text, never markup");
}

#[tokio::test]
async fn the_queue_is_taken_along_without_personal_data() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    case_of(&clerk).await;
    let answer = clerk.browser.asks("/xu-ly/xuat.xlsx?xem=dang-mo").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-disposition").starts_with("attachment"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(answer.body.starts_with(b"PK"));
}

#[tokio::test]
async fn who_hands_a_case_over_is_told_so_and_who_is_sent_on_reads_where_to() {
    let world = World::new().await;
    let (clerk, browser) = (world.signed_in(Member::Clerk).await, world.browser());
    let (hidden, _) = sent(&world, &browser, "0912345678", &[], None).await;
    let page = takes(&clerk, &hidden, "form#buoc-classify", &[("category", "bribery")]).await;
    page.must_be_at("/xu-ly").must_say("Đã chuyển lãnh đạo phường").must_not_say(&hidden);
    let other = world.browser();
    let (code, _) = sent(&world, &other, "0987654321", &[], None).await;
    takes(&clerk, &code, "form#buoc-redirect", &[("road", "complaint")]).await.went_through();
    let own = other.opens(&format!("/phan-anh/{code}")).await;
    own.must_say("được giải quyết theo Luật Khiếu nại").must_not_say("complaint");
}

#[tokio::test]
async fn the_queue_that_is_taken_along_holds_no_restricted_case() {
    let world = World::new().await;
    let (clerk, leader) = (world.signed_in(Member::Clerk).await, world.leader().await);
    let open = case_of(&clerk).await;
    let hush =
        [("category", "bribery"), ("content", "Cán bộ đòi đưa tiền mới nhận hồ sơ đăng ký kinh doanh")];
    let (hidden, _) = sent(&world, &world.browser(), "0987654321", &hush, None).await;
    let sheet = async |who: &Persona, query: &str| {
        let answer = who.browser.asks(&format!("/xu-ly/xuat.xlsx{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
        let mut book = zip::ZipArchive::new(Cursor::new(&answer.body)).unwrap();
        let mut all = String::new();
        for at in 0..book.len() {
            // Texts may stand in the sheet or in the table that the sheets share.
            book.by_index(at).unwrap().read_to_string(&mut all).unwrap();
        }
        all
    };
    leader.opens(QUEUE).await.must_say(&hidden);
    // A paper goes from hand to hand: not even a leader's holds it.
    for who in [&clerk, &leader] {
        for query in ["", "?xem=dang-mo", "?xem=chua-giao", &format!("?tim={hidden}")] {
            let sheet = sheet(who, query).await;
            assert!(!sheet.contains(&hidden) && !sheet.contains("đòi đưa tiền"), "{query}: {sheet}");
            assert_eq!(sheet.contains(&open), !query.contains("tim="), "{query}: {sheet}");
        }
    }
}
