//! Notices: what staff were told on their day, and the outbox with what became of everything.

use domain::{ids::FeedbackId, notice::NoticeKind};
use nhipcau_tests::{Member, World};
use service::{db::Instant, on};

/// A case of a sender who gave an e-mail address, of which the officer and the sender are told.
async fn a_case_is_told_of(world: &World) {
    const ADD: &str = "INSERT INTO feedback (id, code, channel, received_at, entered_at, sender_kind, sender_name, \
         phone, email, hide_name, may_publish, consent_version, category, restricted, content, content_digest, \
         previous_state, state, unit_id, officer_id, round, due_on, touched_at, touched_name, version) \
         VALUES (1, 'LTN-26-AAAAAAA-A', 'web', $1, $1, 'citizen', 'Nguyễn Văn An', '', 'an@example.vn', FALSE, FALSE, \
         '1', 'land', FALSE, 'Vỉa hè trước nhà bị lấn chiếm', 'x', 'received', 'assigned', $2, $3, 1, '2026-11-20', \
         $1, '', 1)";
    let officer = world.persona(Member::Officer).actor;
    let mut tx = world.service.write().await.unwrap();
    let now = Instant(tx.now());
    on!(tx, c => sqlx::query(ADD)
        .bind(now).bind(officer.unit.map(|unit| unit.0)).bind(officer.person.0).execute(c).await)
    .unwrap();
    tx.notify_sender(FeedbackId(1), NoticeKind::Received, "LTN-26-AAAAAAA-A").await.unwrap();
    tx.notify_person(officer.person, NoticeKind::Assigned, "LTN-26-AAAAAAA-A").await.unwrap();
    tx.save().await.unwrap();
}

#[tokio::test]
async fn what_somebody_was_told_waits_on_their_day_until_they_have_seen_it() {
    let world = World::new().await;
    a_case_is_told_of(&world).await;
    let officer = world.officer().await;
    let page = officer.opens("/hom-nay").await;
    page.must_say("Được giao xử lý").must_say("Vỉa hè trước nhà bị lấn chiếm").must_say("Quá hạn 3 ngày");
    assert_eq!(page.count("#thong-bao a[href='/xu-ly/LTN-26-AAAAAAA-A']"), 1);
    assert_eq!(page.count("#phan-anh a[href='/xu-ly/LTN-26-AAAAAAA-A']"), 1);
    let page = officer.browser.presses(&page.form("form#da-xem")).await;
    page.must_be_at("/hom-nay").went_through().must_not_say("Được giao xử lý");
    world.viewer().await.opens("/hom-nay").await.must_not_say("lấn chiếm");
}

#[tokio::test]
async fn the_outbox_says_what_was_not_sent_and_how_to_change_that() {
    let world = World::new().await;
    a_case_is_told_of(&world).await;
    let admin = world.admin().await;
    let door = admin.opens("/quan-tri").await.link("Thông báo");
    let page = admin.opens(&door).await;
    page.must_be_at("/quan-tri/thong-bao")
        .must_say("Không có kênh gửi")
        .must_say("Chưa cấu hình")
        .must_say("NHIPCAU_SMTP")
        .must_say("LTN-26-AAAAAAA-A")
        .must_not_say("an@example.vn")
        .must_not_say("Nguyễn Văn An")
        .must_not_say("Gửi lại");
    let page = admin.opens("/quan-tri/thong-bao?trang-thai=permanent_failure").await;
    page.must_be_at("/quan-tri/thong-bao").must_not_say("LTN-26-AAAAAAA-A");
}

#[tokio::test]
async fn what_failed_is_sent_again_by_hand() {
    const FAILED: &str = "UPDATE notice SET state = 'permanent_failure', channel = 'email', attempts = 8, \
                          last_error = '550 no such mailbox' WHERE person_id IS NULL";
    let world = World::new().await;
    a_case_is_told_of(&world).await;
    let mut tx = world.service.write().await.unwrap();
    on!(tx, c => sqlx::query(FAILED).execute(c).await).unwrap();
    tx.save().await.unwrap();
    let clerk = world.signed_in(Member::Clerk).await;
    let page = clerk.opens("/quan-tri/thong-bao").await;
    page.must_say("Không gửi được").must_say("550 no such mailbox");
    let form = page.form("form[id^='gui-lai-']");
    // There is no road in this world: that is said, and nothing is called sent.
    let page = clerk.browser.presses(&form).await;
    page.went_through().must_not_say("550").must_say("Không có kênh gửi");
    clerk.browser.presses(&form).await.was_refused("vừa được người khác cập nhật");
    let officer = world.officer().await;
    assert_eq!(officer.opens("/quan-tri/thong-bao").await.status(), 403);
}
