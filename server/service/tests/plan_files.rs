//! Files that are read as plans, and files that are not.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod word;

use domain::plan::{Document, Draft, FileRefusal, MOST_BYTES, Shown};
use service::plan::read_file;
use word::Shape;

const PLAN: &str = include_str!("../data/ke-hoach-nq02-2026.txt");

fn shown(draft: &Draft) -> serde_json::Value {
    serde_json::to_value(Shown::from(draft)).unwrap()
}

fn refused(name: &str, bytes: &[u8]) -> FileRefusal {
    read_file(name, bytes).unwrap_err()
}

#[test]
fn the_extract_as_a_word_document_gives_the_same_draft() {
    let plain = shown(&Draft::read(&Document::from_text(PLAN)));
    let none = Shape::default();
    for shape in [
        none,
        Shape { split_runs: true, ..none },
        Shape { across: true, ..none },
        Shape { spanned: true, split_runs: true, ..none },
        Shape { repeated_heading: true, spanned: true, ..none },
        Shape { numbered: true, ..none },
        Shape { numbered: true, repeated_heading: true, layout_tables: true, split_runs: true, ..none },
    ] {
        let (document, draft) = read_file("ke-hoach.docx", &word::from_text(PLAN, shape)).unwrap();
        assert_eq!(draft.found_total, 26, "{shape:?}");
        let mut read = shown(&draft);
        if shape.numbered {
            // The numbers are printed "1." in such a document, and so they are in the quotes.
            let quotes = read["groups"].as_array_mut().unwrap().iter_mut().chain([]);
            for group in quotes {
                for task in group["tasks"].as_array_mut().unwrap() {
                    let quote = task["quote"].as_str().unwrap().replacen(".\t", "\t", 1);
                    task["quote"] = quote.into();
                }
            }
            for indicator in read["indicators"].as_array_mut().unwrap() {
                indicator["quote"] = indicator["quote"].as_str().unwrap().replacen(".\t", "\t", 1).into();
            }
        }
        assert_eq!(read, plain, "{shape:?}");
        assert!(draft.quotes().into_iter().all(|quote| document.says(quote)), "{shape:?}");
    }
}

#[test]
fn cells_that_continue_the_one_above() {
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let cell = |text: &str, properties: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let (start, on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let nested = "<w:tc><w:p><w:r><w:t>Việc</w:t><w:tab/><w:t>một</w:t></w:r></w:p>\
                  <w:tbl><w:tr><w:tc><w:p><w:r><w:t>bảng trong ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc>";
    let table = [
        row(&(cell("STT", start)
            + &cell("Nhiệm vụ", start)
            + &cell("Đơn vị", "<w:gridSpan w:val=\"2\"/>")
            + &cell("Thời hạn", start))),
        row(&(cell("", on) + &cell("", on) + &cell("Chủ trì", "") + &cell("Phối hợp", "") + &cell("", on))),
        row(&cell("I. Nhóm một", "<w:gridSpan w:val=\"5\"/>")),
        row(&(cell("1", "")
            + nested
            + &cell("Phòng Nội vụ", start)
            + &cell("x", "")
            + &cell("Quý III/2026", start))),
        row(&(cell("2", "")
            + &cell("Việc hai", "")
            + &cell("", on)
            + "<w:tc><w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p></w:tc>"
            + &cell("", on))),
        "<w:tr><w:trPr><w:del w:id=\"3\"/></w:trPr><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr>"
            .to_owned(),
    ]
    .concat();
    let file = word::package(&word::document(&format!(
        "<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p><w:p><w:r><w:t>Thử</w:t><w:br/><w:t>năm 2026</w:t></w:r></w:p><w:tbl>{table}</w:tbl>"
    )));
    let (_, draft) = read_file("a.docx", &file).unwrap();
    let tasks: Vec<_> = draft.tasks().collect();
    assert_eq!(draft.title.as_ref().unwrap().value, "Thử năm 2026");
    assert_eq!(tasks.len(), 2);
    assert_eq!(tasks[0].text, "Việc một\nbảng trong ô");
    assert_eq!(tasks[1].lead_unit.as_deref(), Some("Phòng Nội vụ"));
    assert_eq!(tasks[1].term_text.as_deref(), Some("Quý III/2026"));
    assert_eq!(tasks[1].role, Some(domain::board::WardRole::Coordinate));
}

#[test]
fn files_of_other_kinds_are_refused_by_kind() {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let old =
        |stream: &str| [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 64], wide(stream)].concat();
    assert_eq!(refused("a.txt", b""), FileRefusal::Empty);
    assert_eq!(refused("a.txt", b" \n\n ** \n"), FileRefusal::Empty);
    assert_eq!(refused("a.docx", b"%PDF-1.7\n"), FileRefusal::Pdf);
    assert_eq!(refused("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), FileRefusal::Picture);
    assert_eq!(refused("a.docx", b"\xff\xd8\xff\xe0\0\x10JFIF"), FileRefusal::Picture);
    assert_eq!(refused("a.docx", &old("WordDocument")), FileRefusal::OldWord);
    assert_eq!(refused("a.docx", &old("EncryptedPackage")), FileRefusal::Protected);
    assert_eq!(refused("a.docx", &old("Workbook")), FileRefusal::Unknown);
    assert_eq!(refused("a.txt", b"K\xe1\xba\xbf ho\xff\xc2ch"), FileRefusal::Encoding);
    assert_eq!(refused("a.txt", b"\xff\xfeK\0"), FileRefusal::Encoding);
    assert_eq!(refused("a.rtf", b"{\\rtf1 }"), FileRefusal::Unknown);
    assert_eq!(refused("a.txt", b"abc\0def"), FileRefusal::Unknown);
    assert_eq!(refused("a.txt", &vec![b'a'; MOST_BYTES + 1]), FileRefusal::TooLarge);
    assert_eq!(refused("a.txt", &vec![b'a'; MOST_BYTES]), FileRefusal::TooMuchText);
}

#[test]
fn archives_that_are_no_plain_word_document() {
    let good = word::from_text(PLAN, Shape::default());
    assert_eq!(refused("a.docm", &good), FileRefusal::Macros);
    let macros = word::content_types("ms-word.document.macroEnabled");
    let with = |types: &str, extra: &[(&str, &[u8])]| {
        let main = word::document("<w:p/>");
        let mut parts: Vec<(&str, &[u8])> =
            vec![("[Content_Types].xml", types.as_bytes()), ("word/document.xml", main.as_bytes())];
        parts.extend(extra);
        word::zip(&parts)
    };
    assert_eq!(refused("a.docx", &with(&macros, &[])), FileRefusal::Macros);
    let plain = word::content_types("wordprocessingml.document");
    assert_eq!(refused("a.docx", &with(&plain, &[("word/vbaProject.bin", b"x")])), FileRefusal::Macros);
    assert_eq!(refused("a.docx", &word::zip(&[("a.txt", b"x")])), FileRefusal::Unknown);
    let sheet = word::zip(&[("[Content_Types].xml", plain.as_bytes()), ("xl/workbook.xml", b"<x/>")]);
    assert_eq!(refused("a.docx", &sheet), FileRefusal::Unknown);
    assert_eq!(refused("a.docx", &good[..good.len() / 2]), FileRefusal::Damaged);
    let unclosed = word::package("<w:document><w:body><w:p></w:document>");
    assert_eq!(refused("a.docx", &unclosed), FileRefusal::Damaged);
}

#[test]
fn archives_that_unpack_without_end() {
    let spaces = vec![b' '; 50 * 1024 * 1024];
    let bomb = word::zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &spaces)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(refused("a.docx", &bomb), FileRefusal::Inflated);
    let names: Vec<String> = (0..4001).map(|n| format!("word/media/{n}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refused("a.docx", &word::zip(&many)), FileRefusal::Inflated);
    // Entities are not expanded.
    let laughs = "<!DOCTYPE x [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;\">]>".to_owned()
        + &word::document("<w:p><w:r><w:t>&b;chữ</w:t></w:r></w:p>");
    let (document, _) = read_file("a.docx", &word::package(&laughs)).unwrap();
    assert_eq!(document.to_text(), "chữ\n");
    // Much text that is well-formed is still no plan.
    let long = word::document(&word::paragraph(&"chữ ".repeat(600_000), Shape::default()));
    assert_eq!(refused("a.docx", &word::package(&long)), FileRefusal::TooMuchText);
}

#[test]
fn damaged_bytes_never_panic() {
    let good = word::from_text(PLAN, Shape { spanned: true, ..Shape::default() });
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..150 {
        let mut bytes = good.clone();
        for _ in 0..4 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 33) as usize % bytes.len();
            bytes[at] = (seed >> 24) as u8;
        }
        drop(read_file("a.docx", &bytes));
    }
}
