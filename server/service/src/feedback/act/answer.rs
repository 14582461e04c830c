//! Answers as they were submitted, and the duplicates that one approved answer serves: each by legal steps of its own,
//! with its own clock and its own log.

use domain::feedback::{Answered, Assigned, Refusal as No, Review, State, Taken};
use domain::ids::FeedbackId;
use domain::people::Actor;

use super::super::rows::{Case, Line};
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;

impl Tx {
    /// Keeps an answer that waits for a leader.
    pub(super) async fn add_answer(&mut self, actor: &Actor, case: &Case, text: &str) -> Result<i64, Error> {
        const ADD: &str = "INSERT INTO feedback_answer (id, feedback_id, round, text, submitted_by, submitted_name, \
                           submitted_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let (id, now) = (self.new_id(), Instant(self.now()));
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(case.id().0).bind(case.round()).bind(text).bind(actor.person.0).bind(&actor.name)
            .bind(now)
            .execute(c).await)?;
        Ok(id)
    }

    /// Writes on the answer that waited why it came back.
    pub(super) async fn return_answer(&mut self, case: &Case, note: &str) -> Result<(), Error> {
        const RETURN: &str = "UPDATE feedback_answer SET return_note = $2 WHERE id = \
            (SELECT MAX(id) FROM feedback_answer WHERE feedback_id = $1 AND approved_at IS NULL)";
        on!(self, c => sqlx::query(RETURN).bind(case.id().0).bind(note).execute(c).await)?;
        Ok(())
    }

    /// Approves the answer that waited.
    pub(super) async fn approve_answer(&mut self, actor: &Actor, case: &Case) -> Result<(), Error> {
        const APPROVE: &str = "UPDATE feedback_answer SET approved_by = $2, approved_name = $3, approved_at = $4 \
            WHERE id = (SELECT MAX(id) FROM feedback_answer WHERE feedback_id = $1 AND round = $5) \
            AND approved_at IS NULL AND return_note = ''";
        let now = Instant(self.now());
        let approved = on!(self, c => sqlx::query(APPROVE)
            .bind(case.id().0).bind(actor.person.0).bind(&actor.name).bind(now).bind(case.round())
            .execute(c).await)?;
        if approved == 1 { Ok(()) } else { Err(No::DecidedAlready.into()) }
    }

    /// The approved text of the present round, who wrote it and under which name.
    async fn approved_answer(&mut self, case: &Case) -> Result<Option<(String, i64, String)>, Error> {
        const APPROVED: &str = "SELECT text, submitted_by, submitted_name FROM feedback_answer \
            WHERE feedback_id = $1 AND round = $2 AND approved_at IS NOT NULL ORDER BY id DESC LIMIT 1";
        Ok(on!(self, c => sqlx::query_as::<_, (String, i64, String)>(APPROVED)
            .bind(case.id().0).bind(case.round()).fetch_optional(c).await)?)
    }

    /// Gives the answer of the case that it repeats to a duplicate.
    async fn copy_answer(&mut self, case: &Case, answer: &(String, i64, String)) -> Result<(), Error> {
        const COPY: &str = "INSERT INTO feedback_answer (id, feedback_id, round, text, submitted_by, submitted_name, \
            submitted_at, approved_by, approved_name, approved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $7)";
        let (id, now) = (self.new_id(), Instant(self.now()));
        let by = self.actor().map(|actor| (actor.person.0, actor.name.clone()));
        let (by, name) = by.map_or((None, String::new()), |(id, name)| (Some(id), name));
        let (text, writer, writer_name) = answer;
        on!(self, c => sqlx::query(COPY)
            .bind(id).bind(case.id().0).bind(case.round()).bind(text).bind(writer).bind(writer_name).bind(now)
            .bind(by).bind(&name)
            .execute(c).await)?;
        Ok(())
    }
}

/// Answers every open duplicate of a case that was just answered.
pub(super) async fn serve_duplicates(tx: &mut Tx, main: &Case) -> Result<(), Error> {
    const OPEN: &str = "SELECT id FROM feedback WHERE duplicate_of = $1 AND due_on IS NOT NULL \
                        AND restricted = $2 ORDER BY id";
    let Some(answer) = tx.approved_answer(main).await? else { return Ok(()) };
    let duplicates = on!(tx, c => sqlx::query_scalar::<_, i64>(OPEN).bind(main.id().0).bind(main.row.restricted)
        .fetch_all(c).await)?;
    for id in duplicates {
        let mut case = tx.held_case_of(FeedbackId(id)).await?;
        while let Some(taken) = toward_answer(case.state()) {
            let before = case.clone();
            if let State::Assigned(_) = taken.to() {
                case.row.unit_id = main.row.unit_id;
                case.row.officer_id = main.row.officer_id;
            }
            case.take(&taken, tx.now());
            case = tx.put_case(&before, case).await?;
            let is_answered = matches!(taken.to(), State::Answered(_));
            tx.add_line(case.id(), &Line::step(&taken, "", is_answered)).await?;
            if is_answered {
                tx.copy_answer(&case, &answer).await?;
            }
            tx.tell_step(&before, &case, taken.step()).await?;
        }
    }
    Ok(())
}

/// Makes every duplicate of a case one of its own again.
pub(super) async fn let_go_duplicates(tx: &mut Tx, main: &Case) -> Result<(), Error> {
    const OF: &str = "SELECT id FROM feedback WHERE duplicate_of = $1 ORDER BY id";
    let duplicates = on!(tx, c => sqlx::query_scalar::<_, i64>(OF).bind(main.id().0).fetch_all(c).await)?;
    for id in duplicates {
        let before = tx.held_case_of(FeedbackId(id)).await?;
        let mut after = before.clone();
        after.row.duplicate_of = None;
        let after = tx.put_case(&before, after).await?;
        tx.add_line(after.id(), &Line::other("duplicate", "", false)).await?;
        tx.tell_kept(&after, "feedback.duplicate").await?;
    }
    Ok(())
}

/// The next step on the shortest way to an answer; none once there is one.
fn toward_answer(state: &State) -> Option<Taken> {
    match state {
        State::NeedInfo(_) => state.supplement(),
        State::Received(received) => Some(received.assign(Assigned {})),
        State::Classified(classified) => Some(classified.assign(Assigned {})),
        State::Reopened(reopened) => Some(reopened.assign(Assigned {})),
        State::Assigned(assigned) => Some(assigned.submit(Review {})),
        State::Processing(processing) => Some(processing.submit(Review {})),
        State::Review(review) => Some(review.approve(Answered {})),
        _ => None,
    }
}
