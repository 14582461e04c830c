//! Monthly counts and events of businesses, and the growth that is read from them, on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod ward;

use domain::indicator::{
    BusinessEventForm, BusinessForm, CountsSeen, EntityKind, GrowthRate, GrowthStanding, Problem,
    Refusal as No, ValueSource, What,
};
use domain::people::{self, Actor};
use domain::period::Period;
use domain::refusal::Refusal;
use service::{Service, indicator, on};
use ward::{refused, ward};

const NEW_2025: [i64; 12] = [12, 6, 10, 11, 9, 10, 13, 12, 11, 12, 10, 14];
const BACK_2025: [i64; 12] = [5, 1, 2, 3, 2, 2, 3, 2, 2, 3, 2, 3];
const NEW_2026: [i64; 10] = [11, 7, 13, 12, 11, 12, 15, 13, 13, 14];
const BACK_2026: [i64; 10] = [6, 1, 3, 3, 3, 3, 3, 3, 2, 3];

fn counts(year: i16, month: usize, founded: i64, returned: i64) -> BusinessForm {
    BusinessForm {
        entity: "enterprise".into(),
        month: format!("{year}-M{:02}", month + 1),
        founded: founded.to_string(),
        returned: returned.to_string(),
        suspended: "2".into(),
        dissolved: "1".into(),
        ..BusinessForm::default()
    }
}

async fn put(service: &Service, actor: &Actor, year: i16, new: &[i64], back: &[i64]) {
    for (month, (founded, returned)) in new.iter().zip(back).enumerate() {
        indicator::put_counts(service, actor, &counts(year, month, *founded, *returned), 0).await.unwrap();
    }
}

async fn set_goal(service: &Service) {
    const GOAL: &str = "INSERT INTO plan_goal (id, plan_id, kind, text, op, target_digits, target_scale, base_year, \
        quote_line, quote, sort) VALUES (1, 1, 'specific', 'Tăng từ 15% trở lên', 'increase', 15, 0, 2025, 1, '', 1)";
    const CONTACT: &str = "UPDATE plan SET contact_unit_id = 1 WHERE id = 1";
    let mut tx = service.write().await.unwrap();
    on!(tx, c => sqlx::query(GOAL).execute(c).await).unwrap();
    on!(tx, c => sqlx::query(CONTACT).execute(c).await).unwrap();
    tx.save().await.unwrap();
}

contract! {
    async fn growth_is_read_from_the_counts_and_its_missing_base_is_said(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        set_goal(service).await;
        put(service, &ward.officer, 2026, &NEW_2026, &BACK_2026).await;
        let view = indicator::business_page(service, &ward.viewer, None).await.unwrap().view;
        assert_eq!((view.growth.standing, view.growth.missing_base.len()), (GrowthStanding::NoBase, 12));
        put(service, &ward.officer, 2025, &NEW_2025, &BACK_2025).await;
        let view = indicator::dashboard(service, &ward.viewer, None).await.unwrap().growth;
        let growth = &view.growth;
        assert_eq!((growth.base_total, growth.goal, growth.total, growth.needed), (Some(160), Some(184), 151, Some(33)));
        assert_eq!(growth.months[4].growth, GrowthRate::Rate { hundredths: 1475, met: false });
        assert_eq!((growth.standing, growth.projection_tenths), (GrowthStanding::OnPath, Some(1844)));
        assert_eq!(view.goal_text.as_deref(), Some("Tăng từ 15% trở lên"));
        assert_eq!(view.exits_per_entry, Some(30 * 10_000 / 151), "3 of each of ten months");
    }

    async fn a_correction_keeps_what_was_and_says_who(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        set_goal(service).await;
        let october: Period = "2026-M10".parse().unwrap();
        let first = counts(2026, 9, 14, 3);
        indicator::put_counts(service, &ward.officer, &first, 0).await.unwrap();
        assert_eq!(refused(indicator::put_counts(service, &ward.officer, &first, 1).await), Refusal::Indicator(No::NothingChanged));
        let second = counts(2026, 9, 15, 3);
        let late = indicator::put_counts(service, &ward.owner, &second, 0).await;
        assert!(matches!(refused(late), Refusal::Stale { by: Some(by), .. } if by == ward.officer.name));
        indicator::put_counts(service, &ward.owner, &second, 1).await.unwrap();
        let behind = indicator::counts_behind(service, &ward.viewer, EntityKind::Enterprise, october).await.unwrap();
        let told: Vec<_> = behind.iter().map(|one| (one.revision, one.counts.founded, one.entered.name.as_str())).collect();
        assert_eq!(told, [(2, 15, ward.owner.name.as_str()), (1, 14, ward.officer.name.as_str())]);
        let future = indicator::put_counts(service, &ward.officer, &counts(2026, 11, 1, 1), 0).await;
        assert_eq!(refused(future), Refusal::Indicator(No::from(Problem::new("month", What::FutureMonth))));
        for (actor, why) in [(&ward.other, people::Refusal::OtherUnit), (&ward.viewer, people::Refusal::Role)] {
            assert_eq!(refused(indicator::put_counts(service, actor, &first, 2).await), Refusal::Forbidden(why));
        }
    }

    async fn g6_events_count_once_on_each_side_and_counts_of_the_month_win(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        set_goal(service).await;
        let event = BusinessEventForm {
            entity: "household".into(),
            kind: "converted".into(),
            day: "12/10/2026".into(),
            name: "Cửa hàng Hoa".into(),
            note: String::new(),
        };
        let id = indicator::add_event(service, &ward.officer, &event).await.unwrap();
        let view = indicator::business_page(service, &ward.viewer, None).await.unwrap().view;
        let (enterprises, households) = (view.enterprises[0][9].counts.unwrap(), view.households[0][9].counts.unwrap());
        assert_eq!((enterprises.entries(), enterprises.exits(true)), (1, 0));
        assert_eq!((households.entries(), households.exits(true)), (0, 1));
        assert_eq!(view.enterprises[0][9].source, ValueSource::OwnCases);
        indicator::put_counts(service, &ward.officer, &counts(2026, 9, 14, 3), 0).await.unwrap();
        let view = indicator::business_page(service, &ward.viewer, None).await.unwrap().view;
        assert_eq!(view.enterprises[0][9].counts.unwrap().entries(), 17);
        assert_eq!(view.households[0][9].counts.unwrap().converted, 1);
        indicator::remove_event(service, &ward.officer, id).await.unwrap();
        assert_eq!(refused(indicator::remove_event(service, &ward.officer, id).await), Refusal::NotFound);
        let page = indicator::business_page(service, &ward.viewer, None).await.unwrap();
        assert_eq!((page.view.households[0][9].counts, page.events.len()), (None, 0));
    }

    async fn everybody_sees_what_a_leader_approved_and_nothing_later(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        set_goal(service).await;
        put(service, &ward.officer, 2026, &NEW_2026, &BACK_2026).await;
        put(service, &ward.officer, 2025, &NEW_2025, &BACK_2025).await;
        let public = || async { indicator::public_page(service, None).await.unwrap().growth };
        assert_eq!(public().await, None);
        let page = || async { indicator::business_page(service, &ward.leader, None).await.unwrap() };
        let waiting: Vec<CountsSeen> = page().await.waiting.into_iter().map(|one| one.seen).collect();
        assert_eq!(waiting.len(), 22);
        let decisions = indicator::dashboard(service, &ward.leader, None).await.unwrap().decisions;
        assert_eq!(decisions.business, 22);
        for actor in [&ward.officer, &ward.owner, &ward.viewer, &ward.admin] {
            let tried = indicator::approve_counts(service, actor, &waiting).await;
            assert_eq!(refused(tried), Refusal::Forbidden(people::Refusal::Role));
        }
        // One of them changed while the leader read: none is approved.
        indicator::put_counts(service, &ward.officer, &counts(2026, 9, 15, 3), 1).await.unwrap();
        let tried = indicator::approve_counts(service, &ward.leader, &waiting).await;
        assert!(matches!(refused(tried), Refusal::Stale { .. }));
        assert_eq!((page().await.waiting.len(), public().await), (22, None));

        let waiting: Vec<CountsSeen> = page().await.waiting.into_iter().map(|one| one.seen).collect();
        indicator::approve_counts(service, &ward.leader, &waiting).await.unwrap();
        let shown = public().await.unwrap();
        assert_eq!((shown.view.growth.total, shown.view.growth.base_total, shown.stale), (152, Some(160), None));
        assert!(shown.view.enterprises.iter().flatten().all(|month| month.changed.is_none()), "no names");
        // A later revision waits, and what was approved stays.
        indicator::put_counts(service, &ward.officer, &counts(2026, 9, 99, 3), 2).await.unwrap();
        assert_eq!(public().await.unwrap().view.growth.total, 152);
        assert_eq!(page().await.waiting.len(), 1);
        let again = indicator::approve_counts(service, &ward.leader, &waiting).await;
        assert!(matches!(refused(again), Refusal::Stale { .. }));
        let october: Period = "2026-M10".parse().unwrap();
        let behind = indicator::counts_behind(service, &ward.viewer, EntityKind::Enterprise, october).await.unwrap();
        let told: Vec<_> = behind.iter().map(|one| one.approved.as_ref().map(|by| by.name.as_str())).collect();
        assert_eq!(told, [None, Some(ward.leader.name.as_str()), None]);
    }
}
