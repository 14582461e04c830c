//! Holds the counting of limits to its golden picture, over the calendar that ships with the program. To change it,
//! change the rule or the calendar, run with `BLESS=1`, and have the difference of `deadlines.txt` reviewed. The due
//! days stand here as well, so that no blessing moves one.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Write;

use domain::calendar::{
    Almanac, Calendar, DayKind, DayStatus, Derivation, Limit, LimitUnit, Reason, SpecialDay, StartRule,
};
use domain::feedback::{is_in_time, standing, view::Standing};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday, date};
use proptest::prelude::*;

/// The days that ship with the program, as its migration writes them.
fn shipped() -> Almanac {
    const ROWS: &str = include_str!("../../../migrations/0003_board.sql");
    let day = |line: &str| {
        let cells: Vec<&str> = line.split('\'').collect();
        let [_, day, _, kind, _, name, _, status, _, source, _] = cells[..] else { return None };
        let kind = DayKind::from_name(kind)?;
        let status = DayStatus::from_name(status)?;
        Some((day.parse().ok()?, SpecialDay { kind, name: name.into(), status, source: source.into() }))
    };
    Almanac { days: ROWS.lines().filter_map(day).collect() }
}

/// The same without the day that a law of 2026 added.
fn without_culture_day() -> Almanac {
    let mut almanac = shipped();
    assert!(almanac.days.remove(&date(2026, 11, 24)).is_some());
    almanac
}

/// The same with the swap that was proposed.
fn with_proposed_swap() -> Almanac {
    let mut almanac = shipped();
    almanac.days.values_mut().for_each(|day| day.status = DayStatus::Confirmed);
    almanac
}

const AS_RECEIVED: StartRule = StartRule::AsReceived;
const DEEMED: StartRule = StartRule::NextWorkingDay;

/// Name, received, limit, which day counts as received, due day; by the shipped calendar.
const CASES: [(&str, &str, &str, StartRule, &str); 18] = [
    ("D1", "2026-02-13T16:50", "5wd", AS_RECEIVED, "2026-02-27"),
    ("D1 deemed, before 17:00", "2026-02-13T16:50", "5wd", DEEMED, "2026-02-27"),
    ("D1 deemed, at 17:00", "2026-02-13T17:00", "5wd", DEEMED, "2026-03-02"),
    ("D2", "2026-02-14T09:00", "5wd", AS_RECEIVED, "2026-02-27"),
    ("D2 deemed", "2026-02-14T09:00", "5wd", DEEMED, "2026-03-02"),
    ("D4", "2026-02-23T08:00", "5wd", AS_RECEIVED, "2026-03-02"),
    ("D6", "2026-02-13T09:00", "15wd", AS_RECEIVED, "2026-03-13"),
    ("D7", "2026-08-20T09:00", "5wd", AS_RECEIVED, "2026-08-26"),
    ("D8", "2026-08-27T09:00", "3wd", AS_RECEIVED, "2026-09-04"),
    ("D10", "2026-04-24T09:00", "5wd", AS_RECEIVED, "2026-05-06"),
    ("D11", "2026-04-28T09:00", "5wd", AS_RECEIVED, "2026-05-07"),
    ("D13", "2026-01-08T09:00", "2wd", AS_RECEIVED, "2026-01-10"),
    ("D15 24/11 off", "2026-11-23T09:00", "5wd", AS_RECEIVED, "2026-12-01"),
    ("D16 24/11 off", "2026-11-20T09:00", "5wd", AS_RECEIVED, "2026-11-30"),
    ("D18", "2026-04-10T09:00", "15d", AS_RECEIVED, "2026-04-28"),
    ("D19", "2026-09-01T09:00", "15d", AS_RECEIVED, "2026-09-16"),
    ("F10 deletion", "2026-02-13T09:00", "2wd", AS_RECEIVED, "2026-02-24"),
    ("Đ3 dialogue", "2026-12-10T09:00", "5wd", AS_RECEIVED, "2026-12-17"),
];

/// The same by another calendar.
const OTHERWISE: [(&str, &str, &str, &str, &str); 4] = [
    ("D15 24/11 worked", "2026-11-23T09:00", "5wd", "worked", "2026-11-30"),
    ("D16 24/11 worked", "2026-11-20T09:00", "5wd", "worked", "2026-11-27"),
    ("D15 swap confirmed", "2026-11-23T09:00", "5wd", "swap", "2026-11-30"),
    ("D16 swap confirmed", "2026-11-20T09:00", "5wd", "swap", "2026-11-30"),
];

fn moment(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "T2",
        Weekday::Tuesday => "T3",
        Weekday::Wednesday => "T4",
        Weekday::Thursday => "T5",
        Weekday::Friday => "T6",
        Weekday::Saturday => "T7",
        Weekday::Sunday => "CN",
    }
}

fn line(
    table: &mut String,
    name: &str,
    received: &str,
    limit: &str,
    almanac: &Almanac,
    start: StartRule,
) -> Date {
    let derivation = Derivation::count(almanac, moment(received), limit.parse().unwrap(), start);
    let due = derivation.due_on;
    let head = format!("{name:<24} {received:<17} {limit:<5} {} {due} ", weekday(due));
    table.push_str(&head);
    for span in derivation.spans() {
        let days = if span.first == span.last {
            span.first.strftime("%d/%m").to_string()
        } else {
            format!("{}-{}", span.first.strftime("%d/%m"), span.last.strftime("%d/%m"))
        };
        let what = match span.reason {
            Reason::Receipt => "received".to_owned(),
            Reason::DeemedReceipt => "deemed received".to_owned(),
            Reason::BeforeReceipt => "out of hours".to_owned(),
            Reason::Counted { number, makeup: None } => number.to_string(),
            Reason::Counted { number, makeup: Some(_) } => format!("{number} made up"),
            Reason::Weekend => "weekend".to_owned(),
            Reason::Off { name, .. } => format!("off {name}"),
            Reason::RolledTo => "rolled".to_owned(),
        };
        let _ = write!(table, " {days} {what};");
    }
    table.push('\n');
    due
}

#[test]
fn limits_end_on_the_reviewed_days() {
    let mut table = String::from("case, received, limit, due day, and how it came about\n\n");
    for (name, received, limit, start, due) in CASES {
        assert_eq!(line(&mut table, name, received, limit, &shipped(), start).to_string(), due, "{name}");
    }
    for (name, received, limit, by, due) in OTHERWISE {
        let almanac = if by == "swap" { with_proposed_swap() } else { without_culture_day() };
        let counted = line(&mut table, name, received, limit, &almanac, AS_RECEIVED);
        assert_eq!(counted.to_string(), due, "{name}");
    }
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/deadlines.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, &table).unwrap();
    }
    assert_eq!(table, std::fs::read_to_string(golden).unwrap());
}

#[test]
fn the_shipped_calendar_has_the_working_days_of_the_year() {
    let calendar = shipped().calendar();
    let months = [21, 15, 22, 20, 20, 22, 23, 21, 20, 22, 20, 23];
    for (month, expected) in (1..).zip(months) {
        let first = date(2026, month, 1);
        let worked = calendar.working_days(first.yesterday().unwrap(), first.last_of_month());
        assert_eq!(worked, expected, "month {month}");
    }
}

/// D23 and D25, over the case D1.
#[test]
fn an_answer_is_in_time_until_midnight_and_due_soon_at_two_working_days() {
    let (due, calendar) = (date(2026, 2, 27), shipped().calendar());
    assert!(is_in_time(moment("2026-02-27T22:10"), due));
    assert!(!is_in_time(moment("2026-02-28T00:05"), due));
    let on = |day| standing(Some(due), day, &calendar, None);
    assert_eq!(on(date(2026, 2, 24)), Standing::Running { left: 3 });
    assert_eq!(on(date(2026, 2, 25)), Standing::DueSoon { left: 2 });
    assert_eq!(on(date(2026, 2, 27)), Standing::DueSoon { left: 0 });
    assert_eq!(on(date(2026, 2, 28)), Standing::Overdue { days: 1 });
    // Nine days of Tết lie in between: the days left are working days.
    assert_eq!(on(date(2026, 2, 13)), Standing::Running { left: 5 });
    assert_eq!(standing(Some(due), date(2026, 3, 9), &calendar, Some(true)), Standing::OnTime);
    assert_eq!(standing(Some(due), date(2026, 2, 20), &calendar, Some(false)), Standing::Late);
    assert_eq!(standing(None, due, &calendar, None), Standing::NoClock);
}

#[test]
fn what_is_typed_as_a_limit_is_one_or_is_refused() {
    for (typed, amount, unit) in [("5wd", 5, LimitUnit::WorkingDay), (" 15d ", 15, LimitUnit::CalendarDay)] {
        assert_eq!(typed.parse::<Limit>().unwrap(), Limit::new(amount, unit).unwrap());
    }
    for typed in
        ["", "5", "wd", "d", "0wd", "366d", "-1d", "+5d", "5 wd", "5WD", "1.5d", "99999999d", "5h", "٥d"]
    {
        assert!(typed.parse::<Limit>().is_err(), "{typed}");
    }
}

/// Days off on weekdays and days made up on weekends, as they would be entered.
fn almanacs() -> impl Strategy<Value = Almanac> {
    let days = proptest::collection::btree_map(0..400_i64, any::<bool>(), 0..60);
    days.prop_map(|days| {
        let day = |(offset, confirmed): (i64, bool)| {
            let day = date(2026, 1, 1) + offset.days();
            let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            let kind = if weekend { DayKind::Makeup } else { DayKind::Off };
            let status = if confirmed { DayStatus::Confirmed } else { DayStatus::Proposed };
            (day, SpecialDay { kind, name: "x".into(), status, source: "y".into() })
        };
        Almanac { days: days.into_iter().map(day).collect() }
    })
}

fn moments() -> impl Strategy<Value = DateTime> {
    (0..365_i64, 0..24_i8, 0..60_i8)
        .prop_map(|(day, hour, minute)| (date(2026, 1, 1) + day.days()).at(hour, minute, 0, 0))
}

fn units() -> impl Strategy<Value = LimitUnit> {
    prop_oneof![Just(LimitUnit::WorkingDay), Just(LimitUnit::CalendarDay)]
}

fn starts() -> impl Strategy<Value = StartRule> {
    prop_oneof![Just(AS_RECEIVED), Just(DEEMED)]
}

fn due(almanac: &Almanac, received: DateTime, amount: u16, unit: LimitUnit, start: StartRule) -> Derivation {
    Derivation::count(almanac, received, Limit::new(amount, unit).unwrap(), start)
}

/// The day that counts as the day of receipt.
fn receipt(derivation: &Derivation) -> Date {
    let is_receipt = |reason: &Reason| matches!(reason, Reason::Receipt | Reason::DeemedReceipt);
    derivation.days.iter().find(|day| is_receipt(&day.reason)).unwrap().day
}

fn days_between(calendar: &Calendar, after: Date, through: Date, unit: LimitUnit) -> u32 {
    match unit {
        LimitUnit::WorkingDay => calendar.working_days(after, through),
        LimitUnit::CalendarDay => u32::try_from((through - after).get_days()).unwrap(),
    }
}

proptest! {
    #[test]
    fn a_limit_never_ends_on_a_day_that_is_not_worked(
        almanac in almanacs(), at in moments(), amount in 1..60_u16, unit in units(), start in starts(),
    ) {
        let counted = due(&almanac, at, amount, unit, start);
        prop_assert!(almanac.calendar().is_worked(counted.due_on));
        prop_assert!(counted.due_on > at.date());
        prop_assert_eq!(counted.days.last().unwrap().day, counted.due_on);
    }

    #[test]
    fn received_later_is_never_due_sooner(
        almanac in almanacs(), one in moments(), other in moments(), amount in 1..60_u16, unit in units(), start in starts(),
    ) {
        let (sooner, later) = if one <= other { (one, other) } else { (other, one) };
        let due = |at| due(&almanac, at, amount, unit, start).due_on;
        prop_assert!(due(sooner) <= due(later));
    }

    #[test]
    fn a_longer_limit_never_ends_sooner(
        almanac in almanacs(), at in moments(), amount in 1..59_u16, unit in units(), start in starts(),
    ) {
        let shorter = due(&almanac, at, amount, unit, start).due_on;
        let longer = due(&almanac, at, amount + 1, unit, start).due_on;
        prop_assert!(shorter <= longer);
        prop_assert!(unit == LimitUnit::CalendarDay || shorter < longer);
    }

    #[test]
    fn as_many_days_lie_in_between_as_were_promised(
        almanac in almanacs(), at in moments(), amount in 1..60_u16, start in starts(),
    ) {
        let counted = due(&almanac, at, amount, LimitUnit::WorkingDay, start);
        let worked = days_between(&almanac.calendar(), receipt(&counted), counted.due_on, LimitUnit::WorkingDay);
        prop_assert_eq!(worked, u32::from(amount));
    }

    #[test]
    fn a_limit_of_calendar_days_only_rolls_forward_and_only_over_days_off(
        almanac in almanacs(), at in moments(), amount in 1..60_u16, start in starts(),
    ) {
        let counted = due(&almanac, at, amount, LimitUnit::CalendarDay, start);
        let calendar = almanac.calendar();
        let plain = receipt(&counted) + i64::from(amount).days();
        prop_assert!(plain <= counted.due_on);
        let mut day = plain;
        while day < counted.due_on {
            prop_assert!(!calendar.is_worked(day));
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn a_derivation_leaves_out_no_day_and_its_lines_hold_them_all(
        almanac in almanacs(), at in moments(), amount in 1..60_u16, unit in units(), start in starts(),
    ) {
        let counted = due(&almanac, at, amount, unit, start);
        prop_assert_eq!(counted.days[0].day, at.date());
        for pair in counted.days.windows(2) {
            prop_assert_eq!(pair[0].day.tomorrow().unwrap(), pair[1].day);
        }
        let numbers: Vec<u16> = counted.days.iter().filter_map(|day| match day.reason {
            Reason::Counted { number, .. } => Some(number),
            _ => None,
        }).collect();
        prop_assert_eq!(numbers, (1..=amount).collect::<Vec<_>>());
        let mut next = at.date();
        for span in counted.spans() {
            prop_assert_eq!(span.first, next);
            next = span.last.tomorrow().unwrap();
        }
        prop_assert_eq!(next, counted.due_on.tomorrow().unwrap());
    }

    #[test]
    fn counted_anew_by_its_own_start_it_is_the_same(
        almanac in almanacs(), at in moments(), amount in 1..60_u16, unit in units(), start in starts(),
    ) {
        let counted = due(&almanac, at, amount, unit, start);
        prop_assert_eq!(&due(&almanac, at, amount, unit, counted.start_rule()), &counted);
    }
}
