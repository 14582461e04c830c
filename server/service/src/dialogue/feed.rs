//! Calendar files and feeds: of everybody, of whoever registered, of a member of staff. What changes follows by the same
//! UID and a higher sequence.

use domain::dialogue::view::{CalendarEntry, EntryKind, Seat};
use domain::dialogue::{StateKind, WARD};
use domain::ids::DialogueId;

use super::ics::{Event, Method, Status, When, calendar};
use super::key::{feed_of, guest_of};
use super::rows::Dialogue;
use crate::Refusal;
use crate::db::Tx;
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// All dialogues that were announced. `site`: the whole address of the public's list of dialogues.
pub async fn public_feed(service: &Service, site: &str) -> Result<String, Error> {
    let mut tx = service.read().await?;
    let known = tx.dialogues().await?;
    let events: Vec<Event> = known.iter().filter(|one| one.is_public()).map(|one| event(one, site)).collect();
    Ok(calendar(Method::Publish, &format!("Đối thoại – {WARD}"), (WARD, site), &events))
}

/// One dialogue; a cancelled one cancels itself in the calendars that have it.
///
/// # Errors
/// Not found, also for one that is being planned.
pub async fn public_file(service: &Service, id: DialogueId, site: &str) -> Result<String, Error> {
    let mut tx = service.read().await?;
    let dialogue = tx.public_one(id).await?;
    let method = match dialogue.state.kind() {
        StateKind::Cancelled => Method::Cancel,
        _ => Method::Publish,
    };
    Ok(calendar(method, &dialogue.plan.title, (WARD, site), &[event(&dialogue, site)]))
}

/// The dialogue as the invitation of whoever registered, by their own link, with the link to take part.
///
/// # Errors
/// Not found for a link that opens nothing.
pub async fn own_file(service: &Service, id: DialogueId, key: &str, site: &str) -> Result<String, Error> {
    let registration = guest_of(service, key).await?;
    let mut tx = service.read().await?;
    let dialogue = tx.dialogue(id).await?;
    let guest = tx.guest(registration).await?;
    if guest.dialogue_id != id.0 {
        return Err(Refusal::NotFound.into());
    }
    let seat = guest.seat(&tx.guests(id).await?);
    let plain = event(&dialogue, site);
    let is_off = seat == Seat::Cancelled || dialogue.state.kind() == StateKind::Cancelled;
    let has_place = seat == Seat::Placed;
    let address = match (guest.email.as_str(), guest.phone.as_str()) {
        ("", phone) => format!("tel:{phone}"),
        (email, _) => format!("mailto:{email}"),
    };
    let link = Some(dialogue.plan.link.as_str()).filter(|link| has_place && !link.is_empty());
    let link = link.map(|link| format!("\nTham dự trực tuyến: {link}")).unwrap_or_default();
    let own = Event {
        // One waits, has a place, and may give it back: each of them comes after the one before it, and what changes of the
        // dialogue comes after all of them.
        sequence: plain.sequence * 4 + if is_off { 2 } else { i64::from(has_place) },
        changed: plain.changed.max(guest.state_at.unwrap_or(guest.at).0),
        status: match (is_off, has_place) {
            (true, _) => Status::Cancelled,
            (false, true) => plain.status,
            (false, false) => Status::Tentative,
        },
        description: format!("{}{link}", plain.description),
        guest: Some((guest.name.clone(), address, has_place)),
        uid: format!("dialogue-{id}-guest-{}", guest.id),
        ..plain
    };
    let method = if is_off { Method::Cancel } else { Method::Request };
    Ok(calendar(method, &dialogue.plan.title, (WARD, site), &[own]))
}

/// The calendar of a member of staff by its secret address: dialogues, also those that are being planned, the days that
/// the law asks for, and what is due of promises, tasks and reports.
///
/// # Errors
/// Not found for an address that opens nothing, or of whoever no longer works here.
pub async fn staff_feed(service: &Service, link: &str, site: &str) -> Result<String, Error> {
    const ACTIVE: &str = "SELECT COUNT(*) FROM person WHERE id = $1 AND active";
    let person = feed_of(service, link).await?;
    let mut tx = service.read().await?;
    let active = on!(tx, c => sqlx::query_scalar::<_, i64>(ACTIVE).bind(person.0).fetch_one(c).await)?;
    if active == 0 {
        return Err(Refusal::NotFound.into());
    }
    let dialogues = tx.dialogues().await?;
    let mut events: Vec<Event> = dialogues.iter().map(|one| event(one, site)).collect();
    events.extend(tx.days(&dialogues, site).await?);
    Ok(calendar(Method::Publish, &format!("Lịch công tác đối thoại – {WARD}"), (WARD, site), &events))
}

fn event(dialogue: &Dialogue, site: &str) -> Event {
    let plan = &dialogue.plan;
    let state = dialogue.state.kind();
    let url = format!("{site}/{}", dialogue.id);
    let before = match state {
        StateKind::Postponed => "Tạm hoãn: ",
        StateKind::Cancelled => "Không tổ chức: ",
        StateKind::Draft => "Dự kiến: ",
        _ => "",
    };
    let mut description = plan.agenda.join("\n");
    if !dialogue.reason().is_empty() {
        description = format!("Lý do: {}\n{description}", dialogue.reason());
    }
    Event {
        uid: format!("dialogue-{}", dialogue.id),
        sequence: dialogue.sequence,
        changed: dialogue.touched.1,
        when: When::Times(plan.starts, plan.ends),
        status: match state {
            StateKind::Draft | StateKind::Postponed => Status::Tentative,
            StateKind::Cancelled => Status::Cancelled,
            _ => Status::Confirmed,
        },
        summary: format!("{before}{}", plan.title),
        place: plan.place.clone(),
        description: format!("{description}\n{url}").trim().to_owned(),
        url,
        guest: None,
    }
}

impl Tx {
    /// The days of a calendar that are no dialogues themselves.
    async fn days(&mut self, dialogues: &[Dialogue], site: &str) -> Result<Vec<Event>, Error> {
        let now = self.now();
        let entries = self.calendar_entries(dialogues).await?;
        let of = |entry: CalendarEntry| {
            let id = entry.id;
            let dialogue = dialogues.iter().find(|one| Some(one.id) == entry.dialogue);
            let (name, before) = match &entry.kind {
                EntryKind::Dialogue { .. } => return None,
                EntryKind::NoticeBy => ("notice".to_owned(), "Hạn thông báo".to_owned()),
                EntryKind::Reminder => ("reminder".to_owned(), "Nhắc thông báo kết quả".to_owned()),
                EntryKind::ResultBy => ("result".to_owned(), "Hạn thông báo kết quả".to_owned()),
                EntryKind::CommitmentDue { .. } => (format!("promise-{id}"), "Cam kết đến hạn".to_owned()),
                EntryKind::TaskDue { code } => (format!("task-{id}"), format!("Nhiệm vụ {code} đến hạn")),
                EntryKind::ReportDue { .. } => (format!("report-{id}"), "Hạn gửi báo cáo".to_owned()),
            };
            // Of ids alone: by the day in it a moved day would be a second event.
            let uid = match entry.dialogue {
                Some(id) => format!("dialogue-{id}-{name}"),
                None => name,
            };
            Some(Event {
                uid,
                sequence: entry.revision,
                changed: dialogue.map_or(now, |one| one.touched.1),
                when: When::Day(entry.day),
                status: Status::Confirmed,
                summary: format!("{before}: {}", entry.title),
                place: String::new(),
                description: String::new(),
                url: entry.dialogue.map(|id| format!("{site}/{id}")).unwrap_or_default(),
                guest: None,
            })
        };
        Ok(entries.into_iter().filter_map(of).collect())
    }
}
