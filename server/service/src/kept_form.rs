//! What a refused plain form had in it, kept for a quarter of an hour, so that the page it is sent back to can
//! show what was typed. The caller leaves out secrets.

use jiff::SignedDuration;

use crate::db::Instant;
use crate::error::Error;
use crate::{Service, on};

const KEPT: SignedDuration = SignedDuration::from_mins(15);

impl Service {
    /// Keeps a form's content; the ticket under which it is found cannot be guessed.
    pub async fn keep_form(&self, content: &str) -> Result<String, Error> {
        let ticket = self.randomness().token();
        let now = self.now();
        let expires = now.saturating_add(KEPT).unwrap_or(now);
        let mut tx = self.write().await?;
        on!(tx, c => sqlx::query("DELETE FROM kept_form WHERE expires_at < $1").bind(Instant(now)).execute(c).await)?;
        on!(tx, c => sqlx::query("INSERT INTO kept_form (ticket, content, expires_at) VALUES ($1, $2, $3)")
            .bind(&ticket)
            .bind(content)
            .bind(Instant(expires))
            .execute(c)
            .await)?;
        tx.save().await?;
        Ok(ticket)
    }

    /// Throws away what was kept under a ticket: the form was taken in the end.
    pub async fn forget_form(&self, ticket: &str) -> Result<(), Error> {
        let mut tx = self.write().await?;
        on!(tx, c => sqlx::query("DELETE FROM kept_form WHERE ticket = $1").bind(ticket).execute(c).await)?;
        tx.save().await
    }

    /// The content kept under a ticket, unless it is too old.
    pub async fn kept_form(&self, ticket: &str) -> Result<Option<String>, Error> {
        let now = self.now();
        let mut tx = self.read().await?;
        let found = on!(tx, c => sqlx::query_as::<_, (String,)>("SELECT content FROM kept_form WHERE ticket = $1 AND expires_at >= $2")
            .bind(ticket)
            .bind(Instant(now))
            .fetch_optional(c)
            .await)?;
        Ok(found.map(|(content,)| content))
    }
}
