//! How far a sign-in has come. Only a full one opens pages of staff.

use serde::{Deserialize, Serialize};

use super::AccountRefusal;

/// What still stands between a session and work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The password was right; the code of the second factor is due.
    SecondFactor,
    /// A role asks for a second factor, and none is set up yet.
    EnrolSecondFactor,
    /// The password was given by an administrator and must be changed.
    ChangePassword,
    /// Nothing.
    Full,
}

impl Stage {
    /// True if the session may work.
    pub fn is_full(self) -> bool {
        self == Self::Full
    }
}

/// The name of the form's field that a refusal is about, if it is about one.
pub fn field_of(refusal: &AccountRefusal) -> Option<&str> {
    match refusal {
        AccountRefusal::WrongCode => Some("one_time_code"),
        AccountRefusal::WrongPassword => Some("current_password"),
        AccountRefusal::UsernameTaken | AccountRefusal::UsernameForm => Some("username"),
        AccountRefusal::PasswordShort { .. }
        | AccountRefusal::PasswordLong { .. }
        | AccountRefusal::PasswordLikeName
        | AccountRefusal::PasswordCommon
        | AccountRefusal::PasswordSame => Some("new_password"),
        AccountRefusal::UnitTaken => Some("name"),
        AccountRefusal::Field { name } => Some(name),
        AccountRefusal::WrongCredentials
        | AccountRefusal::Locked { .. }
        | AccountRefusal::SetupLink
        | AccountRefusal::LastAdmin => None,
    }
}
