//! A client that costs next to nothing, so that the server is what is measured: HTTP/1.1 over kept connections, bodies by
//! their length.

use std::time::{Duration, Instant};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::Outcome;

/// An answer, with its head as text.
pub struct Answer {
    /// Status line and headers.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0)
    }
}

/// One kept connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    /// Opens it.
    pub async fn open(address: &str) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(256 * 1024) })
    }

    /// Sends a request and reads its answer.
    pub async fn ask(&mut self, request: &[u8]) -> Outcome<Answer> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let end = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            self.read_more().await?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
        let mut answer = Answer { head, body: Vec::new() };
        let length: usize =
            answer.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        while self.buffer.len() < end + length {
            self.read_more().await?;
        }
        answer.body = self.buffer[end..end + length].to_vec();
        Ok(answer)
    }

    /// Sends the same request again and again, reading answers of the same length; gives how many.
    async fn hammer(&mut self, request: &[u8], until: Instant) -> Outcome<u64> {
        let first = self.ask(request).await?;
        if first.status() != 200 || first.body.is_empty() {
            return Err(format!("unexpected answer: {}", first.head).into());
        }
        let mut count = 0;
        while Instant::now() < until {
            self.stream.write_all(request).await?;
            let length = first.head.len() + first.body.len();
            let mut got = 0;
            self.buffer.resize(length, 0);
            while got < length {
                got += match self.stream.read(&mut self.buffer[got..]).await? {
                    0 => return Err("the server closed the connection".into()),
                    more => more,
                };
            }
            count += 1;
        }
        Ok(count)
    }

    async fn read_more(&mut self) -> Outcome<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            return Err("the server closed the connection".into());
        }
        Ok(())
    }
}

/// Answers per second over some connections for some time.
pub async fn throughput(address: &str, request: &str, connections: usize, time: Duration) -> Outcome<f64> {
    let until = Instant::now() + time;
    let mut tasks = Vec::new();
    for _ in 0..connections {
        let (address, request) = (address.to_owned(), request.as_bytes().to_vec());
        tasks.push(tokio::spawn(
            async move { Connection::open(&address).await?.hammer(&request, until).await },
        ));
    }
    let mut count = 0;
    for task in tasks {
        count += task.await??;
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of a few seconds")]
    Ok(count as f64 / time.as_secs_f64())
}

fn find(buffer: &[u8], pattern: &[u8]) -> Option<usize> {
    buffer.windows(pattern.len()).position(|window| window == pattern)
}
