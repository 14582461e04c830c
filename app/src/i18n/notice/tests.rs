//! What letters say, and what they must not.

use super::*;

#[test]
fn a_letter_says_which_case_and_where_to_look() {
    let facts = Facts { code: "LTN-26-ABCDEFG-H".to_owned(), digest: None, dialogue: None };
    for kind in NoticeKind::ALL.iter().filter(|kind| !kind.is_for_staff() && !kind.is_of_dialogue()) {
        let letter = letter(*kind, &facts, "https://ward.example");
        for text in [&letter.body, &letter.short] {
            assert!(text.contains("LTN-26-ABCDEFG-H"), "{text}");
            assert!(text.contains("https://ward.example/tra-cuu"), "{text}");
            assert!(!text.contains("{}"), "{text}");
        }
        assert!(letter.subject.starts_with("Phản ánh LTN-26-ABCDEFG-H: "), "{}", letter.subject);
        assert_ne!(says(*kind), SAYS_OTHER, "{kind:?}");
    }
}

#[test]
fn a_letter_about_a_dialogue_says_which_when_and_where_to_look() {
    let of = DialogueFacts {
        id: domain::ids::DialogueId(7),
        title: "Đối thoại {} năm 2026".to_owned(),
        starts: Some(jiff::civil::date(2026, 12, 10).at(14, 0, 0, 0)),
    };
    let facts = Facts { dialogue: Some(of), ..Facts::default() };
    let guests = NoticeKind::ALL.iter().filter(|kind| kind.is_of_dialogue() && !kind.is_for_staff());
    for kind in guests {
        let letter = letter(*kind, &facts, "https://ward.example");
        for text in [&letter.body, &letter.short] {
            assert!(text.contains("Đối thoại {} năm 2026"), "{text}");
            assert!(text.contains("14:00 10/12/2026"), "{text}");
            assert!(text.contains("https://ward.example/doi-thoai/7"), "{text}");
            assert_eq!(text.matches("{}").count(), text.matches("Đối thoại {}").count(), "{text}");
        }
    }
}
