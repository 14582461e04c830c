//! The rows of a plan and the SQL that reads them.

use domain::board::{TermKind, WardRole};
use domain::ids::{GroupId, IndicatorId, PersonId, PlanId, TaskId, UnitId};
use domain::plan::{
    CorrectionState, Decimal, GoalKind, Level, NotUnderstood, Op, Open, OpenPoint, Quote, Relation,
    ReportKind, StoredCitation, StoredCorrection, StoredDuty, StoredGoal, StoredGroup, StoredIndicator,
    StoredPlan, StoredReportDuty, StoredTask, Target, Why,
};

use crate::db::{Day, Instant, Tx};
use crate::error::{Error, Fault};
use crate::on;

#[derive(sqlx::FromRow)]
struct PlanRow {
    id: i64,
    year: i64,
    title: String,
    number: Option<String>,
    issued_on: Option<Day>,
    issuer: String,
    signer: Option<String>,
    contact_unit_id: Option<i64>,
    said_total: Option<i64>,
    file_name: String,
    imported_at: Instant,
    version: i64,
}

#[derive(sqlx::FromRow)]
struct CitationRow {
    id: i64,
    doc_type: String,
    number: String,
    issued_on: Option<Day>,
    issuer: Option<String>,
    title: Option<String>,
    level: Option<String>,
    relation: String,
    quote_line: i64,
    quote: String,
}

#[derive(sqlx::FromRow)]
struct GoalRow {
    id: i64,
    kind: String,
    text: String,
    op: Option<String>,
    target_digits: Option<i64>,
    target_scale: Option<i64>,
    base_year: Option<i64>,
    quote_line: i64,
    quote: String,
}

#[derive(sqlx::FromRow)]
struct GroupRow {
    id: i64,
    code: String,
    name: String,
    short_name: String,
    quote_line: i64,
    quote: String,
}

#[derive(sqlx::FromRow)]
struct TaskRow {
    id: i64,
    group_id: i64,
    no: i64,
    code: String,
    full_text: String,
    short_title: String,
    short_title_suggested: bool,
    ward_role: Option<String>,
    term_kind: String,
    term_text: String,
    due_on: Option<Day>,
    lead_unit_id: Option<i64>,
    suggested_unit_id: Option<i64>,
    owner_id: Option<i64>,
    product: Option<String>,
    responsibility: Option<String>,
    authority: Option<String>,
    needs_evidence: bool,
    quote_line: i64,
    quote: String,
    version: i64,
}

#[derive(sqlx::FromRow)]
struct IndicatorRow {
    id: i64,
    code: String,
    name: String,
    measure: Option<String>,
    op: Option<String>,
    target_digits: Option<i64>,
    target_scale: Option<i64>,
    base_year: Option<i64>,
    target_text: String,
    lead_unit_id: Option<i64>,
    quote_line: i64,
    quote: String,
    version: i64,
}

#[derive(sqlx::FromRow)]
struct ReportRow {
    id: i64,
    kind: String,
    due_before: Option<Day>,
    last_day: Option<Day>,
    wording: Option<String>,
    recipient: Option<String>,
    unit_id: Option<i64>,
    quote_line: i64,
    quote: String,
}

type UnitPairs = Vec<(i64, i64)>;

impl Tx {
    /// The newest plan's year, if there is a plan.
    pub(super) async fn newest_year(&mut self) -> Result<Option<i16>, Error> {
        const NEWEST: &str = "SELECT year FROM plan ORDER BY year DESC LIMIT 1";
        let year = on!(self, c => sqlx::query_scalar::<_, i64>(NEWEST).fetch_optional(c).await)?;
        year.map(|year| small(year, "plan", "year", year)).transpose()
    }

    /// The plan of a year with everything on it.
    pub(super) async fn stored_plan(&mut self, year: i16) -> Result<Option<StoredPlan>, Error> {
        const PLAN: &str = "SELECT id, year, title, number, issued_on, issuer, signer, contact_unit_id, said_total, \
                            file_name, imported_at, version FROM plan WHERE year = $1";
        let row =
            on!(self, c => sqlx::query_as::<_, PlanRow>(PLAN).bind(i64::from(year)).fetch_optional(c).await)?;
        let Some(row) = row else { return Ok(None) };
        let id = row.id;
        let mut plan = StoredPlan {
            id: PlanId(id),
            year: small(row.year, "plan", "year", id)?,
            title: row.title,
            number: row.number,
            issued_on: row.issued_on.map(|day| day.0),
            issuer: row.issuer,
            signer: row.signer,
            contact: row.contact_unit_id.map(UnitId),
            said_total: row.said_total.map(|n| small(n, "plan", "said_total", id)).transpose()?,
            file_name: row.file_name,
            imported_at: row.imported_at.0,
            version: row.version,
            legal_basis: self.citations(id).await?,
            goals: self.goals(id).await?,
            duties: self.duties(id).await?,
            groups: self.groups(id).await?,
            indicators: self.indicators(id).await?,
            report_duties: self.report_duties(id).await?,
            recipients: self.recipients(id).await?,
            open: Vec::new(),
            not_understood: self.not_understood(id).await?,
            corrections: self.corrections(id).await?,
            units: self.units().await?,
        };
        plan.open = plan.derived_open();
        plan.open.extend(self.open_points(id).await?);
        Ok(Some(plan))
    }

    async fn citations(&mut self, plan: i64) -> Result<Vec<StoredCitation>, Error> {
        const ALL: &str = "SELECT id, doc_type, number, issued_on, issuer, title, level, relation, quote_line, quote \
                           FROM plan_legal_basis WHERE plan_id = $1 ORDER BY sort, id";
        let rows = on!(self, c => sqlx::query_as::<_, CitationRow>(ALL).bind(plan).fetch_all(c).await)?;
        rows.into_iter()
            .map(|row| {
                let bad = |column| move |word: &String| unknown("plan_legal_basis", column, row.id, word);
                Ok(StoredCitation {
                    id: row.id,
                    doc_type: row.doc_type,
                    number: row.number,
                    issued_on: row.issued_on.map(|day| day.0),
                    issuer: row.issuer,
                    title: row.title,
                    level: match &row.level {
                        None => None,
                        Some(word) => Some(Level::from_code(word).ok_or_else(|| bad("level")(word))?),
                    },
                    relation: Relation::from_code(&row.relation)
                        .ok_or_else(|| bad("relation")(&row.relation))?,
                    quote: quote(row.quote_line, row.quote),
                })
            })
            .collect()
    }

    async fn goals(&mut self, plan: i64) -> Result<Vec<StoredGoal>, Error> {
        const ALL: &str = "SELECT id, kind, text, op, target_digits, target_scale, base_year, quote_line, quote \
                           FROM plan_goal WHERE plan_id = $1 ORDER BY sort, id";
        let rows = on!(self, c => sqlx::query_as::<_, GoalRow>(ALL).bind(plan).fetch_all(c).await)?;
        rows.into_iter()
            .map(|row| {
                let kind = GoalKind::from_code(&row.kind);
                Ok(StoredGoal {
                    id: row.id,
                    kind: kind.ok_or_else(|| unknown("plan_goal", "kind", row.id, &row.kind))?,
                    text: row.text,
                    target: target(row.op.as_deref(), row.target_digits, row.target_scale, row.base_year),
                    quote: quote(row.quote_line, row.quote),
                })
            })
            .collect()
    }

    async fn duties(&mut self, plan: i64) -> Result<Vec<StoredDuty>, Error> {
        const ALL: &str =
            "SELECT unit_id, text, quote_line, quote FROM plan_duty WHERE plan_id = $1 ORDER BY sort, id";
        let rows = on!(self, c => sqlx::query_as::<_, (i64, String, i64, String)>(ALL).bind(plan).fetch_all(c).await)?;
        let duty =
            |(unit, text, line, words)| StoredDuty { unit: UnitId(unit), text, quote: quote(line, words) };
        Ok(rows.into_iter().map(duty).collect())
    }

    async fn groups(&mut self, plan: i64) -> Result<Vec<StoredGroup>, Error> {
        const ALL: &str = "SELECT id, code, name, short_name, quote_line, quote FROM task_group \
                           WHERE plan_id = $1 AND gone_at IS NULL ORDER BY sort, id";
        let rows = on!(self, c => sqlx::query_as::<_, GroupRow>(ALL).bind(plan).fetch_all(c).await)?;
        let mut tasks = self.tasks(plan).await?;
        let mut groups = Vec::new();
        for row in rows {
            let (own, others): (Vec<_>, Vec<_>) = tasks.into_iter().partition(|(group, _)| *group == row.id);
            tasks = others;
            groups.push(StoredGroup {
                id: GroupId(row.id),
                code: row.code,
                name: row.name,
                short_name: row.short_name,
                quote: quote(row.quote_line, row.quote),
                tasks: own.into_iter().map(|(_, task)| task).collect(),
            });
        }
        Ok(groups)
    }

    async fn tasks(&mut self, plan: i64) -> Result<Vec<(i64, StoredTask)>, Error> {
        const ALL: &str = "SELECT id, group_id, no, code, full_text, short_title, short_title_suggested, ward_role, \
                           term_kind, term_text, due_on, lead_unit_id, suggested_unit_id, owner_id, product, \
                           responsibility, authority, needs_evidence, quote_line, quote, version \
                           FROM task WHERE plan_id = $1 AND gone_at IS NULL ORDER BY sort, id";
        const SUPPORT: &str = "SELECT s.task_id, s.unit_id FROM task_support_unit s JOIN task t ON t.id = s.task_id \
                               JOIN unit u ON u.id = s.unit_id WHERE t.plan_id = $1 ORDER BY u.sort, u.id";
        const SUGGESTED: &str = "SELECT s.task_id, s.unit_id FROM task_suggested_support s \
                                 JOIN task t ON t.id = s.task_id JOIN unit u ON u.id = s.unit_id \
                                 WHERE t.plan_id = $1 ORDER BY u.sort, u.id";
        let rows = on!(self, c => sqlx::query_as::<_, TaskRow>(ALL).bind(plan).fetch_all(c).await)?;
        let support: UnitPairs = on!(self, c => sqlx::query_as(SUPPORT).bind(plan).fetch_all(c).await)?;
        let suggested: UnitPairs = on!(self, c => sqlx::query_as(SUGGESTED).bind(plan).fetch_all(c).await)?;
        let of = |pairs: &UnitPairs, task: i64| {
            pairs.iter().filter(|(id, _)| *id == task).map(|(_, unit)| UnitId(*unit)).collect()
        };
        rows.into_iter()
            .map(|row| {
                let ward_role = match &row.ward_role {
                    None => None,
                    Some(word) => Some(
                        WardRole::from_name(word)
                            .ok_or_else(|| unknown("task", "ward_role", row.id, word))?,
                    ),
                };
                let term = TermKind::from_name(&row.term_kind);
                let task = StoredTask {
                    id: TaskId(row.id),
                    support: of(&support, row.id),
                    suggested_support: of(&suggested, row.id),
                    ward_role,
                    term: term.ok_or_else(|| unknown("task", "term_kind", row.id, &row.term_kind))?,
                    code: row.code,
                    no: row.no,
                    full_text: row.full_text,
                    short_title: row.short_title,
                    short_title_suggested: row.short_title_suggested,
                    term_text: row.term_text,
                    due_on: row.due_on.map(|day| day.0),
                    lead: row.lead_unit_id.map(UnitId),
                    suggested_lead: row.suggested_unit_id.map(UnitId),
                    owner: row.owner_id.map(PersonId),
                    product: row.product,
                    responsibility: row.responsibility,
                    authority: row.authority,
                    needs_evidence: row.needs_evidence,
                    quote: quote(row.quote_line, row.quote),
                    version: row.version,
                };
                Ok((row.group_id, task))
            })
            .collect()
    }

    async fn indicators(&mut self, plan: i64) -> Result<Vec<StoredIndicator>, Error> {
        const ALL: &str = "SELECT id, code, name, measure, op, target_digits, target_scale, base_year, target_text, \
                           lead_unit_id, quote_line, quote, version FROM indicator \
                           WHERE plan_id = $1 AND gone_at IS NULL AND added = FALSE ORDER BY sort, id";
        let rows = on!(self, c => sqlx::query_as::<_, IndicatorRow>(ALL).bind(plan).fetch_all(c).await)?;
        let indicator = |row: IndicatorRow| StoredIndicator {
            id: IndicatorId(row.id),
            code: row.code,
            name: row.name,
            measure: row.measure,
            target: target(row.op.as_deref(), row.target_digits, row.target_scale, row.base_year),
            target_text: row.target_text,
            lead: row.lead_unit_id.map(UnitId),
            quote: quote(row.quote_line, row.quote),
            version: row.version,
        };
        Ok(rows.into_iter().map(indicator).collect())
    }

    async fn report_duties(&mut self, plan: i64) -> Result<Vec<StoredReportDuty>, Error> {
        const ALL: &str = "SELECT id, kind, due_before, last_day, wording, recipient, unit_id, quote_line, quote \
                           FROM report_duty WHERE plan_id = $1 AND gone_at IS NULL ORDER BY sort, id";
        let rows = on!(self, c => sqlx::query_as::<_, ReportRow>(ALL).bind(plan).fetch_all(c).await)?;
        rows.into_iter()
            .map(|row| {
                let kind = ReportKind::from_code(&row.kind);
                Ok(StoredReportDuty {
                    id: row.id,
                    kind: kind.ok_or_else(|| unknown("report_duty", "kind", row.id, &row.kind))?,
                    due_before: row.due_before.map(|day| day.0),
                    last_day: row.last_day.map(|day| day.0),
                    wording: row.wording,
                    recipient: row.recipient,
                    unit: row.unit_id.map(UnitId),
                    quote: quote(row.quote_line, row.quote),
                })
            })
            .collect()
    }

    async fn recipients(&mut self, plan: i64) -> Result<Vec<String>, Error> {
        const ALL: &str = "SELECT name FROM plan_recipient WHERE plan_id = $1 ORDER BY sort";
        Ok(on!(self, c => sqlx::query_scalar(ALL).bind(plan).fetch_all(c).await)?)
    }

    async fn open_points(&mut self, plan: i64) -> Result<Vec<Open>, Error> {
        const ALL: &str = "SELECT id, point, about FROM plan_open WHERE plan_id = $1 ORDER BY sort, id";
        let rows = on!(self, c => sqlx::query_as::<_, (i64, String, Option<String>)>(ALL).bind(plan).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(id, word, about)| {
                let point =
                    OpenPoint::from_code(&word).ok_or_else(|| unknown("plan_open", "point", id, &word))?;
                Ok(Open { point, about })
            })
            .collect()
    }

    async fn not_understood(&mut self, plan: i64) -> Result<Vec<NotUnderstood>, Error> {
        const ALL: &str =
            "SELECT id, line, text, why FROM plan_not_understood WHERE plan_id = $1 ORDER BY sort, id";
        let rows = on!(self, c => sqlx::query_as::<_, (i64, i64, String, String)>(ALL).bind(plan).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(id, line, text, word)| {
                let why =
                    Why::from_code(&word).ok_or_else(|| unknown("plan_not_understood", "why", id, &word))?;
                Ok(NotUnderstood { line: u32::try_from(line).unwrap_or(0), text, why })
            })
            .collect()
    }

    async fn corrections(&mut self, plan: i64) -> Result<Vec<StoredCorrection>, Error> {
        const ALL: &str = "SELECT id, from_text, to_text, quote_line, quote, state FROM plan_correction \
                           WHERE plan_id = $1 ORDER BY sort, id";
        type Columns = (i64, String, String, i64, String, String);
        let rows = on!(self, c => sqlx::query_as::<_, Columns>(ALL).bind(plan).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(id, from, to, line, words, word)| {
                let state = CorrectionState::from_code(&word);
                let state = state.ok_or_else(|| unknown("plan_correction", "state", id, &word))?;
                Ok(StoredCorrection { id, from, to, quote: quote(line, words), state })
            })
            .collect()
    }
}

fn quote(line: i64, text: String) -> Quote {
    Quote { line: u32::try_from(line).unwrap_or(0), text }
}

/// The measure of a goal or indicator, if all of it is there.
fn target(
    op: Option<&str>,
    digits: Option<i64>,
    scale: Option<i64>,
    base_year: Option<i64>,
) -> Option<Target> {
    let value = Decimal { digits: digits?, scale: u8::try_from(scale?).ok()? };
    let op = Op::from_code(op?)?;
    Some(Target { op, value, percent: false, base_year: base_year.and_then(|year| i16::try_from(year).ok()) })
}

fn small<T: TryFrom<i64>>(
    value: i64,
    table: &'static str,
    column: &'static str,
    row: i64,
) -> Result<T, Error> {
    T::try_from(value).map_err(|_| {
        let why = format!("out of range: {value}");
        Fault::BadRow { table, column, row: row.to_string(), why }.into()
    })
}

/// The fault of a word that the program does not know.
pub(super) fn unknown(table: &'static str, column: &'static str, row: i64, word: &str) -> Error {
    Fault::BadRow { table, column, row: row.to_string(), why: format!("no such word: {word}") }.into()
}
