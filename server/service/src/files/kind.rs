//! What a file is, found by its content. Only kinds that are of use as evidence and do no harm are taken: no
//! programs, no pages that run scripts (HTML, SVG), no office documents with macros.

use std::io::{Cursor, Read};

use domain::board::Refusal as No;
use zip::ZipArchive;

/// The most entries in an office document; more is no document.
const ENTRIES_MOST: usize = 5000;
/// As much of a part of an office document as is looked at, in bytes.
const PART_MOST: u64 = 1024 * 1024;

/// A kind of file that is taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub mime: &'static str,
    /// How its names end; the first one is given to a name that ends otherwise.
    pub extensions: &'static [&'static str],
}

macro_rules! kinds {
    ($($name:ident $mime:literal $extensions:expr;)+) => {$(
        pub(super) static $name: Kind = Kind { mime: $mime, extensions: &$extensions };
    )+};
}

kinds! {
    PDF "application/pdf" ["pdf"];
    JPEG "image/jpeg" ["jpg", "jpeg"];
    PNG "image/png" ["png"];
    WEBP "image/webp" ["webp"];
    GIF "image/gif" ["gif"];
    HEIC "image/heic" ["heic", "heif"];
    DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document" ["docx"];
    XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" ["xlsx"];
    PPTX "application/vnd.openxmlformats-officedocument.presentationml.presentation" ["pptx"];
    ODT "application/vnd.oasis.opendocument.text" ["odt"];
    ODS "application/vnd.oasis.opendocument.spreadsheet" ["ods"];
    MP3 "audio/mpeg" ["mp3"];
    M4A "audio/mp4" ["m4a"];
    MP4 "video/mp4" ["mp4", "m4v"];
    TEXT "text/plain; charset=utf-8" ["txt"];
    CSV "text/csv; charset=utf-8" ["csv"];
}

/// True if a browser may show it as a picture.
pub fn is_picture(mime: &str) -> bool {
    [&JPEG, &PNG, &WEBP, &GIF].iter().any(|kind| kind.mime == mime)
}

/// The kind of a file. The name only tells a table from plain text.
pub(super) fn of(name: &str, bytes: &[u8]) -> Result<&'static Kind, No> {
    if bytes.starts_with(b"PK") {
        return office(bytes);
    }
    if let Some(kind) = media(bytes) {
        return Ok(kind);
    }
    match infer::get(bytes).map(|found| found.mime_type()) {
        Some("application/pdf") => Ok(&PDF),
        Some("image/jpeg") => Ok(&JPEG),
        Some("image/png") => Ok(&PNG),
        Some("image/webp") => Ok(&WEBP),
        Some("image/gif") => Ok(&GIF),
        Some("audio/mpeg") => Ok(&MP3),
        Some(_) => Err(No::FileKind),
        None => text(name, bytes),
    }
}

/// Sound, film and pictures in the container of MPEG-4, told apart by its brand.
fn media(bytes: &[u8]) -> Option<&'static Kind> {
    if bytes.get(4..8) != Some(b"ftyp".as_slice()) {
        return None;
    }
    Some(match bytes.get(8..12)? {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => &HEIC,
        b"M4A " | b"M4B " => &M4A,
        b"isom" | b"iso2" | b"iso4" | b"iso5" | b"iso6" | b"mp41" | b"mp42" | b"avc1" | b"M4V " | b"M4VP"
        | b"M4VH" | b"MSNV" | b"dash" | b"3gp4" | b"3gp5" => &MP4,
        _ => return None,
    })
}

fn office(bytes: &[u8]) -> Result<&'static Kind, No> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| No::FileKind)?;
    if archive.len() > ENTRIES_MOST {
        return Err(No::FileKind);
    }
    let names: Vec<String> = archive.file_names().map(str::to_lowercase).collect();
    let has = |name: &str| names.iter().any(|entry| entry == name);
    let macros = |entry: &String| {
        entry.ends_with("vbaproject.bin") || entry.starts_with("basic/") || entry.starts_with("scripts/")
    };
    if names.iter().any(macros) || part(&mut archive, "[Content_Types].xml").contains("macroEnabled") {
        return Err(No::FileMacros);
    }
    if has("word/document.xml") {
        return Ok(&DOCX);
    }
    if has("xl/workbook.xml") {
        return Ok(&XLSX);
    }
    if has("ppt/presentation.xml") {
        return Ok(&PPTX);
    }
    match part(&mut archive, "mimetype").trim() {
        mime if mime == ODT.mime => Ok(&ODT),
        mime if mime == ODS.mime => Ok(&ODS),
        _ => Err(No::FileKind),
    }
}

/// A part of an office document as text, as far as it is looked at; empty if it has none.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> String {
    let mut content = Vec::new();
    if let Ok(entry) = archive.by_name(name)
        && entry.take(PART_MOST).read_to_end(&mut content).is_err()
    {
        content.clear();
    }
    String::from_utf8_lossy(&content).into_owned()
}

/// Plain text in UTF-8 that no browser takes for a page and no shell for a program.
fn text(name: &str, bytes: &[u8]) -> Result<&'static Kind, No> {
    let content = std::str::from_utf8(bytes).map_err(|_| No::FileKind)?;
    let content = content.trim_start_matches('\u{feff}').trim_start();
    let plain = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    let head: String = content.chars().take(4096).collect::<String>().to_lowercase();
    let page = ["<html", "<svg", "<script", "<!doctype", "<?xml", "<?php"];
    let program = content.starts_with("#!") || head.starts_with("@echo");
    if content.is_empty()
        || program
        || !content.chars().all(plain)
        || page.iter().any(|tag| head.contains(tag))
    {
        return Err(No::FileKind);
    }
    let table = name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("csv"));
    Ok(if table { &CSV } else { &TEXT })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn mime(name: &str, bytes: &[u8]) -> Result<&'static str, No> {
        of(name, bytes).map(|kind| kind.mime)
    }

    #[test]
    fn useful_kinds_are_found_by_content() {
        let mp4 = b"\0\0\0\x18ftypisom\0\0\0\0isomiso2";
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        for (bytes, expected) in [
            (b"%PDF-1.7\n".as_slice(), PDF.mime),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", JPEG.mime),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", PNG.mime),
            (b"RIFF\0\0\0\0WEBPVP8 ", WEBP.mime),
            (b"GIF89a\x01\0\x01\0", GIF.mime),
            (mp4, MP4.mime),
            (heic, HEIC.mime),
            (b"ID3\x03\0\0\0\0\0\0", MP3.mime),
            ("Nội dung\ttiếng Việt\r\n".as_bytes(), TEXT.mime),
        ] {
            assert_eq!(mime("x.bin", bytes), Ok(expected));
        }
        assert_eq!(mime("so.csv", "a;b\n1;2\n".as_bytes()), Ok(CSV.mime));
        assert_eq!(mime("x.docx", &archive(&[("word/document.xml", "<w/>")])), Ok(DOCX.mime));
        assert_eq!(mime("x.zip", &archive(&[("xl/workbook.xml", "<x/>")])), Ok(XLSX.mime));
        assert_eq!(mime("x.ods", &archive(&[("mimetype", ODS.mime)])), Ok(ODS.mime));
    }

    #[test]
    fn what_may_do_harm_is_refused_whatever_its_name() {
        for bytes in [
            b"MZ\x90\0\x03\0\0\0".as_slice(),
            b"\x7fELF\x02\x01\x01\0",
            b"<!DOCTYPE html><p>x",
            b"  \xef\xbb\xbf<svg onload=alert(1)>",
            b"<?xml version='1.0'?><svg/>",
            b"hello <script>alert(1)</script>",
            b"#!/bin/sh\nrm -rf /\n",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"Ti\xea\xbfng",
            b"\0\0\0\0",
            b"   ",
            b"PK\x03\x04broken",
        ] {
            assert_eq!(mime("anh.jpg", bytes), Err(No::FileKind), "{bytes:?}");
        }
        assert_eq!(mime("x.docx", &archive(&[("tool.exe", "MZ")])), Err(No::FileKind));
        let macros = archive(&[("word/document.xml", "<w/>"), ("word/vbaProject.bin", "x")]);
        assert_eq!(mime("x.docx", &macros), Err(No::FileMacros));
        let enabled = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
        let macros = archive(&[("xl/workbook.xml", "<x/>"), ("[Content_Types].xml", enabled)]);
        assert_eq!(mime("x.xlsx", &macros), Err(No::FileMacros));
    }
}
