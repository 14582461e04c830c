//! From a month's value that the one-stop centre sends to the changed chart on another's screen: the post, the word on the
//! other's live line, the page that it asks for again. A thousand further lines stand open meanwhile and hear all of it.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use tokio::{io::AsyncReadExt, task::JoinSet};

use crate::{
    Outcome,
    client::{Answer, Connection},
    live::{hears, line_at},
    pages::median,
    postgres::Postgres,
    server::{Ward, hidden},
};

const CHANGES: usize = 100;
const LINES: usize = 1000;
const CODE: &str = "CT2";
const VIEW: &str = "/dieu-hanh";
/// The most milliseconds, in the middle and of the last of a hundred.
const MIDDLE_MOST: f64 = 200.0;
const LATE_MOST: f64 = 1000.0;
const PATIENCE: Duration = Duration::from_secs(30);

/// Prints the delay within one process, and from one process to another over PostgreSQL.
pub async fn measure(program: &Path) -> Outcome<()> {
    let ward = Ward::with_demo_data(program).await?;
    println!();
    print("one process", delays(&ward, &ward.address).await?);
    ward.stop().await?;
    let Some(postgres) = Postgres::start().await? else {
        println!("a value across two processes: NOT MEASURED, PostgreSQL's programs are not here");
        return Ok(());
    };
    let ward = Ward::on(program, Some(postgres.address())).await?;
    let other = ward.another(program).await?;
    print("two processes on PostgreSQL", delays(&ward, &other.address).await?);
    drop(other);
    ward.stop().await
}

fn print(over: &str, mut times: Vec<f64>) {
    let middle = median(&mut times);
    let late = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    let kept = |time: f64, most: f64| if time <= most { "met" } else { "MISSED" };
    println!(
        "a value on another's chart, {over}, {LINES} lines open: median {middle:.1} ms, bar {MIDDLE_MOST} {}; \
         99th percentile {late:.1} ms, bar {LATE_MOST} {}",
        kept(middle, MIDDLE_MOST),
        kept(late, LATE_MOST),
    );
}

/// Milliseconds from each post, sent to the ward's first process, to the chart of a reader at `address`.
async fn delays(ward: &Ward, address: &str) -> Outcome<Vec<f64>> {
    let clerk = ward.sign_in("one_stop").await?;
    let mut others = JoinSet::new();
    for _ in 0..LINES {
        let mut line = line_at(address, ward).await?;
        others.spawn(async move {
            let mut heard = [0; 1024];
            while line.read(&mut heard).await.is_ok_and(|count| count > 0) {}
        });
    }
    let mut line = line_at(address, ward).await?;
    let (mut writer, mut reader) = (Connection::open(&ward.address).await?, Connection::open(address).await?);
    let mut before = chart(ward, &mut reader).await?;
    let mut times = Vec::with_capacity(CHANGES);
    for change in 0..CHANGES {
        let post = post(ward, &clerk, &mut writer, change).await?;
        let start = Instant::now();
        let (sent, seen) = tokio::join!(
            writer.ask(post.as_bytes()),
            tokio::time::timeout(PATIENCE, async {
                loop {
                    hears(&mut line, "\"indicator\"").await?;
                    let now = chart(ward, &mut reader).await?;
                    if now != before {
                        return Outcome::Ok((now, start.elapsed()));
                    }
                }
            })
        );
        taken(&sent?)?;
        let (now, took) = seen.map_err(|_| "a value never reached the chart")??;
        before = now;
        times.push(took.as_secs_f64() * 1000.0);
    }
    if others.try_join_next().is_some() {
        return Err("a line of the crowd ended".into());
    }
    Ok(times)
}

/// The paths of the indicator's chart, as leadership's view has them.
async fn chart(ward: &Ward, reader: &mut Connection) -> Outcome<Vec<String>> {
    let page = reader.ask(ward.get(VIEW, true).as_bytes()).await?;
    let html = String::from_utf8_lossy(&page.body);
    let figure = html.find(&format!("id=\"bieu-do-{CODE}\"")).ok_or("the view has no such chart")?;
    let figure = html[figure..].split("</figure>").next().unwrap_or_default();
    let paths: Vec<_> = figure.split("<path ").skip(1).filter_map(|tag| tag.split('>').next()).collect();
    if paths.is_empty() {
        return Err("the chart has no path".into());
    }
    Ok(paths.into_iter().map(str::to_owned).collect())
}

/// Sends the one-stop centre's next value of the running month, and waits until it is acknowledged.
pub async fn send(ward: &Ward, clerk: &str, writer: &mut Connection, change: usize) -> Outcome<()> {
    let post = post(ward, clerk, writer, change).await?;
    taken(&writer.ask(post.as_bytes()).await?)
}

fn taken(sent: &Answer) -> Outcome<()> {
    match sent.status() {
        201 => Ok(()),
        _ => {
            Err(format!("the value was refused: {} {}", sent.head, String::from_utf8_lossy(&sent.body))
                .into())
        }
    }
}

/// The form of the running month's value, asked for and filled in with another numerator at each change.
async fn post(ward: &Ward, clerk: &str, writer: &mut Connection, change: usize) -> Outcome<String> {
    let page = format!("/so-lieu?ct={CODE}&thang={}", running_month());
    let form = writer.ask(ward.get_as(clerk, &page).as_bytes()).await?;
    filled(ward, clerk, &String::from_utf8_lossy(&form.body), 40 + change % 50)
}

/// The form of the value as the browser's part sends it, filled in.
fn filled(ward: &Ward, cookie: &str, page: &str, numerator: usize) -> Outcome<String> {
    const BOUNDARY: &str = "nhip-cau-bench";
    let mut body = String::new();
    let mut field = |name: &str, value: &str| {
        body +=
            &format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    };
    let form = &page[page.find("id=\"nhap-so\"").ok_or("the page has no form of a value")?..];
    for name in ["indicator", "month", "code", "seen"] {
        field(name, &hidden(form, name).ok_or_else(|| format!("the form has no {name}"))?);
    }
    for (name, value) in [
        ("numerator", numerator.to_string().as_str()),
        ("denominator", "100"),
        ("kind", "estimate"),
        ("source", "national_portal"),
        ("confirmed", "on"),
        ("act", "submit"),
    ] {
        field(name, value);
    }
    body += &format!("--{BOUNDARY}--\r\n");
    Ok(format!(
        "POST /so-lieu HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nAccept: application/json\r\nContent-Type: \
         multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {}\r\n\r\n{body}",
        ward.address,
        body.len()
    ))
}

/// The month that runs in Viet Nam, as addresses write it.
#[expect(clippy::disallowed_methods, reason = "the program under load runs by the real clock")]
fn running_month() -> String {
    let now = (jiff::Timestamp::now() + jiff::ToSpan::hours(7)).to_string();
    format!("{}-M{}", &now[..4], &now[5..7])
}
