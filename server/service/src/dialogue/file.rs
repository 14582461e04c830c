//! The documents of a dialogue: drafted from what was planned and written down, to be taken along as Word files or printed.

use domain::dialogue::{
    HeldFacts, Office, Outcome, Paper, PaperKind, SaidQuestion, invitation, minutes, result,
};
use domain::ids::DialogueId;
use domain::people::{About, Action, Actor, may};

use super::asked::Question;
use super::docx::docx;
use super::guests::present;
use super::page::announcement;
use super::promises::{Of, Reader};
use crate::clock::day_of;
use crate::error::Error;
use crate::service::Service;

/// A Word file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A document of a dialogue, in its parts: for a page that is printed. `site`: the whole address of the public's list.
///
/// # Errors
/// Refused by role; not found.
pub async fn paper(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    kind: PaperKind,
    site: &str,
) -> Result<Paper, Error> {
    may(actor, Action::ServeDialogue, &About::default())?;
    let mut tx = service.read().await?;
    let today = day_of(tx.now());
    let dialogue = tx.dialogue(id).await?;
    let about = announcement(&dialogue, site);
    let office = Office { signer: dialogue.chair.name.clone(), ..Office::default() };
    if kind == PaperKind::Invitation {
        return Ok(invitation(&office, &about));
    }
    let guests = tx.guests(id).await?;
    let questions = tx.questions(id).await?;
    let promises = tx.promises(Of::Dialogue(id), Reader::Office, today).await?;
    let old = Of::Before(dialogue.plan.kind, dialogue.plan.day());
    let old = tx.promises(old, Reader::Everybody, today).await?.ratio;
    let registered = guests.iter().filter(|guest| !guest.is_cancelled() && !guest.at_door);
    let leads = questions.iter().filter(|question| question.merged_into.is_none());
    let notes = tx.dialogue_notes(id).await?;
    let held = HeldFacts {
        ends: dialogue.plan.ends,
        present: dialogue.present().unwrap_or_else(|| present(&guests)),
        registered: registered.map(|guest| guest.people()).sum(),
        questions: leads.map(said).collect::<Result<_, _>>()?,
        promises: promises
            .commitments
            .iter()
            .map(|one| (one.text.clone(), one.unit.name.clone(), one.due_on))
            .collect(),
        // The minutes stay in the office; the result is read by everybody.
        notes: notes.into_iter().map(|note| format!("{} ({})", note.text, note.by)).collect(),
        old: (old.kept, old.all()),
        about,
    };
    Ok(if kind == PaperKind::Minutes { minutes(&office, &held) } else { result(&office, &held) })
}

/// The same as a Word file.
///
/// # Errors
/// As for [`paper`].
pub async fn paper_file(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    kind: PaperKind,
    site: &str,
) -> Result<WordFile, Error> {
    let paper = paper(service, actor, id, kind, site).await?;
    let name = match kind {
        PaperKind::Invitation => "giay-moi",
        PaperKind::Minutes => "bien-ban",
        PaperKind::Result => "thong-bao-ket-qua",
    };
    Ok(WordFile { name: format!("{name}-doi-thoai-{id}.docx"), bytes: docx(&paper)? })
}

/// A question without what tells who asked.
fn said(question: &Question) -> Result<SaidQuestion, Error> {
    let case = question.case()?.filter(|_| !question.case_is_restricted());
    Ok(SaidQuestion {
        number: question.number(),
        text: question.public(&question.text),
        answer: question.public(&question.answer),
        outcome: question.outcome()?,
        is_hint: question.is_hint(),
        may_publish: question.is_public(),
        due_on: case.as_ref().and_then(|(_, _, due_on)| *due_on),
        case: case
            .map(|(code, ..)| code)
            .filter(|_| question.outcome().ok().flatten() == Some(Outcome::Case)),
    })
}
