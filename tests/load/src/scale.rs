//! The same pages with 10 000 and with 1 000 000 cases. The rows are written by SQL (`fill.sql`) into the file of the running
//! program, as its own steps would have left them: a fiftieth is open, three in ten are published, over the units of the
//! demonstration and most of a year.

use std::time::Instant;

use sqlx::{AssertSqlSafe, Connection, Executor};

use crate::{
    Outcome, client::Connection as Client, commits, pages::median, server::Ward, submissions::submit_one,
};

const FILL: &str = include_str!("fill.sql");
const ASKED: usize = 41;
/// The most that a page may take longer with a hundred times the cases.
const BAR: f64 = 2.0;

/// Prints for each page its time at both sizes, and their ratio.
pub async fn measure(ward: &Ward) -> Outcome<()> {
    let sizes = [10_000, number("NHIPCAU_BENCH_CASES", 1_000_000)];
    fill(ward, 0, sizes[0]).await?;
    let (to, cookie) = submit_one(ward, 900_001).await?;
    let case = to.split('?').next().unwrap_or_default().to_owned();
    let year = format!("/xu-ly/dung-han?nam={}", this_year(ward).await?);
    let pages = [
        ("queue", "/xu-ly?xem=dang-mo".to_owned(), Who::Officer),
        ("look-up", format!("{case}?lan"), Who::Sender(cookie)),
        ("search, rare word", "/hoi-dap?tim=quyhiem".to_owned(), Who::Anybody),
        ("search, common word", "/hoi-dap?tim=doanh".to_owned(), Who::Anybody),
        ("search, two words", "/hoi-dap?tim=kinh+quyhiem".to_owned(), Who::Anybody),
        ("indicator 3", year, Who::Officer),
    ];
    let small = times(ward, &pages).await?;
    fill(ward, sizes[0], sizes[1]).await?;
    let large = times(ward, &pages).await?;
    println!("\nmilliseconds with cases {:>10} {:>10}   ratio   bar", sizes[0], sizes[1]);
    for ((name, ..), (small, large)) in pages.iter().zip(small.into_iter().zip(large)) {
        println!(
            "{name:<23} {small:>10.2} {large:>10.2}   {:>5.2}   {BAR} {}",
            large / small,
            if large / small <= BAR { "met" } else { "MISSED" }
        );
    }
    Ok(())
}

/// In whose name a page is asked for.
enum Who {
    /// Nobody's.
    Anybody,
    /// The signed-in officer's.
    Officer,
    /// That of the sender who holds this cookie.
    Sender(String),
}

/// The median time of each page, asked for one after the other on one connection.
async fn times(ward: &Ward, pages: &[(&str, String, Who)]) -> Outcome<Vec<f64>> {
    let mut client = Client::open(&ward.address).await?;
    let mut all = Vec::new();
    for (name, path, who) in pages {
        let mut times = Vec::new();
        for turn in 0..ASKED {
            // No page is asked for twice by the same address, so that none comes off a shelf.
            let mut request = ward.get(&format!("{path}&n={turn}"), matches!(who, Who::Officer));
            if let Who::Sender(cookie) = who {
                request = request.replace("\r\n\r\n", &format!("\r\nCookie: {cookie}\r\n\r\n"));
            }
            let start = Instant::now();
            let answer = client.ask(request.as_bytes()).await?;
            if answer.status() != 200 {
                return Err(format!("{name}: {}", answer.head).into());
            }
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        all.push(median(&mut times));
    }
    Ok(all)
}

/// Writes cases `from` to `to`.
pub async fn fill(ward: &Ward, from: u64, to: u64) -> Outcome<()> {
    let start = Instant::now();
    let mut connection = commits::open(&ward.database()).await?;
    let text = FILL.replace(":from", &from.to_string()).replace(":to", &to.to_string());
    connection.execute(AssertSqlSafe(text)).await?;
    connection.close().await?;
    println!("\n{to} cases, the last {} written in {:.0} s", to - from, start.elapsed().as_secs_f64());
    Ok(())
}

async fn this_year(ward: &Ward) -> Outcome<i64> {
    let mut connection = commits::open(&ward.database()).await?;
    let year = sqlx::query_scalar("SELECT CAST(strftime('%Y', 'now', '+7 hours') AS INTEGER)");
    Ok(year.fetch_one(&mut connection).await?)
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The tables as the program makes them, and two units.
    async fn tables(file: &Path) -> sqlx::SqliteConnection {
        // An empty file is an empty database.
        std::fs::write(file, "").unwrap();
        let mut connection = commits::open(file).await.unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
        let mut files: Vec<_> = [folder.clone(), folder.join("sqlite")]
            .iter()
            .flat_map(|folder| std::fs::read_dir(folder).unwrap())
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
            .collect();
        files.sort_by_key(|path| path.file_name().unwrap().to_owned());
        for file in files {
            let text = std::fs::read_to_string(file).unwrap();
            connection.execute(AssertSqlSafe(text)).await.unwrap();
        }
        let units = "INSERT INTO unit (id, code, name, short_name, kind, sort) VALUES \
                     (1, 'A', 'A', 'A', 'office', 1), (2, 'B', 'B', 'B', 'office', 2)";
        connection.execute(units).await.unwrap();
        connection
    }

    #[tokio::test]
    async fn what_is_filled_fits_the_tables_and_the_sums() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = tables(&folder.path().join("x.db")).await;
        let most = number("NHIPCAU_BENCH_CASES", 3000);
        for (from, to) in [(0, 1000), (1000, most)] {
            let text = FILL.replace(":from", &from.to_string()).replace(":to", &to.to_string());
            let start = Instant::now();
            connection.execute(AssertSqlSafe(text)).await.unwrap();
            println!("{to} cases: {:?}", start.elapsed());
            for typed in ["\"quyhiem\"", "\"doanh\"", "\"kinh\" AND \"quyhiem\"", "\"kinh\" AND \"doanh\""] {
                const FIND: &str = "SELECT rowid FROM published_text WHERE published_text MATCH $1 \
                                    ORDER BY rowid DESC LIMIT 21";
                let find = || sqlx::query_scalar::<_, i64>(FIND).bind(typed);
                assert_eq!(find().fetch_all(&mut connection).await.unwrap().len(), 21, "{typed}");
                let start = Instant::now();
                find().fetch_all(&mut connection).await.unwrap();
                println!("{to} cases, {typed}: {:?}", start.elapsed());
            }
        }
        let counts = "SELECT (SELECT COUNT(*) FROM feedback) = $1 AND (SELECT COUNT(*) FROM feedback_clock) = $1 \
            AND (SELECT SUM(cases) FROM feedback_tally) = $1 AND (SELECT answers FROM published_word WHERE word = 'doanh') \
            = (SELECT COUNT(*) FROM published_answer) AND (SELECT SUM(cases) FROM feedback_tally WHERE due_on <> '') \
            = (SELECT COUNT(*) FROM feedback WHERE due_on IS NOT NULL)";
        let fits: bool = sqlx::query_scalar(counts)
            .bind(i64::try_from(most).unwrap())
            .fetch_one(&mut connection)
            .await
            .unwrap();
        assert!(fits);
    }
}
