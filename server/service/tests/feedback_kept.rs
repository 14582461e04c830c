//! What of a case is kept: what is public of it; on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod desk;
mod harness;
mod ward;

use desk::{ANSWER, Desk, New, desk, does, put, see, sums_hold};
use domain::feedback::{Act, Refusal as No, StateKind, Step};
use harness::World;
use jiff::civil::date;
use service::feedback;
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

contract! {
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
