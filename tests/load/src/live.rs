//! From the sending of a move to its arrival on another client's live line.

use std::time::Instant;

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

/// Prints the median and the 99th percentile in milliseconds.
pub async fn measure(ward: &Ward) -> Outcome<()> {
    let mut line = TcpStream::connect(&ward.address).await?;
    line.write_all(ward.get("/live", true).as_bytes()).await?;
    let mut mover = Connection::open(&ward.address).await?;
    let mut heard = vec![0; 64 * 1024];
    // The head of the stream.
    let _ = line.read(&mut heard).await?;
    let mut times = Vec::with_capacity(MOVES);
    let period = current_period(ward, &mut mover).await?;
    let mut seen = seen_version(ward, &mut mover).await?;
    for step in 0..MOVES {
        let to = if step % 2 == 0 { "in_progress" } else { "not_started" };
        let request =
            ward.post("/api/ui/move-task", &format!("code={TASK}&period={period}&to={to}&seen={seen}"));
        let start = Instant::now();
        let answer = mover.ask(request.as_bytes());
        let arrival = async {
            loop {
                let count = line.read(&mut heard).await?;
                if count == 0 {
                    return Err("the live line closed".into());
                }
                if String::from_utf8_lossy(&heard[..count]).contains(TASK) {
                    return Ok::<_, Box<dyn std::error::Error + Send + Sync>>(start.elapsed());
                }
            }
        };
        let (answer, arrival) =
            tokio::join!(answer, tokio::time::timeout(std::time::Duration::from_secs(5), arrival));
        let answer = answer?;
        if answer.status() != 200 {
            return Err(format!(
                "the move was refused: {} {}",
                answer.head,
                String::from_utf8_lossy(&answer.body)
            )
            .into());
        }
        times.push(arrival??.as_secs_f64() * 1000.0);
        seen += 1;
    }
    let middle = median(&mut times);
    let late = times.get(MOVES * 99 / 100).copied().unwrap_or_default();
    println!(
        "\na move on a second client's stream: median {middle:.1} ms (bar 50 ms), 99th percentile {late:.1} ms"
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
