//! A case as its sender sees it: public lines only, and no name of staff.

use domain::calendar::Derivation;
use domain::feedback::view::{Answer, CaseFile, Clock, DataRequest, Entry, PublicCase};
use domain::feedback::{PublicState, State, StateKind, redacted, standing};
use domain::ids::{FeedbackFileId, FeedbackId, PublishedId};
use jiff::civil::Date;

use super::intake::Given;
use super::rows::{Case, ClockRow};
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::files::is_picture;
use crate::on;

/// How far a case is.
pub(crate) struct Progress {
    pub state: PublicState,
    pub answer: String,
    pub restricted: bool,
}

impl Tx {
    /// Everything that the sender of a case is shown.
    pub(super) async fn public_case(
        &mut self,
        case: &Case,
        given: &Given,
        today: Date,
        secret: String,
    ) -> Result<PublicCase, Error> {
        let clocks = self.clocks(case.id()).await?;
        let clocks = clocks.into_iter().map(shown_clock).collect::<Result<Vec<_>, _>>()?;
        let entries = self.public_entries(case).await?;
        let (row, kind) = (&case.row, case.state().kind());
        let present = clocks.last().filter(|clock| i64::from(clock.round) == case.round());
        let due_on = present.filter(|_| kind.is_open()).map(|clock| clock.due_on);
        let in_time = present.and_then(|clock| clock.on_time);
        let asked = match case.state() {
            State::NeedInfo(waiting) => {
                let text = entries.iter().rev().find(|entry| entry.kind == "ask");
                Some((waiting.until, text.map(|entry| entry.text.clone()).unwrap_or_default()))
            }
            _ => None,
        };
        let outcome = match case.state() {
            State::Forwarded(forwarded) => forwarded.to.clone(),
            State::Rejected(rejected) => rejected.reason.clone(),
            State::Redirected(redirected) => redirected.road.name().to_owned(),
            _ => String::new(),
        };
        let rating = row.rating.and_then(|stars| u8::try_from(stars).ok());
        let is_answered = case.is_answered();
        Ok(PublicCase {
            code: row.code.clone(),
            state: public_state(case),
            kind,
            category: case.category()?,
            channel: case.channel()?,
            content: row.content.clone(),
            sender: case.sender()?,
            received_at: row.received_at.0,
            standing: standing(due_on, today, &given.almanac().calendar(), in_time),
            clocks,
            asked,
            outcome,
            entries,
            files: self.shown_files(case).await?,
            answers: self.approved_answers(case).await?,
            rating: rating.map(|stars| (stars, row.rating_comment.clone())),
            may_rate: is_answered && rating.is_none(),
            may_reopen: is_answered
                && rating.is_some_and(|stars| stars <= 2)
                && row.reopened < given.reopen_most(),
            data_requests: self.shown_requests(case).await?,
            published: self.shown_published(case).await?,
            is_duplicate: row.duplicate_of.is_some(),
            secret,
        })
    }

    /// How far a case is, and its approved answer without what tells who sent it: for whoever asked the same.
    pub(crate) async fn progress_of(&mut self, id: FeedbackId) -> Result<Option<Progress>, Error> {
        let Some(case) = self.case_of(id).await? else { return Ok(None) };
        let (sender, answers) = (case.sender()?, self.approved_answers(&case).await?);
        Ok(Some(Progress {
            state: public_state(&case),
            answer: answers.last().map(|answer| redacted(&answer.text, &sender)).unwrap_or_default(),
            restricted: case.row.restricted,
        }))
    }

    async fn public_entries(&mut self, case: &Case) -> Result<Vec<Entry>, Error> {
        const LINES: &str = "SELECT at, by_sender, kind, to_state, text FROM feedback_entry \
                             WHERE feedback_id = $1 AND public ORDER BY id";
        type Row = (Instant, bool, String, Option<String>, String);
        let id = case.id().0;
        let rows = on!(self, c => sqlx::query_as::<_, Row>(LINES).bind(id).fetch_all(c).await)?;
        let entry = |(at, by_sender, kind, to, text): Row| Entry {
            at: at.0,
            by: String::new(),
            by_sender,
            kind,
            to: to.as_deref().and_then(StateKind::from_name),
            text,
            public: true,
        };
        Ok(rows.into_iter().map(entry).collect())
    }

    async fn shown_files(&mut self, case: &Case) -> Result<Vec<CaseFile>, Error> {
        const FILES: &str = "SELECT id, name, mime, size, by_sender FROM feedback_file \
                             WHERE feedback_id = $1 AND removed_at IS NULL ORDER BY id";
        type Row = (i64, String, String, i64, bool);
        let id = case.id().0;
        let rows = on!(self, c => sqlx::query_as::<_, Row>(FILES).bind(id).fetch_all(c).await)?;
        let file = |(id, name, mime, size, by_sender): Row| CaseFile {
            id: FeedbackFileId(id),
            name,
            is_picture: is_picture(&mime),
            mime,
            size,
            by_sender,
            // Who attached it stays inside of the office.
            added_by: String::new(),
            removed: None,
        };
        Ok(rows.into_iter().map(file).collect())
    }

    async fn approved_answers(&mut self, case: &Case) -> Result<Vec<Answer>, Error> {
        const ANSWERS: &str = "SELECT text, round, submitted_at, approved_at FROM feedback_answer \
                               WHERE feedback_id = $1 AND approved_at IS NOT NULL ORDER BY id";
        type Row = (String, i64, Instant, Instant);
        let id = case.id().0;
        let rows = on!(self, c => sqlx::query_as::<_, Row>(ANSWERS).bind(id).fetch_all(c).await)?;
        let answer = |(text, round, submitted, approved): Row| Answer {
            text,
            round: u32::try_from(round).unwrap_or(1),
            submitted: (String::new(), submitted.0),
            approved: Some((String::new(), approved.0)),
            return_note: String::new(),
        };
        Ok(rows.into_iter().map(answer).collect())
    }

    async fn shown_requests(&mut self, case: &Case) -> Result<Vec<DataRequest>, Error> {
        const REQUESTS: &str = "SELECT id, text, asked_at, due_on, state, answer, decided_at FROM data_request \
                                WHERE feedback_id = $1 ORDER BY id";
        type Row = (i64, String, Instant, Day, String, String, Option<Instant>);
        let id = case.id().0;
        let rows = on!(self, c => sqlx::query_as::<_, Row>(REQUESTS).bind(id).fetch_all(c).await)?;
        let request = |(id, text, asked, due, state, answer, decided): Row| DataRequest {
            id,
            text,
            asked_at: asked.0,
            due_on: due.0,
            decided: decided.map(|at| (state == "done", answer, String::new(), at.0)),
        };
        Ok(rows.into_iter().map(request).collect())
    }

    async fn shown_published(&mut self, case: &Case) -> Result<Option<PublishedId>, Error> {
        const PUBLISHED: &str = "SELECT id FROM published_answer \
                                 WHERE feedback_id = $1 AND withdrawn_at IS NULL ORDER BY id DESC LIMIT 1";
        let id = case.id().0;
        let found = on!(self, c => sqlx::query_scalar::<_, i64>(PUBLISHED).bind(id).fetch_optional(c).await)?;
        Ok(found.map(PublishedId))
    }
}

fn shown_clock(row: ClockRow) -> Result<Clock, Error> {
    let derivation: Derivation = serde_json::from_str(&row.derivation)?;
    Ok(Clock {
        round: u32::try_from(row.round).unwrap_or(1),
        started_at: row.started_at.0,
        rule: row.rule_code,
        legal_ref: row.legal_ref,
        derivation,
        original_due_on: row.original_due_on.0,
        due_on: row.due_on.0,
        // Who moved it stays inside of the office.
        extension: row.extended_at.map(|at| (String::new(), at.0, row.extension_reason)),
        answered_at: row.answered_at.map(|at| at.0),
        on_time: row.result.map(|result| result == "on_time"),
    })
}

/// Where a case stands for its sender. A hint is closed without an answer.
fn public_state(case: &Case) -> PublicState {
    match case.state().kind() {
        StateKind::Closed if !case.is_answered() => PublicState::Noted,
        kind => PublicState::from(kind),
    }
}
