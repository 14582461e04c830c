//! The queue in the store, on both engines: who sees what, in which order, with which counts, and by which index.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod desk;
mod harness;
mod ward;

use std::collections::BTreeSet;

use desk::{Desk, GROUP_3, GROUP_5, New, desk, does, name_clerk, put, sums_hold};
use domain::feedback::view::{Queue, QueueQuery, QueueView, Standing};
use domain::feedback::{Act, Category};
use domain::people::Actor;
use harness::World;
use jiff::civil::date;
use service::{Refusal, feedback};
use ward::{KTHTDT, VHXH, refused};

async fn look(world: &World, actor: &Actor, query: QueueQuery) -> Queue {
    feedback::queue(&world.service, actor, &query).await.unwrap()
}

fn codes(queue: &Queue) -> Vec<&str> {
    queue.rows.iter().map(|row| row.code.as_str()).collect()
}

fn of(view: QueueView) -> QueueQuery {
    QueueQuery { view, ..QueueQuery::default() }
}

fn search(text: &str) -> QueueQuery {
    QueueQuery { search: text.into(), ..QueueQuery::default() }
}

fn count(queue: &Queue, view: QueueView) -> u32 {
    queue.counts.iter().find(|(of, _)| *of == view).unwrap().1
}

/// Six cases of several units, neighbourhoods and days; one restricted, one a hint.
async fn fill(world: &World) -> Desk {
    let desk = desk(world).await;
    put(world, New::due("LTN-26-A", date(2026, 12, 15))).await;
    put(world, New { neighborhood: Some(GROUP_3), ..New::due("LTN-26-B", date(2026, 11, 26)) }).await;
    put(world, New { neighborhood: Some(GROUP_5), ..New::due("LTN-26-C", date(2026, 11, 20)) }).await;
    put(world, New { category: Category::Bribery, ..New::due("LTN-26-D", date(2026, 11, 25)) }).await;
    put(world, New::hint("LTN-26-E")).await;
    put(world, New { content: "Đèn đường không sáng", ..New::due("LTN-26-F", date(2026, 12, 1)) }).await;
    for (code, unit, officer) in [("LTN-26-A", KTHTDT, None), ("LTN-26-C", VHXH, None)] {
        does(world, &desk, &desk.ward.leader, code, Act::Assign { unit, officer }).await.unwrap();
    }
    desk
}

contract! {
    async fn each_reader_sees_their_own_and_counts_agree(world) {
        let desk = fill(&world).await;
        let whole = look(&world, &desk.clerk, of(QueueView::Open)).await;
        assert_eq!(codes(&whole), ["LTN-26-C", "LTN-26-B", "LTN-26-F", "LTN-26-A"]);
        assert_eq!(whole.rows[0].standing, Standing::Overdue { days: 3 });
        assert!(whole.may_assign && whole.may_enter);
        assert_eq!(codes(&look(&world, &desk.ward.officer, of(QueueView::Open)).await), ["LTN-26-A"]);
        assert_eq!(codes(&look(&world, &desk.head, of(QueueView::Open)).await), ["LTN-26-B"]);
        for (view, expected) in [
            (QueueView::Overdue, vec!["LTN-26-C"]),
            // 25 and 26/11 are the next two working days.
            (QueueView::Soon, vec!["LTN-26-B"]),
            (QueueView::New, vec!["LTN-26-B", "LTN-26-F"]),
            (QueueView::Review, vec![]),
            (QueueView::Waiting, vec![]),
            (QueueView::Done, vec![]),
            (QueueView::Noted, vec!["LTN-26-E"]),
        ] {
            assert_eq!(codes(&look(&world, &desk.clerk, of(view)).await), expected, "{view:?}");
        }
        for actor in [&desk.ward.leader, &desk.clerk, &desk.ward.officer, &desk.ward.other, &desk.head] {
            for unit in [None, Some(KTHTDT)] {
                for mine in [false, true] {
                    for view in QueueView::ALL {
                        let queue = look(&world, actor, QueueQuery { view, unit, mine, ..QueueQuery::default() }).await;
                        assert_eq!(queue.rows.len(), count(&queue, view) as usize, "{} {view:?} {unit:?} {mine}", actor.name);
                    }
                }
            }
        }
        assert_eq!(
            refused(feedback::queue(&world.service, &desk.ward.viewer, &QueueQuery::default()).await),
            Refusal::Forbidden(domain::people::Refusal::Role)
        );
        sums_hold(&world).await;
    }

    async fn a_restricted_case_is_in_no_list_search_or_count(world) {
        let desk = fill(&world).await;
        for (actor, known) in [(&desk.ward.leader, true), (&desk.clerk, false), (&desk.ward.owner, false)] {
            let open = look(&world, actor, of(QueueView::Open)).await;
            assert_eq!(codes(&open).contains(&"LTN-26-D"), known);
            assert_eq!(count(&open, QueueView::Open), 4 + u32::from(known));
            assert_eq!(codes(&look(&world, actor, search("ltn-26-d")).await).len(), usize::from(known));
            let words = look(&world, actor, search("via he")).await;
            assert_eq!(codes(&words).contains(&"LTN-26-D"), known);
        }
        name_clerk(&world, &desk.clerk).await;
        assert_eq!(count(&look(&world, &desk.clerk, of(QueueView::Open)).await, QueueView::Open), 5);
    }

    async fn search_finds_by_code_and_by_words_in_every_tab(world) {
        let desk = fill(&world).await;
        assert_eq!(codes(&look(&world, &desk.clerk, search("LTN-26-E")).await), ["LTN-26-E"]);
        assert_eq!(codes(&look(&world, &desk.clerk, search("den duong")).await), ["LTN-26-F"]);
        assert_eq!(look(&world, &desk.clerk, search("LTN-26")).await.rows.len(), 5);
        assert!(look(&world, &desk.head, search("den duong")).await.rows.is_empty());
    }

    async fn a_search_goes_on_from_page_to_page_within_the_readers_own(world) {
        let desk = desk(&world).await;
        for number in 0..60_u8 {
            let secret = if number % 6 == 0 { Category::Bribery } else { Category::Infrastructure };
            let group = Some(if number % 2 == 0 { GROUP_3 } else { GROUP_5 });
            let (code, due_on) = (format!("LTN-26-{number:03}"), date(2026, 12, 15));
            put(&world, New { category: secret, neighborhood: group, ..New::due(&code, due_on) }).await;
        }
        for (actor, text, expected) in [
            (&desk.ward.leader, "via he", 60),
            (&desk.clerk, "via he", 50),
            // Thirty of group 3, of which ten are restricted.
            (&desk.head, "via he", 20),
            (&desk.ward.leader, "LTN-26-0", 60),
            (&desk.clerk, "ltn-26-0", 50),
            (&desk.head, "LTN-26-0", 20),
        ] {
            let (mut seen, mut after, mut pages) = (Vec::new(), None, 0);
            loop {
                let page = look(&world, actor, QueueQuery { after: after.take(), ..search(text) }).await;
                seen.extend(page.rows.iter().map(|row| row.code.clone()));
                pages += 1;
                match page.next {
                    Some(next) => after = Some(next),
                    None => break,
                }
            }
            let once: BTreeSet<&String> = seen.iter().collect();
            assert_eq!((seen.len(), once.len()), (expected, expected), "{} {text}", actor.name);
            assert_eq!(pages, expected.div_ceil(50), "{} {text}", actor.name);
        }
        // What an address holds that is no page of ours is as if it were not there.
        let odd = QueueQuery { after: Some("'\0".into()), ..search("ltn-26-05") };
        assert_eq!(look(&world, &desk.ward.leader, odd).await.rows.len(), 10);
    }

    async fn a_page_of_a_search_looks_through_so_many_and_the_next_goes_on(world) {
        // Ten thousand newer cases of another matter stand before the one that is looked for.
        const NEWER: &str = "INSERT INTO feedback (id, code, channel, received_at, entered_at, sender_kind, hide_name, \
            may_publish, consent_version, category, restricted, content, content_digest, previous_state, state, round, \
            due_on, touched_at, touched_name, version) \
            WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 10000) \
            SELECT f.id + n.i, f.code || CAST(n.i AS TEXT), f.channel, f.received_at, f.entered_at, f.sender_kind, \
            f.hide_name, f.may_publish, f.consent_version, f.category, f.restricted, 'Vỉa hè bị sụt', \
            f.content_digest, f.previous_state, f.state, f.round, f.due_on, f.touched_at, f.touched_name, f.version \
            FROM n, feedback f WHERE f.code = 'LTN-26-A'";
        let desk = desk(&world).await;
        let content = "Đèn đường không sáng";
        put(&world, New { content, ..New::due("LTN-26-A", date(2026, 12, 15)) }).await;
        let mut tx = world.service.write().await.unwrap();
        service::on!(tx, c => sqlx::query(NEWER).execute(c).await).unwrap();
        tx.save().await.unwrap();
        let first = look(&world, &desk.clerk, search("den duong")).await;
        assert!(first.rows.is_empty() && first.next.is_some(), "it is older than what one page looks through");
        let second = look(&world, &desk.clerk, QueueQuery { after: first.next, ..search("den duong") }).await;
        assert_eq!((codes(&second), second.next.as_deref()), (vec!["LTN-26-A"], None));
    }

    async fn pages_follow_each_other_without_gap_or_repetition(world) {
        let desk = desk(&world).await;
        for number in 0..120_i8 {
            let due_on = date(2026, 12, 1 + number % 20);
            put(&world, New::due(&format!("LTN-26-{number:03}"), due_on)).await;
        }
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = look(&world, &desk.clerk, QueueQuery { after: after.take(), ..QueueQuery::default() }).await;
            seen.extend(page.rows.iter().map(|row| (row.due_on, row.id.0)));
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        let mut sorted = seen.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!((seen.len(), &seen), (120, &sorted));
    }

    async fn several_cases_are_assigned_at_once_and_the_old_ones_told(world) {
        let desk = fill(&world).await;
        let cases = [("LTN-26-B", 1), ("LTN-26-F", 9), ("LTN-26-D", 1), ("LTN-26-E", 1)]
            .map(|(code, version)| (code.to_owned(), version));
        let done = feedback::assign_all(&world.service, &desk.clerk, &cases, KTHTDT, None).await.unwrap();
        assert_eq!(done.done, ["LTN-26-B"]);
        let refused: Vec<(&str, bool)> =
            done.refused.iter().map(|(code, why)| (code.as_str(), matches!(why, Refusal::Stale { .. }))).collect();
        assert_eq!(refused, [("LTN-26-D", false), ("LTN-26-E", false), ("LTN-26-F", true)]);
        assert_eq!(done.refused[0].1, Refusal::NotFound);
        sums_hold(&world).await;
    }

    async fn more_than_fit_into_one_go_are_refused_as_a_whole(world) {
        let desk = fill(&world).await;
        let mut cases = vec![("LTN-26-B".to_owned(), 1)];
        cases.extend((0..200).map(|number| (format!("LTN-26-{number}"), 1)));
        let assign = async |cases: &[(String, i64)]| {
            feedback::assign_all(&world.service, &desk.clerk, cases, KTHTDT, Some(desk.ward.officer.person)).await
        };
        let refused = refused(assign(&cases).await);
        assert_eq!(refused, domain::feedback::Refusal::TooManyChosen { most: 200, now: 201 }.into());
        cases.truncate(200);
        assert_eq!(assign(&cases).await.unwrap().done, ["LTN-26-B"]);
        assert_eq!(codes(&look(&world, &desk.ward.officer, QueueQuery { mine: true, ..QueueQuery::default() }).await), ["LTN-26-B"]);
        let clerks = look(&world, &desk.clerk, QueueQuery::default()).await;
        assert!(clerks.officers.iter().any(|(id, _, unit)| (*id, *unit) == (desk.ward.officer.person, Some(KTHTDT))));
        assert!(look(&world, &desk.ward.officer, QueueQuery::default()).await.officers.is_empty());
        sums_hold(&world).await;
    }
}
