//! The live line: others learn what changed, strangers learn nothing.

use domain::board::StateKind::InProgress;
use http::StatusCode;
use nhipcau_tests::World;

#[tokio::test]
async fn a_move_is_told_to_everybody_who_listens() {
    let world = World::new().await;
    let (officer, leader, viewer) = (world.officer().await, world.leader().await, world.viewer().await);
    let (mut one, mut two) = (leader.browser.listens().await, viewer.browser.listens().await);
    assert_eq!(one.status, StatusCode::OK);
    officer.moves("II.4").to(InProgress).await.went_through();
    for stream in [&mut one, &mut two] {
        let told: serde_json::Value = serde_json::from_str(&stream.next().await).unwrap();
        let text = told.to_string();
        assert!(text.contains("\"task\"") && text.contains("II.4"), "{text}");
        assert!(text.contains("Nguyễn Thị Lan"), "by whose hand: {text}");
        assert!(!text.contains("in_progress"), "data never travels here: {text}");
    }
}

#[tokio::test]
async fn strangers_hear_nothing() {
    let world = World::new().await;
    let stream = world.browser().listens().await;
    assert!(stream.status == StatusCode::UNAUTHORIZED || stream.status.is_redirection(), "{}", stream.status);
}

#[tokio::test]
async fn the_screen_of_a_hall_hears_that_a_dialogue_changed_and_no_more() {
    let world = World::new().await;
    let mut screen = world.browser().listens_at("/live/doi-thoai").await;
    assert_eq!(screen.status, StatusCode::OK);
    let officer = world.officer().await;
    officer.moves("II.4").to(InProgress).await.went_through();
    crate::dialogue_public::announced(&world, "").await;
    let mut heard = screen.next().await;
    // A beat says that the line stands.
    while heard == "1" {
        heard = screen.next().await;
    }
    assert_eq!(heard, "everything", "neither which nor by whom, and nothing of tasks");
}

#[tokio::test]
async fn one_address_holds_so_many_lines_of_a_hall_and_no_more() {
    let world = World::new().await;
    let hall = world.browser_at("203.0.113.7");
    let mut lines = Vec::new();
    for _ in 0..server::STRANGERS_MOST {
        lines.push(hall.listens_at("/live/doi-thoai").await);
    }
    assert!(lines.iter().all(|line| line.status == StatusCode::OK));
    let refused = hall.asks("/live/doi-thoai").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("retry-after"), "30");
    assert!(refused.text().contains("quá nhiều màn hình"), "{}", refused.text());
    let other = world.browser_at("203.0.113.8");
    assert_eq!(other.listens_at("/live/doi-thoai").await.status, StatusCode::OK, "another hall has its own");
    lines.pop();
    assert_eq!(
        hall.listens_at("/live/doi-thoai").await.status,
        StatusCode::OK,
        "a line that ended made room"
    );
    // Whoever is signed in is known, and is counted nowhere.
    let officer = world.officer().await;
    assert_eq!(officer.browser.listens().await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_line_ends_when_the_process_stops() {
    let world = World::new().await;
    let viewer = world.viewer().await;
    let mut stream = viewer.browser.listens().await;
    world.asks_to_stop();
    assert!(stream.ends().await);
}
