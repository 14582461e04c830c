//! A transaction: the repository of every feature. Dropped without [`Tx::save`], it never happened.

use domain::change::Change;
use domain::people::Actor;
use jiff::Timestamp;
use sqlx::postgres::PgQueryResult;
use sqlx::sqlite::SqliteQueryResult;
use sqlx::{Postgres, Sqlite, Transaction};

use crate::error::Error;
use crate::live::{CHANNEL, Signal};
use crate::service::Service;

/// The transaction of one engine.
#[derive(Debug)]
pub enum Conn {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

/// A transaction, who it is for, and what it will announce when it is saved.
pub struct Tx {
    conn: Conn,
    service: Service,
    actor: Option<Actor>,
    now: Timestamp,
    changes: Vec<Change>,
}

impl Tx {
    pub(crate) fn new(conn: Conn, service: Service, actor: Option<Actor>) -> Self {
        let now = service.now();
        Self { conn, service, actor, now, changes: Vec::new() }
    }

    /// The engine's transaction, for [`on!`](crate::on).
    pub fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }

    /// The instant at which the transaction began: one time for all that it writes.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// In whose name it writes; none for the program itself.
    pub fn actor(&self) -> Option<&Actor> {
        self.actor.as_ref()
    }

    /// The service that it belongs to, for what is kept in memory.
    pub(crate) fn service(&self) -> &Service {
        &self.service
    }

    /// A new id.
    pub fn new_id(&self) -> i64 {
        self.service.new_id()
    }

    /// Gathers a change that is told to everyone once the transaction is saved, and only then.
    pub fn announce(&mut self, change: Change) {
        if !self.changes.contains(&change) {
            self.changes.push(change);
        }
    }

    /// Commits, then tells what was announced. Once begun it is finished even if the caller goes away, so
    /// that no commit stays unannounced.
    pub async fn save(self) -> Result<(), Error> {
        tokio::spawn(self.commit()).await?
    }

    async fn commit(self) -> Result<(), Error> {
        let by = self.actor.map(|actor| actor.name);
        let signals: Vec<Signal> =
            self.changes.into_iter().map(|change| Signal::Changed { change, by: by.clone() }).collect();
        let hub = self.service.hub();
        match self.conn {
            Conn::Sqlite(transaction) => {
                transaction.commit().await?;
                signals.into_iter().for_each(|signal| hub.tell(signal));
            }
            Conn::Postgres(mut transaction) => {
                for signal in &signals {
                    let payload = serde_json::to_string(signal)?;
                    sqlx::query("SELECT pg_notify($1, $2)")
                        .bind(CHANNEL)
                        .bind(payload)
                        .execute(&mut *transaction)
                        .await?;
                }
                transaction.commit().await?;
                signals.iter().for_each(|signal| hub.doubt(signal));
            }
        }
        Ok(())
    }
}

/// What a statement gave, about to be made the same for both engines by [`on!`](crate::on).
pub struct Answer<T>(
    /// What it gave.
    pub T,
);

impl Answer<Result<SqliteQueryResult, sqlx::Error>> {
    /// The number of rows.
    pub fn plain(self) -> Result<u64, sqlx::Error> {
        self.0.map(|done| done.rows_affected())
    }
}

impl Answer<Result<PgQueryResult, sqlx::Error>> {
    /// The number of rows.
    pub fn plain(self) -> Result<u64, sqlx::Error> {
        self.0.map(|done| done.rows_affected())
    }
}

/// What already is the same on both engines; an inherent `plain` goes before the one of this trait.
pub trait Same<T>: Sized {
    /// The answer, untouched: the one step that every statement takes.
    fn whole(self) -> Self {
        self
    }

    /// What the statement gave.
    fn plain(self) -> T;
}

impl<T> Same<T> for Answer<T> {
    fn plain(self) -> T {
        self.0
    }
}
