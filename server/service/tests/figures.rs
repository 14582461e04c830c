//! What leadership's view shares between its readers is kept in memory: it follows every change, every day, and every
//! other process, on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod desk;
mod harness;
mod measured;
mod ward;

use std::time::Duration;

use desk::{New, desk, does, put};
use domain::calendar::NumbersForm;
use domain::feedback::Act;
use domain::ids::UnitId;
use domain::indicator::view::Dashboard;
use domain::indicator::{BusinessForm, IndicatorForm, Share};
use domain::people::Actor;
use jiff::civil::date;
use measured::{defined, form, month, submit};
use service::{Service, calendar, indicator, on};
use ward::{KTHTDT, ward};

async fn look(service: &Service, actor: &Actor) -> Dashboard {
    indicator::dashboard(service, actor, None).await.unwrap()
}

fn of_unit(all: &Dashboard, unit: UnitId) -> u32 {
    let row = all.feedback.units.iter().find(|row| row.unit.as_ref().is_some_and(|(id, _)| *id == unit));
    row.map_or(0, |row| row.year.running + row.year.overdue)
}

contract! {
    async fn figures_follow_cases_settings_and_days(world) {
        let desk = desk(&world).await;
        let (service, leader) = (&world.service, &desk.ward.leader);
        put(&world, New::due("PA1", date(2026, 11, 24))).await;
        let first = look(service, leader).await;
        assert_eq!((of_unit(&first, KTHTDT), first.feedback.all.year.overdue, first.growth.with_awaiting), (0, 0, false));
        does(&world, &desk, &desk.clerk, "PA1", Act::Assign { unit: KTHTDT, officer: None }).await.unwrap();
        assert_eq!(of_unit(&look(service, leader).await, KTHTDT), 1);

        // Nothing is changed when a day ends, and yet the case is late.
        world.clock.set("2026-11-25T01:00:00Z".parse().unwrap());
        let next = look(service, leader).await;
        assert_eq!((next.today, next.feedback.all.year.overdue), (date(2026, 11, 25), 1));

        let numbers = NumbersForm { entry_days: 5, exits_with_awaiting: true };
        let seen = calendar::limits(service, &desk.ward.admin).await.unwrap().numbers_version;
        calendar::change_numbers(service, &desk.ward.admin, seen, numbers).await.unwrap();
        assert!(look(service, leader).await.growth.with_awaiting);
    }

    async fn figures_follow_values_and_counts_and_each_reader_is_asked_apart(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        assert_eq!(look(service, &ward.leader).await.indicators.len(), 0);
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        assert_eq!(look(service, &ward.leader).await.indicators[0].this_year[9].share, None);
        submit(service, &ward.officer, id, month(2026, 10), "8", "9").await;
        let [leader, viewer] = [look(service, &ward.leader).await, look(service, &ward.viewer).await];
        for seen in [&leader, &viewer] {
            assert_eq!(seen.indicators[0].this_year[9].share, Some(Share::new(8, 9)));
            assert_eq!(seen.decisions.values.len(), 1);
        }
        assert_eq!((leader.may_ask, viewer.may_ask), (true, false));
        let counts = BusinessForm { month: "2026-M10".into(), entity: "enterprise".into(), founded: "4".into(), ..BusinessForm::default() };
        indicator::put_counts(service, &ward.owner, &counts, 0).await.unwrap();
        let after = look(service, &ward.viewer).await;
        assert_eq!(after.growth.enterprises[0][9].counts.map(|counts| counts.entries()), Some(4));
        assert_eq!(after.decisions.business, 1);
    }

    async fn what_is_read_again_makes_the_view_that_reading_everything_makes(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let same = async || {
            let fresh = world.another().await;
            let [kept, read] = [look(service, &ward.leader).await, look(&fresh, &ward.leader).await];
            fresh.close().await;
            assert_eq!(kept.indicators, read.indicators);
            kept
        };
        // More series than are read one by one.
        let mut ids = Vec::new();
        for number in 1..=12 {
            ids.push(defined(service, &ward.admin, &format!("B{number}"), "90", KTHTDT).await);
            if number % 4 == 0 {
                submit(service, &ward.officer, ids[0], month(2026, number / 2), "8", "9").await;
            }
            same().await;
        }
        for (index, id) in ids.iter().enumerate() {
            submit(service, &ward.officer, *id, month(2026, 9), &index.to_string(), "20").await;
        }
        same().await;
        let version = async |id, of| {
            let page = indicator::entry_page(service, &ward.officer, Some(of)).await.unwrap();
            page.rows.into_iter().find(|row| row.indicator.id == id).unwrap().value.unwrap().version
        };
        let [first, second] = [ids[3], ids[4]];
        let seen = version(first, month(2026, 9)).await;
        indicator::approve(service, &ward.leader, first, month(2026, 9), seen).await.unwrap();
        same().await;
        let seen = version(second, month(2026, 9)).await;
        indicator::return_value(service, &ward.leader, second, month(2026, 9), seen, "Kiểm tra lại").await.unwrap();
        same().await;
        submit(service, &ward.officer, first, month(2026, 9), "19", "20").await;
        submit(service, &ward.officer, second, month(2025, 12), "1", "2").await;
        let all = same().await;
        let shown = all.indicators.iter().find(|chart| chart.indicator.id == first).unwrap();
        assert_eq!(shown.this_year[8].share, Some(Share::new(19, 20)));
        // Another target, another day and another limit are other judgements of the same values.
        let seen = shown.indicator.version;
        indicator::change(service, &ward.admin, first, &form("B4", "70", KTHTDT), seen).await.unwrap();
        let target = same().await.indicators.iter().find(|chart| chart.indicator.id == first).unwrap().indicator.target;
        assert_eq!(target.map(|target| target.value.digits), Some(70));
        let numbers = calendar::limits(service, &ward.admin).await.unwrap().numbers_version;
        calendar::change_numbers(service, &ward.admin, numbers, NumbersForm { entry_days: 1, exits_with_awaiting: false }).await.unwrap();
        same().await;
        world.clock.set("2026-12-31T01:00:00Z".parse().unwrap());
        assert_eq!(same().await.today, date(2026, 12, 31));
    }

    async fn a_target_against_an_older_year_is_held_against_that_year(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let against = IndicatorForm { formula: "count".into(), ..form("B1", "Tăng 10% so với năm 2023", KTHTDT) };
        let id = indicator::add(service, &ward.admin, 2026, &against).await.unwrap();
        submit(service, &ward.officer, id, month(2026, 10), "50", "").await;
        let lacking = look(service, &ward.leader).await.indicators.remove(0).judgement;
        assert_eq!((lacking.numbers, lacking.lacking_base, lacking.missing_base.len()), (None, Some(2023), 12));
        // The plan that was carried out then, and its values.
        let mut tx = service.write().await.unwrap();
        const SERIES: &str = "SELECT series_id FROM indicator WHERE id = $1";
        const VALUE: &str = "INSERT INTO indicator_value (id, series_id, period, year, revision, numerator, denominator, \
            kind, source, note, state, entered_by, entered_name, entered_at) \
            VALUES ($1, $2, $3, 2023, 1, 10, 0, 'actual', 'manual', '', 'approved', 13, 'Lan', $4)";
        const MONTH: &str = "INSERT INTO indicator_month (series_id, period, year, newest_id, shown_id, approved_id, version) \
            VALUES ($1, $2, 2023, $3, $3, $3, 1)";
        let series = on!(tx, c => sqlx::query_scalar::<_, i64>(SERIES).bind(id.0).fetch_one(c).await).unwrap();
        for number in 1..=12_i64 {
            let (value, period, at) = (tx.new_id(), format!("2023-M{number:02}"), service::db::Instant(tx.now()));
            on!(tx, c => sqlx::query(VALUE).bind(value).bind(series).bind(&period).bind(at).execute(c).await).unwrap();
            on!(tx, c => sqlx::query(MONTH).bind(series).bind(&period).bind(value).execute(c).await).unwrap();
        }
        tx.save().await.unwrap();
        submit(service, &ward.officer, id, month(2026, 9), "80", "").await;
        let held = look(service, &ward.leader).await.indicators.remove(0).judgement;
        assert_eq!((held.lacking_base, held.arithmetic.aim.map(|aim| aim.value.digits)), (None, Some(132)), "a tenth more than 120");
    }

    async fn a_value_reaches_the_view_of_another_process(world) {
        if world.engine == harness::Engine::Sqlite {
            // One process serves a file.
            return;
        }
        let (ward, service) = (ward(&world).await, &world.service);
        let other = world.another().await;
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        let mut line = other.hub().subscribe();
        let october = |seen: &Dashboard| seen.indicators.iter().find_map(|chart| chart.this_year[9].share);
        assert_eq!(october(&look(&other, &ward.viewer).await), None);
        for part in 1..=5_i64 {
            submit(service, &ward.officer, id, month(2026, 10), &part.to_string(), "9").await;
            let heard = tokio::time::timeout(Duration::from_secs(20), async {
                while october(&look(&other, &ward.viewer).await) != Some(Share::new(part, 9)) {
                    line.next().await.unwrap();
                }
            });
            heard.await.expect("the other process hears of it");
        }
        other.close().await;
    }
}
