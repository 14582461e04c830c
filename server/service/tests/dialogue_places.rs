//! Who gets a place and who waits, on both engines, also when all come at once.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod talk;
mod ward;

use domain::dialogue::view::Seat;
use domain::dialogue::{DialogueForm, NewRegistration, Problem, Refusal as No, RegistrationForm, What};
use domain::refusal::Refusal;
use service::dialogue;
use talk::{announced, asking, at, comes, form, guest, number, page, question};
use ward::{refused, ward};

contract! {
    async fn d4_five_hundred_at_once_for_eighty_places(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let other = world.another().await;
        let both = [service.clone(), other.clone()];
        let rush: Vec<_> = (0..500_u32).map(|each| {
            let (service, clock) = (both[each as usize % 2].clone(), world.clock.clone());
            tokio::spawn(async move {
                // Ids of two processes keep apart by the time that passes.
                clock.advance(jiff::SignedDuration::from_millis(1));
                comes(&service, id, &guest(each, 1)).await.unwrap()
            })
        }).collect();
        let mut seats = Vec::new();
        for one in rush {
            seats.push(one.await.unwrap().seat);
        }
        let placed = seats.iter().filter(|seat| **seat == Seat::Placed).count();
        let mut waiting: Vec<u32> = seats.iter().filter_map(|seat| match seat {
            Seat::Waiting { position } => Some(*position),
            _ => None,
        }).collect();
        waiting.sort_unstable();
        assert_eq!(placed, 80, "Đ4");
        assert_eq!(waiting, (1..=420).collect::<Vec<_>>(), "each waits at a place of their own");
        let shown = page(service, &ward.owner, id).await;
        assert_eq!((shown.places.taken, shown.places.waiting, shown.places.left()), (80, 420, Some(0)));
        let ordered = shown.registrations.iter().map(|row| (row.number, row.seat)).all(|(number, seat)| match seat {
            Seat::Placed => number <= 80,
            Seat::Waiting { position } => number == 80 + position,
            Seat::Cancelled => false,
        });
        assert!(ordered, "the list is in the order of arrival");
        other.close().await;
    }

    async fn the_same_form_twice_is_one_registration_and_a_phone_registers_once(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let new = NewRegistration { idempotency_key: Some("form".into()), ..asking(1, "Thuế khoán bỏ từ bao giờ vậy?") };
        let (one, two) = tokio::join!(comes(service, id, &new), comes(service, id, &new));
        let (one, two) = (one.unwrap(), two.unwrap());
        assert_eq!(one, two);
        assert_eq!(comes(service, id, &new).await.unwrap(), one);
        assert_eq!(refused(comes(service, id, &guest(1, 3)).await), Refusal::Dialogue(No::RegisteredAlready));
        assert_eq!(number(service, "SELECT COUNT(*) FROM dialogue_registration").await, 1);
        assert_eq!(number(service, "SELECT COUNT(*) FROM dialogue_question").await, 1);
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_registered'").await, 1);
        // Who cancelled may come back.
        dialogue::cancel_registration(service, id, &one.key, false).await.unwrap();
        assert_eq!(refused(dialogue::cancel_registration(service, id, &one.key, false).await), Refusal::Dialogue(No::CancelledAlready));
        assert_eq!(comes(service, id, &guest(1, 3)).await.unwrap().seat, Seat::Placed);
    }

    async fn places_that_become_free_go_to_the_head_of_the_list(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &DialogueForm { capacity: "5".into(), ..form() }).await;
        assert_eq!(refused(comes(service, id, &guest(9, 6)).await), Refusal::Dialogue(No::TooManyPeople { most: 5 }));
        let two = comes(service, id, &guest(1, 2)).await.unwrap();
        let three = comes(service, id, &guest(2, 3)).await.unwrap();
        let group = comes(service, id, &guest(3, 3)).await.unwrap();
        let alone = comes(service, id, &guest(4, 1)).await.unwrap();
        assert_eq!([group.seat, alone.seat], [Seat::Waiting { position: 1 }, Seat::Waiting { position: 2 }]);
        // Two places are free, the head needs three: nobody behind it overtakes.
        dialogue::cancel_registration(service, id, &two.key, false).await.unwrap();
        let seat = |key: String| async move { dialogue::own_registration(service, id, &key).await.unwrap().seat };
        assert_eq!(seat(alone.key.clone()).await, Seat::Waiting { position: 2 });
        assert_eq!(comes(service, id, &guest(5, 1)).await.unwrap().seat, Seat::Waiting { position: 3 });
        dialogue::cancel_registration(service, id, &three.key, false).await.unwrap();
        assert_eq!([seat(group.key).await, seat(alone.key).await], [Seat::Placed, Seat::Placed]);
        assert_eq!(number(service, "SELECT COUNT(*) FROM notice WHERE kind = 'dialogue_promoted'").await, 3);
        assert_eq!(page(service, &ward.owner, id).await.places.taken, 5);
        // Fewer places than were given out is refused; more lets the list move up.
        let seen = page(service, &ward.owner, id).await.version;
        let fewer = DialogueForm { capacity: "4".into(), ..form() };
        assert_eq!(refused(dialogue::change(service, &ward.owner, id, seen, &fewer).await),
            Refusal::Dialogue(No::from(Problem::new("capacity", What::FewerThanTaken { taken: 5 }))));
        let last = comes(service, id, &guest(6, 2)).await.unwrap();
        assert_eq!(last.seat, Seat::Waiting { position: 1 });
        dialogue::change(service, &ward.owner, id, seen, &DialogueForm { capacity: "7".into(), ..form() }).await.unwrap();
        assert_eq!(seat(last.key).await, Seat::Placed);
    }

    async fn a_link_opens_its_own_registration_and_nothing_else(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let next = announced(&world, &ward, &DialogueForm { day: "11/12/2026".into(), ..form() }).await;
        let own = comes(service, id, &asking(1, "Phí vệ sinh thu theo quy định nào?")).await.unwrap();
        let other = comes(service, id, &guest(2, 1)).await.unwrap();
        let (_, proof) = other.key.split_once('-').unwrap();
        for forged in [format!("{}-{proof}", own.id), format!("{}-", own.id), "1".into(), String::new(), "ọ-\0".into(), own.key.replace('-', "")] {
            assert_eq!(refused(dialogue::own_registration(service, id, &forged).await), Refusal::NotFound, "{forged}");
        }
        assert_eq!(refused(dialogue::own_registration(service, next, &own.key).await), Refusal::NotFound);
        let seen = dialogue::own_registration(service, id, &own.key).await.unwrap();
        assert_eq!((seen.name.as_str(), seen.plan.link.is_empty(), seen.may_cancel), ("Nguyễn Văn 1", false, true));
        for _ in 0..2 {
            dialogue::ask(service, id, &own.key, ("credit", "Có hỗ trợ lãi suất cho hộ không?"), "again").await.unwrap();
        }
        assert_eq!(dialogue::own_registration(service, id, &own.key).await.unwrap().questions.len(), 2);
        assert!(matches!(refused(dialogue::ask(service, id, &own.key, ("bribery", "Ai nhận tiền ngoài quy định?"), "").await),
            Refusal::Dialogue(No::Form { .. })));
        // Taken back with the registration, unless somebody has joined in.
        let joined = comes(service, id, &asking(3, "Phí vệ sinh thu theo quy định nào vậy?")).await.unwrap();
        let (lead, joins) = (question(service, &ward.owner, id, 1).await, question(service, &ward.owner, id, 3).await);
        dialogue::merge_questions(service, &ward.owner, id, lead.id, joins.id).await.unwrap();
        dialogue::cancel_registration(service, id, &own.key, true).await.unwrap();
        let marks = page(service, &ward.owner, id).await.marks;
        assert_eq!((marks.all, marks.open), (1, 1), "the joined one stays, the other was withdrawn");
        at(&world, "2026-12-10T14:00");
        assert!(matches!(refused(dialogue::cancel_registration(service, id, &joined.key, true).await),
            Refusal::Dialogue(No::RegistrationOver { .. })));
    }

    async fn whoever_comes_unannounced_is_let_in_and_counted(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &DialogueForm { capacity: "1".into(), ..form() }).await;
        comes(service, id, &guest(1, 1)).await.unwrap();
        let waits = comes(service, id, &guest(2, 1)).await.unwrap();
        at(&world, "2026-12-10T13:50");
        let walk_in = RegistrationForm { name: "Bà Tư".into(), people: "2".into(), ..RegistrationForm::default() };
        let one = dialogue::register_at_door(service, &ward.officer, id, &walk_in, "door").await.unwrap();
        assert_eq!(dialogue::register_at_door(service, &ward.officer, id, &walk_in, "door").await.unwrap(), one);
        dialogue::check_in(service, &ward.officer, id, waits.id, None).await.unwrap();
        let shown = page(service, &ward.officer, id).await;
        assert_eq!((shown.present, shown.places.taken), (3, 1));
        dialogue::undo_check_in(service, &ward.officer, id, waits.id).await.unwrap();
        assert_eq!(page(service, &ward.officer, id).await.present, 2);
    }

    async fn who_came_is_masked_in_time_and_what_was_said_stays(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        comes(service, id, &asking(7, "Tôi là Nguyễn Văn 7, hỏi về mặt bằng ở chợ")).await.unwrap();
        at(&world, "2028-12-10T08:00");
        assert_eq!(dialogue::mask_old(service).await.unwrap(), 0, "24 months are not over");
        at(&world, "2028-12-11T08:00");
        assert_eq!(dialogue::mask_old(service).await.unwrap(), 1);
        assert_eq!(dialogue::mask_old(service).await.unwrap(), 0);
        let read = page(service, &ward.owner, id).await;
        assert!(!serde_json::to_string(&read).unwrap().contains("Nguyễn Văn 7"));
        assert!(read.questions[0].text.contains("mặt bằng ở chợ"));
        assert_eq!(number(service, "SELECT COUNT(*) FROM dialogue_registration WHERE phone <> '' OR name <> ''").await, 0);
    }
}
