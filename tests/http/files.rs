//! Files as evidence: by what they are, not by what they are called; handed out so that nothing in them runs.

use http::StatusCode;
use nhipcau_tests::World;

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

#[tokio::test]
async fn a_file_is_evidence_and_comes_back_as_it_was() {
    let world = World::new().await;
    let (officer, viewer) = (world.officer().await, world.viewer().await);
    let page = officer.uploads("II.4", "Quyết định số 15.pdf", PDF).await;
    page.went_through().must_say("Quyết định số 15.pdf");
    let place = page.attribute(".files a[href^='/tep/']", "href").unwrap();
    let answer = viewer.browser.asks(&place).await;
    assert_eq!((answer.status, answer.body.as_slice()), (StatusCode::OK, PDF));
    assert!(
        answer.header("content-disposition").starts_with("attachment"),
        "{}",
        answer.header("content-disposition")
    );
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(
        answer.header("content-security-policy").contains("sandbox"),
        "{}",
        answer.header("content-security-policy")
    );
    let stranger = world.browser().asks(&place).await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_could_run_is_refused_whatever_its_name() {
    let world = World::new().await;
    let officer = world.officer().await;
    let before = world.rows().await;
    let hostile: [(&str, &[u8], &str); 7] = [
        ("anh.png", b"MZ\x90\x00 not a picture at all, rather a program", "không được nhận"),
        (
            "anh.jpg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "không được nhận",
        ),
        ("trang.txt", b"<!DOCTYPE html><html><script>alert(1)</script></html>", "không được nhận"),
        ("chay.sh", b"#!/bin/sh\nrm -rf /\n", "không được nhận"),
        ("hong.txt", b"\xff\xfe\xfd\xfc broken", "không được nhận"),
        ("hong.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR cut off", ""),
        ("trong.pdf", b"", "không có nội dung"),
    ];
    for (name, content, why) in hostile {
        let page = officer.uploads("II.4", name, content).await;
        assert_eq!(page.status(), StatusCode::OK, "{name}");
        let said = page.text_of("#loi");
        assert!(!said.is_empty() && said.contains(why), "{name}: “{said}” instead of “{why}”");
    }
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_file_that_is_too_large_is_said_in_place() {
    let world = World::new().await;
    let officer = world.officer().await;
    let before = world.rows().await;
    let mut large = PDF.to_vec();
    large.resize(20 * 1024 * 1024 + 1, b' ');
    let page = officer.uploads("II.4", "lon.pdf", &large).await;
    assert!(page.text_of("#loi").contains("Tệp lớn hơn 20 MB"), "{}", page.text_of("#loi"));
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn only_the_unit_in_charge_adds_files() {
    let world = World::new().await;
    let (officer, neighbour) = (world.officer().await, world.neighbour().await);
    assert!(neighbour.looks_at("II.4").await.find_form("form#them-tep").is_none());
    let form = officer.looks_at("II.4").await.form("form#them-tep").with_file("file", "x.pdf", PDF);
    let before = world.rows().await;
    let answer = neighbour.browser.posts(&form).await;
    assert!(answer.status.is_redirection() || answer.status.is_client_error(), "{}", answer.status);
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_file_that_is_not_there_is_a_page_that_says_so() {
    let world = World::new().await;
    let officer = world.officer().await;
    for place in ["/tep/1", "/tep/abc", "/tep/-1", "/tep/99999999999999999999", "/tep/..%2f..%2fetc%2fpasswd"]
    {
        let page = officer.opens(place).await;
        assert_eq!(page.status(), StatusCode::NOT_FOUND, "{place}");
        page.must_say("Không tìm thấy trang");
    }
}

#[tokio::test]
async fn a_broken_upload_is_no_fault_of_ours() {
    let world = World::new().await;
    let officer = world.officer().await;
    let before = world.rows().await;
    for (kind, body) in [
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\ncut",
        ),
        ("multipart/form-data", "nothing"),
        ("application/x-www-form-urlencoded", "code=II.4&period=2026-Q4"),
        ("multipart/form-data; boundary=x", "--x--\r\n"),
    ] {
        for accept in ["text/html", "application/json"] {
            let request = http::Request::post("/tep").header("content-type", kind).header("accept", accept);
            let answer = officer.browser.sends_with(request, body.as_bytes().to_vec()).await;
            assert!(!answer.status.is_server_error(), "{kind} {accept}: {}", answer.status);
        }
    }
    assert_eq!(world.rows().await, before);
}
