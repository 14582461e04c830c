//! How a case forgets who sent it, on request or in time: what was given of the person goes, and what can be told of them
//! goes out of every word that was written, also where it was asked at a dialogue. What was published stays: it was redacted
//! before.

use domain::feedback::redacted;

use super::rows::{Case, Line};
use crate::db::Tx;
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

const CONTENT: &str = "UPDATE feedback SET content = $2 WHERE id = $1";

impl Tx {
    /// Takes name, phone, mail, address and tax code out of a case, and what can be told of them out of its words. The
    /// sender reads of it if they asked for it.
    pub(super) async fn mask_for_good(&mut self, before: &Case, asked: bool) -> Result<(), Error> {
        let (id, sender) = (before.id(), before.sender()?);
        let mut after = before.clone();
        after.forget_sender(self.now())?;
        self.put_case(before, after).await?;
        let content = redacted(&before.row.content, &sender);
        on!(self, c => sqlx::query(CONTENT).bind(id.0).bind(&content).execute(c).await)?;
        for (find, write) in TEXTS {
            let found =
                on!(self, c => sqlx::query_as::<_, (i64, String)>(find).bind(id.0).fetch_all(c).await)?;
            for (row, text) in found {
                let masked = redacted(&text, &sender);
                if masked != text {
                    on!(self, c => sqlx::query(write).bind(id.0).bind(row).bind(&masked).execute(c).await)?;
                }
            }
        }
        self.forget_asker(id, &sender).await?;
        self.add_line(id, &Line::other("masked", "", asked)).await?;
        Ok(())
    }
}
