//! The SQL of cases. A case is read whole, changed in memory, and written back over the version that was read; its
//! state changes by a step that the rules made ([`Taken`]) and by nothing else. The kept sums follow every write.

use domain::calendar::{Derivation, TimeRule};
use domain::feedback::{
    Answered, Assigned, Category, Channel, Classified, Closed, Forwarded, NeedInfo, Noted, Processing,
    Published, Received, Redirected, Rejected, Reopened, Review, Road, Sender, SenderKind, State, StateKind,
    Taken,
};
use domain::ids::{FeedbackId, PersonId, UnitId};
use jiff::Timestamp;

use super::tally::Key;
use crate::Refusal;
use crate::clock::day_of;
use crate::db::{Day, Instant, Tx};
use crate::error::{Error, Fault};
use crate::on;

/// The columns of [`Row`], for whoever selects cases by conditions of their own: the table must be named `f`.
macro_rules! columns {
    () => {
        "f.id, f.code, f.channel, f.received_at, f.entered_at, f.entered_by, f.place, f.national_code, \
         f.sender_kind, f.sender_name, f.phone, f.email, f.address, f.neighborhood_id, f.business_name, f.tax_code, \
         f.hide_name, f.may_publish, f.consent_version, f.category, f.restricted, f.content, f.content_digest, \
         f.previous_state, f.state, f.resume_state, f.supplement_until, f.unit_id, f.officer_id, f.outcome_note, \
         f.round, f.due_on, f.duplicate_of, f.reopened, f.rating, f.rating_comment, f.rated_at, f.closed_at, \
         f.masked_at, f.touched_at, f.touched_name, f.version"
    };
}

/// A case as its table has it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub id: i64,
    pub code: String,
    pub channel: String,
    pub received_at: Instant,
    pub entered_at: Instant,
    pub entered_by: Option<i64>,
    pub place: String,
    pub national_code: Option<String>,
    pub sender_kind: String,
    pub sender_name: String,
    pub phone: String,
    pub email: String,
    pub address: String,
    pub neighborhood_id: Option<i64>,
    pub business_name: String,
    pub tax_code: String,
    pub hide_name: bool,
    pub may_publish: bool,
    pub consent_version: String,
    pub category: String,
    pub restricted: bool,
    pub content: String,
    pub content_digest: String,
    previous_state: String,
    state: String,
    resume_state: Option<String>,
    supplement_until: Option<Day>,
    pub unit_id: Option<i64>,
    pub officer_id: Option<i64>,
    /// Belongs to the state that it ended in; free for duplicates.
    outcome_note: String,
    round: i64,
    due_on: Option<Day>,
    pub duplicate_of: Option<i64>,
    pub reopened: i64,
    pub rating: Option<i64>,
    pub rating_comment: String,
    pub rated_at: Option<Instant>,
    closed_at: Option<Instant>,
    pub masked_at: Option<Instant>,
    pub touched_at: Instant,
    pub touched_name: String,
    pub version: i64,
}

/// A clock as its table has it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct ClockRow {
    pub feedback_id: i64,
    pub round: i64,
    pub month: String,
    pub started_at: Instant,
    pub rule_code: String,
    pub legal_ref: String,
    pub amount: i64,
    pub unit: String,
    pub original_due_on: Day,
    pub due_on: Day,
    pub derivation: String,
    pub extended_by: Option<String>,
    pub extended_at: Option<Instant>,
    pub extension_reason: String,
    pub answered_at: Option<Instant>,
    pub result: Option<String>,
    pub answered_unit_id: Option<i64>,
    pub counted: Option<bool>,
}

/// A case inside a transaction: what is known of it, and the clock of its present round.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(super) row: Row,
    state: State,
    clock: Option<ClockRow>,
}

/// A case about to be written for the first time.
pub(super) struct NewCase<'a> {
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
pub(super) struct Line<'a> {
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

impl Case {
    /// Its id.
    pub fn id(&self) -> FeedbackId {
        FeedbackId(self.row.id)
    }

    /// Raised by every change.
    pub fn version(&self) -> i64 {
        self.row.version
    }

    /// Where it stands.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The clock of the present round; none for a hint.
    pub(super) fn clock(&self) -> Option<&ClockRow> {
        self.clock.as_ref()
    }

    /// 1 from receipt, one more for each reopening.
    pub fn round(&self) -> i64 {
        self.row.round
    }

    /// Since when it is over; none while it is not.
    pub(super) fn closed_at(&self) -> Option<Timestamp> {
        self.row.closed_at.map(|at| at.0)
    }

    /// What it is about.
    pub fn category(&self) -> Result<Category, Fault> {
        Category::from_name(&self.row.category).ok_or_else(|| self.bad("category", &self.row.category))
    }

    /// How it came.
    pub fn channel(&self) -> Result<Channel, Fault> {
        Channel::from_name(&self.row.channel).ok_or_else(|| self.bad("channel", &self.row.channel))
    }

    /// Who sent it, in clear.
    pub fn sender(&self) -> Result<Sender, Fault> {
        let kind = SenderKind::from_name(&self.row.sender_kind);
        Ok(Sender {
            kind: kind.ok_or_else(|| self.bad("sender_kind", &self.row.sender_kind))?,
            name: self.row.sender_name.clone(),
            phone: self.row.phone.clone(),
            email: self.row.email.clone(),
            address: self.row.address.clone(),
            neighborhood: self.row.neighborhood_id.map(UnitId),
            business_name: self.row.business_name.clone(),
            tax_code: self.row.tax_code.clone(),
            hide_name: self.row.hide_name,
            may_publish: self.row.may_publish,
        })
    }

    /// Takes a step. The present answer, if the step is its approval, is in time or late from now on.
    pub fn take(&mut self, taken: &Taken, now: Timestamp) {
        let row = &mut self.row;
        row.previous_state = taken.from().name().to_owned();
        row.state = taken.to().kind().name().to_owned();
        row.resume_state = None;
        row.supplement_until = None;
        row.closed_at = None;
        match taken.to() {
            State::NeedInfo(waiting) => {
                row.resume_state = Some(waiting.resume.name().to_owned());
                row.supplement_until = Some(Day(waiting.until));
            }
            State::Forwarded(forwarded) => row.outcome_note = forwarded.to.clone(),
            State::Rejected(rejected) => row.outcome_note = rejected.reason.clone(),
            State::Redirected(redirected) => {
                row.outcome_note = redirected.road.name().to_owned();
                // Who is denounced must not read it (Luật Tố cáo 2018, art. 8).
                row.restricted |= redirected.road == Road::Denunciation;
            }
            State::Closed(closed) => row.closed_at = Some(Instant(closed.at)),
            _ => {}
        }
        if matches!(taken.to(), State::Forwarded(_) | State::Rejected(_) | State::Redirected(_)) {
            // Over for the ward; its personal data ages from now on.
            row.closed_at = Some(Instant(now));
        }
        self.state = taken.to().clone();
        if let State::Answered(_) = self.state
            && self.clock.as_ref().is_some_and(|clock| clock.answered_at.is_none())
        {
            let counted = self.counts();
            let unit = self.row.unit_id;
            if let Some(clock) = &mut self.clock {
                let in_time = day_of(now) <= clock.due_on.0;
                clock.answered_at = Some(Instant(now));
                clock.result = Some(if in_time { "on_time" } else { "late" }.to_owned());
                clock.answered_unit_id = unit;
                clock.counted = Some(counted);
            }
        }
        self.follow_clock();
    }

    /// Moves the due day of the clock that runs.
    pub fn move_due(&mut self, derivation: &Derivation) -> Result<(), Error> {
        if let Some(clock) = &mut self.clock {
            clock.due_on = Day(derivation.due_on);
            clock.derivation = serde_json::to_string(derivation)?;
        }
        self.follow_clock();
        Ok(())
    }

    /// Moves the due day by a leader's word, and keeps who, when and why.
    pub fn extend(&mut self, due_on: jiff::civil::Date, by: &str, at: Timestamp, reason: &str) {
        if let Some(clock) = &mut self.clock {
            clock.due_on = Day(due_on);
            clock.extended_by = Some(by.to_owned());
            clock.extended_at = Some(Instant(at));
            clock.extension_reason = reason.to_owned();
        }
        self.follow_clock();
    }

    /// True if indicator 3 counts the present round.
    pub(super) fn counts(&self) -> bool {
        let outside = matches!(
            self.state.kind(),
            StateKind::Noted | StateKind::Forwarded | StateKind::Rejected | StateKind::Redirected
        );
        match &self.clock {
            None => false,
            Some(ClockRow { counted: Some(counted), .. }) => *counted,
            Some(_) => !outside && !self.row.restricted && self.row.duplicate_of.is_none(),
        }
    }

    /// The due day stands on the case while it is open, for the queue.
    fn follow_clock(&mut self) {
        let runs = self.state.kind().is_open();
        self.row.due_on = self.clock.as_ref().filter(|_| runs).map(|clock| clock.due_on);
    }

    fn bad(&self, column: &'static str, value: &str) -> Fault {
        Fault::BadRow { table: "feedback", column, row: self.row.id.to_string(), why: value.to_owned() }
    }

    fn of(row: Row, clock: Option<ClockRow>) -> Result<Self, Fault> {
        let bad = |column, why: &str| Fault::BadRow {
            table: "feedback",
            column,
            row: row.id.to_string(),
            why: why.to_owned(),
        };
        let kind = StateKind::from_name(&row.state).ok_or_else(|| bad("state", &row.state))?;
        let state = match kind {
            StateKind::Noted => State::Noted(Noted {}),
            StateKind::Received => State::Received(Received {}),
            StateKind::NeedInfo => State::NeedInfo(NeedInfo {
                until: row.supplement_until.ok_or_else(|| bad("supplement_until", "missing"))?.0,
                resume: row
                    .resume_state
                    .as_deref()
                    .and_then(StateKind::from_name)
                    .ok_or_else(|| bad("resume_state", "missing"))?,
            }),
            StateKind::Classified => State::Classified(Classified {}),
            StateKind::Assigned => State::Assigned(Assigned {}),
            StateKind::Processing => State::Processing(Processing {}),
            StateKind::Review => State::Review(Review {}),
            StateKind::Answered => State::Answered(Answered {}),
            StateKind::Published => State::Published(Published {}),
            StateKind::Closed => {
                State::Closed(Closed { at: row.closed_at.ok_or_else(|| bad("closed_at", "missing"))?.0 })
            }
            StateKind::Forwarded => State::Forwarded(Forwarded { to: row.outcome_note.clone() }),
            StateKind::Rejected => State::Rejected(Rejected { reason: row.outcome_note.clone() }),
            StateKind::Redirected => State::Redirected(Redirected {
                road: Road::from_name(&row.outcome_note)
                    .ok_or_else(|| bad("outcome_note", &row.outcome_note))?,
            }),
            StateKind::Reopened => State::Reopened(Reopened {}),
        };
        Ok(Self { row, state, clock })
    }
}

impl Tx {
    /// The case of that code, if there is one.
    pub(crate) async fn case(&mut self, code: &str) -> Result<Option<Case>, Error> {
        const CASE: &str = concat!("SELECT ", columns!(), " FROM feedback f WHERE f.code = $1");
        let row = on!(self, c => sqlx::query_as::<_, Row>(CASE).bind(code).fetch_optional(c).await)?;
        self.with_clock(row).await
    }

    /// The case of that id, if there is one.
    pub(crate) async fn case_of(&mut self, id: FeedbackId) -> Result<Option<Case>, Error> {
        const CASE: &str = concat!("SELECT ", columns!(), " FROM feedback f WHERE f.id = $1");
        let row = on!(self, c => sqlx::query_as::<_, Row>(CASE).bind(id.0).fetch_optional(c).await)?;
        self.with_clock(row).await
    }

    async fn with_clock(&mut self, row: Option<Row>) -> Result<Option<Case>, Error> {
        let Some(row) = row else { return Ok(None) };
        let clock = self.clocks(FeedbackId(row.id)).await?.into_iter().find(|clock| clock.round == row.round);
        Ok(Some(Case::of(row, clock)?))
    }

    /// The clocks of all rounds of a case, in order.
    pub(super) async fn clocks(&mut self, case: FeedbackId) -> Result<Vec<ClockRow>, Error> {
        const CLOCKS: &str = "SELECT feedback_id, round, month, started_at, rule_code, legal_ref, amount, unit, \
            original_due_on, due_on, derivation, extended_by, extended_at, extension_reason, answered_at, result, \
            answered_unit_id, counted FROM feedback_clock WHERE feedback_id = $1 ORDER BY round";
        Ok(on!(self, c => sqlx::query_as::<_, ClockRow>(CLOCKS).bind(case.0).fetch_all(c).await)?)
    }

    /// Writes a new case with its clock, the first line of its log, and its place in the sums.
    pub(super) async fn insert_case(&mut self, new: &NewCase<'_>) -> Result<Case, Error> {
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
    pub(super) async fn put_case(&mut self, before: &Case, mut after: Case) -> Result<Case, Error> {
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
    pub(super) async fn new_round(
        &mut self,
        case: &mut Case,
        rule: &TimeRule,
        derivation: &Derivation,
    ) -> Result<(), Error> {
        let now = self.now();
        let round = if case.clock.is_some() { case.row.round + 1 } else { case.row.round };
        let clock = self.insert_clock(case.id(), round, now, rule, derivation).await?;
        case.row.round = round;
        case.clock = Some(clock);
        case.follow_clock();
        Ok(())
    }

    /// Adds a line to the log of a case.
    pub(super) async fn add_line(&mut self, case: FeedbackId, line: &Line<'_>) -> Result<i64, Error> {
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

impl Case {
    /// Refuses if the actor saw another version than this one.
    pub fn seen(&self, version: i64) -> Result<(), Refusal> {
        if self.row.version == version { Ok(()) } else { Err(self.stale()) }
    }

    fn stale(&self) -> Refusal {
        let by = Some(self.row.touched_name.clone()).filter(|name| !name.is_empty());
        Refusal::Stale { by, at: Some(self.row.touched_at.0) }
    }
}

/// The month in Viet Nam, as `2026-02`.
pub(super) fn month_of(at: Timestamp) -> String {
    let day = day_of(at);
    format!("{:04}-{:02}", day.year(), day.month())
}
