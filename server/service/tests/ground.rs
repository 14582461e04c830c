//! The ground under every feature: transactions, constraints, versions, events, live signals, both engines.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod harness;

use std::time::Duration;

use domain::change::Change;
use domain::ids::PersonId;
use domain::people::{Actor, Role, Roles};
use harness::{Engine, World};
use jiff::SignedDuration;
use service::db::{Day, Instant, Tx};
use service::event::Event;
use service::live::{Signal, Subscription};
use service::{Error, Fault, on};

const ADD_UNIT: &str =
    "INSERT INTO unit (id, code, name, short_name, kind, sort) VALUES ($1, $2, $2, $2, 'office', $3)";

async fn add_unit(tx: &mut Tx, code: &str) -> Result<i64, sqlx::Error> {
    let id = tx.new_id();
    on!(tx, c => sqlx::query(ADD_UNIT).bind(id).bind(code).bind(0_i64).execute(c).await)?;
    Ok(id)
}

async fn count_units(world: &World) -> i64 {
    let mut tx = world.service.read().await.unwrap();
    on!(tx, c => sqlx::query_scalar::<_, i64>("SELECT count(*) FROM unit").fetch_one(c).await).unwrap()
}

fn actor() -> Actor {
    Actor {
        person: PersonId(7),
        name: "Nguyễn Thị Ánh".to_owned(),
        roles: Roles::new([Role::UnitOfficer]),
        unit: None,
    }
}

async fn soon(subscription: &mut Subscription) -> Option<Signal> {
    tokio::time::timeout(Duration::from_secs(20), subscription.next()).await.expect("a signal")
}

async fn silence(subscription: &mut Subscription) {
    let heard = tokio::time::timeout(Duration::from_millis(100), subscription.next()).await;
    assert!(heard.is_err(), "heard {heard:?}");
}

fn changed(change: Change, by: Option<&str>) -> Option<Signal> {
    Some(Signal::Changed { change, by: by.map(str::to_owned) })
}

contract! {
    async fn saved_stays_and_dropped_never_was(world) {
        let mut tx = world.service.write().await.unwrap();
        add_unit(&mut tx, "A").await.unwrap();
        tx.save().await.unwrap();
        let mut tx = world.service.write().await.unwrap();
        add_unit(&mut tx, "B").await.unwrap();
        drop(tx);
        assert_eq!(count_units(&world).await, 1);
    }

    async fn constraints_hold(world) {
        let mut tx = world.service.write().await.unwrap();
        add_unit(&mut tx, "A").await.unwrap();
        let twice = add_unit(&mut tx, "A").await.unwrap_err();
        assert!(twice.as_database_error().unwrap().is_unique_violation(), "{twice}");
        drop(tx);

        let mut tx = world.service.write().await.unwrap();
        const ALIAS: &str = "INSERT INTO unit_alias (unit_id, name, folded) VALUES (1, 'x', 'x')";
        let nowhere = on!(tx, c => sqlx::query(ALIAS).execute(c).await).unwrap_err();
        assert!(nowhere.as_database_error().unwrap().is_foreign_key_violation(), "{nowhere}");
        drop(tx);

        let mut tx = world.service.write().await.unwrap();
        const KIND: &str = "INSERT INTO unit (id, code, name, short_name, kind, sort) VALUES (1, 'x', 'x', 'x', 'x', 0)";
        let wrong = on!(tx, c => sqlx::query(KIND).execute(c).await).unwrap_err();
        assert!(wrong.as_database_error().unwrap().is_check_violation(), "{wrong}");
    }

    async fn a_reader_cannot_write_and_sees_one_state(world) {
        let mut reader = world.service.read().await.unwrap();
        const COUNT: &str = "SELECT count(*) FROM unit";
        let before = on!(reader, c => sqlx::query_scalar::<_, i64>(COUNT).fetch_one(c).await).unwrap();
        let mut tx = world.service.write().await.unwrap();
        add_unit(&mut tx, "A").await.unwrap();
        tx.save().await.unwrap();
        let after = on!(reader, c => sqlx::query_scalar::<_, i64>(COUNT).fetch_one(c).await).unwrap();
        assert_eq!((before, after), (0, 0));
        assert!(add_unit(&mut reader, "B").await.is_err());
        drop(reader);
        assert_eq!(count_units(&world).await, 1);
    }

    async fn times_and_days_come_back_as_they_went(world) {
        let (at, day) = (Instant(world.service.now()), Day(world.service.today()));
        let mut tx = world.service.read().await.unwrap();
        const ECHO: &str = "SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT)";
        let back = on!(tx, c => sqlx::query_as::<_, (Instant, Day, Option<Day>)>(ECHO)
            .bind(at).bind(day).bind(None::<Day>).fetch_one(c).await).unwrap();
        assert_eq!(back, (at, day, None));
        let bad = on!(tx, c => sqlx::query_scalar::<_, Day>("SELECT CAST('2026-02-30' AS TEXT)").fetch_one(c).await);
        assert!(matches!(bad, Err(sqlx::Error::ColumnDecode { .. })), "{bad:?}");
    }

    async fn an_announcement_waits_for_the_save(world) {
        let mut hub = world.service.hub().subscribe();
        let version = world.service.hub().version();
        let mut tx = world.service.write_as(&actor()).await.unwrap();
        tx.announce(Change::People);
        tx.announce(Change::Task("II.4".to_owned()));
        tx.announce(Change::People);
        silence(&mut hub).await;
        assert_eq!(world.service.hub().version(), version);
        tx.save().await.unwrap();
        assert!(world.service.hub().version() > version);
        assert_eq!(soon(&mut hub).await, changed(Change::People, Some("Nguyễn Thị Ánh")));
        assert_eq!(soon(&mut hub).await, changed(Change::Task("II.4".to_owned()), Some("Nguyễn Thị Ánh")));

        let mut tx = world.service.write().await.unwrap();
        tx.announce(Change::Plan(2026));
        drop(tx);
        silence(&mut hub).await;
    }

    async fn a_save_is_announced_even_if_the_caller_goes_away(world) {
        let mut hub = world.service.hub().subscribe();
        let mut tx = world.service.write().await.unwrap();
        tx.announce(Change::People);
        let mut saving = Box::pin(tx.save());
        let _ = futures::poll!(&mut saving);
        drop(saving);
        assert_eq!(soon(&mut hub).await, changed(Change::People, None));
    }

    async fn two_hundred_at_once_lose_nothing(world) {
        let mut tx = world.service.write().await.unwrap();
        let id = add_unit(&mut tx, "A").await.unwrap();
        tx.save().await.unwrap();
        let tasks: Vec<_> = (0..200).map(|_| tokio::spawn(count_up(world.clone(), id))).collect();
        for task in tasks {
            task.await.unwrap();
        }
        let mut tx = world.service.read().await.unwrap();
        const READ: &str = "SELECT sort, version FROM unit WHERE id = $1";
        let row = on!(tx, c => sqlx::query_as::<_, (i64, i64)>(READ).bind(id).fetch_one(c).await).unwrap();
        assert_eq!(row, (200, 201));
    }

    async fn events_tell_who_when_and_what(world) {
        let mut tx = world.service.write().await.unwrap();
        tx.record(&Event::new("test.begun")).await.unwrap();
        tx.save().await.unwrap();
        world.clock.advance(SignedDuration::from_secs(60));
        let mut tx = world.service.write().await.unwrap();
        let event = Event::new("test.moved").task("II.4").period("2026-Q4").data(&["doing"]).unwrap();
        tx.record(&event).await.unwrap();
        tx.save().await.unwrap();
        let mut tx = world.service.read().await.unwrap();
        let all = tx.events(10).await.unwrap();
        assert_eq!(all.iter().map(|event| event.kind.as_str()).collect::<Vec<_>>(), ["test.moved", "test.begun"]);
        let of_task = tx.task_events("II.4", 10).await.unwrap();
        assert_eq!(of_task, all[..1]);
        assert_eq!(of_task[0].at, world.service.now());
        assert_eq!(of_task[0].period.as_deref(), Some("2026-Q4"));
        assert_eq!(of_task[0].data, serde_json::json!(["doing"]));
    }

    async fn a_second_process_opens_the_same_database(world) {
        let other = world.another().await;
        other.ping().await.unwrap();
        let mut tx = other.write().await.unwrap();
        add_unit(&mut tx, "A").await.unwrap();
        tx.save().await.unwrap();
        assert_eq!(count_units(&world).await, 1);
        other.close().await;
    }

    async fn processes_hear_each_other_on_postgres(world) {
        if world.engine == Engine::Sqlite {
            // One process serves a SQLite file: there is nobody else to hear.
            return;
        }
        let other = world.another().await;
        let (mut here, mut there) = (world.service.hub().subscribe(), other.hub().subscribe());
        let version = other.hub().version();
        let mut tx = world.service.write_as(&actor()).await.unwrap();
        tx.announce(Change::Task("II.4".to_owned()));
        tx.save().await.unwrap();
        let told = changed(Change::Task("II.4".to_owned()), Some("Nguyễn Thị Ánh"));
        assert_eq!(soon(&mut here).await, told);
        assert_eq!(soon(&mut there).await, told);
        assert!(other.hub().version() > version);
        silence(&mut here).await;

        // The listening connection is cut: it comes back by itself, and everything counts as changed.
        let mut tx = world.service.write().await.unwrap();
        const CUT: &str = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
                           WHERE query LIKE 'LISTEN%' AND datname = current_database()";
        let cut = on!(tx, c => sqlx::query_scalar::<_, i64>(CUT).fetch_one(c).await).unwrap();
        assert_eq!(cut, 2);
        drop(tx);
        assert_eq!(soon(&mut there).await, Some(Signal::Everything));
        let mut tx = world.service.write().await.unwrap();
        tx.announce(Change::People);
        tx.save().await.unwrap();
        assert_eq!(soon(&mut there).await, changed(Change::People, None));
        other.close().await;
    }

    async fn what_was_acknowledged_outlives_a_killed_process(world) {
        let mut writer = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writes_until_it_is_killed", "--ignored", "--nocapture"])
            .env(VICTIM, &world.url)
            .env("NHIPCAU_TEST_FOLDER", world.dir.path())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let said = std::io::BufRead::lines(std::io::BufReader::new(writer.stdout.take().unwrap()));
        let mut acknowledged = Vec::new();
        for line in said {
            acknowledged.extend(line.unwrap().strip_prefix("saved ").map(str::to_owned));
            if acknowledged.len() == 20 {
                writer.kill().unwrap();
            }
        }
        writer.wait().unwrap();
        let mut tx = world.service.read().await.unwrap();
        const CODES: &str = "SELECT code FROM unit ORDER BY sort";
        let kept = on!(tx, c => sqlx::query_scalar::<_, String>(CODES).fetch_all(c).await).unwrap();
        assert!(acknowledged.len() >= 20);
        assert!(kept.len() - acknowledged.len() <= 1, "at most the last one went unheard");
        assert_eq!(kept[..acknowledged.len()], acknowledged);
        drop(tx);
        // And the next one writes at once.
        let mut tx = world.service.write().await.unwrap();
        add_unit(&mut tx, "after").await.unwrap();
        tx.save().await.unwrap();
    }

    async fn a_commit_is_on_the_disk_before_it_is_acknowledged(world) {
        let mut tx = world.service.write().await.unwrap();
        match world.engine {
            Engine::Sqlite => {
                let mut pragmas = Vec::new();
                for pragma in ["PRAGMA journal_mode", "PRAGMA synchronous", "PRAGMA foreign_keys"] {
                    let row = match tx.conn() {
                        service::db::Conn::Sqlite(c) => sqlx::query(pragma).fetch_one(&mut **c).await.unwrap(),
                        service::db::Conn::Postgres(_) => unreachable!("the case is on SQLite"),
                    };
                    pragmas.push(sqlx::Row::try_get_unchecked::<String, _>(&row, 0).unwrap());
                }
                assert_eq!(pragmas, ["wal", "2", "1"]);
            }
            Engine::Postgres => {
                let commit = on!(tx, c => sqlx::query_scalar::<_, String>(
                    "SELECT current_setting('synchronous_commit')").fetch_one(c).await);
                assert_eq!(commit.unwrap(), "on");
            }
        }
    }
}

/// The address of the database of [`writes_until_it_is_killed`].
const VICTIM: &str = "NHIPCAU_TEST_VICTIM";

/// Not a case of its own: the process that another case kills.
#[test]
#[ignore = "started by what_was_acknowledged_outlives_a_killed_process"]
fn writes_until_it_is_killed() {
    let (Ok(url), Some(folder)) = (std::env::var(VICTIM), std::env::var_os("NHIPCAU_TEST_FOLDER")) else {
        return;
    };
    let config = service::Config {
        database_url: Some(url),
        data_dir: folder.into(),
        clock: service::clock::Clock::system(),
        randomness: service::random::Randomness::system(),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let service = service::Service::open(config).await.unwrap();
        for number in 0_i64..10_000 {
            let mut tx = service.write().await.unwrap();
            let (id, code) = (tx.new_id(), format!("W{number}"));
            on!(tx, c => sqlx::query(ADD_UNIT).bind(id).bind(&code).bind(number).execute(c).await).unwrap();
            tx.save().await.unwrap();
            println!("\nsaved {code}");
        }
    });
}

/// Reads, thinks and writes back, as often as it takes.
async fn count_up(world: std::sync::Arc<World>, id: i64) {
    const READ: &str = "SELECT sort, version FROM unit WHERE id = $1";
    const WRITE: &str = "UPDATE unit SET sort = $2, version = version + 1 WHERE id = $1 AND version = $3";
    loop {
        let mut tx = world.service.write().await.unwrap();
        let (sort, version) =
            on!(tx, c => sqlx::query_as::<_, (i64, i64)>(READ).bind(id).fetch_one(c).await).unwrap();
        tokio::task::yield_now().await;
        let written =
            on!(tx, c => sqlx::query(WRITE).bind(id).bind(sort + 1).bind(version).execute(c).await).unwrap();
        if written == 1 {
            tx.save().await.unwrap();
            return;
        }
    }
}

#[test]
fn an_unknown_address_is_named_without_its_secrets() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let config = service::Config {
        database_url: Some("mysql://root:secret@localhost/x".to_owned()),
        data_dir: dir.path().to_owned(),
        clock: service::clock::Clock::system(),
        randomness: service::random::Randomness::system(),
    };
    let refused = runtime.block_on(service::Service::open(config)).err().unwrap();
    assert!(matches!(refused, Fault::UnknownDatabase));
    assert!(!Error::from(refused).to_string().contains("secret"));
}
