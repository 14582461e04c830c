//! Indicator 3 as its page says it: shares as people write them, and whether they are met.

use jiff::Timestamp;
use nhipcau_tests::{Member, Persona, World};

use crate::case_steps::{answered, sent, takes};

const PAGE: &str = "/xu-ly/dung-han?nam=2026";

/// The row of a month, or of the whole year, as it reads.
async fn row(leader: &Persona, name: &str) -> String {
    let page = leader.opens(PAGE).await;
    let rows = page.texts("table.table tr");
    let found = rows.iter().find(|row| row.starts_with(name));
    found.unwrap_or_else(|| panic!("no row {name}:\n{}", page.text())).clone()
}

#[tokio::test]
async fn seven_of_eight_are_not_enough_and_an_extended_one_is_counted_apart() {
    let world = World::new().await;
    let mut sent_codes = Vec::new();
    for number in 0..8 {
        let phone = format!("091234567{number}");
        sent_codes.push(sent(&world, &world.browser(), &phone, &[], None).await.0);
    }
    let leader = world.leader().await;
    let (clerk, officer) = (world.signed_in(Member::Clerk).await, world.officer().await);
    leader.opens(PAGE).await.must_say("100%").must_say("Đạt").must_not_say("Chưa đạt");
    for code in &sent_codes[..6] {
        answered(&clerk, &officer, &leader, code).await;
    }
    let more = [("date", "18/12/2026"), ("reason", "Chờ ý kiến Sở Xây dựng")];
    takes(&leader, &sent_codes[6], "form[action$='case/extend']", &more).await.went_through();

    // After the first due day: one is past it, the extended one is not.
    world.clock.set("2026-12-16T01:00:00Z".parse::<Timestamp>().unwrap());
    let leader = world.leader().await;
    let (clerk, officer) = (world.signed_in(Member::Clerk).await, world.officer().await);
    let page = leader.opens(PAGE).await;
    page.must_say("87,5%").must_say("85,71%").must_say("Chưa đạt").must_say("Gia hạn: 1");
    answered(&clerk, &officer, &leader, &sent_codes[6]).await;
    answered(&clerk, &officer, &leader, &sent_codes[7]).await;
    let november = row(&leader, "Tháng 11").await;
    assert!(november.matches("87,5%").count() == 2, "by both rules: {november}");
    let december = row(&leader, "Tháng 12").await;
    assert!(december.contains("Không phát sinh") && !december.contains('%'), "neither 0 nor 100: {december}");
    let year = row(&leader, "Cả năm").await;
    assert!(year.contains("87,5%"), "a month without cases takes nothing from the year: {year}");
    leader.opens(&format!("{PAGE}&xem=tre-han")).await.must_say(&sent_codes[7]).must_not_say(&sent_codes[6]);
}
