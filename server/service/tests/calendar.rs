//! The calendar, limits of time and settings, and what a late holiday does to open cases: the contract on both engines.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod harness;
mod ward;

use domain::calendar::{
    DayForm, DayKind, DayStatus, Derivation, GoalsForm, LeaderForm, Limit, LimitForm, LimitUnit, NumbersForm,
    OfficeForm, Refusal, StartRule,
};
use domain::people::Actor;
use jiff::civil::{Date, date};
use service::calendar::{
    accept_proposal, add_day, add_limit, change_day, change_for_leaders, change_goals, change_numbers,
    change_office, confirm_day, drop_day, drop_proposal, limits, office, switch_limit, year,
};
use service::{Refusal as Refused, Service, on};
use ward::{refused, ward};

const MONDAY: Date = date(2026, 11, 23);

fn off(day: Date) -> DayForm {
    DayForm {
        date: day,
        kind: DayKind::Off,
        name: "Nghỉ do bão".into(),
        source: "9/TB-UBND".into(),
        status: DayStatus::Confirmed,
    }
}

/// A case received on 20/11/2026 with five working days, in this state.
async fn lay_case(service: &Service, id: i64, state: &str, restricted: bool, extended: bool) {
    const CASE: &str = "INSERT INTO feedback (id, code, channel, received_at, entered_at, sender_kind, hide_name, \
        may_publish, consent_version, category, restricted, content, content_digest, previous_state, state, round, \
        due_on, touched_at, touched_name, version) VALUES ($1, $2, 'web', $3, $3, 'citizen', FALSE, FALSE, '1', \
        'land', $4, 'x', 'x', $5, $6, 1, $7, $3, '', 1)";
    const CLOCK: &str = "INSERT INTO feedback_clock (feedback_id, round, month, started_at, rule_code, legal_ref, \
        amount, unit, original_due_on, due_on, derivation, extended_at, answered_at, result) \
        VALUES ($1, 1, '2026-11', $2, 'R-BIZ', 'x', 5, 'working_day', $3, $4, $5, $6, $7, $8)";
    let received = "2026-11-20T02:00:00.000000Z";
    let limit = Limit::new(5, LimitUnit::WorkingDay).unwrap();
    let counted = Derivation::count(
        &office(service).await.unwrap().0,
        date(2026, 11, 20).at(9, 0, 0, 0),
        limit,
        StartRule::AsReceived,
    );
    let due = if extended { "2026-12-07".to_owned() } else { counted.due_on.to_string() };
    let answered = (state == "answered").then_some(received);
    let before = if state == "answered" { "review" } else { "new" };
    let mut tx = service.write().await.unwrap();
    on!(tx, c => sqlx::query(CASE).bind(id).bind(format!("LTN-{id}")).bind(received).bind(restricted).bind(before)
        .bind(state).bind(answered.is_none().then(|| due.clone())).execute(c).await).unwrap();
    on!(tx, c => sqlx::query(CLOCK).bind(id).bind(received).bind(counted.due_on.to_string()).bind(&due)
        .bind(serde_json::to_string(&counted).unwrap()).bind(extended.then_some(received)).bind(answered)
        .bind(answered.map(|_| "on_time")).execute(c).await)
    .unwrap();
    tx.save().await.unwrap();
}

/// Puts somebody in charge of a case.
async fn give(service: &Service, id: i64, officer: &Actor) {
    let mut tx = service.write().await.unwrap();
    on!(tx, c => sqlx::query("UPDATE feedback SET officer_id = $2 WHERE id = $1")
        .bind(id).bind(officer.person.0).execute(c).await)
    .unwrap();
    tx.save().await.unwrap();
}

/// Every notice: of which case, to whom of the staff, what, and all that it says.
async fn told(service: &Service) -> Vec<(i64, Option<i64>, String, String)> {
    const TOLD: &str = "SELECT feedback_id, person_id, kind, data FROM notice ORDER BY id";
    let mut tx = service.read().await.unwrap();
    on!(tx, c => sqlx::query_as::<_, (i64, Option<i64>, String, String)>(TOLD).fetch_all(c).await).unwrap()
}

/// The due day on the clock and on the case, the version, and the public lines.
async fn stands(service: &Service, id: i64) -> (String, Option<String>, i64, Vec<String>) {
    let mut tx = service.read().await.unwrap();
    let clock = on!(tx, c => sqlx::query_scalar::<_, String>("SELECT due_on FROM feedback_clock WHERE feedback_id = $1")
        .bind(id).fetch_one(c).await).unwrap();
    let (due, version) = on!(tx, c =>
        sqlx::query_as::<_, (Option<String>, i64)>("SELECT due_on, version FROM feedback WHERE id = $1")
        .bind(id).fetch_one(c).await)
    .unwrap();
    let lines = on!(tx, c => sqlx::query_scalar::<_, String>(
        "SELECT text FROM feedback_entry WHERE feedback_id = $1 AND kind = 'due_changed' AND public ORDER BY id")
        .bind(id).fetch_all(c).await).unwrap();
    (clock, due, version, lines)
}

async fn version_of(service: &Service, actor: &Actor, day: Date) -> i64 {
    let year = year(service, actor, 2026).await.unwrap();
    year.days.iter().find(|known| known.date == day).unwrap().version
}

contract! {
    async fn a_late_holiday_proposes_and_moves_only_once_accepted(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        lay_case(service, 1, "received", false, false).await;
        lay_case(service, 2, "answered", false, false).await;
        lay_case(service, 3, "received", true, false).await;
        lay_case(service, 4, "received", false, true).await;
        give(service, 1, &ward.officer).await;
        let before = stands(service, 1).await;
        assert_eq!((before.0.as_str(), before.2), ("2026-11-30", 1));
        add_day(service, &ward.admin, off(date(2026, 11, 26))).await.unwrap();
        assert_eq!(stands(service, 1).await, before, "nothing moves by itself");

        let seen = year(service, &ward.owner, 2026).await.unwrap();
        let listed: Vec<_> = seen.proposals[0].cases.iter().map(|case| (case.code.as_str(), case.new_due_on)).collect();
        assert_eq!(listed, [("LTN-1", date(2026, 12, 1))], "restricted, answered and extended ones are not listed");
        let all = year(service, &ward.leader, 2026).await.unwrap();
        assert_eq!(all.proposals[0].cases.len(), 2);
        let id = seen.proposals[0].id;
        assert!(accept_proposal(service, &ward.officer, id).await.is_err());
        accept_proposal(service, &ward.leader, id).await.unwrap();
        let (clock, due, version, lines) = stands(service, 1).await;
        assert_eq!((clock.as_str(), due.as_deref(), version), ("2026-12-01", Some("2026-12-01"), 2));
        assert!(lines.len() == 1 && lines[0].contains("30/11/2026") && lines[0].contains("01/12/2026"), "{lines:?}");
        assert!(lines[0].contains("Nghỉ do bão (9/TB-UBND)"), "{lines:?}");
        assert_eq!(stands(service, 2).await.0, "2026-11-30");
        assert_eq!(stands(service, 3).await.0, "2026-12-01");
        assert_eq!(stands(service, 4).await.0, "2026-12-07");
        // The senders are told and whoever is in charge, by the code alone; nobody is told of what they did themselves.
        let told = told(service).await;
        let told: Vec<_> = told.iter().map(|(of, to, kind, data)| (*of, *to, kind.as_str(), data.as_str())).collect();
        let officer = Some(ward.officer.person.0);
        let (one, three) = (r#"{"code":"LTN-1"}"#, r#"{"code":"LTN-3"}"#);
        assert_eq!(told, [(1, None, "due_changed", one), (1, officer, "due_moved", one), (3, None, "due_changed", three)]);
        assert_eq!(refused(accept_proposal(service, &ward.leader, id).await), Refused::Calendar(Refusal::Decided));
        assert!(year(service, &ward.leader, 2026).await.unwrap().proposals.is_empty());
    }

    async fn a_proposal_may_be_dropped_and_a_newer_one_supersedes_it(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        lay_case(service, 1, "received", false, false).await;
        add_day(service, &ward.owner, off(date(2026, 11, 26))).await.unwrap();
        let first = year(service, &ward.owner, 2026).await.unwrap().proposals[0].id;
        add_day(service, &ward.owner, off(date(2026, 11, 27))).await.unwrap();
        let open = year(service, &ward.owner, 2026).await.unwrap().proposals;
        assert_eq!((open.len(), open[0].cases[0].new_due_on), (1, date(2026, 12, 2)));
        assert!(open[0].reason.contains("26/11/2026") && open[0].reason.contains("27/11/2026"));
        assert_eq!(refused(accept_proposal(service, &ward.owner, first).await), Refused::Calendar(Refusal::Decided));
        drop_proposal(service, &ward.owner, open[0].id).await.unwrap();
        assert_eq!(stands(service, 1).await.0, "2026-11-30");
    }

    async fn days_are_kept_by_those_who_may_and_over_the_version_that_was_read(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        for actor in [&ward.officer, &ward.viewer] {
            assert!(matches!(refused(add_day(service, actor, off(date(2026, 12, 1))).await), Refused::Forbidden(_)));
            assert!(matches!(refused(year(service, actor, 2026).await), Refused::Forbidden(_)));
        }
        let known = refused(add_day(service, &ward.admin, off(MONDAY)).await);
        assert_eq!(known, Refused::Calendar(Refusal::DayKnown));
        assert!(office(service).await.unwrap().0.calendar().is_worked(MONDAY), "what is proposed does not count");
        change_day(service, &ward.admin, MONDAY, 1, "Hoán đổi", "Đề xuất").await.unwrap();
        let stale = refused(confirm_day(service, &ward.admin, MONDAY, 1, "12/TB").await);
        assert_eq!(stale, Refused::Stale { by: None, at: None });
        let version = version_of(service, &ward.admin, MONDAY).await;
        let nameless = refused(confirm_day(service, &ward.admin, MONDAY, version, " ").await);
        assert_eq!(nameless, Refused::Calendar(Refusal::Field { name: "source".into() }));
        confirm_day(service, &ward.admin, MONDAY, version, "12/TB-VPCP").await.unwrap();
        assert!(!office(service).await.unwrap().0.calendar().is_worked(MONDAY));
        let seen = year(service, &ward.admin, 2026).await.unwrap();
        assert_eq!((seen.worked[10], seen.worked[11]), (19, 23));
        drop_day(service, &ward.admin, MONDAY, version + 1).await.unwrap();
        assert!(office(service).await.unwrap().0.calendar().is_worked(MONDAY));
    }

    async fn a_limit_is_followed_and_a_promise_switched_by_leaders_alone(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let form = || LimitForm {
            code: "R-ANSWER".into(), limit: Limit::new(10, LimitUnit::WorkingDay).unwrap(),
            legal_ref: "255/2025/QĐ-UBND".into(), from: date(2026, 12, 1),
        };
        for actor in [&ward.owner, &ward.admin] {
            assert!(matches!(refused(add_limit(service, actor, form()).await), Refused::Forbidden(_)));
        }
        add_limit(service, &ward.leader, form()).await.unwrap();
        let again = refused(add_limit(service, &ward.leader, form()).await);
        assert_eq!(again, Refused::Calendar(Refusal::NotLater { than: date(2026, 12, 1) }));
        let seen = limits(service, &ward.leader).await.unwrap();
        let rows: Vec<_> = seen.rules.iter().filter(|rule| rule.code == "R-ANSWER").collect();
        assert_eq!((rows[0].limit.amount, rows[0].to), (15, Some(date(2026, 11, 30))));
        assert_eq!((rows[1].limit.amount, rows[1].to), (10, None));

        let promise = seen.rules.iter().find(|rule| rule.code == "R-BIZ").unwrap().clone();
        let switch = |on, version| switch_limit(service, &ward.leader, "R-BIZ", promise.from, version, on);
        switch(true, promise.version).await.unwrap();
        assert!(matches!(refused(switch(false, promise.version).await), Refused::Stale { .. }));
        let lawful = switch_limit(service, &ward.leader, "R-ANSWER", rows[1].from, 1, false).await;
        assert_eq!(refused(lawful), Refused::Calendar(Refusal::NoPromise));
    }

    async fn settings_are_changed_by_those_whose_they_are(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let seen = limits(service, &ward.owner).await.unwrap();
        let form = OfficeForm { retention_months: 36, reopen_most: 2, hotline: " 0220 3821 055 ".into() };
        change_office(service, &ward.owner, seen.office_version, form.clone()).await.unwrap();
        let stale = refused(change_office(service, &ward.owner, seen.office_version, form.clone()).await);
        assert_eq!(stale, Refused::Stale { by: None, at: None });
        let never = OfficeForm { retention_months: 0, ..form };
        assert!(change_office(service, &ward.owner, seen.office_version + 3, never).await.is_err());

        let numbers = NumbersForm { entry_days: 3, exits_with_awaiting: true };
        change_numbers(service, &ward.owner, seen.numbers_version, numbers).await.unwrap();
        let stale = refused(change_numbers(service, &ward.owner, seen.numbers_version, numbers).await);
        assert_eq!(stale, Refused::Stale { by: None, at: None });
        let none = NumbersForm { entry_days: 0, ..numbers };
        assert!(change_numbers(service, &ward.owner, seen.numbers_version + 2, none).await.is_err());

        let goals = GoalsForm { people: 2, business: 4, warn_from: 10 };
        change_goals(service, &ward.owner, seen.goals_version, goals).await.unwrap();
        let stale = refused(change_goals(service, &ward.owner, seen.goals_version, goals).await);
        assert_eq!(stale, Refused::Stale { by: None, at: None });
        let unlawful = GoalsForm { people: 0, ..goals };
        assert!(change_goals(service, &ward.owner, seen.goals_version + 3, unlawful).await.is_err());
        let never = GoalsForm { warn_from: 13, ..goals };
        assert!(change_goals(service, &ward.owner, seen.goals_version + 3, never).await.is_err());

        let clerk = LeaderForm { deem_next_working_day: true, restricted_clerk: Some(ward.other.person) };
        let owner = change_for_leaders(service, &ward.owner, seen.leader_version, clerk.clone()).await;
        assert!(matches!(refused(owner), Refused::Forbidden(_)));
        change_for_leaders(service, &ward.leader, seen.leader_version, clerk.clone()).await.unwrap();
        let now = limits(service, &ward.leader).await.unwrap();
        assert_eq!((now.office.retention_months, now.office.hotline.as_str()), (36, "0220 3821 055"));
        assert_eq!((now.numbers, now.goals, now.leader), (numbers, goals, clerk.clone()));
        let nobody = LeaderForm { restricted_clerk: Some(domain::ids::PersonId(999)), ..clerk };
        assert!(change_for_leaders(service, &ward.leader, now.leader_version, nobody).await.is_err());
    }
}
