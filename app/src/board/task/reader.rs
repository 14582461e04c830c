//! Who reads the page of a task, and what they may do on it. It is asked once, on the server, when the page is
//! written out; a button that is offered is judged again when it is pressed.

use domain::board::{TaskFacts, may_change_evidence};
use domain::people::{About, Action, Actor, may};

use crate::viewer::viewer;

/// The person who reads the page.
pub fn actor() -> Option<Actor> {
    viewer().signed.map(|signed| signed.actor)
}

/// True if the reader may do this on the task.
pub fn can(action: Action, about: &About) -> bool {
    actor().is_some_and(|actor| may(&actor, action, about).is_ok())
}

/// True if the reader may write the result of the period and its evidence.
pub fn can_report(facts: &TaskFacts) -> bool {
    actor().is_some_and(|actor| may_change_evidence(facts, &actor).is_ok())
}
