//! Links to dialogues.

use domain::dialogue::PaperKind;
use domain::dialogue::view::Shown;
use domain::ids::DialogueId;

use super::{CALENDAR, DIALOGUES, NEW, STAFF_FEED, encoded};

/// A dialogue as everybody sees it.
pub fn dialogue(id: DialogueId) -> String {
    format!("{DIALOGUES}/{id}")
}

/// The calendar file of a dialogue as everybody sees it.
pub fn dialogue_file(id: DialogueId) -> String {
    format!("{DIALOGUES}/{id}.ics")
}

/// A registration, by its secret key.
pub fn registration(id: DialogueId, key: &str) -> String {
    format!("{DIALOGUES}/{id}/dang-ky/{}", encoded(key))
}

/// The screen in the hall of a dialogue.
pub fn hall(id: DialogueId) -> String {
    format!("{DIALOGUES}/{id}/man-hinh")
}

/// The calendar of a member of staff, by its secret key.
pub fn staff_feed(key: &str) -> String {
    format!("{STAFF_FEED}/{key}.ics")
}

/// A month or a year of the calendar.
pub fn calendar(shown: Shown) -> String {
    match shown {
        Shown::Month { year, month } => format!("{CALENDAR}?nam={year}&thang={month}"),
        Shown::Year { year } => format!("{CALENDAR}?nam={year}&thang="),
    }
}

/// A document of a dialogue as a file.
pub fn paper_file(id: DialogueId, kind: PaperKind) -> String {
    format!("{CALENDAR}/{id}/van-ban/{}", kind.name())
}

/// The page that plans a dialogue.
pub fn dialogue_new() -> String {
    format!("{CALENDAR}/{NEW}")
}

/// A dialogue as staff see it.
pub fn organised(id: DialogueId) -> String {
    format!("{CALENDAR}/{id}")
}
