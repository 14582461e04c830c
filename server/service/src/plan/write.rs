//! The SQL that writes what a draft says: whole plans, and single items of one.

use domain::ids::{GroupId, PlanId, TaskId, UnitId};
use domain::plan::{
    Citation, Correction, Draft, Goal, Group, Indicator, NotUnderstood, Open, Quote, ReportDuty, StoredPlan,
    Target, Task, Term,
};
use domain::text::fold;

use super::units::UnitBook;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;

/// Where a document came from.
pub(super) struct Source<'a> {
    pub year: i16,
    pub file_name: &'a str,
    pub raw_text: &'a str,
}

/// A target in its four columns.
struct TargetColumns(Option<&'static str>, Option<i64>, Option<i64>, Option<i64>);

impl TargetColumns {
    fn of(target: Option<Target>) -> Self {
        match target {
            None => Self(None, None, None, None),
            Some(t) => Self(
                Some(t.op.code()),
                Some(t.value.digits),
                Some(i64::from(t.value.scale)),
                t.base_year.map(i64::from),
            ),
        }
    }
}

impl Tx {
    /// Stores a draft as a new plan.
    pub(super) async fn add_plan(&mut self, draft: &Draft, source: &Source<'_>) -> Result<PlanId, Error> {
        const ADD: &str = "INSERT INTO plan (id, year, title, number, issued_on, issuer, signer, contact_unit_id, \
                           said_total, raw_text, file_name, imported_at) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        let book = self.units_of(draft).await?;
        let plan = PlanId(self.new_id());
        let contact = draft.contact.as_ref().and_then(|contact| book.find(&contact.value));
        let signer = draft.signer.as_ref().and_then(|signer| signer.name.as_deref());
        let now = Instant(self.now());
        on!(self, c => sqlx::query(ADD)
            .bind(plan.0)
            .bind(i64::from(source.year))
            .bind(draft.title.as_ref().map(|q| q.value.as_str()).unwrap_or_default())
            .bind(draft.number.as_ref().map(|q| q.value.as_str()))
            .bind(draft.issued_on.as_ref().map(|q| Day(q.value)))
            .bind(draft.issuer.as_ref().map(|q| q.value.as_str()).unwrap_or_default())
            .bind(signer)
            .bind(contact.map(|unit| unit.0))
            .bind(draft.said_total.as_ref().map(|q| i64::from(q.value)))
            .bind(source.raw_text)
            .bind(source.file_name)
            .bind(now)
            .execute(c).await)?;
        for (sort, citation) in (0..).zip(&draft.legal_basis) {
            self.add_citation(plan, citation, sort).await?;
        }
        for (sort, goal) in (0..).zip(&draft.goals) {
            self.add_goal(plan, goal, sort).await?;
        }
        for unit in &draft.units {
            if let Some(id) = book.find(&unit.name) {
                self.set_duties(plan, id, unit).await?;
            }
        }
        for (sort, group) in (0..).zip(&draft.groups) {
            let id = self.add_group(plan, group, sort).await?;
            for (index, task) in (0..).zip(&group.tasks) {
                self.add_task(plan, id, task, task_sort(sort, index), &book).await?;
            }
        }
        for (sort, indicator) in (0..).zip(&draft.indicators) {
            self.add_indicator(plan, indicator, sort, &book).await?;
        }
        for (sort, duty) in (0..).zip(&draft.report_duties) {
            self.add_report_duty(plan, duty, sort, &book).await?;
        }
        self.set_recipients(plan, draft).await?;
        self.set_remarks(plan, draft).await?;
        Ok(plan)
    }

    pub(super) async fn add_citation(&mut self, plan: PlanId, it: &Citation, sort: i64) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO plan_legal_basis (id, plan_id, doc_type, number, issued_on, issuer, title, \
                           level, relation, quote_line, quote, sort) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        let id = self.new_id();
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(plan.0).bind(&it.doc_type).bind(&it.number).bind(it.date.map(Day)).bind(&it.issuer)
            .bind(&it.title).bind(it.level.map(|level| level.code())).bind(it.relation.code())
            .bind(i64::from(it.quote.line)).bind(&it.quote.text).bind(sort)
            .execute(c).await)?;
        Ok(())
    }

    pub(super) async fn add_goal(&mut self, plan: PlanId, goal: &Goal, sort: i64) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO plan_goal (id, plan_id, kind, text, op, target_digits, target_scale, \
                           base_year, quote_line, quote, sort) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let id = self.new_id();
        let TargetColumns(op, digits, scale, base) = TargetColumns::of(goal.target.as_ref().map(|t| t.value));
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(plan.0).bind(goal.kind.code()).bind(&goal.text).bind(op).bind(digits).bind(scale)
            .bind(base).bind(i64::from(goal.quote.line)).bind(&goal.quote.text).bind(sort)
            .execute(c).await)?;
        Ok(())
    }

    pub(super) async fn change_goal(&mut self, id: i64, goal: &Goal) -> Result<(), Error> {
        const CHANGE: &str = "UPDATE plan_goal SET kind = $2, text = $3, op = $4, target_digits = $5, \
                              target_scale = $6, base_year = $7, quote_line = $8, quote = $9 WHERE id = $1";
        let TargetColumns(op, digits, scale, base) = TargetColumns::of(goal.target.as_ref().map(|t| t.value));
        on!(self, c => sqlx::query(CHANGE)
            .bind(id).bind(goal.kind.code()).bind(&goal.text).bind(op).bind(digits).bind(scale).bind(base)
            .bind(i64::from(goal.quote.line)).bind(&goal.quote.text)
            .execute(c).await)?;
        Ok(())
    }

    /// Replaces what the plan asks of a unit.
    pub(super) async fn set_duties(
        &mut self,
        plan: PlanId,
        unit: UnitId,
        said: &domain::plan::DraftUnit,
    ) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO plan_duty (id, plan_id, unit_id, text, quote_line, quote, sort) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7)";
        self.drop_duties(plan, unit).await?;
        for duty in &said.duties {
            let id = self.new_id();
            let line = i64::from(duty.quote.line);
            on!(self, c => sqlx::query(ADD).bind(id).bind(plan.0).bind(unit.0).bind(&duty.text).bind(line)
                .bind(&duty.quote.text).bind(line).execute(c).await)?;
        }
        Ok(())
    }

    pub(super) async fn drop_duties(&mut self, plan: PlanId, unit: UnitId) -> Result<(), Error> {
        const DROP: &str = "DELETE FROM plan_duty WHERE plan_id = $1 AND unit_id = $2";
        on!(self, c => sqlx::query(DROP).bind(plan.0).bind(unit.0).execute(c).await)?;
        Ok(())
    }

    pub(super) async fn add_group(
        &mut self,
        plan: PlanId,
        group: &Group,
        sort: i64,
    ) -> Result<GroupId, Error> {
        const ADD: &str = "INSERT INTO task_group (id, plan_id, code, name, short_name, quote_line, quote, sort) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let id = self.new_id();
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(plan.0).bind(&group.code).bind(&group.name).bind(&group.suggested_short_name)
            .bind(i64::from(group.quote.line)).bind(&group.quote.text).bind(sort)
            .execute(c).await)?;
        Ok(GroupId(id))
    }

    /// Adds a task with its support and what is suggested for it.
    pub(super) async fn add_task(
        &mut self,
        plan: PlanId,
        group: GroupId,
        task: &Task,
        sort: i64,
        book: &UnitBook,
    ) -> Result<TaskId, Error> {
        const ADD: &str = "INSERT INTO task (id, plan_id, group_id, no, code, full_text, short_title, \
                           short_title_suggested, ward_role, term_kind, term_text, due_on, lead_unit_id, \
                           suggested_unit_id, product, search_text, quote_line, quote, sort) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7, TRUE, $8, $9, $10, $11, $12, $13, $14, '', $15, $16, $17)";
        const SUGGEST: &str = "INSERT INTO task_suggested_support (task_id, unit_id) VALUES ($1, $2) \
                               ON CONFLICT (task_id, unit_id) DO NOTHING";
        let id = TaskId(self.new_id());
        let lead = task.lead_unit.as_deref().and_then(|name| book.find(name));
        let suggested = task.suggestion.lead_unit.as_deref().and_then(|code| book.by_code(code));
        let (kind, due) = term_columns(task.term.as_ref());
        on!(self, c => sqlx::query(ADD)
            .bind(id.0).bind(plan.0).bind(group.0).bind(i64::from(task.no)).bind(&task.code).bind(&task.text)
            .bind(&task.suggestion.short_title).bind(task.role.map(|role| role.name())).bind(kind)
            .bind(task.term_text.as_deref().unwrap_or_default()).bind(due).bind(lead.map(|unit| unit.0))
            .bind(suggested.map(|unit| unit.0)).bind(&task.product).bind(i64::from(task.quote.line))
            .bind(&task.quote.text).bind(sort)
            .execute(c).await)?;
        let support: Vec<UnitId> = task.support_units.iter().filter_map(|name| book.find(name)).collect();
        self.set_support(id, &support).await?;
        let suggested: Vec<UnitId> =
            task.suggestion.support_units.iter().filter_map(|code| book.by_code(code)).collect();
        for unit in suggested {
            on!(self, c => sqlx::query(SUGGEST).bind(id.0).bind(unit.0).execute(c).await)?;
        }
        self.refresh_search(id).await?;
        Ok(id)
    }

    /// Replaces the units in support of a task.
    pub(super) async fn set_support(&mut self, task: TaskId, units: &[UnitId]) -> Result<(), Error> {
        const CLEAR: &str = "DELETE FROM task_support_unit WHERE task_id = $1";
        const ADD: &str = "INSERT INTO task_support_unit (task_id, unit_id) VALUES ($1, $2) \
                           ON CONFLICT (task_id, unit_id) DO NOTHING";
        on!(self, c => sqlx::query(CLEAR).bind(task.0).execute(c).await)?;
        for unit in units {
            on!(self, c => sqlx::query(ADD).bind(task.0).bind(unit.0).execute(c).await)?;
        }
        Ok(())
    }

    /// Writes anew what a search looks at: code, title, text and the names of the task's units.
    pub(super) async fn refresh_search(&mut self, task: TaskId) -> Result<(), Error> {
        const WORDS: &str = "SELECT code, short_title, full_text FROM task WHERE id = $1";
        const NAMES: &str = "SELECT u.name, u.short_name FROM unit u WHERE u.id IN ( \
                             SELECT lead_unit_id FROM task WHERE id = $1 AND lead_unit_id IS NOT NULL \
                             UNION SELECT suggested_unit_id FROM task \
                             WHERE id = $1 AND lead_unit_id IS NULL AND suggested_unit_id IS NOT NULL \
                             UNION SELECT unit_id FROM task_support_unit WHERE task_id = $1) ORDER BY u.sort, u.id";
        const SET: &str = "UPDATE task SET search_text = $2 WHERE id = $1";
        let (code, title, text) = on!(self, c => sqlx::query_as::<_, (String, String, String)>(WORDS).bind(task.0).fetch_one(c).await)?;
        let names =
            on!(self, c => sqlx::query_as::<_, (String, String)>(NAMES).bind(task.0).fetch_all(c).await)?;
        let mut words = vec![code, title, text];
        words.extend(names.into_iter().flat_map(|(name, short)| [name, short]));
        on!(self, c => sqlx::query(SET).bind(task.0).bind(fold(&words.join(" "))).execute(c).await)?;
        Ok(())
    }

    pub(super) async fn add_indicator(
        &mut self,
        plan: PlanId,
        it: &Indicator,
        sort: i64,
        book: &UnitBook,
    ) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO indicator (id, plan_id, code, name, measure, op, target_digits, target_scale, \
                           base_year, target_text, lead_unit_id, quote_line, quote, sort) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
        self.yield_code(plan, &it.code).await?;
        let id = self.new_id();
        let TargetColumns(op, digits, scale, base) = TargetColumns::of(it.target);
        let lead = it.lead_unit.as_deref().and_then(|name| book.find(name));
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(plan.0).bind(&it.code).bind(&it.name).bind(&it.unit).bind(op).bind(digits).bind(scale)
            .bind(base).bind(it.target_text.as_deref().unwrap_or_default()).bind(lead.map(|unit| unit.0))
            .bind(i64::from(it.quote.line)).bind(&it.quote.text).bind(sort)
            .execute(c).await)?;
        self.settle_indicator(id, &it.code, &it.name, it.unit.as_deref(), it.target).await
    }

    pub(super) async fn change_indicator(
        &mut self,
        id: i64,
        it: &Indicator,
        book: &UnitBook,
    ) -> Result<(), Error> {
        const CHANGE: &str = "UPDATE indicator SET name = $2, measure = $3, op = $4, target_digits = $5, \
                              target_scale = $6, base_year = $7, target_text = $8, \
                              lead_unit_id = COALESCE($9, lead_unit_id), quote_line = $10, quote = $11, \
                              version = version + 1 WHERE id = $1";
        let TargetColumns(op, digits, scale, base) = TargetColumns::of(it.target);
        let lead = it.lead_unit.as_deref().and_then(|name| book.find(name));
        on!(self, c => sqlx::query(CHANGE)
            .bind(id).bind(&it.name).bind(&it.unit).bind(op).bind(digits).bind(scale).bind(base)
            .bind(it.target_text.as_deref().unwrap_or_default()).bind(lead.map(|unit| unit.0))
            .bind(i64::from(it.quote.line)).bind(&it.quote.text)
            .execute(c).await)?;
        Ok(())
    }

    pub(super) async fn add_report_duty(
        &mut self,
        plan: PlanId,
        duty: &ReportDuty,
        sort: i64,
        book: &UnitBook,
    ) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO report_duty (id, plan_id, kind, due_before, last_day, wording, recipient, \
                           unit_id, quote_line, quote, sort) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let id = self.new_id();
        let unit = duty.unit.as_deref().and_then(|name| book.find(name));
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(plan.0).bind(duty.kind.code()).bind(duty.due_before.map(Day)).bind(duty.last_day.map(Day))
            .bind(&duty.wording).bind(&duty.recipient).bind(unit.map(|unit| unit.0))
            .bind(i64::from(duty.quote.line)).bind(&duty.quote.text).bind(sort)
            .execute(c).await)?;
        Ok(())
    }

    /// Replaces the list of "Nơi nhận".
    pub(super) async fn set_recipients(&mut self, plan: PlanId, draft: &Draft) -> Result<(), Error> {
        const CLEAR: &str = "DELETE FROM plan_recipient WHERE plan_id = $1";
        const ADD: &str = "INSERT INTO plan_recipient (plan_id, name, sort) VALUES ($1, $2, $3)";
        on!(self, c => sqlx::query(CLEAR).bind(plan.0).execute(c).await)?;
        for (sort, recipient) in (0_i64..).zip(&draft.recipients) {
            let name = &recipient.value;
            on!(self, c => sqlx::query(ADD).bind(plan.0).bind(name).bind(sort).execute(c).await)?;
        }
        Ok(())
    }

    /// Replaces open points and places that were not understood; offers new corrections beside the decided ones.
    pub(super) async fn set_remarks(&mut self, plan: PlanId, draft: &Draft) -> Result<(), Error> {
        const CLEAR: [&str; 2] = [
            "DELETE FROM plan_open WHERE plan_id = $1",
            "DELETE FROM plan_not_understood WHERE plan_id = $1",
        ];
        for clear in CLEAR {
            on!(self, c => sqlx::query(clear).bind(plan.0).execute(c).await)?;
        }
        let open: Vec<&Open> = draft.open.iter().filter(|open| !StoredPlan::derives(open.point)).collect();
        for (sort, open) in (0..).zip(open) {
            self.add_open(plan, open, sort).await?;
        }
        for (sort, place) in (0..).zip(&draft.not_understood) {
            self.add_not_understood(plan, place, sort).await?;
        }
        for (sort, correction) in (0..).zip(&draft.corrections) {
            self.offer_correction(plan, correction, sort).await?;
        }
        Ok(())
    }

    async fn add_open(&mut self, plan: PlanId, open: &Open, sort: i64) -> Result<(), Error> {
        const ADD: &str =
            "INSERT INTO plan_open (id, plan_id, point, about, sort) VALUES ($1, $2, $3, $4, $5)";
        let id = self.new_id();
        on!(self, c => sqlx::query(ADD).bind(id).bind(plan.0).bind(open.point.code()).bind(&open.about).bind(sort)
            .execute(c).await)?;
        Ok(())
    }

    async fn add_not_understood(&mut self, plan: PlanId, it: &NotUnderstood, sort: i64) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO plan_not_understood (id, plan_id, line, text, why, sort) \
                           VALUES ($1, $2, $3, $4, $5, $6)";
        let id = self.new_id();
        on!(self, c => sqlx::query(ADD).bind(id).bind(plan.0).bind(i64::from(it.line)).bind(&it.text)
            .bind(it.why.code()).bind(sort).execute(c).await)?;
        Ok(())
    }

    async fn offer_correction(&mut self, plan: PlanId, it: &Correction, sort: i64) -> Result<(), Error> {
        const KNOWN: &str = "SELECT count(*) FROM plan_correction \
                             WHERE plan_id = $1 AND from_text = $2 AND quote = $3";
        const ADD: &str = "INSERT INTO plan_correction (id, plan_id, from_text, to_text, quote_line, quote, state, \
                           sort) VALUES ($1, $2, $3, $4, $5, $6, 'offered', $7)";
        let Quote { line, text } = &it.quote;
        let known = on!(self, c => sqlx::query_scalar::<_, i64>(KNOWN)
            .bind(plan.0).bind(&it.from).bind(text).fetch_one(c).await)?;
        if known == 0 {
            let id = self.new_id();
            on!(self, c => sqlx::query(ADD).bind(id).bind(plan.0).bind(&it.from).bind(&it.to)
                .bind(i64::from(*line)).bind(text).bind(sort).execute(c).await)?;
        }
        Ok(())
    }
}

/// Kind and last day of a term as they are stored; a missing term is not understood.
pub(super) fn term_columns(term: Option<&Term>) -> (&'static str, Option<Day>) {
    let kind = term.map_or(domain::board::TermKind::Unknown, |term| term.kind);
    (kind.name(), term.and_then(|term| term.due_on).map(Day))
}

/// The place of a task in its plan, by the places of its group and of itself within the group.
pub(super) fn task_sort(group: i64, index: i64) -> i64 {
    group.saturating_mul(10_000).saturating_add(index)
}
