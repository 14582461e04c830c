//! What everybody may read of a case that was published: the question and the answer, and nothing of who asked.

use http::StatusCode;
use nhipcau_tests::{Form, Member, Page, World};

use crate::case_steps::{ANSWER, answered, sent, takes};

const WORDS: &str = "Tôi là Nguyễn Thị Lan, ở 45 phố Hào Thành, số điện thoại 0912 345 678, mail lan.nt@example.vn. \
                     Vỉa hè trước quán bị đọng nước sau mỗi trận mưa.";
/// Of the sender, as any of it could be told from.
const PERSONAL: [&str; 7] =
    ["Nguyễn Thị Lan", "Hào Thành", "0912", "345 678", "+84912345678", "lan.nt", "Quán Lan"];

fn holds_nobody(page: &Page) {
    assert_eq!(page.status(), StatusCode::OK, "{}", page.path);
    let whole = page.answer.text();
    for part in PERSONAL {
        assert!(!whole.contains(part), "{} holds {part}:\n{whole}", page.path);
    }
}

#[tokio::test]
async fn a_published_answer_names_nobody_and_hides_the_kind_of_sender_who_asked_for_it() {
    for (phone, hide, kind_is_shown) in [("0912345678", Some("on"), false), ("+84912345678", None, true)] {
        let world = World::new().await;
        let (clerk, officer, leader) =
            (world.signed_in(Member::Clerk).await, world.officer().await, world.leader().await);
        let mut more = vec![
            ("content", WORDS),
            ("email", "lan.nt@example.vn"),
            ("business_name", "Quán Lan"),
            ("may_publish", "on"),
        ];
        more.extend(hide.map(|on| ("hide_name", on)));
        let (code, _) = sent(&world, &world.browser(), phone, &more, None).await;
        answered(&clerk, &officer, &leader, &code).await;
        let page = leader.opens(&format!("/xu-ly/{code}")).await;
        let offered = page.form("form#buoc-publish");
        let question = offered.value("question").unwrap_or_default().to_owned();
        assert!(question.contains("đọng nước"), "{question}");
        for part in PERSONAL {
            assert!(!question.contains(part), "offered with {part}: {question}");
        }
        for leak in
            ["Gọi 0912.345.678 để hỏi", "Chị Nguyễn Thị Lan hỏi về vỉa hè", "Gửi về LAN.NT@example.vn"]
        {
            let refused = leader.browser.presses(&offered.clone().with("question", leak)).await;
            assert!(refused.refusal().is_some(), "published with “{leak}”");
            assert_eq!(
                refused.form("form#buoc-publish").value("question"),
                Some(leak),
                "what was typed is kept"
            );
            world.browser().opens("/hoi-dap").await.must_not_say("Chị Nguyễn Thị Lan");
        }
        takes(&leader, &code, "form#buoc-publish", &[("question", &question), ("answer", ANSWER)])
            .await
            .went_through();

        let reader = world.browser();
        let list = reader.opens("/hoi-dap").await;
        list.must_say("đọng nước").must_not_say(&code);
        holds_nobody(&list);
        let place = list.attribute("ul.rows a[href^='/hoi-dap/']", "href").unwrap();
        let one = reader.opens(&place).await;
        one.must_say(ANSWER).must_say("đọng nước").must_not_say(&code);
        holds_nobody(&one);
        assert_eq!(one.says("Hộ kinh doanh"), kind_is_shown, "{}", one.text());
        // Nobody finds by searching for a person what does not name one.
        for searched in ["0912345678", "Nguyen Thi Lan", "lan.nt"] {
            let found = reader.opens(&format!("/hoi-dap?tim={}", searched.replace(' ', "+"))).await;
            assert_eq!(found.count("ul.rows a"), 0, "{searched}");
        }
        let similar = reader.calls("/api/ui/feedback/similar", &[("text", WORDS)]).await;
        assert!(similar.text().contains("đọng nước"), "{}", similar.text());
        for part in PERSONAL {
            assert!(!similar.text().contains(part), "{part}: {}", similar.text());
        }

        let reason = [("reason", "Theo đề nghị của người gửi")];
        takes(&leader, &code, "form[action$='case/withdraw']", &reason).await.went_through();
        assert_eq!(reader.opens(&place).await.status(), StatusCode::NOT_FOUND);
        reader.opens("/hoi-dap").await.must_not_say("đọng nước");
        // Anew, as it should have read at first.
        let again = [("question", "Vỉa hè phố chợ đọng nước"), ("answer", ANSWER)];
        takes(&leader, &code, "form#buoc-publish", &again).await.went_through();
        assert_eq!(reader.opens("/hoi-dap").await.texts("ul.rows a[href^='/hoi-dap/']").len(), 1);
        reader.opens("/hoi-dap").await.must_say("Vỉa hè phố chợ đọng nước");
    }
}

#[tokio::test]
async fn without_the_senders_consent_nothing_is_published() {
    let world = World::new().await;
    let (clerk, officer, leader) =
        (world.signed_in(Member::Clerk).await, world.officer().await, world.leader().await);
    let (code, _) = sent(&world, &world.browser(), "0912345678", &[("content", WORDS)], None).await;
    answered(&clerk, &officer, &leader, &code).await;
    let place = format!("/xu-ly/{code}");
    let page = leader.opens(&place).await;
    let form = page.form("form[action$='case/step']");
    let forced = Form::made_up(
        &place,
        "/api/ui/case/step",
        &[
            ("code", &code),
            ("seen_version", form.value("seen_version").unwrap()),
            ("step", "publish"),
            ("question", "Vỉa hè đọng nước"),
            ("answer", ANSWER),
        ],
    );
    let before = world.rows().await;
    let answer = leader.browser.tells(&forced).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    assert_eq!(world.rows().await, before);
    world.browser().opens("/hoi-dap").await.must_not_say("đọng nước");
}

#[tokio::test]
async fn only_who_may_take_it_back_is_offered_to() {
    const FORM: &str = "form[action$='case/withdraw']";
    let world = World::new().await;
    let (clerk, officer, leader) =
        (world.signed_in(Member::Clerk).await, world.officer().await, world.leader().await);
    let more = [("content", WORDS), ("may_publish", "on")];
    let (code, _) = sent(&world, &world.browser(), "0912345678", &more, None).await;
    answered(&clerk, &officer, &leader, &code).await;
    let fields = [("question", "Vỉa hè đọng nước"), ("answer", ANSWER)];
    takes(&leader, &code, "form#buoc-publish", &fields).await.went_through();
    let place = format!("/xu-ly/{code}");
    for nobody in [&clerk, &world.owner().await, &officer] {
        let page = nobody.opens(&place).await;
        assert_eq!((page.status(), page.count(FORM)), (StatusCode::OK, 0), "{}", nobody.actor.name);
    }
    assert_eq!(leader.opens(&place).await.count(FORM), 1);
}
