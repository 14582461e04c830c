//! Plans in the store: the contract on both engines.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod harness;

use domain::board::TermKind;
use domain::ids::{PersonId, UnitId};
use domain::people::{self, Actor, Role, Roles};
use domain::plan::{CorrectionState, DifferenceKind, OpenPoint, PointsForm, Refusal, StoredPlan, StoredTask};
use domain::refusal::Refusal as Anyones;
use harness::World;
use service::event::Event;
use service::people::By;
use service::{Error, Service, on, plan};

const PLAN: &str = include_str!("../data/ke-hoach-nq02-2026.txt");

/// A signed-in person with this role.
async fn person(world: &World, name: &str, role: Role) -> Actor {
    const ADD: &str = "INSERT INTO person (id, username, name, active, password_hash, must_change, created_at) \
                       VALUES ($1, $2, $2, TRUE, 'x', FALSE, '2026-01-01T00:00:00.000000Z')";
    let mut tx = world.service.write().await.unwrap();
    let id = tx.new_id();
    on!(tx, c => sqlx::query(ADD).bind(id).bind(name).execute(c).await).unwrap();
    tx.save().await.unwrap();
    Actor { person: PersonId(id), name: name.to_owned(), roles: Roles::new([role]), unit: None }
}

/// The plan owner, with the shipped plan in the store.
async fn with_plan(world: &World) -> (Actor, StoredPlan) {
    assert!(plan::import_shipped(&world.service).await.unwrap());
    (person(world, "Lan", Role::PlanOwner).await, stored(&world.service).await)
}

async fn stored(service: &Service) -> StoredPlan {
    plan::by_year(service, 2026).await.unwrap().unwrap()
}

fn task<'a>(plan: &'a StoredPlan, code: &str) -> &'a StoredTask {
    plan.tasks().find(|task| task.code == code).unwrap()
}

fn unit(plan: &StoredPlan, code: &str) -> UnitId {
    plan.units.iter().find(|unit| unit.code == code).unwrap().id
}

/// Uploads a text and accepts the differences that `choose` keeps.
async fn reimport(
    world: &World,
    actor: &Actor,
    text: &str,
    choose: impl Fn(&str) -> bool,
) -> Result<Vec<String>, Error> {
    let by = By::from(actor);
    let preview = plan::upload(&world.service, &by, "moi.txt", text.as_bytes().to_vec(), None).await.unwrap();
    let keys: Vec<String> = preview.differences.iter().map(|d| d.key.clone()).collect();
    let chosen: Vec<String> = keys.iter().filter(|key| choose(key)).cloned().collect();
    plan::accept(&world.service, &by, preview.id, &chosen).await?;
    Ok(keys)
}

fn refused(result: Result<impl Sized, Error>) -> Anyones {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        Err(fault) => panic!("{fault}"),
        Ok(_) => panic!("was not refused"),
    }
}

/// II.5 goes, 6 to 9 move up, III.4 gets a date, IV gets a second task.
fn changed_plan() -> String {
    let mut text = PLAN.to_owned();
    for (from, to) in [
        ("5\tTăng cường kiểm soát quy định thủ tục hành chính\tx\t\tThường xuyên\n", ""),
        ("\n6\tRà soát, đánh giá", "\n5\tRà soát, đánh giá"),
        ("\n7\tChấn chỉnh", "\n6\tChấn chỉnh"),
        ("\n8\tTăng cường tuyên truyền", "\n7\tTăng cường tuyên truyền"),
        ("\n9\tNâng cao chất lượng nguồn", "\n8\tNâng cao chất lượng nguồn"),
        ("\tx\t\tNăm 2026", "\tx\t\tTrước 30/9/2026"),
        ("\nV\tHỗ trợ thực chất", "\n2\tMở chợ đêm bên sông\tx\t\tQuý IV/2026\nV\tHỗ trợ thực chất"),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

contract! {
    async fn the_shipped_plan_goes_in_whole_and_once(world) {
        assert!(plan::current(&world.service).await.unwrap().is_none());
        assert!(plan::import_shipped(&world.service).await.unwrap());
        assert!(!plan::import_shipped(&world.service).await.unwrap());
        let plan = plan::current(&world.service).await.unwrap().unwrap();
        let sizes: Vec<(&str, usize)> = plan.groups.iter().map(|g| (g.code.as_str(), g.tasks.len())).collect();
        assert_eq!(sizes, [("I", 1), ("II", 9), ("III", 4), ("IV", 1), ("V", 11)]);
        let codes: Vec<&str> = plan.units.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!(codes, ["KTHTDT", "VHXH", "TTDVSNC", "TTPVHCC", "CAP", "TDP", "VPHDND", "LDUBND"]);
        let vhxh = &plan.units[1];
        assert_eq!(vhxh.name_source.as_deref(), Some("Phòng Văn hoá – Xã hội phường"));
        assert_eq!((plan.indicators.len(), plan.report_duties.len(), plan.goals.len()), (4, 3, 3));
        assert_eq!(plan.contact, Some(unit(&plan, "KTHTDT")));
        assert_eq!(plan.indicators[2].lead, Some(unit(&plan, "TTPVHCC")));
        let open = |point| plan.open.iter().filter(|open| open.point == point).count();
        assert_eq!((open(OpenPoint::Number), open(OpenPoint::IssuedOn), open(OpenPoint::TaskUnit)), (1, 1, 26));
        assert_eq!((open(OpenPoint::Baseline), open(OpenPoint::TargetsElsewhere)), (1, 1));
        let dialogue = task(&plan, "III.4");
        assert_eq!((dialogue.term, dialogue.due_on.unwrap().to_string()), (TermKind::WithinYear, "2026-12-31".to_owned()));
        assert_eq!((dialogue.lead, dialogue.suggested_lead), (None, Some(unit(&plan, "KTHTDT"))));
        assert!(dialogue.short_title_suggested);
        let mut tx = world.service.read().await.unwrap();
        const FIND: &str = "SELECT search_text FROM task WHERE code = 'II.8'";
        let search = on!(tx, c => sqlx::query_scalar::<_, String>(FIND).fetch_one(c).await).unwrap();
        assert!(domain::text::matches(&search, "van hoa xa hoi"));
        assert!(domain::text::matches(&search, "tuyên truyền II.8"));
    }

    async fn of_two_processes_that_start_at_once_one_stores_the_plan(world) {
        let other = world.another().await;
        let (a, b) = tokio::join!(plan::import_shipped(&world.service), plan::import_shipped(&other));
        assert_eq!(usize::from(a.unwrap()) + usize::from(b.unwrap()), 1);
        assert_eq!(stored(&world.service).await.tasks().count(), 26);
        other.close().await;
    }

    async fn the_same_document_changes_nothing(world) {
        let (lan, before) = with_plan(&world).await;
        let keys = reimport(&world, &lan, PLAN, |_| true).await.unwrap();
        assert_eq!(keys, Vec::<String>::new());
        let after = stored(&world.service).await;
        assert_eq!(after.groups, before.groups);
        assert_eq!(after.file_name, before.file_name);
    }

    async fn only_what_is_accepted_changes(world) {
        let (lan, before) = with_plan(&world).await;
        let keys = reimport(&world, &lan, &changed_plan(), |key| key == "task:III.4:term").await.unwrap();
        assert_eq!(keys, [
            "task:II.5:code", "task:II.6:code", "task:II.7:code", "task:II.8:code", "task:III.4:term", "task:IV.2",
            "task:II.5",
        ]);
        let after = stored(&world.service).await;
        let (old, new) = (task(&before, "III.4"), task(&after, "III.4"));
        assert_eq!((new.id, new.term, new.due_on.unwrap().to_string()), (old.id, TermKind::FixedDate, "2026-09-29".to_owned()));
        assert!(new.version > old.version);
        assert_eq!(after.tasks().count(), 26);
        assert_eq!(task(&after, "II.5"), task(&before, "II.5"));
    }

    async fn accepting_nothing_of_what_changes_is_refused_and_the_upload_waits(world) {
        let (lan, before) = with_plan(&world).await;
        let nothing = reimport(&world, &lan, &changed_plan(), |_| false).await;
        assert_eq!(refused(nothing), Anyones::Plan(Refusal::NothingChosen));
        assert_eq!(plan::pending(&world.service, &lan).await.unwrap().len(), 1);
        assert_eq!(stored(&world.service).await, before);
    }

    async fn work_stays_with_a_renumbered_task(world) {
        let (lan, before) = with_plan(&world).await;
        let process = task(&before, "II.6").clone();
        let ttpvhcc = unit(&before, "TTPVHCC");
        plan::set_units(&world.service, &lan, process.id, Some(ttpvhcc), &[], process.version).await.unwrap();
        reimport(&world, &lan, &changed_plan(), |_| true).await.unwrap();
        let after = stored(&world.service).await;
        let moved = task(&after, "II.5");
        assert_eq!((moved.id, moved.lead, moved.no), (process.id, Some(ttpvhcc), 5));
        let codes: Vec<&str> = after.groups[1].tasks.iter().map(|t| t.code.as_str()).collect();
        assert_eq!(codes, ["II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "II.7", "II.8"]);
        assert_eq!(after.groups[3].tasks[1].full_text, "Mở chợ đêm bên sông");
        let mut tx = world.service.read().await.unwrap();
        let events = tx.task_events("II.5", 10).await.unwrap();
        assert!(events.iter().any(|event| event.kind == "plan.units_set"), "{events:?}");
        assert!(tx.task_events("II.6", 10).await.unwrap().is_empty());
        const GONE: &str = "SELECT count(*) FROM task WHERE code = 'II.5' AND gone_at IS NOT NULL";
        assert_eq!(on!(tx, c => sqlx::query_scalar::<_, i64>(GONE).fetch_one(c).await).unwrap(), 1);
        drop(tx);
        assert!(reimport(&world, &lan, &changed_plan(), |_| true).await.unwrap().is_empty());
    }

    async fn two_tasks_may_change_places(world) {
        let (lan, before) = with_plan(&world).await;
        let swapped = PLAN
            .replacen("5\tTăng cường kiểm soát quy định", "@\tTăng cường kiểm soát quy định", 1)
            .replacen("\n6\tRà soát, đánh giá", "\n5\tRà soát, đánh giá", 1)
            .replacen("@\tTăng cường", "6\tTăng cường", 1);
        reimport(&world, &lan, &swapped, |_| true).await.unwrap();
        let after = stored(&world.service).await;
        assert_eq!(task(&after, "II.5").id, task(&before, "II.6").id);
        assert_eq!(task(&after, "II.6").id, task(&before, "II.5").id);
    }

    async fn what_does_not_fit_together_is_refused_and_nothing_is_half_written(world) {
        let (lan, before) = with_plan(&world).await;
        let half = |key: &str| key == "task:II.5:code" || key == "task:III.4:term";
        let refusal = refused(reimport(&world, &lan, &changed_plan(), half).await);
        assert_eq!(refusal, Anyones::Plan(Refusal::CodeTaken { code: "II.5".to_owned() }));
        assert_eq!(stored(&world.service).await, before);
        assert_eq!(plan::pending(&world.service, &lan).await.unwrap().len(), 1, "the upload still waits");
    }

    async fn an_upload_is_decided_once(world) {
        let (lan, _) = with_plan(&world).await;
        let by = By::from(&lan);
        let preview = plan::upload(&world.service, &by, "../a/b.txt", PLAN.into(), None).await.unwrap();
        assert_eq!((preview.file_name.as_str(), preview.is_first), ("b.txt", false));
        let (first, second) = tokio::join!(
            plan::accept(&world.service, &by, preview.id, &[]),
            plan::drop_import(&world.service, &by, preview.id),
        );
        assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
        let again = refused(plan::accept(&world.service, &by, preview.id, &[]).await);
        assert_eq!(again, Anyones::Plan(Refusal::Decided));
        assert_eq!(refused(plan::preview(&world.service, &lan, preview.id).await), Anyones::Plan(Refusal::Decided));
        let nowhere = domain::ids::ImportId(5);
        assert_eq!(refused(plan::preview(&world.service, &lan, nowhere).await), Anyones::NotFound);
    }

    async fn the_first_plan_of_another_year_goes_in_whole(world) {
        let lan = person(&world, "Lan", Role::PlanOwner).await;
        let by = By::from(&lan);
        let other = "KẾ HOẠCH\nThử năm 2027\nSTT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn\nI\tNhóm\t\t\n1\tViệc\tPhòng Nội vụ\tQuý I\n";
        let preview = plan::upload(&world.service, &by, "a.txt", other.into(), None).await.unwrap();
        assert!(preview.is_first && preview.year == 2027);
        plan::accept(&world.service, &by, preview.id, &[]).await.unwrap();
        let plan = plan::by_year(&world.service, 2027).await.unwrap().unwrap();
        let only = task(&plan, "I.1");
        assert_eq!(only.lead, Some(unit(&plan, "PNV")));
        assert_eq!(only.due_on.unwrap().to_string(), "2027-03-31");
        assert!(!plan::import_shipped(&world.service).await.unwrap(), "there is a plan already");
    }

    async fn documents_that_are_no_plan(world) {
        let lan = person(&world, "Lan", Role::PlanOwner).await;
        let by = By::from(&lan);
        let upload = |text: &str| plan::upload(&world.service, &by, "a.txt", text.into(), None);
        assert_eq!(refused(upload("Một đoạn văn không có bảng").await), Anyones::Plan(Refusal::NoTasks));
        let undated = "STT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tViệc\tx\tThường xuyên\n";
        assert_eq!(refused(upload(undated).await), Anyones::Plan(Refusal::NoYear));
        let given = plan::upload(&world.service, &by, "a.txt", undated.into(), Some(2028)).await.unwrap();
        assert_eq!(given.year, 2028);
        let pdf = refused(upload("%PDF-1.4").await);
        assert_eq!(pdf, Anyones::Plan(Refusal::File { because: domain::plan::FileRefusal::Pdf }));
    }

    async fn roles_are_asked(world) {
        let (lan, plan) = with_plan(&world).await;
        let officer = person(&world, "An", Role::UnitOfficer).await;
        let admin = person(&world, "Bình", Role::Admin).await;
        let forbidden = Anyones::Forbidden(people::Refusal::Role);
        let by = By::from(&officer);
        assert_eq!(refused(plan::upload(&world.service, &by, "a.txt", PLAN.into(), None).await), forbidden);
        let task = task(&plan, "I.1");
        let set = |actor: Actor| {
            let service = world.service.clone();
            let (id, version) = (task.id, task.version);
            async move { plan::set_units(&service, &actor, id, None, &[], version).await }
        };
        assert_eq!(refused(set(officer.clone()).await), forbidden);
        assert_eq!(refused(set(admin.clone()).await), forbidden);
        set(lan).await.unwrap();
        let points = plan::set_points(&world.service, &admin, task.id, PointsForm::default(), 1).await;
        assert_eq!(refused(points), forbidden);
        assert_eq!(refused(plan::set_identity(&world.service, &officer, 2026, "1", None, 1).await), forbidden);
        assert_eq!(refused(plan::pending(&world.service, &officer).await), forbidden);
        let correction = plan.corrections[0].id;
        let decided = plan::decide_correction(&world.service, &officer, 2026, correction, true).await;
        assert_eq!(refused(decided), forbidden);
    }

    async fn the_second_of_two_is_told_who_was_first(world) {
        let (lan, plan) = with_plan(&world).await;
        let (one, two) = (unit(&plan, "KTHTDT"), unit(&plan, "VHXH"));
        let task = task(&plan, "II.8").clone();
        plan::set_units(&world.service, &lan, task.id, Some(one), &[two], task.version).await.unwrap();
        let leader = person(&world, "Minh", Role::Leader).await;
        let late = refused(plan::set_units(&world.service, &leader, task.id, Some(two), &[], task.version).await);
        assert_eq!(late, Anyones::Stale { by: Some("Lan".to_owned()), at: Some(world.service.now()) });
        let now = stored(&world.service).await;
        let kept = self::task(&now, "II.8");
        assert_eq!((kept.lead, kept.support.as_slice()), (Some(one), &[two][..]));
        assert!(!now.open.iter().any(|open| open.about.as_deref() == Some("II.8")));
        let both = plan::set_units(&world.service, &lan, task.id, Some(one), &[one], kept.version).await;
        assert_eq!(refused(both), Anyones::Plan(Refusal::LeadSupports));
        let none = plan::set_units(&world.service, &lan, task.id, Some(UnitId(3)), &[], kept.version).await;
        assert_eq!(refused(none), Anyones::Plan(Refusal::UnknownUnit));
    }

    async fn the_clear_points_of_a_task(world) {
        let (lan, plan) = with_plan(&world).await;
        let task = task(&plan, "III.4").clone();
        let form = PointsForm {
            short_title: " Đối thoại với doanh nghiệp ".to_owned(),
            owner: Some(lan.person),
            product: "Hai hội nghị".to_owned(),
            responsibility: String::new(),
            authority: "Chủ tịch UBND phường".to_owned(),
            needs_evidence: false,
        };
        plan::set_points(&world.service, &lan, task.id, form.clone(), task.version).await.unwrap();
        let now = stored(&world.service).await;
        let set = self::task(&now, "III.4");
        assert_eq!((set.short_title.as_str(), set.short_title_suggested), ("Đối thoại với doanh nghiệp", false));
        assert_eq!((set.product.as_deref(), set.responsibility.as_deref()), (Some("Hai hội nghị"), None));
        assert_eq!((set.owner, set.needs_evidence), (Some(lan.person), false));
        let empty = PointsForm { short_title: " ".to_owned(), ..form.clone() };
        let wrong = refused(plan::set_points(&world.service, &lan, task.id, empty, set.version).await);
        assert_eq!(wrong, Anyones::Plan(Refusal::Field { name: "short_title".to_owned() }));
        let stranger = PointsForm { owner: Some(PersonId(1)), ..form };
        let wrong = refused(plan::set_points(&world.service, &lan, task.id, stranger, set.version).await);
        assert_eq!(wrong, Anyones::Plan(Refusal::Field { name: "owner".to_owned() }));
        assert!(reimport(&world, &lan, PLAN, |_| true).await.unwrap().is_empty(), "what people filled in stays");
    }

    async fn number_and_date_are_filled_in_once_known(world) {
        let (lan, plan) = with_plan(&world).await;
        let day = jiff::civil::date(2026, 3, 5);
        plan::set_identity(&world.service, &lan, 2026, "45/KH-UBND", Some(day), plan.version).await.unwrap();
        let now = stored(&world.service).await;
        assert_eq!((now.number.as_deref(), now.issued_on), (Some("45/KH-UBND"), Some(day)));
        assert!(!now.open.iter().any(|o| matches!(o.point, OpenPoint::Number | OpenPoint::IssuedOn)));
        let late = plan::set_identity(&world.service, &lan, 2026, "46/KH-UBND", None, plan.version).await;
        assert!(matches!(refused(late), Anyones::Stale { .. }));
        assert!(reimport(&world, &lan, PLAN, |_| true).await.unwrap().is_empty());
    }

    async fn a_correction_changes_what_is_shown_and_never_the_document(world) {
        let (lan, plan) = with_plan(&world).await;
        let offered: Vec<&str> = plan.corrections.iter().map(|c| c.from.as_str()).collect();
        assert_eq!(offered, ["Phần đầu", "phần đầu", "Công nghệ thông tin điện tử"]);
        for (correction, accepted) in plan.corrections.iter().zip([true, false, true]) {
            plan::decide_correction(&world.service, &lan, 2026, correction.id, accepted).await.unwrap();
        }
        let now = stored(&world.service).await;
        assert!(now.goals[1].text.starts_with("Phấn đấu đạt được"));
        assert!(now.goals[1].quote.text.starts_with("- Phần đầu đạt được"));
        assert!(now.goals[2].text.contains("phần đầu số doanh nghiệp"));
        let states: Vec<CorrectionState> = now.corrections.iter().map(|c| c.state).collect();
        assert_eq!(states, [CorrectionState::Accepted, CorrectionState::Refused, CorrectionState::Accepted]);
        let center = now.units.iter().find(|unit| unit.code == "TTDVSNC").unwrap();
        assert!(center.aliases.iter().any(|alias| alias.contains("Cổng thông tin điện tử")), "{:?}", center.aliases);
        let again = plan::decide_correction(&world.service, &lan, 2026, plan.corrections[0].id, false).await;
        assert_eq!(refused(again), Anyones::Plan(Refusal::Decided));
        assert!(reimport(&world, &lan, PLAN, |_| true).await.unwrap().is_empty());
    }

    async fn other_things_of_a_plan_change_too(world) {
        let (lan, before) = with_plan(&world).await;
        let text = PLAN
            .replacen("\tTối thiểu 80\t", "\t≥ 85\t", 1)
            .replacen("trước ngày 21/5", "trước ngày 25/5", 1)
            .replacen("Hoàng Minh Đức", "Nguyễn Văn An", 1)
            .replacen("- Sở Tài chính;\n", "- Sở Tài chính;\n- Sở Công Thương;\n", 1)
            .replacen("- Hướng dẫn người dân sử dụng dịch vụ công trực tuyến.\n", "", 1)
            .replacen("IV\tHỗ trợ khu vực", "IV\tĐồng hành, hỗ trợ khu vực", 1)
            .replacen("6\tKịp thời cập nhật, tuyên truyền", "6\tKịp thời nắm bắt, cập nhật, tuyên truyền", 1)
            .replacen("x\tThường xuyên\n\n4\tĐa", "Phòng Nội vụ\tThường xuyên\n\n4\tĐa", 1);
        let keys = reimport(&world, &lan, &text, |_| true).await.unwrap();
        assert_eq!(keys, [
            "plan::signer", "plan::recipients", "unit:KTHTDT:duties", "unit:TTPVHCC:duties", "group:IV:title", "task:V.3:support_units",
            "task:V.6:text", "indicator:CT2:target", "report_duty:six_month:last_day",
        ]);
        let after = stored(&world.service).await;
        assert_eq!(after.signer.as_deref(), Some("Nguyễn Văn An"));
        assert_eq!(after.recipients[1], "Sở Công Thương");
        let target = after.indicators[1].target.unwrap();
        assert_eq!((target.value.digits, after.indicators[1].id), (85, before.indicators[1].id));
        assert_eq!(after.report_duties[0].last_day.unwrap().to_string(), "2026-05-24");
        assert_eq!(task(&after, "V.3").support, [unit(&after, "PNV")]);
        assert!(task(&after, "V.6").full_text.starts_with("Kịp thời nắm bắt"));
        assert_eq!(after.duties.iter().filter(|d| d.unit == unit(&after, "TTPVHCC")).count(), 2);
        assert!(after.groups[3].name.starts_with("Đồng hành"));
        assert!(reimport(&world, &lan, &text, |_| true).await.unwrap().is_empty());
    }

    async fn two_processes_do_not_mix_their_changes(world) {
        let (lan, _) = with_plan(&world).await;
        let other = world.another().await;
        let by = By::from(&lan);
        let changed = changed_plan();
        let one = plan::upload(&world.service, &by, "1.txt", changed.clone().into(), None).await.unwrap();
        let two = plan::upload(&other, &by, "2.txt", changed.into(), None).await.unwrap();
        let keys: Vec<String> = one.differences.iter().map(|d| d.key.clone()).collect();
        assert!(one.differences.iter().any(|d| d.kind == DifferenceKind::Gone));
        let (a, b) = tokio::join!(
            plan::accept(&world.service, &by, one.id, &keys),
            plan::accept(&other, &by, two.id, &keys),
        );
        for result in [a, b] {
            if let Err(error) = result {
                assert!(matches!(error.refusal(), Some(Anyones::Stale { .. })), "{error}");
            }
        }
        let after = stored(&world.service).await;
        assert_eq!(after.tasks().count(), 26);
        assert_eq!(after.groups[3].tasks.len(), 2);
        other.close().await;
    }

    async fn an_event_of_before_the_import_is_not_moved(world) {
        let mut tx = world.service.write().await.unwrap();
        tx.record(&Event::new("board.moved").task("II.6")).await.unwrap();
        tx.save().await.unwrap();
        world.clock.advance(jiff::SignedDuration::from_secs(1));
        let (lan, _) = with_plan(&world).await;
        reimport(&world, &lan, &changed_plan(), |_| true).await.unwrap();
        let mut tx = world.service.read().await.unwrap();
        assert_eq!(tx.task_events("II.6", 10).await.unwrap().len(), 1);
    }
}
