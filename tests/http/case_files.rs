//! Pictures on their way through a case: wherever they come in, the place they were taken at goes no further; and a picture
//! of somebody's card is taken away for good, with a line in the log.

use std::path::Path;

use http::StatusCode;
use nhipcau_tests::{Browser, Member, World};

use crate::case_steps::{sent, takes};
use crate::feedback_public::{codes, filled};
use crate::uploads_hostile::jpeg_with_place;

const PLACE: &[u8] = b"GPSPLACE";

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Every stored file below a folder.
fn stored(folder: &Path) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(stored(&path)) } else { found.push(std::fs::read(path).unwrap()) }
    }
    found
}

/// A picture is there, and without its place.
async fn is_clean(browser: &Browser, address: &str) {
    let answer = browser.asks(address).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "image/jpeg"), "{address}");
    assert!(answer.body.starts_with(b"\xff\xd8"), "{address}");
    assert!(
        !holds(&answer.body, PLACE) && !holds(&answer.body, b"Exif"),
        "{address} tells where it was taken"
    );
}

#[tokio::test]
async fn a_pictures_place_goes_no_further_whichever_way_it_comes_in() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let jpeg = jpeg_with_place();
    assert!(holds(&jpeg, PLACE));

    // With the form; held while a form was refused; with a later message; with a case that is entered on behalf.
    let first = world.browser();
    let (code, _) = sent(&world, &first, "0912345671", &[], Some(("mot.jpg", &jpeg))).await;
    let held = world.browser();
    let form = filled(&world, &held).await.with("phone", "").with_file("file", "hai.jpg", &jpeg);
    let refused = held.presses(&form).await;
    refused.must_say("Đã giữ 1 tệp");
    let (kept, _) = codes(&held.presses(&refused.form("form#phan-anh").with("phone", "0912345672")).await);
    let form = first.opens(&format!("/phan-anh/{code}")).await.form("form#nhan");
    let form = form.with("text", "Gửi thêm ảnh chụp sáng nay.").with_file("file", "ba.jpg", &jpeg);
    first.presses(&form).await.went_through();
    let form = clerk.opens("/xu-ly/nhap-ho").await.form("form#nhap-ho");
    let form = [
        ("kind", "household"),
        ("name", "Nguyễn Văn An"),
        ("phone", "0912345673"),
        ("address", "12 Bạch Đằng"),
        ("content", "Đèn đường trước số 12 Bạch Đằng hỏng đã một tuần."),
        ("category", "infrastructure"),
        ("channel", "counter"),
        ("consent", "on"),
    ]
    .into_iter()
    .fold(form, |form, (name, value)| form.with(name, value));
    let entered = clerk.browser.presses(&form.with_file("file", "bon.jpg", &jpeg)).await;
    let entered = entered.went_through().text_of("dl.facts dd");

    let mut seen = 0;
    for (browser, place) in [(&first, format!("/phan-anh/{code}")), (&held, format!("/phan-anh/{kept}"))] {
        for address in browser.opens(&place).await.attributes("a[href*='/tep/']", "href") {
            is_clean(browser, &address).await;
            seen += 1;
        }
    }
    for code in [&code, &kept, &entered] {
        for address in clerk.opens(&format!("/xu-ly/{code}")).await.attributes("a[href*='/tep/']", "href") {
            is_clean(&clerk.browser, &address).await;
            seen += 1;
        }
    }
    assert!(seen >= 7, "three for their senders and four for staff: {seen}");
    let files = stored(&world.service.data_dir().join("files"));
    assert!(!files.is_empty() && !files.iter().any(|bytes| holds(bytes, PLACE)), "no copy keeps the place");
}

#[tokio::test]
async fn a_picture_of_a_card_is_taken_away_for_good_and_the_log_says_why() {
    let world = World::new().await;
    let (clerk, leader) = (world.signed_in(Member::Clerk).await, world.leader().await);
    let (sender, other) = (world.browser(), world.browser());
    let (card, note) = (b"%PDF-1.4\n% can cuoc 030185001234\n%%EOF\n".as_slice(), "Ghi chú chung".as_bytes());
    let form = filled(&world, &sender).await.with("phone", "0912345671");
    let form = form.with_file("file", "can-cuoc.pdf", card).with_file("file", "ghi-chu.txt", note);
    let (code, _) = codes(&sender.presses(&form).await);
    // Another case holds the same note: its bytes are stored once, and must stay.
    let (second, _) = sent(&world, &other, "0912345672", &[], Some(("ghi-chu.txt", note))).await;
    let (own, staff) = (format!("/phan-anh/{code}"), format!("/xu-ly/{code}"));
    let address = async |browser: &Browser, page: &str, name: &str| {
        let page = browser.opens(page).await;
        let names = page.texts("a[href*='/tep/']");
        let found = names.iter().position(|shown| shown.contains(name)).expect("the file is shown");
        page.attributes("a[href*='/tep/']", "href").swap_remove(found)
    };
    let mut gone = Vec::new();
    for name in ["can-cuoc", "ghi-chu"] {
        let theirs = address(&sender, &own, name).await;
        let ours = address(&clerk.browser, &staff, name).await;
        assert_eq!(sender.asks(&theirs).await.status, StatusCode::OK);
        assert_eq!(clerk.browser.asks(&ours).await.status, StatusCode::OK);
        let id = ours.rsplit('/').next().unwrap();
        let form = format!("form[action$='case/file/remove']:has([name=file][value='{id}'])");
        let refused = takes(&clerk, &code, &form, &[("reason", "  ")]).await;
        assert!(refused.refusal().is_some(), "it is said why");
        assert_eq!(sender.asks(&theirs).await.status, StatusCode::OK);
        takes(&clerk, &code, &form, &[("reason", "Ảnh căn cước công dân")]).await.went_through();
        gone.push((theirs, ours));
    }
    for (theirs, ours) in &gone {
        for (browser, address) in [(&sender, theirs), (&clerk.browser, ours), (&leader.browser, ours)] {
            assert_eq!(browser.asks(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    }
    let page = clerk.opens(&staff).await;
    page.must_say("Ảnh căn cước công dân").must_say("Đỗ Thị Mai");
    assert_eq!(page.count("a[href*='/tep/']"), 0);
    sender.opens(&own).await.must_not_say("can-cuoc").must_not_say("Ảnh căn cước công dân");
    let files = stored(&world.service.data_dir().join("files"));
    assert!(
        !files.iter().any(|bytes| holds(bytes, b"030185001234")),
        "the bytes are gone, not only the link"
    );
    let kept = address(&other, &format!("/phan-anh/{second}"), "ghi-chu").await;
    assert_eq!(other.asks(&kept).await.body, note, "what another case holds stays");
}
