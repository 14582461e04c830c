//! Who is reminded of monthly values, and when: on the first and the last day of entry, and each day once they are late.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod measured;
mod ward;

use domain::notice::ValuesDigest;
use domain::people::Actor;
use jiff::civil::date;
use measured::{defined, month, submit, world_in};
use service::Service;
use service::notice::{inbox, write_digests};
use ward::{KTHTDT, VHXH};

/// What the unseen digest of the person says of values; nothing without one.
async fn told(service: &Service, actor: &Actor) -> ValuesDigest {
    let told = inbox(service, actor).await.unwrap().told;
    told.into_iter().find_map(|told| told.facts.digest).map(|digest| digest.values).unwrap_or_default()
}

async fn morning(world: &harness::World, day: &str) {
    world.clock.set(format!("{day}T01:00:00Z").parse().unwrap());
    write_digests(&world.service).await.unwrap();
}

contract! {
    async fn n12_who_enters_is_reminded_of_the_window_and_what_is_late_rises(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        let january = month(2026, 1);
        let nothing = ValuesDigest::default();

        // Monday, the first of five working days.
        morning(&world, "2026-02-02").await;
        let (of, last, codes) = told(service, &ward.officer).await.due.unwrap();
        assert_eq!((of, last, codes.codes), (january, date(2026, 2, 6), vec!["CT1".to_owned()]));
        assert_eq!(told(service, &ward.other).await, nothing, "another unit's");
        morning(&world, "2026-02-03").await;
        assert_eq!(write_digests(service).await.unwrap(), 0);
        morning(&world, "2026-02-06").await;
        assert!(told(service, &ward.officer).await.due.is_some());
        assert_eq!(told(service, &ward.leader).await, nothing);

        // Late: to the unit at once, to leaders after two working days.
        morning(&world, "2026-02-09").await;
        let late = told(service, &ward.officer).await;
        assert_eq!((late.due, late.overdue.codes, late.risen.count), (None, vec!["CT1".to_owned()], 0));
        assert_eq!(told(service, &ward.leader).await, nothing);
        morning(&world, "2026-02-10").await;
        assert_eq!(told(service, &ward.leader).await, nothing);
        morning(&world, "2026-02-11").await;
        assert_eq!(told(service, &ward.leader).await.risen.codes, ["CT1"]);

        // What waits for a leader is late no more.
        submit(service, &ward.officer, id, january, "412", "412").await;
        morning(&world, "2026-02-12").await;
        assert_eq!(told(service, &ward.officer).await, nothing);
        assert_eq!(told(service, &ward.leader).await, nothing);
    }

    async fn only_the_unit_in_the_lead_is_reminded(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        defined(service, &ward.admin, "CT1", "100", VHXH).await;
        morning(&world, "2026-02-02").await;
        assert!(told(service, &ward.other).await.due.is_some());
        assert_eq!(told(service, &ward.officer).await, ValuesDigest::default());
        assert_eq!(told(service, &ward.owner).await, ValuesDigest::default(), "the plan is theirs, the values are not");
    }
}
