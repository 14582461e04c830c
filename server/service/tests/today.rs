//! My day, the public's view and the demonstration, on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod ward;

use domain::board::{Column, NewEvidence, StateKind, WorkForm};
use domain::indicator::Standing;
use domain::people::Role;
use jiff::civil::date;
use service::{Error, Refusal, board, demo, on, portal, today};
use ward::{look, moves, period, refused, row_counts, ward};

fn document(number: &str) -> NewEvidence {
    NewEvidence::Document { title: String::new(), number: number.into(), date: None }
}

contract! {
    async fn each_finds_what_waits_for_them(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let officer = today::today(service, &ward.officer).await.unwrap();
        let codes: Vec<&str> = officer.due.iter().map(|card| card.code.as_str()).collect();
        assert_eq!((codes, officer.total()), (vec!["II.4", "III.4"], 2));
        assert_eq!(today::today(service, &ward.other).await.unwrap().total(), 0);

        board::add_evidence(service, &ward.officer, "II.4", period(), &document("1/BC")).await.unwrap();
        moves(service, &ward.officer, "II.4", StateKind::Submitted, "").await.unwrap();
        board::raise_obstacle(service, &ward.other, "III.4", period(), "Chưa có hội trường", "Cho mượn").await.unwrap();
        let leader = today::today(service, &ward.leader).await.unwrap();
        assert_eq!((leader.to_review[0].code.as_str(), leader.to_decide[0].1.text.as_str()), ("II.4", "Chưa có hội trường"));

        moves(service, &ward.leader, "II.4", StateKind::InProgress, "Bổ sung").await.unwrap();
        let officer = today::today(service, &ward.officer).await.unwrap();
        assert_eq!(officer.returned[0].code, "II.4");
        assert!(today::today(service, &ward.leader).await.unwrap().to_review.is_empty());
    }

    async fn a_result_of_an_earlier_quarter_still_waits(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let earlier = "2026-Q3".parse().unwrap();
        board::add_evidence(service, &ward.officer, "II.4", earlier, &document("1/BC")).await.unwrap();
        let order = domain::board::MoveTask {
            code: "II.4".into(), period: earlier, to: StateKind::Submitted, seen_version: 1, note: String::new(),
        };
        board::move_task(service, &ward.officer, order).await.unwrap();
        assert_eq!(today::today(service, &ward.leader).await.unwrap().to_review[0].period, earlier);
    }

    async fn a_mention_waits_until_it_is_seen(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        board::add_note(service, &ward.officer, "II.4", period(), "@Duc xem giúp").await.unwrap();
        let other = today::today(service, &ward.other).await.unwrap();
        assert_eq!((other.mentions[0].task.code.as_str(), other.mentions[0].written.name.as_str()), ("II.4", "Nguyễn Thị Lan"));
        let page = board::task(service, &ward.other, "II.4", None).await.unwrap();
        assert_eq!(page.notes[0].mentions[0].id, ward.other.person);
        board::see_notes(service, &ward.other, "II.4", period()).await.unwrap();
        assert!(today::today(service, &ward.other).await.unwrap().mentions.is_empty());
    }

    async fn a_job_belongs_to_whom_it_was_given(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let form = WorkForm {
            title: "Soạn giấy mời".into(), assignee: Some(ward.other.person), due_on: Some(date(2026, 11, 20)),
        };
        let item = board::add_work(service, &ward.officer, "II.4", period(), &form).await.unwrap();
        let check = board::add_check(service, &ward.other, item, "Danh sách khách").await.unwrap();
        board::tick(service, &ward.other, check, true).await.unwrap();
        let day = today::today(service, &ward.other).await.unwrap();
        assert!(day.work[0].1.late && day.work[0].0.code == "II.4");
        assert_eq!(look(service, &ward.viewer, "").await.cards[0].open_work, 1);

        let before = row_counts(service).await;
        assert!(board::finish_work(service, &ward.viewer, item, 1, true).await.is_err());
        let stale = refused(board::finish_work(service, &ward.other, item, 9, true).await);
        assert_eq!(stale, Refusal::Stale { by: None, at: None });
        let nobody = WorkForm { assignee: Some(domain::ids::PersonId(999)), ..form.clone() };
        assert!(board::change_work(service, &ward.officer, item, 1, &nobody).await.is_err());
        assert_eq!(row_counts(service).await, before);

        board::finish_work(service, &ward.other, item, 1, true).await.unwrap();
        assert!(today::today(service, &ward.other).await.unwrap().work.is_empty());
        let done = refused(board::change_work(service, &ward.officer, item, 2, &form).await);
        assert_eq!(done, Refusal::Board(domain::board::Refusal::WorkDone));
        let page = board::task(service, &ward.viewer, "II.4", None).await.unwrap();
        assert_eq!(page.work[0].done.as_ref().unwrap().by, ward.other.person);
        assert!(page.work[0].checks[0].done);
    }

    async fn the_public_sees_what_was_released_and_no_more(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let progress = portal::progress(service, None).await.unwrap().unwrap();
        assert!(progress.released.is_none() && progress.tasks.iter().all(|task| task.state.is_none()));
        moves(service, &ward.officer, "II.4", StateKind::NoOccurrence, "Không có").await.unwrap();
        board::release(service, &ward.leader, period()).await.unwrap();
        moves(service, &ward.officer, "II.4", StateKind::InProgress, "").await.unwrap();
        let progress = portal::progress(service, Some(2026)).await.unwrap().unwrap();
        let released = progress.released.as_ref().unwrap();
        assert_eq!((released.period, released.on), (period(), date(2026, 11, 23)));
        assert_eq!(progress.tasks[0].state, Some(StateKind::NoOccurrence));
        assert_eq!((released.counts.column(Column::Accepted), released.counts.total()), (1, 3));
        assert_eq!(progress.groups[0].counts.column(Column::Accepted), 1);
        assert_eq!(look(service, &ward.viewer, "").await.released.unwrap().by, ward.leader.person);
        assert!(portal::progress(service, Some(2031)).await.unwrap().is_none());
    }

    async fn the_wards_own_plan_stands_on_the_board(world) {
        let service = &world.service;
        assert!(service::plan::import_shipped(service).await.unwrap());
        let viewer = ward::someone(Role::Viewer);
        let board = look(service, &viewer, "").await;
        let groups: Vec<u32> = board.groups.iter().map(|group| group.counts.total()).collect();
        assert_eq!((groups, board.counts.column(Column::NotStarted)), (vec![1, 9, 4, 1, 11], 26));
        let shown = |filter: &str| {
            let (filter, viewer) = (filter.to_owned(), viewer.clone());
            async move { look(service, &viewer, &filter).await.cards.len() }
        };
        for (filter, cards) in [
            ("vai-tro=chu-tri", 15),
            ("vai-tro=phoi-hop", 11),
            ("han=regular", 23),
            ("han=maintain", 1),
            ("han=yearly", 1),
            ("han=within_year", 1),
            ("nhom=V", 11),
            ("cua-toi=1", 0),
            ("tim=tau vu tru", 0),
        ] {
            assert_eq!(shown(filter).await, cards, "{filter}");
        }
        let found = look(service, &viewer, "tim=doi thoai").await;
        assert!(found.cards.iter().any(|card| card.code == "III.4"));
        let people = demo::fill(service).await.ok().unwrap();
        assert!(people.len() > Role::ALL.len());
        let board = look(service, &viewer, "").await;
        assert!(Column::ALL.iter().all(|column| board.counts.column(*column) > 0), "{:?}", board.counts);
        assert_eq!(shown("tim=van hoa xa hoi").await, shown("tim=Văn hóa – Xã hội").await);
        assert!(shown("don-vi=KTHTDT").await > 0);
        let named = board.cards.iter().find(|card| card.owner.is_some()).unwrap();
        let owner = named.owner.clone().unwrap();
        let actor = domain::people::Actor {
            person: owner.id,
            name: owner.name,
            roles: domain::people::Roles::new([Role::UnitOfficer]),
            unit: owner.unit,
        };
        assert!(look(service, &actor, "cua-toi=1").await.cards.iter().any(|card| card.code == named.code));
        // Every kind of standing has its chart, and kept sums are those of a count anew.
        let page = service::indicator::dashboard(service, &viewer, None).await.unwrap();
        let standings: Vec<Standing> = page.indicators.iter().map(|chart| chart.judgement.standing).collect();
        for standing in [
            Standing::OutOfReach, Standing::AtRisk, Standing::EntryOverdue, Standing::Waiting, Standing::OnTrack,
        ] {
            assert!(standings.contains(&standing), "{standings:?}");
        }
        assert!(standings.is_sorted(), "the most urgent first");
        assert_eq!((page.growth.growth.goal, page.growth.growth.through), (Some(184), 10));
        assert_eq!(page.decisions.values.len(), 1);
        assert_eq!(page.indicators.iter().filter(|chart| !chart.explanations.is_empty()).count(), 2);
        let everybody = service::indicator::public_page(service, None).await.unwrap();
        assert!(everybody.indicators.iter().any(|one| one.stale.is_some()));
        let [kept, counted] = service::indicator::kept_and_counted(service).await.unwrap();
        assert_eq!(kept, counted);
        const RATED: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM feedback WHERE rating IS NOT NULL AND restricted = FALSE";
        const KEPT: &str = "SELECT CAST(SUM(cases) AS BIGINT) FROM feedback_rating_tally";
        let mut tx = service.read().await.unwrap();
        let rated = on!(tx, c => sqlx::query_scalar::<_, i64>(RATED).fetch_one(c).await).unwrap();
        let kept = on!(tx, c => sqlx::query_scalar::<_, i64>(KEPT).fetch_one(c).await).unwrap();
        assert_eq!((rated, rated > 0), (kept, true));
    }

    async fn a_demonstration_fills_an_empty_plan_and_only_that(world) {
        let service = &world.service;
        let unplanned = demo::fill(service).await;
        assert!(matches!(unplanned, Err(Error::Refused(Refusal::Board(domain::board::Refusal::NoPlan)))));
        ward::plan_alone(&world).await;
        let people = demo::fill(service).await.ok().unwrap();
        for role in Role::ALL {
            assert!(people.iter().any(|person| person.role == role.name()), "{role:?}");
        }
        let admin = people.iter().find(|person| person.role == "admin").unwrap();
        assert!(admin.totp_secret.is_some() && admin.password.len() >= 10);
        let again = demo::fill(service).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::NotFound))));
        let progress = portal::progress(service, None).await.unwrap().unwrap();
        assert_eq!(progress.released.as_ref().unwrap().period.to_string(), "2026-Q3");
        let leader = ward::someone(Role::Leader);
        let page = board::task(service, &leader, "II.4", None).await.unwrap();
        assert!(page.others.len() >= 2 && page.others.iter().all(|report| report.version == 1));
        assert!(today::today(service, &leader).await.is_ok());
        let talks = service::dialogue::public_list(service).await.unwrap();
        let ratio = talks.promises.ratio;
        assert_eq!((ratio.kept, ratio.running, ratio.late), (1, 1, 1));
        assert_eq!((talks.past.len(), talks.past[0].state), (1, domain::dialogue::StateKind::Concluded));
        let coming = service::dialogue::public_dialogue(service, talks.coming[0].id).await.unwrap();
        assert_eq!((coming.places.taken, coming.closed, coming.old_promises.ratio), (2, None, ratio));
        assert_eq!(service::dialogue::waiting(service, &leader).await.unwrap().promises.len(), 1, "the late one");
    }
}
