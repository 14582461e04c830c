//! Values from a file and to a file: every problem at its cell, nothing of a refused file written, a preview before
//! anything counts.

use std::io::{Cursor, Read};

use http::StatusCode;
use nhipcau_tests::{Member, Page, Persona, World};

use crate::entry::{approves, sends};
use crate::word;

const IMPORT: &str = "/so-lieu/nhap";
const GOOD: &str =
    "Mã chỉ tiêu;Tháng;Tử số;Mẫu số;Ghi chú\nCT1;2026-09;400;401;đủ\nCT2;10/2026;1.234;1.500;\n";

async fn uploads(who: &Persona, name: &str, content: &[u8]) -> Page {
    let form = who.opens(IMPORT).await.form("form#tai-len");
    who.browser.presses(&form.with_file("file", name, content)).await
}

/// A workbook whose one sheet holds these rows, written as a spreadsheet writes them.
fn workbook(rows: &str, merged: &str) -> Vec<u8> {
    let sheet = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData>{merged}</worksheet>"
    );
    let kinds = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
    let to_book = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    let book = "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let to_sheet = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    word::zip(&[
        ("[Content_Types].xml", kinds.as_bytes()),
        ("_rels/.rels", to_book.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", to_sheet.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A row of a sheet; a value in angle brackets goes in as it is.
fn row(number: u32, cells: &[&str]) -> String {
    let cells: String = ('A'..='F')
        .zip(cells)
        .map(|(column, value)| match value.strip_prefix('<') {
            Some(inside) => format!("<c r=\"{column}{number}\">{inside}</c>"),
            None => format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{value}</t></is></c>"),
        })
        .collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

const HEAD: [&str; 4] = ["Mã", "Tháng", "Tử số", "Mẫu số"];

#[tokio::test]
async fn a_file_is_shown_before_anything_of_it_counts() {
    let world = World::new().await;
    let (clerk, leader) = (world.signed_in(Member::Clerk).await, world.leader().await);
    let preview = uploads(&clerk, "thang-10.csv", GOOD.as_bytes()).await;
    preview
        .went_through()
        .must_say("Xem trước: thang-10.csv")
        .must_say("2 dòng, trong đó 0 dòng giống số đang có");
    preview.must_say("1.234/1.500 (82,27%)");
    clerk.opens("/so-lieu?thang=2026-M10").await.must_say("Đã gửi 0 trên 4");
    // It is the affair of whoever brought it.
    assert_eq!(leader.opens(&preview.path).await.status(), StatusCode::NOT_FOUND);
    let done = clerk.browser.presses(&preview.form("form#gui-tep")).await;
    done.went_through().must_say("Đã gửi 2 số liệu từ tệp chờ duyệt");
    clerk.opens("/so-lieu?thang=2026-M10").await.must_say("Đã gửi 1 trên 4");
    approves(&leader, "CT2", "2026-M10").await.went_through();
    let again = uploads(&clerk, "lai.csv", "Mã,Tháng,Tử số,Mẫu số\nCT2,2026-10,1234,1500\n".as_bytes()).await;
    again.must_say("1 dòng, trong đó 1 dòng giống số đang có");
    let dropped = clerk.browser.presses(&again.form("form#bo-tep")).await;
    dropped.went_through().must_say("Đã bỏ tệp");
    assert_eq!(clerk.opens(&again.path).await.status(), StatusCode::NOT_FOUND);
    let json = r#"{"data":[{"maChiTieu":"CT1","kyBaoCao":"2026-10","tuSo":411,"mauSo":412}]}"#;
    uploads(&clerk, "cong.json", json.as_bytes()).await.must_say("411/412 (99,76%)");
    let sheet = workbook(&(row(1, &HEAD) + &row(2, &["CT4", "2026-10", "<<v>165</v>", "<<v>180</v>"])), "");
    uploads(&clerk, "a.xlsx", &sheet).await.must_say("165/180 (91,67%)");
}

#[tokio::test]
async fn every_problem_is_said_at_its_cell_and_nothing_is_written() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    let before = world.rows().await;
    let csv = |rows: &str| format!("Mã;Tháng;Tử số;Mẫu số\nCT2;2026-09;8;10\n{rows}\n").into_bytes();
    let merged = "<mergeCells count=\"1\"><mergeCell ref=\"C2:C3\"/></mergeCells>";
    let two = row(1, &HEAD)
        + &row(2, &["CT1", "2026-10", "<<v>5</v>", "<<v>9</v>"])
        + &row(3, &["CT2", "2026-10", "<", "<<v>9</v>"]);
    let sum = row(1, &HEAD) + &row(2, &["CT1", "2026-10", "<<f>1+1</f><v>2</v>", "<<v>9</v>"]);
    let hostile: [(&str, Vec<u8>, &str); 15] = [
        ("a.csv", csv("CT1;2026-10;105;100"), "Dòng 3, cột C (“105”): Tử số không được lớn hơn mẫu số"),
        ("a.csv", csv("CT1;2026-10;-1;100"), "Dòng 3, cột C (“-1”): Số liệu không được nhỏ hơn 0"),
        (
            "a.csv",
            csv("CT1;2026-10;1;1000000000000000000"),
            "Dòng 3, cột D (“1000000000000000000”): Số liệu lớn hơn",
        ),
        ("a.csv", csv("CT1;2026-10;ba;100"), "Dòng 3, cột C (“ba”): Chỉ nhập chữ số"),
        ("a.csv", csv("CT1;2026-13;1;2"), "Dòng 3, cột B (“2026-13”): Không có tháng này"),
        ("a.csv", csv("CT1;2026-10;1.000;2,000"), "tệp dùng lẫn dấu chấm và dấu phẩy"),
        ("a.csv", csv("CT1;2026-10;=1+1;2"), "Dòng 3, cột C (“=1+1”): ô chứa công thức"),
        ("a.csv", csv("CT99;2026-10;1;2"), "Dòng 3, cột A (“CT99”): không có chỉ tiêu mang mã này"),
        ("a.csv", csv("CT2;2026-09;1;2"), "Dòng 3"),
        (
            "a.csv",
            b"M\xc3\xa3;Th\xc3\xa1ng;M\xe1\xba\xabu s\xe1\xbb\x91\nCT1;2026-10;9\n".to_vec(),
            "thiếu cột “Tử số”",
        ),
        ("a.xlsx", workbook(&two, merged), "Dòng 2, cột C"),
        ("a.xlsx", workbook(&sum, ""), "ô chứa công thức"),
        ("a.csv", b"M\xe3;Th\xe1ng".to_vec(), "Tệp không thuộc loại được nhận"),
        ("a.csv", Vec::new(), "Tệp không có dòng số liệu nào"),
        ("a.csv", vec![b'x'; 2_100_000], "Tệp lớn hơn 2 MB"),
    ];
    for (name, content, why) in hostile {
        let page = uploads(&clerk, name, &content).await;
        page.must_be_at(IMPORT).was_refused(why).must_say("không dòng nào được ghi");
    }
    uploads(&clerk, "a.xlsx", &workbook(&two, merged)).await.was_refused("ô bị gộp");
    let several = uploads(&clerk, "a.csv", &csv("CT1;2026-10;105;100\nCT9;x;ba;")).await;
    assert!(
        several.texts("#loi li").len() >= 3,
        "each cell has its sentence: {:?}",
        several.texts("#loi li")
    );
    let form = clerk.opens(IMPORT).await.form("form#tai-len");
    clerk.browser.presses(&form).await.was_refused("Tệp không có dòng số liệu nào");
    assert_eq!(world.rows().await, before);
    for member in [Member::Viewer, Member::Admin, Member::Head] {
        let who = world.signed_in(member).await;
        assert_eq!(who.opens(IMPORT).await.status(), StatusCode::FORBIDDEN, "{member:?}");
    }
}

#[tokio::test]
async fn a_closed_year_refuses_a_file_at_its_cells() {
    let world = World::new().await;
    let (clerk, leader) = (world.signed_in(Member::Clerk).await, world.leader().await);
    let preview = uploads(&clerk, "a.csv", GOOD.as_bytes()).await;
    let form = leader.opens("/so-lieu").await.form("form#chot-nam");
    leader.browser.presses(&form).await.went_through();
    clerk.browser.presses(&preview.form("form#gui-tep")).await.was_refused("đã chốt");
    uploads(&clerk, "a.csv", GOOD.as_bytes()).await.was_refused("Số liệu năm 2026 đã chốt");
    clerk.opens("/so-lieu?thang=2026-M10").await.must_say("đã chốt");
}

#[tokio::test]
async fn values_are_taken_along_and_can_be_brought_back() {
    let world = World::new().await;
    let clerk = world.signed_in(Member::Clerk).await;
    sends(&clerk, "CT1", "2026-M10", "411", "412").await.went_through();
    let page = clerk.opens("/so-lieu").await;
    let csv = clerk.browser.asks(&page.link("CSV")).await;
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"chi-tieu-2026.csv\"");
    assert!(csv.text().contains("CT1;2026-10;411;412;Thực hiện;99,76"), "{}", csv.text());
    let json = clerk.browser.asks(&page.link("JSON")).await;
    let rows: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
    assert_eq!((rows[0]["ma"].as_str(), rows[0]["tu_so"].as_i64()), (Some("CT1"), Some(411)));
    let xlsx = clerk.browser.asks(&page.link("XLSX")).await;
    let mut book = zip::ZipArchive::new(Cursor::new(&xlsx.body)).unwrap();
    let mut sheet = String::new();
    book.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(sheet.contains("<v>411</v>"), "{sheet}");
    let leader = world.leader().await;
    approves(&leader, "CT1", "2026-M10").await.went_through();
    // What the ward's own cases say of a month that is not over is no value to be brought.
    let csv = csv.text();
    let own: Vec<_> = csv.lines().filter(|line| !line.starts_with("CT3")).collect();
    let back = uploads(&clerk, "a.csv", own.join("\n").as_bytes()).await;
    back.must_say("1 dòng, trong đó 1 dòng giống số đang có");
    for path in ["/so-lieu/xuat.csv?nam=x", "/so-lieu/xuat.pdf"] {
        assert_eq!(clerk.browser.asks(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
