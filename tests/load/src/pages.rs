//! Pages against a bare handler that returns the same bytes.

use std::{process::Stdio, time::Duration};

use crate::{
    Outcome,
    client::{Connection, throughput},
    server::{Ward, first_line, pinned},
};

const ROUNDS: usize = 5;
const TIME: Duration = Duration::from_secs(2);
const CONNECTIONS: usize = 8;

/// Prints, for each page, its share of the bare handler's throughput, and the bar.
pub async fn measure(ward: &Ward) -> Outcome<()> {
    println!("\npage                bytes   page/s   bare/s   ratio   bar");
    for (path, signed_in, bar) in [
        ("/bang", true, 1.0 / 20.0),
        ("/ke-hoach", false, 0.25),
        ("/dang-nhap", false, 0.25),
        ("/phan-anh", false, 0.5),
    ] {
        let request = ward.get(path, signed_in);
        let page = Connection::open(&ward.address).await?.ask(request.as_bytes()).await?;
        if page.status() != 200 {
            return Err(format!("{path}: {}", page.head).into());
        }
        let file = tempfile::NamedTempFile::new()?;
        std::fs::write(file.path(), &page.body)?;
        let mut bare = pinned(&std::env::current_exe()?);
        let mut bare = bare.arg("bare").arg(file.path()).stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let bare_address = first_line(&mut bare).await?;
        let bare_request = format!("GET / HTTP/1.1\r\nHost: {bare_address}\r\n\r\n");
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        // In turn, so that what else happens on the machine meets both.
        for _ in 0..ROUNDS {
            ours.push(throughput(&ward.address, &request, CONNECTIONS, TIME).await?);
            theirs.push(throughput(&bare_address, &bare_request, CONNECTIONS, TIME).await?);
        }
        bare.kill().await?;
        let (ours, theirs) = (median(&mut ours), median(&mut theirs));
        println!(
            "{path:<16} {:>8} {ours:>8.0} {theirs:>8.0}   {:>5.3}   {bar:.3} {}",
            page.body.len(),
            ours / theirs,
            if ours / theirs >= bar { "met" } else { "MISSED" },
        );
    }
    form_size(ward).await
}

/// Prints what a phone loads before it can send feedback: the form and its style, compressed.
async fn form_size(ward: &Ward) -> Outcome<()> {
    const MOST: usize = 20 * 1024;
    let compressed = |path: &str| {
        let request = ward.get(path, false);
        request.replace("\r\n\r\n", "\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n")
    };
    let plain = Connection::open(&ward.address).await?.ask(ward.get("/phan-anh", false).as_bytes()).await?;
    let html = String::from_utf8_lossy(&plain.body).into_owned();
    let style = html.split('"').find(|part| part.starts_with("/pkg/") && part.ends_with(".css"));
    let style = style.ok_or("the form has no style sheet")?;
    let page = whole(&ward.address, &compressed("/phan-anh")).await?;
    let sheet = whole(&ward.address, &compressed(style)).await?;
    println!(
        "\n/phan-anh compressed: {page} bytes and {sheet} of style, {} together, bar {MOST} {}",
        page + sheet,
        if page + sheet <= MOST { "met" } else { "MISSED" }
    );
    Ok(())
}

/// The bytes of a body, as they come over the line.
async fn whole(address: &str, request: &str) -> Outcome<usize> {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut stream = tokio::net::TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all).await?;
    let head = all.windows(4).position(|four| four == b"\r\n\r\n").ok_or("no head")?;
    if !String::from_utf8_lossy(&all[..head]).to_lowercase().contains("content-encoding: ") {
        return Err("not compressed".into());
    }
    Ok(all.len() - head - 4)
}

/// The middle of some figures.
pub fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
