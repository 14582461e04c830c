//! How cases are written: a new one, what was changed of one, a further round, a line of its log. The kept sums follow
//! every write.

use domain::calendar::{Derivation, TimeRule};
use domain::feedback::{Category, Channel, Noted, Received, Sender, State, StateKind, Taken};
use domain::ids::{FeedbackId, PersonId, UnitId};
use jiff::Timestamp;

use super::super::tally::Key;
use super::{Case, ClockRow, Row, month_of};
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;

/// A case about to be written for the first time.
pub(in crate::feedback) struct NewCase<'a> {
    pub id: FeedbackId,
    pub code: &'a str,
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
    pub content_digest: &'a str,
    pub unit: Option<UnitId>,
    pub duplicate_of: Option<FeedbackId>,
    /// The rule and the due day; none for a hint.
    pub clock: Option<(&'a TimeRule, &'a Derivation)>,
}

/// A line of the log.
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
}

impl<'a> Line<'a> {
    /// A step, with what was said.
    pub fn step(taken: &'a Taken, text: &'a str, public: bool) -> Self {
        let moved = Some((taken.from(), taken.to().kind()));
        Self { kind: taken.step().name(), moved, text, public, by_sender: false }
    }

    /// Something besides a step.
    pub fn other(kind: &'a str, text: &'a str, public: bool) -> Self {
        Self { kind, moved: None, text, public, by_sender: false }
    }
}

impl Tx {
    /// Writes a new case with its clock, the first line of its log, and its place in the sums.
    pub(in crate::feedback) async fn insert_case(&mut self, new: &NewCase<'_>) -> Result<Case, Error> {
        const INSERT: &str = "INSERT INTO feedback (id, code, idempotency_key, channel, received_at, entered_at, \
            entered_by, place, national_code, sender_kind, sender_name, phone, email, address, neighborhood_id, \
            business_name, tax_code, hide_name, may_publish, consent_version, category, restricted, content, \
            content_digest, previous_state, state, unit_id, round, due_on, duplicate_of, touched_at, touched_name, \
            version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
            $20, $21, $22, $23, $24, 'new', $25, $26, 1, $27, $28, $29, $30, 1)";
        let now = self.now();
        let state = if new.clock.is_some() { State::Received(Received {}) } else { State::Noted(Noted {}) };
        let by = self.actor().map(|actor| actor.name.clone()).unwrap_or_default();
        let sender = new.sender;
        let row = Row {
            id: new.id.0,
            code: new.code.to_owned(),
            channel: new.channel.name().to_owned(),
            received_at: Instant(new.received_at),
            entered_at: Instant(now),
            entered_by: new.entered_by.map(|person| person.0),
            place: new.place.to_owned(),
            national_code: new.national_code.map(str::to_owned),
            sender_kind: sender.kind.name().to_owned(),
            sender_name: sender.name.clone(),
            phone: sender.phone.clone(),
            email: sender.email.clone(),
            address: sender.address.clone(),
            neighborhood_id: sender.neighborhood.map(|unit| unit.0),
            business_name: sender.business_name.clone(),
            tax_code: sender.tax_code.clone(),
            hide_name: sender.hide_name,
            may_publish: sender.may_publish,
            consent_version: new.consent_version.to_owned(),
            category: new.category.name().to_owned(),
            restricted: new.category.is_restricted(),
            content: new.content.to_owned(),
            content_digest: new.content_digest.to_owned(),
            previous_state: "new".to_owned(),
            state: state.kind().name().to_owned(),
            resume_state: None,
            supplement_until: None,
            unit_id: new.unit.map(|unit| unit.0),
            officer_id: None,
            outcome_note: String::new(),
            round: 1,
            due_on: new.clock.map(|(_, derivation)| Day(derivation.due_on)),
            duplicate_of: new.duplicate_of.map(|case| case.0),
            reopened: 0,
            rating: None,
            rating_comment: String::new(),
            rated_at: None,
            closed_at: None,
            masked_at: None,
            touched_at: Instant(now),
            touched_name: by,
            version: 1,
        };
        on!(self, c => sqlx::query(INSERT)
            .bind(row.id).bind(&row.code).bind(new.idempotency_key).bind(&row.channel).bind(row.received_at)
            .bind(row.entered_at).bind(row.entered_by).bind(&row.place).bind(&row.national_code)
            .bind(&row.sender_kind).bind(&row.sender_name).bind(&row.phone).bind(&row.email).bind(&row.address)
            .bind(row.neighborhood_id).bind(&row.business_name).bind(&row.tax_code).bind(row.hide_name)
            .bind(row.may_publish).bind(&row.consent_version).bind(&row.category).bind(row.restricted)
            .bind(&row.content).bind(&row.content_digest).bind(&row.state).bind(row.unit_id).bind(row.due_on)
            .bind(row.duplicate_of).bind(row.touched_at).bind(&row.touched_name)
            .execute(c).await)?;
        let mut case = Case { row, state, clock: None };
        if let Some((rule, derivation)) = new.clock {
            case.clock = Some(self.insert_clock(new.id, 1, new.received_at, rule, derivation).await?);
        }
        self.count(&Key::of(&case), 1).await?;
        Ok(case)
    }

    /// Starts a clock for a round of a case.
    async fn insert_clock(
        &mut self,
        case: FeedbackId,
        round: i64,
        started_at: Timestamp,
        rule: &TimeRule,
        derivation: &Derivation,
    ) -> Result<ClockRow, Error> {
        const INSERT: &str = "INSERT INTO feedback_clock (feedback_id, round, month, started_at, rule_code, \
            legal_ref, amount, unit, original_due_on, due_on, derivation) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)";
        let clock = ClockRow {
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
        };
        on!(self, c => sqlx::query(INSERT)
            .bind(clock.feedback_id).bind(clock.round).bind(&clock.month).bind(clock.started_at)
            .bind(&clock.rule_code).bind(&clock.legal_ref).bind(clock.amount).bind(&clock.unit)
            .bind(clock.due_on).bind(&clock.derivation)
            .execute(c).await)?;
        Ok(clock)
    }

    /// Writes what was changed of a case over the version that was read; refused as stale if somebody was quicker.
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
            version = version + 1 WHERE id = $1 AND version = $28";
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
            .bind(before.row.version)
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
        let clock = self.insert_clock(case.id(), round, now, rule, derivation).await?;
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
        const INSERT: &str = "INSERT INTO feedback_entry (id, feedback_id, at, actor_id, actor_name, by_sender, \
            kind, from_state, to_state, text, public) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let (id, now) = (self.new_id(), Instant(self.now()));
        let actor = self.actor().filter(|_| !line.by_sender);
        let (actor_id, name) =
            actor.map_or((None, String::new()), |actor| (Some(actor.person.0), actor.name.clone()));
        let (from, to) = line.moved.unzip();
        on!(self, c => sqlx::query(INSERT)
            .bind(id).bind(case.0).bind(now).bind(actor_id).bind(&name).bind(line.by_sender).bind(line.kind)
            .bind(from.map(StateKind::name)).bind(to.map(StateKind::name)).bind(line.text).bind(line.public)
            .execute(c).await)?;
        Ok(id)
    }
}
