//! Indicators: the cases of the ward (6.3 of its reading of the plan) as tables, and what must hold for every number.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;

use domain::calendar::Calendar;
use domain::indicator::{
    Against, Aim, AimOp, Direction, ENTRY_DAYS, EntryWindow, Formula, Judgement, MonthStanding, RestSource,
    Share, Standing, Year, YearMonth, judge,
};
use domain::percent::percent;
use domain::period::Period;
use domain::plan::{Decimal, Target};
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn aim(words: &str) -> Aim {
    Aim::of(Target::read(words).unwrap(), Direction::Up, Formula::Share, None).unwrap()
}

/// The percentage as it is shown, in hundredths, and whether it is met.
fn shown(part: i64, whole: i64, words: &str) -> (i64, bool) {
    let rate = Share::new(part, whole).rate(Some(&aim(words))).unwrap();
    (rate.hundredths, rate.met.unwrap())
}

#[test]
fn a_percentage_is_shown_as_it_is_and_never_rounded_into_a_pass() {
    for (name, part, whole, target, expected) in [
        ("N1", 412, 412, "100", (10_000, true)),
        ("N2", 411, 412, "100", (9976, false)),
        ("N3", 24_999, 25_000, "100", (9999, false)),
        ("N4", 80, 100, "Tối thiểu 80", (8000, true)),
        ("N6", 165, 180, "Tối thiểu 90", (9167, true)),
        ("N7", 100, 120, "Tối thiểu 80", (8333, true)),
        ("just below a decimal target", 99_499, 100_000, "Tối thiểu 99,5", (9949, false)),
        ("exactly a decimal target", 199, 200, "Tối thiểu 99,5", (9950, true)),
        ("at most, just above: never rounded down into a pass", 50_001, 1_000_000, "Tối đa 5", (501, false)),
        ("at most, exactly", 5, 100, "Tối đa 5", (500, true)),
        ("below, exactly is not below", 5, 100, "Dưới 5", (500, false)),
        ("above, exactly is not above", 70, 100, "Trên 70", (7000, false)),
        ("above, by little", 7001, 10_000, "Trên 70", (7001, true)),
    ] {
        assert_eq!(shown(part, whole, target), expected, "{name}");
    }
    assert_eq!(Share::new(0, 0).rate(Some(&aim("100"))), None, "N11: neither 0 nor 100");
    assert!(Share::new(0, 0).is_nothing());
}

/// A year of shares from January on, on a day, with an aim in words.
struct Story {
    months: Vec<Option<(i64, i64)>>,
    last_year: [Option<Share>; 12],
    words: Option<&'static str>,
    formula: Formula,
    today: Date,
    since: Date,
    waiting: Vec<usize>,
}

impl Story {
    fn of(months: &[Option<(i64, i64)>], words: &'static str, today: Date) -> Self {
        Self {
            months: months.to_vec(),
            last_year: [None; 12],
            words: Some(words),
            formula: Formula::Share,
            today,
            since: date(2026, 1, 1),
            waiting: Vec::new(),
        }
    }

    fn judged(&self) -> Judgement {
        let calendar = Calendar::default();
        let mut months = [YearMonth::default(); 12];
        for (index, known) in self.months.iter().enumerate() {
            months[index].share = known.map(|(part, whole)| Share::new(part, whole));
            months[index].waiting = self.waiting.contains(&index);
        }
        judge(&Year {
            year: 2026,
            formula: self.formula,
            aim: self.words.map(aim),
            against: None,
            months,
            last_year: self.last_year,
            today: self.today,
            since: self.since,
            calendar: &calendar,
            entry_days: ENTRY_DAYS,
        })
    }
}

#[test]
fn n7_a_year_is_the_sum_over_the_sum() {
    let judged = Story::of(&[Some((90, 100)), Some((10, 20))], "Tối thiểu 80", date(2026, 3, 2)).judged();
    assert_eq!(judged.arithmetic.sum, Share::new(100, 120));
    assert_eq!(judged.arithmetic.rate.unwrap().hundredths, 8333, "not the mean of 70");
    assert_eq!(judged.standing, Standing::Met);
    assert_eq!(judged.months[..3], [MonthStanding::Met, MonthStanding::NotMet, MonthStanding::Ahead]);
}

#[test]
fn n8_what_the_rest_must_bring() {
    // 700 of 900 in nine months, and last year's last quarter had 300.
    let mut story = Story::of(&[Some((700, 900))], "Tối thiểu 80", date(2026, 10, 2));
    story.months.extend([Some((0, 0)); 8]);
    for index in 9..12 {
        story.last_year[index] = Some(Share::new(90, 100));
    }
    let judged = story.judged();
    let needed = judged.arithmetic.needed.unwrap();
    assert_eq!((needed.expected, needed.source, needed.months), (300, RestSource::LastYear, 3));
    assert_eq!((needed.part, needed.hundredths), (260, Some(8667)));
    assert_eq!(judged.arithmetic.rate.unwrap().hundredths, 7778);
    assert_eq!(judged.standing, Standing::AtRisk);
    // A hundred fewer expected, and even a perfect rest is too little: (700 + 50) / 950.
    story.last_year = [None; 12];
    for index in 9..12 {
        story.last_year[index] = Some(Share::new(10, 16));
    }
    let judged = story.judged();
    assert_eq!(judged.arithmetic.needed.unwrap().best, Share::new(748, 948));
    assert_eq!(judged.standing, Standing::OutOfReach);
}

#[test]
fn p1_one_miss_where_everything_must_succeed_is_lost_for_the_year() {
    let judged = Story::of(&[Some((7, 8))], "100", date(2026, 2, 2)).judged();
    assert_eq!((judged.standing, judged.months[0]), (Standing::OutOfReach, MonthStanding::NotMet));
    let complete: Vec<_> = (0..12).map(|_| Some((7, 8))).collect();
    assert_eq!(Story::of(&complete, "100", date(2027, 1, 20)).judged().standing, Standing::NotMet);
    assert_eq!(Story::of(&complete, "Tối thiểu 80", date(2027, 1, 20)).judged().standing, Standing::Met);
}

#[test]
fn n11_nothing_of_nothing_counts_neither_way() {
    let judged = Story::of(&[Some((0, 0)), Some((0, 0))], "100", date(2026, 3, 2)).judged();
    assert_eq!((judged.standing, judged.arithmetic.rate), (Standing::NoOccurrence, None));
    assert_eq!(judged.months[0], MonthStanding::NoOccurrence);
    let judged = Story::of(&[Some((0, 0)), Some((5, 5))], "100", date(2026, 3, 2)).judged();
    assert_eq!(judged.standing, Standing::Met, "a month of nothing is no failure");
}

#[test]
fn n12_a_month_is_entered_in_the_first_five_working_days_after_it() {
    let february = Period::month(2026, 2).unwrap();
    let window = EntryWindow::of(february, &Calendar::default(), ENTRY_DAYS);
    assert_eq!((window.first, window.last), (date(2026, 3, 2), date(2026, 3, 6)));
    assert!(!window.has_passed(date(2026, 3, 6)) && window.has_passed(date(2026, 3, 7)));
    assert!(window.is_open(february, date(2026, 3, 1)) && !window.is_open(february, date(2026, 2, 28)));
    // A holiday moves the last day on.
    let calendar = Calendar { off: [date(2026, 3, 4)].into(), makeup: BTreeSet::new() };
    assert_eq!(EntryWindow::of(february, &calendar, ENTRY_DAYS).last, date(2026, 3, 9));
    let on = |day| Story::of(&[Some((5, 5))], "100", day).judged();
    assert_eq!(
        (on(date(2026, 3, 6)).standing, on(date(2026, 3, 6)).months[1]),
        (Standing::Met, MonthStanding::Missing)
    );
    let late = on(date(2026, 3, 7));
    assert_eq!((late.standing, late.overdue), (Standing::EntryOverdue, vec![february]));
    assert_eq!(late.numbers, Some(Standing::Met));
}

#[test]
fn what_was_due_before_the_program_came_is_no_delay() {
    let mut story = Story::of(&[], "100", date(2026, 11, 23));
    assert_eq!(story.judged().standing, Standing::EntryOverdue);
    story.since = date(2026, 11, 23);
    let judged = story.judged();
    assert_eq!(
        (judged.standing, judged.overdue.len(), judged.months[0]),
        (Standing::NoData, 0, MonthStanding::Missing)
    );
}

#[test]
fn a_good_number_that_nobody_approved_waits_and_a_bad_one_is_bad() {
    let mut story = Story::of(&[Some((5, 5))], "100", date(2026, 2, 2));
    story.waiting = vec![0];
    assert_eq!(story.judged().standing, Standing::Waiting);
    let mut story = Story::of(&[Some((4, 5))], "100", date(2026, 2, 2));
    story.waiting = vec![0];
    assert_eq!(story.judged().standing, Standing::OutOfReach);
}

#[test]
fn less_is_better_below_a_limit() {
    let at = |months: &[Option<(i64, i64)>]| Story::of(months, "Tối đa 5", date(2026, 2, 2)).judged();
    assert_eq!(at(&[Some((5, 100))]).standing, Standing::Met);
    let judged = at(&[Some((6, 100))]);
    assert_eq!(judged.standing, Standing::AtRisk);
    // Eleven more months of a hundred: at most 60 - 6 of 1100.
    let needed = judged.arithmetic.needed.unwrap();
    assert_eq!((needed.expected, needed.part, needed.hundredths), (1100, 54, Some(490)));
    assert_eq!(at(&[Some((70, 100))]).standing, Standing::OutOfReach);
    assert_eq!(
        Story::of(&[Some((1, 100))], "Tối đa 0", date(2026, 2, 2)).judged().standing,
        Standing::OutOfReach
    );
}

#[test]
fn what_counts_keeps_pace_in_equal_parts() {
    let at = |counts: &[i64], words, today| {
        let months: Vec<_> = counts.iter().map(|count| Some((*count, 0))).collect();
        Story { formula: Formula::Count, ..Story::of(&months, words, today) }.judged()
    };
    let march = date(2026, 4, 2);
    assert_eq!(at(&[1, 1, 1], "Tối thiểu 12", march).standing, Standing::OnTrack);
    let behind = at(&[1, 0, 1], "Tối thiểu 12", march);
    assert_eq!((behind.standing, behind.arithmetic.needed.unwrap().part), (Standing::AtRisk, 10));
    assert_eq!(at(&[12], "Tối thiểu 12", date(2026, 2, 2)).standing, Standing::Met);
    assert_eq!(at(&[1; 12], "Tối thiểu 13", date(2027, 1, 20)).standing, Standing::NotMet);
    assert_eq!(at(&[6], "Tối đa 5", date(2026, 2, 2)).standing, Standing::OutOfReach);
    assert_eq!(at(&[0], "Tối đa 5", date(2026, 2, 2)).standing, Standing::OnTrack);
    assert_eq!(at(&[0; 12], "Tối đa 5", date(2027, 1, 20)).standing, Standing::Met);
    let untargeted = Story { words: None, ..Story::of(&[Some((1, 2))], "1", date(2026, 2, 2)) }.judged();
    assert_eq!(untargeted.standing, Standing::NoTarget);
}

#[test]
fn a_target_against_the_base_year_is_a_whole_number() {
    let target = Target::read("Tăng 15% so với năm 2025").unwrap();
    let of = |target, direction, base: Option<i64>| {
        Aim::of(target, direction, Formula::Count, base.map(|base| Share::new(base, 0)))
    };
    assert_eq!(of(target, Direction::Up, None), None, "no baseline, no aim");
    let aim = |base| of(target, Direction::Up, Some(base)).unwrap().value.digits;
    assert_eq!((aim(160), aim(157), aim(100), aim(0)), (184, 181, 115, 0));
    let less = Target::read("Giảm 20% so với năm 2025").unwrap();
    let aim = of(less, Direction::Down, Some(11)).unwrap();
    assert_eq!((aim.op, aim.value.digits), (AimOp::Lte, 8));
}

#[test]
fn a_rate_against_last_year_is_held_against_the_number_that_is_read() {
    let of = |words, direction, base: Option<(i64, i64)>| {
        let base = base.map(|(part, whole)| Share::new(part, whole));
        Aim::of(Target::read(words).unwrap(), direction, Formula::Share, base)
    };
    let value = |aim: Option<Aim>| aim.map(|aim| (aim.op, aim.value.to_string()));
    let more = |base| of("Tăng 5% so với năm 2025", Direction::Up, base);
    assert_eq!(
        value(more(Some((80, 100)))),
        Some((AimOp::Gte, "84".to_owned())),
        "of what it was, not points"
    );
    // 2/3 and a twentieth of it are exactly 70; 1/3 gives 35; 7/9 gives 81,666…, which is rounded up.
    assert_eq!(value(more(Some((2, 3)))), Some((AimOp::Gte, "70".to_owned())));
    assert_eq!(value(more(Some((7, 9)))), Some((AimOp::Gte, "81.67".to_owned())));
    let less = |base| of("Giảm 12,5%", Direction::Down, base);
    assert_eq!(value(less(Some((1, 9)))), Some((AimOp::Lte, "9.72".to_owned())), "rounded down");
    assert_eq!(value(less(Some((0, 9)))), Some((AimOp::Lte, "0".to_owned())));
    assert_eq!((more(None), more(Some((0, 0)))), (None, None), "without a base nothing is asked");
    assert!(more(Some((7, 9))).unwrap().is_met(Share::new(8167, 10_000)));
    assert!(!more(Some((7, 9))).unwrap().is_met(Share::new(8166, 10_000)));
}

#[test]
fn a_target_without_its_base_says_which_months_are_missing() {
    let calendar = Calendar::default();
    let known = std::array::from_fn(|index| ![2, 11].contains(&index));
    let mut year = Year {
        year: 2026,
        formula: Formula::Share,
        aim: None,
        against: Some(Against { year: 2025, known }),
        months: [YearMonth::default(); 12],
        last_year: [Some(Share::new(1, 2)); 12],
        today: date(2026, 2, 2),
        since: date(2026, 1, 1),
        calendar: &calendar,
        entry_days: ENTRY_DAYS,
    };
    year.months[0].share = Some(Share::new(9, 10));
    let judged = judge(&year);
    assert_eq!((judged.standing, judged.numbers), (Standing::NoBase, None));
    let missing: Vec<_> = judged.missing_base.iter().map(ToString::to_string).collect();
    assert_eq!(missing, ["2025-M03", "2025-M12"]);
    // The base need not be last year.
    let older = judge(&Year { against: Some(Against { year: 2023, known }), ..year.clone() });
    assert_eq!((older.lacking_base, older.missing_base[0].to_string().as_str()), (Some(2023), "2023-M03"));
    let judged = judge(&Year { against: None, ..year.clone() });
    assert_eq!((judged.standing, judged.missing_base.len()), (Standing::NoTarget, 0));
    let known = judge(&Year { aim: Some(aim("Tối thiểu 80")), ..year });
    assert_eq!((known.standing, known.missing_base.len()), (Standing::Met, 0));
}

fn any_share() -> impl Strategy<Value = Share> {
    (0_i64..3000, 0_i64..3000).prop_map(|(part, more)| Share::new(part, part + more))
}

fn any_aim() -> impl Strategy<Value = Aim> {
    let op = prop_oneof![Just(AimOp::Gte), Just(AimOp::Gt), Just(AimOp::Lte), Just(AimOp::Lt)];
    (op, 0_i64..=10_000, 0_u8..3).prop_map(|(op, hundredths, scale)| Aim {
        op,
        value: Decimal { digits: hundredths / 10_i64.pow(2 - u32::from(scale)), scale },
    })
}

proptest! {
    #[test]
    fn what_is_shown_is_within_a_hundredth_and_never_a_false_pass(share in any_share(), aim in any_aim()) {
        prop_assume!(share.denominator > 0);
        let rate = share.rate(Some(&aim)).unwrap();
        let exact = share.numerator as f64 * 10_000.0 / share.denominator as f64;
        prop_assert!((rate.hundredths as f64 - exact).abs() < 1.0);
        prop_assert_eq!(rate.met, Some(aim.is_met(share)));
        let as_read = Share::new(rate.hundredths, 10_000);
        prop_assert!(rate.met == Some(true) || !aim.is_met(as_read), "{:?} reads as a pass", rate);
    }

    #[test]
    fn a_plain_target_reads_as_the_older_rule_does(part in 0_u32..5000, more in 0_u32..5000, target in 0_u8..=100) {
        let whole = part + more;
        let old = percent(part.into(), whole.into(), target.into());
        let new = Share::new(part.into(), whole.into()).rate(Some(&Aim::at_least(target.into())));
        prop_assert_eq!(old.map(|p| (p.hundredths as i64, Some(p.met))), new.map(|r| (r.hundredths, r.met)));
    }

    #[test]
    fn sums_do_not_depend_on_order_or_grouping(mut shares in prop::collection::vec(any_share(), 1..12), at in 0_usize..12) {
        let all: Share = shares.iter().copied().sum();
        let (first, rest) = shares.split_at(at.min(shares.len()));
        prop_assert_eq!(all, first.iter().copied().sum::<Share>() + rest.iter().copied().sum());
        shares.reverse();
        prop_assert_eq!(all, shares.iter().copied().sum());
        // The sum over the sum lies between the least and the greatest percentage.
        let rates: Vec<i64> = shares.iter().filter_map(|share| share.rate(None)).map(|rate| rate.hundredths).collect();
        if let Some(rate) = all.rate(None) {
            prop_assert!(rates.iter().min().unwrap() <= &rate.hundredths);
            prop_assert!(rates.iter().max().unwrap() >= &rate.hundredths);
        }
    }

    #[test]
    fn a_word_says_what_can_still_happen(
        shares in prop::collection::vec(any_share(), 1..12), aim in any_aim(), parts in 0_u32..=100,
    ) {
        let known = shares.len();
        let mut months = [YearMonth::default(); 12];
        for (month, share) in months.iter_mut().zip(&shares) {
            month.share = Some(*share);
        }
        let calendar = Calendar::default();
        let year = Year {
            year: 2026, formula: Formula::Share, aim: Some(aim), against: None, months, last_year: [None; 12],
            today: Period::month(2026, i8::try_from(known).unwrap()).unwrap().last_day(),
            since: date(2026, 1, 1), calendar: &calendar, entry_days: ENTRY_DAYS,
        };
        let judged = judge(&year);
        let sum = judged.arithmetic.sum;
        prop_assert_eq!(sum, shares.iter().copied().sum::<Share>());
        prop_assert_eq!(judged.numbers == Some(Standing::Met), sum.denominator > 0 && aim.is_met(sum));
        let Some(needed) = judged.arithmetic.needed else { return Ok(()) };
        prop_assume!(needed.expected > 0);
        let rest = |part: i64| sum + Share::new(part, needed.expected);
        // The edge is exact: so many suffice, one less (or more) does not.
        let edge = needed.part;
        if (0..=needed.expected).contains(&edge) {
            prop_assert!(aim.is_met(rest(edge)));
        }
        let beyond = if aim.is_upward() { edge - 1 } else { edge + 1 };
        if (0..=needed.expected).contains(&beyond) {
            prop_assert!(!aim.is_met(rest(beyond)));
        }
        let some = needed.expected * i64::from(parts) / 100;
        match judged.numbers {
            Some(Standing::OutOfReach) => prop_assert!(!aim.is_met(rest(some)), "{:?}", judged),
            Some(Standing::AtRisk) => prop_assert!(aim.is_met(needed.best), "{:?}", judged),
            _ => {}
        }
    }
}
