//! The leadership's view with a year of five indicators, and with five years of 50 and 100 000 cases: what it shows is read
//! from kept sums. Asked for again while nothing changes, and as the first after a change, when all that every reader
//! shares is read anew.

use std::{path::Path, time::Instant};

use sqlx::{AssertSqlSafe, Connection, Executor};

use crate::{Outcome, client, commits, pages::median, scale::fill, server::Ward, value};

/// Leaves five indicators and the values of one year.
const FEW: &str = "UPDATE indicator SET gone_at = '2020-01-01T00:00:00.000000Z' WHERE id NOT IN (SELECT id FROM indicator \
    WHERE plan_id = (SELECT id FROM plan ORDER BY year DESC LIMIT 1) AND gone_at IS NULL ORDER BY added, sort, id LIMIT 5); \
    DELETE FROM indicator_month WHERE year < (SELECT MAX(year) FROM plan); \
    DELETE FROM indicator_value_file WHERE value_id IN (SELECT id FROM indicator_value WHERE year < (SELECT MAX(year) FROM plan)); \
    DELETE FROM indicator_value WHERE year < (SELECT MAX(year) FROM plan); \
    DELETE FROM indicator_sum WHERE year < (SELECT MAX(year) FROM plan);";
const MANY: &str = include_str!("fill_indicators.sql");
const CASES: u64 = 100_000;
const VIEW: &str = "/dieu-hanh?lan=1";
const ASKED: usize = 41;
/// The most that the view may take longer.
const BAR: f64 = 2.0;

/// Prints the times at both sizes, and their ratios. On a ward of its own.
pub async fn measure(program: &Path) -> Outcome<()> {
    let mut ward = Ward::with_demo_data(program).await?;
    write(&mut ward, program, FEW).await?;
    let small = times(&ward).await?;
    write(&mut ward, program, MANY).await?;
    fill(&ward, 0, CASES).await?;
    ward.restart(program).await?;
    let large = times(&ward).await?;
    for (when, (small, large)) in ["asked again", "after a change"].iter().zip(small.into_iter().zip(large)) {
        println!(
            "/dieu-hanh {when}: {small:.2} ms; with 50 indicators, five years and {CASES} cases {large:.2} ms, ratio \
             {:.2}, bar {BAR} {}",
            large / small,
            if large / small <= BAR { "met" } else { "MISSED" }
        );
    }
    ward.stop().await
}

/// Writes into the database beside the program, which then starts anew.
async fn write(ward: &mut Ward, program: &Path, text: &str) -> Outcome<()> {
    let mut connection = commits::open(&ward.database()).await?;
    connection.execute(AssertSqlSafe(text.to_owned())).await?;
    connection.close().await?;
    ward.restart(program).await
}

/// The median time of the view asked for again, and of the view after a value was sent.
async fn times(ward: &Ward) -> Outcome<[f64; 2]> {
    let clerk = ward.sign_in("one_stop").await?;
    let mut writer = client::Connection::open(&ward.address).await?;
    let mut reader = client::Connection::open(&ward.address).await?;
    let request = ward.get(VIEW, true);
    let (mut again, mut after) = (Vec::new(), Vec::new());
    for turn in 0..ASKED {
        value::send(ward, &clerk, &mut writer, turn).await?;
        for times in [&mut after, &mut again] {
            let start = Instant::now();
            let answer = reader.ask(request.as_bytes()).await?;
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            if answer.status() != 200 {
                return Err(format!("{VIEW}: {}", answer.head).into());
            }
        }
    }
    Ok([median(&mut again), median(&mut after)])
}
