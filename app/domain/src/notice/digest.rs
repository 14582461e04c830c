//! What a member of staff is told every working day: what is due and what is overdue, by codes alone.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::period::Period;

/// What is due, for one person on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    /// The day.
    pub day: Date,
    /// Their own, due within two working days.
    pub soon: Codes,
    /// Their own, past their day.
    pub overdue: Codes,
    /// Others', past their day, that rose to them.
    pub risen: Codes,
    /// Requests about personal data that they decide.
    #[serde(default, skip_serializing_if = "RequestsDigest::is_empty")]
    pub requests: RequestsDigest,
    /// Steps of cases besides the answer, whose last day it is.
    #[serde(default, skip_serializing_if = "StepsDigest::is_empty")]
    pub steps: StepsDigest,
    /// Values of indicators.
    #[serde(default, skip_serializing_if = "ValuesDigest::is_empty")]
    pub values: ValuesDigest,
}

impl Digest {
    /// What a day begins with: nothing to tell.
    pub fn of(day: Date) -> Self {
        Self {
            day,
            soon: Codes::default(),
            overdue: Codes::default(),
            risen: Codes::default(),
            requests: RequestsDigest::default(),
            steps: StepsDigest::default(),
            values: ValuesDigest::default(),
        }
    }

    /// True if it tells of cases.
    pub fn has_cases(&self) -> bool {
        self.soon.count > 0
            || self.overdue.count > 0
            || self.risen.count > 0
            || !self.requests.is_empty()
            || !self.steps.is_empty()
    }

    /// True if something is past its day that the person answers for.
    pub fn is_late(&self) -> bool {
        self.overdue.count > 0 || self.values.overdue.count > 0 || self.requests.overdue.count > 0
    }

    /// True if there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        !self.has_cases() && self.values.is_empty()
    }
}

/// Senders' requests to have their personal data deleted, by the codes of their cases, for one person on one day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestsDigest {
    /// All that wait for a decision.
    pub open: Codes,
    /// Those of them that are past their day.
    pub overdue: Codes,
}

impl RequestsDigest {
    /// True if there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.open.count == 0
    }
}

/// Steps that the ward takes within limits of their own, by the codes of the cases, for one person on one day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepsDigest {
    /// The last day to refuse or to show another road.
    pub refuse: Codes,
    /// The last day to ask for more.
    pub ask: Codes,
    /// The last day to send on.
    pub forward: Codes,
    /// Answers whose last day to be published it is, or was.
    pub publish: Codes,
}

impl StepsDigest {
    /// True if there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        [&self.refuse, &self.ask, &self.forward, &self.publish].iter().all(|codes| codes.count == 0)
    }
}

/// Monthly values of indicators that are to be entered, for one person on one day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValuesDigest {
    /// The month whose days of entry begin or end today, its last day, and the indicators.
    pub due: Option<(Period, Date, Codes)>,
    /// Indicators with months that are missing after their last day.
    pub overdue: Codes,
    /// Those of others that rose to them.
    pub risen: Codes,
}

impl ValuesDigest {
    /// True if there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.due.is_none() && self.overdue.count == 0 && self.risen.count == 0
    }
}

/// How many cases or indicators, and the codes of the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codes {
    /// All of them.
    pub count: u32,
    /// The first ones.
    pub codes: Vec<String>,
}

impl Codes {
    /// The most codes that are named.
    pub const MOST: usize = 10;

    /// One more.
    pub fn add(&mut self, code: &str) {
        self.count += 1;
        if self.codes.len() < Self::MOST {
            self.codes.push(code.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_names_the_first_and_counts_all() {
        let mut codes = Codes::default();
        (0..12).for_each(|number| codes.add(&format!("C{number}")));
        assert_eq!((codes.count, codes.codes.len()), (12, Codes::MOST));
    }
}
