//! The board in the store, on both engines: reading, moving, what is refused, and what two people do at once.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod ward;

use domain::board::{self as rules, Column, Due, MoveTask, NewEvidence, Refusal as No, State, StateKind};
use domain::change::Change;
use domain::people;
use jiff::civil::date;
use service::live::Signal;
use service::{Refusal, board, on};
use ward::{card, look, moves, period, refused, row_counts, ward};

fn document(number: &str) -> NewEvidence {
    NewEvidence::Document { title: "Báo cáo kết quả".into(), number: number.into(), date: None }
}

/// The version in the database, whatever this process remembers.
async fn fresh_version(service: &service::Service) -> i64 {
    const VERSION: &str = "SELECT CAST(COALESCE(MAX(version), 0) AS BIGINT) FROM task_period";
    let mut tx = service.read().await.unwrap();
    on!(tx, c => sqlx::query_scalar::<_, i64>(VERSION).fetch_one(c).await).unwrap()
}

contract! {
    async fn an_untouched_board_stands_in_its_first_column(world) {
        let ward = ward(&world).await;
        let board = look(&world.service, &ward.viewer, "").await;
        assert_eq!(board.period, period());
        assert_eq!(board.cards.iter().map(|card| card.code.as_str()).collect::<Vec<_>>(), ["II.4", "II.5", "III.4"]);
        assert_eq!((board.counts.column(Column::NotStarted), board.counts.total(), board.total), (3, 3, 3));
        let dialogue = &board.cards[2];
        // 23/11/2026; the 24th is off.
        assert_eq!(dialogue.due, Due::Ahead { on: date(2026, 12, 31), working_days: 27 });
        assert_eq!(dialogue.support[0].code, "VHXH");
        assert_eq!(board.cards[1].suggested.as_ref().unwrap().code, "VHXH");
        assert_eq!(board.cards[0].due, Due::Undated);
        assert!(board.cards.iter().all(|card| card.version == 0 && card.touched.is_none()));
    }

    async fn board_list_and_register_agree_with_their_counts(world) {
        let ward = ward(&world).await;
        moves(&world.service, &ward.officer, "III.4", StateKind::InProgress, "").await.unwrap();
        for filter in ["", "nhom=II", "don-vi=VHXH", "vai-tro=chu-tri", "tim=doi thoai", "tim=van hoa xa hoi", "cua-toi=1"] {
            let mut seen = Vec::new();
            for view in ["bang", "danh-sach", "so"] {
                let board = look(&world.service, &ward.officer, &format!("{filter}&xem={view}")).await;
                for column in Column::ALL {
                    assert_eq!(board.column(column).count(), board.counts.column(column) as usize, "{filter}");
                }
                let by_group: u32 = board.groups.iter().map(|group| group.counts.total()).sum();
                assert_eq!(by_group, board.counts.total(), "{filter}");
                assert_eq!(board.cards.iter().all(|card| card.full_text.is_some()), view == "so", "{filter}");
                seen.push(board.cards.iter().map(|card| card.code.clone()).collect::<Vec<_>>());
            }
            assert!(seen[0] == seen[1] && seen[1] == seen[2] && !seen[0].is_empty(), "{filter}");
        }
        assert_eq!(look(&world.service, &ward.officer, "tim=van hoa xa hoi").await.cards[0].code, "III.4");
    }

    async fn what_does_not_exist_is_not_found(world) {
        let ward = ward(&world).await;
        for query in ["ky=2031-Q1", "nhom=IX", "don-vi=XYZ"] {
            let pairs = query.split_once('=');
            let query = rules::BoardQuery::from_pairs(pairs).unwrap();
            assert_eq!(refused(board::board(&world.service, &ward.viewer, &query).await), Refusal::NotFound);
        }
        assert_eq!(refused(board::task(&world.service, &ward.viewer, "IX.9", None).await), Refusal::NotFound);
        let order = MoveTask {
            code: "IX.9".into(), period: period(), to: StateKind::InProgress, seen_version: 0, note: String::new(),
        };
        assert_eq!(refused(board::move_task(&world.service, &ward.leader, order.clone()).await), Refusal::NotFound);
        for code in ["II.4\0", "", "' OR 1=1 --", "../II.4"] {
            let order = MoveTask { code: code.into(), ..order.clone() };
            assert_eq!(refused(board::move_task(&world.service, &ward.leader, order).await), Refusal::NotFound);
            assert_eq!(refused(board::task(&world.service, &ward.viewer, code, None).await), Refusal::NotFound);
            assert!(board::see_notes(&world.service, &ward.viewer, code, period()).await.is_ok() || code.contains('\0'));
        }
        let order = MoveTask { code: "II.4".into(), period: "2031".parse().unwrap(), ..order };
        assert_eq!(refused(board::move_task(&world.service, &ward.leader, order).await), Refusal::NotFound);
    }

    async fn without_a_plan_there_is_no_board(world) {
        let nobody = domain::people::Actor {
            person: domain::ids::PersonId(1),
            name: String::new(),
            roles: domain::people::Roles::new([domain::people::Role::Viewer]),
            unit: None,
        };
        let asked = board::board(&world.service, &nobody, &rules::BoardQuery::default()).await;
        assert_eq!(refused(asked), Refusal::Board(No::NoPlan));
    }

    async fn a_period_goes_its_whole_way(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        moves(service, &ward.officer, "II.4", StateKind::InProgress, "").await.unwrap();
        let refusal = refused(moves(service, &ward.officer, "II.4", StateKind::Submitted, "").await);
        assert_eq!(refusal, Refusal::Board(No::NoEvidence));
        let refusal = refused(moves(service, &ward.leader, "II.4", StateKind::Accepted, "").await);
        assert_eq!(refusal, Refusal::Board(No::NoEvidence));

        board::add_evidence(service, &ward.officer, "II.4", period(), &document("12/BC-UBND")).await.unwrap();
        let submitted = moves(service, &ward.officer, "II.4", StateKind::Submitted, "").await.unwrap();
        assert_eq!(submitted.state.column(), Column::Submitted);
        let refusal = refused(moves(service, &ward.officer, "II.4", StateKind::Accepted, "").await);
        assert_eq!(refusal, Refusal::Forbidden(people::Refusal::Role));

        assert_eq!(refused(moves(service, &ward.leader, "II.4", StateKind::InProgress, "").await), Refusal::Board(No::NoteMissing));
        moves(service, &ward.leader, "II.4", StateKind::InProgress, "Bổ sung số văn bản").await.unwrap();
        let State::InProgress { returned: Some(returned) } = card(service, &ward.officer, "II.4").await.facts.state else {
            panic!("it came back with a note");
        };
        assert_eq!((returned.note.as_str(), returned.stamp.by), ("Bổ sung số văn bản", ward.leader.person));

        moves(service, &ward.officer, "II.4", StateKind::Submitted, "").await.unwrap();
        let accepted = moves(service, &ward.leader, "II.4", StateKind::Accepted, "").await.unwrap();
        let State::Accepted { submitted, accepted } = accepted.state else { panic!("it was accepted") };
        assert_eq!((submitted.by, accepted.by), (ward.officer.person, ward.leader.person));
        let shown = card(service, &ward.viewer, "II.4").await;
        assert_eq!((shown.column(), shown.touched.unwrap().name), (Column::Accepted, ward.leader.name.clone()));

        moves(service, &ward.leader, "II.4", StateKind::InProgress, "Số liệu sai").await.unwrap();
        let page = board::task(service, &ward.viewer, "II.4", None).await.unwrap();
        let kinds: Vec<&str> = page.history.iter().rev().map(|event| event.kind.as_str()).collect();
        assert_eq!(kinds, [
            "board.moved", "board.evidence_added", "board.submitted", "board.returned", "board.submitted",
            "board.accepted", "board.reopened",
        ]);
    }

    async fn nothing_to_do_is_a_result_with_a_note(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let refusal = refused(moves(service, &ward.officer, "II.4", StateKind::NoOccurrence, " ").await);
        assert_eq!(refusal, Refusal::Board(No::NoteMissing));
        moves(service, &ward.officer, "II.4", StateKind::NoOccurrence, "Không có văn bản phải sửa").await.unwrap();
        let board = look(service, &ward.viewer, "").await;
        assert_eq!(board.counts.column(Column::Accepted), 1);
        let page = board::task(service, &ward.viewer, "II.4", None).await.unwrap();
        assert_eq!((page.report.state, page.report.note.as_str()), (StateKind::NoOccurrence, "Không có văn bản phải sửa"));
    }

    async fn a_refusal_leaves_no_row_behind(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let before = row_counts(service).await;
        for (actor, code, to, note) in [
            (&ward.other, "II.4", StateKind::InProgress, ""),
            (&ward.viewer, "II.4", StateKind::InProgress, ""),
            (&ward.admin, "II.4", StateKind::InProgress, ""),
            (&ward.officer, "II.5", StateKind::InProgress, ""),
            (&ward.officer, "II.4", StateKind::Submitted, ""),
            (&ward.officer, "II.4", StateKind::Blocked, ""),
            (&ward.officer, "II.4", StateKind::Accepted, ""),
            (&ward.officer, "II.4", StateKind::NotStarted, ""),
            (&ward.leader, "II.4", StateKind::NoOccurrence, "\u{200b}"),
        ] {
            assert!(moves(service, actor, code, to, note).await.unwrap_err().refusal().is_some(), "{code} {to:?}");
        }
        let long = "ễ".repeat(5000);
        assert!(board::raise_obstacle(service, &ward.officer, "II.4", period(), &long, "").await.is_err());
        assert!(board::raise_obstacle(service, &ward.viewer, "II.4", period(), "x", "").await.is_err());
        assert!(board::add_note(service, &ward.officer, "II.4", period(), "@nguoila xem giúp").await.is_err());
        assert!(board::add_evidence(service, &ward.other, "II.4", period(), &document("1")).await.is_err());
        assert!(board::add_evidence(service, &ward.officer, "II.4", period(), &document(" ")).await.is_err());
        assert!(board::release(service, &ward.owner, period()).await.is_err());
        assert_eq!(row_counts(service).await, before);
    }

    async fn another_units_officer_may_not_but_a_leader_may(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let refusal = refused(moves(service, &ward.other, "II.4", StateKind::InProgress, "").await);
        assert_eq!(refusal, Refusal::Forbidden(people::Refusal::OtherUnit));
        moves(service, &ward.leader, "II.4", StateKind::InProgress, "").await.unwrap();
        let refusal = refused(moves(service, &ward.other, "II.5", StateKind::InProgress, "").await);
        assert_eq!(refusal, Refusal::Forbidden(people::Refusal::NoUnitYet));
    }

    async fn who_moves_from_an_old_page_is_told_who_was_quicker(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        moves(service, &ward.owner, "II.4", StateKind::InProgress, "").await.unwrap();
        let before = row_counts(service).await;
        let order = MoveTask {
            code: "II.4".into(), period: period(), to: StateKind::Blocked, seen_version: 0, note: "Thiếu mẫu".into(),
        };
        let refusal = refused(board::move_task(service, &ward.officer, order).await);
        let by = ward.owner.name.clone();
        assert_eq!(refusal, Refusal::Board(No::Stale { by, at: service.now(), now: StateKind::InProgress, version: 1 }));
        assert_eq!(row_counts(service).await, before);
    }

    async fn of_two_at_once_one_wins_and_one_is_told(world) {
        let ward = ward(&world).await;
        // SQLite belongs to one process; PostgreSQL to several.
        let another = match world.engine {
            harness::Engine::Sqlite => world.service.clone(),
            harness::Engine::Postgres => world.another().await,
        };
        for _ in 0..3 {
            let seen_version = fresh_version(&world.service).await;
            let order = |to, note: &str| MoveTask {
                code: "II.4".into(), period: period(), to, seen_version, note: note.into(),
            };
            let (first, second) = tokio::join!(
                board::move_task(&world.service, &ward.officer, order(StateKind::NoOccurrence, "Không có hồ sơ")),
                board::move_task(&another, &ward.leader, order(StateKind::Blocked, "Thiếu mẫu")),
            );
            let (won, lost) = if first.is_ok() { (first, second) } else { (second, first) };
            let won = won.unwrap();
            assert_eq!(won.version, seen_version + 1);
            assert!(matches!(refused(lost), Refusal::Board(No::Stale { .. })));
            let back = MoveTask { seen_version: won.version, ..order(StateKind::InProgress, "") };
            board::move_task(&another, &ward.leader, back).await.unwrap();
        }
    }

    async fn a_move_is_announced_with_its_name(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let mut heard = service.hub().subscribe();
        let version = service.hub().version();
        moves(service, &ward.officer, "II.4", StateKind::InProgress, "").await.unwrap();
        let signal = tokio::time::timeout(std::time::Duration::from_secs(5), heard.next()).await.unwrap();
        assert_eq!(signal, Some(Signal::Changed {
            change: Change::Task("II.4".into()), by: Some(ward.officer.name.clone()),
        }));
        assert!(service.hub().version() > version);
    }

    async fn a_warm_board_is_the_same_until_something_changes(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let first = look(service, &ward.viewer, "").await;
        assert_eq!(look(service, &ward.viewer, "").await, first);
        moves(service, &ward.officer, "II.4", StateKind::InProgress, "").await.unwrap();
        let second = look(service, &ward.viewer, "").await;
        assert!(second.version > first.version);
        assert_eq!(second.counts.column(Column::InProgress), 1);
    }

    async fn a_quarter_without_update_is_not_late_and_a_dated_task_is(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        world.clock.set("2027-01-03T01:00:00Z".parse().unwrap());
        let board = look(service, &ward.viewer, "").await;
        assert_eq!(board.period, period(), "without a plan for 2027 the last quarter of 2026 is shown");
        assert_eq!((board.cards[0].column(), board.cards[0].due), (Column::NotStarted, Due::Undated));
        let on = date(2026, 12, 31);
        assert_eq!(board.cards[2].due, Due::Overdue { on, days: 3 });
        moves(service, &ward.officer, "III.4", StateKind::NoOccurrence, "Chuyển sang năm sau").await.unwrap();
        assert_eq!(card(service, &ward.viewer, "III.4").await.due, Due::Settled { on });
    }

    async fn being_blocked_raises_the_obstacle_that_a_leader_answers(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        moves(service, &ward.officer, "II.4", StateKind::Blocked, "Chưa có mẫu của thành phố").await.unwrap();
        let page = board::task(service, &ward.leader, "II.4", None).await.unwrap();
        assert_eq!((page.obstacles.len(), page.card.facts.open_obstacles), (1, 1));
        let obstacle = page.obstacles[0].id;
        let refusal = refused(board::answer_obstacle(service, &ward.officer, obstacle, "x").await);
        assert_eq!(refusal, Refusal::Forbidden(people::Refusal::Role));
        board::answer_obstacle(service, &ward.leader, obstacle, "Dùng mẫu cũ").await.unwrap();
        let refusal = refused(board::answer_obstacle(service, &ward.leader, obstacle, "Lần hai").await);
        assert_eq!(refusal, Refusal::Board(No::AlreadyAnswered));
        let page = board::task(service, &ward.officer, "II.4", None).await.unwrap();
        let answer = page.obstacles[0].answer.as_ref().unwrap();
        assert_eq!((answer.text.as_str(), answer.decided.by), ("Dùng mẫu cũ", ward.leader.person));
        assert_eq!(page.card.facts.open_obstacles, 0);
    }
}
