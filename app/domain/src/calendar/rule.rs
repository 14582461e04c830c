//! Limits of time as dated rows: what each applies to, how long it is, by which law, from when to when. The numbers
//! are data, since the law changes; here is only which row applies.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Limit;

/// A rule as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeRule {
    /// Its code, for example R-ANSWER. Several rows may have it, one after the other in time.
    pub code: String,
    /// What it is about, for staff and senders.
    pub name: String,
    /// How long.
    pub limit: Limit,
    /// The law or promise that it rests on.
    pub legal_ref: String,
    /// The first day on which it holds.
    pub from: Date,
    /// The last day on which it holds; none while it does.
    pub to: Option<Date>,
    /// Switched on. A promise of service that no law asks for is off until a leader switches it on.
    pub enabled: bool,
    /// Raised by every change.
    pub version: i64,
}

impl TimeRule {
    /// True for a promise of service that the ward makes by itself and may take back; false for what law asks for.
    pub fn is_promise(&self) -> bool {
        ["R-BIZ", "R-FIELD"].contains(&self.code.as_str())
    }
}

/// All rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// The rows.
    pub rules: Vec<TimeRule>,
}

impl RuleSet {
    /// The rule of that code that holds on a day; none if there is none or it is switched off.
    pub fn holding(&self, code: &str, on: Date) -> Option<&TimeRule> {
        let holds =
            |rule: &&TimeRule| rule.enabled && rule.from <= on && rule.to.is_none_or(|last| on <= last);
        self.rules.iter().filter(|rule| rule.code == code).filter(holds).max_by_key(|rule| rule.from)
    }

    /// The newest row of that code, which a further one would follow.
    pub fn newest(&self, code: &str) -> Option<&TimeRule> {
        self.rules.iter().filter(|rule| rule.code == code).max_by_key(|rule| rule.from)
    }
}
