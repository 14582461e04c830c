//! The day of a dialogue and what comes after it: notes by several at once, who was there, answers that are written down
//! afterwards, questions that become cases for all who asked them, the reminder of the result; on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod talk;
mod ward;

use std::collections::BTreeSet;

use domain::dialogue::view::OwnQuestion;
use domain::dialogue::{
    DialogueForm, NewRegistration, Outcome, PaperKind, QuestionForm, Refusal as No, RegistrationForm,
    StateKind,
};
use domain::feedback::PublicState;
use domain::notice::NoticeKind;
use domain::refusal::Refusal;
use jiff::civil::date;
use service::{Service, dialogue, notice, on};
use talk::{SITE, announced, asking, at, comes, form, guest, number, page, question};
use ward::{refused, ward};

async fn change(service: &Service, sql: &'static str) {
    let mut tx = service.write().await.unwrap();
    on!(tx, c => sqlx::query(sql).execute(c).await).unwrap();
    tx.save().await.unwrap();
}

/// The first question of a registration, as its owner sees it.
async fn own(service: &Service, id: domain::ids::DialogueId, key: &str) -> OwnQuestion {
    dialogue::own_registration(service, id, key).await.unwrap().questions.remove(0)
}

contract! {
    async fn two_write_notes_at_once_and_nothing_is_lost(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        at(&world, "2026-12-10T14:00");
        let other = world.another().await;
        let write = |service: Service, actor: domain::people::Actor, whose: &'static str| {
            let clock = world.clock.clone();
            tokio::spawn(async move {
                for line in 0..20 {
                    // Ids of two processes keep apart by the time that passes.
                    clock.advance(jiff::SignedDuration::from_millis(1));
                    let (key, text) = (format!("{whose}-{line}"), format!("{whose}, ý {line}"));
                    let one = dialogue::note(&service, &actor, id, &key, None, &text).await.unwrap();
                    // The network dropped, and the browser sends it once more.
                    assert_eq!(dialogue::note(&service, &actor, id, &key, None, &text).await.unwrap(), one);
                }
            })
        };
        let (lan, duc) = (write(service.clone(), ward.officer.clone(), "Lan"), write(other.clone(), ward.other.clone(), "Đức"));
        lan.await.unwrap();
        duc.await.unwrap();
        let notes = page(service, &ward.owner, id).await.notes;
        let written: BTreeSet<String> = notes.iter().map(|note| note.text.clone()).collect();
        let expected: BTreeSet<String> =
            ["Lan", "Đức"].iter().flat_map(|whose| (0..20).map(move |line| format!("{whose}, ý {line}"))).collect();
        assert_eq!((notes.len(), written), (40, expected));
        assert!(notes.iter().all(|note| note.text.starts_with("Lan") == (note.by == ward.officer.name)), "each by its writer");
        let minutes = dialogue::paper(service, &ward.officer, id, PaperKind::Minutes, SITE).await.unwrap();
        let minutes = serde_json::to_string(&minutes).unwrap();
        assert!(minutes.contains("Lan, ý 19") && minutes.contains("Đức, ý 19"));
        other.close().await;
    }

    async fn d3_twelve_questions_nine_answered_three_taken_away(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        change(service, "UPDATE time_limit SET enabled = TRUE WHERE code = 'R-BIZ'").await;
        let id = announced(&world, &ward, &form()).await;
        at(&world, "2026-12-10T14:30");
        let mut due = Vec::new();
        for asked in 1..=12 {
            let form = QuestionForm { category: "credit".into(), text: format!("Câu hỏi thứ {asked} về vay vốn ưu đãi?"),
                name: format!("Trần An {asked}"), phone: format!("09870000{asked:02}"), ..QuestionForm::default() };
            let question = dialogue::add_question(service, &ward.officer, id, &form, &format!("q{asked}")).await.unwrap();
            if asked <= 9 {
                dialogue::answer_on_spot(service, &ward.officer, id, question, 1, "").await.unwrap();
            } else {
                due.push(dialogue::take_away(service, &ward.officer, id, question, 1).await.unwrap().due_on);
            }
        }
        assert_eq!(due, [Some(date(2026, 12, 17)); 3], "Đ3: 11, 14, 15, 16, 17/12");
        let shown = page(service, &ward.owner, id).await;
        assert_eq!((shown.marks.all, shown.marks.answered_on_spot, shown.marks.cases, shown.marks.open), (12, 9, 3, 0));
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback WHERE channel = 'dialogue'").await, 3);
        dialogue::hold(service, &ward.owner, id, shown.version, Some(12)).await.unwrap();
        dialogue::conclude(service, &ward.owner, id, shown.version + 1).await.unwrap();
    }

    async fn a_merged_question_that_becomes_a_case_is_followed_by_all_who_asked(world) {
        const ANSWER: &str = "INSERT INTO feedback_answer (id, feedback_id, round, text, submitted_by, submitted_name, submitted_at, \
            approved_by, approved_name, approved_at) SELECT 1, id, 1, 'Chào chị Nguyễn Văn 1, chợ có chỗ từ tháng 3.', 13, 'Lan', \
            received_at, 11, 'Minh', received_at FROM feedback";
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let lan = comes(service, id, &asking(1, "Khi nào có mặt bằng cho hộ kinh doanh ở chợ?")).await.unwrap();
        let hai = comes(service, id, &asking(2, "Hộ kinh doanh ở chợ bao giờ có mặt bằng?")).await.unwrap();
        let ba = comes(service, id, &asking(3, "Chợ có mặt bằng cho hộ kinh doanh khi nào?")).await.unwrap();
        let (one, two) = (question(service, &ward.owner, id, 1).await, question(service, &ward.owner, id, 2).await);
        dialogue::merge_questions(service, &ward.owner, id, one.id, two.id).await.unwrap();
        let three = question(service, &ward.owner, id, 3).await;
        dialogue::merge_questions(service, &ward.owner, id, one.id, three.id).await.unwrap();
        dialogue::cancel_registration(service, id, &ba.key, true).await.unwrap();
        at(&world, "2026-12-10T14:30");
        let merged = question(service, &ward.owner, id, 2).await;
        assert_eq!(refused(dialogue::take_away(service, &ward.officer, id, merged.id, merged.version).await), Refusal::Dialogue(No::NoMerge));
        let receipt = dialogue::take_away(service, &ward.officer, id, one.id, one.version).await.unwrap();
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback").await, 1, "one case for both");
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'question_taken'").await, 1);

        let (sender, joined) = (own(service, id, &lan.key).await.case.unwrap(), own(service, id, &hai.key).await);
        assert_eq!((sender.code.as_str(), sender.secret.as_str()), (receipt.code.as_str(), receipt.secret.as_str()));
        let case = joined.case.unwrap();
        assert_eq!((joined.merged, joined.outcome, case.code.as_str(), case.secret.as_str()), (true, Some(Outcome::Case), receipt.code.as_str(), ""));
        assert_eq!((case.state, case.due_on, case.answer.as_str()), (PublicState::Received, receipt.due_on, ""));
        change(service, ANSWER).await;
        // Who took theirs back was merged all the same, and is neither told nor the sender.
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice n JOIN dialogue_registration g ON g.id = n.registration_id \
            WHERE n.kind = 'question_taken' AND g.name = 'Nguyễn Văn 3'").await, 0);
        let answer = own(service, id, &hai.key).await.case.unwrap().answer;
        assert!(answer.contains("chợ có chỗ từ tháng 3") && !answer.contains("Nguyễn Văn 1"), "{answer}");

        // The case reaches whoever works on cases, not whoever took the question away.
        let seen = |row: domain::dialogue::view::QuestionRow| (row.case.is_some(), row.may_open_case);
        assert_eq!(seen(question(service, &ward.officer, id, 1).await), (true, false));
        assert_eq!(seen(question(service, &ward.owner, id, 1).await), (true, true));
        change(service, "UPDATE feedback SET unit_id = 1").await;
        assert_eq!(seen(question(service, &ward.officer, id, 1).await), (true, true));
        // Who may not know of it finds nothing, but for its sender.
        change(service, "UPDATE feedback SET restricted = TRUE").await;
        assert_eq!(seen(question(service, &ward.officer, id, 1).await), (false, false));
        assert!(own(service, id, &hai.key).await.case.is_none() && own(service, id, &lan.key).await.case.is_some());
    }

    async fn what_was_answered_on_the_spot_is_written_down_afterwards(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        comes(service, id, &asking(1, "Phí thuê chỗ ngồi năm sau là bao nhiêu?")).await.unwrap();
        let one = question(service, &ward.owner, id, 1).await;
        at(&world, "2026-12-10T14:30");
        for _ in 0..2 {
            // The answer was lost, and it was sent again.
            dialogue::answer_on_spot(service, &ward.officer, id, one.id, one.version, "").await.unwrap();
        }
        assert_eq!(refused(dialogue::take_away(service, &ward.officer, id, one.id, one.version).await), Refusal::Dialogue(No::SettledAlready));
        let seen = page(service, &ward.owner, id).await;
        assert!(seen.questions[0].may_answer && seen.questions[0].answer.is_empty());
        dialogue::hold(service, &ward.owner, id, seen.version, None).await.unwrap();
        dialogue::answer(service, &ward.owner, id, one.id, one.version + 1, "Giữ như năm nay.").await.unwrap();
        let public = || async { dialogue::public_dialogue(service, id).await.unwrap().answered.remove(0) };
        assert_eq!((public().await.outcome, public().await.answer), (Some(Outcome::AnsweredOnSpot), "Giữ như năm nay.".into()));
        dialogue::conclude(service, &ward.owner, id, seen.version + 1).await.unwrap();
        let state = StateKind::Concluded;
        change(service, "UPDATE dialogue_question SET unit_id = 1").await;
        assert_eq!(refused(dialogue::answer(service, &ward.officer, id, one.id, one.version + 2, "Khác").await),
            Refusal::Dialogue(No::NotTaking { state }));
        assert!(!question(service, &ward.officer, id, 1).await.may_answer);
        dialogue::answer(service, &ward.owner, id, one.id, one.version + 2, "Giữ như năm 2026.").await.unwrap();
        assert_eq!(public().await.answer, "Giữ như năm 2026.");
        assert_eq!(number(service, "SELECT COUNT(*) FROM event WHERE kind = 'dialogue.corrected'").await, 2);
    }

    async fn who_left_again_and_cancelled_is_not_counted(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let (stays, leaves) = (comes(service, id, &guest(1, 2)).await.unwrap(), comes(service, id, &guest(2, 3)).await.unwrap());
        at(&world, "2026-12-10T13:40");
        for one in [&stays, &leaves] {
            dialogue::check_in(service, &ward.officer, id, one.id, None).await.unwrap();
        }
        assert_eq!(page(service, &ward.officer, id).await.present, 5);
        dialogue::cancel_registration(service, id, &leaves.key, false).await.unwrap();
        assert_eq!(page(service, &ward.officer, id).await.present, 2);
        assert_eq!(dialogue::hall_screen(service, id).await.unwrap().present, 2);
    }

    async fn a_form_sent_twice_is_one_and_other_words_are_another(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let own = |number| { let new = guest(number, 1); NewRegistration { idempotency_key: dialogue::key_of("stamp", &new), ..new } };
        let lan = comes(service, id, &own(1)).await.unwrap();
        assert_eq!(comes(service, id, &own(1)).await.unwrap(), lan, "the answer was lost, and it was sent again");
        let hai = comes(service, id, &own(2)).await.unwrap();
        assert!(hai.id != lan.id && hai.key != lan.key, "who uses the page after somebody else registers for themselves");
        for (key, text) in [(&lan.key, "Khi nào có mặt bằng mới?"), (&lan.key, "Khi nào có mặt bằng mới?"),
            (&lan.key, "Phí thuê chỗ ngồi là bao nhiêu?"), (&hai.key, "Khi nào có mặt bằng mới?")] {
            dialogue::ask(service, id, key, ("land", text), "form").await.unwrap();
        }
        assert_eq!(page(service, &ward.owner, id).await.questions.len(), 3);

        at(&world, "2026-12-10T14:30");
        let asked = |text: &str, name: &str| QuestionForm { category: "credit".into(), text: text.into(), name: name.into(), ..QuestionForm::default() };
        for (text, name) in [("Vay vốn ở đâu là đúng nơi?", "An"), ("Vay vốn ở đâu là đúng nơi?", "An"), ("Lãi suất là bao nhiêu?", "An"),
            ("Vay vốn ở đâu là đúng nơi?", "Bình")] {
            dialogue::add_question(service, &ward.officer, id, &asked(text, name), "form").await.unwrap();
        }
        assert_eq!(page(service, &ward.owner, id).await.questions.len(), 6);
        for text in ["Ý một", "Ý một", "Ý hai"] {
            dialogue::note(service, &ward.officer, id, "form", None, text).await.unwrap();
        }
        assert_eq!(page(service, &ward.owner, id).await.notes.len(), 2);
        let door = |name: &str| RegistrationForm { name: name.into(), ..RegistrationForm::default() };
        for name in ["Phạm Bình", "Phạm Bình", "Phạm Hòa"] {
            dialogue::register_at_door(service, &ward.officer, id, &door(name), "form").await.unwrap();
        }
        assert_eq!(page(service, &ward.owner, id).await.present, 2);
    }

    async fn a_dialogue_that_was_put_off_is_reminded_of_again(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let told = || async {
            let told = notice::inbox(service, &ward.owner).await.unwrap().told;
            told.iter().filter(|told| told.kind == NoticeKind::DialogueResultDue).count()
        };
        at(&world, "2026-12-18T08:00");
        assert_eq!((dialogue::remind_of_results(service).await.unwrap(), told().await), (1, 1));
        // It did not take place after all, and does so a month later.
        let again = DialogueForm { day: "20/01/2027".into(), ..form() };
        dialogue::postpone(service, &ward.owner, id, 2, "Hội trường mất điện", Some(&again)).await.unwrap();
        at(&world, "2026-12-21T08:00");
        assert_eq!((dialogue::remind_of_results(service).await.unwrap(), told().await), (0, 1));
        // Ten days later is a Saturday: the result is due on Monday 01/02, and reminded of on Friday.
        for (today, expected) in [("2027-01-28T08:00", 1), ("2027-01-29T08:00", 2), ("2027-02-01T08:00", 2)] {
            at(&world, today);
            dialogue::remind_of_results(service).await.unwrap();
            assert_eq!(told().await, expected, "{today}");
        }
    }

    async fn who_asked_without_having_registered_is_told_and_follows_it_by_a_link(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let lan = comes(service, id, &guest(1, 1)).await.unwrap();
        at(&world, "2026-12-10T14:30");
        let asked = |text: &str, name: &str, phone: &str| QuestionForm { category: "land".into(), text: text.into(), name: name.into(),
            phone: phone.into(), may_merge: "on".into(), ..QuestionForm::default() };
        for (text, name, phone) in [
            ("Khi nào chợ có mặt bằng mới?", "Trần An", "0987 654 321"),
            ("Bao giờ chợ có mặt bằng?", "Lê Bình", "0987 654 322"),
            ("Chợ có mặt bằng khi nào?", "Vũ Cần", ""),
            // Whoever registered with that phone is known by it.
            ("Phí thuê chỗ ngồi năm sau là bao nhiêu?", "", "0900 000 001"),
        ] {
            dialogue::add_question(service, &ward.officer, id, &asked(text, name, phone), "form").await.unwrap();
        }
        // Whoever was written down at the door has no link yet.
        let door = RegistrationForm { name: "Đỗ Dung".into(), phone: "0987 654 323".into(), ..RegistrationForm::default() };
        dialogue::register_at_door(service, &ward.officer, id, &door, "form").await.unwrap();
        let fifth = asked("Chợ có chỗ để xe không?", "", "0987 654 323");
        dialogue::add_question(service, &ward.officer, id, &fifth, "form").await.unwrap();
        let questions = page(service, &ward.officer, id).await.questions;
        let link = |number: usize| questions[number - 1].asker.as_ref().unwrap().link.clone();
        assert!(page(service, &ward.viewer, id).await.questions.iter().all(|one| one.asker.is_none()), "not for whoever does not serve");
        let own = dialogue::own_registration(service, id, &lan.key).await.unwrap().questions;
        assert_eq!((own.len(), own[0].number, link(4).as_str()), (1, 4, ""));
        assert_eq!(questions[3].asker.as_ref().unwrap().name, "Nguyễn Văn 1");
        assert!(questions[4].asker.as_ref().unwrap().name == "Đỗ Dung" && !link(5).is_empty());

        for other in [2, 3] {
            dialogue::merge_questions(service, &ward.owner, id, questions[0].id, questions[other - 1].id).await.unwrap();
        }
        let receipt = dialogue::take_away(service, &ward.officer, id, questions[0].id, questions[0].version).await.unwrap();
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice n JOIN dialogue_question q ON q.id = n.question_id \
            WHERE n.kind = 'question_taken' AND q.asker_name = 'Lê Bình'").await, 1);
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'question_taken'").await, 1, "who left no phone cannot be told");
        for (number, has_secret) in [(1, true), (2, false), (3, false)] {
            let own = dialogue::own_question(service, id, &link(number)).await.unwrap();
            let case = own.question.case.unwrap();
            assert_eq!((own.question.number, case.code.as_str(), !case.secret.is_empty()), (number as u32, receipt.code.as_str(), has_secret));
        }
        for wrong in [format!("{}x", link(1)), link(1).replace(&questions[0].id.to_string(), &questions[1].id.to_string()), lan.key.clone(), String::new()] {
            assert_eq!(refused(dialogue::own_question(service, id, &wrong).await), Refusal::NotFound, "{wrong}");
        }
        assert_eq!(refused(dialogue::own_question(service, domain::ids::DialogueId(5), &link(1)).await), Refusal::NotFound);

        change(service, "UPDATE feedback SET restricted = TRUE").await;
        assert!(dialogue::own_question(service, id, &link(1)).await.unwrap().question.case.is_none(), "staff may know the link");

        let fourth = question(service, &ward.owner, id, 4).await;
        dialogue::answer_on_spot(service, &ward.officer, id, fourth.id, fourth.version, "Giữ như năm nay.").await.unwrap();
        dialogue::answer_on_spot(service, &ward.officer, id, questions[4].id, questions[4].version, "Có.").await.unwrap();
        dialogue::hold(service, &ward.owner, id, 2, None).await.unwrap();
        dialogue::conclude(service, &ward.owner, id, 3).await.unwrap();
        // Each once: who registered, who came to the door, and two who only left a phone.
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_concluded' AND registration_id IS NOT NULL").await, 2);
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_concluded' AND question_id IS NOT NULL").await, 2);
    }

    async fn d2_whoever_organises_is_reminded_of_the_result(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let waits = |actor| async move { dialogue::waiting(service, actor).await.unwrap().results };
        at(&world, "2026-12-17T08:00");
        assert_eq!(dialogue::remind_of_results(service).await.unwrap(), 0);
        assert!(waits(&ward.owner).await.is_empty());
        at(&world, "2026-12-18T08:00");
        let results = waits(&ward.owner).await;
        assert_eq!(results.iter().map(|one| (one.dialogue, one.by, one.is_late)).collect::<Vec<_>>(), [(id, date(2026, 12, 21), false)], "Đ2");
        assert!(waits(&ward.officer).await.is_empty(), "for whoever runs dialogues");
        assert_eq!(dialogue::remind_of_results(service).await.unwrap(), 1);
        assert_eq!(dialogue::remind_of_results(service).await.unwrap(), 0, "looked for once a day");
        at(&world, "2026-12-19T08:00");
        dialogue::remind_of_results(service).await.unwrap();
        let told = notice::inbox(service, &ward.owner).await.unwrap().told;
        assert_eq!(told.iter().filter(|told| told.kind == NoticeKind::DialogueResultDue).count(), 1, "told once");
        assert!(notice::inbox(service, &ward.leader).await.unwrap().told.is_empty(), "there is somebody who runs the plan");
        at(&world, "2026-12-22T08:00");
        assert!(waits(&ward.owner).await[0].is_late);
        dialogue::hold(service, &ward.owner, id, 2, None).await.unwrap();
        dialogue::conclude(service, &ward.owner, id, 3).await.unwrap();
        assert!(waits(&ward.owner).await.is_empty());
    }
}
