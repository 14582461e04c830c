//! The plan's administration: a document is uploaded, looked at and accepted; what is still open is said; nothing else
//! changes, and no work is lost.

use domain::board::StateKind;
use domain::plan::StoredTask;
use http::StatusCode;
use nhipcau_tests::{Member, Page, Persona, World};

const PLAN: &str = include_str!("../../server/service/data/ke-hoach-nq02-2026.txt");
const OFFICE: &str = "/quan-tri/ke-hoach";

/// Uploads a document and looks at its preview.
pub async fn uploads(who: &Persona, name: &str, content: &[u8]) -> Page {
    let form = who.opens(OFFICE).await.form("form#tai-len");
    who.browser.presses(&form.with_file("file", name, content)).await
}

/// II.5 goes, 6 to 9 move up, III.4 gets a date, IV gets a second task.
pub fn changed_plan() -> String {
    let mut text = PLAN.to_owned();
    for (from, to) in [
        ("5\tTăng cường kiểm soát quy định thủ tục hành chính\tx\t\tThường xuyên\n", ""),
        ("\n6\tRà soát, đánh giá", "\n5\tRà soát, đánh giá"),
        ("\n7\tChấn chỉnh", "\n6\tChấn chỉnh"),
        ("\n8\tTăng cường tuyên truyền", "\n7\tTăng cường tuyên truyền"),
        ("\n9\tNâng cao chất lượng nguồn", "\n8\tNâng cao chất lượng nguồn"),
        ("\tx\t\tNăm 2026", "\tx\t\tTrước 30/9/2026"),
        ("\nV\tHỗ trợ thực chất", "\n2\tMở chợ đêm bên sông\tx\t\tQuý IV/2026\nV\tHỗ trợ thực chất"),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

async fn task(world: &World, code: &str) -> StoredTask {
    let plan = world.plan().await;
    plan.tasks().find(|task| task.code == code).unwrap_or_else(|| panic!("no task {code}")).clone()
}

fn keys(preview: &Page) -> Vec<String> {
    preview.attributes("form#nhan input[type=checkbox]", "value")
}

#[tokio::test]
async fn the_same_document_changes_nothing() {
    let world = World::new().await;
    let owner = world.owner().await;
    let before = world.plan().await;
    let page = uploads(&owner, "ke-hoach.txt", PLAN.as_bytes()).await;
    assert!(page.place().starts_with("/quan-tri/ke-hoach/"), "{}", page.path);
    page.went_through()
        .must_say("Xem trước: ke-hoach.txt")
        .must_say("Trần Thị Hà tải lên lúc 08:00 23/11/2026")
        .must_say("Văn bản ghi tổng số 26 nhiệm vụ, đọc được đủ 26.")
        .must_say("Văn bản này không khác kế hoạch đang lưu")
        .must_say("Số của kế hoạch (văn bản để trống)")
        .must_say("“Phần đầu” có thể là “Phấn đấu”")
        .must_say("Đề xuất chủ trì: TT PVHCC")
        .must_say("Ngày cuối đúng hạn: 20/05/2026")
        .must_say("Hiểu là: từ 80 trở lên");
    let figures = page.texts(".sum > div");
    for figure in ["Nhóm nhiệm vụ 5", "Nhiệm vụ 26", "Chỉ tiêu 4", "Nhiệm vụ báo cáo 3"] {
        assert!(figures.iter().any(|said| said == figure), "{figure}: {figures:?}");
    }
    // Every task stands there with the row that it came from and its line.
    let quotes = page.texts("details.source .quote");
    assert!(quotes.iter().any(|quote| quote.starts_with("6 | Rà soát, đánh giá") && quote.contains("Dòng ")));
    assert!(page.find_form("form#nhan").is_none(), "there is nothing to accept");
    let place = owner.opens(OFFICE).await.link("ke-hoach.txt");
    assert_eq!(place, page.path, "it waits in the list");
    assert_eq!(world.plan().await, before);
}

#[tokio::test]
async fn only_what_is_ticked_is_applied() {
    let world = World::new().await;
    let (owner, officer) = (world.owner().await, world.officer().await);
    officer.moves("II.4").to(StateKind::InProgress).await.went_through();
    let old = task(&world, "III.4").await;
    let page = uploads(&owner, "moi.txt", changed_plan().as_bytes()).await;
    page.must_say("Thay đổi so với kế hoạch đang lưu: 7")
        .must_say("Đổi thời hạn: nhiệm vụ III.4")
        .must_say("Thêm nhiệm vụ IV.2")
        .must_say("Không còn nhiệm vụ II.5")
        .must_say("Mở chợ đêm bên sông");
    let term = ".difference:has([value='task:III.4:term'])";
    assert_eq!(page.text_of(&format!("{term} del")), "Năm 2026");
    assert_eq!(page.text_of(&format!("{term} ins")), "Trước 30/9/2026");
    let moved = page.text_of(".difference:has([value='task:II.5:code'])");
    assert!(
        moved.contains("Rà soát, đánh giá, đề xuất tái cấu trúc"),
        "a code is told with its task: {moved}"
    );
    assert_eq!(page.count(".difference input[checked]"), 0, "nothing is accepted before a person does");
    let done = owner.browser.presses(&page.form("form#nhan").with("keys[]", "task:III.4:term")).await;
    done.must_be_at(OFFICE).must_say("Đã chấp nhận.").must_say("Mở bảng nhiệm vụ");
    let new = task(&world, "III.4").await;
    assert_eq!((new.id, new.due_on.unwrap().to_string()), (old.id, "2026-09-29".to_owned()));
    assert_eq!(world.plan().await.tasks().count(), 26);
    assert!(task(&world, "II.5").await.full_text.starts_with("Tăng cường kiểm soát"));
    officer.looks_at("II.4").await.must_say("Đang thực hiện");
    done.must_say("Không có bản nào đang chờ.");
    owner.opens(&page.path).await.must_say("đã được quyết định trước đó");
}

#[tokio::test]
async fn all_that_was_shown_may_be_accepted_and_work_follows_its_task() {
    let world = World::new().await;
    let (owner, clerk) = (world.owner().await, world.signed_in(Member::Clerk).await);
    clerk.moves("II.6").to(StateKind::InProgress).await.went_through();
    let moved = task(&world, "II.6").await.id;
    let page = uploads(&owner, "moi.txt", changed_plan().as_bytes()).await;
    assert_eq!(keys(&page).len(), 7);
    let form = page.form("form#nhan").with("all", "true");
    owner.browser.presses(&form).await.must_be_at(OFFICE).must_say("Đã chấp nhận.");
    assert_eq!(task(&world, "II.5").await.id, moved);
    assert_eq!(task(&world, "IV.2").await.full_text, "Mở chợ đêm bên sông");
    let board = clerk.looks_at_board("").await;
    let card = board.text_of("[data-task='II.5']");
    assert!(card.contains("Rà soát") || card.contains("tái cấu trúc"), "{card}");
    clerk.looks_at("II.5").await.must_say("Đang thực hiện");
}

#[tokio::test]
async fn what_does_not_fit_together_is_refused_and_stays_ticked() {
    let world = World::new().await;
    let owner = world.owner().await;
    let page = uploads(&owner, "moi.txt", changed_plan().as_bytes()).await;
    let before = (world.plan().await, world.rows().await);
    let form = page.form("form#nhan");
    owner.browser.presses(&form).await.was_refused("Chưa chọn thay đổi nào");
    let refused = owner.browser.presses(&form.with("keys[]", "task:II.5:code")).await;
    refused.was_refused("Mã II.5 đang thuộc về một nhiệm vụ khác");
    assert_eq!(
        refused.attributes(".difference input[checked]", "value"),
        ["task:II.5:code"],
        "what was chosen is kept"
    );
    assert_eq!((world.plan().await, world.rows().await), before);
}

#[tokio::test]
async fn an_upload_is_dropped_in_two_steps() {
    let world = World::new().await;
    let owner = world.owner().await;
    let page = uploads(&owner, "moi.txt", changed_plan().as_bytes()).await;
    let before = world.plan().await;
    assert_eq!(page.count("details:not([open]) form#bo-ban-nay"), 1);
    let done = owner.browser.presses(&page.form("form#bo-ban-nay")).await;
    done.must_be_at(OFFICE).must_say("Đã bỏ bản tải lên.").must_say("Không có bản nào đang chờ.");
    assert_eq!(world.plan().await, before);
    let again = owner.opens(&page.path).await;
    assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY);
    again.must_say("đã được quyết định trước đó");
    owner.browser.presses(&page.form("form#bo-ban-nay")).await;
    assert_eq!(world.plan().await, before);
}

#[tokio::test]
async fn the_first_plan_of_a_year_goes_in_whole_with_what_was_understood() {
    let world = World::new().await;
    let admin = world.admin().await;
    let text = "KẾ HOẠCH\nThử năm 2027\nSTT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn\nI\tNhóm\t\t\n\
                1\tViệc một\tPhòng Nội vụ\tQuý I\n2\tViệc hai\t\tKhi hoa nở\n\nTổng số: 5 nhiệm vụ\n";
    let page = uploads(&admin, "2027.txt", text.as_bytes()).await;
    page.went_through()
        .must_say("Năm 2027")
        .must_say("Năm này chưa có kế hoạch")
        .must_say("Chưa hiểu thời hạn")
        .must_say("Dòng 6")
        .must_say("Chủ trì: Phòng Nội vụ")
        .must_say("Văn bản ghi tổng số 5 nhiệm vụ nhưng đọc được 2. Đề nghị đối chiếu");
    let done = admin.browser.presses(&page.form("form#nhan")).await;
    done.must_be_at(OFFICE).must_say("Đã chấp nhận.").must_say("Kế hoạch năm 2027 đang thực hiện");
    done.must_say("Chưa hiểu thời hạn").must_say("Khi hoa nở");
    let plan = world.plan().await;
    assert_eq!((plan.year, plan.tasks().count()), (2027, 2));
}

#[tokio::test]
async fn a_year_that_the_document_does_not_say_is_asked_for() {
    let world = World::new().await;
    let owner = world.owner().await;
    let text = "STT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tViệc\tx\tThường xuyên\n";
    let before = world.rows().await;
    let refused = uploads(&owner, "a.txt", text.as_bytes()).await;
    refused.must_be_at(OFFICE).was_refused("Văn bản không cho biết năm của kế hoạch");
    let wrong =
        refused.form("form#tai-len").with("year", "hai nghìn").with_file("file", "a.txt", text.as_bytes());
    let refused = owner.browser.presses(&wrong).await;
    refused.was_refused("chưa đúng dạng");
    assert_eq!(refused.form("form#tai-len").value("year"), Some("hai nghìn"), "what was typed is kept");
    assert!(!refused.text_of("#tai-len-year-error").is_empty(), "it is said at its field");
    assert_eq!(world.rows().await, before);
    let right = refused.form("form#tai-len").with("year", "2028").with_file("file", "a.txt", text.as_bytes());
    owner.browser.presses(&right).await.went_through().must_say("Năm 2028");
}

#[tokio::test]
async fn number_and_date_are_stated_once_they_are_known() {
    let world = World::new().await;
    let (owner, admin) = (world.owner().await, world.admin().await);
    let page = owner.opens(OFFICE).await;
    page.must_say("Kế hoạch năm 2026 đang thực hiện").must_say("Văn bản để trống");
    let form = page.form("form#so-va-ngay");
    let wrong = form.clone().with("number", "45/KH-UBND").with("date", "hôm qua");
    let refused = owner.browser.presses(&wrong).await;
    refused.must_be_at(OFFICE).was_refused("Ngày cần viết theo dạng ngày/tháng/năm");
    assert_eq!(refused.form("form#so-va-ngay").value("number"), Some("45/KH-UBND"));
    let right = form.clone().with("number", "45/KH-UBND").with("date", "05/03/2026");
    let done = owner.browser.presses(&right).await;
    done.must_be_at(OFFICE).went_through().must_say("45/KH-UBND").must_say("05/03/2026");
    done.must_not_say("Số của kế hoạch");
    let late = form.with("number", "46/KH-UBND");
    admin.browser.presses(&late).await.was_refused("vừa được người khác cập nhật");
    world.browser().opens("/ke-hoach").await.must_say("Kế hoạch số 45/KH-UBND ngày 05/03/2026");
}

#[tokio::test]
async fn a_misreading_is_corrected_or_kept_and_the_document_stays() {
    let world = World::new().await;
    let owner = world.owner().await;
    let page = owner.opens(OFFICE).await;
    let forms = page.attributes("form[id^='sua-']", "id");
    assert_eq!(forms.len(), 3);
    let form = page.form(&format!("form#{}", forms[0]));
    let page = owner.browser.presses(&form.clone().with("accepted", "true")).await;
    page.must_be_at(OFFICE).went_through();
    assert_eq!(page.count("form[id^='sua-']"), 2);
    let kept = page.form(&format!("form#{}", forms[1])).with("accepted", "false");
    assert_eq!(owner.browser.presses(&kept).await.count("form[id^='sua-']"), 1);
    let plan = world.plan().await;
    assert!(plan.goals[1].text.starts_with("Phấn đấu đạt được"));
    assert!(plan.goals[1].quote.text.contains("Phần đầu đạt được"));
    assert!(plan.goals[2].text.contains("phần đầu số doanh nghiệp"));
    let twice = owner
        .browser
        .calls(
            form.action(),
            &[("year", "2026"), ("correction", form.value("correction").unwrap()), ("accepted", "false")],
        )
        .await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_is_open_leads_to_where_it_is_said() {
    let world = World::new().await;
    let owner = world.owner().await;
    let page = owner.opens(OFFICE).await;
    page.must_say("Đơn vị chủ trì của nhiệm vụ");
    let place = page.link("V.10");
    owner.opens(&place).await.must_be_at("/bang/V.10");
    assert!(page.says("Mục tiêu nằm trong văn bản khác, cần nhập bổ sung: 115/KH-UBND"));
}

#[tokio::test]
async fn an_import_that_is_not_there_is_a_page_that_says_so() {
    let world = World::new().await;
    let owner = world.owner().await;
    for id in ["1", "abc", "-1", "99999999999999999999", "1%20OR%201=1", "%ff"] {
        let page = owner.opens(&format!("{OFFICE}/{id}")).await;
        assert_eq!(page.status(), StatusCode::NOT_FOUND, "{id}");
        page.must_say("Không tìm thấy trang");
    }
    for function in ["accept", "drop"] {
        let answer = owner.browser.calls(&format!("/api/ui/plan/{function}"), &[("id", "1")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{function}");
    }
}

#[tokio::test]
async fn who_may_not_is_told_so_and_changes_nothing() {
    let world = World::new().await;
    let owner = world.owner().await;
    let preview = uploads(&owner, "moi.txt", changed_plan().as_bytes()).await;
    let office = owner.opens(OFFICE).await;
    let upload = office.form("form#tai-len").with_file("file", "a.txt", PLAN.as_bytes());
    let forms = [
        preview.form("form#nhan").with("all", "true"),
        preview.form("form#bo-ban-nay"),
        office.form("form#so-va-ngay").with("number", "1/KH-UBND"),
        office.form("form[id^='sua-']").with("accepted", "true"),
    ];
    let mut others = Vec::new();
    for member in [Member::Viewer, Member::Officer, Member::Leader, Member::Clerk, Member::Head] {
        others.push((member, world.signed_in(member).await));
    }
    let before = (world.plan().await, world.rows().await);
    for (member, who) in others {
        for place in [OFFICE, &preview.path] {
            let page = who.opens(place).await;
            assert_eq!(page.status(), StatusCode::FORBIDDEN, "{member:?} {place}");
            page.must_say("không có quyền").must_not_say("moi.txt");
        }
        let answer = who.browser.posts(&upload).await;
        assert!(answer.status.is_redirection(), "{member:?}: {}", answer.status);
        for form in &forms {
            let id = form.value("id").unwrap_or_default();
            let fields = [
                ("id", id),
                ("year", "2026"),
                ("seen", "1"),
                ("number", "1"),
                ("date", ""),
                ("correction", form.value("correction").unwrap_or("1")),
                ("accepted", "true"),
                ("all", "true"),
            ];
            let answer = who.browser.calls(form.action(), &fields).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{member:?} {}", form.action());
        }
    }
    let stranger = world.browser().posts(&upload).await;
    assert!(stranger.header("location").starts_with("/dang-nhap"), "{}", stranger.header("location"));
    assert_eq!((world.plan().await, world.rows().await), before);
}
