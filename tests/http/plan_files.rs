//! Which files are taken in as plans, by what they are; and what is said of the others.

use http::{Request, StatusCode, header};
use nhipcau_tests::World;

use crate::plan::uploads;
use crate::word::{self, Shape};

const PLAN: &str = include_str!("../../server/service/data/ke-hoach-nq02-2026.txt");
const OFFICE: &str = "/quan-tri/ke-hoach";
const MOST: usize = 20 * 1024 * 1024;

#[tokio::test]
async fn a_word_document_is_read_like_its_text() {
    let world = World::new().await;
    let admin = world.admin().await;
    let file = word::from_text(PLAN, Shape { spanned: true, split_runs: true, ..Shape::default() });
    let page = uploads(&admin, "Kế hoạch 02.docx", &file).await;
    page.went_through()
        .must_say("Xem trước: Kế hoạch 02.docx")
        .must_say("đọc được đủ 26")
        .must_say("không khác kế hoạch đang lưu");
}

#[tokio::test]
async fn what_is_no_plan_gets_a_sentence_that_says_what_is_taken() {
    let world = World::new().await;
    let owner = world.owner().await;
    let before = world.rows().await;
    let good = word::from_text(PLAN, Shape::default());
    let macros = word::zip(&[
        ("[Content_Types].xml", word::content_types("wordprocessingml.document").as_bytes()),
        ("_rels/.rels", word::RELATIONS.as_bytes()),
        ("word/document.xml", word::document("").as_bytes()),
        ("word/vbaProject.bin", b"x"),
    ]);
    let spaces = vec![b' '; 50 * 1024 * 1024];
    let bomb = word::zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &spaces)]);
    assert!(bomb.len() < 100_000);
    let prose = word::package(&word::document(&word::paragraph("Kính gửi Ông/Bà", Shape::default())));
    let mut large = PLAN.as_bytes().to_vec();
    large.resize(MOST + 1, b'\n');
    let mut long = PLAN.as_bytes().to_vec();
    long.resize(MOST, b'a');
    let hostile: [(&str, &[u8], &str); 14] = [
        ("a.pdf", b"%PDF-1.7\n", "Đây là tệp PDF"),
        ("a.docx", b"%PDF-1.7\n", "Đây là tệp PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "Đây là tệp hình ảnh"),
        ("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", "Đây là tệp hình ảnh"),
        ("a.docx", &macros, "có chứa macro"),
        ("a.docm", &good, "có chứa macro"),
        ("a.docx", &bomb, "bung ra quá lớn"),
        ("a.docx", &good[..good.len() / 2], "Tệp bị hỏng"),
        ("a.txt", b"K\xe1 ho\xb9ch", "không theo bảng mã UTF-8"),
        ("a.txt", b"", "Tệp không có nội dung"),
        ("a.txt", &large, "Tệp lớn hơn 20 MB"),
        ("a.txt", &long, "Văn bản quá dài"),
        ("a.txt", "Một đoạn văn không có bảng".as_bytes(), "không thấy bảng nhiệm vụ"),
        ("a.docx", &prose, "không thấy bảng nhiệm vụ"),
    ];
    for (name, content, why) in hostile {
        let page = uploads(&owner, name, content).await;
        page.must_be_at(OFFICE).was_refused(why);
        let at_field = page.text_of("#tai-len-file-error");
        assert!(at_field.contains(why), "{name}: {at_field}");
    }
    let without = owner.opens(OFFICE).await.form("form#tai-len");
    owner.browser.presses(&without).await.was_refused("Word (.docx) hoặc văn bản (.txt)");
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn the_browsers_code_hears_where_it_leads_or_why_not() {
    let world = World::new().await;
    let (owner, viewer) = (world.owner().await, world.viewer().await);
    let post = |content: &str| {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n{content}\r\n--x--\r\n"
        );
        let request = Request::post(OFFICE)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .header(header::ACCEPT, "application/json");
        (request, body.into_bytes())
    };
    let (request, body) = post(PLAN);
    let answer = owner.browser.sends_with(request, body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    owner.opens(answer.header("location")).await.must_say("Xem trước: a.txt");
    let before = world.rows().await;
    let (request, body) = post("%PDF-1.4");
    let answer = owner.browser.sends_with(request, body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Đây là tệp PDF"), "{}", answer.text());
    for (browser, status) in
        [(&viewer.browser, StatusCode::FORBIDDEN), (&world.browser(), StatusCode::UNAUTHORIZED)]
    {
        let (request, body) = post(PLAN);
        let answer = browser.sends_with(request, body).await;
        assert_eq!(answer.status, status, "{}", answer.text());
    }
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_broken_upload_is_no_fault_of_ours() {
    let world = World::new().await;
    let owner = world.owner().await;
    let before = world.rows().await;
    for (kind, body) in [
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\ncut",
        ),
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"year\"\r\n\r\n\u{0}",
        ),
        ("multipart/form-data", "nothing"),
        ("application/x-www-form-urlencoded", "year=2026"),
        ("multipart/form-data; boundary=x", "--x--\r\n"),
    ] {
        for accept in ["text/html", "application/json"] {
            let request = Request::post(OFFICE).header("content-type", kind).header("accept", accept);
            let answer = owner.browser.sends_with(request, body.as_bytes().to_vec()).await;
            assert!(!answer.status.is_server_error(), "{kind} {accept}: {}", answer.status);
        }
    }
    assert_eq!(world.rows().await, before);
    let foreign = Request::post(OFFICE)
        .header("content-type", "multipart/form-data; boundary=x")
        .header("origin", "https://example.org");
    let answer = owner.browser.sends_with(foreign, b"--x--\r\n".to_vec()).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}
