//! Files that the public's form must not take, by what they are; and what it takes out of pictures.

use http::StatusCode;
use nhipcau_tests::World;

use crate::feedback_public::{codes, filled};
use crate::word;

/// The largest file, in bytes.
const MOST: usize = 10 * 1024 * 1024;

/// A picture of one point, with its place in the world.
pub fn jpeg_with_place() -> Vec<u8> {
    let mut place = b"Exif\0\0II*\0\x08\0\0\0".to_vec();
    // One entry: the pointer to the place (0x8825), and the place itself (latitude reference "N").
    place.extend(b"\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0");
    place.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0GPSPLACE");
    let mut jpeg = b"\xff\xd8".to_vec();
    jpeg.extend(b"\xff\xe1");
    jpeg.extend(u16::try_from(place.len() + 2).unwrap().to_be_bytes());
    jpeg.extend(&place);
    jpeg.extend(b"\xff\xdb\0\x43\0");
    jpeg.extend([1; 64]);
    jpeg.extend(b"\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0");
    jpeg.extend(b"\xff\xc4\0\x14\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    jpeg.extend(b"\xff\xda\0\x08\x01\x01\0\0\x3f\0\x00\xff\xd9");
    jpeg
}

#[tokio::test]
async fn what_could_run_or_is_no_file_is_refused_and_the_text_stays() {
    let world = World::new().await;
    let before = world.rows().await;
    let macros = word::zip(&[
        ("[Content_Types].xml", word::content_types("wordprocessingml.document").as_bytes()),
        ("_rels/.rels", word::RELATIONS.as_bytes()),
        ("word/document.xml", word::document("").as_bytes()),
        ("word/vbaProject.bin", b"x"),
    ]);
    let polyglot = [b"<html><script>alert(1)</script></html>".as_slice(), b"%PDF-1.4\n%%EOF"].concat();
    let large = vec![b'a'; MOST + 1];
    let corpus: [(&str, &[u8], &str); 12] = [
        ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "không được nhận"),
        ("anh.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "không được nhận"),
        ("trang.html", b"<!DOCTYPE html><html><script>alert(1)</script></html>", "không được nhận"),
        ("trang.txt", b"  \n<html><body onload=alert(1)>", "không được nhận"),
        ("anh.png", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", "không được nhận"),
        ("chay.pdf", b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00", "không được nhận"),
        ("chay.txt", b"#!/bin/sh\nrm -rf /\n", "không được nhận"),
        ("hai-mat.pdf", &polyglot, "không được nhận"),
        ("mau.docm", &macros, "macro"),
        ("mau.docx", &macros, "macro"),
        ("trong.pdf", b"", "không có nội dung"),
        ("lon.txt", &large, "lớn hơn"),
    ];
    for (name, content, why) in corpus {
        let browser = world.browser();
        let form = filled(&world, &browser).await.with_file("file", name, content);
        let page = browser.presses(&form).await;
        page.must_be_at("/phan-anh").was_refused(why);
        let at_field = page.text_of("#phan-anh-file-error");
        assert!(at_field.contains(name), "{name}: {at_field}");
        assert!(page.form("form#phan-anh").value("content").unwrap().contains("đọng nước"), "{name}");
    }
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_cut_off_picture_is_damaged_and_six_files_are_too_many() {
    let world = World::new().await;
    let browser = world.browser();
    let cut = &jpeg_with_place()[..60];
    let page = browser.presses(&filled(&world, &browser).await.with_file("file", "cat.jpg", cut)).await;
    assert!(page.refusal().is_some_and(|why| why.contains("cat.jpg")), "{}", page.text());
    let six = (0..6).fold(filled(&world, &browser).await, |form, at| {
        form.with_file("file", &format!("{at}.txt"), b"Danh sach cac ho bi ngap")
    });
    browser.presses(&six).await.was_refused("Nhiều nhất 5 tệp");
}

#[tokio::test]
async fn a_picture_loses_its_place() {
    let world = World::new().await;
    let browser = world.browser();
    let jpeg = jpeg_with_place();
    let receipt =
        browser.presses(&filled(&world, &browser).await.with_file("file", "vỉa hè.jpg", &jpeg)).await;
    let (code, _) = codes(&receipt);
    let case = browser.opens(&format!("/phan-anh/{code}")).await;
    let kept = browser.asks(&case.attribute(".files a", "href").unwrap()).await;
    assert_eq!((kept.status, kept.header("content-type")), (StatusCode::OK, "image/jpeg"));
    assert!(kept.body.starts_with(b"\xff\xd8") && kept.body.len() < jpeg.len());
    assert!(!kept.body.windows(8).any(|bytes| bytes == b"GPSPLACE"), "the place is gone");
}
