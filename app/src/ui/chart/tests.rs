//! Charts of made-up indicators: what is drawn, what is said, what may not happen.

use domain::board::Touch;
use domain::indicator::view::{Chart, GrowthView, IndicatorHead, Point};
use domain::indicator::{
    Aim, Arithmetic, Base, Direction, Feed, Formula, Judgement, MonthStanding, Share, Standing, ValueKind,
    ValueSource, ValueState, growth,
};
use domain::period::Period;
use domain::plan::Decimal;
use leptos::prelude::*;

use super::draw::{alone, drawn};
use super::{Picture, of_chart, of_entries, of_growth};

fn point(year: i16, number: i8, share: Option<(i64, i64)>, state: ValueState, aim: &Aim) -> Point {
    let share = share.map(|(part, whole)| Share::new(part, whole));
    Point {
        month: Period::month(year, number).unwrap(),
        share,
        rate: share.and_then(|share| share.rate(Some(aim))),
        cumulative: share,
        cumulative_rate: share.and_then(|share| share.rate(Some(aim))),
        kind: ValueKind::Actual,
        source: ValueSource::Manual,
        state: share.map(|_| state),
        own: None,
        changed: None::<Touch>,
    }
}

/// 97,6 % in January, 100 % in February, nothing of nothing in April, 99 % in May that waits; March is missing.
fn chart(name: &str) -> Chart {
    let aim = Aim::at_least(100);
    let values = [Some((412, 422)), Some((20, 20)), None, Some((0, 0)), Some((99, 100))];
    let of = |index: usize| values.get(index).copied().flatten();
    let state = |index| if index == 4 { ValueState::Submitted } else { ValueState::Approved };
    let this_year: Vec<_> = (0..12_usize)
        .zip(1_i8..)
        .map(|(index, number)| point(2026, number, of(index), state(index), &aim))
        .collect();
    let last_year =
        (1..=12).map(|number| point(2025, number, Some((95, 100)), ValueState::Approved, &aim)).collect();
    let mut months = [MonthStanding::Ahead; 12];
    months[..5].copy_from_slice(&[
        MonthStanding::NotMet,
        MonthStanding::Met,
        MonthStanding::Overdue,
        MonthStanding::NoOccurrence,
        MonthStanding::NotMet,
    ]);
    let sum = Share::new(531, 542);
    Chart {
        indicator: IndicatorHead {
            id: domain::ids::IndicatorId(1),
            code: "CT1".into(),
            name: name.into(),
            measure: Some("%".into()),
            formula: Formula::Share,
            direction: Direction::Up,
            target: None,
            target_text: "100%".into(),
            unit: None,
            numerator_label: String::new(),
            denominator_label: String::new(),
            formula_note: String::new(),
            feed: Feed::None,
            added: false,
            version: 1,
        },
        aim: Some(aim),
        this_year,
        last_year,
        judgement: Judgement {
            standing: Standing::OutOfReach,
            numbers: Some(Standing::OutOfReach),
            months,
            overdue: vec![Period::month(2026, 3).unwrap()],
            waiting: vec![Period::month(2026, 5).unwrap()],
            estimates: Vec::new(),
            lacking_base: None,
            missing_base: Vec::new(),
            arithmetic: Arithmetic {
                sum,
                rate: sum.rate(Some(&aim)),
                aim: Some(aim),
                months: 4,
                needed: None,
            },
        },
        changed: None,
        explanations: Vec::new(),
    }
}

/// The counts of the acceptance cases: 160 in 2025, 151 up to October 2026.
pub(crate) fn counted() -> GrowthView {
    let base = [17, 7, 12, 14, 11, 12, 16, 14, 13, 15, 12, 17].map(Some);
    let now = [17, 8, 16, 15, 14, 15, 18, 16, 15, 17];
    let entries = std::array::from_fn(|index| now.get(index).copied());
    GrowthView {
        stock: None,
        exits_per_active: None,
        growth: growth(2026, entries, Base { year: 2025, months: base }, Decimal { digits: 15, scale: 0 }),
        goal_text: None,
        enterprises: Default::default(),
        households: Default::default(),
        exits_per_entry: None,
        with_awaiting: false,
        may_enter: false,
        may_put_stock: false,
    }
}

fn picture() -> Picture {
    of_chart(&chart("Tỷ lệ cấp kết quả <điện tử>"), |month| {
        format!("/hang/CT1?thang={}", month.number())
    })
}

#[test]
fn a_picture_says_what_is_met_what_waits_and_what_is_missing() {
    let picture = picture();
    let said: Vec<_> = picture.now.spots[..6].iter().map(super::Spot::said).collect();
    assert_eq!(
        said,
        [
            "Tháng 1/2026, 97,63%, 412/422, chưa đạt",
            "Tháng 2/2026, 100%, 20/20, đạt",
            "Tháng 3/2026, Quá hạn nhập số liệu",
            "Tháng 4/2026, Không phát sinh",
            "Tháng 5/2026, 99%, 99/100, chưa đạt, chờ duyệt",
            "Tháng 6/2026",
        ]
    );
    assert_eq!(
        picture.says,
        "Lũy kế đến tháng 5: 99% (99/100), chỉ tiêu 100%: không còn khả năng đạt. Tháng gần nhất, tháng 5: 99% \
         (99/100); cùng kỳ năm 2025: 95%. Còn thiếu số liệu tháng 3."
    );
}

#[test]
fn every_month_with_something_to_say_is_reached_by_keyboard_and_leads_to_its_rows() {
    let html = drawn(&picture()).to_html();
    // Seven months of this year are ahead, and say what last year had.
    assert_eq!(html.matches("class=\"chart-spot\"").count(), 12);
    assert!(html.contains("href=\"/hang/CT1?thang=3\""), "{html}");
    assert!(html.contains("Tháng 1/2026, 97,63%, 412/422, chưa đạt; Tháng 1/2025, 95%"), "{html}");
    assert!(html.contains("<title id=\"bieu-do-CT1-ten\">") && html.contains("<desc id=\"bieu-do-CT1-y\">"));
    assert!(html.contains("Chỉ tiêu 100%"));
    // March and April are no part of the line; May, alone between gaps, is a short one of its own.
    let line = html.split("<path ").find(|tag| tag.contains("\"chart-now\"")).unwrap();
    let line = line.split("d=\"").nth(1).and_then(|d| d.split('"').next()).unwrap();
    assert_eq!((line.matches('M').count(), line.matches('L').count()), (3, 2), "{line}");
}

#[test]
fn a_file_of_a_chart_is_whole_and_holds_no_markup_of_ours() {
    let file = alone(&picture(), "UBND phường, 07:00 27/11/2026");
    assert!(file.starts_with("<svg ") && file.ends_with("</svg>"));
    assert!(!file.contains("<!") && !file.contains("href") && !file.contains("<điện"), "{file}");
    assert!(file.contains("&lt;điện tử&gt;") && file.contains("xmlns=\"http://www.w3.org/2000/svg\""));
}

#[test]
fn growth_says_what_is_needed_and_calls_a_projection_one() {
    let picture = of_growth(&counted(), |month| Some(format!("/x/{month}")));
    assert_eq!(
        picture.says,
        "Đến hết tháng 10: 151 doanh nghiệp, +15,27% so với cùng kỳ: đạt tiến độ. Mục tiêu cả năm 184, còn cần 33; \
         các tháng còn lại phải tăng +13,79% so với cùng kỳ. Nếu giữ nhịp hiện nay, dự kiến cả năm 184,4 (số ước, \
         không phải kết quả)."
    );
    let html = drawn(&picture).to_html();
    assert!(html.contains("Cần đạt 184") && html.contains("Dự kiến 184,4"), "{html}");
    assert_eq!(picture.now.spots[4].mark, Some("late"), "14,75 % is no 15 %");
    let bars = of_entries(&counted(), |month| Some(format!("/x/{month}")));
    let html = drawn(&bars).to_html();
    assert_eq!((html.matches("chart-bar-now").count(), html.matches("chart-bar-before").count()), (10, 12));
}

#[test]
fn a_chart_of_nothing_says_so() {
    let mut empty = chart("Trống");
    for point in empty.this_year.iter_mut().chain(&mut empty.last_year) {
        point.share = None;
        point.rate = None;
    }
    empty.judgement.months = [MonthStanding::Ahead; 12];
    empty.judgement.overdue.clear();
    let picture = of_chart(&empty, |month| month.to_string());
    assert_eq!(picture.says, "Năm 2026 chưa có số liệu.");
    let html = drawn(&picture).to_html();
    assert!(html.contains("Chưa có số liệu") && !html.contains("class=\"chart-spot\""));
}
