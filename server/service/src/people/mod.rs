//! People: accounts, signing in, sessions, the second factor, units.
//!
//! - `sign_in`: user name and password; sign-out.
//! - `session`: whose session a token is, and how far it has come.
//! - `second_factor`: one-time codes by time (RFC 6238) and recovery codes.
//! - `own_account`: where one is signed in; changing one's own password.
//! - `setup`: the one-time link that makes the first administrator.
//! - `accounts`, `units`: what administrators do.
//! - `hashing`, `rows` and `…_rows`: argon2id, SQL.
//!
//! The rules are in `domain::people`. Deliberately absent: self-registration, password hints, questions.

mod accounts;
pub(crate) mod hashing;
mod own_account;
mod rows;
mod second_factor;
mod second_factor_rows;
mod session;
mod session_rows;
mod setup;
mod sign_in;
mod unit_rows;
mod units;

use domain::people::{About, Action, Actor, may};

use crate::db::Tx;
use crate::error::Error;
use crate::service::Service;

pub use accounts::{
    Added, NewPerson, ReadyPerson, add_person, add_ready_person, change_person, colleagues, deactivate,
    people, reset_password, reset_second_factor,
};
pub use own_account::{change_password, own_account};
pub use second_factor::{confirm_second_factor, enrol_second_factor, new_recovery_codes, second_factor};
pub use session::actor;
pub use setup::{create_setup_link, setup_first_admin, setup_is_open};
pub use sign_in::{SignedIn, sign_in, sign_out, sign_out_everywhere};
pub use units::{add_unit, change_unit, units};

/// Who manages accounts and units.
#[derive(Clone, Debug)]
pub enum By {
    /// A signed-in person, as far as their roles allow.
    Person(Actor),
    /// Whoever sits at the server's own command line, and the program itself. Never a request.
    Console,
}

impl From<&Actor> for By {
    fn from(actor: &Actor) -> Self {
        Self::Person(actor.clone())
    }
}

impl By {
    fn ask(&self, action: Action) -> Result<(), Error> {
        match self {
            By::Person(actor) => Ok(may(actor, action, &About::default())?),
            By::Console => Ok(()),
        }
    }

    async fn write(&self, service: &Service) -> Result<Tx, Error> {
        match self {
            By::Person(actor) => service.write_as(actor).await,
            By::Console => service.write().await,
        }
    }
}
