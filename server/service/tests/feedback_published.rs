//! Published questions and answers and their search, on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;

use domain::feedback::{Category, view::PublishedAnswers};
use domain::ids::PublishedId;
use domain::refusal::Refusal;
use service::{Service, feedback, on};

/// Publishes these; ids grow from 1.
async fn publish(service: &Service, answers: &[(&str, &str, &str)]) {
    const CASE: &str = "INSERT INTO feedback (id, code, channel, received_at, entered_at, sender_kind, hide_name, \
        may_publish, consent_version, category, restricted, content, content_digest, previous_state, state, round, \
        touched_at, touched_name, version) VALUES (1, 'x', 'web', '2026-11-02T01:00:00.000000Z', \
        '2026-11-02T01:00:00.000000Z', 'citizen', TRUE, TRUE, '1', 'land', FALSE, 'x', '', 'new', 'received', 1, \
        '2026-11-02T01:00:00.000000Z', '', 1)";
    const PUBLISH: &str = "INSERT INTO published_answer (id, feedback_id, category, sender_kind, question, answer, \
        published_at) VALUES ($1, 1, $2, 'household', $3, $4, '2026-11-02T01:00:00.000000Z')";
    let mut tx = service.write().await.unwrap();
    on!(tx, c => sqlx::query(CASE).execute(c).await).unwrap();
    for (id, (category, question, answer)) in (1_i64..).zip(answers) {
        on!(tx, c => sqlx::query(PUBLISH)
            .bind(id).bind(category).bind(question).bind(answer).execute(c).await)
        .unwrap();
    }
    tx.save().await.unwrap();
    assert_eq!(feedback::index_again(service).await.unwrap(), answers.len());
}

fn ids(page: &PublishedAnswers) -> Vec<i64> {
    page.answers.iter().map(|answer| answer.id.0).collect()
}

async fn found(service: &Service, words: &str) -> Vec<i64> {
    ids(&feedback::published(service, words, None, None).await.unwrap())
}

const ANSWERS: [(&str, &str, &str); 4] = [
    ("infrastructure", "Vỉa hè đường Lê Thanh Nghị bị lấn chiếm", "Đã nhắc nhở các hộ; kiểm tra hằng tuần"),
    ("registration_tax", "Đăng ký hộ kinh doanh cần giấy tờ gì?", "Tờ khai theo mẫu và căn cước"),
    ("infrastructure", "Đèn đường trước chợ hỏng đã lâu", "Đã thay đèn ngày 12/10; lòng đường đã thông"),
    ("procedure", "Hóa đơn điện tử cho hộ kinh doanh", "Xem hướng dẫn 汉字 tại quầy số 3"),
];

contract! {
    async fn words_are_found_with_and_without_marks_the_last_one_begun(world) {
        let service = &world.service;
        publish(service, &ANSWERS).await;
        for (typed, expected) in [
            ("via he", vec![1]),
            ("Vỉa HÈ", vec![1]),
            ("hè vỉa", vec![1]),
            ("ho kinh doanh", vec![4, 2]),
            ("duong", vec![3, 1]),
            ("duon", vec![3, 1]),
            ("kin doanh", vec![]),
            ("hoá đơn", vec![4]),
            ("汉", vec![4]),
            ("khong co", vec![]),
            // Nothing typed is read as more than words.
            ("\"via\" OR den", vec![]),
            ("via*", vec![1]),
            ("words:via", vec![]),
            ("=infrastructure", vec![]),
            ("den' | 'via", vec![]),
            ("-()^", vec![]),
            ("", vec![4, 3, 2, 1]),
        ] {
            assert_eq!(found(service, typed).await, expected, "{typed}");
        }
    }

    async fn a_field_narrows_and_pages_follow_each_other(world) {
        let service = &world.service;
        publish(service, &ANSWERS).await;
        let field = Some(Category::Infrastructure);
        for (words, expected) in [("", vec![3, 1]), ("duong", vec![3, 1]), ("den", vec![3])] {
            let page = feedback::published(service, words, field, None).await.unwrap();
            assert_eq!((ids(&page), page.next), (expected, None), "{words}");
        }
        let before = feedback::published(service, "duong", field, Some(PublishedId(3))).await.unwrap();
        assert_eq!(ids(&before), [1]);
        assert_eq!(feedback::published_one(service, PublishedId(2)).await.unwrap().answer, ANSWERS[1].2);
        let none = feedback::published_one(service, PublishedId(9)).await;
        assert_eq!(none.unwrap_err().refusal(), Some(&Refusal::NotFound));
    }

    async fn a_page_is_twenty(world) {
        let service = &world.service;
        publish(service, &[("land", "Đất đai", "Trả lời"); 41]).await;
        for words in ["", "dat"] {
            let (mut seen, mut before) = (Vec::new(), None);
            loop {
                let page = feedback::published(service, words, None, before).await.unwrap();
                seen.push(page.answers.len());
                before = page.next;
                if before.is_none() {
                    break;
                }
            }
            assert_eq!(seen, [20, 20, 1], "{words}");
        }
    }

    async fn what_was_taken_back_is_shown_nowhere(world) {
        let service = &world.service;
        publish(service, &ANSWERS).await;
        const BACK: &str = "UPDATE published_answer SET withdrawn_at = published_at WHERE id = 1";
        let mut tx = service.write().await.unwrap();
        on!(tx, c => sqlx::query(BACK).execute(c).await).unwrap();
        tx.save().await.unwrap();
        assert_eq!(found(service, "via he").await, Vec::<i64>::new());
        assert_eq!(found(service, "").await, [4, 3, 2]);
        assert!(feedback::published_one(service, PublishedId(1)).await.is_err());
        assert!(feedback::similar(service, "Vỉa hè bị lấn chiếm").await.unwrap().is_empty());
    }

    async fn a_text_finds_answers_that_share_two_telling_words(world) {
        let service = &world.service;
        publish(service, &ANSWERS).await;
        for (text, expected) in [
            ("Cửa hàng tôi bị lấn chiếm vỉa hè suốt ngày", Some(1)),
            ("den duong hong", Some(3)),
            ("Tôi muốn hỏi về việc khác hẳn", None),
            ("", None),
        ] {
            let similar = feedback::similar(service, text).await.unwrap();
            assert_eq!(similar.first().map(|answer| answer.id.0), expected, "{text}");
            assert!(similar.len() <= 3);
        }
    }
}
