//! What administrators do with accounts and units: the contract on both engines.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod harness;
mod people_parts;

use domain::people::{self, AccountRefusal, Action, PersonForm, Role, Roles, Stage, UnitForm, UnitKind, may};
use domain::refusal::Refusal;
use people_parts::*;
use service::people::{By, NewPerson};

contract! {
    async fn only_administrators_manage_people(world) {
        let leader = actor_of(&world, ready(&world, "lanhdao", Role::Leader).await).await;
        let by = By::from(&leader);
        let forbidden = may(&leader, Action::ManagePeople, &people::About::default()).unwrap_err();
        let officer = add(&world, "anh", Role::UnitOfficer).await.person;
        let service = &world.service;
        refused(service::people::people(service, &by).await, forbidden);
        refused(service::people::add_person(service, &by, new("moi", Role::Admin)).await, forbidden);
        let form = new("anh", Role::Admin).form;
        refused(service::people::change_person(service, &by, officer, form, 1).await, forbidden);
        refused(service::people::reset_password(service, &by, officer).await, forbidden);
        refused(service::people::reset_second_factor(service, &by, officer).await, forbidden);
        refused(service::people::deactivate(service, &by, officer).await, forbidden);
        refused(service::people::add_unit(service, &by, unit("ABC", "Phòng A")).await, forbidden);
        assert_eq!(service::people::colleagues(service, &leader).await.unwrap().len(), 2);
        assert_eq!(service::people::people(service, &By::Console).await.unwrap().len(), 2);
    }

    async fn accounts_are_changed_and_closed(world) {
        let service = &world.service;
        let admin = actor_of(&world, ready(&world, "quantri", Role::Admin).await).await;
        let by = By::from(&admin);
        let added = service::people::add_person(service, &by, new("anh", Role::Viewer)).await.unwrap();
        refused(service::people::add_person(service, &by, new("ÁNH", Role::Viewer)).await, AccountRefusal::UsernameTaken);
        refused(service::people::add_person(service, &by, new("a b", Role::Viewer)).await, AccountRefusal::UsernameForm);
        let nobody = NewPerson { form: PersonForm { name: " ".to_owned(), ..new("x", Role::Viewer).form }, ..new("ten", Role::Viewer) };
        refused(service::people::add_person(service, &by, nobody).await, AccountRefusal::Field { name: "name".to_owned() });
        let nowhere = NewPerson { form: PersonForm { unit: Some(domain::ids::UnitId(1)), ..new("x", Role::Viewer).form }, ..new("ten", Role::Viewer) };
        refused(service::people::add_person(service, &by, nowhere).await, AccountRefusal::Field { name: "unit".to_owned() });

        let token = sign_in(&world, "anh", &added.password).await.unwrap().token;
        let office = service::people::add_unit(service, &by, unit("VHXH", "Phòng Văn hoá – Xã hội")).await.unwrap();
        let form = PersonForm {
            name: "Nguyễn Thị Ánh".to_owned(),
            position: "Chuyên viên".to_owned(),
            unit: Some(office),
            roles: Roles::new([Role::UnitOfficer, Role::OneStop]),
            active: true,
        };
        service::people::change_person(service, &by, added.person, form.clone(), 1).await.unwrap();
        let stale = service::people::change_person(service, &by, added.person, form.clone(), 1).await;
        refused(stale, Refusal::Stale { by: None, at: None });
        let seen = state(&world, &token).await.unwrap();
        assert_eq!((seen.actor.roles.clone(), seen.actor.unit), (form.roles.clone(), Some(office)));

        let listed = service::people::people(service, &by).await.unwrap();
        let person = listed.iter().find(|person| person.id == added.person).unwrap();
        assert_eq!((person.name.as_str(), person.version, person.must_change), ("Nguyễn Thị Ánh", 2, true));
        assert_eq!(person.seen_at, Some(world.service.now()));

        let reset = service::people::reset_password(service, &by, added.person).await.unwrap();
        assert_eq!(state(&world, &token).await, None);
        refused(sign_in(&world, "anh", &added.password).await, AccountRefusal::WrongCredentials);
        let token = sign_in(&world, "anh", &reset.password).await.unwrap().token;
        service::people::deactivate(service, &by, added.person).await.unwrap();
        assert_eq!(state(&world, &token).await, None);
        let gone = service::people::deactivate(service, &by, domain::ids::PersonId(1)).await;
        refused(gone, Refusal::NotFound);
    }

    async fn the_last_administrator_stays(world) {
        let service = &world.service;
        let one = actor_of(&world, ready(&world, "quantri", Role::Admin).await).await;
        let by = By::from(&one);
        refused(service::people::deactivate(service, &by, one.person).await, AccountRefusal::LastAdmin);
        let form = new("quantri", Role::Viewer).form;
        let changed = service::people::change_person(service, &by, one.person, form, 2).await;
        refused(changed, AccountRefusal::LastAdmin);

        let two = actor_of(&world, ready(&world, "quantri2", Role::Admin).await).await;
        let other = By::from(&two);
        let (first, second) = tokio::join!(
            service::people::deactivate(service, &by, two.person),
            service::people::deactivate(service, &other, one.person),
        );
        assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
        let people = service::people::people(service, &By::Console).await.unwrap();
        assert_eq!(people.iter().filter(|person| person.active).count(), 1);
    }

    async fn a_lost_phone_is_replaced(world) {
        let admin = ready(&world, "quantri", Role::Admin).await;
        service::people::reset_second_factor(&world.service, &By::Console, admin.person).await.unwrap();
        let signed_in = sign_in(&world, "quantri", &admin.password).await.unwrap();
        assert_eq!(signed_in.stage, Stage::EnrolSecondFactor);
        let enrolment = service::people::enrol_second_factor(&world.service, &signed_in.token).await.unwrap();
        assert_ne!(Some(enrolment.secret), admin.totp_secret);
    }

    async fn units_are_found_by_every_name(world) {
        let service = &world.service;
        let id = service::people::add_unit(service, &By::Console, unit("vhxh", "Phòng Văn hoá – Xã hội")).await.unwrap();
        refused(service::people::add_unit(service, &By::Console, unit("VHXH", "Khác")).await, AccountRefusal::UnitTaken);
        let same = service::people::add_unit(service, &By::Console, unit("VX", "Phòng Văn hóa - Xã hội")).await;
        refused(same, AccountRefusal::UnitTaken);
        let wrong = service::people::add_unit(service, &By::Console, unit("V X", "Khác")).await;
        refused(wrong, AccountRefusal::Field { name: "code".to_owned() });
        let form = UnitForm { aliases: vec!["Phòng VHXH".to_owned()], ..unit("VHXH", "Phòng Văn hóa và Xã hội") };
        service::people::change_unit(service, &By::Console, id, form.clone(), 1).await.unwrap();
        let stale = service::people::change_unit(service, &By::Console, id, form, 1).await;
        refused(stale, Refusal::Stale { by: None, at: None });
        let units = service::people::units(service).await.unwrap();
        assert_eq!(units.len(), 1);
        assert_eq!((units[0].code.as_str(), units[0].version, units[0].kind), ("VHXH", 2, UnitKind::Office));
        assert_eq!(units[0].aliases, ["Phòng VHXH"]);
    }

    async fn what_happened_is_recorded_without_secrets(world) {
        let service = &world.service;
        let admin = actor_of(&world, ready(&world, "quantri", Role::Admin).await).await;
        let added = service::people::add_person(service, &By::from(&admin), new("anh", Role::Viewer)).await.unwrap();
        sign_in(&world, "anh", &added.password).await.unwrap();
        let events = service.read().await.unwrap().events(10).await.unwrap();
        let told: Vec<_> = events.iter().map(|event| (event.kind.as_str(), event.actor_name.as_str())).collect();
        assert_eq!(told[..2], [("people.signed_in", "Nguyễn Văn anh"), ("people.added", "Nguyễn Văn quantri")]);
        assert!(!format!("{events:?}").contains(&added.password));
    }
}
