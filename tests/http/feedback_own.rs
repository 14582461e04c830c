//! What a sender does with what they sent: more of it from the form shown again, a message sent twice or refused, their own
//! data; and how the posters' address comes from the shelf.

use http::{Request, header};
use jiff::SignedDuration;
use nhipcau_tests::{Member, World};

use crate::case_steps::{ANSWER, answered, sent, takes};
use crate::feedback_public::{TYPED, codes, filled};

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

#[tokio::test]
async fn a_picture_that_is_added_after_going_back_is_not_lost() {
    let world = World::new().await;
    let browser = world.browser();
    let form = filled(&world, &browser).await;
    let (first, _) = codes(&browser.presses(&form).await);
    // The browser shows the form as it was, and the sender adds what they forgot.
    let form = form.with_file("file", "anh.pdf", PDF);
    let (second, _) = codes(&browser.presses(&form).await);
    assert_ne!(first, second);
    browser
        .opens(&format!("/phan-anh/{second}"))
        .await
        .must_say("anh.pdf")
        .must_say("trùng với phản ánh khác");
    let before = world.rows().await;
    let (again, _) = codes(&browser.presses(&form).await);
    assert_eq!(
        (again, world.rows().await),
        (second, before),
        "sent twice with the same file, it is one case"
    );
}

#[tokio::test]
async fn a_message_that_is_pressed_twice_stands_once() {
    let world = World::new().await;
    let browser = world.browser();
    let (code, _) = sent(&world, &browser, "0912345678", &[], None).await;
    let here = format!("/phan-anh/{code}");
    let form = browser.opens(&here).await.form("form#nhan").with("text", "Nước vẫn đọng.");
    let form = form.with_file("file", "anh.pdf", PDF);
    for _ in 0..2 {
        browser.presses(&form).await.went_through();
    }
    let page = browser.opens(&here).await;
    let said = page.texts("ol.timeline li").into_iter().filter(|line| line.contains("Nước vẫn đọng."));
    assert_eq!((said.count(), page.count(".files a")), (1, 1));
    let other = browser.presses(&form.with("text", "Nước đã rút.")).await;
    other.went_through().must_say("Nước đã rút.");
}

#[tokio::test]
async fn the_files_of_a_refused_message_need_not_be_chosen_again() {
    let world = World::new().await;
    let browser = world.browser();
    let (code, _) = sent(&world, &browser, "0912345678", &[], None).await;
    let form = browser.opens(&format!("/phan-anh/{code}")).await.form("form#nhan");
    let page = browser.presses(&form.with("text", " ").with_file("file", "anh.pdf", PDF)).await;
    page.must_say("Đã giữ 1 tệp").must_say("anh.pdf");
    assert!(page.refusal().is_some());
    assert_eq!(page.count(".files a"), 0, "it belongs to the case once the message does");
    let page = browser.presses(&page.form("form#nhan").with("text", "Ảnh chụp sáng nay.")).await;
    page.went_through().must_say("Ảnh chụp sáng nay.");
    assert_eq!(page.texts(".files a"), ["anh.pdf"]);
    // Whoever does not hold the case leaves nothing.
    let before = world.rows().await;
    let stranger = world.browser();
    let made_up = page.form("form#nhan").with("text", "x").with_file("file", "b.pdf", PDF);
    stranger.posts(&made_up).await;
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_sender_corrects_their_phone_and_takes_their_consent_back() {
    let world = World::new().await;
    let browser = world.browser();
    let (clerk, officer) = (world.signed_in(Member::Clerk).await, world.officer().await);
    let leader = world.leader().await;
    let (code, _) = sent(&world, &browser, "0912345678", &[("may_publish", "on")], None).await;
    let here = format!("/phan-anh/{code}");
    let form = browser.opens(&here).await.form("form#sua-lien-he");
    assert_eq!(form.value("phone"), Some("+84912345678"));
    let page = browser.presses(&form.with("phone", "0123")).await;
    page.was_refused("Số điện thoại");
    let page = browser.presses(&page.form("form#sua-lien-he").with("phone", "0353 456 789")).await;
    page.went_through().must_say("Sửa thông tin liên hệ");
    assert_eq!(page.form("form#sua-lien-he").value("phone"), Some("+84353456789"));
    let staff = clerk.opens(&format!("/xu-ly/{code}")).await;
    staff.must_say("Người gửi sửa thông tin liên hệ").must_say("••• 789").must_not_say("353456789");

    answered(&clerk, &officer, &leader, &code).await;
    let public = [("question", TYPED[3].1), ("answer", ANSWER)];
    takes(&leader, &code, "form#buoc-publish", &public).await.went_through();
    world.browser().opens("/hoi-dap").await.must_say("đọng nước");
    let form = browser.opens(&here).await.form("form#rut-dong-y");
    browser.presses(&form).await.went_through().must_say("Rút lại đồng ý công khai");
    let after = browser.opens(&here).await;
    assert_eq!((after.count("form#rut-dong-y"), after.count("a[href^='/hoi-dap/']")), (0, 0));
    world.browser().opens("/hoi-dap").await.must_not_say("đọng nước");
    leader.opens(&format!("/xu-ly/{code}")).await.must_say("Người gửi rút lại đồng ý công khai");
    let stranger = world.browser();
    stranger.posts(&form).await;
    stranger
        .posts(&nhipcau_tests::Form::made_up(&here, &here, &[("do", "correct"), ("phone", "0912345678")]))
        .await;
    assert_eq!(browser.opens(&here).await.form("form#sua-lien-he").value("phone"), Some("+84353456789"));
}

#[tokio::test]
async fn the_form_behind_every_poster_is_the_one_finished_page() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    // What the shelf hands out says so; what is rendered for one reader does not.
    let finished = async |path: &str| {
        let answer = world.browser().sends(Request::get(path).header(header::ACCEPT, "text/html")).await;
        answer.header("vary") == "accept-encoding, cookie"
    };
    assert!(finished("/phan-anh").await);
    for place in ["Ch%E1%BB%A3+con", "T%E1%BB%95%205", "%22%3E%3Cb%3E"] {
        assert!(finished(&format!("/phan-anh?tai={place}")).await, "{place}");
    }
    assert!(!finished("/phan-anh?khac=1").await);
    assert!(!finished(&format!("/phan-anh?tai={}", "a".repeat(81))).await, "no poster says so much");
    let browser = world.browser();
    let page = browser.opens("/phan-anh?tai=%22%3E%3Cb%3E").await;
    let form = page.form("form#phan-anh");
    assert_eq!((form.value("place"), page.count("form b.x, form > b")), (Some("\"><b>"), 0));
    assert_eq!(page.count("form#phan-anh [name=place]"), 1);
    assert_eq!(world.browser().opens("/phan-anh").await.count("form#phan-anh [name=place]"), 0);
    let stamp = form.value("stamp").unwrap();
    assert_eq!(stamp.split('.').count(), 3, "{stamp}");

    let browser = world.browser();
    let page = browser.opens("/phan-anh?tai=Ch%E1%BB%A3+con").await;
    world.clock.advance(SignedDuration::from_mins(1));
    let form = TYPED.iter().fold(page.form("form#phan-anh"), |form, (name, value)| form.with(name, value));
    let refused = browser.presses(&form.clone().with("phone", "0")).await;
    assert_eq!(refused.form("form#phan-anh").value("place"), Some("Chợ con"), "refused, it still knows");
    let (code, _) = codes(&browser.presses(&form).await);
    clerk.opens(&format!("/xu-ly/{code}")).await.must_say("Mã QR");
}
