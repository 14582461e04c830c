//! Monthly values from entry to approval, on both engines; at every step the kept sums are those of a count anew.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod measured;
mod ward;

use domain::change::Change;
use domain::ids::IndicatorId;
use domain::indicator::view::{Chart, PublicIndicator};
use domain::indicator::{
    AskForm, Doubt, EntryForm, Feed, Formula, IndicatorForm, Problem, Refusal as No, Share, Standing, Step,
    ValueSource, ValueState, What,
};
use domain::notice::NoticeKind;
use domain::people::{self, Actor, Role};
use domain::period::Period;
use domain::refusal::Refusal;
use measured::{assert_sums_are_kept, defined, form, month, submit, typed, world_in};
use service::indicator::{self, Entered};
use service::live::Signal;
use service::{Service, on};
use ward::{KTHTDT, VHXH, refused, someone, ward};

async fn chart(service: &Service, actor: &Actor, id: IndicatorId) -> Chart {
    let page = indicator::dashboard(service, actor, None).await.unwrap();
    page.indicators.into_iter().find(|chart| chart.indicator.id == id).unwrap()
}

async fn public(service: &Service, code: &str) -> PublicIndicator {
    let page = indicator::public_page(service, None).await.unwrap();
    page.indicators.into_iter().find(|one| one.code == code).unwrap()
}

async fn version(service: &Service, actor: &Actor, id: IndicatorId, of: Period) -> i64 {
    let page = indicator::entry_page(service, actor, Some(of)).await.unwrap();
    let row = page.rows.into_iter().find(|row| row.indicator.id == id).unwrap();
    row.value.map_or(0, |value| value.version)
}

contract! {
    async fn n13_a_value_goes_its_way_and_a_correction_keeps_what_was(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        world.clock.set("2026-03-03T01:00:00Z".parse().unwrap());
        let february = month(2026, 2);
        let mut line = service.hub().subscribe();

        // A draft is in no chart.
        let kept = indicator::enter(service, &ward.officer, id, &typed(february, "411", "412"), Step::Save, 0, vec![]).await;
        assert_eq!(kept.unwrap(), Entered::Kept { month: february, revision: 1, state: ValueState::Draft });
        assert!(matches!(line.next().await, Some(Signal::Changed { change: Change::Indicator(told), .. }) if told == id));
        assert_eq!(chart(service, &ward.leader, id).await.this_year[1].share, None);
        assert_sums_are_kept(service).await;

        // Sent, it moves the line of staff, marked; the public sees nothing yet.
        submit(service, &ward.officer, id, february, "412", "412").await;
        let drawn = chart(service, &ward.leader, id).await;
        assert_eq!(drawn.this_year[1].share, Some(Share::new(412, 412)));
        assert_eq!((drawn.judgement.standing, drawn.judgement.waiting), (Standing::EntryOverdue, vec![february]));
        assert_eq!(public(service, "CT1").await.this_year[1].share, None);
        let decisions = indicator::dashboard(service, &ward.leader, None).await.unwrap().decisions;
        assert_eq!((decisions.values.len(), decisions.values[0].1.revision), (1, 1));
        assert_sums_are_kept(service).await;

        // Approved, everybody sees it, and not who entered it.
        let seen = version(service, &ward.leader, id, february).await;
        assert_eq!(refused(indicator::approve(service, &ward.officer, id, february, seen).await),
            Refusal::Forbidden(people::Refusal::Role));
        indicator::approve(service, &ward.leader, id, february, seen).await.unwrap();
        let shown = public(service, "CT1").await;
        assert_eq!((shown.this_year[1].share, shown.stale.map(|stale| stale.expected)), (Some(Share::new(412, 412)), None));
        assert!(!serde_json::to_string(&shown).unwrap().contains(&ward.officer.name));
        assert_sums_are_kept(service).await;
        assert_eq!(refused(indicator::approve(service, &ward.leader, id, february, seen + 1).await),
            Refusal::Indicator(No::NoSuchStep { state: Some(ValueState::Approved), step: Step::Approve }));

        // N13: a correction is a new revision; charts show it, the public the approved one until then.
        world.clock.set("2026-03-20T01:00:00Z".parse().unwrap());
        assert_eq!(refused(indicator::enter(service, &ward.officer, id, &typed(february, "412", "412"), Step::Submit, seen + 1, vec![]).await),
            Refusal::Indicator(No::NothingChanged));
        submit(service, &ward.owner, id, february, "410", "412").await;
        assert_eq!(chart(service, &ward.leader, id).await.this_year[1].share, Some(Share::new(410, 412)));
        assert_eq!(public(service, "CT1").await.this_year[1].share, Some(Share::new(412, 412)));
        assert_sums_are_kept(service).await;
        let behind = indicator::behind(service, &ward.leader, id, 2026, Some(february)).await.unwrap();
        let told: Vec<_> = behind.revisions.iter()
            .map(|one| (one.revision, one.share.numerator, one.state, one.entered.name.as_str())).collect();
        assert_eq!(told, [
            (2, 410, ValueState::Submitted, ward.owner.name.as_str()),
            (1, 412, ValueState::Approved, ward.officer.name.as_str()),
        ]);
        assert_eq!(behind.revisions[1].decided.as_ref().unwrap().name, ward.leader.name);
        assert_eq!((behind.sum, behind.years[0].sum), (Share::new(410, 412), Share::new(410, 412)));

        // Returned with a note, what was approved is drawn again.
        let seen = version(service, &ward.leader, id, february).await;
        assert_eq!(refused(indicator::return_value(service, &ward.leader, id, february, seen, "  ").await),
            Refusal::Indicator(No::from(Problem::new("note", What::Missing))));
        indicator::return_value(service, &ward.leader, id, february, seen, "Thiếu ảnh chụp màn hình").await.unwrap();
        assert_eq!(chart(service, &ward.leader, id).await.this_year[1].share, Some(Share::new(412, 412)));
        assert_sums_are_kept(service).await;
        let page = indicator::entry_page(service, &ward.officer, Some(february)).await.unwrap();
        let row = &page.rows[0];
        assert_eq!(row.value.as_ref().unwrap().return_note, "Thiếu ảnh chụp màn hình");
        assert_eq!(row.approved.as_ref().unwrap().share, Share::new(412, 412));
    }

    async fn whoever_comes_second_is_told_and_nothing_is_lost(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        world.clock.set("2026-02-03T01:00:00Z".parse().unwrap());
        let january = month(2026, 1);
        let form = typed(january, "5", "5");
        let other = typed(january, "4", "5");
        let (one, two) = tokio::join!(
            indicator::enter(service, &ward.officer, id, &form, Step::Submit, 0, vec![]),
            indicator::enter(service, &ward.owner, id, &other, Step::Submit, 0, vec![]),
        );
        let refusals: Vec<_> = [one, two].into_iter().filter_map(Result::err).collect();
        assert_eq!(refusals.len(), 1, "{refusals:?}");
        assert!(matches!(refusals[0].refusal(), Some(Refusal::Stale { .. })));
        assert_sums_are_kept(service).await;
        let late = indicator::enter(service, &ward.owner, id, &other, Step::Submit, 0, vec![]).await;
        assert!(matches!(refused(late), Refusal::Stale { by: Some(_), at: Some(_) }));
    }

    async fn who_may_what(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        world.clock.set("2026-02-03T01:00:00Z".parse().unwrap());
        let january = month(2026, 1);
        let enters = |actor: Actor| async move {
            indicator::enter(service, &actor, id, &typed(january, "5", "5"), Step::Save, 0, vec![]).await
        };
        assert_eq!(refused(enters(ward.other.clone()).await), Refusal::Forbidden(people::Refusal::OtherUnit));
        for actor in [ward.viewer.clone(), ward.admin.clone(), someone(Role::Neighborhood)] {
            assert_eq!(refused(enters(actor).await), Refusal::Forbidden(people::Refusal::Role));
        }
        let form = form("CT9", "100", KTHTDT);
        for actor in [&ward.leader, &ward.officer, &ward.viewer] {
            assert_eq!(refused(indicator::add(service, actor, 2026, &form).await), Refusal::Forbidden(people::Refusal::Role));
        }
        let none = someone(Role::Neighborhood);
        assert_eq!(refused(indicator::dashboard(service, &none, None).await), Refusal::Forbidden(people::Refusal::Role));
        assert_eq!(refused(indicator::close_year(service, &ward.owner, 2026, true).await), Refusal::Forbidden(people::Refusal::Role));
        assert!(indicator::dashboard(service, &ward.viewer, None).await.is_ok());
    }

    async fn a_closed_year_takes_nothing(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        world.clock.set("2026-02-03T01:00:00Z".parse().unwrap());
        let january = month(2026, 1);
        submit(service, &ward.officer, id, january, "5", "5").await;
        indicator::close_year(service, &ward.leader, 2026, true).await.unwrap();
        let entered = indicator::enter(service, &ward.officer, id, &typed(january, "4", "5"), Step::Submit, 1, vec![]).await;
        assert_eq!(refused(entered), Refusal::Indicator(No::from(Problem::new("month", What::ClosedYear { year: 2026 }))));
        assert!(matches!(refused(indicator::approve(service, &ward.leader, id, january, 1).await),
            Refusal::Indicator(No::YearClosed { year: 2026, .. })));
        assert_eq!(refused(indicator::close_year(service, &ward.leader, 2026, true).await), Refusal::Indicator(No::DecidedAlready));
        indicator::close_year(service, &ward.leader, 2026, false).await.unwrap();
        indicator::approve(service, &ward.leader, id, january, 1).await.unwrap();
        assert_sums_are_kept(service).await;
    }

    async fn a_jump_is_asked_about_once(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let id = defined(service, &ward.admin, "CT2", "Tối thiểu 80", KTHTDT).await;
        world.clock.set("2026-03-03T01:00:00Z".parse().unwrap());
        submit(service, &ward.officer, id, month(2026, 1), "90", "100").await;
        let jump = EntryForm { confirmed: String::new(), ..typed(month(2026, 2), "50", "100") };
        let asked = indicator::enter(service, &ward.officer, id, &jump, Step::Submit, 0, vec![]).await.unwrap();
        assert_eq!(asked, Entered::Asked(vec![Doubt::Rate { before: 9000, now: 5000 }]));
        assert!(matches!(refused(asked.or_ask()), Refusal::Indicator(No::Unconfirmed { .. })));
        assert_eq!(version(service, &ward.officer, id, month(2026, 2)).await, 0, "nothing was kept");
        let confirmed = EntryForm { confirmed: "on".into(), ..jump };
        let kept = indicator::enter(service, &ward.officer, id, &confirmed, Step::Submit, 0, vec![]).await.unwrap();
        assert!(matches!(kept, Entered::Kept { state: ValueState::Submitted, .. }));
    }

    async fn a_value_is_borne_out_by_files_that_staff_open(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        world.clock.set("2026-02-03T01:00:00Z".parse().unwrap());
        let january = month(2026, 1);
        let proof = || vec![("bao cao.pdf".to_owned(), bytes::Bytes::from_static(b"%PDF-1.7\n"))];
        indicator::enter(service, &ward.officer, id, &typed(january, "5", "5"), Step::Submit, 0, proof()).await.unwrap();
        // Corrected before anybody decided: what bore it out goes along.
        submit(service, &ward.officer, id, january, "4", "5").await;
        let page = indicator::entry_page(service, &ward.leader, Some(january)).await.unwrap();
        let value = page.rows[0].value.clone().unwrap();
        assert_eq!((value.revision, value.evidence.len()), (2, 1));
        let file = value.evidence[0].file;
        assert_eq!(indicator::open_proof(service, &ward.viewer, file).await.unwrap().name, "bao cao.pdf");
        assert_eq!(refused(indicator::open_proof(service, &someone(Role::Neighborhood), file).await),
            Refusal::Forbidden(people::Refusal::Role));
        assert_eq!(refused(service::files::open(service, &ward.viewer, file).await), Refusal::NotFound);
    }

    async fn indicator_3_is_counted_from_the_cases_and_says_so(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let on_time = IndicatorForm { feed: "on_time".into(), ..form("CT3", "100", KTHTDT) };
        let id = indicator::add(service, &ward.admin, 2026, &on_time).await.unwrap();
        const ADD: &str = "INSERT INTO feedback_tally (month, unit_id, state, result, due_on, restricted, counts, \
            extended, cases) VALUES ('2026-02', 1, 'closed', $1, '', $2, TRUE, FALSE, $3)";
        let mut tx = service.write().await.unwrap();
        for (result, restricted, cases) in [("on_time", false, 7_i64), ("late", false, 1), ("late", true, 5)] {
            on!(tx, c => sqlx::query(ADD).bind(result).bind(restricted).bind(cases).execute(c).await).unwrap();
        }
        tx.save().await.unwrap();
        world.clock.set("2026-03-20T01:00:00Z".parse().unwrap());
        let february = month(2026, 2);
        let drawn = chart(service, &ward.viewer, id).await;
        let point = &drawn.this_year[1];
        assert_eq!((point.share, point.source, point.state), (Some(Share::new(7, 8)), ValueSource::OwnCases, None));
        assert_eq!(drawn.judgement.standing, Standing::OutOfReach, "P1");
        assert_eq!(drawn.this_year[0].share, Some(Share::new(0, 0)), "P5");
        assert_eq!(public(service, "CT3").await.this_year[1].share, None, "counted is not approved");
        let page = indicator::entry_page(service, &ward.officer, Some(february)).await.unwrap();
        assert_eq!(page.rows[0].suggested, Some(Share::new(7, 8)));
        // The portal says otherwise: what was entered is drawn, and the ward's own count stands beside it.
        let form = EntryForm { source: "national_portal".into(), ..typed(february, "8", "8") };
        indicator::enter(service, &ward.officer, id, &form, Step::Submit, 0, vec![]).await.unwrap();
        let point = chart(service, &ward.viewer, id).await.this_year[1].clone();
        assert_eq!((point.share, point.own), (Some(Share::new(8, 8)), Some(Share::new(7, 8))));
        assert_eq!(point.source, ValueSource::NationalPortal);
        assert!(indicator::behind(service, &ward.viewer, id, 2026, None).await.unwrap().cases);
    }

    async fn indicator_4_is_counted_from_ratings_or_entered_by_hand(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let ratings = IndicatorForm { feed: "ratings".into(), ..form("CT4", "90", KTHTDT) };
        let id = indicator::add(service, &ward.admin, 2026, &ratings).await.unwrap();
        const ADD: &str = "INSERT INTO feedback_rating_tally (month, stars, cases) VALUES ('2026-02', $1, $2)";
        let mut tx = service.write().await.unwrap();
        for (stars, cases) in [(5_i64, 6_i64), (3, 2), (2, 1), (1, 1)] {
            on!(tx, c => sqlx::query(ADD).bind(stars).bind(cases).execute(c).await).unwrap();
        }
        tx.save().await.unwrap();
        world.clock.set("2026-03-20T01:00:00Z".parse().unwrap());
        let february = month(2026, 2);
        let point = chart(service, &ward.viewer, id).await.this_year[1].clone();
        // One and two stars let a case be opened again: those are the dissatisfied.
        assert_eq!((point.share, point.source, point.state), (Some(Share::new(8, 10)), ValueSource::OwnCases, None));
        let page = indicator::entry_page(service, &ward.officer, Some(february)).await.unwrap();
        assert_eq!(page.rows[0].suggested, Some(Share::new(8, 10)));
        assert_eq!(public(service, "CT4").await.this_year[1].share, None, "counted is not approved");
        // A survey on paper says otherwise: by hand, and the source is shown.
        let survey = typed(february, "95", "100");
        indicator::enter(service, &ward.officer, id, &survey, Step::Submit, 0, vec![]).await.unwrap();
        let point = chart(service, &ward.viewer, id).await.this_year[1].clone();
        assert_eq!((point.share, point.own), (Some(Share::new(95, 100)), Some(Share::new(8, 10))));
        assert_eq!(point.source, ValueSource::Manual);
    }

    async fn a_unit_is_asked_to_explain_and_its_answer_stays(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        let asks = AskForm { question: "Vì sao tháng 1 giảm?".into(), due_on: "12/01/2026".into(), month: "2026-M01".into(), ..AskForm::default() };
        assert_eq!(refused(indicator::ask(service, &ward.owner, id, &asks).await), Refusal::Forbidden(people::Refusal::Role));
        let past = AskForm { due_on: "01/01/2026".into(), ..asks.clone() };
        assert_eq!(refused(indicator::ask(service, &ward.leader, id, &past).await),
            Refusal::Indicator(No::from(Problem::new("due_on", What::DayPassed))));
        let request = indicator::ask(service, &ward.leader, id, &asks).await.unwrap();
        let told = async |actor: &Actor| {
            let inbox = service::notice::inbox(service, actor).await.unwrap();
            inbox.told.into_iter().map(|told| (told.kind, told.facts.code)).collect::<Vec<_>>()
        };
        assert_eq!(told(&ward.officer).await, [(NoticeKind::ExplanationAsked, "CT1".to_owned())]);
        assert_eq!(told(&ward.other).await, []);
        let dashboard = indicator::dashboard(service, &ward.officer, None).await.unwrap();
        let open = &dashboard.indicators[0].explanations[0];
        assert_eq!((open.unit.as_ref().unwrap().id, open.may_answer, dashboard.decisions.explanations), (KTHTDT, true, (1, 0)));
        world.clock.set("2026-01-13T01:00:00Z".parse().unwrap());
        let late = indicator::dashboard(service, &ward.other, None).await.unwrap();
        assert_eq!((late.indicators[0].explanations[0].may_answer, late.decisions.explanations), (false, (1, 1)));
        assert_eq!(refused(indicator::answer(service, &ward.other, request, "Không", 1).await),
            Refusal::Forbidden(people::Refusal::OtherUnit));
        assert!(matches!(refused(indicator::answer(service, &ward.officer, request, " ", 1).await), Refusal::Indicator(No::Form { .. })));
        indicator::answer(service, &ward.officer, request, "Hệ thống ngừng hai ngày.", 1).await.unwrap();
        assert_eq!(refused(indicator::answer(service, &ward.officer, request, "Lại", 2).await), Refusal::Indicator(No::DecidedAlready));
        assert_eq!(told(&ward.leader).await, [(NoticeKind::Explained, "CT1".to_owned())]);
        let behind = indicator::behind(service, &ward.leader, id, 2026, None).await.unwrap();
        let (text, by) = behind.chart.explanations[0].answer.clone().unwrap();
        assert_eq!((text.as_str(), by.name), ("Hệ thống ngừng hai ngày.", ward.officer.name.clone()));
    }

    async fn what_changed_is_told_since_the_visit_before(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        let since = || async { indicator::dashboard(service, &ward.leader, None).await.unwrap().since };
        assert_eq!(since().await, None);
        indicator::visited(service, &ward.leader).await.unwrap();
        world.clock.set("2026-02-03T01:00:00Z".parse().unwrap());
        submit(service, &ward.officer, id, month(2026, 1), "5", "5").await;
        let told = since().await.unwrap();
        assert_eq!((told.changes.len(), told.changes[0].kind.as_str(), told.changes[0].code.as_str()),
            (1, "indicator.value_submitted", "CT1"));
        indicator::visited(service, &ward.leader).await.unwrap();
        // The page asks again while one looks: the same visit, the same list.
        world.clock.set("2026-02-03T01:10:00Z".parse().unwrap());
        indicator::visited(service, &ward.leader).await.unwrap();
        assert_eq!(since().await.unwrap().changes.len(), 1);
        world.clock.set("2026-02-04T01:00:00Z".parse().unwrap());
        assert_eq!(since().await.unwrap().changes.len(), 0);
    }

    async fn what_the_plan_says_is_changed_by_a_document_alone(world) {
        let service = &world.service;
        let ward = ward(&world).await;
        // The shipped plan comes into a database without one.
        let mut tx = service.write().await.unwrap();
        for table in ["task_support_unit", "task", "task_group", "plan"] {
            let delete = sqlx::AssertSqlSafe(format!("DELETE FROM {table}"));
            on!(tx, c => sqlx::query(delete).execute(c).await).unwrap();
        }
        tx.save().await.unwrap();
        service::plan::import_shipped(service).await.unwrap();
        let year = service::plan::current(service).await.unwrap().unwrap().year;
        let page = indicator::dashboard(service, &ward.leader, Some(year)).await.unwrap();
        let ct3 = page.indicators.iter().map(|chart| &chart.indicator).find(|head| head.code == "CT3").unwrap().clone();
        assert_eq!((page.indicators.len(), ct3.feed, ct3.formula, ct3.added), (4, Feed::OnTime, Formula::Share, false));
        assert!(!ct3.numerator_label.is_empty());
        let other = IndicatorForm { name: "Tên khác".into(), ..IndicatorForm::default() };
        assert_eq!(refused(indicator::change(service, &ward.admin, ct3.id, &other, ct3.version).await), Refusal::Indicator(No::FromPlan));
        let counted = IndicatorForm { numerator_label: "Đúng hạn".into(), feed: "none".into(), unit: VHXH.to_string(), ..IndicatorForm::default() };
        indicator::change(service, &ward.admin, ct3.id, &counted, ct3.version).await.unwrap();
        let changed = indicator::dashboard(service, &ward.leader, Some(year)).await.unwrap();
        let head = changed.indicators.into_iter().map(|chart| chart.indicator).find(|head| head.id == ct3.id).unwrap();
        assert_eq!((head.numerator_label.as_str(), head.feed, head.target, head.name), ("Đúng hạn", Feed::None, ct3.target, ct3.name));
        // An added one is no part of the document, and its code is taken.
        let added = indicator::add(service, &ward.admin, year, &form("KH115-1", "Tối thiểu 95", KTHTDT)).await;
        assert!(added.is_ok());
        assert_eq!(service::plan::current(service).await.unwrap().unwrap().indicators.len(), 4);
        assert_eq!(refused(indicator::add(service, &ward.admin, year, &form("CT1", "100", KTHTDT)).await),
            Refusal::Indicator(No::from(Problem::new("code", What::CodeTaken))));
    }
}
