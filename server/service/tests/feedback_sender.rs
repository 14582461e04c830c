//! What senders do with code and secret, on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod cases;
mod desk;
mod harness;
mod ward;

use std::net::IpAddr;

use cases::{case_of, force, number, opened, said, send, sums_agree};
use desk::desk;
use domain::feedback::{Act, Category, PublicState, Refusal as No, SenderKind, StateKind, view::Standing};
use domain::notice::NoticeKind;
use domain::people::Actor;
use jiff::SignedDuration;
use jiff::civil::date;
use service::notice::inbox;
use service::{Refusal, Service, feedback, on};
use ward::{KTHTDT, refused, ward};

const TEXT: &str = "Vỉa hè trước cửa hàng bị chiếm làm bãi để xe suốt ngày";

fn address(last: u8) -> IpAddr {
    IpAddr::from([203, 0, 113, last])
}

/// The answer of the present round, in time, as its approval leaves it.
async fn answer(service: &Service, code: &str) {
    const CLOCK: &str = "UPDATE feedback_clock SET answered_at = $2, result = 'on_time', counted = TRUE \
                         WHERE feedback_id = (SELECT id FROM feedback WHERE code = $1)";
    const DUE: &str = "UPDATE feedback SET due_on = NULL WHERE code = $1";
    const SUMS: &str = "UPDATE feedback_tally SET state = 'answered', result = 'on_time', due_on = ''";
    force(service, code, &["assigned", "processing", "review", "answered"]).await;
    let mut tx = service.write().await.unwrap();
    let now = service::db::Instant(tx.now());
    on!(tx, c => sqlx::query(CLOCK).bind(code).bind(now).execute(c).await).unwrap();
    on!(tx, c => sqlx::query(DUE).bind(code).execute(c).await).unwrap();
    on!(tx, c => sqlx::query(SUMS).execute(c).await).unwrap();
    tx.save().await.unwrap();
}

contract! {
    async fn code_and_secret_open_a_case_however_they_are_typed(world) {
        let service = &world.service;
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let typed = (receipt.code.to_lowercase().replace('-', " "), receipt.secret.to_lowercase().replace('-', ""));
        let access = feedback::look_up(service, &typed.0, &typed.1, address(1)).await.unwrap();
        assert_eq!(access.code, receipt.code);
        let case = feedback::public_case(service, &access.code, &access.token).await.unwrap();
        assert_eq!((case.state, case.kind, case.content.as_str()), (PublicState::Received, StateKind::Received, TEXT));
        assert_eq!((case.secret, case.clocks.len(), case.entries[0].kind.as_str()), (receipt.secret, 1, "receipt"));
        assert!(matches!(case.standing, Standing::Running { .. }) && !case.may_rate);

        let other = send(service, case_of("+84987654321", TEXT)).await.unwrap();
        assert_eq!(refused(feedback::public_case(service, &other.code, &access.token).await), Refusal::NotFound);
        assert_eq!(refused(feedback::public_case(service, &access.code, "x").await), Refusal::NotFound);
        world.clock.advance(SignedDuration::from_hours(12));
        assert_eq!(refused(feedback::public_case(service, &access.code, &access.token).await), Refusal::NotFound);
    }

    async fn wrong_code_and_wrong_secret_get_the_same_answer_and_five_pause(world) {
        let service = &world.service;
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let nobody = domain::feedback::CaseCode::generate(2026, [9; 8]).to_string();
        for (last, code) in [(1, receipt.code.as_str()), (2, nobody.as_str()), (3, "LTN\0")] {
            for _ in 0..5 {
                let tried = feedback::look_up(service, code, "2222-2222", address(last)).await;
                assert_eq!(refused(tried), Refusal::Feedback(No::WrongCodeOrSecret));
            }
            let tried = feedback::look_up(service, code, &receipt.secret, address(last)).await;
            let until = service.now() + SignedDuration::from_secs(30);
            assert_eq!(refused(tried), Refusal::Feedback(No::Paused { until }), "{code:?}");
        }
        world.clock.advance(SignedDuration::from_secs(30));
        opened(service, &receipt).await;
    }

    async fn whoever_mistypes_pauses_neither_their_neighbours_nor_the_sender(world) {
        let service = &world.service;
        let one = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let two = send(service, case_of("+84987654321", TEXT)).await.unwrap();
        let tries = async |code: &str, secret: &str, last: u8| {
            feedback::look_up(service, code, secret, address(last)).await.map(|access| access.code)
        };
        let paused = |tried: Result<String, service::Error>| matches!(refused(tried), Refusal::Feedback(No::Paused { .. }));
        for _ in 0..5 {
            assert_eq!(refused(tries(&one.code, "2222-2222", 9).await), Refusal::Feedback(No::WrongCodeOrSecret));
        }
        assert!(paused(tries(&one.code, &one.secret, 9).await));
        assert_eq!(tries(&two.code, &two.secret, 9).await.unwrap(), two.code, "behind the same carrier");
        assert_eq!(tries(&one.code, &one.secret, 8).await.unwrap(), one.code, "the sender, who is elsewhere");
        // Whoever goes through codes from one address waits there, whatever they try next.
        for at in 0..45 {
            let code = domain::feedback::CaseCode::generate(2026, [at; 8]).to_string();
            assert_eq!(refused(tries(&code, "2222-2222", 9).await), Refusal::Feedback(No::WrongCodeOrSecret));
        }
        assert!(paused(tries(&two.code, &two.secret, 9).await));
        assert_eq!(tries(&two.code, &two.secret, 8).await.unwrap(), two.code);
        // Nor does it help to try one code from many addresses.
        for at in 10..60 {
            assert_eq!(refused(tries(&two.code, "2222-2222", at).await), Refusal::Feedback(No::WrongCodeOrSecret));
        }
        assert!(paused(tries(&two.code, "3333-3333", 61).await));
    }

    async fn a_supplement_takes_the_case_back_to_where_it_was(world) {
        let service = &world.service;
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let access = opened(service, &receipt).await;
        feedback::say(service, &access.code, &access.token, said("Tôi bổ sung số nhà 12")).await.unwrap();
        {
            const ASK: &str = "UPDATE feedback SET previous_state = state, state = 'need_info', \
                resume_state = 'received', supplement_until = '2026-11-30' WHERE code = $1";
            let mut tx = service.write().await.unwrap();
            on!(tx, c => sqlx::query(ASK).bind(&access.code).execute(c).await).unwrap();
            on!(tx, c => sqlx::query("UPDATE feedback_tally SET state = 'need_info'").execute(c).await).unwrap();
            tx.save().await.unwrap();
        }
        let case = feedback::public_case(service, &access.code, &access.token).await.unwrap();
        assert_eq!(case.asked.unwrap().0, date(2026, 11, 30));
        feedback::say(service, &access.code, &access.token, said("Ảnh chụp gửi kèm")).await.unwrap();
        let case = feedback::public_case(service, &access.code, &access.token).await.unwrap();
        assert_eq!(case.kind, StateKind::Received);
        let kinds: Vec<_> = case.entries.iter().map(|entry| entry.kind.as_str()).collect();
        assert_eq!(kinds, ["receipt", "message", "supplement"]);
        assert!(case.entries.iter().all(|entry| entry.by_sender && entry.by.is_empty()));
        assert!(feedback::say(service, &access.code, &access.token, said("  ")).await.is_err());
        assert!(feedback::say(service, &access.code, &access.token, said(&"a".repeat(5001))).await.is_err());
        sums_agree(service).await;
    }

    async fn one_star_reopens_once_and_leaves_the_first_result(world) {
        let service = &world.service;
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let access = opened(service, &receipt).await;
        let (code, token) = (access.code.as_str(), access.token.as_str());
        assert!(matches!(refused(feedback::rate(service, code, token, 1, "").await), Refusal::Feedback(No::NoSuchStep { .. })));
        answer(service, code).await;
        sums_agree(service).await;
        assert_eq!(refused(feedback::reopen(service, code, token, "Chưa làm").await), Refusal::Feedback(No::NotDissatisfied));
        assert!(feedback::rate(service, code, token, 6, "").await.is_err());
        feedback::rate(service, code, token, 1, "Chưa làm gì").await.unwrap();
        let rated = number(service, "SELECT CAST(COALESCE(SUM(cases), 0) AS BIGINT) FROM feedback_rating_tally WHERE stars = 1").await;
        assert_eq!(rated, 1, "indicator 4 counts it");
        assert_eq!(refused(feedback::rate(service, code, token, 5, "").await), Refusal::Feedback(No::RatedAlready));
        feedback::reopen(service, code, token, "Xe vẫn để kín vỉa hè").await.unwrap();
        let case = feedback::public_case(service, code, token).await.unwrap();
        assert_eq!((case.kind, case.clocks.len(), case.rating), (StateKind::Reopened, 2, None));
        assert_eq!((case.clocks[0].on_time, case.clocks[1].on_time), (Some(true), None));
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback_tally WHERE state = 'past' AND cases = 1").await, 1);
        sums_agree(service).await;
    }

    async fn a_case_opens_again_though_its_promise_was_switched_off(world) {
        const SWITCH: &str = "UPDATE time_limit SET enabled = $1 WHERE code = 'R-BIZ'";
        let service = &world.service;
        let switch = async |on: bool| {
            let mut tx = service.write().await.unwrap();
            on!(tx, c => sqlx::query(SWITCH).bind(on).execute(c).await).unwrap();
            tx.save().await.unwrap();
        };
        switch(true).await;
        let mut new = case_of("+84912345678", TEXT);
        new.sender.kind = SenderKind::Household;
        let receipt = send(service, new).await.unwrap();
        let access = opened(service, &receipt).await;
        let (code, token) = (access.code.as_str(), access.token.as_str());
        answer(service, code).await;
        switch(false).await;
        feedback::rate(service, code, token, 2, "").await.unwrap();
        feedback::reopen(service, code, token, "Vẫn chưa xong").await.unwrap();
        let case = feedback::public_case(service, code, token).await.unwrap();
        let rules: Vec<_> = case.clocks.iter().map(|clock| clock.rule.as_str()).collect();
        assert_eq!(rules, ["R-BIZ", "R-ANSWER"]);
        sums_agree(service).await;
    }

    async fn every_answer_is_rated_whoever_opened_the_case_again(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let access = opened(service, &receipt).await;
        let (code, token) = (access.code.as_str(), access.token.as_str());
        answer(service, code).await;
        feedback::rate(service, code, token, 5, "Nhanh").await.unwrap();
        let does = async |act: Act| {
            let seen = feedback::case(service, &ward.leader, code).await.unwrap().version;
            feedback::act(service, &ward.leader, code, seen, act).await.unwrap();
        };
        does(Act::Reopen { reason: "Còn một đoạn chưa dọn".into() }).await;
        let case = feedback::public_case(service, code, token).await.unwrap();
        assert_eq!((case.rating, case.may_rate), (None, false), "there is no second answer yet");
        does(Act::Assign { unit: KTHTDT, officer: None }).await;
        does(Act::Submit { text: "Ngày 20/11, tổ công tác đã dọn vật liệu trên cả đoạn vỉa hè.".into() }).await;
        does(Act::Approve { serves_duplicates: false }).await;
        assert!(feedback::public_case(service, code, token).await.unwrap().may_rate);
        feedback::rate(service, code, token, 3, "").await.unwrap();
        assert_eq!(refused(feedback::rate(service, code, token, 4, "").await), Refusal::Feedback(No::RatedAlready));
        let entries = feedback::public_case(service, code, token).await.unwrap().entries;
        let said: Vec<_> = entries.iter().filter(|entry| entry.kind == "rating").map(|entry| entry.text.as_str()).collect();
        assert_eq!(said, ["5/5 Nhanh", "3/5"]);
        sums_agree(service).await;
    }

    async fn what_a_sender_writes_before_anybody_is_in_charge_reaches_those_who_give_cases_out(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        let kinds = async |actor: &Actor| -> Vec<NoticeKind> {
            inbox(service, actor).await.unwrap().told.into_iter().map(|told| told.kind).collect()
        };
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let access = opened(service, &receipt).await;
        feedback::say(service, &access.code, &access.token, said("Tôi bổ sung số nhà 12")).await.unwrap();
        feedback::ask_deletion(service, &access.code, &access.token, "").await.unwrap();
        assert_eq!(kinds(&desk.clerk).await, [NoticeKind::DataRequested, NoticeKind::SenderWrote]);
        let mut secret = case_of("+84987654321", TEXT);
        secret.category = Category::Bribery;
        let receipt = send(service, secret).await.unwrap();
        let access = opened(service, &receipt).await;
        feedback::say(service, &access.code, &access.token, said("Tôi bổ sung ngày 20/11")).await.unwrap();
        assert_eq!(kinds(&desk.ward.leader).await, [NoticeKind::SenderWrote, NoticeKind::RestrictedReceived]);
        assert_eq!(kinds(&desk.clerk).await.len(), 2, "of a restricted case the centre hears nothing");
        for nobody in [&desk.ward.officer, &desk.ward.owner, &desk.head] {
            assert_eq!(kinds(nobody).await, [], "{}", nobody.name);
        }
    }

    async fn a_request_for_deletion_reaches_those_who_decide_it_and_no_longer_once_it_is_decided(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        let requests = async |actor: &Actor| {
            let told = inbox(service, actor).await.unwrap().told;
            told.into_iter().filter(|told| told.kind == NoticeKind::DataRequested).count()
        };
        let waiting = async |actor: &Actor| -> Vec<String> {
            let waiting = feedback::waiting(service, actor).await.unwrap();
            waiting.requests.into_iter().map(|request| request.code).collect()
        };
        let (leader, officer) = (&desk.ward.leader, &desk.ward.officer);
        let does = async |code: &str, act: Act| {
            let seen = feedback::case(service, leader, code).await.unwrap().version;
            feedback::act(service, leader, code, seen, act).await.unwrap();
        };
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let access = opened(service, &receipt).await;
        does(&access.code, Act::Assign { unit: KTHTDT, officer: Some(officer.person) }).await;
        feedback::ask_deletion(service, &access.code, &access.token, "").await.unwrap();
        for (actor, told) in [(&desk.clerk, 1), (officer, 1), (leader, 0), (&desk.ward.other, 0)] {
            assert_eq!(requests(actor).await, told, "{}", actor.name);
        }
        for actor in [&desk.clerk, leader, &desk.ward.owner] {
            assert_eq!(waiting(actor).await, [access.code.as_str()], "{}", actor.name);
        }
        assert!(waiting(officer).await.is_empty(), "who works on the case does not decide it");

        let mut secret = case_of("+84987654321", TEXT);
        secret.category = Category::Bribery;
        let receipt = send(service, secret).await.unwrap();
        let hidden = opened(service, &receipt).await;
        does(&hidden.code, Act::Assign { unit: desk::LEADERSHIP, officer: Some(leader.person) }).await;
        feedback::ask_deletion(service, &hidden.code, &hidden.token, "").await.unwrap();
        assert_eq!((requests(leader).await, requests(&desk.clerk).await), (1, 1), "each once, and leaders alone");
        assert_eq!(waiting(leader).await, [access.code.as_str(), hidden.code.as_str()]);
        assert_eq!(waiting(&desk.clerk).await, [access.code.as_str()]);

        let asked = feedback::case(service, &desk.clerk, &access.code).await.unwrap().data_requests[0].id;
        feedback::decide_data_request(service, &desk.clerk, &access.code, asked, false, "Vụ việc đang được giải quyết")
            .await
            .unwrap();
        assert_eq!((requests(&desk.clerk).await, requests(officer).await), (0, 0));
        assert!(waiting(&desk.clerk).await.is_empty());
        sums_agree(service).await;
    }

    async fn deletion_is_answered_within_two_working_days(world) {
        let service = &world.service;
        world.clock.set("2026-02-13T02:00:00Z".parse().unwrap());
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let access = opened(service, &receipt).await;
        for _ in 0..2 {
            feedback::ask_deletion(service, &access.code, &access.token, "").await.unwrap();
        }
        let case = feedback::public_case(service, &access.code, &access.token).await.unwrap();
        assert_eq!(case.data_requests.len(), 1);
        assert_eq!(case.data_requests[0].due_on, date(2026, 2, 24));
        sums_agree(service).await;
    }
}
