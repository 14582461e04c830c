//! The measure of durable submissions: how many rows the same SQLite file takes, one a transaction, each on disk before the
//! next is written.

use std::{path::PathBuf, str::FromStr, time::Duration, time::Instant};

use sqlx::{
    Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::Outcome;

/// As long as the text of a usual case.
const TEXT: &str = "Vỉa hè trước cửa hàng thường xuyên bị lấn chiếm vào giờ cao điểm, khách không có lối đi. Đề nghị \
                    UBND phường kiểm tra, nhắc nhở và kẻ vạch phân chia lòng đường, vỉa hè cho rõ ràng.";

/// A connection like the program's own writer.
pub async fn open(file: &std::path::Path) -> Outcome<SqliteConnection> {
    let options = SqliteConnectOptions::from_str(&format!("sqlite:{}", file.display()))?
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(false)
        .busy_timeout(Duration::from_secs(60));
    Ok(SqliteConnection::connect_with(&options).await?)
}

/// Commits rows for that many seconds, and prints how many a second were on disk.
pub async fn serve(file: PathBuf, seconds: u64) -> Outcome<()> {
    let mut connection = open(&file).await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS bench_row (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        .execute(&mut connection)
        .await?;
    let time = Duration::from_secs(seconds);
    let (start, mut rows) = (Instant::now(), 0_u32);
    while start.elapsed() < time {
        sqlx::query("INSERT INTO bench_row (text) VALUES ($1)").bind(TEXT).execute(&mut connection).await?;
        rows += 1;
    }
    println!("{}", f64::from(rows) / start.elapsed().as_secs_f64());
    connection.close().await?;
    Ok(())
}
