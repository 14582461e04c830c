//! Where notices go in a test: a sender that answers as it is told, a mail server, and a gateway on this machine.

#![allow(dead_code, reason = "not every test program uses all of it")]

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use domain::notice::NoticeChannel;
use futures::future::{BoxFuture, FutureExt};
use service::notice::{Failure, Message, Sender};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// Takes messages, or not, as it is told.
pub struct Fake {
    channel: NoticeChannel,
    answers: Mutex<VecDeque<Result<(), Failure>>>,
    sent: Mutex<Vec<(String, String)>>,
    stuck: bool,
    reached: Notify,
}

impl Fake {
    /// Answers in this order, and takes everything afterwards.
    pub fn new(channel: NoticeChannel, answers: impl IntoIterator<Item = Result<(), Failure>>) -> Arc<Self> {
        Arc::new(Self {
            channel,
            answers: Mutex::new(answers.into_iter().collect()),
            sent: Mutex::default(),
            stuck: false,
            reached: Notify::new(),
        })
    }

    /// Never answers.
    pub fn stuck(channel: NoticeChannel) -> Arc<Self> {
        Arc::new(Self {
            channel,
            answers: Mutex::default(),
            sent: Mutex::default(),
            stuck: true,
            reached: Notify::new(),
        })
    }

    /// Answers so the next time that it was not told how to.
    pub fn answer(&self, answer: Result<(), Failure>) {
        self.answers.lock().unwrap().push_back(answer);
    }

    /// Waits until somebody sends.
    pub async fn reached(&self) {
        self.reached.notified().await;
    }

    /// To whom, and what.
    pub fn sent(&self) -> Vec<(String, String)> {
        self.sent.lock().unwrap().clone()
    }
}

impl Sender for Fake {
    fn channel(&self) -> NoticeChannel {
        self.channel
    }

    fn send<'a>(&'a self, message: &'a Message) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            self.sent.lock().unwrap().push((message.to.clone(), message.letter.body.clone()));
            self.reached.notify_one();
            if self.stuck {
                std::future::pending::<()>().await;
            }
            self.answers.lock().unwrap().pop_front().unwrap_or(Ok(()))
        }
        .boxed()
    }
}

/// Texts that arrived.
pub type Arrived = Arc<Mutex<Vec<String>>>;

/// A mail server: takes mail to `good@`, knows no `gone@`, and has no room for `full@`.
pub async fn smtp_server() -> (SocketAddr, Arrived) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, mails) = (listener.local_addr().unwrap(), Arrived::default());
    let arrived = mails.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(converse(stream, arrived.clone()));
        }
    });
    (address, mails)
}

async fn converse(stream: TcpStream, mails: Arrived) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 test\r\n").await?;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let said = line.to_ascii_lowercase();
        let answer = match said.split([' ', '\r']).next().unwrap_or_default() {
            "ehlo" | "helo" | "mail" | "rset" | "noop" => "250 OK\r\n".to_owned(),
            "rcpt" if said.contains("gone@") => "550 <gone@b.vn>: no such mailbox\r\n".to_owned(),
            "rcpt" if said.contains("full@") => "451 <full@b.vn>: try again later\r\n".to_owned(),
            "rcpt" => "250 OK\r\n".to_owned(),
            "data" => {
                stream.write_all(b"354 go on\r\n").await?;
                let mut mail = String::new();
                while !mail.ends_with("\r\n.\r\n") {
                    if stream.read_line(&mut mail).await? == 0 {
                        return Ok(());
                    }
                }
                mails.lock().unwrap().push(mail);
                "250 taken\r\n".to_owned()
            }
            "quit" => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "500 what\r\n".to_owned(),
        };
        stream.write_all(answer.as_bytes()).await?;
    }
}

/// A gateway that answers with these statuses in order.
pub async fn http_server(statuses: impl IntoIterator<Item = u16>) -> (SocketAddr, Arrived) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, requests) = (listener.local_addr().unwrap(), Arrived::default());
    let statuses = Arc::new(Mutex::new(statuses.into_iter().collect::<VecDeque<_>>()));
    let arrived = requests.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, statuses.clone(), arrived.clone()));
        }
    });
    (address, requests)
}

async fn answer(
    stream: TcpStream,
    statuses: Arc<Mutex<VecDeque<u16>>>,
    requests: Arrived,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    loop {
        let (mut request, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            request.push_str(&line);
            if line.trim().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body).await?;
        request.push_str(&String::from_utf8_lossy(&body));
        requests.lock().unwrap().push(request);
        let status = statuses.lock().unwrap().pop_front().unwrap_or(500);
        stream.write_all(format!("HTTP/1.1 {status} x\r\ncontent-length: 0\r\n\r\n").as_bytes()).await?;
    }
}
