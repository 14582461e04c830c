//! From what an organiser types to a dialogue that can be planned, or every problem with it.

use jiff::civil::{Date, DateTime, time};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::field::{Problems, civil, instant, is_link};
use super::{DialogueKind, Format, Problem, What, Window};
use crate::ids::{PersonId, UnitId};
use crate::text::visible;

/// The most characters of a title.
pub const TITLE_MOST: u32 = 200;
/// The most characters of a place, a link or the name of a document.
pub const PLACE_MOST: u32 = 300;
/// The most lines of an agenda.
pub const AGENDA_MOST: u32 = 30;
/// The most documents.
pub const DOCUMENTS_MOST: u32 = 20;
/// The most places.
pub const CAPACITY_MOST: u32 = 5000;
/// How long a dialogue is taken to last if its end is not said.
const USUAL_HOURS: i64 = 2;

/// A dialogue as an organiser types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DialogueForm {
    /// What it is called.
    pub title: String,
    /// The name of a `DialogueKind`.
    pub kind: String,
    /// The name of a `Format`.
    pub format: String,
    /// Where; needed unless it is online.
    pub place: String,
    /// By which link; needed unless it is at a place alone.
    pub link: String,
    /// The id of the member of staff in the chair.
    pub chair: String,
    /// The id of the unit that organises it.
    pub unit: String,
    /// The day as dd/mm/yyyy.
    pub day: String,
    /// When it begins, as hh:mm.
    pub starts: String,
    /// When it ends; empty is two hours later.
    pub ends: String,
    /// What is on the agenda, a point a line.
    pub agenda: String,
    /// Documents, one a line: `name | https://…`.
    pub documents: String,
    /// How many people fit; empty is no limit.
    pub capacity: String,
    /// From when one may register, as dd/mm/yyyy; empty is at once.
    pub opens_day: String,
    /// The hour; empty is 00:00.
    pub opens_hour: String,
    /// Until when one may register; empty is 17:00 on the day before.
    pub closes_day: String,
    /// The hour; empty is 17:00.
    pub closes_hour: String,
    /// The plan's task that it belongs to, `2026/III.4` or `III.4`, see `task_said`; may be empty.
    pub task: String,
    /// Whom one asks, as the public reads it; may be empty.
    pub contact: String,
}

/// A document of a dialogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
}

/// A dialogue about to be planned. Every part is in its kept form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDialogue {
    /// What it is called.
    pub title: String,
    /// With whom.
    pub kind: DialogueKind,
    /// How one takes part.
    pub format: Format,
    /// Where; empty if it is online.
    pub place: String,
    /// By which link; empty if there is none.
    pub link: String,
    /// Who is in the chair.
    pub chair: PersonId,
    /// Which unit organises it.
    pub unit: UnitId,
    /// When it begins.
    pub starts: DateTime,
    /// When it ends.
    pub ends: DateTime,
    /// What is on the agenda.
    pub agenda: Vec<String>,
    /// Its documents.
    pub documents: Vec<Document>,
    /// How many people fit; none is no limit.
    pub capacity: Option<u32>,
    /// From when to when one may register.
    pub window: Window,
    /// The plan's task as the form said it; may be empty.
    pub task: String,
    /// Whom one asks; may be empty.
    pub contact: String,
}

impl NewDialogue {
    /// Its day.
    pub fn day(&self) -> Date {
        self.starts.date()
    }

    /// True if whoever registered has to be told, and calendars have to follow: time, place, link or title differ.
    pub fn differs_for_guests(&self, other: &NewDialogue) -> bool {
        let of = |one: &NewDialogue| {
            (one.title.clone(), one.starts, one.ends, one.format, one.place.clone(), one.link.clone())
        };
        of(self) != of(other)
    }
}

impl DialogueForm {
    /// The dialogue that was typed, or all that is wrong with it, in the order of the fields on the page.
    pub fn parse(&self, now: Timestamp) -> Result<NewDialogue, Vec<Problem>> {
        let mut problems = Problems::default();
        let title = problems.line("title", &self.title, 5, TITLE_MOST);
        let kind = problems.choice("kind", &self.kind, DialogueKind::from_name);
        let format = problems.choice("format", &self.format, Format::from_name);
        let has = |wants: fn(Format) -> bool| format.is_some_and(wants);
        let place = problems.line("place", &self.place, u32::from(has(Format::has_place)), PLACE_MOST);
        let link = problems.link("link", &self.link, PLACE_MOST);
        if has(Format::has_link) && link.is_empty() {
            problems.add("link", What::Missing);
        }
        let chair = problems.choice("chair", &self.chair, |id| id.parse().ok().map(PersonId));
        let unit = problems.choice("unit", &self.unit, |id| id.parse().ok().map(UnitId));
        let times = self.times(now, &mut problems);
        let agenda = self.agenda(&mut problems);
        let documents = self.documents(&mut problems);
        let capacity = problems.number("capacity", &self.capacity, 1, CAPACITY_MOST);
        let window = times.and_then(|(starts, _)| self.window(now, starts, &mut problems));
        let task = problems.line("task", &self.task, 0, 20);
        let contact = problems.line("contact", &self.contact, 0, PLACE_MOST);
        let (Some(kind), Some(format), Some(chair), Some(unit), Some((starts, ends)), Some(window), true) =
            (kind, format, chair, unit, times, window, problems.0.is_empty())
        else {
            return Err(problems.0);
        };
        Ok(NewDialogue {
            title,
            kind,
            format,
            place: if format.has_place() { place } else { String::new() },
            link: if format.has_link() { link } else { String::new() },
            chair,
            unit,
            starts,
            ends,
            agenda,
            documents,
            capacity,
            window,
            task,
            contact,
        })
    }

    /// Only day and hours, with the window of registration: for a new day after it was postponed.
    pub fn parse_times(&self, now: Timestamp) -> Result<(DateTime, DateTime, Window), Vec<Problem>> {
        let mut problems = Problems::default();
        let times = self.times(now, &mut problems);
        let window = times.and_then(|(starts, _)| self.window(now, starts, &mut problems));
        match (times, window) {
            (Some((starts, ends)), Some(window)) if problems.0.is_empty() => Ok((starts, ends, window)),
            _ => Err(problems.0),
        }
    }

    fn times(&self, now: Timestamp, problems: &mut Problems) -> Option<(DateTime, DateTime)> {
        let day = problems.day("day", &self.day);
        let starts = problems.hour("starts", &self.starts);
        if self.starts.trim().is_empty() {
            problems.add("starts", What::Missing);
        }
        let count = problems.0.len();
        let ends = problems.hour("ends", &self.ends);
        if problems.0.len() > count {
            return None;
        }
        let day = day?;
        if day < civil(now).date() {
            problems.add("day", What::Passed);
            return None;
        }
        let starts = day.to_datetime(starts?);
        if instant(starts) <= now {
            problems.add("starts", What::Passed);
            return None;
        }
        let usual = starts.saturating_add(USUAL_HOURS.hours());
        let latest = day.to_datetime(time(23, 59, 0, 0));
        let ends = ends.map_or(usual.min(latest), |ends| day.to_datetime(ends));
        if ends <= starts {
            problems.add("ends", What::WrongOrder);
            return None;
        }
        Some((starts, ends))
    }

    fn window(&self, now: Timestamp, starts: DateTime, problems: &mut Problems) -> Option<Window> {
        let count = problems.0.len();
        let moment = |problems: &mut Problems, name: &str, day: &str, hour: &str, usual| {
            let typed = match day.trim() {
                "" => None,
                day => problems.day(&format!("{name}_day"), day),
            };
            let hour = problems.hour(&format!("{name}_hour"), hour).unwrap_or(usual);
            typed.map(|day| instant(day.to_datetime(hour)))
        };
        let opens =
            moment(problems, "opens", &self.opens_day, &self.opens_hour, time(0, 0, 0, 0)).unwrap_or(now);
        let day_before = starts.date().saturating_sub(1.days());
        let usual = instant(day_before.to_datetime(time(17, 0, 0, 0)));
        // A dialogue that is planned for tomorrow evening: until it begins.
        let usual = if usual <= now { instant(starts) } else { usual };
        let closes = moment(problems, "closes", &self.closes_day, &self.closes_hour, time(17, 0, 0, 0))
            .unwrap_or(usual);
        if problems.0.len() > count {
            return None;
        }
        if closes <= opens || closes > instant(starts) {
            problems.add("closes_day", What::WrongOrder);
            return None;
        }
        Some(Window { opens, closes })
    }

    fn agenda(&self, problems: &mut Problems) -> Vec<String> {
        let lines = lines(&self.agenda);
        if lines.len() > AGENDA_MOST as usize {
            problems.add("agenda", What::TooManyLines { most: AGENDA_MOST });
        }
        if let Some(what) = lines.iter().find_map(|line| super::field::length(line, 0, PLACE_MOST)) {
            problems.add("agenda", what);
        }
        lines
    }

    fn documents(&self, problems: &mut Problems) -> Vec<Document> {
        let lines = lines(&self.documents);
        if lines.len() > DOCUMENTS_MOST as usize {
            problems.add("documents", What::TooManyLines { most: DOCUMENTS_MOST });
        }
        let mut documents = Vec::new();
        for line in lines {
            let (title, url) = line.rsplit_once('|').unwrap_or((&line, &line));
            let (title, url) = (title.trim().to_owned(), url.trim().to_owned());
            if let Some(what) = super::field::length(&line, 0, 2 * PLACE_MOST) {
                problems.add("documents", what);
                break;
            }
            if !is_link(&url) || title.is_empty() {
                problems.add("documents", What::BadLink);
                break;
            }
            documents.push(Document { title, url });
        }
        documents
    }
}

fn lines(typed: &str) -> Vec<String> {
    visible(typed).lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn now() -> Timestamp {
        "2026-11-27T02:00:00Z".parse().unwrap()
    }

    fn form() -> DialogueForm {
        DialogueForm {
            title: "Đối thoại với doanh nghiệp quý IV năm 2026".into(),
            kind: "business".into(),
            format: "in_person".into(),
            place: "Hội trường UBND phường".into(),
            chair: "7".into(),
            unit: "3".into(),
            day: "10/12/2026".into(),
            starts: "14h00".into(),
            agenda: "Đón tiếp\n\n Báo cáo \n".into(),
            documents: "Dự thảo kế hoạch | https://example.vn/ke-hoach".into(),
            capacity: "80".into(),
            ..DialogueForm::default()
        }
    }

    fn fields(form: &DialogueForm) -> Vec<(String, What)> {
        let problems = form.parse(now()).unwrap_err();
        problems.into_iter().map(|problem| (problem.field, problem.what)).collect()
    }

    #[test]
    fn what_is_not_said_is_taken_as_usual() {
        let planned = form().parse(now()).unwrap();
        assert_eq!(planned.starts, date(2026, 12, 10).at(14, 0, 0, 0));
        assert_eq!(planned.ends, date(2026, 12, 10).at(16, 0, 0, 0));
        assert_eq!(planned.window.opens, now());
        assert_eq!(planned.window.closes, instant(date(2026, 12, 9).at(17, 0, 0, 0)));
        assert_eq!(planned.agenda, ["Đón tiếp", "Báo cáo"]);
        assert_eq!(planned.documents[0].title, "Dự thảo kế hoạch");
        assert_eq!((planned.capacity, planned.link.as_str()), (Some(80), ""));
    }

    #[test]
    fn every_problem_is_named_at_once() {
        assert_eq!(
            fields(&DialogueForm::default()),
            [
                ("title".into(), What::Missing),
                ("kind".into(), What::Missing),
                ("format".into(), What::Missing),
                ("chair".into(), What::Missing),
                ("unit".into(), What::Missing),
                ("day".into(), What::Missing),
                ("starts".into(), What::Missing),
            ]
        );
        let hybrid = DialogueForm { format: "hybrid".into(), link: String::new(), ..form() };
        assert_eq!(fields(&hybrid), [("link".into(), What::Missing)]);
        let link = DialogueForm { format: "online".into(), link: "javascript:alert(1)".into(), ..form() };
        assert_eq!(fields(&link), [("link".into(), What::BadLink)]);
        let nobody = DialogueForm { chair: "Ông Nguyễn".into(), ..form() };
        assert_eq!(fields(&nobody), [("chair".into(), What::UnknownChoice)]);
        let full = DialogueForm { capacity: "0".into(), ..form() };
        assert_eq!(fields(&full), [("capacity".into(), What::NotANumber { least: 1, most: CAPACITY_MOST })]);
    }

    #[test]
    fn a_day_that_has_passed_or_runs_backwards_is_refused() {
        let on = |day: &str, starts: &str, ends: &str| DialogueForm {
            day: day.into(),
            starts: starts.into(),
            ends: ends.into(),
            ..form()
        };
        assert_eq!(fields(&on("26/11/2026", "14h", "")), [("day".into(), What::Passed)]);
        assert_eq!(fields(&on("27/11/2026", "8h30", "")), [("starts".into(), What::Passed)]);
        assert_eq!(fields(&on("10/12/2026", "14h", "13h")), [("ends".into(), What::WrongOrder)]);
        assert_eq!(fields(&on("31/11/2026", "14h", "")), [("day".into(), What::NotADay)]);
        let late = DialogueForm { closes_day: "11/12/2026".into(), ..form() };
        assert_eq!(fields(&late), [("closes_day".into(), What::WrongOrder)]);
        assert!(
            on("27/11/2026", "18h", "").parse(now()).is_ok(),
            "this evening: registration until it begins"
        );
    }
}
