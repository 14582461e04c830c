//! The head and the foot of a plan: number, date, title, year, issuer, signer, recipients.

use jiff::civil::Date;

use super::Line;
use crate::plan::{
    Draft, Quote, Quoted, Signer,
    scan::{Cursor, Folded, roman},
};

/// Lines in which a head may stand.
const HEAD: usize = 25;

/// Reads head and foot out of the lines before the annexes (`..end`). Returns where the text after the title
/// begins.
pub(super) fn read(lines: &[Line<'_>], end: usize, draft: &mut Draft) -> usize {
    let body = &lines[..end];
    let (title_start, title_end) = title(body, draft);
    let head = &body[..title_start.unwrap_or(HEAD.min(body.len()))];
    draft.number = head.iter().take(HEAD).find_map(number);
    draft.issued_on = head.iter().take(HEAD).find_map(issued_on);
    draft.issuer = issuer(body, lines);
    draft.year = year(head, draft.title.as_ref());
    draft.signer = signer(&body[title_end..]);
    draft.recipients = recipients(&body[title_end..]);
    title_end
}

/// The title below "KẾ HOẠCH", or the line that begins with these words. Further lines belong to it while they
/// begin with a small letter.
fn title(body: &[Line<'_>], draft: &mut Draft) -> (Option<usize>, usize) {
    let alone = body.iter().take(HEAD).position(|l| l.folded.text.trim() == "ke hoach");
    let begins = || body.iter().take(HEAD).position(|l| l.folded.text.starts_with("ke hoach "));
    let Some(heading) = alone.or_else(begins) else { return (None, 0) };
    let first = if alone.is_some() { heading + 1 } else { heading };
    let Some(line) = body.get(first) else { return (Some(heading), body.len()) };
    let mut words = line.text.to_owned();
    let mut quote = line.quote();
    let mut next = first + 1;
    while let Some(more) = body.get(next).filter(|l| l.text.chars().next().is_some_and(char::is_lowercase)) {
        words = format!("{words} {}", more.text);
        quote.text = format!("{}\n{}", quote.text, more.text);
        next += 1;
    }
    draft.title = Some(Quoted { value: words, quote });
    (Some(heading), next)
}

/// "Số: 45/KH-UBND"; a blank before the slash is no number.
fn number(line: &Line<'_>) -> Option<Quoted<String>> {
    let folded = &line.folded;
    let at = folded.find("so", 0)?;
    let mut from = at + 2;
    from += folded.text[from..].find(|c: char| c != ' ' && c != ':')?;
    let digits = folded.text[from..].bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let slash = from + folded.text[from..].find('/')?;
    if !folded.text[from + digits..slash].trim().is_empty() {
        return None;
    }
    let symbol_start = slash + 1 + folded.text[slash + 1..].find(|c: char| c != ' ')?;
    let length = folded.text[symbol_start..].find([' ', ',']).unwrap_or(folded.text.len() - symbol_start);
    let value =
        format!("{}/{}", folded.raw(from, from + digits), folded.raw(symbol_start, symbol_start + length));
    Some(Quoted { value, quote: line.quote() })
}

/// "…, ngày 05 tháng 3 năm 2026" above the title.
fn issued_on(line: &Line<'_>) -> Option<Quoted<Date>> {
    let mut at = 0;
    while let Some(found) = line.folded.find("ngay", at) {
        if let Some(date) = Cursor::new(&line.folded.text[found..]).date(None) {
            return Some(Quoted { value: date, quote: line.quote() });
        }
        at = found + 4;
    }
    None
}

/// Who issues: before "ban hành Kế hoạch", else in "(Kèm theo Kế hoạch … của …)", else in the head.
fn issuer(body: &[Line<'_>], all: &[Line<'_>]) -> Option<Quoted<String>> {
    let enacting = body.iter().find_map(|line| {
        let at = line.folded.find("ban hanh ke hoach", 0)?;
        let words = line.folded.raw(0, at).trim();
        let start = words.rfind([',', ';']).map_or(0, |comma| comma + 1);
        Some(Quoted { value: words[start..].trim().to_owned(), quote: line.quote() })
    });
    let attached = || {
        all.iter().find_map(|line| {
            let at =
                ["cua uy ban nhan dan", "cua ubnd"].iter().find_map(|words| line.folded.find(words, 0))?;
            let near = line.folded.text.starts_with("(kem theo") || line.text.ends_with(')');
            let words = line.folded.raw(at + 4, line.folded.text.len()).trim_end_matches([')', '.', ';']);
            near.then(|| Quoted { value: words.trim().to_owned(), quote: line.quote() })
        })
    };
    let above = || {
        let at = body.iter().take(HEAD).position(|l| {
            let text = l.folded.text.trim();
            text.starts_with("uy ban nhan dan") || text == "ubnd" || text.starts_with("ubnd ")
        })?;
        let next = body
            .get(at + 1)
            .filter(|l| ["phuong ", "xa ", "dac khu "].iter().any(|kind| l.folded.text.starts_with(kind)));
        let line = &body[at];
        let (value, text) = match next {
            Some(next) => (format!("{} {}", line.text, next.text), format!("{}\n{}", line.text, next.text)),
            None => (line.text.to_owned(), line.text.to_owned()),
        };
        Some(Quoted { value, quote: Quote::new(line.line, text) })
    };
    enacting.filter(|q| !q.value.is_empty()).or_else(attached).or_else(above)
}

/// The last year of the title that is not part of a date, else the year of the date above the title.
fn year(head: &[Line<'_>], title: Option<&Quoted<String>>) -> Option<Quoted<i16>> {
    let of_title = title.and_then(|title| {
        let years = years(&title.value);
        Some(Quoted { value: *years.last()?, quote: title.quote.clone() })
    });
    of_title.or_else(|| {
        head.iter().find_map(|line| {
            let folded = &line.folded;
            let dated = folded.find("thang", 0)?;
            let nam = folded.find("nam", dated)?;
            let value = Cursor::new(&folded.text[nam + 3..]).year()?;
            Some(Quoted { value, quote: line.quote() })
        })
    })
}

/// Years after "năm" that are neither part of a date nor a year to compare with.
fn years(title: &str) -> Vec<i16> {
    let folded = Folded::new(title);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(nam) = folded.find("nam", at) {
        at = nam + 3;
        let before = folded.text[..nam].trim_end();
        let in_date = before.rsplit(' ').nth(1) == Some("thang");
        let mut cursor = Cursor::new(&folded.text[at..]);
        if let Some(year) = cursor.year().filter(|_| !in_date && !before.ends_with("so voi")) {
            found.push(year);
        }
    }
    found
}

/// The lines in capitals from "TM. ỦY BAN NHÂN DÂN" (or "CHỦ TỊCH") on, and the name below them.
fn signer(lines: &[Line<'_>]) -> Option<Signer> {
    let starts = ["tm. ", "tm ", "kt. ", "tuq. ", "tl. "];
    let is_start = |l: &Line<'_>| {
        is_capitals(l.text)
            && roman(l.text).is_none()
            && (starts.iter().any(|s| l.folded.text.starts_with(s)) || l.folded.text.trim() == "chu tich")
    };
    let first = lines.iter().position(is_start)?;
    let capacity: Vec<&Line<'_>> =
        lines[first..].iter().take_while(|l| is_capitals(l.text)).take(5).collect();
    let after = lines.get(first + capacity.len()..).unwrap_or_default();
    let name = after.iter().take(3).find(|l| is_name(l.text));
    let mut text = capacity.iter().map(|l| l.text).collect::<Vec<_>>().join("\n");
    if let Some(name) = name {
        text = format!("{text}\n{}", name.text);
    }
    Some(Signer {
        capacity: capacity.iter().map(|l| l.text.to_owned()).collect(),
        name: name.map(|l| l.text.to_owned()),
        quote: Quote::new(lines[first].line, text),
    })
}

fn recipients(lines: &[Line<'_>]) -> Vec<Quoted<String>> {
    let Some(at) = lines.iter().position(|l| l.folded.text.starts_with("noi nhan")) else {
        return Vec::new();
    };
    let listed = lines[at + 1..].iter().take_while(|l| l.text.starts_with(['-', '–', '+', '•']));
    listed
        .map(|line| {
            let value =
                line.text.trim_start_matches(['-', '–', '+', '•', ' ']).trim_end_matches([';', '.', ' ']);
            Quoted { value: value.to_owned(), quote: line.quote() }
        })
        .collect()
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Two to six words, each with a capital.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    (2..=6).contains(&words.len())
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(char::is_alphabetic)
        })
}
