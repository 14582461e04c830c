//! Notices: written with what they tell of, sent once, tried again, given up; digests; on both engines.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod harness;
mod post;
mod rows_of_cases;
mod ward;

use std::sync::Arc;

use domain::ids::FeedbackId;
use domain::notice::{Facts, Letter, NoticeChannel, NoticeKind, NoticeState};
use domain::people::Role;
use jiff::SignedDuration;
use post::{Fake, http_server, smtp_server};
use rows_of_cases::{Case, notices, put};
use service::feedback::decide_data_request;
use service::notice::{
    Failure, Gateway, Mail, Sender, Words, configure, deliver_one, inbox, outbox, retry, see,
};
use service::{Refusal, Service, on};
use ward::{refused, someone, ward};

fn words() -> Words {
    Arc::new(|kind: NoticeKind, facts: &Facts| Letter {
        subject: kind.name().to_owned(),
        body: format!("body {}", facts.code),
        short: format!("short {}", facts.code),
    })
}

async fn tell(service: &Service, case: i64, code: &str) {
    let mut tx = service.write().await.unwrap();
    tx.notify_sender(FeedbackId(case), NoticeKind::Answered, code).await.unwrap();
    tx.save().await.unwrap();
}

contract! {
    async fn a_notice_comes_and_goes_with_what_it_tells_of(world) {
        let service = &world.service;
        let mut tx = service.write().await.unwrap();
        rows_of_cases::add(&mut tx, &Case { email: "a@b.vn", ..Case::new(1, "C1") }).await;
        tx.notify_sender(FeedbackId(1), NoticeKind::Received, "C1").await.unwrap();
        drop(tx);
        assert!(notices(service).await.is_empty());
        put(service, Case { email: "a@b.vn", ..Case::new(1, "C1") }).await;
        tell(service, 1, "C1").await;
        let rows = notices(service).await;
        assert_eq!((rows.len(), rows[0].state.as_str(), rows[0].channel.as_str()), (1, "no_channel", "none"));
        assert_eq!((rows[0].recipient.as_str(), rows[0].data.as_str()), ("", r#"{"code":"C1"}"#));
        assert!(!deliver_one(service, &words()).await.unwrap(), "what has no road is not sent");
    }

    async fn the_best_road_is_taken_that_is_given_and_configured(world) {
        let service = &world.service;
        let (mail, sms) = (Fake::new(NoticeChannel::Email, []), Fake::new(NoticeChannel::Sms, []));
        configure(service, vec![mail.clone(), sms.clone()]).unwrap();
        put(service, Case { email: "a@b.vn", phone: "+84912345678", ..Case::new(1, "C1") }).await;
        put(service, Case { phone: "+84912345678", ..Case::new(2, "C2") }).await;
        put(service, Case::new(3, "C3")).await;
        for (case, code) in [(1, "C1"), (2, "C2"), (3, "C3")] {
            tell(service, case, code).await;
        }
        let roads: Vec<_> = notices(service).await.into_iter().map(|row| (row.channel, row.state)).collect();
        let road = |channel: &str, state: &str| (channel.to_owned(), state.to_owned());
        assert_eq!(roads, [road("email", "created"), road("sms", "created"), road("none", "no_channel")]);
        while deliver_one(service, &words()).await.unwrap() {}
        assert_eq!(mail.sent(), [("a@b.vn".to_owned(), "body C1".to_owned())]);
        assert_eq!(sms.sent()[0].0, "+84912345678");
        let rows = notices(service).await;
        assert!(rows[..2].iter().all(|row| row.state == "delivered" && row.recipient.is_empty()));
        assert!(configure(service, Vec::new()).is_err(), "the roads are chosen once");
    }

    async fn what_is_not_taken_is_tried_again_ever_later_and_then_given_up(world) {
        let service = &world.service;
        let busy = || Err(Failure::Temporary("busy".to_owned()));
        let mail = Fake::new(NoticeChannel::Email, (0..8).map(|_| busy()));
        configure(service, vec![mail.clone()]).unwrap();
        put(service, Case { email: "a@b.vn", ..Case::new(1, "C1") }).await;
        tell(service, 1, "C1").await;
        for attempt in 1..=7_i64 {
            assert!(deliver_one(service, &words()).await.unwrap(), "try {attempt}");
            let row = notices(service).await.remove(0);
            assert_eq!((row.state.as_str(), row.attempts, row.last_error.as_str()), ("temporary_failure", attempt, "busy"));
            let pause = SignedDuration::from_mins(1 << (attempt - 1));
            world.clock.advance(pause - SignedDuration::from_secs(1));
            assert!(!deliver_one(service, &words()).await.unwrap(), "not before its time");
            world.clock.advance(SignedDuration::from_secs(1));
        }
        assert!(deliver_one(service, &words()).await.unwrap());
        assert_eq!(notices(service).await[0].state, "permanent_failure");
        world.clock.advance(SignedDuration::from_hours(48));
        assert!(!deliver_one(service, &words()).await.unwrap());

        // Somebody sends it again; this time it is taken.
        let leader = ward(&world).await.leader;
        let row = outbox(service, &leader, None).await.unwrap().latest.remove(0);
        assert!(row.may_retry && row.state == NoticeState::PermanentFailure);
        let stale = refused(retry(service, &leader, row.id, row.version - 1).await);
        assert_eq!(stale, Refusal::Stale { by: None, at: None });
        assert!(retry(service, &someone(Role::UnitOfficer), row.id, row.version).await.is_err());
        retry(service, &leader, row.id, row.version).await.unwrap();
        assert!(deliver_one(service, &words()).await.unwrap());
        assert_eq!((notices(service).await[0].state.as_str(), mail.sent().len()), ("delivered", 9));
    }

    async fn of_two_processes_one_sends_and_a_dead_one_loses_nothing(world) {
        let (service, other) = (world.service.clone(), world.another().await);
        let (stuck, mail) = (Fake::stuck(NoticeChannel::Email), Fake::new(NoticeChannel::Email, []));
        configure(&service, vec![stuck.clone()]).unwrap();
        configure(&other, vec![mail.clone()]).unwrap();
        put(&service, Case { email: "a@b.vn", ..Case::new(1, "C1") }).await;
        tell(&service, 1, "C1").await;
        let dying = tokio::spawn({
            let service = service.clone();
            async move { deliver_one(&service, &words()).await }
        });
        stuck.reached().await;
        assert_eq!(notices(&service).await[0].state, "sending");
        assert!(!deliver_one(&other, &words()).await.unwrap(), "somebody has it");
        // The process dies in the middle of it.
        dying.abort();
        let _ = dying.await;
        assert_eq!(notices(&service).await[0].state, "sending", "not called delivered");
        world.clock.advance(SignedDuration::from_mins(5));
        assert!(deliver_one(&other, &words()).await.unwrap());
        assert_eq!((notices(&service).await[0].state.as_str(), mail.sent().len()), ("delivered", 1));
        other.close().await;
    }

    async fn a_road_that_was_taken_away_is_said(world) {
        let (service, other) = (&world.service, world.another().await);
        configure(service, vec![Fake::new(NoticeChannel::Email, [])]).unwrap();
        put(service, Case { email: "a@b.vn", ..Case::new(1, "C1") }).await;
        tell(service, 1, "C1").await;
        assert!(deliver_one(&other, &words()).await.unwrap());
        assert_eq!(notices(service).await[0].state, "no_channel");
        let admin = ward(&world).await.admin;
        assert!(!outbox(&other, &admin, None).await.unwrap().latest[0].may_retry, "there is no road to take");
        let row = outbox(service, &admin, None).await.unwrap().latest.remove(0);
        retry(service, &admin, row.id, row.version).await.unwrap();
        assert!(deliver_one(service, &words()).await.unwrap());
        assert_eq!(notices(service).await[0].state, "delivered");
        other.close().await;
    }

    async fn mail_goes_to_a_real_server_and_its_answers_are_understood(world) {
        let service = &world.service;
        let (address, mails) = smtp_server().await;
        let mail = Mail::new(&format!("smtp://{address}"), "Phường <ward@example.vn>").unwrap();
        configure(service, vec![Arc::new(mail)]).unwrap();
        for (case, code, email) in [(1, "C1", "good@b.vn"), (2, "C2", "gone@b.vn"), (3, "C3", "full@b.vn")] {
            put(service, Case { email, ..Case::new(case, code) }).await;
            tell(service, case, code).await;
        }
        while deliver_one(service, &words()).await.unwrap() {}
        let rows = notices(service).await;
        let states: Vec<_> = rows.iter().map(|row| row.state.as_str()).collect();
        assert_eq!(states, ["delivered", "permanent_failure", "temporary_failure"], "{rows:?}");
        assert!(rows.iter().all(|row| !row.last_error.contains("b.vn")), "{rows:?}");
        assert!(rows[1].last_error.contains("550") || rows[1].last_error.contains("no such"), "{rows:?}");
        let mails = mails.lock().unwrap().clone();
        assert_eq!(mails.len(), 1);
        for part in ["Subject: answered", "To: good@b.vn", "Message-ID: <notice-", "body C1"] {
            assert!(mails[0].contains(part), "no {part} in {}", mails[0]);
        }
    }

    async fn a_gateway_is_posted_to_and_its_answers_are_understood(world) {
        let service = &world.service;
        let (address, requests) = http_server([200, 400, 429, 503]).await;
        let sms = Gateway::new(NoticeChannel::Sms, &format!("http://{address}/send"), Some("key")).unwrap();
        configure(service, vec![Arc::new(sms)]).unwrap();
        for case in 1..=4_i64 {
            put(service, Case { phone: "+84912345678", ..Case::new(case, "C") }).await;
            tell(service, case, "C").await;
            assert!(deliver_one(service, &words()).await.unwrap());
        }
        let states: Vec<_> = notices(service).await.into_iter().map(|row| row.state).collect();
        assert_eq!(states, ["delivered", "permanent_failure", "temporary_failure", "temporary_failure"]);
        let requests = requests.lock().unwrap().clone();
        assert!(requests[0].contains("POST /send") && requests[0].contains("authorization: Bearer key"), "{}", requests[0]);
        assert!(requests[0].contains(r#"{"text":"short C","to":"+84912345678"}"#), "{}", requests[0]);
        assert_ne!(requests[0].lines().find(|line| line.contains("idempotency-key")), None);
    }

    async fn a_granted_deletion_forgets_every_address_once_the_decision_is_told(world) {
        const ASK: &str = "INSERT INTO data_request (id, feedback_id, text, asked_at, due_on, state) \
                           VALUES ($1, $1, '', '2026-11-23T01:00:00.000000Z', '2026-11-26', 'open')";
        let (ward, service) = (ward(&world).await, &world.service);
        let busy = || Err(Failure::Temporary("busy".to_owned()));
        let gone = || Err(Failure::Permanent("gone".to_owned()));
        let mail = Fake::new(NoticeChannel::Email, [Ok(()), gone(), busy()]);
        configure(service, vec![mail.clone()]).unwrap();
        for case in [1_i64, 2] {
            put(service, Case { email: "a@b.vn", ..Case::new(case, "C") }).await;
            let mut tx = service.write().await.unwrap();
            on!(tx, c => sqlx::query(ASK).bind(case).execute(c).await).unwrap();
            tx.save().await.unwrap();
        }
        // One arrived, one was given up, one will be tried again, one waits.
        for _ in 0..3 {
            tell(service, 1, "C1").await;
            assert!(deliver_one(service, &words()).await.unwrap());
        }
        tell(service, 1, "C1").await;
        decide_data_request(service, &ward.leader, "C1", 1, true, "Đã xóa theo yêu cầu").await.unwrap();
        let outbox = async || -> Vec<(String, String, String)> {
            let rows = notices(service).await.into_iter().filter(|row| row.person_id.is_none());
            rows.map(|row| (row.state, row.last_error, row.recipient)).collect()
        };
        let row = |state: &str, why: &str, to: &str| (state.to_owned(), why.to_owned(), to.to_owned());
        let finished = [
            row("delivered", "", ""),
            row("permanent_failure", "gone", ""),
            row("permanent_failure", "masked", ""),
            row("permanent_failure", "masked", ""),
        ];
        let rows = outbox().await;
        assert_eq!(rows[..4], finished);
        assert_eq!(rows[4..], [row("created", "", "a@b.vn")], "the decision itself is still to be told");
        assert!(deliver_one(service, &words()).await.unwrap());
        assert_eq!(outbox().await[4], row("delivered", "", ""));
        assert_eq!(mail.sent().last().unwrap(), &("a@b.vn".to_owned(), "body C1".to_owned()));

        // A decision that nobody takes forgets the address as well.
        decide_data_request(service, &ward.leader, "C2", 2, true, "Đã xóa theo yêu cầu").await.unwrap();
        mail.answer(gone());
        assert!(deliver_one(service, &words()).await.unwrap());
        assert_eq!(outbox().await[5], row("permanent_failure", "gone", ""));
        world.clock.advance(SignedDuration::from_hours(48));
        assert!(!deliver_one(service, &words()).await.unwrap(), "nothing waits any more");
    }

    async fn staff_find_what_they_were_told_until_they_have_seen_it(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        put(service, Case::new(1, "C1")).await;
        put(service, Case { restricted: true, ..Case::new(2, "C2") }).await;
        let mut tx = service.write_as(&ward.owner).await.unwrap();
        tx.notify_person(ward.officer.person, NoticeKind::Assigned, "C1").await.unwrap();
        tx.notify_person(ward.owner.person, NoticeKind::Assigned, "C1").await.unwrap();
        tx.notify_person(ward.officer.person, NoticeKind::SenderWrote, "C2").await.unwrap();
        tx.notify_leaders(NoticeKind::RestrictedReceived, "C2").await.unwrap();
        tx.notify_unit(ward::KTHTDT, NoticeKind::SenderWrote, "C1").await.unwrap();
        tx.save().await.unwrap();
        let told = inbox(service, &ward.officer).await.unwrap();
        let kinds: Vec<_> = told.told.iter().map(|told| (told.kind, told.facts.code.as_str())).collect();
        assert_eq!(kinds, [(NoticeKind::SenderWrote, "C1"), (NoticeKind::Assigned, "C1")]);
        assert_eq!(told.count, 2);
        assert_eq!(inbox(service, &ward.owner).await.unwrap().count, 0, "nobody is told of their own doing");
        assert_eq!(inbox(service, &ward.leader).await.unwrap().told[0].facts.code, "C2");
        see(service, &ward.officer, told.told[1].id).await.unwrap();
        assert_eq!(inbox(service, &ward.officer).await.unwrap().told.len(), 1);
        see(service, &ward.other, told.told[0].id).await.unwrap();
        assert_eq!(inbox(service, &ward.officer).await.unwrap().count, 1, "each sees for themselves");
    }

    async fn the_outbox_keeps_what_is_restricted_from_others(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        put(service, Case::new(1, "C1")).await;
        put(service, Case { restricted: true, ..Case::new(2, "C2") }).await;
        tell(service, 1, "C1").await;
        tell(service, 2, "C2").await;
        let codes = |outbox: domain::notice::Outbox| -> (Vec<_>, u32) {
            let count = outbox.counts.iter().map(|(_, count)| count).sum();
            (outbox.latest.into_iter().filter_map(|row| row.code).collect(), count)
        };
        assert_eq!(codes(outbox(service, &ward.leader, None).await.unwrap()), (vec!["C2".into(), "C1".into()], 2));
        assert_eq!(codes(outbox(service, &ward.admin, None).await.unwrap()), (vec!["C1".to_owned()], 1));
        let wanted = Some(NoticeState::Delivered);
        assert_eq!(codes(outbox(service, &ward.admin, wanted).await.unwrap()), (Vec::new(), 1));
        let hidden = outbox(service, &ward.leader, None).await.unwrap().latest.remove(0);
        assert_eq!(refused(retry(service, &ward.admin, hidden.id, hidden.version).await), Refusal::NotFound);
        rows_of_cases::setting(service, "restricted_clerk", &ward.admin.person.to_string()).await;
        assert_eq!(codes(outbox(service, &ward.admin, None).await.unwrap()).1, 2);
        for person in [&ward.officer, &ward.viewer] {
            assert!(matches!(refused(outbox(service, person, None).await), Refusal::Forbidden(_)));
        }
    }
}

#[test]
fn a_road_has_one_sender() {
    let gateway = Gateway::new(NoticeChannel::Zalo, "https://zalo.example/send", None).unwrap();
    assert_eq!(gateway.channel(), NoticeChannel::Zalo);
    assert!(Gateway::new(NoticeChannel::Sms, "sms.example", None).is_err());
}
