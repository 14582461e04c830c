//! "Yêu cầu giải trình": a leader asks a unit to explain an indicator by a day; the answer stays with it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::define::chosen;
use super::{Problem, What};
use crate::ids::UnitId;
use crate::period::{Period, PeriodKind};
use crate::text::visible;
use crate::typed;

/// The most characters of a question or an answer.
pub const EXPLANATION_MOST: u32 = 2000;

/// A request as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AskForm {
    /// The month that it is about: `2026-M02`; empty for the year.
    pub month: String,
    /// The id of the unit that is asked; empty for the unit that enters the indicator.
    pub unit: String,
    /// What is to be explained.
    pub question: String,
    /// Until when: dd/mm/yyyy.
    pub due_on: String,
}

/// A request about to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAsk {
    /// The month that it is about.
    pub month: Option<Period>,
    /// The unit that is asked; none for the one that enters the indicator.
    pub unit: Option<UnitId>,
    /// What is to be explained.
    pub question: String,
    /// The last day in time.
    pub due_on: Date,
}

impl AskForm {
    /// The request, or every problem with what was typed.
    pub fn parse(&self, today: Date) -> Result<NewAsk, Vec<Problem>> {
        let mut problems = Vec::new();
        let month = match self.month.as_str() {
            "" => None,
            typed => match typed.parse::<Period>() {
                Ok(month) if month.kind() == PeriodKind::Month => Some(month),
                _ => {
                    problems.push(Problem::new("month", What::UnknownMonth));
                    None
                }
            },
        };
        let unit = chosen("unit", &self.unit, |id| id.parse::<UnitId>().ok(), &mut problems);
        let question = words("question", &self.question).map_err(|problem| problems.push(problem));
        let due_on = match typed::day(&self.due_on) {
            Ok(Some(day)) if day < today => Err(What::DayPassed),
            Ok(Some(day)) => Ok(day),
            Ok(None) => Err(What::Missing),
            Err(_) => Err(What::NotADay),
        };
        let due_on = due_on.map_err(|what| problems.push(Problem::new("due_on", what)));
        match (question, due_on, problems.is_empty()) {
            (Ok(question), Ok(due_on), true) => Ok(NewAsk { month, unit, question, due_on }),
            _ => Err(problems),
        }
    }
}

/// An answer as it is kept, or what is wrong with it.
pub fn explanation(typed: &str) -> Result<String, Problem> {
    words("answer", typed)
}

fn words(field: &str, typed: &str) -> Result<String, Problem> {
    let text = visible(typed);
    let now = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    match now {
        0 => Err(Problem::new(field, What::Missing)),
        now if now > EXPLANATION_MOST => {
            Err(Problem::new(field, What::TooLong { most: EXPLANATION_MOST, now }))
        }
        _ => Ok(text),
    }
}
