//! Files of values: what is read, and what is refused at its cell. A file is taken whole or not at all.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use domain::ids::IndicatorId;
use domain::indicator::{
    Cell, CellWhat, Column, EntryFacts, Formula, ImportFacts, KnownIndicator, RawTable, Share, ValueKind,
    What, read_rows,
};
use domain::period::Period;
use jiff::civil::date;

fn facts() -> ImportFacts {
    let known = |id, code: &str, formula, may| KnownIndicator {
        id: IndicatorId(id),
        code: code.into(),
        formula,
        may,
        waiting: vec![Period::month(2026, 9).unwrap()],
    };
    ImportFacts {
        entry: EntryFacts {
            year: 2026,
            today: date(2026, 11, 23),
            closed: vec![2025],
            formula: Formula::Share,
        },
        indicators: vec![
            known(1, "CT1", Formula::Share, true),
            known(2, "KH115-1", Formula::Count, true),
            known(3, "CT3", Formula::Share, false),
        ],
    }
}

fn text(cells: &[&str]) -> Vec<Cell> {
    cells.iter().map(|cell| if cell.is_empty() { Cell::Empty } else { Cell::Text((*cell).into()) }).collect()
}

fn table(rows: Vec<Vec<Cell>>) -> RawTable {
    RawTable { rows: (1..).zip(rows).collect() }
}

const HEADING: [&str; 6] = ["Mã chỉ tiêu", "Tháng", "Tử số", "Mẫu số", "Loại", "Ghi chú"];

/// Line, column and what is wrong, of a file with the usual heading.
fn wrong(rows: &[Vec<Cell>]) -> Vec<(u32, String, CellWhat)> {
    let mut all = vec![text(&HEADING)];
    all.extend(rows.iter().cloned());
    let problems = read_rows(&table(all), &facts()).unwrap_err();
    problems.into_iter().map(|problem| (problem.row, problem.column, problem.what)).collect()
}

#[test]
fn rows_are_read_however_they_write_the_month() {
    let rows = vec![
        text(&HEADING),
        text(&["CT1", "2026-M02", "1.234", "2.000", "", ""]),
        text(&["ct1", "3/2026", "10", "10", "Thực hiện", "đủ"]),
        text(&["", "", "", "", "", ""]),
        text(&["CT1", "Tháng 4/2026", "0", "0", "", ""]),
        vec![
            Cell::Text("CT1".into()),
            Cell::Day("2026-05-01".into()),
            Cell::Number("7.0".into()),
            Cell::Number("8".into()),
        ],
        text(&["KH115-1", "2026-11", "5", "", "Ước", ""]),
    ];
    let found = read_rows(&table(rows), &facts()).unwrap();
    let short: Vec<_> = found
        .iter()
        .map(|row| (row.row, row.code.as_str(), row.month.number(), row.share, row.kind))
        .collect();
    assert_eq!(
        short,
        [
            (2, "CT1", 2, Share::new(1234, 2000), ValueKind::Actual),
            (3, "CT1", 3, Share::new(10, 10), ValueKind::Actual),
            (5, "CT1", 4, Share::new(0, 0), ValueKind::Actual),
            (6, "CT1", 5, Share::new(7, 8), ValueKind::Actual),
            (7, "KH115-1", 11, Share::new(5, 0), ValueKind::Estimate),
        ]
    );
}

#[test]
fn each_bad_cell_is_named() {
    let value = |what| CellWhat::Value(what);
    for (cells, column, what) in [
        (["CT9", "2026-M02", "1", "2"], "A", CellWhat::UnknownIndicator),
        (["CT3", "2026-M02", "1", "2"], "A", CellWhat::OtherUnit),
        (["", "2026-M02", "1", "2"], "A", value(What::Missing)),
        (["CT1", "2026-M13", "1", "2"], "B", value(What::UnknownMonth)),
        (["CT1", "tháng hai", "1", "2"], "B", value(What::UnknownMonth)),
        (["CT1", "2026-M12", "1", "2"], "B", value(What::FutureMonth)),
        (["CT1", "2025-M12", "1", "2"], "B", value(What::ClosedYear { year: 2025 })),
        (["CT1", "2026-M09", "1", "2"], "B", CellWhat::Waiting),
        (["CT1", "2026-M02", "3", "2"], "C", value(What::NumeratorOverDenominator)),
        (["CT1", "2026-M02", "-3", "2"], "C", value(What::Negative)),
        (["CT1", "2026-M02", "ba", "2"], "C", value(What::NotANumber)),
        (["CT1", "2026-M02", "=B2+1", "2"], "C", CellWhat::Formula),
        (["CT1", "2026-M02", "1,5", "2"], "C", value(What::Separator)),
        (["CT1", "2026-M02", "1", "0"], "D", value(What::DenominatorZero)),
        (["CT1", "2026-M02", "1", ""], "D", value(What::Missing)),
        (
            ["CT1", "2026-M02", "1", "1000000000000000000"],
            "D",
            value(What::TooLarge { most: domain::indicator::MOST }),
        ),
    ] {
        assert_eq!(wrong(&[text(&cells)]), [(2, column.to_owned(), what)], "{cells:?}");
    }
    let formula = vec![
        Cell::Text("CT1".into()),
        Cell::Text("2026-M02".into()),
        Cell::Formula("SUM(A1:A2)".into()),
        Cell::Number("2".into()),
    ];
    assert_eq!(wrong(&[formula]), [(2, "C".into(), CellWhat::Formula)]);
    let merged =
        vec![Cell::Text("CT1".into()), Cell::Merged, Cell::Number("1.5".into()), Cell::Number("2".into())];
    assert_eq!(wrong(&[merged]), [(2, "B".into(), CellWhat::Merged), (2, "C".into(), CellWhat::NotWhole)]);
}

#[test]
fn marks_that_mean_two_things_in_one_file_are_all_refused() {
    let rows = [text(&["CT1", "2026-M01", "1.234", "2.000"]), text(&["CT1", "2026-M02", "1,234", "2000"])];
    assert_eq!(
        wrong(&rows),
        [
            (2, "C".to_owned(), CellWhat::MixedMarks),
            (2, "D".to_owned(), CellWhat::MixedMarks),
            (3, "C".to_owned(), CellWhat::MixedMarks),
        ]
    );
}

#[test]
fn a_file_says_what_it_lacks() {
    let missing = |heading: &[&str]| {
        let problems = read_rows(&table(vec![text(heading), text(&["CT1"])]), &facts()).unwrap_err();
        problems.into_iter().map(|problem| problem.what).collect::<Vec<_>>()
    };
    assert_eq!(missing(&["Mã", "Tháng", "Tử số"]), [CellWhat::MissingColumn { column: Column::Denominator }]);
    assert_eq!(missing(&["x"]).len(), 4);
    assert_eq!(
        missing(&["Mã", "Tháng", "Tử số", "Mẫu số", "mau_so"]),
        [CellWhat::TwiceColumn { column: Column::Denominator }]
    );
    let nothing = read_rows(&RawTable::default(), &facts()).unwrap_err();
    assert_eq!(nothing[0].what, CellWhat::NoRows);
    let twice = [text(&["CT1", "2026-M01", "1", "2"]), text(&["CT1", "01/2026", "1", "2"])];
    assert_eq!(wrong(&twice), [(3, "B".into(), CellWhat::TwiceMonth { row: 2 })]);
    let many = vec![text(&["CT1", "2026-M01", "1", "2"]); 3001];
    assert_eq!(wrong(&many), [(0, String::new(), CellWhat::TooManyRows { most: 3000 })]);
}
