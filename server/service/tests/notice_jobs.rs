//! What the program does by itself: digests once a working day, masking, cleaning up; and what waits on a day.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod harness;
mod rows_of_cases;
mod ward;

use domain::feedback::view::{QueueRow, Standing};
use domain::ids::PersonId;
use domain::notice::{Digest, Facts};
use domain::people::{Actor, Role, Roles};
use jiff::{SignedDuration, Timestamp};
use rows_of_cases::{Case, notices, put, setting};
use service::notice::{inbox, write_digests};
use service::{Service, feedback, on};
use ward::{KTHTDT, VHXH, Ward, ward};

/// The clerk of the one-stop centre, whom the small ward does not have.
async fn clerk(service: &Service) -> Actor {
    const PERSON: &str = "INSERT INTO person (id, username, name, password_hash, must_change, created_at) \
                          VALUES (17, 'mai', 'Đỗ Thị Mai', 'x', FALSE, '2026-01-01T00:00:00.000000Z')";
    const ROLE: &str = "INSERT INTO person_role (person_id, role) VALUES (17, 'one_stop')";
    let mut tx = service.write().await.unwrap();
    for sql in [PERSON, ROLE] {
        on!(tx, c => sqlx::query(sql).execute(c).await).unwrap();
    }
    tx.save().await.unwrap();
    Actor {
        person: PersonId(17), name: "Đỗ Thị Mai".into(), roles: Roles::new([Role::OneStop]), unit: None
    }
}

/// Soon, overdue and risen, as the person's unseen digest names them; none without one.
async fn digest(service: &Service, actor: &Actor) -> Option<[Vec<String>; 3]> {
    let told = inbox(service, actor).await.unwrap().told;
    let digests: Vec<Digest> = told.into_iter().filter_map(|told| told.facts.digest).collect();
    assert!(digests.len() <= 1, "a new digest takes the place of the old: {digests:?}");
    let Digest { soon, overdue, risen, .. } = digests.into_iter().next()?;
    Some([soon.codes, overdue.codes, risen.codes])
}

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

/// Wednesday 2026-12-09: no holiday is near.
async fn cases_of_december(world: &harness::World, ward: &Ward) {
    let officer = Some(ward.officer.person.0);
    let assigned = |id, code, due_on| Case {
        state: "assigned",
        due_on: Some(due_on),
        unit: Some(KTHTDT.0),
        ..Case::new(id, code)
    };
    for case in [
        Case { officer, ..assigned(1, "SOON", "2026-12-11") },
        Case { officer, ..assigned(2, "LATER", "2026-12-14") },
        Case { officer, ..assigned(3, "LATE1", "2026-12-08") },
        Case { officer, ..assigned(4, "LATE3", "2026-12-04") },
        assigned(5, "UNIT", "2026-12-10"),
        Case { unit: Some(VHXH.0), ..assigned(6, "OTHER", "2026-12-09") },
        Case { due_on: Some("2026-12-10"), unit: Some(KTHTDT.0), ..Case::new(7, "UNSORTED") },
        Case { restricted: true, officer, ..assigned(8, "SECRET", "2026-12-04") },
    ] {
        put(&world.service, case).await;
    }
}

contract! {
    async fn a_digest_goes_to_whom_it_concerns_and_rises(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let clerk = clerk(service).await;
        cases_of_december(&world, &ward).await;
        world.clock.set("2026-12-09T00:29:59Z".parse().unwrap());
        assert_eq!(write_digests(service).await.unwrap(), 0, "not before half past seven");
        world.clock.advance(SignedDuration::from_secs(1));
        let other_process = world.another().await;
        let written = tokio::join!(write_digests(service), write_digests(&other_process));
        assert_eq!(written.0.unwrap() + written.1.unwrap(), 5, "once, whoever was first");
        assert_eq!(write_digests(service).await.unwrap(), 0);

        let (none, late) = (Vec::new(), codes(&["LATE3", "LATE1"]));
        assert_eq!(digest(service, &ward.officer).await, Some([codes(&["UNIT", "SOON"]), late.clone(), none.clone()]));
        assert_eq!(digest(service, &ward.owner).await, Some([codes(&["UNIT"]), none.clone(), late.clone()]));
        assert_eq!(digest(service, &clerk).await, Some([codes(&["UNSORTED"]), none.clone(), late]));
        assert_eq!(digest(service, &ward.other).await, Some([codes(&["OTHER"]), none.clone(), none.clone()]));
        // Late by three working days; of the restricted one the officer must not even know.
        assert_eq!(digest(service, &ward.leader).await, Some([none.clone(), none, codes(&["LATE3", "SECRET"])]));
        for actor in [&ward.admin, &ward.viewer] {
            assert_eq!(digest(service, actor).await, None);
        }
        for row in notices(service).await {
            let facts: Facts = serde_json::from_str(&row.data).unwrap();
            assert!(facts.digest.is_some() && !row.data.contains("Nội dung"), "{row:?}");
        }
        other_process.close().await;
    }

    async fn a_digest_comes_late_rather_than_never_and_on_no_day_off(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        cases_of_december(&world, &ward).await;
        world.clock.set("2026-12-12T03:00:00Z".parse().unwrap());
        assert_eq!(write_digests(service).await.unwrap(), 0, "a Saturday");
        world.clock.set("2026-12-14T15:00:00Z".parse().unwrap());
        assert!(write_digests(service).await.unwrap() > 0, "nobody was there in the morning");
        let first = digest(service, &ward.officer).await.unwrap();
        assert_eq!(first[0], codes(&["LATER"]));
        world.clock.set("2026-12-15T01:00:00Z".parse().unwrap());
        assert!(write_digests(service).await.unwrap() > 0);
        let second = digest(service, &ward.officer).await.unwrap();
        assert!(second[0].is_empty() && second[1].contains(&"LATER".to_owned()));
    }

    async fn a_digest_counts_requests_about_personal_data_and_those_past_their_day(world) {
        const ASK: &str = "INSERT INTO data_request (id, feedback_id, text, asked_at, due_on, state) \
                           VALUES ($1, $1, '', '2026-12-01T01:00:00.000000Z', $2, $3)";
        let (ward, service) = (ward(&world).await, &world.service);
        let requests = async |actor: &Actor| -> Option<[Vec<String>; 2]> {
            let told = inbox(service, actor).await.unwrap().told;
            let digest = told.into_iter().find_map(|told| told.facts.digest)?;
            assert!(digest.has_cases() && digest.is_late());
            Some([digest.requests.open.codes, digest.requests.overdue.codes])
        };
        for (id, code, restricted, due_on, state) in [
            (1, "NOW", false, "2026-12-10", "open"),
            (2, "LATE", false, "2026-12-08", "open"),
            (3, "LONG", false, "2026-12-03", "open"),
            (4, "DONE", false, "2026-12-03", "done"),
            (5, "HUSH", true, "2026-12-08", "open"),
        ] {
            // The case is long over; the request is not.
            let closed_at = Some("2026-12-01T00:00:00.000000Z");
            put(service, Case { state: "closed", closed_at, restricted, unit: Some(KTHTDT.0), ..Case::new(id, code) }).await;
            let mut tx = service.write().await.unwrap();
            on!(tx, c => sqlx::query(ASK).bind(id).bind(due_on).bind(state).execute(c).await).unwrap();
            tx.save().await.unwrap();
        }
        world.clock.set("2026-12-09T01:00:00Z".parse().unwrap());
        assert_eq!(write_digests(service).await.unwrap(), 2, "nobody is at the centre");
        let all = Some([codes(&["LONG", "LATE", "NOW"]), codes(&["LONG", "LATE"])]);
        assert_eq!(requests(&ward.owner).await, all);
        assert_eq!(requests(&ward.leader).await, Some([codes(&["LONG", "HUSH"]), codes(&["LONG", "HUSH"])]));
        assert_eq!(requests(&ward.officer).await, None);
        let clerk = clerk(service).await;
        world.clock.set("2026-12-10T01:00:00Z".parse().unwrap());
        write_digests(service).await.unwrap();
        assert_eq!((requests(&clerk).await, requests(&ward.owner).await), (all, None));
    }

    async fn what_waits_is_near_its_day_first_and_nobody_elses(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let clerk = clerk(service).await;
        cases_of_december(&world, &ward).await;
        put(service, Case { state: "review", due_on: Some("2026-12-10"), unit: Some(KTHTDT.0), ..Case::new(9, "REVIEW") }).await;
        put(service, Case { state: "review", restricted: true, due_on: Some("2026-12-11"), ..Case::new(10, "HUSH") }).await;
        put(service, Case { state: "closed", unit: Some(KTHTDT.0), closed_at: Some("2026-12-01T00:00:00.000000Z"), ..Case::new(11, "OVER") }).await;
        world.clock.set("2026-12-09T01:00:00Z".parse().unwrap());
        let named = |rows: &[QueueRow]| rows.iter().map(|row| row.code.clone()).collect::<Vec<_>>();
        let officer = feedback::waiting(service, &ward.officer).await.unwrap();
        assert_eq!(named(&officer.mine), ["LATE3", "LATE1", "UNIT", "SOON", "LATER"]);
        assert_eq!(officer.mine[0].standing, Standing::Overdue { days: 5 });
        assert_eq!(officer.mine[3].standing, Standing::DueSoon { left: 2 });
        assert_eq!(officer.mine[4].standing, Standing::Running { left: 3 });
        assert_eq!((officer.mine[0].officer.as_deref(), officer.mine[0].excerpt.as_str()), (Some("Nguyễn Thị Lan"), "Nội dung của LATE3"));
        assert!(officer.review.is_empty() && officer.to_sort.is_empty());
        let leader = feedback::waiting(service, &ward.leader).await.unwrap();
        assert_eq!(named(&leader.review), ["REVIEW", "HUSH"]);
        let clerk = feedback::waiting(service, &clerk).await.unwrap();
        assert_eq!((named(&clerk.to_sort), clerk.review.len()), (codes(&["UNSORTED"]), 0));
        assert_eq!(feedback::waiting(service, &ward.viewer).await.unwrap(), feedback::Waiting::default());
    }

    async fn only_what_is_old_and_over_is_masked(world) {
        let service = &world.service;
        let closed = |id, code: &str, at| Case {
            email: "a@b.vn", phone: "+84912345678", state: "closed", closed_at: Some(at), ..Case::new(id, code)
        };
        put(service, closed(1, "OLD", "2026-06-01T00:00:00.000000Z")).await;
        put(service, closed(2, "NEW", "2026-09-01T00:00:00.000000Z")).await;
        put(service, Case { email: "a@b.vn", ..Case::new(3, "OPEN") }).await;
        assert_eq!(feedback::mask_old(service).await.unwrap(), 0, "two years have not gone by");
        setting(service, "retention_months", "5").await;
        assert_eq!(feedback::mask_old(service).await.unwrap(), 1);
        assert_eq!(feedback::mask_old(service).await.unwrap(), 0, "once");
        const LOOK: &str = "SELECT sender_name || phone || email || address || business_name || tax_code, \
                            masked_at IS NOT NULL, content, version FROM feedback ORDER BY id";
        let mut tx = service.read().await.unwrap();
        let rows = on!(tx, c => sqlx::query_as::<_, (String, bool, String, i64)>(LOOK).fetch_all(c).await).unwrap();
        assert_eq!(rows[0], (String::new(), true, "Nội dung của OLD".to_owned(), 2));
        assert!(rows[1..].iter().all(|(who, masked, _, version)| !who.is_empty() && !masked && *version == 1));
        const LINES: &str = "SELECT feedback_id, kind, public FROM feedback_entry";
        let lines = on!(tx, c => sqlx::query_as::<_, (i64, String, bool)>(LINES).fetch_all(c).await).unwrap();
        assert_eq!(lines, [(1, "masked".to_owned(), false)]);
        assert_eq!(tx.events(1).await.unwrap()[0].kind, "feedback.masked");
    }

    async fn what_is_over_is_thrown_away(world) {
        let service = &world.service;
        put(service, Case::new(1, "C1")).await;
        let mut tx = service.write().await.unwrap();
        for (sql, at) in [
            ("INSERT INTO kept_form (ticket, content, expires_at) VALUES ('old', '', $1)", "2026-11-23T00:59:59.000000Z"),
            ("INSERT INTO kept_form (ticket, content, expires_at) VALUES ('new', '', $1)", "2026-11-23T01:00:01.000000Z"),
            (FILE_OLD, "2026-11-22T23:59:59.000000Z"),
            (FILE_NEW, "2026-11-23T00:30:00.000000Z"),
            (FILE_KEPT, "2026-11-01T00:00:00.000000Z"),
        ] {
            on!(tx, c => sqlx::query(sql).bind(at).execute(c).await).unwrap();
        }
        tx.save().await.unwrap();
        feedback::clean_up(service).await.unwrap();
        let mut tx = service.read().await.unwrap();
        const LEFT: &str = "SELECT ticket FROM kept_form \
                            UNION ALL SELECT name FROM feedback_file ORDER BY 1";
        let left = on!(tx, c => sqlx::query_scalar::<_, String>(LEFT).fetch_all(c).await).unwrap();
        assert_eq!(left, ["held", "kept", "new"]);
    }
}

const FILE_OLD: &str = "INSERT INTO feedback_file (id, held_ticket, sha256, mime, size, name, stored_as, added_at, \
     by_sender) VALUES (1, 't', 'x', 'x', 1, 'gone', 'x', $1, TRUE)";
const FILE_NEW: &str = "INSERT INTO feedback_file (id, held_ticket, sha256, mime, size, name, stored_as, added_at, \
     by_sender) VALUES (2, 't', 'x', 'x', 1, 'held', 'x', $1, TRUE)";
const FILE_KEPT: &str = "INSERT INTO feedback_file (id, feedback_id, sha256, mime, size, name, stored_as, added_at, \
     by_sender) VALUES (3, 1, 'x', 'x', 1, 'kept', 'x', $1, TRUE)";

#[test]
fn the_small_hours_of_these_cases_are_where_they_say() {
    let half_past_seven: Timestamp = "2026-12-09T00:30:00Z".parse().unwrap();
    assert_eq!(service::clock::day_of(half_past_seven).to_string(), "2026-12-09");
}
