//! Counts of businesses: the base year first, growth that follows, single events, and what is refused.

use nhipcau_tests::{Page, Persona, World};

const BUSINESS: &str = "/doanh-nghiep";

async fn counts(who: &Persona, entity: &str, month: &str, fields: &[(&str, &str)]) -> Page {
    let page = who.opens(&format!("{BUSINESS}?nam=2026&loai={entity}&thang={month}")).await;
    let form = page.form("form#nhap-so-luong");
    who.browser.presses(&fields.iter().fold(form, |form, (name, value)| form.with(name, value))).await
}

#[tokio::test]
async fn growth_needs_its_base_year_and_says_what_is_missing() {
    let world = World::new().await;
    let owner = world.owner().await;
    let page = owner.opens(BUSINESS).await;
    page.must_be_at(BUSINESS)
        .must_say("Phát triển doanh nghiệp năm 2026")
        .must_say("Chưa có số liệu năm 2025");
    for (month, founded, returned) in (1..=12)
        .zip([12, 6, 10, 11, 9, 10, 13, 12, 11, 12, 10, 14])
        .zip([5, 1, 2, 3, 2, 2, 3, 2, 2, 3, 2, 3])
        .map(|((month, founded), returned)| (month, founded, returned))
    {
        let (founded, returned): (i32, i32) = (founded, returned);
        let typed = [("founded", founded.to_string()), ("returned", returned.to_string())];
        let typed = typed.each_ref().map(|(name, value)| (*name, value.as_str()));
        counts(&owner, "enterprise", &format!("2025-M{month:02}"), &typed).await.went_through();
    }
    let page = counts(&owner, "enterprise", "2026-M01", &[("founded", "11"), ("returned", "6")]).await;
    page.went_through()
        .must_say("Đến hết tháng 1: 17 lượt gia nhập và tái gia nhập, cùng kỳ năm 2025 là 17")
        .must_say("Mục tiêu cả năm 184; còn cần 167 lượt")
        .must_not_say("Chưa có số liệu năm 2025 của các tháng");
    let page = counts(&owner, "enterprise", "2026-M01", &[("founded", "12"), ("returned", "6")]).await;
    page.went_through().must_say("Lịch sử (2)").must_say("Lần 1: thành lập mới 11");
}

#[tokio::test]
async fn what_is_wrong_with_counts_is_said_at_its_field() {
    let world = World::new().await;
    let owner = world.owner().await;
    let before = world.rows().await;
    for (field, value, why) in [
        ("founded", "-3", "Số liệu không được nhỏ hơn 0"),
        ("founded", "1000000000000000000", "Số liệu lớn hơn"),
        ("suspended", "ba", "Chỉ nhập chữ số"),
        ("month", "2026-M13", "Không có tháng này"),
        ("month", "2026-M12", "Tháng này chưa tới"),
        ("entity", "x", "Lựa chọn này không có"),
    ] {
        let page = counts(&owner, "enterprise", "2026-M10", &[(field, value)]).await;
        page.was_refused(why);
    }
    assert_eq!(world.rows().await, before);
    let viewer = world.viewer().await;
    let page = viewer.opens(&format!("{BUSINESS}?nam=2026&loai=enterprise&thang=2026-M10")).await;
    assert_eq!(page.count("form#nhap-so-luong"), 0);
    let form = owner.opens(&page.path).await.form("form#nhap-so-luong");
    viewer.browser.presses(&form.with("founded", "1")).await.was_refused("không có quyền");
}

#[tokio::test]
async fn a_converted_household_counts_once_on_each_side() {
    let world = World::new().await;
    let owner = world.owner().await;
    let form = owner.opens(BUSINESS).await.form("form#ghi-bien-dong");
    let form = form.with("entity", "household").with("kind", "converted").with("name", "Hộ Minh Tâm");
    owner.browser.presses(&form.clone().with("day", "31/12/2026")).await.was_refused("Ngày này chưa tới");
    let page = owner.browser.presses(&form.with("day", "12/10/2026")).await;
    page.went_through()
        .must_say("12/10/2026: Hộ kinh doanh · Chuyển đổi thành doanh nghiệp")
        .must_say("Hộ Minh Tâm");
    page.must_say("Từ biến động đã ghi");
    let remove = page.form("#bien-dong .files form");
    owner.browser.presses(&remove).await.went_through().must_say("Chưa ghi biến động nào");
}

#[tokio::test]
async fn exits_are_held_against_entries_and_against_those_active_when_the_year_began() {
    let world = World::new().await;
    let owner = world.owner().await;
    counts(&owner, "enterprise", "2026-M01", &[("founded", "30"), ("suspended", "4"), ("dissolved", "2")])
        .await
        .went_through();
    let page = owner.opens(BUSINESS).await;
    page.must_say("Rút lui khỏi thị trường: 20 trên 100 lượt gia nhập")
        .must_say("Chưa có số doanh nghiệp đang hoạt động đầu năm 2026");
    let form = page.form("form#dau-nam");
    owner.browser.presses(&form.clone().with("active", "0")).await.was_refused("Đề nghị nhập nội dung này");
    let page = owner.browser.presses(&form.clone().with("active", "1.250")).await;
    page.went_through()
        .must_say("Doanh nghiệp đang hoạt động ngày 01/01/2026: 1.250.")
        .must_say("Rút lui so với số doanh nghiệp đang hoạt động đầu năm: 0,48 trên 100.");
    // Whoever typed at the same time is told, and nothing is overwritten.
    owner.browser.presses(&form.with("active", "900")).await.must_say("1.250");
    let leader = world.leader().await;
    let dashboard = leader.opens("/dieu-hanh").await;
    dashboard.must_say("So với số doanh nghiệp đang hoạt động đầu năm: 0,48 trên 100.");
    assert_eq!(world.viewer().await.opens(BUSINESS).await.count("form#dau-nam"), 0);
    // Staff's own number, until a leader has a way to approve it.
    let public = world.browser().opens("/chi-tieu").await;
    public.must_not_say("1.250");
}

#[tokio::test]
async fn a_month_of_a_chart_leads_to_its_form_or_for_a_reader_to_its_table() {
    let world = World::new().await;
    let (owner, viewer) = (world.owner().await, world.viewer().await);
    counts(&owner, "enterprise", "2026-M01", &[("founded", "12")]).await.went_through();
    let form = "/doanh-nghiep?nam=2026&loai=enterprise&thang=2026-M01#so-luong";
    let table = "/doanh-nghiep?nam=2026&loai=enterprise#bang-enterprise-2026-thang";
    for (who, leads, not) in [(&owner, form, table), (&viewer, table, form)] {
        let spots = who.opens("/dieu-hanh").await.attributes("#tang-truong .chart a", "href");
        assert!(spots.iter().any(|to| to == leads) && spots.iter().all(|to| to != not), "{spots:?}");
        let (page, part) = leads.split_once('#').unwrap();
        assert_eq!(who.opens(page).await.count(&format!("#{part}")), 1, "{leads}");
    }
}

#[tokio::test]
async fn a_closed_year_is_asked_for_nothing_more() {
    let world = World::new().await;
    let (owner, leader) = (world.owner().await, world.leader().await);
    assert_eq!(owner.opens(BUSINESS).await.count("form#dau-nam"), 1);
    let form = owner.opens(BUSINESS).await.form("form#dau-nam").with("active", "1250");
    let close = leader.opens("/so-lieu").await.form("form#chot-nam");
    leader.browser.presses(&close).await.went_through();
    assert_eq!(owner.opens(BUSINESS).await.count("form#dau-nam"), 0);
    owner.browser.presses(&form).await.was_refused("Số liệu năm 2026 đã chốt");
    let page = counts(&owner, "enterprise", "2026-M01", &[("founded", "12")]).await;
    page.was_refused("Số liệu năm 2026 đã chốt");
}

#[tokio::test]
async fn counts_and_events_are_taken_along() {
    let world = World::new().await;
    let owner = world.owner().await;
    counts(&owner, "enterprise", "2026-M01", &[("founded", "12"), ("returned", "6"), ("suspended", "3")])
        .await
        .went_through();
    let form = owner.opens(BUSINESS).await.form("form#ghi-bien-dong").with("day", "12/01/2026");
    owner.browser.presses(&form.with("name", "=Công ty A")).await.went_through();
    let csv = owner.browser.asks("/doanh-nghiep/xuat.csv?nam=2026").await;
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"doanh-nghiep-2026.csv\"");
    let text = csv.text();
    let line = text.lines().find(|line| line.starts_with("2026-01;Doanh nghiệp;")).unwrap().to_owned();
    assert_eq!(line, "2026-01;Doanh nghiệp;12;6;3;0;0;0;0;18;3;;Nhập tay;1", "{text}");
    let json: serde_json::Value =
        serde_json::from_str(&owner.browser.asks("/doanh-nghiep/xuat.json?nam=2026").await.text()).unwrap();
    assert_eq!((&json[0]["thang"], &json[0]["gia_nhap"]), (&"2026-01".into(), &18.into()));
    let xlsx = owner.browser.asks("/doanh-nghiep/xuat.xlsx?nam=2026").await;
    assert!(xlsx.body.starts_with(b"PK"));
    // What begins like a formula is no formula in a spreadsheet.
    let events = owner.browser.asks("/doanh-nghiep/bien-dong.csv?nam=2026").await.text();
    assert!(events.contains("2026-01-12;Doanh nghiệp;Thành lập mới;'=Công ty A;"), "{events}");
    for path in ["/doanh-nghiep/xuat.csv?nam=x", "/doanh-nghiep/xuat.pdf"] {
        assert_eq!(owner.browser.asks(path).await.status, http::StatusCode::NOT_FOUND, "{path}");
    }
}
