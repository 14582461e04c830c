//! The leadership's view with a year of a few indicators, and with five years of 50 and 100 000 cases: what it shows is
//! read from kept sums.

use sqlx::{AssertSqlSafe, Connection, Executor};

use crate::{
    Outcome, commits,
    scale::{Who, fill, times},
    server::Ward,
};

const FILL: &str = include_str!("fill_indicators.sql");
const CASES: u64 = 100_000;
/// The most that the view may take longer.
const BAR: f64 = 2.0;

/// Prints the times at both sizes, and their ratio. On a ward of its own.
pub async fn measure(program: &std::path::Path) -> Outcome<()> {
    let ward = Ward::with_demo_data(program).await?;
    let view = [("dashboard", "/dieu-hanh?lan=1".to_owned(), Who::Officer)];
    let small = times(&ward, &view).await?[0];
    let mut connection = commits::open(&ward.database()).await?;
    connection.execute(AssertSqlSafe(FILL.to_owned())).await?;
    connection.close().await?;
    fill(&ward, 0, CASES).await?;
    let large = times(&ward, &view).await?[0];
    println!(
        "\n/dieu-hanh {small:.2} ms; with 50 indicators, five years and {CASES} cases {large:.2} ms, ratio {:.2}, bar {BAR} {}",
        large / small,
        if large / small <= BAR { "met" } else { "MISSED" }
    );
    ward.stop().await
}
