//! A case is received: from the public form, or on behalf of somebody.

use bytes::Bytes;
use domain::calendar::{Almanac, Derivation, RuleSet, TimeRule};
use domain::feedback::{
    BACK_MOST, Channel, NewFeedback, Problem, R_ANSWER, R_BIZ, R_FIELD, R_LEGALDOC, Refusal as No, What,
    rule_code,
    view::{FormFacts, Receipt},
};
use domain::ids::UnitId;
use domain::people::{About, Action, Actor, Role, may};
use jiff::{SignedDuration, Timestamp};

use super::batch;
use super::files::{held_files, keep_all};
use super::keys::have_secrets;
use crate::calendar::Settings;
use crate::clock::{VIET_NAM, day_of};
use crate::db::Tx;
use crate::error::{Error, Fault};
use crate::files::Kept;
use crate::on;
use crate::service::Service;

/// A file as it was sent; without content if it is larger than is taken.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Option<Bytes>,
}

/// A case at the door, its files safe.
pub(super) struct Arrival {
    pub(super) new: NewFeedback,
    pub(super) files: Vec<Kept>,
    pub(super) held: String,
    pub(super) on_behalf: bool,
}

/// What every case is received by.
pub(super) struct Given {
    almanac: Almanac,
    rules: RuleSet,
    settings: Settings,
    /// Active neighbourhoods: id, name.
    pub(super) neighborhoods: Vec<(UnitId, String)>,
    /// The leadership, to which restricted cases go at once.
    pub(super) leadership: Option<UnitId>,
}

/// What the form has to know before anything is typed.
pub async fn form_facts(service: &Service) -> Result<FormFacts, Error> {
    let mut tx = service.read().await?;
    let given = Given::read(&mut tx).await?;
    let now = tx.now();
    let promise = given
        .rules
        .holding(R_ANSWER, day_of(now))
        .map(|rule| (rule.name.clone(), rule.legal_ref.clone(), given.count(rule, now)));
    let others = [R_LEGALDOC, R_FIELD, R_BIZ]
        .into_iter()
        .filter_map(|code| given.rules.holding(code, day_of(now)))
        .map(|rule| (rule.name.clone(), given.count(rule, now).due_on))
        .collect();
    Ok(FormFacts { neighborhoods: given.neighborhoods, promise, others })
}

/// Receives a case from the public form, with its files and those that an earlier, refused post brought (by their ticket).
pub async fn submit(
    service: &Service,
    new: NewFeedback,
    files: Vec<NewFile>,
    held: &str,
) -> Result<Receipt, Error> {
    let there = held_files(service, held).await?.len();
    let files = keep_all(service, files, there).await?;
    let new = NewFeedback { received_at: None, outside_number: None, ..new.tidied() };
    batch::receive(service, Arrival { new, files, held: held.to_owned(), on_behalf: false }).await
}

/// Receives a case on behalf of somebody, with its files and those that an earlier, refused post brought. The head of a
/// neighbourhood enters it for that neighbourhood.
pub async fn enter(
    service: &Service,
    actor: &Actor,
    new: NewFeedback,
    files: Vec<NewFile>,
    held: &str,
) -> Result<Receipt, Error> {
    may(actor, Action::EnterFeedback, &About::default())?;
    let mut new = new.tidied();
    let is_head_alone = actor.roles.has(Role::Neighborhood)
        && ![Role::OneStop, Role::UnitOfficer, Role::PlanOwner, Role::Leader]
            .into_iter()
            .any(|role| actor.roles.has(role));
    if is_head_alone {
        new.sender.neighborhood = Some(actor.unit.ok_or(domain::people::Refusal::Role)?);
        new.channel = Channel::Neighborhood;
    }
    let now = service.now();
    if let Some(at) = new.received_at {
        let longest = SignedDuration::from_hours(24 * (i64::from(BACK_MOST) + 1));
        let wrong = match now.duration_since(at) {
            ago if ago.is_negative() => Some(What::Future),
            ago if ago > longest => Some(What::TooLongAgo { days: BACK_MOST }),
            _ => None,
        };
        if let Some(what) = wrong {
            return Err(No::from(Problem::new("received_day", what)).into());
        }
    }
    let there = held_files(service, held).await?.len();
    let files = keep_all(service, files, there).await?;
    let arrival = Arrival { new, files, held: held.to_owned(), on_behalf: true };
    have_secrets(service).await?;
    let mut tx = service.write_as(actor).await?;
    let given = Given::read(&mut tx).await?;
    let receipt = tx.receive(service, &arrival, &given).await?;
    tx.save().await?;
    Ok(receipt)
}

/// A case that was taken away from a dialogue, about to be received in the transaction of what took it.
pub(crate) struct TakenAway(pub NewFeedback);

/// Makes what the secrets of cases are derived from, if it was never made. To be called before a transaction in which a
/// case is received.
pub(crate) async fn have_case_keys(service: &Service) -> Result<(), Error> {
    have_secrets(service).await
}

impl Given {
    /// Read anew for every transaction: a handful of small tables, and never out of date.
    pub(super) async fn read(tx: &mut Tx) -> Result<Self, Error> {
        const UNITS: &str = "SELECT id, code, name, kind FROM unit \
            WHERE active AND kind IN ('neighborhood', 'leadership') ORDER BY sort, code";
        type Row = (i64, String, String, String);
        let units = on!(tx, c => sqlx::query_as::<_, Row>(UNITS).fetch_all(c).await)?;
        let leadership = units.iter().find(|(_, code, ..)| code == "LDUBND").map(|(id, ..)| UnitId(*id));
        let neighborhoods = units
            .into_iter()
            .filter(|(.., kind)| kind == "neighborhood")
            .map(|(id, _, name, _)| (UnitId(id), name))
            .collect();
        Ok(Self {
            almanac: tx.almanac().await?,
            rules: tx.time_rules().await?,
            settings: tx.settings().await?,
            neighborhoods,
            leadership,
        })
    }

    /// How the due day of that rule comes about from that moment.
    pub(super) fn count(&self, rule: &TimeRule, from: Timestamp) -> Derivation {
        Derivation::count(&self.almanac, VIET_NAM.to_datetime(from), rule.limit, self.settings.start_rule)
    }

    /// The rule that holds on the day of that moment.
    pub(super) fn rule(&self, code: &str, at: Timestamp) -> Result<&TimeRule, Error> {
        let day = day_of(at);
        let missing = || Fault::BadRow {
            table: "time_limit",
            column: "code",
            row: code.to_owned(),
            why: format!("no rule holds on {day}"),
        };
        Ok(self.rules.holding(code, day).ok_or_else(missing)?)
    }

    /// The rule of that code, as far as it still holds on the day of that moment: a promise may be switched off while
    /// a case that was counted by it runs. What nothing else is about is answered by [`R_ANSWER`].
    pub(super) fn rule_again(&self, code: &str, at: Timestamp) -> Result<&TimeRule, Error> {
        match self.rules.holding(code, day_of(at)) {
            Some(rule) => Ok(rule),
            None => self.rule(R_ANSWER, at),
        }
    }

    /// The rule by which a case is answered that came at that moment.
    pub(super) fn rule_of(&self, new: &NewFeedback, at: Timestamp) -> Result<&TimeRule, Error> {
        self.rule(rule_code(new.category, new.sender.kind, &self.rules, day_of(at)), at)
    }

    pub(super) fn reopen_most(&self) -> i64 {
        i64::from(self.settings.reopen_most)
    }

    pub(super) fn almanac(&self) -> &Almanac {
        &self.almanac
    }
}

impl Tx {
    /// Receives a case that was taken away from a dialogue, like every other one on behalf.
    pub(crate) async fn receive_taken_away(
        &mut self,
        service: &Service,
        TakenAway(new): TakenAway,
    ) -> Result<Receipt, Error> {
        let given = Given::read(self).await?;
        let arrival = Arrival { new: new.tidied(), files: Vec::new(), held: String::new(), on_behalf: true };
        self.receive(service, &arrival, &given).await
    }
}
