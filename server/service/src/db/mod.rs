//! Two engines, one SQL text. [`Db`] holds the pools, [`Tx`] a transaction on either engine, and [`on!`] runs
//! one statement, written and bound once and type-checked for both.
//!
//! - `connect`: how each engine is opened, and the migrations.
//! - `tx`: transactions, what they gather and how they are saved.
//! - `text_index`: the search of published answers, one module per engine.
//! - `columns`: times and dates as portable text.
//! - `many`: lists of placeholders, for statements about many rows.
//!
//! What the engines do not share is only here; `migrations/README.md` lists the SQL that both understand.

mod columns;
mod connect;
mod many;
mod text_index;
mod tx;

pub use columns::{Day, Instant};
pub use connect::Db;
pub(crate) use many::list;
pub(crate) use text_index::{Rare, holds, words_of};
pub use tx::{Answer, Conn, Same, Tx};

/// Runs one statement on whichever engine the transaction is on, and gives what it gave; for `execute` that is
/// the number of rows. The body is compiled once per engine.
///
/// ```ignore
/// let moved = on!(tx, c => sqlx::query(MOVE).bind(state).bind(id).execute(c).await)?;
/// let row = on!(tx, c => sqlx::query_as::<_, TaskRow>(TASK).bind(code).fetch_optional(c).await)?;
/// ```
#[macro_export]
macro_rules! on {
    ($tx:expr, $c:ident => $body:expr) => {{
        use $crate::db::Same as _;
        match $tx.conn() {
            $crate::db::Conn::Sqlite(transaction) => {
                let $c = &mut **transaction;
                $crate::db::Answer($body).whole().plain()
            }
            $crate::db::Conn::Postgres(transaction) => {
                let $c = &mut **transaction;
                $crate::db::Answer($body).whole().plain()
            }
        }
    }};
}
