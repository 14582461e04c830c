//! Counts of businesses and single events to be taken along: CSV, XLSX and JSON.

use domain::indicator::view::{BusinessEventView, BusinessMonth};
use domain::indicator::{EntityKind, EventKind, GrowthRate, ValueSource};
use domain::people::{About, Action, Actor, may};
use serde::Serialize;

use super::export_file::{Cell, Format, Table, source};
use crate::error::Error;
use crate::service::Service;

/// The counts of a kind of business in a month.
#[derive(Serialize)]
struct CountsRow {
    #[serde(rename = "thang")]
    month: String,
    #[serde(rename = "loai_hinh")]
    entity: EntityKind,
    #[serde(rename = "thanh_lap")]
    founded: i64,
    #[serde(rename = "quay_lai")]
    returned: i64,
    #[serde(rename = "tam_ngung")]
    suspended: i64,
    #[serde(rename = "cho_giai_the")]
    awaiting_dissolution: i64,
    #[serde(rename = "giai_the")]
    dissolved: i64,
    #[serde(rename = "pha_san")]
    bankrupt: i64,
    #[serde(rename = "chuyen_doi")]
    converted: i64,
    #[serde(rename = "gia_nhap")]
    entries: i64,
    #[serde(rename = "rut_lui")]
    exits: i64,
    /// From January on against the base year, in hundredths of a per cent; of enterprises in the plan's year alone.
    #[serde(rename = "tang_truong_phan_van")]
    growth: Option<i64>,
    #[serde(rename = "nguon")]
    source: ValueSource,
    /// 0 where single events are counted.
    #[serde(rename = "lan")]
    revision: i64,
}

const COUNTS: [&str; 14] = [
    "Tháng",
    "Loại hình",
    "Thành lập mới",
    "Quay lại hoạt động",
    "Tạm ngừng",
    "Ngừng hoạt động chờ giải thể",
    "Giải thể, chấm dứt",
    "Phá sản",
    "Chuyển đổi thành doanh nghiệp",
    "Gia nhập",
    "Rút lui",
    "Tăng trưởng lũy kế (%)",
    "Nguồn",
    "Lần nhập",
];

/// A single event.
#[derive(Serialize)]
struct EventRow {
    #[serde(rename = "ngay")]
    day: String,
    #[serde(rename = "loai_hinh")]
    entity: EntityKind,
    #[serde(rename = "bien_dong")]
    kind: EventKind,
    #[serde(rename = "ten")]
    name: String,
    #[serde(rename = "ghi_chu")]
    note: String,
}

const EVENTS: [&str; 5] = ["Ngày", "Loại hình", "Biến động", "Tên", "Ghi chú"];

/// Every count of the plan of a year and of its base year.
pub async fn counts_export(
    service: &Service,
    actor: &Actor,
    year: i16,
    format: Format,
) -> Result<Vec<u8>, Error> {
    let view = super::business_page(service, actor, Some(year)).await?.view;
    let with_awaiting = view.with_awaiting;
    let growth = |month: &BusinessMonth| {
        let of_month = view.growth.months.iter().find(|of| of.month == month.month.number())?;
        match of_month.growth {
            GrowthRate::Rate { hundredths, .. } => Some(hundredths),
            _ => None,
        }
    };
    let (enterprises, households) = (EntityKind::Enterprise, EntityKind::Household);
    let all = [
        (enterprises, &view.enterprises[1], false),
        (enterprises, &view.enterprises[0], true),
        (households, &view.households[1], false),
        (households, &view.households[0], false),
    ];
    let rows: Vec<CountsRow> = all
        .into_iter()
        .flat_map(|(entity, months, grows)| months.iter().map(move |month| (entity, month, grows)))
        .filter_map(|(entity, month, grows)| {
            let counts = month.counts?;
            Some(CountsRow {
                month: format!("{:04}-{:02}", month.month.year(), month.month.number()),
                entity,
                founded: counts.founded,
                returned: counts.returned,
                suspended: counts.suspended,
                awaiting_dissolution: counts.awaiting_dissolution,
                dissolved: counts.dissolved,
                bankrupt: counts.bankrupt,
                converted: counts.converted,
                entries: counts.entries(),
                exits: counts.exits(with_awaiting),
                growth: growth(month).filter(|_| grows),
                source: month.source,
                revision: month.revision,
            })
        })
        .collect();
    let cells = |row: &CountsRow| {
        vec![
            Cell::text(&row.month),
            Cell::text(entity(row.entity)),
            Cell::Number(row.founded),
            Cell::Number(row.returned),
            Cell::Number(row.suspended),
            Cell::Number(row.awaiting_dissolution),
            Cell::Number(row.dissolved),
            Cell::Number(row.bankrupt),
            Cell::Number(row.converted),
            Cell::Number(row.entries),
            Cell::Number(row.exits),
            Cell::hundredths(row.growth),
            Cell::text(if row.revision == 0 { "Từ biến động đã ghi" } else { source(row.source) }),
            Cell::count((row.revision > 0).then_some(row.revision)),
        ]
    };
    Table { name: "Số lượng doanh nghiệp", headings: &COUNTS, rows: &rows, cells }.file(format).await
}

/// Every single event of the year and of the year before, the latest first.
pub async fn events_export(
    service: &Service,
    actor: &Actor,
    year: i16,
    format: Format,
) -> Result<Vec<u8>, Error> {
    may(actor, Action::ReadIndicators, &About::default())?;
    let events = service.read().await?.business_events(year, i64::MAX).await?;
    let row = |event: BusinessEventView| EventRow {
        day: event.day.to_string(),
        entity: event.entity,
        kind: event.kind,
        name: event.name,
        note: event.note,
    };
    let rows: Vec<EventRow> = events.into_iter().map(row).collect();
    let cells = |row: &EventRow| {
        vec![
            Cell::text(&row.day),
            Cell::text(entity(row.entity)),
            Cell::text(kind(row.kind)),
            Cell::text(&row.name),
            Cell::text(&row.note),
        ]
    };
    Table { name: "Biến động", headings: &EVENTS, rows: &rows, cells }.file(format).await
}

fn entity(entity: EntityKind) -> &'static str {
    match entity {
        EntityKind::Enterprise => "Doanh nghiệp",
        EntityKind::Household => "Hộ kinh doanh",
    }
}

fn kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Founded => "Thành lập mới",
        EventKind::Returned => "Quay lại hoạt động",
        EventKind::Suspended => "Tạm ngừng",
        EventKind::AwaitingDissolution => "Ngừng hoạt động chờ giải thể",
        EventKind::Dissolved => "Giải thể, chấm dứt",
        EventKind::Bankrupt => "Phá sản",
        EventKind::Converted => "Chuyển đổi thành doanh nghiệp",
    }
}
