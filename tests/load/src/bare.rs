//! The measure: an axum handler that returns the same bytes from memory.

use std::path::PathBuf;

use axum::{Router, body::Bytes, http::header, routing::get};

use crate::Outcome;

/// Serves the content of a file at `/` on a free port, which it prints.
pub async fn serve(file: PathBuf) -> Outcome<()> {
    let bytes = Bytes::from(std::fs::read(file)?);
    let page = move || async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], bytes) };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    axum::serve(listener, Router::new().route("/", get(page))).await?;
    Ok(())
}
