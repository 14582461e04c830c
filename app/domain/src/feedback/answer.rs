//! What is an answer at all. "Đã xử lý" is none: whoever asked wants to know what was done.

use super::{Problem, What};
use crate::text::{fold, tidy};

/// The fewest characters of an answer.
pub const ANSWER_LEAST: u32 = 30;
/// Fewest characters of a reason.
pub const REASON_LEAST: u32 = 10;
/// Fewest words of a reason.
const REASON_WORDS: usize = 2;
/// The most characters of an answer.
pub const ANSWER_MOST: u32 = 10_000;
/// The fewest words of an answer, and of what is left of it without phrases that say nothing.
const WORDS_LEAST: usize = 6;
const WORDS_LEFT: usize = 4;

/// Folded phrases that say nothing by themselves; longer ones before those that they begin with.
const PHRASES: [&str; 44] = [
    "da duoc xu ly",
    "da duoc giai quyet",
    "da duoc tiep thu",
    "da duoc tiep nhan",
    "da duoc ghi nhan",
    "da duoc chuyen",
    "da tiep nhan va xu ly",
    "da tiep nhan",
    "da tiep thu",
    "da ghi nhan",
    "da giai quyet",
    "da xu ly",
    "da xong",
    "da nam duoc",
    "da biet",
    "da tra loi",
    "da chuyen",
    "da kiem tra",
    "dang xu ly",
    "dang giai quyet",
    "dang xem xet",
    "se xu ly",
    "se giai quyet",
    "se xem xet",
    "se kiem tra",
    "xin ghi nhan",
    "xin tiep thu",
    "xin thong bao",
    "xin tra loi",
    "xin cam on",
    "cam on",
    "tran trong",
    "kinh gui",
    "noi dung",
    "phan anh",
    "kien nghi",
    "theo quy dinh",
    "dung quy dinh",
    "theo tham quyen",
    "trong thoi gian toi",
    "trong thoi gian som nhat",
    "co quan chuc nang",
    "don vi lien quan",
    "uy ban nhan dan",
];

/// Folded words that say nothing beside those phrases.
const FILLERS: [&str; 34] = [
    "ong", "ba", "anh", "chi", "quy", "cong", "dan", "doanh", "nghiep", "ubnd", "phuong", "le", "thanh",
    "nghi", "cua", "ve", "va", "cho", "nay", "tren", "duoc", "kip", "thoi", "xong", "roi", "a", "nhe", "rat",
    "cac", "voi", "da", "den", "y", "hien",
];

/// The answer in the form in which it is kept, or what is wrong with it.
pub fn answer(typed: &str) -> Result<String, Problem> {
    let answer = tidy(typed);
    let problem = |what| Err(Problem::new("text", what));
    let now = u32::try_from(answer.chars().count()).unwrap_or(u32::MAX);
    if now == 0 {
        return problem(What::Missing);
    }
    if now > ANSWER_MOST {
        return problem(What::TooLong { most: ANSWER_MOST, now });
    }
    let folded = words_only(&answer);
    if says_nothing(&folded) {
        return problem(What::EmptyPhrase);
    }
    if now < ANSWER_LEAST || folded.split(' ').count() < WORDS_LEAST {
        return problem(What::TooShort { least: ANSWER_LEAST, now });
    }
    Ok(answer)
}

/// What is wrong with a reason: whoever reads it, the sender or whoever looks into the log later, must learn something.
pub fn reason(text: &str) -> Option<What> {
    let now = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let is_short = now < REASON_LEAST || words_only(text).split(' ').count() < REASON_WORDS;
    is_short.then_some(What::TooShort { least: REASON_LEAST, now })
}

/// Folded words with one space between them.
pub(super) fn words_only(text: &str) -> String {
    let folded = fold(text);
    folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn says_nothing(folded: &str) -> bool {
    let mut rest = format!(" {folded} ");
    for phrase in PHRASES {
        rest = rest.replace(&format!(" {phrase} "), "  ");
    }
    let left = rest.split_whitespace().filter(|word| !FILLERS.contains(word)).count();
    left < WORDS_LEFT && rest.trim().len() < folded.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(typed: &str) -> Option<What> {
        answer(typed).err().map(|problem| problem.what)
    }

    #[test]
    fn phrases_that_say_nothing_are_no_answer() {
        for typed in [
            "đã xử lý",
            "Đã xử lý.",
            "ĐÃ GIẢI QUYẾT!",
            "Đã tiếp thu",
            "Nội dung phản ánh của Ông/Bà đã được xử lý theo quy định.",
            "UBND phường Lê Thanh Nghị đã tiếp nhận và xử lý kịp thời. Xin cảm ơn Ông/Bà. Trân trọng!",
            "Cảm ơn phản ánh, kiến nghị của Quý doanh nghiệp; UBND phường xin ghi nhận và sẽ xem xét trong thời gian tới.",
            "da xu ly xong roi nhe, cam on anh chi da phan anh den phuong",
        ] {
            assert_eq!(what(typed), Some(What::EmptyPhrase), "{typed}");
        }
    }

    #[test]
    fn an_answer_says_what_was_done() {
        for typed in [
            "Ngày 26/02/2026, tổ công tác đã kiểm tra và dọn vật liệu trên vỉa hè trước số 12 phố Hào Thành.",
            "Đã xử lý: đèn đường ngõ 45 được thay bóng mới sáng 25/02, hiện đã sáng.",
        ] {
            assert_eq!(answer(typed).as_deref(), Ok(typed));
        }
    }

    #[test]
    fn the_length_is_bounded_on_both_sides() {
        assert_eq!(what("  \n "), Some(What::Missing));
        assert_eq!(what("Đèn đường ngõ 45 đã thay bóng"), Some(What::TooShort { least: 30, now: 29 }));
        assert_eq!(what("Đèn đường ngõ 45 đã thay bóng."), None);
        assert!(matches!(what(&"chữ".repeat(20)), Some(What::TooShort { .. })), "one word is no answer");
        let filling = |length: usize| {
            let text = "một hai ba bốn năm sáu bảy ".repeat(length / 20);
            text.chars().take(length - 1).chain(['x']).collect::<String>()
        };
        assert_eq!(what(&filling(10_000)), None);
        assert_eq!(what(&filling(10_001)), Some(What::TooLong { most: 10_000, now: 10_001 }));
    }

    #[test]
    fn what_cannot_be_seen_is_not_kept() {
        let seen = answer("Đèn đường ngõ 45\u{202e} đã được thay bóng\u{0} mới.");
        assert_eq!(seen.as_deref(), Ok("Đèn đường ngõ 45 đã được thay bóng mới."));
    }

    #[test]
    fn a_reason_says_more_than_a_word() {
        for short in ["", "ko", "x", "khôngthuộcthẩmquyền", "a b", "- - - - - - - -"] {
            assert!(matches!(reason(short), Some(What::TooShort { least: REASON_LEAST, .. })), "{short}");
        }
        for said in ["Ảnh chụp mờ", "Nội dung trùng với phản ánh trước"] {
            assert_eq!(reason(said), None, "{said}");
        }
    }
}
