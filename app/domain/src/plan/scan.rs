//! Looking for known phrases in Vietnamese text without losing the place: a folded copy that remembers where each
//! of its letters stands in the original, and a small cursor over folded words.

use jiff::civil::Date;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A text folded letter by letter (lower case, no marks, `đ` as `d`), with the way back to the original.
pub(super) struct Folded<'a> {
    raw: &'a str,
    pub text: String,
    /// For every byte of `text` (and its end), the byte of `raw` that it came from.
    back: Vec<usize>,
}

impl<'a> Folded<'a> {
    pub fn new(raw: &'a str) -> Self {
        let mut text = String::with_capacity(raw.len());
        let mut back = Vec::with_capacity(raw.len() + 1);
        for (at, c) in raw.char_indices() {
            let before = text.len();
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    for lower in part.to_lowercase().filter(|l| !is_combining_mark(*l)) {
                        text.push(plain(lower));
                    }
                }
            });
            back.resize(back.len() + text.len() - before, at);
        }
        back.push(raw.len());
        Self { raw, text, back }
    }

    /// The original words between two places of the folded text.
    pub fn raw(&self, from: usize, to: usize) -> &'a str {
        let start = self.back.get(from).copied().unwrap_or(self.raw.len());
        let end = self.back.get(to).copied().unwrap_or(self.raw.len());
        self.raw.get(start..end.max(start)).unwrap_or_default()
    }

    /// Where `needle` stands as whole words at or after `from`.
    pub fn find(&self, needle: &str, from: usize) -> Option<usize> {
        find_words(&self.text, needle, from)
    }
}

/// Where `needle` stands as whole words in folded `text`, at or after byte `from`.
pub(super) fn find_words(text: &str, needle: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(needle)) {
        let start = at + found;
        let end = start + needle.len();
        let open = !text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        let closed = !text[end..].chars().next().is_some_and(char::is_alphanumeric);
        if open && closed {
            return Some(start);
        }
        at = start + text[start..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// True if `needle` stands as whole words in folded `text`.
pub(super) fn has_words(text: &str, needle: &str) -> bool {
    find_words(text, needle, 0).is_some()
}

fn plain(c: char) -> char {
    match c {
        'đ' => 'd',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// A cursor over folded text that eats known words.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text.trim_start() }
    }

    /// Eats `word` if it stands next as a whole word.
    pub fn word(&mut self, word: &str) -> bool {
        match self.rest.strip_prefix(word) {
            Some(rest) if !rest.chars().next().is_some_and(char::is_alphanumeric) => {
                self.rest = rest.trim_start();
                true
            }
            _ => false,
        }
    }

    /// Eats one of `words`, longest first as given.
    pub fn any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(word))
    }

    /// Eats one of the characters.
    pub fn mark(&mut self, marks: &[char]) -> bool {
        match self.rest.strip_prefix(marks) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    /// Eats a whole number of at most `digits` digits.
    pub fn number(&mut self, digits: usize) -> Option<u32> {
        let length = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 || length > digits {
            return None;
        }
        let value = self.rest[..length].parse().ok()?;
        self.rest = self.rest[length..].trim_start();
        Some(value)
    }

    /// Eats a year of four digits (or of two, after 2000).
    pub fn year(&mut self) -> Option<i16> {
        let mut ahead = *self;
        let length = ahead.rest.bytes().take_while(u8::is_ascii_digit).count();
        let value = ahead.number(4)?;
        let year = match length {
            4 if (1900..=2200).contains(&value) => value,
            2 => 2000 + value,
            _ => return None,
        };
        *self = ahead;
        i16::try_from(year).ok()
    }

    /// Eats `30/6/2026`, `30-6-2026`, `30.6.2026`, `30/6`, `30 tháng 6 năm 2026` or `30 tháng 6`; a missing year is
    /// `year`.
    pub fn date(&mut self, year: Option<i16>) -> Option<Date> {
        let mut ahead = *self;
        ahead.word("ngay");
        let day = i8::try_from(ahead.number(2)?).ok()?;
        let (month, said) = if ahead.mark(&['/', '-', '.']) {
            let month = ahead.number(2)?;
            let mut further = ahead;
            let said = if further.mark(&['/', '-', '.']) { further.year() } else { None };
            if said.is_some() {
                ahead = further;
            }
            (month, said)
        } else if ahead.word("thang") {
            let month = ahead.number(2)?;
            let mut further = ahead;
            let said = if further.word("nam") || further.mark(&['/']) { further.year() } else { None };
            if said.is_some() {
                ahead = further;
            }
            (month, said)
        } else {
            return None;
        };
        let date = Date::new(said.or(year)?, i8::try_from(month).ok()?, day).ok()?;
        *self = ahead;
        Some(date)
    }

    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}

/// The value of a Roman numeral from I to XXXIX, in any case.
pub(super) fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    (1..40).find(|n| as_roman(*n).eq_ignore_ascii_case(text))
}

/// `n` (1 to 39) as a Roman numeral.
pub(super) fn as_roman(n: u32) -> String {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = "X".repeat((n / 10) as usize);
    format!("{tens}{}", UNITS[(n % 10) as usize])
}
