//! Text messages and Zalo by a gateway that takes `{"to": …, "text": …}` by HTTP, as the ward's provider gives one.

use domain::notice::NoticeChannel;
use futures::FutureExt;
use futures::future::BoxFuture;
use reqwest::{Client, StatusCode, Url, header, redirect};

use super::sender::{Failure, Message, Sender, safe};

/// The longest that a gateway may take.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// A gateway.
pub struct Gateway {
    channel: NoticeChannel,
    client: Client,
    address: Url,
    authorization: Option<header::HeaderValue>,
}

impl Gateway {
    /// The gateway of a channel at an address, with the token that it wants. The reason for a refusal holds no secret.
    pub fn new(channel: NoticeChannel, address: &str, token: Option<&str>) -> Result<Self, String> {
        // Whoever was first, it is the same provider.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let address = Url::parse(address).map_err(|_| "not an address like https://host/path")?;
        if !matches!(address.scheme(), "http" | "https") || !address.has_host() {
            return Err("must start with http:// or https:// and name a host".to_owned());
        }
        let authorization = token.map(|token| {
            let mut value = header::HeaderValue::from_str(&format!("Bearer {token}"))
                .map_err(|_| "the token holds characters that no header may have".to_owned())?;
            value.set_sensitive(true);
            Ok::<_, String>(value)
        });
        let client = Client::builder().timeout(PATIENCE).redirect(redirect::Policy::none()).build();
        Ok(Self {
            channel,
            client: client.map_err(|error| error.to_string())?,
            address,
            authorization: authorization.transpose()?,
        })
    }

    async fn post(&self, message: &Message) -> Result<(), Failure> {
        let body = serde_json::json!({ "to": message.to, "text": message.letter.short });
        let mut request = self
            .client
            .post(self.address.clone())
            .header(header::CONTENT_TYPE, "application/json")
            // The same at every try: a gateway that heeds it sends a repetition after a crash only once.
            .header("idempotency-key", message.id.to_string())
            .body(body.to_string());
        if let Some(authorization) = &self.authorization {
            request = request.header(header::AUTHORIZATION, authorization.clone());
        }
        let unreached =
            |error: reqwest::Error| Failure::Temporary(safe(&error.without_url().to_string(), &message.to));
        let status = request.send().await.map_err(unreached)?.status();
        outcome(status)
    }
}

impl Sender for Gateway {
    fn channel(&self) -> NoticeChannel {
        self.channel
    }

    fn send<'a>(&'a self, message: &'a Message) -> BoxFuture<'a, Result<(), Failure>> {
        self.post(message).boxed()
    }
}

/// What the gateway's answer means. A token that is refused says nothing about the message.
fn outcome(status: StatusCode) -> Result<(), Failure> {
    let passes = [
        StatusCode::UNAUTHORIZED,
        StatusCode::FORBIDDEN,
        StatusCode::REQUEST_TIMEOUT,
        StatusCode::TOO_MANY_REQUESTS,
    ];
    let said = format!("HTTP {}", status.as_u16());
    if status.is_success() {
        Ok(())
    } else if status.is_client_error() && !passes.contains(&status) {
        Err(Failure::Permanent(said))
    } else {
        Err(Failure::Temporary(said))
    }
}
