//! Holds the moves of the board to their golden picture. To change a rule, change `board/moves.rs`, run with
//! `BLESS=1`, and have the difference of `board_moves.txt` reviewed.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

use std::fmt::Write;

use domain::{
    board::{
        Asks, Intent, Order, Refusal, Returned, SixPoints, Stamp, State, StateKind, TaskFacts, apply,
        may_change_evidence, moves,
    },
    ids::{PersonId, UnitId},
    people::{self, About, Actor, Role, Roles},
};
use jiff::Timestamp;

const LEAD: UnitId = UnitId(1);
const SUPPORT: UnitId = UnitId(2);
const OTHER: UnitId = UnitId(3);
const NOW: Timestamp = Timestamp::constant(1_795_000_000, 0);

fn actor(role: Role, unit: UnitId) -> Actor {
    Actor {
        person: PersonId(7), name: "Trần Thị Hà".into(), roles: Roles::new([role]), unit: Some(unit)
    }
}

fn personas() -> Vec<(&'static str, Actor)> {
    vec![
        ("leader", actor(Role::Leader, OTHER)),
        ("plan owner", actor(Role::PlanOwner, OTHER)),
        ("officer, lead", actor(Role::UnitOfficer, LEAD)),
        ("officer, support", actor(Role::UnitOfficer, SUPPORT)),
        ("officer, other", actor(Role::UnitOfficer, OTHER)),
        ("one-stop, lead", actor(Role::OneStop, LEAD)),
        ("neighborhood", actor(Role::Neighborhood, SUPPORT)),
        ("admin", actor(Role::Admin, LEAD)),
        ("viewer", actor(Role::Viewer, LEAD)),
    ]
}

fn stamp() -> Stamp {
    Stamp { by: PersonId(9), at: NOW }
}

fn state(kind: StateKind) -> State {
    match kind {
        StateKind::NotStarted => State::NotStarted,
        StateKind::InProgress => State::InProgress { returned: None },
        StateKind::Blocked => State::Blocked,
        StateKind::Submitted => State::Submitted { stamp: stamp() },
        StateKind::Accepted => State::Accepted { submitted: stamp(), accepted: stamp() },
        StateKind::NoOccurrence => State::NoOccurrence { stamp: stamp(), note: "Không có hồ sơ".into() },
    }
}

fn task(kind: StateKind) -> TaskFacts {
    TaskFacts {
        about: About { lead: Some(LEAD), support: vec![SUPPORT], owner: None },
        state: state(kind),
        needs_evidence: true,
        evidence: 1,
        has_result: true,
        open_obstacles: 0,
        gone: false,
        points: SixPoints::default(),
    }
}

fn order(to: StateKind, note: &str) -> Order {
    Order { to, note: note.into() }
}

fn picture(task: impl Fn(StateKind) -> TaskFacts) -> String {
    let mut table = format!("{:<30}", "");
    for (name, _) in personas() {
        write!(table, "{name:<22}").unwrap();
    }
    for from in StateKind::ALL {
        table.push('\n');
        for to in StateKind::ALL.into_iter().filter(|to| *to != from) {
            write!(table, "\n{:<30}", format!("{} > {}", from.name(), to.name())).unwrap();
            for (_, actor) in personas() {
                let moves = moves(&task(from), &actor);
                let offered = moves.iter().find(|offered| offered.to == to).unwrap();
                let cell = match &offered.verdict {
                    Ok(()) => format!("{:?}{}", offered.intent.unwrap(), asked(offered.asks)),
                    Err(Refusal::Forbidden { because: people::Refusal::Role }) => "- (role)".into(),
                    Err(Refusal::Forbidden { because: people::Refusal::OtherUnit }) => {
                        "- (other unit)".into()
                    }
                    Err(Refusal::Forbidden { because: people::Refusal::NoUnitYet }) => {
                        "- (no unit yet)".into()
                    }
                    Err(refusal) => format!("- {refusal:?}"),
                };
                let cell = if cell.len() > 21 { cell.replace("NoOccurrence", "NoOcc") } else { cell };
                write!(table, "{cell:<22}").unwrap();
            }
        }
    }
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn asked(asks: Asks) -> &'static str {
    match asks {
        Asks::Nothing => "",
        Asks::Note => " +note",
        Asks::Obstacle => " +obstacle",
    }
}

#[test]
fn the_moves_are_the_reviewed_ones() {
    let mut table = String::from("A task that wants evidence, with evidence and a result\n\n");
    table += &picture(task);
    table += "\n\nThe same without evidence\n\n";
    table += &picture(|kind| TaskFacts { evidence: 0, ..task(kind) });
    table += "\n\nA task that wants no evidence, without a result\n\n";
    table +=
        &picture(|kind| TaskFacts { evidence: 0, needs_evidence: false, has_result: false, ..task(kind) });
    table += "\n\nA task that nobody leads yet\n\n";
    table += &picture(|kind| TaskFacts { about: About::default(), ..task(kind) });
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/board_moves.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, &table).unwrap();
    }
    assert_eq!(table, std::fs::read_to_string(golden).unwrap());
}

#[test]
fn a_move_does_what_the_offer_says() {
    for from in StateKind::ALL {
        for (name, actor) in personas() {
            for offered in moves(&task(from), &actor) {
                let made = apply(&task(from), &actor, &order(offered.to, "Lý do"), NOW);
                match offered.verdict {
                    Ok(()) => assert_eq!(made.map(|state| state.kind()), Ok(offered.to), "{name} {from:?}"),
                    Err(refusal) => assert_eq!(made, Err(refusal), "{name} {from:?}"),
                }
            }
            let stays = apply(&task(from), &actor, &order(from, "Lý do"), NOW);
            assert!(stays.is_err(), "{name} {from:?}");
        }
    }
}

#[test]
fn a_state_carries_who_and_when() {
    let (officer, leader) = (actor(Role::UnitOfficer, LEAD), actor(Role::Leader, OTHER));
    let mine = Stamp { by: PersonId(7), at: NOW };
    let submitted = apply(&task(StateKind::InProgress), &officer, &order(StateKind::Submitted, ""), NOW);
    assert_eq!(submitted, Ok(State::Submitted { stamp: mine }));
    let accepted = apply(&task(StateKind::Submitted), &leader, &order(StateKind::Accepted, ""), NOW);
    assert_eq!(accepted, Ok(State::Accepted { submitted: stamp(), accepted: mine }));
    let returned = apply(
        &task(StateKind::Submitted),
        &leader,
        &order(StateKind::InProgress, " Bổ sung số văn bản "),
        NOW,
    );
    let note = "Bổ sung số văn bản".into();
    assert_eq!(returned, Ok(State::InProgress { returned: Some(Returned { stamp: mine, note }) }));
}

#[test]
fn what_must_be_written_must_be_written() {
    let (officer, leader) = (actor(Role::UnitOfficer, LEAD), actor(Role::Leader, OTHER));
    let refused =
        |kind, actor: &Actor, to, note: &str| apply(&task(kind), actor, &order(to, note), NOW).err();
    let blank = " \u{200b}\n";
    assert_eq!(
        refused(StateKind::NotStarted, &officer, StateKind::NoOccurrence, blank),
        Some(Refusal::NoteMissing)
    );
    assert_eq!(
        refused(StateKind::Submitted, &leader, StateKind::InProgress, blank),
        Some(Refusal::NoteMissing)
    );
    assert_eq!(refused(StateKind::Accepted, &leader, StateKind::InProgress, ""), Some(Refusal::NoteMissing));
    assert_eq!(
        refused(StateKind::InProgress, &officer, StateKind::Blocked, ""),
        Some(Refusal::ObstacleMissing)
    );
    let long = "ễ".repeat(2001);
    assert_eq!(
        refused(StateKind::NotStarted, &officer, StateKind::NoOccurrence, &long),
        Some(Refusal::TextTooLong { most: 2000 }),
    );
    let known = TaskFacts { open_obstacles: 1, ..task(StateKind::InProgress) };
    assert_eq!(apply(&known, &officer, &order(StateKind::Blocked, ""), NOW), Ok(State::Blocked));
}

#[test]
fn a_task_that_left_the_plan_moves_nowhere() {
    let gone = TaskFacts { gone: true, ..task(StateKind::InProgress) };
    let leader = actor(Role::Leader, LEAD);
    assert!(moves(&gone, &leader).iter().all(|offered| offered.verdict == Err(Refusal::TaskGone)));
    assert_eq!(may_change_evidence(&gone, &leader), Err(Refusal::TaskGone));
}

#[test]
fn evidence_stays_as_it_was_judged() {
    let leader = actor(Role::Leader, LEAD);
    for (kind, verdict) in [
        (StateKind::NotStarted, Ok(())),
        (StateKind::InProgress, Ok(())),
        (StateKind::Blocked, Ok(())),
        (StateKind::Submitted, Err(Refusal::WaitsForReview)),
        (StateKind::Accepted, Err(Refusal::AlreadyAccepted)),
        (StateKind::NoOccurrence, Err(Refusal::AlreadyAccepted)),
    ] {
        assert_eq!(may_change_evidence(&task(kind), &leader), verdict, "{kind:?}");
    }
    let other = actor(Role::UnitOfficer, OTHER);
    let because = people::Refusal::OtherUnit;
    assert_eq!(
        may_change_evidence(&task(StateKind::InProgress), &other),
        Err(Refusal::Forbidden { because })
    );
}

#[test]
fn refusals_and_intents_survive_the_wire() {
    let stale = Refusal::Stale { by: "Hà".into(), at: NOW, now: StateKind::Submitted, version: 4 };
    let because = people::Refusal::OtherUnit;
    for refusal in [stale, Refusal::Forbidden { because }, Refusal::NoEvidence] {
        let text = serde_json::to_string(&refusal).unwrap();
        assert_eq!(serde_json::from_str::<Refusal>(&text).unwrap(), refusal);
    }
    for kind in StateKind::ALL {
        let text = serde_json::to_string(&state(kind)).unwrap();
        assert_eq!(serde_json::from_str::<State>(&text).unwrap(), state(kind));
        assert_eq!(StateKind::from_name(kind.name()), Some(kind));
    }
    assert_eq!(serde_json::to_string(&Intent::GiveBack).unwrap(), "\"give_back\"");
}
