//! A draft as the command line prints it (`plan show`). What the document does not say is null.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::{Decimal, Draft, Op, OpenPoint, ReportKind};
use crate::board::{TermKind, WardRole};

/// The JSON of a draft.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown {
    title: Option<String>,
    year: Option<i16>,
    number: Option<String>,
    issued_on: Option<Date>,
    units: Vec<String>,
    indicators: Vec<ShownIndicator>,
    groups: Vec<ShownGroup>,
    report_duties: Vec<ShownReport>,
    /// A key (and what it is about), a colon, and what is asked.
    open: Vec<String>,
    not_understood: Vec<ShownLine>,
    said_total: Option<u32>,
    found_total: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ShownIndicator {
    code: String,
    name: String,
    unit: Option<String>,
    op: Option<Op>,
    #[serde(serialize_with = "as_number")]
    target: Option<Decimal>,
    lead_unit: Option<String>,
    quote: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ShownGroup {
    code: String,
    name: String,
    tasks: Vec<ShownTask>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ShownTask {
    code: String,
    text: String,
    role: Option<WardRole>,
    lead_unit: Option<String>,
    support_units: Vec<String>,
    term_text: Option<String>,
    term: Option<ShownTerm>,
    quote: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ShownTerm {
    kind: TermKind,
    due_on: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ShownReport {
    kind: ReportKind,
    last_day: Option<Date>,
    quote: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ShownLine {
    line: u32,
    text: String,
}

impl From<&Draft> for Shown {
    fn from(draft: &Draft) -> Self {
        Self {
            title: draft.title.as_ref().map(|q| q.value.clone()),
            year: draft.year.as_ref().map(|q| q.value),
            number: draft.number.as_ref().map(|q| q.value.clone()),
            issued_on: draft.issued_on.as_ref().map(|q| q.value),
            units: draft.units.iter().map(|unit| unit.name.clone()).collect(),
            indicators: draft.indicators.iter().map(ShownIndicator::from).collect(),
            groups: draft.groups.iter().map(ShownGroup::from).collect(),
            report_duties: draft.report_duties.iter().map(ShownReport::from).collect(),
            open: draft.open.iter().map(|open| format!("{open}: {}", question(open.point))).collect(),
            not_understood: draft
                .not_understood
                .iter()
                .map(|n| ShownLine { line: n.line, text: n.text.clone() })
                .collect(),
            said_total: draft.said_total.as_ref().map(|q| q.value),
            found_total: draft.found_total,
        }
    }
}

impl From<&super::Indicator> for ShownIndicator {
    fn from(indicator: &super::Indicator) -> Self {
        Self {
            code: indicator.code.clone(),
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            op: indicator.target.map(|t| t.op),
            target: indicator.target.map(|t| t.value),
            lead_unit: indicator.lead_unit.clone(),
            quote: indicator.quote.text.clone(),
        }
    }
}

impl From<&super::Group> for ShownGroup {
    fn from(group: &super::Group) -> Self {
        Self {
            code: group.code.clone(),
            name: group.name.clone(),
            tasks: group.tasks.iter().map(ShownTask::from).collect(),
        }
    }
}

impl From<&super::Task> for ShownTask {
    fn from(task: &super::Task) -> Self {
        Self {
            code: task.code.clone(),
            text: task.text.clone(),
            role: task.role,
            lead_unit: task.lead_unit.clone(),
            support_units: task.support_units.clone(),
            term_text: task.term_text.clone(),
            term: task.term.as_ref().map(|t| ShownTerm { kind: t.kind, due_on: t.due_on }),
            quote: task.quote.text.clone(),
        }
    }
}

impl From<&super::ReportDuty> for ShownReport {
    fn from(duty: &super::ReportDuty) -> Self {
        Self { kind: duty.kind, last_day: duty.last_day, quote: duty.quote.text.clone() }
    }
}

/// What is asked of a person, in a few words.
fn question(point: OpenPoint) -> &'static str {
    match point {
        OpenPoint::Title => "văn bản chưa có tên kế hoạch",
        OpenPoint::Number => "văn bản để trống số",
        OpenPoint::IssuedOn => "văn bản để trống ngày ban hành",
        OpenPoint::Issuer => "chưa rõ cơ quan ban hành",
        OpenPoint::Year => "chưa rõ năm của kế hoạch",
        OpenPoint::Signer => "chưa rõ người ký",
        OpenPoint::GroupName => "bảng không có dòng tên nhóm nhiệm vụ",
        OpenPoint::TaskUnit => "văn bản không nêu đơn vị chủ trì của nhiệm vụ",
        OpenPoint::TaskTerm => "văn bản không nêu thời hạn của nhiệm vụ",
        OpenPoint::IndicatorTarget => "văn bản không nêu mức phải đạt của chỉ tiêu",
        OpenPoint::IndicatorUnit => "văn bản không nêu đơn vị theo dõi chỉ tiêu",
        OpenPoint::Baseline => "cần số liệu của năm gốc để so sánh",
        OpenPoint::TargetsElsewhere => "mục tiêu nằm trong văn bản khác, cần nhập bổ sung",
        OpenPoint::Sum => "tổng số nhiệm vụ ghi trong văn bản khác số đọc được",
    }
}

/// A JSON number: whole where the target is whole. The decimal form of a double prints the digits it was made of,
/// since targets carry few of them.
fn as_number<S: Serializer>(value: &Option<Decimal>, to: S) -> Result<S::Ok, S::Error> {
    match value {
        None => to.serialize_none(),
        Some(Decimal { digits, scale: 0 }) => to.serialize_i64(*digits),
        Some(decimal) => match decimal.to_string().parse::<f64>() {
            Ok(number) => to.serialize_f64(number),
            Err(_) => to.serialize_none(),
        },
    }
}
