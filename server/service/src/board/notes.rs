//! Notes on a task. `@username` mentions a person, who finds the note on their day until they have seen it.

use domain::board::Refusal as No;
use domain::change::Change;
use domain::ids::{NoteId, PersonId};
use domain::people::{Action, Actor, may};
use domain::period::Period;

use super::report::required;
use super::touch::{Told, may_be_code};
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// The longest note, in characters.
const TEXT_MOST: u32 = 4000;

/// Writes a note on the task of that code in the plan of the period's year. Refuses a mention of nobody, so that
/// a slip of the finger does not go unheard.
pub async fn add_note(
    service: &Service,
    actor: &Actor,
    code: &str,
    period: Period,
    text: &str,
) -> Result<NoteId, Error> {
    const ADD: &str = "INSERT INTO note (id, task_id, author_id, text, at) VALUES ($1, $2, $3, $4, $5)";
    const MENTION: &str = "INSERT INTO note_mention (note_id, person_id) VALUES ($1, $2)";
    let text = required(text, TEXT_MOST)?;
    let mut tx = service.write_as(actor).await?;
    let held = tx.hold(code, period).await?;
    may(actor, Action::WriteNote, &held.facts.about)?;
    let mentioned = tx.mentioned(&text).await?;
    let (id, now) = (tx.new_id(), Instant(tx.now()));
    on!(tx, c => sqlx::query(ADD)
        .bind(id).bind(held.task.id).bind(actor.person.0).bind(&text).bind(now).execute(c).await)?;
    for person in mentioned {
        on!(tx, c => sqlx::query(MENTION).bind(id).bind(person.0).execute(c).await)?;
        tx.announce(Change::Inbox(person));
    }
    tx.tell(&held, "note.written", &Told::text(&text.chars().take(200).collect::<String>())).await?;
    tx.save().await?;
    Ok(NoteId(id))
}

/// Marks the mentions of the actor on a task as seen. Writes nothing where there are none.
pub async fn see_notes(service: &Service, actor: &Actor, code: &str, period: Period) -> Result<(), Error> {
    const UNSEEN: &str = "SELECT COUNT(*) FROM note_mention m JOIN note n ON n.id = m.note_id \
         JOIN task t ON t.id = n.task_id JOIN plan ON plan.id = t.plan_id \
         WHERE m.person_id = $1 AND m.seen_at IS NULL AND t.code = $2 AND plan.year = $3";
    const SEE: &str = "UPDATE note_mention SET seen_at = $4 WHERE person_id = $1 AND seen_at IS NULL \
         AND note_id IN (SELECT n.id FROM note n JOIN task t ON t.id = n.task_id \
         JOIN plan ON plan.id = t.plan_id WHERE t.code = $2 AND plan.year = $3)";
    let year = i64::from(period.year());
    if !may_be_code(code) {
        return Err(crate::Refusal::NotFound.into());
    }
    let mut tx = service.read().await?;
    let unseen = on!(tx, c => sqlx::query_scalar::<_, i64>(UNSEEN)
        .bind(actor.person.0).bind(code).bind(year).fetch_one(c).await)?;
    drop(tx);
    if unseen == 0 {
        return Ok(());
    }
    let mut tx = service.write_as(actor).await?;
    let now = Instant(tx.now());
    on!(tx, c => sqlx::query(SEE)
        .bind(actor.person.0).bind(code).bind(year).bind(now).execute(c).await)?;
    tx.announce(Change::Inbox(actor.person));
    tx.save().await
}

/// The names after `@`, where the `@` begins a word, in lower case and each once.
fn mentions(text: &str) -> Vec<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let mut names: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ',' | ';' | '"')) {
        let Some(rest) = word.strip_prefix('@') else { continue };
        let name = rest.split(|c| !is_name(c)).next().unwrap_or_default();
        let name = name.trim_end_matches(['.', '-', '_']).to_ascii_lowercase();
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

impl Tx {
    async fn mentioned(&mut self, text: &str) -> Result<Vec<PersonId>, Error> {
        const FIND: &str = "SELECT id FROM person WHERE username = $1 AND active";
        let mut people = Vec::new();
        for name in mentions(text) {
            let found =
                on!(self, c => sqlx::query_scalar::<_, i64>(FIND).bind(&name).fetch_optional(c).await)?;
            people.push(PersonId(found.ok_or(No::UnknownPerson { name })?));
        }
        Ok(people)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mention_begins_a_word() {
        let text = "@Ha.nguyen xem giúp, cả @lan_tt. và (@minh) nữa; thư a@b.vn thì không; @ha.nguyen, @";
        assert_eq!(mentions(text), ["ha.nguyen", "lan_tt", "minh"]);
    }
}
