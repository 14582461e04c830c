//! What happens in the demonstration: for every task and quarter a state, a result and the days of it, from the
//! numbers of the two alone.

use domain::board::StateKind;
use domain::period::Period;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::MARK;
use crate::clock::VIET_NAM;

/// When the story is told.
pub(super) struct Story {
    pub year: i16,
    pub today: Date,
    pub now: Timestamp,
}

/// One quarter of one task.
pub(super) struct Chapter {
    pub period: Period,
    pub state: StateKind,
    pub result: String,
    pub quantity: i64,
    pub quantity_unit: &'static str,
    /// Why there was nothing to do, what stands in the way, or what a return asks for.
    pub note: String,
    /// The number of the document that bears it out.
    pub document: String,
    pub began: Timestamp,
    pub submitted: Timestamp,
    pub reviewed: Timestamp,
}

impl Chapter {
    /// When it was touched last.
    pub fn touched(&self) -> Timestamp {
        match self.state {
            StateKind::Accepted => self.reviewed,
            StateKind::Submitted | StateKind::NoOccurrence => self.submitted,
            StateKind::NotStarted | StateKind::InProgress | StateKind::Blocked => self.began,
        }
    }

    /// True if a leader returned it, and it is being worked on again.
    pub fn is_returned(&self) -> bool {
        self.state == StateKind::InProgress && !self.note.is_empty()
    }
}

impl Story {
    /// The quarters of the plan's year that have begun, in order.
    pub fn periods(&self) -> Vec<Period> {
        let first = Period::quarter(self.year, 1).map(Period::siblings).unwrap_or_default();
        first.into_iter().filter(|period| period.first_day() <= self.today).collect()
    }

    /// The last quarter that has ended; none in the first.
    pub fn last_ended(&self) -> Option<Period> {
        self.periods().into_iter().rfind(|period| period.last_day() < self.today)
    }

    /// What happened to the task of this place in the plan in this quarter; none if nobody touched it.
    pub fn chapter(&self, index: usize, period: Period) -> Option<Chapter> {
        const UNITS: [&str; 5] = ["thủ tục", "lượt doanh nghiệp", "văn bản", "buổi", "hồ sơ"];
        let quarter = usize::try_from(period.number()).unwrap_or(1);
        let chance = (index * 7 + quarter * 13 + index * quarter) % 20;
        let running = period.contains(self.today);
        let state = if running { running_state(chance) } else { ended_state(chance) };
        if state == StateKind::NotStarted {
            return None;
        }
        let quantity = i64::try_from(3 + (index * 5 + quarter * 11) % 40).unwrap_or(3);
        let quantity_unit = UNITS[index % UNITS.len()];
        let (early, late) = self.days(period, chance);
        Some(Chapter {
            period,
            state,
            result: result(state, quantity, quantity_unit, index),
            quantity,
            quantity_unit,
            note: note(state, chance),
            document: format!("{:02}/BC-MH", index + 1 + quarter * 30),
            began: self.at(early, 8 + chance % 3),
            submitted: self.at(late, 14),
            reviewed: self.at(late, 16),
        })
    }

    /// A day when work began and a day when it was handed in, both in the quarter and not after today.
    fn days(&self, period: Period, chance: usize) -> (Date, Date) {
        let offset = i64::try_from(chance).unwrap_or(0);
        let end = period.last_day().min(self.today);
        let early = period.first_day().saturating_add((5 + offset).days()).min(end);
        let late = end.saturating_sub((1 + offset % 9).days()).max(early);
        (early, late)
    }

    /// That hour of that day in Viet Nam, but never after now.
    fn at(&self, day: Date, hour: usize) -> Timestamp {
        let hour = i8::try_from(hour).unwrap_or(8);
        let at = VIET_NAM.to_timestamp(day.at(hour, 0, 0, 0)).unwrap_or(self.now);
        at.min(self.now.saturating_sub(SignedDuration::from_mins(5)).unwrap_or(self.now))
    }
}

fn ended_state(chance: usize) -> StateKind {
    match chance {
        0..=14 => StateKind::Accepted,
        15..=17 => StateKind::NoOccurrence,
        18 => StateKind::InProgress,
        _ => StateKind::NotStarted,
    }
}

fn running_state(chance: usize) -> StateKind {
    match chance {
        0..=4 => StateKind::NotStarted,
        5..=10 => StateKind::InProgress,
        11..=12 => StateKind::Blocked,
        13..=15 => StateKind::Submitted,
        16..=18 => StateKind::Accepted,
        _ => StateKind::NoOccurrence,
    }
}

fn result(state: StateKind, quantity: i64, unit: &str, index: usize) -> String {
    const DONE: [&str; 4] = [
        "Đã rà soát và thực hiện",
        "Đã hướng dẫn, hỗ trợ trực tiếp",
        "Đã phối hợp với các đơn vị hoàn thành",
        "Đã công khai và cập nhật",
    ];
    match state {
        StateKind::Submitted | StateKind::Accepted => {
            format!("{MARK}: {} {quantity} {unit} trong kỳ.", DONE[index % DONE.len()])
        }
        StateKind::InProgress => format!("{MARK}: đang thực hiện, đã được {} {unit}.", quantity / 2),
        StateKind::NotStarted | StateKind::Blocked | StateKind::NoOccurrence => String::new(),
    }
}

fn note(state: StateKind, chance: usize) -> String {
    match state {
        StateKind::NoOccurrence => {
            format!("{MARK}: trong kỳ không phát sinh nội dung thuộc thẩm quyền của phường.")
        }
        StateKind::Blocked => format!("{MARK}: chưa có mẫu biểu thống nhất của thành phố."),
        StateKind::InProgress if chance.is_multiple_of(3) => {
            format!("{MARK}: đề nghị bổ sung số liệu so với kỳ trước.")
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;

    fn story() -> Story {
        Story { year: 2026, today: date(2026, 11, 23), now: "2026-11-23T01:00:00Z".parse().unwrap() }
    }

    #[test]
    fn the_running_quarter_has_something_in_every_column() {
        let story = story();
        let period = *story.periods().last().unwrap();
        let kinds: BTreeSet<StateKind> = (0..26)
            .map(|index| story.chapter(index, period).map_or(StateKind::NotStarted, |chapter| chapter.state))
            .collect();
        assert_eq!(kinds.len(), StateKind::ALL.len(), "{kinds:?}");
        assert!(
            (0..26).filter_map(|index| story.chapter(index, period)).any(|chapter| chapter.is_returned())
        );
    }

    #[test]
    fn nothing_happens_before_its_quarter_or_after_now() {
        let story = story();
        for period in story.periods() {
            for chapter in (0..26).filter_map(|index| story.chapter(index, period)) {
                assert!(chapter.began <= chapter.submitted && chapter.submitted <= chapter.reviewed);
                assert!(chapter.reviewed < story.now);
                assert!(period.contains(crate::clock::day_of(chapter.began)));
            }
        }
        assert_eq!(story.last_ended().unwrap().to_string(), "2026-Q3");
    }

    #[test]
    fn all_that_is_read_says_that_it_is_made_up() {
        let story = story();
        for chapter in story
            .periods()
            .into_iter()
            .flat_map(|period| (0..26).map(move |index| (index, period)))
            .filter_map(|(index, period)| story.chapter(index, period))
        {
            for text in [&chapter.result, &chapter.note] {
                assert!(text.is_empty() || text.starts_with(MARK), "{text}");
            }
        }
    }
}
