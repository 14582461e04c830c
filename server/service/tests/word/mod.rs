//! Makes Word documents for tests: a plan's text extract becomes a real `.docx`, in the shapes that word processors
//! give to the same plan.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How a document is laid out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    /// Every text is split over runs, inside words too, with marks of spelling and revision between them.
    pub split_runs: bool,
    /// A group's heading is one cell across the row ("II. …") instead of two.
    pub across: bool,
    /// Number and heading of a group are two cells, the second one over the rest of the row.
    pub spanned: bool,
    /// The heading row comes again every few rows, in a table of its own after a page break.
    pub repeated_heading: bool,
    /// The "STT" column has automatic numbers.
    pub numbered: bool,
    /// The lines before the title and after "Nơi nhận" stand in tables without lines, as offices lay them out.
    pub layout_tables: bool,
}

/// The document of a text extract.
pub fn from_text(text: &str, shape: Shape) -> Vec<u8> {
    let mut body = String::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in text.lines() {
        if line.contains('\t') {
            rows.push(line.split('\t').map(str::to_owned).collect());
            continue;
        }
        if line.trim().is_empty() && !rows.is_empty() {
            continue;
        }
        if !rows.is_empty() {
            body.push_str(&tables(&rows, shape));
            rows.clear();
        }
        if shape.layout_tables && (line.starts_with("Số:") || line.starts_with("TM. ")) {
            body.push_str(&format!(
                "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
                paragraph(line, shape)
            ));
        } else {
            body.push_str(&paragraph(line, shape));
        }
    }
    if !rows.is_empty() {
        body.push_str(&tables(&rows, shape));
    }
    package(&document(&body))
}

/// The main part around a body.
pub fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}\
         <w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>"
    )
}

/// A package around a main part.
pub fn package(main: &str) -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", content_types("wordprocessingml.document").as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", main.as_bytes()),
        ("word/numbering.xml", NUMBERING.as_bytes()),
        ("word/footnotes.xml", b"<w:footnotes/>"),
    ])
}

/// A zip of these parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a zip").into_inner()
}

/// The list of content types, with the given kind for the main part.
pub fn content_types(kind: &str) -> String {
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}.main+xml\"/></Types>"
    )
}

pub const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

/// List 1: I, II, …; list 2: 1, 2, … that starts anew in every group through lists 10 to 19.
const NUMBERING: &str = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>\
    <w:num w:numId=\"10\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
    <w:num w:numId=\"11\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
    <w:num w:numId=\"12\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
    <w:num w:numId=\"13\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
    <w:num w:numId=\"14\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
    <w:num w:numId=\"15\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>";

fn tables(rows: &[Vec<String>], shape: Shape) -> String {
    const PAGE: usize = 7;
    let page = if shape.repeated_heading { PAGE } else { rows.len() };
    let mut out = String::new();
    let mut group = 0;
    for (index, part) in rows[1..].chunks(page.max(1)).enumerate() {
        if index > 0 {
            out.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
        }
        out.push_str("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr>");
        out.push_str("<w:tr><w:trPr><w:tblHeader/></w:trPr>");
        out.extend(rows[0].iter().map(|cell| plain_cell(cell, shape)));
        out.push_str("</w:tr>");
        for row in part {
            out.push_str("<w:tr>");
            out.push_str(&cells(row, shape, &mut group));
            out.push_str("</w:tr>");
        }
        out.push_str("</w:tbl>");
    }
    out
}

fn cells(row: &[String], shape: Shape, group: &mut u32) -> String {
    let is_group = row[0].chars().all(|c| "IVX".contains(c)) && row[2..].iter().all(String::is_empty);
    let number = |list: u32| {
        format!(
            "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr></w:p></w:tc>"
        )
    };
    let first = if !shape.numbered {
        plain_cell(&row[0], shape)
    } else if is_group {
        *group += 1;
        number(1)
    } else {
        number(10 + *group)
    };
    if is_group && shape.across {
        return wide_cell(&format!("{}. {}", row[0], row[1]), row.len(), shape);
    }
    if is_group && shape.spanned {
        return format!("{first}{}", wide_cell(&row[1], row.len() - 1, shape));
    }
    first + &row[1..].iter().map(|cell| plain_cell(cell, shape)).collect::<String>()
}

fn plain_cell(text: &str, shape: Shape) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"900\"/></w:tcPr>{}</w:tc>", paragraph(text, shape))
}

fn wide_cell(text: &str, span: usize, shape: Shape) -> String {
    format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/></w:tcPr>{}</w:tc>", paragraph(text, shape))
}

/// A paragraph; bold where the extract has `**`.
pub fn paragraph(text: &str, shape: Shape) -> String {
    let text = text.replace('*', "");
    if !shape.split_runs {
        return format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escape(&text));
    }
    let letters: Vec<char> = text.chars().collect();
    let runs: String = letters
        .chunks(5)
        .enumerate()
        .map(|(index, chunk)| {
            let words = escape(&chunk.iter().collect::<String>());
            let mark = match index % 4 {
                0 => "<w:proofErr w:type=\"spellStart\"/>",
                1 => "<w:del w:id=\"1\"><w:r><w:delText>bỏ</w:delText><w:t>bỏ</w:t></w:r></w:del>",
                2 => "<w:r><w:footnoteReference w:id=\"2\"/></w:r>",
                _ => "<w:bookmarkStart w:id=\"0\" w:name=\"x\"/>",
            };
            format!("{mark}<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
        })
        .collect();
    format!("<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>{runs}</w:p>")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('ễ', "&#7877;")
}
