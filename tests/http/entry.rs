//! Monthly values: the one-stop centre enters and sends, a leader approves or returns, corrections keep what was there;
//! what is refused is said at its field and leaves nothing behind.

use http::StatusCode;
use nhipcau_tests::{Form, Member, Page, Persona, World};

const ENTRY: &str = "/so-lieu";
/// The smallest picture.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

/// The page of an indicator in a month.
fn of(code: &str, month: &str) -> String {
    format!("{ENTRY}?thang={month}&ct={code}")
}

/// The form of a value, filled in.
async fn filled(who: &Persona, code: &str, month: &str, numerator: &str, denominator: &str) -> Form {
    let page = who.opens(&of(code, month)).await;
    let form = page.form("form#nhap-so").with("numerator", numerator).with("denominator", denominator);
    form.with("note", "Theo sổ theo dõi")
}

/// Types a month's value and sends it.
pub async fn sends(who: &Persona, code: &str, month: &str, numerator: &str, denominator: &str) -> Page {
    let form = filled(who, code, month, numerator, denominator).await;
    who.browser.presses(&form.with("act", "submit")).await
}

/// Approves what waits.
pub async fn approves(who: &Persona, code: &str, month: &str) -> Page {
    let form = who.opens(&of(code, month)).await.form("form#duyet");
    who.browser.presses(&form.with("step", "approve")).await
}

#[tokio::test]
async fn a_value_goes_from_two_numbers_to_the_public() {
    let world = World::new().await;
    let (clerk, leader) = (world.signed_in(Member::Clerk).await, world.leader().await);
    let page = clerk.opens(ENTRY).await;
    page.must_be_at(ENTRY)
        .must_say("Số liệu chỉ tiêu, tháng 10/2026")
        .must_say("Đã gửi 0 trên 4 chỉ tiêu")
        .must_say("CT1. Tỷ lệ cấp kết quả giải quyết thủ tục hành chính điện tử");
    assert_eq!(page.count(".action-bar [data-kind=primary]"), 1, "one primary action");
    world.browser().opens("/chi-tieu").await.must_say("Chưa có số liệu được duyệt của năm 2026");

    let form = page.form("form#nhap-so").with("numerator", "411").with("denominator", "412");
    let draft = clerk.browser.presses(&form.clone().with("act", "save")).await;
    draft.went_through().must_say("Đã lưu bản nháp của CT1.").must_say("Bản nháp");
    let sent = sends(&clerk, "CT1", "2026-M10", "411", "412").await;
    sent.went_through().must_say("Đã gửi CT1 chờ duyệt.").must_say("Đã gửi 1 trên 4 chỉ tiêu");
    sent.must_say("CT2. Tỷ lệ khai thác");
    let waiting = clerk.opens(&of("CT1", "2026-M10")).await;
    waiting.must_say("99,76% · Chưa đạt").must_say("Chờ duyệt").must_say("Lịch sử số liệu (1)");
    let behind = "/dieu-hanh/CT1?nam=2026&thang=10";
    assert!(waiting.count(&format!("#dang-mo a.rate[href='{behind}']")) == 1, "the number leads to its rows");
    clerk.opens(behind).await.must_say("CT1: số liệu gốc tháng 10/2026").must_say("99,76% (411/412)");
    world.browser().opens("/chi-tieu").await.must_not_say("99,76%");

    let page = leader.opens(ENTRY).await;
    page.must_say("CT1. Tỷ lệ cấp kết quả").must_say("Đỗ Thị Mai");
    let refused = leader.browser.presses(&page.form("form#duyet").with("step", "return")).await;
    refused.was_refused("Đề nghị nhập nội dung này");
    let form = leader.opens(&of("CT1", "2026-M10")).await.form("form#duyet");
    let returned =
        leader.browser.presses(&form.with("step", "return").with("note", "Thiếu minh chứng")).await;
    returned.went_through().must_say("Đã trả lại CT1.");
    let back = clerk.opens(&of("CT1", "2026-M10")).await;
    back.must_say("Trả lại").must_say("“Thiếu minh chứng”");
    assert_eq!(back.form("form#nhap-so").value("numerator"), Some("411"), "what was typed is there again");

    sends(&clerk, "CT1", "2026-M10", "411", "412").await.went_through();
    approves(&leader, "CT1", "2026-M10").await.went_through().must_say("Đã duyệt CT1.");
    let public = world.browser().opens("/chi-tieu").await;
    public
        .must_be_at("/chi-tieu")
        .must_say("99,76%")
        .must_say("Đến hết tháng 10/2026: 411 trên 412.")
        .must_not_say("Đỗ Thị Mai");
    assert_eq!(public.count("script[type=module], script[src]"), 0, "readable without code");

    // A month later nothing has come: what is out of date says so.
    world.clock.set("2026-12-09T01:00:00Z".parse().unwrap());
    let late = world.browser().opens("/chi-tieu").await;
    late.must_say("mới có đến tháng 10/2026; số liệu tháng 11/2026 đã quá hạn")
        .must_say("Chưa có số liệu; số liệu tháng 11/2026 đã quá hạn");
}

#[tokio::test]
async fn a_correction_is_a_new_revision_beside_the_old_one() {
    let world = World::new().await;
    let (clerk, leader) = (world.signed_in(Member::Clerk).await, world.leader().await);
    sends(&clerk, "CT2", "2026-M10", "80", "100").await.went_through();
    approves(&leader, "CT2", "2026-M10").await.went_through();
    sends(&clerk, "CT2", "2026-M10", "80", "100").await.was_refused("giống số đã duyệt");
    sends(&clerk, "CT2", "2026-M10", "82", "100").await.went_through();
    let page = clerk.opens(&of("CT2", "2026-M10")).await;
    page.must_say("Số đang dùng (đã duyệt): 80 trên 100, 80%").must_say("Lịch sử số liệu (2)");
    assert_eq!(page.count("#dang-mo .notice a[href='/dieu-hanh/CT2?nam=2026&thang=10']"), 1);
    for part in ["Lần nhập 1: 80 trên 100", "Lần nhập 2: 82 trên 100", "Hoàng Văn Minh"] {
        page.must_say(part);
    }
    world.browser().opens("/chi-tieu").await.must_say("80 trên 100").must_not_say("82 trên 100");
    approves(&leader, "CT2", "2026-M10").await.went_through();
    world.browser().opens("/chi-tieu").await.must_say("82 trên 100");
}

#[tokio::test]
async fn an_approved_value_is_not_revised_without_a_reason() {
    let world = World::new().await;
    let (clerk, leader) = (world.signed_in(Member::Clerk).await, world.leader().await);
    sends(&clerk, "CT2", "2026-M10", "80", "100").await.went_through();
    let done = approves(&leader, "CT2", "2026-M10").await;
    done.went_through().must_say("CT2");
    assert_eq!(done.count("form#duyet"), 0, "a second press of the same button finds nothing to approve");
    let form = filled(&clerk, "CT2", "2026-M10", "82", "100").await.with("note", " ").with("act", "submit");
    let refused = clerk.browser.presses(&form).await;
    refused.was_refused("lý do sửa");
    assert_eq!(refused.form("form#nhap-so").value("numerator"), Some("82"));
}

#[tokio::test]
async fn a_jump_is_asked_about_and_nothing_typed_is_lost() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    sends(&clerk, "CT4", "2026-M09", "95", "100").await.went_through();
    let form = filled(&clerk, "CT4", "2026-M10", "50", "100").await.with("note", "Hệ thống ngừng hai tuần");
    let form = form.with_file("file", "bang.png", PIXEL).with("act", "submit");
    let asked = clerk.browser.presses(&form).await;
    asked.was_refused("lệch lớn so với số liệu gần nhất trước đó: tỷ lệ từ 95% thành 50%");
    let kept = asked.form("form#nhap-so");
    assert_eq!((kept.value("numerator"), kept.value("denominator")), (Some("50"), Some("100")));
    assert_eq!(kept.value("note"), Some("Hệ thống ngừng hai tuần"));
    assert_eq!(
        asked.count(".entry-doubt:not([hidden]) input[name=confirmed]"),
        1,
        "the question is in sight"
    );
    asked.must_say("bang.png");
    let sent = clerk.browser.presses(&kept.with("confirmed", "on").with("act", "submit")).await;
    sent.went_through().must_say("Đã gửi CT4 chờ duyệt.");
    let page = clerk.opens(&of("CT4", "2026-M10")).await;
    page.must_say("50 trên 100").must_say("bang.png");
    let file = page.link("bang.png");
    assert!(file.starts_with("/so-lieu/tep/"), "{file}");
    let (viewer, stranger) = (world.viewer().await, world.browser());
    assert_eq!(viewer.browser.asks(&file).await.header("content-type"), "image/png");
    assert_eq!(stranger.asks(&file).await.status, StatusCode::SEE_OTHER);
    assert_eq!(viewer.browser.asks("/so-lieu/tep/1").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_leaves_nothing() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let before = world.rows().await;
    let billion = "1000000000000000000";
    for (numerator, denominator, field, why) in [
        ("105", "100", "numerator", "Tử số không được lớn hơn mẫu số"),
        ("-1", "100", "numerator", "Số liệu không được nhỏ hơn 0"),
        (billion, billion, "denominator", "Số liệu lớn hơn mức có thể có"),
        ("chín mươi", "100", "numerator", "Chỉ nhập chữ số"),
        ("=1+1", "100", "numerator", "Chỉ nhập chữ số"),
        ("90", "1,000.5", "denominator", "Dấu phân cách chưa rõ nghĩa"),
        ("5", "0", "denominator", "Mẫu số phải lớn hơn 0"),
        ("", "100", "numerator", "Đề nghị nhập nội dung này"),
    ] {
        let page = sends(&clerk, "CT1", "2026-M10", numerator, denominator).await;
        let said = page.text_of(&format!("#nhap-so-{field}-error"));
        assert!(said.contains(why), "{numerator}/{denominator}: {said}");
        let kept = page.form("form#nhap-so");
        assert_eq!(
            (kept.value("numerator"), kept.value("denominator")),
            (Some(numerator), Some(denominator))
        );
    }
    for (month, why) in [
        ("2026-M13", "Không có tháng này"),
        ("2026", "Không có tháng này"),
        ("2026-M12", "Tháng này chưa tới"),
        ("2026-M11", "Tháng này chưa kết thúc"),
        ("2023-M01", "Chỉ nhập số liệu của năm 2026"),
    ] {
        let form = filled(&clerk, "CT1", "2026-M10", "1", "1").await;
        let form = form.with("month", month).with("kind", "actual").with("act", "submit");
        clerk.browser.presses(&form).await.was_refused(why);
    }
    let page = "/so-lieu?thang=2026-M10&ct=CT1";
    for (indicator, status) in [("x", StatusCode::BAD_REQUEST), ("1", StatusCode::NOT_FOUND)] {
        let fields = [("indicator", indicator), ("seen", "0"), ("month", "2026-M10")];
        let answer = clerk.browser.calls(ENTRY, &fields).await;
        assert!(answer.status.is_client_error(), "{status}: {}", answer.status);
    }
    let large = vec![0_u8; 21 * 1024 * 1024];
    let form = clerk.opens(page).await.form("form#nhap-so").with("numerator", "1").with("denominator", "1");
    let form = form.with("act", "submit").with_file("file", "lon.png", &large);
    clerk.browser.presses(&form).await.was_refused("Tệp lớn hơn 20 MB");
    let form = clerk.opens(page).await.form("form#nhap-so").with("numerator", "1").with("denominator", "1");
    let form = form.with("act", "submit").with_file("file", "a.exe", b"MZ\x90\0this program");
    let refused = clerk.browser.presses(&form).await;
    assert!(!refused.text_of("#nhap-so-file-error").is_empty(), "{}", refused.text());
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn nothing_of_nothing_and_an_estimate_say_so() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    sends(&clerk, "CT3", "2026-M10", "0", "0").await.went_through();
    clerk.opens(&of("CT3", "2026-M10")).await.must_say("Không phát sinh");
    let page = clerk.opens(&of("CT1", "2026-M11")).await;
    page.must_say("chỉ nhập được số ước").must_say("Chưa tới hạn nhập");
    assert_eq!(page.form("form#nhap-so").value("kind"), Some("estimate"));
    sends(&clerk, "CT1", "2026-M11", "9", "10").await.went_through();
    for path in ["/so-lieu?thang=2027-M01", "/so-lieu?thang=x", "/so-lieu?thang=2026-Q1", "/so-lieu?ct=CT99"]
    {
        assert_eq!(clerk.opens(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn each_role_does_its_part_alone() {
    let world = World::new().await;
    let (clerk, leader) = (world.signed_in(Member::Clerk).await, world.leader().await);
    let (viewer, admin, officer) = (world.viewer().await, world.admin().await, world.officer().await);
    sends(&clerk, "CT1", "2026-M10", "5", "10").await.went_through();
    for who in [&viewer, &admin, &officer] {
        let page = who.opens(&of("CT1", "2026-M10")).await;
        page.must_be_at(ENTRY).must_say("5 trên 10");
        assert_eq!((page.count("form#nhap-so"), page.count("form#duyet")), (0, 0), "{}", who.username);
    }
    officer.opens(&of("CT1", "2026-M10")).await.must_say("Chỉ tiêu này do đơn vị khác nhập số liệu");
    let page = leader.opens(&of("CT1", "2026-M10")).await;
    let form = page.form("form#duyet").with("step", "approve");
    for who in [&clerk, &viewer, &admin, &officer] {
        who.browser.presses(&form).await.was_refused("không có quyền");
    }
    let mine = clerk.opens(&of("CT2", "2026-M10")).await.form("form#nhap-so");
    let mine = mine.with("numerator", "1").with("denominator", "2").with("act", "submit");
    viewer.browser.presses(&mine).await.was_refused("không có quyền");
    officer.browser.presses(&mine).await.was_refused("đơn vị khác");
    // Whoever was slower hears who was quicker, and keeps what was typed.
    let (first, second) = (
        filled(&clerk, "CT2", "2026-M10", "1", "2").await,
        filled(&leader, "CT2", "2026-M10", "2", "2").await,
    );
    clerk.browser.presses(&first.with("act", "submit")).await.went_through();
    let stale = leader.browser.presses(&second.with("act", "submit")).await;
    stale.was_refused("Đỗ Thị Mai");
}

#[tokio::test]
async fn a_closed_year_takes_nothing() {
    let world = World::new().await;
    let (clerk, leader) = (world.signed_in(Member::Clerk).await, world.leader().await);
    let open = filled(&clerk, "CT1", "2026-M10", "1", "2").await.with("act", "submit");
    let form = leader.opens(ENTRY).await.form("form#chot-nam");
    leader.browser.presses(&form).await.went_through().must_say("Số liệu năm 2026 đã chốt");
    clerk.browser.presses(&open).await.was_refused("Số liệu năm 2026 đã chốt");
    assert_eq!(clerk.opens(&of("CT1", "2026-M10")).await.count("form#nhap-so"), 0);
    let form = leader.opens(ENTRY).await.form("form#chot-nam");
    leader.browser.presses(&form).await.went_through();
    sends(&clerk, "CT1", "2026-M10", "1", "2").await.went_through();
}

#[tokio::test]
async fn an_administrator_defines_what_is_followed_besides() {
    let world = World::new().await;
    let (admin, clerk) = (world.admin().await, world.signed_in(Member::Clerk).await);
    assert_eq!(clerk.opens("/so-lieu/chi-tieu").await.status(), StatusCode::FORBIDDEN);
    let page = admin.opens("/so-lieu/chi-tieu").await;
    let form = page.form("form#them-chi-tieu");
    let refused = admin.browser.presses(&form.clone().with("target", "rất tốt")).await;
    refused.must_say("Chưa hiểu mức phấn đấu này").must_say("Đề nghị nhập nội dung này");
    let form = form.with("code", "KH115-1").with("name", "Số lớp tập huấn").with("measure", "lớp");
    let form = form.with("target", "Tối thiểu 12").with("formula", "count");
    let done = admin.browser.presses(&form).await;
    done.went_through().must_say("KH115-1. Số lớp tập huấn");
    admin.browser.presses(&form).await.was_refused("Mã này đã được dùng");
    let change = admin.opens("/so-lieu/chi-tieu?ct=CT1").await.form("form#sua-chi-tieu");
    let changed = admin.browser.presses(&change.with("numerator_label", "Hồ sơ trả bản điện tử")).await;
    changed.went_through();
    clerk.opens(&of("CT1", "2026-M10")).await.must_say("Tử số: Hồ sơ trả bản điện tử");
    clerk.opens(&of("KH115-1", "2026-M10")).await.must_say("Mức phải đạt: Tối thiểu 12");
}

#[tokio::test]
async fn a_group_of_766_is_added_with_a_press_and_no_longer_offered() {
    let world = World::new().await;
    let (admin, clerk) = (world.admin().await, world.signed_in(Member::Clerk).await);
    let page = admin.opens("/so-lieu/chi-tieu").await;
    assert_eq!(page.count("#mau li"), 5);
    let page = admin.opens(&page.link("766-3 Số hóa hồ sơ")).await;
    let form = page.form("form#them-chi-tieu");
    assert_eq!(form.value("code"), Some("766-3"));
    admin.browser.presses(&form).await.went_through();
    let page = admin.opens("/so-lieu/chi-tieu").await;
    page.must_say("Số hóa hồ sơ (Bộ chỉ số 766, tối đa 22 điểm)");
    assert_eq!(page.count("#mau li"), 4);
    // 21,43 of 22 points.
    sends(&clerk, "766-3", "2026-M10", "2143", "2200").await.went_through().must_say("97,41%");
}

#[tokio::test]
async fn a_target_against_last_year_stands_once_that_year_is_known() {
    let world = World::new().await;
    let (admin, leader) = (world.admin().await, world.leader().await);
    let form = admin.opens("/so-lieu/chi-tieu").await.form("form#them-chi-tieu");
    let form =
        form.with("code", "KH115-3").with("name", "Tỷ lệ thanh toán trực tuyến").with("formula", "share");
    admin.browser.presses(&form.with("target", "Tăng 5% so với năm 2025")).await.went_through();
    sends(&leader, "KH115-3", "2026-M10", "85", "100").await.went_through();
    approves(&leader, "KH115-3", "2026-M10").await.went_through();
    let said = leader.opens("/dieu-hanh").await.text_of("#chi-tieu-KH115-3");
    assert!(said.contains("Chưa đủ số liệu năm gốc để so sánh"), "{said}");
    assert!(said.contains("Chỉ tiêu so với năm 2025, năm đó còn thiếu số liệu tháng 1, 2, 3"), "{said}");
    for month in 1..=12 {
        sends(&leader, "KH115-3", &format!("2025-M{month:02}"), "80", "100").await.went_through();
    }
    let said = leader.opens("/dieu-hanh").await.text_of("#chi-tieu-KH115-3");
    assert!(said.contains("chỉ tiêu tối thiểu 84%"), "a twentieth more than 80: {said}");
    assert!(!said.contains("còn thiếu số liệu tháng 1"), "{said}");
}
