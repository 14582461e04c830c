//! How much one network address may post: a burst of thirty, and six more a minute. Told by the service's clock, as
//! everything else is. A hall shares one address, and so do many phones of one carrier; what one person may send is
//! limited by their phone number.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    time::Duration,
};

use domain::feedback::Refusal;
use governor::{
    Quota, RateLimiter, clock, middleware::NoOpMiddleware, nanos::Nanos, state::keyed::DashMapStateStore,
};
use jiff::{SignedDuration, Timestamp};
use service::Service;

/// The most posts at once.
const BURST: NonZeroU32 = NonZeroU32::new(30).expect("thirty is not zero");
/// How long until one more is taken.
const EACH: Duration = Duration::from_secs(10);
/// How many addresses are remembered before those that may post freely again are forgotten.
const ADDRESSES_MOST: usize = 10_000;

/// Who may post how much.
pub struct PostLimit(RateLimiter<IpAddr, DashMapStateStore<IpAddr>, ServiceClock, NoOpMiddleware<Nanos>>);

#[derive(Clone)]
struct ServiceClock(Service);

impl clock::Clock for ServiceClock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        u64::try_from(self.0.now().as_nanosecond()).unwrap_or_default().into()
    }
}

impl PostLimit {
    /// The limit by the clock of this service.
    pub fn new(service: &Service) -> Self {
        let quota = Quota::with_period(EACH).unwrap_or(Quota::per_minute(BURST)).allow_burst(BURST);
        Self(RateLimiter::dashmap_with_clock(quota, ServiceClock(service.clone())))
    }

    /// Counts a post from an address, or says when one is taken again.
    pub fn count(&self, address: IpAddr) -> Result<(), Refusal> {
        if self.0.len() > ADDRESSES_MOST {
            self.0.retain_recent();
        }
        self.0.check_key(&household(address)).map_err(|wait| {
            let now = clock::Clock::now(self.0.clock());
            let wait =
                SignedDuration::try_from(wait.wait_time_from(now)).unwrap_or(SignedDuration::from_mins(1));
            let now = Timestamp::from_nanosecond(now.as_u64().into()).unwrap_or_default();
            Refusal::TooMany { until: now.saturating_add(wait).unwrap_or(now) }
        })
    }
}

/// One line of version 6 has 2^64 addresses to choose from; it counts as one.
pub fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(long) => match long.to_ipv4_mapped() {
            Some(short) => short.into(),
            None => Ipv6Addr::from_bits(long.to_bits() & !u128::from(u64::MAX)).into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_on_one_line_count_as_one() {
        let at = |text: &str| household(text.parse().expect("an address"));
        assert_eq!(at("2001:db8:1:2::1"), at("2001:db8:1:2:ffff::9"));
        assert_ne!(at("2001:db8:1:2::1"), at("2001:db8:1:3::1"));
        assert_eq!(at("::ffff:192.0.2.1"), at("192.0.2.1"));
        assert_ne!(at("192.0.2.1"), at("192.0.2.2"));
    }
}
