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
