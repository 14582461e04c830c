//! How a case forgets what it holds: a complaint its content, and every case, on request or in time, who sent it. What was
//! given of the person goes, and what can be told of them goes out of every word that was written, also where it was asked
//! at a dialogue. What was published stays: it was redacted before.

use std::collections::BTreeMap;

use domain::change::Change;
use domain::feedback::{Sender, forgotten};
use domain::ids::FeedbackId;
use serde_json::Value;

use super::rows::{Case, Line};
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;

macro_rules! texts {
    ($table:literal, $id:literal, $column:literal $(, $only:literal)?) => {
        (
            concat!(
                "SELECT ", $id, ", ", $column, " FROM ", $table, " WHERE feedback_id = $1 AND ", $column, " <> ''"
                $(, " AND ", $only)?
            ),
            concat!("UPDATE ", $table, " SET ", $column, " = $3 WHERE feedback_id = $1 AND ", $id, " = $2"),
        )
    };
}

macro_rules! referral {
    ($column:literal) => {
        (
            concat!(
                "SELECT r.id, r.",
                $column,
                " FROM referral_case l JOIN referral r ON r.id = l.referral_id WHERE l.feedback_id = $1"
            ),
            concat!("UPDATE referral SET ", $column, " = $2, version = version + 1 WHERE id = $1"),
        )
    };
}

/// Words that were written elsewhere because of the case: jobs of the plan that came out of it, and requests upward that
/// name it. Whoever edits one of them meanwhile sees that it changed.
const ELSEWHERE: [(&str, &str); 5] = [
    (
        "SELECT w.id, w.title FROM feedback_work_item l JOIN work_item w ON w.id = l.work_item_id \
         WHERE l.feedback_id = $1",
        "UPDATE work_item SET title = $2, version = version + 1 WHERE id = $1",
    ),
    (
        "SELECT k.id, k.text FROM feedback_work_item l JOIN work_check k ON k.work_item_id = l.work_item_id \
         WHERE l.feedback_id = $1",
        "UPDATE work_check SET text = $2 WHERE id = $1",
    ),
    referral!("title"),
    referral!("proposal"),
    referral!("reply"),
];

/// Words that people wrote, besides the case's own row. What the program itself wrote into the log names members of staff
/// and other cases.
const TEXTS: [(&str, &str); 9] = [
    texts!("feedback_entry", "id", "text", "kind NOT IN ('assign', 'classify', 'duplicate')"),
    texts!("feedback_answer", "id", "text"),
    texts!("feedback_answer", "id", "return_note"),
    texts!("feedback_clock", "round", "extension_reason"),
    texts!("feedback_file", "id", "name"),
    texts!("feedback_file", "id", "removed_reason"),
    texts!("feedback_unmask", "id", "reason"),
    texts!("data_request", "id", "text"),
    texts!("data_request", "id", "answer"),
];

/// Why the files of a complaint are gone, as staff read it.
const COMPLAINT: &str = "Nội dung thuộc thủ tục khiếu nại";

const CONTENT: &str = "UPDATE feedback SET content = $2 WHERE id = $1";

impl Tx {
    /// Of what is led to the road of complaints only the note of that is kept: what was written, answered in draft and
    /// attached goes. Approved answers stay; they are the ward's. Gives where the bytes of the files lie, to be thrown away
    /// once this is saved.
    pub(super) async fn forget_content(&mut self, case: &Case) -> Result<Vec<String>, Error> {
        const CONTENT: &str = "UPDATE feedback SET content = '', content_digest = '' WHERE id = $1";
        const SAID: &str = "UPDATE feedback_entry SET text = '' \
                            WHERE feedback_id = $1 AND kind IN ('message', 'supplement', 'ask', 'note')";
        const DRAFTS: &str = "DELETE FROM feedback_answer WHERE feedback_id = $1 AND approved_at IS NULL";
        const FILES: &str = "UPDATE feedback_file SET name = '', removed_at = $2, removed_reason = $3 \
                             WHERE feedback_id = $1 AND removed_at IS NULL RETURNING stored_as";
        let (id, now) = (case.id().0, Instant(self.now()));
        for forget in [CONTENT, SAID, DRAFTS] {
            on!(self, c => sqlx::query(forget).bind(id).execute(c).await)?;
        }
        Ok(on!(self, c => sqlx::query_scalar::<_, String>(FILES)
            .bind(id).bind(now).bind(COMPLAINT).fetch_all(c).await)?)
    }

    /// Takes name, phone, mail, address and tax code out of a case, and what can be told of them out of its words. The
    /// sender reads of it if they asked for it.
    pub(super) async fn mask_for_good(&mut self, before: &Case, asked: bool) -> Result<(), Error> {
        let (id, sender) = (before.id(), before.sender()?);
        let mut after = before.clone();
        after.forget_sender(self.now())?;
        self.put_case(before, after).await?;
        let content = forgotten(&before.row.content, &sender);
        on!(self, c => sqlx::query(CONTENT).bind(id.0).bind(&content).execute(c).await)?;
        for (find, write) in TEXTS {
            let found =
                on!(self, c => sqlx::query_as::<_, (i64, String)>(find).bind(id.0).fetch_all(c).await)?;
            for (row, text) in found {
                let masked = forgotten(&text, &sender);
                if masked != text {
                    on!(self, c => sqlx::query(write).bind(id.0).bind(row).bind(&masked).execute(c).await)?;
                }
            }
        }
        self.mask_elsewhere(id, &sender).await?;
        self.forget_asker(id, &sender).await?;
        self.add_line(id, &Line::other("masked", "", asked)).await?;
        Ok(())
    }

    async fn mask_elsewhere(&mut self, case: FeedbackId, sender: &Sender) -> Result<(), Error> {
        const TASKS: &str = "SELECT DISTINCT t.code FROM feedback_work_item l \
            JOIN work_item w ON w.id = l.work_item_id JOIN task t ON t.id = w.task_id WHERE l.feedback_id = $1";
        let mut masked = BTreeMap::new();
        for (find, write) in ELSEWHERE {
            let found =
                on!(self, c => sqlx::query_as::<_, (i64, String)>(find).bind(case.0).fetch_all(c).await)?;
            for (row, text) in found {
                let kept = forgotten(&text, sender);
                if kept != text {
                    on!(self, c => sqlx::query(write).bind(row).bind(&kept).execute(c).await)?;
                    masked.insert(text, kept);
                }
            }
        }
        if masked.is_empty() {
            return Ok(());
        }
        let tasks = on!(self, c => sqlx::query_scalar::<_, String>(TASKS).bind(case.0).fetch_all(c).await)?;
        for task in tasks {
            self.mask_history(&task, &masked).await?;
            self.announce(Change::Task(task));
        }
        Ok(())
    }

    /// The history of a task repeats how its jobs were called. Rows of it are only added otherwise; who must be forgotten is
    /// forgotten here too.
    async fn mask_history(&mut self, task: &str, masked: &BTreeMap<String, String>) -> Result<(), Error> {
        const TOLD: &str = "SELECT id, data FROM event WHERE task_code = $1 AND kind LIKE 'work.%'";
        const WRITE: &str = "UPDATE event SET data = $2 WHERE id = $1";
        let told = on!(self, c => sqlx::query_as::<_, (i64, String)>(TOLD).bind(task).fetch_all(c).await)?;
        for (id, data) in told {
            let mut kept: Value = serde_json::from_str(&data)?;
            if replaced(&mut kept, masked) {
                let kept = kept.to_string();
                on!(self, c => sqlx::query(WRITE).bind(id).bind(&kept).execute(c).await)?;
            }
        }
        Ok(())
    }
}

/// Puts the masked texts in place of the whole ones; true if there was one.
fn replaced(value: &mut Value, masked: &BTreeMap<String, String>) -> bool {
    match value {
        Value::String(text) => match masked.get(text) {
            Some(kept) => {
                text.clone_from(kept);
                true
            }
            None => false,
        },
        Value::Array(values) => values.iter_mut().fold(false, |is, one| replaced(one, masked) | is),
        Value::Object(fields) => fields.values_mut().fold(false, |is, one| replaced(one, masked) | is),
        _ => false,
    }
}
