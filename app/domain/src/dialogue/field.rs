//! Fields of the forms of dialogues: from what was typed to its kept form, or the problem with it.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::{Problem, What};
use crate::text::visible;
use crate::typed;

/// Viet Nam's offset from UTC, all year round.
const VIET_NAM: Offset = Offset::constant(7);

/// The instant of a civil time in Viet Nam; the end of time for what no calendar has.
pub fn instant(at: DateTime) -> Timestamp {
    VIET_NAM.to_timestamp(at).unwrap_or(Timestamp::MAX)
}

/// The civil time in Viet Nam at an instant.
pub(super) fn civil(at: Timestamp) -> DateTime {
    VIET_NAM.to_datetime(at)
}

/// The problems of one form, gathered field by field.
#[derive(Default)]
pub(super) struct Problems(pub Vec<Problem>);

impl Problems {
    pub fn add(&mut self, field: &str, what: What) {
        self.0.push(Problem::new(field, what));
    }

    /// One of several choices by its name.
    pub fn choice<T>(&mut self, field: &str, name: &str, of_name: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = of_name(name.trim());
        if found.is_none() {
            self.add(field, if name.trim().is_empty() { What::Missing } else { What::UnknownChoice });
        }
        found
    }

    /// One line of text.
    pub fn line(&mut self, field: &str, typed: &str, least: u32, most: u32) -> String {
        let line = visible(typed);
        if line.contains('\n') {
            self.add(field, What::SeveralLines);
        } else if let Some(what) = length(&line, least, most) {
            self.add(field, what);
        }
        line.replace('\t', " ")
    }

    /// A text of several lines.
    pub fn text(&mut self, field: &str, typed: &str, least: u32, most: u32) -> String {
        let text = visible(&typed.replace("\r\n", "\n"));
        if let Some(what) = length(&text, least, most) {
            self.add(field, what);
        }
        text
    }

    /// A day; missing is a problem.
    pub fn day(&mut self, field: &str, typed: &str) -> Option<Date> {
        match typed::day(typed) {
            Ok(Some(day)) => return Some(day),
            Ok(None) => self.add(field, What::Missing),
            Err(_) => self.add(field, What::NotADay),
        }
        None
    }

    /// An hour as `16:50`, `16h50` or `16g50`, also `16h`; none if nothing was typed.
    pub fn hour(&mut self, field: &str, typed: &str) -> Option<Time> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let found = hour(typed);
        if found.is_none() {
            self.add(field, What::NotAnHour);
        }
        found
    }

    /// A whole number within bounds; none if nothing was typed.
    pub fn number(&mut self, field: &str, typed: &str, least: u32, most: u32) -> Option<u32> {
        match typed::whole(typed) {
            Ok(None) => None,
            Ok(Some(number)) if (i64::from(least)..=i64::from(most)).contains(&number) => {
                u32::try_from(number).ok()
            }
            _ => {
                self.add(field, What::NotANumber { least, most });
                None
            }
        }
    }

    /// A link as it may be opened; empty if nothing was typed.
    pub fn link(&mut self, field: &str, typed: &str, most: u32) -> String {
        let link = self.line(field, typed, 0, most);
        if !link.is_empty() && !is_link(&link) {
            self.add(field, What::BadLink);
        }
        link
    }
}

/// What is wrong with the length of a text; nothing typed at all is its own thing.
pub(super) fn length(text: &str, least: u32, most: u32) -> Option<What> {
    let now = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    match now {
        0 if least > 0 => Some(What::Missing),
        now if now < least => Some(What::TooShort { least, now }),
        now if now > most => Some(What::TooLong { most, now }),
        _ => None,
    }
}

/// True for an address that a browser opens as a page, and for nothing that runs in it.
pub(super) fn is_link(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace))
        && !text.contains(['"', '<', '>', '\\'])
}

fn hour(typed: &str) -> Option<Time> {
    let (hour, minute) = typed.split_once([':', 'h', 'H', 'g', '.'])?;
    let (hour, minute) = (hour.trim(), minute.trim());
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_bare = minute.is_empty() && typed.trim_end().ends_with(['h', 'H', 'g']);
    if !(1..=2).contains(&hour.len()) || !digits(hour) || !(is_bare || minute.len() == 2) || !digits(minute) {
        return None;
    }
    let minute = if is_bare { 0 } else { minute.parse().ok()? };
    Time::new(hour.parse().ok()?, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn an_hour_is_typed_in_several_ways() {
        for typed in ["14:00", "14h00", "14g00", "14.00", "14h", "14 : 00", "14g"] {
            assert_eq!(hour(typed), Some(time(14, 0, 0, 0)), "{typed}");
        }
        assert_eq!(hour("8:05"), Some(time(8, 5, 0, 0)));
        for typed in ["", "14", "24:00", "14:60", "14:5", "14:", "ba giờ", "-1:00", "١٤:٠٠"] {
            assert_eq!(hour(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_link_opens_a_page_and_runs_nothing() {
        assert!(is_link("https://meet.example.vn/abc?x=1"));
        for typed in [
            "javascript:alert(1)",
            "https://",
            "https:///x",
            "http://a b",
            "ftp://x",
            "https://a\"b",
            "//x.vn",
        ] {
            assert!(!is_link(typed), "{typed}");
        }
    }
}
