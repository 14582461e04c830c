//! Calendar files are read back by two readers that know nothing of each other, and documents are unpacked and read, on
//! both engines. `NHIPCAU_KEEP_PAPERS=FOLDER` leaves the documents there, to be opened by an office suite.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod talk;
mod ward;

use std::collections::BTreeMap;
use std::io::Read;

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarMethod, ICalendarProperty, ICalendarValue,
};
use domain::dialogue::{CommitmentForm, DialogueForm, PaperKind, QuestionForm};
use domain::ids::PersonId;
use domain::people::{Actor, Role, Roles};
use domain::refusal::Refusal;
use service::people::By;
use service::{dialogue, on, plan};
use talk::{SITE, announced, asking, at, comes, form, guest, page};
use ward::{refused, ward};

/// What both readers say of the one event of a file: method, uid, sequence, status, summary, start.
#[derive(Debug, PartialEq)]
struct Said {
    method: String,
    uid: String,
    sequence: String,
    status: String,
    summary: String,
    starts: String,
}

fn said(file: &str) -> Said {
    let all = all_said(file);
    assert_eq!(all.len(), 1, "{file}");
    all.into_iter().next().unwrap()
}

fn all_said(file: &str) -> Vec<Said> {
    let (one, other) = (by_ical(file), by_calcard(file));
    assert_eq!(one, other, "two readers, one meaning");
    one
}

fn by_ical(file: &str) -> Vec<Said> {
    let calendar = ical::IcalParser::new(file.as_bytes()).next().unwrap().unwrap();
    let of = |properties: &[ical::property::Property], name: &str| {
        let found = properties.iter().find(|property| property.name == name);
        found.and_then(|property| property.value.clone()).unwrap_or_default()
    };
    assert_eq!(calendar.timezones.len(), 1);
    let zone = &calendar.timezones[0];
    assert_eq!(of(&zone.properties, "TZID"), "Asia/Ho_Chi_Minh");
    assert_eq!(of(&zone.transitions[0].properties, "TZOFFSETTO"), "+0700");
    let method = of(&calendar.properties, "METHOD");
    let event = |event: &ical::parser::ical::component::IcalEvent| Said {
        method: method.clone(),
        uid: of(&event.properties, "UID"),
        sequence: of(&event.properties, "SEQUENCE"),
        status: of(&event.properties, "STATUS"),
        summary: of(&event.properties, "SUMMARY")
            .replace("\\,", ",")
            .replace("\\;", ";")
            .replace("\\\\", "\\"),
        starts: of(&event.properties, "DTSTART"),
    };
    calendar.events.iter().map(event).collect()
}

fn by_calcard(file: &str) -> Vec<Said> {
    let calendar = ICalendar::parse(file).unwrap();
    let text = |component: &ICalendarComponent, property: ICalendarProperty| {
        let entry = component.property(&property);
        match entry.and_then(|entry| entry.values.first()) {
            Some(ICalendarValue::Text(text)) => text.clone(),
            Some(ICalendarValue::Integer(number)) => number.to_string(),
            Some(ICalendarValue::Status(status)) => format!("{status:?}").to_uppercase(),
            Some(ICalendarValue::PartialDateTime(at)) => {
                let day = format!("{:04}{:02}{:02}", at.year.unwrap(), at.month.unwrap(), at.day.unwrap());
                match at.hour {
                    Some(hour) => {
                        format!("{day}T{hour:02}{:02}{:02}", at.minute.unwrap(), at.second.unwrap())
                    }
                    None => day,
                }
            }
            other => panic!("{property:?}: {other:?}"),
        }
    };
    let is = |component: &&ICalendarComponent, kind| component.component_type == kind;
    let head = calendar.components.iter().find(|one| is(one, ICalendarComponentType::VCalendar)).unwrap();
    let method = match head.property(&ICalendarProperty::Method).unwrap().values.first() {
        Some(ICalendarValue::Method(ICalendarMethod::Publish)) => "PUBLISH",
        Some(ICalendarValue::Method(ICalendarMethod::Request)) => "REQUEST",
        Some(ICalendarValue::Method(ICalendarMethod::Cancel)) => "CANCEL",
        other => panic!("{other:?}"),
    };
    assert!(calendar.components.iter().any(|one| one.component_type == ICalendarComponentType::VTimezone));
    let events = calendar.components.iter().filter(|one| is(one, ICalendarComponentType::VEvent));
    events
        .map(|event| Said {
            method: method.to_owned(),
            uid: text(event, ICalendarProperty::Uid),
            sequence: text(event, ICalendarProperty::Sequence),
            status: text(event, ICalendarProperty::Status),
            summary: text(event, ICalendarProperty::Summary),
            starts: text(event, ICalendarProperty::Dtstart),
        })
        .collect()
}

/// The text of a part of a Word file.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn words(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut words = String::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Text(text) => words.push_str(&text.decode().unwrap()),
            quick_xml::events::Event::End(end) if end.name().as_ref() == b"w:p" => words.push('\n'),
            quick_xml::events::Event::Eof => return words,
            _ => {}
        }
    }
}

contract! {
    async fn every_calendar_follows_by_one_uid_and_a_higher_sequence(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let title = "Đối thoại; hỏi, đáp \\ với doanh nghiệp năm 2026";
        let form = DialogueForm { title: title.into(), ..form() };
        let id = announced(&world, &ward, &form).await;
        let own = comes(service, id, &guest(1, 1)).await.unwrap();
        let waits = { let full = DialogueForm { capacity: "1".into(), ..form.clone() };
            dialogue::change(service, &ward.owner, id, 2, &full).await.unwrap();
            comes(service, id, &guest(2, 1)).await.unwrap() };
        let file = || async { said(&dialogue::public_file(service, id, SITE).await.unwrap()) };
        let first = file().await;
        assert_eq!(first, Said { method: "PUBLISH".into(), uid: format!("dialogue-{id}@nhipcau"), sequence: "0".into(),
            status: "CONFIRMED".into(), summary: title.into(), starts: "20261210T140000".into() });
        let invited = said(&dialogue::own_file(service, id, &own.key, SITE).await.unwrap());
        assert_eq!((invited.method.as_str(), invited.status.as_str()), ("REQUEST", "CONFIRMED"));
        let own_file = dialogue::own_file(service, id, &own.key, SITE).await.unwrap().replace("\r\n ", "");
        assert!(own_file.contains("https://meet.example.vn/ltn") && own_file.contains("PARTSTAT=ACCEPTED"));
        let waiting = dialogue::own_file(service, id, &waits.key, SITE).await.unwrap();
        assert_eq!(said(&waiting).status, "TENTATIVE");
        assert!(!waiting.replace("\r\n ", "").contains("meet.example.vn"), "the link is for who has a place");

        let seen = page(service, &ward.owner, id).await.version;
        let moved = DialogueForm { day: "17/12/2026".into(), ..form.clone() };
        dialogue::postpone(service, &ward.owner, id, seen, "Bão", Some(&moved)).await.unwrap();
        let second = file().await;
        assert_eq!((second.uid == first.uid, second.starts.as_str()), (true, "20261217T140000"));
        let number = |said: &Said| said.sequence.parse::<i64>().unwrap();
        assert!(number(&second) > number(&first));
        dialogue::cancel(service, &ward.owner, id, seen + 1, "Không đủ điều kiện").await.unwrap();
        let third = file().await;
        assert_eq!((third.method.as_str(), third.status.as_str()), ("CANCEL", "CANCELLED"));
        assert!(number(&third) > number(&second) && third.uid == first.uid);
        let own = said(&dialogue::own_file(service, id, &own.key, SITE).await.unwrap());
        assert_eq!((own.method.as_str(), own.status.as_str(), own.uid == invited.uid), ("CANCEL", "CANCELLED", true));
        assert!(number(&own) > number(&invited));
    }

    async fn feeds_show_everybody_what_is_announced_and_staff_all_days(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let planned = dialogue::plan(service, &ward.owner, &DialogueForm { day: "24/12/2026".into(), ..form() }).await.unwrap();
        let public = all_said(&dialogue::public_feed(service, SITE).await.unwrap());
        assert_eq!(public.iter().map(|one| one.uid.clone()).collect::<Vec<_>>(), [format!("dialogue-{id}@nhipcau")]);
        assert_eq!(refused(dialogue::public_file(service, planned, SITE).await), Refusal::NotFound);
        let link = dialogue::own_feed(service, &ward.officer).await.unwrap();
        let staff = all_said(&dialogue::staff_feed(service, &link, SITE).await.unwrap());
        let has = |uid: &str, starts: &str| staff.iter().any(|one| one.uid == format!("{uid}@nhipcau") && one.starts == starts);
        assert!(has(&format!("dialogue-{id}"), "20261210T140000") && has(&format!("dialogue-{planned}"), "20261224T140000"));
        assert!(has(&format!("dialogue-{planned}-notice"), "20261217") && has(&format!("dialogue-{id}-result"), "20261221"));
        assert!(has("task-3", "20261231"));
        let mut uids: Vec<&String> = staff.iter().map(|one| &one.uid).collect();
        uids.sort();
        uids.dedup();
        assert_eq!(uids.len(), staff.len(), "no uid twice");
        let fresh = dialogue::new_feed(service, &ward.officer).await.unwrap();
        assert_eq!(refused(dialogue::staff_feed(service, &link, SITE).await), Refusal::NotFound, "the old address is over");
        assert!(dialogue::staff_feed(service, &fresh, SITE).await.is_ok());
        let mut tx = service.write().await.unwrap();
        on!(tx, c => sqlx::query("UPDATE person SET active = FALSE WHERE id = 13").execute(c).await).unwrap();
        tx.save().await.unwrap();
        assert_eq!(refused(dialogue::staff_feed(service, &fresh, SITE).await), Refusal::NotFound);
    }

    async fn a_day_that_moves_is_the_same_event_and_a_place_that_becomes_free_follows(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &DialogueForm { capacity: "1".into(), ..form() }).await;
        let first = comes(service, id, &guest(1, 1)).await.unwrap();
        let waits = comes(service, id, &guest(2, 1)).await.unwrap();
        let own = |key: String| async move { dialogue::own_file(service, id, &key, SITE).await.unwrap() };
        let stamped = |file: &str| file.lines().find(|line| line.starts_with("DTSTAMP:")).unwrap().to_owned();
        let (waiting, placed) = (own(waits.key.clone()).await, own(first.key.clone()).await);
        world.clock.advance(jiff::SignedDuration::from_hours(1));
        dialogue::cancel_registration(service, id, &first.key, false).await.unwrap();
        let rises = |before: &str, after: &str| {
            let number = |file: &str| said(file).sequence.parse::<i64>().unwrap();
            number(after) > number(before) && stamped(after) > stamped(before) && said(after).uid == said(before).uid
        };
        let (promoted, cancelled) = (own(waits.key).await, own(first.key).await);
        assert_eq!((said(&waiting).status.as_str(), said(&promoted).status.as_str()), ("TENTATIVE", "CONFIRMED"));
        assert!(rises(&waiting, &promoted), "{promoted}");
        assert!(rises(&placed, &cancelled), "{cancelled}");

        at(&world, "2026-12-10T14:00");
        for (text, due) in [("Bố trí mặt bằng mới cho 12 hộ", "31/01/2027"), ("Lắp biển chỉ dẫn bãi để xe", "15/01/2027")] {
            let form = CommitmentForm { text: text.into(), unit: "1".into(), due_on: due.into(), ..CommitmentForm::default() };
            dialogue::promise(service, &ward.owner, id, &form).await.unwrap();
        }
        let link = dialogue::own_feed(service, &ward.officer).await.unwrap();
        let known = |file: String| -> std::collections::BTreeMap<String, (String, i64)> {
            all_said(&file).into_iter().map(|one| (one.uid, (one.starts, one.sequence.parse().unwrap()))).collect()
        };
        let before = known(dialogue::staff_feed(service, &link, SITE).await.unwrap());
        let mut tx = service.write().await.unwrap();
        for sql in [
            "UPDATE dialogue_commitment SET due_on = '2027-03-01', version = version + 1 WHERE due_on = '2027-01-31'",
            "UPDATE task SET due_on = '2026-12-15', version = version + 1 WHERE id = 3",
        ] {
            on!(tx, c => sqlx::query(sql).execute(c).await).unwrap();
        }
        tx.save().await.unwrap();
        let after = known(dialogue::staff_feed(service, &link, SITE).await.unwrap());
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "no event more, none less");
        let moved: Vec<_> = before.iter().filter(|(uid, was)| after[*uid] != **was).collect();
        assert_eq!(moved.len(), 2, "{moved:?}");
        assert!(moved.iter().all(|(uid, (day, number))| after[*uid].0 != *day && after[*uid].1 > *number));
    }

    async fn a_report_whose_day_moves_is_the_same_event_with_a_higher_sequence(world) {
        const OWNER: &str = "INSERT INTO person (id, username, name, active, password_hash, must_change, created_at) \
                             VALUES (11, 'lan', 'Lan', TRUE, 'x', FALSE, '2026-01-01T00:00:00.000000Z')";
        let service = &world.service;
        assert!(plan::import_shipped(service).await.unwrap());
        let mut tx = service.write().await.unwrap();
        on!(tx, c => sqlx::query(OWNER).execute(c).await).unwrap();
        tx.save().await.unwrap();
        let owner = Actor { person: PersonId(11), name: "Lan".into(), roles: Roles::new([Role::PlanOwner]), unit: None };
        let link = dialogue::own_feed(service, &owner).await.unwrap();
        let reports = || async {
            let all = all_said(&dialogue::staff_feed(service, &link, SITE).await.unwrap());
            let reports = all.into_iter().filter(|one| one.uid.starts_with("report-"));
            reports.map(|one| (one.uid, (one.starts, one.sequence.parse().unwrap()))).collect::<BTreeMap<String, (String, i64)>>()
        };
        let before = reports().await;
        assert!(before.values().any(|(day, _)| day == "20260520"), "{before:?}");
        let newer = include_str!("../data/ke-hoach-nq02-2026.txt").replacen("trước ngày 21/5", "trước ngày 25/5", 1);
        let by = By::from(&owner);
        let preview = plan::upload(service, &by, "moi.txt", newer.into_bytes(), None).await.unwrap();
        let keys: Vec<String> = preview.differences.iter().map(|difference| difference.key.clone()).collect();
        plan::accept(service, &by, preview.id, &keys).await.unwrap();
        let after = reports().await;
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        let moved: Vec<_> = before.iter().filter(|(uid, was)| after[*uid] != **was).collect();
        let [(uid, (_, sequence))] = moved[..] else { panic!("one of them moved: {moved:?}") };
        assert_eq!(after[uid].0, "20260524");
        assert!(after[uid].1 > *sequence);
    }

    async fn documents_have_the_layout_of_the_decree(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let id = announced(&world, &ward, &form()).await;
        let own = comes(service, id, &asking(1, "Khi nào có mặt bằng cho hộ kinh doanh ở chợ? Tôi là Nguyễn Văn 1")).await.unwrap();
        at(&world, "2026-12-10T14:00");
        dialogue::check_in(service, &ward.officer, id, own.id, None).await.unwrap();
        let asked = QuestionForm { category: "credit".into(), text: "Vay vốn ưu đãi ở đâu, <thủ tục> & lãi suất ra sao?".into(),
            name: "Trần An".into(), may_publish: "on".into(), ..QuestionForm::default() };
        let away = dialogue::add_question(service, &ward.officer, id, &asked, "").await.unwrap();
        let receipt = dialogue::take_away(service, &ward.officer, id, away, 1).await.unwrap();
        let first = talk::question(service, &ward.owner, id, 1).await;
        dialogue::promise(service, &ward.owner, id, &CommitmentForm { text: "Bố trí mặt bằng mới cho 12 hộ kinh doanh".into(),
            unit: "1".into(), due_on: "31/01/2027".into(), question: first.id.to_string(), ..CommitmentForm::default() }).await.unwrap();
        dialogue::note(service, &ward.officer, id, "a", None, "Đại biểu đề nghị có bãi để xe").await.unwrap();
        for (kind, title, number) in [
            (PaperKind::Invitation, "GIẤY MỜI", "Số:        /GM-UBND"),
            (PaperKind::Minutes, "BIÊN BẢN", ""),
            (PaperKind::Result, "THÔNG BÁO", "Số:        /TB-UBND"),
        ] {
            let file = dialogue::paper_file(service, &ward.officer, id, kind, SITE).await.unwrap();
            if let (Some(folder), harness::Engine::Sqlite) = (std::env::var_os("NHIPCAU_KEEP_PAPERS"), world.engine) {
                std::fs::write(std::path::Path::new(&folder).join(format!("{}.docx", kind.name())), &file.bytes).unwrap();
            }
            let xml = part(&file.bytes, "word/document.xml");
            let text = words(&xml);
            for said in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "PHƯỜNG LÊ THANH NGHỊ", title, number] {
                assert!(text.contains(said), "{said}: {text}");
            }
            for (attribute, twips) in [("w:w", 11906), ("w:h", 16838), ("w:top", 1133), ("w:bottom", 1133), ("w:left", 1700), ("w:right", 850)] {
                assert!(xml.contains(&format!("{attribute}=\"{twips}\"")), "{attribute}={twips}: {xml}");
            }
            assert!(xml.contains("w:titlePg") && part(&file.bytes, "word/styles.xml").contains("Times New Roman"));
            assert!(!text.contains("Nguyễn Văn 1"), "no names of guests: {text}");
            if kind != PaperKind::Invitation {
                assert!(text.contains(&receipt.code) && text.contains("31/01/2027") && xml.contains("&lt;thủ tục&gt; &amp; lãi suất"), "{text}");
            }
            assert_eq!(text.contains("Nơi nhận:"), kind != PaperKind::Minutes);
        }
        assert!(matches!(refused(dialogue::paper(service, &ward.viewer, id, PaperKind::Minutes, SITE).await), Refusal::Forbidden(_)));
    }
}
