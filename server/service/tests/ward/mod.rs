//! A small ward for the board's cases: people of every role and a plan of three tasks in two groups.

#![allow(dead_code, reason = "not every test program uses all of it")]

use domain::board::{Board, BoardQuery, Card, MoveTask, Moved, StateKind};
use domain::ids::{PersonId, UnitId};
use domain::people::{Actor, Role, Roles};
use domain::period::Period;
use service::db::{Instant, Tx};
use service::{Error, Refusal, Service, board, on};

use crate::harness::World;

pub const KTHTDT: UnitId = UnitId(1);
pub const VHXH: UnitId = UnitId(2);

/// Who acts in a case.
pub struct Ward {
    pub leader: Actor,
    pub owner: Actor,
    /// Of the unit that leads II.4 and III.4.
    pub officer: Actor,
    /// Of another unit, which supports III.4.
    pub other: Actor,
    pub admin: Actor,
    pub viewer: Actor,
}

/// Fills the empty database.
pub async fn ward(world: &World) -> Ward {
    let mut tx = world.service.write().await.unwrap();
    add_units(&mut tx).await;
    let ward = Ward {
        leader: person(&mut tx, 11, "minh", "Hoàng Văn Minh", Role::Leader, None).await,
        owner: person(&mut tx, 12, "ha", "Trần Thị Hà", Role::PlanOwner, Some(KTHTDT)).await,
        officer: person(&mut tx, 13, "lan", "Nguyễn Thị Lan", Role::UnitOfficer, Some(KTHTDT)).await,
        other: person(&mut tx, 14, "duc", "Phạm Đức", Role::UnitOfficer, Some(VHXH)).await,
        admin: person(&mut tx, 15, "it", "Vũ Quản Trị", Role::Admin, None).await,
        viewer: person(&mut tx, 16, "xem", "Lê Thị Xem", Role::Viewer, None).await,
    };
    add_plan(&mut tx).await;
    tx.save().await.unwrap();
    ward
}

/// Fills the empty database with the units and the plan, and nobody.
pub async fn plan_alone(world: &World) {
    let mut tx = world.service.write().await.unwrap();
    add_units(&mut tx).await;
    add_plan(&mut tx).await;
    tx.save().await.unwrap();
}

/// Somebody of this role who is in no table.
pub fn someone(role: Role) -> Actor {
    Actor { person: PersonId(1), name: "Ai đó".into(), roles: Roles::new([role]), unit: None }
}

pub fn period() -> Period {
    "2026-Q4".parse().unwrap()
}

/// The board of the current quarter, filtered by this query of an address.
pub async fn look(service: &Service, actor: &Actor, query: &str) -> Board {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    board::board(service, actor, &BoardQuery::from_pairs(pairs).unwrap()).await.unwrap()
}

/// One card of the board of the current quarter.
pub async fn card(service: &Service, actor: &Actor, code: &str) -> Card {
    let board = look(service, actor, "").await;
    board.cards.into_iter().find(|card| card.code == code).unwrap()
}

/// Moves a task from what the actor sees now.
pub async fn moves(
    service: &Service,
    actor: &Actor,
    code: &str,
    to: StateKind,
    note: &str,
) -> Result<Moved, Error> {
    let seen_version = card(service, actor, code).await.version;
    let order = MoveTask { code: code.into(), period: period(), to, seen_version, note: note.into() };
    board::move_task(service, actor, order).await
}

/// The refusal that must have come back.
pub fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    result.unwrap_err().refusal().unwrap().clone()
}

/// The rows of every table that the board writes, in one number each.
pub async fn row_counts(service: &Service) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in [
        "SELECT COUNT(*) FROM task_period",
        "SELECT COUNT(*) FROM evidence WHERE removed_at IS NULL",
        "SELECT COUNT(*) FROM file",
        "SELECT COUNT(*) FROM work_item",
        "SELECT COUNT(*) FROM work_check",
        "SELECT COUNT(*) FROM note",
        "SELECT COUNT(*) FROM note_mention",
        "SELECT COUNT(*) FROM obstacle",
        "SELECT COUNT(*) FROM period_release",
        "SELECT COUNT(*) FROM event",
        "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM task_period",
    ] {
        let mut tx = service.read().await.unwrap();
        counts.push(on!(tx, c => sqlx::query_scalar::<_, i64>(table).fetch_one(c).await).unwrap());
    }
    counts
}

async fn add_units(tx: &mut Tx) {
    const UNIT: &str = "INSERT INTO unit (id, code, name, short_name, kind, sort) \
                        VALUES ($1, $2, $3, $4, 'office', $1)";
    for (id, code, name, short) in [
        (KTHTDT, "KTHTDT", "Phòng Kinh tế, Hạ tầng và Đô thị", "KTHTĐT"),
        (VHXH, "VHXH", "Phòng Văn hoá – Xã hội", "VH-XH"),
    ] {
        on!(tx, c => sqlx::query(UNIT).bind(id.0).bind(code).bind(name).bind(short).execute(c).await)
            .unwrap();
    }
}

async fn person(tx: &mut Tx, id: i64, username: &str, name: &str, role: Role, unit: Option<UnitId>) -> Actor {
    const PERSON: &str = "INSERT INTO person (id, username, name, unit_id, password_hash, must_change, \
                          created_at) VALUES ($1, $2, $3, $4, 'x', FALSE, $5)";
    const ROLE: &str = "INSERT INTO person_role (person_id, role) VALUES ($1, $2)";
    let now = Instant(tx.now());
    on!(tx, c => sqlx::query(PERSON)
        .bind(id).bind(username).bind(name).bind(unit.map(|unit| unit.0)).bind(now).execute(c).await)
    .unwrap();
    on!(tx, c => sqlx::query(ROLE).bind(id).bind(role.name()).execute(c).await).unwrap();
    Actor { person: PersonId(id), name: name.into(), roles: Roles::new([role]), unit }
}

async fn add_plan(tx: &mut Tx) {
    const PLAN: &str = "INSERT INTO plan (id, year, title, issuer, raw_text, file_name, imported_at) \
                        VALUES (1, 2026, 'Kế hoạch năm 2026', 'UBND phường', '', 'x.txt', $1)";
    const GROUP: &str = "INSERT INTO task_group (id, plan_id, code, name, short_name, quote_line, quote, sort) \
                         VALUES ($1, 1, $2, $3, $3, 1, $3, $1)";
    const TASK: &str = "INSERT INTO task (id, plan_id, group_id, no, code, full_text, short_title, \
        short_title_suggested, ward_role, term_kind, term_text, due_on, lead_unit_id, suggested_unit_id, \
        needs_evidence, search_text, quote_line, quote, sort) \
        VALUES ($1, 1, $2, $3, $4, $5, $6, TRUE, $7, $8, $9, $10, $11, $12, TRUE, '', 7, $5, $1)";
    const SUPPORT: &str = "INSERT INTO task_support_unit (task_id, unit_id) VALUES (3, 2)";
    let now = Instant(tx.now());
    on!(tx, c => sqlx::query(PLAN).bind(now).execute(c).await).unwrap();
    for (id, code, name) in [(1_i64, "II", "Cải cách thủ tục hành chính"), (2, "III", "Nguồn lực")]
    {
        on!(tx, c => sqlx::query(GROUP).bind(id).bind(code).bind(name).execute(c).await).unwrap();
    }
    type Row = (i64, i64, i64, &'static str, &'static str, &'static str, &'static str, &'static str);
    type Units = (Option<&'static str>, Option<i64>, Option<i64>);
    let rows: [(Row, Units); 3] = [
        (
            (
                1,
                1,
                4,
                "II.4",
                "Xây dựng, sửa đổi văn bản để cắt giảm thủ tục",
                "Xây dựng, sửa đổi văn bản",
                "lead",
                "regular",
            ),
            (None, Some(KTHTDT.0), None),
        ),
        (
            (2, 1, 5, "II.5", "Tăng cường kiểm soát quy định", "Kiểm soát quy định", "coordinate", "regular"),
            (None, None, Some(VHXH.0)),
        ),
        (
            (
                3,
                2,
                4,
                "III.4",
                "Tổ chức đối thoại thực chất với doanh nghiệp",
                "Tổ chức đối thoại",
                "lead",
                "within_year",
            ),
            (Some("2026-12-31"), Some(KTHTDT.0), None),
        ),
    ];
    for ((id, group, no, code, text, title, role, term), (due, lead, suggested)) in rows {
        on!(tx, c => sqlx::query(TASK)
            .bind(id).bind(group).bind(no).bind(code).bind(text).bind(title).bind(role).bind(term)
            .bind(if term == "regular" { "Thường xuyên" } else { "Năm 2026" })
            .bind(due).bind(lead).bind(suggested).execute(c).await)
        .unwrap();
    }
    on!(tx, c => sqlx::query(SUPPORT).execute(c).await).unwrap();
}
