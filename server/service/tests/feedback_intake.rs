//! Cases are received, on both engines: due days, duplicates, double sends, limits, files, on behalf.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod cases;
mod harness;
mod ward;

use cases::{TO_3, TO_5, case_of, file, neighborhoods, number, opened, send, sums_agree};
use domain::feedback::{Category, Channel, Problem, Refusal as No, SenderKind, What};
use domain::people::{Actor, Role};
use jiff::SignedDuration;
use jiff::civil::date;
use service::{Refusal, feedback, on};
use ward::{refused, someone, ward};

const TEXT: &str = "Vỉa hè trước cửa hàng bị chiếm làm bãi để xe suốt ngày";

fn form(field: &str, what: What) -> Refusal {
    Refusal::Feedback(No::Form { problems: vec![Problem::new(field, what)] })
}

contract! {
    async fn due_days_follow_rule_and_calendar(world) {
        let service = &world.service;
        world.clock.set("2026-02-13T09:50:00Z".parse().unwrap());
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        assert_eq!(receipt.due_on, Some(date(2026, 3, 13)));
        {
            let mut tx = service.write().await.unwrap();
            on!(tx, c => sqlx::query("UPDATE time_limit SET enabled = TRUE WHERE code = 'R-BIZ'").execute(c).await).unwrap();
            tx.save().await.unwrap();
        }
        let mut shop = case_of("+84912345679", TEXT);
        shop.sender.kind = SenderKind::Household;
        assert_eq!(send(service, shop).await.unwrap().due_on, Some(date(2026, 2, 27)));
        world.clock.set("2026-04-10T02:00:00Z".parse().unwrap());
        let law = domain::feedback::NewFeedback { category: Category::Regulation, ..case_of("+84912345678", TEXT) };
        assert_eq!(send(service, law).await.unwrap().due_on, Some(date(2026, 4, 28)));
        sums_agree(service).await;
    }

    async fn a_hint_without_a_name_has_no_clock(world) {
        let mut hint = case_of("", TEXT);
        hint.sender = domain::feedback::Sender::anonymous();
        let receipt = send(&world.service, hint).await.unwrap();
        assert_eq!(receipt.due_on, None);
        assert_eq!(number(&world.service, "SELECT COUNT(*) FROM feedback WHERE state = 'noted' AND due_on IS NULL").await, 1);
        assert_eq!(number(&world.service, "SELECT COUNT(*) FROM feedback_clock").await, 0);
        sums_agree(&world.service).await;
    }

    async fn the_same_words_again_are_duplicates_of_the_first(world) {
        let service = &world.service;
        let mut codes = Vec::new();
        for text in [TEXT, "VỈA HÈ trước cửa hàng bị chiếm làm bãi để xe suốt ngày ", TEXT] {
            codes.push(send(service, case_of("+84912345678", text)).await.unwrap().code);
            world.clock.advance(SignedDuration::from_secs(40));
        }
        send(service, case_of("+84987654321", TEXT)).await.unwrap();
        const LINKED: &str = "SELECT COUNT(*) FROM feedback d JOIN feedback f ON f.id = d.duplicate_of \
                              WHERE f.duplicate_of IS NULL AND d.due_on IS NOT NULL";
        assert_eq!(number(service, LINKED).await, 2);
        world.clock.advance(SignedDuration::from_hours(25));
        send(service, case_of("+84912345678", TEXT)).await.unwrap();
        assert_eq!(number(service, LINKED).await, 2);
        sums_agree(service).await;
    }

    async fn many_sends_of_one_form_are_one_case(world) {
        let mut tasks = Vec::new();
        for _ in 0..20 {
            let service = world.service.clone();
            tasks.push(tokio::spawn(async move {
                let new = case_of("+84912345678", TEXT);
                send(&service, domain::feedback::NewFeedback { idempotency_key: Some("k1".into()), ..new }).await.unwrap()
            }));
        }
        let mut receipts = Vec::new();
        for task in tasks {
            receipts.push(task.await.unwrap());
        }
        assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
        assert_eq!(number(&world.service, "SELECT COUNT(*) FROM feedback").await, 1);
        sums_agree(&world.service).await;
    }

    async fn two_hundred_at_once_are_all_kept_and_one_refused_takes_none_along(world) {
        neighborhoods(&world).await;
        let mut tasks = Vec::new();
        for number in 0..201 {
            let service = world.service.clone();
            tasks.push(tokio::spawn(async move {
                let mut new = case_of(&format!("+84912345{number:03}"), &format!("{TEXT} {number}"));
                if number == 100 {
                    new.sender.neighborhood = Some(domain::ids::UnitId(12345));
                }
                send(&service, new).await
            }));
        }
        let mut codes = std::collections::HashSet::new();
        for (number, task) in tasks.into_iter().enumerate() {
            match task.await.unwrap() {
                Ok(receipt) => assert!(codes.insert(receipt.code)),
                error => {
                    assert_eq!((number, refused(error)), (100, form("neighborhood", What::UnknownChoice)));
                }
            }
        }
        assert_eq!(codes.len(), 200);
        assert_eq!(number(&world.service, "SELECT COUNT(*) FROM feedback").await, 200);
        assert_eq!(number(&world.service, "SELECT COUNT(*) FROM feedback_entry").await, 200);
        sums_agree(&world.service).await;
    }

    async fn what_comes_at_once_is_judged_as_if_it_came_one_by_one(world) {
        let mut tasks = Vec::new();
        for number in 0..8 {
            let service = world.service.clone();
            // One phone seven times with the same words, and somebody else between them.
            let phone = if number == 3 { "+84987654321" } else { "+84912345678" };
            tasks.push(tokio::spawn(async move { send(&service, case_of(phone, TEXT)).await }));
        }
        let (mut taken, mut too_many) = (0, 0);
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => taken += 1,
                error => {
                    assert!(matches!(refused(error), Refusal::Feedback(No::TooMany { .. })));
                    too_many += 1;
                }
            }
        }
        assert_eq!((taken, too_many), (6, 2));
        assert_eq!(number(&world.service, "SELECT COUNT(*) FROM feedback WHERE duplicate_of IS NOT NULL").await, 4);
        assert_eq!(number(&world.service, "SELECT COUNT(*) FROM notice").await, 6);
        sums_agree(&world.service).await;
    }

    async fn one_phone_sends_so_many_and_is_told_when_again(world) {
        let service = &world.service;
        let first = service.now();
        for number in 0..5 {
            send(service, case_of("+84912345678", &format!("{TEXT} {number}"))).await.unwrap();
        }
        let sixth = send(service, case_of("+84912345678", &format!("{TEXT} sáu"))).await;
        let until = first + SignedDuration::from_hours(1);
        assert_eq!(refused(sixth), Refusal::Feedback(No::TooMany { until }));
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback").await, 5);
        world.clock.set(until);
        send(service, case_of("+84912345678", &format!("{TEXT} sáu"))).await.unwrap();
    }

    async fn one_phone_sends_fifteen_cases_in_a_day_and_no_more(world) {
        let service = &world.service;
        let first = service.now();
        let text = |number: usize| case_of("+84912345678", &format!("{TEXT} {number}"));
        // Five an hour are within the hourly limit, so that it is the day's limit that is met.
        for number in 0..15 {
            if number > 0 && number % 5 == 0 {
                world.clock.advance(SignedDuration::from_hours(1));
            }
            send(service, text(number)).await.unwrap();
        }
        world.clock.advance(SignedDuration::from_hours(1));
        let until = first + SignedDuration::from_hours(24);
        let too_many = Refusal::Feedback(No::TooMany { until });
        assert_eq!(refused(send(service, text(15)).await), too_many);
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback").await, 15, "no half case");
        let ward = ward(&world).await;
        send(service, case_of("+84987654321", TEXT)).await.unwrap();
        feedback::enter(service, &ward.leader, text(15), Vec::new(), "").await.unwrap();
        world.clock.set(until - SignedDuration::from_secs(1));
        assert_eq!(refused(send(service, text(16)).await), too_many, "what was entered on behalf is not the phone's");
        world.clock.set(until);
        send(service, text(17)).await.unwrap();
        sums_agree(service).await;
    }

    async fn somebody_without_a_phone_is_known_again_by_the_address_of_their_mail(world) {
        let service = &world.service;
        let by_mail = |email: &str, phone: &str, text: &str| {
            let mut new = case_of(phone, text);
            new.sender.email = email.into();
            new
        };
        let first = send(service, by_mail("an@example.vn", "", TEXT)).await.unwrap();
        world.clock.advance(SignedDuration::from_mins(1));
        let repeats = "via he TRUOC cua hang bi chiem lam bai de xe suot ngay";
        let others = [
            by_mail("an@example.vn", "", &format!("{TEXT} và cả đêm")),
            by_mail("binh@example.vn", "", TEXT),
            // With a phone they are known by that.
            by_mail("an@example.vn", "+84912345678", TEXT),
            by_mail("", "+84987654321", TEXT),
        ];
        let again = send(service, by_mail("an@example.vn", "", TEXT)).await.unwrap();
        let unmarked = send(service, by_mail("an@example.vn", "", repeats)).await.unwrap();
        for other in others {
            send(service, other).await.unwrap();
        }
        const LINKED: &str = "SELECT d.code FROM feedback d JOIN feedback f ON f.id = d.duplicate_of \
                              WHERE f.code = $1 ORDER BY d.id";
        let mut tx = service.read().await.unwrap();
        let linked = on!(tx, c =>
            sqlx::query_scalar::<_, String>(LINKED).bind(&first.code).fetch_all(c).await).unwrap();
        drop(tx);
        assert_eq!(linked, [again.code, unmarked.code]);
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback WHERE duplicate_of IS NOT NULL").await, 2);
        world.clock.advance(SignedDuration::from_hours(24));
        send(service, by_mail("an@example.vn", "", TEXT)).await.unwrap();
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback WHERE duplicate_of IS NOT NULL").await, 2);
        sums_agree(service).await;
    }

    async fn one_form_sent_to_two_processes_is_one_case(world) {
        let (service, other) = (world.service.clone(), world.another().await);
        let new = || domain::feedback::NewFeedback {
            idempotency_key: Some("k2".into()),
            ..case_of("+84912345678", TEXT)
        };
        let mut tasks = Vec::new();
        for number in 0..16 {
            let service = if number % 2 == 0 { service.clone() } else { other.clone() };
            let files = vec![file("a.txt", "Ảnh chụp vỉa hè".as_bytes())];
            tasks.push(tokio::spawn(async move { feedback::submit(&service, new(), files, "").await.unwrap() }));
        }
        let mut receipts = Vec::new();
        for task in tasks {
            receipts.push(task.await.unwrap());
        }
        // A process that starts afterwards gives the same receipt, secret and all.
        let third = world.another().await;
        receipts.push(send(&third, new()).await.unwrap());
        assert!(receipts.iter().all(|receipt| *receipt == receipts[0]), "{receipts:?}");
        for (table, rows) in [
            ("SELECT COUNT(*) FROM feedback", 1),
            ("SELECT COUNT(*) FROM feedback_clock", 1),
            ("SELECT COUNT(*) FROM feedback_entry", 1),
            ("SELECT COUNT(*) FROM feedback_file WHERE feedback_id IS NOT NULL", 1),
            ("SELECT COUNT(*) FROM notice", 1),
            ("SELECT CAST(SUM(cases) AS BIGINT) FROM feedback_tally", 1),
        ] {
            assert_eq!(number(&service, table).await, rows, "{table}");
        }
        opened(&other, &receipts[0]).await;
        sums_agree(&service).await;
        other.close().await;
        third.close().await;
    }

    async fn files_are_taken_by_their_content(world) {
        let service = &world.service;
        let new = || case_of("+84912345678", TEXT);
        let mixed = vec![file("a.jpg", b"<svg onload=alert(1)>"), file("b.pdf", b""), file("c.pdf", b"%PDF-1.7\n")];
        let refusal = refused(feedback::submit(service, new(), mixed, "").await);
        assert_eq!(refusal, Refusal::Feedback(No::Form { problems: vec![
            Problem::new("file", What::FileKind { name: "a.jpg".into() }),
            Problem::new("file", What::FileEmpty { name: "b.pdf".into() }),
        ] }));
        let six = (0..6).map(|_| file("c.pdf", b"%PDF-1.7\n")).collect();
        assert_eq!(refused(feedback::submit(service, new(), six, "").await), form("file", What::TooManyFiles { most: 5 }));
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback").await, 0);

        let ticket = feedback::hold_files(service, "", vec![file("c.pdf", b"%PDF-1.7\n")]).await.unwrap();
        assert_eq!(feedback::held_files(service, &ticket).await.unwrap(), ["c.pdf"]);
        let more = vec![file("d.txt", "Ghi chú thêm".as_bytes())];
        let receipt = feedback::submit(service, new(), more, &ticket).await.unwrap();
        assert!(feedback::held_files(service, &ticket).await.unwrap().is_empty());
        let access = opened(service, &receipt).await;
        let case = feedback::public_case(service, &access.code, &access.token).await.unwrap();
        assert_eq!(case.files.len(), 2);
        let text = case.files.iter().find(|file| file.name == "d.txt").unwrap();
        let opened = feedback::open_file(service, &access.code, &access.token, text.id).await.unwrap();
        assert_eq!(opened.bytes, "Ghi chú thêm".as_bytes());
        let late = feedback::hold_files(service, "", vec![file("c.pdf", b"%PDF-1.7\n")]).await.unwrap();
        world.clock.advance(SignedDuration::from_mins(61));
        assert!(feedback::held_files(service, &late).await.unwrap().is_empty());
    }

    async fn a_stamp_is_good_for_a_while_and_made_here(world) {
        let service = &world.service;
        let stamp = feedback::stamp(service).await.unwrap();
        assert_eq!(refused(feedback::check_stamp(service, &stamp).await), Refusal::Feedback(No::Robot));
        world.clock.advance(SignedDuration::from_secs(3));
        let key = feedback::check_stamp(service, &stamp).await.unwrap();
        assert_eq!(feedback::check_stamp(&world.another().await, &stamp).await.unwrap(), key);
        let forged = stamp.replacen('.', "0.", 1);
        for wrong in ["", "1.2.3", "x", forged.as_str(), &stamp[..stamp.len() - 2]] {
            assert_eq!(refused(feedback::check_stamp(service, wrong).await), Refusal::Feedback(No::StaleForm), "{wrong}");
        }
        world.clock.advance(SignedDuration::from_hours(24 * 31));
        assert_eq!(refused(feedback::check_stamp(service, &stamp).await), Refusal::Feedback(No::StaleForm));
    }

    async fn the_head_of_a_neighbourhood_enters_for_it_alone(world) {
        let ward = ward(&world).await;
        neighborhoods(&world).await;
        let service = &world.service;
        assert!(matches!(refused(feedback::enter(service, &ward.viewer, case_of("+84912345678", TEXT), Vec::new(), "").await), Refusal::Forbidden(_)));
        let head = Actor { person: ward.officer.person, unit: Some(TO_3), ..someone(Role::Neighborhood) };
        let mut new = case_of("+84912345678", TEXT);
        new.sender.neighborhood = Some(TO_5);
        new.channel = Channel::Phone;
        new.received_at = Some(service.now() - SignedDuration::from_hours(24 * 6));
        let receipt = feedback::enter(service, &head, new.clone(), Vec::new(), "").await.unwrap();
        // T3 17/11, 15 working days, the 24th is off.
        assert_eq!(receipt.due_on, Some(date(2026, 12, 9)));
        const OWN: &str = "SELECT COUNT(*) FROM feedback WHERE neighborhood_id = 93 AND channel = 'neighborhood' AND entered_by IS NOT NULL";
        assert_eq!(number(service, OWN).await, 1);
        for (hours, what) in [(-1, What::Future), (24 * 9, What::TooLongAgo { days: 7 })] {
            new.received_at = Some(service.now() - SignedDuration::from_hours(hours));
            let entered = feedback::enter(service, &head, new.clone(), Vec::new(), "").await;
            assert_eq!(refused(entered), form("received_day", what));
        }
        sums_agree(service).await;
    }

    async fn a_restricted_case_goes_to_the_leadership_at_once(world) {
        ward(&world).await;
        neighborhoods(&world).await;
        let new = domain::feedback::NewFeedback { category: Category::Bribery, ..case_of("+84912345678", TEXT) };
        send(&world.service, new).await.unwrap();
        assert_eq!(number(&world.service, "SELECT COUNT(*) FROM feedback WHERE restricted AND unit_id = 91").await, 1);
        sums_agree(&world.service).await;
    }

    async fn the_database_refuses_a_step_that_there_is_not(world) {
        let service = &world.service;
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let mut tx = service.write().await.unwrap();
        let leap = "UPDATE feedback SET previous_state = 'received', state = 'closed' WHERE code = $1";
        let done = on!(tx, c => sqlx::query(leap).bind(&receipt.code).execute(c).await);
        assert!(done.is_err());
        drop(tx);
        assert_eq!(number(service, "SELECT COUNT(*) FROM feedback WHERE state = 'received'").await, 1);
    }
}
