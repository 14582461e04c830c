//! The steps of a case in the store, on both engines: the whole way, everything that is refused, and its clocks.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod desk;
mod harness;
mod ward;

use desk::{
    ANSWER, CENTER, Desk, GROUP_3, GROUP_5, LEADERSHIP, New, desk, does, moment, name_clerk, put, see,
    sums_hold,
};
use domain::feedback::view::Standing;
use domain::feedback::{Act, Category, Problem, Refusal as No, Road, STEPS, StateKind, Step, What};
use domain::people;
use harness::World;
use jiff::civil::date;
use service::{Refusal, feedback};
use ward::{KTHTDT, VHXH, refused};

fn submit() -> Act {
    Act::Submit { text: ANSWER.into() }
}

fn approve() -> Act {
    Act::Approve { serves_duplicates: false }
}

fn assign(desk: &Desk) -> Act {
    Act::Assign { unit: KTHTDT, officer: Some(desk.ward.officer.person) }
}

/// One act of every step, each with what it takes.
fn every_act(desk: &Desk) -> Vec<Act> {
    let text = || "Đề nghị cho biết rõ địa điểm".to_owned();
    vec![
        Act::Promote,
        Act::Classify { category: Category::Land },
        assign(desk),
        Act::Start,
        Act::Ask { text: text() },
        Act::Supplement { text: text() },
        submit(),
        Act::Return { note: text() },
        approve(),
        Act::Publish { question: text(), answer: text() },
        Act::Close,
        Act::Forward { to: "Sở Xây dựng".into(), text: String::new() },
        Act::Reject { reason: text() },
        Act::Redirect { road: Road::Complaint },
        Act::Reopen { reason: text() },
    ]
}

/// The acts that lead from receipt to a state.
fn way_to(desk: &Desk, state: StateKind) -> Vec<Act> {
    let act = |step: Step| every_act(desk).into_iter().find(|act| act.step() == step).unwrap();
    let steps: &[Step] = match state {
        StateKind::Noted | StateKind::Received => &[],
        StateKind::NeedInfo => &[Step::Ask],
        StateKind::Classified => &[Step::Classify],
        StateKind::Assigned => &[Step::Assign],
        StateKind::Processing => &[Step::Assign, Step::Start],
        StateKind::Review => &[Step::Assign, Step::Submit],
        StateKind::Answered => &[Step::Assign, Step::Submit, Step::Approve],
        StateKind::Published => &[Step::Assign, Step::Submit, Step::Approve, Step::Publish],
        StateKind::Closed => &[Step::Assign, Step::Submit, Step::Approve, Step::Close],
        StateKind::Forwarded => &[Step::Forward],
        StateKind::Rejected => &[Step::Reject],
        StateKind::Redirected => &[Step::Redirect],
        StateKind::Reopened => &[Step::Assign, Step::Submit, Step::Approve, Step::Reopen],
    };
    steps.iter().map(|step| act(*step)).collect()
}

async fn walk(world: &World, desk: &Desk, code: &str, state: StateKind) {
    if state == StateKind::Noted {
        put(world, New::hint(code)).await;
    } else {
        put(world, New::due(code, date(2026, 12, 15))).await;
    }
    for act in way_to(desk, state) {
        does(world, desk, &desk.ward.leader, code, act).await.unwrap();
    }
    assert_eq!(see(world, &desk.ward.leader, code).await.state.kind(), state);
}

contract! {
    async fn a_case_goes_its_whole_way(world) {
        let desk = desk(&world).await;
        put(&world, New::due("C-1", date(2026, 12, 15))).await;
        let (clerk, officer, leader) = (&desk.clerk, &desk.ward.officer, &desk.ward.leader);
        does(&world, &desk, clerk, "C-1", Act::Classify { category: Category::Infrastructure }).await.unwrap();
        does(&world, &desk, clerk, "C-1", assign(&desk)).await.unwrap();
        does(&world, &desk, officer, "C-1", Act::Start).await.unwrap();
        does(&world, &desk, officer, "C-1", Act::Ask { text: "Ở đoạn nào?".into() }).await.unwrap();
        let asked = see(&world, leader, "C-1").await;
        // Five working days from 23/11; the 24th is off.
        assert!(matches!(&asked.state, domain::feedback::State::NeedInfo(waiting)
            if waiting.until == date(2026, 12, 1) && waiting.resume == StateKind::Processing));
        assert_eq!(asked.clocks[0].due_on, date(2026, 12, 15), "asking stops no clock");
        let reject = Act::Reject { reason: String::new() };
        assert_eq!(
            refused(does(&world, &desk, clerk, "C-1", reject).await),
            No::SenderHasTime { until: date(2026, 12, 1) }.into()
        );
        does(&world, &desk, officer, "C-1", Act::Supplement { text: String::new() }).await.unwrap();
        does(&world, &desk, officer, "C-1", submit()).await.unwrap();
        does(&world, &desk, leader, "C-1", Act::Return { note: "Nêu rõ ngày kiểm tra".into() }).await.unwrap();
        does(&world, &desk, officer, "C-1", submit()).await.unwrap();
        does(&world, &desk, leader, "C-1", approve()).await.unwrap();
        let answered = see(&world, leader, "C-1").await;
        assert_eq!(answered.standing, Standing::OnTime);
        assert_eq!(answered.answers.iter().map(|a| (a.approved.is_some(), a.return_note.as_str())).collect::<Vec<_>>(),
            [(false, "Nêu rõ ngày kiểm tra"), (true, "")]);
        assert!(!answered.redacted.as_ref().unwrap().0.contains("0912"));
        let leaks = Act::Publish { question: "Gọi 0912 345 678 để hỏi".into(), answer: ANSWER.into() };
        assert!(matches!(refused(does(&world, &desk, leader, "C-1", leaks).await), Refusal::Feedback(No::Form { .. })));
        let publish = Act::Publish { question: "Vỉa hè trước dãy cửa hàng bị sụt".into(), answer: ANSWER.into() };
        does(&world, &desk, leader, "C-1", publish).await.unwrap();
        assert!(see(&world, leader, "C-1").await.published.is_some());
        assert_eq!(feedback::similar(&world.service, "vỉa hè bị sụt trước cửa hàng").await.unwrap().len(), 1);
        feedback::withdraw(&world.service, leader, "C-1", "Theo đề nghị của người gửi").await.unwrap();
        assert_eq!(see(&world, leader, "C-1").await.published, None);
        does(&world, &desk, clerk, "C-1", Act::Close).await.unwrap();
        let told: Vec<(String, bool)> =
            see(&world, leader, "C-1").await.entries.into_iter().map(|entry| (entry.kind, entry.public)).collect();
        let told: Vec<(&str, bool)> = told.iter().map(|(kind, public)| (kind.as_str(), *public)).collect();
        assert_eq!(told, [
            ("classify", false), ("assign", false), ("start", false), ("ask", true), ("supplement", true),
            ("submit", false), ("return", false), ("submit", false), ("approve", true), ("publish", true),
            ("withdrawn", false), ("close", false),
        ]);
        sums_hold(&world).await;
    }

    async fn no_other_step_follows_from_any_state(world) {
        let desk = desk(&world).await;
        for state in StateKind::ALL.iter().copied() {
            let code = format!("S-{}", state.name());
            walk(&world, &desk, &code, state).await;
            let version = see(&world, &desk.ward.leader, &code).await.version;
            for act in every_act(&desk) {
                let step = act.step();
                if STEPS.iter().any(|(from, taken, _)| *from == state && *taken == step) {
                    continue;
                }
                let why = refused(does(&world, &desk, &desk.ward.leader, &code, act).await);
                assert_eq!(why, No::NoSuchStep { state, step }.into(), "{state:?} {step:?}");
            }
            assert_eq!(see(&world, &desk.ward.leader, &code).await.version, version);
        }
        sums_hold(&world).await;
    }

    async fn each_step_is_taken_by_those_who_may(world) {
        let desk = desk(&world).await;
        walk(&world, &desk, "R-1", StateKind::Assigned).await;
        let why = refused(does(&world, &desk, &desk.ward.officer, "R-1", assign(&desk)).await);
        assert_eq!(why, Refusal::Forbidden(people::Refusal::Role));
        // Another unit's officer, the administrator and a reader are told that there is no such case.
        for stranger in [&desk.ward.other, &desk.ward.admin, &desk.ward.viewer, &desk.head] {
            assert_eq!(refused(does(&world, &desk, stranger, "R-1", submit()).await), Refusal::NotFound);
            assert_eq!(refused(feedback::case(&world.service, stranger, "R-1").await), Refusal::NotFound);
            assert_eq!(refused(feedback::note(&world.service, stranger, "R-1", "x").await), Refusal::NotFound);
        }
        does(&world, &desk, &desk.ward.officer, "R-1", submit()).await.unwrap();
        assert_eq!(
            refused(does(&world, &desk, &desk.clerk, "R-1", approve()).await),
            Refusal::Forbidden(people::Refusal::Role)
        );
        let wrong = Act::Assign { unit: VHXH, officer: Some(desk.ward.officer.person) };
        walk(&world, &desk, "R-2", StateKind::Received).await;
        assert_eq!(refused(does(&world, &desk, &desk.clerk, "R-2", wrong).await), No::UnknownOfficer.into());
        let nowhere = Act::Assign { unit: GROUP_3, officer: None };
        assert_eq!(refused(does(&world, &desk, &desk.clerk, "R-2", nowhere).await), No::UnknownUnit.into());
        sums_hold(&world).await;
    }

    async fn an_answer_is_in_time_until_the_last_day_ends(world) {
        let desk = desk(&world).await;
        for (code, at, standing) in [
            ("D-1", "2026-02-27T22:10", Standing::OnTime),
            ("D-2", "2026-02-28T00:05", Standing::Late),
        ] {
            world.clock.set(moment("2026-02-13T16:50"));
            put(&world, New::due(code, date(2026, 2, 27))).await;
            does(&world, &desk, &desk.clerk, code, assign(&desk)).await.unwrap();
            does(&world, &desk, &desk.ward.officer, code, submit()).await.unwrap();
            world.clock.set(moment(at));
            does(&world, &desk, &desk.ward.leader, code, approve()).await.unwrap();
            assert_eq!(see(&world, &desk.ward.leader, code).await.standing, standing, "{code}");
        }
        sums_hold(&world).await;
    }

    async fn what_is_sent_on_on_the_last_evening_is_in_time(world) {
        let desk = desk(&world).await;
        for (code, at, late) in [("F-1", "2026-03-02T23:00", false), ("F-2", "2026-03-03T00:05", true)] {
            world.clock.set(moment("2026-02-23T08:00"));
            put(&world, New::due(code, date(2026, 3, 16))).await;
            world.clock.set(moment(at));
            let forward = Act::Forward { to: "Sở Xây dựng".into(), text: String::new() };
            does(&world, &desk, &desk.clerk, code, forward).await.unwrap();
            let case = see(&world, &desk.ward.leader, code).await;
            assert_eq!(case.entries[0].text.contains("02/03/2026"), late, "{}", case.entries[0].text);
            assert_eq!(case.standing, Standing::NoClock);
        }
        sums_hold(&world).await;
    }

    async fn a_due_day_is_moved_once_by_a_leader_before_it_is_over(world) {
        let desk = desk(&world).await;
        world.clock.set(moment("2026-02-13T16:50"));
        put(&world, New::due("P-6", date(2026, 2, 27))).await;
        let leader = &desk.ward.leader;
        let extend = async |actor, version, due_on, reason| {
            feedback::extend(&world.service, actor, "P-6", version, due_on, reason).await
        };
        let (earlier, later) = (date(2026, 2, 27), date(2026, 3, 6));
        assert_eq!(refused(extend(&desk.clerk, 1, later, "x").await), Refusal::Forbidden(people::Refusal::Role));
        assert_eq!(refused(extend(leader, 1, earlier, "x").await), No::NotLater.into());
        assert!(matches!(refused(extend(leader, 1, later, " ").await), Refusal::Feedback(No::Form { .. })));
        let short = Problem::new("reason", What::TooShort { least: 10, now: 2 });
        assert_eq!(refused(extend(leader, 1, later, "ko").await), No::from(short).into());
        // The rule's limit once more from 27/02, and not a day of one's choice.
        let latest = date(2026, 3, 20);
        assert_eq!(refused(extend(leader, 1, date(2030, 12, 31), "x").await), No::TooMuchLater { latest }.into());
        extend(leader, 1, later, "Chờ ý kiến Sở").await.unwrap();
        assert!(matches!(refused(extend(leader, 1, later, "x").await), Refusal::Stale { .. }));
        assert_eq!(refused(extend(leader, 2, date(2026, 3, 9), "x").await), No::AlreadyExtended.into());
        does(&world, &desk, &desk.clerk, "P-6", assign(&desk)).await.unwrap();
        does(&world, &desk, &desk.ward.officer, "P-6", submit()).await.unwrap();
        world.clock.set(moment("2026-03-06T23:59"));
        does(&world, &desk, leader, "P-6", approve()).await.unwrap();
        let case = see(&world, leader, "P-6").await;
        assert_eq!(case.standing, Standing::OnTime);
        assert_eq!((case.clocks[0].original_due_on, case.clocks[0].due_on), (earlier, later));
        put(&world, New::due("P-7", date(2026, 3, 5))).await;
        let late = feedback::extend(&world.service, leader, "P-7", 1, date(2026, 3, 20), "x").await;
        assert_eq!(refused(late), No::DuePassed { due_on: date(2026, 3, 5) }.into());
        sums_hold(&world).await;
    }

    async fn a_case_that_opens_again_runs_a_clock_of_its_own(world) {
        let desk = desk(&world).await;
        walk(&world, &desk, "P-8", StateKind::Closed).await;
        does(&world, &desk, &desk.ward.leader, "P-8", Act::Reopen { reason: "Chưa lát hết".into() }).await.unwrap();
        let case = see(&world, &desk.ward.leader, "P-8").await;
        assert_eq!(case.clocks.iter().map(|clock| (clock.round, clock.on_time)).collect::<Vec<_>>(),
            [(1, Some(true)), (2, None)]);
        // Fifteen working days from 23/11; the 24th is off.
        assert_eq!(case.clocks[1].due_on, date(2026, 12, 15));
        sums_hold(&world).await;
        does(&world, &desk, &desk.clerk, "P-8", assign(&desk)).await.unwrap();
        does(&world, &desk, &desk.ward.officer, "P-8", submit()).await.unwrap();
        world.clock.set(moment("2026-12-16T00:05"));
        does(&world, &desk, &desk.ward.leader, "P-8", approve()).await.unwrap();
        let case = see(&world, &desk.ward.leader, "P-8").await;
        assert_eq!(case.clocks.iter().map(|clock| clock.on_time).collect::<Vec<_>>(), [Some(true), Some(false)]);
        // A hint becomes a case with its first clock.
        put(&world, New::hint("N-1")).await;
        does(&world, &desk, &desk.ward.leader, "N-1", Act::Promote).await.unwrap();
        assert_eq!(see(&world, &desk.ward.leader, "N-1").await.clocks.len(), 1);
        sums_hold(&world).await;
    }

    async fn one_answer_serves_every_open_duplicate_on_its_own_clock(world) {
        let desk = desk(&world).await;
        let leader = &desk.ward.leader;
        walk(&world, &desk, "M-1", StateKind::Review).await;
        for (code, due_on) in [("M-2", date(2026, 12, 15)), ("M-3", date(2026, 11, 20))] {
            put(&world, New { duplicate_of: Some("M-1"), ..New::due(code, due_on) }).await;
        }
        let waiting = Act::Ask { text: "Ở đoạn nào?".into() };
        does(&world, &desk, &desk.clerk, "M-2", waiting).await.unwrap();
        assert_eq!(see(&world, leader, "M-1").await.duplicates, ["M-2", "M-3"]);
        does(&world, &desk, leader, "M-1", Act::Approve { serves_duplicates: true }).await.unwrap();
        for (code, standing) in [("M-1", Standing::OnTime), ("M-2", Standing::OnTime), ("M-3", Standing::Late)] {
            let case = see(&world, leader, code).await;
            assert_eq!((case.state.kind(), case.standing), (StateKind::Answered, standing), "{code}");
            assert_eq!(case.answers.last().unwrap().text, ANSWER);
            assert!(case.answers.last().unwrap().approved.is_some());
        }
        sums_hold(&world).await;
    }

    async fn links_between_duplicates_never_chain(world) {
        let desk = desk(&world).await;
        for code in ["L-1", "L-2", "L-3"] {
            put(&world, New::due(code, date(2026, 12, 15))).await;
        }
        put(&world, New { category: Category::Bribery, ..New::due("L-4", date(2026, 12, 15)) }).await;
        let link = async |code, version, of| {
            feedback::link_duplicate(&world.service, &desk.clerk, code, version, of).await
        };
        link("L-2", 1, "L-1").await.unwrap();
        for (code, of) in [("L-3", "L-3"), ("L-3", "L-2"), ("L-1", "L-3"), ("L-3", "L-4"), ("L-3", "L-9")] {
            assert_eq!(refused(link(code, 1, of).await), No::NoDuplicate.into(), "{code} {of}");
        }
        sums_hold(&world).await;
        link("L-2", 2, "").await.unwrap();
        assert_eq!(see(&world, &desk.clerk, "L-2").await.duplicate_of, None);
        sums_hold(&world).await;
    }

    async fn a_restricted_case_reaches_leaders_and_the_one_clerk(world) {
        let desk = desk(&world).await;
        walk(&world, &desk, "B-1", StateKind::Classified).await;
        let leader = &desk.ward.leader;
        does(&world, &desk, &desk.clerk, "B-1", Act::Classify { category: Category::Bribery }).await.unwrap();
        let case = see(&world, leader, "B-1").await;
        assert!(case.restricted);
        assert_eq!(case.unit.unwrap().0, LEADERSHIP);
        assert_eq!(refused(feedback::case(&world.service, &desk.clerk, "B-1").await), Refusal::NotFound);
        name_clerk(&world, &desk.clerk).await;
        let back = || Act::Classify { category: Category::Land };
        assert_eq!(
            refused(does(&world, &desk, &desk.clerk, "B-1", back()).await),
            Refusal::Forbidden(people::Refusal::Role)
        );
        let outside = Act::Assign { unit: CENTER, officer: Some(desk.ward.officer.person) };
        assert_eq!(refused(does(&world, &desk, leader, "B-1", outside).await), No::UnknownOfficer.into());
        does(&world, &desk, leader, "B-1", back()).await.unwrap();
        assert!(!see(&world, leader, "B-1").await.restricted);
        sums_hold(&world).await;
    }

    async fn personal_data_is_shown_for_a_while_and_masked_for_good_when_asked(world) {
        let desk = desk(&world).await;
        put(&world, New { neighborhood: Some(GROUP_5), ..New::due("U-1", date(2026, 12, 15)) }).await;
        // The head of group 3 knows nothing of a case of group 5.
        assert_eq!(refused(feedback::case(&world.service, &desk.head, "U-1").await), Refusal::NotFound);
        assert_eq!(see(&world, &desk.clerk, "U-1").await.sender.phone, "••• 678");
        feedback::unmask(&world.service, &desk.clerk, "U-1", "Gọi lại hỏi địa điểm").await.unwrap();
        assert_eq!(see(&world, &desk.clerk, "U-1").await.sender.phone, "+84912345678");
        assert_eq!(see(&world, &desk.ward.leader, "U-1").await.sender.phone, "••• 678");
        world.clock.advance(jiff::SignedDuration::from_mins(16));
        assert_eq!(see(&world, &desk.clerk, "U-1").await.sender.phone, "••• 678");
        const ASK: &str = "INSERT INTO data_request (id, feedback_id, text, asked_at, due_on, state) \
            SELECT CAST(77 AS BIGINT), id, 'Xóa', received_at, '2026-11-26', 'open' FROM feedback WHERE code = 'U-1'";
        let mut tx = world.service.write().await.unwrap();
        service::on!(tx, c => sqlx::query(ASK).execute(c).await).unwrap();
        tx.save().await.unwrap();
        let decide = async || {
            feedback::decide_data_request(&world.service, &desk.clerk, "U-1", 77, true, "Đã xóa theo yêu cầu").await
        };
        decide().await.unwrap();
        assert_eq!(refused(decide().await), No::DecidedAlready.into());
        let case = see(&world, &desk.clerk, "U-1").await;
        assert!(case.masked_for_good && !case.content.contains("345") && case.sender.phone.is_empty());
        sums_hold(&world).await;
    }

    async fn of_two_officers_at_once_the_second_is_told(world) {
        let desk = desk(&world).await;
        walk(&world, &desk, "T-1", StateKind::Assigned).await;
        let version = see(&world, &desk.ward.officer, "T-1").await.version;
        let other = world.another().await;
        let (one, two) = tokio::join!(
            feedback::act(&world.service, &desk.ward.officer, "T-1", version, submit()),
            feedback::act(&other, &desk.ward.officer, "T-1", version, submit()),
        );
        let (done, stale) = if one.is_ok() { (one, two) } else { (two, one) };
        done.unwrap();
        assert!(matches!(refused(stale), Refusal::Stale { by: Some(_), .. }));
        sums_hold(&world).await;
        other.close().await;
    }

    async fn a_job_of_the_plan_comes_out_of_a_case(world) {
        let desk = desk(&world).await;
        walk(&world, &desk, "W-1", StateKind::Assigned).await;
        let officer = &desk.ward.officer;
        feedback::add_work(&world.service, officer, "W-1", "II.4", "Kiểm tra vỉa hè", Some(officer.person), None)
            .await
            .unwrap();
        let case = see(&world, officer, "W-1").await;
        assert_eq!(case.work.iter().map(|(_, task, title, done)| (task.as_str(), title.as_str(), *done)).collect::<Vec<_>>(),
            [("II.4", "Kiểm tra vỉa hè", false)]);
        // A restricted case is worked on by leaders, and what came out of it does not lead others back to it.
        put(&world, New { category: Category::Bribery, ..New::due("W-2", date(2026, 12, 15)) }).await;
        let leader = &desk.ward.leader;
        feedback::add_work(&world.service, leader, "W-2", "II.4", "Kiểm tra công vụ", None, None).await.unwrap();
        let (w1, w2) = (Some("W-1".to_owned()), Some("W-2".to_owned()));
        for (actor, cases) in [
            (officer, [w1.clone(), None]),
            (&desk.clerk, [w1.clone(), None]),
            (&desk.ward.other, [None, None]),
            (&desk.head, [None, None]),
            (leader, [w1, w2]),
        ] {
            let page = service::board::task(&world.service, actor, "II.4", None).await.unwrap();
            assert_eq!(page.work[0].title, "Kiểm tra vỉa hè");
            assert_eq!(page.work.into_iter().map(|item| item.case).collect::<Vec<_>>(), cases, "{}", actor.name);
        }
    }
}
