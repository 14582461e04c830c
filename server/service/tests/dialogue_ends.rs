//! Every question ends somewhere and whoever asked is told, also of a dialogue that is called off; what was never announced
//! is never public; what somebody did not agree to have published is not, on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod talk;
mod ward;

use domain::dialogue::view::Seat;
use domain::dialogue::{
    CommitmentForm, CommitmentStanding, DialogueForm, NewRegistration, Outcome, PaperKind, Problem,
    QuestionForm, Refusal as No, StateKind, TaskChoice, What,
};
use domain::feedback::StateKind as CaseState;
use domain::people;
use domain::refusal::Refusal;
use jiff::civil::date;
use service::{dialogue, on};
use talk::{SITE, announced, asking, at, comes, form, guest, number, page, question};
use ward::{KTHTDT, refused, ward};

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

    async fn a_promise_is_made_once_and_taken_back_with_a_reason(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let own = comes(service, id, &asking(1, "Khi nào có mặt bằng cho hộ kinh doanh ở chợ?")).await.unwrap();
        let one = question(service, &ward.owner, id, 1).await;
        at(&world, "2026-12-10T14:30");
        let promise = CommitmentForm { text: "Bố trí mặt bằng mới cho 12 hộ".into(), unit: KTHTDT.to_string(), due_on: "31/01/2027".into(),
            question: one.id.to_string(), form_key: "form".into(), ..CommitmentForm::default() };
        let made = dialogue::promise(service, &ward.owner, id, &promise).await.unwrap();
        assert_eq!(dialogue::promise(service, &ward.owner, id, &promise).await.unwrap(), made, "the same form twice is one promise");
        assert_eq!(number(service, "SELECT COUNT(*) FROM dialogue_commitment").await, 1);
        let read = page(service, &ward.owner, id).await.promises.commitments;
        assert_eq!(read[0].task.as_ref().map(|(code, _)| code.as_str()), Some("III.4"), "of the dialogue's task");
        let of_public = || async {
            let (page, list) = (dialogue::public_dialogue(service, id).await.unwrap(), dialogue::public_list(service).await.unwrap());
            let hall = dialogue::hall_screen(service, id).await.unwrap().promises.commitments.len();
            assert_eq!((list.promises.commitments.len(), hall), (page.promises.commitments.len(), page.promises.commitments.len()));
            page.promises
        };
        assert!(of_public().await.commitments.is_empty(), "public once it was held");

        // Before it was public, a mistake leaves no trace there; its question is open again.
        for actor in [&ward.officer, &ward.viewer] {
            assert_eq!(refused(dialogue::withdraw(service, actor, made, 1, "Ghi nhầm").await), Refusal::Forbidden(people::Refusal::Role));
        }
        assert!(matches!(refused(dialogue::withdraw(service, &ward.owner, made, 1, " ").await), Refusal::Dialogue(No::Form { .. })));
        assert!(matches!(refused(dialogue::withdraw(service, &ward.owner, made, 2, "Ghi nhầm").await), Refusal::Stale { .. }));
        dialogue::withdraw(service, &ward.owner, made, 1, "Ghi nhầm đơn vị").await.unwrap();
        for again in [dialogue::withdraw(service, &ward.owner, made, 2, "Lại").await, dialogue::keep(service, &ward.officer, made, 2, "Xong").await] {
            assert_eq!(refused(again), Refusal::Dialogue(No::WithdrawnAlready));
        }
        let seen = page(service, &ward.owner, id).await;
        assert_eq!((seen.marks.open, seen.promises.ratio.all()), (1, 0));
        assert_eq!(seen.promises.commitments[0].standing, CommitmentStanding::Withdrawn);
        assert_eq!(number(service, "SELECT COUNT(*) FROM event WHERE kind = 'dialogue.promise_withdrawn'").await, 1);

        // A page that is still open has the key that it had: other words are another promise.
        let other = CommitmentForm { text: "Công bố danh mục mặt bằng".into(), ..promise };
        let other = dialogue::promise(service, &ward.owner, id, &other).await.unwrap();
        let bare = CommitmentForm { text: "Mở lớp bán hàng trực tuyến".into(), unit: KTHTDT.to_string(), due_on: "31/01/2027".into(), ..CommitmentForm::default() };
        let kept = dialogue::promise(service, &ward.owner, id, &bare).await.unwrap();
        dialogue::hold(service, &ward.owner, id, seen.version, None).await.unwrap();
        assert_eq!(of_public().await.commitments.len(), 2);
        dialogue::conclude(service, &ward.owner, id, seen.version + 1).await.unwrap();
        dialogue::keep(service, &ward.officer, kept, 1, "Đã mở lớp").await.unwrap();
        assert_eq!(refused(dialogue::withdraw(service, &ward.owner, kept, 2, "Thôi").await), Refusal::Dialogue(No::KeptAlready));

        // What the public had read it reads on, with the reason; nobody at the dialogue can answer any more: a case does.
        dialogue::withdraw(service, &ward.owner, other, 1, "Mặt bằng do thành phố quản lý").await.unwrap();
        let public = of_public().await;
        assert_eq!((public.ratio.kept, public.ratio.all()), (1, 1));
        let taken_back = public.commitments.iter().find(|one| one.id == other).unwrap();
        assert_eq!(taken_back.withdrawn.as_deref(), Some("Mặt bằng do thành phố quản lý"));
        let asked = dialogue::own_registration(service, id, &own.key).await.unwrap().questions.remove(0);
        assert_eq!((asked.outcome, asked.case.is_some(), asked.promise), (Some(Outcome::Case), true, None));
    }

    async fn who_does_not_come_and_still_asks_is_told_of_the_result(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let (stays, leaves) = (asking(1, "Khi nào có mặt bằng ở chợ?"), asking(2, "Phí chợ năm sau là bao nhiêu?"));
        for (new, withdraw) in [(stays, false), (leaves, true)] {
            let own = comes(service, id, &new).await.unwrap();
            dialogue::cancel_registration(service, id, &own.key, withdraw).await.unwrap();
        }
        at(&world, "2026-12-10T14:30");
        let one = question(service, &ward.owner, id, 1).await;
        dialogue::answer_on_spot(service, &ward.officer, id, one.id, one.version, "Từ tháng 3.").await.unwrap();
        dialogue::hold(service, &ward.owner, id, 2, Some(0)).await.unwrap();
        dialogue::conclude(service, &ward.owner, id, 3).await.unwrap();
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice n JOIN dialogue_registration g ON g.id = n.registration_id \
            WHERE n.kind = 'dialogue_concluded' AND g.name = 'Nguyễn Văn 1'").await, 1);
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_concluded'").await, 1);
    }

    async fn a_promise_taken_back_while_its_dialogue_is_put_off_opens_its_question(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        comes(service, id, &asking(1, "Khi nào có mặt bằng cho hộ kinh doanh ở chợ?")).await.unwrap();
        let one = question(service, &ward.owner, id, 1).await;
        at(&world, "2026-12-10T08:00");
        let promise = CommitmentForm { text: "Bố trí mặt bằng mới cho 12 hộ".into(), unit: KTHTDT.to_string(), due_on: "31/01/2027".into(),
            question: one.id.to_string(), ..CommitmentForm::default() };
        let made = dialogue::promise(service, &ward.owner, id, &promise).await.unwrap();
        dialogue::postpone(service, &ward.owner, id, 2, "Mất điện", None).await.unwrap();
        dialogue::withdraw(service, &ward.owner, made, 1, "Chưa thống nhất").await.unwrap();
        let open = question(service, &ward.owner, id, 1).await;
        assert_eq!((open.outcome, open.answered), (None, None), "it will be held, and answered there");
        dialogue::cancel(service, &ward.owner, id, 3, "Không có điện").await.unwrap();
        assert_eq!(question(service, &ward.owner, id, 1).await.outcome, Some(Outcome::Case));
    }

    async fn what_nobody_is_known_to_have_asked_is_a_hint_without_a_clock(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let lan = comes(service, id, &asking(1, "Khi nào có mặt bằng cho hộ kinh doanh ở chợ?")).await.unwrap();
        at(&world, "2026-12-10T14:30");
        let hall = |text: &str| QuestionForm { category: "land".into(), text: text.into(), may_merge: "on".into(),
            may_publish: "on".into(), ..QuestionForm::default() };
        let same = dialogue::add_question(service, &ward.officer, id, &hall("Bao giờ chợ có mặt bằng?"), "a").await.unwrap();
        let other = dialogue::add_question(service, &ward.officer, id, &hall("Ai quản lý bãi để xe của chợ?"), "b").await.unwrap();
        // Merged into one of nobody, it is still somebody's: the case is theirs, with its clock.
        let first = question(service, &ward.owner, id, 1).await;
        dialogue::merge_questions(service, &ward.owner, id, same, first.id).await.unwrap();
        let receipt = dialogue::take_away(service, &ward.officer, id, same, 1).await.unwrap();
        let again = dialogue::take_away(service, &ward.officer, id, same, 1).await.unwrap();
        assert!(receipt.due_on.is_some() && again == receipt, "the answer was lost, and it was sent again");
        assert_eq!(number(service, OF_CASES).await, 1);
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback WHERE sender_name = 'Nguyễn Văn 1'").await, 1);
        let own = dialogue::own_registration(service, id, &lan.key).await.unwrap().questions.remove(0);
        assert_eq!(own.case.map(|case| case.secret), Some(receipt.secret));

        // What nobody can be answered about was settled by a promise; that is taken back once all is over.
        let promise = CommitmentForm { text: "Lắp biển chỉ dẫn bãi để xe".into(), unit: KTHTDT.to_string(), due_on: "31/01/2027".into(),
            question: other.to_string(), ..CommitmentForm::default() };
        let made = dialogue::promise(service, &ward.owner, id, &promise).await.unwrap();
        dialogue::hold(service, &ward.owner, id, 2, None).await.unwrap();
        dialogue::conclude(service, &ward.owner, id, 3).await.unwrap();
        assert_eq!(dialogue::public_dialogue(service, id).await.unwrap().answered.len(), 2);
        dialogue::withdraw(service, &ward.owner, made, 1, "Bãi xe do thành phố quản lý").await.unwrap();
        let ended = question(service, &ward.owner, id, 3).await;
        assert_eq!((ended.outcome, ended.case.map(|(_, state, due_on)| (state, due_on))), (Some(Outcome::Case), Some((CaseState::Noted, None))));
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback_clock").await, 1, "a hint has no clock");
        assert_eq!(dialogue::public_dialogue(service, id).await.unwrap().answered.len(), 1, "and is never published");
        let result = dialogue::paper(service, &ward.officer, id, PaperKind::Result, SITE).await.unwrap();
        assert!(serde_json::to_string(&result).unwrap().contains("tin báo tham khảo"));
    }

    async fn a_form_offers_each_task_with_the_year_of_its_plan(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let next = dialogue::plan(service, &ward.owner, &DialogueForm { day: "10/02/2027".into(), ..form() }).await.unwrap();
        let id = dialogue::plan(service, &ward.owner, &form()).await.unwrap();
        let mut tx = service.write().await.unwrap();
        for sql in [
            "INSERT INTO plan (id, year, title, issuer, raw_text, file_name, imported_at) \
             SELECT 2, 2027, title, issuer, raw_text, file_name, imported_at FROM plan WHERE id = 1",
            "INSERT INTO task_group (id, plan_id, code, name, short_name, quote_line, quote, sort) \
             SELECT 9, 2, code, name, short_name, quote_line, quote, sort FROM task_group WHERE id = 1",
            "INSERT INTO task (id, plan_id, group_id, no, code, full_text, short_title, short_title_suggested, ward_role, \
             term_kind, term_text, search_text, quote_line, quote, sort) \
             SELECT 9, 2, 9, no, 'V.1', full_text, 'Của năm sau', short_title_suggested, ward_role, term_kind, term_text, \
             search_text, quote_line, quote, sort FROM task WHERE id = 1",
        ] {
            on!(tx, c => sqlx::query(sql).execute(c).await).unwrap();
        }
        tx.save().await.unwrap();
        // The day is not known before it is typed: both plans are offered, each task with the year of its plan.
        let values = |tasks: Vec<TaskChoice>| tasks.iter().map(TaskChoice::value).collect::<Vec<_>>();
        let both = ["2026/II.4", "2026/II.5", "2026/III.4", "2027/V.1"];
        assert_eq!(values(dialogue::new_page(service, &ward.owner).await.unwrap().tasks), both);
        assert_eq!(values(page(service, &ward.owner, id).await.choices.tasks), both);
        let this_year = page(service, &ward.owner, id).await;
        assert_eq!(this_year.plan.task_value, "2026/III.4", "what the form of a change begins with");

        // Each is taken for a day of its plan alone, and whoever chose another one is told which it is of.
        let on = |day: &str, task: &str| DialogueForm { day: day.into(), task: task.into(), ..form() };
        let problem = |what| Refusal::Dialogue(No::from(Problem::new("task", what)));
        for (day, task, what) in [
            ("17/12/2026", "2027/V.1", What::TaskOfOtherPlan { of: 2027, holds: 2026 }),
            ("17/02/2027", "2026/III.4", What::TaskOfOtherPlan { of: 2026, holds: 2027 }),
            ("17/12/2026", "2026/V.1", What::UnknownTask),
            ("17/12/2026", "V.1", What::UnknownTask),
        ] {
            assert_eq!(refused(dialogue::plan(service, &ward.owner, &on(day, task)).await), problem(what), "{day} {task}");
        }
        let right = dialogue::plan(service, &ward.owner, &on("17/02/2027", "2027/V.1")).await.unwrap();
        assert_eq!(page(service, &ward.owner, right).await.plan.task.unwrap().1, "Của năm sau");
        // One that was planned before there was a plan of its year keeps its task while other things are changed.
        let elsewhere = DialogueForm { place: "Nhà văn hóa".into(), ..on("10/02/2027", "2026/III.4") };
        dialogue::change(service, &ward.owner, next, 1, &elsewhere).await.unwrap();
        assert_eq!(page(service, &ward.owner, next).await.plan.task_value, "2026/III.4");
    }
}
