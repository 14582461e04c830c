//! Signing in and out: right, wrong, too often; the second factor; the first administrator.

use domain::people::{PersonForm, Role, Roles};
use jiff::SignedDuration;
use nhipcau_tests::{Form, Member, Page, World};
use service::people::{By, NewPerson};

const WRONG: &str = "Tên đăng nhập hoặc mật khẩu chưa đúng";
const LOCKED: &str = "Đã thử sai nhiều lần. Đề nghị thử lại sau";

fn filled(door: &Page, username: &str, password: &str) -> Form {
    door.form("form#dang-nhap").with("username", username).with("password", password)
}

#[tokio::test]
async fn signing_in_leads_to_where_one_wanted_to_go() {
    let world = World::new().await;
    let officer = world.persona(Member::Officer);
    let door = officer.opens("/bang?nhom=II").await;
    door.must_be_at("/dang-nhap");
    let page = officer.browser.presses(&filled(&door, &officer.username, &officer.password)).await;
    page.must_be_at("/bang").must_say("Bảng nhiệm vụ");
    assert!(page.path.contains("nhom=II"), "{}", page.path);
}

#[tokio::test]
async fn a_name_may_be_typed_in_capitals_and_with_blanks() {
    let world = World::new().await;
    let officer = world.persona(Member::Officer);
    let door = officer.opens("/bang").await;
    let typed = format!("  {} ", officer.username.to_uppercase());
    officer.browser.presses(&filled(&door, &typed, &officer.password)).await.must_be_at("/bang");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_read_the_same() {
    let world = World::new().await;
    let browser = world.browser();
    let door = browser.opens("/dang-nhap?toi=/bang").await;
    let mut sentences = Vec::new();
    for name in ["lan.nt", "khong.co.ai"] {
        let page = browser.presses(&filled(&door, name, "khong-phai-mat-khau")).await;
        page.must_be_at("/dang-nhap").was_refused(WRONG).must_not_say("khong-phai-mat-khau");
        assert!(!page.answer.text().contains("khong-phai-mat-khau"), "the password came back");
        let form = page.form("form#dang-nhap");
        assert_eq!(form.value("username"), Some(name), "the name is kept");
        assert_eq!(form.value("password"), Some(""), "the password is not");
        assert_eq!(form.value("toi"), Some("/bang"), "the way on is kept");
        sentences.push(page.refusal());
    }
    assert_eq!(sentences[0], sentences[1]);
    assert_eq!(browser.cookie("nhipcau"), None);
}

#[tokio::test]
async fn an_account_pauses_after_five_wrong_passwords() {
    let world = World::new().await;
    let officer = world.persona(Member::Officer);
    let door = officer.opens("/bang").await;
    for _ in 0..5 {
        officer
            .browser
            .presses(&filled(&door, &officer.username, "sai-mat-khau-roi"))
            .await
            .was_refused(WRONG);
    }
    let right = filled(&door, &officer.username, &officer.password);
    officer.browser.presses(&right).await.was_refused(LOCKED);
    world.browser().presses(&right).await.was_refused(LOCKED);
    world.clock.advance(SignedDuration::from_secs(31));
    officer.browser.presses(&right).await.must_be_at("/bang");
}

#[tokio::test]
async fn an_address_pauses_after_ten_failures_and_others_do_not_notice() {
    let world = World::new().await;
    let stranger = world.browser_at("203.0.113.7");
    let door = stranger.opens("/dang-nhap").await;
    for number in 0..10 {
        stranger
            .presses(&filled(&door, &format!("ten.thu{number}"), "sai-mat-khau-roi"))
            .await
            .was_refused(WRONG);
    }
    stranger.presses(&filled(&door, "lan.nt", "sai-mat-khau-roi")).await.was_refused(LOCKED);
    world.officer().await;
}

#[tokio::test]
async fn an_administrators_password_alone_opens_nothing() {
    let world = World::new().await;
    let admin = world.persona(Member::Admin);
    let door = admin.opens("/bang").await;
    let page = admin.browser.presses(&filled(&door, &admin.username, &admin.password)).await;
    page.must_be_at("/dang-nhap/xac-thuc").must_say("Xác thực lớp hai");
    for place in ["/bang", "/bang/II.4", "/hom-nay", "/quan-tri", "/tai-khoan"] {
        admin.opens(place).await.must_be_at("/dang-nhap/xac-thuc");
    }
    assert_eq!(admin.browser.listens().await.status, 401);
    let wrong = admin.browser.presses(&page.form("form#ma").with("one_time_code", "000000")).await;
    wrong.was_refused("Mã xác thực chưa đúng");
    let secret = admin.totp_secret.clone().unwrap();
    let code = world.one_time_code(&secret);
    let right = page.form("form#ma").with("one_time_code", &code);
    admin.browser.presses(&right).await.must_be_at("/bang");

    let again = world.persona(Member::Admin);
    let door = again.opens("/bang").await;
    let page = again.browser.presses(&filled(&door, &again.username, &again.password)).await;
    let used = again.browser.presses(&page.form("form#ma").with("one_time_code", &code)).await;
    used.was_refused("đã dùng");
}

#[tokio::test]
async fn a_given_password_must_be_changed_first() {
    let world = World::new().await;
    let form = PersonForm {
        name: "Ngô Thị Mới".to_owned(),
        position: String::new(),
        unit: None,
        roles: Roles::new([Role::Viewer]),
        active: true,
    };
    let new = NewPerson { username: "moi.nt".to_owned(), form };
    let given = service::people::add_person(&world.service, &By::Console, new).await.unwrap();
    let browser = world.browser();
    let door = browser.opens("/bang").await;
    let page = browser.presses(&filled(&door, "moi.nt", &given.password)).await;
    page.must_be_at("/dang-nhap/xac-thuc").must_say("Đổi mật khẩu");
    browser.opens("/bang").await.must_be_at("/dang-nhap/xac-thuc");
    let form = page.form("form#mat-khau").with("current_password", &given.password);
    browser.presses(&form.clone().with("new_password", "ngan")).await.was_refused("Mật khẩu cần ít nhất");
    browser.presses(&form.clone().with("new_password", &given.password)).await.was_refused("phải khác");
    let page = browser.presses(&form.with("new_password", "một câu dài của riêng tôi")).await;
    page.must_be_at("/bang");
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    let world = World::new().await;
    let officer = world.officer().await;
    let token = officer.browser.cookie("nhipcau").unwrap();
    officer.signs_out().await.must_be_at("/dang-nhap");
    assert_eq!(officer.browser.cookie("nhipcau"), None);
    let thief = world.browser();
    thief.takes_cookie("nhipcau", &token);
    thief.opens("/bang").await.must_be_at("/dang-nhap");
}

#[tokio::test]
async fn signing_out_makes_the_browser_forget_what_it_showed() {
    let world = World::new().await;
    let officer = world.officer().await;
    let page = officer.opens("/bang").await;
    let answer = officer.browser.posts(&page.form("form[action$='/sign_out']")).await;
    assert_eq!(answer.header("clear-site-data"), "\"cache\"");
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session_of_that_person_alone() {
    let world = World::new().await;
    let (phone, desk, leader) = (world.officer().await, world.officer().await, world.leader().await);
    phone.signs_out_everywhere().await.must_be_at("/dang-nhap");
    desk.opens("/bang").await.must_be_at("/dang-nhap");
    leader.opens("/bang").await.must_be_at("/bang");
}

#[tokio::test]
async fn a_made_up_session_is_nobodys() {
    let world = World::new().await;
    for token in ["", "x", "0".repeat(4000).as_str(), "Z2jDrGkgxJHDsw", "..%2f"] {
        let browser = world.browser();
        browser.takes_cookie("nhipcau", token);
        browser.opens("/bang").await.must_be_at("/dang-nhap");
    }
}

#[tokio::test]
async fn the_way_on_never_leaves_the_site() {
    let world = World::new().await;
    for wanted in ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"] {
        let officer = world.persona(Member::Officer);
        let door = officer.opens(&format!("/dang-nhap?toi={}", app::routes::encoded(wanted))).await;
        assert_eq!(door.form("form#dang-nhap").value("toi"), Some("/hom-nay"), "{wanted}");
        let form = filled(&door, &officer.username, &officer.password).with("toi", wanted);
        let answer = officer.browser.posts(&form).await;
        assert_eq!(answer.header("location"), "/hom-nay", "{wanted}");
    }
}

#[tokio::test]
async fn the_first_administrator_comes_by_a_link_that_works_once() {
    let world = World::empty().await;
    let token = service::people::create_setup_link(&world.service).await.unwrap().unwrap();
    let browser = world.browser();
    let page = browser.opens(&app::routes::set_up(&token)).await;
    page.must_say("Thiết lập quản trị viên");
    let form = page.form("main form").with("name", "Vũ Quang Huy").with("username", "quantri");
    browser.presses(&form.clone().with("new_password", "123456")).await.was_refused("Mật khẩu cần ít nhất");
    let page = browser.presses(&form.with("new_password", "cầu nối nhịp sông Kinh Thầy")).await;
    page.must_be_at("/dang-nhap/xac-thuc").must_say("Vai trò của Ông/Bà bắt buộc xác thực lớp hai");

    let secret = page.attribute("a[href^='otpauth:']", "href").unwrap();
    let secret = secret.split(['?', '&']).find_map(|pair| pair.strip_prefix("secret=")).unwrap().to_owned();
    let form = page.form("main form:has([name=one_time_code])");
    let codes = browser.presses(&form.with("one_time_code", &world.one_time_code(&secret))).await;
    codes.must_say("Mã dự phòng").must_say("Các mã chỉ hiện lần này");
    browser.opens(&codes.path).await.must_say("đã hiện một lần");
    browser.opens("/bang").await.must_not_say("Đăng nhập bằng tài khoản khác");

    let late = world.browser().opens(&app::routes::set_up(&token)).await;
    late.must_say("Đường dẫn thiết lập không đúng, đã dùng hoặc đã hết hạn");
    assert!(late.find_form("main form:has([name=new_password])").is_none());
    assert_eq!(service::people::create_setup_link(&world.service).await.unwrap(), None);
}
