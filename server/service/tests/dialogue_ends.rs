//! Every question ends somewhere and whoever asked is told, also of a dialogue that is called off; what was never announced
//! is never public; what somebody did not agree to have published is not, on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod talk;
mod ward;

use domain::dialogue::view::Seat;
use domain::dialogue::{DialogueForm, NewRegistration, Outcome, PaperKind, QuestionForm, StateKind};
use domain::refusal::Refusal;
use jiff::civil::date;
use service::dialogue;
use talk::{SITE, announced, asking, at, comes, form, guest, number, page, question};
use ward::{refused, ward};

const OF_CASES: &str = "SELECT COUNT(*) FROM feedback";

contract! {
    async fn a_dialogue_that_is_called_off_leaves_no_question_behind(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let lan = comes(service, id, &asking(1, "Khi nào có mặt bằng cho hộ kinh doanh ở chợ?")).await.unwrap();
        let hai = comes(service, id, &asking(2, "Hộ kinh doanh ở chợ bao giờ có mặt bằng?")).await.unwrap();
        let ba = comes(service, id, &asking(3, "Ngoài giờ hành chính có nộp hồ sơ được không?")).await.unwrap();
        let tu = comes(service, id, &asking(4, "Phí vệ sinh thu theo quy định nào vậy?")).await.unwrap();
        let nameless = QuestionForm { category: "land".into(), text: "Ai quản lý bãi để xe của chợ?".into(), ..QuestionForm::default() };
        dialogue::add_question(service, &ward.officer, id, &nameless, "").await.unwrap();
        let [one, two, three] = [1, 2, 3].map(|number| question(service, &ward.owner, id, number));
        let (one, two, three) = (one.await, two.await, three.await);
        dialogue::merge_questions(service, &ward.owner, id, one.id, two.id).await.unwrap();
        dialogue::answer(service, &ward.owner, id, three.id, three.version, "Nộp trực tuyến bất cứ lúc nào.").await.unwrap();
        // Who does not come may still want an answer.
        dialogue::cancel_registration(service, id, &tu.key, false).await.unwrap();

        let seen = page(service, &ward.owner, id).await.version;
        assert!(matches!(refused(dialogue::cancel(service, &ward.owner, id, seen - 1, "Bão").await), Refusal::Stale { .. }));
        assert_eq!(number(service, OF_CASES).await, 0, "a refusal writes nothing");
        dialogue::cancel(service, &ward.owner, id, seen, "Bão số 9").await.unwrap();
        let over = page(service, &ward.owner, id).await;
        assert_eq!((over.head.state, over.marks.open, over.marks.cases, over.marks.answered_before), (StateKind::Cancelled, 0, 3, 1));
        assert_eq!(number(service, OF_CASES).await, 3, "a merged one ends with its lead");
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback_clock").await, 2, "nobody waits for the answer to the nameless one");
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'received'").await, 2);
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_cancelled'").await, 3);
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice n JOIN dialogue_registration g ON g.id = n.registration_id \
            WHERE n.kind = 'question_taken' AND g.name = 'Nguyễn Văn 2'").await, 1, "who joined in is told as well");

        // Each follows what became of theirs by their own link, until when it is answered.
        for (key, has_secret) in [(&lan.key, true), (&hai.key, false), (&tu.key, true)] {
            let own = dialogue::own_registration(service, id, key).await.unwrap();
            let case = own.questions[0].case.clone().unwrap();
            assert_eq!((own.questions[0].outcome, case.secret.is_empty()), (Some(Outcome::Case), !has_secret));
            // 24/11 is a day off; ten working days from 23/11.
            assert!(case.due_on.is_some_and(|due| due > date(2026, 11, 24)), "{case:?}");
        }
        let answered = dialogue::own_registration(service, id, &ba.key).await.unwrap();
        assert_eq!(answered.questions[0].answer, "Nộp trực tuyến bất cứ lúc nào.");
    }

    async fn what_was_never_announced_is_never_public(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = dialogue::plan(service, &ward.owner, &form()).await.unwrap();
        dialogue::cancel(service, &ward.owner, id, 1, "Chưa thống nhất nội dung với các phòng").await.unwrap();
        for refusal in [
            refused(dialogue::public_dialogue(service, id).await),
            refused(dialogue::public_file(service, id, SITE).await),
            refused(dialogue::hall_screen(service, id).await),
            refused(comes(service, id, &guest(1, 1)).await),
        ] {
            assert_eq!(refusal, Refusal::NotFound);
        }
        let list = dialogue::public_list(service).await.unwrap();
        assert!(list.coming.is_empty() && list.past.is_empty());
        assert!(!dialogue::public_feed(service, SITE).await.unwrap().contains("BEGIN:VEVENT"));
        assert_eq!(page(service, &ward.owner, id).await.head.reason, "Chưa thống nhất nội dung với các phòng");

        let known = announced(&world, &ward, &form()).await;
        dialogue::cancel(service, &ward.owner, known, 2, "Bão số 9").await.unwrap();
        assert_eq!(dialogue::public_dialogue(service, known).await.unwrap().head.reason, "Bão số 9");
        assert_eq!(dialogue::public_list(service).await.unwrap().coming.len(), 1);
    }

    async fn what_is_not_to_be_published_is_on_no_screen_and_in_no_notice(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let kept = NewRegistration { may_publish: false, ..asking(1, "Cửa hàng của tôi bị chậm giấy phép vì sao?") };
        comes(service, id, &kept).await.unwrap();
        comes(service, id, &asking(2, "Phí thuê chỗ ngồi năm sau là bao nhiêu?")).await.unwrap();
        let (one, two) = (question(service, &ward.owner, id, 1).await, question(service, &ward.owner, id, 2).await);
        at(&world, "2026-12-10T14:00");
        for (asked, text) in [(&one, None), (&two, Some("Phí thuê chỗ ngồi năm sau là bao nhiêu?"))] {
            dialogue::show(service, &ward.officer, id, Some(asked.id)).await.unwrap();
            let screen = dialogue::hall_screen(service, id).await.unwrap().current.unwrap();
            assert_eq!((screen.number, screen.text.as_deref()), (asked.number, text));
            dialogue::answer_on_spot(service, &ward.officer, id, asked.id, asked.version, "Đã giải thích tại chỗ.").await.unwrap();
        }
        let officer = &ward.officer;
        let said = |kind| async move {
            serde_json::to_string(&dialogue::paper(service, officer, id, kind, SITE).await.unwrap()).unwrap()
        };
        let result = said(PaperKind::Result).await;
        assert!(!result.contains("chậm giấy phép") && result.contains("Phí thuê chỗ ngồi") && result.contains("Có 1 câu hỏi"), "{result}");
        assert!(said(PaperKind::Minutes).await.contains("chậm giấy phép"), "the minutes stay in the office");
        assert_eq!(dialogue::public_dialogue(service, id).await.unwrap().answered.len(), 1);
        // What was left on the screen is over with the day.
        let seen = page(service, &ward.owner, id).await.version;
        dialogue::hold(service, &ward.owner, id, seen, None).await.unwrap();
        assert!(dialogue::hall_screen(service, id).await.unwrap().current.is_some());
        dialogue::conclude(service, &ward.owner, id, seen + 1).await.unwrap();
        assert!(dialogue::hall_screen(service, id).await.unwrap().current.is_none());
    }

    async fn places_added_while_it_is_postponed_go_to_whoever_waits(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let small = DialogueForm { capacity: "2".into(), ..form() };
        let id = announced(&world, &ward, &small).await;
        comes(service, id, &guest(1, 1)).await.unwrap();
        let waits = comes(service, id, &guest(2, 2)).await.unwrap();
        assert_eq!(waits.seat, Seat::Waiting { position: 1 });
        dialogue::postpone(service, &ward.owner, id, 2, "Bão", None).await.unwrap();
        let more = DialogueForm { capacity: "3".into(), day: "17/12/2026".into(), ..form() };
        dialogue::change(service, &ward.owner, id, 3, &more).await.unwrap();
        dialogue::announce(service, &ward.owner, id, 4).await.unwrap();
        assert_eq!(dialogue::own_registration(service, id, &waits.key).await.unwrap().seat, Seat::Placed);
        assert_eq!(page(service, &ward.owner, id).await.places.taken, 3);
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_promoted'").await, 1, "told once");
    }
}
