//! A live line's connection: it goes on by itself once its head is sent, and ends with what it says, with whoever listens, or
//! with the process.

use std::sync::{Arc, Mutex};

use axum::{Extension, Router, routing::get};
use bytes::Bytes;
use futures::stream;
use server::connections::{TakeOver, accept};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{mpsc, watch},
};

const ASK: &[u8] = b"GET /line HTTP/1.1\r\nHost: x\r\n\r\n";

struct Open {
    client: TcpStream,
    say: mpsc::UnboundedSender<Bytes>,
    stop: watch::Sender<bool>,
    ended: tokio::task::JoinHandle<()>,
}

/// A server with a page and a line, and a client.
async fn open() -> Open {
    let (say, said) = mpsc::unbounded_channel::<Bytes>();
    let said = Arc::new(Mutex::new(Some(said)));
    let line = move |Extension(take_over): Extension<TakeOver>| {
        let said = said.lock().unwrap().take().unwrap();
        let chunks = stream::unfold(said, |mut said| async { said.recv().await.map(|text| (text, said)) });
        async move { take_over.body(Bytes::from_static(b"hello"), chunks) }
    };
    let app = Router::new().route("/page", get(|| async { "page" })).route("/line", get(line));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
    let (stop, stopping) = watch::channel(false);
    Open { client, say, stop, ended: tokio::spawn(accept(listener, app, stopping)) }
}

/// Reads until this has come.
async fn hears(client: &mut TcpStream, end: &str) -> String {
    let mut heard = Vec::new();
    while !heard.ends_with(end.as_bytes()) {
        assert_ne!(client.read_buf(&mut heard).await.unwrap(), 0, "{}", String::from_utf8_lossy(&heard));
    }
    String::from_utf8(heard).unwrap()
}

#[tokio::test]
async fn a_line_goes_on_where_the_answer_left_off_until_it_has_said_all() {
    let Open { mut client, say, stop, ended } = open().await;
    client.write_all(b"GET /page HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    hears(&mut client, "\r\n\r\npage").await;
    client.write_all(ASK).await.unwrap();
    let head = hears(&mut client, "\r\n\r\n5\r\nhello\r\n").await.to_lowercase();
    assert!(head.starts_with("http/1.1 200") && head.contains("transfer-encoding: chunked"), "{head}");
    say.send(Bytes::from_static(b"3\r\none\r\n")).unwrap();
    hears(&mut client, "3\r\none\r\n").await;
    stop.send_replace(true);
    assert!(!ended.is_finished(), "a line that speaks is waited for");
    drop(say);
    hears(&mut client, "0\r\n\r\n").await;
    assert_eq!(client.read(&mut [0]).await.unwrap(), 0, "and closed");
    ended.await.unwrap();
}

#[tokio::test]
async fn a_line_ends_when_its_listener_is_gone() {
    let Open { mut client, say, stop, ended } = open().await;
    client.write_all(ASK).await.unwrap();
    hears(&mut client, "hello\r\n").await;
    drop(client);
    say.closed().await;
    stop.send_replace(true);
    ended.await.unwrap();
}

#[tokio::test]
async fn a_process_that_stops_closes_idle_connections() {
    let Open { mut client, stop, ended, .. } = open().await;
    client.write_all(b"GET /page HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    hears(&mut client, "page").await;
    stop.send_replace(true);
    assert_eq!(client.read(&mut [0]).await.unwrap(), 0);
    ended.await.unwrap();
}
