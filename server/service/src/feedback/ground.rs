//! What every change of a case stands on: settings, limits of time, the calendar; and the case itself, held by the
//! transaction so that nobody changes it meanwhile.

use domain::calendar::{Almanac, Derivation, RuleSet, TimeRule};
use domain::feedback::{
    Problem, R_ANSWER, Refusal as No, What, knows_restricted, may_know, reason, rule_code,
};
use domain::ids::{FeedbackId, PersonId, UnitId};
use domain::people::{About, Actor};
use domain::text;
use jiff::Timestamp;

use super::rows::Case;
use crate::Refusal;
use crate::calendar::rows::Settings;
use crate::clock::{VIET_NAM, day_of};
use crate::db::Tx;
use crate::error::Error;
use crate::on;

/// The longest text that staff write into a case, in characters.
pub(super) const TEXT_MOST: u32 = 5_000;

/// Settings, limits and calendar, as the transaction sees them.
pub(crate) struct Ground {
    pub settings: Settings,
    pub almanac: Almanac,
    pub rules: RuleSet,
}

impl Ground {
    /// Reads it.
    pub async fn read(tx: &mut Tx) -> Result<Self, Error> {
        Ok(Self {
            settings: tx.settings().await?,
            almanac: tx.almanac().await?,
            rules: tx.time_rules().await?,
        })
    }

    /// The limit of that code that holds at a moment, counted from it; none if there is none or it is switched off.
    pub fn limit(&self, code: &str, from: Timestamp) -> Option<(&TimeRule, Derivation)> {
        let rule = self.rules.holding(code, day_of(from))?;
        Some((rule, self.count(rule, from)))
    }

    /// The limit by which a case of this kind must be answered, counted from a moment.
    pub fn answer_limit(&self, case: &Case, from: Timestamp) -> Result<(&TimeRule, Derivation), Error> {
        let day = day_of(from);
        let code = rule_code(case.category()?, case.sender()?.kind, &self.rules, day);
        let rule = self.rules.holding(code, day).or_else(|| self.rules.holding(R_ANSWER, day));
        let rule = rule.ok_or(No::NoClock)?;
        Ok((rule, self.count(rule, from)))
    }

    fn count(&self, rule: &TimeRule, from: Timestamp) -> Derivation {
        let at = VIET_NAM.to_datetime(from);
        Derivation::count(&self.almanac, at, rule.limit, self.settings.start_rule)
    }

    /// True if restricted cases reach this person.
    pub fn knows_restricted(&self, actor: &Actor) -> bool {
        knows_restricted(actor, self.settings.restricted_clerk)
    }
}

impl Case {
    /// Whose case it is, as far as permission depends on it.
    pub fn about(&self) -> About {
        About {
            lead: self.row.unit_id.map(UnitId),
            support: self.row.neighborhood_id.map(UnitId).into_iter().collect(),
            owner: self.row.officer_id.map(PersonId),
        }
    }

    /// Refuses as not found if the actor may not know of the case.
    pub fn known_to(&self, actor: &Actor, clerk: Option<PersonId>) -> Result<(), Refusal> {
        may_know(actor, self.row.restricted, clerk, &self.about()).map_err(|_| Refusal::NotFound)
    }
}

impl Tx {
    /// The case of that code, if the actor may know of it.
    pub(super) async fn known_case(&mut self, actor: &Actor, code: &str) -> Result<Case, Error> {
        if code.chars().any(char::is_control) {
            return Err(Refusal::NotFound.into());
        }
        let clerk = self.settings().await?.restricted_clerk;
        let case = self.case(code).await?.ok_or(Refusal::NotFound)?;
        case.known_to(actor, clerk)?;
        Ok(case)
    }

    /// The same, and nobody else changes it before this transaction ends.
    pub(super) async fn held_case(&mut self, actor: &Actor, code: &str) -> Result<Case, Error> {
        const HOLD: &str = "UPDATE feedback SET version = version WHERE code = $1";
        let id = self.known_case(actor, code).await?.id();
        on!(self, c => sqlx::query(HOLD).bind(code).execute(c).await)?;
        // Read anew: it may have changed while this one waited.
        let case = self.case_of(id).await?.ok_or(Refusal::NotFound)?;
        let clerk = self.settings().await?.restricted_clerk;
        case.known_to(actor, clerk)?;
        Ok(case)
    }

    /// The case of that id, held likewise; for cases that follow another one.
    pub(super) async fn held_case_of(&mut self, id: FeedbackId) -> Result<Case, Error> {
        const HOLD: &str = "UPDATE feedback SET version = version WHERE id = $1";
        on!(self, c => sqlx::query(HOLD).bind(id.0).execute(c).await)?;
        Ok(self.case_of(id).await?.ok_or(Refusal::NotFound)?)
    }
}

/// A text of staff as it is kept.
pub(super) fn written(field: &str, typed: &str) -> Result<String, No> {
    let text = text::tidy(typed);
    let now = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if now > TEXT_MOST {
        return Err(Problem::new(field, What::TooLong { most: TEXT_MOST, now }).into());
    }
    Ok(text)
}

/// The same, of a text that may not be empty.
pub(super) fn required(field: &str, typed: &str) -> Result<String, No> {
    let text = written(field, typed)?;
    if text.is_empty() { Err(Problem::new(field, What::Missing).into()) } else { Ok(text) }
}

/// A reason that somebody reads: the sender, or whoever looks into the log.
pub(super) fn reasoned(field: &str, typed: &str) -> Result<String, No> {
    let text = required(field, typed)?;
    match reason(&text) {
        Some(what) => Err(Problem::new(field, what).into()),
        None => Ok(text),
    }
}

/// The problems of several fields, or all of their texts.
pub(super) fn all_required<const N: usize>(fields: [(&str, &str); N]) -> Result<[String; N], No> {
    let mut problems = Vec::new();
    let texts = fields.map(|(field, typed)| {
        required(field, typed).unwrap_or_else(|refusal| {
            if let No::Form { problems: found } = refusal {
                problems.extend(found);
            }
            String::new()
        })
    });
    if problems.is_empty() { Ok(texts) } else { Err(problems.into()) }
}
