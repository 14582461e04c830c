//! Numbers that tell who somebody is or where they live: phones, tax codes, identity cards, plates, houses.

use std::ops::Range;

use super::{Span, Word};
use crate::feedback::Sender;
use crate::identifiers;

/// In front of the number of a house or an alley.
const BEFORE_NUMBERS: [&str; 8] = ["nha", "ngo", "ngach", "hem", "kiet", "so", "can", "lo"];

/// Phones, tax codes, numbers of identity cards and accounts: digits with what people put between them.
pub(super) fn numbers(text: &str, sender: &Sender, found: &mut Vec<Span>) {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut runs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() || (c == '+' && text[at + 1..].starts_with(|next: char| next.is_ascii_digit()))
        {
            match groups.last_mut() {
                Some(last) if last.end == at => last.end = at + 1,
                Some(last)
                    if text[last.end..at].chars().all(|c| " \u{a0}.-()".contains(c))
                        && at - last.end <= 2 =>
                {
                    groups.push(at..at + 1);
                }
                _ => {
                    runs.push(std::mem::take(&mut groups));
                    // "A12" is no number of its own.
                    if before.is_none_or(|c: char| !c.is_alphabetic()) {
                        groups.push(at..at + 1);
                    }
                }
            }
        }
        before = Some(c);
    }
    runs.push(groups);
    for run in runs {
        number_in(text, &run, sender, found);
    }
}

fn number_in(text: &str, groups: &[Range<usize>], sender: &Sender, found: &mut Vec<Span>) {
    let mut at = 0;
    while at < groups.len() {
        let ends = (at..groups.len()).rev().map(|end| groups[at].start..groups[end].end);
        let told = ends.enumerate().find_map(|(shorter, range)| {
            let is_certain = told_by(&text[range.clone()], sender)?;
            Some((groups.len() - shorter, Span { range, is_certain }))
        });
        match told {
            Some((next, span)) => {
                found.push(span);
                at = next;
            }
            None => at += 1,
        }
    }
}

/// Whether such digits are somebody's number, and whether that is certain.
fn told_by(typed: &str, sender: &Sender) -> Option<bool> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if let Ok(phone) = identifiers::phone(typed) {
        return Some(!phone.starts_with("+842") || phone == sender.phone);
    }
    let is_senders = |known: &str| {
        let known: String = known.chars().filter(char::is_ascii_digit).collect();
        known.len() >= 8 && digits == known
    };
    if is_senders(&sender.tax_code) || is_senders(&sender.phone) {
        return Some(true);
    }
    let is_one_number = !typed.contains([' ', '\u{a0}', '(']);
    (is_one_number && (9..=14).contains(&digits.len()) && !is_amount(typed)).then_some(true)
}

/// `1.250.000.000`: an amount of money, not a phone.
fn is_amount(typed: &str) -> bool {
    let mut groups = typed.split('.');
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_some()
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `34A-123.45`, `15B1 234.56`, `29H12345`.
pub(super) fn plates(text: &str, found: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    for (start, _) in
        text.char_indices().filter(|(at, c)| c.is_ascii_digit() && digit(at + 1) && letter(at + 2))
    {
        if !is_apart(text[..start].chars().next_back()) {
            continue;
        }
        let mut at = start + 3;
        // A second letter or the digit of a series.
        if letter(at) || (digit(at) && bytes.get(at + 1).is_some_and(|next| b" -.".contains(next))) {
            at += 1;
        }
        while bytes.get(at).is_some_and(|byte| b" -.".contains(byte)) {
            at += 1;
        }
        let mut count = 0;
        while digit(at) || (count == 3 && bytes.get(at) == Some(&b'.') && digit(at + 1)) {
            count += usize::from(digit(at));
            at += 1;
        }
        if matches!(count, 4 | 5) && is_apart(text[at..].chars().next()) {
            found.push(Span { range: start..at, is_certain: true });
        }
    }
}

/// "Số nhà 12", "ngõ 45/3", "số 7 phố Hào Thành": the number is taken out, the street stays.
pub(super) fn houses(text: &str, words: &[Word], found: &mut Vec<Span>) {
    for (at, word) in words.iter().enumerate().skip(1) {
        let before = words[at - 1].folded.as_str();
        let is_number =
            word.folded.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) && word.folded.len() <= 5;
        let is_beside = text[words[at - 1].range.end..word.range.start].trim().is_empty();
        if !is_number || !is_beside || !BEFORE_NUMBERS.contains(&before) {
            continue;
        }
        // "Số 12" alone may be the number of anything.
        let after = words.get(at + 1).map(|word| word.folded.as_str());
        if before == "so" && !matches!(after, Some("duong" | "pho" | "ngo" | "ngach")) {
            continue;
        }
        let rest = text[word.range.end..].char_indices();
        let length = rest
            .take_while(|(_, c)| c.is_ascii_alphanumeric() || *c == '/')
            .map(|(at, c)| at + c.len_utf8())
            .last();
        let end = word.range.end + length.unwrap_or_default();
        found.push(Span { range: word.range.start..end, is_certain: false });
    }
}
