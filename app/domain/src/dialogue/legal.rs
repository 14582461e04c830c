//! The days that the law asks for around a dialogue. The counts are dated rows of the limits of time
//! ([`R_NOTICE`], [`R_RESULT`]), since the law changes; here is only how they are counted. Luật Tổ chức chính quyền địa
//! phương 72/2025/QH15: time, place, content and way of attending are announced at least 7 days before, the result at the
//! latest 10 days after.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::{DialogueKind, StateKind};
use crate::calendar::{Almanac, Calendar, Derivation, Limit, LimitUnit, RuleSet, StartRule};

/// The limit before the day by which it is announced.
pub const R_NOTICE: &str = "R-DIALOGUE-NOTICE";
/// The limit after the day by which the result is announced.
pub const R_RESULT: &str = "R-DIALOGUE-RESULT";
/// The law behind both, as shipped.
const LAW: &str = "72/2025/QH15";

/// The counts that hold for a dialogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalRules {
    /// How long before the day it is announced at the latest.
    pub notice: Limit,
    /// The law behind it.
    pub notice_ref: String,
    /// How long after the day the result is announced at the latest.
    pub result: Limit,
    /// The law behind it.
    pub result_ref: String,
}

impl Default for LegalRules {
    /// As shipped: 7 days before, 10 days after.
    fn default() -> Self {
        let days = |amount| Limit { amount, unit: LimitUnit::CalendarDay };
        Self { notice: days(7), notice_ref: LAW.to_owned(), result: days(10), result_ref: LAW.to_owned() }
    }
}

impl LegalRules {
    /// Those that hold on a day; the shipped ones where none does.
    pub fn holding(rules: &RuleSet, on: Date) -> Self {
        let shipped = Self::default();
        let of = |code, limit, law| match rules.holding(code, on) {
            Some(rule) => (rule.limit, rule.legal_ref.clone()),
            None => (limit, law),
        };
        let (notice, notice_ref) = of(R_NOTICE, shipped.notice, shipped.notice_ref);
        let (result, result_ref) = of(R_RESULT, shipped.result, shipped.result_ref);
        Self { notice, notice_ref, result, result_ref }
    }
}

/// The days around one dialogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalDates {
    /// The last day on which announcing it is in time.
    pub notice_last: Date,
    /// The day to announce it by: that one, or the last working day before it.
    pub notice_by: Date,
    /// How long before, and by which law.
    pub notice: (Limit, String),
    /// How the last day of the result came about; rolled over days off.
    pub result: Derivation,
    /// The last day on which announcing the result is in time.
    pub result_by: Date,
    /// The working day before, on which the organiser is reminded.
    pub reminder_on: Date,
    /// The law behind it.
    pub result_ref: String,
}

impl LegalDates {
    /// The days around a dialogue on that day.
    pub fn count(almanac: &Almanac, rules: &LegalRules, day: Date) -> Self {
        let calendar = almanac.calendar();
        let notice_last = before(&calendar, day, rules.notice);
        let result = Derivation::count(
            almanac,
            day.to_datetime(Time::midnight()),
            rules.result,
            StartRule::AsReceived,
        );
        let result_by = result.due_on;
        Self {
            notice_last,
            notice_by: worked_on_or_before(&calendar, notice_last),
            notice: (rules.notice, rules.notice_ref.clone()),
            result_by,
            reminder_on: worked_on_or_before(&calendar, back(result_by)),
            result,
            result_ref: rules.result_ref.clone(),
        }
    }

    /// True from the day of the reminder on, as long as the result is not published.
    pub fn result_waits(&self, state: StateKind, today: Date) -> bool {
        matches!(state, StateKind::Announced | StateKind::Held) && today >= self.reminder_on
    }

    /// What is to be said to the organiser today.
    pub fn warnings(
        &self,
        almanac: &Almanac,
        state: StateKind,
        day: Date,
        announced_on: Option<Date>,
        today: Date,
    ) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let short = |on: Date| Warning::NoticeShort {
            on,
            last: self.notice_last,
            days: self.notice.0.amount,
            unit: self.notice.0.unit,
        };
        match (state, announced_on) {
            (StateKind::Draft | StateKind::Postponed, _) if today > self.notice_last => {
                warnings.push(short(today));
            }
            (StateKind::Draft | StateKind::Postponed, _) => {
                warnings.push(Warning::NoticeDue { by: self.notice_by });
            }
            (StateKind::Announced, Some(on)) if on > self.notice_last => warnings.push(short(on)),
            (StateKind::Announced | StateKind::Held, _) if today > self.result_by => {
                let days = days_between(self.result_by, today);
                warnings.push(Warning::ResultLate { by: self.result_by, days });
            }
            (StateKind::Held, _) => {
                warnings.push(Warning::ResultDue { by: self.result_by, is_near: today >= self.reminder_on })
            }
            _ => {}
        }
        if state.may_change() && !almanac.calendar().is_worked(day) {
            let name = almanac.of(day).map(|special| special.name.clone());
            warnings.push(Warning::DayOff { day, name });
        }
        warnings
    }
}

/// What the organiser is told. None of it stops anything: the ward may have its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Warning {
    /// Announced, or to be announced, later than the law asks for ("chưa đủ 7 ngày").
    NoticeShort {
        /// When.
        on: Date,
        /// The last day in time.
        last: Date,
        /// How many days are asked for.
        days: u16,
        /// Of which kind.
        unit: LimitUnit,
    },
    /// To be announced by that day.
    NoticeDue {
        /// That day.
        by: Date,
    },
    /// The result is to be announced by that day.
    ResultDue {
        /// That day.
        by: Date,
        /// The reminder's day has come.
        is_near: bool,
    },
    /// The result was to be announced by that day.
    ResultLate {
        /// That day.
        by: Date,
        /// Days since.
        days: u32,
    },
    /// It is to be held on a day that is not worked.
    DayOff {
        /// That day.
        day: Date,
        /// What the day is called; none for a weekend.
        name: Option<String>,
    },
    /// Fewer dialogues of a kind were held in a year than the law or the ward's own goal asks for.
    TooFew {
        /// With whom.
        with: DialogueKind,
        /// The year.
        year: i16,
        /// How many are asked for.
        least: u16,
        /// How many were held.
        held: u16,
        /// How many more are announced or being planned for the rest of the year.
        planned: u16,
    },
}

/// How many dialogues a year is to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearGoals {
    /// With residents: at least one, Luật 72/2025/QH15.
    pub people: u16,
    /// With enterprises and household businesses: two, the ward's own goal.
    pub business: u16,
    /// The month from whose first day on it is warned about.
    pub warn_from_month: i8,
}

impl Default for YearGoals {
    fn default() -> Self {
        Self { people: 1, business: 2, warn_from_month: 12 }
    }
}

/// What a year still lacks, from the day on which it is warned about. `dialogues`: kind, day and state of those of the year.
pub fn year_warnings(
    goals: YearGoals,
    today: Date,
    dialogues: &[(DialogueKind, Date, StateKind)],
) -> Vec<Warning> {
    if today.month() < goals.warn_from_month {
        return Vec::new();
    }
    let count = |kinds: &[DialogueKind], states: &[StateKind]| {
        let fits = |(kind, day, state): &&(DialogueKind, Date, StateKind)| {
            day.year() == today.year() && kinds.contains(kind) && states.contains(state)
        };
        u16::try_from(dialogues.iter().filter(fits).count()).unwrap_or(u16::MAX)
    };
    let of = |with: DialogueKind, kinds: &[DialogueKind], least: u16| {
        let held = count(kinds, &[StateKind::Held, StateKind::Concluded]);
        let planned = count(kinds, &[StateKind::Draft, StateKind::Announced, StateKind::Postponed]);
        (held < least).then_some(Warning::TooFew { with, year: today.year(), least, held, planned })
    };
    let people = of(DialogueKind::People, &[DialogueKind::People], goals.people);
    let both = [DialogueKind::Business, DialogueKind::Household];
    people.into_iter().chain(of(DialogueKind::Business, &both, goals.business)).collect()
}

/// The day that lies so long before.
fn before(calendar: &Calendar, day: Date, limit: Limit) -> Date {
    match limit.unit {
        LimitUnit::CalendarDay => day.saturating_sub(i64::from(limit.amount).days()),
        LimitUnit::WorkingDay => {
            (0..limit.amount).fold(day, |day, _| worked_on_or_before(calendar, back(day)))
        }
    }
}

/// The day itself if it is worked, or the last one before it that is; looks back a year at most.
fn worked_on_or_before(calendar: &Calendar, day: Date) -> Date {
    let days = std::iter::successors(Some(day), |day| Some(back(*day))).take(366);
    days.into_iter().find(|day| calendar.is_worked(*day)).unwrap_or(day)
}

fn back(day: Date) -> Date {
    day.saturating_sub(1.days())
}

fn days_between(from: Date, to: Date) -> u32 {
    (to - from).get_days().unsigned_abs()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::{DayKind, DayStatus, SpecialDay};

    fn almanac() -> Almanac {
        let culture = SpecialDay {
            kind: DayKind::Off,
            name: "Ngày Văn hóa Việt Nam".into(),
            status: DayStatus::Confirmed,
            source: "28/2026/QH16".into(),
        };
        Almanac { days: [(date(2026, 11, 24), culture)].into() }
    }

    #[test]
    fn d1_a_dialogue_on_10_12_is_announced_by_03_12() {
        let dates = LegalDates::count(&almanac(), &LegalRules::default(), date(2026, 12, 10));
        assert_eq!((dates.notice_last, dates.notice_by), (date(2026, 12, 3), date(2026, 12, 3)));
        let day = date(2026, 12, 10);
        let warned = |on| dates.warnings(&almanac(), StateKind::Announced, day, Some(on), on);
        assert_eq!(warned(date(2026, 12, 3)), []);
        let short = Warning::NoticeShort {
            on: date(2026, 12, 4),
            last: date(2026, 12, 3),
            days: 7,
            unit: LimitUnit::CalendarDay,
        };
        assert_eq!(warned(date(2026, 12, 4)), [short], "Đ1: chưa đủ 7 ngày");
        let planned = |today| dates.warnings(&almanac(), StateKind::Draft, day, None, today);
        assert_eq!(planned(date(2026, 11, 30)), [Warning::NoticeDue { by: date(2026, 12, 3) }]);
        assert!(matches!(planned(date(2026, 12, 4))[..], [Warning::NoticeShort { .. }]));
    }

    #[test]
    fn d2_the_result_rolls_to_monday_and_the_reminder_is_on_friday() {
        let day = date(2026, 12, 10);
        let dates = LegalDates::count(&almanac(), &LegalRules::default(), day);
        assert_eq!(dates.result_by, date(2026, 12, 21), "20/12 is a Sunday");
        assert_eq!(dates.reminder_on, date(2026, 12, 18));
        let warned = |today| dates.warnings(&almanac(), StateKind::Held, day, Some(date(2026, 12, 1)), today);
        let by = date(2026, 12, 21);
        assert_eq!(warned(date(2026, 12, 17)), [Warning::ResultDue { by, is_near: false }]);
        assert_eq!(warned(date(2026, 12, 18)), [Warning::ResultDue { by, is_near: true }]);
        assert_eq!(warned(date(2026, 12, 23)), [Warning::ResultLate { by, days: 2 }]);
    }

    #[test]
    fn a_notice_due_on_a_day_off_is_put_up_before_it() {
        let dates = LegalDates::count(&almanac(), &LegalRules::default(), date(2026, 12, 1));
        assert_eq!(dates.notice_last, date(2026, 11, 24));
        assert_eq!(dates.notice_by, date(2026, 11, 23), "24/11 is a day off");
        let saturday = date(2026, 12, 5);
        let warned = LegalDates::count(&almanac(), &LegalRules::default(), saturday).warnings(
            &almanac(),
            StateKind::Draft,
            saturday,
            None,
            date(2026, 11, 23),
        );
        assert!(warned.contains(&Warning::DayOff { day: saturday, name: None }));
    }

    #[test]
    fn d6_a_year_without_a_dialogue_with_the_people_is_warned_about() {
        let goals = YearGoals::default();
        let business = (DialogueKind::Business, date(2026, 6, 10), StateKind::Concluded);
        let household = (DialogueKind::Household, date(2026, 10, 10), StateKind::Held);
        let people = (DialogueKind::People, date(2026, 12, 15), StateKind::Announced);
        let last_year = (DialogueKind::People, date(2025, 12, 15), StateKind::Concluded);
        let all = [business, household, people, last_year];
        assert_eq!(year_warnings(goals, date(2026, 11, 30), &all), []);
        assert_eq!(
            year_warnings(goals, date(2026, 12, 1), &all),
            [Warning::TooFew { with: DialogueKind::People, year: 2026, least: 1, held: 0, planned: 1 }],
            "Đ6"
        );
        let held = [business, household, (DialogueKind::People, date(2026, 12, 15), StateKind::Held)];
        assert_eq!(year_warnings(goals, date(2026, 12, 20), &held), []);
        assert_eq!(
            year_warnings(goals, date(2026, 12, 20), &held[1..]).len(),
            1,
            "one of two with businesses"
        );
    }

    #[test]
    fn the_counts_are_rows_and_may_change() {
        let rule = |code: &str, amount, from| crate::calendar::TimeRule {
            code: code.into(),
            name: String::new(),
            limit: Limit { amount, unit: LimitUnit::WorkingDay },
            legal_ref: "1/2027/QH16".into(),
            from,
            to: None,
            enabled: true,
            version: 1,
        };
        let rules = RuleSet { rules: vec![rule(R_NOTICE, 5, date(2027, 1, 1))] };
        assert_eq!(LegalRules::holding(&rules, date(2026, 12, 1)), LegalRules::default());
        let held = LegalRules::holding(&rules, date(2027, 1, 4));
        assert_eq!((held.notice.amount, held.notice_ref.as_str()), (5, "1/2027/QH16"));
        let dates = LegalDates::count(&almanac(), &held, date(2027, 1, 25));
        assert_eq!(dates.notice_last, date(2027, 1, 18), "five working days before a Monday");
    }

    proptest! {
        #[test]
        fn dates_are_in_order_and_due_on_working_days(offset in 0i64..720, notice in 1u16..40, result in 1u16..40) {
            let day = date(2026, 1, 1).saturating_add(offset.days());
            let days = |amount| Limit { amount, unit: LimitUnit::CalendarDay };
            let rules = LegalRules { notice: days(notice), result: days(result), ..LegalRules::default() };
            let dates = LegalDates::count(&almanac(), &rules, day);
            prop_assert_eq!(days_between(dates.notice_last, day), u32::from(notice));
            prop_assert!(dates.notice_by <= dates.notice_last && dates.notice_last < day);
            prop_assert!(dates.reminder_on < dates.result_by && day < dates.result_by);
            prop_assert!(days_between(day, dates.result_by) >= u32::from(result));
            let calendar = almanac().calendar();
            for due in [dates.notice_by, dates.reminder_on, dates.result_by] {
                prop_assert!(calendar.is_worked(due), "{}", due);
            }
            prop_assert!(dates.result_by.weekday() != Weekday::Sunday);
        }
    }
}
