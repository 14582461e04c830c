//! Known misreadings of scanned documents. They are offered, never applied by the reader: the raw words stay, and a
//! person accepts or refuses.

use serde::{Deserialize, Serialize};

use super::Quote;

/// A misreading that may be corrected in the shown text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The words as they stand.
    pub from: String,
    /// The words that were probably meant, in the same case.
    pub to: String,
    /// The paragraph or row.
    pub quote: Quote,
}

/// A misreading: exact words in lower case, what they stand for, and words after which it is no misreading.
struct Misreading {
    from: &'static str,
    to: &'static str,
    not_before: &'static [&'static str],
}

const KNOWN: [Misreading; 2] = [
    Misreading {
        from: "phần đầu",
        to: "phấn đấu",
        not_before: &["của", "tiên", "trang", "văn", "năm", "kế", "tháng", "quý", "bài", "mục"],
    },
    Misreading {
        from: "công nghệ thông tin điện tử", to: "cổng thông tin điện tử", not_before: &[]
    },
];

/// Most offers for one block.
const MOST: usize = 20;

/// All misreadings in the text of one block.
pub(super) fn corrections(line: u32, text: &str) -> Vec<Correction> {
    let mut found = Vec::new();
    let lower = Lower::new(text);
    for known in &KNOWN {
        let mut at = 0;
        while let Some(start) = lower.text[at..].find(known.from).map(|p| p + at) {
            if found.len() >= MOST {
                break;
            }
            let end = start + known.from.len();
            at = end;
            let next = lower.text[end..].split_whitespace().next().unwrap_or_default();
            let inside_word = lower.text[..start].chars().next_back().is_some_and(char::is_alphanumeric)
                || lower.text[end..].chars().next().is_some_and(char::is_alphanumeric);
            if !inside_word && !known.not_before.contains(&next) {
                let from = lower.raw(start, end);
                found.push(Correction {
                    from: from.to_owned(),
                    to: in_case_of(from, known.to),
                    quote: Quote::new(line, text),
                });
            }
        }
    }
    found
}

/// Lower case with marks kept: a misreading is one of marks, so folding would hide it.
struct Lower<'a> {
    raw: &'a str,
    text: String,
    back: Vec<usize>,
}

impl<'a> Lower<'a> {
    fn new(raw: &'a str) -> Self {
        let mut text = String::with_capacity(raw.len());
        let mut back = Vec::with_capacity(raw.len() + 1);
        for (at, c) in raw.char_indices() {
            let before = text.len();
            text.extend(c.to_lowercase());
            back.resize(back.len() + text.len() - before, at);
        }
        back.push(raw.len());
        Self { raw, text, back }
    }

    fn raw(&self, from: usize, to: usize) -> &'a str {
        self.raw.get(self.back[from]..self.back[to]).unwrap_or_default()
    }
}

/// `words` with a capital if `like` has one.
fn in_case_of(like: &str, words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if like.chars().next().is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offered_in_the_case_of_the_text() {
        let pairs = |text: &str| -> Vec<(String, String)> {
            corrections(1, text).into_iter().map(|c| (c.from, c.to)).collect()
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            pairs("- Phần đầu đạt được, phần đầu số"),
            [pair("Phần đầu", "Phấn đấu"), pair("phần đầu", "phấn đấu")]
        );
        assert_eq!(
            pairs("Công nghệ thông tin điện tử phường"),
            [pair("Công nghệ thông tin điện tử", "Cổng thông tin điện tử")]
        );
        assert!(pairs("Phần đầu của văn bản; hạ tầng công nghệ thông tin").is_empty());
    }
}
