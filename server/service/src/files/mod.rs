//! Files that staff add as evidence. The bytes are kept outside the database, under the name that their digest
//! gives, so that the same file is stored once; a row speaks of them only after they are safe.
//!
//! - `kind`: what a file is, found by its content and never by its name, and which kinds are taken.
//! - `strip`: pictures lose the place where they were taken.
//! - `store`: the folder, or the object store that the configuration names.
//!
//! Deliberately absent: deleting. Evidence that was taken away is no longer served, but stays for the records.

mod kind;
mod store;
mod strip;

use bytes::Bytes;
use domain::board::Refusal as No;
use domain::ids::FileId;
use domain::people::{About, Action, Actor, may};
use domain::text;
use sha2::{Digest, Sha256};

use crate::Refusal;
use crate::error::Error;
use crate::on;
use crate::service::Service;

pub use kind::is_picture;
pub use store::configure;

/// The largest file, in bytes.
pub const SIZE_MOST: usize = 20 * 1024 * 1024;
/// The longest name, in characters.
const NAME_MOST: usize = 150;

/// A file whose bytes are safe; its row is still to be written.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub sha256: String,
    pub mime: &'static str,
    pub size: i64,
    pub name: String,
    pub stored_as: String,
}

/// A file to be sent.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its bytes.
    pub bytes: Bytes,
    /// Its type, safe to be sent as it stands.
    pub mime: String,
    /// Its name.
    pub name: String,
    /// True if a browser may show it; everything else is to be sent as an attachment.
    pub inline: bool,
}

/// The file of that id, as long as it is evidence of something.
pub async fn open(service: &Service, actor: &Actor, file: FileId) -> Result<Opened, Error> {
    const FIND: &str = "SELECT f.mime, f.name, f.stored_as FROM file f WHERE f.id = $1 \
         AND EXISTS (SELECT e.id FROM evidence e WHERE e.file_id = f.id AND e.removed_at IS NULL)";
    may(actor, Action::ReadBoard, &About::default())?;
    let mut tx = service.read().await?;
    let found = on!(tx, c =>
        sqlx::query_as::<_, (String, String, String)>(FIND).bind(file.0).fetch_optional(c).await)?;
    drop(tx);
    let (mime, name, stored_as) = found.ok_or(Refusal::NotFound)?;
    opened(service, &stored_as, mime, name).await
}

/// A file whose row the caller has found and may show.
pub(crate) async fn opened(
    service: &Service,
    stored_as: &str,
    mime: String,
    name: String,
) -> Result<Opened, Error> {
    let bytes = store::get(service, stored_as).await?;
    Ok(Opened { bytes, inline: is_picture(&mime), mime, name })
}

/// The bytes of a file whose row says where they are. Whoever asks must have been let in before.
pub(crate) async fn bytes_of(service: &Service, stored_as: &str) -> Result<Bytes, Error> {
    store::get(service, stored_as).await
}

/// Throws the bytes of a file away, unless another row still speaks of them: the same content is stored once.
pub(crate) async fn forget(service: &Service, stored_as: &str) -> Result<(), Error> {
    const HELD: &str = "SELECT (SELECT COUNT(*) FROM feedback_file WHERE stored_as = $1 AND removed_at IS NULL) \
                        + (SELECT COUNT(*) FROM file WHERE stored_as = $1)";
    let mut tx = service.read().await?;
    let held = on!(tx, c => sqlx::query_scalar::<_, i64>(HELD).bind(stored_as).fetch_one(c).await)?;
    drop(tx);
    if held > 0 { Ok(()) } else { store::remove(service, stored_as).await }
}

/// Finds out what the file is, takes the place out of pictures, and makes its bytes safe.
pub(crate) async fn keep(service: &Service, name: &str, bytes: Bytes) -> Result<Kept, Error> {
    if bytes.is_empty() {
        return Err(No::FileEmpty.into());
    }
    if bytes.len() > SIZE_MOST {
        return Err(No::FileTooLarge { most: SIZE_MOST as u64 }.into());
    }
    let asked = name.to_owned();
    // A reader that stumbles over a file has found a broken file, not a broken program.
    let prepared = tokio::task::spawn_blocking(move || prepare(&asked, bytes)).await;
    let (kind, bytes, sha256) = prepared.unwrap_or(Err(No::FileDamaged))?;
    let stored_as = format!("{}/{sha256}", &sha256[..2]);
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    store::put(service, &stored_as, bytes).await?;
    Ok(Kept { sha256, mime: kind.mime, size, name: safe_name(name, kind), stored_as })
}

fn prepare(name: &str, bytes: Bytes) -> Result<(&'static kind::Kind, Bytes, String), No> {
    let kind = kind::of(name, &bytes)?;
    let bytes = strip::place(kind, bytes)?;
    let digest = hex::encode(Sha256::digest(&bytes));
    Ok((kind, bytes, digest))
}

/// The last part of the name, without what file systems and browsers stumble over, ending as its kind does: a
/// file cannot pass for another kind once it is downloaded.
fn safe_name(name: &str, kind: &kind::Kind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String =
        text::tidy(last).chars().filter(|c| !c.is_control() && !r#"<>:"|?*"#.contains(*c)).collect();
    let kept = kept.trim_matches(['.', ' ']);
    let (stem, extension) = kept.rsplit_once('.').unwrap_or((kept, ""));
    let fits = kind.extensions.contains(&extension.to_lowercase().as_str());
    let (stem, extension) = if fits { (stem, extension) } else { (kept, kind.extensions[0]) };
    let stem: String = stem.chars().take(NAME_MOST).collect();
    let stem = if stem.is_empty() { "tep" } else { stem.as_str() };
    format!("{stem}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_as_its_kind_does() {
        let pdf = kind::of("x", b"%PDF-1.7\n").unwrap();
        for (given, kept) in [
            ("Báo cáo quý IV.pdf", "Báo cáo quý IV.pdf"),
            ("C:\\Users\\ha\\bao cao.PDF", "bao cao.PDF"),
            ("../../etc/passwd", "passwd.pdf"),
            ("hoa don.exe", "hoa don.exe.pdf"),
            ("a\u{202e}fdp.exe", "afdp.exe.pdf"),
            ("...", "tep.pdf"),
            (".pdf", "pdf.pdf"),
            ("a<b>:\"c\".pdf", "abc.pdf"),
        ] {
            assert_eq!(safe_name(given, pdf), kept, "{given}");
        }
    }
}
