//! Values to be taken along: CSV, XLSX and JSON, in the shape in which a file comes in. The same points that charts draw.

use std::collections::HashMap;

use domain::indicator::view::Point;
use domain::indicator::{Column, Formula, Share, ValueKind, ValueSource, ValueState};
use domain::people::{About, Action, Actor, may};
use serde::Serialize;

use super::export_file::{Cell, Format, Table, source};
use super::values::Which;
use crate::error::Error;
use crate::service::Service;

/// A value of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExportRow {
    /// The indicator's code.
    #[serde(rename = "ma")]
    pub code: String,
    /// `2026-02`.
    #[serde(rename = "thang")]
    pub month: String,
    /// The part, or the count.
    #[serde(rename = "tu_so")]
    pub numerator: i64,
    /// The whole; none for what counts.
    #[serde(rename = "mau_so")]
    pub denominator: Option<i64>,
    /// What happened, or what is expected.
    #[serde(rename = "loai")]
    pub kind: ValueKind,
    /// In hundredths of a per cent; none where there is no percentage.
    #[serde(rename = "ty_le_phan_van")]
    pub hundredths: Option<i64>,
    /// Where it comes from.
    #[serde(rename = "nguon")]
    pub source: ValueSource,
    /// Where it stands; none if it is counted from the ward's own cases.
    #[serde(rename = "trang_thai")]
    pub state: Option<ValueState>,
    /// The part that everybody sees while this value waits; none if it is the same, or nothing was approved.
    #[serde(rename = "tu_so_da_duyet")]
    pub approved_numerator: Option<i64>,
    /// The whole, likewise.
    #[serde(rename = "mau_so_da_duyet")]
    pub approved_denominator: Option<i64>,
}

/// Every drawn value of the plan of a year and of the year before.
pub async fn export_rows(service: &Service, actor: &Actor, year: i16) -> Result<Vec<ExportRow>, Error> {
    may(actor, Action::ReadIndicators, &About::default())?;
    let mut tx = service.read().await?;
    let plan = tx.plan_of(year).await?.ok_or(domain::indicator::Refusal::NoPlan)?;
    let years = tx.years(&plan, Which::Shown, service.today()).await?;
    let approved = tx.drawn(Which::Approved, (year - 1, year)).await?;
    let approved: HashMap<_, _> =
        approved.into_iter().map(|value| ((value.series, value.month), value.share)).collect();
    let mut rows = Vec::new();
    for (defined, series) in tx.all_series(&plan, &years).await? {
        for point in series.last_year.iter().chain(&series.this_year) {
            let approved = approved.get(&(defined.series, point.month)).copied();
            rows.extend(row(&defined.head.code, defined.head.formula, point, approved));
        }
    }
    Ok(rows)
}

/// The same as the bytes of a file.
pub async fn export(service: &Service, actor: &Actor, year: i16, format: Format) -> Result<Vec<u8>, Error> {
    let rows = export_rows(service, actor, year).await?;
    Table { name: "Số liệu chỉ tiêu", headings: &HEADINGS, rows: &rows, cells }.file(format).await
}

fn row(code: &str, formula: Formula, point: &Point, approved: Option<Share>) -> Option<ExportRow> {
    let share = point.share?;
    let approved = approved.filter(|_| point.state.is_some_and(|state| state != ValueState::Approved));
    let whole = |share: Share| (formula == Formula::Share).then_some(share.denominator);
    Some(ExportRow {
        code: code.to_owned(),
        month: format!("{:04}-{:02}", point.month.year(), point.month.number()),
        numerator: share.numerator,
        denominator: whole(share),
        kind: point.kind,
        hundredths: point.rate.map(|rate| rate.hundredths),
        source: point.source,
        state: point.state,
        approved_numerator: approved.map(|share| share.numerator),
        approved_denominator: approved.and_then(whole),
    })
}

/// Headings of an export: those of a file that comes in, without the note, and what is derived.
const HEADINGS: [&str; 10] = [
    Column::Code.heading(),
    Column::Month.heading(),
    Column::Numerator.heading(),
    Column::Denominator.heading(),
    Column::Kind.heading(),
    "Tỷ lệ (%)",
    "Nguồn",
    "Trạng thái",
    "Tử số đã duyệt",
    "Mẫu số đã duyệt",
];

fn cells(row: &ExportRow) -> Vec<Cell> {
    vec![
        Cell::text(&row.code),
        Cell::text(&row.month),
        Cell::Number(row.numerator),
        Cell::count(row.denominator),
        Cell::text(match row.kind {
            ValueKind::Actual => "Thực hiện",
            ValueKind::Estimate => "Ước",
        }),
        Cell::hundredths(row.hundredths),
        Cell::text(source(row.source)),
        Cell::text(match row.state {
            Some(ValueState::Approved) => "Đã duyệt",
            Some(ValueState::Submitted) => "Chờ duyệt",
            Some(ValueState::Draft) => "Bản nháp",
            Some(ValueState::Returned) => "Trả lại",
            None => "Tự động",
        }),
        Cell::count(row.approved_numerator),
        Cell::count(row.approved_denominator),
    ]
}
