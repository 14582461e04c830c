//! What repeats what: only open cases, never across the line that hides restricted ones, on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod cases;
mod desk;
mod harness;
mod ward;

use cases::{case_of, number, send};
use desk::{ANSWER, New, desk, does, put, see, sums_hold};
use domain::feedback::{Act, Category, Channel, NewFeedback, Road};
use jiff::SignedDuration;
use jiff::civil::date;
use service::feedback;
use ward::KTHTDT;

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
