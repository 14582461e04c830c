//! Links to dialogues.

use domain::ids::DialogueId;

use super::{CALENDAR, DIALOGUES};

/// A dialogue as everybody sees it.
pub fn dialogue(id: DialogueId) -> String {
    format!("{DIALOGUES}/{id}")
}

/// A dialogue as staff see it.
pub fn organised(id: DialogueId) -> String {
    format!("{CALENDAR}/{id}")
}
