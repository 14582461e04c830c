//! Contract of forms kept for the way back.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod harness;

use jiff::SignedDuration;

contract! {
    async fn a_kept_form_is_found_by_its_ticket_for_a_quarter_of_an_hour(world) {
        let ticket = world.service.keep_form("{\"text\":\"Đường ngập\"}").await.unwrap();
        assert_eq!(world.service.kept_form(&ticket).await.unwrap().as_deref(), Some("{\"text\":\"Đường ngập\"}"));
        assert_eq!(world.service.kept_form("another").await.unwrap(), None);
        world.clock.advance(SignedDuration::from_mins(16));
        assert_eq!(world.service.kept_form(&ticket).await.unwrap(), None);
    }
}
