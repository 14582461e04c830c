//! Whom a case reaches: who may know of it at all, and who may take which step. Whoever may not know of a case is told
//! that there is none, everywhere: on its page, in lists, in counts, in search, and for its files.

use super::{StateKind, Step};
use crate::ids::PersonId;
use crate::people::{About, Action, Actor, Refusal, Role, may};

/// May this person know of the case. A restricted one reaches leaders and the one named clerk, whatever unit or
/// neighbourhood it belongs to: what is told about officials must not come to those it is told about (tasks II.7 and
/// II.8 of the plan; Luật Tố cáo 2018, art. 8).
pub fn may_know(
    actor: &Actor,
    restricted: bool,
    clerk: Option<PersonId>,
    about: &About,
) -> Result<(), Refusal> {
    may(actor, Action::ReadFeedback, about)?;
    if !restricted || knows_restricted(actor, clerk) { Ok(()) } else { Err(Refusal::Role) }
}

/// True if restricted cases reach this person.
pub fn knows_restricted(actor: &Actor, clerk: Option<PersonId>) -> bool {
    actor.roles.has(Role::Leader) || clerk == Some(actor.person)
}

/// The permissions by any one of which a person takes a step.
pub fn permissions(step: Step) -> &'static [Action] {
    use Action::{DecideFeedback, SortFeedback, WorkFeedback};
    match step {
        Step::Classify | Step::Assign | Step::Forward | Step::Reject | Step::Redirect => &[SortFeedback],
        Step::Ask | Step::Supplement => &[SortFeedback, WorkFeedback],
        Step::Start | Step::Submit => &[WorkFeedback],
        Step::Promote | Step::Return | Step::Approve | Step::Publish | Step::Reopen => &[DecideFeedback],
        Step::Close => &[DecideFeedback, SortFeedback],
    }
}

/// May this person take the step on a case that they know of, as far as roles and units go.
pub fn may_step(actor: &Actor, step: Step, about: &About) -> Result<(), Refusal> {
    let mut why = Refusal::Role;
    for action in permissions(step) {
        match may(actor, *action, about) {
            Ok(()) => return Ok(()),
            Err(Refusal::Role) => {}
            Err(nearer) => why = nearer,
        }
    }
    Err(why)
}

/// The steps that this person may take from there, in the order in which pages offer them.
pub fn steps_for(actor: &Actor, state: StateKind, about: &About) -> Vec<Step> {
    state.steps().filter(|step| may_step(actor, *step, about).is_ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::UnitId;
    use crate::people::Roles;

    fn actor(role: Role, unit: Option<i64>) -> Actor {
        Actor { person: PersonId(7), name: "X".into(), roles: Roles::new([role]), unit: unit.map(UnitId) }
    }

    #[test]
    fn a_restricted_case_reaches_leaders_and_the_one_clerk_alone() {
        let about = About { lead: Some(UnitId(1)), support: vec![UnitId(5)], owner: Some(PersonId(7)) };
        for role in Role::ALL {
            let open = may_know(&actor(role, Some(1)), false, None, &about).is_ok();
            let restricted = may_know(&actor(role, Some(1)), true, None, &about).is_ok();
            let as_clerk = may_know(&actor(role, Some(1)), true, Some(PersonId(7)), &about).is_ok();
            assert_eq!(restricted, role == Role::Leader, "{role:?}");
            // The clerk is let in by name, but only to what their role reaches anyway.
            assert_eq!(as_clerk, open, "{role:?}");
            assert_eq!(open, !matches!(role, Role::Viewer | Role::Admin), "{role:?}");
        }
    }

    #[test]
    fn a_neighbourhood_knows_its_own_cases_alone() {
        let about = About { lead: Some(UnitId(1)), support: vec![UnitId(3)], owner: None };
        assert!(may_know(&actor(Role::Neighborhood, Some(3)), false, None, &about).is_ok());
        assert!(may_know(&actor(Role::Neighborhood, Some(5)), false, None, &about).is_err());
        assert!(may_know(&actor(Role::UnitOfficer, Some(3)), false, None, &about).is_err());
    }
}
