//! How a use case ends when it does not do what was asked: it said no ([`Refusal`], for a person to read in
//! their own words), or something broke ([`Fault`], for the log).

use domain::{board, calendar, dialogue, feedback, indicator, people, plan, refusal::Refusal};

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It said no; nothing was changed.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Something broke; nothing was changed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What broke. Carries no secret: addresses and values stay out of the text.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database refused or could not be reached.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The tables could not be brought up to date.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The configured address is of no database that is known here.
    #[error("DATABASE_URL: must begin with sqlite: or postgres://")]
    UnknownDatabase,
    /// The configured database does not answer.
    #[error("DATABASE_URL: no connection: {0}")]
    Unreachable(sqlx::Error),
    /// The configured data folder cannot be used.
    #[error("NHIPCAU_DATA: {folder}: {error}")]
    DataFolder {
        /// The folder.
        folder: String,
        /// What is wrong with it.
        error: std::io::Error,
    },
    /// A stored value that cannot be right.
    #[error("table {table}, column {column}, row {row}: {why}")]
    BadRow {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row's key.
        row: String,
        /// What is wrong with it.
        why: String,
    },
    /// A file or folder could not be read or written.
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    /// A value could not be turned into JSON or back.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// Work in the background was cut off.
    #[error("background work: {0}")]
    Background(#[from] tokio::task::JoinError),
    /// A cryptographic function failed.
    #[error("cryptography: {0}")]
    Cryptography(String),
}

impl Error {
    /// The refusal, if it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Fault(_) => None,
        }
    }
}

macro_rules! refusals {
    ($($kind:ty),+ $(,)?) => {$(
        impl From<$kind> for Error {
            fn from(refusal: $kind) -> Self {
                Self::Refused(refusal.into())
            }
        }
    )+};
}
macro_rules! faults {
    ($($kind:ty),+ $(,)?) => {$(
        impl From<$kind> for Error {
            fn from(fault: $kind) -> Self {
                Self::Fault(fault.into())
            }
        }
    )+};
}

// One line per kind of a feature's "no", so that `?` carries it out of a use case.
refusals!(
    Refusal,
    people::Refusal,
    people::AccountRefusal,
    board::Refusal,
    plan::Refusal,
    feedback::Refusal,
    calendar::Refusal,
    indicator::Refusal,
    dialogue::Refusal,
);
faults!(sqlx::Error, std::io::Error, serde_json::Error, tokio::task::JoinError);
