//! The command line. `serve` is the default; `--help` says all.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use domain::{
    people::{PersonForm, Roles},
    plan::{FileRefusal, MOST_BYTES, Refusal, Shown},
};
use service::{
    Service,
    people::{By, NewPerson},
};

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
    /// Read plan documents.
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Manage accounts.
    #[command(subcommand)]
    User(UserCommand),
    /// Print the day by which something must be answered, and how it comes about, day by day. Changes nothing.
    Due {
        /// The moment of receipt in Viet Nam, for example 2026-02-13T16:50, or the day alone.
        received: String,
        /// The limit: 5wd for working days, 15d for calendar days.
        limit: String,
    },
    /// Fill a new database with marked demonstration data; prints role, user name, password and the secret of the
    /// second factor of each account, separated by tabs.
    Demo,
}

#[derive(Subcommand)]
enum PlanCommand {
    /// Read a plan (txt, docx) and print the draft as JSON. Changes nothing.
    Show {
        /// The document.
        file: PathBuf,
    },
    /// Read a plan (txt, docx) and take it in. Of a plan that is there already every difference is applied; work
    /// on tasks stays.
    Import {
        /// The document.
        file: PathBuf,
        /// The year, where the document does not say it.
        #[arg(long)]
        year: Option<i16>,
    },
}

#[derive(Subcommand)]
enum UserCommand {
    /// Add an account; prints its given password, which must be changed at the first sign-in.
    Add {
        /// Name to sign in with.
        username: String,
        /// Full name.
        #[arg(long)]
        name: String,
        /// admin, leader, plan_owner, unit_officer, one_stop, neighborhood or viewer; may be repeated.
        #[arg(long = "role", required = true, value_parser = role)]
        roles: Vec<domain::people::Role>,
        /// Code of the unit, for example KTHTDT.
        #[arg(long)]
        unit: Option<String>,
    },
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
            cli.config.open().await?.close().await;
            Ok(())
        }
        Command::Due { received, limit } => {
            println!("{}", crate::due::due(&cli.config, &received, &limit).await?);
            Ok(())
        }
        Command::Plan(PlanCommand::Show { file }) => show_plan(&file),
        Command::Plan(PlanCommand::Import { file, year }) => import_plan(&cli.config, &file, year).await,
        Command::User(UserCommand::Add { username, name, roles, unit }) => {
            add_user(&cli.config, username, name, roles, unit.as_deref()).await
        }
        Command::Demo => demonstrate(&cli.config).await,
    }
}

async fn start(config: Config) -> Outcome {
    let service = config.open().await?;
    service::plan::import_shipped(&service).await.map_err(said)?;
    println!("Nhịp Cầu: {}", config.public_url());
    invite_administrator(&service, &config).await?;
    serve::serve(service, config).await?;
    Ok(())
}

/// With nobody to administer it, prints the one-time link by which an administrator is made. The link goes to
/// standard output alone: logs are kept and read by others.
async fn invite_administrator(service: &Service, config: &Config) -> Outcome {
    if let Some(token) = service::people::create_setup_link(service).await? {
        tracing::warn!("there is no administrator yet; standard output has the one-time set-up link");
        println!("Thiết lập quản trị viên / set up the administrator (24 h, once):");
        println!("{}{}", config.public_url(), app::routes::set_up(&token));
    }
    Ok(())
}

/// Prints the draft and nothing else, so that programs can read it.
fn show_plan(file: &Path) -> Outcome {
    let (name, bytes) = document(file)?;
    let (_, draft) =
        service::plan::read_file(&name, &bytes).map_err(|why| said(Refusal::from(why).into()))?;
    println!("{}", serde_json::to_string_pretty(&Shown::from(&draft))?);
    Ok(())
}

async fn import_plan(config: &Config, file: &Path, year: Option<i16>) -> Outcome {
    let (name, bytes) = document(file)?;
    let service = config.open().await?;
    let read = service::plan::upload(&service, &By::Console, &name, bytes, year).await.map_err(said)?;
    let keys: Vec<String> = read.differences.into_iter().map(|difference| difference.key).collect();
    service::plan::accept(&service, &By::Console, read.id, &keys).await.map_err(said)?;
    let tasks = read.draft.found_total;
    let what = if read.is_first {
        format!("đã nhận {tasks} nhiệm vụ / {tasks} tasks taken in")
    } else {
        format!("đã áp dụng {0} thay đổi / {0} differences applied", keys.len())
    };
    println!("Kế hoạch năm {}: {what}", read.year);
    service.close().await;
    Ok(())
}

/// The name and the bytes of a document; of one that is too large no more than it takes to know.
fn document(file: &Path) -> Result<(String, Vec<u8>), Box<dyn std::error::Error + Send + Sync>> {
    let unreadable = |error: std::io::Error| format!("{}: {error}", file.display());
    let size = std::fs::metadata(file).map_err(unreadable)?.len();
    if size > MOST_BYTES as u64 {
        return Err(said(Refusal::from(FileRefusal::TooLarge).into()));
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((name, std::fs::read(file).map_err(unreadable)?))
}

/// Why demonstration data was refused.
const IN_USE: &str = "cơ sở dữ liệu này đang được sử dụng; dữ liệu minh họa chỉ đưa vào cơ sở dữ liệu mới, ví dụ \
                      NHIPCAU_DATA=./minh-hoa / this database is in use; demonstration data goes into a new one";

async fn demonstrate(config: &Config) -> Outcome {
    let service = config.open().await?;
    service::plan::import_shipped(&service).await.map_err(said)?;
    let filled = service::demo::fill(&service).await.map_err(|error| match error {
        service::Error::Refused(domain::refusal::Refusal::NotFound) => IN_USE.into(),
        error => said(error),
    });
    for person in filled? {
        let secret = person.totp_secret.unwrap_or_default();
        println!("{}\t{}\t{}\t{secret}", person.role, person.username, person.password);
    }
    service.close().await;
    Ok(())
}

async fn add_user(
    config: &Config,
    username: String,
    name: String,
    roles: Vec<domain::people::Role>,
    unit: Option<&str>,
) -> Outcome {
    let service = config.open().await?;
    let unit = match unit {
        Some(code) => {
            let units = service::people::units(&service).await?;
            let unit = units.into_iter().find(|unit| unit.code.eq_ignore_ascii_case(code));
            Some(unit.ok_or_else(|| format!("--unit {code}: there is no such unit"))?.id)
        }
        None => None,
    };
    let form = PersonForm { name, position: String::new(), unit, roles: Roles::new(roles), active: true };
    let added = service::people::add_person(&service, &By::Console, NewPerson { username, form })
        .await
        .map_err(said)?;
    println!("{}\t{}", added.username, added.password);
    service.close().await;
    Ok(())
}

/// A refusal in the words that a page would use.
fn said(error: service::Error) -> Box<dyn std::error::Error + Send + Sync> {
    app::error::AppError::from(error).into()
}

fn role(name: &str) -> Result<domain::people::Role, String> {
    domain::people::Role::from_name(name).ok_or_else(|| "no such role".to_owned())
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
