//! A dialogue from its plan to the promise kept, on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod talk;
mod ward;

use domain::calendar::GoalsForm;
use domain::change::Change;
use domain::dialogue::view::{EntryKind, Seat, Shown};
use domain::dialogue::{
    CommitmentForm, CommitmentStanding, DialogueForm, Outcome, Problem, QuestionForm, Refusal as No,
    StateKind, Warning, What,
};
use domain::ids::DialogueId;
use domain::notice::NoticeKind;
use domain::people;
use domain::refusal::Refusal;
use jiff::civil::date;
use service::live::Signal;
use service::{calendar, dialogue, notice, on};
use talk::{SITE, announced, asking, at, comes, form, guest, number, page, question};
use ward::{KTHTDT, VHXH, refused, ward};

const ON_TIME: &str = "Ngoài giờ hành chính có nộp hồ sơ được không?";

contract! {
    async fn d1_to_d3_the_whole_story(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        {
            let mut tx = service.write().await.unwrap();
            on!(tx, c => sqlx::query("UPDATE time_limit SET enabled = TRUE WHERE code = 'R-BIZ'").execute(c).await).unwrap();
            tx.save().await.unwrap();
        }
        let mut line = service.hub().subscribe();
        let id = dialogue::plan(service, &ward.owner, &form()).await.unwrap();
        assert!(matches!(line.next().await, Some(Signal::Changed { change: Change::Dialogue(told), .. }) if told == id));
        let planned = page(service, &ward.owner, id).await;
        assert_eq!((planned.legal.notice_by, planned.legal.result_by, planned.legal.reminder_on),
            (date(2026, 12, 3), date(2026, 12, 21), date(2026, 12, 18)), "Đ1, Đ2");
        assert_eq!(planned.warnings, [Warning::NoticeDue { by: date(2026, 12, 3) }]);
        assert!(planned.drafted.notice.contains(&format!("{SITE}/{id}")));
        assert_eq!(refused(dialogue::public_dialogue(service, id).await), Refusal::NotFound, "a draft is the office's");

        // Announced on 04/12: too late by a day, which is said and stops nothing.
        at(&world, "2026-12-04T08:00");
        dialogue::announce(service, &ward.owner, id, 1).await.unwrap();
        let late = page(service, &ward.owner, id).await;
        assert!(matches!(late.warnings[..], [Warning::NoticeShort { last, .. }] if last == date(2026, 12, 3)), "Đ1");

        // Questions first: two that ask the same are merged, one is given to a unit and answered before the day.
        let lan = comes(service, id, &asking(1, "Khi nào có mặt bằng cho hộ kinh doanh ở chợ?")).await.unwrap();
        let hai = comes(service, id, &asking(2, "Hộ kinh doanh ở chợ bao giờ có mặt bằng?")).await.unwrap();
        comes(service, id, &asking(3, ON_TIME)).await.unwrap();
        let [one, two, three] = [1, 2, 3].map(|number| question(service, &ward.owner, id, number));
        let (one, two, three) = (one.await, two.await, three.await);
        dialogue::merge_questions(service, &ward.owner, id, one.id, two.id).await.unwrap();
        assert_eq!(refused(dialogue::merge_questions(service, &ward.owner, id, two.id, three.id).await), Refusal::Dialogue(No::NoMerge));
        dialogue::give(service, &ward.owner, id, three.id, 1, VHXH).await.unwrap();
        let told = notice::inbox(service, &ward.other).await.unwrap();
        assert_eq!(told.told[0].kind, NoticeKind::QuestionGiven);
        assert_eq!(refused(dialogue::answer(service, &ward.officer, id, three.id, 2, "Có").await),
            Refusal::Forbidden(people::Refusal::OtherUnit));
        dialogue::answer(service, &ward.other, id, three.id, 2, "Nộp trực tuyến bất cứ lúc nào.").await.unwrap();
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'question_answered'").await, 1, "whoever asked is told");
        let public = dialogue::public_dialogue(service, id).await.unwrap();
        assert_eq!((public.answered.len(), public.answered[0].outcome), (1, Some(Outcome::AnsweredBefore)));
        assert_eq!((public.marks.all, public.marks.open), (2, 1), "merged ones are not counted");
        assert!(!serde_json::to_string(&public).unwrap().contains("Nguyễn Văn"));
        assert!(public.plan.link.is_empty(), "the link is for whoever registered");

        // The day: nothing of it happens before.
        assert_eq!(refused(dialogue::check_in(service, &ward.officer, id, lan.id, None).await),
            Refusal::Dialogue(No::NotYet { day: date(2026, 12, 10) }));
        at(&world, "2026-12-10T13:45");
        dialogue::check_in_by_key(service, &ward.officer, id, &lan.key).await.unwrap();
        dialogue::check_in(service, &ward.officer, id, hai.id, None).await.unwrap();
        dialogue::check_in(service, &ward.officer, id, hai.id, None).await.unwrap();
        at(&world, "2026-12-10T14:30");
        for (actor, key, text) in [(&ward.officer, "a", "Ý một"), (&ward.other, "b", "Ý hai"), (&ward.officer, "a", "Ý một")] {
            dialogue::note(service, actor, id, key, Some(one.id), text).await.unwrap();
        }
        dialogue::show(service, &ward.officer, id, Some(one.id)).await.unwrap();
        let hall = dialogue::hall_screen(service, id).await.unwrap();
        assert_eq!((hall.present, hall.current.unwrap().asked_by), (2, 2));

        // One becomes a promise, three of the hall: answered on the spot, a case, and one of nobody.
        let hall = |text: &str, name: &str| QuestionForm { category: "credit".into(), text: text.into(), name: name.into(),
            phone: "0987 654 321".into(), may_publish: "on".into(), ..QuestionForm::default() };
        let spot = dialogue::add_question(service, &ward.officer, id, &hall("Vay vốn ở đâu là đúng nơi?", "Trần An"), "k1").await.unwrap();
        let again = dialogue::add_question(service, &ward.officer, id, &hall("Vay vốn ở đâu là đúng nơi?", "Trần An"), "k1").await.unwrap();
        assert_eq!(spot, again, "sent twice, asked once");
        let away = dialogue::add_question(service, &ward.officer, id, &hall("Hồ sơ vay của tôi bị trả lại vì sao?", "Trần An"), "").await.unwrap();
        let nameless = dialogue::add_question(service, &ward.officer, id, &hall("Ai quản lý bãi để xe của chợ?", ""), "").await.unwrap();
        dialogue::answer_on_spot(service, &ward.officer, id, spot, 1, "Tại ngân hàng chính sách.").await.unwrap();
        assert_eq!(refused(dialogue::take_away(service, &ward.officer, id, nameless, 1).await), Refusal::Dialogue(No::AskerUnknown));
        let receipt = dialogue::take_away(service, &ward.officer, id, away, 1).await.unwrap();
        assert_eq!(receipt.due_on, Some(date(2026, 12, 17)), "Đ3: five working days from 10/12");
        assert_eq!(refused(dialogue::take_away(service, &ward.officer, id, away, 2).await), Refusal::Dialogue(No::SettledAlready));
        let origin = dialogue::case_origin(service, &receipt.code).await.unwrap().unwrap();
        assert_eq!((origin.dialogue, origin.day), (id, date(2026, 12, 10)));
        let bare = CommitmentForm { text: "Bố trí mặt bằng mới cho 12 hộ".into(), question: one.id.to_string(), ..CommitmentForm::default() };
        assert_eq!(refused(dialogue::promise(service, &ward.owner, id, &bare).await), Refusal::Dialogue(No::Form { problems: vec![
            Problem::new("unit", What::Missing), Problem::new("due_on", What::Missing)] }));
        let form = CommitmentForm { unit: KTHTDT.to_string(), due_on: "31/01/2027".into(), task: "III.4".into(), ..bare };
        let promise = dialogue::promise(service, &ward.owner, id, &form).await.unwrap();

        // No orphan: it is not concluded while a question ends nowhere.
        let seen = page(service, &ward.owner, id).await.version;
        dialogue::hold(service, &ward.owner, id, seen, None).await.unwrap();
        let Refusal::Dialogue(No::Orphans { questions }) = refused(dialogue::conclude(service, &ward.owner, id, seen + 1).await) else {
            panic!("an orphan stops it")
        };
        assert_eq!(questions.iter().map(|open| open.id).collect::<Vec<_>>(), [nameless]);
        let text = CommitmentForm { text: "Lắp biển chỉ dẫn bãi để xe".into(), question: nameless.to_string(), ..form.clone() };
        dialogue::promise(service, &ward.owner, id, &text).await.unwrap();
        dialogue::conclude(service, &ward.owner, id, seen + 1).await.unwrap();
        let over = page(service, &ward.owner, id).await;
        assert_eq!((over.head.state, over.counted, over.notes.len(), over.marks.open), (StateKind::Concluded, Some(2), 2, 0));
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_concluded'").await, 4, "who registered, and Trần An of the hall");

        // Each asker sees what became of theirs, also the one whose question was merged.
        let own = dialogue::own_registration(service, id, &hai.key).await.unwrap();
        assert_eq!((own.questions[0].outcome, own.questions[0].merged), (Some(Outcome::Commitment), true));
        assert_eq!(own.questions[0].promise.as_ref().map(|one| one.due_on), Some(date(2027, 1, 31)));

        // The promise is followed in public, late after its day, kept by its unit, and opens the next dialogue.
        at(&world, "2027-02-03T09:00");
        let list = dialogue::public_list(service).await.unwrap();
        assert_eq!((list.promises.ratio.late, list.promises.ratio.all()), (2, 2));
        assert_eq!(list.promises.commitments[0].standing, CommitmentStanding::Late { days: 3 });
        assert!(matches!(refused(dialogue::keep(service, &ward.other, promise, 1, "Đã giao").await), Refusal::Forbidden(_)));
        dialogue::keep(service, &ward.officer, promise, 1, "Đã giao mặt bằng ngày 02/02").await.unwrap();
        assert_eq!(refused(dialogue::keep(service, &ward.officer, promise, 2, "Lại").await), Refusal::Dialogue(No::KeptAlready));
        let task = dialogue::task_promises(service, &ward.viewer, 2026, "III.4").await.unwrap();
        assert_eq!((task.dialogues.len(), task.promises.ratio.kept), (1, 1));
        let next = DialogueForm { day: "10/06/2027".into(), ..talk::form() };
        let next = announced(&world, &ward, &next).await;
        let opens_with = dialogue::public_dialogue(service, next).await.unwrap().old_promises;
        assert_eq!((opens_with.ratio.kept, opens_with.ratio.late), (1, 1));
        assert_eq!(opens_with.ratio.percent().map(|percent| percent.hundredths), Some(5000));
    }

    async fn bad_input_is_refused_and_writes_nothing(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let problem = |field: &str, what: What| Refusal::Dialogue(No::from(Problem::new(field, what)));
        for (wrong, refusal) in [
            (DialogueForm { chair: "99".into(), ..form() }, problem("chair", What::UnknownPerson)),
            (DialogueForm { unit: "99".into(), ..form() }, problem("unit", What::UnknownUnit)),
            (DialogueForm { task: "IX.9".into(), ..form() }, problem("task", What::UnknownTask)),
            (DialogueForm { day: "01/11/2026".into(), ..form() }, problem("day", What::Passed)),
        ] {
            assert_eq!(refused(dialogue::plan(service, &ward.owner, &wrong).await), refusal);
        }
        assert_eq!(number(service, "SELECT COUNT(*) FROM dialogue").await, 0);
        for actor in [&ward.officer, &ward.admin, &ward.viewer] {
            assert_eq!(refused(dialogue::plan(service, actor, &form()).await), Refusal::Forbidden(people::Refusal::Role));
        }
        let id = dialogue::plan(service, &ward.owner, &form()).await.unwrap();
        assert_eq!(refused(comes(service, id, &guest(1, 1)).await), Refusal::NotFound, "a draft");
        dialogue::announce(service, &ward.owner, id, 1).await.unwrap();
        assert!(matches!(refused(dialogue::announce(service, &ward.owner, id, 2).await), Refusal::Dialogue(No::NoSuchStep { .. })));
        assert!(matches!(refused(dialogue::cancel(service, &ward.owner, id, 1, "Bão").await), Refusal::Stale { .. }));
        assert_eq!(refused(dialogue::cancel(service, &ward.owner, id, 2, " ").await), problem("reason", What::Missing));
        assert_eq!(refused(dialogue::hold(service, &ward.owner, id, 2, None).await), Refusal::Dialogue(No::NotYet { day: date(2026, 12, 10) }));
        at(&world, "2026-12-09T17:00");
        assert!(matches!(refused(comes(service, id, &guest(1, 1)).await), Refusal::Dialogue(No::RegistrationOver { .. })));
        assert_eq!(refused(comes(service, DialogueId(5), &guest(1, 1)).await), Refusal::NotFound);
        dialogue::cancel(service, &ward.owner, id, 2, "Bão số 9").await.unwrap();
        assert_eq!(refused(comes(service, id, &guest(1, 1)).await),
            Refusal::Dialogue(No::NotTaking { state: StateKind::Cancelled }));
        assert_eq!(number(service, "SELECT COUNT(*) FROM dialogue_registration").await, 0);
        assert_eq!(number(service, "SELECT numbered FROM dialogue").await, 0);
    }

    async fn postponed_and_cancelled_everyone_is_told(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let own = comes(service, id, &guest(1, 2)).await.unwrap();
        dialogue::cancel_registration(service, id, &comes(service, id, &guest(2, 1)).await.unwrap().key, true).await.unwrap();
        let seen = page(service, &ward.owner, id).await.version;
        dialogue::postpone(service, &ward.owner, id, seen, "Bão", None).await.unwrap();
        assert_eq!(refused(comes(service, id, &guest(3, 1)).await), Refusal::Dialogue(No::NotTaking { state: StateKind::Postponed }));
        assert_eq!(dialogue::own_registration(service, id, &own.key).await.unwrap().seat, Seat::Placed, "registrations stay");
        let again = DialogueForm { day: "17/12/2026".into(), ..form() };
        dialogue::change(service, &ward.owner, id, seen + 1, &again).await.unwrap();
        dialogue::announce(service, &ward.owner, id, seen + 2).await.unwrap();
        let moved = DialogueForm { day: "18/12/2026".into(), ..form() };
        dialogue::postpone(service, &ward.owner, id, seen + 3, "Mưa", Some(&moved)).await.unwrap();
        assert_eq!(page(service, &ward.owner, id).await.head.starts, date(2026, 12, 18).at(14, 0, 0, 0));
        let elsewhere = DialogueForm { place: "Nhà văn hóa".into(), ..moved };
        dialogue::change(service, &ward.owner, id, seen + 4, &elsewhere).await.unwrap();
        dialogue::cancel(service, &ward.owner, id, seen + 5, "Không đủ điều kiện").await.unwrap();
        let told = |kind: &'static str| number(service, kind);
        for (sql, expected) in [
            ("SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_postponed'", 1),
            ("SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_announced'", 2),
            ("SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_changed'", 1),
            ("SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_cancelled'", 1),
            ("SELECT COUNT(*) FROM notice WHERE data LIKE '%Nguyễn%' OR data LIKE '%Bão%'", 0),
        ] {
            assert_eq!(told(sql).await, expected, "{sql}");
        }
        assert!(number(service, "SELECT sequence FROM dialogue").await >= 5, "every change that calendars follow");
    }

    async fn d6_a_calendar_says_what_the_year_lacks(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = dialogue::plan(service, &ward.owner, &form()).await.unwrap();
        let december = Shown::Month { year: 2026, month: 12 };
        let shown = dialogue::calendar_page(service, &ward.owner, december).await.unwrap();
        let kinds: Vec<_> = shown.entries.iter().map(|entry| (entry.day.day(), &entry.kind)).collect();
        assert!(matches!(kinds[..], [(3, EntryKind::NoticeBy), (10, EntryKind::Dialogue { .. }), (18, EntryKind::Reminder),
            (21, EntryKind::ResultBy), (31, EntryKind::TaskDue { .. })]), "{kinds:?}");
        assert!(shown.warnings.is_empty() && shown.unsettled.len() == 1 && shown.may_run);
        // A ward that wants to know earlier says from which month on.
        let seen = calendar::limits(service, &ward.owner).await.unwrap();
        let goals = GoalsForm { warn_from: 11, ..seen.goals };
        calendar::change_goals(service, &ward.owner, seen.goals_version, goals).await.unwrap();
        assert_eq!(dialogue::calendar_page(service, &ward.owner, december).await.unwrap().warnings.len(), 2);
        let goals = GoalsForm { warn_from: 12, ..goals };
        calendar::change_goals(service, &ward.owner, seen.goals_version + 3, goals).await.unwrap();
        at(&world, "2026-12-01T08:00");
        let shown = dialogue::calendar_page(service, &ward.viewer, Shown::Year { year: 2026 }).await.unwrap();
        assert!(matches!(shown.warnings[0], Warning::TooFew { with: domain::dialogue::DialogueKind::People, held: 0, .. }), "Đ6");
        assert!(!shown.may_run && shown.entries.iter().any(|entry| entry.dialogue == Some(id)));
        assert_eq!(refused(dialogue::calendar_page(service, &ward.owner, Shown::Month { year: 2026, month: 13 }).await), Refusal::NotFound);
    }

    async fn whoever_does_not_serve_reads_no_names(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        comes(service, id, &asking(7, "Tôi là Nguyễn Văn 7, số 0987 654 321, hỏi về mặt bằng")).await.unwrap();
        let reads = serde_json::to_string(&page(service, &ward.viewer, id).await).unwrap();
        assert!(!reads.contains("Cửa hàng số 7") && !reads.contains("0987"), "{reads}");
        let serves = serde_json::to_string(&page(service, &ward.officer, id).await).unwrap();
        assert!(serves.contains("Cửa hàng số 7") && !serves.contains("+84900000007"), "phones are masked");
        let runs = serde_json::to_string(&page(service, &ward.owner, id).await).unwrap();
        assert!(runs.contains("+84900000007"));
    }
}
