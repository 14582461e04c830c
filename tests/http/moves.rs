//! Moving tasks by the menu of a card: allowed, forbidden, stale.

use domain::board::StateKind::{self, Accepted, Blocked, InProgress, NoOccurrence, NotStarted, Submitted};
use jiff::SignedDuration;
use nhipcau_tests::{Form, Page, Persona, World};

fn state(page: &Page, code: &str) -> String {
    page.attribute(&format!("article.card[data-task='{code}']"), "data-state").unwrap()
}

async fn state_seen_by(who: &Persona, code: &str) -> String {
    state(&who.looks_at_board("").await, code)
}

#[tokio::test]
async fn an_officer_moves_a_task_of_their_unit_there_and_back() {
    let world = World::new().await;
    let officer = world.officer().await;
    let page = officer.moves("II.4").to(InProgress).await;
    page.went_through().must_be_at("/bang");
    assert_eq!(state(&page, "II.4"), "in_progress");
    let card = page.text_of("article.card[data-task='II.4'] .card-meta");
    assert!(card.contains("Nguyễn Thị Lan"), "who touched it last: {card}");
    let page = officer.moves("II.4").to(NotStarted).await;
    page.went_through();
    assert_eq!(state(&page, "II.4"), "not_started");
}

#[tokio::test]
async fn the_menu_says_why_a_move_is_not_offered() {
    let world = World::new().await;
    let (officer, neighbour, viewer) = (world.officer().await, world.neighbour().await, world.viewer().await);
    let evidence = "Cần ít nhất một minh chứng trước khi trình duyệt.";
    assert_eq!(officer.moves("II.4").why_not(Submitted).await, evidence);
    assert_eq!(
        officer.moves("II.4").why_not(Accepted).await,
        "Tài khoản của Ông/Bà không có quyền thực hiện việc này."
    );
    assert_eq!(neighbour.moves("II.4").why_not(InProgress).await, "Nhiệm vụ này do đơn vị khác chủ trì.");
    assert_eq!(
        officer.moves("V.10").why_not(InProgress).await,
        "Nhiệm vụ này chưa được giao đơn vị chủ trì."
    );
    assert_eq!(
        viewer.moves("II.4").why_not(InProgress).await,
        "Tài khoản của Ông/Bà không có quyền thực hiện việc này."
    );
    world.leader().await.moves("II.4").to(InProgress).await.went_through();
}

#[tokio::test]
async fn what_the_menu_forbids_the_server_refuses_and_leaves_no_trace() {
    let world = World::new().await;
    let (officer, neighbour, viewer, admin) =
        (world.officer().await, world.neighbour().await, world.viewer().await, world.admin().await);
    let before = world.rows().await;
    let tries: [(&Persona, &str, StateKind, &str); 8] = [
        (&officer, "II.4", Submitted, "Cần ít nhất một minh chứng"),
        (&officer, "II.4", Accepted, "không có quyền"),
        (&officer, "II.4", Blocked, "Đề nghị ghi rõ vướng mắc"),
        (&officer, "II.4", NoOccurrence, "Đề nghị ghi rõ lý do"),
        (&officer, "II.1", InProgress, "do đơn vị khác chủ trì"),
        (&neighbour, "II.4", InProgress, "do đơn vị khác chủ trì"),
        (&viewer, "II.4", InProgress, "không có quyền"),
        (&admin, "II.4", InProgress, "không có quyền"),
    ];
    for (who, code, to, why) in tries {
        who.moves(code).forced_to(to).await.must_be_at("/bang").was_refused(why);
    }
    assert_eq!(world.rows().await, before);
    assert_eq!(state_seen_by(&officer, "II.4").await, "not_started");
}

#[tokio::test]
async fn the_second_of_two_is_told_who_was_quicker_and_when() {
    let world = World::new().await;
    let (officer, leader) = (world.officer().await, world.leader().await);
    let seen = officer.looks_at_board("").await;
    world.clock.advance(SignedDuration::from_mins(7));
    leader.moves("II.4").to(InProgress).await.went_through();
    let before = world.rows().await;
    let page = officer.moves("II.4").from(seen).to(InProgress).await;
    page.was_refused("Nhiệm vụ đã được Hoàng Văn Minh cập nhật lúc")
        .was_refused("08:07")
        .was_refused("Đang thực hiện");
    assert_eq!(world.rows().await, before);
    assert_eq!(state(&page, "II.4"), "in_progress", "the page shows what is now");
}

#[tokio::test]
async fn a_version_that_never_was_is_refused() {
    let world = World::new().await;
    let officer = world.officer().await;
    let before = world.rows().await;
    for seen in ["99", "-1", "9223372036854775807"] {
        let form = Form::made_up(
            "/bang",
            "/api/ui/move-task",
            &[("code", "II.4"), ("period", "2026-Q4"), ("to", "in_progress"), ("seen", seen)],
        );
        let page = officer.browser.presses(&form).await;
        assert!(page.refusal().is_some(), "{seen}");
    }
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_task_that_does_not_exist_is_not_moved() {
    let world = World::new().await;
    let leader = world.leader().await;
    let before = world.rows().await;
    for (code, period) in
        [("IX.1", "2026-Q4"), ("", "2026-Q4"), ("II.4", "2031-Q1"), ("II.4", "2026-W7"), ("ii.4 ", "2026-Q9")]
    {
        let form = Form::made_up(
            "/bang",
            "/api/ui/move-task",
            &[("code", code), ("period", period), ("to", "in_progress"), ("seen", "0")],
        );
        let page = leader.browser.presses(&form).await;
        assert!(page.refusal().is_some(), "{code} {period}: {}", page.text());
    }
    assert_eq!(world.rows().await, before);
}
