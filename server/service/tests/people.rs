//! Signing in, sessions, passwords, the second factor: the contract on both engines.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod harness;
mod people_parts;

use domain::people::{AccountRefusal, Role, Roles, Stage};
use jiff::SignedDuration;
use people_parts::*;
use service::people::By;

contract! {
    async fn the_first_administrator_comes_by_a_link_that_opens_once(world) {
        let service = &world.service;
        let old = service::people::create_setup_link(service).await.unwrap().unwrap();
        let link = service::people::create_setup_link(service).await.unwrap().unwrap();
        assert!(!service::people::setup_is_open(service, &old).await.unwrap(), "a new link closes the old one");
        assert!(service::people::setup_is_open(service, &link).await.unwrap());

        let weak = service::people::setup_first_admin(service, &link, "quantri", "Quản trị", "quantri2026", "").await;
        refused(weak, AccountRefusal::PasswordLikeName);
        assert!(service::people::setup_is_open(service, &link).await.unwrap(), "a refusal does not use the link up");

        let signed_in = set_up(&world, &link).await.unwrap();
        assert_eq!(signed_in.stage, Stage::EnrolSecondFactor);
        refused(set_up(&world, &link).await, AccountRefusal::SetupLink);
        assert_eq!(service::people::create_setup_link(service).await.unwrap(), None);
        let state = service::people::actor(service, &signed_in.token).await.unwrap().unwrap();
        assert_eq!(state.actor.roles, Roles::new([Role::Admin]));
        assert!(state.full().is_none(), "no work before the second factor");
    }

    async fn a_setup_link_grows_old(world) {
        let link = service::people::create_setup_link(&world.service).await.unwrap().unwrap();
        world.clock.advance(SignedDuration::from_hours(24));
        refused(set_up(&world, &link).await, AccountRefusal::SetupLink);
    }

    async fn a_given_password_must_be_changed_first(world) {
        let officer = add(&world, "anh", Role::UnitOfficer).await;
        let signed_in = sign_in(&world, "anh", &officer.password).await.unwrap();
        assert_eq!(signed_in.stage, Stage::ChangePassword);
        let elsewhere = sign_in(&world, " ÁNH ", &officer.password).await.unwrap();

        let change = |current: &str, new: &str| {
            let (service, token) = (world.service.clone(), signed_in.token.clone());
            let (current, new) = (current.to_owned(), new.to_owned());
            async move { service::people::change_password(&service, &token, &current, &new).await }
        };
        refused(change(&officer.password, "ngắn").await, AccountRefusal::PasswordShort { least: 10 });
        refused(change(&officer.password, "matkhau123").await, AccountRefusal::PasswordCommon);
        refused(change(&officer.password, &officer.password).await, AccountRefusal::PasswordSame);
        refused(change("không phải thế", GOOD).await, AccountRefusal::WrongPassword);
        assert_eq!(change(&officer.password, GOOD).await.unwrap(), Stage::Full);

        assert!(state(&world, &signed_in.token).await.unwrap().full().is_some());
        assert_eq!(state(&world, &elsewhere.token).await, None, "other sessions end");
        refused(sign_in(&world, "anh", &officer.password).await, AccountRefusal::WrongCredentials);
        assert_eq!(sign_in(&world, "anh", GOOD).await.unwrap().stage, Stage::Full);
        // The same letters, typed by another input method.
        let decomposed = "ba con bo\u{300} qua so\u{302}ng";
        assert_eq!(sign_in(&world, "anh", decomposed).await.unwrap().stage, Stage::Full);
    }

    async fn a_wrong_name_and_a_wrong_password_look_the_same(world) {
        let officer = ready(&world, "anh", Role::UnitOfficer).await;
        refused(sign_in(&world, "anh", "không phải thế").await, AccountRefusal::WrongCredentials);
        refused(sign_in(&world, "không ai", &officer.password).await, AccountRefusal::WrongCredentials);
        service::people::deactivate(&world.service, &By::Console, officer.person).await.unwrap();
        refused(sign_in(&world, "anh", &officer.password).await, AccountRefusal::WrongCredentials);

        for name in ["binh", "nobody"] {
            if name == "binh" {
                ready(&world, name, Role::Viewer).await;
            }
            for _ in 0..5 {
                refused(from(&world, "10.0.0.9", name, "không phải thế").await, AccountRefusal::WrongCredentials);
            }
            let until = world.service.now() + SignedDuration::from_secs(30);
            refused(from(&world, "10.0.0.8", name, "không phải thế").await, AccountRefusal::Locked { until });
            world.clock.advance(SignedDuration::from_hours(2));
        }
    }

    async fn failures_of_an_account_pause_it_longer_each_time(world) {
        let officer = ready(&world, "anh", Role::UnitOfficer).await;
        for turn in 0..5 {
            let address = format!("10.0.0.{turn}");
            refused(from(&world, &address, "anh", "không phải thế").await, AccountRefusal::WrongCredentials);
        }
        for seconds in [30, 60, 120] {
            let until = world.service.now() + SignedDuration::from_secs(seconds);
            refused(sign_in(&world, "anh", &officer.password).await, AccountRefusal::Locked { until });
            // The pause is in the database: another process keeps it too.
            let other = world.another().await;
            let locked = service::people::sign_in(&other, "anh", GOOD, HOME.parse().unwrap(), "").await;
            refused(locked, AccountRefusal::Locked { until });
            other.close().await;
            world.clock.advance(SignedDuration::from_secs(seconds));
            refused(sign_in(&world, "anh", "không phải thế").await, AccountRefusal::WrongCredentials);
        }
        world.clock.advance(SignedDuration::from_secs(240));
        sign_in(&world, "anh", &officer.password).await.unwrap();
        refused(sign_in(&world, "anh", "không phải thế").await, AccountRefusal::WrongCredentials);
        sign_in(&world, "anh", &officer.password).await.unwrap();
    }

    async fn failures_of_an_address_pause_it_whatever_the_name(world) {
        let officer = ready(&world, "anh", Role::UnitOfficer).await;
        sign_in(&world, "anh", &officer.password).await.unwrap();
        for turn in 0..10 {
            let name = format!("nobody{turn}");
            refused(from(&world, "2001:db8::1", &name, "x").await, AccountRefusal::WrongCredentials);
        }
        let until = world.service.now() + SignedDuration::from_secs(30);
        let neighbour = from(&world, "2001:db8::2:1", "anh", &officer.password).await;
        refused(neighbour, AccountRefusal::Locked { until });
        sign_in(&world, "anh", &officer.password).await.unwrap();
        world.clock.advance(SignedDuration::from_secs(30));
        from(&world, "2001:db8::1", "anh", &officer.password).await.unwrap();
    }

    async fn attempts_at_once_win_nothing(world) {
        ready(&world, "anh", Role::UnitOfficer).await;
        let attempts: Vec<_> = (0..12)
            .map(|turn| {
                let world = world.clone();
                tokio::spawn(async move { from(&world, &format!("10.0.0.{turn}"), "anh", "không phải thế").await })
            })
            .collect();
        let mut wrong = 0;
        for attempt in attempts {
            let refusal = attempt.await.unwrap().unwrap_err();
            wrong += u32::from(*refusal.refusal().unwrap() == AccountRefusal::WrongCredentials.into());
        }
        assert_eq!(wrong, 5);
    }

    async fn an_office_that_signs_in_all_at_once_is_not_paused(world) {
        let officer = ready(&world, "anh", Role::UnitOfficer).await;
        let attempts: Vec<_> = (0..12)
            .map(|_| {
                let (world, password) = (world.clone(), officer.password.clone());
                tokio::spawn(async move { sign_in(&world, "anh", &password).await.unwrap() })
            })
            .collect();
        for attempt in attempts {
            attempt.await.unwrap();
        }
    }

    async fn who_is_in_may_change_the_password_though_strangers_knock(world) {
        let officer = ready(&world, "anh", Role::UnitOfficer).await;
        let token = sign_in(&world, "anh", &officer.password).await.unwrap().token;
        for turn in 0..6 {
            from(&world, &format!("10.0.0.{turn}"), "anh", "không phải thế").await.unwrap_err();
        }
        let service = &world.service;
        for _ in 0..5 {
            let wrong = service::people::change_password(service, &token, "không phải thế", GOOD).await;
            refused(wrong, AccountRefusal::WrongPassword);
        }
        let until = world.service.now() + SignedDuration::from_secs(30);
        let paused = service::people::change_password(service, &token, &officer.password, GOOD).await;
        refused(paused, AccountRefusal::Locked { until });
        world.clock.advance(SignedDuration::from_secs(30));
        service::people::change_password(service, &token, &officer.password, GOOD).await.unwrap();
    }

    async fn an_administrator_enrols_a_second_factor_and_shows_it(world) {
        let link = service::people::create_setup_link(&world.service).await.unwrap().unwrap();
        let first = set_up(&world, &link).await.unwrap();
        let enrolment = service::people::enrol_second_factor(&world.service, &first.token).await.unwrap();
        let again = service::people::enrol_second_factor(&world.service, &first.token).await.unwrap();
        assert!(enrolment == again, "the picture stays until it is confirmed");
        assert!(enrolment.uri.starts_with("otpauth://totp/Nhip%20Cau:quantri?secret="));
        assert!(enrolment.qr_svg.starts_with("<svg"));

        let wrong = service::people::confirm_second_factor(&world.service, &first.token, "000000").await;
        refused(wrong, AccountRefusal::WrongCode);
        let code = code_at(&enrolment.secret, world.service.now());
        let recovery = service::people::confirm_second_factor(&world.service, &first.token, &code).await.unwrap();
        assert_eq!(recovery.len(), 8);
        assert!(state(&world, &first.token).await.unwrap().full().is_some());
        assert!(service::people::enrol_second_factor(&world.service, &first.token).await.is_err());

        let second = sign_in(&world, "quantri", GOOD).await.unwrap();
        assert_eq!(second.stage, Stage::SecondFactor);
        assert!(state(&world, &second.token).await.unwrap().full().is_none());
        refused(show(&world, &second.token, &code).await, AccountRefusal::WrongCode);
        world.clock.advance(SignedDuration::from_secs(60));
        let fresh = code_at(&enrolment.secret, world.service.now() - SignedDuration::from_secs(30));
        assert_eq!(show(&world, &second.token, &format!("{} {}", &fresh[..3], &fresh[3..])).await.unwrap(), Stage::Full);
        assert!(state(&world, &second.token).await.unwrap().full().is_some());

        let third = sign_in(&world, "quantri", GOOD).await.unwrap();
        refused(show(&world, &third.token, &fresh).await, AccountRefusal::WrongCode);
        assert_eq!(show(&world, &third.token, &recovery[0].to_uppercase()).await.unwrap(), Stage::Full);
        let fourth = sign_in(&world, "quantri", GOOD).await.unwrap();
        refused(show(&world, &fourth.token, &recovery[0]).await, AccountRefusal::WrongCode);

        let renewed = service::people::new_recovery_codes(&world.service, &third.token).await.unwrap();
        refused(show(&world, &fourth.token, &recovery[1]).await, AccountRefusal::WrongCode);
        assert_eq!(show(&world, &fourth.token, &renewed[1]).await.unwrap(), Stage::Full);
    }

    async fn one_code_opens_once_even_for_two_at_once(world) {
        let admin = ready(&world, "quantri", Role::Admin).await;
        let secret = admin.totp_secret.clone().unwrap();
        let code = code_at(&secret, world.service.now());
        let mut shown = Vec::new();
        for _ in 0..4 {
            let signed_in = sign_in(&world, "quantri", &admin.password).await.unwrap();
            let (world, code) = (world.clone(), code.clone());
            shown.push(tokio::spawn(async move { show(&world, &signed_in.token, &code).await.is_ok() }));
        }
        let mut opened = 0;
        for attempt in shown {
            opened += u32::from(attempt.await.unwrap());
        }
        assert_eq!(opened, 1);
    }

    async fn wrong_codes_pause_the_second_factor(world) {
        let admin = ready(&world, "quantri", Role::Admin).await;
        let signed_in = sign_in(&world, "quantri", &admin.password).await.unwrap();
        for _ in 0..5 {
            refused(show(&world, &signed_in.token, "nonsense").await, AccountRefusal::WrongCode);
        }
        let code = code_at(&admin.totp_secret.unwrap(), world.service.now());
        let until = world.service.now() + SignedDuration::from_secs(30);
        refused(show(&world, &signed_in.token, &code).await, AccountRefusal::Locked { until });
    }

    async fn sessions_end(world) {
        let officer = ready(&world, "anh", Role::UnitOfficer).await;
        let other = world.another().await;
        let one = sign_in(&world, "anh", &officer.password).await.unwrap().token;
        let two = sign_in(&world, "anh", &officer.password).await.unwrap().token;
        let three = sign_in(&world, "anh", &officer.password).await.unwrap().token;
        assert_eq!(state(&world, "no such token").await, None);
        assert_eq!(state(&world, &"x".repeat(43)).await, None);

        service::people::sign_out(&world.service, &one).await.unwrap();
        assert_eq!(state(&world, &one).await, None);
        let actor = state(&world, &two).await.unwrap().actor.clone();
        service::people::sign_out_everywhere(&world.service, &actor).await.unwrap();
        assert_eq!(state(&world, &two).await, None);
        assert_eq!(state(&world, &three).await, None);

        // Used every few hours it lives for seven days; left alone, for twelve hours.
        let busy = sign_in(&world, "anh", &officer.password).await.unwrap().token;
        let idle = sign_in(&world, "anh", &officer.password).await.unwrap().token;
        for hour in 0..24 {
            assert_eq!(state(&world, &busy).await.is_some(), hour * 7 < 168, "after {} hours", hour * 7);
            world.clock.advance(SignedDuration::from_hours(7));
        }
        assert_eq!(state(&world, &busy).await, None);
        assert_eq!(state(&world, &idle).await, None);
        other.close().await;
    }

    async fn people_see_where_they_are_signed_in(world) {
        let admin = ready(&world, "quantri", Role::Admin).await;
        let secret = admin.totp_secret.clone().unwrap();
        sign_in(&world, "quantri", &admin.password).await.unwrap();
        world.clock.advance(SignedDuration::from_mins(10));
        let token = sign_in(&world, "quantri", &admin.password).await.unwrap().token;
        assert!(service::people::own_account(&world.service, &token).await.is_err(), "the second factor is due");
        show(&world, &token, &code_at(&secret, world.service.now())).await.unwrap();
        let own = service::people::own_account(&world.service, &token).await.unwrap();
        let shown: Vec<_> = own.sessions.iter().map(|open| (open.agent.as_str(), open.this)).collect();
        assert_eq!(shown, [("a browser", true), ("a browser", false)]);
        assert_eq!((own.recovery_codes_left, own.state.username.as_str()), (0, "quantri"));
        service::people::new_recovery_codes(&world.service, &token).await.unwrap();
        let own = service::people::own_account(&world.service, &token).await.unwrap();
        assert_eq!(own.recovery_codes_left, 8);
    }

    async fn signing_out_holds_in_every_process_of_one_database(world) {
        if world.engine == harness::Engine::Sqlite {
            // One process serves a SQLite file.
            return;
        }
        let officer = ready(&world, "anh", Role::UnitOfficer).await;
        let other = world.another().await;
        let token = sign_in(&world, "anh", &officer.password).await.unwrap().token;
        assert!(service::people::actor(&other, &token).await.unwrap().is_some());
        let mut told = other.hub().subscribe();
        service::people::sign_out(&world.service, &token).await.unwrap();
        told.next().await.unwrap();
        assert!(service::people::actor(&other, &token).await.unwrap().is_none());
        other.close().await;
    }
}
