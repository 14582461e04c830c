//! Pictures lose what tells where they were taken: EXIF, XMP, IPTC and comments are cut out of JPEG, PNG and WebP;
//! in HEIC, whose parts lie at fixed offsets, they are overwritten in place. Colour profiles stay; so does the
//! turn of a picture, in a fresh EXIF of nothing else.

use bytes::Bytes;
use domain::board::Refusal as No;
use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{ImageEXIF, riff::RiffContent};

use super::kind::{GIF, HEIC, JPEG, Kind, PNG, WEBP};

/// The most EXIF blocks that are looked for in one HEIC file, and entries in the list of a place.
const LOOKED_AT: usize = 64;
/// The largest value of a place that is overwritten, in bytes; true ones have two dozen.
const VALUE_MOST: usize = 4096;

/// The same file without the place. Refuses a picture that is broken.
pub(super) fn place(kind: &Kind, bytes: Bytes) -> Result<Bytes, No> {
    match kind {
        kind if *kind == JPEG => jpeg(bytes),
        kind if *kind == PNG => png(bytes),
        kind if *kind == WEBP => webp(bytes),
        kind if *kind == GIF => Ok(gif(bytes)),
        kind if *kind == HEIC => Ok(heic(bytes)),
        _ => Ok(bytes),
    }
}

fn jpeg(bytes: Bytes) -> Result<Bytes, No> {
    let mut picture = Jpeg::from_bytes(bytes).map_err(|_| No::FileDamaged)?;
    let turn = picture.exif().and_then(|exif| turn(&exif));
    picture
        .segments_mut()
        .retain(|segment| !matches!(segment.marker(), markers::APP1 | markers::APP13 | markers::COM));
    picture.set_exif(turn.map(only_turn));
    Ok(picture.encoder().bytes())
}

fn png(bytes: Bytes) -> Result<Bytes, No> {
    let mut picture = Png::from_bytes(bytes).map_err(|_| No::FileDamaged)?;
    let tells = |kind: [u8; 4]| matches!(&kind, b"eXIf" | b"tEXt" | b"zTXt" | b"iTXt" | b"tIME");
    picture.chunks_mut().retain(|chunk| !tells(chunk.kind()));
    Ok(picture.encoder().bytes())
}

fn webp(bytes: Bytes) -> Result<Bytes, No> {
    /// In the flags of the extended header: EXIF and XMP follow.
    const TELLS: u8 = 0b0000_1100;
    let mut picture = WebP::from_bytes(bytes).map_err(|_| No::FileDamaged)?;
    picture.chunks_mut().retain(|chunk| !matches!(&chunk.id(), b"EXIF" | b"XMP "));
    for chunk in picture.chunks_mut().iter_mut().filter(|chunk| chunk.id() == *b"VP8X") {
        if let RiffContent::Data(header) = chunk.content() {
            let mut header = header.to_vec();
            header.iter_mut().take(1).for_each(|flags| *flags &= !TELLS);
            *chunk = img_parts::riff::RiffChunk::new(*b"VP8X", RiffContent::Data(header.into()));
        }
    }
    Ok(picture.encoder().bytes())
}

/// Overwrites XMP, the only part of a GIF that can tell a place.
fn gif(bytes: Bytes) -> Bytes {
    let mut bytes = bytes.to_vec();
    blank_xmp(&mut bytes);
    bytes.into()
}

/// Overwrites every EXIF block from its header on, and XMP, without moving a byte.
fn heic(bytes: Bytes) -> Bytes {
    let mut bytes = bytes.to_vec();
    let mut from = 0;
    for _ in 0..LOOKED_AT {
        let Some(at) = find(&bytes[from..], b"Exif\0\0") else { break };
        from += at + 6;
        blank_place(&mut bytes[from..]);
    }
    blank_xmp(&mut bytes);
    bytes.into()
}

fn blank_xmp(bytes: &mut [u8]) {
    let mut from = 0;
    while let Some(start) = find(&bytes[from..], b"<x:xmpmeta") {
        let start = from + start;
        let end = find(&bytes[start..], b"</x:xmpmeta>").map_or(bytes.len(), |end| start + end);
        bytes[start..end].fill(b' ');
        from = end;
    }
}

/// Empties the list of the place (tag 0x8825) of a TIFF block, and the values that it points to.
fn blank_place(tiff: &mut [u8]) {
    const PLACE: u16 = 0x8825;
    let Some(tiff_reader) = Tiff::of(tiff) else { return };
    let Some(list) = tiff_reader.number32(tiff, 4) else { return };
    let Some(place) = tiff_reader.entry(tiff, list, PLACE) else { return };
    let Some(start) = tiff_reader.number32(tiff, place + 8) else { return };
    let Some(count) = tiff_reader.number16(tiff, start) else { return };
    for at in (0..usize::from(count).min(LOOKED_AT)).map(|index| start + 2 + index * 12) {
        let size = |kind: u16| match kind {
            3 | 8 => 2,
            4 | 9 | 11 => 4,
            5 | 10 | 12 => 8,
            _ => 1,
        };
        let (Some(kind), Some(many)) =
            (tiff_reader.number16(tiff, at + 2), tiff_reader.number32(tiff, at + 4))
        else {
            break;
        };
        let bytes = many.saturating_mul(size(kind)).min(VALUE_MOST);
        if bytes > 4
            && let Some(value) = tiff_reader.number32(tiff, at + 8)
            && let Some(value) = tiff.get_mut(value..value.saturating_add(bytes))
        {
            value.fill(0);
        }
        if let Some(entry) = tiff.get_mut(at..at + 12) {
            entry.fill(0);
        }
    }
}

/// The turn (1 to 8) that an EXIF block asks for, if it is not the plain one.
fn turn(exif: &[u8]) -> Option<u8> {
    const TURN: u16 = 0x0112;
    let tiff = Tiff::of(exif)?;
    let entry = tiff.entry(exif, tiff.number32(exif, 4)?, TURN)?;
    let turn = tiff.number16(exif, entry + 8)?;
    u8::try_from(turn).ok().filter(|turn| (2..=8).contains(turn))
}

/// An EXIF block that says how to turn the picture, and nothing else.
fn only_turn(turn: u8) -> Bytes {
    let mut exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([turn, 0, 0, 0, 0, 0, 0]);
    exif.into()
}

/// Reads numbers in the byte order that a TIFF block says.
#[derive(Clone, Copy)]
struct Tiff {
    big: bool,
}

impl Tiff {
    fn of(tiff: &[u8]) -> Option<Self> {
        match tiff.get(..4)? {
            b"MM\0*" => Some(Self { big: true }),
            b"II*\0" => Some(Self { big: false }),
            _ => None,
        }
    }

    fn number16(self, tiff: &[u8], at: usize) -> Option<u16> {
        let bytes = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn number32(self, tiff: &[u8], at: usize) -> Option<usize> {
        let bytes = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let number = if self.big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) };
        usize::try_from(number).ok()
    }

    /// Where the entry of this tag begins, in the list that begins at `list`.
    fn entry(self, tiff: &[u8], list: usize, tag: u16) -> Option<usize> {
        let count = usize::from(self.number16(tiff, list)?);
        let mut entries = (0..count).map(|index| list + 2 + index * 12);
        entries.find(|at| self.number16(tiff, *at) == Some(tag))
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A TIFF block with a turn of 6 and a place whose value reads "HAI PHONG".
    fn exif() -> Vec<u8> {
        let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
        tiff.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
        tiff.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0");
        tiff.extend(b"\0\0\0\0");
        tiff.extend(b"\x01\0\x1b\0\x02\0\x09\0\0\0\x38\0\0\0\0\0\0\0");
        tiff.extend(b"HAI PHONG");
        tiff
    }

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], length.as_slice(), content].concat()
    }

    fn tells(bytes: &[u8]) -> bool {
        find(bytes, b"HAI PHONG").is_some()
    }

    #[test]
    fn a_photograph_keeps_its_turn_and_loses_its_place() {
        let app1 = [b"Exif\0\0".as_slice(), &exif()].concat();
        let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>HAI PHONG</x:xmpmeta>";
        let picture = [
            &[0xff, 0xd8],
            segment(0xe1, &app1).as_slice(),
            &segment(0xe1, xmp),
            &segment(0xed, b"Photoshop 3.0\0HAI PHONG"),
            &segment(0xfe, b"HAI PHONG"),
            &segment(0xe2, b"ICC_PROFILE\0\x01\x01profile"),
            &segment(0xda, b"\x01\x01\0\0\x3f\0"),
            b"pixels\xff\xd9",
        ]
        .concat();
        assert!(tells(&picture));
        let stripped = place(&JPEG, picture.into()).unwrap();
        assert!(!tells(&stripped));
        assert!(find(&stripped, b"ICC_PROFILE").is_some() && find(&stripped, b"pixels").is_some());
        let kept = Jpeg::from_bytes(stripped).unwrap().exif().unwrap();
        assert_eq!(turn(&kept), Some(6));
    }

    #[test]
    fn a_png_loses_its_texts() {
        let chunk = |kind: &[u8; 4], content: &[u8]| {
            img_parts::png::PngChunk::new(*kind, Bytes::copy_from_slice(content)).encoder().bytes()
        };
        let picture = [
            b"\x89PNG\r\n\x1a\n".as_slice(),
            &chunk(b"IHDR", &[0; 13]),
            &chunk(b"eXIf", &exif()),
            &chunk(b"iTXt", b"XML:com.adobe.xmp\0HAI PHONG"),
            &chunk(b"IDAT", b"pixels"),
            &chunk(b"IEND", b""),
        ]
        .concat();
        let stripped = place(&PNG, picture.into()).unwrap();
        assert!(!tells(&stripped) && find(&stripped, b"pixels").is_some());
    }

    #[test]
    fn a_webp_loses_exif_and_xmp_and_says_so() {
        let chunk = |kind: &[u8; 4], content: &[u8]| {
            let length = u32::try_from(content.len()).unwrap().to_le_bytes();
            let pad: &[u8] = if content.len() % 2 == 1 { b"\0" } else { b"" };
            [kind.as_slice(), &length, content, pad].concat()
        };
        let parts = [
            b"WEBP".as_slice(),
            &chunk(b"VP8X", b"\x0c\0\0\0\0\0\0\0\0\0"),
            &chunk(b"VP8 ", b"pixels"),
            &chunk(b"EXIF", &exif()),
            &chunk(b"XMP ", b"HAI PHONG"),
        ]
        .concat();
        let length = u32::try_from(parts.len()).unwrap().to_le_bytes();
        let picture = [b"RIFF".as_slice(), &length, &parts].concat();
        let stripped = place(&WEBP, picture.into()).unwrap();
        assert!(!tells(&stripped) && find(&stripped, b"pixels").is_some());
        let header = find(&stripped, b"VP8X").unwrap() + 8;
        assert_eq!(stripped[header] & 0x0c, 0);
    }

    #[test]
    fn a_heic_keeps_every_byte_in_its_place() {
        let picture = [b"\0\0\0\x18ftypheic....".as_slice(), b"Exif\0\0", &exif(), b"pixels"].concat();
        let stripped = place(&HEIC, picture.clone().into()).unwrap();
        assert!(!tells(&stripped) && stripped.len() == picture.len() && stripped.ends_with(b"pixels"));
    }

    #[test]
    fn a_broken_picture_is_refused_and_none_panics() {
        assert_eq!(place(&JPEG, Bytes::from_static(b"\xff\xd8\xff\xe1\xff")), Err(No::FileDamaged));
        assert_eq!(place(&PNG, Bytes::from_static(b"\x89PNG\r\n\x1a\n\0\0\0\rIH")), Err(No::FileDamaged));
        for cut in 0..exif().len() {
            let picture = [b"Exif\0\0".as_slice(), &exif()[..cut]].concat();
            assert!(place(&HEIC, picture.into()).is_ok());
        }
    }
}
