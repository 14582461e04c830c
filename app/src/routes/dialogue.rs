//! Links to dialogues.

use domain::ids::DialogueId;

use super::{CALENDAR, DIALOGUES, encoded};

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

/// A dialogue as staff see it.
pub fn organised(id: DialogueId) -> String {
    format!("{CALENDAR}/{id}")
}
