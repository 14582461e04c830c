//! The text index on SQLite: FTS5. It holds its answers in the order of their ids and gives them from either end, so that
//! the newest few of a frequent word cost as little as those of a rare one.

use domain::ids::PublishedId;
use sqlx::{Sqlite, Transaction};

use super::Wanted;

pub(super) async fn put(
    conn: &mut Transaction<'static, Sqlite>,
    id: PublishedId,
    words: &[String],
) -> Result<(), sqlx::Error> {
    const PUT: &str = "INSERT INTO published_text (rowid, words) VALUES ($1, $2)";
    take(conn, id).await?;
    sqlx::query(PUT).bind(id.0).bind(words.join(" ")).execute(&mut **conn).await?;
    Ok(())
}

pub(super) async fn take(
    conn: &mut Transaction<'static, Sqlite>,
    id: PublishedId,
) -> Result<(), sqlx::Error> {
    const TAKE: &str = "DELETE FROM published_text WHERE rowid = $1";
    sqlx::query(TAKE).bind(id.0).execute(&mut **conn).await?;
    Ok(())
}

pub(super) async fn find(
    conn: &mut Transaction<'static, Sqlite>,
    wanted: &Wanted,
    before: i64,
    limit: i64,
) -> Result<Vec<i64>, sqlx::Error> {
    const FIND: &str = "SELECT rowid FROM published_text WHERE published_text MATCH $1 AND rowid < $2 \
                        ORDER BY rowid DESC LIMIT $3";
    let wanted = wanted.text('"', " AND ", " OR ");
    sqlx::query_scalar(FIND).bind(wanted).bind(before).bind(limit).fetch_all(&mut **conn).await
}
