//! The command line. `serve` is the default; `--help` says all.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use service::Service;

use crate::{Config, log, serve};

#[derive(Parser)]
#[command(name = "nhipcau", version, about = "Nhịp Cầu: a ward's plan as accountable work.")]
struct Cli {
    #[command(flatten)]
    config: Config,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site (the default). An empty database gets the ward's plan and a one-time set-up link.
    Serve,
    /// Bring the database to the newest version and stop.
    Migrate,
}

/// Runs the command; the exit code tells success.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    log::start(cli.config.log_json);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error),
    };
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&*error),
    }
}

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

async fn run(cli: Cli) -> Outcome {
    match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => start(cli.config).await,
        Command::Migrate => {
            Service::open(cli.config.service()).await?.close().await;
            Ok(())
        }
    }
}

async fn start(config: Config) -> Outcome {
    let service = Service::open(config.service()).await?;
    serve::serve(service, config).await?;
    Ok(())
}

fn failed(error: &dyn std::error::Error) -> ExitCode {
    let mut line = format!("nhipcau: {error}");
    let mut cause = error.source();
    while let Some(inner) = cause {
        line.push_str(&format!(": {inner}"));
        cause = inner.source();
    }
    eprintln!("{line}");
    ExitCode::FAILURE
}
