//! The only place that reads the system's clock. Everything else takes the time as an argument or asks the
//! service's [`Clock`].

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, tz::Offset};

/// Viet Nam's offset from UTC, all year round.
pub const VIET_NAM: Offset = Offset::constant(7);

/// The day in Viet Nam at that instant.
pub fn day_of(at: Timestamp) -> Date {
    VIET_NAM.to_datetime(at).date()
}

/// Tells the time, in whole microseconds, as fine as the database keeps it.
#[derive(Clone, Debug)]
pub struct Clock(Kind);

#[derive(Clone, Debug)]
enum Kind {
    System,
    StartedAt { start: Timestamp, since: Instant },
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(Kind::System)
    }

    /// A clock that shows `start` now and runs on from there. For demonstrations and tests of the whole program.
    pub fn starting_at(start: Timestamp) -> Self {
        Self(Kind::StartedAt { start, since: Instant::now() })
    }

    /// A clock that stands at `start` until it is moved; its clones move with it. For tests.
    pub fn manual(start: Timestamp) -> Self {
        Self(Kind::Manual(Arc::new(AtomicI64::new(start.as_microsecond()))))
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        let now = match &self.0 {
            Kind::System => system_now(),
            Kind::StartedAt { start, since } => start.saturating_add(since.elapsed()).unwrap_or(*start),
            Kind::Manual(micros) => from_micros(micros.load(Ordering::SeqCst)),
        };
        from_micros(now.as_microsecond())
    }

    /// The day in Viet Nam now.
    pub fn today(&self) -> Date {
        day_of(self.now())
    }

    /// Moves a manual clock on by `step`; any other clock goes its own way.
    pub fn advance(&self, step: SignedDuration) {
        if let Kind::Manual(micros) = &self.0 {
            let step = i64::try_from(step.as_micros()).unwrap_or(i64::MAX);
            micros.fetch_add(step, Ordering::SeqCst);
        }
    }

    /// Sets a manual clock to `at`; any other clock goes its own way.
    pub fn set(&self, at: Timestamp) {
        if let Kind::Manual(micros) = &self.0 {
            micros.store(at.as_microsecond(), Ordering::SeqCst);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the clock that everything else asks must ask somebody")]
fn system_now() -> Timestamp {
    Timestamp::now()
}

fn from_micros(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(if micros < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_turns_at_seven_in_the_evening_before_in_utc() {
        let before: Timestamp = "2026-11-22T16:59:59.999999Z".parse().unwrap();
        let clock = Clock::manual(before);
        assert_eq!(clock.today().to_string(), "2026-11-22");
        clock.advance(SignedDuration::from_micros(1));
        assert_eq!(clock.today().to_string(), "2026-11-23");
    }

    #[test]
    fn a_started_clock_runs_on() {
        let start: Timestamp = "2026-11-23T01:00:00Z".parse().unwrap();
        let clock = Clock::starting_at(start);
        let first = clock.now();
        assert!(first >= start);
        assert!(clock.now() >= first);
    }
}
