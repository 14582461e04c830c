//! A holiday that is confirmed after cases exist: what it proposes, what moves when that is accepted, and what never does.

use nhipcau_tests::{Member, Page, World};

use crate::calendar::storm;
use crate::case_steps::{answered, sent, takes};

const CALENDAR: &str = "/quan-tri/lich-lam-viec";

/// The codes and days of the cases that a proposal lists.
fn listed(page: &Page) -> Vec<String> {
    page.texts("#de-xuat tbody tr")
}

#[tokio::test]
async fn only_open_cases_are_listed_and_moved_each_with_a_line_in_its_log() {
    let world = World::new().await;
    let (owner, leader) = (world.owner().await, world.leader().await);
    let (clerk, officer) = (world.signed_in(Member::Clerk).await, world.officer().await);
    let sender = world.browser();
    let (open, _) = sent(&world, &sender, "0912345671", &[], None).await;
    let over = world.browser();
    let (done, _) = sent(&world, &over, "0912345672", &[], None).await;
    answered(&clerk, &officer, &leader, &done).await;
    let late = world.browser();
    let (extended, _) = sent(&world, &late, "0912345673", &[], None).await;
    let more = [("date", "31/12/2026"), ("reason", "Chờ ý kiến Sở Xây dựng")];
    takes(&leader, &extended, "form[action$='case/extend']", &more).await.went_through();
    let (hidden, _) = sent(&world, &world.browser(), "0912345674", &[("category", "bribery")], None).await;
    let hint = world.browser();
    let nobody = [("kind", "anonymous"), ("name", ""), ("address", "")];
    sent(&world, &hint, "", &nobody, None).await;
    let own = |code: &str| format!("/phan-anh/{code}");
    let staff = |code: &str| format!("/xu-ly/{code}");
    for (browser, code) in [(&sender, &open), (&over, &done)] {
        browser.opens(&own(code)).await.must_say("15/12/2026");
    }
    over.opens(&own(&done)).await.must_say("Đã trả lời đúng hạn");
    let answered_page = over.opens(&own(&done)).await.text();

    let before = world.rows().await;
    let page = owner.browser.presses(&storm(&owner.opens(CALENDAR).await)).await;
    page.went_through().must_say("bổ sung ngày 27/11/2026: Nghỉ do bão (12/TB-UBND)");
    let rows = listed(&page);
    assert_eq!(rows.len(), 1, "answered, extended, restricted ones and hints are not listed: {rows:?}");
    for part in [open.as_str(), "T3 15/12/2026", "T4 16/12/2026"] {
        assert!(rows[0].contains(part), "{part}: {}", rows[0]);
    }
    let seen = leader.opens(CALENDAR).await;
    let rows = listed(&seen);
    assert!(rows.len() == 2 && rows.iter().any(|row| row.contains(&hidden)), "leaders see all: {rows:?}");
    // Nothing has moved by itself: no version, no line, no day.
    let after = world.rows().await;
    for table in ["versions of cases", "feedback_entry", "feedback_clock", "cases in the kept sums"] {
        let of = |rows: &[(&str, i64)]| rows.iter().find(|(name, _)| *name == table).map(|(_, count)| *count);
        assert_eq!(of(&before), of(&after), "{table}");
    }
    sender.opens(&own(&open)).await.must_say("15/12/2026").must_not_say("16/12/2026");

    let form = seen.form("form[id^='chap-nhan-']");
    let accepted = leader.browser.presses(&form).await;
    accepted.must_be_at(CALENDAR).went_through().must_not_say("Đề xuất chuyển ngày trả lời");
    let moved = sender.opens(&own(&open)).await;
    moved.must_say("16/12/2026").must_say("Tính lại thời hạn theo lịch nghỉ").must_say("Nghỉ do bão");
    let told = clerk.opens(&staff(&open)).await;
    told.must_say("16/12/2026").must_say("15/12/2026").must_say("Nghỉ do bão (12/TB-UBND)");
    leader.opens(&staff(&hidden)).await.must_say("16/12/2026");
    assert_eq!(
        over.opens(&own(&done)).await.text(),
        answered_page,
        "an answered case keeps its day and result"
    );
    late.opens(&own(&extended)).await.must_say("31/12/2026").must_not_say("Tính lại thời hạn");
    let once = world.rows().await;
    leader.browser.presses(&form).await.was_refused("đã được quyết định");
    assert_eq!(world.rows().await, once);
    let [kept, counted] = service::feedback::kept_and_counted(&world.service).await.unwrap();
    assert_eq!(kept, counted);
}

#[tokio::test]
async fn what_was_dropped_moves_nothing() {
    let world = World::new().await;
    let owner = world.owner().await;
    let sender = world.browser();
    let (code, _) = sent(&world, &sender, "0912345671", &[], None).await;
    let own = format!("/phan-anh/{code}");
    let page = owner.browser.presses(&storm(&owner.opens(CALENDAR).await)).await;
    let accept = page.form("form[id^='chap-nhan-']");
    let before = sender.opens(&own).await.text();
    let dropped = owner.browser.presses(&page.form("form[id^='bo-qua-']")).await;
    dropped.must_be_at(CALENDAR).went_through().must_not_say("Đề xuất chuyển ngày trả lời");
    assert_eq!(sender.opens(&own).await.text(), before, "day, derivation and log are what they were");
    owner.browser.presses(&accept).await.was_refused("đã được quyết định");
    assert_eq!(sender.opens(&own).await.text(), before);
    // Whoever sends after the day is known gets it counted.
    let next = world.browser();
    let (code, _) = sent(&world, &next, "0912345672", &[], None).await;
    next.opens(&format!("/phan-anh/{code}")).await.must_say("16/12/2026").must_say("Nghỉ do bão");
}
