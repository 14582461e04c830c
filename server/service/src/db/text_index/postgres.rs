//! The text index on PostgreSQL: a `tsvector` under a GIN index. Words are written into it as they come: no dictionary
//! and no parser of the engine has a say in what a word is.

use domain::ids::PublishedId;
use sqlx::{Postgres, Transaction};

use super::Wanted;

pub(super) async fn put(
    conn: &mut Transaction<'static, Postgres>,
    id: PublishedId,
    words: &[String],
) -> Result<(), sqlx::Error> {
    const PUT: &str = "INSERT INTO published_text (id, words) VALUES ($1, CAST($2 AS tsvector)) \
                       ON CONFLICT (id) DO UPDATE SET words = excluded.words";
    let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    sqlx::query(PUT).bind(id.0).bind(words.join(" ")).execute(&mut **conn).await?;
    Ok(())
}

pub(super) async fn take(
    conn: &mut Transaction<'static, Postgres>,
    id: PublishedId,
) -> Result<(), sqlx::Error> {
    const TAKE: &str = "DELETE FROM published_text WHERE id = $1";
    sqlx::query(TAKE).bind(id.0).execute(&mut **conn).await?;
    Ok(())
}

pub(super) async fn find(
    conn: &mut Transaction<'static, Postgres>,
    wanted: &Wanted,
    before: i64,
    limit: i64,
) -> Result<Vec<i64>, sqlx::Error> {
    const FIND: &str = "SELECT id FROM published_text WHERE words @@ CAST($1 AS tsquery) AND id < $2 \
                        ORDER BY id DESC LIMIT $3";
    let wanted = wanted.text('\'', " & ", " | ");
    sqlx::query_scalar(FIND).bind(wanted).bind(before).bind(limit).fetch_all(&mut **conn).await
}
