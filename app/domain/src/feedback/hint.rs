//! Words that hint at a complaint ("khiếu nại") or a denunciation ("tố cáo"), which are other roads. A hint proposes;
//! a clerk confirms.

use super::{Road, answer::words_only};
use crate::text::tidy;

/// The road that the words of a case hint at; a denunciation before a complaint, since whoever denounces is protected.
pub fn road_hint(text: &str) -> Option<Road> {
    let composed = tidy(text).to_lowercase();
    // Folded, "tố cáo" is the same as "tờ cao" or "tổ cáo": where there are marks, they count.
    let has_marks = composed.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let (words, denunciations, complaints): (String, &[&str], &[&str]) = if has_marks {
        let split = composed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        (split.collect::<Vec<_>>().join(" "), &["tố cáo", "tố giác"], &["khiếu nại"])
    } else {
        (words_only(&composed), &["to cao", "to giac"], &["khieu nai"])
    };
    if denunciations.iter().any(|phrase| is_meant(&words, phrase)) {
        Some(Road::Denunciation)
    } else if complaints.iter().any(|phrase| is_meant(&words, phrase)) || asks_for_review(&words) {
        Some(Road::Complaint)
    } else {
        None
    }
}

/// True if the phrase stands there by itself, and not only after a "không": "tôi không khiếu nại".
fn is_meant(words: &str, phrase: &str) -> bool {
    let words = format!(" {words} ");
    let phrase = format!(" {phrase} ");
    let mut from = 0;
    while let Some(at) = words[from..].find(&phrase) {
        let before = words[..from + at].trim_end();
        let is_denied =
            ["không", "khong", "chưa", "chua", "không phải", "khong phai", "không phải là", "khong phai la"]
                .iter()
                .any(|no| before.ends_with(&format!(" {no}")) || before == *no);
        if !is_denied {
            return true;
        }
        from += at + phrase.len() - 1;
    }
    false
}

/// "Đề nghị xem xét lại quyết định …", without the word complaint.
fn asks_for_review(words: &str) -> bool {
    let folded = words_only(words);
    let asks = ["xem xet lai quyet dinh", "huy bo quyet dinh", "huy quyet dinh", "thu hoi quyet dinh"];
    let whose = ["xu phat", "thu hoi dat", "cuong che", "hanh chinh", "boi thuong", "doi voi toi"];
    asks.iter().any(|phrase| folded.contains(phrase)) && whose.iter().any(|phrase| folded.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_hint_at_their_road() {
        for (text, road) in [
            ("tôi khiếu nại quyết định xử phạt số 12/QĐ-XPHC", Some(Road::Complaint)),
            ("Toi KHIEU NAI quyet dinh xu phat so 12", Some(Road::Complaint)),
            ("Đơn khiếu nại: đề nghị xem lại", Some(Road::Complaint)),
            ("Đề nghị UBND phường xem xét lại quyết định xử phạt đối với tôi", Some(Road::Complaint)),
            ("Tôi xin tố cáo ông A nhận tiền", Some(Road::Denunciation)),
            ("toi to cao can bo nhan tien", Some(Road::Denunciation)),
            ("Tôi tố giác việc làm giả giấy tờ và khiếu nại quyết định", Some(Road::Denunciation)),
        ] {
            assert_eq!(road_hint(text), road, "{text}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for text in [
            "",
            "Vỉa hè bị chiếm, đề nghị kiểm tra",
            "Tôi không khiếu nại, chỉ hỏi thời gian làm thủ tục",
            "Đây không phải là khiếu nại",
            "Tổ cao tuổi của khu dân cư đề nghị lắp thêm đèn",
            "Ông tổ trưởng cáo ốm nên chưa họp",
            "Đề nghị xem xét lại quyết định lắp đèn tín hiệu ở ngã tư",
        ] {
            assert_eq!(road_hint(text), None, "{text}");
        }
    }
}
