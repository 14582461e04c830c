//! From the sending of a move to its arrival on another client's live line.

use std::time::{Duration, Instant};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    Outcome,
    client::Connection,
    pages::median,
    server::{Ward, hidden},
};

const MOVES: usize = 200;
const TASK: &str = "II.1";
/// Live lines that stand open at once.
const CROWD: usize = 10_000;
/// The most memory of one, in KiB.
const LINE_MOST: usize = 12;
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody who moves a task to and fro.
pub struct Mover<'a> {
    ward: &'a Ward,
    connection: Connection,
    period: String,
    seen: i64,
    moved: usize,
}

impl<'a> Mover<'a> {
    /// Reads where the task stands.
    pub async fn new(ward: &'a Ward) -> Outcome<Self> {
        let mut connection = Connection::open(&ward.address).await?;
        let period = current_period(ward, &mut connection).await?;
        let seen = seen_version(ward, &mut connection).await?;
        Ok(Self { ward, connection, period, seen, moved: 0 })
    }

    /// Moves the task once more.
    pub async fn moves(&mut self) -> Outcome<()> {
        let to = if self.moved.is_multiple_of(2) { "in_progress" } else { "not_started" };
        let (period, seen) = (&self.period, self.seen);
        let form = format!("code={TASK}&period={period}&to={to}&seen={seen}");
        let answer = self.connection.ask(self.ward.post("/api/ui/move-task", &form).as_bytes()).await?;
        if answer.status() != 200 {
            let why = String::from_utf8_lossy(&answer.body);
            return Err(format!("the move was refused: {} {why}", answer.head).into());
        }
        self.seen += 1;
        self.moved += 1;
        Ok(())
    }
}

/// A live line that was opened and greeted.
async fn line(ward: &Ward) -> Outcome<TcpStream> {
    line_at(&ward.address, ward).await
}

/// The same of one of the ward's processes.
pub async fn line_at(address: &str, ward: &Ward) -> Outcome<TcpStream> {
    let mut line = TcpStream::connect(address).await?;
    line.write_all(ward.get("/live", true).as_bytes()).await?;
    // The head of the stream.
    let _ = line.read(&mut [0; 8 * 1024]).await?;
    Ok(line)
}

/// Reads until the line tells of something.
pub async fn hears(line: &mut TcpStream, what: &str) -> Outcome<Instant> {
    let mut heard = [0; 8 * 1024];
    loop {
        let count = line.read(&mut heard).await?;
        if count == 0 {
            return Err("the live line closed".into());
        }
        if String::from_utf8_lossy(&heard[..count]).contains(what) {
            return Ok(Instant::now());
        }
    }
}

/// Prints the median and the 99th percentile in milliseconds.
pub async fn measure(ward: &Ward) -> Outcome<()> {
    let mut line = line(ward).await?;
    let mut mover = Mover::new(ward).await?;
    let mut times = Vec::with_capacity(MOVES);
    for _ in 0..MOVES {
        let start = Instant::now();
        let arrival = tokio::time::timeout(PATIENCE, hears(&mut line, TASK));
        let (moved, arrival) = tokio::join!(mover.moves(), arrival);
        moved?;
        times.push((arrival?? - start).as_secs_f64() * 1000.0);
    }
    let middle = median(&mut times);
    let late = times.get(MOVES * 99 / 100).copied().unwrap_or_default();
    println!(
        "\na move on a second client's stream: median {middle:.1} ms (bar 50 ms), 99th percentile {late:.1} ms"
    );
    Ok(())
}

/// Prints what a live line costs in memory, and when the last of many hears of one change.
pub async fn measure_crowd(ward: &Ward) -> Outcome<()> {
    let before = ward.memory()?;
    let mut lines = Vec::with_capacity(CROWD);
    for _ in 0..CROWD {
        lines.push(line(ward).await?);
    }
    let each = ward.memory()?.saturating_sub(before) / CROWD;
    let mut mover = Mover::new(ward).await?;
    let start = Instant::now();
    let ears: Vec<_> = lines
        .into_iter()
        .map(|mut line| tokio::spawn(async move { hears(&mut line, TASK).await.map(|at| (at, line)) }))
        .collect();
    mover.moves().await?;
    let mut last = start;
    let mut lines = Vec::with_capacity(CROWD);
    for ear in ears {
        let (at, line) = tokio::time::timeout(PATIENCE, ear).await???;
        last = last.max(at);
        lines.push(line);
    }
    let all = (last - start).as_secs_f64();
    println!(
        "\n{CROWD} live lines: {:.1} KiB each, bar {LINE_MOST} {}; one change reached all in {all:.2} s, bar 2 {}",
        each as f64 / 1024.0,
        if each <= LINE_MOST * 1024 { "met" } else { "MISSED" },
        if all <= 2.0 { "met" } else { "MISSED" },
    );
    Ok(())
}

/// The period and the version stand in the hidden fields of the card's form.
async fn current_period(ward: &Ward, connection: &mut Connection) -> Outcome<String> {
    let page = connection.ask(ward.get("/bang", true).as_bytes()).await?;
    hidden(&String::from_utf8_lossy(&page.body), "period").ok_or_else(|| "the board shows no period".into())
}

async fn seen_version(ward: &Ward, connection: &mut Connection) -> Outcome<i64> {
    let page = connection.ask(ward.get("/bang", true).as_bytes()).await?;
    let html = String::from_utf8_lossy(&page.body).into_owned();
    let card =
        html.find(&format!("value=\"chuyen-{TASK}\"")).ok_or("the board shows no form for the task")?;
    hidden(&html[card..], "seen")
        .and_then(|seen| seen.parse().ok())
        .ok_or_else(|| "the form carries no version".into())
}
