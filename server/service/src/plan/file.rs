//! Which file is what, by its content. A name or a declared type proves nothing.

use domain::plan::{Block, Document, Draft, FileRefusal, MOST_BYTES, MOST_TEXT};

use super::docx;

/// Reads a plan document: text in UTF-8, or a Word document (`.docx`).
///
/// # Errors
/// What is wrong with the file, by kind.
pub fn read_file(name: &str, bytes: &[u8]) -> Result<(Document, Draft), FileRefusal> {
    let document = read_document(name, bytes)?;
    if length(&document) > MOST_TEXT {
        return Err(FileRefusal::TooMuchText);
    }
    if document.blocks.is_empty() {
        return Err(FileRefusal::Empty);
    }
    let draft = Draft::read(&document);
    Ok((document, draft))
}

fn read_document(name: &str, bytes: &[u8]) -> Result<Document, FileRefusal> {
    let name = name.to_ascii_lowercase();
    if bytes.is_empty() {
        Err(FileRefusal::Empty)
    } else if bytes.len() > MOST_BYTES {
        Err(FileRefusal::TooLarge)
    } else if contains(&bytes[..bytes.len().min(1024)], b"%PDF-") {
        Err(FileRefusal::Pdf)
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        if name.ends_with(".docm") || name.ends_with(".dotm") {
            Err(FileRefusal::Macros)
        } else {
            docx::read(bytes)
        }
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        Err(of_old_container(bytes))
    } else if infer::get(bytes).is_some_and(|kind| kind.matcher_type() == infer::MatcherType::Image) {
        Err(FileRefusal::Picture)
    } else {
        read_text(bytes)
    }
}

/// The container of Word before 2007 also holds newer documents behind a password.
fn of_old_container(bytes: &[u8]) -> FileRefusal {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    if contains(bytes, &wide("EncryptedPackage")) {
        FileRefusal::Protected
    } else if contains(bytes, &wide("WordDocument")) {
        FileRefusal::OldWord
    } else {
        FileRefusal::Unknown
    }
}

fn read_text(bytes: &[u8]) -> Result<Document, FileRefusal> {
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if utf16 {
        return Err(FileRefusal::Encoding);
    }
    if bytes.contains(&0) || bytes.starts_with(b"{\\rtf") {
        return Err(FileRefusal::Unknown);
    }
    if bytes.len() > MOST_TEXT {
        return Err(FileRefusal::TooMuchText);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| match infer::get(bytes) {
        Some(_) => FileRefusal::Unknown,
        None => FileRefusal::Encoding,
    })?;
    Ok(Document::from_text(text))
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

fn length(document: &Document) -> usize {
    let of_block = |block: &Block| match block {
        Block::Paragraph { text, .. } => text.len(),
        Block::Table { rows } => rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.len() + 1).sum(),
    };
    document.blocks.iter().map(of_block).sum()
}
