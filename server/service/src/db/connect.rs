//! How each engine is opened.

use std::path::Path;
use std::str::FromStr;

use sqlx::migrate::{Migration, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use super::Conn;
use crate::error::Fault;

/// What both engines understand.
static COMMON: Migrator = sqlx::migrate!("../../migrations");
/// What each engine has of its own: the text index.
static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

const SQLITE_READERS: u32 = 4;
/// Statements that each connection keeps ready. Those about many rows are one a number of rows, so that the usual hundred
/// would be used up by the cases of one busy minute.
const SQLITE_STATEMENTS: usize = 500;
/// Rows that a query may be ahead of its reader: with the usual fifty, reader and engine take turns too often.
const SQLITE_ROWS: usize = 2000;
const POSTGRES_CONNECTIONS: u32 = 10;
const BUSY_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(5);

/// The pools of one engine.
#[derive(Clone, Debug)]
pub enum Db {
    /// One file; any number of readers, one writer.
    Sqlite {
        /// Connections that cannot write.
        read: SqlitePool,
        /// The one connection that writes.
        write: SqlitePool,
    },
    /// Any server that speaks PostgreSQL's protocol.
    Postgres(PgPool),
}

impl Db {
    /// Connects to `sqlite:PATH` or `postgres://…`.
    pub(crate) async fn connect(url: &str) -> Result<Self, Fault> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(url)?;
            let pool =
                PgPoolOptions::new().max_connections(POSTGRES_CONNECTIONS).connect_with(options).await?;
            Ok(Self::Postgres(pool))
        } else if url.starts_with("sqlite:") {
            Self::open(SqliteConnectOptions::from_str(url).map_err(Fault::Unreachable)?).await
        } else {
            Err(Fault::UnknownDatabase)
        }
    }

    /// Opens the SQLite file, which is made if it is missing.
    pub(crate) async fn open_sqlite(file: &Path) -> Result<Self, Fault> {
        Self::open(SqliteConnectOptions::new().filename(file)).await
    }

    async fn open(options: SqliteConnectOptions) -> Result<Self, Fault> {
        let options = options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            .statement_cache_capacity(SQLITE_STATEMENTS)
            .row_buffer_size(SQLITE_ROWS);
        // The writer comes first: it makes the file and turns on its journal.
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.clone())
            .await
            .map_err(Fault::Unreachable)?;
        let read = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .connect_with(options.pragma("query_only", "ON"))
            .await
            .map_err(Fault::Unreachable)?;
        Ok(Self::Sqlite { read, write })
    }

    /// Brings the tables up to date. Safe to run from several processes at once.
    pub(crate) async fn migrate(&self) -> Result<(), Fault> {
        match self {
            Self::Sqlite { write, .. } => merged(&SQLITE).run(write).await?,
            Self::Postgres(pool) => merged(&POSTGRES).run(pool).await?,
        }
        Ok(())
    }

    /// A transaction that only reads and sees one state throughout.
    pub(crate) async fn begin_read(&self) -> Result<Conn, sqlx::Error> {
        const ONE_STATE: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        match self {
            Self::Sqlite { read, .. } => read.begin().await.map(Conn::Sqlite),
            Self::Postgres(pool) => pool.begin_with(ONE_STATE).await.map(Conn::Postgres),
        }
    }

    /// A transaction that writes. SQLite takes the write lock at once, so that what was read stays true;
    /// PostgreSQL runs at READ COMMITTED, where every update must compare a `version`.
    pub(crate) async fn begin_write(&self) -> Result<Conn, sqlx::Error> {
        match self {
            Self::Sqlite { write, .. } => write.begin_with("BEGIN IMMEDIATE").await.map(Conn::Sqlite),
            Self::Postgres(pool) => {
                pool.begin_with("BEGIN ISOLATION LEVEL READ COMMITTED").await.map(Conn::Postgres)
            }
        }
    }

    pub(crate) async fn ping(&self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite { read, .. } => sqlx::query("SELECT 1").execute(read).await.map(drop),
            Self::Postgres(pool) => sqlx::query("SELECT 1").execute(pool).await.map(drop),
        }
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// The migrations of one engine, in the order of their numbers.
fn merged(own: &Migrator) -> Migrator {
    let mut all: Vec<Migration> = COMMON.iter().chain(own.iter()).cloned().collect();
    all.sort_by_key(|migration| migration.version);
    Migrator::with_migrations(all)
}
