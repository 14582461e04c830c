//! What is done to a case besides its steps. Each asks whether the actor may know of the case, then whether they may do
//! it, and leaves a line in the log.

use domain::change::Change;
use domain::feedback::{CaseCode, Refusal as No};
use domain::ids::{FeedbackFileId, FeedbackId, PersonId};
use domain::notice::NoticeKind;
use domain::people::{Action, Actor, may};
use jiff::SignedDuration;
use jiff::civil::Date;

use super::ground::{reasoned, required};
use super::intake::Given;
use super::rows::{Case, Line};
use crate::Refusal;
use crate::clock::{VIET_NAM, day_of};
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::files;
use crate::on;
use crate::service::Service;

/// For how long personal data is shown in clear.
const UNMASKED: SignedDuration = SignedDuration::from_mins(15);

/// Moves the due day, once, by a leader, before it is over.
pub async fn extend(
    service: &Service,
    actor: &Actor,
    code: &str,
    seen_version: i64,
    due_on: Date,
    reason: &str,
) -> Result<(), Error> {
    let mut tx = service.write_as(actor).await?;
    let before = tx.held_case(actor, code).await?;
    before.seen(seen_version)?;
    may(actor, Action::DecideFeedback, &before.about())?;
    let now = tx.now();
    let present = extendable(&before, day_of(now))?;
    if due_on <= present {
        return Err(No::NotLater.into());
    }
    // Nothing says how long an extension may be; one without an end would be no promise, and would count as in time.
    let latest = tx.once_more(&before, present).await?;
    if due_on > latest {
        return Err(No::TooMuchLater { latest }.into());
    }
    let reason = reasoned("reason", reason)?;
    let mut after = before.clone();
    after.extend(due_on, &actor.name, now, &reason);
    let after = tx.put_case(&before, after).await?;
    let text = format!("{} → {}\n{reason}", present.strftime("%d/%m/%Y"), due_on.strftime("%d/%m/%Y"));
    tx.add_line(after.id(), &Line::other("extension", &text, true)).await?;
    tx.tell_kept(&after, "feedback.extended").await?;
    tx.notify_sender(after.id(), NoticeKind::Extended, &after.row.code).await?;
    tx.save().await
}

/// The due day that may still be moved.
pub(super) fn extendable(case: &Case, today: Date) -> Result<Date, No> {
    let clock = case.clock().filter(|_| case.state().kind().is_open()).ok_or(No::NoClock)?;
    if clock.extended_at.is_some() {
        return Err(No::AlreadyExtended);
    }
    let due_on = clock.due_on.0;
    if today > due_on { Err(No::DuePassed { due_on }) } else { Ok(due_on) }
}

/// Links the case as a duplicate of another one, or takes the link away with an empty code.
pub async fn link_duplicate(
    service: &Service,
    actor: &Actor,
    code: &str,
    seen_version: i64,
    of: &str,
) -> Result<(), Error> {
    const REPEATED: &str = "SELECT COUNT(*) FROM feedback WHERE duplicate_of = $1";
    let mut tx = service.write_as(actor).await?;
    // Whoever may not know of this one is told of nothing else.
    let id = tx.known_case(actor, code).await?.id();
    let of = of.trim();
    let target = if of.is_empty() {
        None
    } else {
        let typed = of.parse::<CaseCode>();
        let of = typed.as_ref().map_or(of, CaseCode::as_str);
        // Whoever may not know of the other case is told no more than of one that cannot be meant.
        Some(tx.held_with(actor, of, id).await.map_err(|error| match error {
            Error::Refused(Refusal::NotFound) => No::NoDuplicate.into(),
            other => other,
        }))
    };
    let before = tx.held_case(actor, code).await?;
    before.seen(seen_version)?;
    may(actor, Action::SortFeedback, &before.about())?;
    let mut after = before.clone();
    let text = if let Some(target) = target {
        let target = target?;
        let repeated = on!(tx, c =>
            sqlx::query_scalar::<_, i64>(REPEATED).bind(before.id().0).fetch_one(c).await)?;
        let fits = target.id() != before.id()
            && target.row.duplicate_of.is_none()
            && repeated == 0
            && target.row.restricted == before.row.restricted
            && target.state().kind().is_open();
        if !fits {
            return Err(No::NoDuplicate.into());
        }
        after.row.duplicate_of = Some(target.id().0);
        target.row.code
    } else {
        after.row.duplicate_of = None;
        String::new()
    };
    if before.state().kind().is_answered() {
        return Err(No::NoDuplicate.into());
    }
    let after = tx.put_case(&before, after).await?;
    tx.add_line(after.id(), &Line::other("duplicate", &text, false)).await?;
    tx.tell_kept(&after, "feedback.duplicate").await?;
    tx.save().await
}

/// Shows personal data in clear for a quarter of an hour, and logs who asked and why.
pub async fn unmask(service: &Service, actor: &Actor, code: &str, reason: &str) -> Result<(), Error> {
    const ADD: &str = "INSERT INTO feedback_unmask (id, feedback_id, person_id, reason, at, until) \
                       VALUES ($1, $2, $3, $4, $5, $6)";
    let mut tx = service.write_as(actor).await?;
    let case = tx.known_case(actor, code).await?;
    may(actor, Action::UnmaskFeedback, &case.about())?;
    let reason = reasoned("reason", reason)?;
    let (id, now) = (tx.new_id(), tx.now());
    let until = now.saturating_add(UNMASKED).unwrap_or(now);
    on!(tx, c => sqlx::query(ADD)
        .bind(id).bind(case.id().0).bind(actor.person.0).bind(&reason).bind(Instant(now)).bind(Instant(until))
        .execute(c).await)?;
    tx.add_line(case.id(), &Line::other("unmask", &reason, false)).await?;
    tx.tell_kept(&case, "feedback.unmask").await?;
    tx.save().await
}

/// Takes a file away for good, for example the picture of an identity card: the log says that there was one, and why it
/// went.
pub async fn remove_file(
    service: &Service,
    actor: &Actor,
    code: &str,
    file: FeedbackFileId,
    reason: &str,
) -> Result<(), Error> {
    const REMOVE: &str = "UPDATE feedback_file SET removed_at = $3, removed_reason = $4 \
                          WHERE id = $1 AND feedback_id = $2 AND removed_at IS NULL RETURNING stored_as";
    let mut tx = service.write_as(actor).await?;
    let case = tx.held_case(actor, code).await?;
    may(actor, Action::SortFeedback, &case.about())?;
    let reason = reasoned("reason", reason)?;
    let now = Instant(tx.now());
    let removed = on!(tx, c => sqlx::query_scalar::<_, String>(REMOVE)
        .bind(file.0).bind(case.id().0).bind(now).bind(&reason).fetch_optional(c).await)?;
    let stored_as = removed.ok_or(Refusal::NotFound)?;
    tx.add_line(case.id(), &Line::other("file_removed", &reason, false)).await?;
    tx.tell_kept(&case, "feedback.file_removed").await?;
    tx.save().await?;
    // Nobody opens it any more, whatever becomes of the bytes.
    if let Err(error) = files::forget(service, &stored_as).await {
        tracing::error!(%error, stored_as, "the bytes of a removed file are still there");
    }
    Ok(())
}

/// A note that only staff read.
pub async fn note(service: &Service, actor: &Actor, code: &str, text: &str) -> Result<(), Error> {
    let mut tx = service.write_as(actor).await?;
    let case = tx.known_case(actor, code).await?;
    may_write(actor, &case)?;
    let text = required("text", text)?;
    tx.add_line(case.id(), &Line::other("note", &text, false)).await?;
    tx.tell_kept(&case, "feedback.note").await?;
    tx.save().await
}

/// A message to the sender.
pub async fn message(service: &Service, actor: &Actor, code: &str, text: &str) -> Result<(), Error> {
    let mut tx = service.write_as(actor).await?;
    let case = tx.known_case(actor, code).await?;
    may_write(actor, &case)?;
    let text = required("text", text)?;
    tx.add_line(case.id(), &Line::other("message", &text, true)).await?;
    tx.tell_kept(&case, "feedback.message").await?;
    tx.notify_sender(case.id(), NoticeKind::Message, &case.row.code).await?;
    tx.save().await
}

/// Decides a request for deletion: done masks the personal data for good.
pub async fn decide_data_request(
    service: &Service,
    actor: &Actor,
    code: &str,
    request: i64,
    grant: bool,
    answer: &str,
) -> Result<(), Error> {
    const DECIDE: &str = "UPDATE data_request SET state = $3, answer = $4, decided_by = $5, decided_name = $6, \
                          decided_at = $7 WHERE id = $1 AND feedback_id = $2 AND state = 'open'";
    const KNOWN: &str = "SELECT COUNT(*) FROM data_request WHERE id = $1 AND feedback_id = $2";
    let mut tx = service.write_as(actor).await?;
    let before = tx.held_case(actor, code).await?;
    may(actor, Action::SortFeedback, &before.about())?;
    let answer = reasoned("answer", answer)?;
    let (id, now) = (before.id().0, Instant(tx.now()));
    let state = if grant { "done" } else { "refused" };
    let decided = on!(tx, c => sqlx::query(DECIDE)
        .bind(request).bind(id).bind(state).bind(&answer).bind(actor.person.0).bind(&actor.name).bind(now)
        .execute(c).await)?;
    if decided == 0 {
        let known =
            on!(tx, c => sqlx::query_scalar::<_, i64>(KNOWN).bind(request).bind(id).fetch_one(c).await)?;
        let why = if known == 0 { Refusal::NotFound } else { No::DecidedAlready.into() };
        return Err(why.into());
    }
    if grant {
        // Before the decision is told: its own notice is the only one that still needs the address, until it has
        // arrived or is given up.
        tx.forget_recipients(before.id()).await?;
    }
    // Before the address is taken away.
    tx.notify_sender(before.id(), NoticeKind::DataRequestDecided, &before.row.code).await?;
    tx.add_line(before.id(), &Line::other("data_request", &answer, true)).await?;
    tx.settle_notices(before.id(), NoticeKind::DataRequested).await?;
    // The last of all, since what was answered is masked as well.
    if grant && before.row.masked_at.is_none() {
        tx.mask_for_good(&before, true).await?;
    }
    tx.tell_kept(&before, "feedback.data_request").await?;
    tx.save().await
}

/// Takes the published question and answer back.
pub async fn withdraw(service: &Service, actor: &Actor, code: &str, reason: &str) -> Result<(), Error> {
    let mut tx = service.write_as(actor).await?;
    let case = tx.held_case(actor, code).await?;
    may(actor, Action::DecideFeedback, &case.about())?;
    let reason = reasoned("reason", reason)?;
    if !tx.unpublish(case.id()).await? {
        return Err(Refusal::NotFound.into());
    }
    tx.add_line(case.id(), &Line::other("withdrawn", &reason, false)).await?;
    tx.tell_kept(&case, "feedback.withdrawn").await?;
    tx.save().await
}

/// Whoever sorts cases or works on this one writes in it.
fn may_write(actor: &Actor, case: &Case) -> Result<(), Error> {
    let about = case.about();
    may(actor, Action::SortFeedback, &about).or_else(|_| may(actor, Action::WorkFeedback, &about))?;
    Ok(())
}

impl Tx {
    /// The last day of the limit of a case, were it to run once more from the end of that day.
    async fn once_more(&mut self, case: &Case, from: Date) -> Result<Date, Error> {
        let given = Given::read(self).await?;
        let code = case.clock().ok_or(No::NoClock)?.rule_code.clone();
        let rule = given.rule_again(&code, self.now())?;
        let noon = VIET_NAM.to_timestamp(from.at(12, 0, 0, 0)).unwrap_or(self.now());
        Ok(given.count(rule, noon).due_on)
    }

    /// The case of that code, held together with another one: in the order of their ids, so that two who link the same
    /// two cases with each other never wait for each other.
    async fn held_with(&mut self, actor: &Actor, code: &str, other: FeedbackId) -> Result<Case, Error> {
        let id = self.known_case(actor, code).await?.id();
        for id in [id.min(other), id.max(other)] {
            self.held_case_of(id).await?;
        }
        self.held_case(actor, code).await
    }

    /// Records what was done to a case and tells its officer's pages.
    pub(super) async fn tell_kept(&mut self, case: &Case, kind: &'static str) -> Result<(), Error> {
        self.tell_case(case, kind).await?;
        if let Some(officer) = case.row.officer_id {
            self.announce(Change::Inbox(PersonId(officer)));
        }
        Ok(())
    }
}
