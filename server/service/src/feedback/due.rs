//! What a late change of the calendar does to a case: its due day moves, once a proposal about it was accepted.

use domain::calendar::{Almanac, Derivation, Limit, LimitUnit};
use domain::feedback::due_after_change;
use domain::ids::FeedbackId;
use domain::notice::NoticeKind;
use jiff::civil::Date;

use super::rows::{ClockRow, Line};
use crate::clock::VIET_NAM;
use crate::db::{Day, Tx};
use crate::error::{Error, Fault};
use crate::on;

/// An open case that would be due on another day.
#[derive(Clone, Debug)]
pub(crate) struct Moving {
    pub id: FeedbackId,
    pub round: i64,
    pub old_due_on: Date,
    pub new_due_on: Date,
}

impl ClockRow {
    /// The limit of this clock, counted anew from its start; none if the due day stays.
    fn counted_anew(&self, almanac: &Almanac) -> Result<Option<Derivation>, Error> {
        let bad = |column, why: &str| Fault::BadRow {
            table: "feedback_clock",
            column,
            row: format!("{} {}", self.feedback_id, self.round),
            why: why.to_owned(),
        };
        let unit = LimitUnit::from_name(&self.unit).ok_or_else(|| bad("unit", &self.unit))?;
        let amount = u16::try_from(self.amount).map_err(|error| bad("amount", &error.to_string()))?;
        let limit = Limit::new(amount, unit).map_err(|_| bad("amount", &amount.to_string()))?;
        let before: Derivation = serde_json::from_str(&self.derivation)?;
        let started = VIET_NAM.to_datetime(self.started_at.0);
        let anew = Derivation::count(almanac, started, limit, before.start_rule());
        let moves = due_after_change(self.due_on.0, self.extended_at.is_some(), anew.due_on).is_some();
        Ok(moves.then_some(anew))
    }
}

impl Tx {
    /// The open cases that would be due on another day by this calendar, the nearest due day first.
    pub(crate) async fn cases_that_would_move(&mut self, almanac: &Almanac) -> Result<Vec<Moving>, Error> {
        const RUNNING: &str = "SELECT k.feedback_id, k.round, k.month, k.started_at, k.rule_code, k.legal_ref, \
            k.amount, k.unit, k.original_due_on, k.due_on, k.derivation, k.extended_by, k.extended_at, \
            k.extension_reason, k.answered_at, k.result, k.answered_unit_id, k.counted \
            FROM feedback f JOIN feedback_clock k ON k.feedback_id = f.id AND k.round = f.round \
            WHERE f.due_on IS NOT NULL AND k.answered_at IS NULL ORDER BY f.due_on, f.id";
        let clocks = on!(self, c => sqlx::query_as::<_, ClockRow>(RUNNING).fetch_all(c).await)?;
        let mut moving = Vec::new();
        for clock in clocks {
            if let Some(anew) = clock.counted_anew(almanac)? {
                moving.push(Moving {
                    id: FeedbackId(clock.feedback_id),
                    round: clock.round,
                    old_due_on: clock.due_on.0,
                    new_due_on: anew.due_on,
                });
            }
        }
        Ok(moving)
    }

    /// Moves the due day of a case as it was proposed, with a line that its sender reads, and tells the sender and those in
    /// charge. False if there is nothing to
    /// move any more: it was answered, opened again, extended or moved since.
    pub(crate) async fn move_due(
        &mut self,
        almanac: &Almanac,
        moving: &Moving,
        reason: &str,
    ) -> Result<bool, Error> {
        let Some(before) = self.case_of(moving.id).await? else { return Ok(false) };
        let Some(clock) = before.clock() else { return Ok(false) };
        let runs = before.state().kind().is_open() && clock.answered_at.is_none();
        if !runs || before.round() != moving.round || clock.due_on != Day(moving.old_due_on) {
            return Ok(false);
        }
        let Some(anew) = clock.counted_anew(almanac)? else { return Ok(false) };
        let mut after = before.clone();
        after.move_due(&anew)?;
        let after = self.put_case(&before, after).await?;
        let text = format!(
            "Ngày trả lời chuyển từ {} sang {}, do {reason}.",
            moving.old_due_on.strftime("%d/%m/%Y"),
            anew.due_on.strftime("%d/%m/%Y"),
        );
        self.add_line(moving.id, &Line::other("due_changed", &text, true)).await?;
        self.notify_sender(moving.id, NoticeKind::DueChanged, &after.row.code).await?;
        self.notify_in_charge(&after, NoticeKind::DueMoved).await?;
        Ok(true)
    }
}
