//! What the public may read of a case: without phone numbers, addresses of mail, tax and identity numbers, house and
//! plate numbers, and the sender's name and address. A program proposes; staff read and correct; what still holds
//! personal data that can be told for certain is not published. What is forgotten for good loses the bare given name as
//! well.
//!
//! - `numbers`: phones, tax codes, plates, houses.

mod numbers;

use std::ops::Range;

use self::numbers::{houses, numbers, plates};
use super::Sender;
use crate::text::{fold, tidy};

/// Stands where something was taken out.
pub const HIDDEN: &str = "[…]";

/// In front of a given name: "chị Lan".
const TITLES: [&str; 14] =
    ["ong", "ba", "anh", "chi", "co", "chu", "bac", "em", "toi", "ten", "la", "di", "cau", "thay"];
/// A text as it could be published, as a proposal.
pub fn redacted(text: &str, sender: &Sender) -> String {
    let text = tidy(text);
    hidden(&text, spans(&text, sender))
}

/// A text as it is kept once its sender is forgotten: besides, without the given name where it stands by itself, "Lan đã gọi
/// lại". Too much is taken out rather than too little, but for names of places: "Hải Phòng" stays of a Hải.
pub fn forgotten(text: &str, sender: &Sender) -> String {
    let text = tidy(text);
    let words = words(&text);
    let mut found = spans(&text, sender);
    bare_name(&text, &words, sender, &mut found);
    hidden(&text, apart(found))
}

fn hidden(text: &str, spans: Vec<Span>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for span in spans {
        out.push_str(&text[from..span.range.start]);
        out.push_str(HIDDEN);
        from = span.range.end;
    }
    out.push_str(&text[from..]);
    out
}

/// Personal data that a text still holds, if any: it must not be published. House numbers and the landlines of offices
/// do not count here: they may be what an answer is about.
pub fn found_personal_data(text: &str, sender: &Sender) -> Option<String> {
    let text = tidy(text);
    spans(&text, sender).into_iter().find(|span| span.is_certain).map(|span| text[span.range].to_owned())
}

struct Span {
    range: Range<usize>,
    is_certain: bool,
}

/// A run of letters and digits, and the same folded.
struct Word {
    range: Range<usize>,
    folded: String,
}

/// What is to be taken out, in order, without overlaps.
fn spans(text: &str, sender: &Sender) -> Vec<Span> {
    let words = words(text);
    let mut found = Vec::new();
    mails(text, &mut found);
    numbers(text, sender, &mut found);
    plates(text, &mut found);
    houses(text, &words, &mut found);
    name(text, &words, sender, &mut found);
    for whole in [&sender.business_name, &sender.address] {
        phrase(&words, whole, true, &mut found);
    }
    apart(found)
}

/// In order, without overlaps.
fn apart(mut found: Vec<Span>) -> Vec<Span> {
    found.sort_by_key(|span: &Span| (span.range.start, span.range.end));
    let mut apart: Vec<Span> = Vec::new();
    for span in found {
        match apart.last_mut() {
            Some(last) if span.range.start < last.range.end => {
                last.range.end = last.range.end.max(span.range.end);
                last.is_certain |= span.is_certain;
            }
            _ => apart.push(span),
        }
    }
    apart
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word { range: from..at, folded: fold(&text[from..at]) });
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn mails(text: &str, found: &mut Vec<Span>) {
    for (at, _) in text.match_indices('@') {
        let is_part = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
        let start = text[..at].char_indices().rev().take_while(|(_, c)| is_part(*c)).last();
        let end = text[at + 1..].char_indices().take_while(|(_, c)| is_part(*c)).last();
        if let (Some((start, _)), Some((end, last))) = (start, end) {
            let end = at + 1 + end + last.len_utf8();
            let end = start + text[start..end].trim_end_matches(['.', '-', '\'']).len();
            found.push(Span { range: start..end, is_certain: true });
        }
    }
}

/// The sender's name: two or more of its words in a row, or the given name after a title.
fn name(text: &str, words: &[Word], sender: &Sender, found: &mut Vec<Span>) {
    let folded = fold(&sender.name);
    let parts: Vec<&str> = folded.split(' ').filter(|part| !part.is_empty()).collect();
    phrase(words, &sender.name, false, found);
    let Some(given) = parts.last() else { return };
    for (at, word) in words.iter().enumerate() {
        let is_capital = text[word.range.clone()].starts_with(char::is_uppercase);
        let is_addressed = at > 0 && TITLES.contains(&words[at - 1].folded.as_str());
        if word.folded == *given && is_capital && (is_addressed || parts.len() == 1) {
            found.push(Span { range: word.range.clone(), is_certain: true });
        }
    }
}

/// The given name by itself, written as a name is, and not within a longer one.
fn bare_name(text: &str, words: &[Word], sender: &Sender, found: &mut Vec<Span>) {
    let name = tidy(&sender.name);
    let Some(given) = name.split_whitespace().last().map(str::to_lowercase) else { return };
    let is_capital = |word: &Word| text[word.range.clone()].starts_with(char::is_uppercase);
    // Without marks anywhere, none can tell "Hai" from "Hải".
    let (has_marks, folded) = (!text.is_ascii(), fold(&given));
    for (at, word) in words.iter().enumerate() {
        let written = text[word.range.clone()].to_lowercase();
        let is_given = if has_marks { written == given } else { word.folded == folded };
        let joins = |one: &Word, other: &Word| {
            is_capital(one) && is_capital(other) && text[one.range.end..other.range.start].trim().is_empty()
        };
        let is_within = words.get(at + 1).is_some_and(|next| joins(word, next))
            || at.checked_sub(1).is_some_and(|before| joins(&words[before], word));
        if is_given && is_capital(word) && !is_within {
            found.push(Span { range: word.range.clone(), is_certain: false });
        }
    }
}

/// Two or more words in a row of a phrase, with or without marks; or all of them, if `whole`. With its last word, which
/// of a name is the given one, it is certain.
fn phrase(words: &[Word], phrase: &str, whole: bool, found: &mut Vec<Span>) {
    let folded = fold(phrase);
    let parts: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let least = if whole { parts.len() } else { 2 };
    if parts.len() < 2 {
        return;
    }
    let alike = |from: usize, at: usize| {
        parts[from..].iter().zip(&words[at..]).take_while(|(part, word)| **part == word.folded).count()
    };
    let mut at = 0;
    while at < words.len() {
        let longest = (0..parts.len()).map(|from| (alike(from, at), from)).max_by_key(|(length, _)| *length);
        let (length, from) = longest.unwrap_or_default();
        if length >= least {
            let range = words[at].range.start..words[at + length - 1].range.end;
            found.push(Span { range, is_certain: from + length == parts.len() });
        }
        at += length.max(1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::feedback::SenderKind;

    fn sender() -> Sender {
        Sender {
            kind: SenderKind::Household,
            name: "Nguyễn Thị Lan".into(),
            phone: "+84912345678".into(),
            email: "lan@example.vn".into(),
            address: "45 phố Hào Thành".into(),
            neighborhood: None,
            business_name: "Bún chả Hà Nội".into(),
            tax_code: "0314409058-002".into(),
            hide_name: true,
            may_publish: true,
        }
    }

    #[test]
    fn what_tells_who_it_was_is_taken_out() {
        for (text, public) in [
            ("Gọi tôi số 0912 345 678 nhé", "Gọi tôi số […] nhé"),
            ("ĐT: 0912.345.678, thư lan@example.vn.", "ĐT: […], thư […]."),
            ("Liên hệ +84 353 456 789 hoặc 0353456789", "Liên hệ […] hoặc […]"),
            ("Tôi là Nguyễn Thị Lan, chủ quán", "Tôi là […], chủ quán"),
            ("nguyen thi lan xin hỏi", "[…] xin hỏi"),
            ("Chị Lan ở đây", "Chị […] ở đây"),
            ("Quán ở 45 phố Hào Thành", "Quán ở […]"),
            ("Quán Bún chả Hà Nội bị ngập", "Quán […] bị ngập"),
            ("MST 0314409058-002", "MST […]"),
            ("Mã số thuế 0100112437", "Mã số thuế […]"),
            ("CCCD 030185001234", "CCCD […]"),
            ("Xe 34A-123.45 đỗ trước cửa, xe 15B1 234.56 nữa", "Xe […] đỗ trước cửa, xe […] nữa"),
            ("Nhà số 12, ngõ 45/3 phố Hào Thành", "Nhà số […], ngõ […] phố Hào Thành"),
            ("ở số nhà 12A và số 7 đường Trần Phú", "ở số nhà […] và số […] đường Trần Phú"),
            ("Điện thoại bàn 0220 3821055", "Điện thoại bàn […]"),
        ] {
            assert_eq!(redacted(text, &sender()), public, "{text}");
        }
    }

    #[test]
    fn what_is_forgotten_loses_the_bare_given_name_and_no_place() {
        let of = |name: &str| Sender { name: name.into(), ..sender() };
        for (name, text, kept) in [
            (
                "Nguyễn Thị Lan",
                "Lan đã gọi lại hai lần, hẹn Lan thứ hai.",
                "[…] đã gọi lại hai lần, hẹn […] thứ hai.",
            ),
            ("Nguyễn Thị Lan", "Hoa lan ở phố Mai Lan nở", "Hoa lan ở phố Mai Lan nở"),
            ("Phạm Văn Hải", "Hai hộ ở Hải Phòng; Hải đồng ý", "Hai hộ ở Hải Phòng; […] đồng ý"),
            ("Phạm Văn Hải", "Hai ho da ky, gap Hai", "[…] ho da ky, gap […]"),
        ] {
            assert_eq!(forgotten(text, &of(name)), kept, "{text}");
        }
        assert_eq!(
            redacted("Lan đã gọi lại", &sender()),
            "Lan đã gọi lại",
            "read by a person before it is public"
        );
        assert_eq!(forgotten("Gọi 0912 345 678", &sender()), "Gọi […]");
    }

    #[test]
    fn what_anybody_may_say_stays() {
        for text in [
            "Quyết định số 255/2025/QĐ-UBND ngày 31/12/2025",
            "Mức phí 1.250.000.000 đồng, thu từ 01/01/2026 đến 31/12/2026",
            "Hoa lan trồng ở vườn hoa, năm 2026 có 12 buổi",
            "Thị trấn và phường cùng làm; 16:50 ngày 27-02-2026",
            "Nghị quyết 198/2025/QH15, Điều 10",
        ] {
            assert_eq!(redacted(text, &sender()), text);
            assert_eq!(found_personal_data(text, &sender()), None);
        }
    }

    #[test]
    fn what_is_certain_is_not_published() {
        let found = |text| found_personal_data(text, &sender());
        assert_eq!(found("Đã gọi cho chị Lan để hẹn"), Some("Lan".to_owned()));
        assert_eq!(found("Đã gọi số 0912 345 678"), Some("0912 345 678".to_owned()));
        assert_eq!(found("Thư gửi lan@example.vn"), Some("lan@example.vn".to_owned()));
        assert_eq!(found("Ông/Bà liên hệ Trung tâm qua 0220 3821055"), None, "the landline of an office");
        assert_eq!(found("Đã sửa đèn trước số 12 phố Hào Thành"), None);
        let at_home = Sender { phone: "+842203821055".into(), ..sender() };
        assert!(found_personal_data("gọi 02203821055", &at_home).is_some());
    }

    proptest! {
        #[test]
        fn nothing_certain_is_left_in_a_proposal(text in "[ a-zA-ZàĐđễ0-9.@+()/,\n-]{0,120}") {
            let public = redacted(&text, &sender());
            prop_assert_eq!(found_personal_data(&public, &sender()), None, "{}", public);
        }

        #[test]
        fn the_senders_data_is_taken_out_wherever_it_stands(before in "[a-zđê ]{0,20}", after in "[a-zđê ]{0,20}", which in 0usize..4) {
            let sender = sender();
            let data = ["Nguyễn Thị Lan", "0912345678", "lan@example.vn", "0314409058002"][which];
            let public = redacted(&format!("{before} {data}, {after}"), &sender);
            prop_assert!(!public.contains(data), "{}", public);
            prop_assert!(public.contains(HIDDEN));
        }

        #[test]
        fn no_text_is_a_fault(text in ".{0,80}") {
            let _ = redacted(&text, &sender());
        }
    }
}
