//! Configuration: each setting is an environment variable and a flag of the same name. A wrong value stops the
//! start with one line that names it.

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;
use jiff::Timestamp;
use service::Service;

/// Where the program listens, what it serves, and where it keeps things.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Address and port to listen on.
    #[arg(long, env = "NHIPCAU_LISTEN", default_value = "127.0.0.1:3000", global = true)]
    pub listen: SocketAddr,

    /// Database: `postgres://…`, or `sqlite://FILE`. Default: the file nhipcau.db in the data folder.
    #[arg(long = "database-url", env = "DATABASE_URL", global = true, hide_env_values = true)]
    pub database_url: Option<String>,

    /// Folder for the database file and uploaded files.
    #[arg(long, env = "NHIPCAU_DATA", default_value = "./data", global = true)]
    pub data: PathBuf,

    /// Object store for uploaded files instead of the data folder, for example s3://bucket/folder; key, region and
    /// endpoint in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT.
    #[arg(long, env = "NHIPCAU_FILES", global = true)]
    pub files: Option<String>,

    /// The address under which people reach this site, for links, QR codes and cookies. Default: http:// and the
    /// address listened on.
    #[arg(long = "public-url", env = "NHIPCAU_PUBLIC_URL", global = true, value_parser = public_url)]
    pub public_url: Option<String>,

    /// Starts the clock at this instant (RFC 3339). For tests and demonstrations only.
    #[arg(long, env = "NHIPCAU_NOW", global = true)]
    pub now: Option<Timestamp>,

    /// Believe X-Forwarded-For of a proxy on the same machine or private network.
    #[arg(long = "behind-proxy", env = "NHIPCAU_BEHIND_PROXY", global = true)]
    pub behind_proxy: bool,

    /// One JSON object a line instead of plain log lines.
    #[arg(long = "log-json", env = "NHIPCAU_LOG_JSON", global = true)]
    pub log_json: bool,
}

impl Config {
    /// The address under which people reach this site, without a slash at its end.
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }

    /// True if people come by https, so that cookies may insist on it.
    pub fn is_https(&self) -> bool {
        self.public_url().starts_with("https://")
    }

    /// Opens the store, and the place of uploaded files.
    pub async fn open(&self) -> Result<Service, Box<dyn std::error::Error + Send + Sync>> {
        let service = Service::open(self.service()).await?;
        if let Some(address) = &self.files {
            let options = std::env::vars().filter(|(name, _)| name.starts_with("AWS_"));
            let options = options.map(|(name, value)| (name.to_ascii_lowercase(), value));
            service::files::configure(&service, address, options)?;
        }
        Ok(service)
    }

    fn service(&self) -> service::Config {
        service::Config {
            database_url: self.database_url.clone(),
            data_dir: self.data.clone(),
            clock: match self.now {
                Some(start) => service::clock::Clock::starting_at(start),
                None => service::clock::Clock::system(),
            },
            randomness: service::random::Randomness::system(),
        }
    }
}

fn public_url(text: &str) -> Result<String, String> {
    let uri: http::Uri = text.parse().map_err(|_| "not an address".to_owned())?;
    match (uri.scheme_str(), uri.host()) {
        (Some("http" | "https"), Some(_)) => Ok(text.trim_end_matches('/').to_owned()),
        _ => Err("must start with http:// or https:// and name a host".to_owned()),
    }
}
