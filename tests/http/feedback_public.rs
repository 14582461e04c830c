//! The public's way with a case, without code: send it, keep the receipt, follow it, write, ask for deletion.

use http::{Request, StatusCode, header};
use jiff::SignedDuration;
use nhipcau_tests::{Browser, Form, Page, World};

/// What the form is filled in with unless a case says otherwise.
pub const TYPED: [(&str, &str); 9] = [
    ("is_complaint", "no"),
    ("is_denunciation", "no"),
    ("category", "infrastructure"),
    ("content", "Vỉa hè trước quán bị đọng nước sau mỗi trận mưa, khách không vào được."),
    ("kind", "household"),
    ("name", "Nguyễn Thị Lan"),
    ("phone", "0912 345 678"),
    ("address", "45 phố Hào Thành"),
    ("consent", "on"),
];

/// The form as somebody filled it in, a minute after it was opened.
pub async fn filled(world: &World, browser: &Browser) -> Form {
    let page = browser.opens("/phan-anh").await;
    page.must_be_at("/phan-anh");
    world.clock.advance(SignedDuration::from_mins(1));
    TYPED.iter().fold(page.form("form#phan-anh"), |form, (name, value)| form.with(name, value))
}

/// Code and secret as the receipt shows them.
pub fn codes(receipt: &Page) -> (String, String) {
    let shown = receipt.texts("output.secret");
    assert_eq!(shown.len(), 2, "{}: {}", receipt.path, receipt.text());
    (shown[0].clone(), shown[1].clone())
}

async fn looks_up(browser: &Browser, code: &str, secret: &str) -> Page {
    let form = browser.opens("/tra-cuu").await.form("form#tra-cuu");
    browser.presses(&form.with("code", code).with("secret", secret)).await
}

#[tokio::test]
async fn a_case_is_sent_and_followed_without_code() {
    let world = World::new().await;
    let browser = world.browser();
    let form = browser.opens("/phan-anh").await;
    form.must_say("chậm nhất hết ngày").must_say("Cách tính ngày trả lời");
    form.must_say("Phản ánh, kiến nghị về văn bản pháp luật: chậm nhất hết ngày");
    let receipt = browser.presses(&filled(&world, &browser).await).await;
    receipt.went_through().must_say("Đã tiếp nhận").must_say("Trả lời chậm nhất hết ngày");
    let (code, secret) = codes(&receipt);
    receipt.must_be_at(&format!("/phan-anh/{code}"));
    assert_eq!(receipt.count(".qr svg"), 1, "a code to follow");
    assert!(code.parse::<domain::feedback::CaseCode>().is_ok(), "{code}");

    let phone = world.browser();
    let typed = code.to_lowercase().replace('-', " ");
    let page = looks_up(&phone, &typed, &secret.to_lowercase().replace('-', "")).await;
    page.must_be_at(&format!("/phan-anh/{code}")).must_say("Đã tiếp nhận").must_say("đọng nước");
    assert_eq!(page.count(".track [aria-current=step]"), 1);

    let scanned = world.browser();
    let answer = scanned.asks(&format!("/phan-anh/{code}?m={secret}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), format!("/phan-anh/{code}"), "the secret leaves the address");
    let cookie = answer.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Lax", &format!("Path=/phan-anh/{code}")] {
        assert!(cookie.contains(part), "{cookie}");
    }
    scanned.opens(answer.header("location")).await.must_say("đọng nước");
}

#[tokio::test]
async fn every_problem_is_said_at_once_and_nothing_typed_is_lost() {
    let world = World::new().await;
    let browser = world.browser();
    let before = world.rows().await;
    let form = filled(&world, &browser).await;
    let form =
        form.with("content", "Ngắn quá").with("phone", "0123").without("consent").without("is_complaint");
    let page = browser.presses(&form.with("hide_name", "on")).await;
    page.must_be_at("/phan-anh");
    let links = page.attributes("#loi a", "href");
    let fields = ["is_complaint", "content", "phone", "consent"];
    assert_eq!(links, fields.map(|field| format!("#phan-anh-{field}")));
    for link in &links {
        assert_eq!(page.count(&format!("[id='{}']", &link[1..])), 1, "{link} leads to a field");
        assert_eq!(page.count(&format!("[id='{}-error']", &link[1..])), 1, "{link} says why beside it");
    }
    let again = page.form("form#phan-anh");
    for (name, value) in
        [("content", "Ngắn quá"), ("phone", "0123"), ("name", "Nguyễn Thị Lan"), ("hide_name", "on")]
    {
        assert_eq!(again.value(name), Some(value), "{name} was kept");
    }
    assert_eq!(again.value("consent"), None, "a consent is never ticked for anybody");
    assert_eq!(world.rows().await, before);
    let refused = again.page().to_owned();
    let mended = TYPED.iter().fold(again, |form, (name, value)| form.with(name, value));
    codes(&browser.presses(&mended).await);
    let left_behind = world.browser().opens(&refused).await;
    left_behind.must_be_at("/phan-anh").must_not_say("Ngắn quá");
    assert_eq!(
        left_behind.form("form#phan-anh").value("name").unwrap_or_default(),
        "",
        "nobody reads it any more"
    );
}

#[tokio::test]
async fn a_complaint_and_a_denunciation_get_guidance_and_become_no_case() {
    let world = World::new().await;
    let browser = world.browser();
    let before = world.rows().await;
    for (field, words) in [("is_complaint", "thủ tục khiếu nại"), ("is_denunciation", "thủ tục tố cáo")]
    {
        let form = filled(&world, &browser).await.with(field, "yes");
        let page = browser.presses(&form).await;
        page.was_refused(words).must_say("Luật Khiếu nại").must_say("Luật Tố cáo");
        assert!(page.form("form#phan-anh").value("content").unwrap().contains("đọng nước"));
    }
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn somebody_unknown_leaves_a_hint_without_a_day() {
    let world = World::new().await;
    let browser = world.browser();
    let form = filled(&world, &browser).await.with("kind", "anonymous").with("name", "").with("phone", "");
    let receipt = browser.presses(&form.with("address", "")).await;
    receipt.went_through().must_say("tin báo tham khảo").must_not_say("Trả lời chậm nhất hết ngày");
    codes(&receipt);
}

#[tokio::test]
async fn files_of_a_refused_form_need_not_be_chosen_again() {
    const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
    let world = World::new().await;
    let browser = world.browser();
    let form = filled(&world, &browser).await.with("phone", "").with_file("file", "Ảnh chụp.pdf", PDF);
    let page = browser.presses(&form).await;
    page.must_be_at("/phan-anh").must_say("Đã giữ 1 tệp").must_say("Ảnh chụp.pdf");
    let receipt = browser.presses(&page.form("form#phan-anh").with("phone", "0912345678")).await;
    let (code, _) = codes(&receipt);
    let case = browser.opens(&format!("/phan-anh/{code}")).await;
    let place = case.attribute(".files a", "href").unwrap();
    let answer = browser.asks(&place).await;
    assert_eq!((answer.status, answer.body.as_slice()), (StatusCode::OK, PDF));
    assert!(answer.header("content-security-policy").contains("sandbox"));
    let stranger = world.browser().asks(&place).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND, "files open to the sender alone");
}

#[tokio::test]
async fn a_sender_writes_and_asks_for_deletion() {
    let world = World::new().await;
    let browser = world.browser();
    let (code, _) = codes(&browser.presses(&filled(&world, &browser).await).await);
    let here = format!("/phan-anh/{code}");
    let form = browser.opens(&here).await.form("form#nhan");
    let page = browser.presses(&form.with("text", "Hôm nay nước vẫn còn đọng.")).await;
    page.must_be_at(&here).must_say("Hôm nay nước vẫn còn đọng.");
    assert_eq!(page.texts(".notice[role=status]"), ["Đã gửi tin nhắn tới UBND phường."]);
    let empty = browser.presses(&page.form("form#nhan").with("text", "  ")).await;
    assert!(empty.refusal().is_some(), "{}", empty.text());
    let form = browser.opens(&here).await.form("form#xoa").with("text", "Xóa số điện thoại của tôi");
    let page = browser.presses(&form).await;
    page.must_be_at(&here).must_say("Yêu cầu về dữ liệu").must_say("Đã nhận yêu cầu xóa dữ liệu.");
    assert_eq!(browser.opens(&here).await.count("form#danh-gia"), 0, "nothing to rate before an answer");
}

#[tokio::test]
async fn the_browsers_code_hears_where_it_leads_or_all_that_is_wrong() {
    let world = World::new().await;
    let browser = world.browser();
    let stamp = filled(&world, &browser).await.value("stamp").unwrap().to_owned();
    let mut fields = TYPED.to_vec();
    fields.push(("stamp", &stamp));
    let answer = browser.calls("/phan-anh", &fields).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    assert!(answer.header("location").starts_with("/phan-anh/LTN-26-"), "{}", answer.header("location"));
    let again = browser.calls("/phan-anh", &fields).await;
    assert_eq!(again.header("location"), answer.header("location"), "sent twice, it is one case");
    // Back to the form as it was, another text, or another person at the same phone: another case.
    let mut other = fields.clone();
    other.retain(|(name, _)| *name != "content");
    other.push(("content", "Đèn đường trước số 40 Lê Thanh Nghị tắt đã ba tối liền."));
    let second = browser.calls("/phan-anh", &other).await;
    assert_eq!(second.status, StatusCode::CREATED, "{}", second.text());
    assert_ne!(second.header("location"), answer.header("location"));
    let wrong = browser.calls("/phan-anh", &[("is_complaint", "no"), ("stamp", &stamp)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said: serde_json::Value = serde_json::from_str(&wrong.text()).unwrap();
    assert!(said["refused"]["problems"].as_array().unwrap().len() > 4, "{said}");
}

#[tokio::test]
async fn the_public_finds_its_way_in_both_languages() {
    let world = World::new().await;
    let browser = world.browser();
    let home = browser.opens("/").await;
    for (words, place) in [("Gửi phản ánh", "/phan-anh"), ("Tra cứu", "/tra-cuu"), ("Hỏi đáp", "/hoi-dap")]
    {
        assert_eq!(home.link(words), place);
    }
    browser.opens("/hoi-dap").await.must_say("sẽ hiện ở đây");
    browser
        .opens("/hoi-dap?tim=v%E1%BB%89a%20h%C3%A8&linh-vuc=land")
        .await
        .must_say("Không có câu hỏi nào khớp");
    browser.opens("/hoi-dap/999").await.must_say("Không tìm thấy trang");
    let version = domain::feedback::CONSENT_VERSION;
    browser.opens("/quyen-rieng-tu").await.must_say(version).must_say("24 tháng");
    browser.takes_cookie("lang", "en");
    browser.opens("/phan-anh").await.must_say("Do you ask to review").must_say("The ward will answer by");
    let poster = browser.opens("/phan-anh?tai=Ph%E1%BB%91%20H%C3%A0o%20Th%C3%A0nh").await;
    assert_eq!(poster.form("form#phan-anh").value("place"), Some("Phố Hào Thành"));
}

#[tokio::test]
async fn each_form_has_a_stamp_of_its_own() {
    let world = World::new().await;
    let stamp = async |browser: &Browser| {
        let page = browser.opens("/phan-anh").await;
        page.form("form#phan-anh").value("stamp").unwrap().to_owned()
    };
    let (one, two) = (stamp(&world.browser()).await, stamp(&world.browser()).await);
    assert_ne!(one, two);
    assert!(!one.contains(app::feedback::STAMP_PLACE), "{one}");
    let kept = world.browser().sends(Request::get("/phan-anh").header(header::ACCEPT, "text/html")).await;
    assert!(!kept.text().contains(app::feedback::STAMP_PLACE));
}
