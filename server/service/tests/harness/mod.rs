//! The contract harness: every case runs on SQLite (a file in a temporary folder) and on PostgreSQL (one server
//! per test program, started here; one fresh database per case).
//!
//! ```ignore
//! #![expect(clippy::unwrap_used, reason = "a test may panic")]
//! mod harness;
//! contract! {
//!     async fn saved_is_saved(world) { let tx = world.service.write().await.unwrap(); .. }
//! }
//! ```
//!
//! `NHIPCAU_TEST_ENGINES=sqlite` leaves PostgreSQL out for the quick loop. Otherwise a missing PostgreSQL is a
//! failure, never a skip.

#![allow(dead_code, reason = "no test program uses all of the harness")]

mod postgres;

use std::future::Future;

use jiff::Timestamp;
use service::clock::Clock;
use service::random::Randomness;
use service::{Config, Service};

/// The engine of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// One case's own application: a fresh database, a service on it, and a clock that the case moves.
pub struct World {
    pub engine: Engine,
    pub service: Service,
    /// Stands at 2026-11-23, 08:00 in Viet Nam, until the case moves it.
    pub clock: Clock,
    pub url: String,
    pub dir: tempfile::TempDir,
}

impl World {
    async fn new(engine: Engine) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let url = match engine {
            Engine::Sqlite => format!("sqlite:{}", dir.path().join("case.db").display()),
            Engine::Postgres => postgres::fresh_database().await,
        };
        let start: Timestamp = "2026-11-23T01:00:00Z".parse().expect("an instant");
        let clock = Clock::manual(start);
        let service = open(&url, &dir, &clock).await;
        Self { engine, service, clock, url, dir }
    }

    /// A second process on the same database, with the same clock.
    pub async fn another(&self) -> Service {
        open(&self.url, &self.dir, &self.clock).await
    }
}

async fn open(url: &str, dir: &tempfile::TempDir, clock: &Clock) -> Service {
    let config = Config {
        database_url: Some(url.to_owned()),
        data_dir: dir.path().join("data"),
        clock: clock.clone(),
        randomness: Randomness::system(),
    };
    Service::open(config).await.expect("the service opens")
}

/// Runs one case on one engine, on a runtime of its own.
pub fn run<F: Future<Output = ()>>(engine: Engine, case: impl FnOnce(std::sync::Arc<World>) -> F) {
    if engine == Engine::Postgres && std::env::var("NHIPCAU_TEST_ENGINES").is_ok_and(|only| only == "sqlite")
    {
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let world = std::sync::Arc::new(World::new(engine).await);
        case(world.clone()).await;
        world.service.close().await;
    });
}

/// Defines cases; each becomes `name::on_sqlite` and `name::on_postgres`. `world` is an `Arc<World>`.
#[macro_export]
macro_rules! contract {
    ($($(#[$attribute:meta])* async fn $name:ident($world:ident) $body:block)+) => {$(
        $(#[$attribute])*
        mod $name {
            use super::*;

            async fn case($world: std::sync::Arc<$crate::harness::World>) $body

            #[test]
            fn on_sqlite() {
                $crate::harness::run($crate::harness::Engine::Sqlite, case);
            }

            #[test]
            fn on_postgres() {
                $crate::harness::run($crate::harness::Engine::Postgres, case);
            }
        }
    )+};
}
