//! E-mail by SMTP.

use domain::notice::NoticeChannel;
use futures::FutureExt;
use futures::future::BoxFuture;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use url::Url;

use super::sender::{Failure, Message, Sender, safe};

/// The longest silence of a mail server.
const SILENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// A mail server, and in whose name it is written.
pub struct Mail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mail {
    /// The mail server at `smtp://user:password@host:587?tls=required`, `smtps://…`, or without a password
    /// `smtp://host`; `from` as `name@host` or `Name <name@host>`. The reason for a refusal holds no secret.
    pub fn new(address: &str, from: &str) -> Result<Self, String> {
        let url = Url::parse(address).map_err(|_| "not an address like smtps://user:password@host")?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or("names no host")?;
        let is_here = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        let is_open = url.scheme() == "smtp"
            && !url.query_pairs().any(|pair| pair == ("tls".into(), "required".into()));
        if !matches!(url.scheme(), "smtp" | "smtps") {
            return Err("must start with smtp:// or smtps://".to_owned());
        }
        if url.password().is_some() && is_open && !is_here {
            return Err("would send a password in clear; use smtps:// or ?tls=required".to_owned());
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(address)
            .map_err(|_| "not an address that mail can be sent to; tls is required or opportunistic")?
            .timeout(Some(SILENCE))
            .build();
        let from = from.parse().map_err(|_| "the sender's address is none".to_owned())?;
        Ok(Self { transport, from })
    }

    async fn post(&self, message: &Message) -> Result<(), Failure> {
        let unwritable = |_| Failure::Permanent("no e-mail address".to_owned());
        let to: Mailbox = message.to.parse().map_err(unwritable)?;
        let mail = lettre::Message::builder()
            .from(self.from.clone())
            .to(to)
            // The same at every try: a repetition after a crash can be known as one.
            .message_id(Some(format!("<notice-{}@{}>", message.id, self.from.email.domain())))
            .subject(message.letter.subject.clone())
            .header(ContentType::TEXT_PLAIN)
            .body(message.letter.body.clone())
            .map_err(|error| Failure::Permanent(error.to_string()))?;
        match self.transport.send(mail).await {
            Ok(_) => Ok(()),
            Err(error) => Err(failure(&error, &message.to)),
        }
    }
}

impl Sender for Mail {
    fn channel(&self) -> NoticeChannel {
        NoticeChannel::Email
    }

    fn send<'a>(&'a self, message: &'a Message) -> BoxFuture<'a, Result<(), Failure>> {
        self.post(message).boxed()
    }
}

/// A server that does not let the ward in says nothing about the mail: somebody may put that right.
fn failure(error: &smtp::Error, to: &str) -> Failure {
    let why = safe(&error.to_string(), to);
    let code = error.status().map(u16::from);
    let is_about_us = matches!(code, Some(530 | 534 | 535 | 538));
    if error.is_permanent() && !is_about_us { Failure::Permanent(why) } else { Failure::Temporary(why) }
}
