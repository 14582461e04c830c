//! The calendar of working days and the limits of time: who keeps them, what follows, and what is refused.

use http::StatusCode;
use nhipcau_tests::{Form, Page, World};

use crate::feedback_public::{codes, filled};

const CALENDAR: &str = "/quan-tri/lich-lam-viec";
const LIMITS: &str = "/quan-tri/thoi-han";
/// A Friday off that was announced only in its week.
const STORM: [(&str, &str); 5] = [
    ("date", "27/11/2026"),
    ("kind", "off"),
    ("name", "Nghỉ do bão"),
    ("status", "confirmed"),
    ("source", "12/TB-UBND"),
];

/// The form that adds a day, filled in with the storm.
pub fn storm(page: &Page) -> Form {
    STORM.iter().fold(page.form("form#them-ngay"), |form, (name, value)| form.with(name, value))
}

#[tokio::test]
async fn an_administrator_adds_a_day_and_sees_it() {
    let world = World::new().await;
    let admin = world.admin().await;
    let door = admin.opens("/quan-tri").await.link("Lịch làm việc");
    let page = admin.opens(&door).await;
    page.must_be_at(CALENDAR)
        .must_say("Lịch làm việc năm 2026")
        .must_say("Tháng 11/2026: 20 ngày làm việc")
        .must_say("T3 24/11/2026");
    assert_eq!(page.count("tr#ngay-2026-11-27"), 0);
    let done = admin.browser.presses(&storm(&page)).await;
    done.must_be_at(CALENDAR).went_through().must_say("Tháng 11/2026: 19 ngày làm việc");
    let row = done.text_of("tr#ngay-2026-11-27");
    for part in ["T6 27/11/2026", "Nghỉ do bão", "Đã xác nhận", "12/TB-UBND"] {
        assert!(row.contains(part), "{part}: {row}");
    }
    admin.browser.presses(&storm(&done)).await.was_refused("Ngày này đã có trong lịch");
    let next = admin.opens("/quan-tri/lich-lam-viec?nam=2027").await;
    next.must_say("Tết Dương lịch").must_not_say("Nghỉ do bão");
    assert_eq!(admin.opens("/quan-tri/lich-lam-viec?nam=xua").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_bad_date_keeps_what_was_typed() {
    let world = World::new().await;
    let owner = world.owner().await;
    let page = owner.opens(CALENDAR).await;
    let before = world.rows().await;
    let refused = owner.browser.presses(&storm(&page).with("date", "27 tháng 11")).await;
    refused.must_be_at(CALENDAR).was_refused("Ngày cần viết theo dạng ngày/tháng/năm");
    assert!(!refused.text_of("#them-ngay-date-error").is_empty(), "it is said at its field");
    let kept = refused.form("form#them-ngay");
    for (name, typed) in STORM.iter().filter(|(name, _)| *name != "date") {
        assert_eq!(kept.value(name), Some(*typed), "{name} is kept");
    }
    assert_eq!(kept.value("date"), Some("27 tháng 11"));
    let sunday = owner.browser.presses(&kept.with("date", "29/11/2026")).await;
    sunday.was_refused("Ngày này vốn đã như vậy");
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_proposed_day_counts_once_it_is_confirmed_by_its_notice() {
    let world = World::new().await;
    let owner = world.owner().await;
    let page = owner.opens(CALENDAR).await;
    assert!(page.text_of("tr#ngay-2026-11-23").contains("Đề xuất, chưa tính"));
    let form = page.form("form#xac-nhan-2026-11-23");
    let refused = owner.browser.presses(&form).await;
    refused.was_refused("Đề nghị nhập nội dung này");
    assert_eq!(refused.count("details[open] form#xac-nhan-2026-11-23"), 1, "the form stands open");
    let done = owner.browser.presses(&form.with("source", "9301/TB-BNV")).await;
    done.must_be_at(CALENDAR).went_through().must_say("Tháng 11/2026: 19 ngày làm việc");
    let row = done.text_of("tr#ngay-2026-11-23");
    assert!(row.contains("Đã xác nhận") && row.contains("9301/TB-BNV"), "{row}");
    assert!(done.find_form("form#xac-nhan-2026-11-23").is_none(), "there is nothing left to confirm");

    let change = done.form("form#sua-2026-11-24").with("name", "Ngày Văn hóa");
    owner.browser.presses(&change).await.went_through();
    owner.browser.presses(&change).await.was_refused("vừa được người khác cập nhật");

    assert_eq!(done.count("details:not([open]) form#bo-2026-11-28"), 1, "dropped in two steps");
    let dropped = owner.browser.presses(&done.form("form#bo-2026-11-28")).await;
    dropped.went_through();
    assert_eq!(dropped.count("tr#ngay-2026-11-28"), 0);
}

#[tokio::test]
async fn a_late_change_moves_due_days_only_once_that_is_accepted() {
    let world = World::new().await;
    let (admin, owner) = (world.admin().await, world.owner().await);
    let sender = world.browser();
    let receipt = sender.presses(&filled(&world, &sender).await).await;
    receipt.went_through().must_say("15/12/2026");
    let (code, _) = codes(&receipt);

    let page = admin.browser.presses(&storm(&admin.opens(CALENDAR).await)).await;
    page.went_through().must_say("bổ sung ngày 27/11/2026: Nghỉ do bão (12/TB-UBND)");
    let listed = page.text_of("#de-xuat tbody tr");
    for part in [code.as_str(), "T3 15/12/2026", "T4 16/12/2026"] {
        assert!(listed.contains(part), "{part}: {listed}");
    }
    let case = format!("#de-xuat a[href='/xu-ly/{code}']");
    assert_eq!(page.count(&case), 0, "administrators see no cases");
    sender.opens(&format!("/phan-anh/{code}")).await.must_say("15/12/2026");

    let page = owner.opens(CALENDAR).await;
    assert_eq!(page.count(&case), 1);
    let done = owner.browser.presses(&page.form("form[id^='chap-nhan-']")).await;
    done.must_be_at(CALENDAR).went_through().must_not_say("Đề xuất chuyển ngày trả lời");
    sender.opens(&format!("/phan-anh/{code}")).await.must_say("16/12/2026");

    let page = owner.browser.presses(&done.form("form#bo-2026-11-27")).await;
    let left = owner.browser.presses(&page.form("form[id^='bo-qua-']")).await;
    left.went_through().must_not_say("Đề xuất chuyển ngày trả lời");
    sender.opens(&format!("/phan-anh/{code}")).await.must_say("16/12/2026");
}

#[tokio::test]
async fn a_leader_switches_a_promise_on() {
    let world = World::new().await;
    let leader = world.leader().await;
    let door = leader.opens("/quan-tri").await.link("Thời hạn");
    let page = leader.opens(&door).await;
    page.must_be_at(LIMITS).must_say("R-ANSWER").must_say("15 ngày làm việc");
    assert_eq!(page.count("form[id^='bat-tat-']"), 2, "what the law asks for has no switch");
    let row = "tr:has(form#bat-tat-r-biz-2026-01-01)";
    assert!(page.text_of(row).contains("Đang tắt"), "{}", page.text_of(row));
    let form = page.form("form#bat-tat-r-biz-2026-01-01");
    let done = leader.browser.presses(&form).await;
    done.must_be_at(LIMITS).went_through();
    assert!(done.text_of(row).contains("Đang áp dụng"), "{}", done.text_of(row));
    leader.browser.presses(&form).await.was_refused("vừa được người khác cập nhật");

    let sender = world.browser();
    let receipt = sender.presses(&filled(&world, &sender).await).await;
    receipt.went_through().must_say("01/12/2026");
}

#[tokio::test]
async fn a_limit_is_followed_by_a_dated_row_and_the_old_one_stays() {
    let world = World::new().await;
    let leader = world.leader().await;
    let form = leader.opens(LIMITS).await.form("form#tiep-r-answer").with("amount", "10");
    let early = leader.browser.presses(&form.clone().with("date", "01/01/2020")).await;
    early.was_refused("phải sau ngày bắt đầu của quy định hiện có (23/06/2022)");
    assert_eq!(early.form("form#tiep-r-answer").value("amount"), Some("10"), "what was typed is kept");
    let many = leader.browser.presses(&form.clone().with("amount", "400").with("date", "01/01/2027")).await;
    many.was_refused("Thời hạn là một số từ 1 đến 365");
    let done = leader.browser.presses(&form.with("date", "01/01/2027")).await;
    done.must_be_at(LIMITS)
        .went_through()
        .must_say("Từ 23/06/2022 đến 31/12/2026")
        .must_say("Từ 01/01/2027")
        .must_say("Chưa đến ngày áp dụng");
    assert_eq!(done.count("form#tiep-r-answer"), 1, "only the newest row is followed");
}

#[tokio::test]
async fn settings_are_changed_by_whoever_may() {
    let world = World::new().await;
    let (admin, leader) = (world.admin().await, world.leader().await);
    let page = admin.opens(LIMITS).await;
    assert_eq!(page.count("form#thiet-dat-lanh-dao, form[id^='tiep-'], form[id^='bat-tat-']"), 0);
    let form = page.form("form#thiet-dat-chung").with("hotline", "0220 3999 999");
    let refused = admin.browser.presses(&form.clone().with("retention_months", "nhiều")).await;
    refused.was_refused("Số tháng lưu là một số từ 1 đến 240");
    assert_eq!(refused.form("form#thiet-dat-chung").value("hotline"), Some("0220 3999 999"));
    let done = admin.browser.presses(&form).await;
    done.must_be_at(LIMITS).went_through();
    assert_eq!(done.form("form#thiet-dat-chung").value("hotline"), Some("0220 3999 999"));

    let form = done.form("form#thiet-dat-so-lieu");
    assert_eq!((form.value("entry_days"), form.value("exits_with_awaiting")), (Some("5"), Some("false")));
    let form = form.with("exits_with_awaiting", "true");
    let refused = admin.browser.presses(&form.clone().with("entry_days", "0")).await;
    refused.was_refused("Số ngày làm việc là một số từ 1 đến 20");
    assert_eq!(refused.form("form#thiet-dat-so-lieu").value("exits_with_awaiting"), Some("true"));
    let form = form.with("entry_days", "3");
    let done = admin.browser.presses(&form).await;
    let kept = done.must_be_at(LIMITS).went_through().form("form#thiet-dat-so-lieu");
    assert_eq!((kept.value("entry_days"), kept.value("exits_with_awaiting")), (Some("3"), Some("true")));
    admin.browser.presses(&form).await.was_refused("vừa được người khác cập nhật");
    // What is set holds at once: November is entered until the third working day of December, and who awaits
    // dissolution has left.
    leader.opens("/so-lieu?thang=2026-M11").await.must_say("từ T3 01/12/2026 đến hết T5 03/12/2026");

    let clerk = leader.actor.person.to_string();
    let form = leader.opens(LIMITS).await.form("form#thiet-dat-lanh-dao");
    assert_eq!(form.value("deem_next_working_day"), Some("false"));
    let form = form.with("deem_next_working_day", "true").with("restricted_clerk", &clerk);
    let done = leader.browser.presses(&form).await;
    let kept = done.must_be_at(LIMITS).went_through().form("form#thiet-dat-lanh-dao");
    assert_eq!(kept.value("deem_next_working_day"), Some("true"));
    assert_eq!(kept.value("restricted_clerk"), Some(clerk.as_str()));
    let before = world.rows().await;
    let version = kept.value("seen").unwrap();
    let fields = [("seen", version), ("deem_next_working_day", "false"), ("restricted_clerk", "")];
    assert_eq!(admin.browser.calls(kept.action(), &fields).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn an_officer_keeps_neither_calendar_nor_limits() {
    let world = World::new().await;
    let (officer, leader) = (world.officer().await, world.leader().await);
    let add = leader.opens(CALENDAR).await.form("form#them-ngay").action().to_owned();
    let switch = leader.opens(LIMITS).await.form("form#bat-tat-r-biz-2026-01-01").action().to_owned();
    let before = world.rows().await;
    for page in [CALENDAR, LIMITS] {
        assert_eq!(officer.opens(page).await.status(), StatusCode::FORBIDDEN, "{page}");
    }
    assert_eq!(officer.browser.calls(&add, &STORM).await.status, StatusCode::FORBIDDEN);
    let fields = [("code", "R-BIZ"), ("from", "2026-01-01"), ("seen", "1"), ("on", "true")];
    assert_eq!(officer.browser.calls(&switch, &fields).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.rows().await, before);
}
