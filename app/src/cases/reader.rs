//! Who reads the pages of cases.

use domain::people::{Action, Grant, Role, grant};
use leptos::prelude::WithUntracked;
use leptos_router::hooks::use_query_map;

use crate::viewer::viewer;

/// True if one of the reader's roles reaches for this on some case at least.
pub fn may_somewhere(action: Action) -> bool {
    viewer()
        .signed
        .is_some_and(|signed| signed.actor.roles.iter().any(|role| grant(role, action) != Grant::No))
}

/// True for the head of a neighbourhood, who sends for residents and sees what became of it, and works on no case.
pub fn is_head() -> bool {
    let is_one = viewer()
        .signed
        .is_some_and(|signed| signed.actor.roles.iter().any(|role| role == Role::Neighborhood));
    is_one && !may_somewhere(Action::WorkFeedback)
}

/// A parameter of the address; none if it is missing or empty.
pub fn asked(name: &str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(name)).filter(|value| !value.is_empty())
}
