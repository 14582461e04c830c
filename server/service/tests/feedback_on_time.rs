//! Indicator 3, published answers and requests upward, on both engines. Cases stand in the tables as their steps would
//! have left them, and so do the sums: kept must equal counted.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod cases;
mod harness;
mod ward;

use cases::rows_stand_behind;
use domain::feedback::{OnTime, Problem, What, Which, Whose};
use domain::ids::UnitId;
use domain::people::Role;
use domain::refusal::Refusal;
use jiff::civil::date;
use service::Service;
use service::feedback::{self, ReferralForm, kept_and_counted};
use service::{db::Tx, on};
use ward::{KTHTDT, VHXH, refused, someone, ward};

/// A round of a case.
#[derive(Clone, Copy)]
struct Round {
    id: i64,
    round: i64,
    month: &'static str,
    state: &'static str,
    result: Option<&'static str>,
    due_on: &'static str,
    unit: UnitId,
    extended: bool,
    duplicate_of: Option<i64>,
    restricted: bool,
    has_clock: bool,
}

/// Open, not yet due at the standing time of the tests.
const OPEN: Round = Round {
    id: 0,
    round: 1,
    month: "2026-11",
    state: "processing",
    result: None,
    due_on: "2026-11-30",
    unit: KTHTDT,
    extended: false,
    duplicate_of: None,
    restricted: false,
    has_clock: true,
};
const ANSWERED: Round = Round { state: "answered", result: Some("on_time"), due_on: "2026-11-20", ..OPEN };
const LATE: Round = Round { result: Some("late"), ..ANSWERED };

/// The unit of a case that has none.
const NOBODY: UnitId = UnitId(0);

fn code(id: i64) -> String {
    format!("case-{id:04}")
}

/// Writes the rows of cases, and keeps the sums of them, the present round of each case last.
async fn put(service: &Service, rounds: &[Round]) {
    let mut tx = service.write().await.unwrap();
    for round in rounds {
        put_round(&mut tx, round).await;
    }
    tx.save().await.unwrap();
    // The sums are those of a count anew; that both ways of counting agree is held by the cases of the steps.
    let [_, counted] = kept_and_counted(service).await.unwrap();
    let mut tx = service.write().await.unwrap();
    on!(tx, c => sqlx::query("DELETE FROM feedback_tally").execute(c).await).unwrap();
    for (key, cases) in counted {
        const ADD: &str = "INSERT INTO feedback_tally (month, unit_id, state, result, due_on, restricted, counts, \
                           extended, cases) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        on!(tx, c => sqlx::query(ADD)
            .bind(&key.month).bind(key.unit_id).bind(&key.state).bind(&key.result).bind(&key.due_on)
            .bind(key.restricted).bind(key.counts).bind(key.extended).bind(cases).execute(c).await)
        .unwrap();
    }
    tx.save().await.unwrap();
}

async fn put_round(tx: &mut Tx, round: &Round) {
    const STEP: &str = "SELECT from_state FROM feedback_step WHERE to_state = $1 ORDER BY from_state LIMIT 1";
    const CASE: &str = "INSERT INTO feedback (id, code, channel, received_at, entered_at, sender_kind, hide_name, \
        may_publish, consent_version, category, restricted, content, content_digest, previous_state, state, unit_id, \
        round, due_on, duplicate_of, touched_at, touched_name, version) VALUES ($1, $2, 'web', $3, $3, 'citizen', \
        FALSE, TRUE, '1', 'land', $4, 'Vỉa hè bị lấn chiếm trước cửa hàng', '', $5, $6, $7, $8, $9, $10, $3, '', 1) \
        ON CONFLICT (id) DO UPDATE SET previous_state = excluded.previous_state, state = excluded.state, \
        round = excluded.round, due_on = excluded.due_on, unit_id = excluded.unit_id";
    const CLOCK: &str = "INSERT INTO feedback_clock (feedback_id, round, month, started_at, rule_code, legal_ref, \
        amount, unit, original_due_on, due_on, derivation, extended_at, answered_at, result, answered_unit_id, counted) \
        VALUES ($1, $2, $3, $4, 'R-ANSWER', '', 15, 'working_day', $5, $5, '', $6, $7, $8, $9, $10)";
    let at = format!("{}-02T01:00:00.000000Z", round.month);
    let from =
        on!(tx, c => sqlx::query_scalar::<_, String>(STEP).bind(round.state).fetch_one(c).await).unwrap();
    let is_open =
        round.result.is_none() && round.has_clock && !matches!(round.state, "forwarded" | "rejected");
    let due_on = is_open.then_some(round.due_on);
    on!(tx, c => sqlx::query(CASE)
        .bind(round.id).bind(code(round.id)).bind(&at).bind(round.restricted).bind(&from).bind(round.state)
        .bind(Some(round.unit.0).filter(|unit| *unit != NOBODY.0)).bind(round.round).bind(due_on).bind(round.duplicate_of).execute(c).await)
    .unwrap();
    if round.has_clock {
        let answered = round.result.is_some();
        on!(tx, c => sqlx::query(CLOCK)
            .bind(round.id).bind(round.round).bind(round.month).bind(&at).bind(round.due_on)
            .bind(round.extended.then_some(&at)).bind(answered.then_some(&at)).bind(round.result)
            .bind(answered.then_some(round.unit.0))
            .bind(answered.then_some(!round.restricted && round.duplicate_of.is_none()))
            .execute(c).await)
        .unwrap();
    }
}

/// Each of the rounds, that many times, with ids from here on.
fn many(parts: &[(usize, Round)]) -> Vec<Round> {
    let all = parts.iter().flat_map(|(times, round)| std::iter::repeat_n(*round, *times));
    (1..).zip(all).map(|(id, round)| Round { id, ..round }).collect()
}

async fn november(service: &Service, actor: &domain::people::Actor) -> OnTime {
    feedback::on_time(service, actor, 2026).await.unwrap().all.months[10]
}

contract! {
    async fn p1_seven_of_eight_are_the_same_by_both_rules(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        put(service, &many(&[(7, ANSWERED), (1, LATE)])).await;
        let sums = november(service, &ward.leader).await;
        assert_eq!((sums.by_766(), sums.concluded()), ((7, 8), (7, 8)));
        rows_stand_behind(service, &ward.leader).await;
    }

    async fn p2_what_is_not_yet_due_counts_in_time_by_766_alone(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        put(service, &many(&[(7, ANSWERED), (1, LATE), (2, OPEN)])).await;
        let sums = november(service, &ward.leader).await;
        assert_eq!((sums.by_766(), sums.concluded()), ((9, 10), (7, 8)));
        rows_stand_behind(service, &ward.leader).await;
        // The same sums once the two are past due: nothing was written in between.
        world.clock.set("2026-12-01T01:00:00Z".parse().unwrap());
        let sums = november(service, &ward.leader).await;
        assert_eq!((sums.by_766(), sums.concluded(), sums.overdue), ((7, 10), (7, 10), 2));
        rows_stand_behind(service, &ward.leader).await;
    }

    async fn p4_what_was_sent_on_is_anonymous_or_repeats_another_is_in_neither(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let forwarded = Round { state: "forwarded", ..OPEN };
        let noted = Round { state: "noted", has_clock: false, ..OPEN };
        let duplicate = Round { duplicate_of: Some(1), ..OPEN };
        let restricted = Round { restricted: true, ..LATE };
        put(service, &many(&[(8, ANSWERED), (3, forwarded), (1, noted), (1, duplicate), (1, restricted)])).await;
        let sums = november(service, &ward.leader).await;
        assert_eq!((sums.by_766(), sums.concluded()), ((8, 8), (8, 8)));
        rows_stand_behind(service, &ward.leader).await;
    }

    async fn p5_without_cases_there_is_no_percentage(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let table = feedback::on_time(service, &ward.leader, 2026).await.unwrap();
        assert_eq!((table.all.year.by_766(), table.units.len()), ((0, 0), 0));
    }

    async fn p6_what_was_extended_and_kept_is_in_time_and_said(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        put(service, &many(&[(1, Round { extended: true, ..ANSWERED }), (2, ANSWERED)])).await;
        let sums = november(service, &ward.leader).await;
        assert_eq!((sums.by_766(), sums.extended), ((3, 3), 1));
    }

    async fn p8_a_reopened_case_counts_once_for_each_round(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let first = Round { id: 1, ..ANSWERED };
        let second = Round { id: 1, round: 2, state: "reopened", ..OPEN };
        put(service, &[first, second]).await;
        let sums = november(service, &ward.leader).await;
        assert_eq!((sums.on_time, sums.running), (1, 1));
        rows_stand_behind(service, &ward.leader).await;
        let (rows, _) =
            feedback::on_time_rows(service, &ward.leader, 2026, Some(11), Whose::All, Which::All, None).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.code.as_str()).collect::<Vec<_>>(), ["case-0001", "case-0001"]);
    }

    async fn each_unit_has_its_row_and_its_officers_see_no_other(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let other = Round { unit: VHXH, month: "2026-10", ..LATE };
        put(service, &many(&[(60, ANSWERED), (3, other), (1, OPEN)])).await;
        let table = feedback::on_time(service, &ward.leader, 2026).await.unwrap();
        let shares: Vec<_> = table.units.iter().map(|row| row.year.by_766()).collect();
        assert_eq!((shares, table.all.year.by_766()), (vec![(61, 61), (0, 3)], (61, 64)));
        rows_stand_behind(service, &ward.leader).await;
        let own = feedback::on_time(service, &ward.other, 2026).await.unwrap();
        assert_eq!((own.all.year.by_766(), own.units.len()), ((0, 3), 1));
        rows_stand_behind(service, &ward.other).await;
        for whose in [Whose::Unit(KTHTDT), Whose::Nobodys] {
            let asked =
                feedback::on_time_rows(service, &ward.other, 2026, None, whose, Which::All, None).await;
            assert_eq!(refused(asked), Refusal::Forbidden(domain::people::Refusal::OtherUnit), "{whose:?}");
        }
        for role in [Role::Neighborhood, Role::Viewer, Role::Admin] {
            let asked = feedback::on_time(service, &someone(role), 2026).await;
            assert_eq!(refused(asked), Refusal::Forbidden(domain::people::Refusal::Role), "{role:?}");
        }
    }

    async fn what_is_nobodys_yet_stands_behind_a_number_of_its_own(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let nobodys = Round { state: "received", unit: NOBODY, ..OPEN };
        put(service, &many(&[(2, OPEN), (3, nobodys), (1, Round { due_on: "2026-11-20", ..nobodys })])).await;
        rows_stand_behind(service, &ward.leader).await;
        let (rows, _) =
            feedback::on_time_rows(service, &ward.leader, 2026, None, Whose::Nobodys, Which::All, None).await.unwrap();
        assert_eq!((rows.len(), rows.iter().any(|row| row.unit.is_some())), (4, false));
    }

    async fn a_request_upward_says_what_is_wrong_and_goes_its_way_once(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let code = domain::feedback::CaseCode::generate(2026, [1, 2, 3, 4, 5, 6, 7, 8]).to_string();
        let hidden = domain::feedback::CaseCode::generate(2026, [9, 2, 3, 4, 5, 6, 7, 8]).to_string();
        put(service, &many(&[(1, OPEN), (1, Round { restricted: true, ..OPEN })])).await;
        let mut tx = service.write().await.unwrap();
        for (id, code) in [(1_i64, &code), (2, &hidden)] {
            const NAME: &str = "UPDATE feedback SET code = $2 WHERE id = $1";
            on!(tx, c => sqlx::query(NAME).bind(id).bind(code).execute(c).await).unwrap();
        }
        tx.save().await.unwrap();
        let form = ReferralForm {
            title: "Vỉa hè đường 19/5".into(),
            agency: "Sở Xây dựng".into(),
            proposal: "Đề nghị cải tạo vỉa hè".into(),
            codes: vec![code.to_lowercase(), code.clone()],
        };
        let wrong = |field: &str, what| Refusal::Feedback(Problem::new(field, what).into());
        // A case that only leaders know of is as unknown as one that is not there, even to a leader.
        for unknown in [hidden.as_str(), "LTN-26-2222222-2"] {
            let form = ReferralForm { codes: vec![unknown.into()], ..form.clone() };
            let asked = feedback::create_referral(service, &ward.leader, None, &form).await;
            assert_eq!(refused(asked), wrong("codes", What::UnknownChoice));
        }
        let asked = feedback::create_referral(service, &ward.officer, None, &form).await;
        assert!(matches!(refused(asked), Refusal::Forbidden(_)));
        let empty = feedback::create_referral(service, &ward.owner, None, &ReferralForm::default()).await;
        let Refusal::Feedback(domain::feedback::Refusal::Form { problems }) = refused(empty) else { panic!() };
        assert_eq!(problems.len(), 4);

        let id = feedback::create_referral(service, &ward.owner, None, &form).await.unwrap();
        let changed = ReferralForm { agency: "UBND thành phố".into(), ..form.clone() };
        feedback::create_referral(service, &ward.owner, Some((id, 1)), &changed).await.unwrap();
        let stale = feedback::create_referral(service, &ward.owner, Some((id, 1)), &changed).await;
        assert_eq!(refused(stale), Refusal::Stale { by: None, at: None });
        let ahead = feedback::send_referral(service, &ward.owner, id, 2, "15/UBND", date(2026, 11, 24)).await;
        assert_eq!(refused(ahead), wrong("date", What::Future));
        feedback::send_referral(service, &ward.owner, id, 2, "15/UBND", date(2026, 11, 23)).await.unwrap();
        let twice = feedback::send_referral(service, &ward.owner, id, 3, "15/UBND", date(2026, 11, 23)).await;
        assert_eq!(refused(twice), Refusal::Feedback(domain::feedback::Refusal::ReferralState));
        world.clock.set("2026-11-25T01:00:00Z".parse().unwrap());
        feedback::reply_referral(service, &ward.owner, id, 3, "99/SXD", "Đưa vào năm 2027", date(2026, 11, 25))
            .await
            .unwrap();
        let seen = feedback::referral(service, &ward.leader, id).await.unwrap();
        assert_eq!((seen.agency.as_str(), seen.doc_number.as_str(), seen.cases[0].0.as_str()), ("UBND thành phố", "15/UBND", code.as_str()));
        assert_eq!(seen.reply, Some(("99/SXD".into(), "Đưa vào năm 2027".into(), date(2026, 11, 25))));
        assert_eq!(feedback::referrals(service, &ward.leader).await.unwrap(), [seen]);
        const LINES: &str = "SELECT text FROM feedback_entry WHERE feedback_id = 1 AND kind = 'referral' \
                             AND public = TRUE ORDER BY id";
        let mut tx = service.read().await.unwrap();
        let lines = on!(tx, c => sqlx::query_scalar::<_, String>(LINES).fetch_all(c).await).unwrap();
        assert_eq!(lines, ["UBND thành phố: 15/UBND (23/11/2026)", "UBND thành phố: 99/SXD (25/11/2026)\nĐưa vào năm 2027"]);
    }

    async fn a_poster_leads_to_the_form_with_its_place(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let made = feedback::poster(service, &ward.officer, "https://x.vn/", " Tổ 3 & phố chợ ").await.unwrap();
        assert_eq!(made.address, "https://x.vn/phan-anh?tai=T%E1%BB%95+3+%26+ph%E1%BB%91+ch%E1%BB%A3");
        assert!(made.qr_svg.starts_with("<svg ") && made.hotline.is_empty());
        assert_eq!(feedback::poster(service, &ward.leader, "https://x.vn", "").await.unwrap().address, "https://x.vn/phan-anh");
        let long = feedback::poster(service, &ward.leader, "https://x.vn", &"a".repeat(81)).await;
        assert_eq!(refused(long), Refusal::Feedback(Problem::new("place", What::TooLong { most: 80, now: 81 }).into()));
        assert!(feedback::poster(service, &ward.leader, "https://x.vn", &"a".repeat(80)).await.is_ok());
        assert!(matches!(refused(feedback::poster(service, &ward.viewer, "https://x.vn", "a").await), Refusal::Forbidden(_)));
    }
}
