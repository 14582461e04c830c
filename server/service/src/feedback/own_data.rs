//! What a sender does with their own data (Luật 91/2025/QH15): corrects how they are reached, takes the consent to
//! publication back, asks for deletion. Each leaves a line in the log, which never says what was there.

use domain::feedback::{ContactForm, R_DATA, Refusal as No, Sender};
use domain::notice::NoticeKind;

use super::intake::Given;
use super::rows::{Case, Line};
use super::sender::{WORDS_MOST, words};
use crate::Refusal;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// Corrects phone, e-mail and address. The ward writes to the new ones from then on.
pub async fn correct_contact(
    service: &Service,
    code: &str,
    token: &str,
    form: &ContactForm,
) -> Result<(), Error> {
    let mut tx = service.write().await?;
    let before = tx.held_by_token(code, token).await?;
    let sender = before.sender()?;
    if before.row.masked_at.is_some() || sender.name.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let corrected = form.parse(&sender).map_err(No::from)?;
    let Some(fields) = changed(&sender, &corrected) else { return Ok(()) };
    let mut after = before.clone();
    (after.row.phone, after.row.email, after.row.address) =
        (corrected.phone, corrected.email, corrected.address);
    let after = tx.put_case(&before, after).await?;
    let line = Line { by_sender: true, ..Line::other("contact_corrected", &fields, true) };
    tx.add_line(after.id(), &line).await?;
    tx.record_of_sender(&after, "feedback.contact_corrected").await?;
    tx.save().await
}

/// Takes the consent to publication back: what is public of the case is public no longer, and nothing of it will be.
pub async fn withdraw_consent(service: &Service, code: &str, token: &str) -> Result<(), Error> {
    let mut tx = service.write().await?;
    let before = tx.held_by_token(code, token).await?;
    if !before.row.may_publish {
        return Ok(());
    }
    let mut after = before.clone();
    after.row.may_publish = false;
    let after = tx.put_case(&before, after).await?;
    tx.unpublish(after.id()).await?;
    let line = Line { by_sender: true, ..Line::other("consent_withdrawn", "", true) };
    tx.add_line(after.id(), &line).await?;
    tx.notify_in_charge(&after, NoticeKind::ConsentWithdrawn).await?;
    tx.record_of_sender(&after, "feedback.consent_withdrawn").await?;
    tx.save().await
}

/// Asks for the deletion of personal data. Asked twice, it is the same request until it is decided.
pub async fn ask_deletion(service: &Service, code: &str, token: &str, text: &str) -> Result<(), Error> {
    const ASKED: &str = "SELECT id FROM data_request WHERE feedback_id = $1 AND state = 'open'";
    const ASK: &str = "INSERT INTO data_request (id, feedback_id, text, asked_at, due_on, state) \
                       VALUES ($1, $2, $3, $4, $5, 'open')";
    let text = words(text, "text", 0, WORDS_MOST)?;
    let mut tx = service.write().await?;
    let case = tx.held_by_token(code, token).await?;
    let (feedback, now) = (case.id(), tx.now());
    let asked = on!(tx, c => sqlx::query_scalar::<_, i64>(ASKED).bind(feedback.0).fetch_optional(c).await)?;
    if asked.is_some() {
        return Ok(());
    }
    let given = Given::read(&mut tx).await?;
    let due_on = given.count(given.rule(R_DATA, now)?, now).due_on;
    let id = tx.new_id();
    on!(tx, c => sqlx::query(ASK)
        .bind(id).bind(feedback.0).bind(&text).bind(Instant(now)).bind(Day(due_on)).execute(c).await)?;
    let line = Line { by_sender: true, ..Line::other("data_request", &text, true) };
    tx.add_line(feedback, &line).await?;
    // Who works on the case does not decide it.
    tx.notify_in_charge_and_centre(&case, NoticeKind::DataRequested).await?;
    tx.record_of_sender(&case, "feedback.data_requested").await?;
    tx.save().await
}

/// The names of what was changed, as the log has them; none if nothing was.
fn changed(before: &Sender, after: &Sender) -> Option<String> {
    let fields = [
        (before.phone != after.phone, "số điện thoại"),
        (before.email != after.email, "thư điện tử"),
        (before.address != after.address, "địa chỉ"),
    ];
    let named: Vec<_> =
        fields.into_iter().filter(|(is_changed, _)| *is_changed).map(|(_, name)| name).collect();
    (!named.is_empty()).then(|| named.join(", "))
}

impl Tx {
    /// The case of that code, if the token opens it; nobody else changes it before this transaction ends.
    pub(super) async fn held_by_token(&mut self, code: &str, token: &str) -> Result<Case, Error> {
        let id = self.case_by_token(code, token).await?.id();
        self.held_case_of(id).await
    }
}
