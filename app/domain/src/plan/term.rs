//! The term of a task: the words of the document and what they mean. Words that are not in the list below are not
//! guessed at: they stay [`TermKind::Unknown`] with their text, and the task still goes in.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::scan::{Cursor, roman};
use crate::{board::TermKind, text};

/// A term as understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub kind: TermKind,
    /// The last day in time; none for a term without an end.
    pub due_on: Option<Date>,
}

impl Term {
    /// Reads the words of a term. `year` is the plan's year, for words that do not name one.
    pub fn read(words: &str, year: Option<i16>) -> Self {
        let folded = text::fold(words);
        let folded = folded.trim_matches(|c: char| c == '.' || c == ';' || c == ',' || c == ' ');
        repeated(folded, year)
            .or_else(|| dated(folded, year))
            .unwrap_or(Self { kind: TermKind::Unknown, due_on: None })
    }
}

/// Terms without an end, or with one in every period.
fn repeated(folded: &str, year: Option<i16>) -> Option<Term> {
    let mut cursor = Cursor::new(folded);
    cursor.word("dinh ky");
    let kind = if cursor.any(&["duy tri thuong xuyen", "thuong xuyen duy tri", "duy tri lien tuc", "duy tri"])
    {
        TermKind::Maintain
    } else if cursor.any(&["thuong xuyen", "lien tuc"]) {
        TermKind::Regular
    } else if cursor.any(&["hang nam", "moi nam", "thuong nien"]) {
        TermKind::Yearly
    } else if cursor.any(&["hang quy", "moi quy"]) {
        TermKind::Quarterly
    } else if cursor.any(&["hang thang", "moi thang"]) {
        TermKind::Monthly
    } else {
        return None;
    };
    loop {
        cursor.mark(&[',', ';', '-', '(', ')']);
        let filler = ["lien tuc", "thuong xuyen", "hang nam", "trong", "ca", "va", "theo"];
        let ate =
            cursor.any(&filler) || (cursor.word("nam") && (cursor.year().is_some() || cursor.is_done()));
        if !ate {
            break;
        }
    }
    if !cursor.is_done() {
        return None;
    }
    let due_on = match kind {
        TermKind::Yearly => year.and_then(|y| Date::new(y, 12, 31).ok()),
        _ => None,
    };
    Some(Term { kind, due_on })
}

/// A span of days that a term names.
struct Span {
    kind: TermKind,
    first: Date,
    last: Date,
    /// True if both ends are said: "quý II - III".
    two_ends: bool,
}

/// Terms with a last day.
fn dated(folded: &str, year: Option<i16>) -> Option<Term> {
    const WORDS_AROUND: [&str; 14] = [
        "cham nhat",
        "muon nhat",
        "den het",
        "den",
        "het",
        "khong qua",
        "cuoi",
        "hoan thanh",
        "xong",
        "thuc hien",
        "trong",
        "ca",
        "vao",
        "la",
    ];
    let mut cursor = Cursor::new(folded);
    let mut exclusive = false;
    loop {
        if cursor.word("truoc") {
            exclusive = true;
        } else if !cursor.any(&WORDS_AROUND) {
            break;
        }
        cursor.mark(&[':', ',']);
    }
    let from = !exclusive && cursor.word("tu");
    let mut span = span(&mut cursor, year)?;
    if from && !span.two_ends {
        if !(cursor.any(&["den het", "den"]) || cursor.mark(&['-'])) {
            return None;
        }
        let last = self::span(&mut cursor, year)?;
        if last.last < span.first {
            return None;
        }
        span = last;
    }
    if !cursor.is_done() {
        return None;
    }
    if exclusive {
        span.last = span.first.checked_sub(1.day()).ok()?;
    }
    let kind = if exclusive { TermKind::FixedDate } else { span.kind };
    Some(Term { kind, due_on: Some(span.last) })
}

fn span(cursor: &mut Cursor<'_>, year: Option<i16>) -> Option<Span> {
    if let Some(half) = half(cursor, year) {
        return Some(half);
    }
    if let Some(date) = cursor.date(year) {
        return Some(Span { kind: TermKind::FixedDate, first: date, last: date, two_ends: false });
    }
    if cursor.word("thang") {
        let first = cursor.number(2)?;
        let last = further(cursor, "thang", |c| c.number(2));
        let year = said_year(cursor).or(year)?;
        return months(TermKind::FixedDate, year, first, last.unwrap_or(first), last.is_some());
    }
    if cursor.word("quy") {
        let first = quarter(cursor)?;
        let last = further(cursor, "quy", quarter);
        let year = said_year(cursor).or(year)?;
        return months(TermKind::FixedDate, year, first * 3 - 2, last.unwrap_or(first) * 3, last.is_some());
    }
    if cursor.any(&["nam", "giai doan"]) {
        let first = cursor.year().or(year)?;
        let last = further(cursor, "nam", Cursor::year);
        let mut span = months(TermKind::WithinYear, last.unwrap_or(first), 1, 12, last.is_some())?;
        span.first = Date::new(first, 1, 1).ok()?;
        return (span.first < span.last).then_some(span);
    }
    None
}

/// "6 tháng đầu năm 2026", "6 tháng cuối năm".
fn half(cursor: &mut Cursor<'_>, year: Option<i16>) -> Option<Span> {
    let mut ahead = *cursor;
    if !ahead.any(&["6 thang", "06 thang", "sau thang"]) {
        return None;
    }
    let (first, last) = if ahead.word("dau") {
        (1, 6)
    } else if ahead.word("cuoi") {
        (7, 12)
    } else {
        return None;
    };
    let year = if ahead.word("nam") { ahead.year().or(year)? } else { year? };
    *cursor = ahead;
    months(TermKind::FixedDate, year, first, last, true)
}

/// The last end of "II - III", "I, II và III", "9, 10", "2025-2026".
fn further<'a, T>(
    cursor: &mut Cursor<'a>,
    noun: &str,
    read: impl Fn(&mut Cursor<'a>) -> Option<T>,
) -> Option<T> {
    let mut last = None;
    while let Some(end) = one_further(cursor, noun, &read) {
        last = Some(end);
    }
    last
}

fn one_further<'a, T>(
    cursor: &mut Cursor<'a>,
    noun: &str,
    read: impl Fn(&mut Cursor<'a>) -> Option<T>,
) -> Option<T> {
    let mut ahead = *cursor;
    if !(ahead.mark(&['-', ',']) || ahead.any(&["va", "den"])) {
        return None;
    }
    ahead.word(noun);
    let value = read(&mut ahead)?;
    *cursor = ahead;
    Some(value)
}

fn said_year(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cursor;
    ahead.mark(&['/', '-', ',', '.']);
    ahead.word("nam");
    let year = ahead.year()?;
    *cursor = ahead;
    Some(year)
}

fn quarter(cursor: &mut Cursor<'_>) -> Option<u32> {
    if let Some(n) = cursor.number(1) {
        return (1..=4).contains(&n).then_some(n);
    }
    let length = cursor.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let n = roman(&cursor.rest[..length]).filter(|n| (1..=4).contains(n))?;
    cursor.rest = cursor.rest[length..].trim_start();
    Some(n)
}

fn months(kind: TermKind, year: i16, first: u32, last: u32, two_ends: bool) -> Option<Span> {
    let first = Date::new(year, i8::try_from(first).ok()?, 1).ok()?;
    let last = Date::new(year, i8::try_from(last).ok()?, 1).ok()?.last_of_month();
    (first <= last).then_some(Span { kind, first, last, two_ends })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_many_wards() {
        let cases = [
            ("Thường xuyên", "regular", ""),
            ("thường xuyên, liên tục", "regular", ""),
            ("Thường xuyên trong năm 2026", "regular", ""),
            ("Duy trì thường xuyên", "maintain", ""),
            ("Hàng năm", "yearly", "2026-12-31"),
            ("Hằng năm", "yearly", "2026-12-31"),
            ("Hàng quý", "quarterly", ""),
            ("Định kỳ hằng quý", "quarterly", ""),
            ("Hàng tháng", "monthly", ""),
            ("Năm 2026", "within_year", "2026-12-31"),
            ("Trong năm 2027", "within_year", "2027-12-31"),
            ("Trong năm", "within_year", "2026-12-31"),
            ("Năm 2025-2026", "within_year", "2026-12-31"),
            ("Trước 30/6/2026", "fixed_date", "2026-06-29"),
            ("Trước ngày 30/6", "fixed_date", "2026-06-29"),
            ("Xong trước 30/6/2026", "fixed_date", "2026-06-29"),
            ("Hoàn thành trước ngày 01 tháng 3 năm 2026", "fixed_date", "2026-02-28"),
            ("Trước tháng 9/2026", "fixed_date", "2026-08-31"),
            ("Trước quý III/2026", "fixed_date", "2026-06-30"),
            ("Chậm nhất 15/7/2026", "fixed_date", "2026-07-15"),
            ("Chậm nhất ngày 15-7-2026", "fixed_date", "2026-07-15"),
            ("30/6/2026", "fixed_date", "2026-06-30"),
            ("Ngày 05/09/2026.", "fixed_date", "2026-09-05"),
            ("Quý III/2026", "fixed_date", "2026-09-30"),
            ("Quý 3 năm 2026", "fixed_date", "2026-09-30"),
            ("Quý IV", "fixed_date", "2026-12-31"),
            ("Quý II - III/2026", "fixed_date", "2026-09-30"),
            ("Quý II, quý III/2026", "fixed_date", "2026-09-30"),
            ("Quý I, II và III/2026", "fixed_date", "2026-09-30"),
            ("Giai đoạn 2026-2030", "within_year", "2030-12-31"),
            ("Từ tháng 3/2026 đến tháng 9/2026", "fixed_date", "2026-09-30"),
            ("Hết quý II/2026", "fixed_date", "2026-06-30"),
            ("Tháng 9/2026", "fixed_date", "2026-09-30"),
            ("Tháng 02 năm 2028", "fixed_date", "2028-02-29"),
            ("Từ tháng 3 đến tháng 9/2026", "fixed_date", "2026-09-30"),
            ("6 tháng đầu năm 2026", "fixed_date", "2026-06-30"),
            ("6 tháng cuối năm", "fixed_date", "2026-12-31"),
            ("Trước 31/6/2026", "unknown", ""),
            ("Quý V/2026", "unknown", ""),
            ("Theo quy định", "unknown", ""),
            ("Thường xuyên; báo cáo trước 30/6", "unknown", ""),
            ("Ngay sau khi được phê duyệt", "unknown", ""),
        ];
        for (words, kind, due) in cases {
            let term = Term::read(words, Some(2026));
            let found = term.due_on.map(|d| d.to_string()).unwrap_or_default();
            assert_eq!((term.kind.name(), found.as_str()), (kind, due), "{words}");
        }
    }

    #[test]
    fn a_term_without_any_year_is_not_guessed() {
        assert_eq!(Term::read("Quý III", None).kind, TermKind::Unknown);
        assert_eq!(Term::read("Trước 30/6", None).kind, TermKind::Unknown);
    }
}
