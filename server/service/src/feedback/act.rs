//! The steps of a case: permission, the rule, what belongs to the step, the log, and who is told. One transaction each.
//!
//! - `rule`: which step follows, by the methods of the states, and what it writes.
//! - `answer`: answers and drafts, and the duplicates that one answer serves.
//! - `tell`: who hears of a step.

mod answer;
mod rule;
mod tell;

use domain::feedback::{Act, Refusal as No, Road, may_step};
use domain::ids::{PersonId, UnitId};
use domain::people::{Action, Actor, may};

use super::ground::Ground;
use super::rows::{Case, Line};
use crate::Refusal;
use crate::db::Tx;
use crate::error::Error;
use crate::files::forget;
use crate::service::Service;

/// What became of an assignment of several cases.
#[derive(Clone, Debug, Default)]
pub struct BulkOutcome {
    /// The codes of those that were assigned.
    pub done: Vec<String>,
    /// Those that were not, and why.
    pub refused: Vec<(String, Refusal)>,
}

/// The most cases that are assigned at once: four pages of the queue. Nobody else writes meanwhile.
const BULK_MOST: usize = 200;

/// Takes a step on the version of the case that the actor saw.
pub async fn act(
    service: &Service,
    actor: &Actor,
    code: &str,
    seen_version: i64,
    act: Act,
) -> Result<(), Error> {
    let mut tx = service.write_as(actor).await?;
    let ground = Ground::read(&mut tx).await?;
    let files = step(&mut tx, actor, &ground, code, seen_version, &act).await?;
    tx.save().await?;
    for stored_as in files {
        // Nobody opens it any more, whatever becomes of the bytes.
        if let Err(error) = forget(service, &stored_as).await {
            tracing::error!(%error, stored_as, "the bytes of a complaint's file are still there");
        }
    }
    Ok(())
}

/// Assigns several cases, each on the version that was seen; what cannot be assigned is told and the rest is done. More
/// than fit into one go are refused as a whole, so that nobody believes that all of them were assigned.
pub async fn assign_all(
    service: &Service,
    actor: &Actor,
    cases: &[(String, i64)],
    unit: UnitId,
    officer: Option<PersonId>,
) -> Result<BulkOutcome, Error> {
    may(actor, Action::SortFeedback, &domain::people::About::default())?;
    if cases.len() > BULK_MOST {
        let now = u32::try_from(cases.len()).unwrap_or(u32::MAX);
        return Err(No::TooManyChosen { most: BULK_MOST as u32, now }.into());
    }
    let mut outcome = BulkOutcome::default();
    let mut tx = service.write_as(actor).await?;
    let ground = Ground::read(&mut tx).await?;
    // In one order, so that two people who assign the same cases never wait for each other.
    let mut cases: Vec<&(String, i64)> = cases.iter().collect();
    cases.sort();
    cases.dedup_by(|a, b| a.0 == b.0);
    for (code, seen_version) in cases {
        // A step refuses before it writes: what is refused leaves nothing behind in the transaction.
        match step(&mut tx, actor, &ground, code, *seen_version, &Act::Assign { unit, officer }).await {
            Ok(_) => outcome.done.push(code.clone()),
            Err(Error::Refused(why)) => outcome.refused.push((code.clone(), why)),
            Err(fault) => return Err(fault),
        }
    }
    tx.save().await?;
    Ok(outcome)
}

/// Takes a step; gives the files that are to be thrown away once it is saved.
async fn step(
    tx: &mut Tx,
    actor: &Actor,
    ground: &Ground,
    code: &str,
    seen_version: i64,
    act: &Act,
) -> Result<Vec<String>, Error> {
    let before = tx.held_case(actor, code).await?;
    before.seen(seen_version)?;
    may_step(actor, act.step(), &before.about())?;
    let decided = rule::decide(tx, actor, ground, &before, act).await?;
    let mut after = before.clone();
    rule::prepare(tx, ground, &mut after, act).await?;
    after.take(&decided.taken, tx.now());
    rule::settle(&mut after, act, &decided);
    // A link would tell of a case whose being there is nobody's business, from either side.
    let changes_hands = after.row.restricted != before.row.restricted;
    if changes_hands {
        after.row.duplicate_of = None;
    }
    let after = tx.put_case(&before, after).await?;
    rule::write(tx, actor, &after, act, &decided).await?;
    finish(tx, &before, &after, &decided).await?;
    if changes_hands {
        answer::let_go_duplicates(tx, &after).await?;
        if after.row.restricted {
            // What everybody could read of it so far, nobody may any more.
            tx.unpublish(after.id()).await?;
        }
    }
    if let Act::Approve { serves_duplicates: true } = act {
        answer::serve_duplicates(tx, &after).await?;
    }
    match act {
        Act::Redirect { road: Road::Complaint } => tx.forget_content(&after).await,
        _ => Ok(Vec::new()),
    }
}

/// The line in the log, the event, and who is told.
async fn finish(tx: &mut Tx, before: &Case, after: &Case, decided: &rule::Decided) -> Result<(), Error> {
    let line = Line::step(&decided.taken, &decided.text, decided.public);
    tx.add_line(after.id(), &line).await?;
    tx.tell_step(before, after, decided.taken.step()).await
}
