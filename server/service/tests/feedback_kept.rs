//! What of a case is kept: what is public of it, and what is left once its sender is forgotten; on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod desk;
mod harness;
mod talk;
mod ward;

use desk::{ANSWER, Desk, New, desk, does, moment, put, see, sums_hold};
use domain::feedback::{Act, Refusal as No, StateKind, Step};
use harness::World;
use jiff::civil::date;
use service::{dialogue, feedback, on};
use ward::{KTHTDT, refused};

fn publish(question: &str) -> Act {
    Act::Publish { question: question.into(), answer: ANSWER.into() }
}

/// Leads a case that was received, or opened again, to its approved answer.
async fn answered(world: &World, desk: &Desk, code: &str) {
    for act in [
        Act::Assign { unit: KTHTDT, officer: Some(desk.ward.officer.person) },
        Act::Submit { text: ANSWER.into() },
        Act::Approve { serves_duplicates: false },
    ] {
        does(world, desk, &desk.ward.leader, code, act).await.unwrap();
    }
}

/// The questions that everybody reads, the newest first.
async fn public(world: &World) -> Vec<String> {
    let page = feedback::published(&world.service, "", None, None).await.unwrap();
    page.answers.into_iter().map(|answer| answer.question).collect()
}

/// Every word that is kept of the cases, but what was published.
async fn words(world: &World) -> String {
    const WORDS: &str = "SELECT sender_name || phone || email || address || content || rating_comment || outcome_note \
         FROM feedback UNION ALL SELECT text FROM feedback_entry \
         UNION ALL SELECT text || ' ' || return_note FROM feedback_answer \
         UNION ALL SELECT extension_reason FROM feedback_clock UNION ALL SELECT name FROM feedback_file \
         UNION ALL SELECT title FROM work_item UNION ALL SELECT title || proposal || reply FROM referral \
         UNION ALL SELECT reason FROM feedback_unmask UNION ALL SELECT text || ' ' || answer FROM data_request";
    let mut tx = world.service.read().await.unwrap();
    on!(tx, c => sqlx::query_scalar::<_, String>(WORDS).fetch_all(c).await).unwrap().join("\n")
}

async fn told(world: &World, code: &str) {
    const RATED: &str = "UPDATE feedback SET rating_comment = 'Chị Hạnh cảm ơn' WHERE code = $1";
    const ASKED: &str = "INSERT INTO data_request (id, feedback_id, text, asked_at, due_on, state) \
         SELECT CAST(77 AS BIGINT), id, 'Xóa tên Nguyễn Thị Hạnh', received_at, '2026-11-26', 'open' FROM feedback \
         WHERE code = $1";
    const FILE: &str = "INSERT INTO feedback_file (id, feedback_id, sha256, mime, size, name, stored_as, added_at, by_sender) \
         SELECT CAST(78 AS BIGINT), id, 'x', 'x', 1, 'don-nguyen-thi-hanh.pdf', 'x', received_at, TRUE FROM feedback \
         WHERE code = $1";
    let mut tx = world.service.write().await.unwrap();
    for sql in [RATED, ASKED, FILE] {
        on!(tx, c => sqlx::query(sql).bind(code).execute(c).await).unwrap();
    }
    tx.save().await.unwrap();
}

/// An answered case in whose every text its sender is named, and which nobody closed.
async fn full_of_names(world: &World, desk: &Desk, code: &str) {
    let content = "Tôi là Nguyễn Thị Hạnh, 0912 345 678; vỉa hè trước cửa hàng bị sụt";
    put(world, New { content, ..New::due(code, date(2026, 12, 15)) }).await;
    let (service, officer, leader) = (&world.service, &desk.ward.officer, &desk.ward.leader);
    let assign = Act::Assign { unit: KTHTDT, officer: Some(officer.person) };
    does(world, desk, leader, code, assign).await.unwrap();
    feedback::note(service, officer, code, "Đã gọi chị Hạnh, số 0912.345.678").await.unwrap();
    feedback::message(service, officer, code, "Kính gửi bà Nguyễn Thị Hạnh").await.unwrap();
    feedback::unmask(service, officer, code, "Gọi lại cho Nguyễn Thị Hạnh").await.unwrap();
    let seen = see(world, leader, code).await.version;
    feedback::extend(service, leader, code, seen, date(2026, 12, 22), "Chị Hạnh đi vắng").await.unwrap();
    let submit = || Act::Submit { text: format!("Kính gửi bà Nguyễn Thị Hạnh. {ANSWER}") };
    does(world, desk, officer, code, submit()).await.unwrap();
    does(world, desk, leader, code, Act::Return { note: "Nêu rõ đã hẹn chị Hạnh".into() }).await.unwrap();
    does(world, desk, officer, code, submit()).await.unwrap();
    does(world, desk, leader, code, Act::Approve { serves_duplicates: false }).await.unwrap();
    told(world, code).await;
    feedback::add_work(service, officer, code, "II.4", "Gặp chị Hạnh, Hạnh hẹn chiều thứ hai", None, None)
        .await
        .unwrap();
    put(world, New::due("LTN-26-7K3MWXA-4", date(2026, 12, 15))).await;
    let referral = feedback::ReferralForm {
        title: "Vỉa hè trước cửa hàng bà Nguyễn Thị Hạnh".into(),
        agency: "Sở Xây dựng".into(),
        proposal: "Hạnh đề nghị lát lại, liên hệ 0912345678".into(),
        codes: vec!["LTN-26-7K3MWXA-4".into()],
    };
    let id = feedback::create_referral(service, &desk.clerk, None, &referral).await.unwrap();
    const NAMES: &str = "UPDATE referral_case SET feedback_id = (SELECT id FROM feedback WHERE code = $2) \
                         WHERE referral_id = $1";
    let mut tx = service.write().await.unwrap();
    on!(tx, c => sqlx::query(NAMES).bind(id.0).bind(code).execute(c).await).unwrap();
    on!(tx, c => sqlx::query("UPDATE feedback SET sender_name = '', phone = '', content = 'Chờ' \
        WHERE code = 'LTN-26-7K3MWXA-4'").execute(c).await)
    .unwrap();
    tx.save().await.unwrap();
}

/// What the history of everything holds.
const HISTORY: &str = "SELECT data FROM event";

async fn names_nobody(world: &World, desk: &Desk, code: &str) {
    let words = words(world).await;
    assert!(!words.contains("Hạnh") && !words.contains("345") && !words.contains("hanh"), "{words}");
    // Who works here is no secret, and what was said stays.
    assert!(words.contains("Nguyễn Thị Lan") && words.contains("vỉa hè trước cửa hàng bị sụt"), "{words}");
    assert!(words.contains("Kính gửi bà […]. Tổ công tác"), "{words}");
    assert!(words.contains("Gặp chị […], […] hẹn chiều thứ hai"), "{words}");
    assert!(words.contains("Vỉa hè trước cửa hàng bà […][…] đề nghị lát lại"), "{words}");
    let mut tx = world.service.read().await.unwrap();
    let history =
        on!(tx, c => sqlx::query_scalar::<_, String>(HISTORY).fetch_all(c).await).unwrap().join("\n");
    drop(tx);
    assert!(!history.contains("Hạnh") && history.contains("hẹn chiều thứ hai"), "{history}");
    assert!(see(world, &desk.ward.leader, code).await.masked_for_good);
    sums_hold(world).await;
}

contract! {
    async fn an_answer_that_nobody_closed_is_masked_in_time_with_every_name_in_it(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        full_of_names(&world, &desk, "M-1").await;
        put(&world, New { content: "Chờ trả lời", ..New::due("M-2", date(2026, 12, 15)) }).await;
        world.clock.set(moment("2028-11-23T23:00"));
        assert_eq!(feedback::mask_old(service).await.unwrap(), 0, "24 months are not over");
        world.clock.set(moment("2028-11-24T08:00"));
        assert_eq!(feedback::mask_old(service).await.unwrap(), 1);
        assert_eq!(feedback::mask_old(service).await.unwrap(), 0, "once");
        assert!(!see(&world, &desk.ward.leader, "M-2").await.masked_for_good, "it is still open");
        let mut tx = service.write().await.unwrap();
        on!(tx, c => sqlx::query("UPDATE feedback SET sender_name = '', phone = '' WHERE code = 'M-2'").execute(c).await)
            .unwrap();
        tx.save().await.unwrap();
        names_nobody(&world, &desk, "M-1").await;
    }

    async fn a_granted_request_leaves_no_name_either(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        full_of_names(&world, &desk, "M-3").await;
        assert!(words(&world).await.contains("Chị Hạnh đi vắng"));
        feedback::decide_data_request(service, &desk.clerk, "M-3", 77, true, "Đã xóa tên bà Nguyễn Thị Hạnh")
            .await
            .unwrap();
        names_nobody(&world, &desk, "M-3").await;
        let entries = see(&world, &desk.clerk, "M-3").await.entries;
        let last: Vec<_> = entries.iter().rev().take(2).map(|entry| (entry.kind.as_str(), entry.text.as_str())).collect();
        assert_eq!(last, [("masked", ""), ("data_request", "Đã xóa tên bà […]")]);
    }

    async fn a_granted_request_reaches_the_dialogue_at_which_it_was_asked(world) {
        const ASKED: &str = "SELECT asker_name || '|' || asker_phone || '|' || text || '|' || answer FROM dialogue_question ORDER BY number";
        const GUESTS: &str = "SELECT name || '|' || business_name || '|' || phone || '|' || email FROM dialogue_registration ORDER BY number";
        const NOTES: &str = "SELECT text FROM dialogue_note ORDER BY id";
        const TOLD: &str = "SELECT 'x' FROM notice WHERE recipient <> '' AND registration_id IS NOT NULL";
        let (desk, service) = (desk(&world).await, &world.service);
        let owner = &desk.ward.owner;
        let id = talk::announced(&world, &desk.ward, &talk::form()).await;
        let hanh = talk::comes(service, id, &talk::asking(1, "Tôi là Nguyễn Văn 1, số 0900 000 001: bao giờ chợ có mặt bằng?")).await.unwrap();
        talk::comes(service, id, &talk::asking(2, "Phí chợ năm sau là bao nhiêu?")).await.unwrap();
        dialogue::ask(service, id, &hanh.key, ("land", "Cửa hàng số 1 được dời đi đâu?"), "form").await.unwrap();
        talk::at(&world, "2026-12-10T14:30");
        for (key, text) in [("a", "Ông Nguyễn Văn 1 nêu ý kiến về chợ"), ("b", "Bà Trần Thị Bốn, số 0987 654 321, hỏi về phí")] {
            dialogue::note(service, owner, id, key, None, text).await.unwrap();
        }
        let first = talk::question(service, owner, id, 1).await;
        let receipt = dialogue::take_away(service, owner, id, first.id, first.version).await.unwrap();
        let third = talk::question(service, owner, id, 3).await;
        dialogue::answer_on_spot(service, owner, id, third.id, third.version, "Cửa hàng số 1 dời sang dãy B.").await.unwrap();
        for sql in ["UPDATE notice SET recipient = '+84900000001' WHERE registration_id IS NOT NULL",
            "INSERT INTO data_request (id, feedback_id, text, asked_at, due_on, state) \
             SELECT 78, id, '', received_at, '2026-12-14', 'open' FROM feedback WHERE channel = 'dialogue'"] {
            let mut tx = service.write().await.unwrap();
            on!(tx, c => sqlx::query(sql).execute(c).await).unwrap();
            tx.save().await.unwrap();
        }
        feedback::decide_data_request(service, &desk.clerk, &receipt.code, 78, true, "Đã xóa theo yêu cầu").await.unwrap();

        let rows = |sql: &'static str| async move {
            let mut tx = service.read().await.unwrap();
            on!(tx, c => sqlx::query_scalar::<_, String>(sql).fetch_all(c).await).unwrap()
        };
        let asked = rows(ASKED).await;
        for row in [&asked[0], &asked[2]] {
            assert!(row.starts_with("||"), "{row}");
            assert!(!row.contains("Nguyễn Văn 1") && !row.contains("0900") && !row.contains("Cửa hàng số 1"), "{row}");
        }
        assert!(asked[2].contains("dời sang dãy B"), "what was asked and answered stays: {}", asked[2]);
        assert!(asked[1].starts_with("Nguyễn Văn 2|+84900000002|Phí chợ"), "others stay: {}", asked[1]);
        assert_eq!(rows(GUESTS).await, ["|||", "Nguyễn Văn 2|Cửa hàng số 2|+84900000002|"]);
        let notes = rows(NOTES).await;
        assert!(!notes[0].contains("Nguyễn Văn 1") && notes[1] == "Bà Trần Thị Bốn, số 0987 654 321, hỏi về phí", "{notes:?}");
        assert_eq!(rows(TOLD).await.len(), 1, "what the other one was told");
        // The link still opens what became of it.
        let own = dialogue::own_registration(service, id, &hanh.key).await.unwrap();
        assert!(own.name.is_empty() && own.questions[0].case.is_some());
        sums_hold(&world).await;
    }

    async fn what_was_taken_back_may_be_published_anew(world) {
        let desk = desk(&world).await;
        let leader = &desk.ward.leader;
        put(&world, New::due("C-1", date(2026, 12, 15))).await;
        answered(&world, &desk, "C-1").await;
        does(&world, &desk, leader, "C-1", publish("Vỉa hè lún nứt")).await.unwrap();
        let shown = see(&world, leader, "C-1").await;
        assert!(!shown.may.contains(&Step::Publish) && shown.redacted.is_none());
        let twice = does(&world, &desk, leader, "C-1", publish("Vỉa hè bị lún")).await;
        assert_eq!(refused(twice), No::NoSuchStep { state: StateKind::Published, step: Step::Publish }.into());
        assert!(shown.may_withdraw && !see(&world, &desk.clerk, "C-1").await.may_withdraw);
        feedback::withdraw(&world.service, leader, "C-1", "Câu hỏi ghi chưa đúng").await.unwrap();
        assert!(public(&world).await.is_empty());
        let back = see(&world, leader, "C-1").await;
        assert!(back.may.contains(&Step::Publish) && back.redacted.is_some());
        does(&world, &desk, leader, "C-1", publish("Vỉa hè bị lún")).await.unwrap();
        assert_eq!(public(&world).await, ["Vỉa hè bị lún"]);
        assert_eq!(feedback::published(&world.service, "lun nut", None, None).await.unwrap().answers, []);
        sums_hold(&world).await;
    }

    async fn a_second_answer_takes_the_place_of_the_first_in_public(world) {
        let desk = desk(&world).await;
        let leader = &desk.ward.leader;
        put(&world, New::due("C-2", date(2026, 12, 15))).await;
        answered(&world, &desk, "C-2").await;
        does(&world, &desk, leader, "C-2", publish("Vỉa hè lún nứt")).await.unwrap();
        does(&world, &desk, leader, "C-2", Act::Reopen { reason: "Chỗ ấy lại sụt xuống".into() }).await.unwrap();
        assert_eq!(public(&world).await, ["Vỉa hè lún nứt"], "it stands until there is another");
        answered(&world, &desk, "C-2").await;
        does(&world, &desk, leader, "C-2", publish("Vỉa hè lại sụt")).await.unwrap();
        assert_eq!(public(&world).await, ["Vỉa hè lại sụt"]);
        assert_eq!(feedback::published(&world.service, "lun nut", None, None).await.unwrap().answers, []);
        sums_hold(&world).await;
    }
}
