//! A desk for the cases of feedback: the ward's people, and cases as the intake leaves them.

#![allow(dead_code, reason = "not every test program uses all of it")]

use domain::calendar::{Almanac, Derivation, Limit, StartRule};
use domain::feedback::view::StaffCase;
use domain::feedback::{Act, Category};
use domain::ids::{PersonId, UnitId};
use domain::people::{Actor, Role, Roles};
use jiff::Timestamp;
use jiff::civil::Date;
use service::clock::{VIET_NAM, day_of};
use service::db::{Day, Instant};
use service::{Error, feedback, on};

use crate::harness::World;
use crate::ward::{Ward, ward};

pub const CENTER: UnitId = UnitId(3);
pub const GROUP_3: UnitId = UnitId(4);
pub const GROUP_5: UnitId = UnitId(5);
pub const LEADERSHIP: UnitId = UnitId(6);

pub const ANSWER: &str = "Tổ công tác đã kiểm tra hiện trường ngày 20/11, lát lại đoạn vỉa hè bị sụt và khơi thông rãnh \
                          thoát nước trước dãy cửa hàng; đề nghị Ông/Bà báo lại nếu còn đọng nước.";

pub struct Desk {
    pub ward: Ward,
    /// Of the one-stop centre.
    pub clerk: Actor,
    /// Of neighbourhood 3.
    pub head: Actor,
}

pub async fn desk(world: &World) -> Desk {
    const UNIT: &str =
        "INSERT INTO unit (id, code, name, short_name, kind, sort) VALUES ($1, $2, $2, $2, $3, $1)";
    const PERSON: &str = "INSERT INTO person (id, username, name, unit_id, password_hash, must_change, created_at) \
                          VALUES ($1, $2, $2, $3, 'x', FALSE, $4)";
    const ROLE: &str = "INSERT INTO person_role (person_id, role) VALUES ($1, $2)";
    let ward = ward(world).await;
    let mut tx = world.service.write().await.unwrap();
    for (id, code, kind) in [
        (CENTER, "TTPVHCC", "center"),
        (GROUP_3, "TDP3", "neighborhood"),
        (GROUP_5, "TDP5", "neighborhood"),
        (LEADERSHIP, "LDUBND", "leadership"),
    ] {
        on!(tx, c => sqlx::query(UNIT).bind(id.0).bind(code).bind(kind).execute(c).await).unwrap();
    }
    let now = Instant(tx.now());
    let mut add = Vec::new();
    for (id, name, role, unit) in
        [(21_i64, "Cán bộ", Role::OneStop, CENTER), (22, "Tổ trưởng", Role::Neighborhood, GROUP_3)]
    {
        on!(tx, c => sqlx::query(PERSON).bind(id).bind(name).bind(unit.0).bind(now).execute(c).await)
            .unwrap();
        on!(tx, c => sqlx::query(ROLE).bind(id).bind(role.name()).execute(c).await).unwrap();
        add.push(Actor {
            person: PersonId(id),
            name: name.into(),
            roles: Roles::new([role]),
            unit: Some(unit),
        });
    }
    tx.save().await.unwrap();
    let head = add.pop().unwrap();
    let clerk = add.pop().unwrap();
    Desk { ward, clerk, head }
}

/// A moment in Viet Nam, as `2026-02-27T22:10`.
pub fn moment(text: &str) -> Timestamp {
    VIET_NAM.to_timestamp(text.parse().unwrap()).unwrap()
}

/// What is different about a case.
pub struct New<'a> {
    pub code: &'a str,
    pub due_on: Option<Date>,
    pub category: Category,
    pub neighborhood: Option<UnitId>,
    pub duplicate_of: Option<&'a str>,
    pub content: &'a str,
}

impl<'a> New<'a> {
    pub fn due(code: &'a str, due_on: Date) -> Self {
        Self {
            code,
            due_on: Some(due_on),
            category: Category::Infrastructure,
            neighborhood: None,
            duplicate_of: None,
            content: "Vỉa hè trước dãy cửa hàng bị sụt, gọi 0912 345 678",
        }
    }

    pub fn hint(code: &'a str) -> Self {
        Self { due_on: None, ..Self::due(code, Date::MAX) }
    }
}

/// Puts a case into the store, as received now.
pub async fn put(world: &World, new: New<'_>) {
    const CASE: &str = "INSERT INTO feedback (id, code, channel, received_at, entered_at, sender_kind, sender_name, \
        phone, neighborhood_id, hide_name, may_publish, consent_version, category, restricted, content, \
        content_digest, previous_state, state, round, due_on, duplicate_of, touched_at, touched_name, version) \
        VALUES ($1, $2, 'web', $3, $3, $4, $5, $6, $7, FALSE, TRUE, '1', $8, $9, $10, $10, 'new', $11, 1, $12, \
        (SELECT id FROM feedback WHERE code = $13), $3, '', 1)";
    const CLOCK: &str = "INSERT INTO feedback_clock (feedback_id, round, month, started_at, rule_code, legal_ref, \
        amount, unit, original_due_on, due_on, derivation) \
        VALUES ($1, 1, $2, $3, 'R-ANSWER', '766/QĐ-TTg', 15, 'working_day', $4, $4, $5)";
    const TALLY: &str = "INSERT INTO feedback_tally (month, unit_id, state, result, due_on, restricted, counts, \
        extended, cases) VALUES ($1, 0, $2, '', $3, $4, $5, FALSE, 1) \
        ON CONFLICT (month, unit_id, state, result, due_on, restricted, counts, extended) \
        DO UPDATE SET cases = feedback_tally.cases + 1";
    let mut tx = world.service.write().await.unwrap();
    let (id, now) = (tx.new_id(), tx.now());
    let is_hint = new.due_on.is_none();
    let state = if is_hint { "noted" } else { "received" };
    let restricted = new.category.is_restricted();
    on!(tx, c => sqlx::query(CASE)
        .bind(id).bind(new.code).bind(Instant(now)).bind(if is_hint { "anonymous" } else { "household" })
        .bind(if is_hint { "" } else { "Nguyễn Thị Hạnh" }).bind(if is_hint { "" } else { "+84912345678" })
        .bind(new.neighborhood.map(|unit| unit.0)).bind(new.category.name()).bind(restricted)
        .bind(new.content).bind(state).bind(new.due_on.map(Day)).bind(new.duplicate_of)
        .execute(c).await)
    .unwrap();
    let day = day_of(now);
    let month = format!("{:04}-{:02}", day.year(), day.month());
    if let Some(due_on) = new.due_on {
        let limit: Limit = "15wd".parse().unwrap();
        let received = VIET_NAM.to_datetime(now);
        let counted = Derivation::count(&Almanac::default(), received, limit, StartRule::AsReceived);
        let derivation = serde_json::to_string(&Derivation { due_on, ..counted }).unwrap();
        on!(tx, c => sqlx::query(CLOCK)
            .bind(id).bind(&month).bind(Instant(now)).bind(Day(due_on)).bind(&derivation).execute(c).await)
        .unwrap();
    }
    let counts = !is_hint && !restricted && new.duplicate_of.is_none();
    let due_on = new.due_on.map(|day| day.to_string()).unwrap_or_default();
    on!(tx, c => sqlx::query(TALLY)
        .bind(&month).bind(state).bind(&due_on).bind(restricted).bind(counts).execute(c).await)
    .unwrap();
    tx.save().await.unwrap();
}

/// Names the one clerk whom restricted cases reach.
pub async fn name_clerk(world: &World, actor: &Actor) {
    const NAME: &str = "UPDATE setting SET value = $1 WHERE name = 'restricted_clerk'";
    let mut tx = world.service.write().await.unwrap();
    let id = actor.person.0.to_string();
    on!(tx, c => sqlx::query(NAME).bind(&id).execute(c).await).unwrap();
    tx.save().await.unwrap();
}

pub async fn see(world: &World, actor: &Actor, code: &str) -> StaffCase {
    feedback::case(&world.service, actor, code).await.unwrap()
}

/// Takes a step on what the leader sees now.
pub async fn does(world: &World, desk: &Desk, actor: &Actor, code: &str, act: Act) -> Result<(), Error> {
    let seen = see(world, &desk.ward.leader, code).await.version;
    feedback::act(&world.service, actor, code, seen, act).await
}

/// The kept sums are those of the cases.
pub async fn sums_hold(world: &World) {
    let [kept, counted] = feedback::kept_and_counted(&world.service).await.unwrap();
    assert_eq!(kept, counted);
}
