//! Evidence of a period: links, documents' numbers, files. What was added can be taken away until the period is
//! submitted; what was taken away stays in the records.

use std::str::FromStr;

use domain::board::{self, NewEvidence, may_change_evidence};
use domain::ids::{EvidenceId, FileId};
use domain::people::Actor;
use domain::period::Period;

use super::report::{required, written};
use super::touch::Told;
use crate::Refusal;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::files::{self, Kept};
use crate::on;
use crate::service::Service;

/// The longest title, in characters.
const TITLE_MOST: u32 = 300;
/// The longest number of a document.
const NUMBER_MOST: u32 = 100;
/// The longest address.
const URL_MOST: u32 = 2000;

/// Evidence as it is stored.
struct Stored {
    kind: &'static str,
    title: String,
    url: Option<String>,
    number: Option<String>,
    date: Option<Day>,
    file: Option<Kept>,
}

/// Adds a link or a document to a period. A task that had not begun is thereby under way.
pub async fn add_evidence(
    service: &Service,
    actor: &Actor,
    code: &str,
    period: Period,
    new: &NewEvidence,
) -> Result<EvidenceId, Error> {
    let stored = match new {
        NewEvidence::Link { title, url } => {
            let url = web_address(url)?;
            let title = Some(written(title, TITLE_MOST)?).filter(|title| !title.is_empty());
            let title = title.unwrap_or_else(|| url.chars().take(TITLE_MOST as usize).collect());
            Stored { kind: "link", title, url: Some(url), number: None, date: None, file: None }
        }
        NewEvidence::Document { title, number, date } => {
            let number = required(number, NUMBER_MOST)?;
            let title = written(title, TITLE_MOST)?;
            Stored {
                kind: "document",
                title,
                url: None,
                number: Some(number),
                date: date.map(Day),
                file: None,
            }
        }
    };
    add(service, actor, code, period, stored).await
}

/// Adds a file to a period. The bytes are safe before any row speaks of them; who may not add evidence is told
/// so before they are stored.
pub async fn add_file(
    service: &Service,
    actor: &Actor,
    code: &str,
    period: Period,
    name: &str,
    bytes: bytes::Bytes,
) -> Result<EvidenceId, Error> {
    let mut tx = service.read().await?;
    may_change_evidence(&tx.hold(code, period).await?.facts, actor)?;
    drop(tx);
    let file = files::keep(service, name, bytes).await?;
    let title = file.name.clone();
    let stored = Stored { kind: "file", title, url: None, number: None, date: None, file: Some(file) };
    add(service, actor, code, period, stored).await
}

/// Takes a piece of evidence away from a period that is still open.
pub async fn remove_evidence(service: &Service, actor: &Actor, evidence: EvidenceId) -> Result<(), Error> {
    const FIND: &str = "SELECT t.code, p.period, e.title FROM evidence e \
         JOIN task_period p ON p.id = e.task_period_id JOIN task t ON t.id = p.task_id \
         WHERE e.id = $1 AND e.removed_at IS NULL";
    const REMOVE: &str = "UPDATE evidence SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL";
    let mut tx = service.write_as(actor).await?;
    let found = on!(tx, c =>
        sqlx::query_as::<_, (String, String, String)>(FIND).bind(evidence.0).fetch_optional(c).await)?;
    let (code, period, title) = found.ok_or(Refusal::NotFound)?;
    let held = tx.hold(&code, Period::from_str(&period).map_err(|_| Refusal::NotFound)?).await?;
    may_change_evidence(&held.facts, actor)?;
    tx.put(actor, &held, &held.contents()).await?;
    let now = Instant(tx.now());
    on!(tx, c => sqlx::query(REMOVE).bind(evidence.0).bind(now).execute(c).await)?;
    tx.tell(&held, "board.evidence_removed", &Told::text(&title)).await?;
    tx.save().await
}

/// Adds what was found to be in order; again if somebody else touched the period in the same moment, since
/// evidence takes nothing away from what they wrote.
async fn add(
    service: &Service,
    actor: &Actor,
    code: &str,
    period: Period,
    stored: Stored,
) -> Result<EvidenceId, Error> {
    const ATTEMPTS: usize = 5;
    let mut refused = Error::from(Refusal::NotFound);
    for _ in 0..ATTEMPTS {
        match add_once(service, actor, code, period, &stored).await {
            Err(error) if is_stale(&error) => refused = error,
            done => return done,
        }
    }
    Err(refused)
}

async fn add_once(
    service: &Service,
    actor: &Actor,
    code: &str,
    period: Period,
    stored: &Stored,
) -> Result<EvidenceId, Error> {
    const ADD: &str = "INSERT INTO evidence (id, task_period_id, kind, title, url, doc_number, doc_date, \
                       file_id, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let mut tx = service.write_as(actor).await?;
    let held = tx.hold(code, period).await?;
    may_change_evidence(&held.facts, actor)?;
    let (_, row) = tx.put(actor, &held, &held.contents_at_work()).await?;
    let file = match &stored.file {
        Some(file) => Some(tx.add_file(actor, file).await?),
        None => None,
    };
    let (id, now) = (tx.new_id(), Instant(tx.now()));
    on!(tx, c => sqlx::query(ADD)
        .bind(id).bind(row).bind(stored.kind).bind(&stored.title).bind(&stored.url)
        .bind(&stored.number).bind(stored.date).bind(file.map(|file| file.0))
        .bind(actor.person.0).bind(now)
        .execute(c).await)?;
    let named = if stored.title.is_empty() { stored.number.as_deref() } else { Some(stored.title.as_str()) };
    tx.tell(&held, "board.evidence_added", &Told::text(named.unwrap_or_default())).await?;
    tx.save().await?;
    Ok(EvidenceId(id))
}

fn is_stale(error: &Error) -> bool {
    matches!(error.refusal(), Some(Refusal::Board(board::Refusal::Stale { .. })))
}

/// An address of the web, and of nothing else: it ends up in a link.
fn web_address(typed: &str) -> Result<String, board::Refusal> {
    let url = required(typed, URL_MOST)?;
    let lower = url.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let host = host.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let plain =
        !url.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'));
    if plain && host.contains('.') && !host.contains('@') { Ok(url) } else { Err(board::Refusal::BadLink) }
}

impl Tx {
    /// The row of a file whose bytes are safe.
    pub(crate) async fn add_file(&mut self, actor: &Actor, file: &Kept) -> Result<FileId, Error> {
        const ADD: &str = "INSERT INTO file (id, sha256, mime, size, name, stored_as, created_by, created_at) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let (id, now) = (self.new_id(), Instant(self.now()));
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(&file.sha256).bind(file.mime).bind(file.size).bind(&file.name)
            .bind(&file.stored_as).bind(actor.person.0).bind(now)
            .execute(c).await)?;
        Ok(FileId(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for good in ["https://haiphong.gov.vn", "http://a.vn/x?y=1#z", "HTTPS://A.VN/Đường"] {
            assert!(web_address(good).is_ok(), "{good}");
        }
        for wrong in [
            "javascript:alert(1)",
            "ftp://a.vn",
            "https://",
            "https://a b.vn",
            "a.vn",
            "https://localhost",
            "https://u@a.vn/",
            "https://a.vn/\"onx",
            "data:text/html,x",
        ] {
            assert_eq!(web_address(wrong), Err(board::Refusal::BadLink), "{wrong}");
        }
    }
}
