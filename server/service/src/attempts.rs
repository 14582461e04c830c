//! Attempts at a secret. Those on one account wait for each other, so that many at once win nothing and nobody
//! who is right is paused for being quick; the failures are counted in the database, so that a restart or
//! another process forgets nothing.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, PoisonError, Weak};

use domain::people::AccountRefusal;
use domain::people::lockout::{Counted, Failures};
use domain::text::fold;
use jiff::SignedDuration;
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::people::hashing::digest;
use crate::service::Service;

/// Counts of subjects that nobody tried for so long are thrown away.
const KEPT: SignedDuration = SignedDuration::from_hours(48);

/// An account or an address whose failures are counted. Kept as a digest: the table is no list of names.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    counted: Counted,
    key: String,
}

impl Subject {
    /// The password of the account of that name, whether there is one or not.
    pub(crate) fn account(typed_username: &str) -> Self {
        Self { counted: Counted::Account, key: digest("account", &fold(typed_username)) }
    }

    /// The current password, asked again of its owner: strangers at the door do not keep them from changing it.
    pub(crate) fn own_password(username: &str) -> Self {
        Self { counted: Counted::Account, key: digest("own password", username) }
    }

    /// The second factor of the account of that name.
    pub(crate) fn second_factor(username: &str) -> Self {
        Self { counted: Counted::Account, key: digest("second factor", username) }
    }

    /// The secret of the case of that code, whether there is one or not, tried from one address: whoever mistypes waits;
    /// the neighbours on the same line do not, nor does the sender who is elsewhere.
    pub(crate) fn case_from(typed_code: &str, address: IpAddr) -> Self {
        let from = format!("{}\n{}", Self::address(address).key, fold(typed_code));
        Self { counted: Counted::Account, key: digest("case from", &from) }
    }

    /// The secret of the case of that code, tried from wherever.
    pub(crate) fn case(typed_code: &str) -> Self {
        Self { counted: Counted::Visitors, key: digest("case", &fold(typed_code)) }
    }

    /// An address from which secrets of cases are tried; of IPv6 the network. Apart from those who sign in: a sender who
    /// mistypes keeps nobody of the office from working.
    pub(crate) fn sender_address(address: IpAddr) -> Self {
        Self { key: digest("sender", &Self::address(address).key), counted: Counted::Visitors }
    }

    /// An address; of IPv6 the network, since one sender owns all of it.
    pub(crate) fn address(address: IpAddr) -> Self {
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

/// An attempt under way; the next one on the same account begins when this is dropped.
pub(crate) struct Attempt {
    _turn: OwnedMutexGuard<()>,
    account: Subject,
    others: Vec<Subject>,
}

/// Begins an attempt; refused while the account or what is counted besides must wait.
pub(crate) async fn begin(
    service: &Service,
    account: Subject,
    others: impl IntoIterator<Item = Subject>,
) -> Result<Attempt, Error> {
    let others: Vec<Subject> = others.into_iter().collect();
    let turn = service.kept::<Queues>().of(&account).lock_owned().await;
    let mut tx = service.read().await?;
    for subject in std::iter::once(&account).chain(&others) {
        tx.may_try(subject).await?;
    }
    Ok(Attempt { _turn: turn, account, others })
}

impl Attempt {
    /// Counts it as failed.
    pub(crate) async fn fail(self, service: &Service) -> Result<(), Error> {
        let mut tx = service.write().await?;
        tx.forget_old_failures().await?;
        for subject in std::iter::once(&self.account).chain(&self.others) {
            tx.count_failure(subject).await?;
        }
        tx.save().await
    }

    /// Forgives the account everything: it was right. What was counted besides stays.
    pub(crate) async fn succeed(&self, tx: &mut Tx) -> Result<(), Error> {
        tx.forgive(&self.account).await
    }
}

/// Where attempts on one account wait for each other.
#[derive(Default)]
struct Queues(std::sync::Mutex<HashMap<String, Weak<Mutex<()>>>>);

impl Queues {
    fn of(&self, subject: &Subject) -> Arc<Mutex<()>> {
        let mut queues = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(queue) = queues.get(&subject.key).and_then(Weak::upgrade) {
            return queue;
        }
        queues.retain(|_, queue| queue.strong_count() > 0);
        let queue = Arc::new(Mutex::new(()));
        queues.insert(subject.key.clone(), Arc::downgrade(&queue));
        queue
    }
}

impl Tx {
    /// Forgives the subject everything: it was right.
    pub(crate) async fn forgive(&mut self, subject: &Subject) -> Result<(), Error> {
        const FORGIVE: &str = "DELETE FROM sign_in_failure WHERE subject = $1";
        on!(self, c => sqlx::query(FORGIVE).bind(&subject.key).execute(c).await)?;
        Ok(())
    }

    /// Throws away counts that no longer matter.
    async fn forget_old_failures(&mut self) -> Result<(), Error> {
        const FORGET: &str = "DELETE FROM sign_in_failure WHERE last_at < $1";
        let before = Instant(self.now().checked_sub(KEPT).unwrap_or(self.now()));
        on!(self, c => sqlx::query(FORGET).bind(before).execute(c).await)?;
        Ok(())
    }

    async fn may_try(&mut self, subject: &Subject) -> Result<(), Error> {
        const PAUSE: &str = "SELECT locked_until FROM sign_in_failure \
                             WHERE subject = $1 AND locked_until IS NOT NULL AND locked_until > $2";
        let now = Instant(self.now());
        let pause = on!(self, c =>
            sqlx::query_scalar::<_, Instant>(PAUSE).bind(&subject.key).bind(now).fetch_optional(c).await)?;
        match pause {
            Some(until) => Err(AccountRefusal::Locked { until: until.0 }.into()),
            None => Ok(()),
        }
    }

    /// One more, unless a pause has begun in the meantime.
    async fn count_failure(&mut self, subject: &Subject) -> Result<(), Error> {
        let now = self.now();
        match self.failures(subject).await?.attempt(subject.counted, now) {
            Ok(failures) => self.set_failures(subject, failures).await,
            Err(_) => Ok(()),
        }
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
