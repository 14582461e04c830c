//! Links to dialogues.

use domain::dialogue::PaperKind;
use domain::dialogue::view::Shown;
use domain::ids::DialogueId;

use super::{CALENDAR, DIALOGUES, NEW, STAFF_FEED, encoded};

/// The live line of whoever is not signed in: it says that something of dialogues changed.
pub const LIVE_DIALOGUES: &str = "/live/doi-thoai";

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

/// A question of whoever did not register, by its secret key.
pub fn asked(id: DialogueId, key: &str) -> String {
    format!("{DIALOGUES}/{id}/cau-hoi/{}", encoded(key))
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

/// A document of a dialogue as a page that is printed.
pub fn paper(id: DialogueId, kind: PaperKind) -> String {
    format!("{CALENDAR}/{id}/in/{}", kind.name())
}

/// The page that plans a dialogue.
pub fn dialogue_new() -> String {
    format!("{CALENDAR}/{NEW}")
}

/// True for the pages of dialogues that the browser loads code for: the form of a registration, which keeps a
/// draft and shows answers to questions like the one that is typed, and the screen in the hall, which follows the day.
pub fn dialogue_has_code(path: &str) -> bool {
    let below = path.strip_prefix(DIALOGUES).and_then(|rest| rest.strip_prefix('/'));
    below.is_some_and(|rest| !rest.contains('/') || rest.ends_with("/man-hinh"))
}

/// A dialogue as staff see it.
pub fn organised(id: DialogueId) -> String {
    format!("{CALENDAR}/{id}")
}
