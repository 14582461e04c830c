//! One's own account, and what administrators do with accounts and units.

use domain::people::Role;
use nhipcau_tests::{Member, Page, Persona, World};

async fn adds(admin: &Persona, username: &str, role: Role) -> Page {
    let page = admin.opens("/quan-tri/nguoi-dung/moi").await;
    let form = page
        .form("form#nguoi-moi")
        .with("name", "Ngô Thị Mới")
        .with("username", username)
        .with(&format!("role_{}", role.name()), "on");
    admin.browser.presses(&form).await
}

/// The address of somebody's account in the administrator's list.
async fn account_of(admin: &Persona, name: &str) -> String {
    admin.opens("/quan-tri/nguoi-dung").await.link(name)
}

#[tokio::test]
async fn a_new_account_gets_a_password_that_is_shown_once_and_changed_first() {
    let world = World::new().await;
    let admin = world.admin().await;
    let given = adds(&admin, "moi.nt", Role::Viewer).await;
    given.went_through().must_say("moi.nt").must_say("Chỉ hiện lần này");
    let password = given.texts("code, kbd, output, .secret").into_iter().next().unwrap();
    admin.opens(&given.path).await.must_not_say(&password);

    let browser = world.browser();
    let door = browser.opens("/bang").await.form("form#dang-nhap");
    let page = browser.presses(&door.with("username", "moi.nt").with("password", &password)).await;
    page.must_be_at("/dang-nhap/xac-thuc").must_say("Mật khẩu được cấp chỉ dùng cho lần đầu");
}

#[tokio::test]
async fn what_is_wrong_with_a_new_account_is_said_in_place_and_nothing_is_lost() {
    let world = World::new().await;
    let admin = world.admin().await;
    let before = world.rows().await;
    let page = adds(&admin, "lan.nt", Role::Viewer).await;
    page.was_refused("Tên đăng nhập này đã có người dùng.");
    assert_eq!(page.form("form#nguoi-moi").value("name"), Some("Ngô Thị Mới"));
    adds(&admin, "Có Dấu", Role::Viewer).await.was_refused("Tên đăng nhập gồm 3 đến 32 ký tự");
    let form = admin.opens("/quan-tri/nguoi-dung/moi").await.form("form#nguoi-moi");
    let page = admin.browser.presses(&form.with("name", "Ai Đó").with("username", "ai.do")).await;
    assert!(page.refusal().is_some(), "a role is needed");
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_closed_account_is_out_at_once() {
    let world = World::new().await;
    let (admin, officer) = (world.admin().await, world.officer().await);
    let page = admin.opens(&account_of(&admin, "Nguyễn Thị Lan").await).await;
    let form = page.form("form#nguoi").without("active");
    admin.browser.presses(&form).await.went_through();
    officer.opens("/bang").await.must_be_at("/dang-nhap");
    let again = world.persona(Member::Officer);
    let page = world.signs_in(&again, "/bang").await;
    page.must_be_at("/dang-nhap").was_refused("Tên đăng nhập hoặc mật khẩu chưa đúng");
}

#[tokio::test]
async fn another_role_counts_from_the_next_request_on() {
    let world = World::new().await;
    let (admin, viewer) = (world.admin().await, world.viewer().await);
    assert!(viewer.looks_at("II.4").await.find_form("form#bao-vuong-mac").is_none());
    let page = admin.opens(&account_of(&admin, "Bùi Thị Xem").await).await;
    let form = page.form("form#nguoi").with("role_plan_owner", "on");
    admin.browser.presses(&form).await.went_through();
    assert!(viewer.looks_at("II.4").await.find_form("form#bao-vuong-mac").is_some());
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let world = World::new().await;
    let admin = world.admin().await;
    let page = admin.opens(&account_of(&admin, "Vũ Quang Huy").await).await;
    let before = world.rows().await;
    let form = page.form("form#nguoi");
    admin.browser.presses(&form.clone().without("active")).await.was_refused("ít nhất một người quản trị");
    let demoted = form.without("role_admin").with("role_viewer", "on");
    admin.browser.presses(&demoted).await.was_refused("ít nhất một người quản trị");
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_given_password_ends_every_session_of_that_person() {
    let world = World::new().await;
    let (admin, officer) = (world.admin().await, world.officer().await);
    let page = admin.opens(&account_of(&admin, "Nguyễn Thị Lan").await).await;
    admin.browser.presses(&page.form("form#cap-lai")).await.went_through().must_say("lan.nt");
    officer.opens("/bang").await.must_be_at("/dang-nhap");
}

#[tokio::test]
async fn units_are_added_and_renamed_and_no_name_belongs_to_two() {
    let world = World::new().await;
    let (owner, officer) = (world.owner().await, world.officer().await);
    let page = owner.opens("/quan-tri/don-vi/moi").await;
    let form = page
        .form("main form")
        .with("name", "Đội Quản lý trật tự đô thị")
        .with("short_name", "QLTTĐT")
        .with("code", "QLTTDT");
    owner.browser.presses(&form).await.went_through().must_say("Đội Quản lý trật tự đô thị");
    let before = world.rows().await;
    owner.browser.presses(&form).await.was_refused("đã thuộc về một đơn vị khác");
    assert_eq!(world.rows().await, before);

    let place = owner.opens("/quan-tri/don-vi").await.link("Phòng Kinh tế");
    let form = owner.opens(&place).await.form("main form").with("short_name", "P.KT");
    owner.browser.presses(&form).await.went_through();
    let card = officer.looks_at_board("").await.text_of("[data-task='II.4'] .chips");
    assert!(card.contains("P.KT"), "{card}");
}

#[tokio::test]
async fn one_changes_ones_password_and_other_devices_are_signed_out() {
    let world = World::new().await;
    let (phone, desk) = (world.officer().await, world.officer().await);
    let page = phone.opens("/tai-khoan").await;
    page.must_say("thiết bị này").must_say("Nguyễn Thị Lan");
    let form = page.form("form#doi-mat-khau").with("new_password", "một câu dài của riêng tôi");
    let wrong = form.clone().with("current_password", "không phải");
    assert!(phone.browser.presses(&wrong).await.refusal().is_some());
    let right = form.with("current_password", &phone.password);
    phone.browser.presses(&right).await.went_through().must_say("Đã đổi mật khẩu.");
    phone.opens("/bang").await.must_be_at("/bang");
    desk.opens("/bang").await.must_be_at("/dang-nhap");
}

#[tokio::test]
async fn a_second_factor_is_turned_on_by_choice_and_asked_for_from_then_on() {
    let world = World::new().await;
    let officer = world.officer().await;
    let page = officer.opens("/tai-khoan/lop-hai").await;
    let secret = page.attribute("a[href^='otpauth:']", "href").unwrap();
    let secret = secret.split(['?', '&']).find_map(|pair| pair.strip_prefix("secret=")).unwrap().to_owned();
    let form = page.form("main form:has([name=one_time_code])");
    let codes = officer.browser.presses(&form.with("one_time_code", &world.one_time_code(&secret))).await;
    codes.went_through().must_say("Các mã chỉ hiện lần này");
    officer.opens("/tai-khoan").await.must_say("Đang bật");

    let again = world.persona(Member::Officer);
    let page = world.signs_in(&again, "/bang").await;
    page.must_be_at("/dang-nhap/xac-thuc");
    let codes = codes.text_of(".secret");
    let recovery = codes.split_whitespace().next().unwrap();
    let form = page.form("form#ma-du-phong").with("one_time_code", recovery);
    again.browser.presses(&form).await.must_be_at("/bang");
}
