//! The connections of the process: each is answered by hyper until it stops, and a live line is taken off hyper's hands once
//! its head was sent. hyper keeps two buffers of 8 KiB, the answer's layers and the request's place for as long as an answer
//! lasts, which is nothing for a page and everything for ten thousand lines that say a word a minute.

use std::{
    convert::Infallible,
    future::poll_fn,
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::{Arc, Mutex, PoisonError},
    task::Poll,
    time::Duration,
};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use bytes::Bytes;
use futures::{
    Stream, StreamExt,
    future::ready,
    stream::{self, BoxStream},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tower::Service;

use crate::unsent::Watched;

/// The last chunk of a body.
const END: &[u8] = b"0\r\n\r\n";

/// Where an answer leaves what goes on with its connection; in the extensions of every request.
#[derive(Clone, Default)]
pub struct TakeOver(Arc<Mutex<Option<BoxStream<'static, Bytes>>>>);

impl TakeOver {
    /// A body of a first piece, after which these chunks are sent on the bare connection, until they or the connection end.
    /// They are written as they are: they carry their lengths already.
    pub fn body(self, first: Bytes, chunks: impl Stream<Item = Bytes> + Send + 'static) -> Body {
        let mut chunks = Some(chunks.boxed());
        // Asked for a second piece, hyper has put head and first piece among what it sends.
        let given = stream::poll_fn(move |_| {
            if let Some(chunks) = chunks.take() {
                *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(chunks);
            }
            Poll::Pending
        });
        Body::from_stream(stream::once(ready(Ok::<_, Infallible>(first))).chain(given))
    }

    fn take(&self) -> Option<BoxStream<'static, Bytes>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn is_left(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }
}

/// Accepts connections until the process is asked to stop, and returns when the last has ended.
pub async fn accept(listener: TcpListener, app: Router, mut stopping: watch::Receiver<bool>) {
    let (all, one) = watch::channel(());
    loop {
        let (stream, address) = tokio::select! {
            accepted = next(&listener) => accepted,
            // A closed channel means that the server itself is gone.
            _ = stopping.wait_for(|stopping| *stopping) => break,
        };
        let attended = attend(stream, address, app.clone(), stopping.clone());
        let one = one.clone();
        tokio::spawn(async move {
            attended.await;
            drop(one);
        });
    }
    drop((listener, one));
    all.closed().await;
}

async fn next(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            // Of one client only.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::ConnectionRefused
                        | io::ErrorKind::ConnectionAborted
                        | io::ErrorKind::ConnectionReset
                ) => {}
            Err(error) => {
                // Too many open files, most likely: some will close.
                tracing::error!(%error, "no connection can be accepted");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// Answers on one connection. What is under way when the process stops is finished.
async fn attend(stream: TcpStream, address: SocketAddr, app: Router, stopping: watch::Receiver<bool>) {
    // A word on a line must not wait for the one before to be acknowledged; a connection that is gone fails later anyhow.
    let _ = stream.set_nodelay(true);
    // Boxed, so that a line does not keep the room that hyper took.
    let left = Box::pin(answer(stream, address, app, stopping)).await;
    if let Some((stream, line)) = left {
        speak(stream, line).await;
    }
}

async fn answer(
    stream: TcpStream,
    address: SocketAddr,
    app: Router,
    mut stopping: watch::Receiver<bool>,
) -> Option<(TcpStream, BoxStream<'static, Bytes>)> {
    let take_over = TakeOver::default();
    let service = {
        let take_over = take_over.clone();
        service_fn(move |request: Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(address));
            request.extensions_mut().insert(take_over.clone());
            // A router is always ready.
            app.clone().call(request)
        })
    };
    let (stream, is_sent) = Watched::new(stream);
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let mut asked = pin!(async {
        let _ = stopping.wait_for(|stopping| *stopping).await;
    });
    let mut is_asked = false;
    loop {
        let polled = poll_fn(|context| match Pin::new(&mut connection).poll(context) {
            Poll::Pending if take_over.is_left() && is_sent.get() => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
            Poll::Ready(ended) => Poll::Ready(Some(ended)),
        });
        tokio::select! {
            ended = polled => match ended {
                None => break,
                Some(ended) => {
                    if let Err(error) = ended {
                        tracing::debug!(%error, "a connection ended early");
                    }
                    return None;
                }
            },
            () = &mut asked, if !is_asked => {
                is_asked = true;
                Pin::new(&mut connection).graceful_shutdown();
            }
        }
    }
    let stream = connection.into_parts().io.into_inner().into_inner();
    take_over.take().map(|line| (stream, line))
}

/// Sends what a line says, until it has said all or nobody is there any more.
async fn speak(mut stream: TcpStream, mut line: BoxStream<'static, Bytes>) {
    let (mut ear, mut mouth) = stream.split();
    let mut word = [0];
    loop {
        let said = tokio::select! {
            said = line.next() => said,
            // Whoever listens says nothing more: this is the end of the connection.
            _ = ear.read(&mut word) => return,
        };
        let said = said.as_deref();
        if mouth.write_all(said.unwrap_or(END)).await.is_err() || said.is_none() {
            break;
        }
    }
    // Who is gone already need not be told.
    let _ = mouth.shutdown().await;
}
