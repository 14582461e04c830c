//! Indicator 3 as the cases of a year make it, on both engines: each is received, worked on and answered by the use cases,
//! at its own moment. After every case the kept sums are those counted anew, and the rows stand behind each number.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod cases;
mod desk;
mod harness;
mod ward;

use cases::{case_of, opened, rows_stand_behind, send};
use desk::{ANSWER, Desk, desk, does, moment, see, sums_hold};
use domain::calendar::{DayForm, DayKind, DayStatus};
use domain::feedback::view::Receipt;
use domain::feedback::{Act, OnTime, Sender, StateKind, Which, Whose};
use harness::World;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use service::{calendar, feedback};
use ward::KTHTDT;

const TEXT: &str = "Vỉa hè trước cửa hàng bị chiếm làm bãi để xe suốt ngày";

/// Received at this moment, from a phone of its own.
async fn received(world: &World, at: &str, number: u32) -> Receipt {
    world.clock.set(moment(at));
    send(&world.service, case_of(&format!("+84912345{number:03}"), &format!("{TEXT}, đoạn {number}")))
        .await
        .unwrap()
}

/// As many, one after the other.
async fn several(world: &World, at: &str, numbers: std::ops::Range<u32>) -> Vec<Receipt> {
    let mut receipts = Vec::new();
    for number in numbers {
        receipts.push(received(world, at, number).await);
    }
    receipts
}

/// Assigned, written and approved, the last at that minute of the day.
async fn answered(world: &World, desk: &Desk, code: &str, day: Date, hour: i8, minute: i8) {
    world.clock.set(service::clock::VIET_NAM.to_timestamp(day.at(hour, minute, 0, 0)).unwrap());
    let assign = Act::Assign { unit: KTHTDT, officer: Some(desk.ward.officer.person) };
    does(world, desk, &desk.clerk, code, assign).await.unwrap();
    does(world, desk, &desk.ward.officer, code, Act::Submit { text: ANSWER.into() }).await.unwrap();
    does(world, desk, &desk.ward.leader, code, Act::Approve { serves_duplicates: false }).await.unwrap();
}

/// In the last minute of its last day.
async fn answered_in_time(world: &World, desk: &Desk, receipt: &Receipt) {
    answered(world, desk, &receipt.code, receipt.due_on.unwrap(), 23, 59).await;
}

/// Five minutes after its last day.
async fn answered_late(world: &World, desk: &Desk, receipt: &Receipt) {
    let next = receipt.due_on.unwrap().checked_add(1.day()).unwrap();
    answered(world, desk, &receipt.code, next, 0, 5).await;
}

/// The sums of a month of 2026, once everything that says them agrees.
async fn month(world: &World, desk: &Desk, number: usize) -> OnTime {
    sums_hold(world).await;
    rows_stand_behind(&world.service, &desk.ward.leader).await;
    let table = feedback::on_time(&world.service, &desk.ward.leader, 2026).await.unwrap();
    table.all.months[number - 1]
}

contract! {
    async fn p1_seven_of_eight_in_time_are_seven_of_eight_by_both_rules(world) {
        let desk = desk(&world).await;
        let cases = several(&world, "2026-02-13T16:50", 0..8).await;
        assert!(cases.iter().all(|receipt| receipt.due_on == Some(date(2026, 3, 13))));
        for receipt in &cases[..7] {
            answered_in_time(&world, &desk, receipt).await;
        }
        answered_late(&world, &desk, &cases[7]).await;
        let sums = month(&world, &desk, 2).await;
        assert_eq!((sums.by_766(), sums.concluded()), ((7, 8), (7, 8)));
        assert_eq!((sums.on_time, sums.late), (7, 1));
        let table = feedback::on_time(&world.service, &desk.ward.leader, 2026).await.unwrap();
        assert_eq!((table.all.year, table.units.len()), (sums, 1), "all of it is the unit's that answered");
        assert_eq!(table.units[0].unit.as_ref().unwrap().0, KTHTDT);
    }

    async fn p2_what_is_open_and_not_yet_due_is_in_time_by_766_alone(world) {
        let desk = desk(&world).await;
        let early = several(&world, "2026-03-02T08:00", 0..8).await;
        let open = several(&world, "2026-03-30T16:00", 10..12).await;
        let due_on = early[0].due_on.unwrap();
        assert!(due_on < date(2026, 3, 30));
        for receipt in &early[..7] {
            answered_in_time(&world, &desk, receipt).await;
        }
        answered_late(&world, &desk, &early[7]).await;
        world.clock.set(moment("2026-03-31T08:00"));
        let sums = month(&world, &desk, 3).await;
        assert_eq!((sums.by_766(), sums.concluded()), ((9, 10), (7, 8)));
        // The last minute of their last day, and the first of the next: nothing is written in between.
        let last = open[0].due_on.unwrap();
        world.clock.set(service::clock::VIET_NAM.to_timestamp(last.at(23, 59, 0, 0)).unwrap());
        assert_eq!(month(&world, &desk, 3).await, sums);
        world.clock.set(service::clock::VIET_NAM.to_timestamp(last.tomorrow().unwrap().at(0, 0, 0, 0)).unwrap());
        let sums = month(&world, &desk, 3).await;
        assert_eq!((sums.by_766(), sums.concluded(), sums.overdue), ((7, 10), (7, 10), 2));
    }

    async fn p4_forwarded_anonymous_and_repeated_ones_are_in_neither(world) {
        let desk = desk(&world).await;
        let cases = several(&world, "2026-03-02T08:00", 0..8).await;
        let away = several(&world, "2026-03-02T09:00", 20..23).await;
        let mut hint = case_of("", TEXT);
        hint.sender = Sender::anonymous();
        let hint = send(&world.service, hint).await.unwrap();
        let again = received(&world, "2026-03-02T09:30", 0).await;
        assert_eq!(see(&world, &desk.clerk, &again.code).await.duplicate_of.as_deref(), Some(cases[0].code.as_str()));
        // While all of them are open, eight count.
        assert_eq!(month(&world, &desk, 3).await.by_766(), (11, 11), "nobody has sent three on yet");
        for receipt in &away {
            let forward = Act::Forward { to: "Sở Xây dựng".into(), text: String::new() };
            does(&world, &desk, &desk.clerk, &receipt.code, forward).await.unwrap();
        }
        assert_eq!(month(&world, &desk, 3).await.by_766(), (8, 8));
        for receipt in &cases {
            answered_in_time(&world, &desk, receipt).await;
        }
        // The repetition is answered as well, late; the hint is closed.
        answered_late(&world, &desk, &again).await;
        does(&world, &desk, &desk.clerk, &hint.code, Act::Close).await.unwrap();
        let sums = month(&world, &desk, 3).await;
        assert_eq!((sums.by_766(), sums.concluded(), sums.late), ((8, 8), (8, 8), 0));
        let table = feedback::on_time(&world.service, &desk.ward.leader, 2026).await.unwrap();
        assert_eq!(table.all.year.by_766(), (8, 8));
    }

    async fn p5_a_month_without_cases_has_no_share_and_takes_none_from_the_year(world) {
        let desk = desk(&world).await;
        let receipt = received(&world, "2026-03-02T08:00", 1).await;
        answered_in_time(&world, &desk, &receipt).await;
        assert_eq!(month(&world, &desk, 4).await, OnTime::default());
        let table = feedback::on_time(&world.service, &desk.ward.leader, 2026).await.unwrap();
        assert_eq!(table.all.year.by_766(), (1, 1));
        let none = feedback::on_time(&world.service, &desk.ward.leader, 2025).await.unwrap();
        assert_eq!((none.all.year.by_766(), none.units.len()), ((0, 0), 0));
    }

    async fn p6_an_extended_case_is_in_time_until_its_new_day_and_is_counted_apart(world) {
        let desk = desk(&world).await;
        let cases = several(&world, "2026-02-13T16:50", 0..3).await;
        let later = date(2026, 3, 20);
        for receipt in &cases[..2] {
            world.clock.set(moment("2026-03-12T09:00"));
            let seen = see(&world, &desk.ward.leader, &receipt.code).await.version;
            feedback::extend(&world.service, &desk.ward.leader, &receipt.code, seen, later, "Chờ ý kiến Sở")
                .await
                .unwrap();
        }
        answered_in_time(&world, &desk, &cases[2]).await;
        // After the first day, within the new one; and after both.
        answered(&world, &desk, &cases[0].code, later, 23, 59).await;
        answered(&world, &desk, &cases[1].code, date(2026, 3, 21), 0, 5).await;
        let sums = month(&world, &desk, 2).await;
        assert_eq!((sums.by_766(), sums.on_time, sums.late, sums.extended), ((2, 3), 2, 1, 2));
    }

    async fn p8_a_reopened_case_runs_anew_by_the_same_rule_and_its_first_result_stays(world) {
        let desk = desk(&world).await;
        let service = &world.service;
        let receipt = received(&world, "2026-02-13T16:50", 1).await;
        answered_in_time(&world, &desk, &receipt).await;
        world.clock.set(moment("2026-04-01T09:00"));
        let access = opened(service, &receipt).await;
        feedback::rate(service, &access.code, &access.token, 1, "Chưa làm gì").await.unwrap();
        feedback::reopen(service, &access.code, &access.token, "Xe vẫn để kín vỉa hè").await.unwrap();
        let case = see(&world, &desk.ward.leader, &receipt.code).await;
        assert_eq!(case.state.kind(), StateKind::Reopened);
        let [first, second] = &case.clocks[..] else { panic!("{:?}", case.clocks) };
        assert_eq!((&first.rule, first.on_time), (&second.rule, Some(true)));
        // Fifteen working days from 01/04.
        assert_eq!(second.due_on, date(2026, 4, 22));
        let (february, april) = (month(&world, &desk, 2).await, month(&world, &desk, 4).await);
        assert_eq!((february.on_time, april.running, april.by_766()), (1, 1, (1, 1)));

        let second_due = second.due_on.tomorrow().unwrap();
        answered(&world, &desk, &receipt.code, second_due, 0, 5).await;
        let (february, april) = (month(&world, &desk, 2).await, month(&world, &desk, 4).await);
        assert_eq!((february.by_766(), april.by_766(), april.late), ((1, 1), (0, 1), 1));
        let table = feedback::on_time(service, &desk.ward.leader, 2026).await.unwrap();
        assert_eq!(table.all.year.concluded(), (1, 2), "each round is a case of its own");
        let rows = feedback::on_time_rows(service, &desk.ward.leader, 2026, None, Whose::All, Which::All, None);
        assert_eq!(rows.await.unwrap().0.len(), 2);
    }

    async fn the_result_of_an_answered_case_never_flips(world) {
        let desk = desk(&world).await;
        let service = &world.service;
        let cases = several(&world, "2026-02-13T16:50", 0..2).await;
        answered_in_time(&world, &desk, &cases[0]).await;
        answered_late(&world, &desk, &cases[1]).await;
        let before = month(&world, &desk, 2).await;
        assert_eq!((before.on_time, before.late), (1, 1));
        // A holiday within their time is announced afterwards: there is nothing that it could move.
        let holiday = DayForm {
            date: date(2026, 3, 11),
            kind: DayKind::Off,
            name: "Nghỉ do bão".into(),
            source: "9/TB-UBND".into(),
            status: DayStatus::Confirmed,
        };
        calendar::add_day(service, &desk.ward.owner, holiday).await.unwrap();
        let year = calendar::year(service, &desk.ward.owner, 2026).await.unwrap();
        assert!(year.proposals.is_empty(), "{:?}", year.proposals);
        // Nor do closing, a duplicate's link, or another unit.
        for receipt in &cases {
            does(&world, &desk, &desk.clerk, &receipt.code, Act::Close).await.unwrap();
        }
        let seen = see(&world, &desk.ward.leader, &cases[1].code).await.version;
        let linked =
            feedback::link_duplicate(service, &desk.clerk, &cases[1].code, seen, &cases[0].code).await;
        assert!(linked.is_err());
        let late = feedback::extend(service, &desk.ward.leader, &cases[1].code, seen, date(2026, 6, 1), "x").await;
        assert!(late.is_err());
        assert_eq!(month(&world, &desk, 2).await, before);
    }
}
