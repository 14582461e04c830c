//! What repeats what: only open cases, never across the line that hides restricted ones, on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod cases;
mod desk;
mod harness;
mod ward;

use cases::{case_of, number, send};
use desk::{ANSWER, New, desk, does, put, see, sums_hold};
use domain::feedback::view::{QueueQuery, StaffCase};
use domain::feedback::{Act, Category, Channel, NewFeedback, Refusal as No, Road};
use jiff::SignedDuration;
use jiff::civil::date;
use service::{Refusal, feedback, on};
use ward::{KTHTDT, VHXH, refused};

const TEXT: &str = "Vỉa hè trước cửa hàng bị chiếm làm bãi để xe suốt ngày";
const LINKED: &str = "SELECT COUNT(*) FROM feedback WHERE duplicate_of IS NOT NULL";

contract! {
    async fn no_link_tells_of_a_case_that_only_leaders_may_know(world) {
        let desk = desk(&world).await;
        let service = &world.service;
        let bribe = NewFeedback { category: Category::Bribery, ..case_of("+84912345678", TEXT) };
        send(service, bribe).await.unwrap();
        send(service, case_of("+84912345678", TEXT)).await.unwrap();
        assert_eq!(number(service, LINKED).await, 0);
        // What becomes restricted lets go of both: what it repeats, and what repeats it.
        put(&world, New::due("M-1", date(2026, 12, 15))).await;
        for code in ["M-2", "M-3"] {
            put(&world, New { duplicate_of: Some("M-1"), ..New::due(code, date(2026, 12, 15)) }).await;
        }
        let leader = &desk.ward.leader;
        let hides = || Act::Classify { category: Category::Bribery };
        does(&world, &desk, leader, "M-2", hides()).await.unwrap();
        assert_eq!(see(&world, leader, "M-2").await.duplicate_of, None);
        assert_eq!(see(&world, &desk.clerk, "M-1").await.duplicates, ["M-3"]);
        does(&world, &desk, leader, "M-1", hides()).await.unwrap();
        assert_eq!(see(&world, &desk.clerk, "M-3").await.duplicate_of, None);
        assert_eq!(number(service, LINKED).await, 0);
        sums_hold(&world).await;
    }

    async fn links_of_before_across_the_line_are_told_by_nothing_and_taken_away(world) {
        const CLEAN: &str = include_str!("../../../migrations/0029_links_apart.sql");
        let (desk, service) = (desk(&world).await, &world.service);
        let day = date(2026, 12, 15);
        put(&world, New { category: Category::Bribery, ..New::due("S-1", day) }).await;
        put(&world, New { duplicate_of: Some("S-1"), ..New::due("O-1", day) }).await;
        put(&world, New::due("O-2", day)).await;
        put(&world, New { duplicate_of: Some("O-2"), category: Category::Bribery, ..New::due("S-2", day) }).await;
        put(&world, New { duplicate_of: Some("O-2"), ..New::due("O-3", day) }).await;
        {
            const LINE: &str = "INSERT INTO feedback_entry (id, feedback_id, at, actor_name, by_sender, kind, text, public) \
                SELECT CAST($1 AS BIGINT), id, received_at, '', FALSE, 'duplicate', $2, FALSE FROM feedback WHERE code = $3";
            let mut tx = service.write().await.unwrap();
            for (id, text, code) in [(71_i64, "S-1", "O-1"), (72, "O-2", "O-3")] {
                on!(tx, c => sqlx::query(LINE).bind(id).bind(text).bind(code).execute(c).await).unwrap();
            }
            tx.save().await.unwrap();
        }
        let leader = &desk.ward.leader;
        let tells = async || {
            let said = |case: &StaffCase| case.entries.iter().map(|entry| entry.text.clone()).collect::<Vec<_>>();
            let open = see(&world, &desk.clerk, "O-1").await;
            assert_eq!((open.duplicate_of.clone(), said(&open)), (None, vec![String::new()]));
            let repeated = see(&world, &desk.clerk, "O-2").await;
            assert_eq!(repeated.duplicates, ["O-3"]);
            let other = see(&world, &desk.clerk, "O-3").await;
            assert_eq!((other.duplicate_of.as_deref(), said(&other)), (Some("O-2"), vec!["O-2".to_owned()]));
            assert_eq!(see(&world, leader, "S-1").await.duplicates, Vec::<String>::new());
            assert_eq!(see(&world, leader, "S-2").await.duplicate_of, None);
            let rows = feedback::queue(service, &desk.clerk, &QueueQuery::default()).await.unwrap().rows;
            let listed: Vec<_> = rows.iter().map(|row| (row.code.as_str(), row.duplicate_of.as_deref())).collect();
            assert_eq!(listed, [("O-1", None), ("O-2", None), ("O-3", Some("O-2"))]);
        };
        tells().await;
        assert_eq!(number(service, LINKED).await, 3);
        for _ in 0..2 {
            let mut tx = service.write().await.unwrap();
            on!(tx, c => sqlx::raw_sql(CLEAN).execute(c).await).unwrap();
            tx.save().await.unwrap();
            assert_eq!(number(service, LINKED).await, 1, "the one that both sides may know of");
            sums_hold(&world).await;
        }
        tells().await;
    }

    async fn a_case_that_is_hidden_at_the_same_moment_is_linked_to_nothing(world) {
        const HIDE: &str = "UPDATE feedback SET restricted = TRUE, version = version + 1 WHERE code = $1";
        let (desk, service) = (desk(&world).await, &world.service);
        let first = send(service, case_of("+84912345678", TEXT)).await.unwrap().code;
        put(&world, New::due("M-2", date(2026, 12, 15))).await;
        let mut tx = service.write().await.unwrap();
        on!(tx, c => sqlx::query(HIDE).bind(&first).execute(c).await).unwrap();
        let link = tokio::spawn({
            let (service, clerk, first) = (service.clone(), desk.clerk.clone(), first.clone());
            async move { feedback::link_duplicate(&service, &clerk, "M-2", 1, &first).await }
        });
        let sent = tokio::spawn({
            let service = service.clone();
            async move { send(&service, case_of("+84912345678", TEXT)).await }
        });
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert!(!link.is_finished() && !sent.is_finished(), "both wait for whoever holds the case");
        tx.save().await.unwrap();
        assert_eq!(refused(link.await.unwrap()), Refusal::Feedback(No::NoDuplicate));
        sent.await.unwrap().unwrap();
        assert_eq!(number(service, LINKED).await, 0);
    }

    async fn two_cases_are_never_linked_with_each_other(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        for _ in 0..3 {
            let pair = ["X-1", "X-2"];
            if number(service, "SELECT COUNT(*) FROM feedback").await == 0 {
                for code in pair {
                    put(&world, New::due(code, date(2026, 12, 15))).await;
                }
            }
            let seen = async |code| see(&world, &desk.clerk, code).await.version;
            let seen = [seen(pair[0]).await, seen(pair[1]).await];
            let links = |code: &'static str, seen, of: &'static str| {
                let (service, clerk) = (service.clone(), desk.clerk.clone());
                tokio::spawn(async move { feedback::link_duplicate(&service, &clerk, code, seen, of).await })
            };
            let (one, two) = (links(pair[0], seen[0], pair[1]), links(pair[1], seen[1], pair[0]));
            let (one, two) = (one.await.unwrap(), two.await.unwrap());
            let (done, late) = if one.is_ok() { (one, two) } else { (two, one) };
            done.unwrap();
            assert_eq!(refused(late), Refusal::Feedback(No::NoDuplicate));
            assert_eq!(number(service, LINKED).await, 1);
            for code in pair {
                let seen = see(&world, &desk.clerk, code).await;
                feedback::link_duplicate(service, &desk.clerk, code, seen.version, "").await.unwrap();
            }
        }
        sums_hold(&world).await;
    }

    async fn of_two_steps_at_once_the_second_is_refused(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        put(&world, New::due("T-1", date(2026, 12, 15))).await;
        let assign = |unit| Act::Assign { unit, officer: None };
        let (one, two) = tokio::join!(
            feedback::act(service, &desk.clerk, "T-1", 1, assign(KTHTDT)),
            feedback::act(service, &desk.ward.leader, "T-1", 1, assign(VHXH)),
        );
        let (done, late) = if one.is_ok() { (one, two) } else { (two, one) };
        done.unwrap();
        assert!(matches!(refused(late), Refusal::Stale { .. }));
        const MOVED: &str = "SELECT COUNT(*) FROM feedback_entry WHERE kind = 'assign' AND from_state = 'received'";
        assert_eq!(number(service, MOVED).await, 1);
        sums_hold(&world).await;
    }

    async fn the_state_before_a_step_is_the_one_in_which_the_case_stood(world) {
        const STANDS: &str = "SELECT previous_state || ' ' || state FROM feedback";
        let (desk, service) = (desk(&world).await, &world.service);
        put(&world, New::due("T-2", date(2026, 12, 15))).await;
        let (leader, officer) = (&desk.ward.leader, &desk.ward.officer);
        let stands = async || {
            let mut tx = service.read().await.unwrap();
            on!(tx, c => sqlx::query_scalar::<_, String>(STANDS).fetch_one(c).await).unwrap()
        };
        for (act, stood) in [
            (Act::Classify { category: Category::Land }, "received classified"),
            (Act::Classify { category: Category::Other }, "classified classified"),
            (Act::Assign { unit: KTHTDT, officer: Some(officer.person) }, "classified assigned"),
            (Act::Submit { text: ANSWER.into() }, "assigned review"),
            (Act::Approve { serves_duplicates: false }, "review answered"),
        ] {
            does(&world, &desk, leader, "T-2", act).await.unwrap();
            assert_eq!(stands().await, stood);
        }
        // What is no step leaves both as they are.
        feedback::note(service, leader, "T-2", "Đã gọi lại").await.unwrap();
        assert_eq!(stands().await, "review answered");
    }

    async fn what_was_refused_may_be_asked_again(world) {
        let desk = desk(&world).await;
        let service = &world.service;
        let first = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let reason = "Không nêu rõ địa điểm, đề nghị gửi lại".to_owned();
        does(&world, &desk, &desk.clerk, &first.code, Act::Reject { reason }).await.unwrap();
        send(service, case_of("+84912345678", TEXT)).await.unwrap();
        assert_eq!(number(service, LINKED).await, 0, "a case of its own, with its own answer");
        send(service, case_of("+84912345678", TEXT)).await.unwrap();
        assert_eq!(number(service, LINKED).await, 1);
        sums_hold(&world).await;
    }

    async fn what_a_clerk_entered_twice_is_counted_once_however_long_ago_it_came(world) {
        let desk = desk(&world).await;
        let service = &world.service;
        let mut new = case_of("+84912345678", TEXT);
        new.channel = Channel::Phone;
        new.received_at = Some(service.now() - SignedDuration::from_hours(24 * 3));
        for _ in 0..2 {
            feedback::enter(service, &desk.clerk, new.clone(), Vec::new(), "").await.unwrap();
        }
        assert_eq!(number(service, LINKED).await, 1);
        sums_hold(&world).await;
    }

    async fn a_hint_that_is_closed_was_not_answered(world) {
        let desk = desk(&world).await;
        let mut hint = case_of("", TEXT);
        hint.sender = domain::feedback::Sender::anonymous();
        let receipt = send(&world.service, hint).await.unwrap();
        does(&world, &desk, &desk.clerk, &receipt.code, Act::Close).await.unwrap();
        let access = feedback::open_received(&world.service, &receipt).await.unwrap();
        let shown = feedback::public_case(&world.service, &access.code, &access.token).await.unwrap();
        assert_eq!(shown.state, domain::feedback::PublicState::Noted);
    }

    async fn what_becomes_a_denunciation_is_published_no_longer(world) {
        let desk = desk(&world).await;
        let leader = &desk.ward.leader;
        put(&world, New::due("P-1", date(2026, 12, 15))).await;
        let text = || "Đèn đường trước chợ đã được sửa xong ngày 20/11/2026.".to_owned();
        let assign = || Act::Assign { unit: KTHTDT, officer: Some(desk.ward.officer.person) };
        let approve = Act::Approve { serves_duplicates: false };
        let publish = Act::Publish { question: text(), answer: text() };
        for act in [assign(), Act::Submit { text: ANSWER.into() }, approve, publish] {
            does(&world, &desk, leader, "P-1", act).await.unwrap();
        }
        const SHOWN: &str = "SELECT COUNT(*) FROM published_answer WHERE withdrawn_at IS NULL";
        assert_eq!(number(&world.service, SHOWN).await, 1);
        for act in [Act::Reopen { reason: text() }, assign(), Act::Redirect { road: Road::Denunciation }] {
            does(&world, &desk, leader, "P-1", act).await.unwrap();
        }
        assert_eq!(number(&world.service, SHOWN).await, 0);
        sums_hold(&world).await;
    }
}
