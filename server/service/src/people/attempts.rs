//! Failed attempts are counted in the database before the secret is looked at and forgiven after it was right:
//! many at once, or a process that dies in between, win nobody a free attempt.

use std::net::{IpAddr, Ipv6Addr};

use domain::people::AccountRefusal;
use domain::people::lockout::{Counted, Failures};
use domain::text::fold;
use jiff::SignedDuration;

use super::hashing::digest;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// Counts of subjects that nobody tried for so long are thrown away.
const KEPT: SignedDuration = SignedDuration::from_hours(48);

/// An account or an address whose failures are counted. Kept as a digest: the table is no list of names.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    counted: Counted,
    key: String,
}

impl Subject {
    /// The password of the account of that name, whether there is one or not.
    pub(super) fn account(typed_username: &str) -> Self {
        Self { counted: Counted::Account, key: digest("account", &fold(typed_username)) }
    }

    /// The second factor of the account of that name.
    pub(super) fn second_factor(username: &str) -> Self {
        Self { counted: Counted::Account, key: digest("second factor", username) }
    }

    /// An address; of IPv6 the network, since one sender owns all of it.
    pub(super) fn address(address: IpAddr) -> Self {
        let sender = match address.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        };
        Self { counted: Counted::Address, key: digest("address", &sender.to_string()) }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    failures: i64,
    last_at: Instant,
    locked_until: Option<Instant>,
}

/// Counts one attempt on every subject as failed; refused, and not counted, while any of them must wait.
/// Subjects come in the same order everywhere: accounts, then addresses.
pub(super) async fn begin(service: &Service, subjects: &[&Subject]) -> Result<(), Error> {
    let mut tx = service.write().await?;
    let now = tx.now();
    for subject in subjects {
        let failures = tx.failures(subject).await?.attempt(subject.counted, now);
        let failures = failures.map_err(|until| AccountRefusal::Locked { until })?;
        tx.set_failures(subject, failures).await?;
    }
    tx.save().await
}

impl Tx {
    /// Forgives the subject everything: it was right.
    pub(super) async fn forgive(&mut self, subject: &Subject) -> Result<(), Error> {
        const FORGIVE: &str = "DELETE FROM sign_in_failure WHERE subject = $1";
        on!(self, c => sqlx::query(FORGIVE).bind(&subject.key).execute(c).await)?;
        Ok(())
    }

    /// Takes back one attempt that turned out right, and leaves the others counted.
    pub(super) async fn take_back(&mut self, subject: &Subject) -> Result<(), Error> {
        const TAKE_BACK: &str = "UPDATE sign_in_failure SET failures = failures - 1, locked_until = NULL \
                                 WHERE subject = $1 AND failures > 0";
        on!(self, c => sqlx::query(TAKE_BACK).bind(&subject.key).execute(c).await)?;
        Ok(())
    }

    /// Throws away counts that no longer matter.
    pub(super) async fn forget_old_failures(&mut self) -> Result<(), Error> {
        const FORGET: &str = "DELETE FROM sign_in_failure WHERE last_at < $1";
        let before = Instant(self.now().checked_sub(KEPT).unwrap_or(self.now()));
        on!(self, c => sqlx::query(FORGET).bind(before).execute(c).await)?;
        Ok(())
    }

    /// The failures so far. The row is made if there is none, and is this transaction's until it ends.
    async fn failures(&mut self, subject: &Subject) -> Result<Failures, Error> {
        const CLAIM: &str = "INSERT INTO sign_in_failure (subject, failures, last_at) VALUES ($1, 0, $2) \
                             ON CONFLICT (subject) DO UPDATE SET subject = excluded.subject \
                             RETURNING failures, last_at, locked_until";
        let now = Instant(self.now());
        let row = on!(self, c =>
            sqlx::query_as::<_, Row>(CLAIM).bind(&subject.key).bind(now).fetch_one(c).await)?;
        Ok(Failures {
            count: u32::try_from(row.failures).unwrap_or(u32::MAX),
            last_at: row.last_at.0,
            locked_until: row.locked_until.map(|until| until.0),
        })
    }

    async fn set_failures(&mut self, subject: &Subject, failures: Failures) -> Result<(), Error> {
        const SET: &str =
            "UPDATE sign_in_failure SET failures = $2, last_at = $3, locked_until = $4 WHERE subject = $1";
        let (last_at, locked_until) = (Instant(failures.last_at), failures.locked_until.map(Instant));
        on!(self, c => sqlx::query(SET)
            .bind(&subject.key).bind(i64::from(failures.count)).bind(last_at).bind(locked_until)
            .execute(c).await)?;
        Ok(())
    }
}
