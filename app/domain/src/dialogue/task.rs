//! Which task of which plan a dialogue or a promise belongs to. Codes begin anew with every year's plan: what a form offers
//! names the year as well, so that it means the same once there is another plan.

use serde::{Deserialize, Serialize};

/// A task that a form offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskChoice {
    /// The year of its plan.
    pub year: i16,
    /// Its code there, for example `III.4`.
    pub code: String,
    /// Its short title.
    pub title: String,
}

impl TaskChoice {
    /// What the form sends for it: `2026/III.4`.
    pub fn value(&self) -> String {
        task_value(self.year, &self.code)
    }
}

/// What a form sends for the task of that code in the plan of that year.
pub fn task_value(year: i16, code: &str) -> String {
    format!("{year}/{code}")
}

/// The year of the plan, if it is said, and the code. A code alone is one of the plan that holds on the dialogue's day.
pub fn task_said(typed: &str) -> (Option<i16>, &str) {
    let parts = typed.split_once('/').and_then(|(year, code)| Some((year.trim().parse().ok()?, code.trim())));
    match parts {
        Some((year, code)) => (Some(year), code),
        None => (None, typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_read_back_with_its_year() {
        let choice = TaskChoice { year: 2026, code: "III.4".into(), title: "Đối thoại".into() };
        assert_eq!(task_said(&choice.value()), (Some(2026), "III.4"));
        assert_eq!(task_said("III.4"), (None, "III.4"));
        assert_eq!(task_said("a/III.4"), (None, "a/III.4"), "no task has such a code");
    }
}
