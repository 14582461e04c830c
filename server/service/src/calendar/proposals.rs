//! What follows from a late change of the calendar: the open cases that would be due on another day are listed, and move
//! only once somebody accepts that. Answered and closed cases keep their days.

use domain::calendar::{Proposal, ProposedCase, Refusal};
use domain::change::Change;
use domain::feedback::knows_restricted;
use domain::ids::{FeedbackId, ProposalId};
use domain::people::{About, Action, Actor, may};
use serde::Serialize;

use crate::Refusal as Refused;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::feedback::Moving;
use crate::on;
use crate::service::Service;

/// Moves the cases of a proposal that are still as they were proposed.
pub async fn accept_proposal(service: &Service, actor: &Actor, id: ProposalId) -> Result<(), Error> {
    let mut tx = service.write_as(actor).await?;
    let reason = tx.decide_proposal(actor, id, "accepted").await?;
    let almanac = tx.almanac().await?;
    let mut moved = 0_i64;
    for case in tx.cases_of_proposal(id).await? {
        moved += i64::from(tx.move_due(&almanac, &case, &reason).await?);
    }
    tx.record(&Event::new("calendar.proposal_accepted").data(&Told { id: id.0, moved })?).await?;
    tx.announce(Change::Feedback);
    tx.save().await
}

/// Leaves every due day as it is.
pub async fn drop_proposal(service: &Service, actor: &Actor, id: ProposalId) -> Result<(), Error> {
    let mut tx = service.write_as(actor).await?;
    tx.decide_proposal(actor, id, "dropped").await?;
    tx.record(&Event::new("calendar.proposal_dropped").data(&Told { id: id.0, moved: 0 })?).await?;
    tx.save().await
}

#[derive(Serialize)]
struct Told {
    id: i64,
    moved: i64,
}

#[derive(sqlx::FromRow)]
struct ListedRow {
    code: String,
    restricted: bool,
    old_due_on: Day,
    new_due_on: Day,
}

impl Tx {
    /// Lists the open cases that would move by the calendar as it is now. Earlier proposals give way: what they list
    /// was counted by a calendar that is no more, and their reasons go on in the new one.
    pub(super) async fn propose(&mut self, reason: &str) -> Result<(), Error> {
        const EARLIER: &str = "UPDATE due_proposal SET state = 'superseded', decided_at = $1 WHERE state = 'open' RETURNING reason";
        const ADD: &str = "INSERT INTO due_proposal (id, reason, created_by, created_name, created_at, state) \
                           VALUES ($1, $2, $3, $4, $5, 'open')";
        const CASE: &str = "INSERT INTO due_proposal_case (proposal_id, feedback_id, round, old_due_on, new_due_on) \
                            VALUES ($1, $2, $3, $4, $5)";
        let now = Instant(self.now());
        let mut reasons =
            on!(self, c => sqlx::query_scalar::<_, String>(EARLIER).bind(now).fetch_all(c).await)?;
        let almanac = self.almanac().await?;
        let moving = self.cases_that_would_move(&almanac).await?;
        if moving.is_empty() {
            return Ok(());
        }
        reasons.push(reason.to_owned());
        let (id, reason) = (self.new_id(), reasons.join("; "));
        let by = self.actor().map(|actor| (actor.person.0, actor.name.clone()));
        let (person, name) = by.map_or((None, String::new()), |(person, name)| (Some(person), name));
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(&reason).bind(person).bind(&name).bind(now).execute(c).await)?;
        for case in moving {
            on!(self, c => sqlx::query(CASE)
                .bind(id).bind(case.id.0).bind(case.round).bind(Day(case.old_due_on)).bind(Day(case.new_due_on))
                .execute(c).await)?;
        }
        self.record(&Event::new("calendar.due_days_proposed").data(&reason)?).await
    }

    /// The proposals that wait, with the cases that the actor may know of; one without such cases is not shown.
    pub(super) async fn open_proposals(&mut self, actor: &Actor) -> Result<Vec<Proposal>, Error> {
        const OPEN: &str =
            "SELECT id, reason, created_name, created_at FROM due_proposal WHERE state = 'open' ORDER BY id";
        let rows = on!(self, c =>
            sqlx::query_as::<_, (i64, String, String, Instant)>(OPEN).fetch_all(c).await)?;
        let mut proposals = Vec::new();
        for (id, reason, name, at) in rows {
            let cases = self.listed_cases(actor, ProposalId(id)).await?;
            if !cases.is_empty() {
                proposals.push(Proposal { id: ProposalId(id), reason, created: (name, at.0), cases });
            }
        }
        Ok(proposals)
    }

    async fn listed_cases(&mut self, actor: &Actor, id: ProposalId) -> Result<Vec<ProposedCase>, Error> {
        const CASES: &str = "SELECT f.code, f.restricted, p.old_due_on, p.new_due_on FROM due_proposal_case p \
                             JOIN feedback f ON f.id = p.feedback_id WHERE p.proposal_id = $1 \
                             ORDER BY p.old_due_on, f.code";
        let clerk = self.settings().await?.restricted_clerk;
        let knows = knows_restricted(actor, clerk);
        let rows = on!(self, c => sqlx::query_as::<_, ListedRow>(CASES).bind(id.0).fetch_all(c).await)?;
        let shown = rows.into_iter().filter(|row| knows || !row.restricted);
        Ok(shown
            .map(|row| ProposedCase {
                code: row.code,
                old_due_on: row.old_due_on.0,
                new_due_on: row.new_due_on.0,
            })
            .collect())
    }

    /// Decides an open proposal, once, and gives its reason.
    async fn decide_proposal(&mut self, actor: &Actor, id: ProposalId, state: &str) -> Result<String, Error> {
        const DECIDE: &str = "UPDATE due_proposal SET state = $2, decided_by = $3, decided_name = $4, decided_at = $5 \
                              WHERE id = $1 AND state = 'open' RETURNING reason";
        const THERE: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM due_proposal WHERE id = $1";
        may(actor, Action::ManageCalendar, &About::default())?;
        let there = on!(self, c => sqlx::query_scalar::<_, i64>(THERE).bind(id.0).fetch_one(c).await)?;
        // Of a proposal about restricted cases alone nobody else may learn that it is there.
        if there == 0 || self.listed_cases(actor, id).await?.is_empty() {
            return Err(Refused::NotFound.into());
        }
        let now = Instant(self.now());
        let decided = on!(self, c => sqlx::query_scalar::<_, String>(DECIDE)
            .bind(id.0).bind(state).bind(actor.person.0).bind(&actor.name).bind(now)
            .fetch_optional(c).await)?;
        self.announce(Change::Calendar);
        Ok(decided.ok_or(Refusal::Decided)?)
    }

    async fn cases_of_proposal(&mut self, id: ProposalId) -> Result<Vec<Moving>, Error> {
        const CASES: &str = "SELECT feedback_id, round, old_due_on, new_due_on FROM due_proposal_case \
                             WHERE proposal_id = $1 ORDER BY feedback_id";
        let rows = on!(self, c =>
            sqlx::query_as::<_, (i64, i64, Day, Day)>(CASES).bind(id.0).fetch_all(c).await)?;
        let case = |(id, round, old, new): (i64, i64, Day, Day)| Moving {
            id: FeedbackId(id),
            round,
            old_due_on: old.0,
            new_due_on: new.0,
        };
        Ok(rows.into_iter().map(case).collect())
    }
}
