//! What senders do with their own data and words, on both engines: corrections, the consent to publication, messages that
//! are sent twice, files of refused ones, and what is kept of a complaint.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod cases;
mod desk;
mod harness;
mod ward;

use cases::{case_of, file, number, opened, said, send};
use desk::{ANSWER, desk, does, see, sums_hold};
use domain::feedback::{
    Act, Channel, ContactForm, Problem, Refusal as No, Road, SenderKind, StateKind, Step, What,
};
use domain::notice::NoticeKind;
use service::feedback::{self, Said};
use service::notice::inbox;
use service::{Refusal, Service, on};
use ward::{KTHTDT, refused};

const TEXT: &str = "Vỉa hè trước cửa hàng bị chiếm làm bãi để xe suốt ngày";
const PDF: &[u8] = b"%PDF-1.7\n";

fn contact(phone: &str, email: &str, address: &str) -> ContactForm {
    ContactForm { phone: phone.into(), email: email.into(), address: address.into() }
}

fn form(field: &str, what: What) -> Refusal {
    Refusal::Feedback(No::Form { problems: vec![Problem::new(field, what)] })
}

async fn public(service: &Service) -> usize {
    feedback::published(service, "", None, None).await.unwrap().answers.len()
}

contract! {
    async fn a_sender_corrects_how_they_are_reached(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let access = opened(service, &receipt).await;
        let (code, token) = (access.code.as_str(), access.token.as_str());
        let corrects = async |form: ContactForm| feedback::correct_contact(service, code, token, &form).await;
        corrects(contact("0353 456 789", "an@example.vn", "12 Lê Thanh Nghị")).await.unwrap();
        let case = feedback::public_case(service, code, token).await.unwrap();
        assert_eq!((case.sender.phone.as_str(), case.sender.email.as_str()), ("+84353456789", "an@example.vn"));
        let line = case.entries.last().unwrap();
        assert_eq!((line.kind.as_str(), line.by_sender), ("contact_corrected", true));
        assert_eq!(line.text, "số điện thoại, thư điện tử", "which, and not what");
        corrects(contact("0353456789", "an@example.vn", "12 Lê Thanh Nghị")).await.unwrap();
        let again = feedback::public_case(service, code, token).await.unwrap();
        assert_eq!(again.entries.len(), case.entries.len(), "nothing was changed");
        assert_eq!(refused(corrects(contact("", "", "x")).await), form("phone", What::PhoneOrEmail));
        assert_eq!(refused(corrects(contact("0123", "", "x")).await), form("phone", What::Phone));
        let wrong = feedback::correct_contact(service, code, "x", &contact("0353456789", "", "x")).await;
        assert_eq!(refused(wrong), Refusal::NotFound);
        // What was deleted on request does not come back by this road.
        feedback::ask_deletion(service, code, token, "").await.unwrap();
        let asked = see(&world, &desk.clerk, code).await.data_requests[0].id;
        feedback::decide_data_request(service, &desk.clerk, code, asked, true, "Đã xóa theo yêu cầu của Ông/Bà")
            .await
            .unwrap();
        assert_eq!(refused(corrects(contact("0912345678", "", "x")).await), Refusal::NotFound);
        sums_hold(&world).await;
    }

    async fn a_consent_that_is_taken_back_takes_the_answer_off_the_public_page_for_good(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        let (leader, officer) = (&desk.ward.leader, &desk.ward.officer);
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let access = opened(service, &receipt).await;
        let (code, token) = (access.code.as_str(), access.token.as_str());
        for act in [
            Act::Assign { unit: KTHTDT, officer: Some(officer.person) },
            Act::Submit { text: ANSWER.into() },
            Act::Approve { serves_duplicates: false },
            Act::Publish { question: TEXT.into(), answer: ANSWER.into() },
        ] {
            does(&world, &desk, leader, code, act).await.unwrap();
        }
        assert_eq!(public(service).await, 1);
        for _ in 0..2 {
            feedback::withdraw_consent(service, code, token).await.unwrap();
        }
        assert_eq!(public(service).await, 0);
        assert_eq!(feedback::published(service, "via he", None, None).await.unwrap().answers, []);
        let shown = see(&world, leader, code).await;
        assert!(!shown.sender.may_publish && !shown.may.contains(&Step::Publish) && shown.redacted.is_none());
        let lines = shown.entries.iter().filter(|entry| entry.kind == "consent_withdrawn");
        assert_eq!(lines.filter(|entry| entry.by_sender && entry.public).count(), 1, "once");
        let anew = Act::Publish { question: TEXT.into(), answer: ANSWER.into() };
        assert_eq!(refused(does(&world, &desk, leader, code, anew).await), No::MayNotPublish.into());
        let told = inbox(service, officer).await.unwrap().told;
        assert_eq!(told.iter().filter(|told| told.kind == NoticeKind::ConsentWithdrawn).count(), 1);
        sums_hold(&world).await;
    }

    async fn a_message_that_is_sent_twice_stands_once(world) {
        let service = &world.service;
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let access = opened(service, &receipt).await;
        let message = |key: &str, text: &str, files: &[&[u8]]| Said {
            key: key.into(),
            files: files.iter().map(|bytes| file("a.pdf", bytes)).collect(),
            ..said(text)
        };
        let says = async |said: Said| feedback::say(service, &access.code, &access.token, said).await.unwrap();
        let mut sends = Vec::new();
        for _ in 0..8 {
            let (service, access) = (service.clone(), access.clone());
            let said = message("k1", "Nước vẫn đọng", &[PDF]);
            sends.push(tokio::spawn(async move {
                feedback::say(&service, &access.code, &access.token, said).await
            }));
        }
        for sent in sends {
            sent.await.unwrap().unwrap();
        }
        const SAID: &str = "SELECT COUNT(*) FROM feedback_entry WHERE kind = 'message'";
        const FILES: &str = "SELECT COUNT(*) FROM feedback_file";
        assert_eq!((number(service, SAID).await, number(service, FILES).await), (1, 1));
        // Back to the form as it was: another text or another picture is another message.
        says(message("k1", "Nước đã rút", &[])).await;
        says(message("k1", "Nước đã rút", &[b"%PDF-1.4\n"])).await;
        says(message("k2", "Nước đã rút", &[])).await;
        says(message("", "Nước đã rút", &[])).await;
        says(message("", "Nước đã rút", &[])).await;
        assert_eq!((number(service, SAID).await, number(service, FILES).await), (6, 2));
    }

    async fn files_of_a_refused_message_come_along_with_the_next(world) {
        let service = &world.service;
        let receipt = send(service, case_of("+84912345678", TEXT)).await.unwrap();
        let access = opened(service, &receipt).await;
        let held = feedback::hold_files(service, "", vec![file("a.pdf", PDF)]).await.unwrap();
        let said = Said { held: held.clone(), files: vec![file("b.pdf", b"%PDF-1.4\n")], ..said("Gửi kèm hai tệp") };
        feedback::say(service, &access.code, &access.token, said).await.unwrap();
        let case = feedback::public_case(service, &access.code, &access.token).await.unwrap();
        let mut names: Vec<_> = case.files.iter().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["a.pdf", "b.pdf"]);
        assert!(case.files.iter().all(|file| file.by_sender));
        assert!(feedback::held_files(service, &held).await.unwrap().is_empty());
    }

    async fn a_file_says_who_attached_it(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        let mut new = case_of("", TEXT);
        new.channel = Channel::Counter;
        let held = feedback::hold_files(service, "", vec![file("b.pdf", b"%PDF-1.4\n")]).await.unwrap();
        let receipt = feedback::enter(service, &desk.clerk, new, vec![file("a.pdf", PDF)], &held).await.unwrap();
        let access = opened(service, &receipt).await;
        let said = Said { files: vec![file("c.pdf", b"%PDF-1.5\n")], ..said("Tôi gửi thêm") };
        feedback::say(service, &access.code, &access.token, said).await.unwrap();
        let mut files: Vec<_> = see(&world, &desk.clerk, &receipt.code)
            .await
            .files
            .into_iter()
            .map(|file| (file.name, file.by_sender, file.added_by))
            .collect();
        files.sort();
        let of = |name: &str, by_sender, by: &str| (name.to_owned(), by_sender, by.to_owned());
        assert_eq!(files, [of("a.pdf", false, "Cán bộ"), of("b.pdf", false, "Cán bộ"), of("c.pdf", true, "")]);
        let shown = feedback::public_case(service, &access.code, &access.token).await.unwrap().files;
        assert!(shown.iter().all(|file| file.added_by.is_empty()), "no name of staff");
        assert_eq!(shown.iter().filter(|file| file.by_sender).count(), 1);
    }

    async fn of_a_complaint_the_note_alone_is_kept(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        let new = case_of("+84912345678", "Tôi khiếu nại quyết định xử phạt số 12 đối với cửa hàng của tôi");
        let receipt = feedback::submit(service, new, vec![file("don.pdf", PDF)], "").await.unwrap();
        let access = opened(service, &receipt).await;
        let (code, token) = (access.code.as_str(), access.token.as_str());
        let clerk = &desk.clerk;
        feedback::say(service, code, token, said("Quyết định ký ngày 02/11")).await.unwrap();
        does(&world, &desk, clerk, code, Act::Assign { unit: KTHTDT, officer: None }).await.unwrap();
        feedback::note(service, clerk, code, "Quyết định này của UBND phường").await.unwrap();
        does(&world, &desk, &desk.ward.officer, code, Act::Submit { text: ANSWER.into() }).await.unwrap();
        let back = Act::Return { note: "Đây là khiếu nại".into() };
        does(&world, &desk, &desk.ward.leader, code, back).await.unwrap();
        does(&world, &desk, clerk, code, Act::Redirect { road: Road::Complaint }).await.unwrap();
        let kept = see(&world, clerk, code).await;
        assert_eq!((kept.state.kind(), kept.content.as_str(), kept.answers.len()), (StateKind::Redirected, "", 0));
        assert!(kept.entries.iter().all(|entry| !entry.text.contains("Quyết định")), "{:?}", kept.entries);
        assert!(kept.entries.iter().any(|entry| entry.kind == "redirect"), "that it was led there stays");
        assert_eq!(kept.files.iter().map(|file| (file.name.as_str(), file.removed.is_some())).collect::<Vec<_>>(), [("", true)]);
        let shown = feedback::public_case(service, code, token).await.unwrap();
        assert_eq!((shown.content.as_str(), shown.files.len()), ("", 0));
        assert_eq!(shown.sender.phone, "+84912345678", "they are still reached");
        sums_hold(&world).await;
        // Two of them are alike in nothing.
        let other = send(service, case_of("+84987654321", TEXT)).await.unwrap();
        does(&world, &desk, clerk, &other.code, Act::Redirect { road: Road::Complaint }).await.unwrap();
        assert_eq!(see(&world, clerk, &other.code).await.alike, []);
    }

    async fn complaints_of_before_lose_their_content_too(world) {
        const FORGET: &str = include_str!("../../../migrations/0030_message_and_complaint.sql");
        const AS_BEFORE: &str = "UPDATE feedback SET content = 'Đơn khiếu nại của tôi', content_digest = 'x' \
                                 WHERE state = 'redirected'";
        let (desk, service) = (desk(&world).await, &world.service);
        for (phone, road) in [("+84912345678", Road::Complaint), ("+84987654321", Road::Denunciation)] {
            let code = send(service, case_of(phone, TEXT)).await.unwrap().code;
            does(&world, &desk, &desk.clerk, &code, Act::Redirect { road }).await.unwrap();
        }
        let mut tx = service.write().await.unwrap();
        on!(tx, c => sqlx::query(AS_BEFORE).execute(c).await).unwrap();
        // The column is there already.
        for forget in FORGET.split(';').filter(|text| !text.contains("message_key")) {
            on!(tx, c => sqlx::raw_sql(sqlx::AssertSqlSafe(forget)).execute(c).await).unwrap();
        }
        tx.save().await.unwrap();
        const EMPTY: &str = "SELECT COUNT(*) FROM feedback WHERE content = ''";
        assert_eq!(number(service, EMPTY).await, 1, "a denunciation is kept, for leaders");
    }

    async fn a_resident_without_a_phone_is_taken_in(world) {
        let (desk, service) = (desk(&world).await, &world.service);
        let mut new = case_of("", TEXT);
        new.sender.kind = SenderKind::Citizen;
        let receipt = feedback::enter(service, &desk.head, new, Vec::new(), "").await.unwrap();
        assert!(receipt.due_on.is_some(), "by name and neighbourhood it is a case like every other");
        let case = see(&world, &desk.clerk, &receipt.code).await;
        assert_eq!((case.channel, case.neighborhood.as_deref()), (Channel::Neighborhood, Some("TDP3")));
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE person_id IS NULL").await, 0);
        sums_hold(&world).await;
    }
}
