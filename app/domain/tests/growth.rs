//! Growth of enterprises: the cases of the ward (6.4 of its reading of the plan). The figures are invented.

use domain::indicator::{
    Base, BusinessEventForm, BusinessForm, Counts, EntityKind, EventKind, Growth, GrowthRate, GrowthStanding,
    Problem, What, growth,
};
use domain::plan::Decimal;
use jiff::civil::date;
use proptest::prelude::*;

const FIFTEEN: Decimal = Decimal { digits: 15, scale: 0 };
const NEW_2025: [i64; 12] = [12, 6, 10, 11, 9, 10, 13, 12, 11, 12, 10, 14];
const BACK_2025: [i64; 12] = [5, 1, 2, 3, 2, 2, 3, 2, 2, 3, 2, 3];
const NEW_2026: [i64; 10] = [11, 7, 13, 12, 11, 12, 15, 13, 13, 14];
const BACK_2026: [i64; 10] = [6, 1, 3, 3, 3, 3, 3, 3, 2, 3];

fn base() -> Base {
    let counts =
        |index: usize| Counts { founded: NEW_2025[index], returned: BACK_2025[index], ..Counts::default() };
    Base { year: 2025, months: std::array::from_fn(|index| Some(counts(index).entries())) }
}

fn year_2026(through: usize) -> Growth {
    let entries = std::array::from_fn(|index| (index < through).then(|| NEW_2026[index] + BACK_2026[index]));
    growth(2026, entries, base(), FIFTEEN)
}

/// All of the base in January, nothing after: a year that is one number.
fn flat(total: i64) -> [Option<i64>; 12] {
    std::array::from_fn(|index| Some(if index == 0 { total } else { 0 }))
}

#[test]
fn the_months_of_2026_against_2025() {
    let expected = [
        (17, 17, 0, false),
        (24, 25, 417, false),
        (36, 41, 1389, false),
        (50, 56, 1200, false),
        // Would round to 15, and must not pass.
        (61, 70, 1475, false),
        (73, 85, 1644, true),
        (89, 103, 1573, true),
        (103, 119, 1553, true),
        (116, 134, 1552, true),
        (131, 151, 1527, true),
    ];
    for (index, (base_sum, sum, hundredths, met)) in expected.into_iter().enumerate() {
        let found = year_2026(index + 1);
        let month = found.months[index];
        assert_eq!((month.base_sum, month.sum), (Some(base_sum), Some(sum)), "{}", index + 1);
        assert_eq!(month.growth, GrowthRate::Rate { hundredths, met }, "{}", index + 1);
        let word = if met { GrowthStanding::OnPath } else { GrowthStanding::Behind };
        assert_eq!(found.standing, word, "{}", index + 1);
    }
}

#[test]
fn october_says_what_is_still_needed_and_where_it_leads() {
    let october = year_2026(10);
    assert_eq!((october.base_total, october.goal, october.through), (Some(160), Some(184), 10));
    assert_eq!((october.total, october.needed, october.base_rest), (151, Some(33), Some(29)));
    assert_eq!(october.rest_growth, GrowthRate::Rate { hundredths: 1379, met: false });
    assert_eq!((october.projection_tenths, october.projection_meets), (Some(1844), Some(true)));
    assert_eq!(october.months[9].path, Some(151), "ceil(131 · 115 / 100)");
    assert_eq!(october.months[11].sum, None);
}

#[test]
fn g2_g3_the_goal_is_a_whole_number_and_exactly_is_enough() {
    let against =
        |base: i64, sum: i64| growth(2026, flat(sum), Base { year: 2025, months: flat(base) }, FIFTEEN);
    let g2 = against(157, 180);
    assert_eq!((g2.goal, g2.standing), (Some(181), GrowthStanding::NotMet));
    assert_eq!(g2.months[11].growth, GrowthRate::Rate { hundredths: 1465, met: false });
    let g3 = against(100, 115);
    assert_eq!((g3.goal, g3.standing), (Some(115), GrowthStanding::Met));
    assert_eq!(g3.months[11].growth, GrowthRate::Rate { hundredths: 1500, met: true });
    let close = against(100_000, 114_999);
    assert_eq!(close.months[11].growth, GrowthRate::Rate { hundredths: 1499, met: false }, "14,999");
    let less = against(160, 120);
    assert_eq!(less.months[11].growth, GrowthRate::Rate { hundredths: -2500, met: false });
}

#[test]
fn g4_over_nothing_there_is_no_percentage() {
    let mut entries = [None; 12];
    entries[0] = Some(3);
    let mut months = flat(0);
    months[1] = Some(10);
    let found = growth(2026, entries, Base { year: 2025, months }, FIFTEEN);
    assert_eq!(found.months[0].growth, GrowthRate::NotComparable { by: 3 });
    assert_eq!(found.projection_tenths, None);
}

#[test]
fn without_a_whole_base_year_its_absence_is_said() {
    let mut months = base().months;
    months[4] = None;
    let entries = std::array::from_fn(|index| (index < 10).then_some(12));
    let found = growth(2026, entries, Base { year: 2025, months }, FIFTEEN);
    assert_eq!((found.standing, found.goal, found.needed), (GrowthStanding::NoBase, None, None));
    assert_eq!(found.missing_base, [5]);
    assert_eq!(found.months[3].growth, GrowthRate::Rate { hundredths: -400, met: false }, "48 against 50");
    assert_eq!(found.months[4].growth, GrowthRate::Unknown);
    let nothing = growth(2026, [None; 12], base(), FIFTEEN);
    assert_eq!((nothing.standing, nothing.needed, nothing.through), (GrowthStanding::NoData, Some(184), 0));
}

#[test]
fn a_gap_ends_what_is_summed() {
    let mut entries = [None; 12];
    (entries[0], entries[2]) = (Some(20), Some(50));
    let found = growth(2026, entries, base(), FIFTEEN);
    assert_eq!((found.through, found.total), (1, 20));
}

#[test]
fn g6_a_household_that_converts_counts_once_on_each_side() {
    let form = BusinessEventForm {
        entity: "household".into(),
        kind: "converted".into(),
        day: "12/10/2026".into(),
        ..BusinessEventForm::default()
    };
    let event = form.parse(date(2026, 11, 23), &[]).unwrap();
    let (mut enterprises, mut households) = (Counts::default(), Counts::default());
    for (entity, kind) in event.kind.adds(event.entity) {
        let side = if entity == EntityKind::Enterprise { &mut enterprises } else { &mut households };
        *side.of_mut(kind) += 1;
    }
    assert_eq!((enterprises.founded, enterprises.entries(), enterprises.exits(true)), (1, 1, 0));
    assert_eq!((households.converted, households.entries(), households.exits(false)), (1, 0, 1));
    let wrong = BusinessEventForm { entity: "enterprise".into(), ..form };
    assert_eq!(wrong.parse(date(2026, 11, 23), &[]), Err(vec![Problem::new("kind", What::UnknownChoice)]));
}

#[test]
fn exits_count_what_awaits_dissolution_only_where_asked() {
    let counts =
        Counts { suspended: 3, dissolved: 2, bankrupt: 1, awaiting_dissolution: 5, ..Counts::default() };
    assert_eq!((counts.exits(false), counts.exits(true)), (6, 11));
}

#[test]
fn counts_that_cannot_be_are_refused_at_their_field() {
    let form = |month: &str, founded: &str| BusinessForm {
        entity: "enterprise".into(),
        month: month.into(),
        founded: founded.into(),
        ..BusinessForm::default()
    };
    let today = date(2026, 11, 23);
    for (month, founded, field, what) in [
        ("2026-M12", "1", "month", What::FutureMonth),
        ("2026-M13", "1", "month", What::UnknownMonth),
        ("2024-M01", "1", "month", What::ClosedYear { year: 2024 }),
        ("2026-M10", "-1", "founded", What::Negative),
        ("2026-M10", "1,5", "founded", What::Separator),
    ] {
        assert_eq!(
            form(month, founded).parse(today, &[2024]),
            Err(vec![Problem::new(field, what)]),
            "{month}"
        );
    }
    let counts = form("2026-M10", "").parse(today, &[]).unwrap().counts;
    assert_eq!(counts.of(EventKind::Founded), 0, "nothing typed is none");
}

proptest! {
    #[test]
    fn growth_is_met_exactly_where_whole_numbers_say_so(base in 1_i64..100_000, sum in 0_i64..200_000) {
        let found = growth(2026, flat(sum), Base { year: 2025, months: flat(base) }, FIFTEEN);
        let is_met = i128::from(sum) * 100 >= i128::from(base) * 115;
        let GrowthRate::Rate { hundredths, met } = found.months[11].growth else { panic!("no rate") };
        prop_assert_eq!(met, is_met);
        prop_assert!(met || hundredths < 1500, "reads as a pass");
        prop_assert_eq!(found.standing == GrowthStanding::Met, is_met);
        prop_assert_eq!(found.needed == Some(0), is_met);
        let goal = found.goal.unwrap();
        prop_assert!(goal * 100 >= base * 115 && (goal - 1) * 100 < base * 115);
    }
}
