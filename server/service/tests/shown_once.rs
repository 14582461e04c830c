//! Contract of secrets that are shown once.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod harness;
mod people_parts;

use domain::people::Role;
use jiff::SignedDuration;
use people_parts::add;

const SECRET: &str = "k7qd-m2xw";

contract! {
    async fn a_secret_is_shown_once_and_to_one_person(world) {
        let (one, other) = (add(&world, "anh", Role::Viewer).await.person, add(&world, "hoa", Role::Viewer).await.person);
        let ticket = world.service.keep_once(one, SECRET).await.unwrap();
        assert_eq!(world.service.take_once(other, &ticket).await.unwrap(), None);
        assert_eq!(world.service.take_once(one, "another").await.unwrap(), None);
        assert_eq!(world.service.take_once(one, &ticket).await.unwrap().as_deref(), Some(SECRET));
        assert_eq!(world.service.take_once(one, &ticket).await.unwrap(), None);
    }

    async fn a_secret_waits_for_five_minutes(world) {
        let person = add(&world, "anh", Role::Viewer).await.person;
        let ticket = world.service.keep_once(person, SECRET).await.unwrap();
        world.clock.advance(SignedDuration::from_mins(6));
        assert_eq!(world.service.take_once(person, &ticket).await.unwrap(), None);
    }
}
