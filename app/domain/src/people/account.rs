//! Accounts: the ways in which they say no.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Why an account, a session or a unit was not opened or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AccountRefusal {
    /// User name and password do not go together; which of them is wrong is not said.
    WrongCredentials,
    /// Whoever changes their password typed the present one wrongly.
    WrongPassword,
    /// Too many failures: try again then.
    Locked {
        /// The end of the pause.
        until: Timestamp,
    },
    /// The code of the second factor is wrong, or was used before.
    WrongCode,
    /// The set-up link is unknown, used or too old, or an administrator exists already.
    SetupLink,
    /// The user name is taken.
    UsernameTaken,
    /// A user name has 3 to 32 characters of a to z, 0 to 9, dot, dash and underscore, and begins with a letter.
    UsernameForm,
    /// A password has at least this many characters.
    PasswordShort {
        /// Characters.
        least: u32,
    },
    /// A password has at most this many characters.
    PasswordLong {
        /// Characters.
        most: u32,
    },
    /// The password is, or nearly is, the user name or the person's name.
    PasswordLikeName,
    /// The password is one of those that everybody tries first.
    PasswordCommon,
    /// The new password is the old one.
    PasswordSame,
    /// A field that must be filled is empty or too long.
    Field {
        /// Which.
        name: String,
    },
    /// A unit's code or one of its names belongs to another unit.
    UnitTaken,
    /// The last active administrator must stay one.
    LastAdmin,
}
