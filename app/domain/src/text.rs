//! Vietnamese text: one stored form (NFC) and one folded form for search and comparison, in which tone marks,
//! letter marks, their placement ("hoá", "hóa"), case and kinds of dash and space no longer differ.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The form in which text is stored: NFC, with control characters and bidirectional overrides taken out (line
/// feeds and tabs stay) and white space at both ends trimmed.
pub fn tidy(text: &str) -> String {
    text.nfc().filter(|c| !is_hidden(*c)).collect::<String>().trim().to_owned()
}

/// What can be seen of a text: without control characters and bidirectional overrides, white space at both ends
/// trimmed. Unlike [`tidy`] it composes nothing, and so brings no tables of Unicode into the browser.
pub fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect::<String>().trim().to_owned()
}

/// The form for search and comparison: lower case, no marks, `đ` as `d`, dashes and white space unified.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space_due = false;
    for c in text.nfd().filter(|c| !is_combining_mark(*c) && !is_hidden(*c)).flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            space_due = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut space_due) {
            folded.push(' ');
        }
        folded.push(match c {
            'đ' => 'd',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        });
    }
    folded
}

/// True if every word of `query` occurs in `folded`, which must already be folded.
pub fn matches(folded: &str, query: &str) -> bool {
    fold(query).split(' ').all(|word| folded.contains(word))
}

fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_marks_their_placement_case_and_dashes() {
        for (written, folded) in [
            ("Văn hoá – Xã hội", "van hoa - xa hoi"),
            ("Văn hóa - Xã  hội", "van hoa - xa hoi"),
            ("Uỷ ban", "uy ban"),
            ("Ủy ban", "uy ban"),
            ("ĐỐI THOẠI", "doi thoai"),
            ("  ễ\u{202e} ậ ", "e a"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn a_query_matches_by_words_in_any_order() {
        let folded = fold("Phòng Văn hoá – Xã hội");
        assert!(matches(&folded, "van hoa xa hoi"));
        assert!(matches(&folded, "Xã hội văn"));
        assert!(!matches(&folded, "kinh te"));
    }

    #[test]
    fn tidy_composes_and_drops_what_cannot_be_seen() {
        assert_eq!(tidy(" Ha\u{309}i\u{0}\u{202e} Pho\u{300}ng\n"), "Hải Phòng");
    }
}
