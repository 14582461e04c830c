//! A plan as it is kept, and an upload that waits for a decision: what pages and the board read. Units, people and
//! tasks are told apart by id; whatever came from the document has its quote.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    Difference, Draft, Field, GoalKind, Item, ItemKind, Level, NotUnderstood, Open, OpenPoint, Quote,
    Relation, ReportKind, Target,
};
use crate::board::{TermKind, WardRole};
use crate::ids::{GroupId, ImportId, IndicatorId, PersonId, PlanId, TaskId, UnitId};
use crate::people::Unit;

/// A plan with everything that hangs on it, in the order of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPlan {
    pub id: PlanId,
    pub year: i16,
    pub title: String,
    /// None while the document leaves it blank and nobody has filled it in.
    pub number: Option<String>,
    /// As [`StoredPlan::number`].
    pub issued_on: Option<Date>,
    pub issuer: String,
    /// Name of who signed.
    pub signer: Option<String>,
    /// The unit through which difficulties are reported.
    pub contact: Option<UnitId>,
    /// The document's own sum of tasks.
    pub said_total: Option<u32>,
    pub file_name: String,
    pub imported_at: Timestamp,
    pub version: i64,
    pub legal_basis: Vec<StoredCitation>,
    pub goals: Vec<StoredGoal>,
    pub duties: Vec<StoredDuty>,
    pub groups: Vec<StoredGroup>,
    pub indicators: Vec<StoredIndicator>,
    pub report_duties: Vec<StoredReportDuty>,
    pub recipients: Vec<String>,
    /// What a person must still say.
    pub open: Vec<Open>,
    pub not_understood: Vec<NotUnderstood>,
    pub corrections: Vec<StoredCorrection>,
    /// Every unit of the ward.
    pub units: Vec<Unit>,
}

/// A document that the plan names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredCitation {
    pub id: i64,
    pub doc_type: String,
    pub number: String,
    pub issued_on: Option<Date>,
    pub issuer: Option<String>,
    pub title: Option<String>,
    pub level: Option<Level>,
    pub relation: Relation,
    pub quote: Quote,
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredGoal {
    pub id: i64,
    pub kind: GoalKind,
    /// The shown words, with accepted corrections.
    pub text: String,
    pub target: Option<Target>,
    pub quote: Quote,
}

/// What the plan asks of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredDuty {
    pub unit: UnitId,
    pub text: String,
    pub quote: Quote,
}

/// A group of tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredGroup {
    pub id: GroupId,
    pub code: String,
    pub name: String,
    pub short_name: String,
    pub quote: Quote,
    /// Without those that a newer document no longer holds.
    pub tasks: Vec<StoredTask>,
}

/// A task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredTask {
    pub id: TaskId,
    pub code: String,
    pub no: i64,
    pub full_text: String,
    pub short_title: String,
    /// True until a person has confirmed or changed the short title.
    pub short_title_suggested: bool,
    pub ward_role: Option<WardRole>,
    pub term: TermKind,
    pub term_text: String,
    pub due_on: Option<Date>,
    pub lead: Option<UnitId>,
    pub support: Vec<UnitId>,
    /// Proposed by the program; waits for a person.
    pub suggested_lead: Option<UnitId>,
    pub suggested_support: Vec<UnitId>,
    pub owner: Option<PersonId>,
    pub product: Option<String>,
    pub responsibility: Option<String>,
    pub authority: Option<String>,
    pub needs_evidence: bool,
    pub quote: Quote,
    pub version: i64,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredIndicator {
    pub id: IndicatorId,
    pub code: String,
    pub name: String,
    /// Unit of measure, as written.
    pub measure: Option<String>,
    pub target: Option<Target>,
    pub target_text: String,
    pub lead: Option<UnitId>,
    pub quote: Quote,
    pub version: i64,
}

/// A report that the plan asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredReportDuty {
    pub id: i64,
    pub kind: ReportKind,
    /// The day of "trước ngày …": already too late.
    pub due_before: Option<Date>,
    pub last_day: Option<Date>,
    pub wording: Option<String>,
    pub recipient: Option<String>,
    pub unit: Option<UnitId>,
    pub quote: Quote,
}

/// A known misreading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredCorrection {
    pub id: i64,
    pub from: String,
    pub to: String,
    pub quote: Quote,
    pub state: CorrectionState,
}

/// What became of an offered correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionState {
    Offered,
    Accepted,
    Refused,
}

/// An uploaded document that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPreview {
    pub id: ImportId,
    pub year: i16,
    pub file_name: String,
    pub uploaded_at: Timestamp,
    /// Name of who uploaded it; none if the program did.
    pub uploaded_by: Option<String>,
    pub draft: Draft,
    /// True if there is no plan of that year yet: then everything goes in.
    pub is_first: bool,
    /// What it changes, if there is a plan of that year.
    pub differences: Vec<Difference>,
}

/// A line of the list of uploads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportLine {
    pub id: ImportId,
    pub year: i16,
    pub file_name: String,
    pub uploaded_at: Timestamp,
    pub uploaded_by: Option<String>,
}

/// The four of the six clear points that are written on a task (who, product, responsibility, authority); the
/// work is its short title, the time its term.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsForm {
    pub short_title: String,
    pub owner: Option<PersonId>,
    pub product: String,
    pub responsibility: String,
    pub authority: String,
    pub needs_evidence: bool,
}

impl CorrectionState {
    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
        }
    }

    /// The state stored under `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Offered, Self::Accepted, Self::Refused].into_iter().find(|state| state.code() == code)
    }
}

impl StoredPlan {
    /// All tasks, in the order of the document.
    pub fn tasks(&self) -> impl Iterator<Item = &StoredTask> {
        self.groups.iter().flat_map(|group| group.tasks.iter())
    }

    /// The unit of that id.
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The points that follow from what is stored itself: number, date, units of tasks.
    pub fn derived_open(&self) -> Vec<Open> {
        let mut open = Vec::new();
        let mut ask = |missing: bool, point: OpenPoint, about: Option<&str>| {
            if missing {
                open.push(Open { point, about: about.map(str::to_owned) });
            }
        };
        ask(self.number.is_none(), OpenPoint::Number, None);
        ask(self.issued_on.is_none(), OpenPoint::IssuedOn, None);
        for task in self.tasks() {
            ask(task.lead.is_none(), OpenPoint::TaskUnit, Some(&task.code));
        }
        for indicator in &self.indicators {
            ask(indicator.lead.is_none(), OpenPoint::IndicatorUnit, Some(&indicator.code));
        }
        open
    }

    /// True if [`StoredPlan::derived_open`] answers for this kind of point.
    pub fn derives(point: OpenPoint) -> bool {
        matches!(
            point,
            OpenPoint::Number | OpenPoint::IssuedOn | OpenPoint::TaskUnit | OpenPoint::IndicatorUnit
        )
    }

    /// The plan as items that a new draft can be compared with.
    pub fn items(&self) -> Vec<Item> {
        let said = |value: &Option<String>| value.clone().unwrap_or_default();
        let day = |value: Option<Date>| value.map(|d| d.to_string()).unwrap_or_default();
        let unit = |id: Option<UnitId>| {
            id.and_then(|id| self.unit(id)).map(|unit| unit.name.clone()).unwrap_or_default()
        };
        let item = |kind, code: &str, text: &str, fields, stored| Item {
            kind,
            code: code.to_owned(),
            text: text.to_owned(),
            fields,
            stored: Some(stored),
        };
        let plan = vec![
            (Field::Title, self.title.clone()),
            (Field::Number, said(&self.number)),
            (Field::IssuedOn, day(self.issued_on)),
            (Field::Issuer, self.issuer.clone()),
            (Field::Signer, said(&self.signer)),
            (Field::Recipients, self.recipients.join("\n")),
        ];
        let mut items = vec![item(ItemKind::Plan, "", "", plan, self.id.0)];
        for citation in &self.legal_basis {
            let fields = vec![
                (Field::Issuer, said(&citation.issuer)),
                (Field::IssuedOn, day(citation.issued_on)),
                (Field::Title, said(&citation.title)),
            ];
            let name = format!("{} {}", citation.doc_type, citation.number);
            items.push(item(ItemKind::LegalBasis, &citation.number, &name, fields, citation.id));
        }
        for (index, goal) in self.goals.iter().enumerate() {
            let fields = vec![(Field::Text, goal.text.clone())];
            items.push(item(ItemKind::Goal, &(index + 1).to_string(), &goal.text, fields, goal.id));
        }
        for known in &self.units {
            let duties: Vec<&str> =
                self.duties.iter().filter(|d| d.unit == known.id).map(|d| d.text.as_str()).collect();
            if !duties.is_empty() {
                let fields = vec![(Field::Duties, duties.join("\n"))];
                items.push(item(ItemKind::Unit, &known.code, &known.name, fields, known.id.0));
            }
        }
        for group in &self.groups {
            let fields = vec![(Field::Title, group.name.clone())];
            items.push(item(ItemKind::Group, &group.code, &group.name, fields, group.id.0));
        }
        for task in self.tasks() {
            let support: Vec<String> = task.support.iter().map(|id| unit(Some(*id))).collect();
            let fields = vec![
                (Field::Text, task.full_text.clone()),
                (Field::Role, task.ward_role.map(|r| r.name().to_owned()).unwrap_or_default()),
                (Field::LeadUnit, unit(task.lead)),
                (Field::SupportUnits, support.join("; ")),
                (Field::Term, task.term_text.clone()),
                (Field::Product, said(&task.product)),
            ];
            items.push(item(ItemKind::Task, &task.code, &task.full_text, fields, task.id.0));
        }
        for indicator in &self.indicators {
            let fields = vec![
                (Field::Title, indicator.name.clone()),
                (Field::Measure, said(&indicator.measure)),
                (Field::Target, indicator.target_text.clone()),
                (Field::LeadUnit, unit(indicator.lead)),
            ];
            items.push(item(ItemKind::Indicator, &indicator.code, &indicator.name, fields, indicator.id.0));
        }
        for duty in &self.report_duties {
            let fields = vec![(Field::LastDay, day(duty.last_day))];
            items.push(item(ItemKind::ReportDuty, duty.kind.code(), duty.kind.code(), fields, duty.id));
        }
        items
    }
}
