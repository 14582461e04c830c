//! One case, as staff see it.

mod parts;

use domain::feedback::view::{Clock, StaffCase};
use domain::feedback::{SenderKind, State, StateKind, Step, redacted, road_hint, standing, steps_for};
use domain::ids::{FeedbackFileId, FeedbackId, PersonId, UnitId};
use domain::people::{Action, Actor, may};
use jiff::civil::Date;

use super::ground::Ground;
use super::keep::extendable;
use super::rows::{Case, ClockRow};
use super::step_days::step_days;
use crate::Refusal;
use crate::clock::day_of;
use crate::db::Tx;
use crate::error::{Error, Fault};
use crate::files::{self, Opened};
use crate::on;
use crate::service::Service;

/// Everything on the page of a case.
pub async fn case(service: &Service, actor: &Actor, code: &str) -> Result<StaffCase, Error> {
    let mut tx = service.read().await?;
    let case = tx.known_case(actor, code).await?;
    let ground = Ground::read(&mut tx).await?;
    let today = day_of(tx.now());
    let about = case.about();
    let (id, row) = (case.id(), &case.row);
    let sender = case.sender()?;
    let unmasked_until = tx.unmasked_until(id, actor).await?;
    let answers = tx.answers_of(id).await?;
    let published = tx.published_for(id).await?;
    let can_publish = can_publish(&case, published.is_some());
    let approved = answers.iter().rev().find(|answer| answer.approved.is_some());
    let redacted = approved
        .filter(|_| can_publish)
        .map(|answer| (redacted(&row.content, &sender), redacted(&answer.text, &sender)));
    let clocks = tx.clocks(id).await?;
    let units = tx.units_to_assign().await?;
    let unit = match row.unit_id {
        Some(unit) => tx.name_of_unit(unit).await?.map(|name| (UnitId(unit), name)),
        None => None,
    };
    let officer = match row.officer_id {
        Some(officer) => tx.name_of_person(officer).await?.map(|name| (PersonId(officer), name)),
        None => None,
    };
    let usual = case.category()?.usual_unit(sender.kind);
    let may_do = |action| may(actor, action, &about).is_ok();
    Ok(StaffCase {
        id,
        code: row.code.clone(),
        version: row.version,
        state: case.state().clone(),
        standing: case_standing(&case, &ground, today),
        category: case.category()?,
        restricted: row.restricted,
        channel: case.channel()?,
        national_code: row.national_code.clone(),
        content: row.content.clone(),
        received_at: row.received_at.0,
        entered_at: row.entered_at.0,
        entered_by: match row.entered_by {
            Some(person) => tx.name_of_person(person).await?,
            None => None,
        },
        neighborhood: match row.neighborhood_id {
            Some(unit) => tx.name_of_unit(unit).await?,
            None => None,
        },
        sender: if unmasked_until.is_some() { sender } else { masked(sender) },
        unmasked_until,
        masked_for_good: row.masked_at.is_some(),
        unit,
        officer,
        clocks: clocks.iter().map(ClockRow::shown).collect::<Result<_, _>>()?,
        step_days: step_days(&case, &ground, today, can_publish),
        entries: tx.entries_of(id).await?,
        files: tx.files_of(id).await?,
        rating: row.rating.map(|stars| (u8::try_from(stars).unwrap_or(0), row.rating_comment.clone())),
        duplicate_of: match row.duplicate_of {
            // No link leads across the line that hides restricted ones; should there be one, it is not told of.
            Some(of) => tx
                .case_of(FeedbackId(of))
                .await?
                .filter(|of| of.row.restricted == row.restricted)
                .map(|of| of.row.code),
            None => None,
        },
        duplicates: tx.duplicates_of(id, row.restricted).await?,
        alike: tx.alike(&case, actor, &ground).await?,
        data_requests: tx.data_requests_of(id).await?,
        work: tx.work_of_case(id).await?,
        referrals: tx.referrals_of(id).await?,
        published,
        redacted,
        hint: road_hint(&row.content),
        usual_unit: tx.unit_of_code(usual).await?,
        may: offered(actor, &case, today, can_publish),
        may_extend: may_do(Action::DecideFeedback) && extendable(&case, today).is_ok(),
        may_unmask: may_do(Action::UnmaskFeedback) && row.masked_at.is_none(),
        may_keep: may_do(Action::SortFeedback),
        may_withdraw: may_do(Action::DecideFeedback),
        officers: tx.officers_to_assign(row.restricted, ground.settings.restricted_clerk).await?,
        units,
        tasks: tx.tasks_for_work(actor, today).await?,
        answers,
    })
}

/// A file of a case.
pub async fn case_file(
    service: &Service,
    actor: &Actor,
    code: &str,
    file: FeedbackFileId,
) -> Result<Opened, Error> {
    const FIND: &str = "SELECT mime, name, stored_as FROM feedback_file \
                        WHERE id = $1 AND feedback_id = $2 AND removed_at IS NULL";
    let mut tx = service.read().await?;
    let case = tx.known_case(actor, code).await?;
    let found = on!(tx, c => sqlx::query_as::<_, (String, String, String)>(FIND)
        .bind(file.0).bind(case.id().0).fetch_optional(c).await)?;
    drop(tx);
    let (mime, name, stored_as) = found.ok_or(Refusal::NotFound)?;
    files::opened(service, &stored_as, mime, name).await
}

/// Where a case stands in time.
pub(super) fn case_standing(case: &Case, ground: &Ground, today: Date) -> domain::feedback::view::Standing {
    let in_time = case.clock().and_then(|clock| clock.result.as_deref()).map(|result| result == "on_time");
    let runs = case.state().kind().is_open();
    let due_on = case.clock().filter(|_| runs).map(|clock| clock.due_on.0);
    standing(due_on, today, &ground.almanac.calendar(), in_time)
}

/// The steps that this actor may take now.
fn offered(actor: &Actor, case: &Case, today: Date, can_publish: bool) -> Vec<Step> {
    let mut steps = steps_for(actor, case.state().kind(), &case.about());
    if let State::NeedInfo(waiting) = case.state()
        && today <= waiting.until
    {
        steps.retain(|step| *step != Step::Reject);
    }
    if !can_publish {
        steps.retain(|step| *step != Step::Publish);
    }
    steps
}

/// True if question and answer may become public; anew, once they were taken back.
fn can_publish(case: &Case, is_public: bool) -> bool {
    let row = &case.row;
    let fits = match case.state().kind() {
        StateKind::Answered => true,
        StateKind::Published => !is_public,
        _ => false,
    };
    fits && row.may_publish
        && !row.restricted
        && row.sender_kind != SenderKind::Anonymous.name()
        && !row.sender_name.is_empty()
}

fn masked(sender: domain::feedback::Sender) -> domain::feedback::Sender {
    let hidden = |text: &str| if text.is_empty() { String::new() } else { "•••".to_owned() };
    domain::feedback::Sender {
        name: sender.masked_name(),
        phone: sender.masked_phone(),
        email: sender.masked_email(),
        address: hidden(&sender.address),
        tax_code: hidden(&sender.tax_code),
        ..sender
    }
}

impl ClockRow {
    /// The clock as pages show it.
    pub(super) fn shown(&self) -> Result<Clock, Error> {
        let bad = |column, why: String| Fault::BadRow {
            table: "feedback_clock",
            column,
            row: format!("{} {}", self.feedback_id, self.round),
            why,
        };
        let derivation =
            serde_json::from_str(&self.derivation).map_err(|error| bad("derivation", error.to_string()))?;
        let extension = self.extended_by.clone().zip(self.extended_at);
        Ok(Clock {
            round: u32::try_from(self.round).unwrap_or(1),
            started_at: self.started_at.0,
            rule: self.rule_code.clone(),
            legal_ref: self.legal_ref.clone(),
            derivation,
            original_due_on: self.original_due_on.0,
            due_on: self.due_on.0,
            extension: extension.map(|(by, at)| (by, at.0, self.extension_reason.clone())),
            answered_at: self.answered_at.map(|at| at.0),
            on_time: self.result.as_deref().map(|result| result == "on_time"),
        })
    }
}

impl Tx {
    async fn name_of_unit(&mut self, unit: i64) -> Result<Option<String>, Error> {
        const NAME: &str = "SELECT name FROM unit WHERE id = $1";
        Ok(on!(self, c => sqlx::query_scalar::<_, String>(NAME).bind(unit).fetch_optional(c).await)?)
    }

    async fn name_of_person(&mut self, person: i64) -> Result<Option<String>, Error> {
        const NAME: &str = "SELECT name FROM person WHERE id = $1";
        Ok(on!(self, c => sqlx::query_scalar::<_, String>(NAME).bind(person).fetch_optional(c).await)?)
    }

    async fn unit_of_code(&mut self, code: &str) -> Result<Option<UnitId>, Error> {
        const UNIT: &str = "SELECT id FROM unit WHERE code = $1 AND active";
        let unit = on!(self, c => sqlx::query_scalar::<_, i64>(UNIT).bind(code).fetch_optional(c).await)?;
        Ok(unit.map(UnitId))
    }
}
