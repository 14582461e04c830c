//! Configuration: each setting is an environment variable and a flag of the same name. A wrong value stops the
//! start with one line that names it.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use clap::Args;
use domain::notice::NoticeChannel;
use jiff::Timestamp;
use service::{
    Service,
    notice::{Gateway, Mail, Sender},
};

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

    /// How senders are told.
    #[command(flatten)]
    pub notices: Notices,
}

/// The roads by which senders are told. Without any nothing is sent, and the outbox says so.
#[derive(Args, Clone, Debug, Default)]
pub struct Notices {
    /// Mail server: smtps://user:password@host, smtp://user:password@host:587?tls=required, or smtp://localhost.
    #[arg(long, env = "NHIPCAU_SMTP", global = true, hide_env_values = true)]
    pub smtp: Option<String>,

    /// In whose name mail is written: name@host, or Name <name@host>.
    #[arg(long = "mail-from", env = "NHIPCAU_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,

    /// Gateway of text messages, which is sent {"to": …, "text": …} by HTTP.
    #[arg(long = "sms-url", env = "NHIPCAU_SMS_URL", global = true, hide_env_values = true)]
    pub sms_url: Option<String>,

    /// The token that the gateway of text messages wants.
    #[arg(long = "sms-token", env = "NHIPCAU_SMS_TOKEN", global = true, hide_env_values = true)]
    pub sms_token: Option<String>,

    /// Gateway of Zalo messages, which is sent the same.
    #[arg(long = "zalo-url", env = "NHIPCAU_ZALO_URL", global = true, hide_env_values = true)]
    pub zalo_url: Option<String>,

    /// The token that the gateway of Zalo messages wants.
    #[arg(long = "zalo-token", env = "NHIPCAU_ZALO_TOKEN", global = true, hide_env_values = true)]
    pub zalo_token: Option<String>,
}

impl Notices {
    /// The senders that are configured. A wrong value is named, and not repeated: it may hold a password.
    pub fn senders(&self) -> Result<Vec<Arc<dyn Sender>>, String> {
        let mut senders: Vec<Arc<dyn Sender>> = Vec::new();
        match (given(&self.smtp), given(&self.mail_from)) {
            (Some(smtp), Some(from)) => {
                let mail =
                    Mail::new(smtp, from).map_err(|why| format!("NHIPCAU_SMTP, NHIPCAU_MAIL_FROM: {why}"))?;
                senders.push(Arc::new(mail));
            }
            (Some(_), None) => return Err("NHIPCAU_MAIL_FROM: is needed with NHIPCAU_SMTP".to_owned()),
            (None, _) => {}
        }
        for (channel, name, url, token) in [
            (NoticeChannel::Sms, "NHIPCAU_SMS_URL", &self.sms_url, &self.sms_token),
            (NoticeChannel::Zalo, "NHIPCAU_ZALO_URL", &self.zalo_url, &self.zalo_token),
        ] {
            if let Some(url) = given(url) {
                let gateway = Gateway::new(channel, url, given(token));
                senders.push(Arc::new(gateway.map_err(|why| format!("{name}: {why}"))?));
            }
        }
        Ok(senders)
    }
}

/// An empty variable is one that is not set.
fn given(value: &Option<String>) -> Option<&str> {
    value.as_deref().map(str::trim).filter(|value| !value.is_empty())
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
        let senders = self.notices.senders()?;
        let service = Service::open(self.service()).await?;
        service::notice::configure(&service, senders)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(notices: Notices) -> String {
        notices.senders().err().unwrap()
    }

    #[test]
    fn a_wrong_road_is_named_without_its_secrets() {
        let text = |text: &str| Some(text.to_owned());
        let mail = |smtp: &str, from: &str| Notices {
            smtp: text(smtp),
            mail_from: text(from),
            ..Notices::default()
        };
        for wrong in [
            "mail.example.vn",
            "http://user:secret@mail.example.vn",
            "smtp://user:secret@mail.example.vn",
            "smtp://user:secret@mail.example.vn?tls=opportunistic",
            "smtp://user:secret@mail.example.vn?tls=maybe",
        ] {
            let said = refused(mail(wrong, "ward@example.vn"));
            assert!(said.starts_with("NHIPCAU_SMTP") && !said.contains("secret"), "{said}");
        }
        assert!(refused(mail("smtp://localhost", "nobody")).contains("NHIPCAU_MAIL_FROM"));
        let without = Notices { smtp: text("smtp://localhost"), ..Notices::default() };
        assert!(refused(without).starts_with("NHIPCAU_MAIL_FROM"));
        let sms = Notices { sms_url: text("ftp://secret@x"), ..Notices::default() };
        let said = refused(sms);
        assert!(said.starts_with("NHIPCAU_SMS_URL") && !said.contains("secret"), "{said}");
    }

    #[test]
    fn each_road_may_be_there_or_not() {
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(Notices::default().senders().unwrap().len(), 0);
        let all = Notices {
            smtp: text("smtps://user:secret@mail.example.vn"),
            mail_from: text("UBND phường <ward@example.vn>"),
            sms_url: text("https://sms.example.vn/send"),
            sms_token: text("secret"),
            zalo_url: text("https://zalo.example.vn/send"),
            zalo_token: text(""),
        };
        let channels: Vec<_> = all.senders().unwrap().iter().map(|sender| sender.channel()).collect();
        assert_eq!(channels, [NoticeChannel::Email, NoticeChannel::Sms, NoticeChannel::Zalo]);
    }
}
