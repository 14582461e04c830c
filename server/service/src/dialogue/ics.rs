//! Calendar files (RFC 5545): content lines of 75 octets at most, folded between characters; text escaped; the one time
//! zone written out, since not every program knows it by name. A writer of our own: the crates that write calendars
//! either cannot write a time zone or put what belongs to an event into it.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// Viet Nam's time zone, without summer time since 1975.
const ZONE: &str = "Asia/Ho_Chi_Minh";
/// The most octets of a line.
const LINE: usize = 75;
/// What stands behind every UID: it must not change with the ward's address.
const HOST: &str = "nhipcau";

/// What a calendar asks of the program that reads it (RFC 5546).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// To be read.
    Publish,
    /// An invitation, or an update of one.
    Request,
    /// It does not take place.
    Cancel,
}

/// Whether something takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Confirmed,
    Tentative,
    Cancelled,
}

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// From and to, in Viet Nam.
    Times(DateTime, DateTime),
    /// All day.
    Day(Date),
}

/// Something in a calendar.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// The part of its UID that is its own; the same for ever.
    pub uid: String,
    pub sequence: i64,
    pub changed: Timestamp,
    pub when: When,
    pub status: Status,
    pub summary: String,
    pub place: String,
    pub description: String,
    pub url: String,
    /// Who was invited: name, address, and whether they have a place. Only in what is sent to them.
    pub guest: Option<(String, String, bool)>,
}

/// A calendar file.
pub(super) fn calendar(method: Method, name: &str, organiser: (&str, &str), events: &[Event]) -> String {
    let mut file = File::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Nhip Cau//Doi thoai//VI");
    file.line("CALSCALE", "GREGORIAN");
    file.line(
        "METHOD",
        match method {
            Method::Publish => "PUBLISH",
            Method::Request => "REQUEST",
            Method::Cancel => "CANCEL",
        },
    );
    file.text("X-WR-CALNAME", name);
    file.line("X-WR-TIMEZONE", ZONE);
    for (name, value) in [
        ("BEGIN", "VTIMEZONE"),
        ("TZID", ZONE),
        ("X-LIC-LOCATION", ZONE),
        ("BEGIN", "STANDARD"),
        ("DTSTART", "19750613T000000"),
        ("TZOFFSETFROM", "+0700"),
        ("TZOFFSETTO", "+0700"),
        ("TZNAME", "+07"),
        ("END", "STANDARD"),
        ("END", "VTIMEZONE"),
    ] {
        file.line(name, value);
    }
    for event in events {
        file.event(event, organiser);
    }
    file.line("END", "VCALENDAR");
    file.0
}

#[derive(Default)]
struct File(String);

impl File {
    fn event(&mut self, event: &Event, (name, address): (&str, &str)) {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("{}@{HOST}", event.uid));
        self.line("SEQUENCE", &event.sequence.to_string());
        let changed = event.changed.strftime("%Y%m%dT%H%M%SZ").to_string();
        self.line("DTSTAMP", &changed);
        self.line("LAST-MODIFIED", &changed);
        match event.when {
            When::Times(starts, ends) => {
                let local = |at: DateTime| at.strftime("%Y%m%dT%H%M%S").to_string();
                self.line(&format!("DTSTART;TZID={ZONE}"), &local(starts));
                self.line(&format!("DTEND;TZID={ZONE}"), &local(ends));
            }
            When::Day(day) => {
                let next = day.tomorrow().unwrap_or(day);
                self.line("DTSTART;VALUE=DATE", &day.strftime("%Y%m%d").to_string());
                self.line("DTEND;VALUE=DATE", &next.strftime("%Y%m%d").to_string());
                self.line("TRANSP", "TRANSPARENT");
            }
        }
        self.line(
            "STATUS",
            match event.status {
                Status::Confirmed => "CONFIRMED",
                Status::Tentative => "TENTATIVE",
                Status::Cancelled => "CANCELLED",
            },
        );
        self.text("SUMMARY", &event.summary);
        for (name, value) in [("LOCATION", &event.place), ("DESCRIPTION", &event.description)] {
            if !value.is_empty() {
                self.text(name, value);
            }
        }
        if !event.url.is_empty() {
            self.line("URL", &event.url);
        }
        self.line(&format!("ORGANIZER;CN={}", quoted(name)), address);
        if let Some((name, address, has_place)) = &event.guest {
            let state = if *has_place { "ACCEPTED" } else { "TENTATIVE" };
            self.line(&format!("ATTENDEE;CN={};PARTSTAT={state}", quoted(name)), address);
        }
        self.line("END", "VEVENT");
    }

    /// A property whose value is text.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\\' => escaped.push_str("\\\\"),
                ';' => escaped.push_str("\\;"),
                ',' => escaped.push_str("\\,"),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }

    /// A content line, folded, and never beside a space: there are readers that trim a line before they join it.
    fn line(&mut self, name: &str, value: &str) {
        let mut line: Vec<char> = Vec::new();
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars().filter(|c| !c.is_control())) {
            if length + c.len_utf8() > LINE {
                let after = |at: usize| line.get(at).copied().unwrap_or(c);
                let is_beside_space = |at: usize| line[at - 1] == ' ' || after(at) == ' ';
                let cut = (2..=line.len()).rev().find(|at| !is_beside_space(*at)).unwrap_or(line.len());
                let rest = line.split_off(cut);
                self.0.extend(line);
                self.0.push_str("\r\n ");
                length = 1 + rest.iter().map(|c| c.len_utf8()).sum::<usize>();
                line = rest;
            }
            line.push(c);
            length += c.len_utf8();
        }
        self.0.extend(line);
        self.0.push_str("\r\n");
    }
}

/// A value of a parameter, in which no quotation mark may stand.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().filter(|c| *c != '"' && !c.is_control()).collect();
    format!("\"{plain}\"")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn event() -> Event {
        Event {
            uid: "dialogue-7".into(),
            sequence: 3,
            changed: "2026-12-01T01:02:03Z".parse().unwrap(),
            when: When::Times(date(2026, 12, 10).at(14, 0, 0, 0), date(2026, 12, 10).at(16, 30, 0, 0)),
            status: Status::Confirmed,
            summary: "Đối thoại; với doanh nghiệp, hộ kinh doanh \\ năm 2026, lần thứ hai của năm".into(),
            place: "Hội trường".into(),
            description: "Dòng một\nDòng hai\r\nEND:VCALENDAR".into(),
            url: "https://ward.example/doi-thoai/7".into(),
            guest: Some(("Nguyễn \"Văn\" A".into(), "tel:+84912345678".into(), true)),
        }
    }

    #[test]
    fn lines_are_short_and_folded_between_characters() {
        let file = calendar(Method::Publish, "Đối thoại", ("UBND", "https://ward.example"), &[event()]);
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
        assert!(!file.replace("\r\n", "").contains(['\n', '\r']), "no bare ends of lines");
        let unfolded = file.replace("\r\n ", "");
        let summary =
            "SUMMARY:Đối thoại\\; với doanh nghiệp\\, hộ kinh doanh \\\\ năm 2026\\, lần thứ hai của năm\r\n";
        assert!(unfolded.contains(summary), "{unfolded}");
        assert!(unfolded.contains("DESCRIPTION:Dòng một\\nDòng hai\\nEND:VCALENDAR\r\n"));
        assert_eq!(unfolded.matches("\r\nEND:VCALENDAR").count(), 1, "what was typed ends no calendar");
        assert!(unfolded.contains("ATTENDEE;CN=\"Nguyễn Văn A\";PARTSTAT=ACCEPTED:tel:+84912345678"));
    }
}
