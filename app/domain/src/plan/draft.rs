//! The draft of a plan: everything that was read from a document, each field with the words it came from, beside
//! what is open, what was not understood and what could be corrected.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Correction, Document, Quote, Suggestion, Target, Term};
use crate::{board::WardRole, people::UnitKind};

/// A value and the words of the document that it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted<T> {
    pub value: T,
    pub quote: Quote,
}

/// What a plan document says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub title: Option<Quoted<String>>,
    /// For example `45/KH-UBND`; none while the number is blank.
    pub number: Option<Quoted<String>>,
    pub issued_on: Option<Quoted<Date>>,
    pub issuer: Option<Quoted<String>>,
    pub signer: Option<Signer>,
    pub year: Option<Quoted<i16>>,
    /// Every document that the plan names, those that it rests on first.
    pub legal_basis: Vec<Citation>,
    pub goals: Vec<Goal>,
    /// The units of "Tổ chức thực hiện", then those that only a table names.
    pub units: Vec<DraftUnit>,
    /// The unit through which difficulties are reported, as written.
    pub contact: Option<Quoted<String>>,
    pub indicators: Vec<Indicator>,
    pub groups: Vec<Group>,
    /// Dated ones first, by date.
    pub report_duties: Vec<ReportDuty>,
    /// The lines under "Nơi nhận".
    pub recipients: Vec<Quoted<String>>,
    /// The document's own sum of tasks.
    pub said_total: Option<Quoted<u32>>,
    /// Tasks found.
    pub found_total: u32,
    pub open: Vec<Open>,
    pub corrections: Vec<Correction>,
    pub not_understood: Vec<NotUnderstood>,
}

/// Who signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", …: the lines above the name.
    pub capacity: Vec<String>,
    /// None while only the capacity is there.
    pub name: Option<String>,
    pub quote: Quote,
}

/// A document that the plan names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// "Nghị quyết", "Kế hoạch", …
    pub doc_type: String,
    /// For example `02/NQ-CP`.
    pub number: String,
    pub date: Option<Date>,
    pub issuer: Option<String>,
    /// What it is about, as the plan words it.
    pub title: Option<String>,
    pub level: Option<Level>,
    pub relation: Relation,
    pub quote: Quote,
}

/// Level of the issuer of a cited document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Nation,
    City,
    Ward,
}

/// How the plan relates to a document that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Named in the title: the plan carries it out.
    Implements,
    /// Named after "Căn cứ".
    BasedOn,
    /// Named elsewhere.
    Mentioned,
}

/// A goal of the section "Mục tiêu".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    pub kind: GoalKind,
    pub text: String,
    /// The measure inside the words, for example +15 % on 2025.
    pub target: Option<Quoted<Target>>,
    pub quote: Quote,
}

/// Kind of a goal, by the heading above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalKind {
    General,
    Specific,
}

/// A unit that the document names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftUnit {
    /// As written where it was first named.
    pub name: String,
    /// Code of a unit that every ward has, if the name is known.
    pub code: Option<String>,
    /// Of an unknown unit, as its first word says.
    pub kind: UnitKind,
    /// Other spellings of the same unit in the document.
    pub aliases: Vec<String>,
    pub duties: Vec<Duty>,
    pub quote: Quote,
}

/// A duty of one or more units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    pub text: String,
    pub quote: Quote,
}

/// A row of the table of indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// `CT1` and so on, in the order of the table.
    pub code: String,
    pub name: String,
    /// Unit of measure, as written.
    pub unit: Option<String>,
    /// The words of the target.
    pub target_text: Option<String>,
    /// None if the words are not understood.
    pub target: Option<Target>,
    /// The name in [`Draft::units`] of the unit in the lead; as written if it is not among them.
    pub lead_unit: Option<String>,
    /// The whole row.
    pub quote: Quote,
}

/// A group of tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// As in the table: `II`.
    pub code: String,
    pub name: String,
    /// A shorter name for lists, proposed by the program.
    pub suggested_short_name: String,
    pub tasks: Vec<Task>,
    pub quote: Quote,
}

/// A row of the table of tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Group and number: `II.4`.
    pub code: String,
    /// Number within the group; a sub-number such as 4.2 counts as 4002, a second 4 as 4500.
    pub no: u32,
    pub text: String,
    /// The ward's role against the higher plan, where the table marks it.
    pub role: Option<WardRole>,
    /// The name in [`Draft::units`] of the unit in the lead, where the table names one.
    pub lead_unit: Option<String>,
    pub support_units: Vec<String>,
    /// The product that the table asks for, where it has such a column.
    pub product: Option<String>,
    pub term_text: Option<String>,
    pub term: Option<Term>,
    /// A short title and units proposed by the program; they wait for a person.
    pub suggestion: Suggestion,
    /// The whole row.
    pub quote: Quote,
    /// Rows that carry on the text, after a page break or as sub-points.
    pub continued: Vec<Quote>,
}

/// A report that the plan asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDuty {
    pub kind: ReportKind,
    /// The day of "trước ngày …": that day is already too late.
    pub due_before: Option<Date>,
    /// The last day in time.
    pub last_day: Option<Date>,
    /// The words of the date: "trước ngày 21/5".
    pub wording: Option<String>,
    /// To whom, as written.
    pub recipient: Option<String>,
    /// The name in [`Draft::units`] of the unit that reports.
    pub unit: Option<String>,
    pub quote: Quote,
}

/// Kind of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    Month,
    Quarter,
    SixMonth,
    NineMonth,
    Annual,
    AdHoc,
    /// A dated report whose period is not said.
    Other,
}

/// Something that the document does not say and a person must.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Open {
    pub point: OpenPoint,
    /// Code of the task or indicator, number of the cited document, or year of the baseline.
    pub about: Option<String>,
}

/// Kinds of open point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenPoint {
    Title,
    Number,
    IssuedOn,
    Issuer,
    Year,
    Signer,
    /// No group row above the tasks.
    GroupName,
    /// Which unit leads a task.
    TaskUnit,
    TaskTerm,
    IndicatorTarget,
    IndicatorUnit,
    /// The figure of the base year that a goal or indicator compares with.
    Baseline,
    /// Targets that stand in another document.
    TargetsElsewhere,
    /// The document's own sum of tasks differs from what was found.
    Sum,
}

/// A place of the document that was not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotUnderstood {
    pub line: u32,
    pub text: String,
    pub why: Why,
}

/// Why a place was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The words of a term.
    Term,
    /// The words of a target.
    Target,
    /// A mark that is neither an x nor a unit's name, or marks in both columns of role.
    Role,
    /// A column whose heading is not known.
    Column,
    /// A table whose headings are not known; its first row.
    Table,
    /// A row that is neither a group nor a task nor an indicator.
    Row,
    /// A number that the group has already had.
    Number,
    /// Text between the rows of a table.
    BetweenRows,
    /// A heading of "Tổ chức thực hiện" that names no unit.
    UnitHeading,
    /// A report without a date that can be read.
    ReportDate,
}

impl Draft {
    /// Reads a document. Never fails: what cannot be read is listed in the draft itself.
    pub fn read(document: &Document) -> Self {
        super::read::draft(document)
    }

    /// All tasks, in the order of the document.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.groups.iter().flat_map(|group| group.tasks.iter())
    }

    /// Whether the document's own sum agrees with the tasks found; none if it gives no sum.
    pub fn sum_agrees(&self) -> Option<bool> {
        self.said_total.as_ref().map(|said| said.value == self.found_total)
    }

    /// Every quote of the draft.
    pub fn quotes(&self) -> Vec<&Quote> {
        let mut all: Vec<&Quote> = Vec::new();
        all.extend(
            self.title.iter().chain(&self.number).chain(&self.issuer).chain(&self.contact).map(|q| &q.quote),
        );
        all.extend(self.issued_on.iter().map(|q| &q.quote));
        all.extend(self.year.iter().map(|q| &q.quote));
        all.extend(self.signer.iter().map(|s| &s.quote));
        all.extend(self.legal_basis.iter().map(|c| &c.quote));
        for goal in &self.goals {
            all.push(&goal.quote);
            all.extend(goal.target.iter().map(|t| &t.quote));
        }
        for unit in &self.units {
            all.push(&unit.quote);
            all.extend(unit.duties.iter().map(|d| &d.quote));
        }
        all.extend(self.indicators.iter().map(|i| &i.quote));
        for group in &self.groups {
            all.push(&group.quote);
            for task in &group.tasks {
                all.push(&task.quote);
                all.extend(&task.continued);
            }
        }
        all.extend(self.report_duties.iter().map(|d| &d.quote));
        all.extend(self.recipients.iter().map(|r| &r.quote));
        all.extend(self.said_total.iter().map(|s| &s.quote));
        all.extend(self.corrections.iter().map(|c| &c.quote));
        all
    }
}
