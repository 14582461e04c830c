//! Files that senders send. Their bytes are made safe before any row speaks of them; what a refused form brought waits an
//! hour under a ticket for the form to be sent again.

use domain::board;
use domain::feedback::{Problem, Refusal as No, What};
use domain::ids::FeedbackId;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};

use super::NewFile;
use crate::Refusal;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::files::{self, Kept};
use crate::on;
use crate::service::Service;

/// The most files of one post.
pub(super) const FILES_MOST: usize = 5;
/// The largest file, in bytes.
pub(super) const SIZE_MOST: usize = 10 * 1024 * 1024;
/// How long files wait for a refused form to be sent again.
const HELD: SignedDuration = SignedDuration::from_hours(1);

/// Makes the bytes of all files safe, or tells every one that is not taken. `besides` files are there already.
pub(super) async fn keep_all(
    service: &Service,
    new: Vec<NewFile>,
    besides: usize,
) -> Result<Vec<Kept>, Error> {
    if new.len() + besides > FILES_MOST {
        return Err(No::from(Problem::new("file", What::TooManyFiles { most: FILES_MOST as u32 })).into());
    }
    let (mut kept, mut problems) = (Vec::new(), Vec::new());
    for NewFile { name, bytes } in new {
        let too_large = || What::FileTooLarge { name: name.clone(), most: SIZE_MOST as u64 };
        let Some(bytes) = bytes.filter(|bytes| bytes.len() <= SIZE_MOST) else {
            problems.push(Problem::new("file", too_large()));
            continue;
        };
        match files::keep(service, &name, bytes).await {
            Ok(file) => kept.push(file),
            Err(Error::Refused(Refusal::Board(why))) => {
                let name = name.clone();
                problems.push(Problem::new(
                    "file",
                    match why {
                        board::Refusal::FileEmpty => What::FileEmpty { name },
                        board::Refusal::FileTooLarge { .. } => too_large(),
                        board::Refusal::FileKind => What::FileKind { name },
                        board::Refusal::FileMacros => What::FileMacros { name },
                        board::Refusal::FileDamaged => What::FileDamaged { name },
                        other => return Err(other.into()),
                    },
                ));
            }
            Err(error) => return Err(error),
        }
    }
    if problems.is_empty() { Ok(kept) } else { Err(No::from(problems).into()) }
}

/// Keeps the files of a refused form for an hour; gives the ticket under which they are found, which is empty if there
/// are none. What is no file to be taken is refused.
pub async fn hold_files(service: &Service, held: &str, new: Vec<NewFile>) -> Result<String, Error> {
    const FORGET: &str = "DELETE FROM feedback_file WHERE feedback_id IS NULL AND held_ticket IS NOT NULL \
                          AND added_at < $1";
    let there = held_files(service, held).await?.len();
    let kept = keep_all(service, new, there).await?;
    if kept.is_empty() {
        return Ok(if there > 0 { held.to_owned() } else { String::new() });
    }
    let ticket = if there > 0 { held.to_owned() } else { service.randomness().token() };
    let mut tx = service.write().await?;
    let before = oldest(&tx);
    on!(tx, c => sqlx::query(FORGET).bind(before).execute(c).await)?;
    for file in &kept {
        // Whose they are is known once they belong to a case.
        tx.add_sent_file((None, Some(&digest(&ticket)), None), true, file).await?;
    }
    tx.save().await?;
    Ok(ticket)
}

/// The names of the files under a ticket.
pub async fn held_files(service: &Service, held: &str) -> Result<Vec<String>, Error> {
    const NAMES: &str = "SELECT name FROM feedback_file WHERE held_ticket = $1 AND feedback_id IS NULL \
                         AND added_at >= $2 ORDER BY id";
    if held.is_empty() {
        return Ok(Vec::new());
    }
    let mut tx = service.read().await?;
    let (ticket, since) = (digest(held), oldest(&tx));
    Ok(on!(tx, c => sqlx::query_scalar::<_, String>(NAMES).bind(&ticket).bind(since).fetch_all(c).await)?)
}

impl Tx {
    /// A file that came with a line of a case's log, and who brought it.
    pub(super) async fn add_case_file(
        &mut self,
        case: FeedbackId,
        entry: i64,
        by_sender: bool,
        file: &Kept,
    ) -> Result<(), Error> {
        self.add_sent_file((Some(case), None, Some(entry)), by_sender, file).await
    }

    /// A file of a case, or of a refused form: case, digest of the ticket, line of the log.
    async fn add_sent_file(
        &mut self,
        (case, ticket, entry): (Option<FeedbackId>, Option<&str>, Option<i64>),
        by_sender: bool,
        file: &Kept,
    ) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO feedback_file (id, feedback_id, held_ticket, entry_id, sha256, mime, size, \
            name, stored_as, added_at, by_sender) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let (id, now) = (self.new_id(), Instant(self.now()));
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(case.map(|case| case.0)).bind(ticket).bind(entry).bind(&file.sha256).bind(file.mime)
            .bind(file.size).bind(&file.name).bind(&file.stored_as).bind(now).bind(by_sender)
            .execute(c).await)?;
        Ok(())
    }

    /// Gives a case the files that waited under a ticket.
    pub(super) async fn take_held(
        &mut self,
        held: &str,
        case: FeedbackId,
        entry: i64,
        by_sender: bool,
    ) -> Result<(), Error> {
        const TAKE: &str = "UPDATE feedback_file SET feedback_id = $2, entry_id = $3, by_sender = $5, held_ticket = NULL \
                            WHERE held_ticket = $1 AND feedback_id IS NULL AND added_at >= $4";
        if held.is_empty() {
            return Ok(());
        }
        let (ticket, since) = (digest(held), oldest(self));
        on!(self, c => sqlx::query(TAKE)
            .bind(&ticket).bind(case.0).bind(entry).bind(since).bind(by_sender).execute(c).await)?;
        Ok(())
    }
}

fn oldest(tx: &Tx) -> Instant {
    Instant(tx.now().checked_sub(HELD).unwrap_or(tx.now()))
}

/// What a form brings, told by its bytes: the same files give the same text, in whichever order they were chosen.
pub(super) fn brought(files: &[NewFile], held: &str) -> String {
    let mut files: Vec<String> = files
        .iter()
        .map(|file| hex::encode(Sha256::digest(file.bytes.as_deref().unwrap_or_default())))
        .collect();
    files.sort_unstable();
    files
        .into_iter()
        .chain((!held.is_empty()).then(|| held.to_owned()))
        .map(|one| format!("\n{one}"))
        .collect()
}

/// The form in which tickets and tokens are kept.
pub(crate) fn digest(secret: &str) -> String {
    hex::encode(Sha256::digest(secret))
}
