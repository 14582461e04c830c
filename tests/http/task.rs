//! A task's page: its result on the way to a leader and back, evidence, jobs, obstacles, notes, history.

use domain::board::StateKind::{Blocked, InProgress, NoOccurrence};
use http::StatusCode;
use jiff::SignedDuration;
use nhipcau_tests::World;

#[tokio::test]
async fn the_page_shows_the_plans_own_words_and_where_they_stand() {
    let world = World::new().await;
    let viewer = world.viewer().await;
    let plan = world.plan().await;
    let task = plan.groups.iter().flat_map(|group| &group.tasks).find(|task| task.code == "II.4").unwrap();
    let page = viewer.looks_at("II.4").await;
    page.must_be_at("/bang/II.4").must_say(&task.full_text.split_whitespace().collect::<Vec<_>>().join(" "));
    page.must_say("Thường xuyên").must_say("Phòng Kinh tế, Hạ tầng và Đô thị").must_say("dòng");
    for point in ["Rõ người", "Rõ việc", "Rõ thời gian", "Rõ trách nhiệm", "Rõ sản phẩm", "Rõ thẩm quyền"]
    {
        page.must_say(point);
    }
    assert_eq!(page.count("main h1"), 1);
    assert!(page.find_form("form#ket-qua").is_none(), "whoever only reads gets no form");
}

#[tokio::test]
async fn a_result_goes_to_the_leader_and_is_accepted() {
    let world = World::new().await;
    let (officer, leader) = (world.officer().await, world.leader().await);
    let page = officer.submits("II.4", "Đã ban hành 02 văn bản.").await;
    page.was_refused("Cần ít nhất một minh chứng trước khi trình duyệt.");
    let kept = page.form("form#ket-qua");
    assert_eq!(
        kept.value("result").map(str::trim),
        Some("Đã ban hành 02 văn bản."),
        "what was typed is kept"
    );
    officer.adds_document("II.4", "15/QĐ-UBND", "03/11/2026").await.went_through().must_say("15/QĐ-UBND");
    let page = officer.submits("II.4", "Đã ban hành 02 văn bản.").await;
    page.went_through().must_say("Kết quả kỳ đang chờ lãnh đạo duyệt.");
    leader
        .looks_at("II.4")
        .await
        .must_say("Kết quả kỳ đang chờ Ông/Bà duyệt.")
        .must_say("Đã ban hành 02 văn bản.");
    leader.accepts("II.4").await.went_through().must_say("Kỳ này đã hoàn thành.");
    let board = officer.looks_at_board("").await;
    assert_eq!(board.attribute("[data-task='II.4']", "data-state").as_deref(), Some("accepted"));
}

#[tokio::test]
async fn a_leader_returns_a_result_only_with_a_note() {
    let world = World::new().await;
    let (officer, leader) = (world.officer().await, world.leader().await);
    officer.adds_link("II.4", "https://example.org/van-ban").await.went_through();
    officer.submits("II.4", "Đã làm.").await.went_through();
    let before = world.rows().await;
    leader.gives_back("II.4", "  ").await.was_refused("Đề nghị ghi rõ lý do.");
    assert_eq!(world.rows().await, before);
    leader.gives_back("II.4", "Bổ sung số văn bản.").await.went_through();
    officer
        .looks_at("II.4")
        .await
        .must_say("Kết quả được trả lại để hoàn thiện.")
        .must_say("Bổ sung số văn bản.");
    officer.opens("/hom-nay").await.must_say("Trả lại cho tôi").must_say("Bổ sung số văn bản.");
}

#[tokio::test]
async fn nobody_but_a_leader_judges() {
    let world = World::new().await;
    let (officer, owner) = (world.officer().await, world.owner().await);
    officer.adds_link("II.4", "https://example.org/van-ban").await.went_through();
    officer.submits("II.4", "Đã làm.").await.went_through();
    for who in [&officer, &owner] {
        assert!(who.looks_at("II.4").await.find_form("form#duyet").is_none());
    }
}

#[tokio::test]
async fn whoever_saves_second_keeps_what_was_typed_and_learns_who_was_quicker() {
    let world = World::new().await;
    let (officer, owner) = (world.officer().await, world.owner().await);
    let seen = officer.looks_at("II.4").await;
    world.clock.advance(SignedDuration::from_mins(5));
    owner.drafts("II.4", "Của chị Hà").await.went_through();
    let before = world.rows().await;
    let form = seen.form("form#ket-qua").with("result", "Của chị Lan, rất dài").with("act", "save");
    let page = officer.browser.presses(&form).await;
    page.was_refused("Trần Thị Hà").was_refused("08:05");
    assert_eq!(page.form("form#ket-qua").value("result").map(str::trim), Some("Của chị Lan, rất dài"));
    assert_eq!(world.rows().await, before);
    let again = page.form("form#ket-qua").with("act", "save");
    officer.browser.presses(&again).await.went_through().must_say("Của chị Lan, rất dài");
}

#[tokio::test]
async fn nothing_occurred_is_a_valid_result_with_a_sentence() {
    let world = World::new().await;
    let officer = world.officer().await;
    let page = officer.moves("II.4").to_saying(NoOccurrence, "").await;
    assert!(page.refusal().is_some(), "a sentence must say why");
    let page = officer.moves("II.4").to_saying(NoOccurrence, "Quý này không có văn bản cần sửa đổi.").await;
    page.went_through();
    let board = officer.looks_at_board("").await;
    assert_eq!(board.attribute("[data-task='II.4']", "data-state").as_deref(), Some("no_occurrence"));
    let complete =
        board.texts(".column-head").into_iter().find(|head| head.starts_with("Hoàn thành kỳ")).unwrap();
    assert!(complete.contains('1'), "{complete}");
}

#[tokio::test]
async fn an_obstacle_is_reported_decided_and_answered() {
    let world = World::new().await;
    let (officer, leader) = (world.officer().await, world.leader().await);
    officer.moves("II.4").to_saying(Blocked, "Chưa có mẫu văn bản của thành phố").await.went_through();
    officer.looks_at("II.4").await.must_say("Chưa có mẫu văn bản của thành phố");
    let page = officer.reports_obstacle("II.4", "Thiếu kinh phí in ấn", "Cấp 5 triệu đồng").await;
    page.went_through().must_say("Thiếu kinh phí in ấn").must_say("Cấp 5 triệu đồng");
    leader.opens("/hom-nay").await.must_say("Chờ tôi quyết định").must_say("Cấp 5 triệu đồng");
    let page = leader.looks_at("II.4").await;
    assert!(officer.looks_at("II.4").await.find_form("form:has([name=obstacle])").is_none());
    let form = page.form("form:has([name=obstacle])").with("text", "Đồng ý, giao Văn phòng.");
    leader.browser.presses(&form).await.went_through();
    officer.looks_at("II.4").await.must_say("Đồng ý, giao Văn phòng.");
}

#[tokio::test]
async fn a_note_reaches_whom_it_names() {
    let world = World::new().await;
    let (officer, neighbour) = (world.officer().await, world.neighbour().await);
    officer
        .notes("II.4", "@duc.pv nhờ anh gửi bản tin loa.")
        .await
        .went_through()
        .must_say("nhờ anh gửi bản tin loa");
    neighbour.opens("/hom-nay").await.must_say("Nhắc đến tôi").must_say("nhờ anh gửi bản tin loa");
    neighbour.looks_at("II.4").await.must_say("nhờ anh gửi bản tin loa");
    neighbour.opens("/hom-nay").await.must_not_say("nhờ anh gửi bản tin loa");
    let before = world.rows().await;
    officer.notes("II.4", "@khong.co.ai xem giúp").await.was_refused("Không có người dùng");
    officer.notes("II.4", "   ").await.was_refused("Đề nghị nhập nội dung.");
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_note_is_text_whatever_is_written() {
    let world = World::new().await;
    let officer = world.officer().await;
    let hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)> \" ' & </textarea>";
    let page = officer.notes("II.4", hostile).await;
    page.went_through().must_say("<script>alert(1)</script>");
    assert_eq!(page.count("main img[onerror]"), 0);
    let page = officer.drafts("II.4", hostile).await;
    page.went_through();
    assert_eq!(page.form("form#ket-qua").value("result").map(str::trim), Some(hostile));
}

#[tokio::test]
async fn small_jobs_are_added_done_and_ticked() {
    let world = World::new().await;
    let officer = world.officer().await;
    let page = officer.adds_work("II.4", "Lấy ý kiến các phòng", "30/11/2026").await;
    page.went_through().must_say("Lấy ý kiến các phòng").must_say("chậm nhất 30/11/2026");
    let page = officer.adds_work("II.4", "Việc thứ hai", "31/02/2026").await;
    assert!(page.refusal().is_some(), "a day that does not exist");
    let page = officer.looks_at("II.4").await;
    let check = page.form("form[id^='muc-']").with("text", "Phòng VHXH");
    let page = officer.browser.presses(&check).await;
    page.went_through().must_say("Phòng VHXH");
    let tick = page.attribute("form[id^='kiem-tra-'] [name=tick]", "value").unwrap();
    let page = officer.browser.presses(&page.form("form[id^='kiem-tra-']").with("tick", &tick)).await;
    page.went_through();
    let done = page.attribute("form[id^='xong-'] button", "value").unwrap();
    let page = officer.browser.presses(&page.form("form[id^='xong-']").with("done", &done)).await;
    page.went_through().must_say("1 / 1 đã xong");
}

#[tokio::test]
async fn an_earlier_period_stays_readable() {
    let world = World::new().await;
    let officer = world.officer().await;
    let earlier = officer.opens("/bang/II.4?ky=2026-Q3").await;
    let form = earlier.form("form#ket-qua").with("result", "Kết quả của quý ba").with("act", "save");
    let page = officer.browser.presses(&form).await;
    page.went_through().must_say("Kết quả của quý ba").must_say("Quý III/2026");
    officer.looks_at("II.4").await.must_say("Quý IV/2026");
    officer.opens("/bang/II.4?ky=2026-Q3").await.must_say("Kết quả của quý ba");
}

#[tokio::test]
async fn everything_that_happened_is_told_with_who_and_when() {
    let world = World::new().await;
    let officer = world.officer().await;
    officer.moves("II.4").to(InProgress).await.went_through();
    officer.adds_document("II.4", "15/QĐ-UBND", "03/11/2026").await.went_through();
    let history = officer.looks_at("II.4").await.text_of("#lich-su, .timeline");
    for words in ["Nguyễn Thị Lan", "15/QĐ-UBND", "Đang thực hiện"] {
        assert!(history.contains(words), "{words}: {history}");
    }
}

#[tokio::test]
async fn a_task_or_period_that_is_not_there_is_a_page_that_says_so() {
    let world = World::new().await;
    let officer = world.officer().await;
    for place in [
        "/bang/IX.1",
        "/bang/II",
        "/bang/%20",
        "/bang/II.4?ky=2026-Q9",
        "/bang/II.4?ky=x",
        "/bang/II.4?ky=2019-Q1",
        "/bang/%00",
    ] {
        let page = officer.opens(place).await;
        assert_eq!(page.status(), StatusCode::NOT_FOUND, "{place}\n{}", page.text());
        page.must_say("Không tìm thấy");
    }
}
