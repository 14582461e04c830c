//! The clock of a case: which rule it runs by, where it stands, and what a late change of the calendar does to it.

use jiff::civil::{Date, DateTime};

use super::{Category, SenderKind, StateKind, view::Standing};
use crate::calendar::{Calendar, RuleSet};

/// Answering, for every field that no other rule is about (766/QĐ-TTg).
pub const R_ANSWER: &str = "R-ANSWER";
/// Answering what is said of a legal document (89/CĐ-TTg).
pub const R_LEGALDOC: &str = "R-LEGALDOC";
/// Answering businesses sooner: a promise of the ward.
pub const R_BIZ: &str = "R-BIZ";
/// Doing what is to be done outdoors sooner: a promise of the ward.
pub const R_FIELD: &str = "R-FIELD";
/// Refusing, or showing another road.
pub const R_REFUSE: &str = "R-REFUSE";
/// Asking the sender for more.
pub const R_SUPPLEMENT: &str = "R-SUPPLEMENT";
/// Sending on what is outside of the ward's competence.
pub const R_FORWARD: &str = "R-FORWARD";
/// Publishing an approved answer.
pub const R_PUBLISH: &str = "R-PUBLISH";
/// Answering a request about one's personal data.
pub const R_DATA: &str = "R-DATA";

/// Working days left at which a case is said to be due soon ("sắp đến hạn").
const SOON: u32 = 2;

/// The code of the rule by which a case received on `day` must be answered. A promise answers only while it is switched
/// on; what nothing else is about is answered by [`R_ANSWER`].
pub fn rule_code(category: Category, sender: SenderKind, rules: &RuleSet, day: Date) -> &'static str {
    let holds = |code: &str| rules.holding(code, day).is_some();
    let is_business = matches!(sender, SenderKind::Household | SenderKind::Enterprise);
    match category {
        Category::Regulation if holds(R_LEGALDOC) => R_LEGALDOC,
        Category::Infrastructure if holds(R_FIELD) => R_FIELD,
        Category::Regulation => R_ANSWER,
        _ if is_business && holds(R_BIZ) => R_BIZ,
        _ => R_ANSWER,
    }
}

/// The limits within which the ward takes a step from here, if it takes it, besides the day of the answer: refusing or
/// showing another road, asking for more, sending on, publishing. They are the ward's own; what the sender is given to
/// supplement is counted by the same length, from the day on which they were asked.
pub fn step_limits(state: StateKind) -> &'static [&'static str] {
    match state {
        StateKind::Received | StateKind::Classified => &[R_REFUSE, R_SUPPLEMENT, R_FORWARD],
        StateKind::Assigned | StateKind::Processing | StateKind::Reopened => &[R_SUPPLEMENT, R_FORWARD],
        StateKind::Answered => &[R_PUBLISH],
        _ => &[],
    }
}

/// Whether a moment in Viet Nam is in time: the last day ends at 24:00 (Bộ luật Dân sự 2015, art. 148.6).
pub fn is_in_time(moment: DateTime, due_on: Date) -> bool {
    moment.date() <= due_on
}

/// Where a case stands in time. Once answered that is fixed, whatever happens to its due day.
pub fn standing(
    due_on: Option<Date>,
    today: Date,
    calendar: &Calendar,
    answered_in_time: Option<bool>,
) -> Standing {
    match (answered_in_time, due_on) {
        (Some(true), _) => Standing::OnTime,
        (Some(false), _) => Standing::Late,
        (None, None) => Standing::NoClock,
        (None, Some(due_on)) if today > due_on => {
            Standing::Overdue { days: u32::try_from((today - due_on).get_days()).unwrap_or(u32::MAX) }
        }
        (None, Some(due_on)) => match calendar.working_days(today, due_on) {
            left if left <= SOON => Standing::DueSoon { left },
            left => Standing::Running { left },
        },
    }
}

/// The due day of a running case after the calendar changed and its limit was counted anew; none if it stays. What a
/// leader gave is not taken back: an extended case moves only to a later day.
pub fn due_after_change(present: Date, is_extended: bool, counted_anew: Date) -> Option<Date> {
    let moves = if is_extended { counted_anew > present } else { counted_anew != present };
    moves.then_some(counted_anew)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::{Limit, LimitUnit, TimeRule};

    fn rule(code: &str, enabled: bool) -> TimeRule {
        TimeRule {
            code: code.into(),
            name: code.into(),
            limit: Limit::new(5, LimitUnit::WorkingDay).unwrap(),
            legal_ref: "x".into(),
            from: date(2026, 1, 1),
            to: None,
            enabled,
            version: 1,
        }
    }

    #[test]
    fn a_promise_answers_only_while_it_is_switched_on() {
        let off = RuleSet { rules: [R_ANSWER, R_LEGALDOC].map(|code| rule(code, true)).into() };
        let on =
            RuleSet { rules: [R_ANSWER, R_LEGALDOC, R_BIZ, R_FIELD].map(|code| rule(code, true)).into() };
        let day = date(2026, 2, 13);
        for (category, sender, without, with) in [
            (Category::Land, SenderKind::Citizen, R_ANSWER, R_ANSWER),
            (Category::Land, SenderKind::Enterprise, R_ANSWER, R_BIZ),
            (Category::Other, SenderKind::Household, R_ANSWER, R_BIZ),
            (Category::Infrastructure, SenderKind::Citizen, R_ANSWER, R_FIELD),
            (Category::Infrastructure, SenderKind::Household, R_ANSWER, R_FIELD),
            (Category::Regulation, SenderKind::Enterprise, R_LEGALDOC, R_LEGALDOC),
        ] {
            assert_eq!(rule_code(category, sender, &off, day), without, "{category:?} {sender:?}");
            assert_eq!(rule_code(category, sender, &on, day), with, "{category:?} {sender:?}");
        }
        assert_eq!(rule_code(Category::Land, SenderKind::Enterprise, &on, date(2025, 12, 31)), R_ANSWER);
    }

    #[test]
    fn a_limit_stands_where_its_step_may_be_taken() {
        use crate::feedback::Step;
        for (code, step) in [
            (R_REFUSE, Step::Reject),
            (R_SUPPLEMENT, Step::Ask),
            (R_FORWARD, Step::Forward),
            (R_PUBLISH, Step::Publish),
        ] {
            for state in StateKind::ALL {
                let is_limited = step_limits(*state).contains(&code);
                assert!(!is_limited || state.steps().any(|offered| offered == step), "{code} {state:?}");
            }
            assert!(StateKind::ALL.iter().any(|state| step_limits(*state).contains(&code)), "{code}");
        }
    }

    #[test]
    fn an_extension_is_not_taken_back_by_the_calendar() {
        let (sooner, present, later) = (date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30));
        assert_eq!(due_after_change(present, false, later), Some(later));
        assert_eq!(due_after_change(present, false, sooner), Some(sooner));
        assert_eq!(due_after_change(present, false, present), None);
        assert_eq!(due_after_change(present, true, later), Some(later));
        assert_eq!(due_after_change(present, true, sooner), None);
    }
}
