//! What is typed for a month: taken as it is meant, asked about, or refused by its own name at its field.

use domain::indicator::{
    Doubt, DoubtRule, EntryFacts, EntryForm, Formula, Problem, Share, Step, ValueState, What,
};
use jiff::civil::date;

fn facts() -> EntryFacts {
    EntryFacts { year: 2026, today: date(2026, 11, 23), closed: vec![2025], formula: Formula::Share }
}

fn form(month: &str, numerator: &str, denominator: &str) -> EntryForm {
    EntryForm {
        month: month.into(),
        numerator: numerator.into(),
        denominator: denominator.into(),
        ..EntryForm::default()
    }
}

#[test]
fn every_bad_input_has_its_own_name_at_its_field() {
    let most = domain::indicator::MOST;
    for (month, numerator, denominator, field, what) in [
        ("2026-M10", "105", "100", "numerator", What::NumeratorOverDenominator),
        ("2026-M10", "1", "0", "denominator", What::DenominatorZero),
        ("2026-M10", "-1", "100", "numerator", What::Negative),
        ("2026-M10", "1", "1000000000000000000", "denominator", What::TooLarge { most }),
        ("2026-M10", "một", "100", "numerator", What::NotANumber),
        ("2026-M10", "1,234", "2000", "numerator", What::Separator),
        ("2026-M10", "", "100", "numerator", What::Missing),
        ("2026-M13", "1", "2", "month", What::UnknownMonth),
        ("2026-Q4", "1", "2", "month", What::UnknownMonth),
        ("", "1", "2", "month", What::UnknownMonth),
        ("2026-M12", "1", "2", "month", What::FutureMonth),
        ("2026-M11", "1", "2", "month", What::UnfinishedMonth),
        ("2025-M10", "1", "2", "month", What::ClosedYear { year: 2025 }),
        ("2024-M10", "1", "2", "month", What::OtherYear { year: 2026 }),
    ] {
        let found = form(month, numerator, denominator).parse(&facts());
        assert_eq!(found, Err(vec![Problem::new(field, what)]), "{month} {numerator}/{denominator}");
    }
    let several = EntryForm { kind: "x".into(), source: "y".into(), ..form("z", "-1", "") };
    let fields: Vec<String> =
        several.parse(&facts()).unwrap_err().into_iter().map(|problem| problem.field).collect();
    assert_eq!(fields, ["kind", "month", "numerator", "denominator", "source"]);
}

#[test]
fn good_input_is_taken_as_it_is_meant() {
    let value = form("2026-M10", " 1.234 ", "2.000").parse(&facts()).unwrap();
    assert_eq!(value.share, Share::new(1234, 2000));
    assert!(form("2026-M10", "0", "0").parse(&facts()).unwrap().share.is_nothing(), "N11");
    let estimate = EntryForm { kind: "estimate".into(), ..form("2026-M11", "1", "2") };
    assert!(estimate.parse(&facts()).is_ok(), "the running month takes an estimate");
    let count = EntryFacts { formula: Formula::Count, ..facts() };
    assert_eq!(form("2026-M10", "7", "nonsense").parse(&count).unwrap().share, Share::new(7, 0));
}

#[test]
fn a_jump_is_asked_about_and_nothing_else() {
    let rule = DoubtRule::default();
    let doubts = |before: (i64, i64), now: (i64, i64)| {
        rule.doubts(Share::new(before.0, before.1), Share::new(now.0, now.1))
    };
    assert_eq!(doubts((90, 100), (91, 100)), []);
    assert_eq!(doubts((90, 100), (80, 100)), [Doubt::Rate { before: 9000, now: 8000 }]);
    assert_eq!(doubts((90, 100), (900, 1000)), [Doubt::Size { before: 100, now: 1000 }]);
    assert_eq!(doubts((900, 1000), (90, 100)), [Doubt::Size { before: 1000, now: 100 }]);
    assert_eq!(doubts((90, 100), (0, 0)), [Doubt::Nothing { before: 100 }]);
    assert_eq!(doubts((5, 5), (0, 5)), [], "small numbers jump by nature");
    assert_eq!(doubts((0, 0), (90, 100)), []);
}

#[test]
fn numbers_that_somebody_saw_are_never_overwritten() {
    use ValueState::{Approved, Draft, Returned, Submitted};
    let mut steps = Vec::new();
    for state in [None].into_iter().chain(ValueState::ALL.map(Some)) {
        for step in Step::ALL {
            if let Some(after) = step.after(state) {
                steps.push((state, step, after));
            }
        }
    }
    assert_eq!(
        steps,
        [
            (None, Step::Save, Draft),
            (None, Step::Submit, Submitted),
            (Some(Draft), Step::Save, Draft),
            (Some(Draft), Step::Submit, Submitted),
            (Some(Submitted), Step::Submit, Submitted),
            (Some(Submitted), Step::Approve, Approved),
            (Some(Submitted), Step::Return, Returned),
            (Some(Approved), Step::Save, Draft),
            (Some(Approved), Step::Submit, Submitted),
            (Some(Returned), Step::Save, Draft),
            (Some(Returned), Step::Submit, Submitted),
        ]
    );
}
