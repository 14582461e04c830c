//! How cases are written: a new one, what was changed of one, a further round, a line of its log. The kept sums follow
//! every write.

use std::collections::BTreeMap;

use domain::calendar::{Derivation, TimeRule};
use domain::feedback::{CaseCode, Category, Channel, Sender, StateKind, Taken};
use domain::ids::{FeedbackId, PersonId, UnitId};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use super::super::tally::Key;
use super::{Case, ClockRow, month_of};
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;

/// A case about to be written for the first time.
pub(in crate::feedback) struct NewCase<'a> {
    pub id: FeedbackId,
    pub code: CaseCode,
    pub idempotency_key: Option<&'a str>,
    pub channel: Channel,
    pub received_at: Timestamp,
    pub entered_by: Option<PersonId>,
    pub place: &'a str,
    pub national_code: Option<&'a str>,
    pub sender: &'a Sender,
    pub consent_version: &'a str,
    pub category: Category,
    pub content: &'a str,
    pub content_digest: String,
    pub unit: Option<UnitId>,
    pub duplicate_of: Option<FeedbackId>,
    /// The rule and the due day; none for a hint.
    pub clock: Option<(&'a TimeRule, Derivation)>,
}

impl NewCase<'_> {
    fn state(&self) -> StateKind {
        if self.clock.is_some() { StateKind::Received } else { StateKind::Noted }
    }

    /// Where its first round is counted.
    fn key(&self) -> Key {
        let restricted = self.category.is_restricted();
        Key {
            month: month_of(self.received_at),
            unit_id: self.unit.map_or(0, |unit| unit.0),
            state: self.state().name().to_owned(),
            result: String::new(),
            due_on: self
                .clock
                .as_ref()
                .map(|(_, derivation)| derivation.due_on.to_string())
                .unwrap_or_default(),
            restricted,
            counts: self.clock.is_some() && !restricted && self.duplicate_of.is_none(),
            extended: false,
        }
    }
}

/// A line of the log.
#[derive(Clone, Copy)]
pub(in crate::feedback) struct Line<'a> {
    /// The name of a step, or what else happened.
    pub kind: &'a str,
    /// From where to where, if it moved.
    pub moved: Option<(StateKind, StateKind)>,
    /// What was said.
    pub text: &'a str,
    /// The sender sees it.
    pub public: bool,
    /// The sender did it.
    pub by_sender: bool,
    /// By which a message that was sent twice is known again.
    pub message_key: Option<&'a str>,
}

impl<'a> Line<'a> {
    /// A step, with what was said.
    pub fn step(taken: &'a Taken, text: &'a str, public: bool) -> Self {
        let moved = Some((taken.from(), taken.to().kind()));
        Self { kind: taken.step().name(), moved, text, public, by_sender: false, message_key: None }
    }

    /// Something besides a step.
    pub fn other(kind: &'a str, text: &'a str, public: bool) -> Self {
        Self { kind, moved: None, text, public, by_sender: false, message_key: None }
    }
}

impl Tx {
    /// Writes new cases with their clocks and their places in the sums.
    pub(in crate::feedback) async fn insert_cases(&mut self, new: &[NewCase<'_>]) -> Result<(), Error> {
        const INSERT: &str = "INSERT INTO feedback (id, code, idempotency_key, channel, received_at, entered_at, \
            entered_by, place, national_code, sender_kind, sender_name, phone, email, address, neighborhood_id, \
            business_name, tax_code, hide_name, may_publish, consent_version, category, restricted, content, \
            content_digest, previous_state, state, unit_id, round, due_on, duplicate_of, touched_at, touched_name, \
            version) VALUES";
        if new.is_empty() {
            return Ok(());
        }
        let now = Instant(self.now());
        let by = self.actor().map(|actor| actor.name.clone()).unwrap_or_default();
        let sql = format!("{INSERT} {}", self.values(new.len(), 33));
        on!(self, c => {
            let mut query = sqlx::query(AssertSqlSafe(sql.as_str()));
            for case in new {
                let sender = case.sender;
                query = query
                    .bind(case.id.0).bind(case.code.as_str()).bind(case.idempotency_key).bind(case.channel.name())
                    .bind(Instant(case.received_at)).bind(now).bind(case.entered_by.map(|person| person.0))
                    .bind(case.place).bind(case.national_code).bind(sender.kind.name()).bind(&sender.name)
                    .bind(&sender.phone).bind(&sender.email).bind(&sender.address)
                    .bind(sender.neighborhood.map(|unit| unit.0)).bind(&sender.business_name)
                    .bind(&sender.tax_code).bind(sender.hide_name).bind(sender.may_publish)
                    .bind(case.consent_version).bind(case.category.name()).bind(case.category.is_restricted())
                    .bind(case.content).bind(&case.content_digest).bind("new").bind(case.state().name())
                    .bind(case.unit.map(|unit| unit.0)).bind(1_i64)
                    .bind(case.clock.as_ref().map(|(_, derivation)| Day(derivation.due_on)))
                    .bind(case.duplicate_of.map(|case| case.0)).bind(now).bind(&by).bind(1_i64);
            }
            query.execute(c).await
        })?;
        let clocks = new.iter().filter_map(|case| {
            let (rule, derivation) = case.clock.as_ref()?;
            Some(clock(case.id, 1, case.received_at, rule, derivation))
        });
        self.insert_clocks(&clocks.collect::<Result<Vec<_>, Error>>()?).await?;
        let mut sums = BTreeMap::new();
        for case in new {
            *sums.entry(case.key()).or_insert(0) += 1;
        }
        self.count_all(&sums).await
    }

    /// Starts clocks, each for a round of a case.
    async fn insert_clocks(&mut self, clocks: &[ClockRow]) -> Result<(), Error> {
        const INSERT: &str = "INSERT INTO feedback_clock (feedback_id, round, month, started_at, rule_code, \
            legal_ref, amount, unit, original_due_on, due_on, derivation) VALUES";
        if clocks.is_empty() {
            return Ok(());
        }
        let sql = format!("{INSERT} {}", self.values(clocks.len(), 11));
        on!(self, c => {
            let mut query = sqlx::query(AssertSqlSafe(sql.as_str()));
            for clock in clocks {
                query = query
                    .bind(clock.feedback_id).bind(clock.round).bind(&clock.month).bind(clock.started_at)
                    .bind(&clock.rule_code).bind(&clock.legal_ref).bind(clock.amount).bind(&clock.unit)
                    .bind(clock.original_due_on).bind(clock.due_on).bind(&clock.derivation);
            }
            query.execute(c).await
        })?;
        Ok(())
    }

    /// Writes what was changed of a case over the version that was read; refused as stale if somebody was quicker. Where
    /// the state changes, the one before must be that in which the row stands.
    pub(in crate::feedback) async fn put_case(
        &mut self,
        before: &Case,
        mut after: Case,
    ) -> Result<Case, Error> {
        const UPDATE: &str = "UPDATE feedback SET category = $2, restricted = $3, previous_state = $4, state = $5, \
            resume_state = $6, supplement_until = $7, unit_id = $8, officer_id = $9, outcome_note = $10, \
            round = $11, due_on = $12, duplicate_of = $13, reopened = $14, rating = $15, rating_comment = $16, \
            rated_at = $17, closed_at = $18, masked_at = $19, sender_name = $20, phone = $21, email = $22, \
            address = $23, business_name = $24, tax_code = $25, touched_at = $26, touched_name = $27, \
            may_publish = $29, version = version + 1 WHERE id = $1 AND version = $28 \
            AND (state = $4 OR (previous_state = $4 AND state = $5))";
        const CLOCK: &str = "UPDATE feedback_clock SET due_on = $3, derivation = $4, extended_by = $5, \
            extended_at = $6, extension_reason = $7, answered_at = $8, result = $9, answered_unit_id = $10, \
            counted = $11 WHERE feedback_id = $1 AND round = $2";
        after.row.touched_at = Instant(self.now());
        after.row.touched_name = self.actor().map(|actor| actor.name.clone()).unwrap_or_default();
        let row = &after.row;
        let written = on!(self, c => sqlx::query(UPDATE)
            .bind(row.id).bind(&row.category).bind(row.restricted).bind(&row.previous_state).bind(&row.state)
            .bind(&row.resume_state).bind(row.supplement_until).bind(row.unit_id).bind(row.officer_id)
            .bind(&row.outcome_note).bind(row.round).bind(row.due_on).bind(row.duplicate_of).bind(row.reopened)
            .bind(row.rating).bind(&row.rating_comment).bind(row.rated_at).bind(row.closed_at)
            .bind(row.masked_at).bind(&row.sender_name).bind(&row.phone).bind(&row.email).bind(&row.address)
            .bind(&row.business_name).bind(&row.tax_code).bind(row.touched_at).bind(&row.touched_name)
            .bind(before.row.version).bind(row.may_publish)
            .execute(c).await)?;
        if written != 1 {
            return Err(before.stale().into());
        }
        if let Some(clock) = &after.clock {
            on!(self, c => sqlx::query(CLOCK)
                .bind(clock.feedback_id).bind(clock.round).bind(clock.due_on).bind(&clock.derivation)
                .bind(&clock.extended_by).bind(clock.extended_at).bind(&clock.extension_reason)
                .bind(clock.answered_at).bind(&clock.result).bind(clock.answered_unit_id).bind(clock.counted)
                .execute(c).await)?;
        }
        let (old, new) = (Key::of(before), Key::of(&after));
        if before.row.round != after.row.round {
            // The round before stays counted, as past.
            self.recount(&old, &Key::past(before)).await?;
            self.count(&new, 1).await?;
        } else {
            self.recount(&old, &new).await?;
        }
        if before.row.restricted != after.row.restricted && after.row.round > 1 {
            // What must not be known of is not known of in earlier rounds either.
            for clock in self.clocks(after.id()).await?.iter().filter(|clock| clock.round < before.row.round)
            {
                let (was, is) = (before.row.restricted, after.row.restricted);
                self.recount(&Key::earlier(clock, was), &Key::earlier(clock, is)).await?;
            }
        }
        after.row.version += 1;
        Ok(after)
    }

    /// Starts a new round of a case that opens again, or the first one of a hint that becomes a case. The case itself
    /// is still to be written.
    pub(in crate::feedback) async fn new_round(
        &mut self,
        case: &mut Case,
        rule: &TimeRule,
        derivation: &Derivation,
    ) -> Result<(), Error> {
        let now = self.now();
        let round = if case.clock.is_some() { case.row.round + 1 } else { case.row.round };
        let clock = clock(case.id(), round, now, rule, derivation)?;
        self.insert_clocks(std::slice::from_ref(&clock)).await?;
        case.row.round = round;
        // The line of the rating keeps what was said of the round before; this one is rated anew.
        case.row.rating = None;
        case.row.rating_comment = String::new();
        case.row.rated_at = None;
        case.clock = Some(clock);
        case.follow_clock();
        Ok(())
    }

    /// Adds a line to the log of a case.
    pub(in crate::feedback) async fn add_line(
        &mut self,
        case: FeedbackId,
        line: &Line<'_>,
    ) -> Result<i64, Error> {
        let id = self.new_id();
        self.add_lines(&[(id, case, *line)]).await?;
        Ok(id)
    }

    /// Adds lines to the logs of cases: id of the line, case, line.
    pub(in crate::feedback) async fn add_lines(
        &mut self,
        lines: &[(i64, FeedbackId, Line<'_>)],
    ) -> Result<(), Error> {
        const INSERT: &str = "INSERT INTO feedback_entry (id, feedback_id, at, actor_id, actor_name, by_sender, \
            kind, from_state, to_state, text, public, message_key) VALUES";
        if lines.is_empty() {
            return Ok(());
        }
        let now = Instant(self.now());
        let (actor_id, name) =
            self.actor().map_or((None, String::new()), |actor| (Some(actor.person.0), actor.name.clone()));
        let sql = format!("{INSERT} {}", self.values(lines.len(), 12));
        on!(self, c => {
            let mut query = sqlx::query(AssertSqlSafe(sql.as_str()));
            for (id, case, line) in lines {
                let (from, to) = line.moved.unzip();
                let (actor_id, name) = if line.by_sender { (None, "") } else { (actor_id, name.as_str()) };
                query = query
                    .bind(id).bind(case.0).bind(now).bind(actor_id).bind(name).bind(line.by_sender)
                    .bind(line.kind).bind(from.map(StateKind::name)).bind(to.map(StateKind::name))
                    .bind(line.text).bind(line.public).bind(line.message_key);
            }
            query.execute(c).await
        })?;
        Ok(())
    }
}

fn clock(
    case: FeedbackId,
    round: i64,
    started_at: Timestamp,
    rule: &TimeRule,
    derivation: &Derivation,
) -> Result<ClockRow, Error> {
    Ok(ClockRow {
        feedback_id: case.0,
        round,
        month: month_of(started_at),
        started_at: Instant(started_at),
        rule_code: rule.code.clone(),
        legal_ref: rule.legal_ref.clone(),
        amount: i64::from(derivation.limit.amount),
        unit: derivation.limit.unit.name().to_owned(),
        original_due_on: Day(derivation.due_on),
        due_on: Day(derivation.due_on),
        derivation: serde_json::to_string(derivation)?,
        extended_by: None,
        extended_at: None,
        extension_reason: String::new(),
        answered_at: None,
        result: None,
        answered_unit_id: None,
        counted: None,
    })
}
