//! Sessions: of what facts their stage is made, and how long they hold.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Actor, Roles, Stage};

/// A session ends after this long without use.
pub const IDLE: SignedDuration = SignedDuration::from_hours(12);
/// A session ends this long after it began, used or not.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The facts of which a stage is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInFacts<'a> {
    /// The account's roles.
    pub roles: &'a Roles,
    /// The password was given by somebody else.
    pub must_change: bool,
    /// The account has a confirmed second factor.
    pub second_factor: bool,
    /// The session has shown it.
    pub shown: bool,
}

impl Stage {
    /// The first thing that is still due.
    pub fn of(facts: SignInFacts<'_>) -> Self {
        if facts.second_factor && !facts.shown {
            Stage::SecondFactor
        } else if facts.must_change {
            Stage::ChangePassword
        } else if facts.roles.need_second_factor() && !facts.second_factor {
            Stage::EnrolSecondFactor
        } else {
            Stage::Full
        }
    }
}

/// When a session that began and was last used then will end.
pub fn expiry(began: Timestamp, used: Timestamp) -> Timestamp {
    let idle = used.checked_add(IDLE).unwrap_or(Timestamp::MAX);
    let longest = began.checked_add(LONGEST).unwrap_or(Timestamp::MAX);
    idle.min(longest)
}

/// Who is signed in, and how far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionState {
    /// Who. Only at [`Stage::Full`] may they act.
    pub actor: Actor,
    /// The name under which they sign in.
    pub username: String,
    /// What they are in their unit.
    pub position: String,
    /// How far.
    pub stage: Stage,
    /// They have a confirmed second factor.
    pub second_factor: bool,
}

impl SessionState {
    /// The actor, if nothing stands between the session and work.
    pub fn full(&self) -> Option<&Actor> {
        self.stage.is_full().then_some(&self.actor)
    }
}

/// One place where a person is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSession {
    /// What the browser said of itself; may be empty.
    pub agent: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, within a few minutes.
    pub seen_at: Timestamp,
    /// The one that asks.
    pub this: bool,
}

/// What a person may know of their own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAccount {
    /// Who, and how far.
    pub state: SessionState,
    /// Where they are signed in, last used first.
    pub sessions: Vec<OpenSession>,
    /// Recovery codes that still open.
    pub recovery_codes_left: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Role;

    #[test]
    fn stages_come_in_order() {
        let (admin, viewer) = (Roles::new([Role::Admin]), Roles::new([Role::Viewer]));
        let stage = |roles, must_change, second_factor, shown| {
            Stage::of(SignInFacts { roles, must_change, second_factor, shown })
        };
        assert_eq!(stage(&admin, true, true, false), Stage::SecondFactor);
        assert_eq!(stage(&admin, true, true, true), Stage::ChangePassword);
        assert_eq!(stage(&admin, true, false, false), Stage::ChangePassword);
        assert_eq!(stage(&admin, false, false, false), Stage::EnrolSecondFactor);
        assert_eq!(stage(&admin, false, true, true), Stage::Full);
        assert_eq!(stage(&viewer, false, true, false), Stage::SecondFactor);
        assert_eq!(stage(&viewer, false, false, false), Stage::Full);
    }

    #[test]
    fn a_session_ends_by_idleness_or_by_age() {
        let began: Timestamp = "2026-11-23T01:00:00Z".parse().unwrap();
        assert_eq!(expiry(began, began), began + IDLE);
        assert_eq!(expiry(began, began + SignedDuration::from_hours(167)), began + LONGEST);
    }
}
