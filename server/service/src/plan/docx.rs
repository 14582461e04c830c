//! A Word document as paragraphs and tables. Only what a plan needs is read: text, tables with their merged cells,
//! automatic numbers. Footnotes, comments, deleted revisions, drawings and text boxes are passed over; a table
//! inside a cell gives its text to that cell.
//!
//! Nothing is trusted: the number of parts, what they unpack to and how deep they nest are bounded, and no part is
//! unpacked that is not read.

use std::io::{Cursor, Read};

use domain::plan::{Block, Cell, Document, FileRefusal, Row};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::numbering::Numbering;

/// Most parts in the archive.
const MOST_PARTS: usize = 4000;
/// Most bytes that all parts together say they unpack to.
const MOST_DECLARED: u64 = 400 * 1024 * 1024;
/// Most bytes of one part that is read.
const MOST_UNPACKED: u64 = 48 * 1024 * 1024;

/// Reads a `.docx`.
pub(super) fn read(bytes: &[u8]) -> Result<Document, FileRefusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileRefusal::Damaged)?;
    check(&mut archive)?;
    let types = part(&mut archive, "[Content_Types].xml")?.ok_or(FileRefusal::Unknown)?;
    if types.contains("macroEnabled") {
        return Err(FileRefusal::Macros);
    }
    let main = match part(&mut archive, "_rels/.rels")? {
        Some(relations) => main_part(&relations)?,
        None => None,
    };
    let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
    let folder = main.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
    let text = part(&mut archive, &main)?.ok_or(FileRefusal::Unknown)?;
    let numbering = match part(&mut archive, &format!("{folder}numbering.xml"))? {
        Some(xml) => Numbering::read(&xml)?,
        None => Numbering::default(),
    };
    Body::new(numbering).read(&text)
}

fn check(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), FileRefusal> {
    if archive.len() > MOST_PARTS {
        return Err(FileRefusal::Inflated);
    }
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(refusal)?;
        declared = declared.saturating_add(file.size());
        if file.name().to_ascii_lowercase().ends_with("vbaproject.bin") {
            return Err(FileRefusal::Macros);
        }
        if file.encrypted() {
            return Err(FileRefusal::Protected);
        }
    }
    if declared > MOST_DECLARED { Err(FileRefusal::Inflated) } else { Ok(()) }
}

/// The text of a part; none if there is no such part.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, FileRefusal> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(other) => return Err(refusal(other)),
    };
    let mut bytes = Vec::new();
    file.take(MOST_UNPACKED + 1).read_to_end(&mut bytes).map_err(|_| FileRefusal::Damaged)?;
    if bytes.len() as u64 > MOST_UNPACKED {
        return Err(FileRefusal::Inflated);
    }
    String::from_utf8(bytes).map(Some).map_err(|_| FileRefusal::Damaged)
}

fn refusal(error: ZipError) -> FileRefusal {
    match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => FileRefusal::Protected,
        _ => FileRefusal::Damaged,
    }
}

/// The part that the package names as its document.
fn main_part(relations: &str) -> Result<Option<String>, FileRefusal> {
    let mut reader = Reader::from_str(relations);
    loop {
        match reader.read_event().map_err(|_| FileRefusal::Damaged)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == b"Relationship" => {
                let kind = attribute(&tag, "Type").unwrap_or_default();
                if kind.ends_with("/officeDocument") {
                    return Ok(
                        attribute(&tag, "Target").map(|target| target.trim_start_matches('/').to_owned())
                    );
                }
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
    found.unescape_value().ok().map(|value| value.into_owned())
}

/// The state while the document's main part is read.
struct Body {
    numbering: Numbering,
    document: Document,
    /// Paragraphs and rows so far.
    line: u32,
    /// Tables that are open; only the outermost has a structure of its own.
    tables: u32,
    rows: Vec<Row>,
    cells: Vec<Cell>,
    /// The row was deleted in a tracked change.
    row_deleted: bool,
    cell: OpenCell,
    paragraph: OpenParagraph,
    /// Inside a `t`, whose text counts.
    in_text: bool,
}

#[derive(Default)]
struct OpenCell {
    paragraphs: Vec<String>,
    span: u32,
    continued: bool,
}

#[derive(Default)]
struct OpenParagraph {
    text: String,
    /// Numbered list and level.
    list: Option<String>,
    level: usize,
}

/// Elements that are passed over with all that is in them.
const PASSED_OVER: [&[u8]; 15] = [
    b"drawing",
    b"pict",
    b"object",
    b"del",
    b"moveFrom",
    b"AlternateContent",
    b"txbxContent",
    b"footnote",
    b"rPr",
    b"sdtPr",
    b"pPrChange",
    b"tcPrChange",
    b"trPrChange",
    b"tblPrChange",
    b"sectPrChange",
];

impl Body {
    fn new(numbering: Numbering) -> Self {
        Self {
            numbering,
            document: Document::default(),
            line: 0,
            tables: 0,
            rows: Vec::new(),
            cells: Vec::new(),
            row_deleted: false,
            cell: OpenCell::default(),
            paragraph: OpenParagraph::default(),
            in_text: false,
        }
    }

    fn read(mut self, xml: &str) -> Result<Document, FileRefusal> {
        let mut reader = Reader::from_str(xml);
        // How deep in an element that is passed over.
        let mut passed = 0_u32;
        let mut is_word = false;
        loop {
            match reader.read_event().map_err(|_| FileRefusal::Damaged)? {
                Event::Start(tag) => {
                    if passed > 0 || PASSED_OVER.contains(&tag.local_name().as_ref()) {
                        passed += 1;
                    } else {
                        is_word |= tag.local_name().as_ref() == b"body";
                        self.open(&tag);
                    }
                }
                Event::Empty(tag) if passed == 0 => {
                    self.open(&tag);
                    self.close(tag.local_name().as_ref());
                }
                Event::End(_) if passed > 0 => passed -= 1,
                Event::End(tag) => self.close(tag.local_name().as_ref()),
                Event::Text(text) if passed == 0 && self.in_text => {
                    self.paragraph.text.push_str(&text.decode().map_err(|_| FileRefusal::Damaged)?);
                }
                Event::CData(text) if passed == 0 && self.in_text => {
                    self.paragraph.text.push_str(&text.decode().map_err(|_| FileRefusal::Damaged)?);
                }
                Event::GeneralRef(entity) if passed == 0 && self.in_text => {
                    self.paragraph.text.extend(character(&entity));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        if is_word { Ok(self.document) } else { Err(FileRefusal::Unknown) }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            b"tbl" => self.tables += 1,
            b"tr" if self.tables == 1 => {
                self.cells.clear();
                self.row_deleted = false;
            }
            b"tc" if self.tables == 1 => self.cell = OpenCell { span: 1, ..OpenCell::default() },
            b"gridSpan" if self.tables == 1 => self.cell.span = number(tag).unwrap_or(1),
            b"gridBefore" if self.tables == 1 => {
                self.cells.extend(number(tag).filter(|n| *n > 0).map(|n| Cell::new([], n)));
            }
            b"vMerge" if self.tables == 1 => {
                self.cell.continued = attribute(tag, "val").is_none_or(|value| value != "restart");
            }
            // Only as a mark of the row's own properties; with content it is passed over.
            b"del" if self.tables == 1 => self.row_deleted = true,
            b"p" => self.paragraph = OpenParagraph::default(),
            b"numId" => self.paragraph.list = attribute(tag, "val").filter(|list| list != "0"),
            b"ilvl" => self.paragraph.level = number(tag).unwrap_or(0) as usize,
            b"t" => self.in_text = true,
            b"tab" | b"ptab" if !self.paragraph.text.is_empty() => self.paragraph.text.push(' '),
            b"br" | b"cr" => self.paragraph.text.push('\n'),
            b"noBreakHyphen" => self.paragraph.text.push('-'),
            b"sym" => self.paragraph.text.extend(attribute(tag, "char").and_then(|code| symbol(&code))),
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        match name {
            b"t" => self.in_text = false,
            b"p" => self.end_paragraph(),
            b"tc" if self.tables == 1 => {
                let cell = std::mem::take(&mut self.cell);
                self.cells.push(if cell.continued {
                    Cell::below(cell.span)
                } else {
                    Cell::new(cell.paragraphs.iter().map(String::as_str), cell.span)
                });
            }
            b"tr" if self.tables == 1 => {
                self.line = self.line.saturating_add(1);
                let cells = std::mem::take(&mut self.cells);
                if !self.row_deleted {
                    self.rows.push(Row { line: self.line, cells });
                }
            }
            b"tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 && !self.rows.is_empty() {
                    self.document.blocks.push(Block::Table { rows: std::mem::take(&mut self.rows) });
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let mut text = paragraph.text;
        if let Some(number) = paragraph.list.and_then(|list| self.numbering.next(&list, paragraph.level)) {
            text = format!("{number} {text}");
        }
        if self.tables > 0 {
            self.cell.paragraphs.extend(text.split('\n').map(str::to_owned));
        } else {
            self.line = self.line.saturating_add(1);
            let line = self.line;
            self.document.blocks.extend(text.split('\n').filter_map(|part| Block::paragraph(line, part)));
        }
    }
}

fn number(tag: &BytesStart<'_>) -> Option<u32> {
    attribute(tag, "val")?.parse().ok()
}

/// `&amp;`, `&#243;`: the five of XML and numbers. Others are not expanded.
fn character(entity: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return Some(character);
    }
    match entity.decode().ok()?.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// Ticks and crosses of the symbol fonts that Word offers.
fn symbol(code: &str) -> Option<char> {
    match code.to_ascii_uppercase().as_str() {
        "F0FC" | "F050" | "F052" | "F0FE" => Some('✓'),
        "F0FB" | "F04F" | "F051" | "F0FD" => Some('x'),
        "F0B7" | "F0A7" => Some('•'),
        _ => None,
    }
}
