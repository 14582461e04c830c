//! The live line as one browser hears it.

use axum::body::{Body, BodyDataStream};
use futures::StreamExt;
use http::{Response, StatusCode};

/// An open live line.
pub struct Stream {
    /// The status with which it was opened.
    pub status: StatusCode,
    body: BodyDataStream,
    heard: String,
}

impl Stream {
    pub(crate) fn new(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        Self { status: parts.status, body: body.into_data_stream(), heard: String::new() }
    }

    /// Waits for the next message with data and gives the data.
    pub async fn next(&mut self) -> String {
        loop {
            if let Some(end) = self.heard.find("\n\n") {
                let message: String = self.heard.drain(..end + 2).collect();
                let data: Vec<_> = message.lines().filter_map(|line| line.strip_prefix("data: ")).collect();
                if !data.is_empty() {
                    return data.join("\n");
                }
                continue;
            }
            let chunk = self.body.next().await.expect("the line stays open").expect("a readable line");
            self.heard.push_str(&String::from_utf8_lossy(&chunk));
        }
    }

    /// True once the server has ended it; reads away what comes before.
    pub async fn ends(&mut self) -> bool {
        while let Some(chunk) = self.body.next().await {
            if chunk.is_err() {
                return true;
            }
        }
        true
    }
}
