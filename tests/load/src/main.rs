//! `script/bench`: the speed bars, measured on this machine in one run. Machines are noisy, so what is printed are ratios
//! of things that were measured beside each other: a page of the program against a bare axum handler that returns the
//! same bytes from memory, both on core 0, the load from core 1. No test asserts a time.

mod bare;
mod client;
mod commits;
mod dashboard;
mod live;
mod pages;
mod postgres;
mod scale;
mod server;
mod sizes;
mod submissions;
mod value;

use std::{path::PathBuf, process::ExitCode};

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let outcome = runtime.map_err(Into::into).and_then(|runtime| {
        runtime.block_on(async {
            match arguments.next().as_deref() {
                Some("bare") => bare::serve(arguments.next().unwrap_or_default().into()).await,
                Some("commits") => {
                    let file = arguments.next().unwrap_or_default();
                    let seconds = arguments.next().and_then(|seconds| seconds.parse().ok()).unwrap_or(1);
                    commits::serve(file.into(), seconds).await
                }
                Some(program) => run(PathBuf::from(program), arguments.next().as_deref()).await,
                None => Err("usage: load PROGRAM [lines|value]".into()),
            }
        })
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures everything, or one part alone: `lines` (the crowd of live lines) or `value`.
async fn run(program: PathBuf, part: Option<&str>) -> Outcome<()> {
    match part {
        Some("value") => return value::measure(&program).await,
        Some("lines") => {
            let ward = server::Ward::with_demo_data(&program).await?;
            live::measure_crowd(&ward).await?;
            return ward.stop().await;
        }
        _ => {}
    }
    sizes::print()?;
    let ward = server::Ward::with_demo_data(&program).await?;
    pages::measure(&ward).await?;
    live::measure(&ward).await?;
    live::measure_crowd(&ward).await?;
    submissions::measure(&ward).await?;
    dashboard::measure(&program).await?;
    value::measure(&program).await?;
    // The fill takes minutes.
    if std::env::var_os("NHIPCAU_BENCH_QUICK").is_none() {
        scale::measure(&ward).await?;
    }
    ward.stop().await
}
