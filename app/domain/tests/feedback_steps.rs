//! Holds the steps of a case, and who may take them, to their golden picture. To change them, change `state.rs` or
//! `reach.rs`, run with `BLESS=1`, and have the difference of `feedback_steps.txt` reviewed.

use std::fmt::Write;

use domain::feedback::{STEPS, StateKind, Step, may_step, steps_for};
use domain::ids::{PersonId, UnitId};
use domain::people::{About, Actor, Role, Roles};

fn actor(role: Role, person: i64, unit: Option<i64>) -> Actor {
    Actor {
        person: PersonId(person),
        name: role.name().into(),
        roles: Roles::new([role]),
        unit: unit.map(UnitId),
    }
}

#[test]
fn the_steps_are_the_reviewed_ones() {
    let mut table = String::from("Which step leads from where to where; the others do not exist.\n\n");
    write!(table, "{:<12}", "").unwrap();
    for step in Step::ALL {
        write!(table, "{:<12}", step.name()).unwrap();
    }
    for from in StateKind::ALL {
        write!(table, "\n{:<12}", from.name()).unwrap();
        for step in Step::ALL {
            let to: Vec<&str> = STEPS
                .iter()
                .filter(|(state, taken, _)| state == from && taken == step)
                .map(|(_, _, to)| to.name())
                .collect();
            let cell = match to.as_slice() {
                [] => "-",
                [to] => to,
                _ => "(before)",
            };
            write!(table, "{cell:<12}").unwrap();
        }
    }
    table.push_str(
        "\n\nWho may take it. yes: always; unit: on a case of one's own unit; own: on a case that one is personally in charge of; -: never\n\n",
    );
    write!(table, "{:<12}", "").unwrap();
    for role in Role::ALL {
        write!(table, "{:<14}", role.name()).unwrap();
    }
    let elsewhere = About { lead: Some(UnitId(2)), support: vec![UnitId(3)], owner: Some(PersonId(9)) };
    let of_unit = About { lead: Some(UnitId(1)), ..elsewhere.clone() };
    let own = About { owner: Some(PersonId(7)), ..elsewhere.clone() };
    for step in Step::ALL {
        write!(table, "\n{:<12}", step.name()).unwrap();
        for role in Role::ALL {
            let may = |about: &About| may_step(&actor(role, 7, Some(1)), *step, about).is_ok();
            let cell = match (may(&elsewhere), may(&of_unit), may(&own)) {
                (true, ..) => "yes",
                (false, true, true) => "unit, own",
                (false, true, false) => "unit",
                (false, false, true) => "own",
                (false, false, false) => "-",
            };
            write!(table, "{cell:<14}").unwrap();
        }
    }
    let table: String = table.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/feedback_steps.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, &table).unwrap();
    }
    assert_eq!(table, std::fs::read_to_string(golden).unwrap());
}

#[test]
fn steps_are_offered_to_whom_they_are_allowed() {
    let about = About { lead: Some(UnitId(1)), support: Vec::new(), owner: None };
    let officer = actor(Role::UnitOfficer, 7, Some(1));
    assert_eq!(steps_for(&officer, StateKind::Assigned, &about), [Step::Start, Step::Ask, Step::Submit]);
    let leader = actor(Role::Leader, 8, None);
    assert_eq!(steps_for(&leader, StateKind::Review, &about), [Step::Return, Step::Approve]);
    let other = actor(Role::UnitOfficer, 7, Some(2));
    for state in StateKind::ALL {
        assert!(steps_for(&other, *state, &about).is_empty(), "{state:?}");
    }
}
