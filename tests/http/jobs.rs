//! What the program does by itself, with two processes on one database: each thing once, and nothing after it was asked to
//! stop.

use std::sync::Arc;
use std::time::Duration;

use domain::ids::FeedbackId;
use domain::notice::{NoticeChannel, NoticeKind};
use nhipcau_tests::{Member, World};
use service::notice::configure;
use service::{Service, on};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::post::Fake;

const CODE: &str = "LTN-26-AAAAAAA-A";

/// An overdue case of the officer, whose sender gave an address; and one that was closed years ago.
async fn cases(world: &World) {
    const ADD: &str = "INSERT INTO feedback (id, code, channel, received_at, entered_at, sender_kind, sender_name, \
         phone, email, hide_name, may_publish, consent_version, category, restricted, content, content_digest, \
         previous_state, state, unit_id, officer_id, round, due_on, closed_at, touched_at, touched_name, version) \
         VALUES ($1, $2, 'web', $3, $3, 'citizen', 'Nguyễn Văn An', '', 'an@example.vn', FALSE, FALSE, '1', 'land', \
         FALSE, 'Vỉa hè trước nhà bị lấn chiếm', 'x', $4, $5, $6, $7, 1, $8, $9, $3, '', 1)";
    let officer = world.persona(Member::Officer).actor;
    let mut tx = world.service.write().await.unwrap();
    for (id, code, at, state, due_on, closed_at) in [
        (1_i64, CODE, "2026-11-02T01:00:00.000000Z", ["received", "assigned"], Some("2026-11-20"), None),
        (
            2,
            "LTN-23-AAAAAAA-A",
            "2023-11-02T01:00:00.000000Z",
            ["answered", "closed"],
            None,
            Some("2023-12-01T01:00:00.000000Z"),
        ),
    ] {
        on!(tx, c => sqlx::query(ADD)
            .bind(id).bind(code).bind(at).bind(state[0]).bind(state[1]).bind(officer.unit.map(|unit| unit.0))
            .bind(officer.person.0).bind(due_on).bind(closed_at).execute(c).await)
        .unwrap();
    }
    tx.save().await.unwrap();
}

async fn tell(service: &Service) {
    let mut tx = service.write().await.unwrap();
    tx.notify_sender(FeedbackId(1), NoticeKind::Answered, CODE).await.unwrap();
    tx.save().await.unwrap();
}

async fn number(service: &Service, query: &'static str) -> i64 {
    let mut tx = service.read().await.unwrap();
    on!(tx, c => sqlx::query_scalar::<_, i64>(query).fetch_one(c).await).unwrap()
}

/// Waits until a query of one number gives that many.
async fn becomes(service: &Service, query: &'static str, wanted: i64) {
    let waited = timeout(Duration::from_secs(60), async {
        while number(service, query).await != wanted {
            sleep(Duration::from_millis(20)).await;
        }
    });
    assert!(waited.await.is_ok(), "{query} gives {}, not {wanted}", number(service, query).await);
}

const DELIVERED: &str = "SELECT COUNT(*) FROM notice WHERE person_id IS NULL AND state = 'delivered'";
const DIGESTS: &str = "SELECT COUNT(*) FROM notice WHERE kind = 'digest'";
const TOLD: &str = "SELECT COUNT(DISTINCT person_id) FROM notice WHERE kind = 'digest'";
const MASKED: &str = "SELECT COUNT(*) FROM feedback_entry WHERE kind = 'masked' AND feedback_id = 2";

#[tokio::test]
async fn two_processes_do_each_job_once_and_stop_when_asked() {
    let world = World::new().await;
    let processes = [world.service.clone(), world.another().await];
    let mails = [(); 2].map(|()| Fake::new(NoticeChannel::Email, []));
    for (service, mail) in processes.iter().zip(&mails) {
        configure(service, vec![mail.clone()]).unwrap();
    }
    cases(&world).await;
    tell(&world.service).await;
    let (stop, stopping) = watch::channel(false);
    let run = |service: &Service| {
        let (service, stopping) = (service.clone(), stopping.clone());
        tokio::spawn(server::jobs::run(service, Arc::from("http://nhipcau.test"), stopping))
    };
    let jobs: Vec<_> = processes.iter().map(run).collect();

    becomes(&world.service, DELIVERED, 1).await;
    becomes(&world.service, MASKED, 1).await;
    // The officer's own, the plan owner's, the clerk's or leaders': as many as there are people, each once.
    becomes(&world.service, "SELECT COUNT(*) FROM job_day WHERE name = 'digest'", 1).await;
    let told = number(&world.service, TOLD).await;
    assert!(told > 0, "somebody was told of what is overdue");
    // A change of a case is heard, and its notice sent, without a wait for the next beat of either process.
    tell(&processes[1]).await;
    becomes(&world.service, DELIVERED, 2).await;
    assert_eq!(
        mails.iter().map(|mail| mail.sent().len()).sum::<usize>(),
        2,
        "each notice once, by one of the two"
    );
    for mail in &mails {
        for (to, body) in mail.sent() {
            assert!(
                to == "an@example.vn" && body.contains(CODE) && !body.contains("lấn chiếm"),
                "{to}: {body}"
            );
        }
    }
    assert_eq!(number(&world.service, DIGESTS).await, told, "one a person");
    assert_eq!(number(&world.service, MASKED).await, 1);
    assert_eq!(number(&world.service, "SELECT version FROM feedback WHERE id = 2").await, 2, "masked once");
    assert_eq!(number(&world.service, "SELECT COUNT(*) FROM feedback WHERE email <> ''").await, 1);

    stop.send_replace(true);
    for job in jobs {
        timeout(Duration::from_secs(10), job).await.expect("it stops").unwrap();
    }
    tell(&world.service).await;
    sleep(Duration::from_millis(200)).await;
    assert_eq!(number(&world.service, DELIVERED).await, 2, "nothing is sent any more");
    processes[1].close().await;
}
