//! The days of single steps, on both engines: on the case, on somebody's day, in the digest, and in the log once they are
//! over.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod cases;
mod desk;
mod harness;
mod ward;

use cases::{case_of, send};
use desk::{ANSWER, desk, does, moment, see};
use domain::feedback::{Act, Category, NewFeedback};
use domain::notice::{Digest, NoticeKind, StepsDigest};
use domain::people::Actor;
use jiff::civil::date;
use service::notice::{inbox, write_digests};
use service::{Service, feedback};
use ward::KTHTDT;

const TEXT: &str = "Vỉa hè trước cửa hàng bị chiếm làm bãi để xe suốt ngày";

async fn told(service: &Service, actor: &Actor) -> Option<Digest> {
    let told = inbox(service, actor).await.unwrap().told;
    told.into_iter().find(|told| told.kind == NoticeKind::Digest).and_then(|told| told.facts.digest)
}

async fn steps(service: &Service, actor: &Actor) -> StepsDigest {
    told(service, actor).await.map(|digest| digest.steps).unwrap_or_default()
}

contract! {
    async fn a_case_says_until_when_it_may_be_refused_asked_about_and_sent_on(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        world.clock.set(moment("2026-10-05T09:00"));
        let code = send(service, case_of("+84912345678", TEXT)).await.unwrap().code;
        let days = async || -> Vec<(String, jiff::civil::Date, bool)> {
            let shown = see(&world, &desk.clerk, &code).await.step_days;
            shown.into_iter().map(|day| (day.code, day.due_on, day.is_past)).collect()
        };
        let of = |code: &str, day, is_past| (code.to_owned(), date(2026, 10, day), is_past);
        let fresh = [of("R-REFUSE", 7, false), of("R-SUPPLEMENT", 12, false), of("R-FORWARD", 12, false)];
        assert_eq!(days().await, fresh);
        world.clock.set(moment("2026-10-08T09:00"));
        assert_eq!(days().await[0], of("R-REFUSE", 7, true));
        does(&world, &desk, &desk.clerk, &code, Act::Assign { unit: KTHTDT, officer: None }).await.unwrap();
        assert_eq!(days().await, [of("R-SUPPLEMENT", 12, false), of("R-FORWARD", 12, false)]);
        for act in [Act::Submit { text: ANSWER.into() }, Act::Approve { serves_duplicates: false }] {
            does(&world, &desk, &desk.ward.leader, &code, act).await.unwrap();
        }
        assert_eq!(days().await, [of("R-PUBLISH", 12, false)], "two working days after the answer");
    }

    async fn a_step_that_comes_too_late_says_so(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        world.clock.set(moment("2026-10-05T09:00"));
        let code = send(service, case_of("+84912345678", TEXT)).await.unwrap().code;
        world.clock.set(moment("2026-10-13T09:00"));
        let ask = Act::Ask { text: "Đề nghị cho biết số nhà và thời gian".into() };
        does(&world, &desk, &desk.clerk, &code, ask).await.unwrap();
        let shown = see(&world, &desk.clerk, &code).await;
        let asked = shown.entries.iter().find(|entry| entry.kind == "ask").unwrap();
        assert!(asked.text.contains("chậm nhất ngày 12/10/2026"), "{}", asked.text);
        does(&world, &desk, &desk.clerk, &code, Act::Supplement { text: "Số 12".into() }).await.unwrap();
        for act in [
            Act::Assign { unit: KTHTDT, officer: None },
            Act::Submit { text: ANSWER.into() },
            Act::Approve { serves_duplicates: false },
        ] {
            does(&world, &desk, &desk.ward.leader, &code, act).await.unwrap();
        }
        world.clock.set(moment("2026-10-16T09:00"));
        let publish = Act::Publish { question: TEXT.into(), answer: ANSWER.into() };
        does(&world, &desk, &desk.ward.leader, &code, publish).await.unwrap();
        let shown = see(&world, &desk.clerk, &code).await;
        let published = shown.entries.iter().find(|entry| entry.kind == "publish").unwrap();
        assert!(published.text.contains("chậm nhất ngày 15/10/2026"), "{}", published.text);
    }

    async fn who_gave_nothing_in_time_is_on_the_day_of_whoever_asked(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        world.clock.set(moment("2026-10-05T09:00"));
        let code = send(service, case_of("+84912345678", TEXT)).await.unwrap().code;
        let ask = Act::Ask { text: "Đề nghị cho biết số nhà và thời gian".into() };
        does(&world, &desk, &desk.clerk, &code, ask).await.unwrap();
        let waits = async |actor: &Actor| -> Vec<String> {
            let waiting = feedback::waiting(service, actor).await.unwrap();
            waiting.unanswered.into_iter().map(|row| row.code).collect()
        };
        world.clock.set(moment("2026-10-12T23:00"));
        assert!(waits(&desk.clerk).await.is_empty(), "the sender has this day");
        world.clock.set(moment("2026-10-13T07:00"));
        assert_eq!(waits(&desk.clerk).await, [code.as_str()]);
        for other in [&desk.ward.leader, &desk.ward.officer] {
            assert!(waits(other).await.is_empty(), "{}", other.name);
        }
        does(&world, &desk, &desk.clerk, &code, Act::Reject { reason: String::new() }).await.unwrap();
        assert!(waits(&desk.clerk).await.is_empty());
    }

    async fn those_who_take_the_steps_are_reminded(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        let (clerk, leader) = (&desk.clerk, &desk.ward.leader);
        world.clock.set(moment("2026-10-05T09:00"));
        let code = send(service, case_of("+84912345678", TEXT)).await.unwrap().code;
        let hidden = NewFeedback { category: Category::Bribery, ..case_of("+84987654321", TEXT) };
        let hidden = send(service, hidden).await.unwrap().code;
        let waiting = async |actor: &Actor| -> Vec<(String, String, i8)> {
            let steps = feedback::waiting(service, actor).await.unwrap().steps;
            steps.into_iter().map(|step| (step.case, step.day.code, step.day.due_on.day())).collect()
        };
        let of = |case: &str, rule: &str, day| (case.to_owned(), rule.to_owned(), day);
        assert_eq!(waiting(clerk).await, [of(&code, "R-REFUSE", 7)]);
        assert_eq!(waiting(leader).await, [of(&hidden, "R-REFUSE", 7)], "of what only leaders may know of");
        assert_eq!(waiting(&desk.ward.officer).await, []);

        world.clock.set(moment("2026-10-06T08:00"));
        write_digests(service).await.unwrap();
        assert_eq!(steps(service, clerk).await, StepsDigest::default(), "the day before says nothing");
        world.clock.set(moment("2026-10-07T08:00"));
        write_digests(service).await.unwrap();
        assert_eq!(steps(service, clerk).await.refuse.codes, [code.as_str()]);
        assert_eq!(steps(service, leader).await.refuse.codes, [hidden.as_str()]);
        world.clock.set(moment("2026-10-08T08:00"));
        assert_eq!(waiting(clerk).await, [of(&code, "R-SUPPLEMENT", 12)], "what is over is no reminder");
        world.clock.set(moment("2026-10-12T08:00"));
        write_digests(service).await.unwrap();
        let last = steps(service, clerk).await;
        assert_eq!((last.ask.codes, last.forward.codes, last.refuse.count), (vec![code.clone()], vec![code.clone()], 0));

        for act in [
            Act::Assign { unit: KTHTDT, officer: None },
            Act::Submit { text: ANSWER.into() },
            Act::Approve { serves_duplicates: false },
        ] {
            does(&world, &desk, leader, &code, act).await.unwrap();
        }
        assert!(waiting(leader).await.contains(&of(&code, "R-PUBLISH", 14)));
        assert_eq!(waiting(clerk).await, [], "a leader publishes");
        world.clock.set(moment("2026-10-15T08:00"));
        write_digests(service).await.unwrap();
        assert_eq!(steps(service, leader).await.publish.codes, [code.as_str()], "it is owed until it is done");
        let publish = Act::Publish { question: TEXT.into(), answer: ANSWER.into() };
        does(&world, &desk, leader, &code, publish).await.unwrap();
        assert!(!waiting(leader).await.iter().any(|(case, ..)| *case == code));
    }
}
