//! Automatic numbers of a Word document: they stand in no text, yet a plan's "STT" column often has nothing else.

use std::collections::{HashMap, HashSet};

use domain::plan::FileRefusal;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::docx::attribute;

/// Levels that a list may have.
const LEVELS: usize = 9;

/// The numbered lists of a document and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// Levels of each abstract list.
    patterns: HashMap<String, Vec<Level>>,
    /// The abstract list of each list.
    lists: HashMap<String, String>,
    /// Lists that start anew.
    restarted: HashSet<String>,
    /// Counts by abstract list, since lists of one pattern count on together; by list where it starts anew.
    counts: HashMap<String, [u32; LEVELS]>,
}

/// One level of a list.
#[derive(Clone)]
struct Level {
    /// `decimal`, `upperRoman`, `bullet`, …
    format: String,
    /// `%1.%2`.
    text: String,
    start: u32,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(xml: &str) -> Result<Self, FileRefusal> {
        let mut numbering = Self::default();
        let mut reader = Reader::from_str(xml);
        let (mut pattern, mut list) = (String::new(), String::new());
        loop {
            match reader.read_event().map_err(|_| FileRefusal::Damaged)? {
                Event::Start(tag) | Event::Empty(tag) => {
                    let value = || attribute(&tag, "val").unwrap_or_default();
                    let levels = numbering.patterns.get_mut(&pattern);
                    match tag.local_name().as_ref() {
                        b"abstractNum" => {
                            pattern = attribute(&tag, "abstractNumId").unwrap_or_default();
                            numbering.patterns.insert(pattern.clone(), Vec::new());
                        }
                        b"lvl" => {
                            let fresh = Level { format: "decimal".to_owned(), text: String::new(), start: 1 };
                            if let Some(levels) = levels.filter(|levels| levels.len() < LEVELS) {
                                levels.push(fresh);
                            }
                        }
                        b"numFmt" => set(levels, |level| level.format = value()),
                        b"lvlText" => set(levels, |level| level.text = value()),
                        b"start" => set(levels, |level| level.start = value().parse().unwrap_or(1)),
                        b"num" => {
                            list = attribute(&tag, "numId").unwrap_or_default();
                            pattern.clear();
                        }
                        b"abstractNumId" if !list.is_empty() => {
                            numbering.lists.insert(list.clone(), value());
                        }
                        b"startOverride" => {
                            numbering.restarted.insert(list.clone());
                        }
                        _ => {}
                    }
                }
                Event::Eof => return Ok(numbering),
                _ => {}
            }
        }
    }

    /// The next number of a list at a level, as it is printed; none for bullets and unknown lists.
    pub fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let pattern = self.lists.get(list)?;
        let levels = self.patterns.get(pattern)?;
        let at = levels.get(level)?;
        let key = if self.restarted.contains(list) { format!("list {list}") } else { pattern.clone() };
        let counts = self.counts.entry(key).or_insert([0; LEVELS]);
        for (count, level) in counts.iter_mut().zip(levels).take(level).filter(|(count, _)| **count == 0) {
            *count = level.start;
        }
        counts[level] = if counts[level] == 0 { at.start } else { counts[level].saturating_add(1) };
        counts[level + 1..].fill(0);
        if at.format == "bullet" || at.format == "none" {
            return (at.format == "bullet").then(|| "-".to_owned());
        }
        let mut printed = at.text.clone();
        for (index, level) in levels.iter().enumerate() {
            let place = format!("%{}", index + 1);
            if printed.contains(&place) {
                printed = printed.replace(&place, &print(counts[index], &level.format));
            }
        }
        Some(printed)
    }
}

fn set(levels: Option<&mut Vec<Level>>, change: impl FnOnce(&mut Level)) {
    if let Some(level) = levels.and_then(|levels| levels.last_mut()) {
        change(level);
    }
}

fn print(number: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letter(number, 'A'),
        "lowerLetter" => letter(number, 'a'),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const TENS: [&str; 5] = ["", "X", "XX", "XXX", "XL"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    match TENS.get((number / 10) as usize) {
        Some(tens) => format!("{tens}{}", ONES[(number % 10) as usize]),
        None => number.to_string(),
    }
}

/// A to Z, then AA to ZZ, as Word goes on.
fn letter(number: u32, first: char) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from_u32(first as u32 + index % 26).unwrap_or(first);
    let times = (index / 26 + 1).min(8) as usize;
    std::iter::repeat_n(letter, times).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_as_they_are_printed() {
        let xml = r#"<w:numbering>
            <w:abstractNum w:abstractNumId="7">
                <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
                <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
                <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
            </w:abstractNum>
            <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
        </w:numbering>"#;
        let mut numbering = Numbering::read(xml).unwrap();
        let printed: Vec<Option<String>> =
            [0, 1, 1, 0, 1, 2].into_iter().map(|level| numbering.next("2", level)).collect();
        let expected = ["I.", "I.1", "I.2", "II.", "II.1", "-"];
        assert_eq!(printed, expected.map(|number| Some(number.to_owned())));
        assert_eq!(numbering.next("3", 0), None);
    }
}
