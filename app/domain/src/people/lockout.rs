//! How long somebody who failed to sign in must wait. Accounts and addresses are counted apart, and a name that
//! does not exist is counted as one that does.

use jiff::{SignedDuration, Timestamp};

const FIRST_PAUSE: SignedDuration = SignedDuration::from_secs(30);
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_mins(30);

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Attempts on one account: its password, or its second factor.
    Account,
    /// Attempts from one address. A whole office may stand behind it, so that it has more free attempts and is
    /// forgotten sooner.
    Address,
    /// Attempts at the secrets of cases, whichever, from one address, behind which all phones of a carrier may stand; or
    /// at the secret of one case, from wherever. What one visitor mistypes of one case is counted as on an account.
    Visitors,
}

impl Counted {
    /// Failures without a pause.
    fn free(self) -> u32 {
        match self {
            Counted::Account => 5,
            Counted::Address => 10,
            Counted::Visitors => 50,
        }
    }

    /// The quiet time after which failures are forgotten.
    fn memory(self) -> SignedDuration {
        match self {
            Counted::Account => SignedDuration::from_hours(24),
            Counted::Address | Counted::Visitors => SignedDuration::from_hours(1),
        }
    }
}

/// The failures of one account or address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    /// How many.
    pub count: u32,
    /// When the last one was.
    pub last_at: Timestamp,
    /// The end of the pause, if there is one.
    pub locked_until: Option<Timestamp>,
}

impl Failures {
    /// None so far.
    pub fn none(now: Timestamp) -> Self {
        Self { count: 0, last_at: now, locked_until: None }
    }

    /// The failures after one more attempt that is counted as failed until it has succeeded; or the end of the
    /// pause that forbids it.
    pub fn attempt(self, counted: Counted, now: Timestamp) -> Result<Self, Timestamp> {
        if let Some(until) = self.locked_until.filter(|until| *until > now) {
            return Err(until);
        }
        let forgotten = now.duration_since(self.last_at) >= counted.memory();
        let count = if forgotten { 1 } else { self.count.saturating_add(1) };
        let locked_until = pause(counted, count).and_then(|pause| now.checked_add(pause).ok());
        Ok(Self { count, last_at: now, locked_until })
    }
}

/// The pause after that many failures: none while they are free, then 30 s, doubled each time up to 30 min.
pub fn pause(counted: Counted, failures: u32) -> Option<SignedDuration> {
    let beyond = failures.checked_sub(counted.free())?;
    let doubled = FIRST_PAUSE.checked_mul(1 << beyond.min(16)).unwrap_or(LONGEST_PAUSE);
    Some(doubled.min(LONGEST_PAUSE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow() {
        let seconds = |failures| pause(Counted::Account, failures).map(|pause| pause.as_secs());
        let pauses: Vec<_> = (4..=13).map(seconds).collect();
        let expected = [30, 60, 120, 240, 480, 960, 1800, 1800, 1800].map(Some);
        assert_eq!(pauses[0], None);
        assert_eq!(pauses[1..], expected);
        assert_eq!(seconds(u32::MAX), Some(1800));
        assert_eq!(pause(Counted::Address, 9), None);
        assert_eq!(pause(Counted::Address, 10), Some(FIRST_PAUSE));
        assert_eq!((pause(Counted::Visitors, 49), pause(Counted::Visitors, 50)), (None, Some(FIRST_PAUSE)));
    }

    #[test]
    fn a_pause_refuses_and_quiet_forgets() {
        let now: Timestamp = "2026-11-23T01:00:00Z".parse().unwrap();
        let mut failures = Failures::none(now);
        for _ in 0..5 {
            failures = failures.attempt(Counted::Account, now).unwrap();
        }
        let until = now + FIRST_PAUSE;
        assert_eq!(failures.attempt(Counted::Account, now), Err(until));
        let sixth = failures.attempt(Counted::Account, until).unwrap();
        assert_eq!(sixth.locked_until, Some(until + FIRST_PAUSE * 2));
        let next_day = until + SignedDuration::from_hours(24);
        let after_quiet = sixth.attempt(Counted::Account, next_day).unwrap();
        assert_eq!((after_quiet.count, after_quiet.locked_until), (1, None));
    }
}
