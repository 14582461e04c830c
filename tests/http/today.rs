//! My day: what waits for whom, one tap away.

use nhipcau_tests::{Member, World};

use crate::case_steps::{assigned, sent};

#[tokio::test]
async fn a_quiet_day_says_so() {
    let world = World::new().await;
    let viewer = world.viewer().await;
    let page = viewer.opens("/hom-nay").await;
    page.must_be_at("/hom-nay").must_say("23/11/2026").must_say("Hôm nay chưa có việc nào chờ Ông/Bà.");
}

#[tokio::test]
async fn what_waits_for_a_leader_is_one_tap_away() {
    let world = World::new().await;
    let (officer, leader) = (world.officer().await, world.leader().await);
    officer.adds_link("II.4", "https://example.org/van-ban").await.went_through();
    officer.submits("II.4", "Đã làm.").await.went_through();
    let page = leader.opens("/hom-nay").await;
    let place = page.attribute("#quyet-dinh a[href*='II.4']", "href").unwrap();
    leader
        .opens(place.split('#').next().unwrap())
        .await
        .must_be_at("/bang/II.4")
        .must_say("chờ Ông/Bà duyệt");
    leader.accepts("II.4").await.went_through();
    let page = leader.opens("/hom-nay").await;
    assert_eq!(page.count("#quyet-dinh a[href*='II.4']"), 0);
}

#[tokio::test]
async fn a_job_is_on_the_day_of_whom_it_is_given_to() {
    let world = World::new().await;
    let (owner, officer) = (world.owner().await, world.officer().await);
    let lan = officer.actor.person.to_string();
    owner
        .fills(
            "II.4",
            "form#them-dau-viec",
            &[("title", "Soạn tờ trình"), ("assignee", &lan), ("date", "25/11/2026")],
        )
        .await
        .went_through();
    officer
        .opens("/hom-nay")
        .await
        .must_say("Đầu việc của tôi")
        .must_say("Soạn tờ trình")
        .must_say("Còn 2 ngày");
    owner.opens("/hom-nay").await.must_not_say("Soạn tờ trình");
}

#[tokio::test]
async fn a_request_for_deletion_is_on_the_day_of_whoever_decides_it() {
    let world = World::new().await;
    let (clerk, officer, sender) =
        (world.signed_in(Member::Clerk).await, world.officer().await, world.browser());
    let (code, _) = sent(&world, &sender, "0912345678", &[], None).await;
    assigned(&clerk, &code).await;
    let here = format!("/phan-anh/{code}");
    let form = sender.opens(&here).await.form("form#xoa").with("text", "Xóa số điện thoại của tôi");
    sender.presses(&form).await.went_through();
    let page = clerk.opens("/hom-nay").await;
    page.must_say("Yêu cầu xóa dữ liệu cá nhân chờ giải quyết").must_say("1 yêu cầu xóa dữ liệu");
    let place = page.attribute("#yeu-cau-xoa a[href*='/xu-ly/']", "href").unwrap();
    assert_eq!(place, format!("/xu-ly/{code}#du-lieu"));
    assert_eq!(clerk.opens(&format!("/xu-ly/{code}")).await.count("#du-lieu"), 1);
    assert_eq!(officer.opens("/hom-nay").await.count("#yeu-cau-xoa"), 0);
}
