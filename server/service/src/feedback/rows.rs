//! The SQL of cases. A case is read whole, changed in memory, and written back over the version that was read; its
//! state changes by a step that the rules made ([`Taken`]) and by nothing else.
//!
//! - `write`: how cases are written, with the sums that follow.
//! - `listed`: a case as lists show it.

mod listed;
mod write;

use domain::calendar::Derivation;
use domain::feedback::{
    Answered, Assigned, Category, Channel, Classified, Closed, Forwarded, NeedInfo, Noted, Processing,
    Published, Received, Redirected, Rejected, Reopened, Review, Road, Sender, SenderKind, State, StateKind,
    Taken, forgotten,
};
use domain::ids::{FeedbackId, UnitId};
use jiff::Timestamp;

use crate::Refusal;
use crate::clock::day_of;
use crate::db::{Day, Instant, Tx};
use crate::error::{Error, Fault};
use crate::on;

pub(super) use listed::{Listed, excerpt, listed};
pub(super) use write::{Line, NewCase};

/// The columns of [`Row`]; the table must be named `f`.
macro_rules! columns {
    () => {
        "f.id, f.code, f.channel, f.received_at, f.entered_at, f.entered_by, f.national_code, \
         f.sender_kind, f.sender_name, f.phone, f.email, f.address, f.neighborhood_id, f.business_name, f.tax_code, \
         f.hide_name, f.may_publish, f.category, f.restricted, f.content, f.content_digest, \
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

    /// Since when it is over, or answered if nobody closed it; none while it is not.
    pub(super) fn ended_at(&self) -> Option<Timestamp> {
        let answered = self.clock.as_ref().filter(|_| self.state.kind().is_answered());
        self.row.closed_at.or_else(|| answered?.answered_at).map(|at| at.0)
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

    /// Takes everything out by which the sender could be known, for good. What was written elsewhere is left to the caller.
    pub(super) fn forget_sender(&mut self, now: Timestamp) -> Result<(), Fault> {
        let sender = self.sender()?;
        let row = &mut self.row;
        row.rating_comment = forgotten(&row.rating_comment, &sender);
        if let State::Rejected(_) = self.state {
            row.outcome_note = forgotten(&row.outcome_note, &sender);
        }
        for field in [
            &mut row.sender_name,
            &mut row.phone,
            &mut row.email,
            &mut row.address,
            &mut row.business_name,
            &mut row.tax_code,
        ] {
            field.clear();
        }
        row.masked_at = Some(Instant(now));
        Ok(())
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
