//! What time does to cases: personal data of those that are long over is masked, and what was kept for a while is thrown
//! away. Files stay: they are the records of the case, and whether one shows a person is for the clerk to see.

use domain::change::Change;
use domain::ids::FeedbackId;
use jiff::{SignedDuration, Span};

use crate::clock::VIET_NAM;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// Cases masked in one go.
const AT_ONCE: i64 = 200;
/// How long files of a refused form are kept.
const HELD: SignedDuration = SignedDuration::from_hours(1);

/// Masks the personal data of cases that have been over, or answered, for as long as the setting says; how many. What was
/// written and answered stays, who wrote it does not.
pub async fn mask_old(service: &Service) -> Result<usize, Error> {
    // Nothing closes a case that was answered: it is as old as its answer.
    const OLD: &str = "SELECT id FROM feedback WHERE closed_at IS NOT NULL AND masked_at IS NULL AND closed_at < $1 \
         UNION ALL SELECT f.id FROM feedback f JOIN feedback_clock k ON k.feedback_id = f.id AND k.round = f.round \
         WHERE f.state IN ('answered', 'published') AND f.closed_at IS NULL AND f.masked_at IS NULL \
         AND k.answered_at < $1 ORDER BY 1 LIMIT $2";
    let mut tx = service.read().await?;
    let months = tx.settings().await?.retention_months.max(1);
    let midnight = service.today().to_datetime(jiff::civil::Time::midnight());
    let since = midnight.checked_sub(Span::new().months(i64::from(months)));
    let since = since.ok().and_then(|since| VIET_NAM.to_timestamp(since).ok());
    let Some(since) = since else { return Ok(0) };
    let old = on!(tx, c => sqlx::query_scalar::<_, i64>(OLD)
        .bind(Instant(since)).bind(AT_ONCE).fetch_all(c).await)?;
    drop(tx);
    if old.is_empty() {
        return Ok(0);
    }
    let mut masked: Vec<String> = Vec::new();
    let mut tx = service.write().await?;
    for id in old {
        masked.extend(tx.mask_case(FeedbackId(id), since).await?);
    }
    if !masked.is_empty() {
        tx.record(&Event::new("feedback.masked").data(&masked)?).await?;
        tx.announce(Change::Feedback);
    }
    tx.save().await?;
    Ok(masked.len())
}

/// Throws away what is over: files of forms that were never sent, kept forms, secrets never read.
pub async fn clean_up(service: &Service) -> Result<(), Error> {
    // A sum of nothing is as good as none; left alone, each day would leave some behind.
    const SUMS: &str = "DELETE FROM feedback_tally WHERE cases = 0";
    const FORMS: &str = "DELETE FROM kept_form WHERE expires_at < $1";
    const SECRETS: &str = "DELETE FROM shown_once WHERE expires_at < $1";
    const FILES: &str = "DELETE FROM feedback_file WHERE held_ticket IS NOT NULL AND feedback_id IS NULL \
                         AND added_at < $1";
    let mut tx = service.write().await?;
    let now = tx.now();
    for over in [FORMS, SECRETS] {
        on!(tx, c => sqlx::query(over).bind(Instant(now)).execute(c).await)?;
    }
    on!(tx, c => sqlx::query(SUMS).execute(c).await)?;
    let held = Instant(now.saturating_sub(HELD).unwrap_or(now));
    on!(tx, c => sqlx::query(FILES).bind(held).execute(c).await)?;
    tx.save().await
}

impl Tx {
    /// Masks one case, unless it was opened again meanwhile; its code.
    async fn mask_case(
        &mut self,
        id: FeedbackId,
        ended_before: jiff::Timestamp,
    ) -> Result<Option<String>, Error> {
        let Some(before) = self.case_of(id).await? else { return Ok(None) };
        let is_over = before.ended_at().is_some_and(|at| at < ended_before);
        if !is_over || before.row.masked_at.is_some() {
            return Ok(None);
        }
        self.mask_for_good(&before, false).await?;
        self.forget_recipients(id).await?;
        Ok(Some(before.row.code))
    }

    /// Takes the addresses out of the notices of a case; what was still to be sent is given up.
    pub(crate) async fn forget_recipients(&mut self, case: FeedbackId) -> Result<(), Error> {
        const GIVE_UP: &str = "UPDATE notice SET state = 'permanent_failure', next_at = NULL, done_at = $2, \
             last_error = 'masked', version = version + 1 \
             WHERE feedback_id = $1 AND person_id IS NULL AND next_at IS NOT NULL";
        const FORGET: &str = "UPDATE notice SET recipient = '' WHERE feedback_id = $1 AND recipient <> ''";
        let now = Instant(self.now());
        on!(self, c => sqlx::query(GIVE_UP).bind(case.0).bind(now).execute(c).await)?;
        on!(self, c => sqlx::query(FORGET).bind(case.0).execute(c).await)?;
        Ok(())
    }
}
